"""Whether mentions of one name in several places are one person: reasons, each with its weight, and their sum.

Facts: data/reference/person_evidence.csv, frequent_names.csv.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from pipelines.names import person_name_key
from pipelines.provinces import provinces, today
from pipelines.reference import rows
from pipelines.seats import Held, Rarity

#: From this sum on two places are one person's.
JOINED = 0.6
#: Where one name in one province is several people, this stands between the province and the unit of a post.
SEAT = "#"
#: The place of whoever holds a post of the state as a whole, and of whoever is named where no province is.
NATION = "nation"
NOWHERE = ""


@dataclass(slots=True)
class Camp:
    """What one name does in one place. Days are those of publication."""

    place: str
    offices: set[int] = field(default_factory=set)  # articles that give it a post there
    others: set[int] = field(default_factory=set)
    days: set[str] = field(default_factory=set)  # of the articles that give it a post
    units: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    seats: dict[str, Held] | None = None  # by unit, when posts in it are told

    @property
    def province(self) -> str:
        return self.place.partition(SEAT)[0]

    def sit(self, unit: str, days: Iterable[str]) -> None:
        """Articles of these days give the name a post in this unit."""
        self.seats = self.seats if self.seats is not None else {}
        held = self.seats.setdefault(unit, Held())
        for day in days:
            held.add(day)

    @property
    def articles(self) -> int:
        return len(self.offices | self.others)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reason:
    """One line of why two places are one person's."""

    kind: str
    a: str
    b: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Places of a name that are one person, how sure that is, and why."""

    places: tuple[str, ...]  # the one with most articles first
    score: float
    reasons: tuple[Reason, ...]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    return {row["kind"]: float(row["weight"]) for row in rows("person_evidence")}


@lru_cache(maxsize=200_000)
def rarity(name: str) -> Rarity:
    """How much a full name (its key) tells by itself: common, ordinary or rare."""
    surnames, middles = _common()
    first, *rest = name.split()
    if first not in surnames or len(rest) > 3:
        return "rare"
    if len(rest) == 1:
        return "common"
    return "common" if all(middle in middles for middle in rest[:-1]) and len(rest) == 2 else "ordinary"


def rarity_within(name: str) -> Rarity:
    """As `rarity`, among the people of one province: where the peoples of the mountains live, their names are many."""
    known = rarity(name)
    parts = name.split()
    return "ordinary" if known == "rare" and len(parts) <= 3 and parts[0] in _surnames() else known


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(person_name_key(row["surname"]) for row in rows("surnames"))


@lru_cache(maxsize=1)
def _common() -> tuple[frozenset[str], frozenset[str]]:
    by_part = {
        part: frozenset(person_name_key(row["name"]) for row in rows("frequent_names") if row["part"] == part)
        for part in ("family", "middle")
    }
    return by_part["family"], by_part["middle"]


def clusters(
    name: str,
    camps: Iterable[Camp],
    both: Iterable[tuple[str, str]] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> list[Cluster]:
    """Which of a name's places are one person's.

    Args:
        name: the key of the full name.
        camps: one for each place.
        both: pairs of places in which one article gives the name posts.
        apart: pairs of places, each in order, that are never one person's, whatever joins them.
    """
    by_place = {camp.place: camp for camp in camps}
    stated = {tuple(sorted(pair)) for pair in both}
    links: list[tuple[float, str, str, tuple[Reason, ...]]] = []
    with_office = {camp.province for camp in by_place.values() if camp.offices}
    for a, b in combinations(sorted(by_place), 2):
        reasons = _reasons(name, by_place[a], by_place[b], (a, b) in stated, len(with_office) == 1)
        score = sum(weights()[reason.kind] for reason in reasons)
        if score >= JOINED:
            links.append((score, a, b, reasons))
    # The strongest links first, as in a maximum spanning tree: what a person stands on is the weakest of those.
    group = {place: place for place in by_place}
    used: dict[str, list[tuple[float, tuple[Reason, ...]]]] = {place: [] for place in by_place}
    for score, a, b, reasons in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        first, second = sorted((group[a], group[b]))
        if first != second and not (apart and _kept_apart(group, first, second, apart)):
            group = {place: first if root == second else root for place, root in group.items()}
            used[first] += [*used.pop(second), (score, reasons)]
    found = []
    for root, joined in used.items():
        places = sorted((p for p in group if group[p] == root), key=lambda p: (-_strength(by_place[p]), p))
        alone = _alone(name, by_place[places[0]])
        scores = [min(1.0, score) for score, _ in joined]
        reasons = tuple(reason for _, some in joined for reason in some)
        kept = reasons or (Reason(kind="one_place", a=places[0], b=places[0]),)
        found.append(Cluster(places=tuple(places), score=round(min([alone, *scores]), 2), reasons=kept))
    return sorted(found, key=lambda cluster: (-sum(_strength(by_place[p]) for p in cluster.places), cluster.places))


def _kept_apart(group: dict[str, str], first: str, second: str, apart: frozenset[tuple[str, str]]) -> bool:
    """Whether two groups of places hold two that are never one person's."""
    return any({group[a], group[b]} == {first, second} for a, b in apart if a in group and b in group)


