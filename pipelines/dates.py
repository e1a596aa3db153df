"""Calendar expressions in Vietnamese prose: which words are one, and the day, month, quarter or year they mean.

Several patterns may begin at one place; the earliest and then the longest wins, and what it covers is done with, also
when it turns out to be impossible: "32/1/2025" must not leave "1/2025" behind. Fractions, document numbers, phone
numbers and durations look like dates: what has no year needs a word before it that says it is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.items import Mention, Precision
from pipelines.date_values import (
    MONTH_NAMES,
    QUARTERS,
    Anchor,
    day_exists,
    infer_month_year,
    infer_year,
    is_day,
    iso_day,
    iso_month,
    year_of,
)
from pipelines.reference import rows

_D = r"\d{1,2}"
_Y = r"(?:19|20)\d\d"
_TO = r"\s*(?:đến(?:\s+hết)?|tới|[-–—÷])\s*"
_PART = r"(?:rạng\s+sáng|chiều\s+tối|sáng|trưa|chiều|tối|đêm|khuya)"
_DAY = rf"(?:{_PART}\s+)?(?:các\s+)?(?:ngày|mùng|mồng)(?:\s+mùng|\s+mồng)?\s+(?:từ\s+)?"
_CUE = rf"(?:{_DAY}|{_PART}\s+)"
_MONTH = rf"(?:{_D}|{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})"
# Nothing that would make the digits part of a longer number, a code or a time.
_HEAD = r"(?<![\w/])(?<!\d[.,:\-–])"
_TAIL = r"(?![\w%])(?!/\w)(?!-\w)(?![.,:]\d)"
_YEAR_TAIL = rf"(?:\s*[/.\-]\s*(?P<y>{_Y}|\d\d)|,?\s+năm\s+(?P<y2>{_Y}))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What an expression means; ``iso`` None where the year is not known."""

    iso: str | None
    precision: Precision
    inferred: bool = False


_Read = Callable[[re.Match[str], Anchor], _Reading | None]


