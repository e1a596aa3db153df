"""Articles that are one story in nearly the same words: reposts with a new title, a cut lead, an added source line.

Words alone cannot tell a repost from next week's bulletin: a form filled in anew has most of its words in common with
the last one. So a text is known by two things: a sketch of its word triples (MinHash with one permutation, 128 bins),
by which candidates are found in an index of bands and their likeness is estimated; and the facts in it (dates, other
numbers, names), most of which two forms of one story share and two fillings of one form do not.

A signature depends on the text alone, so it is worked out once for each text. Which pairs are alike depends on the set
of articles and not on their order.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

from pipelines.syllables import key_of

#: Texts of fewer word triples are too short for a likeness to mean anything: only equal ones are the same.
FEWEST_TRIPLES = 40

#: Share of common word triples from which two texts may be one story, and the shares of common facts it takes then.
LIKENESS = 0.6
DATES, NUMBERS, NAMES = 0.5, 0.6, 0.5

_BINS = 128
_ROWS = 4
_BANDS = _BINS // _ROWS
_BAND_BYTES = 2 * _ROWS

#: Articles that fall into one bucket are compared with so many of their neighbours in order of publication. Larger
#: buckets are forms that a department fills in every day; a repost of one is published near it.
_NEIGHBOURS = 60

_MASK = 0xFFFFFFFF
_FACTS = 48

_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*%?|[^\W\d_]+|[.!?:;\n“”\"•–-]")
_DATE = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(?:19|20)\d\d)?(?![\d/.-]*\d)"
    r"|(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*(?:năm|/)\s*(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_HEAD = struct.Struct("<IBBB")


def signature(title: str, lead: str | None, body: str) -> bytes | None:
    """What a text is known by: its sketch and its facts; None for one that is too short."""
    text = "\n".join((title, lead or "", body))
    keys = [_code(token) for token in _WORDS.findall(text)]
    if len(keys) - 2 < FEWEST_TRIPLES:
        return None
    bins = [_MASK] * _BINS
    count = 0
    following = zip(keys, keys[1:], keys[2:], strict=False)
    for triple in {a * 0x9E3779B1 ^ b * 0x85EBCA6B ^ c * 0xC2B2AE35 for a, b, c in following}:
        mixed = triple * 0x9E3779B97F4A7C15 >> 32 & _MASK
        place, rank = mixed & _BINS - 1, mixed >> 7
        if rank < bins[place]:
            bins[place] = rank
        count += 1
    dates, numbers, names = _facts(text)
    head = _HEAD.pack(count, len(dates), len(numbers), len(names))
    facts = [*dates, *numbers, *names]
    return head + struct.pack(f"<{_BINS}H", *_filled(bins)) + struct.pack(f"<{len(facts)}H", *facts)


_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int:
    """A number for a word; the same for hoà and hòa, and for any case."""
    return crc32(key_of(word).encode("utf-8", "surrogatepass"))


def _filled(bins: list[int]) -> list[int]:
    """The bins as 16 bits each; an empty one takes its next neighbour's value, marked by how far that is."""
    filled = []
    for place, rank in enumerate(bins):
        distance = 0
        while rank == _MASK and distance < _BINS:
            distance += 1
            rank = bins[(place + distance) % _BINS]
        filled.append((rank + distance * 0x9E37) & 0xFFFF)
    return filled


def _facts(text: str) -> tuple[list[int], list[int], list[int]]:
    """Dates (day and month), other numbers, and runs of capitalised words inside sentences, each as 16 bits."""
    dates = set()

    def dated(match: re.Match[str]) -> str:
        day, month = (match[1], match[2]) if match[1] else (match[3], match[4])
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
            return match[0]
        dates.add(f"{int(day)}/{int(month)}")
        return " . "

    rest = _DATE.sub(dated, text)
    numbers: set[str] = set()
    names: set[str] = set()
    run: list[str] = []
    fresh = True  # at the start of a sentence a capital says nothing
    for token in _TOKEN.findall(rest):
        first = token[0]
        if first.isdigit():
            numbers.add(token)
        if first.isupper() and not (fresh and not run) and not token.isupper():
            run.append(key_of(token))
        else:
            if run:
                names.add(" ".join(run))
                run = []
        fresh = not token[-1].isalnum() and token[-1] != "%"
    if run:
        names.add(" ".join(run))
    return _short(dates), _short(numbers), _short(names)


