"""What the page of one unit shows, read from a snapshot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse.entity_notes import conflicts, corrections
from crawler.browse.named_in import NamedIn, read_named_in
from crawler.browse.timeline import Timeline, timeline

Row = sqlite3.Row

#: Rows of one list; ministries have thousands of posts and of units below them.
MOST = 100
#: Lines of the picture: the posts that most articles name.
DRAWN = 16

_POSITIONS = """
    select p.id, p.person, e.name, p.role, p.acting, p.first_seen, p.last_seen, p.articles, p.begins, p.ended
    from (select * from positions where unit = :unit order by {order} limit :most) p join people e on e.key = p.person
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    row: Row
    aliases: list[Row]  # alias, valid_from, valid_to, first_seen, last_seen
    parent: Row | None
    predecessors: list[Row]  # key, name, valid_to, follows: what became part of it, and of those in their turn
    successors: list[Row]  # key, name, valid_to: what took over from it, and from that in its turn
    children: list[Row]  # key, name, kind, articles; those that most articles name
    children_in_all: int
    province: Row | None
    line: Row | None  # its province as it was, where that is another one now
    people: list[Row]  # id, person, name, role, first_seen …: the newest first
    people_in_all: int
    timeline: Timeline | None
    conflicts: dict[int, list[Row]]
    named_in: NamedIn
    moved_to: str | None
    corrections: list[Row]


def read_unit(conn: sqlite3.Connection, key: str) -> UnitPage | None:
    """The unit with that key; None when there is none."""
    row = conn.execute("select * from units where key = ?", [key]).fetchone()
    if row is None:
        return None
    province = "select key, name, valid_to from provinces where key = ?"
    line = row["line"] if row["line"] != row["province"] else None
    return UnitPage(
        row=row,
        aliases=conn.execute(
            """select alias, max(valid_from) as valid_from, max(valid_to) as valid_to, min(first_seen) as first_seen,
                   max(last_seen) as last_seen
               from unit_aliases where unit = ? and alias <> ? group by alias order by alias""",
            [key, row["name"]],
        ).fetchall(),
        parent=conn.execute("select key, name from units where key = ?", [row["parent"]]).fetchone(),
        predecessors=_predecessors(conn, key),
        successors=_successors(conn, row),
        children=conn.execute(
            """select key, name, kind, articles from units where parent = ? and merged_into is null
               order by articles desc, name limit ?""",
            [key, MOST],
        ).fetchall(),
        children_in_all=_count(conn, "units where parent = ? and merged_into is null", key),
        province=conn.execute(province, [row["province"]]).fetchone(),
        line=conn.execute(province, [line]).fetchone(),
        people=conn.execute(
            _POSITIONS.format(order="coalesce(last_seen, ended, begins) desc, articles desc, id")
            + "order by coalesce(p.last_seen, p.ended, p.begins) desc, p.articles desc, e.name",
            {"unit": key, "most": MOST},
        ).fetchall(),
        people_in_all=_count(conn, "positions where unit = ?", key),
        timeline=timeline(
            conn.execute(
                _POSITIONS.format(order="articles desc, last_seen desc, id")
                + "order by coalesce(p.first_seen, p.begins, p.ended), e.name",
                {"unit": key, "most": DRAWN},
            ).fetchall()
        ),
        conflicts=conflicts(conn, "unit", key),
        named_in=read_named_in(conn, "unit", key),
        moved_to=row["merged_into"],
        corrections=corrections(conn, "target", key),
    )


def _count(conn: sqlite3.Connection, what: str, key: str) -> int:
    return int(conn.execute(f"select count(*) from {what}", [key]).fetchone()[0])


def _predecessors(conn: sqlite3.Connection, key: str) -> list[Row]:
    """The units before it, the nearest first; the depth keeps a circle from running for ever."""
    return conn.execute(
        """
        with recursive before(key, depth) as (
            select key, 1 from units where successor = :key and merged_into is null and key <> :key
            union
            select u.key, depth + 1 from before b join units u on u.successor = b.key
            where u.merged_into is null and u.key <> :key and depth < 4
        )
        select u.key, u.name, u.valid_to, u.articles, f.name as follows, min(b.depth) as depth
        from before b join units u on u.key = b.key join units f on f.key = u.successor
        group by u.key order by depth, u.valid_to desc, u.name limit 60
        """,
        {"key": key},
    ).fetchall()


def _successors(conn: sqlite3.Connection, row: Row) -> list[Row]:
    """The units after it, one after another."""
    found: list[Row] = []
    known = {row["key"]}
    following = row["successor"]
    while following and following not in known and len(found) < 4:
        known.add(following)
        after = conn.execute(
            "select key, name, valid_to, successor, articles from units where key = ?", [following]
        ).fetchone()
        if after is None:
            break
        found.append(after)
        following = after["successor"]
    return found
