"""Tables of names as tries over syllables: the longest entry at a place of the text, in one walk.

The tables are the CSV files of data/reference; each is compiled once, when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from pipelines.reference import rows
from pipelines.syllables import Syllables, key_of

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+|[^\w\s]|_")
#: Inside an entry these are written for each other, or left out.
_JOINTS = {"-": ("-", "", ","), ",": (",", "", "-"), "&": ("&", "và"), "/": ("/", "-", "")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a table, with its name as written there."""

    name: str
    row: dict[str, str]

    @property
    def lower(self) -> bool:
        return self.name[:1].islower()


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


class Gazetteer:
    """Entries that are looked up by folded syllables; a line break ends every entry."""

    def __init__(self, entries: Iterable[Entry], *, joints: bool = False) -> None:
        self._root = _Node()
        for entry in entries:
            for spelling in _spellings(entry.name, joints=joints):
                node = self._root
                for key in spelling:
                    node = node.next.setdefault(key, _Node())
                node.entries.append(entry)

    def beginnings(self) -> frozenset[str]:
        """The first syllables of the entries: at any other token nothing can match."""
        return frozenset(self._root.next)

    def matches(self, tokens: Syllables, index: int) -> Sequence[tuple[int, Entry]]:
        """The entries that begin at token ``index`` with the token behind their end, longest first."""
        # Asked several times at every token of a text, nearly always in vain: no call and no list for a "no".
        keys = tokens.keys
        node = self._root.next.get(keys[index]) if 0 <= index < len(keys) else None
        if node is None:
            return ()
        found: list[tuple[int, Entry]] = []
        end, last = index + 1, len(keys)
        while True:
            if node.entries:
                found.extend([(end, entry) for entry in node.entries])
            following = node.next.get(keys[end]) if end < last else None
            if following is None:
                break
            node, end = following, end + 1
        found.reverse()
        return found

    def longest(self, tokens: Syllables, index: int) -> tuple[int, Entry] | None:
        """The longest entry at ``index``, whatever its case, or None."""
        found = self.matches(tokens, index)
        return found[0] if found else None


def _spellings(name: str, *, joints: bool) -> Iterator[tuple[str, ...]]:
    keys = [key_of(token) for token in _TOKEN.findall(name)]
    if not joints:
        yield tuple(keys)
        return
    # The same joint is written the same way throughout a name.
    present = [joint for joint in _JOINTS if joint in keys]
    for choice in product(*(_JOINTS[joint] for joint in present)):
        written = dict(zip(present, choice, strict=True))
        yield tuple(k for k in (written.get(key, key) for key in keys) if k)


@cache
def table(name: str, column: str, *, joints: bool = False) -> Gazetteer:
    """The gazetteer of ``data/reference/<name>.csv``, looked up by its column ``column``."""
    return Gazetteer((Entry(name=row[column], row=row) for row in rows(name)), joints=joints)


@cache
def keys(name: str, column: str, only: str = "") -> frozenset[str]:
    """The folded one-syllable values of a column; ``only`` = "column=value" keeps rows that have it."""
    wanted, _, value = only.partition("=")
    return frozenset(key_of(row[column]) for row in rows(name) if not only or row[wanted] == value)


def listed(word: str, name: str) -> bool:
    """Whether a folded word stands in a list of data/reference/grammar_words.csv."""
    return word in keys("grammar_words", "word", f"list={name}")
