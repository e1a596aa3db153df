"""What a probe came to know of a site: plain values, for people (report.py) and for scripts (--json)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

#: ok: articles were read. thin: the site answers, but not enough was found. The others say what stands in the way.
Outcome = Literal[
    "ok",
    "thin",
    "unreachable",
    "tls",
    "robots",
    "blocked",
    "moved",
    "error",
    "challenge",
    "browser",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that went out, and what became of it."""

    url: str
    why: str  # home | robots.txt | sitemap | feed | listing | page 2 | article
    status: int | None
    size: int
    seconds: float
    problem: str | None = None  # in words, when no page came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What robots.txt says to us. ``status`` None: it could not be read, and then nothing may be fetched."""

    status: int | None
    allowed: bool
    crawl_delay: float | None
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """``verified`` None: the site was reached by http only. ``problem``: exactly what is wrong with the certificate."""

    verified: bool | None
    problem: str | None = None
    kind: str | None = None  # of crawler.odd_hosts.TLS_FAULTS, or "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What the header and the page claim, and what the page was read as."""

    header: str | None
    claimed: str | None
    read_as: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The family and the fingerprint that told it; None: of no known make."""

    family: str | None
    why: str | None
    where: str | None  # the page that bore it
    proof: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that was looked at."""

    url: str
    articles: int
    next_page: str | None  # its address, or "by form"
    second_page: str | None = None  # what became of going on: "5 more articles", "the same articles again", a problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A feed or sitemap that was looked at."""

    url: str
    articles: int
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Links that a crawl would leave alone, for one reason."""

    reason: str
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article as it would be stored, or why the page holds none."""

    url: str
    title: str | None = None
    published: str | None = None
    date_rule: str | None = None
    section: str | None = None
    byline: str | None = None
    words: str | None = None  # its lead, or how it begins
    length: int = 0
    identity: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The whole of it."""

    url: str  # as asked
    home: str | None = None  # where the first page was in the end
    outcome: Outcome
    verdict: str  # one line
    next_step: str
    source: str | None = None  # the source whose host this is, when a file lists it
    hops: tuple[str, ...] = ()
    robots: Robots | None = None
    tls: Tls | None = None
    encoding: Encoding | None = None
    recognised: Recognised | None = None
    feeds: tuple[Named, ...] = ()
    sitemaps: tuple[Named, ...] = ()
    listings: tuple[Listing, ...] = ()
    links: dict[str, int] = field(default_factory=dict)  # what the home page names, by kind
    rejected: tuple[Rejected, ...] = ()
    samples: tuple[Sample, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def good(self) -> tuple[Sample, ...]:
        return tuple(sample for sample in self.samples if sample.problem is None)

    def plain(self) -> dict[str, object]:
        """As JSON-ready values."""
        return {**asdict(self), "exit_status": self.exit_status}

    @property
    def exit_status(self) -> int:
        """0 articles were read, 1 the site answers but needs a person's look, 2 nothing came of it."""
        return {"ok": 0, "thin": 1}.get(self.outcome, 2)
