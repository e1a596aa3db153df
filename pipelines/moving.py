"""Counters and clocks: lines whose place is always the same and whose figures never are.

They are known by DOM path and by their words, the figures masked. A publication date has the same looks; a clock
differs from it in one thing: wherever it stands, it shows the day of the fetch.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pipelines.blocks import Block
from pipelines.dating import stamps
from pipelines.lines import Line

_LONGEST = 80
#: Of the pages that have a line at this place, so many have these words there: a title or a paragraph varies.
_ALWAYS = 0.8
_FIGURES = re.compile(r"\d[\d.,:/ -]*")
_WEEKDAY = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_HOURS = timedelta(hours=7)  # local time of the sites
_PROSE_ENDS = (".", ";", "!", "?")


def moving_key(path: str, text: str) -> str | None:
    """The key of a line that may be a counter or a clock, None for all other lines."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text) or text.endswith(_PROSE_ENDS):
        return None
    if path.rpartition("/")[2].partition(".")[0].partition("#")[0] in ("h1", "h2", "h3"):
        return None
    words = _FIGURES.sub("0", _WEEKDAY.sub("0", text))
    return hashlib.sha256(f"moving\n{path}\n{words}".encode("utf-8", errors="replace")).hexdigest()[:16]


def key_of(line: Line) -> str | None:
    return moving_key(line.path[-240:], line.text)


def moving_blocks(
    pages: Iterable[tuple[str, datetime, Sequence[Block]]], least: float
) -> dict[str, tuple[list[tuple[Block, datetime]], int]]:
    """Key → the blocks it stands for and on how many articles, of what moves on at least ``least`` of the pages.

    ``pages``: name of the article, when it was fetched, and its blocks.
    """
    at_path: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[tuple[Block, datetime]]] = defaultdict(list)
    for article, fetched_at, blocks in pages:
        for block in blocks:
            at_path[block.path].add(article)
            key = moving_key(block.path, block.sample)
            if key is not None:
                seen[key].add(article)
                places[key].append((block, fetched_at))
    return {
        key: (places[key], len(articles))
        for key, articles in seen.items()
        if len(articles) >= least
        and len({block.sample for block, _ in places[key]}) > 1
        and len(articles) >= _ALWAYS * len(at_path[places[key][0][0].path])
        and _is_counter_or_clock(places[key])
    }


def _is_counter_or_clock(places: Sequence[tuple[Block, datetime]]) -> bool:
    """No date at all, or always that of the fetch, give or take a day at midnight."""
    for block, fetched_at in places:
        today = (fetched_at + _HOURS).date()
        near = {(today + timedelta(days=days)).isoformat() for days in (-1, 0, 1)}
        for stamp in stamps(block.sample):
            if stamp.value[:10] not in near:
                return False
    return True
