"""Liferay 6.2: articles live in asset publishers, lists are pages with one, ``_cur`` numbers them. From scrapers."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from crawler.rows import Found, Kind
from pipelines.urls import canonical
from spiders.document import Anchor, Document
from spiders.family import Family, Proof
from spiders.traps import is_trap

#: The last two: a province's portal that gives its articles an address of their own, and pages named after a title, as
#: EcoIT's CMS on Liferay makes them.
_ARTICLE = re.compile(
    r"/-/asset_publisher/[^/]+/(?:content|document|blog)/[^/]+|/-/details/\d+/[^/]+"
    r"|\A/(?:[^/]+/)+(?:[^/-]+-){4,}[^/]*\.html?\Z"
)
#: Other vendors' applications name the article in a parameter, as Liferay's own do.
_PARAMETER = re.compile(r"_urlTitle\Z")
_KEPT = re.compile(r"p_p_(?:id|lifecycle|state|mode)\Z|_(?:urlTitle|groupId|type|assetEntryId|categoryId)\Z")
_CUR = re.compile(r"_cur\Z|\Acur\Z")
#: What pages a list needs; everything else in such an address says how it was reached.
_NEEDED = re.compile(r"(?:p_p_id|p_p_lifecycle|p_p_state|p_p_mode|p_p_col_id|p_p_col_count)\Z|_(?:cur|delta)\Z")


class Liferay62(Family):
    key = "liferay62"
    proof: Proof = "from scrapers"
    note = "four independent readers of moh.gov.vn"

    def is_article(self, path: str) -> bool:
        """Whether a path is that of an article."""
        return _ARTICLE.search(path) is not None

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        if self.is_article(parts.path) or _names_article(parts.query):
            return None if is_state(anchor.url) else "article"
        if is_trap(anchor.url) or parts.query or parts.path.startswith(("/c/", "/documents/", "/image/", "/o/")):
            return None
        if "/-/" in parts.path:
            return None
        # A page of the site. Liferay cannot tell from outside which pages hold a list: menus name them all.
        return "listing" if anchor.furniture or anchor.words <= 8 else None

    def lists(self, anchor: Anchor) -> bool:
        return not self.is_article(urlsplit(anchor.url).path)

    def address(self, url: str) -> str:
        """An article without where one came from; a list page with only what numbers it."""
        parts = urlsplit(url)
        if self.is_article(parts.path):
            return canonical(parts._replace(query="").geturl())
        if not parts.query:
            return url
        if _names_article(parts.query):
            pairs = [pair for pair in parse_qsl(parts.query) if _KEPT.search(pair[0])]
            return canonical(parts._replace(query=urlencode(pairs)).geturl())
        pairs = [pair for pair in parse_qsl(parts.query) if _NEEDED.search(pair[0])]
        return canonical(parts._replace(query=urlencode(pairs)).geturl())

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        parts = urlsplit(url)
        if self.is_article(parts.path) or is_state(url):
            return None
        for name, value in parse_qsl(parts.query):
            if _CUR.search(name) and value.isdigit():
                return canonical(parts._replace(query="").geturl()), int(value)
        return None

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        parts = urlsplit(document.url)
        if self.is_article(parts.path) or _names_article(parts.query):
            return "article"
        return super().judge(kind, document, links) if kind == "article" else kind


def _names_article(query: str) -> bool:
    return any(_PARAMETER.search(name) for name, _ in parse_qsl(query))


def is_state(url: str) -> bool:
    """Whether an address asks a portlet to do something or to look different: pop-ups, print views, form posts."""
    query = parse_qs(urlsplit(url).query)
    return (
        query.get("p_p_state", ["normal"])[0] in ("pop_up", "exclusive", "maximized")
        or query.get("p_p_lifecycle", ["0"])[0] != "0"
        or query.get("p_p_mode", ["view"])[0] != "view"
        or any(
            name.endswith(("_struts_action", "_viewMode")) and "print" in str(value) for name, value in query.items()
        )
    )
