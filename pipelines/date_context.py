"""Whether the words around an expression let it be a date.

Fractions, document numbers, phone numbers, counts and durations look like dates: what has no year, no "ngày" and no
"tháng" needs a word before it that asks for a time, and behind it nothing that is counted.
"""

from __future__ import annotations

import re

from crawler.items import Mention
from pipelines.reference import rows

LOOK_BACK = 80
_BRACKETED = re.compile(r"\(\s*$")
_WEEKDAY = re.compile(
    r"(?:\d\s?(?:h|giờ)(?:\s?\d\d)?(?:\s?phút)?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(:]?\s*(?:[-–]\s+)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:hôm\s+nay|hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+nay|ngày\s+mai)\s*\(?\s*$", re.IGNORECASE)
_HOLIDAY = re.compile(r"(?:\b[Nn]gày\s+[A-ZĐÂ]\w*|\blễ\b|Quốc\s+khánh|\bdịp\b|kỷ\s+niệm)[^\d.;:\n(]{0,60}$")
_SPAN_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết|\bhạn\s+chót)\s*:?\s+$", re.IGNORECASE)
_POINT_WORD = re.compile(r"(?:\bđến|\btới|\bhôm|\btrước|\bhết|\bhạn\s+chót|(?:^|[.!?\n]\s*)từ)\s*:?\s+$", re.IGNORECASE)
_WEEKEND = re.compile(r"\bcuối\s+tuần\s*[,:]?\s*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bvào|\btrước|\bsau|\bhết|\bhôm)(?:\s+hết)?\s+$", re.IGNORECASE)
#: A year alone: "so với 2012", "SN 1971", "đợt xét 2023".
_YEAR_WORD = re.compile(
    r"(?:\b(?:đến|từ|tới|vào|trước|sau|hết|với|hồi|sinh|khóa|khoá)|\bSN\.?:?|\bđợt(?:\s+\w+)?"
    r"|\bnăm\s+(?:tài\s+chính|tài\s+khóa|ngân\s+sách|kế\s+hoạch))\s+$",
    re.IGNORECASE,
)
#: A season or a feast has its year behind it, whatever follows: "mùa mưa bão 1968", "Tết Nguyên đán Ất Tỵ 2025".
_SEASON = re.compile(
    r"(?:\bhè|\bGiáng\s+sinh|\bTrung\s+thu|\bQuốc\s+khánh|\bmùa\s+\w+(?:\s+\w+)?"
    r"|\bTết(?:\s+Nguyên\s+đán)?(?:\s+[^\W\d_]+\s+[^\W\d_]+)?|\bXuân(?:\s+[^\W\d_]+){0,2})\s+$",
    re.IGNORECASE,
)
#: What happens on a day: "nhập viện 2/3, ra viện 9/3".
_EVENT = re.compile(
    r"\b(?:khởi\s+phát|phát\s+bệnh|mắc\s+bệnh|(?:nhập|vào|ra|xuất|chuyển)\s+viện|tử\s+vong|lấy\s+mẫu|khai\s+mạc|bế\s+mạc"
    r"|khai\s+trương|khởi\s+công|khánh\s+thành|diễn\s+ra|bắt\s+đầu|kết\s+thúc)\s*:?\s+$",
    re.IGNORECASE,
)
_PADDED = re.compile(r"0\d/\d\d?|\d\d/0\d")  # no share is written so, but for one that is counted
_DECADE = re.compile(r"(?:\bnhững|\bthập\s+(?:niên|kỷ|kỉ))\s+$", re.IGNORECASE)
_OUTLOOK = re.compile(r"\btầm\s+nhìn\s+$", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*")
_NAMED_PLACE = re.compile(
    r"(?:\b(?:công\s+viên|cầu|đường|phố|quảng\s+trường|bệnh\s+viện|trường|nhà\s+máy|trại))\s+$", re.I
)
_COUNTED = re.compile(
    r"\s+(?:số|tổng|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
_TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
_THINGS = re.compile(r"\s+(?:đơn|xã|trạm|bữa|ca|bên|nơi|cháu|trẻ|hộ|số)\b")
_ANNIVERSARY = re.compile(r"\b(?:cá|cách\s+mạng(?:\s+mùa\s+thu)?)\s+$", re.IGNORECASE)
_EVERY = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*$", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mỗi|hàng|hằng|từng)\s+$", re.IGNORECASE
)
#: What may follow a bare number that is a time and no count.
_CLOSED = re.compile(
    r"\s*(?:[,.;:)”\"\n|?!]|$)|\s+(?=[A-ZĐÂÁÀẢÔƠƯÊÝÍÓÚ])"
    r"|\s+(?:theo|có|đã|đang|sẽ|đến|tới|và|này|là|thì|cùng|trở|nay|khi|cũng|mới|vừa|tại|ở|trên|do|để|với|thay|phải)\b"
)
_SHOWN = re.compile(r"(?:,|^|\n|[-*•+]|[.!?:;])\s*$")
_FRACTION_BEFORE = re.compile(r"\d/\d+[^.;\n]{0,12}$")


def is_date(text: str, start: int, end: int, rule: str, last: Mention | None) -> bool:
    """Whether the expression between two places is a date.

    Args:
        rule: which form it has (see `date_patterns`).
        last: the date found before it.
    """
    before = text[max(0, start - LOOK_BACK) : start]
    written = text[start:end]
    after = text[end : end + 20]
    bare = written[0].isdigit()
    match rule:
        case "day:bare":
            return _bare_day(text, start, before, written, after, last)
        case "day:alone":
            return bool(
                _DAY_WORD.search(before)
                and _CLOSED.match(after)
                and not _TIMES.match(after)
                and not _THINGS.match(after)
            )
        case "days:list" if bare and not re.search(r"\d{4}$", written):
            timed = _SPAN_WORD.search(before) or _WEEKDAY.search(before) or _WEEKEND.search(before)
            apart = timed and re.match(r"\s*[,.;:)\n]|\s*$", after)
            return bool(apart) or (_BRACKETED.search(before) is not None and after.startswith(")"))
        case "day:spelt":
            return bool(_SPAN_WORD.search(before) and re.match(r"\s*[,.;:)\n]|\s*$", after))
        case "days" | "month:bare" | "day:short-year" | "day:full" | "days:list":
            counted = rule == "days" and bare and _COUNTED.match(after)
            return not (bare and _numbered(before)) and not counted
        case "days:dashed" if not re.search(r"\d{4}$|ngày|mùng|mồng", written, re.IGNORECASE):
            return not bare and _CLOSED.match(after) is not None
        case "months:list" if not re.search(r"\d{4}$|năm", written):
            return _CLOSED.match(after) is not None and not _EVERY.search(before)
        case "month":
            return not (_TIMES.match(after) or _EVERY.search(before))
        case "month:name":
            return _named_month(before, written, after)
        case "year":
            return not (written.endswith("0") and _DECADE.search(before))
        case "year:bare":
            if _OUTLOOK.search(before):
                return re.match(r"\s*[,.;)”]|\s*$", after) is not None
            if _SEASON.search(before):
                return not (_COUNTED.match(after) or _TIMES.match(after) or _THINGS.match(after))
            if _BRACKETED.search(before) and after.startswith(")"):
                return True
            return bool(_YEAR_WORD.search(before) and _CLOSED.match(after)) and not _numbered(before)
    return True


def _bare_day(text: str, start: int, before: str, written: str, after: str, last: Mention | None) -> bool:
    """ "12/3", "12-3", "12.3" with nothing that belongs to them."""
    first, mark, second = re.match(r"(\d+)([/.\-])(\d+)", written).groups()  # type: ignore[union-attr]
    day, month = int(first), int(second)
    if _NAMED_PLACE.search(before):
        return False
    follows = last is not None and last.precision.startswith("day") if last and last.precision else False
    if mark == ".":
        same = follows and last is not None and re.search(r"\d\.\d", last.text) is not None
        beside = same and last is not None and _AFTER_DATE.fullmatch(text, last.end, start) is not None
        return beside or re.search(r"\bhôm\s+$", before) is not None
    timed = _WEEKDAY.search(before) or _TOLD.search(before)
    if mark == "-":
        if _HOLIDAY.search(before):
            return not _COUNTED.match(after)
        closed = _CLOSED.match(after) is not None
        # "từ 30-9" goes down, so it is no range; "đến 1-12," ends one.
        return closed and bool(timed or _POINT_WORD.search(before) or (day > month and _SPAN_WORD.search(before)))
    if _BRACKETED.search(before) or timed or (follows and last and _AFTER_DATE.fullmatch(text, last.end, start)):
        return written not in ("24/7", "24/24")
    if _numbered(before) or written == "24/7":
        return False
    if day > month and _SPAN_WORD.search(before):
        return True  # more than the whole is no share of it
    if _COUNTED.match(after):
        return False
    if day > 12 or _SPAN_WORD.search(before) or _HOLIDAY.search(before):
        return True
    if (_EVENT.search(before) or _PADDED.fullmatch(written)) and re.match(r"\s*[,.;:)\n]|\s*$", after):
        return True
    # "…cho biết, 11/8, trạm", "- 4/5: họp": set apart on both sides.
    apart = _SHOWN.search(before) and re.match(r"\s*[,:.;]", after)
    return (
        bool(apart)
        and not _FRACTION_BEFORE.search(before)
        and not re.match(r"\s*,\s*\d+/\d", text[start + len(written) :])
    )


def _named_month(before: str, written: str, after: str) -> bool:
    """ "từ tháng ba.", "Tháng Tám": not "ba tháng một lần", "trong tháng hai đơn vị"."""
    name = written.split()[1:]
    if _NUMBER_WORD.search(before) or _EVERY.search(before) or _ANNIVERSARY.search(before):
        return False
    if name[0].casefold() in ("giêng", "tư"):
        return True
    if name[0].casefold() == "một" and len(name) == 1 and name[0].islower():
        return re.match(r"\s*[,.;:)\n]|\s*$", after) is not None
    return name[0][0].isupper() or _CLOSED.match(after) is not None


def _numbered(before: str) -> bool:
    """Whether the words before announce a number of a document, a house, a phone."""
    last = before.split()[-3:]
    if last and last[-1].casefold().rstrip(":.") in ("số", "no", "mã", "đt", "tel", "fax", "hotline"):
        return True
    tail = " ".join(last).casefold()
    return any(tail.endswith(row["type"].casefold()) for row in rows("document_types"))
