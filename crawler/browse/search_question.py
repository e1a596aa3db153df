"""One search as it was asked: the arguments of an address, read once for the page, the feed and the exports."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote_plus

from crawler.browse.asked import Asked
from crawler.browse.search_filters import Filters, read_filters
from crawler.browse.search_hits import Match, phrase_exists
from crawler.browse.search_query import COLUMNS, MODES, MOST_CHARACTERS, NOTHING, Mode, SearchQuery, parse

Sort = Literal["rank", "date"]

#: Behind a page of this number there is nothing that anyone leafs to.
MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    typed: str
    query: SearchQuery
    mode: Mode
    pinned: bool  # the mode stands in the address
    marks: bool  # marks were typed and count
    column: str | None
    match: Match | None
    filters: Filters
    sort: Sort
    page: int
    asked: Asked

    @property
    def by_text(self) -> bool:
        """Whether there are words to rank by."""
        return self.match is not None and bool(self.match.expression)

    def link(self, path: str | None = None, **changed: object) -> str:
        """The address of this very list, its mode pinned, from the first page, with some arguments changed."""
        fixed: dict[str, object] = {"page": None}
        if self.query.may_be_phrase:
            fixed["mode"] = self.mode
        return self.asked.link(path, **{**fixed, **changed})

    def linker(self, *names: str) -> Callable[[Sequence[tuple[str, str]]], str]:
        """The address of this list with just these values of some arguments: worked out once for hundreds of links."""
        others = tuple(pair for pair in self.asked.arguments if pair[0] not in names)
        base = replace(self, asked=replace(self.asked, arguments=others)).link()
        sign = "&" if "?" in base else "?"

        def link(values: Sequence[tuple[str, str]]) -> str:
            return base + sign + "&".join([f"{name}={quote_plus(value)}" for name, value in values]) if values else base

        return link

    def file(self, form: str) -> str:
        """The address of this list as a feed or an export."""
        return self.link(self.asked.path.partition("/search")[0] + f"/search.{form}", sort=None)


def read_question(conn: sqlite3.Connection, asked: Asked) -> Question:
    """What an address asks for. Odd values of what chooses a view are left aside; those of filters are problems."""
    typed = asked.one("q")
    query = parse(typed)
    if len(typed) > MOST_CHARACTERS:  # a page has some hundred links with the query in each
        kept = tuple((name, value[:MOST_CHARACTERS] if name == "q" else value) for name, value in asked.arguments)
        asked = replace(asked, arguments=kept)
    column = asked.one("in") if asked.one("in") in COLUMNS else None
    marks = asked.one("marks") != "off" and (query.marked or bool(query.leaves_out(marked=True)))
    mode, pinned = _mode(conn, asked, query, marks, column)
    match = Match.of(query, mode, marks=marks, column=column)
    if match is None and typed:
        match = Match(expression=NOTHING)  # signs alone: there is nothing to find, and that is not everything
    by_text = match is not None and bool(match.expression)
    sort: Sort = "rank" if by_text and asked.one("sort") != "date" else "date"
    number = asked.one("page")
    page = min(int(number), MOST_PAGES) if number.isascii() and number.isdigit() and len(number) < 10 else 1
    return Question(
        typed=typed,
        query=query,
        mode=mode,
        pinned=pinned,
        marks=marks,
        column=column,
        match=match,
        filters=read_filters(conn, asked),
        sort=sort,
        page=max(page, 1),
        asked=asked,
    )


def _mode(
    conn: sqlite3.Connection, asked: Asked, query: SearchQuery, marks: bool, column: str | None
) -> tuple[Mode, bool]:
    """The mode in the address when it is pinned there, else a phrase if any article has it."""
    wanted = asked.one("mode")
    if not query.may_be_phrase:
        return "words", False
    for mode in MODES:
        if wanted == mode:
            return mode, True
    return ("phrase" if phrase_exists(conn, query, marks=marks, column=column) else "words"), False
