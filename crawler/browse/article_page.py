"""Everything that the page of one article shows, read from a snapshot."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.browse import display
from crawler.browse.body_blocks import Block, blocks
from crawler.browse.highlight import Piece, Span, paragraphs, pieces
from crawler.revision_history import Edit, edits
from pipelines.word_diff import shortened

Row = sqlite3.Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person, unit or document that the article names, in the order of first mention."""

    key: str | None
    name: str
    notes: tuple[str, ...] = ()  # titles and roles, as the article gives them
    mentions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCaption:
    pieces: list[Piece]
    image: str | None  # a link that may be followed, or None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    row: Row
    source: Row
    capture: Row | None
    title: list[Piece]
    lead: list[list[Piece]]
    body: list[Block]
    captions: list[ShownCaption]
    attachments: list[Row]
    people: list[Named]
    units: list[Named]
    documents: list[Named]
    dates: list[Named]
    tags: tuple[str, ...]
    warnings: tuple[str, ...]
    original: Row | None  # the article this one repeats
    reposts: list[Row]  # the articles that repeat this one
    edits: list[Edit]  # what the department changed, newest first; long unchanged stretches cut
    captures: int  # how often this address was fetched
    corrections: list[Row]  # action, note: what people put right here


def read_article(conn: sqlite3.Connection, article: int) -> ArticlePage | None:
    """The article with that id, ready to print; None when there is none. Rows must come as `sqlite3.Row`."""
    row = conn.execute("select * from articles where id = ?", [article]).fetchone()
    if row is None:
        return None
    mentions = conn.execute("select * from mentions where article = ? order by field, start", [article]).fetchall()
    roles = _roles(conn, article)
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention["field"], []).append(
            _span(mention, roles.get((mention["field"], mention["start"]), ()))
        )
    text = conn.execute("select body, tables from article_texts where article = ?", [article]).fetchone()
    captions = conn.execute("select number, text, image from captions where article = ? order by number", [article])
    source = conn.execute("select * from sources where key = ?", [row["source"]]).fetchone()
    ordered = sorted(mentions, key=lambda mention: (_field_order(mention["field"]), mention["start"]))
    listed = "select id, title, source, published_at, url, text_digest from articles"
    return ArticlePage(
        row=row,
        source=source,
        capture=conn.execute("select * from captures where id = ?", [row["capture"]]).fetchone(),
        title=pieces(row["title"], spans.get("title", ())),
        lead=paragraphs(row["lead"] or "", spans.get("lead", ())),
        body=blocks(text["body"], spans.get("body", ()), json.loads(text["tables"])) if text else [],
        captions=[
            ShownCaption(
                pieces=pieces(caption["text"], spans.get(f"caption:{caption['number']}", ())),
                image=display.web_link(caption["image"]),
            )
            for caption in captions
        ],
        attachments=conn.execute(
            """
            select f.url, f.name, f.mime, f.capture, t.kind, t.state, t.pages, t.characters, t.message, t.text
            from attachments f left join attachment_texts t on t.digest = f.digest
            where f.article = ? order by f.number
            """,
            [article],
        ).fetchall(),
        people=_people(conn, ordered, roles),
        units=_named(conn, ordered, "unit"),
        documents=_named(conn, ordered, "document"),
        dates=_dates(ordered),
        tags=tuple(str(tag) for tag in json.loads(row["tags"])),
        warnings=tuple(str(warning) for warning in json.loads(row["warnings"])),
        original=conn.execute(f"{listed} where id = ?", [row["duplicate_of"]]).fetchone(),
        # The index is named and the order made here: where most articles repeat none, SQLite would walk all of them.
        reposts=sorted(
            conn.execute(f"{listed} indexed by articles_duplicate where duplicate_of = ?", [article]).fetchall(),
            key=lambda other: (other["published_at"] or "", other["id"]),
        ),
        edits=[
            replace(edit, changes={name: shortened(changes) for name, changes in edit.changes.items()})
            for edit in reversed(edits(conn, article))
        ],
        corrections=corrections(conn, "article", article),
        captures=conn.execute(
            "select count(*) from captures where source = ? and url = ?", [row["source"], row["url"]]
        ).fetchone()[0],
    )


