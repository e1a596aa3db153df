"""When to look at a page again: after 1 to 180 days, by its own rhythm and its age.

What counts as a change is the clean text that extraction read: counters and banners change a page's bytes at every
fetch. So a crawl gives a page a provisional date, and once its captures are read, :func:`reschedule` a better one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.captures import stamp

SOONEST, LATEST = timedelta(days=1), timedelta(days=180)

#: Pages that hold no article (a list that names nothing, "Giới thiệu") seldom start to.
_QUIET = timedelta(days=7)

#: An article that is a year old when it is found has settled: it is looked at again after a quarter of its age.
_AGE_SHARE = 4


def interval(*, watched: timedelta, changes: int = 0, age: timedelta = timedelta(0)) -> timedelta:
    """Until an article is asked for again.

    Args:
        watched: since it was first fetched.
        changes: how often its clean text was seen to change in that time.
        age: since it was published, as far as known.
    """
    if changes:
        return _within(watched / (2 * changes))  # twice as often as it changes
    return _within(max(watched, age / _AGE_SHARE))  # so the time between two looks doubles


def until_next(
    *, kind: str, status: int | None, blocked: bool, discovered: str, last: str | None, last_status: int | None
) -> timedelta:
    """The provisional interval of a page that was just answered.

    Args:
        discovered, last: when its address was found, and when it was answered before.
        last_status: what it answered then.
    """
    now = datetime.now(UTC)
    since_last = now - datetime.fromisoformat(last) if last else timedelta(0)
    if status in (404, 410):
        # A second answer like this makes it gone: it is asked for soon. What stays gone is asked for ever more seldom.
        return _within(2 * since_last) if last_status in (404, 410) else SOONEST
    if kind == "article" and not blocked:
        return interval(watched=now - datetime.fromisoformat(discovered))
    return max(_QUIET, _within(2 * since_last))


def reschedule(db: Database, source: str, since: str) -> None:
    """Give the articles that a run fetched the date that their rhythm asks for. Inside the caller's transaction.

    Args:
        since: when the run began.
    """
    now = datetime.now(UTC)
    rows = db.conn.execute(
        """
        select p.id, p.fetched_at, min(c.fetched_at), max(a.published_to), max(a.revisions)
        from pages p
        join captures c on c.source = p.source and c.url = p.url and c.status = 200
        join extractions e on e.capture = c.id
        join articles a on a.id = e.article
        where p.source = ? and p.kind = 'article' and p.state = 'done' and p.status = 200 and p.fetched_at >= ?
        group by p.id
        """,
        [source, since],
    ).fetchall()
    updates: list[tuple[str, str | None, int]] = []
    for page, fetched, first, published, revisions in rows:
        asked = datetime.fromisoformat(fetched)
        wait = interval(
            watched=asked - datetime.fromisoformat(first), changes=max(revisions - 1, 0), age=_age(published, now)
        )
        updates.append((stamp(asked + wait), published, page))
    db.conn.executemany("update pages set next_due = ?, dated = coalesce(?, dated) where id = ?", updates)


def _age(published: str | None, now: datetime) -> timedelta:
    """Since the last day that a published date can mean; nothing for dates that make no sense."""
    if published is None:
        return timedelta(0)
    try:
        return max(now - datetime.fromisoformat(published[:10]).replace(tzinfo=UTC), timedelta(0))
    except ValueError:
        return timedelta(0)


def _within(wanted: timedelta) -> timedelta:
    return min(max(wanted, SOONEST), LATEST)
