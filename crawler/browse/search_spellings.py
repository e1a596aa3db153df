"""Other ways to write what was typed: abbreviations and what they stand for, places with and without their level.

``TTKSBT``, ``CDC`` and ``Trung tâm Kiểm soát bệnh tật`` are one; so are ``CDC Huế`` and ``CDC thành phố Huế``. The
facts are data/reference/unit_abbreviations.csv and provinces.csv. What was typed always comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from crawler.search_text import exact, folded, has_marks
from pipelines.reference import rows

Words = tuple[str, ...]

#: More alternatives than this are no more found, and each costs a walk through the index.
MOST_SPELLINGS = 12
#: Shorter full names ("y tế", "tỉnh") are words like any others, and abbreviations of two letters mean too much.
LEAST_WORDS, LEAST_LETTERS = 3, 3

_VOWEL = re.compile("[aeiou]")
_LEVEL_FORMS = {("tinh",), ("thanh", "pho"), ("tp",)}


class _Tables(NamedTuple):
    full: dict[Words, list[tuple[str, Words]]]  # folded abbreviation → (as in the table, what it stands for)
    short: dict[Words, list[tuple[Words, Words]]]  # folded full name → (full name, abbreviation)
    places: dict[Words, set[str]]  # folded names of provinces, of today and before → their levels
    longest: int


@cache
def _tables() -> _Tables:
    full: dict[Words, list[tuple[str, Words]]] = defaultdict(list)
    short: dict[Words, list[tuple[Words, Words]]] = defaultdict(list)
    for row in rows("unit_abbreviations"):
        abbreviation, expansion = row["abbreviation"], tuple(row["expansion"].split())
        full[_key(abbreviation.split())].append((abbreviation, expansion))
        if len(expansion) >= LEAST_WORDS and len(abbreviation.replace(" ", "")) >= LEAST_LETTERS:
            short[_key(expansion)].append((expansion, tuple(abbreviation.split())))
    places: dict[Words, set[str]] = defaultdict(set)
    for row in rows("provinces"):
        places[_key(row["name"].split())].add(row["level"])
    return _Tables(full, short, places, max(map(len, [*full, *short, *places])))


@lru_cache(maxsize=4096)
def spellings(words: Words) -> tuple[Words, ...]:
    """The words as typed and the other ways to write them, each once, at most `MOST_SPELLINGS`."""
    found: dict[Words, Words] = {}
    for form in _forms(words):
        found.setdefault(_key(form), form)
        if len(found) == MOST_SPELLINGS:
            break
    return tuple(found.values())


def grouped(words: Words) -> Iterator[Words]:
    """Loose words, with known names of four and more syllables kept together as one."""
    at = 0
    while at < len(words):
        size = next((size for size, _ in _short_at(words, at) if size > 3), 1)
        yield words[at : at + size]
        at += size


def _forms(words: Words) -> Iterator[Words]:
    yield words
    written_out = list(_with(words, _full_at))
    yield from written_out
    for form in (words, *written_out):
        yield from _with(form, _short_at)
    for form in (words, *written_out):
        yield from _placed(form)


def _with(words: Words, choices_at: Callable[[Words, int], Iterator[tuple[int, list[Words]]]]) -> Iterator[Words]:
    """The words with each place where there is a choice written the other way, and all places at once."""
    every: list[Words] = [()]
    at, changed = 0, 0
    while at < len(words):
        size, others = next(choices_at(words, at), (1, []))
        if others:
            changed += 1
            for other in others:
                yield (*words[:at], *other, *words[at + size :])
            every = [(*form, *other) for form in every for other in others][:MOST_SPELLINGS]
        else:
            every = [(*form, *words[at : at + size]) for form in every]
        at += size
    if changed > 1:
        yield from every


def _full_at(words: Words, at: int) -> Iterator[tuple[int, list[Words]]]:
    """(how many words, what they stand for) of the longest abbreviation that begins there."""
    tables = _tables()
    for size in range(min(tables.longest, len(words) - at), 0, -1):
        typed = " ".join(words[at : at + size])
        known = [
            expansion
            for abbreviation, expansion in tables.full.get(_key(typed.split()), ())
            if typed == abbreviation or _unmistakable(typed)
        ]
        if known:
            yield size, list(dict.fromkeys(known))


def _unmistakable(typed: str) -> bool:
    """Typed in small letters or without marks it is still no word of Vietnamese: ttyt, bvdk, but not ca and not who."""
    letters = folded(typed).replace(" ", "")
    return len(letters) >= LEAST_LETTERS and not _VOWEL.search(letters)


def _short_at(words: Words, at: int) -> Iterator[tuple[int, list[Words]]]:
    """(how many words, their abbreviations) of the longest full name that begins there; marks count where typed."""
    tables = _tables()
    for size in range(min(tables.longest, len(words) - at), LEAST_WORDS - 1, -1):
        typed = words[at : at + size]
        known = [
            abbreviation
            for expansion, abbreviation in tables.short.get(_key(typed), ())
            if not has_marks(" ".join(typed)) or exact(" ".join(typed)) == exact(" ".join(expansion))
        ]
        if known:
            yield size, known


def _placed(words: Words) -> Iterator[Words]:
    """A unit and its province, with and without the province's level between them."""
    tables = _tables()
    for at in range(len(words)):
        full = [(size, names) for size, names in _full_at(words, at) if max(map(len, names)) >= LEAST_WORDS]
        for size, _ in (*full, *_short_at(words, at)):
            unit, rest = words[at : at + size], words[at + size :]
            levels = [level for level in _LEVEL_FORMS if _key(rest[: len(level)]) == level]
            place = rest[len(levels[0]) :] if levels else rest
            known = next((name for length in (4, 3, 2, 1) if (name := _key(place[:length])) in tables.places), None)
            if known is None:
                continue
            for level in ((), *(tuple(level.split()) for level in sorted(tables.places[known]))):
                for name in (unit, *(other for _, others in _short_at(unit, 0) for other in others)):
                    yield (*words[:at], *name, *level, *place)
            return


def _key(words: Iterable[str]) -> Words:
    return tuple(folded(" ".join(words)).split())
