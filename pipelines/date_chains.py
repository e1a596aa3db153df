"""What a date gives to a later one of its sentence: its year, its month.

"Lộ trình: quý I/2026 rà soát, quý II diễn tập": the year is written once, and what follows in the calendar has it too.
"Ngày 2/3, em sốt; ngày 4 vào viện": so is the month. A year that belongs to something else is nobody else's: the date
of a document, a birthday, what is only compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crawler.items import Mention
from pipelines.date_values import is_day

#: How far behind a date its year and month reach.
_REACH = 160
#: A day of the news itself keeps the year of the article: "Khởi công tháng 1/2024, sáng 19/3 trạm khánh thành".
_NEWS_DAYS = 14
#: "Nhân ngày 24/3, đội đi xã từ ngày 17": before, not after, unless it is within the week to come.
_AHEAD_DAYS = 7

_SENTENCE_ENDS = re.compile(r"[.!?…][”\")]?\s+(?![a-zà-ÿăâđêôơư\d])")
_LINE_OPENS = re.compile(r"(?:^|\n)[\s\-–+*•]*(?:[^\n:,;.]{0,25}:\s*)?(?:từ\s+)?$", re.IGNORECASE)
_OF_SOMETHING = re.compile(
    r"(?:\d[\w.]*/[\w/.]*[A-ZĐ]{2,}[\w\-]*\s*[,(]?\s*"
    r"|\b(?:[Ss]inh|SN|[Ss]o\s+với|[Cc]ùng\s+kỳ|[Hh]ơn|[Bb]ằng|[Nn]hư|[Cc]ấp|[Ll]uật|[Nn]ghị\s+(?:định|quyết)|[Qq]uyết\s+định"
    r"|[Cc]ông\s+văn|[Tt]hông\s+(?:tư|báo)|[Kk]ế\s+hoạch|[Cc]hỉ\s+thị|[Tt]ờ\s+trình)\b[^.;,\n]{0,40})$"
)
_TOLD_YEAR = re.compile(
    r"\b(?:vào|hồi|trong)\s*$|\b(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)\s*$|\b(?:trận|vụ|đợt|cơn|mùa|dịch|bão|lũ)\b[^,.;:\n\d]{0,30}$",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\s+(?:vừa\s+(?:qua|rồi)|tới\b|này\b|sắp)", re.IGNORECASE)
#: What leads from one time to the next.
_ON = re.compile(r"\b(?:đến|tới|rồi|sang|sau\s+đó)\s+(?:hết\s+|cuối\s+|đầu\s+|giữa\s+)?$", re.IGNORECASE)
_OF_YEAR = {"day", "day-range", "month", "month-range", "quarter", "quarter-range"}


def chained(text: str, found: Sequence[Mention], published: date | None) -> list[Mention]:
    """The mentions in order, those without a year or month of their own by what stands before them in the sentence."""
    result: list[Mention] = []
    giver: Mention | None = None
    for mention in found:
        giver = giver if giver is not None and _reaches(text, giver, mention) else None
        told = _with_year(text, giver, mention, published) if giver is not None else mention
        result.append(told)
        ahead = published is not None and told.iso is not None and told.iso > published.isoformat()
        if told.confidence == 1.0 or told is not mention or ahead:
            giver = told if _gives(text, told) else giver
    return _days_by_month(text, result, published)


def _reaches(text: str, one: Mention, other: Mention, *, sentences: int = 1) -> bool:
    between = text[one.end : other.start]
    if len(between) > _REACH or len(_SENTENCE_ENDS.findall(between)) >= sentences:
        return False
    opens = _LINE_OPENS.search(text, max(0, one.start - 40), one.start)
    return "\n" not in between or bool(opens and _LINE_OPENS.search(text, max(0, other.start - 40), other.start))


def _gives(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 60) : mention.start]
    if not mention.iso or mention.rule.startswith("lunar") or _OF_SOMETHING.search(before):
        return False
    if mention.precision == "year":
        return _TOLD_YEAR.search(before) is not None
    return mention.precision in _OF_YEAR


def _with_year(text: str, giver: Mention, mention: Mention, published: date | None) -> Mention:
    if mention.confidence == 1.0 or not mention.iso or not giver.iso or mention.precision not in _OF_YEAR:
        return mention
    if mention.rule.startswith("lunar") or mention.rule == "day:alone" or _POINTED.match(text, mention.end):
        return mention
    if mention.precision == "day" and published is not None:
        distance = date.fromisoformat(mention.iso) - published
        if abs(distance.days) <= _NEWS_DAYS:
            return mention
    first, last = giver.iso.partition("/")[0], giver.iso.rpartition("/")[2]
    moved = _moved(mention.iso, int(last[:4]) - int(mention.iso[:4]))
    if moved is None:
        return mention
    if mention.precision in ("day", "day-range") and first <= moved.rpartition("/")[2] <= last:
        return replace(mention, iso=moved)  # "1 - 7/5/1954 …; riêng đêm 6/5"
    over = published is not None and last < published.isoformat()
    if giver.precision == "day" and over and not _ON.search(text, max(0, mention.start - 20), mention.start):
        return mention  # "đóng phí từ 1/1/2010, nghỉ việc từ 15/4"
    if giver.precision != "year" and _order(moved) <= _order(last, end=True):
        return mention
    return replace(mention, iso=moved)


def _moved(iso: str, years: int) -> str | None:
    """The ISO value some years on; None where that day does not exist."""
    parts = [f"{int(part[:4]) + years:04}{part[4:]}" for part in iso.split("/")]
    for part in parts:
        if len(part) == len("2025-03-10") and not is_day(*(int(n) for n in part.split("-"))):
            return None
    return "/".join(parts)


def _order(iso: str, *, end: bool = False) -> tuple[int, int, int]:
    """Year, month and day for comparing: of a month or quarter its first or last."""
    first = iso.partition("/")[0]
    year, rest = int(first[:4]), first[5:]
    if rest.startswith("Q"):
        quarter = int(rest[1])
        return (year, quarter * 3 if end else quarter * 3 - 2, 31 if end else 1)
    month, _, day = rest.partition("-")
    return (year, int(month or (12 if end else 1)), int(day or (31 if end else 1)))


def _days_by_month(text: str, found: Sequence[Mention], published: date | None) -> list[Mention]:
    """ "Ngày 30/3, họp; ngày 2, ký" is the next 2nd; "sơ khảo ngày 30, chung khảo ngày 6/4" the last 30th before."""
    result = list(found)
    for i, mention in enumerate(result):
        if mention.rule != "day:alone" or _POINTED.match(text, mention.end):
            continue
        number = int(re.sub(r"\D", "", mention.text))
        before = next((m for m in reversed(result[:i]) if _is_day(m) and _reaches(text, m, mention, sentences=2)), None)
        after = next((m for m in result[i + 1 :] if _is_day(m) and _reaches(text, mention, m)), None)
        if before is not None and _gives(text, before):
            day = _next_after(before, number, mention, published)
        elif after is not None and after.rule != "day:alone" and after.iso:
            day = _next_day(date.fromisoformat(after.iso.partition("/")[0]), number, -1)
        else:
            continue
        result[i] = replace(mention, iso=day.isoformat() if day else mention.iso)
    return result


def _is_day(mention: Mention) -> bool:
    return mention.iso is not None and mention.precision in ("day", "day-range")


def _next_after(giver: Mention, number: int, mention: Mention, published: date | None) -> date | None:
    """The next day of that number after another; None where the story of what is over would run ahead of itself."""
    last = date.fromisoformat((giver.iso or "").rpartition("/")[2])
    first = date.fromisoformat((giver.iso or "").partition("/")[0])
    within = _next_day(first, number, 1)
    if first < last and within is not None and within <= last:
        return within  # "từ 1 đến 5/4: xã A ngày 2, xã B ngày 3"
    day = _next_day(last + timedelta(days=1), number, 1) if last < date.max else None
    if day is None or published is None or not mention.iso:
        return day
    ahead = last <= published and (day - published).days > _AHEAD_DAYS and mention.iso <= published.isoformat()
    return None if ahead else day


def _next_day(start: date, number: int, step: int) -> date | None:
    """The next day of that number, from a day on or backwards."""
    for distance in range(62):
        try:
            day = start + timedelta(days=step * distance)
        except OverflowError:
            return None
        if day.day == number:
            return day
    return None
