"""HueCIT: the home page with parameters. gd is a layout, cn a view; with tc it shows an article, without it a list."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from crawler.rows import Kind
from pipelines.layouts.huecit import HUECIT
from spiders.document import Anchor, Document
from spiders.families.addressed import Addressed
from spiders.traps import is_trap


class HueCit(Addressed):
    key = "huecit"
    layout = HUECIT
    proof = "inferred"
    note = "addresses of three sibling sites as scrapers know them; lists inferred"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        query = parse_qs(urlsplit(anchor.url).query)
        if "cn" in query and "tc" not in query:
            return None if is_trap(anchor.url) or anchor.pager else "listing"
        return super().kind_of(anchor, document)
