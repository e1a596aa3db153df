"""Posts of one name in one province that cannot be one person's: a doctor of the hospital and the chair of a commune.

One name in one province is one person, but for posts that nobody holds at one time: of two callings, or at two ends of
the province while each goes on. How much that takes depends on how many bear the name.
Facts: data/reference/callings.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from pipelines.reference import rows
from pipelines.text import fold

_MEDICAL = re.compile(
    r"\bbs|\bbác\s+s[iĩỹ]|\by\s+(?:s[iĩỹ]|tá)|điều\s+dưỡng|dược\s+s[iĩỹ]|\bds|hộ\s+sinh|thầy\s+thuốc|\bttu?t|\bttnd"
)
Rarity = Literal["common", "ordinary", "rare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The unit of a post: where in the province it is (None: of the whole province) and in what line of work."""

    unit: str
    name: str
    calling: str | None = None
    local: str | None = None
    central: bool = False  # a body of the state that works all over the country
    parents: frozenset[str] = frozenset()


@dataclass(slots=True)
class Held:
    """The first and last day of articles that give a name a post in a unit; as it begins where no day is known."""

    first: str = "9999"
    last: str = ""

    def add(self, day: str) -> None:
        self.first, self.last = min(self.first, day), max(self.last, day)


@lru_cache(maxsize=1)
def _callings() -> dict[str, tuple[str, bool]]:
    return {row["kind"]: (row["calling"], row["local"] == "yes") for row in rows("callings")}


def calling_of(kind: str | None, name: str, local: str | None) -> str | None:
    """The line of work of a unit's posts, None where they are no full ones or nothing is known."""
    if "y tế" in fold(name):
        return "health" if kind != "mass" and not fold(name).startswith(("công đoàn", "hội ", "ban chỉ đạo")) else None
    calling, only_local = _callings().get(kind or "", (None, False))
    return calling if local is not None or not only_local else None


@lru_cache(maxsize=10_000)
def is_medical(title: str) -> bool:
    """Whether a title is one of the health professions."""
    return _MEDICAL.search(fold(title)) is not None


def apart(
    seats: Mapping[str, Seat], held: Mapping[str, Held], known: Rarity, together: Iterable[tuple[str, str]] = ()
) -> frozenset[tuple[str, str]]:
    """Pairs of units, each in order, whose posts are two people's.

    Args:
        held: by unit, of one name in one province.
        known: how many bear that name.
        together: pairs of units, each in order, in which one article gives the name posts.
    """
    if known == "rare":
        return frozenset()
    stated = set(together)
    return frozenset(
        (a, b)
        for a, b in combinations(sorted(unit for unit in held if unit in seats), 2)
        if (a, b) not in stated and _apart(seats[a], seats[b], held[a], held[b], known)
    )


def _apart(a: Seat, b: Seat, when_a: Held, when_b: Held, known: Rarity) -> bool:
    if a.calling is None or b.calling is None or _one_place(a, b):
        return False
    at_once = when_a.first < when_b.last and when_b.first < when_a.last
    if a.calling != b.calling:
        return at_once or known == "common"
    if (a.central and b.local is not None) or (b.central and a.local is not None):
        return known == "common"
    return at_once and a.local is not None and b.local is not None


def _one_place(a: Seat, b: Seat) -> bool:
    """Whether one of two units is the other, holds it, or both are in one district or commune."""
    names = sorted((fold(a.name), fold(b.name)), key=len)
    if names[1].startswith(names[0]) or a.unit in b.parents or b.unit in a.parents:
        return True
    if a.local is None or b.local is None:
        return False
    places = sorted((fold(a.local), fold(b.local)), key=len)
    return places[0] in places[1]
