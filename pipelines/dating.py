"""When an article was published or updated: the stamps that sites print, and what the words beside them say.

A stamp is read no more precisely than it is written, and as Vietnamese local time: UTC is moved by seven hours, a
stamp without a zone stays as it is. Vietnam has had no other offset since the web began. On pages from abroad the
writer's own clock stands (`pipelines.abroad`): their day is the one that their readers know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Literal

from crawler.items import Precision
from pipelines.date_values import MONTH_NAMES, is_day, iso_day, iso_month, year_of
from pipelines.reference import rows
from pipelines.text import nfc_clean

Label = Literal["published", "updated", "created", "other"]

#: No department had a site before the country had the Internet.
EARLIEST_YEAR = 1997
_VIETNAM = timedelta(hours=7)
_MAX_RAW = 2_000  # a stamp is a line; nobody's page is to make this slow

_FOREIGN = {name: int(row["month"]) for row in rows("month_names") for name in row["names"].split()}
_MONTH = "|".join(sorted(_FOREIGN, key=len, reverse=True))
_VI = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))  # "Tháng Giêng" too, as .NET writes January
_Y = r"(?P<y>(?:19|20)\d\d)"
_HEAD = r"(?<![\w/])(?<!\d[.,\-:])"
_TAIL = r"(?![\d/])(?![\-.]\d)"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Forms of a date, tried together; the leftmost and longest is the stamp.
_DATES = (
    # 2024-12-27, 2024/12/27, and NukeViet's 2024-12-27+0709:10:00, where the zone stands before the time
    _compile(rf"{_HEAD}{_Y}(?P<s>[-/])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?=T\d|ICT\d|\+07\d\d|{_TAIL})"),
    _compile(rf"{_HEAD}(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?{_Y}{_TAIL}"),
    _compile(rf"{_HEAD}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d\d){_TAIL}"),
    # the leaf of a calendar: 12 over 03/2025
    _compile(rf"{_HEAD}(?P<d>0?[1-9]|[12]\d|3[01])\s(?P<m>0?[1-9]|1[0-2])/{_Y}{_TAIL}"),
    # numbered headings and telephone numbers have dots as well: two digits each
    _compile(rf"{_HEAD}(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d){_TAIL}"),
    _compile(rf"{_HEAD}(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}}|{_VI}),?\s+(?:năm\s+)?{_Y}{_TAIL}"),
    _compile(
        rf"{_HEAD}(?:tháng\s+|Th(?:g\s?)?)(?P<m>\d{{1,2}}|{_VI})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s*{_Y}{_TAIL}"
    ),
    _compile(rf"{_HEAD}(?P<d>\d{{1,2}})\s+Th(?:g|áng)?\s?(?P<m>\d{{1,2}}),?\s+{_Y}{_TAIL}"),
    _compile(rf"{_HEAD}(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?,?\s+{_Y}{_TAIL}"),
    _compile(
        rf"{_HEAD}(?P<d>\d{{1,2}})(?:(?:st|nd|rd|th|er|º)?[\s-]+|\.\s?)(?:(?:de|of)\s+)?(?P<m>{_MONTH})\.?[,،]?(?:[\s-]+|\sdel?\s){_Y}{_TAIL}"
    ),
    _compile(rf"(?<!\w){_Y}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]"),
    _compile(rf"{_HEAD}{_Y}(?P<m>(?:0[1-9]|1[0-2]))(?P<d>[0-3]\d){_TAIL}(?!\w)"),
    _compile(rf"{_HEAD}(?:tháng\s+)?(?P<m>\d{{1,2}})\s?[/-]\s?{_Y}{_TAIL}(?P<d>)"),
    _compile(rf"{_HEAD}tháng\s+(?P<m>\d{{1,2}}|{_VI}),?\s+(?:năm\s+)?{_Y}{_TAIL}(?P<d>)"),
    _compile(rf"{_HEAD}{_Y}-(?P<m>\d{{1,2}}){_TAIL}(?P<d>)(?!\w)"),
)
_ARABIC_DIGITS = {zero + digit: str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
_DIGIT = re.compile(r"\d")
#: What every form of a date holds: its year, or figures between strokes or dots.
_SOME_DATE = re.compile(r"(?:19|20)\d\d|\d/\d\d?/\d\d|\d\.\d\d\.\d\d")
_TIME = _compile(
    r"(?<![\d.,/])(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ\s?)\s?(?P<min>[0-5]\d)(?!\d)(?::[0-5]\d(?:\.\d+)?)?(?:\s?(?:phút|uhr))?"
    # the next fact of a row may follow without a space: "03:40 PMLượt xem"
    r"\s*(?P<half>AM|PM|SA|CH|sáng|chiều|tối)?"
    r"(?:(?<=(?-i:[AP]M|SA|CH))(?=(?-i:[^\W\d_a-z][^\W\d_A-Z]))|(?!(?!Z\b)[^\W\d_]))"
    r"\s*(?P<zone>Z\b|GMT(?!\s*[+-])|UTC(?!\s*[+-])|[+-]\d\d:?\d\d\b)?"
)
#: Drupal's own form of a date, "D, m/d/Y - H:i", whatever the language of its weekday.
_DRUPAL = _compile(
    r"(?<!\w)(?P<weekday>t[2-7]|cn|mon|tue|wed|thu|fri|sat|sun),\s(?P<m>0\d|1[0-2])/(?P<d>0\d|1[0-2])/\d{4}\s-\s\d\d:\d\d(?!\d)"
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("t2 mon", "t3 tue", "t4 wed", "t5 thu", "t6 fri", "t7 sat", "cn sun"),
    )
    for name in names.split()
}
#: NukeViet: PHP's T printed the zone between date and time.
_ZONE_FIRST = _compile(r"(?:\+07:?00?|\+07|ICT)(?P<h>[01]\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?")
_GAP = _compile(
    r"[\s|,;()\-–—•·:@T'’′]*"
    r"(?:(?:lúc|at|vào|hồi|ngày|thứ\s+\w+|chủ\s+nhật|[a-z]{3,9}day|[a-z]{3}|uhr|um|à|às|a las|kl\.?|г\.?|в)"
    r"[\s|,;()\-–—:'’′]*)*"
)


#: Where and when a document was signed: "Sơn Hạ, ngày 3 tháng 2 năm 2025".
LETTERHEAD = _compile(r"[^,\d]{2,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A stamp where it stands in a line."""

    value: str  # ISO 8601, local, at the known precision
    precision: Precision
    label: Label | None
    start: int  # of the date or its time, whichever is first; without the label
    end: int
    label_start: int  # where its label begins, ``start`` without one


