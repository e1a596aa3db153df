"""All keys of people or units in one text, the best known first: a part of a name is found in it at once.

Keys are made of the names without marks. Asking SQLite for a part of them reads the whole table, row by row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Literal

from crawler.browse.search_kept import per_snapshot

Table = Literal["people", "units"]
TABLES: tuple[Table, ...] = ("people", "units")


def keys_holding(conn: sqlite3.Connection, table: Table, parts: Iterable[str], most: int) -> list[str]:
    """The keys that hold one of these parts as whole words, those with the most articles first."""
    text = keys(conn, table)
    found = {place: key for part in parts if part for place, key in islice(_holding(text, part), most)}
    return [found[place] for place in sorted(found)][:most]


def keys(conn: sqlite3.Connection, table: Table) -> str:
    """All keys, each on a line, with a hyphen before and behind it."""
    return per_snapshot(conn, f"keys of {table}", partial(_read, table))


def _holding(text: str, part: str) -> Iterator[tuple[int, str]]:
    at = text.find(f"-{part}-")
    while at >= 0:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        yield begin, text[begin + 1 : end - 1]
        at = text.find(f"-{part}-", end)


def _read(table: Table, conn: sqlite3.Connection) -> str:
    rows = conn.execute(
        f"select key from {table} where merged_into is null and articles > 0 order by articles desc, key"
    )
    return "".join(f"-{key}-\n" for (key,) in rows)
