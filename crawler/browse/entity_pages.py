"""What the pages of one person and of one unit show, read from a snapshot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

Row = sqlite3.Row

#: How many articles such a page lists itself; the rest is one link away, in the articles table.
NEWEST = 40

# Grouped and ordered as the index on (person or unit, published_on, article) runs, so that only the newest are read.
# Duplicates are left to the articles table: here one story is one line.
_ARTICLES = """
    select a.id, a.title, a.source, s.name as source_name, a.published_at, a.published_on, count(*) as mentions
    from mentions m join articles a on a.id = m.article join sources s on s.key = a.source
    where m.{column} = ? and a.duplicate_of is null
    group by m.published_on, m.article order by m.published_on desc, m.article limit ?
"""

#: Titles are read from this many of a person's newest mentions.
MENTIONS_READ = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    row: Row
    positions: list[Row]  # role, unit, unit_name, first_seen, last_seen, articles: newest first
    titles: list[str]  # as articles wrote them, the most frequent first
    articles: list[Row]
    moved_to: str | None  # the key that this one was merged into


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    row: Row
    aliases: list[Row]
    parent: Row | None
    children: list[Row]
    province: Row | None
    people: list[Row]  # person, name, role, first_seen, last_seen, articles
    articles: list[Row]
    moved_to: str | None


def read_person(conn: sqlite3.Connection, key: str) -> PersonPage | None:
    """The person with that key; None when there is none."""
    row = conn.execute("select * from people where key = ?", [key]).fetchone()
    if row is None:
        return None
    return PersonPage(
        row=row,
        positions=conn.execute(
            """select p.role, p.unit, u.name as unit_name, p.first_seen, p.last_seen, p.articles
               from positions p left join units u on u.key = p.unit
               where p.person = ? order by p.last_seen desc, p.first_seen desc, p.role""",
            [key],
        ).fetchall(),
        titles=[
            title
            for (title,) in conn.execute(
                """select t.value
                   from (select titles from mentions where person = ? order by published_on desc limit ?) m,
                        json_each(m.titles) t
                   group by 1 order by count(*) desc, 1 limit 8""",
                [key, MENTIONS_READ],
            )
        ],
        articles=conn.execute(_ARTICLES.format(column="person"), [key, NEWEST]).fetchall(),
        moved_to=row["merged_into"],
    )


def read_unit(conn: sqlite3.Connection, key: str) -> UnitPage | None:
    """The unit with that key; None when there is none."""
    row = conn.execute("select * from units where key = ?", [key]).fetchone()
    if row is None:
        return None
    return UnitPage(
        row=row,
        aliases=conn.execute(
            "select distinct alias from unit_aliases where unit = ? and alias <> ? order by alias", [key, row["name"]]
        ).fetchall(),
        parent=conn.execute("select key, name from units where key = ?", [row["parent"]]).fetchone(),
        children=conn.execute(
            "select key, name, articles from units where parent = ? and merged_into is null order by name", [key]
        ).fetchall(),
        province=conn.execute("select key, name from provinces where key = ?", [row["province"]]).fetchone(),
        people=conn.execute(
            """select p.person, e.name, p.role, p.first_seen, p.last_seen, p.articles
               from positions p join people e on e.key = p.person
               where p.unit = ? order by p.last_seen desc, p.articles desc, e.name limit 200""",
            [key],
        ).fetchall(),
        articles=conn.execute(_ARTICLES.format(column="unit"), [key, NEWEST]).fetchall(),
        moved_to=row["merged_into"],
    )
