"""The articles of a list as flat records for spreadsheets and programs, read in batches."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

#: Names of the fields, in the order of columns. Lists are lists in JSON, and joined with "; " in tables.
FIELDS = (
    "id",
    "permalink",
    "url",
    "title",
    "source",
    "source_name",
    "province",
    "published_at",
    "published_precision",
    "published_source",
    "date_basis",
    "updated_at",
    "section",
    "tags",
    "topics",
    "people",
    "people_keys",
    "units",
    "units_keys",
    "documents",
    "attachments",
    "duplicate_of",
    "gone_at",
    "first_seen_at",
    "fetched_at",
    "text_digest",
    "snapshot_id",
)
TEXTS = ("lead", "body")

#: Articles read at a time.
BATCH = 500

_ARTICLES = """
    select a.id, a.url, a.title, a.source, s.name as source_name, s.province, a.published_at, a.published_precision,
           a.published_source, a.updated_at, a.section, a.tags, a.duplicate_of, a.gone_at, a.first_seen_at,
           a.fetched_at, a.text_digest {texts}
    from articles a join sources s on s.key = a.source {join}
    where a.id in ({marks})
"""

_NAMED = """
    select m.article, m.kind, coalesce(m.person, m.unit, m.document) as key,
           coalesce(p.name, u.name, d.number, m.text) as name
    from mentions m
    left join people p on p.key = m.person left join units u on u.key = m.unit
    left join documents d on d.key = m.document
    where m.article in ({marks}) and m.kind in ('person', 'unit', 'document')
    order by m.article, case m.field when 'title' then 0 when 'lead' then 1 when 'body' then 2 else 3 end,
        m.field, m.start
"""


def records(conn: sqlite3.Connection, ids: Iterable[int], *, root: str, text: bool = False) -> Iterator[dict[str, Any]]:
    """The articles with these ids, in this order. ``root`` is the address that permalinks begin with."""
    snapshot = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    snapshot_id = snapshot[0] if snapshot else None
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        marks = ", ".join("?" * len(batch))
        texts, join = (", a.lead, t.body", "left join article_texts t on t.article = a.id") if text else ("", "")
        found = {row["id"]: row for row in conn.execute(_ARTICLES.format(texts=texts, join=join, marks=marks), batch)}
        named = _named(conn, batch, marks)
        topics = _lists(
            conn,
            batch,
            f"select article, topic from article_topics where article in ({marks}) order by 1, mentions desc, 2",
        )
        files = _lists(
            conn, batch, f"select article, url from attachments where article in ({marks}) order by 1, number"
        )
        for article in batch:
            row = found[article]
            people, units, documents = (named[article, kind] for kind in ("person", "unit", "document"))
            record = {
                **{name: row[name] for name in FIELDS if name in row.keys()},  # noqa: SIM118 - a Row is no dict
                "permalink": f"{root}{article}",
                "date_basis": "first_seen" if row["published_at"] is None else "published",
                "tags": json.loads(row["tags"]),
                "topics": topics[article],
                "people": list(people),
                "people_keys": [key for key in people.values() if key],
                "units": list(units),
                "units_keys": [key for key in units.values() if key],
                "documents": list(documents),
                "attachments": files[article],
                "snapshot_id": snapshot_id,
            }
            yield {name: record[name] for name in FIELDS} | ({name: row[name] for name in TEXTS} if text else {})


def _named(conn: sqlite3.Connection, batch: list[int], marks: str) -> dict[tuple[int, str], dict[str, str | None]]:
    """By article and kind: name → key, in the order of first mention."""
    found: dict[tuple[int, str], dict[str, str | None]] = defaultdict(dict)
    for article, kind, key, name in conn.execute(_NAMED.format(marks=marks), batch):
        found[article, kind].setdefault(name, key)
    return found


def _lists(conn: sqlite3.Connection, batch: list[int], sql: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for article, value in conn.execute(sql, batch):
        found[article].append(value)
    return found


def cells(record: dict[str, Any]) -> list[str]:
    """A record as the cells of one row, all text: ids have 16 digits, of which a spreadsheet would keep 15."""
    return [
        "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        for value in record.values()
    ]
