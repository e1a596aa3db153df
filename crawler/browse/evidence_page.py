"""The pages of the evidence table: the table itself, and what stands behind one of its cells."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote_plus, urlencode

from crawler.browse import months
from crawler.browse.asked import Asked
from crawler.browse.evidence import SHADES, Column, Line, Problems, Query, read_counts, read_matrix, read_query, sum_up
from crawler.browse.holdings import Publisher, read_holdings
from crawler.browse.quotes import Named, Quoted, read_quotes
from crawler.browse.topics import read_topic_groups

Row = sqlite3.Row

#: Articles on one page behind a cell.
PAGE = 25

_CELL = """
    from article_topics t join articles a on a.id = t.article join sources s on s.key = a.source
    where t.topic = ? and t.published_on between ? and ? and a.month between ? and ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Which snapshot answers, and which one a permanent address was made from."""

    current: str
    asked: str | None

    @property
    def differs(self) -> bool:
        return self.asked is not None and self.asked != self.current


def read_snapshot(conn: sqlite3.Connection, asked: Asked) -> Snapshot:
    row = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    return Snapshot(current=row[0] if row else "", asked=asked.one("snapshot")[:40] or None)


@dataclass(frozen=True, kw_only=True)
class Links:
    """Addresses that the table leads to."""

    asked: Asked
    query: Query

    @cached_property
    def base(self) -> str:
        return self.asked.path.removesuffix("/cell").removesuffix(".xlsx").removesuffix(".csv")

    @property
    def only_collected(self) -> bool:
        """Whether rows of which nothing was collected are left out of the page."""
        return self.asked.one("shown") == "collected"

    def arguments(self, **more: str | None) -> list[tuple[str, str]]:
        query = self.query
        kept = {
            "topic": query.topic["key"],
            "with": query.other["key"] if query.other else None,
            "from": query.first,
            "to": query.last,
            "source_kind": query.kind,
            "stories": "1" if query.stories else None,
            "by": self.asked.one("by") or None,
            "shown": "collected" if self.only_collected else None,
        } | more
        return [(key, value) for key, value in kept.items() if value]

    @cached_property
    def _behind(self) -> str:
        """What the addresses of all cells begin with: there are thousands of them."""
        left_out: dict[str, str | None] = dict.fromkeys(("topic", "with", "from", "to", "by", "shown"))
        arguments = urlencode(self.arguments(**left_out))
        return f"{self.base}/cell?{arguments}{'&' if arguments else ''}topic="

    def cell(self, line: Line | None, column: Column | None, topic: str | None = None) -> str:
        """What stands behind a cell; without a column behind the whole line, without a line behind the whole column."""
        first, last = (column.months[0], column.months[-1]) if column else (self.query.first, self.query.last)
        where = f"&{'source' if line.publisher else 'province'}={quote_plus(line.key)}" if line else ""
        return f"{self._behind}{quote_plus(topic or self.query.topic['key'])}{where}&from={first}&to={last}"

    def table(self, **more: str | None) -> str:
        opened = [("open", key) for key in sorted(self.query.opened)]
        return f"{self.base}?{urlencode([*self.arguments(**more), *opened])}"

    def toggled(self, key: str) -> str:
        """The table with one row opened, or closed again."""
        left = sorted(self.query.opened ^ {key})
        return f"{self.base}?{urlencode([*self.arguments(), *(('open', one) for one in left)])}#{key}"

    def permanent(self, snapshot: Snapshot) -> str:
        return f"{self.base}?{urlencode(self.arguments(snapshot=snapshot.current))}"

    def file(self, kind: str, what: str | None = None) -> str:
        return f"{self.base}.{kind}?{urlencode(self.arguments(what=what))}"


def read_evidence(conn: sqlite3.Connection, asked: Asked) -> Mapping[str, Any]:
    """The table that the address asks for, or, where it names no topic, the topics there are."""
    problems = Problems()
    query = read_query(conn, asked, problems)
    found: dict[str, Any] = {
        "problems": problems,
        "groups": read_topic_groups(conn),
        "snapshot": read_snapshot(conn, asked),
        "query": query,
        "shades": SHADES,
        "newest": months.newest(conn),
        "oldest": months.oldest(conn),
    }
    if query is None:
        return found
    return found | {"matrix": read_matrix(conn, query), "links": Links(asked=asked, query=query)}


def read_cell(conn: sqlite3.Connection, asked: Asked) -> Mapping[str, Any] | None:
    """The articles behind a cell, with the sentences that name the topic and who is named in them."""
    problems = Problems()
    month = months.asked(asked.one("month"))
    if month is not None:
        asked = replace(asked, arguments=(*asked.arguments, ("from", month), ("to", month)))
    query = read_query(conn, asked, problems)
    if query is None:
        return None
    where = read_where(conn, query, asked)
    if where is None:
        return None
    publishers, name, key = where
    span = months.between(query.first, query.last)
    holdings = read_holdings(conn, span, kind=query.kind, stories=query.stories)
    cell = sum_up(holdings, publishers, span, read_counts(conn, query.topic["key"], query))
    sources = [one.key for one in publishers]
    number = int(asked.one("page")) if asked.one("page").isascii() and asked.one("page").isdecimal() else 1
    number = min(max(number, 1), max(1, -(-cell.count // PAGE)))
    rows = read_articles(conn, query, sources, limit=PAGE, offset=(number - 1) * PAGE).fetchall()
    quotes = read_quotes(conn, query.topic["key"], [row["id"] for row in rows])
    return {
        "query": query,
        "snapshot": read_snapshot(conn, asked),
        "place": name,
        "province": key,
        "publishers": publishers,
        "cell": cell,
        "articles": [(row, quotes.get(row["id"], Quoted())) for row in rows],
        "named": count_named(quotes.values()),
        "page": number,
        "pages": max(1, -(-cell.count // PAGE)),
        "links": Links(asked=asked, query=query),
    }


def read_where(
    conn: sqlite3.Connection, query: Query, asked: Asked
) -> tuple[list[Publisher], str | None, str | None] | None:
    """Whose articles a cell counts, what they are called together, and the key of the province; None: nobody's."""
    places = read_holdings(conn, [], kind=query.kind).places
    if wanted := asked.one("source"):
        found = [one for place in places for one in place.publishers if one.key == wanted]
        return (found, found[0].name, found[0].province) if found else None
    if wanted := asked.one("province"):
        for place in places:
            if place.key == wanted:
                return list(place.publishers), place.name or None, place.key
        former = [one for place in places for one in place.publishers if one.former == wanted]
        row = conn.execute("select name from provinces where key = ?", [wanted]).fetchone()
        return (former, row[0], wanted) if former and row else None
    return [one for place in places for one in place.publishers], None, None


