"""The statistical tagger of units, an experiment: a CRF over syllables that is shown what the grammar found.

It may mend where a unit of the grammar's begins or ends, and add one that it is sure of; it takes none away.
`make model` trains and measures it (bench/train_tagger.py). It is no part of `find_mentions`: docs/quality.md says why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from crawler.items import Mention
from pipelines.gazetteer import Gazetteer, keys, table
from pipelines.person_names import foreign
from pipelines.places import names
from pipelines.syllables import BREAK, TITLE, UPPER, Syllables

#: How sure the tagger must be (the least marginal probability along the name and behind it).
SURE_TO_ADD = 0.8
SURE_TO_MEND = 0.5

_OUTSIDE, _BEGIN, _INSIDE = "O", "B-unit", "I-unit"
_EDGE = "<>"
_CAPITAL = frozenset({TITLE, UPPER})
_NEAR = 4  # words around a capital that are read with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A name between two tokens, and how sure the tagger is of both its ends."""

    start: int
    end: int
    confidence: float


@cache
def _tables() -> tuple[tuple[str, Gazetteer, frozenset[str]], ...]:
    """The tables that the tagger is told of, with the words that their entries begin with."""
    tables = (
        ("role", table("roles", "role")),
        ("title", table("titles", "title")),
        ("courtesy", table("courtesies", "courtesy")),
        ("head", table("unit_heads", "head", joints=True)),
        ("domain", table("unit_domains", "domain", joints=True)),
        ("fixed", table("unit_fixed", "name", joints=True)),
        ("level", table("admin_levels", "level")),
        ("thing", table("not_people", "word")),
        ("place", names()),
    )
    return tuple((name, gazetteer, gazetteer.beginnings()) for name, gazetteer in tables)


def tags_of(tokens: Syllables, spans: Sequence[tuple[str, int, int]]) -> list[str]:
    """B- and I- tags of (kind, first token, token behind); an earlier span keeps what a later one overlaps."""
    tags = [_OUTSIDE] * len(tokens)
    for kind, start, end in spans:
        if all(tag == _OUTSIDE for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def between(tokens: Syllables, start: int, end: int) -> tuple[int, int]:
    """First token and token behind of a span of the text."""
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)


def observations(tokens: Syllables, opinion: Sequence[str], begin: int, end: int) -> list[list[str]]:
    """What the tagger is told of each token of a stretch: words, capitals, tables, and the grammar's ``opinion``."""
    padded = range(begin - 2, end + 2)
    inside = range(max(begin - 2, 0), min(end + 2, len(tokens)))
    left, right = [_EDGE] * (inside.start - padded.start), [_EDGE] * (padded.stop - inside.stop)
    around = slice(inside.start, inside.stop)
    words = [*left, *tokens.keys[around], *right]
    shapes = [*left, *map(str, tokens.shapes[around]), *right]
    kinds = [*left, *_kinds(tokens, inside), *right]
    found = [*left, *opinion[around], *right]
    marks = [*([] for _ in left), *_marks(tokens, inside), *([] for _ in right)]
    told: list[list[str]] = []
    for i in range(end - begin):
        p, c, n = i + 1, i + 2, i + 3  # before, here, behind in the padded columns
        word, shape, here = words[c], shapes[c], found[c]
        told.append(
            [
                "-",
                f"w-2 {words[i]}",
                f"w-1 {words[p]}",
                f"w {word}",
                f"w+1 {words[n]}",
                f"w+2 {words[i + 4]}",
                f"w-1+0 {words[p]} {word}",
                f"w+0+1 {word} {words[n]}",
                f"s {shapes[i]}{shapes[p]}{shape}{shapes[n]}{shapes[i + 4]}",
                f"s+1 {shapes[p]}{shape}{shapes[n]}",
                f"k {kinds[p]} {kinds[c]} {kinds[n]}",
                f"g {found[p]} {here} {found[n]}",
                f"g0 {here}",
                f"gs {here} {shape}{kinds[c]}",
                f"gw {here} {word}",
                f"gw+1 {here} {words[n]}",
                *[f"t-1 {mark}" for mark in marks[p]],
                *[f"t {mark}" for mark in marks[c]],
                *[f"t+1 {mark}" for mark in marks[n]],
            ]
        )
    return told


def _kinds(tokens: Syllables, inside: range) -> list[str]:
    """What a syllable may be in a personal name, and whether its capitals say anything."""
    return [_kind(tokens.keys[i]) + ("!" if tokens.shouted[i] else "") for i in inside]


