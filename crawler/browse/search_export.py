"""All articles of a search as a file: CSV, XLSX, JSON or JSONL, made row by row while it is sent."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from crawler.browse.asked import Asked, Refused, Stream
from crawler.browse.export_records import FIELDS, TEXTS, cells, records
from crawler.browse.search_feed import unclear
from crawler.browse.search_hits import every
from crawler.browse.search_question import read_question
from crawler.export import csv_cell
from crawler.xlsx_stream import MOST_ROWS, workbook

Record = dict[str, Any]

#: What is written before it is handed on, in bytes.
CHUNK = 1 << 16

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
}


def most_rows(asked: Asked, form: str) -> int | None:
    """The one place that says how many rows an export may have; None: all."""
    limits = [asked.longest_export, MOST_ROWS - 1 if form == "xlsx" else None]
    return min((limit for limit in limits if limit is not None), default=None)


def read_export(conn: sqlite3.Connection, asked: Asked) -> Stream | Refused:
    """The file at /-/search.csv and the like: the same arguments as the page, and ``text=1`` for lead and body.

    Articles come newest first, whatever the page is sorted by: a ranking ends where ranking ends.
    """
    form = asked.parts["form"]
    question = read_question(conn, asked)
    if question.filters.problems:
        return Refused(status=400, message=unclear(question))
    text = asked.one("text") == "1"
    root = f"{asked.site}{asked.path.partition('/-/')[0]}/archive/articles/"
    address = asked.site + question.link()
    write: dict[str, Callable[[Iterable[Record], tuple[str, ...]], Iterator[bytes]]] = {
        "csv": _csv,
        "xlsx": partial(_xlsx, about=address),
        "json": partial(_json, about=address),
        "jsonl": _jsonl,
    }

    def chunks(own: sqlite3.Connection) -> Iterator[bytes]:
        ids = every(own, question.match, question.filters, most_rows(asked, form))
        return _joined(write[form](records(own, ids, root=root, text=text), _fields(text)))

    snapshot = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    name = "-".join(["soyte", *(str(part) for part in snapshot or ())])
    return Stream(content_type=_TYPES[form], chunks=chunks, name=f"{name}.{form}")


def _fields(text: bool) -> tuple[str, ...]:
    return FIELDS + TEXTS if text else FIELDS


def _joined(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces."""
    held = bytearray()
    for part in parts:
        held += part
        if len(held) >= CHUNK:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _csv(found: Iterable[Record], fields: tuple[str, ...]) -> Iterator[bytes]:
    """With a byte order mark: Excel takes a file without one for another encoding."""
    line = io.StringIO()
    writer = csv.writer(line)

    def written(row: Iterable[str]) -> bytes:
        writer.writerow(row)
        text = line.getvalue()
        line.seek(0)
        line.truncate()
        return text.encode("utf-8", "replace")

    yield b"\xef\xbb\xbf"
    yield written(fields)
    for record in found:
        yield written([csv_cell(value) for value in cells(record)])


def _jsonl(found: Iterable[Record], _: tuple[str, ...]) -> Iterator[bytes]:
    for record in found:
        yield json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _json(found: Iterable[Record], _: tuple[str, ...], about: str) -> Iterator[bytes]:
    """One object: the address asked for, and the articles; their number stands at the end, where it is known."""
    yield b'{"address": ' + json.dumps(about, ensure_ascii=False).encode("utf-8", "replace") + b', "articles": ['
    count = 0
    for record in found:
        yield (b",\n" if count else b"\n") + json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        count += 1
    yield b'\n], "count": ' + str(count).encode() + b"}\n"


def _xlsx(found: Iterable[Record], fields: tuple[str, ...], about: str) -> Iterator[bytes]:
    return workbook("articles", fields, (cells(record) for record in found), [("address", about)])
