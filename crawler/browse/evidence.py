"""The evidence table: a topic and a period as a matrix of provinces and months; "none" is not "not collected"."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.browse import months
from crawler.browse.asked import Asked
from crawler.browse.holdings import Holding, Holdings, Place, Publisher, read_holdings
from crawler.browse.topics import name_column

Row = sqlite3.Row

#: found: articles on the topic. none: collected, and nothing on it. quiet: collected, and nothing was published at all.
#: The others: not collected, and why.
State = Literal["found", "none", "quiet", "failing", "pending", "unknown"]

#: Kinds of sources that the table can be narrowed to.
KINDS = ("department", "ministry", "cdc", "hospital")

#: More months than this are shown as years, unless months are asked for; and never more columns than that.
MOST_MONTHS, MOST_COLUMNS = 24, 60

#: Upper ends of the shades: fixed, so that one colour means the same in every table.
SHADES = (0.02, 0.05, 0.10, 0.20)

Counts = Mapping[tuple[str, str], int]  # by source and month


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Some sources over some months. ``total``: all their articles of the months that were collected."""

    state: State
    count: int = 0
    total: int = 0
    collected: int = 0  # months, at least one source of which was collected
    of: int = 1  # months
    other: Cell | None = None  # the topic it is compared with

    @property
    def share(self) -> float | None:
        return self.count / self.total if self.total else None

    @property
    def missing(self) -> bool:
        return self.state in ("failing", "pending", "unknown")

    @property
    def shade(self) -> int:
        """0 for nothing, 1 to 5 for what there is."""
        return 1 + sum(self.share > end for end in SHADES) if self.count and self.share is not None else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    label: str  # 2025-08, or 2025
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: a place, or one publisher of it."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    total: Cell
    publisher: Publisher | None = None
    parts: tuple[Line, ...] = ()  # shown when the row is opened
    has_parts: bool = False
    is_open: bool = False

    @property
    def runs(self) -> list[tuple[Cell, int, int]]:
        """(cell, its column, how many columns it is as wide as): neighbours not collected for one reason are one."""
        found: list[tuple[Cell, int, int]] = []
        for number, cell in enumerate(self.cells):
            if found and cell.missing and found[-1][0].state == cell.state:
                first, start, wide = found.pop()
                found.append((first, start, wide + 1))
            else:
                found.append((cell, number, 1))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What the table is asked for, as its address says it."""

    topic: Row
    other: Row | None
    first: str
    last: str
    kind: str | None
    stories: bool
    years: bool
    opened: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    query: Query
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    totals: tuple[Cell, ...]
    total: Cell


@dataclass(slots=True)
class Problems:
    """What of an address could not be followed; said on the page, never passed over."""

    topic: str | None = None
    other: str | None = None
    period: str | None = None
    cut: bool = False


def read_query(conn: sqlite3.Connection, asked: Asked, problems: Problems) -> Query | None:
    """The table that an address asks for; None when it names no topic that there is."""
    newest, oldest = months.newest(conn), months.oldest(conn)
    topic = _topic(conn, asked.one("topic"))
    if topic is None or newest is None or oldest is None:
        problems.topic = asked.one("topic")[:80] or None if topic is None else None
        return None
    other = _topic(conn, asked.one("with"))
    if other is None and asked.one("with"):
        problems.other = asked.one("with")[:80]
    first, last = months.asked(asked.one("from")), months.asked(asked.one("to"), end=True)
    for name, read in (("from", first), ("to", last)):
        if asked.one(name) and read is None:
            problems.period = asked.one(name)[:40]
    last = last or newest
    first = first or months.shifted(min(last, newest), -11)
    if first > last:
        first, last = last, first
    # Nothing lies outside of what the snapshot knows; a wish for it is cut to that.
    first, last = min(max(first, oldest), newest), max(min(last, newest), oldest)
    span = len(months.between(first, last))
    years = span > MOST_MONTHS if asked.one("by") not in ("month", "year") else asked.one("by") == "year"
    if not years and span > MOST_COLUMNS:
        first, problems.cut = months.shifted(last, 1 - MOST_COLUMNS), True
    kind = asked.one("source_kind")
    return Query(
        topic=topic,
        other=other if other is None or other["key"] != topic["key"] else None,
        first=first,
        last=last,
        kind=kind if kind in KINDS else None,
        stories=asked.one("stories") == "1",
        years=years,
        opened=frozenset(asked.all("open")),
    )


def _topic(conn: sqlite3.Connection, key: str) -> Row | None:
    row: Row | None = conn.execute(
        f"select *, {name_column()} as name from topics where key = ?", [key[:200]]
    ).fetchone()
    return row


def read_matrix(conn: sqlite3.Connection, query: Query) -> Matrix:
    """The table: a line for each place of today, former provinces' departments folded into it."""
    all_months = months.between(query.first, query.last)
    holdings = read_holdings(conn, all_months, kind=query.kind, stories=query.stories)
    counts = read_counts(conn, query.topic["key"], query)
    others = read_counts(conn, query.other["key"], query) if query.other else None
    columns = tuple(columns_of(all_months, years=query.years))

    def cell(publishers: Iterable[Publisher], span: Sequence[str]) -> Cell:
        return sum_up(holdings, publishers, span, counts, others)

    def line(place: Place) -> Line:
        opened = place.key in query.opened or "all" in query.opened
        parts = tuple(
            Line(
                key=one.key,
                name=one.name,
                cells=tuple(cell([one], column.months) for column in columns),
                total=cell([one], all_months),
                publisher=one,
            )
            for one in (place.publishers if opened else ())
        )
        return Line(
            key=place.key,
            name=place.name,
            cells=tuple(cell(place.publishers, column.months) for column in columns),
            total=cell(place.publishers, all_months),
            parts=parts,
            has_parts=bool(place.publishers),
            is_open=bool(parts),
        )

    everyone = [one for place in holdings.places for one in place.publishers]
    return Matrix(
        query=query,
        columns=columns,
        lines=tuple(line(place) for place in holdings.places if place.publishers or query.kind is None),
        totals=tuple(cell(everyone, column.months) for column in columns),
        total=cell(everyone, all_months),
    )


