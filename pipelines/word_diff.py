"""What changed between two texts, word by word: what went, what came, what stayed.

Vietnamese writes syllables apart, so a word here is a syllable, a number or a mark. Lines are compared first and words
only where lines differ: a paragraph that was moved or rewritten does not tear the others apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

#: Share of equal words under which a changed passage is shown as a whole: a mosaic of single words tells nothing.
_MOSAIC = 0.35
_SHORT = 20
#: Longer passages (tokens, both together) are not compared by words: that takes their product in time.
_LONGEST = 6_000
#: Nor are those with so many pairs of equal words (or lines): the same few over and over, as in a table of zeros.
_MOST_PAIRS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A piece of the two texts: in both (same), only in the old one (gone), only in the new one (new)."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> list[Change]:
    """The pieces in reading order. Those that are the same or gone make up the old text, the others the new one."""
    return _joined(_by_lines(old, new))


def is_change(changes: Sequence[Change]) -> bool:
    return any(change.kind != "same" for change in changes)


def shortened(changes: Sequence[Change], around: int = 120) -> list[Change]:
    """The same with long unchanged stretches cut to what stands around the changes; an ellipsis marks the cut."""
    found = []
    for place, change in enumerate(changes):
        text = change.text
        if change.kind == "same":
            before = _start(text, around) if place else ""
            after = _end(text, around) if place + 1 < len(changes) else ""
            if len(before) + len(after) + 40 < len(text):
                text = f"{before} … {after}"
        found.append(Change(kind=change.kind, text=text))
    return found


def _start(text: str, length: int) -> str:
    return text[:length].rpartition(" ")[0]


def _end(text: str, length: int) -> str:
    return text[-length:].partition(" ")[2]


def _by_lines(old: str, new: str) -> Iterator[Change]:
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if old != new and _equal_pairs(a, b) > _MOST_PAIRS:
        yield from _by_words(old, new)
        return
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, came = "".join(a[a1:a2]), "".join(b[b1:b2])
        if kind == "equal":
            yield Change(kind="same", text=gone)
        else:
            yield from _by_words(gone, came)


def _by_words(old: str, new: str) -> Iterator[Change]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    # Spaces and marks match everywhere: they only lengthen what words have matched. Else long passages take minutes.
    matcher = SequenceMatcher(lambda token: not _is_word(token), a, b, autojunk=False)
    if not old or not new or _is_long(a, b) or _common(matcher, a, b) < _MOSAIC:
        yield from _replaced(old, new)
        return
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        gone, came = "".join(a[a1:a2]), "".join(b[b1:b2])
        if kind == "equal":
            yield Change(kind="same", text=gone)
        else:
            yield from _replaced(gone, came)


def _is_long(a: Sequence[str], b: Sequence[str]) -> bool:
    if len(a) + len(b) > _LONGEST:
        return True
    return _equal_pairs(filter(_is_word, a), filter(_is_word, b)) > _MOST_PAIRS


def _equal_pairs(a: Iterable[str], b: Iterable[str]) -> int:
    """How many pairs, one of each, are equal: what a comparison has to look at."""
    there = Counter(a)
    return sum(there[one] * count for one, count in Counter(b).items())


def _common(matcher: SequenceMatcher[str], a: Sequence[str], b: Sequence[str]) -> float:
    """The share of equal words; spaces and marks are equal in all texts."""
    equal = sum(
        _is_word(token) for block in matcher.get_matching_blocks() for token in a[block.a : block.a + block.size]
    )
    total = sum(map(_is_word, a)) + sum(map(_is_word, b))
    return 2 * equal / total if total > _SHORT else 1.0


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _replaced(old: str, new: str) -> Iterator[Change]:
    if old:
        yield Change(kind="gone", text=old)
    if new:
        yield Change(kind="new", text=new)


def _joined(changes: Iterator[Change]) -> list[Change]:
    """Pieces of one kind in a row as one; a single space between two changes belongs to both, to read as one."""
    found: list[Change] = []
    gone = came = ""

    def flush() -> None:
        nonlocal gone, came
        found.extend(_replaced(gone, came))
        gone = came = ""

    pieces = list(changes)
    for place, change in enumerate(pieces):
        if change.kind == "gone":
            gone += change.text
        elif change.kind == "new":
            came += change.text
        elif (gone or came) and change.text == " " and place + 1 < len(pieces) and pieces[place + 1].kind != "same":
            gone, came = gone + " ", came + " "
        else:
            flush()
            if found and found[-1].kind == "same":
                found[-1] = Change(kind="same", text=found[-1].text + change.text)
            else:
                found.append(change)
    flush()
    return found
