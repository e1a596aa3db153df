"""A page as a reader sees it: lines of text and pictures, in order, each with how it looks and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.items import Table

_PLACES = frozenset({"div", "td", "section", "article", "main", "form", "center", "body"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of visible text."""

    text: str  # NFC, squeezed, never empty
    element: Any  # the block element it stands in
    path: str  # of that element, without positions: "body/div#main/p.text-justify"
    links: float = 0.0  # share of its letters inside links
    bold: float = 0.0
    italic: float = 0.0
    size: int = 0  # <font size>, or pixels of an inline font-size; 0 unknown
    align: str | None = None  # left, center, right; inherited; None unknown
    heading: int = 0  # 1 to 6
    item: bool = False  # stands in a list item
    row: bool = False  # one row of a data table
    soft: bool = False  # ended by <br>, so that the next line may go on with its sentence
    name: str = ""  # id and classes of the innermost element around its beginning
    chrome: str | None = None  # why it is no part of the article, when it is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One image."""

    source: str  # as the page gives it
    element: Any  # the img
    block: Any  # the block element it stands in
    alt: str = ""
    chrome: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All lines and pictures of a page, and which of them each element holds (as a range of positions)."""

    items: list[Line | Picture] = field(default_factory=list)
    spans: dict[Any, tuple[int, int]] = field(default_factory=dict)
    tables: dict[int, Table] = field(default_factory=dict)  # by the position of their first row

    def within(self, element: Any) -> range:
        start, end = self.spans.get(element, (0, 0))
        return range(start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field's text and the positions of its lines."""

    text: str
    positions: frozenset[int] = frozenset()
    rule: str = ""


def lines_of(items: Sequence[Line | Picture], element: Any) -> frozenset[int]:
    """The positions of an element's lines."""
    return frozenset(
        i
        for i, item in enumerate(items)
        if isinstance(item, Line) and (item.element is element or element in item.element.iterancestors())
    )


def holder_of(lines: Sequence[Line]) -> Any:
    """The smallest element around all of these lines that can be a place of its own; None when they are fewer than two.

    Paragraphs and letters that nobody closed hold what comes after them: they are no such place.
    """
    if len(lines) < 2:
        return None
    chain = [lines[0].element, *lines[0].element.iterancestors()]
    for line in lines[1:]:
        held = {line.element, *line.element.iterancestors()}
        chain = [element for element in chain if element in held]
    return next((element for element in chain if element.tag in _PLACES), None)


def stands_in(line: Line, holder: Any) -> bool:
    """Whether a line is inside an element."""
    return line.element is holder or any(ancestor is holder for ancestor in line.element.iterancestors())


def side_by_side(one: Line, other: Line | Picture) -> bool:
    """Whether two lines are of one element, or of two of a kind in the same one: paragraphs of one text are."""
    return one.element.tag == other.element.tag and one.element.getparent() is other.element.getparent()
