"""The rows that resolving takes and gives: articles, mentions and posts in, what became of them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.resolve_documents import Document
from pipelines.resolve_people import Person
from pipelines.resolve_positions import Conflict, Position
from pipelines.resolve_units import Alias, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    id: int
    source: str
    text_digest: str
    characters: int
    first_seen_at: str
    published_at: str | None
    published_to: str | None
    published_on: str | None
    month: str | None


#: Where a mention stands: article, field, start, end, kind.
Place = tuple[int, str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    place: Place
    text: str
    titles: tuple[str, ...] = ()
    courtesy: str | None = None
    privacy: str | None = None
    unit_kind: str | None = None
    iso: str | None = None
    number: str | None = None
    document_type: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A post that a text gives a person: the place of the person's mention, and which of its posts."""

    place: Place
    number: int
    role: str
    unit_text: str | None
    change: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """First and last publication day, and how many articles."""

    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    duplicates: Mapping[int, int]  # article → the one it repeats
    targets: Mapping[Place, str | None]  # mention of a person, unit or document → key
    role_units: Mapping[tuple[Place, int], str | None]
    hidden: Mapping[Place, str]  # mention → why it is left out of snapshots and exports
    people: Mapping[str, tuple[Person, Seen]]
    people_redirects: Mapping[str, str]
    units: Mapping[str, tuple[Unit, Seen]]
    units_redirects: Mapping[str, str]
    aliases: frozenset[Alias]
    documents: Mapping[str, tuple[Document, int]]
    positions: Mapping[int, Position]
    role_positions: Mapping[tuple[Place, int], int]
    conflicts: frozenset[Conflict]
    merges: frozenset[tuple[str, str]]  # (people or units, key) that a correction merged into another
    rollups: Mapping[tuple[str, str], tuple[int, int]]  # source, month ("" unknown) → articles, stories


def publication(article: ArticleRow) -> tuple[str, str, str, int]:
    """Order of publication. A month or year counts as its last day: only then it is surely out."""
    return article.published_to or "9999", article.published_at or "", article.first_seen_at, article.id
