"""Which articles are no longer there: their address answered 404 or 410 twice in a row, in two runs or on two days.

Once may be a slip of the server's. The article's row stays, with the time of the first such answer, and is as before
when the page comes back. A page that refuses us (403) is not gone.
"""

from __future__ import annotations

from sqlite_utils import Database

#: What stands behind an article's newest capture at its address: the answers of a kind since the last other one.
_GONE = """
select a.id, min(c.fetched_at) as gone_at
from captures c join articles a on a.source = c.source and a.url = c.url
where c.status in (404, 410) and c.fetched_at > a.fetched_at
    and not exists (
        select 1 from captures later
        where later.source = c.source and later.url = c.url and later.fetched_at > c.fetched_at
        and later.status not in (404, 410)
    )
group by a.id
having count(distinct coalesce('run ' || c.run, date(c.fetched_at))) > 1
"""


def write_gone(db: Database) -> int:
    """Make ``gone_at`` of every article say what the captures say; how many rows changed. Writes only what differs."""
    gone = dict(db.conn.execute(_GONE).fetchall())
    known = dict(db.conn.execute("select id, gone_at from articles where gone_at is not null").fetchall())
    updates = [(gone.get(key), key) for key in gone.keys() | known.keys() if gone.get(key) != known.get(key)]
    db.conn.executemany("update articles set gone_at = ? where id = ?", updates)
    return len(updates)


def gone_words(count: int, since: str | None) -> str:
    """How many articles cannot be reached at their site any more; the archive keeps them."""
    return f"{count} {'article' if count == 1 else 'articles'} no longer reachable, since {(since or 'unknown')[:10]}"
