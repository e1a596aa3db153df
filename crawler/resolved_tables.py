"""What resolving found, written where it differs from what stands in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from crawler.gone import write_gone
from pipelines.resolve_rows import Place, Resolution

_PLACE = "article, field, start, end, kind"
_AT = "article = ? and field = ? and start = ? and end = ? and kind = ?"


def write_names(db: Database, resolution: Resolution) -> None:
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


def write_derived(db: Database, resolution: Resolution) -> None:
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


def write_mentions(db: Database, resolution: Resolution, false: set[tuple[Any, ...]]) -> None:
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


def write_articles(db: Database, resolution: Resolution) -> None:
    rows = db.conn.execute("select id, duplicate_of from articles")
    updates = [(first, key) for key, old in rows if old != (first := resolution.duplicates.get(key))]
    db.conn.executemany("update articles set duplicate_of = ? where id = ?", updates)
    write_gone(db)
