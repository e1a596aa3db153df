"""The archive as files for other programs: JSONL and Parquet with everything in them; CSV and XLSX, one row an article.

All are written article by article, so that an archive of any size fits. A file appears under its name only when it is
whole.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from crawler.database import connect, known_sources, open_snapshot
from crawler.errors import SoyteError
from crawler.export_parquet import write_parquet
from crawler.export_rows import COLUMNS, records, table_row
from crawler.export_xlsx import write_xlsx
from crawler.home import Home

FORMATS = ("jsonl", "csv", "xlsx", "parquet")


def export(
    home: Home, form: str, output: Path | None = None, *, sources: Sequence[str] = (), snapshot: bool = False
) -> int:
    """Write all articles, oldest first, to a file or to standard output.

    Args:
        form: jsonl, csv, xlsx or parquet.
        output: the file; None for standard output.
        sources: only articles of these; empty: of all.
        snapshot: from what was last published, and with its id in every row, so that it can be cited; else from the
            archive as it is now.

    Returns:
        How many articles were written.

    Raises:
        SoyteError: no archive, no such source, or the file cannot be written.
    """
    if form not in FORMATS:
        raise SoyteError(f"no export format {form!r}; use one of {', '.join(FORMATS)}")
    if not home.database.exists():
        raise SoyteError(f"{home.path}: nothing to export yet; crawl or import something first")
    if snapshot and not (home.current / "archive.db").exists():
        raise SoyteError(f"{home.path}: nothing published yet; run `soyte publish` first")
    with contextlib.closing(open_snapshot(home.current / "archive.db") if snapshot else connect(home.database)) as db:
        known_sources(db, sources)
        # One read transaction: what is exported is one state of the archive, whatever is crawled meanwhile.
        db.conn.execute("begin")
        found = records(db.conn, sources)
        if output is None:
            return write(found, form, sys.stdout.buffer)
        return _to_file(found, form, output)


def write(found: Iterator[dict[str, Any]], form: str, stream: BinaryIO) -> int:
    """Write records to a binary stream in one of the formats; returns how many."""
    if form == "xlsx":
        return write_xlsx(found, stream)
    if form == "parquet":
        return write_parquet(found, stream)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        return _write_csv(found, text) if form == "csv" else _write_jsonl(found, text)
    finally:
        with contextlib.suppress(BrokenPipeError):  # whoever reads standard output has seen enough
            text.flush()
        text.detach()


def _write_jsonl(found: Iterator[dict[str, Any]], text: TextIO) -> int:
    count = 0
    for record in found:
        text.write(json.dumps(record, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(found: Iterator[dict[str, Any]], text: TextIO) -> int:
    """With a byte order mark: Excel takes a file without one for another encoding."""
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    count = 0
    for record in found:
        writer.writerow([csv_cell(value) for value in table_row(record)])
        count += 1
    return count


def csv_cell(value: Any) -> Any:
    """The value, with an apostrophe in front of what a spreadsheet would run as a formula: titles come from the web."""
    return f"'{value}" if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@") else value


def _to_file(found: Iterator[dict[str, Any]], form: str, output: Path) -> int:
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with draft.open("wb") as stream:
            count = write(found, form, stream)
        draft.replace(output)
    except OSError as error:
        raise SoyteError(f"{output}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    finally:
        draft.unlink(missing_ok=True)
    return count
