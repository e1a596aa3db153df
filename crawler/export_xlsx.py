"""A workbook of articles. Cells are text, numbers or dates, never formulas, whatever a crawled title begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from crawler.export_rows import COLUMNS, table_row

#: What XML 1.0 cannot hold; openpyxl refuses it, and lone surrogates break the file.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: Excel's limit for one cell, in UTF-16 units.
_LONGEST = 32_767
_CUT = " […]"


def write_xlsx(found: Iterator[dict[str, Any]], stream: BinaryIO) -> int:
    """Write records as one sheet; returns how many. A text too long for a cell is cut and ends in " […]"."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("articles")
    sheet.freeze_panes = "A2"
    sheet.append(list(COLUMNS))
    count = 0
    for record in found:
        cells = []
        for value in table_row(record):
            cell = WriteOnlyCell(sheet, value=clean(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # "=1+1" as a title stays a title
            cells.append(cell)
        sheet.append(cells)
        count += 1
    workbook.save(stream)
    return count


def clean(text: str) -> str:
    """The text as a cell can hold it."""
    text = _ILLEGAL.sub("\ufffd", text)
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    room = (_LONGEST - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
