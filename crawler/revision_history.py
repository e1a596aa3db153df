"""What a department changed in an article, from one revision to the next, word by word."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import pairwise

from pipelines.word_diff import Change, is_change, word_diff

#: The newest changes that are worked out; a page that is edited every day has hundreds.
MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step: what differs from the revision before, by field. A field that did not change is not there."""

    number: int  # of the revision that it led to
    fetched_at: str  # when that was first seen
    text_digest: str
    changes: dict[str, list[Change]]  # title, lead, body; empty where only captions changed


def edits(connection: sqlite3.Connection, article: int, most: int = MOST) -> list[Edit]:
    """The newest steps of an article, oldest first; empty when its text was never changed."""
    rows = connection.execute(
        """
        select number, fetched_at, text_digest, title, lead, body from revisions
        where article = ? order by number desc limit ?
        """,
        [article, most + 1],
    ).fetchall()[::-1]
    found = []
    for before, after in pairwise(rows):
        changes = {
            name: diff
            for name, old, new in zip(("title", "lead", "body"), before[3:], after[3:], strict=True)
            if is_change(diff := word_diff(old or "", new or ""))
        }
        found.append(Edit(number=after[0], fetched_at=after[1], text_digest=after[2], changes=changes))
    return found
