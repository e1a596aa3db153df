"""Feeds and sitemaps that were read before: what is new on them is news, and what they say has changed is asked again.

``lastmod`` is a hint and no more: many sites give today's date to every page they have. A sitemap that claims so much
is not believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from crawler.rows import AGAIN, Found, priority_of

#: So many changed pages are believed in any case, else this share of what is named.
_BELIEVED, _SHARE = 20, 0.2


def named_again(db: Database, source: str, links: Sequence[Found]) -> list[Found]:
    """The links of a feed or sitemap that was read before, new ones as news. Queues what has changed since it was
    fetched; to be called before the links are written, inside the caller's transaction."""
    found: list[Found] = []
    changed: list[tuple[int, str]] = []
    known = 0
    for link in links:
        row = db.conn.execute(
            "select id, modified, fetched_at, state, kind from pages where source = ? and url = ?", [source, link.url]
        ).fetchone()
        if row is None:
            rank = priority_of("article") if link.kind == "article" else link.priority
            found.append(replace(link, priority=rank))
            continue
        known += 1
        found.append(link)
        page, before, fetched_at, state, kind = row
        then = before[:16] if before else (fetched_at or "")[:10]  # of another clock no more than the day is compared
        if link.modified and state == "done" and link.modified[: len(then)] > then:
            changed.append((page, kind))
    if len(changed) > max(_BELIEVED, _SHARE * known):
        changed = [(page, kind) for page, kind in changed if kind == "sitemap"]
    db.conn.executemany(
        "update pages set state = 'queued', next_due = null,"
        f" priority = case when kind = 'article' then {AGAIN} else priority end where id = ?",
        [(page,) for page, _ in changed],
    )
    return found
