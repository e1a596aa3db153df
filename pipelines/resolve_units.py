"""Which unit a name means: one normalised name is one unit, and a name without its place is the source's own.

On the site of Huế's department "Sở Y tế" is Sở Y tế thành phố Huế and "UBND tỉnh", in 2019, UBND tỉnh Thừa Thiên Huế.
Where the source is unknown, a full name in the same article tells, when there is only one. A name that nothing explains
means no unit: better no link than a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.names import unit_name_key
from pipelines.provinces import Province, province_at_end, province_on
from pipelines.reference import rows
from pipelines.slugs import Keys, Known, spelling
from pipelines.text import fold

_PROVINCIAL = re.compile(r"^(sở .+?) (?:tỉnh|thành phố) (?=\S)")


_plain_key = lru_cache(maxsize=200_000)(unit_name_key)
_folded = lru_cache(maxsize=200_000)(fold)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """As unit_name_key, and "Sở Y tế thành phố Huế" is "Sở Y tế Huế": a Sở is always the province's."""
    key = _plain_key(name)
    found = _PROVINCIAL.match(key)
    return f"{found[1]} {key[found.end() :]}" if found and province_at_end(key) else key


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    owner_unit: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """A unit that a text names, by itself or as the unit of somebody's role."""

    article: int
    source: str
    day: str | None  # when the article was published
    text: str
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    key: str
    name: str
    kind: str | None
    province: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """What each mention means, the units, and other names they go by: (unit, alias, source or "")."""

    keys: tuple[str | None, ...]  # as the mentions were given
    units: dict[str, Unit]
    aliases: frozenset[tuple[str, str, str]]
    redirects: dict[str, str]


def resolve_units(
    mentions: Sequence[UnitMention], sources: Mapping[str, SourceFacts], known: Iterable[Known] = ()
) -> Units:
    """Lead every mention of a unit to a key. The result depends on the set of mentions, not on their order."""
    full_names: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if _bare(mention.text) is None:
            full_names[mention.article].add(name_key(mention.text))
    unknown = SourceFacts()
    meanings = [
        _meaning(mention, sources.get(mention.source, unknown), full_names[mention.article]) for mention in mentions
    ]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, meaning in zip(mentions, meanings, strict=True):
        if meaning is None:
            continue
        name, written = meaning
        if mention.kind:
            kinds[name][mention.kind] += 1
        if written is None:
            spellings[name][" ".join(mention.text.split())] += 1
        elif written:
            given[name][written] += 1
    keys = Keys(known, name_key, prefix="don-vi")
    # What texts call it in full comes before the name that was put together for a bare one.
    shown = {name: spelling(spellings.get(name) or given[name]) for name in spellings.keys() | given.keys()}
    key_of = {name: keys.key_for(name, shown[name]) for name in sorted(shown)}
    clusters: dict[str, list[str]] = defaultdict(list)
    for name, key in key_of.items():
        clusters[key].append(name)
    units = {key: _unit(key, names, shown, spellings, kinds) for key, names in clusters.items()}
    found = tuple(key_of[meaning[0]] if meaning is not None else None for meaning in meanings)
    aliases = _aliases(mentions, meanings, found, units)
    return Units(keys=found, units=units, aliases=aliases, redirects=keys.redirects)


def _unit(
    key: str,
    names: list[str],
    shown: Mapping[str, str],
    spellings: Mapping[str, Counter[str]],
    kinds: Mapping[str, Counter[str]],
) -> Unit:
    written: Counter[str] = Counter()
    kind: Counter[str] = Counter()
    for name in names:
        written.update(spellings.get(name, ()))
        kind.update(kinds.get(name, ()))
    name = spelling(written) if written else shown[min(names)]
    place = province_at_end(_plain_key(name))
    most = min(kind, key=lambda one: (-kind[one], one)) if kind else None
    return Unit(key=key, name=name, kind=most, province=place.key if place else None)


#: A mention's normalised full name, and that name in letters: None when the text itself is it, "" when another text is.
Meaning = tuple[str, str | None]


def _meaning(mention: UnitMention, source: SourceFacts, full_names: set[str]) -> Meaning | None:
    key = name_key(mention.text)
    if not key:
        return None
    row = _bare(mention.text)
    if row is None:
        return key, None
    if source.owner_unit and _is_short_for(_plain_key(mention.text), source.owner_unit):
        return name_key(source.owner_unit), source.owner_unit
    province = province_on(source.province, mention.day)
    if province is not None and row["full"] and row["level"] in ("", province.level):
        full = _fill(row["full"], mention.text, province)
        return name_key(full), full
    longer = [name for name in full_names if name.startswith(f"{key} ")]
    return (longer[0], "") if len(longer) == 1 else None


def _is_short_for(key: str, owner_unit: str) -> bool:
    """Whether a bare name is the owner's without its place: "Sở", "Sở Y tế" and "Sở Y tế tỉnh" for Sở Y tế tỉnh X."""
    return f"{_plain_key(owner_unit)} ".startswith(f"{key} ")


def _fill(template: str, text: str, province: Province) -> str:
    text = " ".join(text.split())
    return template.replace("{text}", text).replace("{name}", province.name).replace("{place}", province.place)


@lru_cache(maxsize=200_000)
def _bare(text: str) -> Mapping[str, str] | None:
    """The row of bare_units.csv that a name falls under."""
    whole, ends = _bare_table()
    key = _plain_key(text)
    if key in whole:
        return whole[key]
    return next((row for end, row in ends if key.endswith(f" {end}")), None)


@lru_cache(maxsize=1)
def _bare_table() -> tuple[dict[str, dict[str, str]], tuple[tuple[str, dict[str, str]], ...]]:
    table = rows("bare_units")
    whole = {_plain_key(row["name"]): row for row in table if row["match"] == "is"}
    return whole, tuple((_plain_key(row["name"]), row) for row in table if row["match"] == "ends")


def _aliases(
    mentions: Sequence[UnitMention],
    meanings: Sequence[Meaning | None],
    keys: Sequence[str | None],
    units: Mapping[str, Unit],
) -> frozenset[tuple[str, str, str]]:
    """The names, other than the one shown, by which texts call a unit; a bare name counts for its source only."""
    written: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for mention, meaning, key in zip(mentions, meanings, keys, strict=True):
        if key is None or meaning is None or meaning[1] == "":
            continue
        text = " ".join(mention.text.split())
        if _folded(text) != _folded(units[key].name):
            written[key, _folded(text), mention.source if meaning[1] else ""][text] += 1
    return frozenset((key, spelling(counts), source) for (key, _, source), counts in written.items())
