"""Facts that a template puts side by side, each in an element of its own: author, date, section, counter.

Style sheets set them apart, so that a line of their text has no sign between them: "Thu Hà 12 Tháng Ba, 2025 Y tế 0".
In running text the words around an element join it; among facts nothing but signs stands beside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipelines.dom import text_of

_TAGS = ("span", "a", "time", "li", "small", "b", "strong", "i", "em", "abbr", "cite", "font", "label")
_INITIALS = re.compile(r"[A-ZÂÊÔĂĐƠƯÁÀÉÍÓÚÝ]{1,2}")
_MOST = 40  # elements of a line
#: Where a link leads that has an author's name for its words, and one that has a section's.
_AUTHOR = re.compile(
    r"/(?:author|authors|tac-?gia|profile|profiles|user|users|nguoi-viet)(?:[/=?-]|$)|/@[\w.-]+/?$", re.IGNORECASE
)
_SECTION = re.compile(
    r"/(?:category|categories|chuyen-?muc|danh-?muc|the-?loai|section|topic|chu-de)(?:[/=?-]|$)|[?&](?:cat|category)=",
    re.IGNORECASE,
)


def stands_apart(node: Any, around: Any) -> bool:
    """Whether no words join a node to those beside it, within the element of its line."""
    text = text_of(node)
    while node is not around and (parent := node.getparent()) is not None and parent is not around:
        if text_of(parent) != text:
            break
        node = parent
    if node is around:
        return True
    before = node.getprevious()
    parent = node.getparent()
    joined = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return not any(character.isalnum() for character in f"{joined}{node.tail or ''}")


def opens_row(element: Any, text: str) -> bool:
    """Whether a text stands before the elements of a row, each of which holds a fact: no words are between them."""
    if (element.text or "").strip() != text or not len(element):
        return False
    return not any(character.isalnum() for node in element for character in node.tail or "")


def nodes_of(element: Any) -> Iterator[tuple[Any, str]]:
    """The elements within a line's that may hold one fact each, with their text."""
    for count, node in enumerate(element.iter(*_TAGS)):
        if count >= _MOST:
            return
        if node is not element and (text := text_of(node)):
            yield node, text


def drawn_initials(element: Any, text: str) -> str:
    """The letters that a template draws before an author's name in place of a portrait: "M" of "MMinh Khuê"; else "".

    They stand in an element of their own, and the words behind them begin with them.
    """
    for count, node in enumerate(element.iter()):
        if count >= _MOST or not isinstance(node.tag, str):
            return ""
        letters = (node.text or "").strip()
        if letters and node is not element:
            alone = not len(node) and not (node.tail or "").strip() and text.startswith(letters)
            return letters if alone and are_initials(letters, text[len(letters) :]) else ""
        if letters:
            return ""
    return ""


def are_initials(letters: str, text: str) -> bool:
    """Whether one or two capitals are those that a name's words begin with."""
    return _INITIALS.fullmatch(letters) is not None and set(letters) <= {word[0] for word in text.split()}


def two_times(element: Any) -> tuple[str, str] | None:
    """The texts of two time elements side by side: a template prints publication and update so."""
    for time in element.iter("time"):
        after = time.getnext()
        if after is not None and after.tag == "time" and not (time.tail or "").strip():
            return text_of(time), text_of(after)
    return None


def leads_to_author(link: Any) -> bool:
    """Whether a link goes to the page of who wrote the article."""
    return "author" in (link.get("rel") or "").casefold().split() or bool(_AUTHOR.search(link.get("href") or ""))


def leads_to_section(link: Any) -> bool:
    """Whether a link goes to the list of a section."""
    return "category" in (link.get("rel") or "").casefold().split() or bool(_SECTION.search(link.get("href") or ""))