def corrections(conn: sqlite3.Connection, column: str, value: int | str) -> list[Row]:
    """The corrections that act on an article (by article) or on a person or unit (by target)."""
    return conn.execute(
        f"select action, new, note from corrections where {column} = ? and applied = 1 order by file, line", [value]
    ).fetchall()


def _field_order(field: str) -> tuple[int, int]:
    name, _, number = field.partition(":")
    order = ("title", "lead", "body", "caption")
    return (order.index(name) if name in order else len(order), int(number or 0))


def _roles(conn: sqlite3.Connection, article: int) -> dict[tuple[str, int], tuple[str, ...]]:
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for row in conn.execute("select * from mention_roles where article = ? order by field, start, number", [article]):
        role = f"{row['role']}, {row['unit_text']}" if row["unit_text"] else row["role"]
        at = (row["field"], row["start"])
        found[at] = (*found.get(at, ()), role)
    return found


def _titles(mention: Row) -> tuple[str, ...]:
    return tuple(str(title) for title in json.loads(mention["titles"] or "[]"))


def _span(mention: Row, roles: tuple[str, ...]) -> Span:
    kind = mention["kind"]
    key, note = None, None
    if kind == "person":
        key, note = mention["person"], " · ".join((*_titles(mention), *roles)) or None
    elif kind == "unit":
        key, note = mention["unit"], display.word("unit_kind", mention["unit_kind"]) or None
    elif kind == "document":
        key, note = mention["document"], " ".join(filter(None, (mention["document_type"], mention["number"]))) or None
    elif kind == "date":
        key, note = mention["iso"], display.date(mention["iso"])
    return Span(start=mention["start"], end=mention["end"], kind=kind, key=key, note=note)


def _names(conn: sqlite3.Connection, table: str, column: str, keys: Iterable[str]) -> dict[str, str]:
    wanted = sorted(set(keys))
    marks = ", ".join("?" * len(wanted))
    return dict(conn.execute(f"select key, {column} from {table} where key in ({marks})", wanted).fetchall())


def _people(
    conn: sqlite3.Connection, mentions: list[Row], roles: dict[tuple[str, int], tuple[str, ...]]
) -> list[Named]:
    mine = [mention for mention in mentions if mention["kind"] == "person"]
    names = _names(conn, "people", "name", (mention["person"] for mention in mine if mention["person"]))
    found: dict[str, Named] = {}
    for mention in mine:
        key = mention["person"]
        name = names.get(key) or mention["text"]
        notes = (*_titles(mention), *roles.get((mention["field"], mention["start"]), ()))
        found[key or name] = _merged(found.get(key or name), Named(key=key, name=name, notes=notes))
    return list(found.values())


def _named(conn: sqlite3.Connection, mentions: list[Row], kind: str) -> list[Named]:
    mine = [mention for mention in mentions if mention["kind"] == kind]
    table, column = {"unit": ("units", "name"), "document": ("documents", "number")}[kind]
    names = _names(conn, table, column, (mention[kind] for mention in mine if mention[kind]))
    found: dict[str, Named] = {}
    for mention in mine:
        key = mention[kind]
        name = names.get(key) or mention["text"]
        if kind == "document":
            notes = tuple(filter(None, (mention["document_type"], mention["issuer"])))
        else:
            notes = tuple(filter(None, (display.word("unit_kind", mention["unit_kind"]),)))
        found[key or name] = _merged(found.get(key or name), Named(key=key, name=name, notes=notes))
    return list(found.values())


def _merged(before: Named | None, now: Named) -> Named:
    if before is None:
        return now
    notes = tuple(dict.fromkeys((*before.notes, *now.notes)))
    return Named(key=before.key, name=before.name, notes=notes, mentions=before.mentions + 1)


def _dates(mentions: list[Row]) -> list[Named]:
    found: dict[str, Named] = {}
    for mention in mentions:
        if mention["kind"] == "date" and (iso := mention["iso"]):
            now = Named(key=iso, name=display.date(iso), notes=(mention["text"],))
            found[iso] = _merged(found.get(iso), now)
    return [found[iso] for iso in sorted(found)]
