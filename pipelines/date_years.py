"""Whether four digits alone are a year: "so với 2012", "Tết 2024", "nhiệm vụ 2025", "Luật Dược 2016"."""

from __future__ import annotations

import re

from crawler.items import Mention
from pipelines.date_sense import LOOK_BACK
from pipelines.date_words import BRACKETED, CLOSED, COUNTED, THINGS, TIMES, counted, numbered

#: A year alone: "so với 2012", "SN 1971", "đợt xét 2023".
_YEAR_WORD = re.compile(
    r"(?:\b(?:đến|từ|tới|sang|mãi|vào|trước|sau|hết|với|hồi|sinh|khóa|khoá|ra\s+(?:trường|quân|đời)|hoặc|tốt\s+nghiệp(?:\s+[A-ZĐ]\w*)?|nhập\s+ngũ|(?:về|nghỉ)\s+hưu"
    r"|thành\s+lập|khánh\s+thành)|\bSN\.?:?|\b(?:lũ|bão|hạn)|\d\s+tháng(?:\s+(?:đầu|cuối))?|\blần\s+(?:\w+|thứ\s+\w+)|\b(?:về\s+đích|đạt\s+chuẩn|ra\s+đời|khởi\s+công|bàn\s+giao|công\s+nhận)(?:\s+lại)?|\bđợt(?:\s+\w+)?"
    r"|\bnăm\s+(?:tài\s+chính|tài\s+khóa|ngân\s+sách|kế\s+hoạch))\s+$",
    re.IGNORECASE,
)
#: A season or a feast has its year behind it, whatever follows: "mùa mưa bão 1968", "Tết Nguyên đán Ất Tỵ 2025".
_SEASON = re.compile(
    r"(?:\bhè|\bniên\s+(?:độ|giám)(?:\s+\w+){0,3}|\bGiáng\s+sinh|\bTrung\s+thu|\bQuốc\s+khánh|\bmùa(?:\s+\w+){0,2}"
    r"|\bTết(?:\s+Nguyên\s+đán)?(?:\s+[^\W\d_]+\s+[^\W\d_]+)?|\bXuân(?:\s+[^\W\d_]+){0,2})(?:\s+|\s*[-–]\s*)$",
    re.IGNORECASE,
)
_SIGNS = r"(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
#: A year told by its signs or its season: "Mậu Thân 1968", "hè 2024".
_SURE_SEASON = re.compile(rf"\b(?:{_SIGNS}|hè|Giáng\s+sinh|Trung\s+thu|niên\s+độ)\s+$", re.IGNORECASE)
_GIFTS = re.compile(r"\s+(?:suất|phần|lượt|liều|túi|hộp|thùng|gói|cái|chiếc)\b", re.IGNORECASE)  # "Tết 2000 suất quà"
_PART_OF_YEAR = re.compile(r"\b(?:đầu|giữa|cuối|trong|suốt|cùng\s+kỳ|năm\s+mới)\s+$", re.IGNORECASE)
#: What has its year in its name, and what is planned and told by years.
_OF_A_YEAR = re.compile(
    r"(?:\b(?:Hội\s+(?:nghị|thi|thao|thảo|diễn|sách|chợ|trại)|Giải|Liên\s+hoan|Festival|Luật|Bộ\s+luật|Hiến\s+pháp|Tháng|Ngày\s+hội"
    r"|Tuần\s+lễ|Chiến\s+dịch|Đại\s+hội|Cuộc\s+thi|Hành\s+trình|Olympic|World\s+Cup|Cúp|Giải\s+thưởng|Lễ\s+hội|Chương\s+trình"
    r"|Diễn\s+đàn|Năm\s+Du\s+lịch|Niên\s+giám|Sách\s+trắng|Báo\s+cáo)\b[^\d.,;:()\n]{0,50}\s)$"
)
_PLANNED = re.compile(
    r"\b(?:nhiệm\s+vụ|kế\s+hoạch|phương\s+hướng|tổng\s+kết|báo\s+cáo|chỉ\s+tiêu|dự\s+toán|ngân\s+sách|công\s+tác|số\s+liệu|kết\s+quả|niên\s+độ|quyết\s+toán|KH|TH|ƯTH)\b"
    r"[^\d.,;:()\n]{0,40}\s$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s+(?:suất|phần|lượt|mẫu|giường|mét|m|km|ha|kg|tấn|đồng|tỷ|tỉ|triệu|tỉnh|cán|học|con|chiếc|cái|bộ|em|cháu|hộp|túi|thùng|trường"
    r"|gia|bà|ông|cụ|nhân|phụ|sản|lần|trang|bài|cuốn|tờ|căn|nhà|cây|giờ|thí|vận|đoàn|hội|đại)\b"
)
_MORE_YEARS = re.compile(r"(?:\s*[,;]\s*(?:19|20)\d\d|\s+và\s+(?:19|20)\d\d)+\s*\)")  # "(2020, 2022)"
_BORN = re.compile(r"\([^()\d]{0,20}\b(?:nam|nữ),\s*$", re.IGNORECASE)
_BY_PLAN = re.compile(r"\b(?:với|theo)\s+(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán)\s+$")
_OUTLOOK = re.compile(r"\btầm\s+nhìn\s+(?:đến\s+)?$", re.IGNORECASE)
_OVER = re.compile(r"\s+sang\s+(?:19|20)\d\d\b")  # "từ 2023 sang 2024"
_TILL_NOW = re.compile(r"\s*(?:[-–]|đến|tới|cho\s+đến)\s*(?:hiện\s+)?nay\b", re.IGNORECASE)
_OVER_FROM = re.compile(r"\b(?:19|20)\d\d\s+sang\s+$")
#: "2020: 5 ca; 2021: 4 ca", and the cells of a table's head.
_LABEL = re.compile(r"(?:^|[\n:;,(|*+\-–])\s*$")
_CELLS = re.compile(
    r"\|\s*(?:(?:năm|KH|TH|ƯTH|kế\s+hoạch|thực\s+hiện)\s+)?((?:19|20)\d\d)\s*(?=\||\n|$)", re.IGNORECASE
)
_PLAN = re.compile(
    r"\b(?:lộ\s+trình|kế\s+hoạch|tiến\s+độ|mốc|chỉ\s+tiêu|mục\s+tiêu|giai\s+đoạn)\b[^.,;:\d]*[,:]\s+$", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(r"[,;]\s+(?:(?:và|rồi|đến|tới|sang|còn)\s+)?((?:19|20)\d\d)\b(?=\s+[^\W\d_])")
_CLAUSE = re.compile(r"[,;]\s+(?:(?:và|rồi|đến|tới|sang|còn)\s+)?$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)|\n")


def is_year(text: str, start: int, end: int, last: Mention | None) -> bool:
    """Whether the four digits between two places are a year.

    Args:
        last: the date found before them.
    """
    before, after = text[max(0, start - LOOK_BACK) : start], text[end : end + 20]
    if _OUTLOOK.search(before):
        return not counted(after)
    if (
        _TILL_NOW.match(text, end)
        or _OVER.match(text, end)
        or _OVER_FROM.search(before)
        or (_LABEL.search(before) and re.match(r"\s*:\s", after))
        or _in_table_head(text, start, end)
        or _begins_years(text, start, end)
    ):
        return True
    if last is not None and _goes_on(text, start, last) and not (counted(after) or _AMOUNT.match(after)):
        return True
    if _SURE_SEASON.search(before):
        return True
    if _SEASON.search(before):
        return not any(words.match(after) for words in (COUNTED, TIMES, THINGS, _GIFTS))
    if BRACKETED.search(before) and _MORE_YEARS.match(text, end):
        return True
    if (BRACKETED.search(before) or _BORN.search(before)) and after.startswith(")"):
        return True
    if numbered(before) and not _BY_PLAN.search(before):
        return False
    return bool(_YEAR_WORD.search(before) and CLOSED.match(after)) or _year_of_something(before, after)


def _in_table_head(text: str, start: int, end: int) -> bool:
    """Whether the year is a cell beside one of the year before or after: "| 2023 | 2024 |"."""
    first, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : stop if stop >= 0 else len(text)]
    if "|" not in line:
        return False
    cells = {cell.start(1): int(cell[1]) for cell in _CELLS.finditer(line)}
    here = cells.pop(start - first, None)
    return here is not None and any(abs(here - other) in (1, 2) for other in cells.values())


