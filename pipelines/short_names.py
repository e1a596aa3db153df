"""Whom a given name alone means: the person of that article whose full name ends with it, when there is only one, or
only one whom the word of courtesy suits: of ông Thạch Sa Oanh and bà Lâm Kim Oanh "bà Oanh" is the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from pipelines.names import person_name_key
from pipelines.reference import rows

#: Of a name in an article: the article and the name's key.
Bearer = tuple[int, str]

name_key = lru_cache(maxsize=200_000)(person_name_key)


class _Mention(Protocol):
    @property
    def article(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def courtesy(self) -> str | None: ...


def bearers_of(mentions: Sequence[_Mention]) -> list[Bearer]:
    """Of each mention its article and the key of the name that is meant: a full one where there is one."""
    names: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        names[mention.article].add(name_key(mention.text))
    meant = {article: found for article, some in names.items() if (found := _candidates(some))}
    genders: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.article in meant and (gender := _gender(mention.courtesy)):
            genders[mention.article, name_key(mention.text)].add(gender)
    bearers = []
    for mention in mentions:
        name = name_key(mention.text)
        candidates = meant.get(mention.article, {}).get(name, ())
        bearers.append((mention.article, _chosen(mention, name, candidates, genders)))
    return bearers


def _chosen(
    mention: _Mention, name: str, candidates: Sequence[str], genders: Mapping[tuple[int, str], set[str]]
) -> str:
    if len(candidates) > 1 and (gender := _gender(mention.courtesy)):
        candidates = [full for full in candidates if gender in _genders_of(full, genders.get((mention.article, full)))]
    return candidates[0] if len(candidates) == 1 else name


def _candidates(names: set[str]) -> dict[str, list[str]]:
    """Of the names of an article those that are a part of others, and of which: "Lụa", "Chín Hợi", "Marta".

    A name of two parts that begins with a family name is whole; of a foreign one the first part may stand alone.
    """
    found: dict[str, list[str]] = {}
    parts = sorted((name for name in names if name and _is_part(name)), key=lambda name: (-name.count(" "), name))
    for name in parts:
        longer = [full for full in names if full not in found and full.count(" ") > name.count(" ")]
        candidates = [full for full in longer if full.endswith(f" {name}")]
        if not candidates and name.split()[0] not in _surnames():
            candidates = [full for full in longer if full.startswith(f"{name} ")]
        if candidates:
            found[name] = sorted(candidates)
    return found


def _is_part(name: str) -> bool:
    return " " not in name or (name.count(" ") == 1 and name.split()[0] not in _surnames())


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(name_key(row["surname"]) for row in rows("surnames"))


def _gender(courtesy: str | None) -> str | None:
    return _genders().get(courtesy.casefold()) if courtesy is not None else None


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {row["courtesy"].casefold(): row["gender"] for row in rows("courtesies") if row["gender"]}


def _genders_of(full: str, told: Iterable[str] | None) -> frozenset[str]:
    """Which genders somebody may be of, by the words of courtesy before the full name, else by the name itself."""
    if told:
        return frozenset(told)
    middle = full.split()[1:-1]
    return frozenset("f" if "thị" in middle else "m" if "văn" in middle else "mf")
