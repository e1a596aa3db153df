"""Resolving an archive: rows out of archive.db, through pipelines.resolve, and what differs back in, at once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from sqlite_utils import Database

from crawler.corrected import false_mentions, note, prepare
from crawler.database import transaction
from crawler.errors import SoyteError
from crawler.gone import write_gone
from crawler.signatures import alike_articles
from crawler.topic_rows import count_topics
from pipelines.owners import SourceFacts
from pipelines.resolve import ArticleRow, MentionRow, Place, Resolution, RoleRow, publication, resolve
from pipelines.slugs import Known

_PLACE = "article, field, start, end, kind"
_AT = "article = ? and field = ? and start = ? and end = ? and kind = ?"


def resolve_all(db: Database) -> None:
    """Resolve all articles. Writes nothing when nothing changed.

    Mentions that no longer stand in any text leave their people and units behind with 0 articles: a key that was once
    given is never given to another. The caller holds the home's lock "extract": a crawl may go on writing meanwhile
    (the long part only reads), but nobody else may store articles.
    """
    with transaction(db):
        corrections = prepare(db)
    false = false_mentions(db, corrections)
    articles = _articles(db)
    order = [article.id for article in sorted(articles, key=publication)]
    resolution = resolve(
        articles,
        [row for row in _mentions(db) if row.place not in false],
        [row for row in _roles(db) if row.place not in false],
        _sources(db),
        _known(db, "people"),
        _known(db, "units"),
        _chrome(db),
        alike=alike_articles(db, order),
        strict_privacy=privacy_rule() == "strict",
        corrections=corrections.lines,
        outcome=corrections.outcome,
    )
    with transaction(db):
        db.conn.execute("pragma defer_foreign_keys = on")  # rows may come before what they refer to
        _write_names(db, resolution)
        _write_derived(db, resolution)
        _write_mentions(db, resolution, false)
        _write_articles(db, resolution)
        note(db, corrections)
        count_topics(db)


def privacy_rule() -> str:
    """Who is left out as a private person: see docs/privacy.md.

    Raises:
        SoyteError: SOYTE_PRIVACY is neither ``named`` nor ``strict``.
    """
    rule = os.environ.get("SOYTE_PRIVACY", "").strip() or "named"
    if rule not in ("named", "strict"):
        raise SoyteError(f"SOYTE_PRIVACY={rule}: no such rule; use named or strict (see docs/privacy.md)")
    return rule


def _articles(db: Database) -> list[ArticleRow]:
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


def _mentions(db: Database) -> list[MentionRow]:
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


def _roles(db: Database) -> list[RoleRow]:
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


def _sources(db: Database) -> dict[str, SourceFacts]:
    rows = db.conn.execute("select key, owner_unit, province, former from sources")
    return {
        key: SourceFacts(owner_unit=owner, province=province, former=former) for key, owner, province, former in rows
    }


def _chrome(db: Database) -> dict[str, list[str]]:
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


def _known(db: Database, table: str) -> list[Known]:
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


def _write_names(db: Database, resolution: Resolution) -> None:
    """People and units: kept for ever, with 0 articles when no text names them any more."""
    people = {
        key: (person.name, person.rule_name, person.place, person.score, seen.first, seen.last, seen.articles)
        for key, (person, seen) in resolution.people.items()
    }
    units = {
        key: (
            unit.name, unit.rule_name, unit.kind, unit.province, unit.level, unit.place, unit.line, unit.valid_to,
            unit.parent, unit.parent_sure, unit.successor, unit.identity, seen.first, seen.last, seen.articles,
        )
        for key, (unit, seen) in resolution.units.items()
    }  # fmt: skip
    _write_named(
        db, "people", ("name", "rule_name", "place", "score"), people, resolution.people_redirects, resolution.merges
    )
    facts = (
        "name", "rule_name", "kind", "province", "level", "place", "line", "valid_to", "parent", "parent_sure",
        "successor", "identity",
    )  # fmt: skip
    _write_named(db, "units", facts, units, resolution.units_redirects, resolution.merges)


def _write_named(
    db: Database,
    table: str,
    facts: tuple[str, ...],
    rows: dict[str, tuple[Any, ...]],
    redirects: Mapping[str, str],
    merges: frozenset[tuple[str, str]],
) -> None:
    columns = (*facts, "first_seen", "last_seen", "articles", "merged_into", "merged_by")
    found = {row[0]: row[1:] for row in db.conn.execute(f"select key, {', '.join(columns)} from {table}")}
    for_good = {key for key, row in found.items() if row[-2] is not None and row[-1] is None}

    def merged(key: str) -> tuple[str | None, str | None]:
        target = redirects.get(key)
        if (table, key) in merges:
            return target, "correction"
        return target, None if target is None or key in for_good else "rule"

    wanted = {key: (*row, *merged(key)) for key, row in rows.items()}
    for key, row in found.items():
        if key not in wanted:
            wanted[key] = (*row[: len(facts)], None, None, 0, *merged(key))
    changed = [(key, *row) for key, row in sorted(wanted.items()) if found.get(key) != row]
    updates = ", ".join(f"{column} = excluded.{column}" for column in columns)
    db.conn.executemany(
        f"insert into {table} (key, {', '.join(columns)}) values (?{', ?' * len(columns)}) "
        f"on conflict (key) do update set {updates}",
        changed,
    )


def _write_derived(db: Database, resolution: Resolution) -> None:
    """Tables that are nothing but a view of the mentions: rows that are not wanted any more go."""
    _exactly(
        db, "unit_aliases", ("unit", "alias", "source", "valid_from", "valid_to", "first_seen", "last_seen"),
        [(a.unit, a.alias, a.source, a.valid_from, a.valid_to, a.first_seen, a.last_seen) for a in resolution.aliases],
        keys=3,
    )  # fmt: skip
    _exactly(
        db, "people_evidence", ("person", "number", "kind", "a", "b", "detail"),
        [
            (key, number, reason.kind, reason.a, reason.b, reason.detail or None)
            for key, (person, _) in resolution.people.items() for number, reason in enumerate(person.reasons)
        ],
        keys=2,
    )  # fmt: skip
    _exactly(
        db, "documents", ("key", "number", "type", "issuer", "date", "articles"),
        [(key, d.number, d.type, d.issuer, d.date, articles) for key, (d, articles) in resolution.documents.items()],
        keys=1,
    )  # fmt: skip
    columns = ("id", "person", "role", "unit", "first_seen", "last_seen", "articles", "acting", "begins", "ended")
    _exactly(
        db, "positions", columns,
        [
            (p.id, p.person, p.role, p.unit, p.first_seen, p.last_seen, p.articles, int(p.acting), p.begins, p.ended)
            for p in resolution.positions.values()
        ],
        keys=1,
    )  # fmt: skip
    _exactly(
        db, "position_conflicts", ("position", "other", "kind"),
        [(conflict.position, conflict.other, conflict.kind) for conflict in resolution.conflicts], keys=3,
    )  # fmt: skip
    _exactly(
        db, "rollups", ("source", "month", "articles", "stories"),
        [(*place, *counts) for place, counts in resolution.rollups.items()], keys=2,
    )  # fmt: skip


def _exactly(db: Database, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], *, keys: int) -> None:
    """Make a table hold these rows and no others; its first ``keys`` columns are the primary key."""
    found = set(db.conn.execute(f"select {', '.join(columns)} from {table}"))
    wanted = set(rows)
    where = " and ".join(f"{column} = ?" for column in columns[:keys])
    gone = {row[:keys] for row in found - wanted}
    db.conn.executemany(f"delete from {table} where {where}", _in_order(gone))
    db.conn.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
        _in_order(wanted - found),
    )


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)


def _write_mentions(db: Database, resolution: Resolution, false: set[tuple[Any, ...]]) -> None:
    kinds = ("person", "unit", "document")
    changed: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in kinds}
    dates = [place for place in false if place[4] == "date"]
    db.conn.executemany(f"update mentions set hidden = 'correction' where {_AT} and hidden is null", dates)
    hidden_dates = db.conn.execute(
        f"select {_PLACE} from mentions where kind = 'date' and hidden is not null"
    ).fetchall()
    back = [place for place in hidden_dates if place not in false]
    db.conn.executemany(f"update mentions set hidden = null where {_AT}", back)
    rows = db.conn.execute(f"select {_PLACE}, person, unit, document, hidden from mentions where kind <> 'date'")
    for row in rows:
        place: Place = row[:5]
        kind = place[4]
        wanted = (
            resolution.targets.get(place),
            resolution.hidden.get(place) or ("correction" if place in false else None),
        )
        if (row[5 + kinds.index(kind)], row[8]) != wanted:
            changed[kind].append((*wanted, *place))
    for kind, updates in changed.items():
        db.conn.executemany(f"update mentions set {kind} = ?, hidden = ? where {_AT}", updates)
    updates = []
    for row in db.conn.execute(f"select {_PLACE}, number, unit, position from mention_roles"):
        at = (row[:5], row[5])
        wanted_role = (resolution.role_units.get(at), resolution.role_positions.get(at))
        if row[6:] != wanted_role:
            updates.append((*wanted_role, *row[:6]))
    db.conn.executemany(f"update mention_roles set unit = ?, position = ? where {_AT} and number = ?", updates)
    db.conn.execute(
        """
        update mentions set published_on = a.published_on from articles a
        where a.id = mentions.article and mentions.published_on is not a.published_on
        """
    )


def _write_articles(db: Database, resolution: Resolution) -> None:
    rows = db.conn.execute("select id, duplicate_of from articles")
    updates = [(first, key) for key, old in rows if old != (first := resolution.duplicates.get(key))]
    db.conn.executemany("update articles set duplicate_of = ? where id = ?", updates)
    write_gone(db)
