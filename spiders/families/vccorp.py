"""VCCorp's news system: /<slug>.htm lists, /<slug>/trang-2.htm goes on, /<category>/<slug>-<18 digits>.htm is news."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.rows import Kind
from pipelines.layouts.vccorp import VCCORP
from pipelines.urls import canonical
from spiders.document import Anchor, Document
from spiders.families.addressed import Addressed

_PAGE = re.compile(r"/trang-(?P<number>\d{1,5})(?P<tail>\.htm|\.chn)\Z")
#: Lists of what carries a word, of events and of days: they hold what the sections hold.
_REPEATS = re.compile(r"(?:-tags?\d+|-event\d+)\.(?:htm|chn)\Z|/(?:tag|su-kien|xem-theo-ngay)(?:/|\.(?:htm|chn)\Z)")


class VcCorp(Addressed):
    key = "vccorp"
    layout = VCCORP
    proof = "inferred"
    note = "article page as scrapers of newspapers on it read it; lists inferred"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        if _REPEATS.search(urlsplit(anchor.url).path):
            return None
        return super().kind_of(anchor, document)

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """``/suc-khoe/trang-2.htm`` is page 2 of ``/suc-khoe.htm``."""
        parts = urlsplit(url)
        match = _PAGE.search(parts.path)
        if match:
            first = parts.path[: match.start()] + match["tail"]
            return canonical(parts._replace(path=first).geturl()), int(match["number"])
        return super().page_of(url, anchor)
