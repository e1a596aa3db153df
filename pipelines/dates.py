"""Calendar expressions in Vietnamese prose: which words are one, and the day, month, quarter or year they mean.

Several patterns may begin at one place; the earliest and then the longest wins, and what it covers is done with, also
when it turns out to be impossible: "32/1/2025" must not leave "1/2025" behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.items import Mention
from pipelines.date_chains import chained
from pipelines.date_context import is_date
from pipelines.date_lists import joined, lists, sharing_years, year_list
from pipelines.date_lunar import LUNAR, as_lunar, is_lunar, is_same_day
from pipelines.date_patterns import (
    EXPRESSIONS,
    HEAD,
    OPENING,
    PART,
    TAIL,
    D,
    Read,
    Reading,
    compiled,
    matches,
    read_day,
)
from pipelines.date_sense import Anchor
from pipelines.date_values import SAME_YEAR, YEAR_WORDS
from pipelines.reference import rows

#: Day and month alone: a date only where the words around them say so.
_YEAR_WORD = rf"\s+(?:năm\s+(?P<yr>{'|'.join(YEAR_WORDS)})|(?P<same>{SAME_YEAR}))\b"
BARE = compiled(rf"{HEAD}(?P<d>{D})(?P<s>[/\-.])(?P<m>{D})(?:{_YEAR_WORD})?{TAIL}")
_RELATIVE = compiled(
    rf"(?<!\w)(?=[cnhstđrk])(?:(?P<same>(?:{PART}\s+)?cùng\s+ngày)|(?P<today>(?:ngày\s+)?hôm\s+nay|(?:sáng|trưa|chiều|tối|đêm)\s+nay)"
    r"|(?P<yesterday>(?:ngày\s+)?hôm\s+qua|(?:sáng|trưa|chiều|tối|đêm)\s+(?:hôm\s+)?qua)|(?P<tomorrow>ngày\s+mai))\b"
)


_COURTESY = re.compile(
    rf"\b(?:{'|'.join(re.escape(row['courtesy']) for row in rows('courtesies'))}|bác\s+sĩ|y\s+sĩ|BS\.?)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    start: int
    end: int
    rule: str
    parts: tuple[tuple[int, int, Reading], ...]  # empty: an expression that is no real date


def find_dates(text: str, published: date | None) -> list[Mention]:
    """The calendar expressions of an NFC text, in order, not overlapping.

    Args:
        published: the article's date, from which a missing year and "hôm qua" are worked out; where only its month
            or year is known, any day in it. None: such expressions get no ``iso``.
    """
    openings = [opening.start() for opening in OPENING.finditer(text)]
    expressions = (*LUNAR, *EXPRESSIONS, ("day:bare", BARE, read_day))
    candidates = [
        c
        for rule, pattern, read in expressions
        for c in _candidates(text, rule, matches(pattern, text, openings), read, published)
    ]
    candidates += [
        _Candidate(start=found.start, end=found.end, rule=found.rule, parts=found.parts)
        for found in lists(text, openings, lambda start: Anchor(published=published, text=text, start=start, end=start))
    ]
    candidates.sort(key=lambda c: (c.start, -c.end))
    found: list[Mention] = []
    place = 0
    for candidate in candidates:
        last = found[-1] if found else None
        if candidate.start < place or not is_date(text, candidate.start, candidate.end, candidate.rule, last):
            continue
        place = candidate.end
        here = [
            _mention(text, start, end, candidate.rule, reading, published) for start, end, reading in candidate.parts
        ]
        if last is not None and is_same_day(text, last, here):
            here = [replace(here[0], iso=last.iso)]
        found += here
        if candidate.parts and candidate.rule in ("year", "year:bare"):
            found += year_list(text, candidate.end)
            place = found[-1].end
    found = chained(text, sharing_years(text, found), published)
    return _with_relative(text, joined(text, found), published)


def _candidates(
    text: str, rule: str, written: Iterable[re.Match[str]], read: Read, published: date | None
) -> list[_Candidate]:
    found = []
    for match in written:
        start, end = match.span()
        try:
            reading = read(match, Anchor(published=published, text=text, start=start, end=end))
        except ValueError:
            reading = None
        if reading is None and rule.startswith(("days", "quarters", "day:spelt")):
            continue  # "5-3/2" is no range; what it holds is looked at by itself
        found.append(_Candidate(start=start, end=end, rule=rule, parts=((start, end, reading),) if reading else ()))
    return found


def _mention(text: str, start: int, end: int, rule: str, reading: Reading, published: date | None) -> Mention:
    iso = reading.iso
    if is_lunar(text, end) and not rule.startswith("lunar"):
        anchor = Anchor(published=published, text=text, start=start, end=end)
        iso = as_lunar(iso, anchor, inferred=reading.inferred)
    return Mention(
        kind="date",
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        confidence=0.9 if reading.inferred else 1.0,
        iso=iso,
        precision=reading.precision,
    )


def _is_past(iso: str | None, published: date | None) -> bool:
    return iso is not None and (published is None or iso <= published.isoformat())


def _with_relative(text: str, found: list[Mention], published: date | None) -> list[Mention]:
    """Add "hôm qua", "cùng ngày" …: measured from the article's date, or from the date that stands beside them."""
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "same": 0}
    result = list(found)
    for match in _RELATIVE.finditer(text):
        start, end = match.span()
        if any(m.start < end and start < m.end for m in found):
            continue
        if text[start].isupper() and _COURTESY.search(text[max(0, start - 20) : start]):
            continue  # "Ông Sáng nay đã khỏe": that is his name
        kind = next(name for name in shifts if match[name])
        beside = next((m for m in found if m.start >= end and re.fullmatch(r"[\s,(]*", text[end : m.start])), None)
        # "Cùng ngày" goes on with what was told: not with a deadline that lies ahead.
        before = [
            m
            for m in found
            if m.end <= start and m.precision == "day" and not m.rule.startswith("lunar") and _is_past(m.iso, published)
        ]
        iso: str | None = None
        if beside is not None and beside.precision == "day":
            iso = beside.iso
        elif kind == "same" and before:
            iso = before[-1].iso
        elif published is not None:
            try:
                iso = (published + timedelta(days=shifts[kind])).isoformat()
            except OverflowError:
                iso = None
        result.append(
            Mention(
                kind="date",
                start=start,
                end=end,
                text=match.group(),
                rule=f"relative:{kind}",
                confidence=0.8,
                iso=iso,
                precision="day",
                relative=True,
            )
        )
    return sorted(result, key=lambda m: (m.start, m.end))
