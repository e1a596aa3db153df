"""What each name does in each place: the camps that `pipelines.namesakes` joins to people.

A place is a province. Where posts of one name in it cannot be one person's (`pipelines.seats`), each of their
units is a place of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from pipelines.namesakes import NATION, NOWHERE, SEAT, Camp, rarity_within
from pipelines.seats import Seat, apart, is_medical


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that a mention gives: its role, its unit's key, and the unit's place (None: no unit, or one without)."""

    role: str
    unit: str | None = None
    place: str | None = None
    former: bool = False  # "nguyên Giám đốc …"
    calling: str | None = None  # the unit's line of work


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    article: int
    text: str
    home: str = NOWHERE  # the province that the article is about
    day: str | None = None
    titles: tuple[str, ...] = ()
    courtesy: str | None = None
    offices: tuple[Office, ...] = ()
    beside: Office | None = None  # without a role: the unit behind the name of whoever has no post
    privacy: str | None = None


@dataclass(slots=True, kw_only=True)
class Camps:
    """The camps of one name, pairs that one article joins, pairs that are never one; of every article its place."""

    name: str
    camps: dict[str, Camp] = field(default_factory=dict)
    both: set[tuple[str, str]] = field(default_factory=set)
    apart: frozenset[tuple[str, str]] = frozenset()
    place_of: dict[int, str] = field(default_factory=dict)


def camps_of(name: str, groups: Mapping[int, list[PersonMention]], seats: Mapping[str, Seat]) -> Camps:
    """The camps of a name.

    Args:
        groups: by article, what it says of the name.
        seats: by key, the units of posts.
    """
    found = Camps(name=name)
    for article, group in groups.items():
        _add(found, article, group)
    if any(_apart(name, camp, seats) for camp in found.camps.values()):
        return _split(found, groups, seats)
    return found


def _apart(
    name: str, camp: Camp, seats: Mapping[str, Seat], together: Iterable[tuple[str, str]] = ()
) -> frozenset[tuple[str, str]]:
    if camp.seats is None or len(camp.seats) < 2 or camp.place in (NATION, NOWHERE):
        return frozenset()
    return apart(seats, camp.seats, rarity_within(name), together)


def _split(whole: Camps, groups: Mapping[int, list[PersonMention]], seats: Mapping[str, Seat]) -> Camps:
    """With a camp for each unit of a province in which the name is several people."""
    together = {
        pair
        for group in groups.values()
        for pair in combinations(sorted({o.unit for mention in group for o in mention.offices if o.unit}), 2)
    }
    pairs = {place: _apart(whole.name, camp, seats, together) for place, camp in whole.camps.items()}
    held = {place: frozenset(whole.camps[place].seats or ()) for place, some in pairs.items() if some}
    if not held:
        return whole
    found = Camps(name=whole.name)
    for article, group in groups.items():
        _add(found, article, group, held)
    found.apart = frozenset(
        (f"{place}{SEAT}{a}", f"{place}{SEAT}{b}") for place, some in pairs.items() for a, b in some
    )
    return found


def _add(
    found: Camps,
    article: int,
    group: list[PersonMention],
    held: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> None:
    """Write down what one article tells of the name.

    Args:
        held: by province in which the name is several people, the units that are places of their own.
    """
    home = min(mention.home for mention in group)
    posts = [office for mention in group for office in mention.offices]
    told = posts or [mention.beside for mention in group if mention.beside is not None]

    def where(office: Office) -> str | None:
        province = office.place if office.place is not None else home
        return f"{province}{SEAT}{office.unit}" if office.unit in held.get(province, ()) else office.place

    offices = [(where(office), office) for office in told]
    counts = Counter(place for place, _ in offices if place is not None)
    place = min(counts, key=lambda one: (one == NATION, -counts[one], one)) if counts else home
    found.place_of[article] = place
    found.both.update(combinations(sorted(counts), 2))
    titles = {title for mention in group for title in mention.titles}
    for one in counts or {home: 1}:
        camp = found.camps.setdefault(one, Camp(one))
        (camp.offices if posts else camp.others).add(article)
        here = [office for place, office in offices if place in (one, None)]
        camp.roles.update(office.role for office in here if office.role)
        # A unit with a place is in one camp only; one without may be named in two.
        camp.units.update(office.unit for office in here if office.unit and office.place is None)
        camp.callings.update(office.calling for office in here if office.calling)
        if any(is_medical(title) for title in titles):
            camp.callings.add("health")
        days = [mention.day for mention in group if mention.day]
        for office in here:
            if office.unit and office.calling and not office.former:
                camp.sit(office.unit, days)
        if posts:
            camp.days.update(days)
        camp.titles.update(title for title in titles if _tells(title))


@lru_cache(maxsize=10_000)
def _tells(title: str) -> bool:
    """Whether a title tells people apart: "BSCKII", "PGS.TS", and not "bác sĩ" or "BS"."""
    return len(title) > 3 and title.strip(".") == title.strip(".").upper()
