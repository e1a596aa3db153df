"""Days of the lunar calendar as they are told: "mùng 3 Tết", "23 tháng Chạp", "rằm tháng Bảy", "10/3 âm lịch"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from crawler.items import Mention
from pipelines.date_patterns import CUE, HEAD, MONTH, PART, TAIL, D, Read, Reading, Y, compiled, month_of
from pipelines.date_sense import Anchor
from pipelines.date_values import meant_of
from pipelines.lunar import gregorian

_LUNAR_MONTHS = {"giêng": 1, "chạp": 12}
_FULL_MOON = 15
_YEAR = rf"(?:\s+năm\s+(?P<y>{Y}))?"
_CALENDAR = re.compile(r"[\s(,]*(?:năm\s+\w+\s+)?(?:âm\s+lịch|ÂL\b)", re.IGNORECASE)


_AGAIN = re.compile(
    r"\s*[(,]\s*(?:(?:tức|nhằm)(?:\s+(?:là|vào))?\s+)?(?:sáng|trưa|chiều|tối|đêm|ngày|\s)*", re.IGNORECASE
)


def is_lunar(text: str, end: int) -> bool:
    """Whether the words behind a day say that it is one of the lunar calendar."""
    return _CALENDAR.match(text, end) is not None


def is_same_day(text: str, last: Mention, here: Sequence[Mention]) -> bool:
    """Whether a lunar day says the day before it once more: "ngày 31/1 (mùng 3 Tết)"."""
    return (
        len(here) == 1
        and here[0].rule.startswith("lunar")
        and last.precision == "day"
        and _AGAIN.fullmatch(text, last.end, here[0].start) is not None
    )


def as_lunar(iso: str | None, anchor: Anchor, *, inferred: bool) -> str | None:
    """The Gregorian day of what was read as if it were one: "ngày 10/3" of "ngày 10/3 âm lịch"."""
    if iso is None or len(iso) != len("2025-03-10"):
        return None
    year, month, day = (int(part) for part in iso.split("-"))
    return _iso(gregorian(year, month, day) if not inferred else _nearest(month, day, anchor))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _nearest(month: int, day: int, anchor: Anchor) -> date | None:
    if anchor.published is None:
        return None
    years = range(anchor.published.year - 3, anchor.published.year + 2)
    return meant_of([found for year in years if (found := gregorian(year, month, day)) is not None], anchor)


def _reading(month: int, day: int, match: re.Match[str], anchor: Anchor) -> Reading | None:
    year = match.groupdict().get("y")
    if not (1 <= day <= 30 and 1 <= month <= 12):
        return None
    found = gregorian(int(year), month, day) if year else _nearest(month, day, anchor)
    if found is None and year:
        return None  # that month had 29 days
    return Reading(iso=_iso(found), precision="day", inferred=not year)


def _named(match: re.Match[str], anchor: Anchor) -> Reading | None:
    return _reading(_LUNAR_MONTHS[match["m"].lower()], int(match["d"]), match, anchor)


def _new_year(match: re.Match[str], anchor: Anchor) -> Reading | None:
    day = int(match["d"])
    return _reading(1, day, match, anchor) if day <= 10 else None


def _year_end(match: re.Match[str], anchor: Anchor) -> Reading | None:
    return _reading(12, int(match["d"]), match, anchor)


def _full_moon(match: re.Match[str], anchor: Anchor) -> Reading | None:
    name = " ".join(match["m"].lower().split())
    return _reading(_LUNAR_MONTHS.get(name) or month_of(name), _FULL_MOON, match, anchor)


_TET = r"Tết\b(?!\s+(?:Dương\s+lịch|Trung\s+thu))"
LUNAR: tuple[tuple[str, re.Pattern[str], Read], ...] = (
    ("lunar:month", compiled(rf"{HEAD}{CUE}?(?P<d>{D})\s+tháng\s+(?P<m>giêng|chạp)\b{_YEAR}{TAIL}"), _named),
    ("lunar:new year", compiled(rf"{HEAD}(?:{PART}\s+)?(?:ngày\s+)?(?:mùng|mồng)\s+(?P<d>{D})\s+{_TET}"), _new_year),
    ("lunar:year end", compiled(rf"{HEAD}{CUE}?(?P<d>2[3-9]|30)\s+{_TET}"), _year_end),
    ("lunar:full moon", compiled(rf"{HEAD}(?:{PART}\s+)?rằm\s+tháng\s+(?P<m>giêng|chạp|{MONTH})\b{_YEAR}"), _full_moon),
)
