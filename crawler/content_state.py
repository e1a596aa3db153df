"""What an archive's content is, as one digest: equal for equal content, whenever and in whatever order it was made.

The content is what readers came for. Not how it came about: a crawl that fetched the same again, and code that read the
same from it, are no new content. Texts stand in it by their digests.
"""

from __future__ import annotations

import hashlib
import sqlite3

from crawler import coverage

#: Changes when publishing makes another snapshot from the same archive.
FORMAT = 4

_MAKING = {"capture", "fetched_at", "extractor", "context", "field_rules", "docid"}
_CONTENT = {
    "provinces": "*",
    "sources": "*",
    "articles": "*",
    "article_texts": "article, tables",
    "revisions": "article, number, text_digest",
    "captions": "*",
    "attachments": "*",
    "attachment_texts": "digest, kind, state, pages, characters, message, text",
    "people": "*",
    "units": "*",
    "unit_aliases": "*",
    "documents": "*",
    "mentions": "*",
    "mention_roles": "*",
    "positions": "*",
    "people_evidence": "*",
    "position_conflicts": "*",
    "corrections": "*",
    "rollups": "*",
    "topics": "*",
    "article_topics": "*",
    "topic_rollups": "*",
}


def content_state(connection: sqlite3.Connection) -> str:
    """The digest of all that readers can see in an archive."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for table, columns in _CONTENT.items():
        digest.update(f"\n{table}\n".encode())
        names = ", ".join(_columns(connection, table)) if columns == "*" else columns
        order = _primary_key(connection, table)
        # A row is made one piece of bytes by SQLite: taking it out column by column takes twice as long.
        rows = connection.execute(f"select cast(json_array({names}) as blob) from {table} order by {order}")
        for (row,) in rows:
            digest.update(row)
    # Why months are blank is content as well, and made of tables that snapshots do not have.
    for line in (*coverage.coverage(connection), *coverage.hosts()):
        digest.update(repr(line).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def content_size(connection: sqlite3.Connection) -> str:
    """How many rows stand in the tables that grow: other numbers are other content, told in a second."""
    tables = ("articles", "revisions", "mentions")
    return " ".join(str(connection.execute(f"select count(*) from {table}").fetchone()[0]) for table in tables)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute(f"pragma table_info({table})")
    return [f'"{row[1]}"' for row in rows if row[1] not in _MAKING]


def _primary_key(connection: sqlite3.Connection, table: str) -> str:
    keys = [(row[5], f'"{row[1]}"') for row in connection.execute(f"pragma table_info({table})") if row[5]]
    return ", ".join(name for _, name in sorted(keys))
