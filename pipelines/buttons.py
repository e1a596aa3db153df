"""Lines made of nothing but what buttons and forms say: "Chia sẻ Facebook In bài", "Nghe bài viết | Giọng nữ miền Bắc".

Every site words its buttons in its own way, out of the same few words. The phrases: data/reference/page_buttons.csv,
beside the labels of page_chrome.csv that stand for a whole line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.reference import rows
from pipelines.text import fold

_LONGEST_ROW = 90
_LONGEST_PHRASE = 7  # words
_LABELS = frozenset({"tool", "share", "comment", "poll", "search"})
_RATING = re.compile(r"(?:đánh giá|xếp hạng)\s*(?::\s*[☆★\d(]|[☆★(]).{0,40}$", re.IGNORECASE)
_COUNT = re.compile(r"(?<![^\W_])\d+x?(?![^\W_])|[^\w\s]+")
#: A telephone number is no count: "Zalo: 0912 345 678" says something.
_TELEPHONE = re.compile(r"\d[\d .]{6,}\d")
#: The mark of a form's field that must be filled in.
_REQUIRED = re.compile(r"(?:\(\*\)|\s\*)\s*:?$")
_COMMENTS = re.compile(
    r"\(?\d+\)? (?:ý kiến|bình luận|phản hồi|nhận xét|comments?)\W*|(?:ý kiến|phản hồi|nhận xét) \(\d+\)\W*",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b.*(?:trải nghiệm|đồng ý|chấp nhận|experience|consent|accept)", re.IGNORECASE)
_LONGEST_NOTE = 300


@lru_cache(maxsize=8192)
def button_kind(text: str) -> str | None:
    """tool, share, comment, poll or search for a button, a row of them, a form's field or a label with its count ("Bình
    luận (0)"); related for the heading of a list of other articles; None where anything else stands there.
    """
    if len(text) <= _LONGEST_NOTE and _COOKIES.search(text):
        return "tool"
    if len(text) > _LONGEST_ROW or _TELEPHONE.search(text):
        return None
    if _RATING.match(text):
        return "poll"
    if _COMMENTS.fullmatch(text):
        return "comment"
    found = _made_of(_COUNT.sub(" ", fold(text)).split())
    if found and _REQUIRED.search(text):
        return "comment"
    if not all(phrase.whole for _, phrase in found):
        found = [(length, phrase) for length, phrase in found if phrase.tells]
        if any(phrase.kind == "related" for _, phrase in found):
            return "related"
    # The longest of them says what the row is, of two alike the last.
    return max(reversed(found), key=lambda one: one[0])[1].kind if found else None


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    whole: bool  # a button by itself
    tells: bool  # what else stands in the line may be mere words


def _made_of(words: Sequence[str]) -> list[tuple[int, _Phrase]]:
    """The phrases, each with its length, that these words consist of; none where one word is of no phrase."""
    phrases = _phrases()
    found: list[tuple[int, _Phrase]] = []
    at = 0
    if not words or words[0] not in _first_words():
        return found
    while at < len(words):
        length = next(
            (n for n in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in phrases),
            0,
        )
        if not length:
            return []
        found.append((length, phrases[" ".join(words[at : at + length])]))
        at += length
    return found


@cache
def _phrases() -> dict[str, _Phrase]:
    table = {fold(row["phrase"]): row["kind"] for row in rows("page_buttons")}
    labels = {
        fold(row["phrase"]): row["kind"]
        for row in rows("page_chrome")
        if row["match"] == "line" and row["kind"] in _LABELS
    }
    return {
        phrase: _Phrase(labels.get(phrase) or table[phrase], phrase in labels, table.get(phrase, "word") != "word")
        for phrase in (*table, *labels)
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases())
