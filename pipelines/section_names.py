"""Lines that look like a title and name a section, the office or the home page: their names stand in a menu as well."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipelines.bylines import is_signature
from pipelines.headlines import Title
from pipelines.labels import title_kind
from pipelines.lines import Line
from pipelines.text import fold
from pipelines.title_claims import SEPARATORS
from pipelines.urls import absolute

_LONGEST_SECTION = 6  # words
#: What portals write over every page, in capitals.
_MASTHEAD = re.compile(r"(?:cổng|trang|website)\s+(?:thông tin|điện tử|sở|ngành)\b", re.IGNORECASE)
_MASTHEAD_WORDS = re.compile(
    r"^(?:(?:cổng|trang|website|thông tin|điện tử|tổng hợp|của|chính thức)\s+)+", re.IGNORECASE
)


def names_a_section(title: Title, tree: Any, url: str) -> bool:
    """Whether a title is made of names that a link of a menu has as well, and of offices."""
    masthead = _MASTHEAD.match(title.text) is not None and not title.rule.startswith("layout:")
    if masthead and (title.text.isupper() or _ends_in_office(title.text)):
        return True
    pieces = [piece for piece in SEPARATORS.split(title.text) if piece.strip()]
    if len(title.text) > 120 or any(len(piece.split()) > _LONGEST_SECTION for piece in pieces):
        return False
    others = [piece for piece in pieces if not is_signature(piece) and title_kind(piece) is None]
    if title.rule.startswith("layout:") or not pieces:
        return False
    return (
        {fold(piece) for piece in others} <= menu_names(tree, url)
        if others
        else len(pieces) > 1 or is_signature(pieces[0])
    )


def _ends_in_office(text: str) -> bool:
    """Whether a masthead is all that a line holds: "Cổng thông tin điện tử Sở Y tế"."""
    rest = _MASTHEAD_WORDS.sub("", text).strip(" -–—|,")
    return not rest or (is_signature(rest) and len(rest.split()) <= _LONGEST_SECTION)


def menu_names(tree: Any, url: str) -> set[str]:
    """What the page's links are called that lead elsewhere, of so few words as names of sections have."""
    found = set()
    for link in tree.iter("a"):
        text = "".join(link.itertext())
        if 4 <= len(text) <= 60 and len(text.split()) <= _LONGEST_SECTION and not _leads_here(link, url):
            found.add(fold(" ".join(text.split())))
    return found


def unlinked(line: Line, url: str) -> Line:
    """A line that links to its own page is read as if it did not."""
    if line.links <= 0.5 or len(line.text.split()) < 4 or not url:
        return line
    around = (line.element, *line.element.iterancestors("a"))
    links = [link for element in around for link in ([element] if element.tag == "a" else element.iter("a"))]
    return replace(line, links=0.0) if len(links) <= 3 and any(_leads_here(link, url) for link in links) else line


def _leads_here(link: Any, url: str) -> bool:
    """Whether a link leads to the page it stands on."""
    href = (link.get("href") or "").strip().partition("#")[0].rstrip("/")
    # Most links end otherwise: only the others are worked out.
    if not href or not url.partition("#")[0].rstrip("/").endswith(href.rpartition("/")[2]):
        return False
    address, here = absolute(url, href), absolute(url, url)
    return address is not None and here is not None and address.rstrip("/") == here.partition("#")[0].rstrip("/")
