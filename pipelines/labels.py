"""Lines that pages carry around their articles, and titles of pages that are none: data/reference/page_*.csv."""

from __future__ import annotations

from functools import cache, lru_cache

from pipelines.buttons import button_kind
from pipelines.reference import rows
from pipelines.text import fold

#: A line longer than this says something of its own, however it begins.
_LONGEST_LABEL = 160


@cache
def _phrases(table: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...], tuple[str, ...]]:
    whole: dict[str, str] = {}
    starts: list[tuple[str, str]] = []
    for row in rows(table):
        phrase = fold(row["phrase"])
        if row["match"] == "line":
            whole[phrase] = row["kind"]
        else:
            starts.append((phrase, row["kind"]))
    return whole, tuple(starts), tuple(phrase for phrase, _ in starts)


#: The lines of menus come again on every page of a host.
@lru_cache(maxsize=8192)
def _kind(table: str, text: str) -> str | None:
    if len(text) > _LONGEST_LABEL:
        return None
    folded = fold(text).strip(" :…>»«|-–•*.+()[]?!↑←→›")
    whole, starts, openings = _phrases(table)
    if folded in whole:
        return whole[folded]
    folded = fold(text).lstrip(" >»|-–•*")
    if not folded.startswith(openings):
        return None
    for phrase, kind in starts:
        if folded.startswith(phrase):
            rest = folded[len(phrase) :]
            # "Lỗi 404" must not match "Lỗi 4045"; "Tags:" may be followed by anything.
            if not rest or not rest[0].isalnum() or not phrase[-1].isalnum():
                return kind
    return None


def chrome_kind(text: str) -> str | None:
    """What kind of chrome a line is by its words (related, counter, tool, share, poll, licence …), or None."""
    return _kind("page_chrome", text) or button_kind(text)


def title_kind(text: str) -> str | None:
    """home, list or error when a title is that of a page without an article, else None."""
    return _kind("page_titles", text)
