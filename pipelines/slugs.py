"""Keys for people and units: readable slugs that, once given, are never given to anyone else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A key that was given earlier, and what it stands for.

    ``place`` tells namesakes apart: of a unit the line of its province, of a person as `resolve_people` has it; None:
    given before places were kept.
    """

    key: str
    name: str  # as the rules found it, before any correction
    merged_into: str | None = None
    merged_by: str | None = None  # None: for good; rule, correction: as long as the rules or the correction say so
    place: str | None = None
    level: str | None = None  # of a unit
    identity: str | None = None  # of a unit: what its names had in common when the key was given

    @property
    def merged_for_good(self) -> bool:
        return self.merged_into is not None and self.merged_by is None


class Keys:
    """The keys of one table: those given earlier, and new ones as they are asked for.

    Two known keys that have come to mean one (the spelling rules were corrected) are joined: the shorter, then the
    first in the alphabet stays, the other redirects to it.
    """

    def __init__(self, known: Iterable[Known], identity: Callable[[Known], str], *, prefix: str) -> None:
        rows = {row.key: row for row in known}
        self._taken = set(rows)
        self._prefix = prefix
        self.redirects: dict[str, str] = {
            row.key: row.merged_into for row in rows.values() if row.merged_into and row.merged_for_good
        }
        self._by_identity: dict[str, str] = {}
        for row in sorted(rows.values(), key=lambda row: (row.merged_for_good, len(row.key), row.key)):
            name = identity(row)
            target = self.final(row.key)
            if not row.merged_for_good and name in self._by_identity:
                self.redirects[row.key] = self._by_identity[name]
            else:
                self._by_identity.setdefault(name, target)

        for row in sorted(rows.values(), key=lambda row: (len(row.key), row.key)):
            if row.identity is not None:
                self._by_identity.setdefault(row.identity, self.final(row.key))

    def final(self, key: str) -> str:
        """Where a key leads in the end."""
        seen = {key}
        while (target := self.redirects.get(key)) is not None and target not in seen:
            seen.add(target)
            key = target
        return key

    def known(self, identity: str) -> str | None:
        """The key that an identity was given, if it has one."""
        found = self._by_identity.get(identity)
        return None if found is None else self.final(found)

    def key_for(self, identity: str, name: str, also: str | None = None) -> str:
        """The key of an identity, new where it has none yet; ``also`` is added where the name alone is taken."""
        found = self.known(identity)
        if found is not None:
            return found
        base = slug(name) or self._prefix
        key, number = base, 2
        if also and key in self._taken:
            key = base = f"{base}-{also}"
        while key in self._taken:
            key, number = f"{base}-{number}", number + 1
        self._taken.add(key)
        self._by_identity[identity] = key
        return key


def spelling(counts: dict[str, int]) -> str:
    """Of several spellings of a name the one to show: not in capitals if there is another, then the most frequent."""
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))
