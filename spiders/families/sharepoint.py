"""SharePoint with the news web parts of ministries and insurers. From scrapers of seven such sites.

Articles: ``/vn/tin-tuc/<id>/<slug>.aspx``, ``<page>.aspx?ItemID=<id>``, ``/Pages/<slug>.aspx``. Lists:
``/vn/chuyen-muc/<id>/<slug>.aspx?page=N``, ``<page>.aspx?date=&EventID=0&Page=N``, ``/ChuyenMuc/PhanTrang/<id>/N/``.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.rows import Found, Kind
from pipelines.layouts.sharepoint import IDS
from pipelines.urls import canonical
from spiders.body_class import has_any
from spiders.document import Anchor, Document
from spiders.families.by_words import kind_by_words
from spiders.family import Family
from spiders.traps import is_trap

_NAME = re.compile(rf"(?:{IDS})\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"/(?:tin-?tuc|news|bai-viet)/\d{2,}/[^/]+\.(?:aspx|html?)\Z|-t\d+\.html?\Z", re.IGNORECASE)
_CATEGORY = re.compile(
    r"/chuyen-?muc/(?:phantrang/)?\d+/|/phantrang/\d+/\d+/|-d\d+\.html?\Z|/chuyenmuc\.aspx\Z", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?:chuyenmucid|cateid|categoryid|catid|cm|eventid|date|lang|culture)\Z", re.IGNORECASE)
_OTHERS = re.compile(
    r"/_(?:layouts|catalogs|vti_bin|controltemplates|forms)/|/(?:AllItems|EditForm|NewForm|calendar|print|inbai|in-bai-viet|search"
    r"|tim-?kiem|sitemap|lien-?he|rss)\.aspx\Z|/SiteAssets/|/Style%20Library/|/lich[-\w]*\.aspx\Z",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:view|paged|p_id|rootfolder|source|isdlg|isprint|print|sortfield|sortdir|filter\w*|calendardate|calendarperiod|contentonly)\Z",
    re.IGNORECASE,
)
_PAGE_IN_PATH = re.compile(r"(?P<head>/phantrang/\d+/)(?P<number>\d+)(?=/)", re.IGNORECASE)
_LIBRARY = re.compile(r"/pages/(?P<name>[^/]+)\.aspx\Z", re.IGNORECASE)


class SharePoint(Family):
    key = "sharepoint"
    proof = "from scrapers"
    note = "of seven ministries' sites with the same web parts"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        pairs = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if value]
        if _OTHERS.search(parts.path) or any(_STATE.match(name) for name, _ in pairs):
            return None
        bare = parts._replace(query=urlencode(pairs)).geturl()
        if parts.path in ("", "/") or is_trap(bare):
            return None
        if _NUMBERED.search(parts.path) or any(_NAME.match(name) and value.isdigit() for name, value in pairs):
            return "article"
        if _CATEGORY.search(parts.path):
            return "listing"
        if any(not _NUMBERS.match(name) for name, _ in pairs):
            return None
        return "listing" if pairs else kind_by_words(anchor)

    def address(self, url: str) -> str:
        """Without parameters that are empty; what numbers a page of a list keeps them, as the site wrote it."""
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        if all(value for _, value in pairs) or self.page_of(url, None):
            return url
        return canonical(parts._replace(query=urlencode([pair for pair in pairs if pair[1]])).geturl())

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """``Page=N`` beside filters that are not set, or the number after ``PhanTrang/<category>/``."""
        parts = urlsplit(url)
        match = _PAGE_IN_PATH.search(parts.path)
        if match:
            first = parts.path[: match.start("number")] + "1" + parts.path[match.end("number") :]
            number = int(match["number"])
            return canonical(parts._replace(path=first).geturl()), number if number > 1 else 0
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        number_text = next((value for name, value in pairs if name.lower() in ("page", "trang")), "")
        if not number_text.isdigit() or len(number_text) > 5 or any(_STATE.match(name) for name, _ in pairs):
            return None
        rest = [
            (name, value)
            for name, value in pairs
            if name.lower() not in ("page", "trang", "date") and value and (name.lower(), value) != ("eventid", "0")
        ]
        return canonical(parts._replace(query=urlencode(rest)).geturl()), int(number_text)

    def lists(self, anchor: Anchor) -> bool:
        parts = urlsplit(anchor.url)
        if _NUMBERED.search(parts.path) or any(_NAME.match(name) for name, _ in parse_qsl(parts.query)):
            return False
        library = _LIBRARY.search(parts.path)
        return library is None or library["name"].count("-") < 4

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        if kind == "home":
            return kind
        parts = urlsplit(document.url)
        if _CATEGORY.search(parts.path):
            return "listing"
        if _NUMBERED.search(parts.path) or has_any(
            document, "#divArticleDescription2", "#divArticleDescription3", "#divArticleContent", "#news-detail"
        ):
            return "article"
        named = sum(1 for link in links if link.kind == "article")
        if any(link.listing is not None for link in links) or named >= 4:
            return "listing"
        return "article" if document.paragraph_mass() >= 300 else kind
