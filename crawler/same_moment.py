"""Two connections that see an archive at one moment, so that two threads can read it side by side."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def same_moment(connection: sqlite3.Connection, archive: Path) -> Iterator[sqlite3.Connection]:
    """A second connection that sees the archive just as ``connection`` does, whatever a crawl writes meanwhile.

    Args:
        connection: has the archive attached; it is put into a transaction, which is the caller's.
    """
    with (
        contextlib.closing(sqlite3.connect(archive, isolation_level=None, check_same_thread=False)) as other,
        contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as watch,
    ):
        while True:
            before = watch.execute("pragma data_version").fetchone()
            for reader, schema in ((connection, "archive"), (other, "main")):
                reader.execute("begin")
                reader.execute(f"select count(*) from {schema}.meta").fetchone()  # what it sees is settled by a read
            if watch.execute("pragma data_version").fetchone() == before:
                break
            connection.execute("rollback")  # somebody wrote between the two
            other.execute("rollback")
        yield other
        other.execute("rollback")
