"""The record of every run: what was asked, by which version, how it ended, and how each source fared."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from crawler import __version__
from crawler.errors import SoyteError


def now() -> str:
    """This moment as archive.db writes it: UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def start(db: Database, command: str, arguments: Sequence[str] = ()) -> int:
    """Open a run and return its id. A run that never finishes (kill -9, power) keeps finished_at null."""
    with db.conn:
        cursor = db.conn.execute(
            "insert into runs (command, arguments, version, started_at) values (?, ?, ?, ?)",
            (command, json.dumps(list(arguments), ensure_ascii=False), __version__, now()),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


@contextlib.contextmanager
def closing(db: Database, run: int) -> Iterator[None]:
    """Around a run's work: bad input ends the run with its status, and passes on."""
    try:
        yield
    except SoyteError as error:
        finish(db, run, exit_status=error.status, summary=str(error))
        raise


def record_source(
    db: Database,
    run: int,
    source: str,
    *,
    status: str,
    fetched: int = 0,
    failed: int = 0,
    new_articles: int = 0,
    changed_articles: int = 0,
    message: str | None = None,
) -> None:
    """How a source fared in a run (status: ok | failed | blocked | skipped); later calls for it add to the counts."""
    with db.conn:
        db.conn.execute(
            """
            insert into run_sources (run, source, status, fetched, failed, new_articles, changed_articles, message)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (run, source) do update set
                status = excluded.status,
                fetched = fetched + excluded.fetched,
                failed = failed + excluded.failed,
                new_articles = new_articles + excluded.new_articles,
                changed_articles = changed_articles + excluded.changed_articles,
                message = coalesce(excluded.message, message)
            """,
            (run, source, status, fetched, failed, new_articles, changed_articles, message),
        )


def finish(db: Database, run: int, *, exit_status: int, summary: Any = None) -> None:
    """Close a run with its exit status and its summary (JSON-ready values)."""
    with db.conn:
        db.conn.execute(
            "update runs set finished_at = ?, exit_status = ?, summary = ? where id = ?",
            (now(), exit_status, json.dumps(summary, ensure_ascii=False) if summary is not None else None, run),
        )