def _begins_years(text: str, start: int, end: int) -> bool:
    """ "Theo lộ trình, 2026 sắp xếp tiếp, 2027 còn 12 đầu mối": two years, each at the head of its clause."""
    if not _PLAN.search(text, max(0, start - LOOK_BACK), start) or counted(text[end : end + 20]):
        return False
    stop = _SENTENCE_ENDS.search(text, end)
    rest = text[end : stop.start() if stop else len(text)]
    following = _NEXT_CLAUSE.search(rest)
    if following is None or counted(rest[following.end() :]) or _AMOUNT.match(rest, following.end()):
        return False
    return 0 < int(following[1]) - int(text[start:end]) <= 5 and not _AMOUNT.match(text, end)


def _goes_on(text: str, start: int, last: Mention) -> bool:
    """ "Năm 2013 lên hạng II, 2019 lên hạng I": a later year opens another clause of the sentence."""
    if last.confidence < 1.0 or not last.iso or _SENTENCE_ENDS.search(text, last.end, start):
        return False
    return (
        int(text[start : start + 4]) > int(last.iso.rpartition("/")[2][:4])
        and _CLAUSE.search(text, last.end, start) is not None
    )


def _year_of_something(before: str, after: str) -> bool:
    """ "nhiệm vụ 2025", "Hội nghị Nhi khoa toàn quốc 2024", "Luật Dược 2016": not "phòng 2005", "trao xã 2024 suất"."""
    if COUNTED.match(after) or TIMES.match(after) or THINGS.match(after) or _AMOUNT.match(after):
        return False
    if _PART_OF_YEAR.search(before) or _OF_A_YEAR.search(before):
        return True
    return _PLANNED.search(before) is not None and CLOSED.match(after) is not None
