"""The forms of calendar expressions in Vietnamese, and what each of them means.

A pattern only says how an expression is written; whether the words around it let it be a date is decided in `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crawler.items import Precision
from pipelines.date_sense import Anchor
from pipelines.date_values import (
    MONTH_NAMES,
    QUARTERS,
    SAME_YEAR,
    YEAR_WORDS,
    day_exists,
    infer_month_of_day,
    infer_month_year,
    infer_quarter_year,
    infer_year,
    is_day,
    iso_day,
    iso_month,
    year_of,
)
from pipelines.date_words import QUANTITY

D = r"\d{1,2}"
Y = r"(?:19|20)\d\d"
#: Where a word or the day makes it sure: "năm 1898", "19/5/1890".
_OLD = r"(?:1[1-9]|20)\d\d"
_TO = r"\s*(?:(?:cho\s+)?(?:đến|tới)|[-–—÷])(?:\s+hết\s)?\s*"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
#: "ngày 24/3 (thứ Hai) đến thứ Sáu, ngày 28/3"
_TO_DAY = rf"(?:\s*\({WEEKDAY}\))?{_TO}(?:{WEEKDAY},?\s+)?"
PART = r"(?:rạng\s+sáng|rạng|sáng\s+sớm|chiều\s+tối|chiều\s+muộn|tối\s+muộn|sáng|trưa|chiều|tối|đêm|khuya)"
_DAY = rf"(?:{PART}\s+)?(?:ngày|mùng|mồng)(?:\s+mùng|\s+mồng)?(?:\s+|(?=\d))"  # "ngày12/3" is written too
CUE = rf"(?:{_DAY}|{PART}\s+)"
#: "6 tháng năm 2025" is half a year.
MONTH = rf"(?:{D}|(?!năm\s+\d)(?:{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))}))"
# Nothing that would make the digits part of a longer number, a code or a time.
HEAD = r"(?<![\w/])(?<!\d[.,:\-–])"
TAIL = r"(?![\w%])(?!/\w)(?!-\w)(?![.,:]\d)"
#: Of two whole days with a dash between them each is whole: "27/2/1955-27/2/2025".
_WHOLE = r"\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
_WHOLE_HEAD = rf"(?<![\w/])(?:(?<!\d[.,:\-–])|(?<=[/.]\d{{4}}[-–])(?={_WHOLE}))"
_WHOLE_TAIL = rf"(?![\w%])(?!/\w)(?:(?!-\w)|(?=-{_WHOLE}))(?![.,:]\d)"
#: "năm ngoái" behind a month gives its year.
_WORD = rf"\s+(?:năm\s+(?P<yr>{'|'.join(YEAR_WORDS)})|(?P<same>{SAME_YEAR}))\b"
_WRITTEN = rf"\s*[/.\-]\s*(?P<y>{Y})|,?\s+năm\s+(?P<y2>{_OLD})"
YEAR = rf"(?:{_WRITTEN}|{_WORD})"

#: "18 tháng 3, 2025", and no "2025 suất quà".
_AFTER_COMMA = rf",\s+(?P<y3>{Y})(?![ \u00a0]+{QUANTITY}\b)"

_FIRST_WORDS = rf"(?:(?:từ|{PART}|mùng|mồng|rằm|tháng|quý|giai|nhiệm)\s|(?:ngày|năm)(?:\s|(?=\d)))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression means; ``iso`` None where the year is not known."""

    iso: str | None
    precision: Precision
    inferred: bool = False


Read = Callable[[re.Match[str], Anchor], Reading | None]


def given_year(match: re.Match[str], anchor: Anchor) -> int | None:
    """The year that an expression gives itself, in digits or as "năm ngoái"."""
    group = match.groupdict()
    if written := group.get("y") or group.get("y2") or group.get("y3"):
        return year_of(written)
    if group.get("same"):
        return anchor.told()
    if word := group.get("yr"):
        # "khởi công tháng 10/2023, xong tháng 2 năm sau": measured from what the sentence tells
        told = anchor.told(in_sentence=True) if word.lower() in ("trước", "sau") else None
        base = told or (anchor.published.year if anchor.published is not None else None)
        return base + YEAR_WORDS[word.lower()] if base is not None else None
    return None


def read_day(match: re.Match[str], anchor: Anchor) -> Reading | None:
    group = match.groupdict()
    day, month, year = int(group["d"]), month_of(group["m"]), given_year(match, anchor)
    if year:
        return Reading(iso=iso_day(year, month, day), precision="day") if is_day(year, month, day) else None
    if not day_exists(month, day):
        return None
    inferred = infer_year(month, day, anchor)
    return Reading(iso=(inferred and iso_day(inferred, month, day)) or None, precision="day", inferred=True)


