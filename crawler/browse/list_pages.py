"""What the home page and the list of articles show, read from a snapshot."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    articles: int
    stories: int  # articles that repeat no other
    people: int
    units: int
    documents: int
    first: str | None
    last: str | None
    sources: list[Row]  # key, name, articles, and the month of the newest
    months: list[tuple[str, int]]  # oldest first, gaps filled, at most three years
    newest: list[Card]

    @property
    def fullest_month(self) -> int:
        return max((count for _, count in self.months), default=0)


def read_home(conn: sqlite3.Connection) -> HomePage:
    """Figures and the newest articles of the whole archive."""
    # Each by an index of its own; together they would walk the whole table.
    articles, reposts, first, last = conn.execute(
        """select (select count(*) from articles), (select count(*) from articles where duplicate_of is not null),
                  (select min(published_on) from articles), (select max(published_on) from articles)"""
    ).fetchone()
    counts = [conn.execute(f"select count(*) from {table}").fetchone()[0] for table in ("people", "units", "documents")]
    return HomePage(
        articles=articles,
        stories=articles - reposts,
        people=counts[0],
        units=counts[1],
        documents=counts[2],
        first=first,
        last=last,
        sources=conn.execute(
            """select s.key, s.name, n.articles, n.last
               from (select source, count(*) as articles, max(month) as last from articles group by source) n
               join sources s on s.key = n.source order by n.articles desc, s.name"""
        ).fetchall(),
        months=_months(conn),
        newest=_cards(
            conn.execute(
                _CARD.format(length=600)
                + "where a.duplicate_of is null order by a.published_on desc, a.id desc limit 10"
            ).fetchall()
        ),
    )


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


def _months(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    counted = dict(conn.execute("select month, sum(articles) from rollups where month <> '' group by month").fetchall())
    if not counted:
        return []
    months: list[tuple[str, int]] = []
    year, month = map(int, max(counted).split("-")[:2])
    while len(months) < 36 and f"{year:04}-{month:02}" >= min(counted):
        name = f"{year:04}-{month:02}"
        months.append((name, counted.get(name, 0)))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return months[::-1]
