"""A host as a source file states it: its name, how we know of it, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crawler.odd_hosts import TLS_FAULTS, unknown_faults

Confidence = Literal["high", "medium", "low"]

CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Host:
    """One host of a source. Written positionally, because source files hold little else."""

    name: str  # a host key as pipelines.urls gives them: "soyte.hue.gov.vn"
    evidence: str  # one line, in our own words: where the host was seen, and with which addresses
    confidence: Confidence  # that it is, or was, this source's host
    verified: str | None = None  # the day a person last saw it answer with this source's news: "2027-01-31"
    doubt: str | None = None  # why it is not crawled although it is known
    tls: str | None = None  # what is wrong with its TLS and let pass, as crawler.odd_hosts names it: "expired"

    @property
    def trusted(self) -> bool:
        """Whether it is crawled without being asked for by name: well attested or seen live, and not in doubt."""
        return self.doubt is None and (self.confidence != "low" or self.verified is not None)

    def problems(self) -> list[str]:
        """In words, what is wrong with the definition; empty when it is in order."""
        found = []
        if not _NAME.fullmatch(self.name):
            found.append(f"{self.name!r} is no host name (lower case, no scheme, no path)")
        if not self.evidence.strip() or "\n" in self.evidence:
            found.append(f"{self.name}: evidence is one line of words")
        if self.confidence not in CONFIDENCES:
            found.append(f"{self.name}: confidence {self.confidence!r} is none of {', '.join(CONFIDENCES)}")
        unknown = unknown_faults(self.tls or "")
        found += [f"{self.name}: tls {fault!r} is none of {', '.join(TLS_FAULTS)}" for fault in unknown]
        if self.verified is not None and not _is_day(self.verified):
            found.append(f"{self.name}: verified {self.verified!r} is no day like 2027-01-31")
        return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
