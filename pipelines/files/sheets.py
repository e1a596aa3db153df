"""Workbooks: a line for each sheet's name, then one for each row that holds anything."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import xlrd

from pipelines.files.reading import LONGEST, Broken, Encrypted

#: Rows are read until so many cells or characters are there; sheets may claim a million empty rows.
MOST_CELLS = 200_000
#: A workbook is no larger than this once unpacked.
MOST_UNPACKED = 256 << 20


def read_xlsx(body: bytes) -> tuple[str, int]:
    """The text of a workbook since 2007, and how many sheets it has.

    Raises:
        Broken: it is damaged, or unpacks to more than it may.
    """
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(body)).infolist())
        if unpacked > MOST_UNPACKED:
            raise Broken(f"unpacks to more than {MOST_UNPACKED >> 20} MB")
        book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
        sheets = [(sheet.title, sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
        return _text(sheets), len(sheets)
    except Broken:
        raise
    except Exception as error:  # openpyxl raises whatever its parsing comes to
        raise Broken(f"a damaged workbook ({type(error).__name__})") from error


def read_xls(body: bytes) -> tuple[str, int]:
    """The same for a workbook up to 2003.

    Raises:
        Broken: it is damaged.
        Encrypted: it needs a password.
    """
    try:
        book = xlrd.open_workbook(file_contents=body, on_demand=True, logfile=io.StringIO())
        sheets = ((name, _old_rows(book, book.sheet_by_name(name))) for name in book.sheet_names())
        return _text(sheets), book.nsheets
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise Encrypted from error
        raise Broken(f"a damaged workbook ({error})") from error
    except Exception as error:  # as above: it follows what the file says before it is checked
        raise Broken(f"a damaged workbook ({type(error).__name__})") from error


def _old_rows(book: Any, sheet: Any) -> Iterator[list[Any]]:
    for number in range(sheet.nrows):
        yield [
            xlrd.xldate_as_datetime(cell.value, book.datemode)
            if cell.ctype == xlrd.XL_CELL_DATE and 0 < cell.value < 2_958_466
            else None
            if cell.ctype == xlrd.XL_CELL_ERROR
            else cell.value
            for cell in sheet.row(number)
        ]


def _text(sheets: Iterable[tuple[str, Iterable[Iterable[Any]]]]) -> str:
    lines: list[str] = []
    cells = characters = 0
    for name, rows in sheets:
        begin = len(lines)
        for row in rows:
            texts = [text for value in row if (text := _cell(value))]
            if texts:
                lines.append(" | ".join(texts))
                cells += len(texts)
                characters += len(lines[-1])
            if cells > MOST_CELLS or characters > LONGEST:
                return "\n".join(lines)
        if len(lines) > begin:
            lines.insert(begin, name)
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, (datetime, date)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return " ".join(str(value).split())