def read_counts(conn: sqlite3.Connection, topic: str, query: Query) -> Counts:
    return {
        (row[0], row[1]): row[2]
        for row in conn.execute(
            f"select source, month, {'stories' if query.stories else 'articles'} from topic_rollups "
            "where topic = ? and month between ? and ?",
            [topic, query.first, query.last],
        )
    }


def columns_of(all_months: Sequence[str], *, years: bool) -> list[Column]:
    found: dict[str, list[str]] = {}
    for month in all_months:
        found.setdefault(month[:4] if years else month, []).append(month)
    return [Column(label=label, months=tuple(span)) for label, span in found.items()]


def sum_up(
    holdings: Holdings,
    publishers: Iterable[Publisher],
    span: Sequence[str],
    counts: Counts,
    others: Counts | None = None,
) -> Cell:
    """One cell out of sources and months. What was not collected counts neither above nor below the line."""
    held = [(one.key, month, holdings.of(one, month)) for one in publishers for month in span]
    there = [(key, month, holding) for key, month, holding in held if holding.collected]
    total = sum(holding.articles for _, _, holding in there)
    collected = len({month for _, month, _ in there})

    def of(found: Counts) -> Cell:
        count = sum(found.get((key, month), 0) for key, month, _ in there)
        return Cell(
            state=_state(held, count, total, bool(there)), count=count, total=total, collected=collected, of=len(span)
        )

    first = of(counts)
    if others is None:
        return first
    return Cell(state=first.state, count=first.count, total=total, collected=collected, of=len(span), other=of(others))


def _state(held: Sequence[tuple[str, str, Holding]], count: int, total: int, collected: bool) -> State:
    if collected:
        return "found" if count else "none" if total else "quiet"
    blanks = {holding.state for _, _, holding in held}
    # Of several reasons, the one that somebody can do something about soonest.
    return "failing" if "failing" in blanks else "pending" if "pending" in blanks else "unknown"
