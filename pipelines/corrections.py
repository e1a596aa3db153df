"""Corrections: what people who know better say, in words of their own table; they win over every rule.

A correction names its subject by key, name or address, so it survives new code, a new extraction and new captures.
Those of people and units are applied here, to what resolution found, so that taking one out brings back the rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pipelines.slugs import Known
from pipelines.text import fold, slug

#: What can be corrected, and which columns each needs.
ACTIONS: Mapping[str, tuple[str, ...]] = {
    "merge person": ("about", "new"),
    "split person": ("about",),
    "rename person": ("about", "new"),
    "private person": ("about",),
    "public person": ("about",),
    "merge unit": ("about", "new"),
    "split unit": ("about",),
    "rename unit": ("about", "new"),
    "set date": ("article", "new"),
    "set title": ("article", "new"),
    "not a mention": ("article", "text"),
    "add mention": ("article", "text", "about"),
}
#: How a split says which mentions are meant, in the column ``where``.
CRITERIA = ("source", "province", "unit")
#: Marks, in the place or identity of a key, that a split gave it.
SPLIT = "split:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of a corrections file, its article found."""

    file: str
    line: int
    action: str
    about: str = ""
    new: str = ""
    article: int | None = None
    where: str = ""
    text: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """The same wherever the line stands and whatever its note says."""
        parts = (self.action, self.about, self.new, str(self.article or ""), self.where, self.text)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


@dataclass(slots=True)
class Outcome:
    """What became of corrections, by id: how many rows each changed, why it could not, and the key it is about."""

    effects: dict[str, int] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)

    def done(self, correction: Correction, effect: int, target: str = "") -> None:
        self.effects[correction.id] = self.effects.get(correction.id, 0) + effect
        if target:
            self.targets[correction.id] = target

    def failed(self, correction: Correction, why: str) -> None:
        self.problems[correction.id] = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a split can go by, of one mention."""

    article: int
    source: str
    province: str
    units: frozenset[str] = frozenset()


class Named(Protocol):
    """A person or a unit."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class Relabel(Generic[T]):
    """People or units as mentions mean them, with what corrections split, merge and rename.

    Args:
        kind: person or unit.
        keys: what each mention means by the rules.
        found: by key, those that mentions mean.
        known: the keys given earlier.
        renamed: a copy of one with another name; of a split with another key and the mark of the split as well.
    """

    def __init__(
        self,
        kind: str,
        keys: Sequence[str | None],
        found: Mapping[str, T],
        known: Iterable[Known],
        renamed: Callable[[T, str, str | None, str | None], T],
    ) -> None:
        self.kind = kind
        self.keys = list(keys)
        self.found = dict(found)
        self.redirects: dict[str, str] = {}
        self._known = {row.key: row for row in known}
        self._renamed = renamed

    def apply(self, corrections: Iterable[Correction], subject: Callable[[int], Subject], outcome: Outcome) -> None:
        """Splits first, then merges, then names, each in the order of the files."""
        mine = list(corrections)
        for verb in ("split", "merge", "rename"):
            for correction in mine:
                if correction.action != f"{verb} {self.kind}":
                    continue
                key = self.key_of(correction.about)
                if key is None:
                    outcome.failed(correction, f"no {self.kind} with the key or name {correction.about!r}, or several")
                elif verb == "split":
                    self._split(correction, key, subject, outcome)
                elif verb == "merge":
                    self._merge(correction, key, outcome)
                elif key not in self.found:
                    outcome.failed(correction, f"{key} is named in no article now")
                else:
                    self.found[key] = self._renamed(self.found[key], correction.new, None, None)
                    outcome.done(correction, 1, key)

    def key_of(self, about: str) -> str | None:
        """The key that is meant: a key itself, or the name that only one bears."""
        if about not in self.found and about not in self._known:
            bearers = [key for key, one in self.found.items() if fold(one.name) == fold(about)]
            return bearers[0] if len(bearers) == 1 else None
        seen = {about}
        while (target := self.redirects.get(about)) is not None and target not in seen:
            seen.add(target)
            about = target
        return about

    def _split(self, correction: Correction, key: str, subject: Callable[[int], Subject], outcome: Outcome) -> None:
        criterion, _, value = (part.strip() for part in correction.where.partition("="))
        if correction.article is None and (criterion not in CRITERIA or not value):
            outcome.failed(correction, "say which mentions: an article, or where: source=…, province=… or unit=…")
            return
        moved = [
            n for n, one in enumerate(self.keys) if one == key and _meets(correction, criterion, value, subject(n))
        ]
        if not moved:
            outcome.failed(correction, f"{key} is not named there, so there is nothing to split")
            return
        mark = SPLIT + correction.id
        given = (row.key for row in self._known.values() if mark in (row.place, row.identity))
        name = correction.new or self.found[key].name
        new = next(given, None) or self._free(slug(name) or self.kind)
        self.found[new] = self._renamed(self.found[key], name, new, mark)
        for position in moved:
            self.keys[position] = new
        if key not in self.keys:
            del self.found[key]
        outcome.done(correction, len(moved), new)

    def _free(self, base: str) -> str:
        key, number = base, 2
        while key in self._known or key in self.found:
            key, number = f"{base}-{number}", number + 1
        return key

    def _merge(self, correction: Correction, key: str, outcome: Outcome) -> None:
        target = self.key_of(correction.new)
        if target is None:
            outcome.failed(correction, f"no {self.kind} with the key or name {correction.new!r} to merge into")
            return
        moved = [position for position, one in enumerate(self.keys) if one == key]
        if moved and target not in self.found:
            outcome.failed(correction, f"{target} is named in no article now; merge it into {key} instead")
            return
        if target != key:
            for position in moved:
                self.keys[position] = target
            self.found.pop(key, None)
            self.redirects[key] = target
        outcome.done(correction, len(moved), target)


def _meets(correction: Correction, criterion: str, value: str, subject: Subject) -> bool:
    if correction.article is not None and subject.article != correction.article:
        return False
    met = {"source": subject.source == value, "province": subject.province == value, "unit": value in subject.units}
    return met.get(criterion, True)
