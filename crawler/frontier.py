"""The frontier is the table ``pages``: every address a source has, and what became of it.

An address is a row before it is asked for, and ``done`` only once its bytes are in the raw archive and the links found
on it are rows themselves, in one transaction: a crawl killed at any moment continues where it was.

States: ``queued`` to be fetched (not before ``next_due``, when that is set) · ``claimed`` by the running crawl ·
``done`` answered, with a page or with "there is none" · ``failed`` given up for now · ``blocked`` not for us
(robots.txt, 403, a challenge). Everything that is not queued comes back when its ``next_due`` has passed.

Functions that write expect to run inside the caller's transaction (:mod:`crawler.recorder`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.captures import stamp
from crawler.rows import Found, Kind, Row, Visit, instant, priority_of
from crawler.walks import Walks

#: Listings of one source that are followed. The largest portals have some hundreds.
_MOST_LISTINGS = 1000


@dataclass(slots=True)
class Frontier:
    """One source's queue during one run."""

    source: str
    _listings: int = 0  # how many the source had when last counted
    _walks: Walks = field(init=False)

    def __post_init__(self) -> None:
        self._walks = Walks(self.source)

    def open(self, db: Database, starts: Iterable[Found]) -> None:
        """Begin a run: what was in flight when the last one died is queued again, and so is what is due.

        Home, feeds, sitemaps and the first page of every listing that names articles are always due: that is where news
        appears.
        """
        now = stamp(datetime.now(UTC))
        db.conn.execute("update pages set state = 'queued' where source = ? and state = 'claimed'", [self.source])
        self._insert(db, starts, None)
        db.conn.execute(
            "update pages set state = 'queued', next_due = null where source = ? and (kind = 'home' or ("
            " state in ('done', 'failed') and coalesce(status, 0) not in (404, 410)"
            " and (kind in ('feed', 'sitemap')"
            " or id in (select page from listings where newest_seen is not null or backfilled_at is null))))",
            [self.source],
        )
        db.conn.execute(
            "update pages set state = 'queued', next_due = null"
            " where source = ? and state in ('done', 'failed', 'blocked') and next_due <= ?",
            [self.source, now],
        )

    def name(self, db: Database, links: Iterable[Found]) -> None:
        """Queue addresses that no page named."""
        self._insert(db, links, None)

    def due(self, db: Database, limit: int, taken: set[int], kinds: Sequence[Kind] = ()) -> list[Row]:
        """The next pages to fetch, best first, without the ``taken`` ones; only of ``kinds``, if given. Reads only."""
        only = f"and kind in ({', '.join('?' * len(kinds))})" if kinds else ""
        rows = db.conn.execute(
            "select id, url, kind, found_on, fetched_at, next_due, failures, etag, last_modified from pages"
            f" where source = ? and state = 'queued' and (next_due is null or next_due <= ?) {only}"
            " order by priority desc, id limit ?",
            [self.source, stamp(datetime.now(UTC)), *kinds, limit + len(taken)],
        ).fetchall()
        names = Row.__slots__
        found = (Row(**dict(zip(names, row, strict=True))) for row in rows)
        return [row for row in found if row.id not in taken][:limit]

    def soonest(self, db: Database, kinds: Sequence[Kind] = ()) -> str | None:
        """When the next queued page is due ("" for now); None when none is queued. Reads only."""
        only = f"and kind in ({', '.join('?' * len(kinds))})" if kinds else ""
        found = db.conn.execute(
            f"select min(coalesce(next_due, '')) from pages where source = ? and state = 'queued' {only}",
            [self.source, *kinds],
        ).fetchone()[0]
        return None if found is None else str(found)

    def claim(self, db: Database, ids: Sequence[int]) -> None:
        db.conn.executemany("update pages set state = 'claimed' where id = ? and state = 'queued'", [(i,) for i in ids])

    def release(self, db: Database) -> None:
        """End of a run: what it did not come to is queued for the next one."""
        db.conn.execute("update pages set state = 'queued' where source = ? and state = 'claimed'", [self.source])

    def done(self, db: Database, row: Row, visit: Visit) -> None:
        """The page is answered and archived: mark it, and insert what it names, in the same transaction."""
        kind = visit.kind or row.kind
        now = datetime.now(UTC)
        db.conn.execute(
            "update pages set state = ?, kind = ?, fetched_at = ?, next_due = ?, status = ?, message = ?, failures = 0,"
            " etag = ?, last_modified = ? where id = ?",
            [
                visit.state,
                kind,
                stamp(now),
                stamp(now + _interval(row, visit, now)),
                visit.status,
                visit.message,
                visit.etag,
                visit.last_modified,
                row.id,
            ],
        )
        if kind in ("home", "listing") and visit.status == 200:
            self._insert(db, [link for link in visit.links if link.listing is None], row.id, visit.number, "listing")
            base = self._walks.base_of(db, row)
            self._insert(db, self._walks.onward(db, base, row, visit), base)
            if not visit.cut:
                self._walks.record_backfill(db, base, row, visit)
        else:
            self._insert(db, [link for link in visit.links if link.listing is None], row.id, visit.number, kind)

    def walked(self, db: Database, row: Row, visit: Visit) -> bool:
        """A page of a list that is paged by form: insert what it names. Whether to ask for the next one.

        ``row`` is that of the list's first page; it is not done before the walk has ended.
        """
        self._insert(db, [link for link in visit.links if link.listing is None], row.id, visit.number, "listing")
        return self._walks.names_news(db, self._walks.base_of(db, row), row, visit)

    def failed(self, db: Database, row: Row, message: str, *, status: int | None, retry_in: timedelta | None) -> None:
        """The page did not come: queue it again for later, or give it up for now (``retry_in`` None)."""
        now = datetime.now(UTC)
        db.conn.execute(
            "update pages set state = ?, failures = failures + 1, next_due = ?, status = ?, message = ? where id = ?",
            [
                "failed" if retry_in is None else "queued",
                stamp(now + (retry_in if retry_in is not None else timedelta(days=1))),
                status,
                message[:500],
                row.id,
            ],
        )

    def put_off(self, db: Database, beginnings: Sequence[str], until: datetime) -> None:
        """Leave what is queued under addresses that begin so (``https://host/``) until its host may be asked again."""
        for beginning in beginnings:
            db.conn.execute(
                "update pages set next_due = ? where source = ? and url >= ? and url < ? and state = 'queued'"
                " and (next_due is null or next_due < ?)",
                [stamp(until), self.source, beginning, beginning[:-1] + "0", stamp(until)],  # "0" comes after "/"
            )

    def come_back(self, db: Database, row: Row, until: datetime) -> None:
        """The page was not asked for after all: queue it again for later."""
        sql = "update pages set state = 'queued', next_due = ? where id = ?"
        db.conn.execute(sql, [stamp(until), row.id])

    def _insert(
        self, db: Database, links: Iterable[Found], found_on: int | None, number: int = 0, found_in: Kind = "listing"
    ) -> None:
        """Make rows of addresses that have none; one that waits already may move forward in the queue."""
        now = instant()
        for link in links:
            if link.kind == "listing" and link.listing is None and not self._room(db, link.url):
                continue
            if link.identity is not None and self._has_other(db, link):
                continue
            number_here = link.number if link.kind == "listing" else number
            rank = link.priority
            if rank is None:
                rank = priority_of(link.kind, number=number_here, found_in=found_in)
            db.conn.execute(
                "insert into pages (source, url, kind, state, priority, found_on, discovered_at, identity)"
                " values (?, ?, ?, 'queued', ?, ?, ?, ?)"
                " on conflict (source, url) do update set priority = max(priority, excluded.priority)"
                " where state = 'queued' and priority < excluded.priority",
                [self.source, link.url, link.kind, rank, found_on, now, link.identity],
            )
            if link.kind in ("home", "listing") and link.listing is None:
                db.conn.execute(
                    "insert or ignore into listings (page)"
                    " select id from pages where source = ? and url = ? and kind = ?",
                    [self.source, link.url, link.kind],
                )

    def _has_other(self, db: Database, link: Found) -> bool:
        """Whether the article that an address names is queued or fetched under another one that is not gone."""
        sql = "select 1 from pages where source = ? and identity = ? and url <> ?"
        sql += " and coalesce(status, 0) not in (404, 410)"
        return db.conn.execute(sql, [self.source, link.identity, link.url]).fetchone() is not None

    def _room(self, db: Database, url: str) -> bool:
        """Whether one more listing may be taken up: some sites offer every combination of their filters as a page."""
        if self._listings < _MOST_LISTINGS:
            sql = "select count(*) from listings join pages on id = page where source = ?"
            (self._listings,) = db.conn.execute(sql, [self.source]).fetchone()
        if self._listings < _MOST_LISTINGS:
            return True
        sql = "select 1 from pages where source = ? and url = ?"
        return db.conn.execute(sql, [self.source, url]).fetchone() is not None


def _interval(row: Row, visit: Visit, now: datetime) -> timedelta:
    """When to look at an answered page again: after a week, then at intervals that double up to half a year."""
    if visit.status in (404, 410):
        return timedelta(days=7)
    if row.fetched_at is None:
        return timedelta(days=7)
    last = now - datetime.fromisoformat(row.fetched_at)
    return min(max(2 * last, timedelta(days=7)), timedelta(days=180))
