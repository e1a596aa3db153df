"""What the home page shows: how much there is, what is new, where it comes from, and what is written about more."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.browse import months
from crawler.browse.asked import Asked
from crawler.browse.charts import MonthChart, merger, month_chart
from crawler.browse.holdings import read_holdings
from crawler.browse.list_pages import Card, read_cards
from crawler.browse.rising import Compared, rising_topics
from crawler.browse.tile_map import TileMap, names_of, place_cells, tile_map

Row = sqlite3.Row

#: Months of the chart, and of the map.
CHARTED, MAPPED = 60, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    articles: int
    stories: int  # articles that repeat no other
    people: int
    units: int
    topics: int
    published_at: str | None  # when the snapshot was made
    sources: int
    alive: int  # sources whose last crawl was good
    newest: list[Card]
    chart: MonthChart | None
    map: TileMap
    since: str | None  # the first month of the map
    rising: list[Compared]


def read_home(conn: sqlite3.Connection) -> HomePage:
    """Figures and the newest articles of the whole archive."""
    # Each by an index of its own; together they would walk the whole table.
    articles, reposts = conn.execute(
        "select (select count(*) from articles), (select count(*) from articles where duplicate_of is not null)"
    ).fetchone()
    counts = {
        table: conn.execute(f"select count(*) from {table} where articles > 0").fetchone()[0]
        for table in ("people", "units", "topics")
    }
    last = months.latest(conn)
    span = months.between(months.shifted(last, 1 - MAPPED), last) if last else []
    by_month = dict(conn.execute("select month, sum(articles) from rollups where month <> '' group by 1").fetchall())
    newest = conn.execute(
        # The plus keeps SQLite from sorting all originals by the index on duplicate_of.
        "select id from articles where +duplicate_of is null order by published_on desc, id desc limit 10"
    ).fetchall()
    holdings = read_holdings(conn, span)
    made = conn.execute("select value from meta where key = 'published_at'").fetchone()
    sources, alive = conn.execute(
        "select (select count(*) from sources), (select count(*) from source_states where status = 'ok')"
    ).fetchone()
    return HomePage(
        articles=articles,
        stories=articles - reposts,
        people=counts["people"],
        units=counts["units"],
        topics=counts["topics"],
        published_at=made[0] if made else None,
        sources=sources,
        alive=alive,
        newest=read_cards(conn, [row[0] for row in newest]),
        chart=month_chart(
            by_month,
            first=max(months.shifted(last, 1 - CHARTED), min(by_month)) if last and by_month else None,
            last=last,
            link=lambda month: f"/-/search?from={month}&to={month}",
            marks=[merger()],
        ),
        map=tile_map(place_cells(holdings, span), names_of(holdings), by_share=False),
        since=span[0] if span else None,
        rising=rising_topics(conn, last) if last else [],
    )


def read_home_page(conn: sqlite3.Connection, asked: Asked) -> Mapping[str, Any]:
    return {"home": read_home(conn)}
