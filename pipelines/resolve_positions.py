"""Who held which post where and when, as articles say, and what in that cannot all be true."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from pipelines.reference import rows
from pipelines.slugs import spelling
from pipelines.text import fold

_FORMER = re.compile(r"^(?:nguyên|cựu)\s+(?:là\s+)?")
_NEW = re.compile(r"^tân\s+")
_ACTING = re.compile(r"^(?:quyền|q\.)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One article's word that a person holds, held, gets or leaves a post."""

    article: int
    day: str | None
    person: str
    role: str
    unit: str | None
    change: str | None = None  # new | left


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A post of a person. First and last are days of articles that say it is held."""

    id: int
    person: str
    role: str
    unit: str | None
    first_seen: str | None
    last_seen: str | None
    articles: int
    acting: bool = False
    begins: str | None = None  # the first article that says it begins
    ended: str | None = None  # the first that calls it a former one, or says that it ends


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Conflict:
    """Two positions that cannot both be right: two heads of one unit, or one person in two places, at one time."""

    position: int
    other: int
    kind: str  # two holders | two places


def position_id(person: str, role: str, unit: str | None) -> int:
    """53 bits of the position itself, so that a link to it survives everything but a change of the position."""
    digest = hashlib.sha256(f"{person}\n{role.casefold()}\n{unit or ''}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11


@lru_cache(maxsize=100_000)
def plain_role(role: str) -> tuple[str, str, bool]:
    """A role without "nguyên", "cựu" and "tân": as written, folded, and whether it is a former one."""
    written = " ".join(role.split())
    flat = fold(written)
    former = _FORMER.match(flat)
    cut = former or _NEW.match(flat)
    if cut is None:
        return written, flat, False
    # Folding keeps the words, so as many words are cut from what is written.
    words = written.split()[len(cut[0].split()) :]
    return " ".join(words) or written, flat[cut.end() :] or flat, former is not None


def with_units(sayings: Iterable[Saying]) -> list[Saying]:
    """The sayings; one that names no unit means the only one in which others give the person that post."""
    said = list(sayings)
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for saying in said:
        if saying.unit is not None:
            units[saying.person, plain_role(saying.role)[1]].add(saying.unit)
    return [
        replace(saying, unit=next(iter(found)))
        if saying.unit is None and len(found := units.get((saying.person, plain_role(saying.role)[1]), set())) == 1
        else saying
        for saying in said
    ]


def resolve_positions(sayings: Iterable[Saying]) -> dict[tuple[str, str, str | None], Position]:
    """Positions by (person, folded role, unit)."""
    found: dict[tuple[str, str, str | None], list[tuple[Saying, bool]]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for saying in sayings:
        written, flat, former = plain_role(saying.role)
        spellings[flat][written] += 1
        found[saying.person, flat, saying.unit].append((saying, former))
    shown = {flat: spelling(counts) for flat, counts in spellings.items()}
    return {place: _position(place, shown[place[1]], said) for place, said in found.items()}


def _position(place: tuple[str, str, str | None], shown: str, said: list[tuple[Saying, bool]]) -> Position:
    person, flat, unit = place
    over = {s.day for s, former in said if s.day and (former or s.change == "left")}
    held = {s.day for s, former in said if s.day and not former and s.change != "left"}
    begins = {s.day for s, _ in said if s.day and s.change == "new"}
    # Whoever leaves a post that day held it until then, and who holds it later has not left it for good.
    over = {day for day in over if day >= max(held, default=day)}
    held |= {s.day for s, former in said if s.day and s.change == "left" and not former}
    return Position(
        id=position_id(person, flat, unit),
        person=person,
        role=shown,
        unit=unit,
        first_seen=min(held, default=None),
        last_seen=max(held, default=None),
        articles=len({s.article for s, _ in said}),
        acting=_ACTING.match(flat) is not None,
        begins=min(begins, default=None),
        ended=min(over, default=None),
    )


@lru_cache(maxsize=1)
def _single() -> frozenset[str]:
    return frozenset(fold(row["role"]) for row in rows("single_posts"))


def conflicts(positions: Iterable[Position], line_of_unit: Mapping[str, str | None]) -> frozenset[Conflict]:
    """What cannot all be true. Positions seen on one day only prove no overlap, only a hand-over."""
    found: set[Conflict] = set()
    holders: dict[tuple[str, str], list[Position]] = defaultdict(list)
    places: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        if position.unit is None or position.first_seen is None:
            continue
        if fold(position.role) in _single():
            holders[position.unit, fold(position.role)].append(position)
        if line_of_unit.get(position.unit) is not None:
            places[position.person].append(position)
    for group in holders.values():
        for a, b in combinations(group, 2):
            if a.person != b.person and _overlap(a, b):
                found.add(_conflict(a, b, "two holders"))
    for group in places.values():
        for a, b in combinations(group, 2):
            if line_of_unit[a.unit or ""] != line_of_unit[b.unit or ""] and _overlap(a, b):
                found.add(_conflict(a, b, "two places"))
    return frozenset(found)


def _conflict(a: Position, b: Position, kind: str) -> Conflict:
    return Conflict(position=min(a.id, b.id), other=max(a.id, b.id), kind=kind)


def _overlap(a: Position, b: Position) -> bool:
    """Whether each is said to be held after the other was held already."""
    first = (a.first_seen or "", b.first_seen or "")
    return first[0] < (b.last_seen or "") and first[1] < (a.last_seen or "")
