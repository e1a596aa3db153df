"""People, units, topics and documents whose name is what was typed: their pages say more than a list of articles."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.browse.language import current
from crawler.browse.search_names import Table, keys_holding
from crawler.browse.search_question import Question
from crawler.browse.search_spellings import Words, spellings
from crawler.search_text import exact, folded
from pipelines.reference import rows
from pipelines.text import slug

#: Of each kind.
MOST = 3
#: A longer query is no name.
MOST_WORDS = 10
#: Read before marks are compared.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    table: str
    key: str
    name: str
    articles: int


def suggestions(conn: sqlite3.Connection, question: Question) -> dict[str, list[Suggestion]]:
    """By table, those with the most articles first."""
    words = question.query.words
    if not words or len(words) > MOST_WORDS:
        return {}
    marked = exact(" ".join(words)) if question.marks else None
    forms = spellings(words)
    found = {
        "people": _people(conn, words, marked),
        "units": _units(conn, forms),
        "topics": _topics(conn, forms),
        "documents": _documents(conn, words),
    }
    return {table: some for table, some in found.items() if some}


def _people(conn: sqlite3.Connection, words: Words, marked: str | None) -> list[Suggestion]:
    """By a part of the name; marks count where they were typed. Keys are made of the names without marks."""
    wanted = slug(" ".join(words))
    if len(wanted) < 2:
        return []
    keys = keys_holding(conn, "people", [wanted], _LOOKED_AT)
    return [
        Suggestion(table="people", key=key, name=name, articles=articles)
        for key, name, articles in _rows(conn, "people", keys)
        if marked is None or f" {marked} " in f" {exact(name)} "
    ][:MOST]


def _rows(conn: sqlite3.Connection, table: Table, keys: list[str]) -> list[tuple[str, str, int]]:
    """(key, name, articles), in the order of the keys."""
    marks = ", ".join("?" * len(keys))
    rows = conn.execute(f"select key, name, articles from {table} where key in ({marks})", keys)
    found = {row[0]: tuple(row) for row in rows}
    return [found[key] for key in keys]


def _units(conn: sqlite3.Connection, forms: tuple[Words, ...]) -> list[Suggestion]:
    """By a part of the name in any spelling, or by a whole alias; what is named just so comes first."""
    wanted = [key for form in forms if len(key := slug(" ".join(form))) > 2]
    if not wanted:
        return []
    found = _rows(conn, "units", keys_holding(conn, "units", wanted, _LOOKED_AT))
    known = {row[0] for row in found}
    marks = ", ".join("?" * len(forms))
    found += [
        tuple(row)
        for row in conn.execute(
            f"""select u.key, u.name, u.articles from unit_aliases l join units u on u.key = l.unit
                where l.source = '' and l.alias in ({marks}) and u.merged_into is null and u.articles > 0""",
            [" ".join(form) for form in forms],
        )
        if row[0] not in known
    ]
    found.sort(key=lambda row: (row[0] not in wanted, -row[2], row[0]))
    return [Suggestion(table="units", key=key, name=name, articles=articles) for key, name, articles in found[:MOST]]


def _topics(conn: sqlite3.Connection, forms: tuple[Words, ...]) -> list[Suggestion]:
    """By its name in either language, one of its terms or an abbreviation, as a whole."""
    wanted = {folded(" ".join(form)) for form in forms}
    keys = []
    for row in rows("topics"):
        names = [row["vi"], row["en"], *row["terms"].split(";"), *row["abbreviations"].split(";")]
        if any(folded(name.replace("-", " ")) in wanted for name in names if name):
            keys.append(row["key"])
    name = "name_en" if current() == "en" else "name_vi"
    marks = ", ".join("?" * len(keys))
    named = conn.execute(
        f"select key, {name}, articles from topics where key in ({marks}) order by articles desc limit {MOST}", keys
    )
    return [Suggestion(table="topics", key=key, name=label, articles=articles) for key, label, articles in named]


def _documents(conn: sqlite3.Connection, words: Words) -> list[Suggestion]:
    """By the beginning of its number, where what was typed can be one: 15/KH-SYT."""
    wanted = slug(" ".join(words))
    if not wanted[:1].isdigit() or "-" not in wanted:
        return []
    named = conn.execute(
        "select key, number, articles from documents where key >= ? and key < ? order by articles desc limit ?",
        [wanted, wanted + "~", MOST],
    )
    return [Suggestion(table="documents", key=key, name=number, articles=articles) for key, number, articles in named]
