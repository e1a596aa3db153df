"""Whether the words around an expression let it be a date.

Fractions, document numbers, phone numbers, counts and durations look like dates: what has no year, no "ngày" and no
"tháng" needs a word before it that asks for a time, and behind it nothing that is counted.
"""

from __future__ import annotations

import re

from crawler.items import Mention
from pipelines.date_sense import LOOK_BACK
from pipelines.reference import rows

_BRACKETED = re.compile(r"\(\s*$")
_WEEKDAY = re.compile(
    r"(?:\d\s?(?:h|giờ)(?:\s?\d\d)?(?:\s?phút)?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(:]?\s*(?:[-–]\s+)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:hôm\s+nay|hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+(?:nay|(?:hôm\s+)?qua)|ngày\s+mai"
    r"|(?:thứ\s+\w+|chủ\s+nhật|tuần)\s+(?:vừa\s+(?:qua|rồi)|tới|này))\s*[,(]?\s*$",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(r"(?:\b[Nn]gày\s+[A-ZĐÂ]\w*|\blễ\b|Quốc\s+khánh|\bdịp\b|kỷ\s+niệm)[^\d.;:\n(]{0,60}\(?$")
_PLACE_IN_BRACKETS = re.compile(r"\(\s*[A-ZĐÂÔƯ][^()\d\n]{0,40},\s*$")
_CELL_BEFORE = re.compile(r"(?:\||^|\n)\s*$")
_CELL_AFTER = re.compile(r"\s*(?:\||\n|$)")
_SPAN_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết|\bhạn\s+chót)\s*:?\s+$", re.IGNORECASE)
_POINT_WORD = re.compile(r"(?:\bđến|\btới|\bhôm|\btrước|\bhết|\bhạn\s+chót|(?:^|[.!?\n]\s*)từ)\s*:?\s+$", re.IGNORECASE)
_DAYS_COUNTED = re.compile(r"\bngày\s*[,:]\s*$", re.IGNORECASE)  # "hai ngày, 17 và 18/3"
_WEEKEND = re.compile(r"\bcuối\s+tuần\s*[,:]?\s*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bvào|\btrước|\bsau|\bhết|\bhôm)(?:\s+hết)?\s+$", re.IGNORECASE)
#: A year alone: "so với 2012", "SN 1971", "đợt xét 2023".
_YEAR_WORD = re.compile(
    r"(?:\b(?:đến|từ|tới|vào|trước|sau|hết|với|hồi|sinh|khóa|khoá|ra\s+(?:trường|quân|đời)|tốt\s+nghiệp|nhập\s+ngũ|(?:về|nghỉ)\s+hưu"
    r"|thành\s+lập|khánh\s+thành)|\bSN\.?:?|\bđợt(?:\s+\w+)?"
    r"|\bnăm\s+(?:tài\s+chính|tài\s+khóa|ngân\s+sách|kế\s+hoạch))\s+$",
    re.IGNORECASE,
)
#: A season or a feast has its year behind it, whatever follows: "mùa mưa bão 1968", "Tết Nguyên đán Ất Tỵ 2025".
_SEASON = re.compile(
    r"(?:\bhè|\bGiáng\s+sinh|\bTrung\s+thu|\bQuốc\s+khánh|\bmùa\s+\w+(?:\s+\w+)?"
    r"|\bTết(?:\s+Nguyên\s+đán)?(?:\s+[^\W\d_]+\s+[^\W\d_]+)?|\bXuân(?:\s+[^\W\d_]+){0,2})(?:\s+|\s*[-–]\s*)$",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(r"\b(?:đầu|giữa|cuối|trong|suốt|cùng\s+kỳ|năm\s+mới)\s+$", re.IGNORECASE)
#: What has its year in its name, and what is planned and told by years.
_OF_A_YEAR = re.compile(
    r"(?:\b(?:Hội\s+(?:nghị|thi|thao|thảo|diễn|sách|chợ|trại)|Giải|Liên\s+hoan|Festival|Luật|Bộ\s+luật|Hiến\s+pháp|Tháng|Ngày\s+hội"
    r"|Tuần\s+lễ|Chiến\s+dịch|Đại\s+hội|Cuộc\s+thi|Hành\s+trình|Olympic|World\s+Cup|Cúp|Giải\s+thưởng|Lễ\s+hội|Chương\s+trình"
    r"|Diễn\s+đàn|Năm\s+Du\s+lịch)\b[^\d.,;:()\n]{0,50}\s)$"
)
_PLANNED = re.compile(
    r"\b(?:nhiệm\s+vụ|kế\s+hoạch|phương\s+hướng|tổng\s+kết|báo\s+cáo|chỉ\s+tiêu|dự\s+toán|ngân\s+sách|công\s+tác)\b"
    r"[^\d.,;:()\n]{0,40}\s$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s+(?:suất|phần|lượt|mẫu|giường|mét|m|km|ha|kg|tấn|đồng|tỷ|tỉ|triệu|tỉnh|cán|học|con|chiếc|cái|bộ|em|cháu|hộp|túi|thùng|trường"
    r"|gia|bà|ông|cụ|nhân|phụ|sản|lần|trang|bài|cuốn|tờ|căn|nhà|cây|giờ|thí|vận|đoàn|hội|đại)\b"
)
#: What happens on a day: "nhập viện 2/3, ra viện 9/3".
_EVENT = re.compile(
    r"\b(?:khởi\s+phát|phát\s+bệnh|mắc\s+bệnh|(?:nhập|vào|ra|xuất|chuyển)\s+viện|tái\s+khám|tử\s+vong|lấy\s+mẫu|khai\s+mạc|bế\s+mạc"
    r"|khai\s+trương|khởi\s+công|khánh\s+thành|diễn\s+ra|bắt\s+đầu|kết\s+thúc)\s*:?\s+$",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(r"(?:\s*[,;]\s*(?:19|20)\d\d|\s+và\s+(?:19|20)\d\d)+\s*\)")  # "(2020, 2022)"
_BORN = re.compile(r"\([^()\d]{0,20}\b(?:nam|nữ),\s*$", re.IGNORECASE)
_PADDED = re.compile(r"0\d/\d\d?|\d\d/0\d")  # no share is written so, but for one that is counted
_DECADE = re.compile(r"(?:\bnhững|\bthập\s+(?:niên|kỷ|kỉ))\s+$", re.IGNORECASE)
_OUTLOOK = re.compile(r"\btầm\s+nhìn\s+$", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*")
_NAMED_PLACE = re.compile(
    r"(?:\b(?:công\s+viên|cầu|đường|phố|đại\s+lộ|quảng\s+trường|bệnh\s+viện|trường|tiểu\s+học|nhà\s+máy|trại|nông\s+trường"
    r"|hẻm|ngõ|ngách|kiệt|tổ|lô|ấp|thôn|xóm|chợ|xe))\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:số|tổng|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
_TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
_THINGS = re.compile(r"\s+(?:đơn|xã|trạm|bữa|ca|bên|nơi|cháu|trẻ|hộ|số)\b")
_ANNIVERSARY = re.compile(r"\b(?:cá|cách\s+mạng(?:\s+mùa\s+thu)?)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:đến|tới)\b", re.IGNORECASE)
#: "mũi 1 đến 30/11": the figure belongs to the word before it.
_ORDINAL = re.compile(
    r"\b(?:mũi|lần|số|tầng|khoa|độ|vòng|đội|lớp|bậc|cấp|hạng|loại|nhóm|khóa|khoá|thứ|tổ|khu|xã|phường|quận)\s+$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\s+(?:vừa\s+(?:qua|rồi)|tới)\b", re.IGNORECASE)
_DOSED = re.compile(
    r"\s+(?:lần|viên|gói|ống|bữa|giờ|ly|cốc|muỗng|thìa|lít|ml|gram|g|quả|liều|buổi|cữ)\b", re.IGNORECASE
)
_ROUND_THE_CLOCK = re.compile(r"\b24/(?:7|24)\w?[^.\n]{0,12}$")
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
        case "day:alone" if _NEAR.match(after):
            return True
        case "day:alone":
            return bool(
                _DAY_WORD.search(before)
                and _CLOSED.match(after)
                and not _TIMES.match(after)
                and not _THINGS.match(after)
            )
        case "days:list" if bare and not re.search(r"\d{4}$", written):
            timed = (
                _DAYS_COUNTED.search(before)
                or _SPAN_WORD.search(before)
                or _WEEKDAY.search(before)
                or _WEEKEND.search(before)
            )
            apart = timed and re.match(r"\s*[,.;:)\n]|\s*$", after)
            return bool(apart) or (_BRACKETED.search(before) is not None and after.startswith(")"))
        case "day:spelt":
            return bool(_SPAN_WORD.search(before) and re.match(r"\s*[,.;:)\n]|\s*$", after))
        case "days" | "month:bare" | "day:short-year" | "day:full" | "days:list":
            counted = (
                rule == "days"
                and bare
                and (_COUNTED.match(after) or (_ORDINAL.search(before) and _UP_TO.search(written)))
            )
            return not (bare and _numbered(before)) and not counted
        case "days:dashed" if not re.search(r"\d{4}$|ngày|mùng|mồng", written, re.IGNORECASE):
            return not bare and _CLOSED.match(after) is not None
        case "months:list" if not re.search(r"\d{4}$|năm", written):
            return _CLOSED.match(after) is not None and not _EVERY.search(before)
        case "day:cue" if "-" in written:
            return not (_DOSED.match(after) or _EVERY.search(before))
        case "month":
            return not (_ANNIVERSARY.search(before) or _TIMES.match(after) or _EVERY.search(before))
        case "month:dashed":
            asked = _SPAN_WORD.search(before) or (_BRACKETED.search(before) and after.startswith(")"))
            return bool(asked and _CLOSED.match(after)) and not _numbered(before)
        case "month:name":
            return _named_month(before, written, after)
        case "year":
            return not (written.endswith("0") and _DECADE.search(before))
        case "year:bare":
            if _OUTLOOK.search(before):
                return re.match(r"\s*[,.;)”]|\s*$", after) is not None
            if _SEASON.search(before):
                return not (_COUNTED.match(after) or _TIMES.match(after) or _THINGS.match(after))
            if _BRACKETED.search(before) and _MORE_YEARS.match(text, end):
                return True
            if (_BRACKETED.search(before) or _BORN.search(before)) and after.startswith(")"):
                return True
            if _numbered(before):
                return False
            return bool(_YEAR_WORD.search(before) and _CLOSED.match(after)) or _year_of_something(before, after)
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
        named = _WEEKDAY.search(before) or _TOLD.search(before) or _HOLIDAY.search(before)
        told = same and _EVENT.search(before) is not None
        return beside or bool((named or told) and _CLOSED.match(after)) or re.search(r"\bhôm\s+$", before) is not None
    if written in ("24/7", "24/24") or (written == "7/7" and _ROUND_THE_CLOCK.search(before)):
        return False
    timed = _WEEKDAY.search(before) or _TOLD.search(before)
    if mark == "-":
        if _HOLIDAY.search(before):
            return not _COUNTED.match(after)
        closed = _CLOSED.match(after) is not None
        # "từ 30-9" goes down, so it is no range; "đến 1-12," ends one.
        return closed and bool(timed or _POINT_WORD.search(before) or (day > month and _SPAN_WORD.search(before)))
    near = last is not None and _AFTER_DATE.fullmatch(text, last.end, start) is not None
    beside = follows and near and not _COUNTED.match(after)
    if _BRACKETED.search(before) or timed or beside:
        return True
    if _numbered(before):
        return False
    if day > month and _SPAN_WORD.search(before):
        return True  # more than the whole is no share of it
    if _COUNTED.match(after):
        return False
    if day > 12 or _SPAN_WORD.search(before) or _HOLIDAY.search(before):
        return True
    if (_EVENT.search(before) or _PADDED.fullmatch(written)) and re.match(r"\s*[,.;:)\n]|\s*$", after):
        return True
    if _PLACE_IN_BRACKETS.search(before) and after.startswith(")"):
        return True
    if day > month and _CELL_BEFORE.search(before) and _CELL_AFTER.match(after):
        return "|" in before[-3:] or "|" in after[:3]
    # "3/2 và 5/2 hai xã họp": two that are each more than the whole.
    pair = re.match(r"\s*(?:,|và)\s*(\d{1,2})/(\d{1,2})(?![\d/])", text[start + len(written) :])
    if pair and day > month and int(pair[1]) > int(pair[2]) and _SHOWN.search(before):
        return True
    # "…cho biết, 11/8, trạm", "- 4/5: họp": set apart on both sides.
    apart = _SHOWN.search(before) and re.match(r"\s*[,:.;]", after)
    return (
        bool(apart)
        and not _FRACTION_BEFORE.search(before)
        and not re.match(r"\s*,\s*\d+/\d", text[start + len(written) :])
    )


def _year_of_something(before: str, after: str) -> bool:
    """ "nhiệm vụ 2025", "Hội nghị Nhi khoa toàn quốc 2024", "Luật Dược 2016": not "phòng 2005", "trao xã 2024 suất"."""
    if _COUNTED.match(after) or _TIMES.match(after) or _THINGS.match(after) or _AMOUNT.match(after):
        return False
    if _PART_OF_YEAR.search(before) or _OF_A_YEAR.search(before):
        return True
    return _PLANNED.search(before) is not None and _CLOSED.match(after) is not None


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
