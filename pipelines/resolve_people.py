"""Which person a name means: one normalised full name is one person, and a given name alone is the person of that
article whose full name ends with it, when there is only one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.names import person_name_key
from pipelines.slugs import Keys, Known, spelling

name_key = lru_cache(maxsize=200_000)(person_name_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    article: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What each mention means (a key, or None for a given name that could be anyone's), and the names to show."""

    keys: tuple[str | None, ...]  # as the mentions were given
    names: dict[str, str]
    redirects: dict[str, str]


def resolve_people(mentions: Sequence[PersonMention], known: Iterable[Known] = ()) -> People:
    """Lead every mention of a person to a key. The result depends on the set of mentions, not on their order."""
    full_names: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        name = name_key(mention.text)
        if " " in name:
            full_names[mention.article].add(name)
    meant = [_meant(name_key(mention.text), full_names[mention.article]) for mention in mentions]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, full in zip(mentions, meant, strict=True):
        if full is not None and name_key(mention.text) == full:
            spellings[full][" ".join(mention.text.split())] += 1
    keys = Keys(known, lambda row: name_key(row.name), prefix="nguoi")
    shown = {name: spelling(counts) for name, counts in spellings.items()}
    # New keys are given in the order of the alphabet, so that of two names with one slug the same gets it every time.
    key_of = {name: keys.key_for(name, shown[name]) for name in sorted(shown)}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for name, key in key_of.items():
        names[key].update(spellings[name])
    return People(
        keys=tuple(key_of[full] if full is not None else None for full in meant),
        names={key: spelling(counts) for key, counts in names.items()},
        redirects=keys.redirects,
    )


def _meant(name: str, full_names: set[str]) -> str | None:
    if " " in name:
        return name
    candidates = [full for full in full_names if name and full.endswith(f" {name}")]
    return candidates[0] if len(candidates) == 1 else None
