"""The page of a topic: by what words it is recognised, where and when it is written about, and who is named with it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse import months
from crawler.browse.charts import MonthChart, merger, month_chart
from crawler.browse.evidence import Cell
from crawler.browse.holdings import Place, read_holdings
from crawler.browse.newest import Often, lines, newest_on, people_in, units_in
from crawler.browse.tile_map import TileMap, names_of, place_cells, tile_map
from crawler.browse.topics import name_column
from pipelines.reference import rows

Row = sqlite3.Row

#: Months of the map and of the provinces' order.
MAPPED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    row: Row
    name: str
    parent: Row | None
    children: list[Row]
    terms: list[str]
    abbreviations: list[str]
    exclusions: list[str]
    chart: MonthChart | None
    map: TileMap | None
    since: str | None
    until: str | None
    provinces: list[tuple[Place, Cell]]  # those that wrote about it, by its share of what they published
    people: list[Often]
    units: list[Often]
    looked_at: int
    articles: list[Row]


def read_topic(conn: sqlite3.Connection, key: str) -> TopicPage | None:
    """The topic with that key; None when there is none."""
    named = f"select *, {name_column()} as name from topics"
    row = conn.execute(f"{named} where key = ?", [key]).fetchone()
    if row is None:
        return None
    last = months.latest(conn)
    span = months.between(months.shifted(last, 1 - MAPPED), last) if last else []
    holdings = read_holdings(conn, span)
    counts = {
        (found[0], found[1]): found[2]
        for found in conn.execute(
            "select source, month, articles from topic_rollups where topic = ? and month >= ?",
            [key, min(span, default="")],
        )
    }
    cells = place_cells(holdings, span, counts)
    newest = newest_on(conn, key)
    fact = next((fact for fact in rows("topics") if fact["key"] == key), {})
    return TopicPage(
        row=row,
        name=row["name"],
        parent=conn.execute(f"{named} where key = ?", [row["parent"]]).fetchone(),
        children=conn.execute(f"{named} where parent = ? order by articles desc", [key]).fetchall(),
        terms=_listed(fact.get("terms")),
        abbreviations=_listed(fact.get("abbreviations")),
        exclusions=_listed(fact.get("exclusions")),
        chart=_chart(conn, key, last),
        map=tile_map(cells, names_of(holdings), by_share=True) if span else None,
        since=span[0] if span else None,
        until=last,
        provinces=sorted(
            ((place, cells[place.key]) for place in holdings.places if cells[place.key].count),
            key=lambda found: (-(found[1].share or 0), -found[1].count, found[0].name),
        ),
        people=people_in(conn, newest),
        units=units_in(conn, newest),
        looked_at=len(newest),
        articles=lines(conn, newest),
    )


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def _chart(conn: sqlite3.Connection, key: str, last: str | None) -> MonthChart | None:
    return month_chart(
        _by_month(
            conn, "select month, sum(articles) from topic_rollups where topic = ? and month <> '' group by 1", key
        ),
        totals=_by_month(conn, "select month, sum(articles) from rollups where month <> '' group by 1"),
        last=last,
        link=lambda month: f"/-/evidence/cell?topic={key}&month={month}",
        marks=[merger()],
    )


def _by_month(conn: sqlite3.Connection, sql: str, *values: str) -> dict[str, int]:
    return dict(conn.execute(sql, values).fetchall())
