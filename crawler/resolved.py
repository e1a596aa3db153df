"""Resolving an archive: rows out of archive.db, through pipelines.resolve, and what differs back in, at once."""

from __future__ import annotations

import os

from sqlite_utils import Database

from crawler.corrected import false_mentions, note, prepare
from crawler.database import transaction
from crawler.errors import SoyteError
from crawler.resolved_rows import read_articles, read_chrome, read_known, read_mentions, read_roles, read_sources
from crawler.resolved_tables import write_articles, write_derived, write_mentions, write_names
from crawler.signatures import alike_articles
from crawler.topic_rows import count_topics
from pipelines.resolve import resolve
from pipelines.resolve_rows import publication


def resolve_all(db: Database) -> None:
    """Resolve all articles. Writes nothing when nothing changed.

    Mentions that no longer stand in any text leave their people and units behind with 0 articles: a key that was once
    given is never given to another. The caller holds the home's lock "extract": a crawl may go on writing meanwhile
    (the long part only reads), but nobody else may store articles.
    """
    with transaction(db):
        corrections = prepare(db)
    false = false_mentions(db, corrections)
    articles = read_articles(db)
    order = [article.id for article in sorted(articles, key=publication)]
    resolution = resolve(
        articles,
        [row for row in read_mentions(db) if row.place not in false],
        [row for row in read_roles(db) if row.place not in false],
        read_sources(db),
        read_known(db, "people"),
        read_known(db, "units"),
        read_chrome(db),
        alike=alike_articles(db, order),
        strict_privacy=privacy_rule() == "strict",
        corrections=corrections.lines,
        outcome=corrections.outcome,
    )
    with transaction(db):
        db.conn.execute("pragma defer_foreign_keys = on")  # rows may come before what they refer to
        write_names(db, resolution)
        write_derived(db, resolution)
        write_mentions(db, resolution, false)
        write_articles(db, resolution)
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
