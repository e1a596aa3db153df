"""Which person a name means. One name in one province is one person; in two provinces it is two, unless there are
reasons to join them (`pipelines.namesakes`). A given name alone is the person of that article whose full name ends
with it, when there is only one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from pipelines.names import person_name_key
from pipelines.namesakes import NATION, NOWHERE, Camp, Cluster, Reason, clusters
from pipelines.reference import rows
from pipelines.resolve_positions import plain_role
from pipelines.resolve_private import Sign, hidden_as, private_bearers
from pipelines.resolve_units import Unit
from pipelines.slugs import Keys, Known, spelling
from pipelines.text import fold

name_key = lru_cache(maxsize=200_000)(person_name_key)

#: A key whose place was only guessed from where the article stood; an office found later may move it.
GUESSED = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that a mention gives: its role, its unit's key, and the unit's place (None: no unit, or one without)."""

    role: str
    unit: str | None = None
    place: str | None = None


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
class PersonMention:
    article: int
    text: str
    home: str = NOWHERE  # the province that the article is about
    day: str | None = None
    titles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    privacy: str | None = None


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
) -> People:
    """Lead every mention of a person to a key. The result depends on the set of mentions, not on their order.

    Args:
        forced: names (their keys), in an article or (None) anywhere, that are private (True) or not, whatever is said.
    """
    bearers = _bearers(mentions)
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
    camps, both, place_of = _camps(groups)
    for bearer, group in groups.items():
        for mention in group:
            if name_key(mention.text) == bearer[1]:
                spellings[bearer[1], place_of[bearer]][" ".join(mention.text.split())] += 1
    people, key_of, redirects = _people(camps, both, spellings, list(known))
    keys = [key_of[bearer[1], place_of[bearer]] if bearer in place_of else None for bearer in bearers]
    return People(
        keys=tuple(keys),
        hidden=tuple(hidden_as(private, bearer) for bearer in bearers),
        people=people,
        redirects=redirects,
    )


def _bearers(mentions: Sequence[PersonMention]) -> list[tuple[int, str]]:
    """Of each mention its article and the key of the name that is meant: a full one where there is one."""
    names: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        names[mention.article].add(name_key(mention.text))
    whole = {(article, name): full for article, some in names.items() for name, full in _whole_names(some).items()}
    found = []
    for mention in mentions:
        name = name_key(mention.text)
        found.append((mention.article, whole.get((mention.article, name), name)))
    return found


def _whole_names(names: set[str]) -> dict[str, str]:
    """Of the names of an article those that are a part of one other, and of which: "Lụa", "Chín Hợi", "Marta".

    A name of two parts that begins with a family name is whole; of a foreign one the first part may stand alone.
    """
    found: dict[str, str] = {}
    parts = sorted((name for name in names if name and _is_part(name)), key=lambda name: (-name.count(" "), name))
    for name in parts:
        longer = [full for full in names if full not in found and full.count(" ") > name.count(" ")]
        candidates = [full for full in longer if full.endswith(f" {name}")]
        if not candidates and name.split()[0] not in _surnames():
            candidates = [full for full in longer if full.startswith(f"{name} ")]
        if len(candidates) == 1:
            found[name] = candidates[0]
    return found


def _is_part(name: str) -> bool:
    return " " not in name or (name.count(" ") == 1 and name.split()[0] not in _surnames())


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(name_key(row["surname"]) for row in rows("surnames"))


def _camps(
    groups: dict[tuple[int, str], list[PersonMention]],
) -> tuple[dict[str, dict[str, Camp]], dict[str, set[tuple[str, str]]], dict[tuple[int, str], str]]:
    """By name: its camps, and pairs of places that one article joins; and the place of every bearer."""
    camps: dict[str, dict[str, Camp]] = defaultdict(dict)
    both: dict[str, set[tuple[str, str]]] = defaultdict(set)
    place_of: dict[tuple[int, str], str] = {}
    for (article, name), group in groups.items():
        offices = [office for mention in group for office in mention.offices]
        counts = Counter(office.place for office in offices if office.place is not None)
        home = min(mention.home for mention in group)
        place = min(counts, key=lambda one: (one == NATION, -counts[one], one)) if counts else home
        place_of[article, name] = place
        both[name].update(combinations(sorted(counts), 2))
        for one in counts or {home: 1}:
            camp = camps[name].setdefault(one, Camp(one))
            (camp.offices if offices else camp.others).add(article)
            here = [office for office in offices if office.place in (one, None)]
            camp.roles.update(office.role for office in here)
            # A unit with a place is in one camp only; one without may be named in two.
            camp.units.update(office.unit for office in here if office.unit and office.place is None)
            if offices:
                camp.days.update(mention.day for mention in group if mention.day)
            camp.titles.update(title for mention in group for title in mention.titles if _tells(title))
    return camps, both, place_of


@lru_cache(maxsize=10_000)
def _tells(title: str) -> bool:
    """Whether a title tells people apart: "BSCKII", "PGS.TS", and not "bác sĩ" or "BS"."""
    return len(title) > 3 and title.strip(".") == title.strip(".").upper()


def _people(
    camps: dict[str, dict[str, Camp]],
    both: dict[str, set[tuple[str, str]]],
    spellings: dict[tuple[str, str], Counter[str]],
    known: list[Known],
) -> tuple[dict[str, Person], dict[tuple[str, str], str], dict[str, str]]:
    found = {name: clusters(name, camps[name].values(), both[name]) for name in sorted(camps)}
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
            key = keys.key_for(f"{name}@{main}", shown, main or None)
            names[key].update(written or Counter({name: 1}))
            key_of.update({(name, place): key for place in cluster.places})
            place = main if camps[name][main].offices else GUESSED + main
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
            if row.place is not None and not row.place.startswith(GUESSED):
                self.kept[row.key] = row.place

    @staticmethod
    def _cluster(place: str | None, some: list[Cluster]) -> Cluster | None:
        if place is None:  # given when one name was one person: whoever bears it most
            return some[0] if some else None
        bare = place.removeprefix(GUESSED)
        found = next((cluster for cluster in some if bare in cluster.places), None)
        if found is None and place.startswith(GUESSED) and len(some) == 1:
            return some[0]
        return found
