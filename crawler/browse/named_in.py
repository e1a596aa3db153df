"""What articles that name a person or a unit have in common: months, topics, sources, and who else is named there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from crawler.browse.charts import MonthChart, merger, month_chart
from crawler.browse.language import current

Row = sqlite3.Row
Kind = Literal["person", "unit"]

#: How many articles such a page lists itself; the rest is one link away, in the search.
LISTED = 30
#: Company, topics and sources are counted in so many of the newest articles.
COUNTED = 500
#: Names in each of those lists.
MOST = 12

# Grouped and ordered as the index on (person or unit, published_on, article) runs, so that only the newest are read.
_NEWEST = """
    select m.article, m.published_on, count(*) as mentions from mentions m where m.{kind} = :key
    group by m.published_on, m.article order by m.published_on desc, m.article limit {limit}
"""
# The newest first, and then their rows: SQLite takes "is null" for a rare thing, and would walk all that is no repost.
_ARTICLES = f"""
    select a.id, a.title, a.source, s.name as source_name, a.published_at, a.published_on, n.mentions
    from ({_NEWEST}) n cross join articles a on a.id = n.article join sources s on s.key = a.source
    where +a.duplicate_of is null order by n.published_on desc, n.article limit :listed
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    articles: list[Row]  # the newest, without reposts
    counted: int  # in how many of the newest articles the lists below were counted
    people: list[Row]  # key, name, articles: who else is named
    topics: list[Row]
    sources: list[Row]
    months: MonthChart | None
    undated: int  # articles that no month of the chart has

    @property
    def capped(self) -> bool:
        return self.counted == COUNTED


def read_named_in(conn: sqlite3.Connection, kind: Kind, key: str) -> NamedIn:
    """What is known of the articles that name a person or a unit."""
    newest = conn.execute(_NEWEST.format(kind=kind, limit=COUNTED), {"key": key}).fetchall()
    months = dict(conn.execute(f"select month, articles from {kind}_months where {kind} = ?", [key]).fetchall())
    ids = [row["article"] for row in newest]
    return NamedIn(
        articles=conn.execute(
            # Some of the newest are reposts and drop out.
            _ARTICLES.format(kind=kind, limit=4 * LISTED),
            {"key": key, "listed": LISTED},
        ).fetchall(),
        counted=len(ids),
        people=_people(conn, ids, key if kind == "person" else None),
        topics=_topics(conn, ids),
        sources=_sources(conn, ids),
        months=month_chart(
            months,
            link=lambda month: f"../../-/search?{kind}={quote(key)}&from={month}&to={month}",
            marks=[merger()],
        ),
        undated=months.get("", 0),
    )


def _ids(ids: Iterable[int]) -> str:
    return "[" + ",".join(map(str, ids)) + "]"


def _people(conn: sqlite3.Connection, ids: list[int], but: str | None) -> list[Row]:
    """By the index on (article, person): no row of mentions is read."""
    return conn.execute(
        f"""
        select p.key, p.name, n.articles from (
            select m.person, count(distinct m.article) as articles
            from json_each(:ids) j cross join mentions m on m.article = j.value
            where m.person is not null and m.person is not :but
            group by m.person order by articles desc, m.person limit {MOST}
        ) n join people p on p.key = n.person order by n.articles desc, p.name
        """,
        {"ids": _ids(ids), "but": but},
    ).fetchall()


def _topics(conn: sqlite3.Connection, ids: list[int]) -> list[Row]:
    return conn.execute(
        f"""
        select t.key, t.name_{current()} as name, n.articles from (
            select o.topic, count(*) as articles
            from json_each(:ids) j cross join article_topics o on o.article = j.value
            group by o.topic order by articles desc, o.topic limit {MOST}
        ) n join topics t on t.key = n.topic order by n.articles desc, name
        """,
        {"ids": _ids(ids)},
    ).fetchall()


def _sources(conn: sqlite3.Connection, ids: list[int]) -> list[Row]:
    return conn.execute(
        f"""
        select s.key, s.name, n.articles from (
            select a.source, count(*) as articles from json_each(:ids) j cross join articles a on a.id = j.value
            group by a.source order by articles desc, a.source limit {MOST}
        ) n join sources s on s.key = n.source order by n.articles desc, s.name
        """,
        {"ids": _ids(ids)},
    ).fetchall()
