"""What one run may ask for: requests in all and per host, and time. News of every source comes first, then history.

The sources of a run share its requests, so none of them goes back into history while another one's news are still to
come. Their time they do not share: each is as slow as its own host wants it to be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from crawler.errors import SoyteError


def day_of(written: str) -> str:
    """The day that a run is to go back to, as an ISO date: ``2024`` and ``2024-05`` mean their first day.

    Raises:
        SoyteError: no such day.
    """
    try:
        return date.fromisoformat(
            written + "-01-01"[len(written) - 4 :] if len(written) in (4, 7) else written
        ).isoformat()
    except ValueError as error:
        raise SoyteError(f"{written!r}: not a day; write it as 2024-05-31, 2024-05 or 2024") from error


@dataclass(slots=True, kw_only=True)
class Budget:
    """Counted are pages, their files and the pages of lists that come by form; robots.txt costs nothing."""

    requests: int | None = None  # in the whole run
    per_host: int | None = None
    minutes: float | None = None
    news: set[str] = field(default_factory=set)  # sources whose news are still to come
    _spent: int = 0
    _by_host: Counter[str] = field(default_factory=Counter)
    _began: float = field(default_factory=monotonic)

    def spend(self, host: str) -> None:
        self._spent += 1
        self._by_host[host] += 1

    def closed(self) -> tuple[str, ...]:
        """Hosts that are asked for nothing more in this run."""
        if self.per_host is None:
            return ()
        return tuple(host for host, spent in self._by_host.items() if spent >= self.per_host)

    @property
    def news_first(self) -> bool:
        """Whether every source keeps to its news for now: the news of one of them may still need what is left."""
        return self.requests is not None and bool(self.news)

    @property
    def over(self) -> str | None:
        """In words, why nothing more is asked for in this run; None while something may be."""
        if self.requests is not None and self._spent >= self.requests:
            return f"the run's {self.requests} requests are used up"
        if self.minutes is not None and monotonic() - self._began >= 60 * self.minutes:
            return f"the run's {self.minutes:g} minutes are over"
        return None
