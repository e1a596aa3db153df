"""Who and what an article names, in the order in which it names them, and where in its texts each stands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.browse import display
from crawler.browse.highlight import Span
from crawler.browse.language import current

Row = sqlite3.Row

_FIELDS = ("title", "lead", "body", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A post as the article gives it, and the unit it means."""

    role: str
    unit_text: str | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person, unit, document, date or topic."""

    key: str | None
    name: str
    text: str  # as it stands where it is named first
    notes: tuple[str, ...] = ()  # titles of a person; type and issuer of a document; how a date is written
    roles: tuple[Role, ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    people: list[Named]
    units: list[Named]
    documents: list[Named]
    dates: list[Named]  # the oldest first
    topics: list[Named]  # the most frequent first
    spans: dict[str, list[Span]]  # by field

    def of(self, field: str) -> list[Span]:
        return self.spans.get(field, [])

    @property
    def nobody(self) -> bool:
        return not (self.people or self.units or self.documents or self.dates or self.topics)


def read_names(conn: sqlite3.Connection, article: int) -> Names:
    """All that was recognised in an article."""
    found = conn.execute("select * from mentions where article = ?", [article]).fetchall()
    mentions = sorted(found, key=lambda mention: (_field_order(mention["field"]), mention["start"]))
    roles = _roles(conn, article)
    topics = conn.execute(
        f"""select t.key, t.name_{current()} as name, a.mentions, a.places from article_topics a
            join topics t on t.key = a.topic where a.article = ?
            order by a.in_title > 0 desc, a.mentions desc, t.key""",
        [article],
    ).fetchall()
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention["field"], []).append(_span(mention, roles))
    for topic in topics:
        for field, start, end in json.loads(topic["places"]):
            span = Span(start=start, end=end, kind="topic", key=topic["key"], note=topic["name"])
            spans.setdefault(field, []).append(span)
    return Names(
        people=_people(conn, mentions, roles),
        units=_resolved(conn, mentions, "unit"),
        documents=_resolved(conn, mentions, "document"),
        dates=_dates(mentions),
        topics=[Named(key=row["key"], name=row["name"], text="", mentions=row["mentions"]) for row in topics],
        spans=spans,
    )


def _field_order(field: str) -> tuple[int, int]:
    name, _, number = field.partition(":")
    return (_FIELDS.index(name) if name in _FIELDS else len(_FIELDS), int(number or 0))


Roles = dict[tuple[str, int], tuple[Role, ...]]


def _roles(conn: sqlite3.Connection, article: int) -> Roles:
    """The posts given at each mention of a person, by its field and start."""
    found: Roles = {}
    for row in conn.execute(
        "select field, start, role, unit_text, unit from mention_roles where article = ? order by field, start, number",
        [article],
    ):
        at = (row["field"], row["start"])
        role = Role(role=row["role"], unit_text=row["unit_text"], unit=row["unit"])
        found[at] = (*found.get(at, ()), role)
    return found


def _titles(mention: Row) -> tuple[str, ...]:
    return tuple(str(title) for title in json.loads(mention["titles"] or "[]"))


def _span(mention: Row, roles: Roles) -> Span:
    kind = mention["kind"]
    key, note = None, None
    if kind == "person":
        given = (f"{one.role}, {one.unit_text}" if one.unit_text else one.role for one in _of(roles, mention))
        key, note = mention["person"], " · ".join((*_titles(mention), *given)) or None
    elif kind == "unit":
        key, note = mention["unit"], display.word("unit_kind", mention["unit_kind"]) or None
    elif kind == "document":
        key, note = mention["document"], " ".join(filter(None, (mention["document_type"], mention["number"]))) or None
    elif kind == "date":
        key, note = mention["iso"], display.date(mention["iso"])
    return Span(start=mention["start"], end=mention["end"], kind=kind, key=key, note=note)


def _of(roles: Roles, mention: Row) -> tuple[Role, ...]:
    return roles.get((mention["field"], mention["start"]), ())


def _names(conn: sqlite3.Connection, table: str, column: str, keys: Iterable[str]) -> dict[str, str]:
    wanted = sorted(set(keys))
    marks = ", ".join("?" * len(wanted))
    return dict(conn.execute(f"select key, {column} from {table} where key in ({marks})", wanted).fetchall())


def _people(conn: sqlite3.Connection, mentions: list[Row], roles: Roles) -> list[Named]:
    mine = [mention for mention in mentions if mention["kind"] == "person"]
    names = _names(conn, "people", "name", (mention["person"] for mention in mine if mention["person"]))
    return _joined(
        Named(
            key=mention["person"],
            name=names.get(mention["person"]) or mention["text"],
            text=mention["text"],
            notes=_titles(mention),
            roles=_of(roles, mention),
        )
        for mention in mine
    )


def _resolved(conn: sqlite3.Connection, mentions: list[Row], kind: str) -> list[Named]:
    mine = [mention for mention in mentions if mention["kind"] == kind]
    table, column = {"unit": ("units", "name"), "document": ("documents", "number")}[kind]
    names = _names(conn, table, column, (mention[kind] for mention in mine if mention[kind]))
    return _joined(
        Named(
            key=mention[kind],
            name=names.get(mention[kind]) or mention["text"],
            text=mention["text"],
            notes=tuple(filter(None, (mention["document_type"], mention["issuer"]))) if kind == "document" else (),
        )
        for mention in mine
    )


def _dates(mentions: list[Row]) -> list[Named]:
    found = _joined(
        Named(key=mention["iso"], name=display.date(mention["iso"]), text=mention["text"], notes=(mention["text"],))
        for mention in mentions
        if mention["kind"] == "date" and mention["iso"]
    )
    return sorted(found, key=lambda date: date.key or "")


def _joined(named: Iterable[Named]) -> list[Named]:
    """One of each, its mentions counted and all that is said of it together."""
    found: dict[str, Named] = {}
    for now in named:
        key = now.key or now.name
        before = found.get(key)
        found[key] = now if before is None else _both(before, now)
    return list(found.values())


def _both(before: Named, now: Named) -> Named:
    return replace(
        before,
        notes=tuple(dict.fromkeys((*before.notes, *now.notes))),
        roles=tuple(dict.fromkeys((*before.roles, *now.roles))),
        mentions=before.mentions + 1,
    )
