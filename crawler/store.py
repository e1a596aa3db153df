"""Writing what was read from a capture: one transaction each, and nothing changes when nothing is new.

An article's fields come from its newest capture, whatever the order in which captures are read; its earlier texts are
its revisions (see `crawler.revisions`). People, units and the like are filled in later, by `crawler.resolved`.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Literal

from sqlite_utils import Database

from crawler import revisions
from crawler.article_rows import write_parts, write_row
from crawler.contexts import store_context
from crawler.database import transaction
from crawler.items import Article
from crawler.resolved import resolve_all
from crawler.revisions import CleanText

__all__ = [
    "UnsoundArticle",
    "article_id",
    "quarantine",
    "resolve_all",
    "store_article",
    "store_context",
    "store_outcome",
]

Change = Literal["new", "changed", "unchanged"]

ARTICLE = "article"
QUARANTINED = "quarantined"


class UnsoundArticle(ValueError):
    """What process() returned breaks a promise of Article: a fault of the code, not of the page."""


def article_id(source: str, identity_url: str) -> int:
    """The id of an article in every archive: 53 bits (what a JSON number holds exactly) of a SHA-256."""
    digest = hashlib.sha256(f"{source}\n{identity_url}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11


def store_article(db: Database, *, article: Article, capture: int) -> Change:
    """Store what process() read from a capture.

    Returns:
        "new" for an article not seen before; "changed" when what a reader sees of it is different now, by what the
        department did or by better code; else "unchanged".

    Raises:
        UnsoundArticle: a mention does not lie where it says, there is no digest, or two articles share one id.
        LookupError: no such capture.
    """
    _check(article)
    key = article_id(article.source, article.identity_url)
    with transaction(db):
        owner = db.conn.execute("select source, identity_url from articles where id = ?", [key]).fetchone()
        if owner not in (None, (article.source, article.identity_url)):
            raise UnsoundArticle(f"one id {key} for two articles: {owner} and {(article.source, article.identity_url)}")
        texts = revisions.known_texts(db, key)
        texts[article.text_digest] = CleanText(title=article.title, lead=article.lead, body=article.body)
        fetched_at = _fetched_at(db, capture)
        if owner is None:  # its place is taken first: the extraction below refers to it
            write_row(db, key, article, capture, fetched_at)
        _write_outcome(db, capture, ARTICLE, key, article.text_digest, article.extractor, article.context, None)
        history = revisions.readings(db, key)
        changed = False
        if history[-1].capture == capture:
            changed = write_row(db, key, article, capture, fetched_at)
            changed |= write_parts(db, key, article)
        revisions.rebuild(db, key, history, texts)
    if owner is None:
        return "new"
    return "changed" if changed else "unchanged"


def store_outcome(
    db: Database, capture: int, *, outcome: str, extractor: str, context: str, message: str | None = None
) -> None:
    """Note that a capture holds no article, and why; an article that stood on it alone goes.

    Where the article has older captures they lose their extraction, so that the next run reads them again and the
    article comes back from the newest of them.
    """
    with transaction(db):
        _write_outcome(db, capture, outcome, None, None, extractor, context, message)


def quarantine(db: Database, capture: int, *, stage: str, reason: str, extractor: str, context: str) -> None:
    """Set a capture aside that breaks the code; it is not read again until the code or the context changes."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with transaction(db):
        _write_outcome(db, capture, QUARANTINED, None, None, extractor, context, reason)
        db.conn.execute(
            """
            insert into quarantine (capture, stage, reason, version, at) values (?, ?, ?, ?, ?)
            on conflict (capture) do update set
                stage = excluded.stage, reason = excluded.reason, version = excluded.version, at = excluded.at
            where (stage, reason, version) <> (excluded.stage, excluded.reason, excluded.version)
            """,
            [capture, stage, reason, extractor, at],
        )


def _check(article: Article) -> None:
    if not article.text_digest:
        raise UnsoundArticle(f"{article.url}: no text digest")
    if article.refused:
        raise UnsoundArticle(f"{article.url}: refused as no article: {article.refused}")
    for mention in article.mentions:
        if article.field(mention.field)[mention.start : mention.end] != mention.text:
            where = f"{mention.field} {mention.start}–{mention.end}"
            raise UnsoundArticle(f"{article.url}: {where} is not {mention.text!r} (rule {mention.rule})")


def _fetched_at(db: Database, capture: int) -> str:
    row = db.conn.execute("select fetched_at from captures where id = ?", [capture]).fetchone()
    if row is None:
        raise LookupError(f"no capture {capture}")
    return str(row[0])


_OUTCOME = ("capture", "outcome", "article", "text_digest", "extractor", "context", "message")


def _write_outcome(
    db: Database,
    capture: int,
    outcome: str,
    article: int | None,
    text_digest: str | None,
    extractor: str,
    context: str,
    message: str | None,
) -> None:
    """Write a capture's extraction row; the article that it belonged to before, if another, is made right again."""
    row = (capture, outcome, article, text_digest, extractor, context, message)
    columns = ", ".join(_OUTCOME)
    before = db.conn.execute(f"select {columns} from extractions where capture = ?", [capture]).fetchone()
    if before != row:
        db.conn.execute(f"insert or replace into extractions ({columns}) values (?, ?, ?, ?, ?, ?, ?)", row)
    if outcome != QUARANTINED:
        db.conn.execute("delete from quarantine where capture = ?", [capture])
    if before is not None and before[2] is not None and before[2] != article:
        _leave(db, before[2], capture)


def _leave(db: Database, article: int, capture: int) -> None:
    """An article has lost a capture."""
    newest = db.conn.execute("select capture from articles where id = ?", [article]).fetchone()[0]
    history = revisions.readings(db, article)
    if history and newest != capture:
        revisions.rebuild(db, article, history, revisions.known_texts(db, article))
        return
    # Its fields came from the capture that left. The extractions of the others go with it, so they are read again.
    db.conn.execute("update articles set duplicate_of = null where duplicate_of = ?", [article])
    db.conn.execute("delete from articles where id = ?", [article])