def parse_stamp(raw: str, *, abroad: bool = False) -> tuple[str, Precision] | None:
    """The first date of a stamp such as ``(Thứ bảy, 12/06/2021 11:08)``, with its time when one stands beside it.

    Returns:
        Value (``2021-06-12T11:08``, ``2021-06-12`` or ``2021-06``) and precision; None when there is no real date.
    """
    found = stamps(raw, abroad=abroad)
    return (found[0].value, found[0].precision) if found else None


def stamps(raw: str, *, abroad: bool = False) -> list[Stamp]:
    """Every stamp of a line in order, each with its label. Offsets are those of ``nfc_clean(raw)``."""
    if not _DIGIT.search(raw):
        return []  # most lines of a page
    text = nfc_clean(raw)[:_MAX_RAW]
    if abroad and not text.isascii():
        text = text.translate(_ARABIC_DIGITS)
    # Of those with digits few hold a date, and huge tables have many lines.
    return list(_stamps(text, abroad)) if _SOME_DATE.search(text) else []


#: Several rules ask about each line, and dates of lists repeat.
@lru_cache(maxsize=4096)
def _stamps(text: str, abroad: bool) -> tuple[Stamp, ...]:
    matches = sorted(
        (match for pattern in _DATES for match in pattern.finditer(text)), key=lambda m: (m.start(), -m.end())
    )
    times = list(_TIME.finditer(text))
    found: list[Stamp] = []
    place = 0
    for match in matches:
        if match.start() < place:
            continue
        place = match.end()
        stamp = _stamp(text, match, times, found[-1].end if found else 0, abroad)
        if stamp is not None:
            found.append(stamp)
            place = max(place, stamp.end)
    return tuple(found)


