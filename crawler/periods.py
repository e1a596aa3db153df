"""A date that is known only so far, as the days it may mean: so that ranges find it and lists can be sorted."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day that a date may mean, both included, as ISO dates; ``month`` only where it is certain."""

    first: str
    last: str
    month: str | None


def period(value: str) -> Period:
    """The days that an ISO date of any precision means.

    ``2025-08-14T10:09``, ``2025-08-14``, ``2024-12``, ``2024-Q1``, ``2024``, or two of them with ``/`` between.

    Raises:
        ValueError: none of these.
    """
    begin, slash, end = value.partition("/")
    first, last = _days(begin)
    if slash:
        last = _days(end)[1]
    same_month = first[:7] == last[:7]
    return Period(first=first, last=last, month=first[:7] if same_month else None)


def _days(value: str) -> tuple[str, str]:
    if quarter := _QUARTER.fullmatch(value):
        year, number = int(quarter[1]), int(quarter[2])
        return f"{year:04}-{number * 3 - 2:02}-01", _last_day(year, number * 3)
    parts = [int(part) for part in value.partition("T")[0].split("-")]
    match parts:
        case [year]:
            return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
        case [year, month]:
            return date(year, month, 1).isoformat(), _last_day(year, month)
        case [year, month, day]:
            whole = date(year, month, day).isoformat()
            return whole, whole
    raise ValueError(f"not an ISO date: {value!r}")


def _last_day(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
