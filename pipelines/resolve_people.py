"""Which person a name means. One name in one province is one person; in two provinces it is two, unless there are
reasons to join them (`pipelines.namesakes`). A given name alone is the person of that article whose full name ends
with it, when there is only one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pipelines.camps import Camps, PersonMention, camps_of
from pipelines.namesakes import NATION, SEAT, Cluster, Reason, clusters
from pipelines.reference import rows
from pipelines.resolve_positions import plain_role
from pipelines.resolve_private import Sign, hidden_as, private_bearers
from pipelines.resolve_units import Unit
from pipelines.seats import Seat
from pipelines.short_names import bearers_of, name_key
from pipelines.slugs import Keys, Known, spelling
from pipelines.text import fold

#: A key whose place was only guessed from where the article stood; an office found later may move it.
GUESSED = "~"


#: Kinds of units that are of the whole state where no province is in their name.
_STATE = frozenset({"ministry", "government", "assembly"})


def place_of_office(role: str, unit: Unit | None) -> str | None:
    """Where a post is held: a province's line, NATION, or None where neither role nor unit tell."""
    if unit is not None and unit.line is not None:
        return unit.line
    if unit is not None and (unit.kind in _STATE or unit.level == "nation"):
        return NATION
    return NATION if unit is None and plain_role(role)[1] in _national() else None


@lru_cache(maxsize=1)
def _national() -> frozenset[str]:
    return frozenset(fold(row["role"]) for row in rows("national_posts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    key: str
    name: str
    place: str  # anchor of the key among namesakes
    score: float  # how sure it is that all these mentions are one person
    reasons: tuple[Reason, ...]
    rule_name: str | None = None  # what the rules call whom a correction renamed


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What each mention means: a key, or None for a given name that could be anyone's and for private people."""

    keys: tuple[str | None, ...]  # as the mentions were given
    hidden: tuple[str | None, ...]  # why a mention is left out of snapshots and exports
    people: dict[str, Person]
    redirects: dict[str, str]


def resolve_people(
    mentions: Sequence[PersonMention],
    known: Iterable[Known] = (),
    *,
    strict_privacy: bool = False,
    forced: Mapping[tuple[int | None, str], bool] = MappingProxyType({}),
    seats: Mapping[str, Seat] = MappingProxyType({}),
) -> People:
    """Lead every mention of a person to a key. The result depends on the set of mentions, not on their order.

    Args:
        forced: names (their keys), in an article or (None) anywhere, that are private (True) or not, whatever is said.
        seats: by key, the units of posts.
    """
    bearers = bearers_of(mentions)
    private = private_bearers(
        [
            Sign(
                bearer=bearer,
                home=mention.home,
                text=mention.text,
                office=bool(mention.offices),
                title=bool(mention.titles),
                privacy=mention.privacy,
            )
            for mention, bearer in zip(mentions, bearers, strict=True)
        ],
        strict=strict_privacy,
    )
    for bearer in set(bearers) if forced else ():
        is_private = forced.get(bearer, forced.get((None, bearer[1])))
        if is_private is True:
            private[bearer] = "correction"
        elif is_private is False:
            private.pop(bearer, None)
    groups: dict[tuple[int, str], list[PersonMention]] = defaultdict(list)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mention, bearer in zip(mentions, bearers, strict=True):
        if " " in bearer[1] and bearer not in private:
            groups[bearer].append(mention)
    camps = camps_of(groups, seats)
    place_of = camps.place_of
    for bearer, group in groups.items():
        for mention in group:
            if name_key(mention.text) == bearer[1]:
                spellings[bearer[1], place_of[bearer]][" ".join(mention.text.split())] += 1
    people, key_of, redirects = _people(camps, spellings, list(known))
    keys = [key_of[bearer[1], place_of[bearer]] if bearer in place_of else None for bearer in bearers]
    return People(
        keys=tuple(keys),
        hidden=tuple(hidden_as(private, bearer) for bearer in bearers),
        people=people,
        redirects=redirects,
    )


def _people(
    camps: Camps,
    spellings: dict[tuple[str, str], Counter[str]],
    known: list[Known],
) -> tuple[dict[str, Person], dict[tuple[str, str], str], dict[str, str]]:
    found = {
        name: clusters(name, camps.camps[name].values(), camps.both[name], camps.apart.get(name, frozenset()))
        for name in sorted(camps.camps)
    }
    anchors = _Anchors(known, found)
    keys = Keys(known, lambda row: anchors.of[row.key], prefix="nguoi")
    people: dict[str, Person] = {}
    key_of: dict[tuple[str, str], str] = {}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    # New keys are given in the order of the alphabet, so that of two names with one slug the same gets it every time.
    for name, some in found.items():
        for cluster in some:
            main = cluster.places[0]
            written: Counter[str] = Counter()
            for place in cluster.places:
                written.update(spellings[name, place])
            shown = spelling(written or Counter({name: 1}))
            key = keys.key_for(f"{name}@{main}", shown, main.replace(SEAT, "-") or None)
            names[key].update(written or Counter({name: 1}))
            key_of.update({(name, place): key for place in cluster.places})
            place = main if camps.camps[name][main].offices else GUESSED + main
            before = people.get(key)
            people[key] = Person(
                key=key,
                name=spelling(names[key]),
                place=anchors.kept.get(key, place),
                score=min(cluster.score, before.score if before else 1.0),
                reasons=(*(before.reasons if before else ()), *cluster.reasons),
            )
    return people, key_of, keys.redirects


class _Anchors:
    """What the keys given earlier stand for now: of each the cluster of its name that holds its place."""

    def __init__(self, known: Iterable[Known], found: dict[str, list[Cluster]]) -> None:
        self.of: dict[str, str] = {}
        self.kept: dict[str, str] = {}  # places that keys were given for; a guess is not kept
        for row in known:
            name = name_key(row.name)
            cluster = self._cluster(row.place, found.get(name, []))
            if cluster is None:
                self.of[row.key] = f"{name}@{row.place}!"  # nobody's now, and never another's
            else:
                self.of[row.key] = f"{name}@{cluster.places[0]}"
            lasts = cluster is None or row.place in cluster.places
            if row.place is not None and not row.place.startswith(GUESSED) and lasts:
                self.kept[row.key] = row.place

    @staticmethod
    def _cluster(place: str | None, some: list[Cluster]) -> Cluster | None:
        if place is None:  # given when one name was one person: whoever bears it most
            return some[0] if some else None
        bare = place.removeprefix(GUESSED)
        found = next((cluster for cluster in some if bare in cluster.places), None)
        if found is None:
            # A province that was one place when the key was given and is several now, or the other way round.
            province = bare.partition(SEAT)[0]
            near = (one for one in some if any(p.partition(SEAT)[0] == province for p in one.places))
            found = next(near, None) if SEAT in bare or any(SEAT in p for one in some for p in one.places) else None
        if found is None and place.startswith(GUESSED) and len(some) == 1:
            return some[0]
        return found
