"""Reading HOME/corrections/*.csv: what a person who does not program wrote, line by line; a bad line stops no other.

docs/corrections.md explains the files to whoever writes them.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from pipelines.corrections import ACTIONS, Correction

COLUMNS = ("action", "about", "new", "article", "where", "text", "note")
#: How precisely a date may be put right: 2024, 2024-12, 2024-12-05, 2024-12-05T08:30.
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that cannot be understood; the message says what to mend."""

    file: str
    line: int
    message: str
    action: str = ""


def folder_of(db: Database) -> Path:
    """The corrections of the archive that a database belongs to."""
    file = next(row[2] for row in db.conn.execute("pragma database_list") if row[1] == "main")
    return Path(file).parent / "corrections"


def digest(db: Database) -> str:
    """Of all files there are; changes when any of them does."""
    found = hashlib.sha256()
    for path in sorted(folder_of(db).glob("*.csv")):
        found.update(path.name.encode() + b"\n" + path.read_bytes() + b"\n")
    return found.hexdigest()


def read(db: Database) -> Iterator[Correction | BadLine]:
    """Every line of every file, files by name."""
    for path in sorted(folder_of(db).glob("*.csv")):
        try:
            text = path.read_text(encoding="utf-8-sig")  # a spreadsheet program puts a byte order mark in front
        except UnicodeDecodeError as error:
            yield BadLine(file=path.name, line=1, message=f"not UTF-8 at byte {error.start}; save it as CSV UTF-8")
            continue
        yield from _lines(db, path.name, text)


def _lines(db: Database, name: str, text: str) -> Iterator[Correction | BadLine]:
    header: list[str] | None = None
    # Spreadsheet programs of some countries write semicolons.
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        for cells in reader:
            cells = [" ".join(cell.split()) for cell in cells]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                header = [cell.casefold() for cell in cells]
                if unknown := [cell for cell in header if cell and cell not in COLUMNS]:
                    message = f"no column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}"
                    yield BadLine(file=name, line=reader.line_num, message=message)
                    return
                continue
            row = dict(zip(header, cells, strict=False))
            yield _correction(db, name, reader.line_num, row)
    except csv.Error as error:
        yield BadLine(file=name, line=reader.line_num, message=f"{error}; check the quotes of this line")


def _correction(db: Database, name: str, line: int, row: dict[str, str]) -> Correction | BadLine:
    action = row.get("action", "").casefold()
    if action not in ACTIONS:
        message = f"no action {action!r}; the actions are {', '.join(ACTIONS)}"
        return BadLine(file=name, line=line, message=message, action=action)
    missing = [column for column in ACTIONS[action] if not row.get(column)]
    if missing:
        return BadLine(file=name, line=line, message=f"{action} needs {' and '.join(missing)}", action=action)
    if action == "set date" and not DATE.fullmatch(row["new"]):
        message = f"{row['new']!r} is no date; write 2024-12-05, 2024-12 or 2024-12-05T08:30"
        return BadLine(file=name, line=line, message=message, action=action)
    article = None
    if address := row.get("article", ""):
        article = _article(db, address)
        if article is None:
            return BadLine(file=name, line=line, message=f"no article {address} in this archive", action=action)
    values = {column: row.get(column, "") for column in ("about", "new", "where", "text", "note")}
    return Correction(file=name, line=line, action=action, article=article, **values)


def _article(db: Database, address: str) -> int | None:
    """An article by its id, its address, or the address of its page here."""
    number = re.fullmatch(r"(?:.*/archive/articles/)?(\d+)", address)
    found = db.conn.execute(
        "select id from articles where id = ? or url = ? or identity_url = ? order by id = ? desc limit 1",
        [int(number[1]) if number else -1, address, address, int(number[1]) if number else -1],
    ).fetchone()
    return int(found[0]) if found else None
