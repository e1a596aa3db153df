"""A generated article as rows of archive.db, gathered and written in batches."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bench.large_texts import Found
from crawler.periods import period
from crawler.store import article_id
from pipelines.resolve_positions import position_id
from pipelines.text import slug

_RULES = {"person": "person.title", "unit": "unit.domain", "date": "day:full", "document": "document:coded"}


@dataclass(slots=True, kw_only=True)
class Made:
    """An article as it was thought up."""

    id: int
    number: int
    source: str
    host: str
    day: date
    published: str | None
    precision: str | None
    section: str | None
    seen: datetime
    title: str
    lead: str | None
    body: str
    captions: list[str]
    files: list[str]
    found: list[tuple[str, list[Found]]]
    text_digest: str
    revised: bool
    gone: bool
    original: int | None = None


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Rows of one table, all with the same columns."""
    if rows:
        columns = ", ".join(rows[0])
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert into {table} ({columns}) values ({marks})", [tuple(r.values()) for r in rows])


@dataclass(slots=True)
class ArticleRows:
    """Gathers rows; :meth:`flush` writes them in one transaction."""

    connection: sqlite3.Connection
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    mentions: list[tuple[Any, ...]] = field(default_factory=list)
    captures: int = 0
    pages: int = 0

    def add(self, made: Made, rng: random.Random) -> None:
        url = f"https://{made.host}/tin-tuc/{slug(made.title)[:80]}-{made.number}.html"
        made.id = key = article_id(made.source, url)
        fetched = made.seen + timedelta(days=int(90 * rng.random()) if rng.random() < 0.2 else 0)
        revisions = 2 if made.revised and made.original is None else 0
        first = self._capture(made, url, made.seen, rng)
        capture = self._capture(made, url, fetched, rng) if revisions or fetched != made.seen else first
        days = period(made.published) if made.published else None
        gone = None
        if made.gone:  # twice, on two days
            gone = _utc(fetched + timedelta(days=40))
            self._capture(made, url, fetched + timedelta(days=40), rng, status=404)
            self._capture(made, url, fetched + timedelta(days=41), rng, status=404)
        self.rows["articles"].append(
            {
                "id": key, "source": made.source, "url": url, "identity_url": url, "canonical_url": url,
                "title": made.title, "lead": made.lead,
                "byline": None if rng.random() < 0.5 else " ".join(made.title.split()[:2]),
                "published_at": made.published, "published_precision": made.precision,
                "published_source": made.published and "layout:nukeviet", "published_raw": made.published,
                "published_from": days and days.first, "published_to": days and days.last,
                "published_on": days and days.first, "month": days and days.month, "section": made.section,
                "tags": json.dumps([made.section] if made.section else [], ensure_ascii=False), "lang": "vi",
                "layout": "nukeviet", "characters": len(made.lead or "") + len(made.body),
                "first_seen_at": _utc(made.seen), "fetched_at": _utc(fetched), "gone_at": gone,
                "duplicate_of": made.original, "revisions": revisions, "text_digest": made.text_digest,
                "capture": capture, "extractor": "00000000", "context": "",
            }
        )  # fmt: skip
        self.rows["article_texts"].append({"article": key, "body": made.body})
        self.rows["extractions"].append(
            {
                "capture": capture, "outcome": "article", "article": key, "text_digest": made.text_digest,
                "extractor": "00000000", "context": "",
            }
        )  # fmt: skip
        if made.original is None:
            signature = {"text_digest": made.text_digest, "version": "0", "signature": rng.randbytes(320)}
            self.rows["text_signatures"].append(signature)
        for number in range(revisions):
            self.rows["revisions"].append(
                {
                    "article": key, "number": number + 1, "capture": (first, capture)[number],
                    "fetched_at": _utc((made.seen, fetched)[number]), "title": made.title, "lead": made.lead,
                    "text_digest": made.text_digest if number else hashlib.sha256(url.encode()).hexdigest(),
                    "body": made.body if number else made.body[: len(made.body) * 9 // 10],
                }
            )  # fmt: skip
        self._page(made, url, fetched, rng)
        self._parts(made, key, rng)

    def _parts(self, made: Made, key: int, rng: random.Random) -> None:
        day = made.published and period(made.published).first
        for number, text in enumerate(made.captions):
            image = f"https://{made.host}/upload/{made.number}-{number}.jpg"
            self.rows["captions"].append({"article": key, "number": number, "text": text, "image": image})
        for number, text in enumerate(made.files):
            digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
            read = rng.random() < 0.6 and made.original is None
            self.rows["attachments"].append(
                {
                    "article": key, "number": number, "url": f"https://{made.host}/files/{made.number}-{number}.pdf",
                    "name": f"{made.title[:60]}.pdf", "mime": "application/pdf", "digest": digest if read else None,
                }
            )  # fmt: skip
            if read:
                self.rows["attachment_texts"].append(
                    {
                        "digest": digest, "kind": "pdf", "state": "read", "pages": 1 + len(text) // 2500,
                        "characters": len(text), "text": text, "reader": "00000000",
                    }
                )  # fmt: skip
        places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        texts = {"title": made.title, "lead": made.lead or "", "body": made.body}
        for field_, found in made.found:
            text = texts[field_] if field_ in texts else made.captions[int(field_[8:])]
            for kind, start, end, what in found:
                if kind == "topic":
                    places[what].append((field_, start, end))
                elif kind == "role":
                    role, unit = what
                    self.rows["mention_roles"].append(
                        {
                            "article": key, "field": field_, "start": start, "end": end, "number": 0, "role": role,
                            "unit_text": unit.name, "unit": unit.key, "position": None,
                        }
                    )  # fmt: skip
                    person = self.mentions[-1][16]  # the mention that this role belongs to stands just before it
                    self.rows["mention_roles"][-1]["position"] = position_id(person, role, unit.key)
                else:
                    self.mentions.append(
                        (key, field_, start, end, kind, text[start:end], _RULES[kind], 0.95, *_facts(kind, what), day)
                    )
        for topic, spans in places.items():
            self.rows["article_topics"].append(
                {
                    "article": key, "topic": topic, "mentions": len(spans),
                    "in_title": sum(span[0] == "title" for span in spans), "places": json.dumps(spans),
                    "published_on": day,
                }
            )  # fmt: skip

    def _capture(self, made: Made, url: str, at: datetime, rng: random.Random, *, status: int = 200) -> int:
        self.captures += 1
        length = 18_000 + len(made.body) * 2
        self.rows["captures"].append(
            {
                "id": self.captures, "source": made.source, "url": url, "fetched_at": _utc(at), "status": status,
                "content_type": "text/html; charset=utf-8", "digest": f"sha256:{rng.getrandbits(256):064x}",
                "length": length, "warc": f"00000007-{made.source}-{at:%Y%m}-001.warc.gz",
                "offset": self.captures * 6_000, "run": 1 + max(0, min(243, (at.date() - date(2026, 3, 2)).days)),
            }
        )  # fmt: skip
        return self.captures

    def _page(self, made: Made, url: str, fetched: datetime, rng: random.Random) -> None:
        self.pages += 1
        self.rows["pages"].append(
            {
                "id": self.pages, "source": made.source, "url": url, "kind": "article", "state": "done",
                "priority": 1_699_990, "discovered_at": _utc(made.seen), "fetched_at": _utc(fetched), "failures": 0,
                "status": 404 if made.gone else 200, "message": None, "identity": url, "dated": made.day.isoformat(),
            }
        )  # fmt: skip
        if rng.random() < 0.01:  # an address that never gave an article
            self.pages += 1
            self.rows["pages"].append(
                {
                    "id": self.pages, "source": made.source, "url": f"{url}?loi", "kind": "article",
                    "state": rng.choice(("failed", "failed", "blocked", "queued")), "priority": 1_699_990,
                    "discovered_at": _utc(made.seen), "fetched_at": _utc(fetched), "failures": 3, "status": 503,
                    "message": "HTTP 503", "identity": None, "dated": None,
                }
            )  # fmt: skip

    def listing_pages(self, outlets: Sequence[tuple[str, str]]) -> None:
        """Each source's home and lists, walked back to their end by most."""
        for number, (source, host) in enumerate(outlets):
            for at in range(6):
                self.pages += 1
                self.rows["pages"].append(
                    {
                        "id": self.pages, "source": source, "url": f"https://{host}/{f'muc-{at}' if at else ''}",
                        "kind": "listing" if at else "home", "state": "done", "priority": 1_800_000,
                        "discovered_at": "2026-03-02T19:00:00Z", "fetched_at": "2026-10-31T19:00:00Z", "status": 200,
                    }
                )  # fmt: skip
                if at:
                    end = "end" if number % 3 else "2022-01-01"
                    self.rows["listings"].append(
                        {"page": self.pages, "backfilled_to": end, "backfilled_at": "2026-06-01T00:00:00Z"}
                    )
        self.flush()

    def flush(self) -> None:
        with self.connection:
            for table, rows in self.rows.items():
                insert(self.connection, table, rows)
            self.connection.executemany(
                """
                insert into mentions (
                    article, field, start, end, kind, text, rule, confidence, titles, courtesy, unit_kind, iso,
                    precision, number, document_type, issuer, person, unit, document, published_on
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                self.mentions,
            )
        self.rows.clear()
        self.mentions.clear()


def _facts(kind: str, what: Any) -> tuple[Any, ...]:
    """titles … document of a mention, by its kind."""
    if kind == "person":
        return (what.titles, what.courtesy, None, None, None, None, None, None, what.key, None, None)
    if kind == "unit":
        return (None, None, what.kind, None, None, None, None, None, None, what.key, None)
    if kind == "date":
        return (None, None, None, *what, None, None, None, None, None, None)
    return (None, None, None, None, None, what.number, what.type, what.issuer, None, None, what.key)


def _utc(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
