"""The page of a province: who publishes there and how they fare, what it writes about, and who is named."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse import months
from crawler.browse.charts import Mark, MonthChart, month_chart, read_marks
from crawler.browse.coverage_page import Summary, read_summaries
from crawler.browse.display import date
from crawler.browse.holdings import COLLECTED
from crawler.browse.language import t
from crawler.browse.newest import READ, Often, lines, newest_of, people_in
from crawler.browse.rising import Compared, compare
from crawler.browse.topics import name_column

Row = sqlite3.Row

#: Months that topics are compared over.
COMPARED = 12

#: Topics and units that are listed.
TOPICS, UNITS = 12, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincePage:
    row: Row
    successor: Row | None
    former: list[Row]  # the provinces that became part of this one
    sources: list[Summary]
    hosts: list[Row]
    units: list[Row]
    people: list[Often]
    looked_at: int  # newest articles that people were counted in
    topics: list[Compared]  # the most frequent of the last year, against the country's share
    since: str | None
    until: str | None
    chart: MonthChart | None
    articles: list[Row]
    total: int

    @property
    def keys(self) -> list[str]:
        return [one.publisher.key for one in self.sources if one.publisher.missing is None]


def read_province(conn: sqlite3.Connection, key: str) -> ProvincePage | None:
    """The province with that key, of today or a former one; None when there is none."""
    row = conn.execute("select * from provinces where key = ?", [key]).fetchone()
    if row is None:
        return None
    successor = conn.execute("select * from provinces where key = ?", [row["successor"]]).fetchone()
    if successor is None:
        found = read_summaries(conn, key)
    else:
        found = [one for one in read_summaries(conn) if one.publisher.former == key]
    sources = [one.publisher.key for one in found if one.publisher.missing is None]
    newest = newest_of(conn, sources)
    last = months.latest(conn)
    since = months.shifted(last, 1 - COMPARED) if last else None
    return ProvincePage(
        row=row,
        successor=successor,
        former=conn.execute("select * from provinces where successor = ? order by name", [key]).fetchall(),
        sources=found,
        hosts=read_hosts(conn, [one.publisher.key for one in found]),
        units=conn.execute(
            """
            select key, name, kind, articles from units where province = ? and merged_into is null and articles > 0
            order by articles desc, name limit ?
            """,
            [key, UNITS],
        ).fetchall(),
        people=people_in(conn, newest),
        looked_at=min(len(newest), READ),
        topics=read_topics(conn, sources, since, last) if since and last else [],
        since=since,
        until=last,
        chart=read_chart(conn, sources, _merged(row)),
        articles=lines(conn, newest),
        total=sum(one.articles for one in found),
    )


def _merged(row: Row) -> list[Mark]:
    """Of a province that came to be, or ceased, on another day than most did."""
    day = row["valid_from"] or row["valid_to"]
    if day is None or day in ("2025-07-01", "2025-06-30"):
        return []
    return [Mark(month=day[:7], text=t("province.changed", day=date(day)).unescape())]


def read_hosts(conn: sqlite3.Connection, sources: Sequence[str]) -> list[Row]:
    """How we know where these sources publish."""
    return conn.execute(
        f"""
        select * from known_hosts where host <> '' and source in ({", ".join("?" * len(sources))})
        order by source, crawled desc, host
        """,
        list(sources),
    ).fetchall()


def read_chart(conn: sqlite3.Connection, sources: Sequence[str], more: Sequence[Mark] = ()) -> MonthChart | None:
    """Articles of these sources by month, with why months are blank and what changed."""
    holes = ", ".join("?" * len(sources))
    counts: Counter[str] = Counter()
    states: dict[str, set[str]] = {}
    for month, state, articles in conn.execute(
        f"select month, state, articles from coverage where source in ({holes})", list(sources)
    ):
        counts[month] += articles
        states.setdefault(month, set()).add(state)
    query = "&".join(f"source={source}" for source in sources)
    last = max(states, default=None)
    return month_chart(
        counts,
        last=last,
        link=lambda month: f"/-/search?{query}&from={month}&to={month}",
        marks=[*read_marks(conn, sources), *more],
        blanks={
            month: "quiet" if found & COLLECTED else "failing" if "failing" in found else "pending"
            for month, found in states.items()
        },
    )


def read_topics(conn: sqlite3.Connection, sources: Sequence[str], first: str, last: str) -> list[Compared]:
    """The topics that these sources write about most, with the whole country's share of each."""
    holes = ", ".join("?" * len(sources))
    here = dict(
        conn.execute(
            f"""
            select topic, sum(articles) from topic_rollups where source in ({holes}) and month between ? and ?
            group by 1
            """,
            [*sources, first, last],
        ).fetchall()
    )
    if not here:
        return []
    country = conn.execute(
        f"""
        select r.topic, t.{name_column()}, sum(r.articles) from topic_rollups r join topics t on t.key = r.topic
        where r.month between ? and ? group by 1
        """,
        [first, last],
    ).fetchall()
    (total,) = conn.execute(
        f"select coalesce(sum(articles), 0) from rollups where source in ({holes}) and month between ? and ?",
        [*sources, first, last],
    ).fetchone()
    (everything,) = conn.execute(
        "select coalesce(sum(articles), 0) from rollups where month between ? and ?", [first, last]
    ).fetchone()
    found = compare([(row[0], row[1], here.get(row[0], 0), row[2]) for row in country], total, everything)
    return sorted(found, key=lambda one: (-one.count, one.name))[:TOPICS]
