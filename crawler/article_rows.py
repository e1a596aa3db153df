"""An article as the rows it becomes. Each function writes only what differs, and says whether a reader sees it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from crawler.corrected import ADDED, with_corrections
from crawler.items import Article, Dating
from crawler.periods import period
from crawler.revisions import replace_rows
from crawler.topic_rows import write_topics

#: Columns that tell how a row was made; a difference in these alone is no change for a reader.
_MAKING = ("capture", "fetched_at", "extractor", "context", "field_rules")


def write_row(db: Database, key: int, article: Article, capture: int, fetched_at: str) -> bool:
    """Write the row of articles from its newest capture; returns whether a reader sees a difference."""
    row: dict[str, Any] = {
        "id": key,
        "source": article.source,
        "url": article.url,
        "identity_url": article.identity_url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "lead": article.lead,
        "byline": article.byline,
        **_dating("published", article.published),
        **_dating("updated", article.updated),
        "section": article.section,
        "tags": _json(article.tags),
        "lang": article.lang,
        "layout": article.layout,
        "characters": len(article.lead or "") + len(article.body),
        "text_digest": article.text_digest,
        "warnings": _json(article.warnings),
        "field_rules": json.dumps(dict(article.field_rules), ensure_ascii=False),
        "capture": capture,
        "fetched_at": fetched_at,
        "extractor": article.extractor,
        "context": article.context,
    }
    days = period(article.published.value) if article.published else None
    row |= {
        "published_from": days and days.first,
        "published_to": days and days.last,
        "published_on": days and days.first,
        "month": days and days.month,
    }
    row = with_corrections(db, key, row)
    found = db.conn.execute(f"select {', '.join(row)} from articles where id = ?", [key]).fetchone()
    if found == tuple(row.values()):
        return False
    if found is None:
        row["first_seen_at"] = fetched_at
        names = ", ".join(row)
        db.conn.execute(f"insert into articles ({names}) values ({', '.join('?' * len(row))})", list(row.values()))
        return True
    changes = ", ".join(f"{column} = ?" for column in row)
    db.conn.execute(f"update articles set {changes} where id = ?", [*row.values(), key])
    return any(old != new for column, old, new in zip(row, found, row.values(), strict=True) if column not in _MAKING)


def _dating(name: str, dating: Dating | None) -> dict[str, str | None]:
    values = (dating.value, dating.precision, dating.rule, dating.raw) if dating else (None,) * 4
    return dict(zip((f"{name}_at", f"{name}_precision", f"{name}_source", f"{name}_raw"), values, strict=True))


def _json(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


_MENTION = (
    "article",
    "field",
    "start",
    "end",
    "kind",
    "text",
    "rule",
    "confidence",
    "titles",
    "courtesy",
    "unit_kind",
    "iso",
    "precision",
    "relative",
    "number",
    "document_type",
    "issuer",
    "privacy",
)


def write_parts(db: Database, key: int, article: Article) -> bool:
    """Write an article's text, captions, attachments, topics and mentions; returns whether any was another before."""
    tables = _json([table.rows for table in article.tables])
    captions = [(key, number, caption.text, caption.image) for number, caption in enumerate(article.captions)]
    files = [(key, number, file.url, file.name, file.mime) for number, file in enumerate(article.attachments)]
    mentions = [
        (
            key,
            m.field,
            m.start,
            m.end,
            m.kind,
            m.text,
            m.rule,
            m.confidence,
            _json(m.titles) if m.titles else None,
            m.courtesy,
            m.unit_kind,
            m.iso,
            m.precision,
            int(m.relative),
            m.number,
            m.document_type,
            m.issuer,
            m.privacy,
        )
        for m in article.mentions
    ]
    roles = [
        (key, m.field, m.start, m.end, m.kind, number, role.role, role.unit, role.change)
        for m in article.mentions
        for number, role in enumerate(m.roles)
    ]
    changed = replace_rows(db, "article_texts", ("article", "body", "tables"), key, [(key, article.body, tables)])
    changed |= replace_rows(db, "captions", ("article", "number", "text", "image"), key, captions)
    changed |= write_topics(db, key, article)
    changed |= replace_rows(db, "attachments", ("article", "number", "url", "name", "mime"), key, files)
    # Deleting a mention takes its roles along, so they are written whenever either differs.
    role_columns = ("article", "field", "start", "end", "kind", "number", "role", "unit_text", "change")
    db.conn.execute("delete from mentions where article = ? and rule = ?", [key, ADDED])  # they come back in resolve
    mentions_changed = replace_rows(db, "mentions", _MENTION, key, mentions)
    return replace_rows(db, "mention_roles", role_columns, key, roles) or mentions_changed or changed
