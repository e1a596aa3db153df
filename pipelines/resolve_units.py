"""Which unit a name means: names of one identity (`pipelines.unit_lines`) are one unit, a line through time; a name
without its place is what bare_units makes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from pipelines.bare_units import NAME_CACHES, NOTHING, Meaning, bare_row, beside, meaning, plain_key
from pipelines.corrections import SPLIT
from pipelines.owners import SourceFacts
from pipelines.provinces import today
from pipelines.slugs import Keys, Known, spelling
from pipelines.text import fold
from pipelines.unit_lines import Facts, facts_of, identity, identity_of, valid_on
from pipelines.unit_places import Place, place_of

_folded = lru_cache(maxsize=200_000)(fold)
_valid_on = lru_cache(maxsize=200_000)(valid_on)

#: Units that are written down although no text names them, so that what belongs to them has somebody to belong to.
_ALWAYS = ("sở y tế", "bộ y tế", "trung tâm y tế")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """A unit that a text names, by itself or as the unit of somebody's post."""

    article: int
    source: str
    day: str | None  # when the article was published
    text: str
    kind: str | None = None
    of_post: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit. ``line`` is its province as it was (see `line_of`), ``province`` the one of today."""

    key: str
    name: str
    kind: str | None
    province: str | None
    level: str | None = None
    place: str | None = None
    line: str | None = None
    valid_to: str | None = None
    parent: str | None = None
    parent_sure: float | None = None
    successor: str | None = None
    identity: str | None = None  # what its names have in common
    rule_name: str | None = None  # what the rules call one that a correction renamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of a unit. Validity is a fact about the name; first and last are what articles show."""

    unit: str
    alias: str
    source: str = ""  # on whose pages it means this unit; "": everywhere
    valid_from: str | None = None
    valid_to: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    keys: tuple[str | None, ...]  # what each mention means, as the mentions were given
    units: dict[str, Unit]
    aliases: frozenset[Alias]
    redirects: dict[str, str]


@dataclass(slots=True)
class _Group:
    """What is known of one identity."""

    key: str  # of a name
    place: Place
    written: Counter[str]
    kinds: Counter[str]
    found: bool = True  # in a text


def resolve_units(
    mentions: Sequence[UnitMention], sources: Mapping[str, SourceFacts], known: Iterable[Known] = ()
) -> Units:
    """Lead every mention of a unit to a key. The result depends on the set of mentions, not on their order."""
    mentions = _posts_in_known_units(mentions)
    meanings = _meanings(mentions, sources)
    groups = _groups(mentions, meanings)
    keys = Keys(known, _known_identity, prefix="don-vi")
    facts: dict[str, Facts] = {}
    for name in sorted(groups):
        facts[name] = facts_of(groups[name].key, groups[name].place, _shown(groups[name]))
    for name in sorted(groups):
        _with_relatives(name, groups, facts)
    # New keys are given in the order of the alphabet, so that of two names with one slug the same gets it every time.
    key_of = {name: keys.key_for(name, _shown(groups[name]), groups[name].place.line) for name in sorted(groups)}
    clusters: dict[str, list[str]] = defaultdict(list)
    for name, key in key_of.items():
        clusters[key].append(name)
    units = {key: _unit(key, cluster, groups, facts, key_of) for key, cluster in clusters.items()}
    resolved = tuple(key_of[found.identity] if found is not None else None for found in meanings)
    aliases = _aliases(mentions, meanings, resolved, units)
    return Units(keys=resolved, units=units, aliases=aliases, redirects=keys.redirects)


def forget_names() -> None:
    """Give back what is remembered of every name of a unit: of a large archive as much as the units themselves."""
    for cache in (_folded, _valid_on, facts_of, *NAME_CACHES):
        cache.cache_clear()


def _known_identity(known: Known) -> str:
    if known.identity is not None and known.identity.startswith(SPLIT):
        return known.identity  # only its correction says what it means
    # Before 2025 a city of Huế; of any other name the day does not matter.
    return identity_of(known.name, "" if known.level == "district" else None, known.place)


