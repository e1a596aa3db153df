"""The tables of archive.db that say what files of data/reference say: provinces and topics.

A row that other tables may name is never deleted: what left a file stays in the archives that knew it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from crawler.errors import SoyteError
from pipelines.reference import ReferenceTableError, rows

_Row = tuple[str | None, ...]

#: Table (and file) → its columns and how the file names them.
_TABLES = {
    "provinces": {name: name for name in ("key", "name", "level", "code", "valid_from", "valid_to", "successor")},
    "topics": {"key": "key", "kind": "kind", "name_vi": "vi", "name_en": "en", "parent": "parent"},
}


def stale(db: Database) -> bool:
    """Whether a file says something that its table does not."""
    return any(_missing(db, table) for table in _TABLES)


def load(db: Database) -> None:
    """Make the tables say what the files say. Runs inside the caller's transaction.

    Raises:
        SoyteError: a file cannot be read or lacks a column.
    """
    db.conn.execute("pragma defer_foreign_keys = on")  # a row may stand before the one that it refers to
    for table, columns in _TABLES.items():
        upsert(db, table, tuple(columns), _missing(db, table))


def _missing(db: Database, table: str) -> list[_Row]:
    columns = _TABLES[table]
    try:
        wanted = [tuple(row[name] or None for name in columns.values()) for row in rows(table)]
    except (ReferenceTableError, KeyError) as error:
        raise SoyteError(f"{error}; the columns of {table}.csv are {', '.join(columns.values())}") from error
    found = set(db.conn.execute(f"select {', '.join(columns)} from {table}"))
    return [row for row in wanted if row not in found]


def upsert(db: Database, table: str, columns: Sequence[str], values: Sequence[_Row]) -> None:
    """Insert, or update in place: a REPLACE would delete the row that foreign keys point at."""
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    db.conn.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))}) "
        f"on conflict ({columns[0]}) do update set {changes}",
        values,
    )