def read_articles(
    conn: sqlite3.Connection, query: Query, sources: Sequence[str], *, limit: int, offset: int = 0
) -> sqlite3.Cursor:
    """The newest articles on a topic in the query's months, of these sources."""
    return conn.execute(
        "select a.id, a.title, a.url, a.section, a.source, s.name as source_name, s.kind, s.province, a.published_at, "
        "a.published_on, a.duplicate_of, a.gone_at, t.mentions, t.in_title"
        + _CELL
        + (" and a.duplicate_of is null" if query.stories else "")
        + f" and a.source in ({', '.join('?' * len(sources))})"
        + " order by t.published_on desc, t.article limit ? offset ?",
        [query.topic["key"], f"{query.first}-01", f"{query.last}-31", query.first, query.last, *sources, limit, offset],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Someone named beside the topic: in the sentences of how many articles, and in which roles."""

    named: Named
    articles: int


def count_named(quotes: Iterable[Quoted]) -> list[Together]:
    """Who is named in the sentences of several articles, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], Named] = {}
    for quoted in quotes:
        for one in quoted.named:
            place = (one.kind, one.key)
            counts[place] += 1
            before = names.get(place)
            roles = dict.fromkeys([*(before.roles if before else ()), *one.roles])
            names[place] = Named(kind=one.kind, key=one.key, name=one.name, roles=tuple(roles))
    order = sorted(counts, key=lambda place: (place[0], -counts[place], names[place].name))
    return [Together(named=names[place], articles=counts[place]) for place in order]
