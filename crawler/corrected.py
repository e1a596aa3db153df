"""Corrections at work in archive.db: those of articles and mentions are written before the archive is resolved, and all
are listed with what became of them. The text that extraction read is kept beside a corrected one, and comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from crawler.corrections_files import BadLine, digest, read
from crawler.periods import period
from pipelines.corrections import Correction, Outcome

#: The rule of mentions that a correction adds.
ADDED = "correction"

_PRECISION = {4: "year", 7: "month", 10: "day", 16: "minute"}
_DATE_COLUMNS = (
    "published_at", "published_precision", "published_source", "published_raw", "published_from", "published_to",
    "published_on", "month",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Corrections:
    """What the files say now, and what became of it."""

    lines: list[Correction] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)


def prepare(db: Database) -> Corrections:
    """Read the files and write what they say of articles and mentions. Runs inside the caller's transaction."""
    found = Corrections()
    for one in read(db):
        if isinstance(one, BadLine):
            found.bad.append(one)
        else:
            found.lines.append(one)
    _set_articles(db, found)
    _add_mentions(db, found)
    return found


def _set_articles(db: Database, found: Corrections) -> None:
    wanted: dict[tuple[int, str], tuple[str | None, str]] = {}
    for one in found.lines:
        if one.article is not None and one.action == "set title":
            wanted[one.article, "title"] = (one.new, one.id)
            found.outcome.done(one, 1)
        elif one.article is not None and one.action == "set date":
            for column, value in _dates(one.new).items():
                wanted[one.article, column] = (value, one.id)
            found.outcome.done(one, 1)
    kept = {
        (article, column): (value, extracted)
        for article, column, value, extracted in db.conn.execute(
            'select article, "column", value, extracted from article_corrections'
        )
    }
    for (article, column), (_, extracted) in kept.items():
        if (article, column) not in wanted:
            db.conn.execute(f"update articles set {column} = ? where id = ?", [extracted, article])
            db.conn.execute('delete from article_corrections where article = ? and "column" = ?', [article, column])
    for (article, column), (value, correction) in sorted(wanted.items()):
        if (article, column) in kept:
            extracted = kept[article, column][1]
        else:
            extracted = db.conn.execute(f"select {column} from articles where id = ?", [article]).fetchone()[0]
        db.conn.execute(
            "insert or replace into article_corrections values (?, ?, ?, ?, ?)",
            [article, column, value, extracted, correction],
        )
        db.conn.execute(f"update articles set {column} = ? where id = ? and {column} is not ?", [value, article, value])


def _dates(value: str) -> dict[str, str | None]:
    days = period(value)
    row: tuple[str | None, ...] = (
        value, _PRECISION[len(value)], ADDED, value, days.first if days else None,
        days.last if days else None, days.first if days else None, days.month if days else None,
    )  # fmt: skip
    return dict(zip(_DATE_COLUMNS, row, strict=True))


def with_corrections(db: Database, article: int, row: dict[str, Any]) -> dict[str, Any]:
    """An article's row as extraction read it, with what corrections put in its place; what was read is kept."""
    kept = db.conn.execute(
        'select "column", value, extracted from article_corrections where article = ?', [article]
    ).fetchall()
    for column, value, extracted in kept:
        if row.get(column) != extracted:
            db.conn.execute(
                'update article_corrections set extracted = ? where article = ? and "column" = ?',
                [row.get(column), article, column],
            )
        row = {**row, column: value}
    return row


def _add_mentions(db: Database, found: Corrections) -> None:
    db.conn.execute("delete from mentions where rule = ?", [ADDED])
    for one in found.lines:
        if one.action != "add mention" or one.article is None:
            continue
        kind = one.about.casefold()
        if kind not in ("person", "unit"):
            found.outcome.failed(one, f"about must say person or unit, not {one.about!r}")
            continue
        places = _places(db, one)
        for name, start, end in places:
            db.conn.execute(
                """
                insert or ignore into mentions (article, field, start, end, kind, text, rule, confidence, privacy)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?)
                """,
                [one.article, name, start, end, kind, one.text, ADDED, "public:public" if kind == "person" else None],
            )
        if places:
            found.outcome.done(one, len(places))
        else:
            found.outcome.failed(one, f"the article does not hold {one.text!r}")


