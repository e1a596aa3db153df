"""Several dates that share their month or their year: "ngày 12, 13 và 14/3", "quý I và quý II năm 2025".

Days, months, quarters and years that follow each other are one stretch; others stay apart, each with the month and the
year that is written once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.items import Mention, Precision
from pipelines.date_patterns import (
    CUE,
    HEAD,
    MONTH,
    PART,
    TAIL,
    YEAR,
    D,
    Reading,
    Y,
    compiled,
    given_year,
    matches,
    month_of,
    read_day,
)
from pipelines.date_sense import Anchor
from pipelines.date_values import infer_month_year, infer_year, is_day, iso_day, iso_month
from pipelines.date_words import QUANTITY

_DAYS = compiled(
    rf"{HEAD}(?P<cue>{CUE})?(?P<days>{D}(?:\s*[,;]\s*(?:ngày\s+)?{D})*)"
    rf"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*&\s*|,?\s+(?={PART}\s+(?:ngày\s+)?\d)|\s+rạng\s+(?=ngày|\d))"
    rf"(?P<last>(?:{PART}\s+)?(?:ngày\s+)?{D})"
    rf"(?:\s?[/.\-]\s?(?P<m>{D})|\s+tháng\s+(?P<month>{MONTH})){YEAR}?{TAIL}"
)
_CLOCK = r"\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d\d)?(?:\s*phút)?"
#: "từ 7h ngày 12 đến 17h ngày 14/3": two days, the clock stays out.
_CLOCKED = compiled(
    rf"{HEAD}(?P<first>ngày\s+(?P<d1>{D}))\s*(?:,\s*)?(?:(?:cho\s+)?(?:đến|tới)|[-–])\s*(?:hết\s+)?(?:lúc\s+)?{_CLOCK}[,\s]\s*"
    rf"(?P<second>(?:{CUE})?(?P<d>{D})(?:\s?[/.\-]\s?|\s+tháng\s+)(?P<m>{D}){YEAR}?){TAIL}"
)
_MONTHS = compiled(
    rf"{HEAD}tháng\s+(?P<months>{D}(?:\s*,\s*{D})*)(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?P<last>{D}){YEAR}?{TAIL}"
)
_YEAR_LIST = re.compile(
    rf"(?:\s*[,;]\s*({Y})(?=\s*[,.;:)]|\s+[^\W\d]|\s*$)|\s*,?\s+và\s+({Y}))(?!\s+{QUANTITY}\b){TAIL}"
)
_JOINED = re.compile(r"\s*(?:,|và|hoặc|[-–]|đến(?:\s+\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d\d)?)?)\s*")
_AND = re.compile(r"\s*(?:,|,?\s*và)\s+(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật),?\s+)?", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:các|những|hai|ba|bốn|[2-9])\s+$", re.IGNORECASE)
_CUED = re.compile(r"[^\W\d]")
_WEEKDAY_BEFORE = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật),?\s+$", re.IGNORECASE)

_RANGES: dict[str, Precision] = {
    "day": "day-range",
    "month": "month-range",
    "quarter": "quarter-range",
    "year": "year-range",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list between two places; ``parts`` are its dates, one when they follow each other."""

    start: int
    end: int
    rule: str
    parts: tuple[tuple[int, int, Reading], ...]


def lists(text: str, openings: Sequence[int], anchor_at: Callable[[int], Anchor]) -> Iterator[Listed]:
    """The lists of days and of months in a text."""
    for match in matches(_DAYS, text, openings):
        if found := _days(match, anchor_at(match.start())):
            yield found
    for match in matches(_CLOCKED, text, openings):
        if found := _clocked(match, anchor_at(match.start())):
            yield found
    for match in matches(_MONTHS, text, openings):
        if found := _months(match, anchor_at(match.start())):
            yield found


def _days(match: re.Match[str], anchor: Anchor) -> Listed | None:
    places = [*_numbers(match, "days"), match.span("last")]
    month = month_of(match["m"] or match["month"])
    days = [_number(match.string[start:end]) for start, end in places]
    if not match["cue"] and not match["last"][0].isdigit():
        return None  # "đến 16 giờ 30, ngày 31 tháng 3"
    if not 1 <= month <= 12 or days != sorted(set(days)):
        return None
    year = given_year(match, anchor)
    known = year
    if year is None:
        try:
            known = infer_year(month, days[-1], anchor)
        except ValueError:
            return None
    if not all(is_day(known or 2024, month, day) for day in days):
        return None
    isos = [iso_day(known, month, day) if known else None for day in days]
    # "đêm 11, rạng sáng 12/3", "sáng 5 và chiều 6/3": two times are told apart, "đêm 5 rạng sáng 6/3" is one
    between = match.string[match.end("days") : match.start("last")]
    told_apart = re.match(PART, match["last"], re.IGNORECASE) and ("," in between or "và" in between)
    if days[-1] - days[0] == len(days) - 1 and not told_apart:
        return _stretch(match, "days:list", "day-range", isos, inferred=year is None)
    if not match["cue"]:
        return None
    parts = [
        (start, end, Reading(iso=iso, precision="day", inferred=year is None))
        for (start, end), iso in zip(places, isos, strict=True)
    ]
    return _apart(match, "days:list", parts)


