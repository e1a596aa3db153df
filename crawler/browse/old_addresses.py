"""Addresses of the articles table that the search page answers now, so that links of old keep leading somewhere."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from crawler.browse.search_query import COLUMNS

#: Arguments that the table never understood by itself, and what they are called on the search page.
_OURS = {"_person": "person", "_unit": "unit", "_document": "document", "_mode": "mode", "_marks": "marks", "_in": "in"}
#: Arguments that mean the same on both.
_BOTH = {"_search": "q", "source": "source", "section": "section"}


def moved_to(query_string: str, table: str, search: str) -> str | None:
    """Where a request for the articles table is answered; None: by the table.

    Datasette's search of one column (``_search_title=``) compares rowids of two tables that do not go together, so the
    search page looks within that column instead. An empty search box is no search.

    Args:
        table, search: the addresses of the table and of the search page.
    """
    given = parse_qsl(query_string, keep_blank_values=True, errors="replace")
    asked: list[tuple[str, str]] = []
    ours = False
    for name, value in given:
        column = name.removeprefix("_search_")
        if column != name and column in COLUMNS:
            ours = True
            asked += [("q", value), ("in", column)]
        elif name in _OURS:
            ours = True
            asked.append((_OURS[name], value))
        elif name in _BOTH:
            asked.append((_BOTH[name], value))
        elif name == "month":
            asked += [("from", value), ("to", value)]
    if ours:
        query = urlencode([(name, value) for name, value in asked if value.strip()])
        return search + (f"?{query}" if query else "")
    kept = [(name, value) for name, value in given if name != "_search" or value.strip()]
    return None if kept == given else table + (f"?{urlencode(kept)}" if kept else "")
