"""How far a listing is walked: to its end the first time, to where the news ends after that."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlite_utils import Database

from crawler.rows import Found, Row, Visit, instant

#: A listing page that failed this often no longer keeps its listing's backfill from being recorded as complete.
_GIVEN_UP = 10


@dataclass(slots=True)
class Walks:
    """The listings of one source during one run.

    A listing is known by its first page, which has a row in ``listings``; its other pages carry that page's id in
    ``found_on``. Every method expects to run inside the caller's transaction, and may be called again for the same
    page: a group's transaction that failed is done again row by row.
    """

    source: str
    _visited: set[int] = field(default_factory=set)  # pages answered in this run
    #: listing → article → the page that named it first, by its row and number: pages that come by form share a row
    _seen: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)

    def base_of(self, db: Database, row: Row) -> int:
        """The listing that a page belongs to: the id of its first page, which may be the page itself."""
        for page in (row.id, row.found_on if row.kind == "listing" else None):
            if page is not None and db.conn.execute("select 1 from listings where page = ?", [page]).fetchone():
                return page
        db.conn.execute("insert into listings (page) values (?)", [row.id])
        return row.id

    def onward(self, db: Database, base: int, row: Row, visit: Visit) -> list[Found]:
        """The pages to go on to from this one, whose articles have their rows already."""
        if not self.names_news(db, base, row, visit):
            return []
        pages = [link for link in visit.links if link.listing is not None and link.number != visit.number]
        following = [link for link in pages if link.number > visit.number]
        for link in sorted(following, key=lambda link: link.number)[:1]:
            self._again(db, link.url)
        return pages

    def names_news(self, db: Database, base: int, row: Row, visit: Visit) -> bool:
        """Whether a listing is worth going on with behind this page, whose articles have their rows already.

        Until a listing's backfill is recorded as complete, everything on it counts as news; after that, only what was
        discovered since. A page that names nothing its listing did not name before ends the walk, also when it has a
        next page: some sites answer every number with the last page.
        """
        self._visited.add(row.id)
        since = db.conn.execute("select backfilled_at from listings where page = ?", [base]).fetchone()[0] or ""
        named = {link.name for link in visit.links if link.kind == "article"}
        seen = self._seen.setdefault(base, {})
        here = (row.id, visit.number)
        unseen = {name for name in named if seen.setdefault(name, here) == here}
        return bool(unseen) and (not since or self._any_since(db, unseen, since))

    def _again(self, db: Database, url: str) -> None:
        """Queue a page that was answered in an earlier run; in this one, it was seen as it is now."""
        sql = "select id from pages where source = ? and url = ? and state = 'done'"
        for (page,) in db.conn.execute(sql, [self.source, url]).fetchall():
            if page not in self._visited:
                db.conn.execute("update pages set state = 'queued', next_due = null where id = ?", [page])

    def _any_since(self, db: Database, names: set[str], since: str) -> bool:
        sql = "select 1 from pages where source = ? and (url = ? or identity = ?) and discovered_at > ?"
        return any(db.conn.execute(sql, [self.source, name, name, since]).fetchone() for name in names)

    def record_backfill(self, db: Database, base: int, row: Row, visit: Visit) -> None:
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
