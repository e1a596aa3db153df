"""The rows of an archive as resolving takes them."""

from __future__ import annotations

import json
from functools import lru_cache
from sys import intern
from typing import Any

from sqlite_utils import Database

from pipelines.owners import SourceFacts
from pipelines.resolve_rows import ArticleRow, MentionRow, Place, RoleRow
from pipelines.slugs import Known

_PLACE = "article, field, start, end, kind"


def read_articles(db: Database) -> list[ArticleRow]:
    rows = db.conn.execute(
        """
        select id, source, text_digest, characters, first_seen_at, published_at, published_to, published_on, month
        from articles order by id
        """
    )
    return [
        ArticleRow(
            id=row[0],
            source=intern(row[1]),
            text_digest=row[2],
            characters=row[3],
            first_seen_at=row[4],
            published_at=row[5],
            published_to=_shared(row[6]),
            published_on=_shared(row[7]),
            month=_shared(row[8]),
        )
        for row in rows
    ]


def read_mentions(db: Database) -> list[MentionRow]:
    rows = db.conn.execute(
        f"""
        select {_PLACE}, text, unit_kind, iso, number, document_type, issuer, titles, privacy, courtesy
        from mentions where kind <> 'date'
        """
    )
    return [
        MentionRow(
            place=_place(row[:5]),
            text=intern(row[5]),
            unit_kind=_shared(row[6]),
            iso=row[7],
            number=row[8],
            document_type=_shared(row[9]),
            issuer=_shared(row[10]),
            titles=_titles(row[11]) if row[11] else (),
            privacy=_shared(row[12]),
            courtesy=_shared(row[13]),
        )
        for row in rows
    ]


def read_roles(db: Database) -> list[RoleRow]:
    rows = db.conn.execute(f"select {_PLACE}, number, role, unit_text, change from mention_roles")
    return [
        RoleRow(
            place=_place(row[:5]), number=row[5], role=intern(row[6]), unit_text=_shared(row[7]), change=_shared(row[8])
        )
        for row in rows
    ]


# SQLite gives every row strings of its own; an archive's rows say the same few over and over.


def _place(row: tuple[Any, ...]) -> Place:
    article, field, start, end, kind = row
    return article, intern(field), start, end, intern(kind)


def _shared(text: str | None) -> str | None:
    return intern(text) if text is not None else None


@lru_cache(maxsize=10_000)
def _titles(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def read_sources(db: Database) -> dict[str, SourceFacts]:
    rows = db.conn.execute("select key, owner_unit, province, former from sources")
    return {
        key: SourceFacts(owner_unit=owner, province=province, former=former) for key, owner, province, former in rows
    }


def read_chrome(db: Database) -> dict[str, list[str]]:
    rows = db.conn.execute(
        """
        select b.source, b.sample from blocks b
        join contexts c on c.source = b.source and c.version = b.context and c.current = 1 order by 1, 2
        """
    )
    found: dict[str, list[str]] = {}
    for source, sample in rows:
        found.setdefault(source, []).append(sample)
    return found


def read_known(db: Database, table: str) -> list[Known]:
    place, level, identity = ("place", "null", "null") if table == "people" else ("line", "level", "identity")
    rows = db.conn.execute(
        f"""
        select key, coalesce(rule_name, name), merged_into, merged_by, {place}, {level}, {identity}
        from {table} order by key
        """
    )
    return [
        Known(key=key, name=name, merged_into=merged, merged_by=by, place=place, level=level, identity=identity)
        for key, name, merged, by, place, level, identity in rows
    ]
