"""Every source there is or should be, by province of today: its hosts, how we know them, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.provinces import provinces
from spiders.base import SourceSpider
from spiders.families.registry import FAMILIES
from spiders.hosts import Confidence
from spiders.registry import definitions, guesses

#: The key and name of the group that no province has: the Ministry and its departments.
NATIONAL, MINISTRY = "national", "Bộ Y tế"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """A host as its source file states it; ``crawled`` without being asked for by name."""

    name: str
    evidence: str
    confidence: Confidence
    verified: str | None
    doubt: str | None
    crawled: bool

    @property
    def why_not(self) -> str | None:
        """In words, why it is not crawled although it is listed."""
        return None if self.crawled else self.doubt or "weak evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as it is listed. ``group``: the province of today, or "national"."""

    key: str
    name: str
    group: str
    kind: str
    former: str | None
    home: str | None
    hosts: tuple[HostLine, ...]
    guesses: tuple[str, ...]  # names that nothing speaks for, which `soyte probe --province` tries
    family: str | None  # stated or expected by its file; pages decide
    proof: str | None  # how well that family is proven
    crawled: bool
    next_step: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A province of today with its sources, former provinces' departments included; or the Ministry with its own."""

    key: str
    name: str
    sources: tuple[SourceLine, ...]

    @property
    def crawled(self) -> bool:
        return any(source.crawled for source in self.sources)


def table() -> tuple[Group, ...]:
    """The Ministry, then the provinces of today in the order of their keys; nobody is left out."""
    known = provinces()
    found: dict[str, list[SourceLine]] = {
        NATIONAL: [],
        **{key: [] for key in sorted(known) if known[key].valid_to is None},
    }
    for key, spider in definitions().items():
        found[spider.source.province or NATIONAL].append(_line(key, spider))
    for province, named in guesses().items():
        listed = {source.key for source in found[province]}
        for department in dict.fromkeys(whose for _, whose in named):
            if department not in listed:
                found[province].append(_unknown(department, province))
    return tuple(
        Group(
            key=group,
            name=MINISTRY if group == NATIONAL else known[group].name,
            # The department of today first, then those of former provinces and the centres.
            sources=tuple(sorted(sources, key=lambda source: (source.key not in (group, "moh"), source.key))),
        )
        for group, sources in found.items()
    )


def _line(key: str, spider: type[SourceSpider]) -> SourceLine:
    source = spider.source
    hosts = tuple(
        HostLine(
            name=host.name,
            evidence=host.evidence,
            confidence=host.confidence,
            verified=host.verified,
            doubt=host.doubt,
            crawled=host.trusted,
        )
        for host in spider.known_hosts or ()
    )
    family = source.family or spider.cms
    group = source.province or NATIONAL
    return SourceLine(
        key=key,
        name=source.name,
        group=group,
        kind=source.kind,
        former=source.former,
        home=source.home,
        hosts=hosts,
        guesses=_guesses(group, key),
        family=family,
        proof=FAMILIES[family].proof if family else None,
        crawled=bool(source.hosts),
        next_step=_next_step(group, hosts),
    )


def _unknown(department: str, province: str) -> SourceLine:
    """A former province's department that has no entry yet, because no host of it is known."""
    return SourceLine(
        key=department,
        name=f"Sở Y tế {provinces()[department].place}",
        group=province,
        kind="department",
        former=department if department != province else None,
        home=None,
        hosts=(),
        guesses=_guesses(province, department),
        family=None,
        proof=None,
        crawled=False,
        next_step=_next_step(province, ()),
    )


def _guesses(group: str, department: str) -> tuple[str, ...]:
    return tuple(host for host, whose in guesses().get(group, ()) if whose == department)


def _next_step(group: str, hosts: tuple[HostLine, ...]) -> str | None:
    """What a person would do to have this source crawled, or to be sure of it."""
    crawled = [host for host in hosts if host.crawled]
    if not crawled:
        return f"soyte probe --province {group}"
    if not any(host.verified for host in crawled):
        return f"soyte probe https://{crawled[0].name}/"
    return None
