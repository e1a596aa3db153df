"""Words around a figure that tell a date from a count, a number of a document, a house or a telephone."""

from __future__ import annotations

import re

from pipelines.reference import rows

WEEKDAY = re.compile(
    r"(?:\d\s?(?:h|giờ)(?:\s?\d\d)?(?:\s?phút)?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|\bT[2-7]|\bCN)\s*[,(:]?\s*(?:[-–]\s+)?$",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:hôm\s+nay|hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+(?:nay|(?:hôm\s+)?qua)|ngày\s+mai"
    r"|(?:thứ\s+\w+|chủ\s+nhật|tuần)\s+(?:vừa\s+(?:qua|rồi)|tới|này))\s*[,(]?\s*$",
    re.IGNORECASE,
)
HOLIDAY = re.compile(r"(?:\b[Nn]gày\s+[A-ZĐÂ]\w*|\blễ\b|Quốc\s+khánh|\bdịp\b|kỷ\s+niệm)[^\d.;:\n(]{0,60}\(?$")
SPAN_WORD = re.compile(
    r"(?:\bđến|\btừ|\btới|\bhôm|\bvào|\btrước|\bsau|\bhết|\bquá|\bhạn\s+chót|\bdự\s+kiến|\bchậm\s+nhất|\bmuộn\s+nhất)\s*:?\s+$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
#: The head of a sentence or of a labelled item, and the end of a clause.
HEADS = re.compile(r"(?:^|[.!?;:\n(]\s*)$")
ENDED = re.compile(r"\s*[,.;:)\n]|\s*$")
DOSED = re.compile(r"\s+(?:lần|viên|gói|ống|bữa|giờ|ly|cốc|muỗng|thìa|lít|ml|gram|g|quả|liều|buổi|cữ)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\(\s*$")
COUNTED = re.compile(
    r"\s+(?:số|tổng(?!\s+(?:kết|duyệt|hợp|vệ|ra))|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
THINGS = re.compile(r"\s+(?:đơn|xã|trạm|bữa|ca|bên|nơi|cháu|trẻ|hộ|số)\b")
#: What is counted by a number of any size.
QUANTITY = (
    r"(?:người|trẻ|ca|hộ|cháu|học|cán|em|liều|mẫu|lượt|giường|suất|phiếu|triệu|tỷ|tỉ|đồng|đơn|trạm|con|xã|phường|thôn|túi|phần|bộ"
    r"|hộp|thùng|tấn|kg|m|km|ha|bệnh|lớp|trường|nhân|gia|sản|phụ|bà|ông|cụ|chiếc|cái|máy|cuốn|tờ|bài|công|hội|vụ|điểm|cơ|viên|lần(?!\s+lượt)"
    r")"
)
_COUNTS = re.compile(
    rf"\s+(?:{QUANTITY}|huyện|bản|làng|tổ|nhà|khoa|nhóm|đội|đoàn|câu|diện|ý|mục|việc|gói|nội|phần|bữa|lô|kho|quãng|chặng|số|dân|diện)\b",
    re.IGNORECASE,
)
#: What may follow a bare number that is a time and no count.
CLOSED = re.compile(
    r"\s*(?:[,.;:)”\"\n|?!]|$)|\s+(?=[A-ZĐÂÁÀẢÔƠƯÊÝÍÓÚ])"
    r"|\s+(?:theo|có|đã|đang|sẽ|đến|tới|và|này|là|thì|cùng|trở|nay|khi|cũng|mới|vừa|tại|ở|trên|do|để|với|thay|phải|so|giảm|tăng|đạt|ước|vẫn|còn|hoặc)\b"
)


def counted(after: str) -> bool:
    """Whether the word behind a number is what it counts."""
    return any(words.match(after) for words in (COUNTED, TIMES, THINGS, _COUNTS))


def numbered(before: str) -> bool:
    """Whether the words before announce a number of a document, a house, a phone."""
    last = before.split()[-3:]
    if last and last[-1].casefold().rstrip(":.") in ("số", "no", "mã", "đt", "tel", "fax", "hotline", "version"):
        return True
    tail = " ".join(last).casefold()
    return any(tail.endswith(row["type"].casefold()) for row in rows("document_types"))
