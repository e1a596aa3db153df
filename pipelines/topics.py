"""What an article is about: diseases, vaccines, programmes and themes, by the words of data/reference/topics.csv.

Words are matched as whole syllables with their marks, so that sởi (measles) and sỏi (stones) stay apart, and a longer
phrase that the table excludes takes its words away from a topic. The name of an organisation tells nothing: an article
that the Chi cục An toàn thực phẩm signs need not be about food.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from crawler.items import Mention, TopicMention
from pipelines.gazetteer import Entry, Gazetteer
from pipelines.reference import rows
from pipelines.syllables import Syllables, syllables_of

#: Columns of the table whose values are lists, parted by semicolons.
_TERMS, _ABBREVIATIONS, _EXCLUSIONS = ("terms", "abbreviations", "exclusions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A row of the table, for those who show topics."""

    key: str
    kind: str  # disease | vaccine | programme | campaign | system
    vi: str
    en: str
    parent: str | None


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the table."""
    return tuple(
        Topic(key=row["key"], kind=row["kind"], vi=row["vi"], en=row["en"], parent=row["parent"] or None)
        for row in rows("topics")
    )


def find_topics(fields: Mapping[str, str], mentions: Iterable[Mention]) -> tuple[TopicMention, ...]:
    """The places where an article's texts name topics, in reading order.

    Args:
        fields: NFC texts by field name, as mentions name them.
        mentions: what was found in these texts; words inside a unit's name do not count.
    """
    units = sorted((m for m in mentions if m.kind == "unit"), key=lambda m: (m.field, m.start))
    names = {field: [(m.start, m.end) for m in group] for field, group in groupby(units, key=lambda m: m.field)}
    return tuple(
        TopicMention(topic=topic, field=field, start=start, end=end)
        for field, text in fields.items()
        for start, end, topic in _hits(syllables_of(text))
        if not _inside(names.get(field, ()), start, end)
    )


def _hits(tokens: Syllables) -> list[tuple[int, int, str]]:
    """(start, end, topic) in code points; of one topic the longest at each place, without overlaps."""
    hits: dict[str, list[tuple[int, int]]] = {}
    excluded: dict[str, list[tuple[int, int]]] = {}
    table = _table()
    for index in range(len(tokens)):
        for end, entry in table.matches(tokens, index):
            column, key = entry.row["column"], entry.row["key"]
            if column == _ABBREVIATIONS and tokens.slice(index, end) != entry.name:
                continue
            (excluded if column == _EXCLUSIONS else hits).setdefault(key, []).append((index, end))
    found = []
    for key, spans in hits.items():
        behind = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start < behind or any(first <= start and end <= last for first, last in excluded.get(key, ())):
                continue
            behind = end
            found.append((tokens.starts[start], tokens.ends[end - 1], key))
    return sorted(found)


@cache
def _table() -> Gazetteer:
    return Gazetteer(
        (
            Entry(name=name.strip(), row={"key": row["key"], "column": column})
            for row in rows("topics")
            for column in (_TERMS, _ABBREVIATIONS, _EXCLUSIONS)
            for name in row[column].split(";")
            if name.strip()
        ),
        joints=True,
    )


def _inside(names: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span lies in one of the names, which are in order."""
    at = bisect_right(names, start, key=lambda name: name[0]) - 1
    return at >= 0 and end <= names[at][1]
