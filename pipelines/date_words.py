"""Words around a figure that tell a date from a count, a number of a document, a house or a telephone."""

from __future__ import annotations

import re

from pipelines.reference import rows

BRACKETED = re.compile(r"\(\s*$")
COUNTED = re.compile(
    r"\s+(?:số|tổng|dân|xã|phường|huyện|tỉnh|thôn|người|trẻ|ca|bệnh|thành|đại|chỉ|tiêu|cơ|đơn|trạm|hộ|viên|liều)\b"
)
TIMES = re.compile(r"\s+(?:lần|kỳ|buổi|ngày|đợt|người|viên|triệu|nghìn|tuổi|tháng)\b", re.IGNORECASE)
THINGS = re.compile(r"\s+(?:đơn|xã|trạm|bữa|ca|bên|nơi|cháu|trẻ|hộ|số)\b")
#: What may follow a bare number that is a time and no count.
CLOSED = re.compile(
    r"\s*(?:[,.;:)”\"\n|?!]|$)|\s+(?=[A-ZĐÂÁÀẢÔƠƯÊÝÍÓÚ])"
    r"|\s+(?:theo|có|đã|đang|sẽ|đến|tới|và|này|là|thì|cùng|trở|nay|khi|cũng|mới|vừa|tại|ở|trên|do|để|với|thay|phải)\b"
)


def numbered(before: str) -> bool:
    """Whether the words before announce a number of a document, a house, a phone."""
    last = before.split()[-3:]
    if last and last[-1].casefold().rstrip(":.") in ("số", "no", "mã", "đt", "tel", "fax", "hotline"):
        return True
    tail = " ".join(last).casefold()
    return any(tail.endswith(row["type"].casefold()) for row in rows("document_types"))
