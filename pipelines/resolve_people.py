"""Which person a name means. One name in one province is one person; in two provinces it is two, unless there are
reasons to join them (`pipelines.namesakes`). A given name alone is the person of that article whose full name ends
with it, when there is only one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from pipelines.camps import PersonMention, camps_of
from pipelines.namesakes import SEAT, Cluster, Reason, clusters
from pipelines.resolve_private import Sign, hidden_as, private_bearers
from pipelines.seats import Seat
from pipelines.short_names import Bearer, bearers_of, name_key
from pipelines.slugs import Keys, Known, spelling

#: A key whose place was only guessed from where the article stood; an office found later may move it.
GUESSED = "~"


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
        (
            Sign(
                bearer=bearer,
                home=mention.home,
                text=mention.text,
                office=bool(mention.offices),
                title=bool(mention.titles),
                privacy=mention.privacy,
            )
            for mention, bearer in zip(mentions, bearers, strict=True)
        ),
        strict=strict_privacy,
    )
    for bearer in set(bearers) if forced else ():
        is_private = forced.get(bearer, forced.get((None, bearer[1])))
        if is_private is True:
            private[bearer] = "correction"
        elif is_private is False:
            private.pop(bearer, None)
    found, party_of = _parties(mentions, bearers, private, seats)
    people, key_of, redirects = _people(found, list(known))
    return People(
        keys=tuple(key_of[number] if (number := party_of.get(bearer)) is not None else None for bearer in bearers),
        hidden=tuple(hidden_as(private, bearer) for bearer in bearers),
        people=people,
        redirects=redirects,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Party:
    """One person of a name, before keys are given."""

    number: int
    cluster: Cluster
    office: bool  # held in the first of its places
    written: tuple[tuple[str, int], ...]  # the full name as texts have it, and how often


def _parties(
    mentions: Sequence[PersonMention],
    bearers: Sequence[Bearer],
    private: Mapping[Bearer, str],
    seats: Mapping[str, Seat],
) -> tuple[dict[str, list[_Party]], dict[Bearer, int]]:
    """By name the people who bear it, and which of all these every bearer is. One name at a time, to be small."""
    whole = [n for n, bearer in enumerate(bearers) if " " in bearer[1] and bearer not in private]
    whole.sort(key=lambda n: bearers[n][1])
    found: dict[str, list[_Party]] = {}
    party_of: dict[Bearer, int] = {}
    count = 0
    for name, numbers in groupby(whole, key=lambda n: bearers[n][1]):
        groups: dict[int, list[PersonMention]] = {}
        bearer_in: dict[int, Bearer] = {}
        for n in numbers:
            groups.setdefault(mentions[n].article, []).append(mentions[n])
            bearer_in.setdefault(mentions[n].article, bearers[n])
        camps = camps_of(name, groups, seats)
        parties = []
        number_of: dict[str, int] = {}
        for cluster in clusters(name, camps.camps.values(), camps.both, camps.apart):
            written = _written(name, groups, {a for a, place in camps.place_of.items() if place in cluster.places})
            office = bool(camps.camps[cluster.places[0]].offices)
            parties.append(_Party(number=count, cluster=cluster, office=office, written=written))
            number_of.update((place, count) for place in cluster.places)
            count += 1
        found[name] = parties
        party_of.update((bearer_in[article], number_of[place]) for article, place in camps.place_of.items())
    return found, party_of


def _written(
    name: str, groups: Mapping[int, list[PersonMention]], articles: Collection[int]
) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        " ".join(mention.text.split())
        for article in articles
        for mention in groups[article]
        if name_key(mention.text) == name
    )
    return tuple(sorted(counts.items())) or ((name, 1),)


def _people(
    found: Mapping[str, list[_Party]], known: list[Known]
) -> tuple[dict[str, Person], list[str], dict[str, str]]:
    """The people by key, the keys of the parties by number, and which keys lead on to others."""
    anchors = _Anchors(known, {name: [party.cluster for party in some] for name, some in found.items()})
    keys = Keys(known, lambda row: anchors.of[row.key], prefix="nguoi")
    people: dict[str, Person] = {}
    key_of: list[str] = []
    shared: set[str] = set()  # keys that several parties have
    # New keys are given in the order of the alphabet, so that of two names with one slug the same gets it every time.
    for name, some in found.items():
        for party in some:
            main = party.cluster.places[0]
            written = dict(party.written)
            key = keys.key_for(f"{name}@{main}", spelling(written), main.replace(SEAT, "-") or None)
            key_of.append(key)
            place = main if party.office else GUESSED + main
            before = people.get(key)
            if before is not None:
                shared.add(key)
            people[key] = Person(
                key=key,
                name=spelling(written),
                place=anchors.kept.get(key, place),
                score=min(party.cluster.score, before.score if before else 1.0),
                reasons=(*(before.reasons if before else ()), *party.cluster.reasons),
            )
    for key in shared:
        together: Counter[str] = Counter()
        for party in (party for some in found.values() for party in some if key_of[party.number] == key):
            together.update(dict(party.written))
        people[key] = replace(people[key], name=spelling(together))
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
