"""What lists of articles show of each, read from a snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse.highlight import Piece, excerpt, pieces

Row = sqlite3.Row

_CARD = """
    select a.id, a.title, a.lead, a.source, s.name as source_name, a.section, a.published_at, a.published_on,
           a.duplicate_of, a.gone_at, substr(t.body, 1, 600) as opening
    from articles a join sources s on s.key = a.source left join article_texts t on t.article = a.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article in a list: enough to decide whether to open it."""

    row: Row
    title: list[Piece]
    summary: list[Piece]


def read_cards(conn: sqlite3.Connection, ids: Sequence[int]) -> list[Card]:
    """The articles with these ids, in this order; those that are not there are left out."""
    marks = ", ".join("?" * len(ids))
    rows = {row["id"]: row for row in conn.execute(f"{_CARD} where a.id in ({marks})", list(ids))}
    return [_card(rows[article]) for article in ids if article in rows]


def _card(row: Row) -> Card:
    # The lead was written to sum up; without one the text's opening has to do.
    return Card(row=row, title=pieces(row["title"], ()), summary=excerpt(row["lead"] or row["opening"] or "", ()))
