"""Keys for people and units: readable slugs that, once given, are never given to anyone else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A key that was given earlier, and the name it stands for."""

    key: str
    name: str
    merged_into: str | None = None


class Keys:
    """The keys of one table: those given earlier, and new ones as they are asked for.

    Two known keys whose names have become one (the spelling rules were corrected) are joined: the shorter, then the
    first in the alphabet stays, the other redirects to it.
    """

    def __init__(self, known: Iterable[Known], name_key: Callable[[str], str], *, prefix: str) -> None:
        rows = {row.key: row for row in known}
        self._taken = set(rows)
        self._prefix = prefix
        self.redirects: dict[str, str] = {row.key: row.merged_into for row in rows.values() if row.merged_into}
        self._by_name: dict[str, str] = {}
        for row in sorted(rows.values(), key=lambda row: (row.merged_into is not None, len(row.key), row.key)):
            name = name_key(row.name)
            target = self.final(row.key)
            if row.merged_into is None and name in self._by_name:
                self.redirects[row.key] = self._by_name[name]
            else:
                self._by_name.setdefault(name, target)

    def final(self, key: str) -> str:
        """Where a key leads in the end."""
        seen = {key}
        while (target := self.redirects.get(key)) is not None and target not in seen:
            seen.add(target)
            key = target
        return key

    def key_for(self, name_key: str, name: str) -> str:
        """The key of a name, new where it has none yet."""
        found = self._by_name.get(name_key)
        if found is not None:
            return self.final(found)
        base = slug(name) or self._prefix
        key, number = base, 2
        while key in self._taken:
            key, number = f"{base}-{number}", number + 1
        self._taken.add(key)
        self._by_name[name_key] = key
        return key


def spelling(counts: dict[str, int]) -> str:
    """Of several spellings of a name the one to show: not in capitals if there is another, then the most frequent."""
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))
