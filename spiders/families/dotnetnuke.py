"""DotNetNuke (DNN): what its news modules call an article's number differs, that they write it as name and value not.

``/<page>/articleType/ArticleView/articleId/12/…`` (Ventrian), ``/<page>/ArtMID/9/ArticleID/12/…`` (EasyDNN),
``?tabid=62&ItemID=12`` (old addresses). EasyDNN from scrapers, the others inferred from addresses: unproven as a whole.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.rows import Found, Kind
from pipelines.layouts.dotnetnuke import IDS
from pipelines.urls import canonical
from spiders.body_class import has_any
from spiders.document import Anchor, Document
from spiders.families.by_words import kind_by_words
from spiders.family import Family
from spiders.traps import is_trap

_NUMBERED = re.compile(rf"/(?:{IDS})/\d+(?=/|\Z)", re.IGNORECASE)
_NAME = re.compile(rf"(?:{IDS})\Z", re.IGNORECASE)
_OTHERS = re.compile(
    r"/ctl/(?!articleview|detail|details|view|viewarticle|chitiet)|articleType/(?:ArchiveView|AuthorView|TagView)|/(?:TagID|AuthorID)/"
    r"|/(?:evl|ev|ecd|month|year|day|date)/\d|/dnnprintmode/|/SkinSrc/|/(?:DesktopModules|Portals|Providers|Resources|js)/"
    r"|/(?:login|register|terms|privacy|sendpassword|logoff)(?:\.aspx)?\Z|/language/(?!vi)|/RSS\.aspx",
    re.IGNORECASE,
)
#: Parameters that show a page otherwise: to print, in another skin, to edit.
_VIEWS = re.compile(r"(?:ctl|skinsrc|containersrc|dnnprintmode|print|popup)\Z", re.IGNORECASE)
_PAGES = re.compile(
    r"(?:/pgrid/\d+)?/(?:pageid|currentpage|pageindex|page|trang|pg)/(?P<number>\d{1,5})(?=/|\Z)", re.IGNORECASE
)
_PAGE_NAMES = re.compile(r"(?:currentpage|pageindex|pageid|page|trang|pg)\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"/language/vi(?:-vn)?(?=/|\Z)", re.IGNORECASE)


class DotNetNuke(Family):
    key = "dotnetnuke"
    proof = "inferred"
    note = "article pages of the module EasyDNN as scrapers read them; other modules from their addresses"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        path = parts.path
        if path.lower().endswith("/linkclick.aspx"):
            return "file" if "fileticket=" in parts.query.lower() else None
        if _OTHERS.search(path) or any(_VIEWS.match(name) for name, _ in parse_qsl(parts.query)):
            return None
        names = [name.lower() for name, value in parse_qsl(parts.query) if value.isdigit()]
        if _NUMBERED.search(path) or any(_NAME.match(name) for name in names):
            return None if is_trap(self.address(anchor.url)) else "article"
        if is_trap(self.address(anchor.url)) or path in ("", "/"):
            return None
        if set(names) - {"tabid", "categoryid", "mid"} or (parts.query and not names):
            return None
        if "tabid" in names or "/tabid/" in path.lower() or "/categoryid/" in path.lower():
            return "listing"
        return kind_by_words(anchor)

    def address(self, url: str) -> str:
        """Without the language that is the site's own."""
        parts = urlsplit(url)
        pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0].lower() != "language"]
        path = _LANGUAGE.sub("", parts.path)
        if path == parts.path and len(pairs) == len(parse_qsl(parts.query, keep_blank_values=True)):
            return url
        return canonical(parts._replace(path=path or "/", query=urlencode(pairs)).geturl())

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """By name and value, in the path or in the query; the number of the grid goes with that of the page."""
        parts = urlsplit(self.address(url))
        match = _PAGES.search(parts.path)
        if match and not _NUMBERED.search(parts.path):
            path = parts.path[: match.start()] + parts.path[match.end() :]
            return canonical(parts._replace(path=path or "/").geturl()), int(match["number"])
        pairs = parse_qsl(parts.query)
        for name, value in pairs:
            if _PAGE_NAMES.match(name) and value.isdigit() and len(value) <= 5:
                rest = [pair for pair in pairs if pair[0] != name]
                return canonical(parts._replace(query=urlencode(rest)).geturl()), int(value)
        return None

    def lists(self, anchor: Anchor) -> bool:
        path = urlsplit(anchor.url).path.lower()
        return not _NUMBERED.search(path) and ("/tabid/" in path or kind_by_words(anchor) == "listing")

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        if kind == "home":
            return kind
        parts = urlsplit(document.url)
        if _NUMBERED.search(parts.path) or any(_NAME.match(name) for name, _ in parse_qsl(parts.query)):
            return "article"
        if has_any(document, ".edn_articleContent", ".EDN_article_content", ".edn_fullView", ".articleEntry"):
            return "article"
        named = sum(1 for link in links if link.kind == "article")
        paged = any(link.listing is not None for link in links)
        if paged or named >= 4:
            return "listing"
        return "article" if document.paragraph_mass() >= 300 else kind
