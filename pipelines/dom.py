"""Small questions asked of lxml elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from pipelines.selectors import select
from pipelines.text import nfc_clean

__all__ = [
    "Look",
    "align_of",
    "classes",
    "image_source",
    "is_hidden",
    "look_of",
    "select",
    "size_of",
    "squeeze",
    "text_of",
]

#: A template sets two times side by side without a space between them.
_BREAKING = frozenset({"br", "p", "div", "li", "td", "time"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_CLASSES = frozenset(
    {"font-weight-bold", "fw-bold", "fw-semibold", "font-bold", "font-semibold", "bold", "text-bold"}
)
_HIDDEN_CLASSES = frozenset({"sr-only", "hide-accessible", "visually-hidden", "screen-reader-text", "d-none"})
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_LEFT = re.compile(r"text-align\s*:\s*(?:left|justify|start)", re.IGNORECASE)
_CLASS_ALIGN = {
    "text-right": "right",
    "text-end": "right",
    "rteright": "right",
    "has-text-align-right": "right",
    "text-center": "center",
    "rtecenter": "center",
    "has-text-align-center": "center",
    "uk-text-center": "center",
    "uk-text-right": "right",
    "align-center": "center",
    "aligncenter": "center",
    "ql-align-center": "center",
    "ql-align-right": "right",
    "ql-align-justify": "left",
    "text-align-center": "center",
    "text-align-right": "right",
    "text-align-justify": "left",
    "text-left": "left",
    "text-justify": "left",
    "rtejustify": "left",
}


def squeeze(text: str) -> str:
    """NFC text on one line: every run of white space is one space."""
    return " ".join(nfc_clean(text).split())


def text_of(element: Any) -> str:
    """All visible text of an element on one line."""
    if not len(element):  # most links and cells
        return squeeze(element.text or "") if element.tag not in ("script", "style") else ""
    return squeeze("".join(_pieces(element)))


def _pieces(element: Any) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield " " if node.tag in _BREAKING else ""
            yield (node.text or "") if node.tag not in ("script", "style") else ""
        else:
            yield " " if event == "end" and node.tag in _BREAKING else ""
            yield (node.tail or "") if node is not element else ""


def classes(element: Any) -> list[str]:
    return (element.get("class") or "").lower().split()


def is_hidden(element: Any, look: Look) -> bool:
    """Whether a reader never sees it: hidden by attribute, by inline style or by a class for screen readers."""
    return look.hidden or element.get("hidden") is not None


def _hides(words: Sequence[str]) -> bool:
    """Whether a class hides; "d-none d-lg-block" does on small screens only."""
    return not _HIDDEN_CLASSES.isdisjoint(words) and not any(
        word.startswith("d-") and word != "d-none" for word in words
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What style and class of an element say of how it is seen."""

    bold: bool
    italic: bool
    size: int  # pixels; 0 unknown
    align: str | None
    hidden: bool


_PLAIN = Look(bold=False, italic=False, size=0, align=None, hidden=False)
_TELLING = frozenset({*_BOLD_CLASSES, *_HIDDEN_CLASSES, *_CLASS_ALIGN})


@lru_cache(maxsize=4096)  # pages have thousands of elements and few looks
def look_of(style: str, names: str) -> Look:
    """The look that a style attribute and class names give."""
    words = names.lower().split()
    if not style and _TELLING.isdisjoint(words):
        return _PLAIN
    lower = style.lower()
    dense = lower.replace(" ", "")
    return Look(
        bold="font-weight:bold" in dense or "font-weight:700" in dense or not _BOLD_CLASSES.isdisjoint(words),
        italic="font-style:italic" in dense,
        size=_size_in(lower),
        align=_align_in(style, words),
        hidden=bool(style and _HIDDEN_STYLE.search(style)) or _hides(words),
    )


def align_of(element: Any, look: Look) -> str | None:
    """left, center or right as the element itself says, None when it says nothing."""
    if element.tag == "center":
        return "center"
    value = element.get("align")
    if value and (value := value.strip().lower()) in ("left", "center", "right", "justify"):
        return "left" if value == "justify" else value
    return look.align


def _align_in(style: str, words: Sequence[str]) -> str | None:
    for pattern, side in ((_RIGHT, "right"), (_CENTRE, "center"), (_LEFT, "left")):
        if style and pattern.search(style):
            return side
    return next((_CLASS_ALIGN[word] for word in words if word in _CLASS_ALIGN), None)


def size_of(element: Any, look: Look) -> int:
    """The size of its letters in pixels as the element itself says, 0 when it does not."""
    if element.tag == "font":
        value = (element.get("size") or "").strip().lstrip("+")
        return {"4": 18, "5": 24, "6": 32, "7": 48}.get(value, 0)
    return look.size


def _size_in(style: str) -> int:
    at = style.find("font-size")
    if at < 0:
        return 0
    digits = ""
    for character in style[at + 9 : at + 24]:
        if character.isdigit():
            digits += character
        elif digits:
            break
    rest = style[at : at + 30]
    value = int(digits) if digits else 0
    return value * 4 // 3 if "pt" in rest else value if "px" in rest else 0


def image_source(element: Any) -> str:
    """The address of an image; lazily loaded ones have it in a data attribute and a placeholder in src."""
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    return ""
