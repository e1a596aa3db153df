"""What a CMS family knows about discovery: which addresses are articles, which are listings, and how lists go on.

A family reads documents only. It asks for nothing, and what it does not recognise it leaves out.
"""

from __future__ import annotations

from typing import Literal

from crawler.addresses import allowed
from crawler.items import Source
from crawler.rows import Found, Kind
from crawler.visits import Discovery
from pipelines.layouts import by_key
from pipelines.urls import canonical, host_key
from spiders.body_class import has_any
from spiders.document import Anchor, Document
from spiders.feeds import read_feed, read_sitemap
from spiders.paging import page_of, speaks_of_pages
from spiders.postback import next_form
from spiders.traps import is_file, is_trap

Proof = Literal["from CMS source", "from scrapers", "inferred"]

#: Sitemap entries carry priorities that grow with their date: the day number of 1990-01-01 is 0 here.
_SITEMAP_BASE = 10_000

#: Articles named from which a page is a list, if nothing on it speaks for an article.
_NAMED = 4


class Family:
    """The base, and at once the shape of every family. Subclasses answer :meth:`kind_of` and :meth:`page_of`."""

    key = ""
    #: How well it is proven: by the weaker of what it knows of articles and of lists.
    proof: Proof = "inferred"
    #: The same, in detail.
    note = ""
    #: Where sites of this family keep their files beside their own host: the vendor's storage.
    asset_hosts: tuple[str, ...] = ()

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        """What a link on the source's hosts leads to, as far as can be told without asking; None: not for us."""
        raise NotImplementedError

    def address(self, url: str) -> str:
        """The address to ask for: without what only makes copies of a page."""
        return url

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """The first page of the listing that a page-number link belongs to, and its number."""
        if anchor is not None and not speaks_of_paging(anchor):
            return None
        return page_of(url)

    def own_page(self, document: Document) -> tuple[str, int] | None:
        """The first page of the listing that a page belongs to, and its number; None on a first page."""
        return self.page_of(document.url, None)

    def paged(self, anchor: Anchor, document: Document) -> tuple[str, int] | None:
        """The same, of a page that a link leads to."""
        return self.page_of(anchor.url, anchor)

    def feeds(self, document: Document) -> tuple[str, ...]:
        """The feeds a page announces that name articles; each list in one format."""
        return document.feeds

    def holds(self, sitemap: str) -> Kind | None:
        """What the pages are that a sitemap of this address names, as far as its address tells; None: not for us."""
        return "article"

    def reads(self, document: Document) -> bool:
        """Whether a listing that is no HTML is one all the same, as where lists come as JSON."""
        return False

    def extra(self, document: Document, source: Source) -> list[Found]:
        """Addresses that follow from the page without being linked on it."""
        return []

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        """What the page is, now that it is here: by an article's own marks, and by whether it goes on or names many."""
        layout = by_key(self.key)
        if kind not in ("article", "listing") or layout is None:
            return kind
        named = sum(1 for link in links if link.kind == "article")
        lists = any(link.listing is not None for link in links) or named >= _NAMED
        if lists == (kind == "listing") or has_any(document, *layout.article) == (kind == "article"):
            return kind
        return "listing" if lists else "article"

    def discover(self, kind: Kind, document: Document, source: Source, page: int = 1) -> Discovery:
        """What a page of the given kind names. ``page``: which one it is of a list whose pages have no addresses."""
        if kind == "file":
            return Discovery()
        if kind == "feed":
            return Discovery(links=self._entries(read_feed(document.body, document.url), source))
        if kind == "sitemap":
            return self._sitemap(document, source)
        links = self._links(document, source)
        judged = self.judge(kind, document, links)
        if judged == "article":
            # Menus and pagers stand on every article; home and listings have named them.
            links = [link for link in links if link.kind in ("article", "file") and link.url != document.url]
            return Discovery(links=tuple(links), kind=judged)
        links = [link for link in links if link.kind != "file"]
        links += [Found(url=url, kind="feed") for url in self.feeds(document) if allowed(url, source)]
        links += self.extra(document, source)
        links = [Found(url=url, kind=kind) for url in document.onward if allowed(url, source)] + links
        own = self.own_page(document)
        # The first page has no number; what other sites call page 0 or page 1 of it only matters by its order.
        number = own[1] if own else 0
        named = {link.url: link for link in reversed(links) if link.url != document.url}
        form = next_form(document, page) if judged == "listing" else None
        return Discovery(links=tuple(reversed(named.values())), kind=judged, number=number, form=form)

    def _links(self, document: Document, source: Source) -> list[Found]:
        own = self.own_page(document)
        here = own[0] if own else canonical(document.url)
        found: dict[str, Found] = {}
        for anchor in document.anchors:
            if not allowed(anchor.url, source) or (_elsewhere(anchor.url, source) and not is_file(anchor.url)):
                continue
            link = self._link(anchor, document, here)
            if link is not None:
                found.setdefault(link.url, link)
        return list(found.values())

    def _link(self, anchor: Anchor, document: Document, here: str) -> Found | None:
        if is_file(anchor.url):
            return Found(url=anchor.url, kind="file")
        paged = self.paged(anchor, document)
        if paged is not None:
            listing, number = paged
            if listing != here:
                return Found(url=listing, kind="listing")
            if number == 0 or anchor.text.strip(" []().") == "1":
                return None  # the first page under another address
            return Found(url=self.address(anchor.url), kind="listing", listing=listing, number=number)
        kind = self.kind_of(anchor, document)
        return Found(url=self.address(anchor.url), kind=kind) if kind is not None else None

    def _entries(self, urls: tuple[str, ...], source: Source) -> tuple[Found, ...]:
        """Addresses without words around them: what a feed or sitemap names is an article until it is seen."""
        found = []
        for url in urls:
            if not allowed(url, source) or is_trap(url):
                continue
            anchor = Anchor(url=url, text="", furniture=False, pager=False)
            kind: Kind = "listing" if self.lists(anchor) else "article"
            found.append(Found(url=self.address(url), kind=kind))
        return tuple(found)

    def lists(self, anchor: Anchor) -> bool:
        """Whether an address that a feed or sitemap names is, by its form, a listing."""
        return False

    def _sitemap(self, document: Document, source: Source) -> Discovery:
        sitemap = read_sitemap(document.body, document.url)
        links = [
            Found(url=entry.url, kind="sitemap", modified=entry.modified)
            for entry in sitemap.maps
            if allowed(entry.url, source) and self.holds(entry.url)
        ]
        held = self.holds(document.url)
        entries = {entry.url: entry.modified for entry in sitemap.pages} if held is not None else {}
        for found in self._entries(tuple(entries), source):
            if held == "listing" or found.kind == "listing":
                links.append(Found(url=found.url, kind="listing", priority=_rank(None)))
            else:
                modified = entries.get(found.url)
                links.append(Found(url=found.url, kind=found.kind, priority=_rank(modified), modified=modified))
        return Discovery(links=tuple(links))


def speaks_of_paging(anchor: Anchor) -> bool:
    """Whether a link says that it leads to another page of the same list."""
    return anchor.pager or "next" in anchor.rel.split() or speaks_of_pages(anchor.text)


def _elsewhere(url: str, source: Source) -> bool:
    """Whether an address is on a host that only keeps the source's files."""
    host = host_key(url).removeprefix("www.")
    return host not in {known.removeprefix("www.") for known in source.hosts}


def _rank(modified: str | None) -> int:
    """A priority from a sitemap's date: newest first, below everything that a listing names."""
    if modified is None:
        return 2_000
    digits = modified[:10].replace("-", "").ljust(8, "0")
    return _SITEMAP_BASE + int(digits) - 19_000_000 if digits.isdigit() else 2_000