def _posts_in_known_units(mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """Posts in what no text calls a unit ("Đoàn công tác số 2 của Bộ Y tế") are led to the unit that name ends with."""
    named = {plain_key(mention.text) for mention in mentions if not mention.of_post}
    odd = {m.article for m in mentions if m.of_post and plain_key(m.text) not in named}
    beside_it: dict[int, set[str]] = {article: set() for article in odd}
    for mention in mentions if odd else ():
        if mention.article in odd and not mention.of_post:
            beside_it[mention.article].add(mention.text)
    found = []
    for mention in mentions:
        if mention.article in odd and mention.of_post and plain_key(mention.text) not in named:
            whole = _folded(mention.text)
            ends = [text for text in beside_it[mention.article] if whole.endswith(f" {_folded(text)}")]
            if ends:
                mention = replace(mention, text=max(ends, key=lambda text: (len(text), text)))
        found.append(mention)
    return found


def _meanings(mentions: Sequence[UnitMention], sources: Mapping[str, SourceFacts]) -> list[Meaning | None]:
    unknown = SourceFacts()
    found: list[Meaning | None] = [None] * len(mentions)
    # An article at a time: what its names tell together is needed for itself only.
    for _, numbers in groupby(sorted(range(len(mentions)), key=lambda n: mentions[n].article), _article_in(mentions)):
        some = list(numbers)
        texts = {mentions[n].text for n in some if bare_row(mentions[n].text) is None}
        asked = [
            mentions[n].day
            for n in some
            if bare_row(mentions[n].text) is not None or sources.get(mentions[n].source, unknown).province is None
        ]
        near = beside(texts, asked[-1]) if asked else NOTHING
        for n in some:
            mention = mentions[n]
            found[n] = meaning(mention.text, sources.get(mention.source, unknown), mention.day, near)
    return found


def _article_in(mentions: Sequence[UnitMention]) -> Callable[[int], int]:
    return lambda n: mentions[n].article


def _groups(mentions: Sequence[UnitMention], meanings: Sequence[Meaning | None]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    made: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, found in zip(mentions, meanings, strict=True):
        if found is None:
            continue
        group = groups.get(found.identity)
        if group is None:
            group = groups[found.identity] = _Group(found.key, found.place, Counter(), Counter())
        # Of several names with one identity the first in the alphabet speaks, whatever came first.
        if found.key < group.key:
            group.key, group.place = found.key, found.place
        if mention.kind:
            group.kinds[mention.kind] += 1
        if found.by == "text":
            group.written[" ".join(mention.text.split())] += 1
        elif found.written is not None:
            made[found.identity][found.written] += 1
    # What texts call it in full comes before the name that was put together for a bare one.
    for name, group in groups.items():
        if not group.written:
            group.written = made[name] or Counter({group.key: 1})
    return groups


def _shown(group: _Group) -> str:
    """The name to show: one that still holds before one that has passed, then the most written."""
    lasting = {name: count for name, count in group.written.items() if _valid_on(name)[1] is None}
    return spelling(lasting or group.written)


def _with_relatives(name: str, groups: dict[str, _Group], facts: dict[str, Facts]) -> None:
    """Write down the successor and, where it is a department of health or above it, the parent of a unit."""
    own = facts[name]
    for relative, always in ((own.successor, True), (own.parent, False)):
        if relative is None:
            continue
        other = _relative(relative, own)
        key = plain_key(relative)
        if other in groups or not (always or key.startswith(_ALWAYS)):
            continue
        place = place_of(key, None, own.line)
        groups[other] = _Group(key, place, Counter({relative: 1}), Counter(), found=False)
        facts[other] = facts_of(key, place, relative)
        _with_relatives(other, groups, facts)


def _relative(name: str, of: Facts) -> str:
    key = plain_key(name)
    return identity(key, place_of(key, None, of.line))


def _unit(
    key: str, cluster: list[str], groups: Mapping[str, _Group], facts: Mapping[str, Facts], key_of: Mapping[str, str]
) -> Unit:
    whole = _Group("", groups[cluster[0]].place, Counter(), Counter())
    for name in cluster:
        whole.written.update(groups[name].written)
        whole.kinds.update(groups[name].kinds)
    own = facts[cluster[0]]
    kind = min(whole.kinds, key=lambda one: (-whole.kinds[one], one)) if whole.kinds else None
    parent = key_of.get(_relative(own.parent, own)) if own.parent else None
    return Unit(
        key=key,
        name=_shown(whole),
        kind=kind,
        province=today(own.line) if own.line else None,
        level=own.level,
        place=own.place,
        line=own.line,
        valid_to=own.valid_to,
        parent=parent if parent != key else None,
        parent_sure=own.parent_sure if parent and parent != key else None,
        successor=key_of.get(_relative(own.successor, own)) if own.successor else None,
        identity=cluster[0],
    )


def _aliases(
    mentions: Sequence[UnitMention],
    meanings: Sequence[Meaning | None],
    keys: Sequence[str | None],
    units: Mapping[str, Unit],
) -> frozenset[Alias]:
    """The names, other than the one shown, by which texts call a unit; a bare name counts for its source only."""
    written: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    days: dict[tuple[str, str, str], tuple[str, str]] = {}

    def note(key: str, text: str, source: str, day: str | None) -> None:
        if _folded(text) != _folded(units[key].name):
            place = (key, _folded(text), source)
            written[place][" ".join(text.split())] += 1
            if day is not None:
                first, last = days.get(place, (day, day))
                days[place] = (min(first, day), max(last, day))

    for mention, found, key in zip(mentions, meanings, keys, strict=True):
        if key is None or found is None or found.by == "article":
            continue
        note(key, mention.text, mention.source if found.by == "source" else "", mention.day)
        if found.written is not None and _valid_on(found.written) != (None, None):
            note(key, found.written, "", mention.day)  # what "Sở Y tế" was called in full that day
    aliases = []
    for place, counts in written.items():
        key, _, source = place
        alias = spelling(counts)
        first, last = _valid_on(alias) if not source else (None, None)
        aliases.append(
            Alias(
                unit=key,
                alias=alias,
                source=source,
                valid_from=first,
                valid_to=last,
                first_seen=days[place][0] if place in days else None,
                last_seen=days[place][1] if place in days else None,
            )
        )
    return frozenset(aliases)
