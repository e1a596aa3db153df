"""Calendar expressions in Vietnamese prose: which words are one, and the day, month, quarter or year they mean.

Several patterns may begin at one place; the earliest and then the longest wins, and what it covers is done with, also
when it turns out to be impossible: "32/1/2025" must not leave "1/2025" behind. Fractions, document numbers, phone
numbers and durations look like dates: what has no year needs a word before it that says it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.items import Mention
from pipelines.date_patterns import EXPRESSIONS, HEAD, PART, TAIL, D, Read, Reading, Y, compiled, read_day
from pipelines.date_values import Anchor
from pipelines.reference import rows

#: Day and month alone: a date only where the words before say so.
_BARE = compiled(rf"{HEAD}(?P<d>{D})(?P<s>[/\-])(?P<m>{D}){TAIL}")
_BRACKETED = re.compile(r"\(\s*$")
_WEEKDAY = re.compile(
    r"(?:\d\s?(?:h|giờ)(?:\s?\d\d)?(?:\s?phút)?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(]?\s*$",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(r"(?:\b[Nn]gày\s+[A-ZĐÂ]\w*|\blễ\b|Quốc\s+khánh|\bdịp\b|kỷ\s+niệm)[^\d.;:\n(]{0,60}$")
_SPAN_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết)\s+$", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*$")
_COUNTED = re.compile(
    r"\s+(?:số|tổng|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
_TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
_EVERY = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\btrước\s*$|(?<!tính\s)\b(?:đến\s+hết|chậm\s+nhất|muộn\s+nhất|dự\s+kiến|sẽ|hạn)\b[^.;\n\d]{0,40}$",
    re.IGNORECASE,
)
_LUNAR = re.compile(r"[\s(,]*(?:năm\s+\w+\s+)?(?:âm\s+lịch|ÂL\b)", re.IGNORECASE)
_YEAR_LIST = re.compile(rf"(?:\s*,\s*|\s+và\s+)({Y})(?=\s*[,.;:)]|\s+và\s|\s*$){TAIL}")
_JOINED = re.compile(r"\s*(?:,|và|hoặc|[-–]|đến(?:\s+\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d\d)?)?)\s*")
_RELATIVE = compiled(
    rf"\b(?:(?P<same>(?:{PART}\s+)?cùng\s+ngày)|(?P<today>(?:ngày\s+)?hôm\s+nay|(?:sáng|trưa|chiều|tối|đêm)\s+nay)"
    r"|(?P<yesterday>(?:ngày\s+)?hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+(?:hôm\s+)?qua)|(?P<tomorrow>ngày\s+mai))\b"
)
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    start: int
    end: int
    rule: str
    reading: Reading | None


def find_dates(text: str, published: date | None) -> list[Mention]:
    """The calendar expressions of an NFC text, in order, not overlapping.

    Args:
        published: the article's date, from which a missing year and "hôm qua" are worked out; where only its month
            or year is known, any day in it. None: such expressions get no ``iso``.
    """
    candidates = [c for rule, pattern, read in EXPRESSIONS for c in _candidates(text, rule, pattern, read, published)]
    candidates += _candidates(text, "day:bare", _BARE, read_day, published)
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
    return _with_relative(text, _sharing_years(text, found), published)


def _candidates(text: str, rule: str, pattern: re.Pattern[str], read: Read, published: date | None) -> list[_Candidate]:
    found = []
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        anchor = Anchor(published=published, future=bool(_FUTURE.search(before)))
        try:
            reading = read(match, anchor)
        except ValueError:
            reading = None
        if reading is None and rule.startswith(("days", "months:list")):
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


def _mention(text: str, candidate: _Candidate, reading: Reading) -> Mention:
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


def _sharing_years(text: str, found: list[Mention]) -> list[Mention]:
    """In "quý II và quý III/2023" the year stands once and counts for both."""
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
            and re.search(r"\d{4}", other.text)
        ):
            result[i] = replace(one, iso=other.iso[:4] + one.iso[4:])
    return result


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


def _is_past(iso: str | None, published: date | None) -> bool:
    return iso is not None and (published is None or iso <= published.isoformat())


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
        # "Cùng ngày" goes on with what was told: not with a deadline that lies ahead.
        before = [m for m in found if m.end <= start and m.precision == "day" and _is_past(m.iso, published)]
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
