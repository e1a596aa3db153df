"""The one writer of a run: a thread that puts pages on disk and rows into the database, in groups.

Whatever waits in its queue is one group: the records are written to the raw archive and synced (fsync), then all the
rows go into one transaction, and only after its commit does anyone learn that his work is done. So the reactor thread
never waits for the disk, and a row never exists before its bytes do.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlite_utils import Database

from crawler import captures
from crawler.database import connect, transaction
from crawler.home import Home
from crawler.raw import ROTATE_AT, RawArchive, Stored
from crawler.warc_records import Record

T = TypeVar("T")

#: Most pages that share one fsync; with bodies of at most 50 MB it also bounds memory.
_GROUP = 64

#: Seconds to wait for another process's transaction.
_PATIENCE = 900


@dataclass(slots=True, kw_only=True)
class _Work:
    future: Future[Any] = field(default_factory=Future)
    record: Record | None = None
    write: Callable[[Database], Any] | None = None
    stored: Stored | None = None

    def run(self, db: Database, run: int | None) -> Any:
        if self.record is not None:
            assert self.stored is not None
            return captures.record(db, self.stored, self.record.page, self.record.source, run)
        assert self.write is not None
        return self.write(db)


class Recorder:
    """Use as a context manager; leaving it waits until everything that was handed in is done."""

    def __init__(self, home: Home, run: int | None, *, rotate_at: int = ROTATE_AT) -> None:
        self._home = home
        self._run_id = run
        self._rotate_at = rotate_at
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._main, name="soyte-recorder", daemon=True)
        self._ready: Future[None] = Future()

    def __enter__(self) -> Recorder:
        self._thread.start()
        self._ready.result()
        return self

    def __exit__(self, *exc: object) -> None:
        self._queue.put(None)
        self._thread.join()

    def keep(self, record: Record) -> Future[int]:
        """Store a page. The future gives the id of its captures row once both are durable."""
        work = _Work(record=record)
        self._queue.put(work)
        return work.future

    def write(self, write: Callable[[Database], T]) -> Future[T]:
        """Run ``write(db)`` inside the group's transaction; work is done in the order it was handed in."""
        work = _Work(write=write)
        self._queue.put(work)
        return work.future

    def _main(self) -> None:
        try:
            db = connect(self._home.database)
            # An extraction may resolve a large archive in one transaction. Nobody waits here but this thread.
            db.conn.execute(f"pragma busy_timeout = {_PATIENCE * 1000}")
        except BaseException as error:
            self._ready.set_exception(error)
            return
        raw = RawArchive(
            self._home,
            self._run_id,
            rotate_at=self._rotate_at,
            committed=lambda name: captures.committed(db, name),
            earlier=lambda digest: captures.earlier(db, digest),
        )
        self._ready.set_result(None)
        try:
            while group := self._next_group():
                self._do(db, raw, group)
        finally:
            raw.close()
            db.close()

    def _next_group(self) -> list[_Work]:
        """Everything that waits, at least one; empty when the end was called."""
        group: list[_Work] = []
        while len(group) < _GROUP:
            try:
                work = self._queue.get(block=not group)
            except queue.Empty:
                break
            if work is None:
                if group:
                    self._queue.put(None)  # finish this group first
                break
            group.append(work)
        return group

    def _do(self, db: Database, raw: RawArchive, group: list[_Work]) -> None:
        records = [work for work in group if work.record is not None]
        try:
            stored = raw.write_group([work.record for work in records if work.record is not None])
        except Exception as error:
            for work in records:
                work.future.set_exception(error)
            group = [work for work in group if work.record is None]
        else:
            for work, place in zip(records, stored, strict=True):
                work.stored = place
        results: list[Any] = []
        try:
            with transaction(db):
                results.extend(work.run(db, self._run_id) for work in group)
        except Exception:
            # One of them cannot be written: each for itself, so that only this one fails.
            for work in group:
                self._alone(db, work)
        else:
            for work, result in zip(group, results, strict=True):
                work.future.set_result(result)

    def _alone(self, db: Database, work: _Work) -> None:
        try:
            with transaction(db):
                result = work.run(db, self._run_id)
        except Exception as error:
            work.future.set_exception(error)
        else:
            work.future.set_result(result)
