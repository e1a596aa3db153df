"""Topics that a larger part of the articles is about than before: of everything collected, or of one province."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse import months
from crawler.browse.topics import name_column

#: The last so many months are compared with as many before them as a year has.
RECENT, BEFORE = 3, 12

#: Fewer articles than this are no trend.
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One topic in two sets of articles."""

    key: str
    name: str
    count: int
    share: float
    other_share: float  # in what it is compared with
    score: float  # how many standard errors the two shares are apart


def rising_topics(conn: sqlite3.Connection, newest: str, limit: int = 8) -> list[Compared]:
    """The topics whose share of the last three months is above their share of the twelve before, the surest first."""
    middle = months.shifted(newest, 1 - RECENT)
    first = months.shifted(middle, -BEFORE)
    rows = conn.execute(
        f"""
        select r.topic, t.{name_column()}, sum(case when r.month >= :middle then r.articles else 0 end),
            sum(case when r.month < :middle then r.articles else 0 end)
        from topic_rollups r join topics t on t.key = r.topic where r.month between :first and :newest group by 1
        """,
        {"first": first, "middle": middle, "newest": newest},
    ).fetchall()
    recent, before = conn.execute(
        """
        select coalesce(sum(case when month >= :middle then articles end), 0),
            coalesce(sum(case when month < :middle then articles end), 0)
        from rollups where month between :first and :newest
        """,
        {"first": first, "middle": middle, "newest": newest},
    ).fetchone()
    found = compare([(row[0], row[1], row[2], row[3]) for row in rows], recent, before)
    return [one for one in found if one.score >= 1][:limit]


def compare(rows: Sequence[tuple[str, str, int, int]], total: int, other_total: int) -> list[Compared]:
    """(key, name, count, count in the other set) → the frequent enough, by how much more there is of them."""
    if not total or not other_total:
        return []
    found = []
    for key, name, count, other in rows:
        if count < FEWEST:
            continue
        share, other_share = count / total, other / other_total
        mixed = (count + other) / (total + other_total)
        error = math.sqrt(mixed * (1 - mixed) * (1 / total + 1 / other_total))
        found.append(
            Compared(
                key=key,
                name=name,
                count=count,
                share=share,
                other_share=other_share,
                score=(share - other_share) / error if error else 0.0,
            )
        )
    return sorted(found, key=lambda one: (-one.score, one.name))
