"""All mentions of a text: dates, documents, units and people with their posts, at their exact places.

The door of the knowledge layer. The grammars read clean NFC text; any other text is cleaned with the way back kept,
so that ``text[m.start:m.end] == m.text`` holds for whatever was given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crawler.items import Mention, Source
from pipelines.appointments import with_changes
from pipelines.dates import find_dates
from pipelines.documents import find_documents
from pipelines.people import find_people
from pipelines.privacy import with_privacy
from pipelines.text import nfc_clean, nfc_clean_map, original_span
from pipelines.units import find_units


def find_mentions(text: str, published: date | None = None, source: Source | None = None) -> list[Mention]:
    """The mentions of ``text`` in order of (start, end), none overlapping another of its kind.

    Args:
        text: One field of an article; offsets count its code points, whether or not it is NFC.
        published: Day of publication: the year of a bare "28/12" and the day of "hôm qua" come from it.
        source: Who published it. Unused by the rules so far: a bare "Sở Y tế" is given its owner in resolve.
    """
    clean = nfc_clean(text)
    units = find_units(clean)
    found = [*find_dates(clean, published), *find_documents(clean), *units, *find_people(clean, units)]
    ordered = sorted(_apart(found), key=lambda mention: (mention.start, mention.end, mention.kind))
    ordered = with_changes(clean, with_privacy(clean, ordered))
    return ordered if clean == text else _moved(ordered, text)


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Without those that overlap an earlier or longer one of the same kind, or repeat a date inside a document."""
    kept: list[Mention] = []
    ends: dict[str, int] = {}
    for mention in sorted(mentions, key=lambda m: (m.kind, m.start, -m.end)):
        if mention.start >= ends.get(mention.kind, 0):
            kept.append(mention)
            ends[mention.kind] = mention.end
    return kept


def _moved(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """The mentions of the cleaned text at their places in ``text`` as it was given."""
    _, offsets = nfc_clean_map(text)
    moved: list[Mention] = []
    for mention in mentions:
        start, end = original_span(offsets, mention.start, mention.end)
        moved.append(replace(mention, start=start, end=end, text=text[start:end]))
    return moved
