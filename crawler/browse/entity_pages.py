"""What the pages of one person and of one unit show, read from a snapshot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse.article_page import corrections
from pipelines.namesakes import SEAT
from pipelines.reference import rows

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
    positions: list[Row]  # role, unit, unit_name, first_seen, last_seen, articles, begins, ended: newest first
    conflicts: dict[int, list[Row]]  # by position: what it contradicts
    reasons: list[str]  # why all mentions are one person, in words
    namesakes: list[Row]
    titles: list[str]  # as articles wrote them, the most frequent first
    articles: list[Row]
    moved_to: str | None  # the key that this one was merged into
    corrections: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    row: Row
    aliases: list[Row]  # alias, valid_from, valid_to, first_seen, last_seen
    parent: Row | None
    successor: Row | None
    predecessors: list[Row]
    children: list[Row]
    province: Row | None
    people: list[Row]  # id, person, name, role, first_seen, last_seen, articles, begins, ended
    conflicts: dict[int, list[Row]]
    articles: list[Row]
    moved_to: str | None
    corrections: list[Row]


def read_person(conn: sqlite3.Connection, key: str) -> PersonPage | None:
    """The person with that key; None when there is none."""
    row = conn.execute("select * from people where key = ?", [key]).fetchone()
    if row is None:
        return None
    return PersonPage(
        row=row,
        positions=conn.execute(
            """select p.id, p.role, p.unit, u.name as unit_name, p.first_seen, p.last_seen, p.articles, p.begins,
                   p.ended
               from positions p left join units u on u.key = p.unit
               where p.person = ? order by coalesce(p.last_seen, p.ended) desc, p.first_seen desc, p.role""",
            [key],
        ).fetchall(),
        conflicts=_conflicts(conn, "person", key),
        reasons=_reasons(conn, key),
        namesakes=conn.execute(
            """select key, name, place, articles from people
               where name = ? and key <> ? and merged_into is null order by articles desc, key""",
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
        articles=conn.execute(_ARTICLES.format(column="person"), [key, NEWEST]).fetchall(),
        moved_to=row["merged_into"],
        corrections=corrections(conn, "target", key),
    )


def read_unit(conn: sqlite3.Connection, key: str) -> UnitPage | None:
    """The unit with that key; None when there is none."""
    row = conn.execute("select * from units where key = ?", [key]).fetchone()
    if row is None:
        return None
    return UnitPage(
        row=row,
        aliases=conn.execute(
            """select alias, max(valid_from) as valid_from, max(valid_to) as valid_to, min(first_seen) as first_seen,
                   max(last_seen) as last_seen
               from unit_aliases where unit = ? and alias <> ? group by alias order by alias""",
            [key, row["name"]],
        ).fetchall(),
        successor=conn.execute("select key, name from units where key = ?", [row["successor"]]).fetchone(),
        predecessors=conn.execute(
            "select key, name, valid_to from units where successor = ? and merged_into is null order by name", [key]
        ).fetchall(),
        parent=conn.execute("select key, name from units where key = ?", [row["parent"]]).fetchone(),
        children=conn.execute(
            "select key, name, articles from units where parent = ? and merged_into is null order by name", [key]
        ).fetchall(),
        province=conn.execute("select key, name from provinces where key = ?", [row["province"]]).fetchone(),
        people=conn.execute(
            """select p.id, p.person, e.name, p.role, p.first_seen, p.last_seen, p.articles, p.begins, p.ended
               from positions p join people e on e.key = p.person
               where p.unit = ? order by coalesce(p.last_seen, p.ended) desc, p.articles desc, e.name limit 200""",
            [key],
        ).fetchall(),
        conflicts=_conflicts(conn, "unit", key),
        articles=conn.execute(_ARTICLES.format(column="unit"), [key, NEWEST]).fetchall(),
        moved_to=row["merged_into"],
        corrections=corrections(conn, "target", key),
    )


def _conflicts(conn: sqlite3.Connection, column: str, key: str) -> dict[int, list[Row]]:
    """By position of a person or unit: the positions it contradicts, with whose and where they are."""
    found: dict[int, list[Row]] = {}
    for row in conn.execute(
        f"""select mine.id, c.kind, o.person, e.name, o.role, o.unit, u.name as unit_name, o.first_seen, o.last_seen
           from positions mine join position_conflicts c on mine.id in (c.position, c.other)
           join positions o on o.id = case mine.id when c.position then c.other else c.position end
           join people e on e.key = o.person left join units u on u.key = o.unit
           where mine.{column} = ? order by o.last_seen desc, o.id""",
        [key],
    ):
        found.setdefault(row["id"], []).append(row)
    return found


def _reasons(conn: sqlite3.Connection, key: str) -> list[str]:
    """The person's evidence in words: "một bài nêu chức vụ ở cả Huế và Gia Lai"."""
    forms = {row["kind"]: row["vi"] for row in rows("person_evidence")}
    places = dict(conn.execute("select key, name from provinces").fetchall())

    def named(place: str) -> str:
        province, _, unit = place.partition(SEAT)
        if unit and (found := conn.execute("select name from units where key = ?", [unit]).fetchone()):
            return str(found[0])
        return places.get(province) or ("trung ương" if province == "nation" else "nơi không rõ")

    found = []
    for row in conn.execute("select kind, a, b, detail from people_evidence where person = ? order by number", [key]):
        form = forms.get(row["kind"], row["kind"])
        found.append(form.format(a=named(row["a"]), b=named(row["b"]), detail=row["detail"] or ""))
    return list(dict.fromkeys(found))
