"""Days without a year, and days without a month: whether "12/3", "12-3", "12.3", "ngày 12" are one.

Shares, scores, sizes and doses are written the same way. Telling are the word before, what is counted behind, whether
the first figure is larger than the second (no share is), and how the writer wrote the date before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.items import Mention
from pipelines.date_sense import LOOK_BACK
from pipelines.date_words import (
    BRACKETED,
    CLOSED,
    COUNTED,
    DOSED,
    ENDED,
    HOLIDAY,
    SENTENCE_END,
    SPAN_WORD,
    TOLD,
    WEEKDAY,
    counted,
    numbered,
)

_POINT_WORD = re.compile(
    r"(?:\bđến|\btới|\bhôm|\btrước|\bhết|\bhạn\s+chót|\bchậm\s+nhất|\bmuộn\s+nhất|(?:^|[.!?\n]\s*)từ)\s*:?\s+$",
    re.IGNORECASE,
)
#: What happens on a day: "nhập viện 2/3, ra viện 9/3".
_EVENT = re.compile(
    r"\b(?:sinh|khởi\s+phát|phát\s+bệnh|mắc\s+bệnh|(?:nhập|vào|ra|xuất|chuyển)\s+viện|tái\s+khám|tử\s+vong|lấy\s+mẫu|khai\s+mạc|bế\s+mạc"
    r"|khai\s+trương|khởi\s+công|khánh\s+thành|diễn\s+ra|bắt\s+đầu|kết\s+thúc)\s*:?\s+$",
    re.IGNORECASE,
)
#: What is done on a day, where another day has been told of: "lấy ngày 9/3, kết quả 12/3: âm tính".
_DONE = re.compile(
    r"\b(?:kết\s+quả|trả\s+lời|báo\s+cáo|họp|ký|mổ|đẻ|về|đi|đến|khám|tiêm|gửi|nộp|công\s+bố)\s*$", re.IGNORECASE
)
#: "Sinh nhật chị là 11/3."
_IS = re.compile(
    r"\b(?:sửa|đổi|họp|sinh\s+nhật|ngày|hạn|lịch|thời\s+(?:gian|hạn)|mốc|lễ|kỳ|dịp|buổi|đợt|phiên)\b[^.;:,]{0,30}\b(?:là|thành)\s+$",
    re.IGNORECASE,
)
#: "Đúng 8/3, đoàn tới": at the head of its sentence; "làm đúng 3/5" is a mark.
_SHARP = re.compile(r"(?:^|[.!?;…]\s+|\n\s*)Đúng\s+$")
_PADDED = re.compile(r"0\d/\d\d?|\d\d/0\d")  # no share is written so, but for one that is counted
_AFTER_DATE = re.compile(r"\s*(?:,|và|[-–])\s*")
_NAMED_PLACE = re.compile(
    r"(?:\b(?:công\s+viên|cầu|đường|phố|đại\s+lộ|quảng\s+trường|bệnh\s+viện|trường|tiểu\s+học|nhà\s+máy|trại|nông\s+trường"
    r"|hẻm|ngõ|ngách|kiệt|tổ|lô|ấp|thôn|xóm|chợ|chợ\s+đêm|xe|phòng|lớp|tầng|trại|khu|chuyến|khoa|mẫu))\s+$",
    re.IGNORECASE,
)
_PLACE_IN_BRACKETS = re.compile(r"\(\s*[A-ZĐÂÔƯ][^()\d\n]{0,40},\s*$")
_CELL_BEFORE = re.compile(r"(?:\||^|\n)\s*$")
_CELL_AFTER = re.compile(r"\s*(?:\||\n|$)")
_ROUND_THE_CLOCK = re.compile(r"\b24/(?:7|24)\w?[^.\n]{0,12}$")
_SHOWN = re.compile(r"(?:,|^|\n|[-*•+]|[.!?:;])\s*$")
_FRACTION_BEFORE = re.compile(r"\d/\d+[^.;\n]{0,12}$")
_SCORE = re.compile(
    r"\b(?:thắng|thua|hòa|hoà|tỷ\s+số|tỉ\s+số|tỷ\s+lệ|tỉ\s+lệ|dẫn|gỡ|chia)\b[^.;\n]{0,40}$", re.IGNORECASE
)

_DOTTED = re.compile(r"\d\.\d")
_DASHED = re.compile(r"(?<![\d/\-–])\d{1,2}-\d{1,2}(?:-\d{4})?$")
#: As this writer writes days.
_WRITES_DASHES = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)\s+\d{1,2}-\d{1,2}\b(?!-|\s*/)", re.IGNORECASE)
#: A dotted day, where a number can hardly stand: "trước 20.8."; "từ 15.4," with nothing it goes on to.
_DOT_WORD = re.compile(
    r"\b(?:trước|hạn\s+chót|hạn|chậm\s+nhất|vào|tính\s+đến|từ\s+nay\s+đến|đến\s+hết)\s*:?\s+$", re.IGNORECASE
)
_DOT_FROM = re.compile(r"(?<!\btăng\s)(?<!\bgiảm\s)\btừ\s+$", re.IGNORECASE)
_HOM = re.compile(r"\bhôm\s+$", re.IGNORECASE)
_SURE_DAY = re.compile(r"(?:0\d|[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])$")

_DAY_WORD = re.compile(r"(?:\bđến|\btừ|\btới|\bvào|\btrước|\bsau|\bhết|\bhôm)(?:\s+hết)?\s+$", re.IGNORECASE)
_NEAR = re.compile(r"\s+(?:vừa\s+(?:qua|rồi)|tới|này)\b", re.IGNORECASE)
#: Another day that has its month: "Ngày 2/3, em sốt; ngày 4 vào viện".
_MONTH_NEAR = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước)\s+\d{1,2}\s?[/.\-]\s?\d{1,2}\b"
    r"|(?<![\w/.])\d{1,2}/\d{1,2}(?:/\d{4})?(?=\s*[,.;:)\n]|\s*$|\s+năm\b)|(?<![\w/.])\d{1,2}\s+tháng\s+\d",
    re.IGNORECASE,
)
_OF_COURSE = re.compile(r"\s+(?:của|sau|điều\s+trị|chu\s+kỳ|hậu\s+phẫu|mang\s+thai)\b", re.IGNORECASE)
_NO_DAY_WORD = re.compile(
    r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mỗi|hàng|hằng|từng|nửa|uống|tiêm|bệnh|sốt|thứ|cả|suốt|sau))\s+$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d\s?(?:h|g|giờ|:)\s?(?:\d\d)?(?:\s?phút)?(?:\s+(?:sáng|trưa|chiều|tối|đêm))?\s*,?\s+$", re.IGNORECASE
)
_NEXT_FIGURE = re.compile(r"\s+\d{1,2}\b")  # the leaf of a calendar: "Ngày 1 2 3 4"
_DAY_BEFORE = re.compile(r"\bngày\s+\d{1,2}\s*(?:,|và)\s*$", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,2}(?![\d.]*\d)")
_SENTENCE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An expression between two places of a text, with the date found before it."""

    text: str
    start: int
    end: int
    last: Mention | None

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - LOOK_BACK) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 20]

    @property
    def ended(self) -> bool:
        """Whether the clause ends behind it."""
        return ENDED.match(self.text, self.end) is not None

    def beside(self) -> bool:
        """Whether the date before stands right beside it: "8.3, 10.3"."""
        return self.last is not None and _AFTER_DATE.fullmatch(self.text, self.last.end, self.start) is not None

    def in_sentence(self) -> bool:
        """Whether a day of the same sentence stands before it."""
        return self.follows() and SENTENCE_END.search(self.text, self.last.end if self.last else 0, self.start) is None

    def follows(self) -> bool:
        """Whether the date before is a day."""
        return self.last is not None and (self.last.precision or "").startswith("day")

    def opens_clause(self) -> bool:
        """Whether the day before stands in the same sentence and both begin their clauses."""
        return self.in_sentence() and all(
            _SHOWN.search(self.text[max(0, place - 3) : place])
            for place in (self.start, self.last.start if self.last else 0)
        )