@lru_cache(maxsize=16384)
def _kind(key: str) -> str:
    family, common = keys("surnames", "surname"), keys("surnames", "surname", "common=yes")
    mark = "F" if key in common else "f" if key in family else ""
    mark += "g" if key in keys("given_names", "syllable") else ""
    return mark + ("x" if key[0].isalpha() and foreign(key) else "")


def _marks(tokens: Syllables, inside: range) -> list[list[str]]:
    """Where entries of the tables stand, in each table the longest first."""
    marks: list[list[str]] = [[] for _ in inside]
    for name, gazetteer, begins in _tables():
        index = inside.start
        while index < inside.stop:
            entry = gazetteer.longest(tokens, index) if tokens.keys[index] in begins else None
            if entry is None:
                index += 1
                continue
            end = min(entry[0], inside.stop)
            for i in range(index, end):
                marks[i - inside.start].append(f"{'I' if i > index else 'B'}-{name}")
            index = end
    return marks


def stretches(tokens: Syllables, opinion: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First token and token behind of what the tagger reads as one sequence.

    Names hold capitals, or begin with a word that the grammar knows; what is further than a few words from either holds
    none and is not read at all. No stretch crosses a line break.
    """
    shapes = tokens.shapes
    begin = end = 0
    for index, shape in enumerate(shapes):
        if shape == BREAK:
            if end > begin:
                yield begin, end
            begin = end = index + 1
        elif shape in _CAPITAL or opinion[index] != _OUTSIDE:
            if index - _NEAR > end:
                if end > begin:
                    yield begin, end
                begin = index - _NEAR
            reach = index + 1
            while reach < len(shapes) and reach <= index + _NEAR and shapes[reach] != BREAK:
                reach += 1
            end = reach
    if end > begin:
        yield begin, end


def opinion_of(tokens: Syllables, units: Sequence[Mention]) -> list[str]:
    """The tags of what the grammar found."""
    return tags_of(tokens, [("unit", *between(tokens, unit.start, unit.end)) for unit in units])


def tagged(tokens: Syllables, units: Sequence[Mention], model: Any) -> Iterator[Tagged]:
    """The units that a loaded tagger sees where it does not agree with the grammar."""
    opinion = opinion_of(tokens, units)
    known = {between(tokens, unit.start, unit.end) for unit in units}
    column = {label: index for index, label in enumerate(model.labels())}
    for begin, end in stretches(tokens, opinion):
        told = observations(tokens, opinion, begin, end)
        tags = model.tag(told)
        spans = list(_spans(tags))
        if all((begin + start, begin + stop) in known for start, stop in spans):
            continue
        marginals = model.marginals(told)
        for start, stop in spans:
            sure = min(marginals[i][column[tags[i]]] for i in range(start, stop))
            if stop < len(tags):
                sure = min(sure, 1 - marginals[stop][column[_INSIDE]])
            yield Tagged(start=begin + start, end=begin + stop, confidence=sure)


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of the units among tags."""
    index = 0
    while index < len(tags):
        start = index
        index += 1
        if tags[start] in (_BEGIN, _INSIDE):
            while index < len(tags) and tags[index] == _INSIDE:
                index += 1
            yield start, index


def together(tokens: Syllables, units: Sequence[Mention], model: Any) -> list[Mention]:
    """The units of a text as grammar and tagger find them together, in order, without overlaps."""
    seen = [_mention(tokens, one) for one in tagged(tokens, units, model)]
    found: list[Mention] = []
    for unit, across in _beside(units, seen):
        mended = unit
        if len(across) == 1 and across[0].confidence >= SURE_TO_MEND and _span(across[0]) != _span(unit):
            mended = replace(across[0], rule="unit.mended", unit_kind=unit.unit_kind, confidence=unit.confidence)
        if not found or mended.start >= found[-1].end:
            found.append(mended)
    added = [one for one, across in _beside(seen, found) if not across and one.confidence >= SURE_TO_ADD]
    return sorted([*found, *added], key=_span)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _beside(ones: Sequence[Mention], others: Sequence[Mention]) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each of some ordered spans with those of others that it overlaps; neither overlap among themselves."""
    first = 0
    for one in ones:
        while first < len(others) and others[first].end <= one.start:
            first += 1
        after = first
        while after < len(others) and others[after].start < one.end:
            after += 1
        yield one, list(others[first:after])


def _mention(tokens: Syllables, one: Tagged) -> Mention:
    head = table("unit_heads", "head", joints=True).longest(tokens, one.start)
    return Mention(
        kind="unit",
        start=tokens.starts[one.start],
        end=tokens.ends[one.end - 1],
        text=tokens.slice(one.start, one.end),
        rule="unit.tagger",
        confidence=round(one.confidence, 2),
        unit_kind=head[1].row["kind"] if head is not None else "other",
    )
