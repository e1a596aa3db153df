"""The newest articles of some sources or on a topic, and who is named in them: a known number, so always quick."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

Row = sqlite3.Row

#: Who is named is counted over so many of the newest articles.
READ = 300

#: So many articles are listed; the rest is one link away, in the search.
LISTED = 15

#: So many people or units are listed.
NAMED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """A person or unit named in several of the articles looked at; of a person, the post last seen."""

    key: str
    name: str
    articles: int
    role: str | None = None
    unit: str | None = None
    unit_name: str | None = None


def newest_of(conn: sqlite3.Connection, sources: Sequence[str], limit: int = READ) -> list[int]:
    """The newest articles of these sources, the newest first."""
    # Source by source along its index, then together: one query over all of them would sort every article they have.
    found = [
        conn.execute(
            "select published_on, id from articles where source = ? order by published_on desc, id desc limit ?",
            [source, limit],
        ).fetchall()
        for source in sources
    ]
    together = merge(*found, key=lambda row: (row[0] or "", row[1]), reverse=True)
    return [row[1] for row in islice(together, limit)]


def newest_on(conn: sqlite3.Connection, topic: str, limit: int = READ) -> list[int]:
    """The newest articles on a topic, the newest first."""
    rows = conn.execute(
        "select article from article_topics where topic = ? order by published_on desc, article limit ?", [topic, limit]
    )
    return [row[0] for row in rows]


def lines(conn: sqlite3.Connection, articles: Sequence[int], limit: int = LISTED) -> list[Row]:
    """What a list of articles shows of each, in the order given; reposts are left out."""
    shown = list(articles[: limit * 3])
    rows = conn.execute(
        f"""
        select a.id, a.title, a.source, s.name as source_name, a.published_at, a.published_on, 1 as mentions
        from articles a join sources s on s.key = a.source
        where a.id in ({", ".join("?" * len(shown))}) and a.duplicate_of is null
        """,
        shown,
    ).fetchall()
    found = {row["id"]: row for row in rows}
    return [found[article] for article in shown if article in found][:limit]


def people_in(conn: sqlite3.Connection, articles: Sequence[int], limit: int = NAMED) -> list[Often]:
    """Who is named in most of these articles."""
    counted = _counted(conn, "person", "people", articles, limit)
    if not counted:
        return []
    posts: dict[str, Row] = {}
    for row in conn.execute(
        f"""
        select p.person, p.role, p.unit, u.name as unit_name from positions p left join units u on u.key = p.unit
        where p.person in ({", ".join("?" * len(counted))}) order by p.last_seen desc, p.articles desc
        """,
        [row[0] for row in counted],
    ):
        posts.setdefault(row["person"], row)
    return [
        Often(
            key=key,
            name=name,
            articles=count,
            role=posts[key]["role"] if key in posts else None,
            unit=posts[key]["unit"] if key in posts else None,
            unit_name=posts[key]["unit_name"] if key in posts else None,
        )
        for key, name, count in counted
    ]


def units_in(conn: sqlite3.Connection, articles: Sequence[int], limit: int = NAMED) -> list[Often]:
    """The units named in most of these articles."""
    return [
        Often(key=key, name=name, articles=count)
        for key, name, count in _counted(conn, "unit", "units", articles, limit)
    ]


def _counted(
    conn: sqlite3.Connection, column: str, table: str, articles: Sequence[int], limit: int
) -> list[tuple[str, str, int]]:
    return [
        (row[0], row[1], row[2])
        for row in conn.execute(
            f"""
            select m.{column}, n.name, count(distinct m.article) from mentions m join {table} n on n.key = m.{column}
            where m.article in ({", ".join("?" * len(articles))}) and m.kind = ?
            group by 1 order by 3 desc, 2 limit ?
            """,
            [*articles, column, limit],
        )
    ]
