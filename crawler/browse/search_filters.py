"""What a search is narrowed to: the arguments of an address as conditions on ``search_rows``.

Arguments of one name mean "any of these" where an article has one value (province, source, section), and "all of
these" where it may have several (topic, person, unit, document). A value that is not known finds nothing, and the page
says which: counts must never come from a filter that was silently left aside.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crawler.browse.asked import Asked
from crawler.browse.language import current
from crawler.periods import Period, period

Value = str | int

#: Values of one argument, and all arguments of a search: more are no honest question.
MOST_VALUES = 20

BASES = ("published", "first_seen")

_ISO = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")
_TYPED = re.compile(r"([0-9]{1,2}/){1,2}[0-9]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing that the list is narrowed to, as it is shown, and the address without it."""

    argument: str
    value: str
    label: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An argument that means nothing here."""

    argument: str
    value: str
    without: str


@dataclass(slots=True, kw_only=True)
class Filters:
    """``clauses`` hold for a row ``r`` of search_rows; ``low`` and ``high`` bound its docid."""

    clauses: list[str] = field(default_factory=list)
    params: dict[str, Value] = field(default_factory=dict)
    chips: list[Chip] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    first: str | None = None  # the days asked for
    last: str | None = None
    low: int | None = None
    high: int | None = None
    basis: str = ""
    children: bool = False

    @property
    def narrowed(self) -> bool:
        return bool(self.clauses or self.problems)

    def bind(self, values: Sequence[Value], stem: str) -> str:
        """Marks for a list of values, which become parameters."""
        names = [f"{stem}{len(self.params) + number}" for number in range(len(values))]
        self.params.update(zip(names, values, strict=True))
        return ", ".join(f":{name}" for name in names)


def read_filters(conn: sqlite3.Connection, asked: Asked) -> Filters:
    """The filters of an address, with what is wrong with them."""
    found = Filters()
    _provinces(conn, asked, found)
    _known(conn, asked, found, "source", "select key, name from sources where key in ({})", "r.source in ({})")
    _sections(conn, asked, found)
    name = "name_en" if current() == "en" else "name_vi"
    for key in _named(conn, asked, found, "topic", f"select key, {name} from topics where key in ({{}})"):
        found.clauses.append(f"instr(r.topics, {found.bind([f' {key} '], 'topic')}) > 0")
    for key in _named(conn, asked, found, "person", "select key, name from people where key in ({})"):
        mark = found.bind([_current_key(conn, "people", key)], "person")
        found.clauses.append(f"r.docid in (select docid from person_articles where person = {mark})")
    found.children = asked.one("children") == "1"
    for key in _named(conn, asked, found, "unit", "select key, name from units where key in ({})"):
        keys = list(_unit_keys(conn, _current_key(conn, "units", key), found.children))
        marks = found.bind(keys, "unit")
        found.clauses.append(f"r.docid in (select docid from unit_articles where unit in ({marks}))")
    for key in _named(conn, asked, found, "document", "select key, number from documents where key in ({})"):
        mark = found.bind([key], "document")
        cited = f"select article from mentions where document = {mark}"
        found.clauses.append(f"r.docid in (select s.docid from search_rows s where s.article in ({cited}))")
    _dates(conn, asked, found)
    for argument, column in (("attachments", "files"), ("gone", "gone")):
        if asked.one(argument) == "1":
            found.clauses.append(f"r.{column} = 1")
            found.chips.append(_chip(asked, argument, "1", ""))
    return found


def _values(asked: Asked, argument: str) -> list[str]:
    return list(dict.fromkeys(asked.all(argument)))[:MOST_VALUES]


def _without(asked: Asked, argument: str, value: str) -> str:
    kept = tuple(
        (name, given)
        for name, given in asked.arguments
        if name != "page" and (name, given.strip()) != (argument, value)
    )
    return Asked(path=asked.path, parts={}, arguments=kept).link()


def _chip(asked: Asked, argument: str, value: str, label: str) -> Chip:
    return Chip(argument=argument, value=value, label=label, without=_without(asked, argument, value))


def _problem(asked: Asked, argument: str, value: str) -> Problem:
    return Problem(argument=argument, value=value, without=_without(asked, argument, value))


def _named(conn: sqlite3.Connection, asked: Asked, found: Filters, argument: str, sql: str) -> Iterator[str]:
    """The known values of an argument; a chip for each, and a problem for each that is not known."""
    values = _values(asked, argument)
    if not values:
        return
    names: dict[str, str] = dict(conn.execute(sql.format(", ".join("?" * len(values))), values).fetchall())
    for value in values:
        if value in names:
            found.chips.append(_chip(asked, argument, value, names[value]))
            yield value
        else:
            found.problems.append(_problem(asked, argument, value))


def _known(conn: sqlite3.Connection, asked: Asked, found: Filters, argument: str, sql: str, clause: str) -> None:
    if keys := list(_named(conn, asked, found, argument, sql)):
        found.clauses.append(clause.format(found.bind(keys, argument)))


def _provinces(conn: sqlite3.Connection, asked: Asked, found: Filters) -> None:
    """A province of today with the sources of those that became part of it; a former one with its own sources."""
    keys = list(_named(conn, asked, found, "province", "select key, name from provinces where key in ({})"))
    if not keys:
        return
    marks = found.bind(keys, "province")
    found.clauses.append(
        f"""r.source in (
            select key from sources where province in ({marks}) or former in ({marks})
            or province in (select key from provinces where successor in ({marks})))"""
    )


def _sections(conn: sqlite3.Connection, asked: Asked, found: Filters) -> None:
    """Sections are whatever the sites call them: one is known when an article has it."""
    known = []
    for section in _values(asked, "section"):
        if conn.execute("select 1 from search_rows where section = ? limit 1", [section]).fetchone():
            known.append(section)
            found.chips.append(_chip(asked, "section", section, section))
        else:
            found.problems.append(_problem(asked, "section", section))
    if known:
        found.clauses.append(f"r.section in ({found.bind(known, 'section')})")


def _current_key(conn: sqlite3.Connection, table: str, key: str) -> str:
    """The key that a merged person or unit leads to now."""
    for _ in range(10):
        row = conn.execute(f"select merged_into from {table} where key = ?", [key]).fetchone()
        if row is None or row[0] is None:
            break
        key = row[0]
    return key


def _unit_keys(conn: sqlite3.Connection, key: str, children: bool) -> Iterator[str]:
    if not children:
        yield key
        return
    yield from (
        row[0]
        for row in conn.execute(
            """with recursive below(key) as (
                   select ?
                   union select u.key from units u join below b on u.parent = b.key where u.merged_into is null)
               select key from below limit 2000""",
            [key],
        )
    )


def _dates(conn: sqlite3.Connection, asked: Asked, found: Filters) -> None:
    """``from`` and ``to`` against the days an article may have been published on, or against those it was first seen.

    An article of "December 2024" is found by any range that touches that month. One whose date is not known is found
    by a range only when ``basis=first_seen`` asks for just those.
    """
    found.basis = asked.one("basis")
    if found.basis and found.basis not in BASES:
        found.problems.append(_problem(asked, "basis", found.basis))
        found.basis = ""
    elif found.basis:
        found.clauses.append(f"r.first_day is {'not ' if found.basis == 'published' else ''}null")
        found.chips.append(_chip(asked, "basis", found.basis, ""))
    begin, end = _day(asked, found, "from"), _day(asked, found, "to")
    found.first, found.last = begin.first if begin else None, end.last if end else None
    if found.first and found.last and found.first > found.last:
        found.problems.append(_problem(asked, "to", asked.one("to")))
    first, last = ("r.day", "r.day") if found.basis == "first_seen" else ("r.first_day", "r.last_day")
    if found.first:
        found.clauses.append(f"{last} >= {found.bind([found.first], 'from')}")
        lows = [first_on(conn, found.first)]
        if found.basis != "first_seen":
            # What is known only by its month or year stands at its first day, which may lie before the range.
            lows += conn.execute(
                "select min(docid) from search_rows where last_day > first_day and last_day >= ?", [found.first]
            ).fetchone()
        found.low = min(low for low in lows if low is not None)
    if found.last:
        found.clauses.append(f"{first} <= {found.bind([found.last], 'to')}")
        found.high = first_on(conn, found.last + "~") - 1  # "~" sorts behind every day


def _day(asked: Asked, found: Filters, argument: str) -> Period | None:
    value = asked.one(argument)
    if not value:
        return None
    try:
        meant = period(_iso(value))
    except ValueError:
        found.problems.append(_problem(asked, argument, value))
        return None
    found.chips.append(_chip(asked, argument, value, value))
    return meant


def _iso(value: str) -> str:
    """A date as typed, 2025-08-14 or 14/8/2025, 2025-08 or 8/2025, 2025, as an ISO date.

    Raises:
        ValueError: it is none of these.
    """
    if typed := _TYPED.fullmatch(value):
        return "-".join(reversed(typed[0].split("/")))
    if not _ISO.fullmatch(value):
        raise ValueError(value)
    return value


def first_on(conn: sqlite3.Connection, day: str) -> int:
    """The first docid of that day or later; one behind the last when there is none. Docids run with the days."""
    low, high = 1, (conn.execute("select max(docid) from search_rows").fetchone()[0] or 0) + 1
    while low < high:
        middle = (low + high) // 2
        row = conn.execute("select day from search_rows where docid >= ? order by docid limit 1", [middle]).fetchone()
        if row is not None and row[0] < day:
            low = middle + 1
        else:
            high = middle
    return low
