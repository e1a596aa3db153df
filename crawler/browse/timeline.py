"""Posts on a line of time, as plain numbers that a template draws as inline SVG.

Everything is in per cent of the width, so that a bar is right on any screen without a script. What articles were
published is drawn whole; what an article claims (a post begins, a post is over) is drawn dashed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from crawler.browse.charts import MERGER

#: More lines than this are a table, not a picture.
MOST_LINES = 24
#: Marks of years that fit beside one another on a phone.
_MOST_TICKS = 7
#: Days that may well hold no beginning of a year.
_SHORT = 400
#: A post named on one day is a bar of this width.
_LEAST = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    x: float  # per cent
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    position: sqlite3.Row
    seen: Stretch | None  # from the first to the last article that names the post
    claimed: tuple[Stretch, ...]  # from an article that says it begins, to one that says it is over
    ends: tuple[float, ...]  # where those two stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    lines: tuple[Line, ...]
    years: tuple[tuple[float, int], ...]  # where each begins
    merger: float | None  # where 1 July 2025 stands, when it is within the picture
    left_out: int  # lines that are in the table alone


def timeline(positions: Sequence[sqlite3.Row]) -> Timeline | None:
    """Positions (first_seen, last_seen, begins, ended) in the order given; None where nothing has a date."""
    dated = [row for row in positions if _days(row)]
    if not dated:
        return None
    days = [day for row in dated for day in _days(row)]
    first, last = min(days), max(days)
    if last - first < _SHORT:  # shown within its year, so that a beginning of a year is in the picture
        first = date(date.fromordinal(first).year, 1, 1).toordinal()
    margin = max((last - first) // 40, 20)
    start, end = max(first - margin, 1), min(last + margin, date.max.toordinal())

    def x(day: int) -> float:
        return round(100 * (day - start) / (end - start), 2)

    merger = _day(MERGER)
    return Timeline(
        lines=tuple(_line(row, x) for row in dated[:MOST_LINES]),
        years=tuple((x(day), year) for day, year in _years(start, end)),
        merger=x(merger) if merger is not None and start < merger < end else None,
        left_out=max(0, len(dated) - MOST_LINES),
    )


def _line(row: sqlite3.Row, x: Callable[[int], float]) -> Line:
    seen = [day for day in (_day(row["first_seen"]), _day(row["last_seen"])) if day is not None]
    begins, ended = _day(row["begins"]), _day(row["ended"])
    claimed = []
    if begins is not None and (until := seen[0] if seen else ended) is not None and begins < until:
        claimed.append(Stretch(x=x(begins), width=round(x(until) - x(begins), 2)))
    if ended is not None and seen and seen[-1] < ended:
        claimed.append(Stretch(x=x(seen[-1]), width=round(x(ended) - x(seen[-1]), 2)))
    return Line(
        position=row,
        seen=Stretch(x=x(min(seen)), width=max(round(x(max(seen)) - x(min(seen)), 2), _LEAST)) if seen else None,
        claimed=tuple(claimed),
        ends=tuple(x(day) for day in (begins, ended) if day is not None),
    )


def _days(row: sqlite3.Row) -> list[int]:
    found = (_day(row[name]) for name in ("first_seen", "last_seen", "begins", "ended"))
    return [day for day in found if day is not None]


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def _years(start: int, end: int) -> list[tuple[int, int]]:
    found = [
        (day, year)
        for year in range(date.fromordinal(start).year, date.fromordinal(end).year + 1)
        if start <= (day := date(year, 1, 1).toordinal()) <= end
    ]
    step = -(-len(found) // _MOST_TICKS) or 1
    return found[::step]
