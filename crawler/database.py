"""Opening archive.db: how the connection is set, its schema brought up to date, and the reference tables filled.

SQLite runs in WAL with ``synchronous`` NORMAL: after a power cut the last commits may be missing but the file is
whole, and a page whose commit was lost is asked for again, because its WARC record was written first.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlite_utils import Database

from crawler.errors import SoyteError
from crawler.items import Source
from crawler.migrations import migrations
from crawler.reference_rows import load, stale, upsert

#: How long a connection waits for another one's transaction, in seconds.
BUSY_SECONDS = 30


def connect(path: Path | str) -> Database:
    """Open archive.db, make it where there is none, and bring its schema and reference tables up to date.

    The connection may be used from another thread than the one that made it, by one thread at a time.

    Raises:
        SoyteError: the file is not a soyte archive, is of a newer version, or cannot be opened.
    """
    path = Path(path)
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise SoyteError(f"{path}: cannot be opened ({error}); choose another --home") from error
    db = Database(connection, execute_plugins=False)
    try:
        # The first statement that touches the file: this is where SQLite finds out that it is none of its own.
        tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
        _refuse_strangers(db, path, tables)
        _to_wal(connection)
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma foreign_keys = on")
        if migrations.pending(db):
            with transaction(db):  # two first runs at once: the second waits here and finds nothing left to do
                migrations.apply(db)
        if stale(db):
            with transaction(db):
                load(db)
    except sqlite3.DatabaseError as error:
        db.close()
        hint = "restore it from a backup" if "malformed" in str(error) else "choose another --home"
        raise SoyteError(f"{path}: cannot be opened as an archive ({error}); {hint}") from error
    except BaseException:
        db.close()
        raise
    return db


def _to_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL. For this one statement SQLite does not wait for another connection, so two first openings would
    collide: try again until the other has done it."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def open_snapshot(path: Path | str) -> Database:
    """Open a published snapshot read-only and immutable: no lock, no side files."""
    connection = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    return Database(connection, execute_plugins=False)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """One write transaction, all or nothing; inside another one, a savepoint of it.

    It takes the write lock at once (BEGIN IMMEDIATE): a transaction that reads first and writes later fails in WAL
    when another process has written in between.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.conn.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def _refuse_strangers(db: Database, path: Path, tables: set[str]) -> None:
    if not tables:
        return
    if migrations.migrations_table not in tables:
        raise SoyteError(f"{path}: an SQLite file, but not a soyte archive; choose another --home")
    known = {step.name for step in migrations._migrations}
    newer = sorted({step.name for step in migrations.applied(db)} - known)
    if newer:
        raise SoyteError(f"{path}: made by a newer soyte (schema step {newer[0]}); update soyte, then run this again")


def ensure_source(db: Database, source: Source, spider: str | None = None) -> None:
    """Write or refresh the row of a source; nothing is written when nothing changed.

    A family or spider that is already known stays when the given one is None.

    Raises:
        SoyteError: the source names a province that is not in the reference table.
    """
    columns = ("key", "name", "kind", "province", "former", "owner_unit", "home", "hosts", "family", "spider")
    row = db.conn.execute(f"select {', '.join(columns)} from sources where key = ?", [source.key]).fetchone()
    family, known_spider = (row[8], row[9]) if row else (None, None)
    hosts = json.dumps(list(source.hosts), ensure_ascii=False)
    wanted = (
        source.key,
        source.name,
        source.kind,
        source.province,
        source.former,
        source.owner_unit,
        source.home,
        hosts,
        source.family or family,
        spider or known_spider,
    )
    if row == wanted:
        return
    for province in (source.province, source.former):
        known = db.conn.execute("select 1 from provinces where key = ?", [province]).fetchone()
        if province is not None and known is None:
            where = "data/reference/provinces.csv"
            raise SoyteError(f"source {source.key}: no province {province!r} in {where}; use one of its keys")
    with transaction(db):
        upsert(db, "sources", columns, [wanted])


def load_source(db: Database, key: str) -> Source:
    """The source as its row tells it (``asset_hosts`` is not kept there).

    Raises:
        SoyteError: the archive knows no such source.
    """
    row = db.conn.execute(
        "select name, kind, province, former, owner_unit, home, hosts, family from sources where key = ?", [key]
    ).fetchone()
    if row is None:
        raise SoyteError(f"no source {key!r} in this archive; `soyte sources` lists them")
    name, kind, province, former, owner_unit, home, hosts, family = row
    return Source(
        key=key,
        name=name,
        kind=kind,
        province=province,
        former=former,
        owner_unit=owner_unit,
        home=home,
        hosts=tuple(json.loads(hosts)),
        family=family,
    )


def source_at(db: Database, host: str) -> Source | None:
    """The archive's source that publishes on a host (a host key, see `pipelines.urls`), or None."""
    row = db.conn.execute(
        "select key from sources where exists (select 1 from json_each(hosts) where value = ?) order by key", [host]
    ).fetchone()
    return load_source(db, row[0]) if row else None


def known_sources(db: Database, keys: Iterable[str]) -> None:
    """Check keys that a person typed.

    Raises:
        SoyteError: the archive has no source of one of these names.
    """
    for key in keys:
        load_source(db, key)
