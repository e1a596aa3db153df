"""Which document a number means. Numbers begin anew every year and, below the state, in every province; so a document
is its number, its year where the text tells it, and for a local one the province that cites it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.reference import rows
from pipelines.slugs import spelling
from pipelines.text import fold, slug

_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMention:
    """A document that a text cites; ``scope`` is the province or source whose local numbers are meant."""

    scope: str
    number: str
    type: str | None = None
    issuer: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    key: str
    number: str
    type: str | None
    issuer: str | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    keys: tuple[str, ...]  # as the mentions were given
    documents: dict[str, Document]


def resolve_documents(mentions: Sequence[DocumentMention]) -> Documents:
    """Lead every citation to a document. A citation without a year joins the one dated document it can mean."""
    years: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if year := _year(mention):
            years[_base(mention)].add(year)
    keys: list[str] = []
    groups: dict[str, list[DocumentMention]] = defaultdict(list)
    for mention in mentions:
        base = _base(mention)
        year = _year(mention)
        if year is None and len(years[base]) == 1:
            (year,) = years[base]
        key = base if year is None or year in base.split("-") else f"{base}-{year}"
        keys.append(key)
        groups[key].append(mention)
    return Documents(keys=tuple(keys), documents={key: _document(key, cited) for key, cited in groups.items()})


def _document(key: str, cited: list[DocumentMention]) -> Document:
    def most(values: list[str | None]) -> str | None:
        counts = Counter(value for value in values if value)
        return spelling(counts) if counts else None

    numbers = Counter(mention.number for mention in cited)
    return Document(
        key=key,
        number=min(numbers, key=lambda number: (-numbers[number], number)),
        type=most([mention.type for mention in cited]),
        issuer=most([mention.issuer for mention in cited]),
        date=min((mention.date for mention in cited if mention.date), key=lambda day: (-len(day), day), default=None),
    )


@lru_cache(maxsize=100_000)
def _number_slug(number: str) -> str:
    return slug(number) or "van-ban"


def _base(mention: DocumentMention) -> str:
    base = _number_slug(mention.number)
    return f"{base}-{slug(mention.scope)}" if _is_local(mention.number) else base


def _year(mention: DocumentMention) -> str | None:
    found = _YEAR_IN_NUMBER.search(mention.number)
    if found:
        return found[1]
    return mention.date[:4] if mention.date else None


@lru_cache(maxsize=100_000)
def _is_local(number: str) -> bool:
    endings = {fold(row["ending"]) for row in rows("local_issuers")}
    return fold(re.split(r"[-/]", number)[-1]) in endings
