"""What the search page shows: one list of articles, whatever was typed or chosen, and everything to narrow it by."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from crawler.browse.asked import Asked
from crawler.browse.language import current
from crawler.browse.search_cards import entries
from crawler.browse.search_columns import Columns, columns
from crawler.browse.search_facets import by_month, chart, facets
from crawler.browse.search_filters import Filters
from crawler.browse.search_hits import NEWEST, RANKED, find, ranked, stories
from crawler.browse.search_names import TABLES, keys
from crawler.browse.search_query import COLUMNS
from crawler.browse.search_question import Question, read_question
from crawler.browse.search_suggestions import suggestions
from crawler.xlsx_stream import MOST_ROWS

#: Stories on a page.
PAGE = 20

#: Arguments that the form has a field for; the others go along hidden.
_FIELDS = ("q", "province", "source", "topic", "from", "to", "basis", "attachments", "gone", "children", "in", "sort")


def hold(conn: sqlite3.Connection) -> None:
    """Read what every search asks for, which takes longer than one page may."""
    columns(conn)
    for table in TABLES:
        keys(conn, table)


def read_search(conn: sqlite3.Connection, asked: Asked) -> Mapping[str, Any]:
    """The page at /-/search."""
    question = read_question(conn, asked)
    hits = find(conn, question.match, question.filters)
    held = columns(conn)
    found = stories(hits.docids, held)
    months = by_month(hits.docids, held)
    if question.sort == "rank" and question.match is not None:
        found = ranked(conn, question.match, found, hits.docids)
    pages = max(1, -(-len(found.order) // PAGE))
    shown = found.order[(question.page - 1) * PAGE : question.page * PAGE]
    return {
        "search": question,
        "hits": hits,
        "stories": len(found.order),
        "entries": entries(
            conn,
            [[held.article[docid] for docid in (first, *found.reposts.get(first, ()))] for first in shown],
            question,
        ),
        "pages": pages,
        "beyond": question.page > pages,
        "newest": NEWEST,
        "sheet": MOST_ROWS - 1,
        "ranked": RANKED if question.sort == "rank" and hits.total > RANKED else None,
        "imprecise": _imprecise(hits.docids, held, question.filters),
        "facets": facets(conn, hits.docids, months, held, question),
        "chart": chart(months, question),
        "suggestions": suggestions(conn, question) if question.page == 1 else {},
        "form": _form(conn, question),
    }


def _imprecise(docids: Sequence[int], held: Columns, filters: Filters) -> int:
    """How many hits may have been published outside the range, as only their month or year is known."""
    if not (filters.first or filters.last) or filters.basis == "first_seen":
        return 0
    begin, end = filters.first or "", filters.last or "~"
    return sum((held.first_day[docid] or begin) < begin or (held.last_day[docid] or end) > end for docid in docids)


def _form(conn: sqlite3.Connection, question: Question) -> Mapping[str, Any]:
    """What can be chosen in the filter panel, and what goes along unseen."""
    asked = question.asked
    name = "name_en" if current() == "en" else "name_vi"
    kept = [(key, value) for key, value in asked.arguments if key not in (*_FIELDS, "page", "mode", "lang")]
    for field in ("province", "source", "topic"):  # a field holds one value: further ones go along
        kept += [(field, value) for value in asked.all(field)[:-1]]
    return {
        "provinces": conn.execute(
            """select key, name from provinces
               where key in (select province from sources) or key in (select former from sources) order by name, key"""
        ).fetchall(),
        "sources": conn.execute("select key, name from sources order by name, key").fetchall(),
        "topics": conn.execute(
            f"select kind, key, {name} as name from topics where articles > 0 order by kind, name, key"
        ).fetchall(),
        "columns": COLUMNS,
        "kept": kept,
        "open": bool(question.filters.problems),  # what is chosen is told by the chips
    }
