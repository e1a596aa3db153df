"""Articles as records of the public export format, one at a time, and as rows of a table.

Offsets count NFC code points of the named field (``title``, ``lead``, ``body``, ``caption:N``). Dates are ISO 8601 of
the precision that is known. The same records come from archive.db and from a snapshot.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from crawler.revision_history import edits
from pipelines.slugs import spelling
from pipelines.text import fold

#: Columns of the table formats; lists are joined with "; ".
COLUMNS = (
    "id",
    "source",
    "url",
    "title",
    "published_at",
    "published_precision",
    "published_source",
    "updated_at",
    "section",
    "tags",
    "byline",
    "lead",
    "body",
    "captions",
    "people",
    "units",
    "documents",
    "topics",
    "duplicate_of",
    "first_seen_at",
    "fetched_at",
    "gone_at",
    "text_digest",
    "extractor",
    "snapshot_id",
)

_ARTICLES = """
select
    a.id, a.url, a.source, a.title, a.lead, a.byline, t.body, a.published_at, a.published_precision,
    a.published_source, a.updated_at, a.section, a.tags, a.lang, d.url as duplicate_of, a.first_seen_at, a.fetched_at,
    a.gone_at, a.text_digest, a.revisions, c.digest, c.warc, c.offset, a.extractor
from articles a
join article_texts t on t.article = a.id
join captures c on c.id = a.capture
left join articles d on d.id = a.duplicate_of
{where}
order by a.published_on, a.id
"""

_ORDER = {"title": 0, "lead": 1, "body": 2}


def records(connection: sqlite3.Connection, sources: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """All articles of these sources (empty: all), by date of publication, as the objects that JSONL holds."""
    where = f"where a.source in ({', '.join('?' * len(sources))})" if sources else ""
    names = _Names(connection)
    cursor = connection.execute(_ARTICLES.format(where=where), list(sources))
    columns = [column[0] for column in cursor.description]
    for row in cursor:
        yield _record(connection, dict(zip(columns, row, strict=True)), names)


class _Names:
    """Names and kinds of people and units, few enough to keep at hand, and which snapshot this is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.people: dict[str, str] = dict(connection.execute("select key, name from people"))
        #: Only a snapshot has one: the archive that it was made from goes on changing.
        found = connection.execute("select value from meta where key = 'snapshot_id'").fetchone()
        self.snapshot_id: str | None = found[0] if found else None
        self.units: dict[str, tuple[str, str | None]] = {
            key: (name, kind) for key, name, kind in connection.execute("select key, name, kind from units")
        }


def _record(connection: sqlite3.Connection, row: dict[str, Any], names: _Names) -> dict[str, Any]:
    article = row["id"]
    mentions = _mentions(connection, article)
    capture = {"digest": row.pop("digest"), "warc": row.pop("warc"), "offset": row.pop("offset")}
    tail = {key: row.pop(key) for key in ("duplicate_of", "first_seen_at", "fetched_at", "gone_at", "text_digest")}
    extractor = row.pop("extractor")
    lang = row.pop("lang")
    revised = row.pop("revisions")
    tags = json.loads(row.pop("tags"))
    captions = connection.execute("select text, image from captions where article = ? order by number", [article])
    files = connection.execute(
        """
        select f.url, f.name, f.mime, t.text, t.state from attachments f
        left join attachment_texts t on t.digest = f.digest where f.article = ? order by f.number
        """,
        [article],
    )
    return {
        **row,
        "tags": tags,
        "lang": lang,
        "captions": [{"text": text, "image": image} for text, image in captions],
        "attachments": [
            {"url": url, "name": name, "mime": mime, "text": text or None, "state": state}
            for url, name, mime, text, state in files
        ],
        "people": _people(connection, article, mentions["person"], names),
        "units": _units(mentions["unit"], names),
        "dates": [
            {key: mention[key] for key in ("text", "iso", "precision", "field", "start", "end")}
            for mention in mentions["date"]
        ],
        "documents": _documents(mentions["document"]),
        "topics": _topics(connection, article),
        **tail,
        "revisions": [
            {
                "number": edit.number,
                "fetched_at": edit.fetched_at,
                "text_digest": edit.text_digest,
                "changes": {
                    name: [{"op": change.kind, "text": change.text} for change in changes]
                    for name, changes in edit.changes.items()
                },
            }
            for edit in (edits(connection, article) if revised else ())
        ],
        "capture": capture,
        "extractor": extractor,
        "snapshot_id": names.snapshot_id,
        **_corrections(connection, article, mentions),
    }


def _corrections(
    connection: sqlite3.Connection, article: int, mentions: dict[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, str]]]:
    """What people corrected in this record; nothing where nobody did."""
    keys = {m[kind] for kind in ("person", "unit") for m in mentions.get(kind, ()) if m[kind]}
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"""
        select action, case when action in ('private person', 'not a mention') then '' else note end from corrections
        where applied = 1 and (article = ? or target in ({marks})) order by file, line
        """,
        [article, *sorted(keys)],
    ).fetchall()
    return {"corrections": [{"action": action, "note": note} for action, note in rows]} if rows else {}


