"""Whether the words around an expression let it be a date.

Fractions, document numbers, phone numbers, counts and durations look like dates: what has no year, no "ngày" and no
"tháng" needs a word before it that asks for a time, and behind it nothing that is counted.
"""

from __future__ import annotations

import re

from crawler.items import Mention
from pipelines.date_sense import LOOK_BACK
from pipelines.date_words import BRACKETED, CLOSED, COUNTED, TIMES, counted, numbered
from pipelines.date_years import is_year

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
_SPAN_WORD = re.compile(
    r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết|\bquá|\bhạn\s+chót|\bdự\s+kiến)\s*:?\s+$", re.IGNORECASE
)
_POINT_WORD = re.compile(r"(?:\bđến|\btới|\bhôm|\btrước|\bhết|\bhạn\s+chót|(?:^|[.!?\n]\s*)từ)\s*:?\s+$", re.IGNORECASE)
_DAYS_COUNTED = re.compile(r"\bngày\s*[,:]\s*$", re.IGNORECASE)  # "hai ngày, 17 và 18/3"
_WEEKEND = re.compile(r"\bcuối\s+tuần\s*[,:]?\s*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bvào|\btrước|\bsau|\bhết|\bhôm)(?:\s+hết)?\s+$", re.IGNORECASE)
#: What happens on a day: "nhập viện 2/3, ra viện 9/3".
_EVENT = re.compile(
    r"\b(?:sinh|khởi\s+phát|phát\s+bệnh|mắc\s+bệnh|(?:nhập|vào|ra|xuất|chuyển)\s+viện|tái\s+khám|tử\s+vong|lấy\s+mẫu|khai\s+mạc|bế\s+mạc"
    r"|khai\s+trương|khởi\s+công|khánh\s+thành|diễn\s+ra|bắt\s+đầu|kết\s+thúc)\s*:?\s+$",
    re.IGNORECASE,
)
_PADDED = re.compile(r"0\d/\d\d?|\d\d/0\d")  # no share is written so, but for one that is counted
_DECADE = re.compile(r"(?:\bnhững|\bthập\s+(?:niên|kỷ|kỉ))\s+$", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*")
_NAMED_PLACE = re.compile(
    r"(?:\b(?:công\s+viên|cầu|đường|phố|đại\s+lộ|quảng\s+trường|bệnh\s+viện|trường|tiểu\s+học|nhà\s+máy|trại|nông\s+trường"
    r"|hẻm|ngõ|ngách|kiệt|tổ|lô|ấp|thôn|xóm|chợ|xe))\s+$",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(r"\b(?:cá|cách\s+mạng(?:\s+mùa\s+thu)?)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:đến|tới)\b", re.IGNORECASE)
#: "mũi 1 đến 30/11": the figure belongs to the word before it.
_ORDINAL = re.compile(
    r"\b(?:mũi|lần|số|tầng|khoa|độ|vòng|đội|lớp|bậc|cấp|hạng|loại|nhóm|khóa|khoá|thứ|tổ|khu|xã|phường|quận)\s+$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\s+(?:vừa\s+(?:qua|rồi)|tới|này)\b", re.IGNORECASE)
#: Another day of the sentence that has its month: "Ngày 2/3, em sốt; ngày 4 vào viện".
_MONTH_NEAR = re.compile(
    r"(?<![\w/.])\d{1,2}(?:\s?/\s?\d{1,2}(?![\d%])|[.-]\d{1,2}(?:[.-]\d{4})?\b|\s+tháng\s+\d)", re.IGNORECASE
)
_NO_DAY_WORD = re.compile(
    r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mỗi|hàng|hằng|từng|nửa|uống|tiêm|bệnh|sốt|thứ|cả|suốt|sau))\s+$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
#: A label before days: "vòng 2: 7 và 8/6;".
_LABELLED = re.compile(r"\w\s*:\s*$")
_RESULT = re.compile(
    r"\b(?:kết\s+quả|trả\s+lời|báo\s+cáo|họp|ký|mổ|đẻ|về|đi|đến|khám|tiêm|gửi|nộp|công\s+bố)\s*$", re.IGNORECASE
)
_DASHED = re.compile(r"(?<![\d/\-–])\d{1,2}-\d{1,2}(?:-\d{4})?$")
_SCORE = re.compile(r"\b(?:thắng|thua|hòa|hoà|tỷ\s+số|tỉ\s+số|dẫn|gỡ)\s+$", re.IGNORECASE)
_HEADS = re.compile(r"(?:^|[.!?;:\n(]\s*)$")
_GOODS = re.compile(r"\b(?:nhập|kiểm|xuất|giao|nhận|mua|bán|trả|lô|đơn|lấy|hóa\s+đơn)\s+hàng\s*$", re.IGNORECASE)
#: A dotted day alone, where a number can hardly stand: "trước 20.8."; "từ 15.4," with nothing it goes on to.
_DOT_WORD = re.compile(
    r"\b(?:trước|hạn\s+chót|hạn|chậm\s+nhất|vào|tính\s+đến|từ\s+nay\s+đến|đến\s+hết)\s*:?\s+$", re.IGNORECASE
)
_DOT_FROM = re.compile(r"(?<!\btăng\s)(?<!\bgiảm\s)\btừ\s+$", re.IGNORECASE)
_SURE_DAY = re.compile(r"(?:0\d|[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])$")
#: "Đúng 8/3, đoàn tới": at the head of its sentence; "làm đúng 3/5" is a mark.
_SHARP = re.compile(r"(?:^|[.!?;…]\s+|\n\s*)Đúng\s+$")
_DOSED = re.compile(
    r"\s+(?:lần|viên|gói|ống|bữa|giờ|ly|cốc|muỗng|thìa|lít|ml|gram|g|quả|liều|buổi|cữ)\b", re.IGNORECASE
)
_ROUND_THE_CLOCK = re.compile(r"\b24/(?:7|24)\w?[^.\n]{0,12}$")
_EVERY = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*$", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mỗi|hàng|hằng|từng)\s+$", re.IGNORECASE
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
            return written[0] in "Nn"
        case "day:alone":
            return _day_of_its_month(text, start, end, before, written, after)
        case "days:list" if bare and not re.search(r"\d{4}$", written):
            timed = (
                _DAYS_COUNTED.search(before)
                or _LABELLED.search(before)
                or _SPAN_WORD.search(before)
                or _WEEKDAY.search(before)
                or _WEEKEND.search(before)
            )
            numbers = re.findall(r"\d+", written)
            whole = int(numbers[-2]) > int(numbers[-1])  # no share of anything
            apart = (timed or whole) and re.match(r"\s*[,.;:)\n]|\s*$", after)
            return bool(apart) or (BRACKETED.search(before) is not None and after.startswith(")"))
        case "day:spelt":
            told = _SPAN_WORD.search(before) or _HEADS.search(before)
            return bool(told and re.match(r"\s*[,.;:)\n]|\s*$", after))
        case "days" | "month:bare" | "day:short-year" | "day:full" | "days:list":
            counted = (
                rule == "days"
                and bare
                and (COUNTED.match(after) or (_ORDINAL.search(before) and _UP_TO.search(written)))
            )
            return not (bare and numbered(before)) and not counted
        case "days:dashed" if not re.search(r"\d{4}$|ngày|mùng|mồng", written, re.IGNORECASE):
            return not bare and CLOSED.match(after) is not None
        case "months:list" if not re.search(r"\d{4}$|năm", written):
            return CLOSED.match(after) is not None and not _EVERY.search(before)
        case "day:cue" if "-" in written:
            return not (_DOSED.match(after) or _EVERY.search(before))
        case "month" if _GOODS.search(before):
            return re.match(r"\s*[,.;:)\n]|\s*$", after) is not None  # "nhập hàng tháng 12," is no "hàng tháng"
        case "month":
            return not (_ANNIVERSARY.search(before) or TIMES.match(after) or _EVERY.search(before))
        case "month:dashed":
            asked = _SPAN_WORD.search(before) or (BRACKETED.search(before) and after.startswith(")"))
            return bool(asked and CLOSED.match(after)) and not numbered(before)
        case "month:name":
            return _named_month(before, written, after)
        case "year":
            return not (written.endswith("0") and _DECADE.search(before))
        case "year:bare":
            return is_year(text, start, end, last)
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
        asked = _DOT_WORD.search(before) or (_DOT_FROM.search(before) and re.match(r"\s*[,.;)\n]|\s*$", after))
        told = bool(same and _EVENT.search(before)) or bool(asked and _SURE_DAY.match(written))
        return beside or bool((named or told) and CLOSED.match(after)) or re.search(r"\bhôm\s+$", before) is not None
    if written in ("24/7", "24/24") or (written == "7/7" and _ROUND_THE_CLOCK.search(before)):
        return False
    timed = _WEEKDAY.search(before) or _TOLD.search(before)
    if mark == "-":
        if _HOLIDAY.search(before):
            return not COUNTED.match(after)
        closed = CLOSED.match(after) is not None
        # "từ 30-9" goes down, so it is no range; "đến 1-12," ends one.
        dashed = last is not None and _DASHED.search(last.text) is not None  # as this writer writes days
        if dashed and _SPAN_WORD.search(before) and not counted(after):
            return True
        if (dashed or day > month) and _EVENT.search(before) and re.match(r"\s*[,.;:)\n]|\s*$", after):
            return True
        ends = re.match(r"\s*[,.;:)\n]|\s*$", after)
        told = dashed and follows and day > month and not _SENTENCE_END.search(text, last.end if last else 0, start)
        if told and ends and not _SCORE.search(before):
            return True
        return closed and bool(timed or _POINT_WORD.search(before) or (day > month and _SPAN_WORD.search(before)))
    near = last is not None and _AFTER_DATE.fullmatch(text, last.end, start) is not None
    beside = follows and near and not counted(after)
    if BRACKETED.search(before) or timed or beside:
        return True
    if numbered(before):
        return False
    if day > month and _SPAN_WORD.search(before):
        return True  # more than the whole is no share of it
    if COUNTED.match(after):
        return False
    if day > 12 or _SPAN_WORD.search(before) or _HOLIDAY.search(before):
        return True
    if (_EVENT.search(before) or _PADDED.fullmatch(written) or _SHARP.search(before)) and re.match(
        r"\s*[,.;:)\n]|\s*$", after
    ):
        return True
    same_sentence = last is not None and _SENTENCE_END.search(text, last.end, start) is None
    if follows and same_sentence and day > month and _RESULT.search(before) and re.match(r"\s*[,.;:)\n]|\s*$", after):
        return True
    if _PLACE_IN_BRACKETS.search(before) and after.startswith(")"):
        return True
    if day > month and _CELL_BEFORE.search(before) and _CELL_AFTER.match(after):
        return "|" in before[-3:] or "|" in after[:3]
    # "18/3 tới Ea Súp, 5/4 tới Ya Tờ Mốt": a day has opened the clause before.
    if follows and _opens_clause(text, last, start) and not counted(after):
        return True
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


def _day_of_its_month(text: str, start: int, end: int, before: str, written: str, after: str) -> bool:
    """ "đến ngày 28.", "ngày 4 vào viện" where another day of the sentence has its month: not "ngày 3 viên"."""
    if counted(after) or _DOSED.match(after):
        return False
    if _DAY_WORD.search(before) and CLOSED.match(after) and written[0] in "Nn":
        return True
    if _NO_DAY_WORD.search(before):
        return False
    first = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 160), start)), default=max(0, start - 160)
    )
    stop = _SENTENCE_END.search(text, end)
    sentence = text[first:start] + " ; " + text[end : min(stop.start() if stop else len(text), end + 160)]
    return _MONTH_NEAR.search(sentence) is not None


def _opens_clause(text: str, last: Mention | None, start: int) -> bool:
    """Whether the date before stands in the same sentence and both begin their clauses."""
    if last is None or _SENTENCE_END.search(text, last.end, start):
        return False
    return bool(
        _SHOWN.search(text[max(0, last.start - 3) : last.start]) and _SHOWN.search(text[max(0, start - 3) : start])
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
    return name[0][0].isupper() or CLOSED.match(after) is not None
