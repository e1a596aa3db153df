"""Whether the words around an expression let it be a date.

Fractions, document numbers, phone numbers, counts and durations look like dates: what has no year, no "ngày" and no
"tháng" needs a word before it that asks for a time, and behind it nothing that is counted.
"""

from __future__ import annotations

import re

from crawler.items import Mention
from pipelines.date_bare import Written, is_bare_day, is_day_alone
from pipelines.date_words import (
    BRACKETED,
    CLOSED,
    COUNTED,
    DOSED,
    ENDED,
    HEADS,
    SPAN_WORD,
    TIMES,
    WEEKDAY,
    counted,
    numbered,
)
from pipelines.date_years import is_year

_DAYS_COUNTED = re.compile(r"\bngày\s*[,:]\s*$", re.IGNORECASE)  # "hai ngày, 17 và 18/3"
_WEEKEND = re.compile(r"\bcuối\s+tuần\s*[,:]?\s*$", re.IGNORECASE)
_LABELLED = re.compile(r"\w\s*:\s*$")  # "vòng 2: 7 và 8/6;"
_DECADE = re.compile(r"(?:\bnhững|\bthập\s+(?:niên|kỷ|kỉ))\s+$", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?:cá|cách\s+mạng(?:\s+mùa\s+thu)?)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:đến|tới)\b", re.IGNORECASE)
#: "mũi 1 đến 30/11": the figure belongs to the word before it.
_ORDINAL = re.compile(
    r"\b(?:mũi|lần|số|tầng|khoa|độ|vòng|đội|lớp|bậc|cấp|hạng|loại|nhóm|khóa|khoá|thứ|tổ|khu|xã|phường|quận)\s+$",
    re.IGNORECASE,
)
#: Until when goods keep: "HSD: 03.2026".
_SHELF = re.compile(r"\b(?:hạn\s+(?:sử\s+)?dùng|HSD|HD|NSX|sản\s+xuất)\s*:?\s*$", re.IGNORECASE)
_EVERY = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*$", re.IGNORECASE)
#: "nhập hàng tháng 12," is no "hàng tháng", "vòng một tháng 8," no month long.
_NOT_EVERY = re.compile(
    r"\b(?:(?:nhập|kiểm|xuất|giao|nhận|mua|bán|trả|lô|đơn|lấy|hóa\s+đơn)\s+hàng"
    r"|(?:vòng|đợt|lần|phần|giai\s+đoạn|nhóm)\s+một)\s*$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:phiên\s+bản|bản|version|v)\.?\s*$", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mỗi|hàng|hằng|từng)\s+$", re.IGNORECASE
)


def is_date(text: str, start: int, end: int, rule: str, last: Mention | None) -> bool:
    """Whether the expression between two places is a date.

    Args:
        rule: which form it has (see `date_patterns`).
        last: the date found before it.
    """
    place = Written(text=text, start=start, end=end, last=last)
    before, written, after = place.before, place.words, place.after
    bare = written[0].isdigit()
    match rule:
        case "day:bare":
            return is_bare_day(place)
        case "day:alone":
            return is_day_alone(place)
        case "days:list" if bare and not re.search(r"\d{4}$", written):
            return _days_listed(before, written, after)
        case "day:spelt":
            return bool((SPAN_WORD.search(before) or HEADS.search(before)) and place.ended)
        case "day:full" if "." in written and _VERSION.search(before):
            return False
        case "days" | "month:bare" | "day:short-year" | "day:full" | "days:list":
            of_number = (
                rule == "days"
                and bare
                and (COUNTED.match(after) or (_ORDINAL.search(before) and _UP_TO.search(written)))
            )
            return not (bare and numbered(before)) and not of_number
        case "days:dashed" if not re.search(r"\d{4}$|ngày|mùng|mồng", written, re.IGNORECASE):
            return not bare and CLOSED.match(after) is not None
        case "months:list" if not re.search(r"\d{4}$|năm", written):
            return CLOSED.match(after) is not None and not _EVERY.search(before)
        case "day:cue" if before.casefold().endswith("chợ "):
            return False  # "Chợ đêm 30/4"
        case "day:cue" if "-" in written:
            return not (DOSED.match(after) or _EVERY.search(before))
        case "month" if _NOT_EVERY.search(before):
            return place.ended
        case "month":
            return not (_ANNIVERSARY.search(before) or TIMES.match(after) or _EVERY.search(before))
        case "month:dashed":
            asked = (
                SPAN_WORD.search(before)
                or _SHELF.search(before)
                or (BRACKETED.search(before) and after.startswith(")"))
            )
            return bool(asked and CLOSED.match(after)) and not numbered(before)
        case "month:name":
            return _named_month(before, written, after)
        case "year":
            return not (written.endswith("0") and _DECADE.search(before))
        case "year:bare":
            return is_year(text, start, end, last)
    return True


def _days_listed(before: str, written: str, after: str) -> bool:
    """ "vòng 2: 7 và 8/6;", "đỉnh điểm là 17 và 18/6.": not "điều 6 và 7/11 mẫu"."""
    timed = any(w.search(before) for w in (_DAYS_COUNTED, _LABELLED, SPAN_WORD, WEEKDAY, _WEEKEND))
    *_, day, month = (int(number) for number in re.findall(r"\d+", written))
    if (timed and ENDED.match(after)) or (day > month and not counted(after)):
        return True
    return BRACKETED.search(before) is not None and after.startswith(")")


def _named_month(before: str, written: str, after: str) -> bool:
    """ "từ tháng ba.", "Tháng Tám": not "ba tháng một lần", "trong tháng hai đơn vị"."""
    name = written.split()[1:]
    if _NUMBER_WORD.search(before) or _EVERY.search(before) or _ANNIVERSARY.search(before):
        return False
    if name[0].casefold() in ("giêng", "tư"):
        return True
    if name[0].casefold() == "một" and len(name) == 1 and name[0].islower():
        return ENDED.match(after) is not None
    return name[0][0].isupper() or CLOSED.match(after) is not None
