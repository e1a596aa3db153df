"""The articles that a search finds: which, how many, in which order.

The search tables are asked once for a page, newest first: docids are given out in order of publication, so the newest
matches are the ends of the posting lists. Everything else, counts, facets, stories, is worked out from those numbers.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from crawler.browse.search_columns import Columns
from crawler.browse.search_filters import Filters
from crawler.browse.search_kept import kept
from crawler.browse.search_query import Mode, SearchQuery, within

#: A page counts and sorts the newest of so many hits, and says so.
NEWEST = 50_000
#: Hits beyond those are still counted, up to here; behind it a page says "more than".
COUNTED = 2_000_000
#: Of these the newest are ranked; older ones follow by date. Ranking all hits of a common word takes seconds.
RANKED = 5_000

#: How much a word counts by where it stands: title, lead, body, captions, attachments, people, units.
WEIGHTS = (12.0, 5.0, 1.0, 1.0, 0.3, 2.0, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A text search: one index is walked, others must agree."""

    index: str = "search_folded"
    expression: str = ""
    also: tuple[tuple[str, str], ...] = ()  # (index, expression)
    without: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, query: SearchQuery, mode: Mode, *, marks: bool, column: str | None = None) -> Match | None:
        """How a query is looked for; None when nothing was typed. Marks are held apart only where asked for."""

        def limited(expression: str) -> str:
            return within(expression, column) if column else expression

        if not query.parts and not query.excluded:
            return None
        if marks:
            kinds = (("search_exact", True), ("search_folded", False))
            without = tuple((index, words) for index, marked in kinds if (words := query.leaves_out(marked)))
        else:
            both = " OR ".join(words for marked in (True, False) if (words := query.leaves_out(marked, folding=True)))
            without = (("search_folded", both),) if both else ()
        if not query.parts:
            return cls(without=without)
        exact = query.exact(mode) if marks else ""
        if not exact:
            return cls(expression=limited(query.folded(mode)), without=without)
        also = query.unmarked(mode)
        return cls(
            index="search_exact",
            expression=limited(exact),
            also=(("search_folded", limited(also)),) if also else (),
            without=without,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Docids in the order they are shown, and for each those of the hits that repeat it, newest first."""

    order: list[int]
    reposts: dict[int, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    docids: Sequence[int]  # newest first, at most `NEWEST`
    total: int
    more: bool = False  # there are more than ``total``

    @property
    def capped(self) -> bool:
        """Whether facets and lists know only the newest of the hits."""
        return self.more or self.total > len(self.docids)


def phrase_exists(conn: sqlite3.Connection, query: SearchQuery, *, marks: bool, column: str | None) -> bool:
    """Whether any article has a bare query as a phrase. Filters play no part: the mode is one for all of them."""
    found = Match.of(query, "phrase", marks=marks, column=column)
    if found is None or not found.expression:
        return False
    sql = f"select 1 from {found.index} where {found.index} match ? limit 1"
    return conn.execute(sql, [found.expression]).fetchone() is not None


def find(conn: sqlite3.Connection, match: Match | None, filters: Filters) -> Hits:
    """The newest hits, and how many there are in all."""
    if filters.problems:
        return Hits(docids=[], total=0)
    sql, params = _select(match, filters, "docid")
    question = (sql, tuple(params.items()))
    # Counting is quick where the index alone is asked. Where rows are looked at, all hits are read at once instead.
    limit = COUNTED if filters.clauses else NEWEST

    def newest() -> array[int]:
        cursor = conn.cursor()
        cursor.row_factory = None  # plain tuples: there are many
        return array("I", [docid for (docid,) in cursor.execute(f"{sql} limit {limit + 1}", params)])

    def counted() -> tuple[int]:
        row: tuple[int] = tuple(conn.execute(f"select count(*) from ({sql} limit {COUNTED + 1})", params).fetchone())
        return row

    docids = kept(conn, (*question, limit), newest)
    if len(docids) <= limit:
        return Hits(docids=docids[:NEWEST], total=len(docids))
    (total,) = (len(docids),) if limit == COUNTED else kept(conn, (*question, "count", COUNTED), counted)
    return Hits(docids=docids[:NEWEST], total=min(total, COUNTED), more=total > COUNTED)


def every(conn: sqlite3.Connection, match: Match | None, filters: Filters, most: int | None = None) -> Iterator[int]:
    """The ids of all articles found, newest first, as they are read."""
    if filters.problems:
        return
    sql, params = _select(match, filters, "article")
    limit = "" if most is None else f" limit {most}"
    cursor = conn.cursor()
    cursor.row_factory = None
    for (article,) in cursor.execute(sql + limit, params):
        yield article


def _select(match: Match | None, filters: Filters, column: str) -> tuple[str, dict[str, str | int]]:
    """The query for a column of search_rows, newest first; one that asks the index alone where that is enough."""
    params: dict[str, str | int] = dict(filters.params)
    clauses = list(filters.clauses)
    index = match.index if match is not None and match.expression else None
    number = f"{index}.rowid" if index else "r.docid"
    # A plus keeps SQLite from asking the index once for each docid of the other side.
    for place, (other, expression) in enumerate(match.also if match else ()):
        params[f"also{place}"] = expression
        clauses.append(f"+{number} in (select rowid from {other} where {other} match :also{place})")
    for place, (other, expression) in enumerate(match.without if match else ()):
        params[f"without{place}"] = expression
        clauses.append(f"+{number} not in (select rowid from {other} where {other} match :without{place})")
    for name, sign in (("low", ">="), ("high", "<=")):
        if (bound := getattr(filters, name)) is not None:
            params[name] = bound
            clauses.append(f"{number} {sign} :{name}")
    if index is None:
        where = f" where {' and '.join(clauses)}" if clauses else ""
        return f"select r.{column} from search_rows r{where} order by r.docid desc", params
    assert match is not None
    params["match"] = match.expression
    where = " and ".join([f"{index} match :match", *clauses])
    if column == "docid" and not filters.clauses:
        return f"select rowid from {index} where {where} order by rowid desc", params
    return (
        f"select r.{column} from {index} cross join search_rows r on r.docid = {index}.rowid "
        f"where {where} order by {index}.rowid desc",
        params,
    )


def stories(docids: Sequence[int], held: Columns) -> Stories:
    """The hits with reposts put to what they repeat, newest first; the original stands for them, else the oldest."""
    repeated = list(compress(docids, map(held.repeated.__getitem__, docids)))
    if not repeated:
        return Stories(order=list(docids), reposts={})
    order = list(compress(docids, map(held.single.__getitem__, docids)))
    grouped = defaultdict(list)
    for docid in repeated:
        grouped[held.story[docid]].append(docid)
    reposts = {}
    for story, group in grouped.items():
        shown = next((docid for docid in group if held.article[docid] == story), group[-1])
        reposts[shown] = [docid for docid in group if docid != shown]
    return Stories(order=sorted([*order, *reposts], reverse=True), reposts=reposts)


def ranked(conn: sqlite3.Connection, match: Match, found: Stories, docids: Sequence[int]) -> Stories:
    """The stories by how well they match, as far as they are among the newest `RANKED` hits; the others by date."""
    newest = array("I", docids[:RANKED])
    if not newest:
        return found

    def scored() -> dict[int, float]:
        rows = conn.execute(
            f"""select rowid, bm25({match.index}, {", ".join(map(str, WEIGHTS))}) from {match.index}
                where {match.index} match ? and rowid between ? and ? and +rowid in (select value from json_each(?))""",
            [match.expression, newest[-1], newest[0], json.dumps(newest.tolist())],
        )
        return dict(map(tuple, rows))

    shown_for = {repost: shown for shown, group in found.reposts.items() for repost in group}
    best: dict[int, float] = {}
    for docid, score in kept(conn, (match.index, match.expression, newest.tobytes()), scored).items():
        shown = shown_for.get(docid, docid)
        best[shown] = min(score, best.get(shown, score))
    order = sorted(best, key=lambda docid: (best[docid], -docid))  # bm25: the better the lower
    return Stories(order=order + [docid for docid in found.order if docid not in best], reposts=found.reposts)
