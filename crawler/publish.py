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
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler import __version__
from crawler.content_state import content_size, content_state
from crawler.corrected import warnings
from crawler.database import connect
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.inspect_file import INSPECT_FILE, write_inspect_file
from crawler.same_moment import same_moment
from crawler.search_tables import fill_search
from crawler.snapshot import NUMBERED, archive_indexes, copy_readable, finish, number_articles
from crawler.snapshot_check import check

#: How many snapshots stay: the current one, and the one that readers may still have open.
KEPT = 2

#: How a draft is written: nobody reads it yet, and it is synced as a whole before the link moves.
_WRITING = ("main.journal_mode = off", "main.synchronous = off", "main.cache_size = -131072", "threads = 1")

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
            stale = warnings(db)
        draft = home.published_dir / f"{_DRAFT}{os.getpid()}"
        draft.mkdir()
        try:
            current = _current(home)
            meta = _write(draft, home, {} if current is None else current[1])
            if meta is None and current is not None:
                return PublishSummary(
                    path=current[0],
                    snapshot_id=current[1]["snapshot_id"],
                    changed=False,
                    articles=int(current[1]["articles"]),
                    corrections=stale,
                )
            assert meta is not None
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


def _write(draft: Path, home: Home, current: dict[str, str]) -> dict[str, str] | None:
    """Write a snapshot, check it, and note down what Datasette wants to know beforehand; returns its meta rows.

    Args:
        current: the meta rows of the current snapshot, empty without one.

    None when the archive's content is that of the current snapshot: nothing was written then.
    """
    path = draft / "archive.db"
    with (
        contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection,
        tempfile.TemporaryDirectory(prefix="search-", dir=draft) as beside,
    ):
        for setting in _WRITING:
            connection.execute(f"pragma {setting}")
        connection.execute("attach ? as archive", [str(home.database)])
        # A crawl may write on: what is copied, what the digest is of and what search knows is of one moment.
        with same_moment(connection, home.database) as other, ThreadPoolExecutor(1) as thread:
            size = content_size(other)
            digest = thread.submit(content_state, other)
            # Of other size it cannot be the same content. Else it most likely is: copying would be for nothing.
            # (Snapshots of before did not say.)
            if (
                current
                and current.get("content_size", size) == size
                and digest.result() == current.get("content_state")
            ):
                return None
            try:
                search = thread.submit(_search, other, Path(beside))
                copy_readable(connection)
                indexes = archive_indexes(connection)
                connection.execute("commit")
                connection.execute("detach archive")
                state = digest.result()
                meta = {
                    "archive_id": home.archive_id,
                    "articles": str(connection.execute("select count(*) from articles").fetchone()[0]),
                    "content_size": size,
                    "content_state": state,
                    "published_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "snapshot_id": hashlib.sha256(f"{home.archive_id}\n{state}".encode()).hexdigest()[:12],
                    "soyte_version": __version__,
                }
                finish(connection, indexes, meta, search.result)
            except BaseException:
                other.interrupt()  # or the search tables would be built to the end before anybody hears of it
                raise
    check(path)
    _sync(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        _sync(write_inspect_file(connection, path))
    return meta


def _search(archive: sqlite3.Connection, folder: Path) -> dict[str, Path]:
    number_articles(archive)
    return fill_search(archive, folder, NUMBERED)


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
