"""Which way a date without a year points: what the words around it say of past and future, and of the year.

"trước 30/11" is a deadline, "hồi tháng 5" is over; "Năm 2019, trạm bị cháy ngày 12/5" gives the year at the head of the
sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: How far before an expression its sentence is looked at.
LOOK_BACK = 80
_SENTENCE_BACK = 240

Sense = Literal["future", "past", "nearest", "lately", ""]

#: Words with no other time among them.
_GAP = r"(?:(?!\b(?:ngày|tháng|quý|năm)\s+\d|\d[/.\-]\d|\d{3})[^.;\n]){0,40}"
_FUTURE = re.compile(
    r"(?<!\bđã\b)\btrước\s*$|(?<!tính\s)\b(?:đến\s+hết|chậm\s+nhất|muộn\s+nhất|dự\s+kiến|sẽ|(?<!hết\s)hạn|phấn\s+đấu|từ\s+nay|kéo\s+dài\s+(?:đến|tới))\b"
    rf"{_GAP}$|\b(?:sau|tới|kế\s+tiếp|tiếp\s+theo)\s*:\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:đến\s+hết|kéo\s+dài\s+(?:đến|tới))\b[^.;\n\d]{0,40}$", re.IGNORECASE)
_DONE = re.compile(r"\b(?:đã|từng)\b[^.;\n]{0,60}\btrước\s*$", re.IGNORECASE)
#: "Tháng 9, đoàn sẽ trở lại"; "đi học đến tháng 9.", where nothing is counted up to then.
_ANNOUNCED = re.compile(r"(?:(?!\b(?:ngày|tháng|quý|năm)\b)[^.;\n\d]){0,40}\b(?:sẽ|dự\s+kiến)\b", re.IGNORECASE)
_TILL = re.compile(r"(?<!tính\s)\b(?:đến|tới)\s+(?:hết\s+|cuối\s+|giữa\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:tính|từ|đã|cộng\s+dồn|lũy\s+kế|luỹ\s+kế|lũy\s+tích)\b[^.;\n]*$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.;]|$|\n)")
_COMING = re.compile(
    r"\s+(?:sắp\s+)?(?i:tới)\b(?!\s+(?:\d|ngày|[A-ZĐÂÊÔƠƯ]|(?:khi|lúc|hết|cuối|đầu|giữa|sáng|trưa|chiều|tối|đêm|nay|mùa|tháng|năm|xã|phường|huyện|tỉnh|bản|thôn|nhà|nơi|từng|thăm|dự|trường)\b))"
)  # "18/3 tới Ea Súp" is where one goes
_OVER_BEFORE = re.compile(r"\bhồi\s+(?:đầu\s+|giữa\s+|cuối\s+)?$", re.IGNORECASE)
_WAS = re.compile(r"\b(?:đã|từng|(?<!chuẩn )(?<!thiết )(?<!trang )(?<!trù )bị)\b[^.,;\n\d]{0,40}$", re.IGNORECASE)
_MEANT = re.compile(
    r"\b(?:kế\s+hoạch|dự\s+kiến|sẽ|chuẩn\s+bị|hạn|đến|trước|lịch|hẹn|phải|quyết\s+định|thống\s+nhất|chọn|ấn\s+định"
    r"|chốt|thông\s+báo|công\s+bố|tổ\s+chức|mời|đăng\s+ký|đồng\s+ý|yêu\s+cầu|giao)\b[^.,;\n]*$",
    re.IGNORECASE,
)
#: "sẽ ghi vốn, khởi công sau Tết, xong trong quý 2": what is promised is done then.
_PROMISED = re.compile(
    r"\b(?:sẽ|hứa|cam\s+kết|dự\s+kiến|phấn\s+đấu|đề\s+nghị|yêu\s+cầu)\b[^.;\n]*"
    r"\b(?:xong|hoàn\s+thành|hoàn\s+tất|bàn\s+giao|khởi\s+công|khánh\s+thành|vận\s+hành|nghiệm\s+thu)\s+(?:trong|vào|trước|từ)\s*$",
    re.IGNORECASE,
)
_OVER_AFTER = re.compile(r"\s+vừa\s+(?:qua|rồi)\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\b(?:hiệu\s+lực|áp\s+dụng|nghỉ\s+(?:hưu|chế\s+độ))\b[^.;\n\d]{0,25}\btừ\s+$|\bhết\s+hạn\s+(?:vào\s+)?$",
    re.IGNORECASE,
)
_Y = r"(?:19|20)\d\d"
#: Reviews of a year are written in the first months of the next.
_REVIEWS = 3
_TITLE_YEARS = re.compile(rf"(?<![\d/.\-]){_Y}(?![\d/])")
_SAME_SENTENCE = r"(?:[^.!?\n;]|[.!?](?=\S))*$"
#: "Năm 2019, …", "Trong năm 2019 …": at the head of the sentence.
_HEADED = re.compile(
    rf"(?:^|[.!?]\s+|\n)\W*(?:(?:trong|vào|riêng|suốt|đầu|giữa|cuối)\s+){{0,2}}năm\s+(?P<y>{_Y})\b(?!\s*[-–/]\s*\d|\s+(?:đến|tới)\b)"
    + _SAME_SENTENCE,
    re.IGNORECASE,
)
#: "Năm ngoái phun chậm, giữa tháng 12 mới xong".
_HEADED_WORD = re.compile(r"(?:^|[.!?]\s+|\n)\W*năm\s+(?P<word>ngoái|nay)\b" + _SAME_SENTENCE, re.IGNORECASE)
_TOLD = re.compile(rf"(?:\bnăm\s+|[/.\-])({_Y})(?![\w/])|\bnăm\s+(nay|ngoái)\b", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(?:[.!?]\s|\n|;)(?=[^.!?\n;]*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a date without a year is measured from."""

    published: date | None
    text: str = ""
    start: int = 0
    end: int = 0

    def sense(self) -> Sense:
        """Which way the words around point. ``lately``: ahead, unless it was just now."""
        before = self.text[max(0, self.start - LOOK_BACK) : self.start]
        if _COMING.match(self.text, self.end):
            return "future"
        if _OVER_AFTER.match(self.text, self.end) or _OVER_BEFORE.search(before):
            return "past"
        if _FUTURE.search(before) and not _DONE.search(before):
            return "lately" if _UNTIL.search(before) else "future"
        if _ANNOUNCED.match(self.text, self.end):
            return "lately"
        if _PROMISED.search(self.text, max(0, self.start - 2 * LOOK_BACK), self.start):
            return "future"
        if _TILL.search(before) and _CLAUSE_ENDS.match(self.text, self.end) and not _SINCE.search(before):
            return "lately"
        if _WAS.search(before) and not _MEANT.search(before):
            return "past"
        return "nearest" if _IN_FORCE.search(before) else ""

    def reviewed(self) -> bool:
        """Whether the text looks back on the year before: in its first months, by the only year of the title."""
        if self.published is None or self.published.month > _REVIEWS:
            return False
        title = self.text[: max(0, self.text.find("\n", 0, self.start))]
        return set(_TITLE_YEARS.findall(title)) == {str(self.published.year - 1)}

    def headed(self) -> int | None:
        """The year at the head of the sentence."""
        if _COMING.match(self.text, self.end) or _OVER_AFTER.match(self.text, self.end):
            return None
        match = _HEADED.search(self.text, max(0, self.start - _SENTENCE_BACK), self.start)
        if match is not None:
            return int(match["y"])
        word = _HEADED_WORD.search(self.text, max(0, self.start - _SENTENCE_BACK), self.start)
        if word is None or self.published is None:
            return None
        return self.published.year - int(word["word"].lower() == "ngoái")

    def told(self, *, in_sentence: bool = False) -> int | None:
        """The last year that was written before: what "cùng năm" means."""
        before = self.text[max(0, self.start - _SENTENCE_BACK) : self.start]
        if in_sentence and (cut := _LAST_SENTENCE.search(before)):
            before = before[cut.end() :]
        years = _TOLD.findall(before)
        if not years:
            return None
        written, word = years[-1]
        if written or self.published is None:
            return int(written) if written else None
        return self.published.year - int(word.lower() == "ngoái")
