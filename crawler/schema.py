"""docs/schema.md, made from the database itself and the words of data/reference/schema.csv.

python -m crawler.schema          write docs/schema.md
python -m crawler.schema --check  exit 1 when it is out of date
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from crawler import PROJECT
from crawler.migrations import migrations
from crawler.snapshot import copy_readable, finish
from pipelines.reference import rows

PAGE = PROJECT / "docs" / "schema.md"

#: SQLite's and its libraries' own tables.
_NOT_OURS = ("sqlite_", "_sqlite", "search_folded_", "search_exact_")

_HEAD = """\
# The database

Made from the database and `data/reference/schema.csv` by `python -m crawler.schema`; do not edit by hand.

`archive.db` is written by the commands. Readers get a snapshot of it (`published/current/archive.db`), which opens in
plain `sqlite3` and plain `datasette`; it has the search tables and views besides, and not the tables marked so.

Times are ISO 8601 in UTC (`2025-08-14T03:09:00Z`). What an article says of itself (published, updated) is Vietnamese
local time, only as precise as the page gives it. Offsets count NFC code points from 0; `text[start:end]` is the
mention. Rows are cited by `articles.id`, and mentions by (article, text_digest, field, start, end): these stay the same
in every archive and after every re-extraction, unlike `captures.id` and `runs.id`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a table or column holds, in both languages."""

    en: str
    vi: str


@lru_cache(maxsize=1)
def descriptions() -> dict[tuple[str, str], Description]:
    """By (table, column); the table itself has the column ""."""
    return {
        (row["table"], row["column"]): Description(en=row["description_en"], vi=row["description_vi"])
        for row in rows("schema")
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    table: str
    name: str
    type: str
    key: bool
    refers_to: str | None  # "articles.id"


def columns() -> dict[str, tuple[Column, ...]]:
    """The columns of every table and view of archive.db and its snapshots, as SQLite tells them."""
    memory = f"file:schema-{uuid4()}?mode=memory&cache=shared"  # a name, so that the second connection can attach it
    with (
        closing(sqlite3.connect(memory, uri=True)) as empty,
        closing(sqlite3.connect("", uri=True, isolation_level=None)) as snapshot,
    ):
        migrations.apply(Database(empty, execute_plugins=False))
        snapshot.execute("attach ? as archive", [memory])
        copy_readable(snapshot)
        snapshot.execute("detach archive")
        finish(snapshot, [], {})
        return _columns(empty) | _columns(snapshot)


def _columns(connection: sqlite3.Connection) -> dict[str, tuple[Column, ...]]:
    found = {}
    tables = connection.execute("select name from sqlite_master where type in ('table', 'view') order by rowid")
    for (table,) in tables.fetchall():
        if table.startswith(_NOT_OURS):
            continue
        refers = {row[3]: f"{row[2]}.{row[4]}" for row in connection.execute(f"pragma foreign_key_list({table})")}
        found[table] = tuple(
            Column(table=table, name=row[1], type=row[2].lower(), key=bool(row[5]), refers_to=refers.get(row[1]))
            for row in connection.execute(f"pragma table_info({table})")
        )
    return found


def markdown() -> str:
    """The whole page."""
    words = descriptions()
    parts = [_HEAD]
    for table, found in columns().items():
        about = words[table, ""]
        parts.append(f"\n## {table}\n\n{about.en}.\n*{about.vi}.*\n")
        parts.append("| column | type | meaning | nghĩa |\n|---|---|---|---|")
        for column in found:
            text = words[table, column.name]
            name = f"**{column.name}**" if column.key else column.name
            target = f" → {column.refers_to}" if column.refers_to else ""
            parts.append(f"| {name} | {column.type}{target} | {_cell(text.en)} | {_cell(text.vi)} |")
    return "\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str] | None = None, page: Path = PAGE) -> int:
    parser = argparse.ArgumentParser(prog="python -m crawler.schema", description="Write docs/schema.md.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    wanted = markdown()
    if parser.parse_args(arguments).check:
        if page.exists() and page.read_text(encoding="utf-8") == wanted:
            return 0
        print(f"{page}: out of date; run python -m crawler.schema", file=sys.stderr)
        return 1
    page.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
