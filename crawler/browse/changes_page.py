"""What changed after publication: texts that departments edited, and articles whose address no longer answers.

Both are read from the table ``changes`` of the snapshot. An edit is shown word by word, an address with every answer it
gave: that it cannot be reached proves no removal, and the page never says so.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.browse.article_evidence import history
from crawler.browse.asked import Answer, Asked
from crawler.browse.revision_page import changes
from pipelines.word_diff import Change, shortened

Row = sqlite3.Row

#: What a reader looks for first comes first.
KINDS = ("title", "text", "gone", "captions")
PAGE = 20
#: Of each kind, where all are shown together.
FIRST = 5
#: Letters of one field's diff in a list; the page of the version has all of it.
LONGEST = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    row: Row  # id, at, month, kind, article, number, source; title, url, published_at, source_name
    changes: dict[str, list[Change]] = field(default_factory=dict)
    statuses: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader narrowed the list to, as SQL on ``changes c`` joined with ``sources s``."""

    source: str
    province: str
    month: str
    kind: str

    @classmethod
    def of(cls, asked: Asked) -> Filters:
        month, kind = asked.one("month"), asked.one("kind")
        return cls(
            source=asked.one("source"),
            province=asked.one("province"),
            month=month if re.fullmatch(r"\d{4}-\d\d", month, re.ASCII) else "",
            kind=kind if kind in KINDS else "",
        )

    def where(self, *without: str) -> tuple[str, dict[str, str]]:
        """The condition and its parameters, some filters left aside."""
        clauses = {
            "source": "c.source = :source",
            "province": "(s.province = :province or s.former = :province)",
            "month": "c.month = :month",
            "kind": "c.kind = :kind",
        }
        used = {name: value for name in clauses if name not in without and (value := getattr(self, name))}
        return " and ".join(clauses[name] for name in used) or "true", used


def read_changes(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/changes?kind=&source=&province=&month=&page=``."""
    filters = Filters.of(asked)
    counts = _counted(conn, filters, "kind")
    found: dict[str, Any] = {
        "filters": filters,
        "kinds": [(kind, counts.get(kind, 0)) for kind in KINDS],
        "total": sum(counts.values()),
        "sources": _sources(conn, filters),
        "provinces": _provinces(conn, filters),
        "months": sorted(_counted(conn, filters, "month").items(), reverse=True),
        "sections": [],
        "page": 1,
        "more": False,
    }
    if filters.kind:
        number = min(max(asked.number("page", 1) or 1, 1), 10_000)
        entries = read_entries(conn, filters, filters.kind, PAGE + 1, (number - 1) * PAGE)
        section = (filters.kind, entries[:PAGE], 0)
        found |= {"page": number, "more": len(entries) > PAGE, "sections": [section]}
    else:
        found["sections"] = [
            (kind, read_entries(conn, filters, kind, FIRST), max(counts[kind] - FIRST, 0))
            for kind in KINDS
            if counts.get(kind)
        ]
    return found


def read_entries(conn: sqlite3.Connection, filters: Filters, kind: str, most: int, after: int = 0) -> list[Entry]:
    """The newest changes of a kind (or of every kind: ""), with their diffs or their history."""
    where, values = filters.where("kind")
    rows = conn.execute(
        f"""
        select c.*, a.title, a.url, a.published_at, s.name as source_name
        from changes c join sources s on s.key = c.source join articles a on a.id = c.article
        where {where} {"and c.kind = :kind" if kind else ""} order by c.id desc limit :most offset :after
        """,
        {**values, "kind": kind, "most": most, "after": after},
    ).fetchall()
    return [_entry(conn, row) for row in rows]


def _entry(conn: sqlite3.Connection, row: Row) -> Entry:
    if row["kind"] == "gone":
        return Entry(row=row, statuses=history(conn, row["source"], row["url"]))
    versions = conn.execute(
        "select * from revisions where article = ? and number in (?, ?) order by number",
        [row["article"], row["number"] - 1, row["number"]],
    ).fetchall()
    if len(versions) != 2:
        return Entry(row=row)
    return Entry(
        row=row,
        changes={name: clipped(shortened(diff, around=90)) for name, diff in changes(*versions).items()},
    )


def clipped(diff: Sequence[Change], most: int = LONGEST) -> list[Change]:
    """The beginning of a long diff; an ellipsis marks that there is more."""
    found: list[Change] = []
    left = most
    for change in diff:
        if left <= 0:
            found.append(Change(kind="same", text=" …"))
            break
        text = change.text if len(change.text) <= left else change.text[:left].rpartition(" ")[0] + " …"
        found.append(Change(kind=change.kind, text=text))
        left -= len(change.text)
    return found


def _counted(conn: sqlite3.Connection, filters: Filters, column: str) -> dict[str, int]:
    """How many changes there are by kind or month, under the other filters."""
    where, values = filters.where(column)
    return dict(
        conn.execute(
            f"select c.{column}, count(*) from changes c join sources s on s.key = c.source where {where} group by 1",
            values,
        ).fetchall()
    )


def _sources(conn: sqlite3.Connection, filters: Filters) -> list[Row]:
    where, values = filters.where("source")
    return conn.execute(
        f"""select s.key, s.name, count(*) as changes from changes c join sources s on s.key = c.source
            where {where} group by s.key order by s.name""",
        values,
    ).fetchall()


def _provinces(conn: sqlite3.Connection, filters: Filters) -> list[Row]:
    where, values = filters.where("province", "source")
    return conn.execute(
        f"""select p.key, p.name, count(*) as changes from changes c join sources s on s.key = c.source
            join provinces p on p.key = s.province where {where} group by p.key order by p.name""",
        values,
    ).fetchall()
