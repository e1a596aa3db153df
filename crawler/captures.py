"""One immutable row per stored response; the crawl and the import write it the same way."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlite_utils import Database

from crawler.items import Page, Source
from crawler.raw import Stored


def record(db: Database, stored: Stored, page: Page, source: Source, run: int | None) -> int:
    """Insert the captures row of a stored page and return its id. The caller holds the transaction, and commits it
    only after the record is on disk."""
    cursor = db.conn.execute(
        "insert into captures (source, url, fetched_at, status, content_type, digest, length, warc, offset, run)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source.key,
            page.url,
            stamp(page.fetched_at),
            page.status,
            page.content_type,
            stored.digest,
            stored.length,
            stored.warc,
            stored.offset,
            run,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def known(db: Database, *, source: str, url: str, digest: str, fetched_at: datetime | None = None) -> bool:
    """Whether these bytes of this URL are in the archive already (fetched at just this time, when one is given)."""
    sql = "select 1 from captures where source = ? and url = ? and digest = ?"
    values = [source, url, digest]
    if fetched_at is not None:
        sql += " and fetched_at = ?"
        values.append(stamp(fetched_at))
    return db.conn.execute(sql + " limit 1", values).fetchone() is not None


def same_as_newest(db: Database, *, source: str, url: str, digest: str) -> bool:
    """Whether the newest capture of this URL holds these bytes, as a page (status 200), and extraction can read it."""
    row = db.conn.execute(
        "select c.digest, c.status, q.capture from captures c left join quarantine q on q.capture = c.id"
        " where c.source = ? and c.url = ? order by c.fetched_at desc, c.id desc limit 1",
        [source, url],
    ).fetchone()
    return bool(row == (digest, 200, None))


def committed(db: Database, warc: str) -> int:
    """The offset of the last record of a WARC file that has a row; 0 when none has."""
    found = db.conn.execute("select max(offset) from captures where warc = ?", [warc]).fetchone()[0]
    return int(found or 0)


def earlier(db: Database, digest: str) -> tuple[str, int] | None:
    """File and offset of the first record with these bytes: the one that holds them, whatever came later."""
    found = db.conn.execute(
        "select warc, offset from captures where digest = ? order by id limit 1", [digest]
    ).fetchone()
    return (str(found[0]), int(found[1])) if found else None


def stamp(moment: datetime) -> str:
    """A moment as archive.db writes it: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
