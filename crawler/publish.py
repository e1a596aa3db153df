"""Making a snapshot for readers: a finished, checked file under a name of its own, and one link that moves to it.

Readers of the old snapshot keep it; new ones get the new. A run that is killed half-way leaves a folder that the next
one removes, and never a link to something unfinished.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler import __version__
from crawler.corrected import warnings
from crawler.database import connect
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.inspect_file import INSPECT_FILE, write_inspect_file
from crawler.snapshot import check, content_state, make_readable

#: How many snapshots stay: the current one, and the one that readers may still have open.
KEPT = 2

_FOLDER = re.compile(r"\d{8}T\d{6}Z(-\d+)?")
_DRAFT = ".draft-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSummary:
    """``path`` is the snapshot's folder; ``changed`` is False when it was there already."""

    path: Path
    snapshot_id: str
    changed: bool
    articles: int
    corrections: list[str] = field(default_factory=list)  # one line for each that did not apply


def publish(home: Home) -> PublishSummary:
    """Publish what the archive holds now; does nothing when the current snapshot holds just that.

    Raises:
        SoyteError: there is no archive yet, the disk is full, or the new snapshot is not sound. The old one stays.
        Locked: another publication is running.
    """
    if not home.database.exists():
        raise SoyteError(f"{home.path}: nothing to publish yet; crawl or import something first")
    home.open()
    with home.lock("publish"):
        _sweep(home.published_dir)
        with contextlib.closing(connect(home.database)) as db:
            state = content_state(db.conn)
            stale = warnings(db)
            current = _current(home)
            if current is not None and current[1].get("content_state") == state:
                path, meta = current
                return PublishSummary(
                    path=path,
                    snapshot_id=meta["snapshot_id"],
                    changed=False,
                    articles=int(meta["articles"]),
                    corrections=stale,
                )
            draft = home.published_dir / f"{_DRAFT}{os.getpid()}"
            draft.mkdir()
            try:
                db.conn.execute("vacuum into ?", [str(draft / "archive.db")])
                meta = _finish(draft, home.archive_id)
            except (sqlite3.OperationalError, OSError) as error:
                raise SoyteError(f"{draft}: {error}; the old snapshot stays; check the free space") from error
            finally:
                if not (draft / INSPECT_FILE).exists():
                    shutil.rmtree(draft, ignore_errors=True)
        path = _move_in(home, draft)
        _drop_old(home)
        return PublishSummary(
            path=path,
            snapshot_id=meta["snapshot_id"],
            changed=True,
            articles=int(meta["articles"]),
            corrections=stale,
        )


def _finish(draft: Path, archive_id: str) -> dict[str, str]:
    """Make the copy readable, check it, and write down what Datasette wants to know beforehand."""
    path = draft / "archive.db"
    connection = sqlite3.connect(path)
    try:
        # Of the copy, not of archive.db: a crawl may have written between the first look and the copy.
        state = content_state(connection)
        meta = {
            "archive_id": archive_id,
            "articles": str(connection.execute("select count(*) from articles").fetchone()[0]),
            "content_state": state,
            "published_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "snapshot_id": hashlib.sha256(f"{archive_id}\n{state}".encode()).hexdigest()[:12],
            "soyte_version": __version__,
        }
        connection.execute("pragma synchronous = off")  # the file is synced as a whole, before the link moves
        make_readable(connection, meta)
        connection.execute("vacuum")  # the dropped tables' pages, and everything in reading order
        connection.execute("pragma journal_mode = delete")
        check(connection)
        _sync(path)
        _sync(write_inspect_file(connection, path))
    finally:
        connection.close()
    return meta


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _current(home: Home) -> tuple[Path, dict[str, Any]] | None:
    """The current snapshot's folder and its meta rows, or None when there is none that can be read."""
    folder = home.current.resolve()
    file = folder / "archive.db"
    if not file.exists() or not (folder / INSPECT_FILE).exists():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return folder, dict(connection.execute("select key, value from meta"))
    except sqlite3.DatabaseError:
        return None  # damaged: a new one takes its place


def _move_in(home: Home, draft: Path) -> Path:
    """Give the finished snapshot its name and move the link to it in one step."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name, number = stamp, 2
    while (home.published_dir / name).exists():
        name, number = f"{stamp}-{number}", number + 1
    path = draft.rename(home.published_dir / name)
    link = home.published_dir / f"{_DRAFT}link-{os.getpid()}"
    link.symlink_to(name)
    link.replace(home.current)
    _sync(home.published_dir)
    return path


def _drop_old(home: Home) -> None:
    """Remove all but the newest snapshots, and never the current one."""
    current = home.current.resolve()
    folders = [folder for folder in home.published_dir.iterdir() if _FOLDER.fullmatch(folder.name)]
    folders.sort(key=lambda folder: (folder != current, -folder.stat().st_mtime_ns, folder.name))
    for folder in folders[KEPT:]:
        shutil.rmtree(folder)


def _sweep(published: Path) -> None:
    """Remove what a killed run left behind; the lock is held, so nobody is working on it."""
    for left in published.glob(f"{_DRAFT}*"):
        if left.is_symlink():
            left.unlink()
        else:
            shutil.rmtree(left)
