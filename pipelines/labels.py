"""Lines that pages carry around their articles, and titles of pages that are none: data/reference/page_*.csv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.reference import rows
from pipelines.text import fold

#: A line longer than this says something of its own, however it begins.
_LONGEST_LABEL = 160
#: Rows of buttons are short, and so are what they say.
_LONGEST_ROW = 90
_LONGEST_PHRASE = 7
_BUTTONS = frozenset({"tool", "share", "comment", "poll", "search"})
_RATING = re.compile(r"(?:đánh giá|xếp hạng)\s*(?::\s*[☆★\d(]|[☆★(]).{0,40}$", re.IGNORECASE)
_COUNT = re.compile(r"(?<![^\W_])\d+(?![^\W_])|[^\w\s]+")


@cache
def _phrases(table: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    starts: list[tuple[str, str]] = []
    for row in rows(table):
        phrase = fold(row["phrase"])
        if row["match"] == "line":
            whole[phrase] = row["kind"]
        else:
            starts.append((phrase, row["kind"]))
    return whole, tuple(starts)


#: The lines of menus come again on every page of a host.
@lru_cache(maxsize=8192)
def _kind(table: str, text: str) -> str | None:
    if len(text) > _LONGEST_LABEL:
        return None
    folded = fold(text).strip(" :…>»«|-–•*.+()[]")
    whole, starts = _phrases(table)
    if folded in whole:
        return whole[folded]
    folded = fold(text).lstrip(" >»|-–•*")
    for phrase, kind in starts:
        if folded.startswith(phrase):
            rest = folded[len(phrase) :]
            # "Lỗi 404" must not match "Lỗi 4045"; "Tags:" may be followed by anything.
            if not rest or not rest[0].isalnum() or not phrase[-1].isalnum():
                return kind
    return None


def chrome_kind(text: str) -> str | None:
    """What kind of chrome a line is by its words (related, counter, tool, share, poll, licence …), or None."""
    return _kind("page_chrome", text) or _row_of_labels(text)


@lru_cache(maxsize=8192)
def _row_of_labels(text: str) -> str | None:
    """The kind of a row of buttons ("Chia sẻ Facebook In bài") or of a label with its count ("Bình luận (0)"), None
    where anything else stands there.
    """
    if len(text) > _LONGEST_ROW:
        return None
    if _RATING.match(text):
        return "poll"
    labels = _labels()
    words = _COUNT.sub(" ", fold(text)).split()
    if not words or words[0] not in _first_words():
        return None
    kind, at, most = None, 0, 0
    while at < len(words):
        length = next(
            (n for n in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in labels),
            0,
        )
        if not length:
            return None
        if length >= most:
            kind, most = labels[" ".join(words[at : at + length])], length
        at += length
    return kind


@cache
def _labels() -> dict[str, str]:
    return {phrase: kind for phrase, kind in _phrases("page_chrome")[0].items() if kind in _BUTTONS}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _labels())


def title_kind(text: str) -> str | None:
    """home, list or error when a title is that of a page without an article, else None."""
    return _kind("page_titles", text)
