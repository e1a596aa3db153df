"""The page of one version of an article: its text then, and what it changed from the version before."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from pipelines.word_diff import Change, is_change, word_diff

Row = sqlite3.Row

FIELDS = ("title", "lead", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPage:
    row: Row
    article: Row  # id, title, source, source_name, url
    capture: Row | None
    versions: list[Row]  # number, fetched_at of all, the oldest first
    kind: str | None  # of what it changed: title, text or captions
    changes: dict[str, list[Change]] | None  # from the version before, whole; None for the first
    paragraphs: list[str]

    @property
    def newest(self) -> bool:
        return bool(self.row["number"] == self.versions[-1]["number"])


def read_revision(conn: sqlite3.Connection, key: str) -> RevisionPage | None:
    """The version with that key, ``ARTICLE,NUMBER``; None when there is none."""
    found = re.fullmatch(r"(\d{1,18}),(\d{1,9})", key, re.ASCII)
    if found is None:
        return None
    article, number = int(found[1]), int(found[2])
    two = conn.execute(
        "select * from revisions where article = ? and number in (?, ?) order by number desc",
        [article, number, number - 1],
    ).fetchall()
    if not two or two[0]["number"] != number:
        return None
    kind = conn.execute("select kind from changes where article = ? and number = ?", [article, number]).fetchone()
    return RevisionPage(
        row=two[0],
        kind=kind[0] if kind else None,
        article=conn.execute(
            """select a.id, a.title, a.source, a.url, s.name as source_name
               from articles a join sources s on s.key = a.source where a.id = ?""",
            [article],
        ).fetchone(),
        capture=conn.execute("select * from captures where id = ?", [two[0]["capture"]]).fetchone(),
        versions=conn.execute(
            "select number, fetched_at from revisions where article = ? order by number", [article]
        ).fetchall(),
        changes=changes(two[1], two[0]) if len(two) == 2 else None,
        paragraphs=[line for line in two[0]["body"].split("\n") if line.strip()],
    )


def changes(before: Row, after: Row) -> dict[str, list[Change]]:
    """What differs between two versions, by field; empty where only captions do."""
    return {
        name: diff
        for name in FIELDS
        if before[name] != after[name] and is_change(diff := word_diff(before[name] or "", after[name] or ""))
    }
