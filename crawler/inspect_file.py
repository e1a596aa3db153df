"""The file beside a snapshot from which Datasette learns its hash and row counts, so that none is worked out again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from pathlib import Path

INSPECT_FILE = "inspect-data.json"


def write_inspect_file(connection: sqlite3.Connection, database: Path) -> Path:
    """Write what ``datasette inspect`` would of a finished file, into its folder; returns where."""
    facts = {
        "hash": _sha256(database),
        "size": database.stat().st_size,
        "file": database.name,
        "tables": _counts(connection),
    }
    path = database.parent / INSPECT_FILE
    path.write_text(json.dumps({database.stem: facts}, indent=1), encoding="utf-8")
    return path


def _counts(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table' order by 1")]
    counts = {}
    for table in tables:
        with contextlib.suppress(sqlite3.OperationalError):  # a search table without content may refuse
            counts[table] = {"count": connection.execute(f'select count(*) from "{table}"').fetchone()[0]}
    return counts


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
