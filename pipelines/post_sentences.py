"""The sentence that blogs print below a post: when it was posted, and in which section.

"This entry was posted on Monday, May 5th, 2025 at 3:40 pm and is filed under News. You can …", as the themes that ship
with WordPress have it, and as translators of those themes put it into Vietnamese, each in words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crawler.items import Dating
from pipelines.dating import stamps
from pipelines.dom import text_of
from pipelines.lines import Line, Picture

_LONGEST = 700
#: How far from the opening the stamp may stand: behind the section and the author.
_STAMPED = 220
#: As which kinds of chrome it may pass: it names comments, tags and feeds.
_CHROME = ("learned", "words:", "name:", "tag:footer")
#: "Written by A on 12 March 2025. Posted in News", over the text instead of below it.
_CREDIT = re.compile(
    r"\W*(?:(?P<poster>(?:(?:đã\s+)?được\s+)?đăng(?:\s+tải)?\s+bởi|posted\s+by|published\s+by)|(?:written|submitted)\s+by"
    r"|(?:được\s+)?(?:viết|gửi)\s+bởi)\s*:?\s+(?P<author>[^.:;|]{2,60}?),?\s+(?:on|at|vào(?:\s+(?:lúc|ngày))?|ngày|lúc)\s+(?P<when>.{6,60}?)"
    r"(?:[.,]?\s+(?:posted\s+in|filed\s+under|(?:được\s+)?đăng\s+(?:trong|tại)|in|trong)\s*:?\s+(?P<filed>[^.]{2,80}?))?\s*\.?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:this\s+(?:entry|post|article|item)\s+(?:was|has\s+been|is)\s+(?:posted|published|written|filed)"
    r"|(?:bài|mục|tin|bản\s+tin|bài\s+viết|bài\s+đăng|entry)\s+này\s+(?:đã\s+)?được\s+"
    r"(?:đăng|gửi|viết|xuất\s+bản|đưa\s+lên|tạo|post))\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
#: What only a template goes on with: where the post is filed, tagged, and what its reader may do.
_FILED = re.compile(
    r"\b(?:filed\s+under|posted\s+in|tagged|bookmark|permalink|RSS|trackback"
    r"|(?:trong|thuộc|dưới|vào)\s+(?:chuyên\s+|danh\s+|thư\s+)?mục|thể\s+loại|gắn\s+thẻ|đường\s+dẫn\s+tĩnh)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a template's sentence over a text says."""

    author: str | None  # None: it names who put the text on the site
    filed: str | None


def credit(text: str) -> Credit | None:
    """The author and the section in such a sentence; None where a text is none, or tells no day."""
    found = _CREDIT.fullmatch(text) if len(text) <= _STAMPED else None
    if found is None or not stamps(found["when"]):
        return None
    return Credit(author=None if found["poster"] else found["author"], filed=found["filed"])


def post_sentence(items: Sequence[Line | Picture], after: int) -> int | None:
    """The position of the first such sentence behind a position; what stands among other articles or comments is
    none.
    """
    for i in range(after, len(items)):
        line = items[i]
        if isinstance(line, Line) and (line.chrome or "learned").startswith(_CHROME) and _is_one(line.text):
            return i
    return None


def _is_one(text: str) -> bool:
    return len(text) <= _LONGEST and _OPENING.match(text) is not None and _FILED.search(text) is not None


def posted(line: Line, *, abroad: bool = False) -> Dating | None:
    """When the post above such a sentence was posted."""
    opening = _OPENING.match(line.text)
    if opening is None:
        return None
    after = opening.start("rest")
    for stamp in stamps(line.text, abroad=abroad):
        if after <= stamp.start <= after + _STAMPED and stamp.precision != "month":
            raw = line.text[stamp.start : stamp.end].strip()
            return Dating(value=stamp.value, precision=stamp.precision, rule="label:sentence below the post", raw=raw)
    return None


def filed_under(line: Line) -> str | None:
    """The section that such a sentence links to."""
    for link in line.element.iter("a"):
        if _is_category(link):
            return text_of(link) or None
    return None


def _is_category(link: Any) -> bool:
    return "category" in (link.get("rel") or "").casefold().split()
