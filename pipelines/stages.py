"""Scrapy item pipelines: where a crawl hands over to extraction.

Pages are not items here: they are in the raw archive long before a spider closes. What is left for a pipeline is the
end: once the last spider of a run has closed, everything fetched is extracted, resolved and stored, the same way
for `soyte crawl` and `scrapy crawl NAME`.
"""

from __future__ import annotations

import asyncio
from typing import Any

from scrapy.crawler import Crawler


class ExtractStage:
    """Runs the extraction in a thread, so that the reactor stays able to answer a signal."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ExtractStage:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        return item

    async def close_spider(self) -> None:
        """The last one extracts what all of them fetched."""
        from crawler.finish import finish_source

        spider: Any = self._crawler.spider
        if not self._crawler.engine.running:  # a signal stops us: what was fetched is safe, and read by the next run
            spider.session.interrupted = True
        await spider.settle()
        await asyncio.get_running_loop().run_in_executor(None, finish_source, spider.session, spider.source.key)
