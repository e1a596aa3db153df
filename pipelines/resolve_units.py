"""Which unit a name means: one normalised name is one unit; a name without its place is what bare_units makes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.bare_units import NOTHING, Meaning, bare_row, beside, meaning, name_key, plain_key
from pipelines.own_units import SourceFacts
from pipelines.provinces import province_at_end
from pipelines.slugs import Keys, Known, spelling
from pipelines.text import fold

_folded = lru_cache(maxsize=200_000)(fold)


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
    mentions = _posts_in_known_units(mentions)
    meanings = _meanings(mentions, sources)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, found in zip(mentions, meanings, strict=True):
        if found is None:
            continue
        if mention.kind:
            kinds[found.key][mention.kind] += 1
        if found.by == "text":
            spellings[found.key][" ".join(mention.text.split())] += 1
    # What texts call it in full comes before the name that was put together for a bare one.
    made: dict[str, Counter[str]] = defaultdict(Counter)
    for found in meanings:
        if found is not None and found.written is not None and found.key not in spellings:
            made[found.key][found.written] += 1
    names = {**spellings, **made}
    keys = Keys(known, name_key, prefix="don-vi")
    # New keys are given in the order of the alphabet, so that of two names with one slug the same gets it every time.
    key_of = {name: keys.key_for(name, spelling(names[name])) for name in sorted(names)}
    clusters: dict[str, list[str]] = defaultdict(list)
    for name, key in key_of.items():
        clusters[key].append(name)
    units = {key: _unit(key, cluster, names, kinds) for key, cluster in clusters.items()}
    resolved = tuple(key_of[found.key] if found is not None else None for found in meanings)
    return Units(
        keys=resolved, units=units, aliases=_aliases(mentions, meanings, resolved, units), redirects=keys.redirects
    )


def _posts_in_known_units(mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """Posts in what no text calls a unit ("Đoàn công tác số 2 của Bộ Y tế") are led to the unit that name ends with."""
    named = {name_key(mention.text) for mention in mentions if not mention.of_post}
    beside_it: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if not mention.of_post:
            beside_it[mention.article].add(mention.text)
    found = []
    for mention in mentions:
        if mention.of_post and name_key(mention.text) not in named:
            whole = _folded(mention.text)
            ends = [text for text in beside_it[mention.article] if whole.endswith(f" {_folded(text)}")]
            if ends:
                mention = replace(mention, text=max(ends, key=lambda text: (len(text), text)))
        found.append(mention)
    return found


def _meanings(mentions: Sequence[UnitMention], sources: Mapping[str, SourceFacts]) -> list[Meaning | None]:
    texts: dict[int, set[str]] = defaultdict(set)
    bare: set[int] = set()
    for mention in mentions:
        if bare_row(mention.text) is None:
            texts[mention.article].add(mention.text)
        else:
            bare.add(mention.article)
    near = {article: beside(texts[article]) for article in bare}
    unknown = SourceFacts()
    found = []
    for mention in mentions:
        facts = sources.get(mention.source, unknown)
        about = near.get(mention.article, NOTHING)
        found.append(meaning(mention.text, facts.owner_unit, facts.province, mention.day, about))
    return found


def _unit(key: str, cluster: list[str], names: Mapping[str, Counter[str]], kinds: Mapping[str, Counter[str]]) -> Unit:
    written: Counter[str] = Counter()
    kind: Counter[str] = Counter()
    for name in cluster:
        written.update(names[name])
        kind.update(kinds.get(name, ()))
    shown = spelling(written)
    place = province_at_end(plain_key(shown))
    most = min(kind, key=lambda one: (-kind[one], one)) if kind else None
    return Unit(key=key, name=shown, kind=most, province=place.key if place else None)


def _aliases(
    mentions: Sequence[UnitMention],
    meanings: Sequence[Meaning | None],
    keys: Sequence[str | None],
    units: Mapping[str, Unit],
) -> frozenset[tuple[str, str, str]]:
    """The names, other than the one shown, by which texts call a unit; a bare name counts for its source only."""
    written: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for mention, found, key in zip(mentions, meanings, keys, strict=True):
        if key is None or found is None or found.by == "article":
            continue
        if _folded(mention.text) != _folded(units[key].name):
            source = mention.source if found.by == "source" else ""
            written[key, _folded(mention.text), source][" ".join(mention.text.split())] += 1
    return frozenset((key, spelling(counts), source) for (key, _, source), counts in written.items())
