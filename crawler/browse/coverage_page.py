"""What the archive holds by source and month, why months are blank, and how every source fares."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.browse import months
from crawler.browse.asked import Asked
from crawler.browse.evidence import MOST_COLUMNS, Column, columns_of
from crawler.browse.holdings import (
    COLLECTED,
    Holding,
    Holdings,
    Place,
    Publisher,
    State,
    read_holdings,
    read_publishers,
)

Row = sqlite3.Row

#: More months than this are shown as years, unless months are asked for.
MOST_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One source over one column."""

    state: State
    articles: int
    collected: int  # months
    of: int

    @property
    def blank(self) -> bool:
        return not self.articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    publisher: Publisher
    cells: tuple[Held, ...]
    total: Held

    @property
    def runs(self) -> list[tuple[Held, int, int]]:
        """(cell, its column, how many columns it is as wide as): neighbours that are blank for one reason are one."""
        found: list[tuple[Held, int, int]] = []
        for number, cell in enumerate(self.cells):
            if found and cell.blank and found[-1][0].blank and found[-1][0].state == cell.state:
                first, start, wide = found.pop()
                found.append((first, start, wide + 1))
            else:
                found.append((cell, number, 1))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One source as a whole."""

    publisher: Publisher
    status: str  # as `soyte health` says it; "unknown" and "pending" for one that the archive does not have
    first: str | None  # months of its first and last article
    last: str | None
    articles: int
    last_ok: str | None
    last_run: str | None
    failures: int
    reach: str | None
    message: str | None


def read_coverage(conn: sqlite3.Connection, asked: Asked) -> Mapping[str, Any]:
    newest, oldest = months.newest(conn), months.oldest(conn)
    found: dict[str, Any] = {"summaries": read_summaries(conn), "newest": newest, "oldest": oldest, "problem": None}
    if newest is None or oldest is None:
        return found | {"places": [], "columns": [], "first": None, "last": None, "years": False}
    first, last = months.asked(asked.one("from")), months.asked(asked.one("to"), end=True)
    found["problem"] = next(
        (asked.one(name)[:40] for name, read in (("from", first), ("to", last)) if asked.one(name) and not read), None
    )
    last = last or newest
    first = first or (oldest if asked.one("by") == "year" else months.shifted(min(last, newest), 1 - MOST_MONTHS))
    first, last = min(first, last), max(first, last)
    first, last = min(max(first, oldest), newest), max(min(last, newest), oldest)
    span = months.between(first, last)
    years = len(span) > MOST_MONTHS if asked.one("by") not in ("month", "year") else asked.one("by") == "year"
    if not years and len(span) > MOST_COLUMNS:
        span = span[-MOST_COLUMNS:]
    columns = columns_of(span, years=years)
    return found | {
        "places": list(_places(read_holdings(conn, span), columns)),
        "columns": columns,
        "first": span[0],
        "last": span[-1],
        "years": years,
    }


def _places(holdings: Holdings, columns: Sequence[Column]) -> Iterable[tuple[Place, list[Line]]]:
    all_months = [month for column in columns for month in column.months]
    for place in holdings.places:
        lines = [line_of(holdings, publisher, columns, all_months) for publisher in place.publishers]
        if lines:
            yield place, lines


def line_of(holdings: Holdings, publisher: Publisher, columns: Sequence[Column], all_months: Sequence[str]) -> Line:
    def held(span: Iterable[str]) -> Held:
        return together([holdings.of(publisher, month) for month in span])

    return Line(publisher=publisher, cells=tuple(held(column.months) for column in columns), total=held(all_months))


def together(holdings: Sequence[Holding]) -> Held:
    """Some months as one: whole or quiet only when all of them were collected, else why some were not."""
    articles = sum(holding.articles for holding in holdings)
    collected = sum(holding.collected for holding in holdings)
    states = {holding.state for holding in holdings}
    state: State
    if articles:
        state = "whole" if states <= {"whole", "quiet"} else "part"
    elif states <= COLLECTED:
        state = "quiet"
    else:
        state = next(found for found in ("failing", "pending", "unknown", "part") if found in states)
    return Held(state=state, articles=articles, collected=collected, of=len(holdings))


def read_summaries(conn: sqlite3.Connection, province: str | None = None) -> list[Summary]:
    """Every source, those first that have articles; of one province of today, or of all."""
    states = {row["source"]: row for row in conn.execute("select * from source_states")}
    counts = {
        row["source"]: row
        for row in conn.execute(
            """
            select source, sum(articles) as articles, min(nullif(month, '')) as first, max(month) as last
            from rollups group by source
            """
        )
    }
    found = []
    for publisher in read_publishers(conn):
        if province is not None and publisher.province != province:
            continue
        state, count = states.get(publisher.key), counts.get(publisher.key)
        found.append(
            Summary(
                publisher=publisher,
                status=publisher.missing or (state["status"] if state else "never crawled"),
                first=count["first"] if count else None,
                last=count["last"] or None if count else None,
                articles=count["articles"] if count else 0,
                last_ok=state["last_ok"] if state else None,
                last_run=state["last_run"] if state else None,
                failures=state["failures"] if state else 0,
                reach=state["reach"] if state else None,
                message=state["message"] if state else None,
            )
        )
    return sorted(found, key=lambda one: (one.publisher.missing is not None, one.publisher.name))
