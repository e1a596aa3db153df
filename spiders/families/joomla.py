"""Joomla: com_content's articles and categories, ``start=N`` numbers pages; K2 in its place on some sites.

From CMS source (the router of com_content, its templates and feed views); K2's addresses from sites that use it.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.rows import Found, Kind
from pipelines.urls import canonical
from spiders.body_class import body_classes, has_any
from spiders.document import Anchor, Document
from spiders.families.by_words import kind_by_words
from spiders.family import Family
from spiders.paging import page_of, speaks_of_pages
from spiders.traps import is_trap

#: The number leads in both: /tin-tuc/412-ten-bai is an article, /tin-tuc/5-hoat-dong a category below it.
_NUMBERED = re.compile(r"/(?P<id>\d+)-[^/]+?(?:\.html)?/?\Z")
_OTHERS = re.compile(
    r"/component/(?!content(?:/|\Z)|k2(?:/|\Z))|/itemlist/(?:tag|user|date|search)|/eventsby|\.calendar/|/archive/"
    r"|/(?:administrator|modules|plugins|media|cache|templates|images|mailto)/",
    re.IGNORECASE,
)
_VIEWS: dict[str, Kind] = {
    "article": "article",
    "item": "article",
    "category": "listing",
    "featured": "listing",
    "frontpage": "listing",
    "section": "listing",
    "itemlist": "listing",
}
#: What a page needs beside its path. ``Itemid`` says only which menu entry is lit.
_NEEDED = ("option", "view", "layout", "id", "catid", "start", "limitstart", "task", "Itemid")
_START = ("start", "limitstart")


class Joomla(Family):
    key = "joomla"
    proof = "from CMS source"
    note = "K2 in its place: from sites that use it"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if any(name not in _NEEDED for name in query) or ("task" in query and query.get("view") != "itemlist"):
            return None  # print, mail, pop-up, sorting, search
        if "option" in query:
            return _VIEWS.get(query.get("view", "")) if query["option"] in ("com_content", "com_k2") else None
        path = parts.path.removeprefix("/index.php")
        if path in ("", "/") or _OTHERS.search(path) or is_trap(anchor.url):
            return None
        if "/item/" in path:
            return "article"
        if "/itemlist/" in path:
            return "listing"
        numbered = _NUMBERED.search(path)
        if numbered is not None:
            # Categories have small numbers and few words, but only the page itself is sure.
            short = anchor.words <= 5 and len(numbered[0].split("-")) <= 5
            return "listing" if short and (anchor.furniture or int(numbered["id"]) < 100) else "article"
        return kind_by_words(anchor)

    def address(self, url: str) -> str:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        if not pairs or any(name == "option" for name, _ in pairs):
            return url
        return canonical(parts._replace(query=urlencode([p for p in pairs if p[0] in _START])).geturl())

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """By offset: all that matters is the order. ``start=0`` and ``limitstart=0`` are the first page."""
        if anchor is not None and not (anchor.pager or speaks_of_pages(anchor.text)):
            return None
        query = dict(parse_qsl(urlsplit(url).query))
        if "showall" in query or not any(name in query for name in _START):
            return None
        return page_of(self.address(url))

    def lists(self, anchor: Anchor) -> bool:
        return False

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        if kind == "home":
            return kind
        classes = body_classes(document)
        if "view-article" in classes or ("com_k2" in classes and "view-item" in classes):
            return "article"
        if {"view-category", "view-featured", "view-categories", "view-itemlist"} & classes:
            return "listing"
        if has_any(document, ".com-content-article", ".item-page", ".itemView"):
            return "article"
        lists = (".com-content-category-blog", ".blog-featured", ".category-list", "div.blog", ".itemListView")
        return "listing" if has_any(document, *lists) else kind

    def feeds(self, document: Document) -> tuple[str, ...]:
        """Each list is offered as RSS and as Atom."""
        rss = tuple(url for url in document.feeds if "type=atom" not in url)
        return rss or document.feeds