def _strength(camp: Camp) -> int:
    return 1000 * bool(camp.offices) * len(camp.offices) + camp.articles


def _alone(name: str, camp: Camp) -> float:
    """How sure it is that one name in one province is one person."""
    sure = {"rare": 0.95, "ordinary": 0.9, "common": 0.75}[rarity(name)]
    return sure if camp.offices else sure - 0.15


def _reasons(name: str, a: Camp, b: Camp, stated: bool, one_office: bool) -> tuple[Reason, ...]:
    found: list[tuple[str, str]] = []
    if a.province == b.province:
        # Of a province whose posts of that name are several people's: these two may be one's.
        found.append(("one_province", ""))
        if titles := sorted(a.titles & b.titles):
            found.append(("same_titles", ", ".join(titles)))
        if roles := sorted(a.roles & b.roles):
            found.append(("same_role", roles[0]))
        return tuple(Reason(kind=kind, a=a.place, b=b.place, detail=detail) for kind, detail in found)
    if stated:
        found.append(("both_places", ""))
    if shared := sorted(a.units & b.units):
        found.append(("same_unit", shared[0]))
    first, second = (a, b) if _succeeds(a, b) else (b, a)
    if _succeeds(first, second):
        found.append(("successor", ""))
    elif NOWHERE in (a.place, b.place) and one_office:
        first, second = (a, b) if a.place == NOWHERE else (b, a)
        found.append(("no_place", ""))
    elif one_office and bool(a.offices) != bool(b.offices):
        first, second = (b, a) if a.offices else (a, b)
        found.append(("only_office", ""))
        if second.place == NATION:
            found.append(("state_office", ""))
    if titles := sorted(a.titles & b.titles):
        found.append(("same_titles", ", ".join(titles)))
    if roles := sorted(a.roles & b.roles):
        found.append(("same_role", roles[0]))
    if a.days and b.days:
        if max(first.days) < min(second.days):
            found.append(("follows_on", ""))
        elif min(a.days) <= max(b.days) and min(b.days) <= max(a.days) and not stated:
            found.append(("same_time", ""))
    if a.callings and b.callings and not a.callings & b.callings:
        found.append(("other_calling", ""))
    if (known := rarity(name)) != "ordinary":
        found.append((f"{known}_name", ""))
    return tuple(Reason(kind=kind, a=first.place, b=second.place, detail=detail) for kind, detail in found)


def _succeeds(a: Camp, b: Camp) -> bool:
    """Whether b is the province that a became part of, and the name held nothing there before."""
    known = provinces()
    before, after = a.province, b.province
    if before not in known or after not in known or before == after or today(before) != after:
        return False
    end = known[before].valid_to
    return known[after].valid_to is None and end is not None and all(day > end for day in b.days)
