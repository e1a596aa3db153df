"""What the page of one person shows, read from a snapshot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse.entity_notes import conflicts, corrections, reasons
from crawler.browse.named_in import NamedIn, read_named_in
from crawler.browse.timeline import Timeline, timeline
from pipelines.namesakes import SEAT

Row = sqlite3.Row

#: Titles are read from this many of a person's newest mentions.
MENTIONS_READ = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    row: Row
    place: str | None  # name of the province that tells this person from namesakes
    positions: list[Row]  # id, role, acting, unit, unit_name, first_seen …: the newest first
    timeline: Timeline | None
    conflicts: dict[int, list[Row]]  # by position: what it contradicts
    units: list[Row]  # where the posts are
    reasons: list[str]  # why all mentions are one person, in words
    namesakes: list[Row]
    titles: list[str]  # as articles wrote them, the most frequent first
    named_in: NamedIn
    moved_to: str | None  # the key that this one was merged into
    corrections: list[Row]


def read_person(conn: sqlite3.Connection, key: str) -> PersonPage | None:
    """The person with that key; None when there is none."""
    row = conn.execute("select * from people where key = ?", [key]).fetchone()
    if row is None:
        return None
    positions = conn.execute(
        """select p.id, p.role, p.acting, p.unit, u.name as unit_name, p.first_seen, p.last_seen, p.articles, p.begins,
               p.ended
           from positions p left join units u on u.key = p.unit
           where p.person = ? order by coalesce(p.last_seen, p.ended, p.begins) desc, p.first_seen desc, p.role""",
        [key],
    ).fetchall()
    return PersonPage(
        row=row,
        place=_place(conn, row["place"]),
        positions=positions,
        timeline=timeline(positions),
        conflicts=conflicts(conn, "person", key),
        units=conn.execute(
            """select u.key, u.name, u.kind, sum(p.articles) as articles from positions p join units u on u.key = p.unit
               where p.person = ? group by u.key order by articles desc, u.name""",
            [key],
        ).fetchall(),
        reasons=reasons(conn, key),
        namesakes=conn.execute(
            f"""select p.key, p.name, p.articles, coalesce(u.name, v.name) as place from people p
               left join units u on u.key = substr(p.place, instr(p.place, '{SEAT}') + 1) and instr(p.place, '{SEAT}')
               left join provinces v on v.key = ltrim(p.place, '~')
               where p.name = ? and p.key <> ? and p.merged_into is null order by p.articles desc, p.key limit 50""",
            [row["name"], key],
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
        named_in=read_named_in(conn, "person", key),
        moved_to=row["merged_into"],
        corrections=corrections(conn, "target", key),
    )


def _place(conn: sqlite3.Connection, place: str | None) -> str | None:
    """The province, or the unit in it, a person was told apart by; a guessed one says nothing to a reader."""
    province, _, unit = (place or "").partition(SEAT)
    found = conn.execute(
        "select name from units where key = ? union all select name from provinces where key = ?", [unit, province]
    ).fetchone()
    return str(found[0]) if found else None
