"""What the stages hand to each other: a page as it was sent, and the article that was read from it.

All are frozen: a stage returns a new value and never edits the one it got, so that the same page and context give
the same article in the crawl, in an import, in a re-extraction and in a test.

Offsets count code points of the NFC text of the field they name; ``text[start:end]`` is the mention.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

MentionKind = Literal["person", "unit", "date", "document"]
Precision = Literal[
    "minute", "day", "month", "year", "quarter", "day-range", "month-range", "quarter-range", "year-range"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes: one department, centre, hospital or ministry, and the hosts it publishes on."""

    key: str  # slug: "hue", "moh"; for an address without a source file, made from its host
    name: str
    kind: str = "unknown"  # department | cdc | hospital | ministry | unknown
    province: str | None = None  # slug in data/reference/provinces.csv, of a province of today
    former: str | None = None  # slug of the province before a merger whose department's site this is
    owner_unit: str | None = None  # the unit that a bare "Sở Y tế" means here, as its full name
    home: str | None = None
    hosts: tuple[str, ...] = ()  # host keys as crawler-side URLs give them: "soyte.hue.gov.vn", "127.0.0.1:8101"
    asset_hosts: tuple[str, ...] = ()  # where its files live, when elsewhere
    family: str | None = None  # set by hand; None: decided by fingerprint


#: What imported files without a known address belong to.
UNKNOWN_SOURCE = Source(key="unknown", name="Không rõ nguồn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A response as it was sent: nothing decoded, nothing mended."""

    url: str
    body: bytes  # after Content-Encoding was undone, before any charset decoding
    content_type: str = "text/html"  # the Content-Type header as sent, parameters included
    status: int = 200
    fetched_at: datetime  # aware, UTC

    @property
    def mime(self) -> str:
        """The bare media type, lower case: ``text/html``."""
        return self.content_type.partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What was learned about a host from many of its pages; frozen, and named by what it holds."""

    source: str
    version: str  # "" for the empty context, else 12 hex digits of the chrome's digest
    chrome: frozenset[str] = frozenset()  # block keys, as pipelines.learn makes them

    @classmethod
    def empty(cls, source: str) -> Context:
        return cls(source=source, version="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A point in time about an article, no more precise than what the page says."""

    value: str  # ISO 8601 at the known precision, Vietnamese local time: "2024-12", "2025-08-14T10:09"
    precision: Precision
    rule: str  # where it came from: "layout:nukeviet", "label:updated", "url", …
    raw: str  # the text it was read from


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One post that the text gives a person: the role, and the unit as written and whole."""

    role: str
    unit: str | None = None
    change: Literal["new", "left"] | None = field(default=None, repr=False)  # the sentence says that it begins or ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of a text that names a person, a unit, a date or a document."""

    kind: MentionKind
    start: int
    end: int
    text: str
    field: str = "body"  # title | lead | body | caption:N
    rule: str = ""
    confidence: float = 1.0  # 0 to 1: how far the rule is trusted, not a probability
    # person
    titles: tuple[str, ...] = ()  # academic, professional, rank and honour tokens, as written
    courtesy: str | None = None  # ông, bà, đồng chí …
    roles: tuple[Role, ...] = ()
    privacy: str | None = (
        None  # what the sentence tells of the bearer: "strong:patient", "weak:resident", "public:public"
    )
    # unit
    unit_kind: str | None = None  # ministry, department, cdc, hospital, committee … as in data/reference/unit_heads.csv
    # date and document
    iso: str | None = None
    precision: Precision | None = None
    relative: bool = False  # "hôm qua", "cùng ngày": iso was worked out from the article's date
    number: str | None = None  # document number: "02/2022/NQ-HĐND"
    document_type: str | None = None  # "Nghị quyết"
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMention:
    """A span whose words name a topic of data/reference/topics.csv."""

    topic: str  # its key
    field: str  # title | lead | body | caption:N
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    text: str
    image: str | None = None  # absolute address, when the page gave one


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    url: str
    name: str
    mime: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the body: rows of cells (text, colspan, rowspan). Its text also stands in the body."""

    rows: tuple[tuple[tuple[str, int, int], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What process() reads from one page. No field depends on the clock, the network or the database."""

    url: str
    identity_url: str  # the same for every address of this article on its host
    source: str
    title: str
    body: str  # paragraphs separated by one line break
    lead: str | None = None
    byline: str | None = None
    published: Dating | None = None
    updated: Dating | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    lang: str = "vi"
    canonical_url: str | None = None  # what the page claims; may name another host
    captions: tuple[Caption, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    tables: tuple[Table, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[TopicMention, ...] = ()
    layout: str = "generic"  # which layout read it
    field_rules: tuple[tuple[str, str], ...] = ()  # title, lead, byline, section, body: the rule that gave each
    text_digest: str = ""  # SHA-256 of the clean text (title, lead, body, captions), never of the HTML
    extractor: str = ""  # version of the code that made it
    context: str = ""  # version of the context it was made with
    warnings: tuple[str, ...] = ()
    refused: str | None = None  # why the archive does not take it; only ``extract_article`` gives such a reading

    @property
    def published_at(self) -> str | None:
        """When it was published, ISO 8601 at the known precision."""
        return self.published.value if self.published else None

    @property
    def updated_at(self) -> str | None:
        return self.updated.value if self.updated else None

    def field(self, name: str) -> str:
        """The text that a mention's ``field`` names.

        Raises:
            KeyError: no such field in this article.
        """
        if name in ("title", "lead", "body"):
            return getattr(self, name) or ""
        label, _, number = name.partition(":")
        if label == "caption" and number.isdigit() and int(number) < len(self.captions):
            return self.captions[int(number)].text
        raise KeyError(name)