def _places(db: Database, one: Correction) -> list[tuple[str, int, int]]:
    """Where the text of a correction stands in its article, as a word of its own."""
    title, lead, body = db.conn.execute(
        "select title, lead, body from articles left join article_texts on article = id where id = ?", [one.article]
    ).fetchone()
    fields = {"title": title, "lead": lead, "body": body}
    captions = db.conn.execute("select number, text from captions where article = ?", [one.article])
    fields |= {f"caption:{number}": text for number, text in captions}
    pattern = re.compile(rf"(?<!\w){re.escape(one.text)}(?!\w)")
    return [
        (name, found.start(), found.end())
        for name, text in fields.items()
        if text and one.where in ("", name)
        for found in pattern.finditer(text)
    ]


def false_mentions(db: Database, found: Corrections) -> set[tuple[Any, ...]]:
    """The places of mentions that corrections call false, or that a corrected title no longer holds."""
    false: set[tuple[Any, ...]] = set()
    for one in found.lines:
        if one.action == "not a mention":
            rows = db.conn.execute(
                """
                select article, field, start, end, kind from mentions
                where article = ? and text = ? and (? = '' or field = ?) and rule <> ?
                """,
                [one.article, one.text, one.where, one.where, ADDED],
            ).fetchall()
            false.update(rows)
            if rows:
                found.outcome.done(one, len(rows))
            else:
                found.outcome.failed(one, f"the article has no mention of {one.text!r}")
    false.update(
        db.conn.execute(
            """
            select m.article, m.field, m.start, m.end, m.kind from article_corrections c
            join articles a on a.id = c.article join mentions m on m.article = a.id and m.field = 'title'
            where c."column" = 'title' and substr(a.title, m.start + 1, m.end - m.start) <> m.text
            """
        )
    )
    return false


def note(db: Database, found: Corrections) -> None:
    """Write the table corrections: every line, whether it applied, and why not. The caller holds the transaction."""
    outcome = found.outcome
    rows = [
        (
            one.id, one.file, one.line, one.action, one.about, one.new, one.article, one.where, one.text, one.note,
            int(one.id in outcome.effects and one.id not in outcome.problems), outcome.effects.get(one.id, 0),
            outcome.targets.get(one.id), outcome.problems.get(one.id),
        )
        for one in found.lines
    ]  # fmt: skip
    rows += [
        (
            f"{bad.file}:{bad.line}", bad.file, bad.line, bad.action, "", "", None, "", "", "", 0, 0, None, bad.message,
        )
        for bad in found.bad
    ]  # fmt: skip
    unique = {row[0]: row for row in rows}
    if sorted(unique.values()) != sorted(db.conn.execute("select * from corrections").fetchall()):
        db.conn.execute("delete from corrections")
        db.conn.executemany(f"insert into corrections values ({', '.join('?' * 14)})", list(unique.values()))
    db.conn.execute(
        """
        insert into meta (key, value) values ('corrections', ?)
        on conflict (key) do update set value = excluded.value where value <> excluded.value
        """,
        [digest(db)],
    )


def changed(db: Database) -> bool:
    """Whether the files are others than when the archive was last resolved."""
    row = db.conn.execute("select value from meta where key = 'corrections'").fetchone()
    none = not any(True for _ in read(db))
    return (row is None and not none) or (row is not None and row[0] != digest(db))


def warnings(db: Database) -> list[str]:
    """One line for each correction that did not apply."""
    rows = db.conn.execute("select file, line, action, message from corrections where applied = 0 order by file, line")
    found = [
        f"corrections/{file} line {line}: {action or 'this line'} was not applied: {message or 'nothing to change'}"
        for file, line, action, message in rows
    ]
    if changed(db):
        found.append("corrections/ changed since the archive was last resolved; run soyte extract")
    return found
