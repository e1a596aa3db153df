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
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.captures import stamp
from crawler.choice import ALL, Choice
from crawler.rhythm import until_next
from crawler.rows import AGAIN, NEWS, Found, Kind, Row, Visit, instant, priority_of
from crawler.sitemaps import named_again
from crawler.walks import Walks
from spiders.version import DISCOVERY

#: Listings of one source that are followed. The largest portals have some hundreds.
_MOST_LISTINGS = 1000

#: A new row; one that still waits for its first fetch may move forward, and learns its date.
_INSERT = """
insert into pages (source, url, kind, state, priority, found_on, discovered_at, identity, dated, modified)
values (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)
on conflict (source, url) do update set
    priority = case when fetched_at is null then max(priority, excluded.priority) else priority end,
    dated = coalesce(dated, excluded.dated), modified = coalesce(excluded.modified, modified)
where (state = 'queued' and fetched_at is null and priority < excluded.priority)
    or (dated is null and excluded.dated is not null) or modified is not coalesce(excluded.modified, modified)
"""

#: What was fetched before and is due: the newest first, below all news.
_AGAIN = f"""
case when kind = 'article' and fetched_at is not null
    then {AGAIN} + cast(julianday(coalesce(dated, discovered_at)) - 2440000 as integer) else priority end
"""

#: Columns of ``pages`` that a request is made from.
_COLUMNS = tuple(field.name for field in fields(Row))

#: "Not modified" must not be the answer where the archive has no sound copy: never had one, or it broke the extraction.
_FORGET_VALIDATORS = """
update pages set etag = null, last_modified = null
where source = :source and (etag is not null or last_modified is not null) and (
    url in (select c.url from quarantine q join captures c on c.id = q.capture where c.source = :source)
    or not exists (select 1 from captures c where c.source = :source and c.url = pages.url and c.status = 200)
)
"""


