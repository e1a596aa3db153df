"""Tables of figures, told from tables that lay out a page."""

from __future__ import annotations

from typing import Any

from crawler.items import Table
from pipelines.attachments import extension_of
from pipelines.dating import stamps
from pipelines.dom import text_of

#: A cell longer than this is a column of a page, not a cell of figures.
_LONG_CELL = 400
_MOST_CELLS = 4000
#: A headline has so many letters at least, and beside it stand its number and its day; fewer rows may be anything.
_HEADLINE = 12
_BESIDE = 30
_FEWEST = 3


def read_table(element: Any) -> Table | None:
    """The rows of a data table: cells of (text, colspan, rowspan). None for a table that only lays out a page.

    Data: no table inside, at least two rows of at least two filled cells, short cells, few links and few pictures;
    and no list of other articles, each with its day.
    """
    if element.find(".//table") is not None or element.get("role") == "presentation":
        return None
    rows = []
    filled = wide = links = pictures = cells = 0
    for row in element.iter("tr"):
        read = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            text = text_of(cell)
            cells += 1
            if len(text) > _LONG_CELL or cells > _MOST_CELLS:
                return None
            filled += bool(text)
            links += cell.find(".//a") is not None
            pictures += cell.find(".//img") is not None
            read.append((text, _span(cell, "colspan"), _span(cell, "rowspan")))
        if sum(1 for text, _, _ in read if text) >= 2:
            wide += 1
        if any(text for text, _, _ in read):
            rows.append(tuple(read))
    if wide < 2 or links * 2 > filled or pictures * 3 > cells:
        return None
    if links >= _FEWEST and _is_of_articles(element, len(rows)):
        return None
    return Table(rows=tuple(rows))


def _is_of_articles(element: Any, rows: int) -> bool:
    """Whether all rows, but perhaps a heading, are a linked headline and its day."""
    entries = 0
    for row in element.iter("tr"):
        linked = dated = other = False
        for cell in row:
            text = text_of(cell) if cell.tag in ("td", "th") else ""
            link = cell.find(".//a[@href]") if len(text) >= _HEADLINE else None
            if link is not None and extension_of(link.get("href")) is None and text_of(link) == text:
                linked = True
            elif text and len(text) <= _BESIDE and stamps(text):
                dated = True
            elif any(c.isalpha() for c in text):
                other = True
        entries += linked and dated and not other
    return entries >= max(_FEWEST, rows - 1)


def row_text(row: tuple[tuple[str, int, int], ...]) -> str:
    """A row as one line of the body."""
    return " | ".join(text for text, _, _ in row if text)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 6 and int(value) > 0 else 1
