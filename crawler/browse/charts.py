"""Charts by month as plain numbers, which a template draws as inline SVG: no script, no library, no request."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crawler.browse import months as calendar
from crawler.browse.display import date, percent
from crawler.browse.language import t, word

#: Longer series are cut at the old end: bars thinner than this tell nothing.
MOST_MONTHS = 120

#: The day from which on there are 34 provinces.
MERGER = "2025-07-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to know of when a trend is read: from this month on, counts may differ for another reason."""

    month: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    month: str  # 2025-08
    count: int
    share: float | None  # of everything that month, 0 to 1; None where nothing is known to have been collected
    height: float  # 0 to 1, of the fullest month
    link: str | None
    share_height: float = 0  # 0 to 1, of the greatest share
    left: float = 0  # percent of the chart's width
    inner: float = 0  # the same, of what is drawn: bars stand a little apart
    blank: str | None = None  # why there is nothing to count: a key of the words "blank"
    name: str = ""  # of the month, as a reader says it
    said: str = ""  # the whole bar in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A mark as it stands in a chart."""

    number: int
    left: float
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthChart:
    bars: tuple[Bar, ...]
    signs: tuple[Sign, ...] = ()

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

    @property
    def greatest_share(self) -> float | None:
        """None when nothing is known of what the counts are a share of."""
        return max((bar.share for bar in self.bars if bar.share is not None), default=None)

    @property
    def width(self) -> float:
        """Of one month, in percent."""
        return round(100 / len(self.bars), 3)

    @property
    def inner_width(self) -> float:
        return round(84 / len(self.bars), 3)

    @property
    def years(self) -> list[tuple[str, float]]:
        """(year, where it begins, in percent)."""
        return [(bar.month[:4], bar.left) for bar in self.bars if bar.month.endswith("-01")]


def month_chart(
    counts: Mapping[str, int],
    *,
    totals: Mapping[str, int] | None = None,
    link: Callable[[str], str] | None = None,
    first: str | None = None,
    last: str | None = None,
    marks: Iterable[Mark] = (),
    blanks: Mapping[str, str] | None = None,
) -> MonthChart | None:
    """A bar for each month from the first to the last, gaps filled with nothing; None when there is nothing to draw.

    Args:
        counts: articles by month (``2025-08``).
        totals: everything that was collected, by month: what a share is a share of.
        link: the address that a month's bar leads to.
        first, last: the months to begin and end with, where not those of ``counts``.
        marks: what to know of when the trend is read; those outside of its months are left out.
        blanks: by month, why nothing was collected.
    """
    known = [month for month in counts if counts[month] and len(month) == 7]
    if not known:
        return None
    shown = calendar.between(first or min(known), last or max(known))[-MOST_MONTHS:]
    fullest = max((counts.get(month, 0) for month in shown), default=0)
    if not fullest:
        return None
    shares = {month: counts.get(month, 0) / totals[month] for month in shown if totals and totals.get(month)}
    greatest = max(shares.values(), default=0) or 1
    step = 100 / len(shown)

    def bar(number: int, month: str) -> Bar:
        count, share, name = counts.get(month, 0), shares.get(month), date(month)
        blank = blanks.get(month) if blanks and not count else None
        said = word("blank", blank) if blank else t("count.articles", n=count).unescape()
        return Bar(
            month=month,
            count=count,
            share=share,
            height=count / fullest,
            share_height=(share or 0) / greatest,
            left=round(number * step, 3),
            inner=round((number + 0.08) * step, 3),
            link=link(month) if link else None,
            blank=blank,
            name=name,
            said=f"{name}: {said}" + (f" ({percent(share)})" if share is not None and not blank else ""),
        )

    return MonthChart(
        bars=tuple(bar(number, month) for number, month in enumerate(shown)),
        signs=tuple(
            Sign(number=number, left=round(shown.index(mark.month) * step, 3), mark=mark)
            for number, mark in enumerate(
                sorted((mark for mark in marks if mark.month in shown), key=lambda mark: (mark.month, mark.text)), 1
            )
        ),
    )


def merger() -> Mark:
    return Mark(month=MERGER[:7], text=t("chart.merger", day=date(MERGER)).unescape())


def read_marks(conn: sqlite3.Connection, sources: Sequence[str]) -> list[Mark]:
    """The merger, and from which month on most articles of these sources are laid out, hosted or read otherwise.

    A change of CMS shows in the articles that were fetched after it: where a site's old articles were fetched again
    from the new CMS, nothing tells when it came.
    """
    found = [merger()]
    holes = ", ".join("?" * len(sources))
    for row in conn.execute(
        f"""
        select c.month, c.kind, c.before, c.after, s.name from source_changes c join sources s on s.key = c.source
        where c.source in ({holes}) order by c.month, c.source, c.kind
        """,
        list(sources),
    ):
        text = word("change", row["kind"])
        if row["kind"] in ("layout", "host"):
            text = t("chart.changed", what=text, before=row["before"] or "–", after=row["after"] or "–").unescape()
        if len(sources) > 1:
            text = t("chart.of", name=row["name"], what=text).unescape()
        found.append(Mark(month=row["month"], text=text))
    return found
