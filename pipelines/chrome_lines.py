"""Lines that portals put around their articles, told by their words and their form alone.

Only what no article says on a line of its own; what depends on the place of a line is decided by who reads the page.
Phrases: data/reference/page_chrome.csv and chrome_lines.csv.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipelines.labels import chrome_kind
from pipelines.reference import rows
from pipelines.text import fold, nfc_clean

#: Kinds after which, under an article, nothing of the article comes.
ENDING = frozenset({"related", "poll", "comment", "links"})
_LONGEST_LABEL_WORDS = 14
_COUNTER = re.compile(
    r"(?:truy cập|lượt xem|lượt đọc|lượt tải|online|trực tuyến|visitors?|hits|đã xem)\b[\s:|()-]*\d[\d.,]*|"
    r"^\d[\d.,]*\s*(?:lượt\s+(?:xem|đọc|truy cập)|views?)$"
)
_CONTACT = re.compile(
    r"^(?:địa chỉ|trụ sở|điện thoại|đt|tel|fax|e-?mail|thư điện tử|hotline|đường dây nóng|website)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"^(?:trang chủ|trang nhất|home)\s*(?:[>»/›]|\s-\s)", re.IGNORECASE)
_PAGER = re.compile(r"^(?:(?:\d{1,3}|[«»‹›<>.…]+|trang|đầu|cuối|trước|sau|tiếp)\s*){2,}$", re.IGNORECASE)
_FONT_SIZE = re.compile(r"^(?:a\s*[-+–]?\s*){2,}[|\s]*$", re.IGNORECASE)
_MENU_MARKS = re.compile(r"\s+[|»›•·]\s+|\s{2,}[|]")
_COPYRIGHT = re.compile(r"^(?:©|\(c\)\s|copyright\b|bản quyền\b)", re.IGNORECASE)
_FILE = re.compile(r"^\S.{0,150}\.(?:pdf|docx?|xlsx?|zip|rar|pptx?|jpe?g|png)(?:\s*\([^()]*\))?$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


@cache
def _phrases() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole = {fold(row["phrase"]): row["kind"] for row in rows("chrome_lines") if row["match"] == "line"}
    starts = tuple((fold(row["phrase"]), row["kind"]) for row in rows("chrome_lines") if row["match"] == "start")
    return whole, starts


def is_chrome(line: str) -> str | None:
    """Why a line is no part of any article (``related``, ``counter``, ``menu``, ``glued links`` …), else None."""
    text = " ".join(nfc_clean(line).split())
    if not any(c.isalpha() for c in text):
        return "no words" if not _is_figure(text) else None
    kind = chrome_kind(text) or _by_phrase(text)
    if kind is not None:
        return kind
    words = len(text.split())
    folded = fold(text)
    if _ADDRESS.match(text):
        return "address"
    if words <= _LONGEST_LABEL_WORDS and (_COUNTER.search(folded) and not text.endswith(".")):
        return "counter"
    if _BREADCRUMB.match(text):
        return "breadcrumb"
    if _CONTACT.match(text) and words <= 30:
        return "contact"
    if _COPYRIGHT.match(text):
        return "licence"
    if _FONT_SIZE.match(text) or _PAGER.match(text):
        return "tool"
    if _FILE.match(text) and words <= 25:
        return "file"
    if _seams(text) >= 2 and not re.search(r"[.!?:;]", text):
        return "glued links"
    if _is_menu(text):
        return "menu"
    return None


def _seams(text: str) -> int:
    """How often a capital follows a small letter, where a dump ran the labels of links together."""
    return sum(1 for left, right in pairwise(text) if left.islower() and right.isupper())


def _is_figure(text: str) -> bool:
    """A number or a date alone may be a cell of a table, or the article's stamp."""
    return bool(re.search(r"\d", text)) and not _PAGER.match(text)


def _is_menu(text: str) -> bool:
    """Labels of buttons or links with bars between them, at least half of them known ones."""
    parts = [part.strip() for part in _MENU_MARKS.split(text) if part.strip()]
    known = sum(1 for part in parts if chrome_kind(part) or _by_phrase(part))
    return len(parts) >= 2 and known * 2 >= len(parts)


def _by_phrase(text: str) -> str | None:
    whole, starts = _phrases()
    folded = fold(text)
    label = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    if label in whole:
        return whole[label]
    if len(text.split()) > _LONGEST_LABEL_WORDS or text.rstrip("./ ") != text.rstrip():
        return None
    for phrase, kind in starts:
        if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
            return kind
    return None
