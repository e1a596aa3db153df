"""Any site, from its home page alone: articles and listings are told apart by the form of links and pages."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from crawler.rows import Found, Kind
from pipelines.urls import canonical
from spiders.document import Anchor, Document
from spiders.entries import tells_day
from spiders.family import Family, Proof, speaks_of_paging
from spiders.paging import page_beside
from spiders.traps import is_trap

#: Parameters whose number names one article: ?id=15, HueCIT's &tc=15.
_ID = re.compile(
    r"(?:id|tc|art|aid|nid|newsid|newid|articleid|itemid|postid|tinid|baiviet|bv|tin|news|n|p)\Z", re.IGNORECASE
)
_ENDING_NUMBER = re.compile(r"\d{3,}(?=(?:\.\w{2,5})?/?\Z)|-\d+(?=(?:\.\w{2,5})?/?\Z)")

#: A headline has at least this many words; menu entries seldom do.
_HEADLINE = 7
#: Letters of running text from which a page is an article, and articles named from which it is a list.
_MASS, _NAMED = 300, 4


#: WebSphere hangs the state of the whole page on every link, and another one each time it is shown.
_STATE = re.compile(r"/!ut/p/.*\Z")


class Generic(Family):
    key = "generic"
    proof: Proof = "inferred"
    note = "no CMS: told by the form of links and pages, on test sites of our own"

    def address(self, url: str) -> str:
        """Without a state token: what it asks for besides the page's own address is never the same twice."""
        parts = urlsplit(url)
        path = _STATE.sub("", parts.path)
        return url if path == parts.path else canonical(parts._replace(path=path or "/", query="").geturl())

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        if "/!ut/p/" in anchor.url:
            anchor = replace(anchor, url=self.address(anchor.url))
            slug = urlsplit(anchor.url).path.rpartition("/")[2]
            if anchor.words >= _HEADLINE and slug.count("-") < 4:
                return None  # which article it is stands in the token only
        if is_trap(anchor.url) or anchor.pager:
            return None
        parts = urlsplit(anchor.url)
        if parts.path in ("", "/") and not parts.query:
            return None
        slug = parts.path.rstrip("/").rpartition("/")[2]
        slug_words = len([word for word in re.split(r"[-_+.]|%20", slug) if word])
        numbered = bool(_ENDING_NUMBER.search(parts.path)) or any(
            _ID.fullmatch(name) and value.isdigit() for name, value in parse_qsl(parts.query)
        )
        entry = "" if anchor.furniture else document.entries.get(anchor.url, "")
        headline = anchor.words >= _HEADLINE or _is_news(entry)
        speaking = slug_words >= 5
        if not anchor.furniture and (headline or (speaking and anchor.words >= 4) or (speaking and numbered)):
            return "article"
        if anchor.furniture and headline and (speaking or numbered):
            return "article"  # a ticker in the page's head
        if anchor.words == 0:
            return "article" if speaking and numbered and not anchor.furniture else None
        return "listing"

    def own_page(self, document: Document) -> tuple[str, int] | None:
        """By the links to the pages beside it, where its number has no known name."""
        own = self.page_of(document.url, None)
        if own is not None or document.paragraph_mass() >= _MASS:  # the next article is no next page
            return own
        for anchor in document.anchors:
            if speaks_of_paging(anchor) and not _is_news(document.entries.get(anchor.url, "")):
                beside = page_beside(anchor.url, document.url, anchor.text)
                mine = page_beside(document.url, anchor.url, "") if beside is not None else None
                if mine is not None and beside is not None and mine[0] == beside[0]:
                    return mine
        return None

    def paged(self, anchor: Anchor, document: Document) -> tuple[str, int] | None:
        if not speaks_of_paging(anchor) or _is_news(document.entries.get(anchor.url, "")):
            return None  # "Xem thêm" under a headline leads to the article
        known = self.page_of(anchor.url, anchor)
        if known is not None or document.paragraph_mass() >= _MASS:
            return known
        return page_beside(anchor.url, document.url, anchor.text)

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        """By what is on it: running text makes an article, a list of headlines a listing."""
        if kind == "home":
            return kind
        paged = any(link.listing is not None for link in links)
        named = sum(1 for link in links if link.kind == "article")
        if paged and named >= _NAMED:
            return "listing"
        if document.paragraph_mass() >= _MASS:
            return "article"
        return "listing" if named >= _NAMED else kind


def _is_news(entry: str) -> bool:
    """Whether the words of a list's entry are those of news: a headline, or a day."""
    return tells_day(entry) or sum(1 for word in entry.split() if any(letter.isalnum() for letter in word)) >= _HEADLINE
