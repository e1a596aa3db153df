"""Counts of the hits by province, source, month, section and topic, each a link that narrows the list or widens it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from crawler.browse.charts import MonthChart, month_chart
from crawler.browse.display import date
from crawler.browse.language import current
from crawler.browse.search_columns import Columns
from crawler.browse.search_question import Question

#: Values shown at once, and behind "more".
SHOWN, MOST = 8, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    value: str
    label: str
    count: int
    on: bool
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    name: str
    values: list[FacetValue]  # the most frequent first; months newest first

    @property
    def first(self) -> list[FacetValue]:
        return self.values[:SHOWN]

    @property
    def rest(self) -> list[FacetValue]:
        return self.values[SHOWN:]


def facets(
    conn: sqlite3.Connection, docids: Sequence[int], months: Mapping[str, int], held: Columns, question: Question
) -> list[Facet]:
    """The facets that have anything to choose."""
    sources = {row[0]: (row[1], row[2]) for row in conn.execute("select key, name, province from sources")}
    provinces = dict(conn.execute("select key, name from provinces").fetchall())
    topics = dict(conn.execute(f"select key, {'name_en' if current() == 'en' else 'name_vi'} from topics").fetchall())
    by_source = _counted(docids, held.source)
    by_province: Counter[str] = Counter()
    for source, count in by_source.items():
        if province := sources.get(source, (source, None))[1]:
            by_province[province] += count
    by_topic = Counter(chain.from_iterable(map(held.topics.__getitem__, docids)))
    dated = len(docids) - list(map(held.first_day.__getitem__, docids)).count(None)
    by_basis = {"published": dated, "first_seen": len(docids) - dated}
    found = [
        _facet("province", by_province.items(), provinces, question),
        _facet("source", by_source.items(), {key: name for key, (name, _) in sources.items()}, question),
        _months(months, question),
        _facet("topic", by_topic.items(), topics, question),
        _facet("section", _counted(docids, held.section).items(), {}, question),
        _facet("basis", ((basis, count) for basis, count in by_basis.items() if count), {}, question),
    ]
    return [facet for facet in found if len(facet.values) > 1 or any(value.on for value in facet.values)]


def _facet(name: str, counts: Iterable[tuple[str, int]], labels: Mapping[str, str], question: Question) -> Facet:
    chosen = question.asked.all(name)
    link = question.linker(name)
    ordered = sorted(counts, key=lambda item: (item[0] not in chosen, -item[1], item[0]))[:MOST]
    return Facet(
        name=name,
        values=[
            FacetValue(
                value=value,
                label=labels.get(value, value),
                count=count,
                on=value in chosen,
                link=link([(name, kept) for kept in _toggled(chosen, value)]),
            )
            for value, count in ordered
        ],
    )


def _counted(docids: Sequence[int], column: list[str | None]) -> dict[str, int]:
    return {value: count for value, count in Counter(map(column.__getitem__, docids)).items() if value is not None}


def _toggled(chosen: Sequence[str], value: str) -> Sequence[str]:
    return [given for given in chosen if given != value] if value in chosen else [*chosen, value]


def _months(counts: Mapping[str, int], question: Question) -> Facet:
    chosen = (question.asked.one("from"), question.asked.one("to"))
    link = month_linker(question)
    return Facet(
        name="month",
        values=[
            FacetValue(
                value=month,
                label=date(month),
                count=counts[month],
                on=chosen == (month, month),
                link=link(None if chosen == (month, month) else month),
            )
            for month in sorted(counts, reverse=True)[:MOST]
        ],
    )


def month_linker(question: Question) -> Callable[[str | None], str]:
    """The address of the hits of one month; of None: of all months."""
    link = question.linker("from", "to")
    return lambda month: link([("from", month), ("to", month)] if month else [])


def by_month(docids: Sequence[int], held: Columns) -> dict[str, int]:
    """How many of the hits are known to be of each month."""
    return _counted(docids, held.month)


def chart(counts: Mapping[str, int], question: Question) -> MonthChart | None:
    """The hits by month."""
    return month_chart(counts, link=month_linker(question))
