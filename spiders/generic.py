"""A site without a source file: `scrapy crawl generic -a url=URL`, or `soyte crawl --url URL`."""

from __future__ import annotations

from typing import Any

from crawler.items import Source
from spiders.base import SourceSpider
from spiders.registry import source_for


class GenericSpider(SourceSpider, adhoc=True):
    """Any site, from one address. Its CMS is told by fingerprint; failing that, links are told apart by their form."""

    name = "generic"

    def __init__(self, *args: Any, url: str | None = None, source: Source | None = None, **kwargs: Any) -> None:
        if url is None:
            raise ValueError("the generic spider needs an address: scrapy crawl generic -a url=URL")
        self.source = source or source_for(url)  # type: ignore[misc]
        super().__init__(*args, url=url, **kwargs)