def _days(match: re.Match[str], anchor: Anchor) -> Reading | None:
    group = match.groupdict()
    day2, month2 = int(group["d2"]), month_of(group["m"])
    day1, month1 = int(group["d1"]), month_of(group["m1"] or group["m"])
    year = given_year(match, anchor)
    if not (day_exists(month1, day1) and day_exists(month2, day2)):
        return None
    if (month1, day1) == (month2, day2) and not group["y1"]:
        return None
    year2 = year or infer_year(month2, day2, anchor)
    if year2 is None:
        return Reading(iso=None, precision="day-range", inferred=True)
    if not year and (month1, day1) > (month2, day2) and anchor.headed() == year2:
        year2 += 1  # "Năm 2023, … từ 28/12 đến 3/1"
    # From 28/12 to 3/1: the range began in the year before.
    year1 = year_of(group["y1"]) if group["y1"] else year2 - ((month1, day1) > (month2, day2))
    if not (is_day(year1, month1, day1) and is_day(year2, month2, day2)):
        return None
    first, last = iso_day(year1, month1, day1), iso_day(year2, month2, day2)
    if first >= last or (month1 == month2 and not group["m1"] and day1 >= day2):
        return None
    return Reading(iso=f"{first}/{last}", precision="day-range", inferred=not year)