def _stamp(text: str, match: re.Match[str], times: list[re.Match[str]], after: int, abroad: bool) -> Stamp | None:
    year, month = year_of(match["y"]), _month(match["m"])
    start, end = match.span()
    if not match["d"]:
        if not 1 <= month <= 12:
            return None
        label, label_start = _label_before(text, start, after)
        value = iso_month(year, month)
        return Stamp(value=value, precision="month", label=label, start=start, end=end, label_start=label_start)
    day = int(match["d"])
    time = _time_beside(text, match, times, after)
    if not is_day(year, month, day):
        # 12/27/2024 9:10:00 AM: an American server. Without AM or PM it is a slip, and refused.
        american = time is not None and "half" in time.groupdict() and (time["half"] or "").upper() in ("AM", "PM")
        if not (american and is_day(year, day, month)):
            return None
        day, month = month, day
    elif _month_first(text, match, year):
        day, month = month, day
    value, precision = iso_day(year, month, day), "day"
    if time is not None:
        value, precision = _with_time(year, month, day, time, abroad), "minute"
        start, end = min(start, time.start()), max(end, time.end())
    label, label_start = _label_before(text, start, after)
    known: Precision = "minute" if precision == "minute" else "day"
    return Stamp(value=value, precision=known, label=label, start=start, end=end, label_start=label_start)


def _month_first(text: str, match: re.Match[str], year: int) -> bool:
    """Whether a date is of Drupal's own form, and its weekday that of the other reading: "Fri, 04/11/2025 - 08:30" is
    11 April.
    """
    form = _DRUPAL.search(text, max(0, match.start() - 5), match.end() + 8)
    if form is None or form.start("m") != match.start():
        return False
    month, day = int(form["m"]), int(form["d"])
    if not (is_day(year, month, day) and is_day(year, day, month)):
        return False
    weekday = _WEEKDAYS[form["weekday"].casefold()]
    return weekday == date(year, month, day).weekday() != date(year, day, month).weekday()


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    name = " ".join(text.lower().split())
    return _FOREIGN.get(name) or MONTH_NAMES[name]


def _time_beside(text: str, match: re.Match[str], times: list[re.Match[str]], after: int) -> re.Match[str] | None:
    """The time of day after a date, else the one before it, when nothing but signs and small words lies between."""
    zone_first = _ZONE_FIRST.match(text, match.end())
    if zone_first is not None:
        return zone_first
    for time in times:
        if time.start() >= match.end() and _GAP.fullmatch(text, match.end(), min(time.start(), match.end() + 60)):
            return time
    for time in reversed(times):
        if after <= time.start() and time.end() <= match.start() and _GAP.fullmatch(text, time.end(), match.start()):
            return time
    return None


def hour_of(hour: int, half: str | None) -> int:
    """The hour of the day, by the half of the day that stands behind it."""
    half = (half or "").casefold()
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        return hour + 12
    return 0 if half in ("am", "sa") and hour == 12 else hour


def _with_time(year: int, month: int, day: int, time: re.Match[str], abroad: bool) -> str:
    group = time.groupdict()
    hour = hour_of(int(group["h"]), group.get("half"))
    moment = datetime(year, month, day, hour, int(group["min"]))
    zone = (group.get("zone") or "").upper()
    if zone and not abroad:
        offset = timedelta(0)
        if zone[0] in "+-":
            digits = zone[1:].replace(":", "")
            offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if zone[0] == "-" else 1)
        if 1 < year < 9999:
            moment += _VIETNAM - offset
    return moment.isoformat(timespec="minutes")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, Label]]:
    kinds: dict[str, Label] = {}
    for row in rows("date_labels"):
        kind = row["kind"]
        if kind not in ("published", "updated", "created", "other"):
            raise ValueError(f"data/reference/date_labels.csv: kind {kind!r}; use published, updated, created or other")
        kinds[row["label"].casefold()] = kind  # type: ignore[assignment]
    words = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), kinds


def label_alone(text: str) -> Label | None:
    """The kind of a label that stands by itself: "Ngày đăng:"."""
    return _labels()[1].get(" ".join(text.strip(" :.|-–—").split()).casefold()) if len(text) <= 40 else None


def _label_before(text: str, place: int, after: int) -> tuple[Label | None, int]:
    """The label between the stamp before and this one, the last one when there are several; and where it begins."""
    pattern, kinds = _labels()
    last: re.Match[str] | None = None
    for match in pattern.finditer(text, after, place):
        last = match
    if last is None or place - last.end() > 40:
        return None, place
    return kinds[" ".join(last.group().split()).casefold()], last.start()


def plausible(value: str, *, not_after: date | None = None) -> bool:
    """Whether an ISO value can be when an article was published.

    Not before the country's Internet, and not later than one day after ``not_after`` (when the page was fetched: clocks
    and zones differ).
    """
    if not re.match(r"\d{4}", value) or int(value[:4]) < EARLIEST_YEAR:
        return False
    return not_after is None or value[:10] <= (not_after + timedelta(days=1)).isoformat()[: len(value[:10])]