def _clocked(match: re.Match[str], anchor: Anchor) -> Listed | None:
    last = read_day(match, anchor)
    if last is None or not last.iso:
        return None
    year, month, day = int(last.iso[:4]), int(last.iso[5:7]), int(match["d1"])
    if day >= int(match["d"]) or not is_day(year, month, day):
        return None
    first = Reading(iso=iso_day(year, month, day), precision="day", inferred=last.inferred)
    parts = [(*match.span("first"), first), (*match.span("second"), last)]
    return Listed(start=match.start(), end=match.end(), rule="days:clocked", parts=tuple(parts))


def _months(match: re.Match[str], anchor: Anchor) -> Listed | None:
    places = [*_numbers(match, "months"), match.span("last")]
    months = [int(match.string[start:end]) for start, end in places]
    if months != sorted(set(months)) or not 1 <= months[0] <= months[-1] <= 12:
        return None
    year = given_year(match, anchor)
    known = year or infer_month_year(months[-1], anchor)
    isos = [iso_month(known, month) if known else None for month in months]
    if months[-1] - months[0] == len(months) - 1:
        return _stretch(match, "months:list", "month-range", isos, inferred=year is None)
    if year is None and not _PLURAL.search(match.string[: match.start()]):
        return None
    inferred = year is None
    parts = [
        (start, end, Reading(iso=iso, precision="month", inferred=inferred))
        for (start, end), iso in zip(places, isos, strict=True)
    ]
    return _apart(match, "months:list", parts)


def _stretch(
    match: re.Match[str], rule: str, precision: Precision, isos: Sequence[str | None], *, inferred: bool
) -> Listed:
    iso = f"{isos[0]}/{isos[-1]}" if isos[0] else None
    reading = Reading(iso=iso, precision=precision, inferred=inferred)
    return Listed(start=match.start(), end=match.end(), rule=rule, parts=((match.start(), match.end(), reading),))


def _apart(match: re.Match[str], rule: str, parts: Sequence[tuple[int, int, Reading]]) -> Listed:
    """The first has the word before the list with it, the last the month and year behind it."""
    first, *middle, last = parts
    whole = ((match.start(), first[1], first[2]), *middle, (last[0], match.end(), last[2]))
    return Listed(start=match.start(), end=match.end(), rule=rule, parts=whole)


def _numbers(match: re.Match[str], group: str) -> list[tuple[int, int]]:
    start = match.start(group)
    found = re.finditer(r"(?:ngày\s+)?\d+", match[group], re.IGNORECASE)
    return [(start + one.start(), start + one.end()) for one in found]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def sharing_years(text: str, found: Sequence[Mention]) -> list[Mention]:
    """In "quý II và quý IV/2023" the year stands once and counts for both."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        one, other = result[i], result[i + 1]
        shared = one.confidence < 1.0 and other.rule != "year:list" and one.precision == other.precision
        if (
            (
                shared
                and one.iso
                and other.iso
                and _JOINED.fullmatch(text, one.end, other.start)
                and one.iso[5:] < other.iso[5:]
            )
            and "/" not in one.iso
            and (re.search(r"\d{4}", other.text) or re.search(r"năm\s+\w+$", other.text))
        ):
            result[i] = replace(one, iso=other.iso[:4] + one.iso[4:])
    return result


def year_list(text: str, place: int) -> list[Mention]:
    """The further years of "các năm 2022, 2023 và 2024"."""
    found = []
    while match := _YEAR_LIST.match(text, place):
        start, place = match.span(match.lastindex or 0)
        found.append(
            Mention(
                kind="date",
                start=start,
                end=place,
                text=text[start:place],
                rule="year:list",
                confidence=0.8,
                iso=text[start:place],
                precision="year",
            )
        )
    return found


def joined(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Dates side by side that follow each other are one stretch: "ngày 12/3 và ngày 13/3", "năm 2023 và 2024"."""
    result: list[Mention] = []
    for mention in found:
        before = result[-1] if result else None
        if before is not None and _continues(text, before, mention):
            first = (before.iso or "").partition("/")[0]
            result[-1] = replace(
                before,
                end=mention.end,
                text=text[before.start : mention.end],
                rule="joined",
                confidence=min(before.confidence, mention.confidence),
                iso=f"{first}/{mention.iso}",
                precision=_RANGES[mention.precision or ""],
            )
        else:
            result.append(mention)
    return result


def _continues(text: str, one: Mention, other: Mention) -> bool:
    if not one.iso or not other.iso or "/" in other.iso or other.precision not in _RANGES:
        return False
    if one.precision != other.precision and not (one.rule == "joined" and one.precision == _RANGES[other.precision]):
        return False
    if re.match(PART, other.text, re.IGNORECASE):
        return False  # "đêm 14/3, rạng sáng 15/3": two times are told apart
    cued = (
        one.rule in ("year:bare", "joined")
        or _CUED.match(one.text)
        or _WEEKDAY_BEFORE.search(text[max(0, one.start - 12) : one.start])
    )
    last = one.iso.rpartition("/")[2]
    return bool(cued and _AND.fullmatch(text, one.end, other.start)) and _next(last, other.precision) == other.iso


def _next(iso: str, precision: str) -> str | None:
    """The day, month, quarter or year after an ISO date; None at the end of the calendar."""
    if precision == "day":
        day = date.fromisoformat(iso)
        return (day + timedelta(days=1)).isoformat() if day < date.max else None
    year = int(iso[:4])
    if precision == "year":
        return str(year + 1)
    last = 12 if precision == "month" else 4
    number = int(iso[-2:].lstrip("Q")) + 1
    year, number = (year + 1, 1) if number > last else (year, number)
    return iso_month(year, number) if precision == "month" else f"{year}-Q{number}"
