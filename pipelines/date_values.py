"""Calendar arithmetic for date expressions: is it a real date, which year is meant, how is it written in ISO 8601.

No function here looks at the clock: the year of a bare 28/12 comes from the date of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.date_sense import Anchor

#: How far ahead of the article a date without a year may lie when nothing announces the future: a bare 5/1 in late
#: December is next January, a bare 15/3 in October was last March.
_AHEAD_DAYS = 92
_AHEAD_MONTHS = 3
#: In the first months of a year one still looks back; later on what has no year is mostly of the year that runs.
_LOOKING_BACK = 3
_AHEAD_DAYS_SAME_YEAR = 150
_AHEAD_MONTHS_SAME_YEAR = 5
_AHEAD_BARE_DAY = 7
#: "đến hết ngày 19/3" of an article of 20/3 tells how far a work has come.
_LATELY_DAYS = 31

MONTH_NAMES = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
#: "tháng 12 năm ngoái": how far from the year of the article.
YEAR_WORDS = {"nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}
#: "tháng 8 cùng năm": the year that was told last.
SAME_YEAR = r"(?:cùng\s+năm|năm\s+(?:đó|ấy))"
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def year_of(text: str) -> int:
    """The year of two or four digits; two digits are of this century."""
    return int(text) if len(text) > 2 else 2000 + int(text)


def infer_month_of_day(day: int, anchor: Anchor) -> date | None:
    """The day that "ngày 17" means: the last such day, or one of the coming days when nothing is told of it."""
    published = anchor.published
    if published is None:
        return None
    near = [
        date(year, month, day)
        for year in (published.year - 1, published.year, published.year + 1)
        for month in range(1, 13)
        if 1 <= year <= 9999 and is_day(year, month, day)
    ]
    sense = anchor.sense()
    if sense == "future":
        return next((d for d in near if d >= published), None)
    ahead = 0 if sense == "past" else _AHEAD_BARE_DAY
    return next((d for d in reversed(near) if (d - published).days <= ahead), None)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the day exists; 31/4 and 29/2/2023 do not."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def day_exists(month: int, day: int) -> bool:
    """Whether some year has this day: 29/2 exists, 30/2 does not."""
    return is_day(2024, month, day)


def infer_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year that a day and month without one mean, None without an article date.

    Raises:
        ValueError: no year has this day.
    """
    if not day_exists(month, day):
        raise ValueError(f"{day}/{month}")
    published = anchor.published
    if published is None:
        return None
    if (headed := anchor.headed()) is not None and is_day(headed, month, day):
        return headed
    days = [
        date(year, month, day)
        for year in range(max(1, published.year - 8), min(9999, published.year + 8) + 1)
        if is_day(year, month, day)
    ]
    meant = meant_of(days, anchor)
    return meant.year if meant is not None else None


def meant_of(days: Sequence[date], anchor: Anchor) -> date | None:
    """Of the same day of several years, in order, the one that is meant."""
    published, sense = anchor.published, anchor.sense()
    if published is None:
        return None
    if sense == "lately":
        just_now = [d for d in days if 0 <= (published - d).days <= _LATELY_DAYS]
        if just_now:
            return just_now[0]
    if sense in ("future", "lately"):
        coming = [d for d in days if 0 <= (d - published).days <= 366]
        if coming:
            return coming[0]
    if sense == "nearest" and days:
        return min(days, key=lambda d: abs((d - published).days))
    running = published.month > _LOOKING_BACK
    back = sense == "past" or anchor.reviewed()

    def ahead(day: date) -> int:
        if back:
            return 0
        return _AHEAD_DAYS_SAME_YEAR if running and day.year == published.year else _AHEAD_DAYS

    near = [d for d in days if (d - published).days <= ahead(d)]
    return near[-1] if near else None


def infer_month_year(month: int, anchor: Anchor) -> int | None:
    """As `infer_year`, for a month without a year."""
    published = anchor.published
    if published is None:
        return None
    if (headed := anchor.headed()) is not None:
        return headed
    distance = month - published.month
    sense = anchor.sense()
    if sense == "lately" and distance in (-1, 11):
        return published.year - (distance == 11)
    if sense in ("future", "lately"):
        return published.year + (distance < 0)
    if sense == "past":
        return published.year - (distance > 0)
    if sense == "nearest" and abs(distance) != 6:
        return published.year + (distance < -6) - (distance > 6)
    if distance > 0 and anchor.reviewed():
        return published.year - 1
    if distance > (_AHEAD_MONTHS_SAME_YEAR if published.month > _LOOKING_BACK else _AHEAD_MONTHS):
        return published.year - 1
    return published.year + (distance + 12 <= _AHEAD_MONTHS)


def infer_quarter_year(quarter: int, anchor: Anchor) -> int | None:
    """As `infer_year`, for a quarter without a year."""
    published = anchor.published
    if published is None:
        return None
    if (headed := anchor.headed()) is not None:
        return headed
    first, last, sense = quarter * 3 - 2, quarter * 3, anchor.sense()
    if sense in ("future", "lately"):
        return published.year + (last < published.month - (sense == "lately"))
    ahead = first - published.month
    if ahead > 0 and (sense == "past" or anchor.reviewed()):
        return published.year - 1
    if published.month <= _LOOKING_BACK:
        return published.year - (ahead > _AHEAD_MONTHS + 1)
    return published.year + (ahead + 12 <= 1)


def iso_day(year: int, month: int, day: int) -> str:
    """``2025-03-12``."""
    return f"{year:04}-{month:02}-{day:02}"


def iso_month(year: int, month: int) -> str:
    """``2025-03``."""
    return f"{year:04}-{month:02}"