def is_bare_day(written: Written) -> bool:
    """ "12/3", "12-3", "12.3" with nothing that belongs to them."""
    first, mark, second = re.match(r"(\d+)([/.\-])(\d+)", written.words).groups()  # type: ignore[union-attr]
    if _NAMED_PLACE.search(written.before):
        return False
    if mark == ".":
        return _dotted(written)
    falls = int(first) > int(second)  # more than the whole is no share of it
    return _dashed(written, int(first), falls=falls) if mark == "-" else _slashed(written, int(first), falls=falls)


def _timed(before: str) -> bool:
    return bool(WEEKDAY.search(before) or TOLD.search(before))


def _dotted(written: Written) -> bool:
    before, last = written.before, written.last
    same = written.follows() and last is not None and _DOTTED.search(last.text) is not None
    if (same and written.beside()) or _HOM.search(before):
        return True
    asked = _DOT_WORD.search(before) or (_DOT_FROM.search(before) and written.ended)
    told = (same and _EVENT.search(before)) or (
        asked and _SURE_DAY.match(written.words) and not _among_figures(written)
    )
    return bool((told or _timed(before) or HOLIDAY.search(before)) and CLOSED.match(written.after))


def _among_figures(written: Written) -> bool:
    """Whether other figures with a dot, which are no dates, stand before it in the sentence."""
    begun = written.last.end if written.last is not None else 0
    sentence = written.text[max(begun, written.start - _SENTENCE) : written.start]
    return _FIGURE.search(SENTENCE_END.split(sentence)[-1]) is not None