def _mentions(connection: sqlite3.Connection, article: int) -> dict[str, list[dict[str, Any]]]:
    """The mentions of an article by kind, in reading order."""
    cursor = connection.execute("select * from mentions where article = ? and hidden is null", [article])
    columns = [column[0] for column in cursor.description]
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in cursor:
        mention = dict(zip(columns, row, strict=True))
        found[mention["kind"]].append(mention)
    for rows in found.values():
        rows.sort(key=_reading_order)
    return found


def _reading_order(mention: dict[str, Any]) -> tuple[int, int, int, int]:
    field, _, number = mention["field"].partition(":")
    return _ORDER.get(field, 3), int(number or 0), mention["start"], mention["end"]


def _people(
    connection: sqlite3.Connection, article: int, mentions: list[dict[str, Any]], names: _Names
) -> list[dict[str, Any]]:
    roles: dict[tuple[str, int, int], list[dict[str, str | None]]] = defaultdict(list)
    for field, start, end, role, unit in connection.execute(
        'select field, start, "end", role, unit_text from mention_roles where article = ? order by number', [article]
    ):
        roles[field, start, end].append({"role": role, "unit": unit})
    people = []
    for key, group in _grouped(mentions, "person"):
        titles: list[str] = []
        held: list[dict[str, str | None]] = []
        for mention in group:
            titles += [title for title in json.loads(mention["titles"] or "[]") if title not in titles]
            posts = roles[mention["field"], mention["start"], mention["end"]]
            held += [post for post in posts if post not in held]
        people.append(
            {
                "key": key,
                "name": names.people[key] if key else _written(group),
                "titles": titles,
                "roles": held,
                "mentions": [_span(mention) for mention in group],
            }
        )
    return people


def _units(mentions: list[dict[str, Any]], names: _Names) -> list[dict[str, Any]]:
    units = []
    for key, group in _grouped(mentions, "unit"):
        kinds = Counter(mention["unit_kind"] for mention in group if mention["unit_kind"])
        name, kind = names.units[key] if key else (_written(group), spelling(kinds) if kinds else None)
        spans = [{**_span(mention), "text": mention["text"]} for mention in group]
        units.append({"key": key, "name": name, "kind": kind, "mentions": spans})
    return units


def _grouped(mentions: list[dict[str, Any]], kind: str) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """Mentions by what they mean, in the order of first mention; what means nothing known, by how it is written."""
    groups: dict[tuple[str | None, str], list[dict[str, Any]]] = defaultdict(list)
    for mention in mentions:
        key = mention[kind]
        groups[key, "" if key else fold(mention["text"])].append(mention)
    return [(key, group) for (key, _), group in groups.items()]


def _written(group: list[dict[str, Any]]) -> str:
    return str(group[0]["text"])


def _span(mention: dict[str, Any]) -> dict[str, Any]:
    return {key: mention[key] for key in ("field", "start", "end")}


def _documents(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents cited, each once, with what any of its citations tells.

    ``number`` is the number as first cited, with the words that belong to it: "Nghị quyết số 12-NQ/TU", as in the
    mention's span; documents.number in the database is the bare one.
    """
    documents: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        key = mention["document"] or mention["number"] or mention["text"]
        cited = " ".join(mention["text"].split())
        found = documents.setdefault(key, {"number": cited, "type": None, "issuer": None, "date": None})
        for name, column in (("type", "document_type"), ("issuer", "issuer"), ("date", "iso")):
            found[name] = found[name] or mention[column]
    return list(documents.values())


def _topics(connection: sqlite3.Connection, article: int) -> list[dict[str, Any]]:
    """What the article is about, what it speaks of most first."""
    rows = connection.execute(
        "select topic, mentions, places from article_topics where article = ? order by mentions desc, topic", [article]
    )
    return [
        {
            "key": key,
            "mentions": [dict(zip(("field", "start", "end"), span, strict=True)) for span in json.loads(places)],
        }
        for key, _, places in rows
    ]


def table_row(record: dict[str, Any]) -> list[Any]:
    """A record as one row under `COLUMNS`."""
    row = []
    for column in COLUMNS:
        value = record[column]
        match column:
            case "people" | "units":
                value = "; ".join(dict.fromkeys(item["name"] for item in value))
            case "captions":
                value = "; ".join(item["text"] for item in value)
            case "documents":
                value = "; ".join(item["number"] for item in value)
            case "topics":
                value = "; ".join(item["key"] for item in value)
            case "tags":
                value = "; ".join(value)
            case "id":
                value = str(value)  # 53 bits: a spreadsheet would show the 16th digit as 0
        row.append(value)
    return row
