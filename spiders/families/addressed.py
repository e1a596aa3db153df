"""Families of which little more is known than their addresses: what these do not tell is told by the links' form."""

from __future__ import annotations

from crawler.rows import Found, Kind
from pipelines.layouts import Layout, is_article_address, is_copy
from spiders.document import Anchor, Document
from spiders.families.generic import Generic
from spiders.traps import is_trap


class Addressed(Generic):
    """An article is what has the address of one; any other page is judged as on a site of no known kind."""

    layout: Layout

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        if is_copy(self.layout, anchor.url):
            return None
        if is_article_address(self.layout, anchor.url):
            return None if is_trap(anchor.url) else "article"
        return super().kind_of(anchor, document)

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        if is_article_address(self.layout, document.url):
            return "article"
        return super().judge(kind, document, links)