def _dashed(written: Written, day: int, *, falls: bool) -> bool:
    before, after, last = written.before, written.after, written.last
    if HOLIDAY.search(before):
        return not COUNTED.match(after)
    same = (last is not None and _DASHED.search(last.text)) or _WRITES_DASHES.search(written.text, 0, written.start)
    if same and (SPAN_WORD.search(before) or _timed(before)) and not counted(after):
        return True
    if written.ended and (same or falls) and _EVENT.search(before):
        return True
    if written.ended and falls and not _SCORE.search(before):
        if (same and written.in_sentence()) or (day > 12 and not numbered(before)):
            return True
        if _SHOWN.search(before) and re.match(r"\s*[,.;]", after):
            return True
    # "từ 30-9" goes down, so it is no range; "đến 1-12," ends one.
    asked = _timed(before) or _POINT_WORD.search(before) or (falls and SPAN_WORD.search(before))
    return bool(asked and CLOSED.match(after))


def _slashed(written: Written, day: int, *, falls: bool) -> bool:
    before, after, last = written.before, written.after, written.last
    if written.words in ("24/7", "24/24") or (written.words == "7/7" and _ROUND_THE_CLOCK.search(before)):
        return False
    beside = written.follows() and written.beside() and not counted(after)
    if BRACKETED.search(before) or _timed(before) or beside:
        return True
    if numbered(before):
        return False
    if falls and SPAN_WORD.search(before):
        return True
    if COUNTED.match(after) or (not falls and counted(after)):
        return False
    if day > 12 or SPAN_WORD.search(before) or HOLIDAY.search(before):
        return True
    if written.ended and (_EVENT.search(before) or _PADDED.fullmatch(written.words) or _SHARP.search(before)):
        return True
    if written.ended and falls and (_IS.search(before) or (written.in_sentence() and _DONE.search(before))):
        return True
    if _PLACE_IN_BRACKETS.search(before) and after.startswith(")"):
        return True
    if falls and _CELL_BEFORE.search(before) and _CELL_AFTER.match(after):
        return "|" in before[-3:] or "|" in after[:3]
    # "18/3 tới Ea Súp, 5/4 tới Ya Tờ Mốt": a day has opened the clause before.
    if last is not None and written.opens_clause() and not counted(after):
        return True
    # "3/2 và 5/2 hai xã họp": two that are each more than the whole.
    rest = written.text[written.end : written.end + 20]
    pair = re.match(r"\s*(?:,|và)\s*(\d{1,2})/(\d{1,2})(?![\d/])", rest)
    if pair and falls and int(pair[1]) > int(pair[2]) and _SHOWN.search(before):
        return True
    # "…cho biết, 11/8, trạm", "- 4/5: họp": set apart on both sides.
    apart = _SHOWN.search(before) and re.match(r"\s*[,:.;]", after)
    return bool(apart and not _FRACTION_BEFORE.search(before) and not re.match(r"\s*,\s*\d+/\d", rest))


def is_day_alone(written: Written) -> bool:
    """ "đến ngày 28.", "ngày 4 vào viện" where another day near it has its month: not "ngày 3 viên"."""
    text, before, after = written.text, written.before, written.after
    named = written.words[0] in "Nn"  # "mùng 5" alone is a lunar day more often
    if _NEAR.match(after):
        return named
    if counted(after) or DOSED.match(after) or _NEXT_FIGURE.match(after) or _OF_COURSE.match(after):
        return False
    behind = _DAY_BEFORE.search(before)
    if behind and (written.last is None or written.last.end <= written.start - len(behind[0])):
        return False  # "ca bệnh ngày 3, ngày 7, ngày 28": of these the first was none
    if _DAY_WORD.search(before) and CLOSED.match(after) and named:
        return True
    if _NO_DAY_WORD.search(before):
        return False
    if written.ended and _CLOCK.search(before):
        return True  # "ra đời lúc 3 giờ 40 phút ngày 19."
    begun = max(0, written.start - _SENTENCE)
    ends = [begun, *(end.end() for end in SENTENCE_END.finditer(text, begun, written.start))]
    # "Bé nhập viện 8/10. Ê-kíp mổ; bé ra viện ngày 10.": also of the sentence before, where the clause ends
    first = ends[-2] if written.ended and len(ends) > 1 else ends[-1]
    stop = SENTENCE_END.search(text, written.end)
    last = min(stop.start() if stop else len(text), written.end + _SENTENCE)
    return _MONTH_NEAR.search(text[first : written.start] + " ; " + text[written.end : last]) is not None
