"""A reader reports an error: the page drafts the line of HOME/corrections/*.csv that puts it right.

Nothing is stored on the server and nothing is sent: whoever runs the archive decides. docs/corrections.md explains the
lines; `pipelines.corrections.ACTIONS` says which column each kind needs.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from crawler.browse.asked import Answer, Asked
from crawler.browse.language import t, word
from crawler.corrections_files import COLUMNS, DATE
from pipelines.corrections import ACTIONS

#: Columns a reader fills in, beside those that an action needs, in the order of the form.
_ALSO = {
    "split person": ("new", "article", "where"),
    "split unit": ("new", "where"),
    "not a mention": ("where",),
    "private person": ("article",),
    "public person": ("article",),
}
_SUBJECTS = {
    "article": ("set title", "set date", "not a mention", "add mention"),
    "person": ("merge person", "split person", "rename person", "private person", "public person"),
    "unit": ("merge unit", "split unit", "rename unit"),
}
_LONGEST = 500
_FIELDS = ("title", "lead", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field of the form; with options it is a choice among them."""

    name: str
    label: str
    value: str
    needed: bool
    options: tuple[tuple[str, str], ...] = ()  # value, what is shown


def read_report(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/report?article=ID&person=KEY&unit=KEY&kind=…``: the kinds to choose from, the form, the line."""
    subjects = {
        "article": _one(conn, "articles", "id", asked.number("article")),
        "person": _one(conn, "people", "key", asked.one("person")),
        "unit": _one(conn, "units", "key", asked.one("unit")),
    }
    known = [name for name, row in subjects.items() if row is not None]
    groups = {name: _SUBJECTS[name] for name in (known or _SUBJECTS)}
    kind = asked.one("kind") if asked.one("kind") in ACTIONS else ""
    found: dict[str, Any] = {
        **subjects,
        "groups": groups,
        "kind": kind,
        "entries": [],
        "hidden": [(name, asked.one(name)) for name in known if asked.one(name)],
        "line": None,
        "problem": None,
        "draft": asked.one("draft") == "1",
    }
    if not kind:
        return found
    values = _values(asked, subjects, kind)
    found["entries"] = _entries(conn, kind, values, subjects)
    found["problem"] = _problem(kind, values)
    if found["problem"] is None:
        found["line"] = csv_lines(kind, values)
        found["mail"] = quote(found["line"])
    return found


def csv_lines(kind: str, values: dict[str, str]) -> str:
    """The head line and the line of one correction, as a corrections file holds them."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerow([_cell(kind if column == "action" else values.get(column, "")) for column in COLUMNS])
    return file.getvalue()


def _cell(text: str) -> str:
    """On one line. A spreadsheet would run what begins like a formula; a space before it is dropped when it is read."""
    line = " ".join(text.split())[:_LONGEST]
    return f" {line}" if line.startswith(("=", "+", "-", "@")) else line


def _one(conn: sqlite3.Connection, table: str, column: str, key: int | str | None) -> sqlite3.Row | None:
    found: sqlite3.Row | None = conn.execute(f"select * from {table} where {column} = ?", [key]).fetchone()
    return found


def _values(asked: Asked, subjects: dict[str, sqlite3.Row | None], kind: str) -> dict[str, str]:
    """What was typed; what the address names of the article, person or unit where nothing was."""
    values = {column: asked.one(column) for column in COLUMNS if column != "action"}
    fresh = asked.one("draft") != "1"
    article = subjects["article"]
    about = next((subjects[name] for name in ("person", "unit") if kind in _SUBJECTS[name]), None)
    if about is not None and not values["about"]:
        values["about"] = about["key"]
    if kind == "add mention" and values["about"] not in ("person", "unit"):
        values["about"] = "person"
    if kind not in _SUBJECTS["article"]:
        # Here the article is a field of the form, apart from the article that the reader came from.
        here = str(article["id"]) if article is not None and fresh and kind == "split person" else ""
        values["article"] = (asked.one("in_article") or here) if "article" in _ALSO.get(kind, ()) else ""
    elif article is not None:
        values["article"] = str(article["id"])
        if fresh and not values["new"]:
            values["new"] = {"set title": article["title"], "set date": article["published_at"] or ""}.get(kind, "")
    return values


def _entries(
    conn: sqlite3.Connection, kind: str, values: dict[str, str], subjects: dict[str, sqlite3.Row | None]
) -> list[Entry]:
    fixed = {"article"} if subjects["article"] is not None and kind in _SUBJECTS["article"] else set()
    wanted = [*ACTIONS[kind], *_ALSO.get(kind, ()), "note"]
    return [
        Entry(
            name="in_article" if column == "article" and kind not in _SUBJECTS["article"] else column,
            label=_label(kind, column),
            value=values[column],
            needed=column in ACTIONS[kind],
            options=_options(conn, kind, column, values["about"]),
        )
        for column in COLUMNS
        if column in wanted and column not in fixed
    ]


def _label(kind: str, column: str) -> str:
    own = f"{kind}:{column}"
    return word("report_field", column if word("report_field", own) == own else own)


def _options(conn: sqlite3.Connection, kind: str, column: str, about: str) -> tuple[tuple[str, str], ...]:
    """The values of a column that is a choice: what to mark, in which field, which mentions of a namesake."""
    if kind == "add mention" and column == "about":
        return tuple((value, word("mention_kind", value)) for value in ("person", "unit"))
    if column != "where":
        return ()
    if kind == "not a mention":
        return (("", t("report.anywhere")), *((name, word("field", name)) for name in _FIELDS))
    column = "person" if kind == "split person" else "unit"
    sources = conn.execute(
        f"""select distinct a.source, s.name from (
                select distinct article from mentions where {column} = ? order by published_on desc limit 300
            ) m join articles a on a.id = m.article join sources s on s.key = a.source order by s.name""",
        [about],
    ).fetchall()
    units = conn.execute(
        """select distinct p.unit, u.name from positions p join units u on u.key = p.unit
           where p.person = ? order by u.name limit 100""",
        [about if kind == "split person" else None],
    ).fetchall()
    return (
        ("", "–"),
        *((f"source={key}", t("report.from_source", name=name)) for key, name in sources),
        *((f"unit={key}", t("report.at_unit", name=name)) for key, name in units),
    )


def _problem(kind: str, values: dict[str, str]) -> str | None:
    """What is missing or wrong, in words; None when the line can be written."""
    missing = [_label(kind, column) for column in ACTIONS[kind] if not values[column]]
    if missing:
        return t("report.missing", fields=", ".join(missing))
    if kind == "set date" and not DATE.fullmatch(values["new"]):
        return t("report.no_date", value=values["new"])
    if kind in ("split person", "split unit") and not (values["where"] or values["article"]):
        return t("report.missing", fields=_label(kind, "where"))
    return None
