"""Who is named where nobody else is: whom a text thanks for its advice, or who put it on the site.

Readers take the one name on a page for its author's. The rule that is stored with it says whose it is: "poster …" or
"adviser …". A source rules both out, and no account, office or single word is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.author_names import people, whole_names
from pipelines.below_text import is_of_another
from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.fact_nodes import nodes_of
from pipelines.fact_rows import first_running
from pipelines.lines import Line, Part, Picture

_LONGEST = 240
_ABOVE = 3  # lines above a title
_BELOW = 10
_CLOSING = 3  # last lines of a text
_POSTED = re.compile(
    r"(?<!ban )\b(?:(?:(?:đã )?được )?(?:đăng(?: tải)?|cập nhật) bởi"
    r"|người (?:đăng|gửi|nhập|tạo|đưa|cập nhật)(?: tin| bài(?: viết)?)?|posted by|published by"
    r"|(?:người )?biên tập(?: viên)?(?=\s*:))\s*:?\s*",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"\W*(?:(?:cố vấn|tham vấn|tư vấn|thẩm định|kiểm duyệt)(?: nội dung)?"
    r" (?:chuyên môn|y khoa|y học|nội dung)|cố vấn)\s*:\s*"
    r"|\W*bài (?:viết )?(?:này )?(?:đã )?được (?:cố vấn|tham vấn|tư vấn|thẩm định|kiểm duyệt)"
    r"(?: (?:chuyên môn|y khoa|nội dung))* (?:bởi|cùng|với|từ)\s+",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:\b(?:nguồn(?: tin| bài viết)?|source)\s*:\s*|^\W*theo\s*:?\s+)[^\W_]", re.IGNORECASE)
#: Where the next fact of a row begins.
_NEXT = re.compile(
    r"\s*[|•·;(]|\s+[-–—/]\s+|,?\s*\d"
    r"|\s+(?:on|at|lúc|vào|ngày|trong|(?:số )?(?:lượt|lần) (?:xem|đọc)|đã xem|chuyên mục|danh mục)\b",
    re.IGNORECASE,
)


def last_named(
    items: Sequence[Line | Picture], title_at: int | None, lines: Sequence[int], end: int | None
) -> Iterator[Part]:
    """Who is named beside an article of which nothing else tells the author; nobody where it names its source."""
    places = list(_places(items, title_at, lines, end))
    texts = {i: item.text for i in places if isinstance(item := items[i], Line) and len(item.text) <= _LONGEST}
    if any(_SOURCE.search(text) for text in texts.values() if text[-1] not in ".…:"):
        return
    for pattern, rule in ((_ADVISED, "adviser beside the text"), (_POSTED, "poster beside the text")):
        for i, text in texts.items():
            label = pattern.search(text)
            name = _behind(items, i, pattern, text[label.end() :]) if label is not None else None
            if name:
                yield Part(text=name, positions=frozenset({i}), rule=rule)


def _places(
    items: Sequence[Line | Picture], title_at: int | None, lines: Sequence[int], end: int | None
) -> Iterator[int]:
    """Lines right above and below the title, the last of the text, and those below it, up to other articles."""
    text_at = first_running(items, lines)
    if title_at is not None and text_at is not None:
        for i in range(title_at - 1, max(title_at - 1 - _ABOVE, -1), -1):
            if not isinstance(items[i], Line) or not _is_own(items[i]) or is_of_another(items[i]):
                break
            yield i
        yield from (i for i in range(title_at + 1, text_at) if _is_own(items[i]) or _is_layouts(items[i]))
    if end is None:
        return
    yield from (i for i in lines[-_CLOSING:] if text_at is None or i > text_at)
    for i in range(end + 1, min(end + 1 + _BELOW, len(items))):
        item = items[i]
        chrome = (item.chrome or "") if isinstance(item, Line) else ""
        if isinstance(item, Line) and (item.heading or _leads_on(item)):
            return
        if "related" in chrome or "comment" in chrome or is_of_another(item):
            return
        if _is_own(item) or chrome == "tag:footer":
            yield i


def _is_layouts(item: Line | Picture) -> bool:
    """Whether a layout leaves out a line between title and text: its row of facts."""
    return (
        isinstance(item, Line) and (item.chrome or "").startswith("layout:") and _POSTED.search(item.text) is not None
    )


def _leads_on(line: Line) -> bool:
    """Whether a line is mostly a link as long as titles are: to another article, with its day."""
    return line.links > 0.5 and len(line.text.split()) >= 6 and _POSTED.match(line.text) is None


def _is_own(item: Line | Picture) -> bool:
    return isinstance(item, Line) and (item.chrome or "words:").startswith(("words:", "learned", "name:"))


def _behind(items: Sequence[Line | Picture], at: int, pattern: re.Pattern[str], rest: str) -> str | None:
    """The whole personal names behind a label, in the same line or alone in the next one."""
    line = items[at]
    assert isinstance(line, Line)
    if not rest:
        after = items[at + 1] if at + 1 < len(items) else None
        return _name(after.text) if isinstance(after, Line) and not stamps(after.text) else None
    parts = [part for _, part in nodes_of(line.element) if part != line.text]
    apart = [part for part in parts if rest.startswith(part)]
    within = [
        part[label.end() :] for part in parts if (label := pattern.match(part)) and rest.startswith(part[label.end() :])
    ]
    cut = _NEXT.search(rest)
    for candidate in (*sorted(apart, key=len), *within, rest[: cut.start()] if cut else rest):
        name = _name(candidate) or _credited(items, candidate)
        if name:
            return name
    return None


def _credited(items: Sequence[Line | Picture], text: str) -> str | None:
    """A pen name that a photo of the page is credited to as well: no account takes photos."""
    name = people(text, labelled=True, pen=True) if len(text.split()) >= 2 else None
    credit = re.compile(rf"\bảnh\s*:\s*{re.escape(name)}\W*$", re.IGNORECASE) if name else None
    told = credit is not None and any(isinstance(line, Line) and credit.search(line.text) for line in items)
    return name if told else None


def _name(text: str) -> str | None:
    name = whole_names(text)
    return name if name and not is_signature(name) else None
