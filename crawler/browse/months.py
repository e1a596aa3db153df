"""Months as the database writes them (``2025-08``): counted, compared, and read from an address."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def shifted(month: str, by: int) -> str:
    """The month so many months later (or earlier): ``shifted("2025-01", -2)`` is "2024-11"."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:7]) - 1 + by, 12)
    return f"{year:04}-{number + 1:02}"


def between(first: str, last: str) -> list[str]:
    """All months from the first to the last, both included; none when they stand the other way round."""
    return list(_months(first, last))


def _months(first: str, last: str) -> Iterator[str]:
    month = first
    while month <= last:
        yield month
        month = shifted(month, 1)


def asked(text: str, *, end: bool = False) -> str | None:
    """The month that someone typed: "2025-08", "2025-08-14", "8/2025", or a year for its first (or last) month."""
    text = text.strip()
    if _YEAR.fullmatch(text):
        return f"{text}-{12 if end else 1:02}"
    turned = re.fullmatch(r"(\d{1,2})/(\d{4})", text)
    found = _MONTH.match(f"{turned[2]}-{int(turned[1]):02}" if turned else text)
    return found[0] if found else None


def newest(conn: sqlite3.Connection) -> str | None:
    """The last month that the snapshot knows anything of."""
    row = conn.execute("select max(month) from coverage").fetchone()
    return str(row[0]) if row and row[0] else None


def latest(conn: sqlite3.Connection) -> str | None:
    """The last month with an article: what "lately" is counted back from, also where collection has stopped since."""
    row = conn.execute("select max(month) from coverage where articles > 0").fetchone()
    return str(row[0]) if row and row[0] else None


def oldest(conn: sqlite3.Connection) -> str | None:
    """The first month that the snapshot knows anything of."""
    row = conn.execute("select min(month) from coverage").fetchone()
    return str(row[0]) if row and row[0] else None