@dataclass(slots=True)
class Frontier:
    """One source's queue during one run."""

    source: str
    since: str | None = None  # nothing that is known to be older than this day
    _listings: int = 0  # how many the source had when last counted
    _walks: Walks = field(init=False)

    def __post_init__(self) -> None:
        self._walks = Walks(self.source, self.since)

    def open(self, db: Database, starts: Iterable[Found]) -> None:
        """Begin a run: what was in flight when the last one died is queued again, and so is what is due.

        Home, feeds, sitemaps and the first page of every listing that names articles are always due: that is where news
        appears. A sitemap that an index names with a date is due when that date moves.
        """
        now = stamp(datetime.now(UTC))
        db.conn.execute("update pages set state = 'queued' where source = ? and state = 'claimed'", [self.source])
        self._insert(db, starts, None)
        db.conn.execute(_FORGET_VALIDATORS, {"source": self.source})
        db.conn.execute(
            "update pages set state = 'queued', next_due = null where source = ? and (kind = 'home' or ("
            " state in ('done', 'failed') and coalesce(status, 0) not in (404, 410)"
            " and (kind = 'feed' or (kind = 'sitemap' and modified is null)"
            " or id in (select page from listings where newest_seen is not null or backfilled_at is null))))",
            [self.source],
        )
        db.conn.execute(
            f"update pages set state = 'queued', next_due = null, priority = {_AGAIN}"
            " where source = ? and state in ('done', 'failed', 'blocked') and next_due <= ?",
            [self.source, now],
        )

    def name(self, db: Database, links: Iterable[Found]) -> None:
        """Queue addresses that no page named."""
        self._insert(db, links, None)

    def due(self, db: Database, limit: int, taken: set[int], choice: Choice = ALL) -> list[Row]:
        """The next pages to fetch, best first, without the ``taken`` ones. Reads only."""
        only, values = choice.sql()
        rows = db.conn.execute(
            f"select {', '.join(_COLUMNS)} from pages"
            f" where source = ? and state = 'queued' and (next_due is null or next_due <= ?) {only}"
            " order by priority desc, id limit ?",
            [self.source, stamp(datetime.now(UTC)), *values, limit + len(taken)],
        ).fetchall()
        names = _COLUMNS
        found = (Row(**dict(zip(names, row, strict=True))) for row in rows)
        return [row for row in found if row.id not in taken][:limit]

    def soonest(self, db: Database, choice: Choice = ALL) -> str | None:
        """When the next queued page is due ("" for now); None when none is queued. Reads only."""
        only, values = choice.sql()
        found = db.conn.execute(
            f"select min(coalesce(next_due, '')) from pages where source = ? and state = 'queued' {only}",
            [self.source, *values],
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
        etag, last_modified, unmodified = _validators(row, visit)
        db.conn.execute(
            "update pages set state = ?, kind = ?, fetched_at = ?, next_due = ?, status = ?, message = ?, failures = 0,"
            " etag = ?, last_modified = ?, unmodified = ?, reader = ?, dated = coalesce(?, dated) where id = ?",
            [
                visit.state,
                kind,
                stamp(now),
                stamp(now + _interval(row, kind, visit)),
                visit.status,
                visit.message,
                etag,
                last_modified,
                unmodified,
                DISCOVERY,
                visit.dated,
                row.id,
            ],
        )
        links = [link for link in visit.links if link.listing is None]
        if kind in ("home", "listing") and visit.status == 200:
            base = self._walks.base_of(db, row)
            news = kind == "home" or self._walks.complete(db, base)
            self._insert(db, links, row.id, visit.number, "listing", news=news)
            self._insert(db, self._walks.onward(db, base, row, visit), base, news=news)
            if not visit.cut:
                self._walks.record_backfill(db, base, row, visit)
            return
        if kind == "article":  # a page that was taken for a list until it came need not be looked at as one
            db.conn.execute("delete from listings where page = ?", [row.id])
        if kind in ("feed", "sitemap") and row.fetched_at is not None:
            links = named_again(db, self.source, links)
        self._insert(db, links, row.id, visit.number, kind, news=row.priority >= NEWS)
        if kind == "article" and row.found_on is not None and self.since is not None:
            self._walks.aged(db, row.found_on)

    def unmodified(self, db: Database, row: Row, etag: str | None, last_modified: str | None) -> None:
        """The server says that the page is as it was: it names nothing new."""
        now = datetime.now(UTC)
        db.conn.execute(
            "update pages set state = 'done', fetched_at = ?, next_due = ?, message = null, failures = 0,"
            " etag = coalesce(?, etag), last_modified = coalesce(?, last_modified), unmodified = unmodified + 1"
            " where id = ?",
            [stamp(now), stamp(now + _interval(row, row.kind, Visit(status=200))), etag, last_modified, row.id],
        )
        if row.kind in ("home", "listing"):
            self._walks.unmodified(db, row)

    def walked(self, db: Database, row: Row, visit: Visit) -> bool:
        """A page of a list that is paged by form: insert what it names. Whether to ask for the next one.

        ``row`` is that of the list's first page; it is not done before the walk has ended.
        """
        base = self._walks.base_of(db, row)
        links = [link for link in visit.links if link.listing is None]
        self._insert(db, links, row.id, visit.number, "listing", news=self._walks.complete(db, base))
        return self._walks.goes_on(db, base, row, visit)

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
        self,
        db: Database,
        links: Iterable[Found],
        found_on: int | None,
        number: int = 0,
        found_in: Kind = "listing",
        *,
        news: bool = True,
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
                rank = priority_of(link.kind, number=number_here, found_in=found_in, news=news)
            values = (self.source, link.url, link.kind, rank, found_on, now, link.identity, link.dated, link.modified)
            db.conn.execute(_INSERT, values)
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


def _interval(row: Row, kind: Kind, visit: Visit) -> timedelta:
    return until_next(
        kind=kind,
        status=visit.status,
        blocked=visit.state == "blocked",
        discovered=row.discovered_at,
        last=row.fetched_at,
        last_status=row.status,
    )


def _validators(row: Row, visit: Visit) -> tuple[str | None, str | None, int]:
    """ETag, Last-Modified and count of "not modified" after a page came whole. Other bytes under the same validators
    prove them worthless, and they are not asked with again."""
    given = (visit.etag, visit.last_modified)
    known = (row.etag, row.last_modified)
    if row.unmodified < 0 or (known == given != (None, None) and visit.status == 200 and not visit.unchanged):
        return None, None, -1
    return *given, 0
