"""Charts by month as plain numbers, which a template draws as inline SVG: no script, no library, no request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

#: Longer series are cut at the old end: bars thinner than this tell nothing.
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    month: str  # 2025-08
    count: int
    share: float | None  # of everything that month, 0 to 1; None where nothing is known to have been collected
    height: float  # 0 to 1, of the fullest month
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthChart:
    bars: tuple[Bar, ...]

    @property
    def first(self) -> str:
        return self.bars[0].month

    @property
    def last(self) -> str:
        return self.bars[-1].month

    @property
    def fullest(self) -> int:
        return max(bar.count for bar in self.bars)

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def month_chart(
    counts: Mapping[str, int],
    *,
    totals: Mapping[str, int] | None = None,
    link: Callable[[str], str] | None = None,
    first: str | None = None,
    last: str | None = None,
) -> MonthChart | None:
    """A bar for each month from the first to the last, gaps filled with nothing; None when there is nothing to draw.

    Args:
        counts: articles by month (``2025-08``).
        totals: everything that was collected, by month: what a share is a share of.
        link: the address that a month's bar leads to.
        first, last: the months to begin and end with, where not those of ``counts``.
    """
    known = [month for month in counts if counts[month] and len(month) == 7]
    if not known:
        return None
    months = _between(first or min(known), last or max(known))[-MOST_MONTHS:]
    fullest = max((counts.get(month, 0) for month in months), default=0)
    if not fullest:
        return None
    return MonthChart(
        bars=tuple(
            Bar(
                month=month,
                count=counts.get(month, 0),
                share=counts.get(month, 0) / totals[month] if totals and totals.get(month) else None,
                height=counts.get(month, 0) / fullest,
                link=link(month) if link else None,
            )
            for month in months
        )
    )


def _between(first: str, last: str) -> list[str]:
    months = []
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        months.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months
