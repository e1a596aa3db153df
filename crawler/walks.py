"""How far a listing is walked: first to its end, or the day a run was told; to where the news ends after that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from crawler.captures import stamp
from crawler.rows import Found, Row, Visit, instant

#: A listing page that failed this often no longer keeps its listing's backfill from being recorded as complete.
_GIVEN_UP = 10

#: ``backfilled_to`` of a listing that was walked to its end.
END = "end"


@dataclass(slots=True)
class Walks:
    """The listings of one source during one run.

    A listing is known by its first page, which has a row in ``listings``; its other pages carry that page's id in
    ``found_on``. Every method expects to run inside the caller's transaction, and may be called again for the same
    page: a group's transaction that failed is done again row by row.
    """

    source: str
    since: str | None = None  # the day to walk back to
    _visited: set[int] = field(default_factory=set)  # pages answered in this run
    #: listing → article → the page that named it first, by its row and number: pages that come by form share a row
    _seen: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    _short: set[int] = field(default_factory=set)  # lists paged by form that this run left at its day

    def base_of(self, db: Database, row: Row) -> int:
        """The listing that a page belongs to: the id of its first page, which may be the page itself."""
        for page in (row.id, row.found_on if row.kind == "listing" else None):
            if page is not None and db.conn.execute("select 1 from listings where page = ?", [page]).fetchone():
                return page
        db.conn.execute("insert into listings (page) values (?)", [row.id])
        return row.id

    def complete(self, db: Database, base: int) -> bool:
        """Whether a listing has been walked as far back as this run goes."""
        to, at = db.conn.execute("select backfilled_to, backfilled_at from listings where page = ?", [base]).fetchone()
        return at is not None and (to == END or (self.since is not None and to is not None and to <= self.since))

    def onward(self, db: Database, base: int, row: Row, visit: Visit) -> list[Found]:
        """The pages to go on to from this one, whose articles have their rows already."""
        unseen = self._unseen(base, row, visit)
        if not self._any_news(db, base, unseen):
            return []
        pages = [link for link in visit.links if link.listing is not None and link.number != visit.number]
        behind = self._older(db, unseen)
        if behind is not None:
            self._leave(db, base, row, behind)
            return [replace(link, dated=behind) for link in pages]
        following = sorted((link for link in pages if link.number > visit.number), key=lambda link: link.number)[:1]
        for link in following:
            # A walk that was cut short goes on where it was, not from the start, unless news has shifted the pages.
            if self.complete(db, base) or self._any_since(db, unseen, _end_of(row.fetched_at)):
                self._again(db, link.url)
            self._not_older(db, link.url)
        return pages

    def goes_on(self, db: Database, base: int, row: Row, visit: Visit) -> bool:
        """Of a list that is paged by form: whether to ask for the page behind this one."""
        unseen = self._unseen(base, row, visit)
        if not self._any_news(db, base, unseen):
            return False
        if self._older(db, unseen) is None:
            return True
        self._short.add(base)
        return False

    def _unseen(self, base: int, row: Row, visit: Visit) -> set[str]:
        """The articles on a page that its listing did not name before in this run.

        A page that names none ends the walk, also when it has a next page: some sites answer every number with the
        last page.
        """
        self._visited.add(row.id)
        named = {link.name for link in visit.links if link.kind == "article"}
        seen = self._seen.setdefault(base, {})
        here = (row.id, visit.number)
        return {name for name in named if seen.setdefault(name, here) == here}

    def _any_news(self, db: Database, base: int, unseen: set[str]) -> bool:
        """Until a listing's backfill is recorded as complete, everything on it counts as news; after that, what was
        discovered since.
        """
        if not unseen or not self.complete(db, base):
            return bool(unseen)
        (since,) = db.conn.execute("select backfilled_at from listings where page = ?", [base]).fetchone()
        return self._any_since(db, unseen, since)

    def _again(self, db: Database, url: str) -> None:
        """Queue a page that was answered in an earlier run; in this one, it was seen as it is now."""
        sql = "select id from pages where source = ? and url = ? and state = 'done'"
        for (page,) in db.conn.execute(sql, [self.source, url]).fetchall():
            if page not in self._visited:
                db.conn.execute("update pages set state = 'queued', next_due = null where id = ?", [page])

    def _any_since(self, db: Database, names: set[str], since: str) -> bool:
        sql = "select 1 from pages where source = ? and (url = ? or identity = ?) and discovered_at > ?"
        return any(db.conn.execute(sql, [self.source, name, name, since]).fetchone() for name in names)

    def _older(self, db: Database, names: set[str]) -> str | None:
        """The newest day among a page's articles when the page lies wholly before the run's day; else None.

        Most of them must have a day that is known. Pinned posts are old ones among new ones: one new one goes on.
        """
        if self.since is None:
            return None
        sql = "select max(dated) from pages where source = ? and (url = ? or identity = ?)"
        days = [db.conn.execute(sql, [self.source, name, name]).fetchone()[0] for name in names]
        known = [day for day in days if day]
        newest = max(known, default=None)
        return newest if newest is not None and newest < self.since and 2 * len(known) >= len(names) else None

    def aged(self, db: Database, page: int) -> None:
        """An article that a page named has come, and may have told its day: when all the page's have, and all are
        before the run's day, the pages behind it are left alone."""
        sql = "select found_on, priority from pages where id = ? and kind in ('home', 'listing')"
        found = db.conn.execute(sql, [page]).fetchone()
        if found is None or self.since is None:
            return
        found_on, priority = found
        rows = db.conn.execute(
            "select dated from pages where found_on = ? and kind = 'article'"
            " and state not in ('failed', 'blocked') and coalesce(status, 200) = 200",
            [page],
        )
        days = [day for (day,) in rows]
        if not days or any(day is None or day >= self.since for day in days):
            return
        base = page if db.conn.execute("select 1 from listings where page = ?", [page]).fetchone() else found_on
        if base is None:
            return
        db.conn.execute(
            "update pages set dated = ? where source = ? and kind = 'listing' and found_on = ? and state = 'queued'"
            " and priority < ? and id not in (select page from listings)",
            [max(days), self.source, base, priority],
        )
        self._record(db, base)

    def _leave(self, db: Database, base: int, row: Row, day: str) -> None:
        """The pages behind this one that wait already show nothing newer than a day."""
        db.conn.execute(
            "update pages set dated = ? where source = ? and kind = 'listing' and found_on = ? and state = 'queued'"
            " and id not in (select page from listings)",
            [day, self.source, base],
        )

    def _not_older(self, db: Database, url: str) -> None:
        db.conn.execute(
            "update pages set dated = null where source = ? and url = ? and kind = 'listing' and dated is not null",
            [self.source, url],
        )

    def unmodified(self, db: Database, row: Row) -> None:
        """A page is as it was when it was read: nothing on it is new, and the walk need not go on behind it."""
        self._visited.add(row.id)
        base = self.base_of(db, row)
        if not self.complete(db, base):
            self._record(db, base)

    def record_backfill(self, db: Database, base: int, row: Row, visit: Visit) -> None:
        """When no page of the listing is left to fetch, its history is complete, to its end or to the run's day."""
        newest = next((link.url for link in visit.links if link.kind == "article"), None)
        if row.id == base and newest:
            db.conn.execute("update listings set newest_seen = ? where page = ?", [newest, base])
        self._record(db, base)

    def _record(self, db: Database, base: int) -> None:
        left = db.conn.execute(
            "select state, dated from pages where (id = ? or (found_on = ? and kind = 'listing'"
            " and id not in (select page from listings)))"
            " and (state in ('queued', 'claimed') or (state = 'failed' and failures < ?))",
            [base, base, _GIVEN_UP],
        ).fetchall()
        since = self.since
        if any(since is None or state != "queued" or day is None or day >= since for state, day in left):
            return
        to = since if left or base in self._short else END
        db.conn.execute(
            "update listings set backfilled_at = :now,"
            " backfilled_to = case when :to <> 'end' and backfilled_to < :to then backfilled_to"
            " when backfilled_to = 'end' then backfilled_to else :to end where page = :page",
            {"now": instant(), "to": to, "page": base},
        )


def _end_of(second: str | None) -> str:
    """A moment known to the second, with the one after it: what the page itself named when it came is not after it."""
    if second is None:
        return ""
    return stamp(datetime.fromisoformat(second) + timedelta(seconds=1))
