"""A fetched page as discovery sees it: its tree, and its links with what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import lxml.html
from lxml import etree
from w3lib.encoding import html_to_unicode

from pipelines.urls import absolute
from spiders.entries import entries

#: Words in a class or id that say: this is a menu, not news.
_FURNITURE = re.compile(r"menu|nav|header|footer|breadcrumb|banner|topbar|toolbar|social|share|weblink|lienket", re.I)
_PAGER = re.compile(r"pag(?:ing|ination|er|e-?nav|e-?numbers?)|phan-?trang", re.I)
_BLOCKS = frozenset(["body", "div", "td", "li", "article", "section", "main", "center", "form", "aside", "header"])
#: Letters from which a text is a piece of running text and not a label.
_LONG = 80
#: Seconds after which a page that loads another one is a page of its own.
_SOON = 10.0
_REFRESH = re.compile(r"(?P<seconds>\d+(?:\.\d+)?)\s*[;,]\s*url\s*=\s*['\"]?(?P<url>[^'\"]+)", re.I)
_LOCATION = re.compile(
    r"(?:window|document|self|top)?\.?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*['\"](?P<url>[^'\"]+)['\"]"
)
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link: where it leads, in one spelling, its words, and where on the page it stands."""

    url: str
    text: str
    furniture: bool  # in a menu, header or footer
    pager: bool  # in a block of page numbers
    rel: str = ""

    @property
    def words(self) -> int:
        return sum(1 for word in self.text.split() if any(letter.isalnum() for letter in word))


class Document:
    """One page. Reading never fails: a page without a tree has no links."""

    def __init__(self, url: str, body: bytes, content_type: str = "text/html") -> None:
        self.url = url
        self.body = body
        self.content_type = content_type

    @cached_property
    def tree(self) -> Any:
        """The lxml element of the page, or None when there is no markup in it."""
        _, text = html_to_unicode(self.content_type, self.body, default_encoding="utf8")
        text = _CONTROL.sub("", text)
        if "<" not in text:
            return None
        try:
            return lxml.html.document_fromstring(text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None

    @cached_property
    def base(self) -> str:
        """What relative links are relative to."""
        if self.tree is None:
            return self.url
        named = next((element.get("href") for element in self.tree.iter("base") if element.get("href")), "")
        return absolute(self.url, named) or self.url

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """The page's links in document order, one per address: several links to one page are taken together."""
        if self.tree is None:
            return ()
        found: dict[str, Anchor] = {}
        for element in self.tree.iter("a", "area"):
            url = absolute(self.base, element.get("href") or "")
            if url is None:
                continue
            text = _text(element)
            furniture, pager = _surroundings(element)
            known = found.get(url)
            if known is None:
                found[url] = Anchor(
                    url=url, text=text, furniture=furniture, pager=pager, rel=(element.get("rel") or "").lower()
                )
            else:
                found[url] = Anchor(
                    url=url,
                    text=max(known.text, text, key=len),
                    furniture=known.furniture and furniture,
                    pager=known.pager or pager,
                    rel=known.rel,
                )
        return tuple(found.values())

    @cached_property
    def entries(self) -> dict[str, str]:
        """By address, the words of the block around each link that is an entry of a list."""
        if self.tree is None:
            return {}
        found = ((element, absolute(self.base, element.get("href") or "")) for element in self.tree.iter("a"))
        return entries((element, url) for element, url in found if url is not None)

    @cached_property
    def feeds(self) -> tuple[str, ...]:
        """Feeds that the page's head announces."""
        if self.tree is None:
            return ()
        urls = (
            absolute(self.base, element.get("href") or "")
            for element in self.tree.iter("link")
            if "alternate" in (element.get("rel") or "").lower()
            and re.search(r"rss|atom", (element.get("type") or "").lower())
        )
        return tuple(dict.fromkeys(url for url in urls if url))

    @cached_property
    def onward(self) -> tuple[str, ...]:
        """Where the page's content is when it is elsewhere: its frames, or the page it loads next."""
        if self.tree is None:
            return ()
        framed = (absolute(self.base, element.get("src") or "") for element in self.tree.iter("frame"))
        urls = [url for url in (*framed, self._next_page()) if url is not None]
        return tuple(dict.fromkeys(urls))

    def _next_page(self) -> str | None:
        """By a meta element, or by script when there is little else on the page."""
        for element in self.tree.iter("meta"):
            if (element.get("http-equiv") or "").lower() == "refresh":
                match = _REFRESH.search(element.get("content") or "")
                if match and float(match["seconds"]) <= _SOON:
                    return absolute(self.base, match["url"])
        if len(self.anchors) <= 2:
            for script in self.tree.iter("script"):
                match = _LOCATION.search(script.text or "")
                if match:
                    return absolute(self.base, match["url"])
        return None

    def paragraph_mass(self) -> int:
        """Letters of running text in the page's largest text block: large on an article, small on a list.

        Running text is what stands in long pieces and is no link. A piece counts for the block it stands in and for
        the one around that (some editors write every paragraph as a block); where links make up a good part of a block,
        as in a list of headlines with teasers, it is no running text.
        """
        if self.tree is None:
            return 0
        texts: Counter[Any] = Counter()
        links: Counter[Any] = Counter()
        for block, text, linked in _pieces(self.tree, None, False):
            if linked or len(text) >= _LONG:
                for place in (block, _block_above(block)):
                    (links if linked else texts)[place] += len(text)
        return max((mass for block, mass in texts.items() if links[block] < mass / 4), default=0)


def _pieces(element: Any, block: Any, linked: bool) -> Iterator[tuple[Any, str, bool]]:
    """Every text of the tree with the block it stands in, and whether it is a link's."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript", "select", "footer", "nav"):
        return
    inside = element if element.tag in _BLOCKS or block is None else block
    link = linked or element.tag == "a"
    if element.text:
        yield inside, element.text.strip(), link
    for child in element:
        yield from _pieces(child, inside, link)
        if child.tail:
            yield inside, child.tail.strip(), link


def _block_above(block: Any) -> Any:
    """The block around a block; the block itself where only the page is around it."""
    for ancestor in block.iterancestors():
        if ancestor.tag in ("body", "table", "center", "form"):
            break
        if ancestor.tag in _BLOCKS:
            return ancestor
    return block


def _text(element: Any) -> str:
    """An element's words; for a picture, its description."""
    text = _SPACE.sub(" ", element.text_content()).strip()
    if text:
        return text
    alts: Iterable[str] = (image.get("alt") or "" for image in element.iter("img"))
    return _SPACE.sub(" ", " ".join(alts) or element.get("title") or "").strip()


def _surroundings(element: Any) -> tuple[bool, bool]:
    furniture = pager = False
    for ancestor in (element, *element.iterancestors()):
        tag = ancestor.tag
        if tag == "body":
            break
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if tag in ("nav", "header", "footer") or _FURNITURE.search(names):
            furniture = True
        if _PAGER.search(names):
            pager = True
    return furniture, pager