def _day(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    group = match.groupdict()
    day, month, year = int(group["d"]), _month(group["m"]), group.get("y") or group.get("y2")
    if year:
        return (
            _Reading(iso=iso_day(year_of(year), month, day), precision="day")
            if is_day(year_of(year), month, day)
            else None
        )
    if not day_exists(month, day):
        return None
    inferred = infer_year(month, day, anchor)
    return _Reading(iso=(inferred and iso_day(inferred, month, day)) or None, precision="day", inferred=True)


def _days(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    group = match.groupdict()
    day2, month2 = int(group["d2"]), _month(group["m"])
    day1, month1 = int(group["d1"]), _month(group["m1"] or group["m"])
    year = group.get("y") or group.get("y2")
    if not (day_exists(month1, day1) and day_exists(month2, day2)):
        return None
    year2 = year_of(year) if year else infer_year(month2, day2, anchor)
    if year2 is None:
        return _Reading(iso=None, precision="day-range", inferred=True)
    # From 28/12 to 3/1: the range began in the year before.
    year1 = year_of(group["y1"]) if group["y1"] else year2 - ((month1, day1) > (month2, day2))
    if not (is_day(year1, month1, day1) and is_day(year2, month2, day2)):
        return None
    first, last = iso_day(year1, month1, day1), iso_day(year2, month2, day2)
    if first >= last or (month1 == month2 and not group["m1"] and day1 >= day2):
        return None
    return _Reading(iso=f"{first}/{last}", precision="day-range", inferred=not year)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NAMES[" ".join(text.lower().split())]


def _one_month(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    group = match.groupdict()
    month, year = _month(group["m"]), group.get("y") or group.get("y2")
    if not 1 <= month <= 12:
        return None
    known = year_of(year) if year else infer_month_year(month, anchor)
    return _Reading(iso=(known and iso_month(known, month)) or None, precision="month", inferred=not year)


def _months(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    group = match.groupdict()
    month1, month2, year = _month(group["m1"]), _month(group["m"]), group.get("y") or group.get("y2")
    if not (1 <= month1 <= 12 and 1 <= month2 <= 12):
        return None
    year2 = year_of(year) if year else infer_month_year(month2, anchor)
    if year2 is None:
        return _Reading(iso=None, precision="month-range", inferred=True)
    year1 = year_of(group["y1"]) if group["y1"] else year2 - (month1 > month2)
    if (year1, month1) >= (year2, month2):
        return None
    return _Reading(
        iso=f"{iso_month(year1, month1)}/{iso_month(year2, month2)}", precision="month-range", inferred=not year
    )


def _quarter(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    number, year = QUARTERS[match["q"].lower()], match["y"] or match["y2"]
    known = int(year) if year else infer_month_year(number * 3, anchor)
    return _Reading(iso=(known and f"{known}-Q{number}") or None, precision="quarter", inferred=not year)


def _year(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    return _Reading(iso=match["y"], precision="year")


def _years(match: re.Match[str], anchor: Anchor) -> _Reading | None:
    first, last = int(match["y1"]), int(match["y"])
    return _Reading(iso=f"{first}/{last}", precision="year-range") if first < last <= first + 60 else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Expressions that are dates by their own form, or by a word that belongs to them.
_EXPRESSIONS: tuple[tuple[str, re.Pattern[str], _Read], ...] = (
    (
        "day:full",
        _compile(rf"{_HEAD}{_CUE}?(?P<d>{_D})\s?(?P<s>[/.\-])\s?(?P<m>{_D})\s?(?P=s)\s?(?P<y>{_Y}){_TAIL}"),
        _day,
    ),
    ("day:short-year", _compile(rf"{_HEAD}{_CUE}?(?P<d>{_D})/(?P<m>{_D})/(?P<y>\d\d){_TAIL}"), _day),
    ("day:iso", _compile(rf"{_HEAD}{_CUE}?(?P<y>{_Y})(?P<s>[/\-])(?P<m>{_D})(?P=s)(?P<d>{_D}){_TAIL}"), _day),
    ("day:words", _compile(rf"{_HEAD}{_CUE}(?P<d>{_D})\s+tháng\s+(?P<m>{_MONTH}){_YEAR_TAIL}{_TAIL}"), _day),
    ("day:words", _compile(rf"{_HEAD}(?P<d>{_D})\s+tháng\s+(?P<m>{_MONTH}),?\s+năm\s+(?P<y>{_Y}){_TAIL}"), _day),
    ("day:slash-year", _compile(rf"{_HEAD}{_CUE}?(?P<d>{_D})[/.\-](?P<m>{_D}),?\s+năm\s+(?P<y>{_Y}){_TAIL}"), _day),
    ("day:cue", _compile(rf"{_HEAD}{_CUE}(?P<d>{_D})\s?[/\-.]\s?(?P<m>{_D}){_TAIL}"), _day),
    (
        "days",
        _compile(
            rf"{_HEAD}(?:từ\s+)?{_CUE}?(?P<d1>{_D})(?:\s?[/.]\s?(?P<m1>{_D})(?:\s?[/.]\s?(?P<y1>{_Y}))?)?{_TO}(?:{_CUE})?"
            rf"(?P<d2>{_D})\s?[/.]\s?(?P<m>{_D})(?:\s?[/.]\s?(?P<y>{_Y})|\s+năm\s+(?P<y2>{_Y}))?{_TAIL}"
        ),
        _days,
    ),
    (
        "days:words",
        _compile(
            rf"{_HEAD}(?:từ\s+)?{_CUE}?(?P<d1>{_D})(?:(?:/|\s+tháng\s+)(?P<m1>{_D})(?:(?:/|\s+năm\s+)(?P<y1>{_Y}))?)?{_TO}"
            rf"(?:{_CUE})?(?P<d2>{_D})\s+tháng\s+(?P<m>{_MONTH}){_YEAR_TAIL}{_TAIL}"
        ),
        _days,
    ),
    (
        "days:and",
        _compile(
            rf"{_HEAD}{_DAY}(?P<d1>{_D})(?P<m1>)?(?P<y1>)?\s+và\s+(?:ngày\s+)?(?P<d2>{_D})/(?P<m>{_D})"
            rf"(?:/(?P<y>{_Y})|\s+năm\s+(?P<y2>{_Y}))?{_TAIL}"
        ),
        _days,
    ),
    (
        "month:year",
        _compile(rf"{_HEAD}tháng\s+(?P<m>{_MONTH})(?:\s?[/.\-]\s?(?P<y>{_Y})|,?\s+năm\s+(?P<y2>{_Y})){_TAIL}"),
        _one_month,
    ),
    ("month:T", re.compile(rf"{_HEAD}T(?P<m>{_D})[/.\-](?P<y>{_Y}){_TAIL}"), _one_month),
    ("month", _compile(rf"{_HEAD}(?<!\d\s)tháng\s+(?P<m>{_D}){_TAIL}"), _one_month),
    ("month:bare", _compile(rf"{_HEAD}(?P<m>{_D})/(?P<y>{_Y}){_TAIL}"), _one_month),
    (
        "months",
        _compile(
            rf"{_HEAD}(?:từ\s+)?(?:tháng\s+)(?P<m1>{_D})(?:(?:/|\s+năm\s+)(?P<y1>{_Y}))?{_TO}(?:tháng\s+)?(?P<m>{_D})"
            rf"(?:\s?[/.]\s?(?P<y>{_Y})|\s+năm\s+(?P<y2>{_Y}))?{_TAIL}"
        ),
        _months,
    ),
    (
        "quarter",
        _compile(
            rf"{_HEAD}quý\s+(?P<q>IV|I{{1,3}}|[1-4])(?!\.\w)(?:\s?[/.\-]\s?(?P<y>{_Y})|,?\s+năm\s+(?P<y2>{_Y}))?{_TAIL}"
        ),
        _quarter,
    ),
    ("year", _compile(rf"{_HEAD}năm\s+(?P<y>{_Y}){_TAIL}"), _year),
    ("year:outlook", _compile(rf"{_HEAD}(?<=tầm\snhìn\s)(?P<y>{_Y})(?=\s*[,.;)”]|\s*$){_TAIL}"), _year),
    (
        "years",
        _compile(
            rf"{_HEAD}(?:(?:giai\s+đoạn|nhiệm\s+kỳ|nhiệm\s+kì|niên\s+khóa|niên\s+khoá|năm\s+học|khóa|khoá)\s+)?(?:từ\s+)?"
            rf"(?:năm\s+)?(?P<y1>{_Y}){_TO}(?:năm\s+)?(?P<y>{_Y}){_TAIL}"
        ),
        _years,
    ),
)
#: Day and month alone: a date only where the words before say so.
_BARE = _compile(rf"{_HEAD}(?P<d>{_D})(?P<s>[/\-])(?P<m>{_D}){_TAIL}")
_BRACKETED = re.compile(r"\(\s*$")
_WEEKDAY = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(]?\s*$", re.IGNORECASE)
_HOLIDAY = re.compile(r"(?:\bngày\s+[A-ZĐÂ]\w*|\blễ\b|Quốc\s+khánh|\bdịp\b|kỷ\s+niệm)[^\d.;:\n(]{0,60}$")
_SPAN_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết)\s+$", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*$")
_COUNTED = re.compile(
    r"\s+(?:số|tổng|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
_TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
_EVERY = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*$", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?<!tính\s)(?:\btrước|\bđến\s+hết|\bchậm\s+nhất|\bmuộn\s+nhất|\bdự\s+kiến|\bsẽ|\bhạn)\b[^.;\n\d]{0,40}$",
    re.IGNORECASE,
)
_LUNAR = re.compile(r"[\s(,]*(?:năm\s+\w+\s+)?(?:âm\s+lịch|ÂL\b)", re.IGNORECASE)
_YEAR_LIST = re.compile(rf"(?:\s*,\s*|\s+và\s+)({_Y})(?=\s*[,.;:)]|\s+và\s|\s*$){_TAIL}")
_RELATIVE = _compile(
    rf"\b(?:(?P<same>(?:{_PART}\s+)?cùng\s+ngày)|(?P<today>(?:ngày\s+)?hôm\s+nay|(?:sáng|trưa|chiều|tối|đêm)\s+nay)"
    r"|(?P<yesterday>(?:ngày\s+)?hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+(?:hôm\s+)?qua)|(?P<tomorrow>ngày\s+mai))\b"
)
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    start: int
    end: int
    rule: str
    reading: _Reading | None


def find_dates(text: str, published: date | None) -> list[Mention]:
    """The calendar expressions of an NFC text, in order, not overlapping.

    Args:
        published: the article's date, from which a missing year and "hôm qua" are worked out; where only its month
            or year is known, any day in it. None: such expressions get no ``iso``.
    """
    candidates = [c for rule, pattern, read in _EXPRESSIONS for c in _candidates(text, rule, pattern, read, published)]
    candidates += _candidates(text, "day:bare", _BARE, _day, published)
    candidates.sort(key=lambda c: (c.start, -c.end))
    found: list[Mention] = []
    place = 0
    for candidate in candidates:
        if candidate.start < place or not _is_date(text, candidate, found):
            continue
        place = candidate.end
        if candidate.reading is not None:
            found.append(_mention(text, candidate, candidate.reading))
            if candidate.rule == "year":
                found.extend(_year_list(text, candidate.end))
                place = found[-1].end
    return _with_relative(text, found, published)


def _candidates(
    text: str, rule: str, pattern: re.Pattern[str], read: _Read, published: date | None
) -> list[_Candidate]:
    found = []
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        anchor = Anchor(published=published, future=bool(_FUTURE.search(before)))
        try:
            reading = read(match, anchor)
        except ValueError:
            reading = None
        if reading is None and rule == "days":
            continue  # "5-3/2" is no range; what it holds is looked at by itself
        found.append(_Candidate(start=match.start(), end=match.end(), rule=rule, reading=reading))
    return found


def _is_date(text: str, candidate: _Candidate, found: list[Mention]) -> bool:
    """Whether the words around an expression let it be a date."""
    before = text[max(0, candidate.start - _LOOK_BACK) : candidate.start]
    written = text[candidate.start : candidate.end]
    after = text[candidate.end : candidate.end + 20]
    if candidate.rule == "day:bare":
        day = int(re.split(r"[/\-]", written)[0])
        after_date = (
            bool(found)
            and found[-1].precision == "day"
            and bool(_AFTER_DATE.fullmatch(text, found[-1].end, candidate.start))
        )
        if "-" in written:
            return bool(_HOLIDAY.search(before)) and not _COUNTED.match(after)
        if _BRACKETED.search(before) or _WEEKDAY.search(before) or after_date:
            return written not in ("24/7", "24/24")
        if _numbered(before) or written == "24/7" or _COUNTED.match(after):
            return False
        return day > 12 or bool(_SPAN_WORD.search(before) or _HOLIDAY.search(before))
    if candidate.rule in ("days", "month:bare", "day:short-year", "day:full"):
        bare_range = candidate.rule == "days" and written[0].isdigit() and _COUNTED.match(after)
        return not (_numbered(before) and written[0].isdigit()) and not bare_range
    if candidate.rule == "month":
        return not (_TIMES.match(after) or _EVERY.search(before))
    return True


def _numbered(before: str) -> bool:
    """Whether the words before announce a number of a document, a house, a phone."""
    last = before.split()[-3:]
    if last and last[-1].casefold().rstrip(":.") in ("số", "no", "mã", "đt", "tel", "fax", "hotline"):
        return True
    tail = " ".join(last).casefold()
    return any(tail.endswith(row["type"].casefold()) for row in rows("document_types"))


def _mention(text: str, candidate: _Candidate, reading: _Reading) -> Mention:
    lunar = _LUNAR.match(text, candidate.end) is not None
    return Mention(
        kind="date",
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        rule=candidate.rule,
        confidence=0.9 if reading.inferred else 1.0,
        iso=None if lunar else reading.iso,
        precision=reading.precision,
    )


def _year_list(text: str, place: int) -> list[Mention]:
    """The further years of "các năm 2022, 2023 và 2024"."""
    found = []
    while match := _YEAR_LIST.match(text, place):
        start, place = match.span(1)
        found.append(
            Mention(
                kind="date",
                start=start,
                end=place,
                text=match[1],
                rule="year:list",
                confidence=0.8,
                iso=match[1],
                precision="year",
            )
        )
    return found


def _with_relative(text: str, found: list[Mention], published: date | None) -> list[Mention]:
    """Add "hôm qua", "cùng ngày" …: measured from the article's date, or from the date that stands beside them."""
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "same": 0}
    result = list(found)
    for match in _RELATIVE.finditer(text):
        start, end = match.span()
        if any(m.start < end and start < m.end for m in found):
            continue
        kind = next(name for name in shifts if match[name])
        beside = next((m for m in found if m.start >= end and re.fullmatch(r"[\s,(]*", text[end : m.start])), None)
        before = [m for m in found if m.end <= start and m.precision == "day"]
        iso: str | None = None
        if beside is not None and beside.precision == "day":
            iso = beside.iso
        elif kind == "same" and before:
            iso = before[-1].iso
        elif published is not None:
            try:
                iso = (published + timedelta(days=shifts[kind])).isoformat()
            except OverflowError:
                iso = None
        result.append(
            Mention(
                kind="date",
                start=start,
                end=end,
                text=match.group(),
                rule=f"relative:{kind}",
                confidence=0.8,
                iso=iso,
                precision="day",
                relative=True,
            )
        )
    return sorted(result, key=lambda m: (m.start, m.end))
