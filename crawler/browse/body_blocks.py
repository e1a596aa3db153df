"""The body of an article as blocks to print: paragraphs, and tables where their lines stand.

The text of a table is part of the body, one line for each row with ``|`` between its cells; beside it the table is kept
with its cells. Where those lines are found again the table is shown in their place, so that nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse.highlight import Piece, Span, paragraphs, pieces

#: One cell as it is stored: text, colspan, rowspan.
StoredTable = Sequence[Sequence[tuple[str, int, int]]]

#: More columns or rows than a browser can lay out; pages claim 65000.
_MOST_SPAN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    pieces: list[Piece]
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (``pieces``) or a table (``rows``)."""

    pieces: list[Piece] | None = None
    rows: list[list[Cell]] | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def blocks(text: str, spans: Sequence[Span], tables: Sequence[StoredTable]) -> list[Block]:
    """Paragraphs and tables in reading order. A table whose lines are not in the text stands at the end."""
    lines = _lines(text)
    placed: dict[int, tuple[int, StoredTable]] = {}  # index of the first line → (number of lines, table)
    lost: list[StoredTable] = []
    at = 0
    for table in tables:
        rows = [squeezed for row in table if (squeezed := _squeezed_row(row))]
        found = _find(rows, lines, at)
        if found is None:
            lost.append(table)
        else:
            placed[found] = (len(rows), table)
            at = found + len(rows)
    made: list[Block] = []
    index = 0
    while index < len(lines):
        if index in placed:
            count, table = placed[index]
            made.append(Block(rows=_in_place(table, lines[index : index + count], spans)))
            index += count
            continue
        line = lines[index]
        made.extend(Block(pieces=shown) for shown in paragraphs(line.text, _inside(spans, line.start, len(line.text))))
        index += 1
    made.extend(Block(rows=[[_cell(cell, [Piece(cell[0])]) for cell in row] for row in table]) for table in lost)
    return made


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(_Line(start, line))
        start += len(line) + 1
    return lines


def _squeezed(text: str) -> str:
    """Without spaces and the bars between cells: how the lines of a table are recognised."""
    return "".join(text.replace("|", "").split())


def _squeezed_row(row: Sequence[tuple[str, int, int]]) -> str:
    return _squeezed("".join(cell[0] for cell in row))


def _find(rows: list[str], lines: list[_Line], at: int) -> int | None:
    for first in range(at, len(lines) - len(rows) + 1):
        if rows and all(_squeezed(lines[first + i].text) == row for i, row in enumerate(rows)):
            return first
    return None


def _in_place(table: StoredTable, lines: list[_Line], spans: Sequence[Span]) -> list[list[Cell]]:
    """The cells with the mentions that stand in them. Rows of empty cells have no line."""
    made = []
    waiting = iter(lines)
    for row in table:
        line = next(waiting) if _squeezed_row(row) else _Line(0, "")
        shown, at = [], 0
        for cell in row:
            start = line.text.find(cell[0], at) if cell[0] else -1
            if start < 0:
                shown.append(_cell(cell, [Piece(cell[0])] if cell[0] else []))
                continue
            at = start + len(cell[0])
            shown.append(_cell(cell, pieces(cell[0], _inside(spans, line.start + start, len(cell[0])))))
        made.append(shown)
    return made


def _inside(spans: Sequence[Span], start: int, length: int) -> list[Span]:
    """The spans of a stretch of the text, with offsets from its beginning; one that leaves it is cut."""
    return [
        Span(
            start=max(span.start - start, 0),
            end=min(span.end - start, length),
            kind=span.kind,
            key=span.key,
            note=span.note,
        )
        for span in spans
        if span.start < start + length and start < span.end
    ]


def _cell(cell: tuple[str, int, int], shown: list[Piece]) -> Cell:
    return Cell(pieces=shown, colspan=_reach(cell[1]), rowspan=_reach(cell[2]))


def _reach(cells: int) -> int:
    return min(max(int(cells), 1), _MOST_SPAN)
