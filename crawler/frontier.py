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
from typing import Literal

from sqlite_utils import Database

from crawler.captures import stamp

Kind = Literal["home", "listing", "article", "feed", "sitemap", "file"]

#: What is fetched first. Newest first everywhere: entry pages, then page 1 of every listing, then what these name, then
#: page 2 … so that a run that is cut short has the newest of everything.
PRIORITY = {"home": 2_000_000, "feed": 1_900_000, "listing": 1_800_000, "sitemap": 1_000, "file": 500}
_PAGED = 1_700_000

#: A listing page that failed this often no longer keeps its listing's backfill from being recorded as complete.
_GIVEN_UP = 10


def priority_of(kind: Kind, *, number: int = 0, found_in: Kind = "listing") -> int:
    """How early a page is fetched: larger is earlier.

    Args:
        number: for a listing its page number (0: the first page), for an article that of the page that names it.
        found_in: the kind of page that names an article; a sitemap names all of history.
    """
    if kind == "listing" and number > 0:
        return _PAGED - 20 * number
    if kind == "article":
        return 2_000 if found_in in ("sitemap", "article") else _PAGED - 20 * number - 10
    return PRIORITY[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that a page names. ``listing`` and ``number`` say which page of which listing it is."""

    url: str
    kind: Kind
    listing: str | None = None  # for page 2 and on: the address of page 1
    number: int = 0
    priority: int | None = None  # None: by kind, and by the number of the page it was found on


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A page as the queue holds it."""

    id: int
    url: str
    kind: Kind
    found_on: int | None
    fetched_at: str | None
    next_due: str | None
    failures: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What fetching a page came to."""

    status: int | None
    state: Literal["done", "blocked"] = "done"
    kind: Kind | None = None  # when the page turned out to be of another kind than its address suggested
    number: int = 0  # which page of its listing it is; 0 for the first
    links: Sequence[Found] = ()
    message: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class Frontier:
    """One source's queue during one run."""

    source: str
    _visited: set[int] = field(default_factory=set)  # pages answered in this run
    _seen: dict[int, dict[str, int]] = field(default_factory=dict)  # listing → article → the page that named it first

    def open(self, db: Database, starts: Iterable[Found]) -> None:
        """Begin a run: what was in flight when the last one died is queued again, and so is what is due.

        Home, feeds, sitemaps and the first page of every listing are always due: that is where news appears.
        """
        now = stamp(datetime.now(UTC))
        db.conn.execute("update pages set state = 'queued' where source = ? and state = 'claimed'", [self.source])
        self._insert(db, starts, None)
        db.conn.execute(
            "update pages set state = 'queued', next_due = null where source = ? and (kind = 'home' or ("
            " state in ('done', 'failed') and coalesce(status, 0) not in (404, 410)"
            " and (kind in ('feed', 'sitemap') or id in (select page from listings))))",
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
        self._visited.add(row.id)
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
            self._walk(db, row, visit)
        else:
            self._insert(db, [link for link in visit.links if link.listing is None], row.id, visit.number, kind)

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

    def _walk(self, db: Database, row: Row, visit: Visit) -> None:
        """A page of a listing: insert what it names, and go on to the next page as long as there is news.

        Until a listing's backfill is recorded as complete, everything on it counts as news; after that, only what was
        discovered since. A page that names nothing its listing did not name before ends the walk, also when it has a
        next page: some sites answer every number with the last page.
        """
        base = self._listing_of(db, row)
        since = db.conn.execute("select backfilled_at from listings where page = ?", [base]).fetchone()[0] or ""
        self._insert(db, [link for link in visit.links if link.listing is None], row.id, visit.number, "listing")
        named = {link.url for link in visit.links if link.kind == "article"}
        # Written so that doing it twice is the same: a group's transaction that failed is done again row by row.
        seen = self._seen.setdefault(base, {})
        unseen = {url for url in named if seen.setdefault(url, row.id) == row.id}
        if unseen and (not since or self._any_since(db, unseen, since)):
            pages = [link for link in visit.links if link.listing is not None and link.number != visit.number]
            self._insert(db, pages, base)
            following = [link for link in pages if link.number > visit.number]
            for link in sorted(following, key=lambda link: link.number)[:1]:
                self._again(db, link.url)
        self._record_backfill(db, base, row, visit)

    def _again(self, db: Database, url: str) -> None:
        """Queue a page that was answered in an earlier run; in this one, it was seen as it is now."""
        sql = "select id from pages where source = ? and url = ? and state = 'done'"
        for (page,) in db.conn.execute(sql, [self.source, url]).fetchall():
            if page not in self._visited:
                db.conn.execute("update pages set state = 'queued', next_due = null where id = ?", [page])

    def _listing_of(self, db: Database, row: Row) -> int:
        """The listing that a page belongs to: its page 1, which may be itself."""
        for page in (row.id, row.found_on if row.kind == "listing" else None):
            if page is not None and db.conn.execute("select 1 from listings where page = ?", [page]).fetchone():
                return page
        db.conn.execute("insert into listings (page) values (?)", [row.id])
        return row.id

    def _any_since(self, db: Database, urls: set[str], since: str) -> bool:
        sql = "select 1 from pages where source = ? and url = ? and discovered_at > ?"
        return any(db.conn.execute(sql, [self.source, url, since]).fetchone() for url in urls)

    def _record_backfill(self, db: Database, base: int, row: Row, visit: Visit) -> None:
        """When no page of the listing is left to fetch, its history is complete."""
        newest = next((link.url for link in visit.links if link.kind == "article"), None)
        if row.id == base and newest:
            db.conn.execute("update listings set newest_seen = ? where page = ?", [newest, base])
        left = db.conn.execute(
            "select 1 from pages where (id = ? or (found_on = ? and kind = 'listing'))"
            " and (state in ('queued', 'claimed') or (state = 'failed' and failures < ?)) limit 1",
            [base, base, _GIVEN_UP],
        ).fetchone()
        if left is None:
            db.conn.execute(
                "update listings set backfilled_at = ?, backfilled_to = coalesce(backfilled_to, ?) where page = ?",
                [instant(), row.url, base],
            )

    def _insert(
        self, db: Database, links: Iterable[Found], found_on: int | None, number: int = 0, found_in: Kind = "listing"
    ) -> None:
        """Make rows of addresses that have none; one that waits already may move forward in the queue."""
        now = instant()
        for link in links:
            number_here = link.number if link.kind == "listing" else number
            rank = link.priority
            if rank is None:
                rank = priority_of(link.kind, number=number_here, found_in=found_in)
            db.conn.execute(
                "insert into pages (source, url, kind, state, priority, found_on, discovered_at)"
                " values (?, ?, ?, 'queued', ?, ?, ?)"
                " on conflict (source, url) do update set priority = max(priority, excluded.priority)"
                " where state = 'queued' and priority < excluded.priority",
                [self.source, link.url, link.kind, rank, found_on, now],
            )
            if link.kind in ("home", "listing") and link.listing is None:
                db.conn.execute(
                    "insert or ignore into listings (page)"
                    " select id from pages where source = ? and url = ? and kind = ?",
                    [self.source, link.url, link.kind],
                )


def instant() -> str:
    """This moment to the millisecond: what tells "discovered before" from "discovered after" a walk ended."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _interval(row: Row, visit: Visit, now: datetime) -> timedelta:
    """When to look at an answered page again: after a week, then at intervals that double up to half a year."""
    if visit.status in (404, 410):
        return timedelta(days=7)
    if row.fetched_at is None:
        return timedelta(days=7)
    last = now - datetime.fromisoformat(row.fetched_at)
    return min(max(2 * last, timedelta(days=7)), timedelta(days=180))
