"""What is said beside facts about people and units: corrections, contradictions, why mentions are one person."""

from __future__ import annotations

import sqlite3

from crawler.browse.language import current, t
from pipelines.namesakes import SEAT
from pipelines.reference import rows

Row = sqlite3.Row


def corrections(conn: sqlite3.Connection, column: str, value: int | str) -> list[Row]:
    """The corrections that act on an article (by article) or on a person or unit (by target)."""
    return conn.execute(
        f"select action, new, note from corrections where {column} = ? and applied = 1 order by file, line", [value]
    ).fetchall()


def conflicts(conn: sqlite3.Connection, column: str, key: str) -> dict[int, list[Row]]:
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


def reasons(conn: sqlite3.Connection, person: str) -> list[str]:
    """The person's evidence in words: "một bài nêu chức vụ ở cả Huế và Gia Lai"."""
    forms = {row["kind"]: row[current()] for row in rows("person_evidence")}
    places = dict(conn.execute("select key, name from provinces").fetchall())
    nation, unknown = str(t("person.nation")), str(t("person.nowhere"))

    def named(place: str) -> str:
        province, _, unit = place.partition(SEAT)
        if unit and (found := conn.execute("select name from units where key = ?", [unit]).fetchone()):
            return str(found[0])
        return places.get(province) or (nation if province == "nation" else unknown)

    found = []
    for row in conn.execute(
        "select kind, a, b, detail from people_evidence where person = ? order by number", [person]
    ):
        form = forms.get(row["kind"], row["kind"])
        found.append(form.format(a=named(row["a"]), b=named(row["b"]), detail=row["detail"] or ""))
    return list(dict.fromkeys(found))
