"""The reference tables of data/reference: facts that someone who does not program can correct.

A table is a CSV file in UTF-8 with a header line. Empty lines and lines that begin with ``#`` are remarks.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

#: Where the tables are: tracked files of the project, not of an archive.
REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"


class ReferenceTableError(ValueError):
    """A reference table cannot be read; the message names file, line and what to mend."""


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/reference/<name>.csv`` in file order, cells stripped. Cached and shared: do not change them.

    Raises:
        ReferenceTableError: no such table, not UTF-8, a header with an empty or repeated name, or a row
            with another number of cells.
    """
    return read_rows(REFERENCE / f"{name}.csv")


def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """As `rows`, for a file anywhere."""
    try:
        # utf-8-sig: a spreadsheet program may have put a byte order mark in front.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ReferenceTableError(
            f"{path}: no such reference table; restore it from the project's repository"
        ) from None
    except UnicodeDecodeError as error:
        raise ReferenceTableError(f"{path}: not UTF-8 at byte {error.start}; save it as CSV UTF-8") from None
    header: list[str] | None = None
    found: list[dict[str, str]] = []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                if not all(cells) or len(set(cells)) != len(cells):
                    raise ReferenceTableError(
                        f"{path}:{reader.line_num}: a column name is empty or stands twice; mend the first line"
                    )
                header = cells
                continue
            if len(cells) != len(header):
                raise ReferenceTableError(
                    f"{path}:{reader.line_num}: {len(cells)} cells instead of {len(header)}; "
                    'quote cells that hold a comma: "a, b"'
                )
            found.append(dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise ReferenceTableError(f"{path}:{reader.line_num}: {error}; check the quotes of this line") from None
    if header is None:
        raise ReferenceTableError(f"{path}: empty; the first line must name the columns")
    return tuple(found)