def month_of(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NAMES[" ".join(text.lower().split())]


def _one_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    group = match.groupdict()
    month, year = month_of(group["m"]), given_year(match, anchor)
    if not 1 <= month <= 12:
        return None
    known = year or infer_month_year(month, anchor)
    return Reading(iso=(known and iso_month(known, month)) or None, precision="month", inferred=not year)


def _months(match: re.Match[str], anchor: Anchor) -> Reading | None:
    group = match.groupdict()
    month1, month2, year = month_of(group["m1"]), month_of(group["m"]), given_year(match, anchor)
    if not (1 <= month1 <= 12 and 1 <= month2 <= 12):
        return None
    year2 = year or infer_month_year(month2, anchor)
    if year2 is None:
        return Reading(iso=None, precision="month-range", inferred=True)
    if not year and month1 > month2 and anchor.headed() == year2:
        year2 += 1
    year1 = year_of(group["y1"]) if group["y1"] else year2 - (month1 > month2)
    if (year1, month1) >= (year2, month2):
        return None
    return Reading(
        iso=f"{iso_month(year1, month1)}/{iso_month(year2, month2)}", precision="month-range", inferred=not year
    )


def _day_alone(match: re.Match[str], anchor: Anchor) -> Reading | None:
    day = infer_month_of_day(int(match["d"]), anchor)
    return Reading(iso=day.isoformat() if day else None, precision="day", inferred=True)


def _quarter(match: re.Match[str], anchor: Anchor) -> Reading | None:
    number, year = QUARTERS[match["q"].lower()], given_year(match, anchor)
    known = year or infer_quarter_year(number, anchor)
    return Reading(iso=(known and f"{known}-Q{number}") or None, precision="quarter", inferred=not year)


def _quarters(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Two quarters that follow each other: "quý I, II năm 2025"."""
    first, last, year = QUARTERS[match["q1"].lower()], QUARTERS[match["q"].lower()], given_year(match, anchor)
    if last != first + 1 or year is None:
        return None
    return Reading(iso=f"{year}-Q{first}/{year}-Q{last}", precision="quarter-range")


def _quarters_apart(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """ "quý 3/2023 đến quý 1/2024", "quý I - quý III năm 2024"."""
    last = int(match["y"] or match["y2"])
    first = year_of(match["y1"]) if match["y1"] else last
    q1, q2 = QUARTERS[match["q1"].lower()], QUARTERS[match["q"].lower()]
    if (first, q1) >= (last, q2):
        return None
    return Reading(iso=f"{first}-Q{q1}/{last}-Q{q2}", precision="quarter-range")


def _year(match: re.Match[str], anchor: Anchor) -> Reading | None:
    return Reading(iso=match["y"], precision="year")


def _years(match: re.Match[str], anchor: Anchor) -> Reading | None:
    first, last = int(match["y1"]), int(match["y"])
    return Reading(iso=f"{first}/{last}", precision="year-range") if first < last <= first + 150 else None


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Where an expression can begin: at a number, or at a word that stands first in a pattern. Nowhere else is any tried.
OPENING = compiled(rf"(?<![\w/])(?=\d|T\d|Q\.?\s?[IV1-4]|{_FIRST_WORDS})")


def matches(pattern: re.Pattern[str], text: str, openings: Sequence[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` gives, for patterns that begin with `HEAD`, in a tenth of the time."""
    after = 0
    for place in openings:
        if place >= after and (match := pattern.match(text, place)) is not None:
            yield match
            after = match.end()


#: Expressions that are dates by their own form, or by a word that belongs to them.
EXPRESSIONS: tuple[tuple[str, re.Pattern[str], Read], ...] = (
    (
        "day:full",
        compiled(rf"{_WHOLE_HEAD}{CUE}?(?P<d>{D})\s?(?P<s>[/.\-])\s?(?P<m>{D})\s?(?P=s)\s?(?P<y>{_OLD}){_WHOLE_TAIL}"),
        read_day,
    ),
    ("day:short-year", compiled(rf"{HEAD}{CUE}?(?P<d>{D})/(?P<m>{D})/(?P<y>\d\d){TAIL}"), read_day),
    ("day:iso", compiled(rf"{HEAD}{CUE}?(?P<y>{Y})(?P<s>[/\-])(?P<m>{D})(?P=s)(?P<d>{D}){TAIL}"), read_day),
    (
        "day:words",
        compiled(rf"{HEAD}{CUE}(?P<d>{D}),?\s+tháng\s+(?P<m>{MONTH})(?:{YEAR}|{_AFTER_COMMA})?{TAIL}"),
        read_day,
    ),
    (
        "day:words",
        compiled(rf"{HEAD}(?P<d>{D})\s+tháng\s+(?P<m>{MONTH})(?:,?\s+năm\s+(?P<y>{Y})|{_AFTER_COMMA}){TAIL}"),
        read_day,
    ),
    ("day:spelt", compiled(rf"{HEAD}(?P<d>{D})\s+tháng\s+(?P<m>{D}){TAIL}"), read_day),
    ("day:slash-year", compiled(rf"{HEAD}{CUE}?(?P<d>{D})[/.\-](?P<m>{D}),?\s+năm\s+(?P<y>{Y}){TAIL}"), read_day),
    ("day:cue", compiled(rf"{HEAD}{CUE}(?P<d>{D})\s?[/\-.]\s?(?P<m>{D})(?:{_WORD})?{TAIL}"), read_day),
    (
        "day:alone",
        compiled(rf"{HEAD}(?:ngày|mùng|mồng)\s+(?P<d>{D})(?!\s*[/\-–]\s*\d)(?!\s+(?:tháng|tết|âm)\b){TAIL}"),
        _day_alone,
    ),
    (
        "days",
        compiled(
            rf"{HEAD}(?<!thứ\s)(?:từ\s+)?{CUE}?(?P<d1>{D})(?:\s?[/.]\s?(?P<m1>{D})(?:\s?[/.]\s?(?P<y1>{_OLD}))?)?{_TO_DAY}(?:{CUE})?"
            rf"(?P<d2>{D})\s?[/.]\s?(?P<m>{D})(?:\s?[/.]\s?(?P<y>{Y})|\s+năm\s+(?P<y2>{Y})|{_WORD})?{TAIL}"
        ),
        _days,
    ),
    (
        "days:dashed",
        compiled(
            rf"{HEAD}(?:từ\s+)?{CUE}?(?P<d1>{D})(?:-(?P<m1>{D})(?:-(?P<y1>{_OLD}))?)?\s+(?:(?:cho\s+)?đến(?:\s+hết)?|tới|[-–—])\s+"
            rf"(?:{CUE})?(?P<d2>{D})-(?P<m>{D})(?:-(?P<y>{Y})|,?\s+năm\s+(?P<y2>{Y})|{_WORD})?{TAIL}"
        ),
        _days,
    ),
    (
        "days:words",
        compiled(
            rf"{HEAD}(?:từ\s+)?{CUE}?(?P<d1>{D})(?:(?:/|\s+tháng\s+)(?P<m1>{D})(?:(?:/|\s+năm\s+)(?P<y1>{_OLD}))?)?{_TO_DAY}"
            rf"(?:{CUE})?(?P<d2>{D})\s+tháng\s+(?P<m>{MONTH}){YEAR}?{TAIL}"
        ),
        _days,
    ),
    (
        "month:year",
        compiled(
            rf"{HEAD}tháng\s+(?P<m>{MONTH})(?:(?:\s?[/.\-]\s?|\s+)(?P<y>{Y})|,?\s+năm\s+(?P<y2>{Y})|{_WORD}){TAIL}"
        ),
        _one_month,
    ),
    ("month:T", re.compile(rf"{HEAD}T(?P<m>{D})[/.\-](?P<y>{Y}){TAIL}"), _one_month),
    (
        "months",
        re.compile(rf"{HEAD}T(?P<m1>{D})(?P<y1>(?!))?\s*[,\-–]\s*T(?P<m>{D})[/.\-](?P<y>{Y}){TAIL}"),
        _months,
    ),
    ("month", compiled(rf"{HEAD}(?<!\d[ \u00a0])tháng\s+(?P<m>{D}){TAIL}"), _one_month),
    ("month:name", compiled(rf"{HEAD}(?<!\d[ \u00a0])tháng\s+(?P<m>{MONTH})(?!\w)"), _one_month),
    ("month:bare", compiled(rf"{HEAD}(?P<m>{D})/(?P<y>{Y}){TAIL}"), _one_month),
    ("month:dashed", compiled(rf"{HEAD}(?P<m>{D})[-.](?P<y>{Y}){TAIL}"), _one_month),
    (
        "months",
        compiled(
            rf"{HEAD}(?:từ\s+)?(?:tháng\s+)(?P<m1>{D})(?:(?:/|\s+năm\s+)(?P<y1>{Y}))?{_TO}(?:tháng\s+)?(?P<m>{D})"
            rf"(?:\s?[/.]\s?(?P<y>{Y})|\s+năm\s+(?P<y2>{Y})|{_WORD})?{TAIL}"
        ),
        _months,
    ),
    (
        "months",
        compiled(rf"{HEAD}(?:từ\s+)?(?P<m1>{D})/(?P<y1>{Y}){_TO}(?P<m>{D})/(?P<y>{Y}){TAIL}"),
        _months,
    ),
    (
        "quarter",
        compiled(rf"{HEAD}quý\s+(?P<q>IV|I{{1,3}}|[1-4])(?!\.\w){YEAR}?{TAIL}"),
        _quarter,
    ),
    (
        "quarters",
        re.compile(
            rf"{HEAD}Q(?P<q1>IV|I{{1,3}}|[1-4])\s*[,\-–]\s*Q?(?P<q>IV|I{{1,3}}|[1-4])\s?[/.\-]\s?(?P<y>{Y}){TAIL}"
        ),
        _quarters,
    ),
    ("quarter:short", re.compile(rf"{HEAD}Q\.?(?P<q>IV|I{{1,3}}|[1-4])\s?[/.\-]\s?(?P<y>{Y}){TAIL}"), _quarter),
    (
        "quarters",
        compiled(
            rf"{HEAD}quý\s+(?P<q1>IV|I{{1,3}}|[1-4])(?:\s*[,\-–]\s*|\s+và\s+)(?P<q>IV|I{{1,3}}|[1-4]){YEAR}{TAIL}"
        ),
        _quarters,
    ),
    (
        "quarters",
        compiled(
            rf"{HEAD}quý\s+(?P<q1>IV|I{{1,3}}|[1-4])(?:(?:\s?[/.\-]\s?|\s+năm\s+)(?P<y1>{Y}))?{_TO}quý\s+(?P<q>IV|I{{1,3}}|[1-4])"
            rf"(?:{_WRITTEN}){TAIL}"
        ),
        _quarters_apart,
    ),
    ("year", compiled(rf"{HEAD}năm\s*(?P<y>{_OLD}){TAIL}"), _year),
    ("year:bare", compiled(rf"{HEAD}(?P<y>{Y})(?:{TAIL}|(?=[-–]nay\b))"), _year),
    ("year:outlook", compiled(rf"{HEAD}(?<=tầm\snhìn\s)(?P<y>{Y})(?=\s*[,.;)”]|\s*$){TAIL}"), _year),
    (
        "years",
        compiled(
            rf"{HEAD}(?:(?:giai\s+đoạn|nhiệm\s+kỳ|nhiệm\s+kì|năm\s+học)\s+)?(?:từ\s+)?"
            rf"(?:(?<!những\s)năm\s+)?(?P<y1>{Y}){_TO}(?:năm\s+)?(?P<y>{Y}){TAIL}"
        ),
        _years,
    ),
    ("years", compiled(rf"{HEAD}năm\s+học\s+(?P<y1>{Y})/(?P<y>{Y}){TAIL}"), _years),
)
