"""What every hit of a search is counted by, held in memory: a snapshot never changes, and joining hits takes long.

Reading a row costs SQLite some microseconds, and a common word has 100,000 hits; here each count is a look into a list
by docid. 300,000 articles take a second to read, once for each process, and 40 MB.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import Any

from crawler.browse.search_kept import per_snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of search_rows by docid; equal texts are one object."""

    article: array[int]
    story: array[int]
    repeated: bytearray  # 1: another article of the snapshot tells the same story
    single: bytearray  # 1: none does
    source: list[str | None]
    section: list[str | None]
    month: list[str | None]
    first_day: list[str | None]  # None: the date of publication is not known
    last_day: list[str | None]
    topics: list[tuple[str, ...]]


def columns(conn: sqlite3.Connection) -> Columns:
    """The columns of the snapshot that a connection reads."""
    return per_snapshot(conn, "columns", _read)


def _read(conn: sqlite3.Connection) -> Columns:
    size = (conn.execute("select max(docid) from search_rows").fetchone()[0] or 0) + 1
    numbers = [array("q", bytes(8 * size)) for _ in range(2)]
    texts: list[list[str | None]] = [[None] * size for _ in range(5)]
    topics: list[tuple[str, ...]] = [()] * size
    one: dict[Any, Any] = {None: None}
    for docid, article, story, *values, about in conn.execute(
        "select docid, article, story, source, section, month, first_day, last_day, topics from search_rows"
    ):
        numbers[0][docid], numbers[1][docid] = article, story
        for column, value in zip(texts, values, strict=True):
            column[docid] = one.setdefault(value, value)
        keys = tuple([one.setdefault(key, key) for key in about.split()])
        topics[docid] = one.setdefault(keys, keys)
    stories = Counter(numbers[1])
    repeated = bytearray(stories[story] > 1 for story in numbers[1])
    return Columns(
        article=numbers[0],
        story=numbers[1],
        repeated=repeated,
        single=bytearray(1 - flag for flag in repeated),
        source=texts[0],
        section=texts[1],
        month=texts[2],
        first_day=texts[3],
        last_day=texts[4],
        topics=topics,
    )
