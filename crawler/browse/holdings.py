"""What the snapshot holds of every source and month, and why it holds nothing.

The coverage page and the evidence table both ask here, so what one of them calls "not collected" is that in the other
one too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crawler.browse.language import word

Row = sqlite3.Row

#: unknown: no host of this department is known well enough to be crawled. The others: see crawler/coverage.py.
State = Literal["whole", "part", "quiet", "failing", "pending", "unknown"]

#: Something was collected, or it is known that there was nothing to collect.
COLLECTED: frozenset[str] = frozenset(["whole", "part", "quiet"])

#: Rows that are no province: the Ministry with its bodies, and what nobody knows the province of.
NATIONAL, ELSEWHERE = "national", "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A source of the archive, or one that should be there: ``state`` says which of the two ways it is missing."""

    key: str
    name: str
    kind: str
    province: str | None  # of today
    former: str | None  # the province before a merger whose department it is
    missing: State | None = None  # pending: its host is known and was never crawled; unknown: no host is

    @property
    def place(self) -> str:
        """The row it belongs to."""
        return self.province or (NATIONAL if self.kind == "ministry" else ELSEWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province of today, the Ministry, or elsewhere, with those who publish there."""

    key: str
    name: str
    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One source in one month."""

    state: State
    articles: int = 0  # as they are counted: with reposts, or stories only

    @property
    def collected(self) -> bool:
        return self.state in COLLECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    places: tuple[Place, ...]
    cells: Mapping[tuple[str, str], Holding]  # by source and month

    def of(self, publisher: Publisher, month: str) -> Holding:
        found = self.cells.get((publisher.key, month))
        return found or Holding(state=publisher.missing or "pending")


def read_holdings(
    conn: sqlite3.Connection,
    months: Iterable[str],
    *,
    kind: str | None = None,
    stories: bool = False,
    source: str | None = None,
) -> Holdings:
    """What is held of these months, of all publishers, those of one kind, or one."""
    wanted = list(months)
    span = [wanted[0], wanted[-1]] if wanted else ["", ""]
    within = "month between ? and ?"
    if source is not None:
        span, within = [source, *span], f"source = ? and {within}"
    counts: Mapping[tuple[str, str], int] = {
        (row[0], row[1]): row[2]
        for row in conn.execute(
            f"select source, month, {'stories' if stories else 'articles'} from rollups where {within}", span
        )
    }
    cells = {
        (row[0], row[1]): Holding(state=row[2], articles=counts.get((row[0], row[1]), 0))
        for row in conn.execute(f"select source, month, state from coverage where {within}", span)
    }
    return Holdings(places=read_places(conn, kind), cells=cells)


def read_places(conn: sqlite3.Connection, kind: str | None = None) -> tuple[Place, ...]:
    """The Ministry and the provinces of today, each with its publishers; elsewhere only where there is someone."""
    by_place: dict[str, list[Publisher]] = defaultdict(list)
    for publisher in read_publishers(conn):
        if kind is None or publisher.kind == kind:
            by_place[publisher.place].append(publisher)
    named: list[Any] = [(NATIONAL, word("place", NATIONAL))]
    named += conn.execute("select key, name from provinces where valid_to is null order by key").fetchall()
    places = [Place(key=key, name=name, publishers=tuple(by_place.pop(key, ()))) for key, name in named]
    left = [publisher for found in by_place.values() for publisher in found]
    if left:
        places.append(Place(key=ELSEWHERE, name=word("place", ELSEWHERE), publishers=tuple(left)))
    return tuple(places)


def read_publishers(conn: sqlite3.Connection) -> list[Publisher]:
    """The archive's sources, then those that it lacks; departments of today before former ones and other bodies."""
    today = dict(conn.execute("select key, coalesce(successor, key) from provinces").fetchall())
    found = [
        Publisher(
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            province=today.get(row["province"]),
            former=row["former"] or (row["province"] if today.get(row["province"]) != row["province"] else None),
        )
        for row in conn.execute("select key, name, kind, province, former from sources order by key")
    ]
    there = {publisher.key for publisher in found}
    roles = {(publisher.kind, publisher.province, publisher.former) for publisher in found}
    found += [
        Publisher(
            key=row["source"],
            name=row["name"],
            kind=row["kind"],
            province=row["province"],
            former=row["former"],
            missing="pending" if row["crawled"] else "unknown",
        )
        for row in conn.execute(
            """
            select source, name, kind, province, former, max(crawled) as crawled from known_hosts
            group by source order by source
            """
        )
        # A department that is there under another key (of an address, of a sample) is not missing.
        if row["source"] not in there
        and not (row["kind"] == "department" and (row["kind"], row["province"], row["former"]) in roles)
    ]
    order = {"department": 0, "ministry": 0}
    return sorted(found, key=lambda one: (order.get(one.kind, 1), one.former is not None, one.name))
