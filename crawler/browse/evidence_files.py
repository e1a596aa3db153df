"""The evidence table as files: a workbook with the matrix and the articles behind it, and CSV of either."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from crawler.browse import display
from crawler.browse.asked import Asked, Stream
from crawler.browse.evidence import Cell, Line, Matrix, Problems, Query, read_matrix, read_query
from crawler.browse.evidence_page import Links, read_articles, read_snapshot, read_where
from crawler.browse.holdings import ELSEWHERE, NATIONAL
from crawler.browse.language import t, word
from crawler.browse.quotes import read_quotes
from crawler.export_xlsx import clean

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: Up to so many articles come with the sentences that name the topic: cutting them takes time.
MOST_QUOTED = 400

#: Rows that a sheet can hold beside its head.
MOST_ROWS = 1_048_575 - 1

#: Bytes that are sent at once.
CHUNK = 256 * 1024

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Record = list[Any]


def read_xlsx(conn: sqlite3.Connection, asked: Asked) -> Stream | None:
    """Sheet 1 the matrix with what its blanks mean, sheet 2 the articles, sheet 3 the shares."""
    query = read_query(conn, asked, Problems())
    if query is None:
        return None

    def chunks(own: sqlite3.Connection) -> Iterator[bytes]:
        body = _workbook(own, asked, query)
        for start in range(0, len(body), CHUNK):
            yield body[start : start + CHUNK]

    return Stream(content_type=XLSX, chunks=chunks, name=f"{_name(query)}.xlsx")


def _workbook(conn: sqlite3.Connection, asked: Asked, query: Query) -> bytes:
    from openpyxl import Workbook

    matrix = read_matrix(conn, query)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(t("evidence.sheet.matrix").unescape()[:31])
    sheet.column_dimensions["A"].width = 28
    _write(sheet, _about(conn, asked, query))
    _write(sheet, _counts(matrix))
    articles = workbook.create_sheet(t("evidence.sheet.articles").unescape()[:31])
    articles.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHI", (16, 18, 30, 60, 40, 40, 10, 12, 80), strict=True):
        articles.column_dimensions[letter].width = width
    _write(articles, _articles(conn, asked, query, MOST_ROWS))
    shares = workbook.create_sheet(t("evidence.sheet.shares").unescape()[:31])
    _write(shares, _shares(matrix))
    body = io.BytesIO()
    workbook.save(body)
    return body.getvalue()


def read_csv(conn: sqlite3.Connection, asked: Asked) -> Stream | None:
    """A line for each place and column, or with ``what=articles`` for each article."""
    query = read_query(conn, asked, Problems())
    if query is None:
        return None
    listed = asked.one("what") == "articles"

    def chunks(own: sqlite3.Connection) -> Iterator[bytes]:
        text = io.StringIO()
        text.write("\ufeff")  # Excel takes a file without it for another encoding
        writer = csv.writer(text)
        for row in _articles(own, asked, query) if listed else _long(own, asked, query):
            writer.writerow([_csv_cell(value) for value in row])
            if text.tell() >= CHUNK:
                yield text.getvalue().encode("utf-8", "replace")
                text.seek(0)
                text.truncate()
        yield text.getvalue().encode("utf-8", "replace")

    name = f"{_name(query)}{'-articles' if listed else ''}.csv"
    return Stream(content_type="text/csv; charset=utf-8", chunks=chunks, name=name)


def _csv_cell(value: Any) -> Any:
    """An apostrophe in front of what a spreadsheet would run as a formula: titles come from the web."""
    return f"'{value}" if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@") else value


def _name(query: Query) -> str:
    return f"soyte-{query.topic['key']}-{query.first}-{query.last}"


def _about(conn: sqlite3.Connection, asked: Asked, query: Query) -> Iterator[Record]:
    """What the workbook is of, where it came from, and what its cells say."""
    snapshot = read_snapshot(conn, asked)
    address = asked.site + Links(asked=asked, query=query).permanent(snapshot)
    period = f"{display.date(query.first)} – {display.date(query.last)}"
    yield [t("evidence.title").unescape(), query.topic["name"]]
    if query.other:
        yield [t("evidence.with").unescape(), query.other["name"]]
    yield [t("evidence.period").unescape(), period]
    yield [
        t("evidence.kind").unescape(),
        word("source_kind", query.kind) if query.kind else t("evidence.kind.all").unescape(),
    ]
    if query.stories:
        yield [t("evidence.stories").unescape()]
    yield [t("foot.snapshot").unescape(), snapshot.current]
    yield [t("evidence.made").unescape(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")]
    yield [t("evidence.address").unescape(), address]
    yield [word("cell", "none"), t("evidence.legend.none").unescape()]
    yield [word("cell", "quiet"), t("evidence.legend.quiet").unescape()]
    yield [word("cell", "pending"), t("evidence.legend.not").unescape()]
    yield [t("evidence.merger").unescape()]
    yield [t("evidence.legend.topics").unescape()]
    yield []


def _head(matrix: Matrix) -> list[str]:
    return [
        t("evidence.place").unescape(),
        *(column.label for column in matrix.columns),
        t("evidence.total").unescape(),
    ]


def _counts(matrix: Matrix) -> Iterator[Record]:
    query = matrix.query
    yield [*_head(matrix), t("evidence.output").unescape(), t("evidence.share").unescape()]
    for name, cells, total in _lines(matrix):
        yield [name, *(_count(cell) for cell in cells), _count(total), total.total, total.share]
        if query.other is not None:
            others = [cell.other or cell for cell in cells]
            rest = total.other or total
            yield [f"{name} ({query.other['name']})", *map(_count, others), _count(rest), rest.total, rest.share]


def _shares(matrix: Matrix) -> Iterator[Record]:
    yield _head(matrix)
    for name, cells, total in _lines(matrix):
        yield [name, *(_share(cell) for cell in cells), _share(total)]


def _lines(matrix: Matrix) -> Iterator[tuple[str, Sequence[Cell], Cell]]:
    def named(line: Line, indent: str = "") -> tuple[str, Sequence[Cell], Cell]:
        return indent + line.name, line.cells, line.total

    for line in matrix.lines:
        yield named(line)
        for part in line.parts:
            yield named(part, "   ")
    yield t("evidence.all").unescape(), matrix.totals, matrix.total


def _count(cell: Cell) -> int | str:
    """The count, 0 where nothing was found; in words where there is none to give."""
    return cell.count if cell.state in ("found", "none") else _blank(cell)


def _share(cell: Cell) -> float | str:
    return cell.share if cell.share is not None else _blank(cell)


def _blank(cell: Cell) -> str:
    return f"{word('cell', cell.state)}: {word('blank', cell.state)}" if cell.missing else word("cell", cell.state)


def _long(conn: sqlite3.Connection, asked: Asked, query: Query) -> Iterator[Record]:
    """The matrix line by line, with keys instead of words: for programs."""
    matrix = read_matrix(conn, query)
    snapshot = read_snapshot(conn, asked).current
    yield ["snapshot", "topic", "place", "name", "period", "state", "articles", "collected_articles", "share"]
    for line in matrix.lines:
        for column, cell in zip(matrix.columns, line.cells, strict=True):
            for topic, found in ((query.topic, cell), (query.other, cell.other)):
                if topic is not None and found is not None:
                    counts = [None] * 3 if found.missing else [found.count, found.total, found.share]
                    yield [snapshot, topic["key"], line.key, line.name, column.label, found.state, *counts]


def _articles(conn: sqlite3.Connection, asked: Asked, query: Query, most: int | None = None) -> Iterator[Record]:
    where = read_where(conn, query, asked)
    sources = [one.key for one in where[0]] if where else []
    names = dict(conn.execute("select key, name from provinces").fetchall())
    most = min((limit for limit in (most, asked.longest_export) if limit is not None), default=None)
    rows = read_articles(conn, query, sources, limit=-1 if most is None else most + 1)
    base = Links(asked=asked, query=query).base.removesuffix("/-/evidence")

    def address(article: int) -> str:
        return f"{asked.site}{base}/archive/articles/{article}"

    first = rows.fetchmany(MOST_QUOTED + 1)
    quoted = len(first) <= MOST_QUOTED
    quotes = read_quotes(conn, query.topic["key"], [row["id"] for row in first]) if quoted else {}
    yield _columns() if quoted else _columns()[:-1]
    for number, row in enumerate(chain(first, rows)):
        if number == most:
            yield [t("evidence.file.cut", n=number).unescape()]
            return
        record = [
            row["published_at"],
            names.get(row["province"]) or word("place", NATIONAL if row["kind"] == "ministry" else ELSEWHERE),
            row["source_name"],
            row["title"],
            row["url"],
            address(row["id"]),
            row["mentions"],
            address(row["duplicate_of"]) if row["duplicate_of"] else None,
        ]
        if quoted:
            found = quotes.get(row["id"])
            record.append("\n".join(quote.text for quote in found.quotes) if found else None)
        yield record


def _columns() -> Record:
    return [
        t("evidence.column.published").unescape(),
        t("evidence.place").unescape(),
        t("evidence.column.source").unescape(),
        t("evidence.column.title").unescape(),
        t("evidence.column.url").unescape(),
        t("evidence.column.permalink").unescape(),
        t("evidence.column.mentions").unescape(),
        t("evidence.column.repost").unescape(),
        t("evidence.column.sentences").unescape(),
    ]


def _write(sheet: WriteOnlyWorksheet, rows: Iterable[Record]) -> None:
    from openpyxl.cell import WriteOnlyCell

    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=clean(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # "=1+1" as a title stays a title
            elif isinstance(value, float):
                cell.number_format = "0.0%"
            cells.append(cell)
        sheet.append(cells)
