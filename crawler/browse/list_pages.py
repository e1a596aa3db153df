"""What lists of articles show of each, read from a snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse.highlight import Piece, excerpt, pieces
from crawler.browse.search_marks import hits
from crawler.browse.search_query import Mode, SearchQuery

Row = sqlite3.Row

_CARD = """
    select a.id, a.title, a.lead, a.source, s.name as source_name, a.section, a.published_at, a.published_on,
           a.duplicate_of, a.gone_at, substr(t.body, 1, {length}) as opening
    from articles a join sources s on s.key = a.source left join article_texts t on t.article = a.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article in a list: enough to decide whether to open it."""

    row: Row
    title: list[Piece]
    summary: list[Piece]


def read_cards(
    conn: sqlite3.Connection, ids: Sequence[int], query: SearchQuery | None = None, mode: Mode = "words"
) -> list[Card]:
    """The articles with these ids, in this order; those that are not there are left out."""
    marks = ", ".join("?" * len(ids))
    # With a search the words may stand anywhere in the body; without one its opening is enough.
    length = 40_000 if query and query.parts else 600
    rows = conn.execute(_CARD.format(length=length) + f"where a.id in ({marks})", list(ids)).fetchall()
    found = {row["id"]: row for row in rows}
    return _cards([found[article] for article in ids if article in found], query, mode)


def _cards(rows: list[Row], query: SearchQuery | None = None, mode: Mode = "words") -> list[Card]:
    cards: list[Card] = []
    for row in rows:
        title = row["title"]
        lead, opening = row["lead"] or "", row["opening"] or ""
        in_lead, in_body = hits(lead, query, mode), hits(opening, query, mode)
        # The lead was written to sum up; the body is shown when only it holds what was looked for.
        text, marked = (lead, in_lead) if lead and (in_lead or not in_body) else (opening, in_body)
        cards.append(Card(row=row, title=pieces(title, hits(title, query, mode)), summary=excerpt(text, marked)))
    return cards