def _short(facts: Collection[str]) -> list[int]:
    """At most so many, the same ones wherever they occur: those with the smallest codes."""
    return sorted({crc32(fact.encode("utf-8", "surrogatepass")) & 0xFFFF for fact in facts})[:_FACTS]


class _Sketch:
    """A signature taken apart for comparing."""

    __slots__ = ("bins", "dates", "names", "numbers")

    def __init__(self, raw: bytes) -> None:
        _, dates, numbers, names = _HEAD.unpack_from(raw)
        at = _HEAD.size + 2 * _BINS
        self.bins = struct.unpack_from(f"<{_BINS}H", raw, _HEAD.size)
        facts = struct.unpack_from(f"<{dates + numbers + names}H", raw, at)
        self.dates = frozenset(facts[:dates])
        self.numbers = frozenset(facts[dates : dates + numbers])
        self.names = frozenset(facts[dates + numbers :])


def likeness(one: bytes, other: bytes) -> float:
    """The share of word triples that two texts have in common, estimated from their sketches."""
    return _likeness(_Sketch(one), _Sketch(other))


def alike(one: bytes, other: bytes) -> bool:
    """Whether two texts are one story."""
    return _alike(_Sketch(one), _Sketch(other))


def _likeness(one: _Sketch, other: _Sketch) -> float:
    return sum(map(int.__eq__, one.bins, other.bins)) / _BINS


def _alike(one: _Sketch, other: _Sketch) -> bool:
    return (
        _likeness(one, other) >= LIKENESS
        and _shared(one.dates, other.dates) >= DATES
        and _shared(one.numbers, other.numbers) >= NUMBERS
        and _shared(one.names, other.names) >= NAMES
    )


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller set is in the other: what was added to a repost does not count against it."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0


def alike_pairs(signatures: Mapping[int, bytes], order: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of articles that are one story, by an index of bands: texts that share no band are never compared.

    Args:
        signatures: of each article that has one.
        order: all articles, in the order of publication (any order that depends on the set alone).
    """
    known = [article for article in order if article in signatures]
    compared: set[int] = set()
    found: list[tuple[int, int]] = []
    sketches: dict[int, _Sketch] = {}
    width = len(known)
    for band in range(_BANDS):
        begin = _HEAD.size + band * _BAND_BYTES
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for place, article in enumerate(known):
            buckets[signatures[article][begin : begin + _BAND_BYTES]].append(place)
        for bucket in buckets.values():
            if len(bucket) == 1:
                continue
            for at, one in enumerate(bucket):
                for other in bucket[at + 1 : at + 1 + _NEIGHBOURS]:
                    pair = one * width + other
                    if pair in compared:
                        continue
                    compared.add(pair)
                    first, second = known[one], known[other]
                    if signatures[first] == signatures[second] or _alike(
                        _sketch(sketches, signatures, first), _sketch(sketches, signatures, second)
                    ):
                        found.append((first, second))
    return sorted(found)


def _sketch(sketches: dict[int, _Sketch], signatures: Mapping[int, bytes], article: int) -> _Sketch:
    sketch = sketches.get(article)
    if sketch is None:
        sketch = sketches[article] = _Sketch(signatures[article])
    return sketch


def groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Articles that hang together by pairs, each group and the list of groups sorted."""
    head: dict[int, int] = {}

    def top(article: int) -> int:
        while (above := head.setdefault(article, article)) != article:
            head[article] = head[above]  # shorter for the next one
            article = above
        return article

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        head[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for article in head:
        found[top(article)].append(article)
    return sorted(sorted(group) for group in found.values())


@cache
def version() -> str:
    """Eight hex digits of what signatures are made by."""
    folder = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for name in ("near_duplicates.py", "syllables.py", "text.py"):
        digest.update((folder / name).read_bytes() + b"\0")
    return digest.hexdigest()[:8]
