"""A workbook written row by row into a stream: nothing is held but the row at hand, and no file is needed.

openpyxl writes a sheet to a temporary file before the first byte of the workbook leaves; whoever downloads 300,000 rows
would wait a minute for it. Every cell is text (``inlineStr``), never a formula.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, cast
from xml.sax.saxutils import escape, quoteattr

from crawler.export_xlsx import clean

#: What one sheet holds, the line with the names included.
MOST_ROWS = 1_048_576

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class _Pipe:
    """A file that only grows; what was written is taken out again."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        return data


def workbook(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], about: Sequence[tuple[str, str]]
) -> Iterator[bytes]:
    """The bytes of a workbook with one sheet of rows, and a second one that says what it is.

    Rows beyond `MOST_ROWS` are left out, and the second sheet says so.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(cast("IO[bytes]", pipe), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in _parts(name).items():
            archive.writestr(part, _HEAD + text)
        count, cut = 0, False
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            freeze = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            view = f'<sheetViews><sheetView workbookViewId="0">{freeze}</sheetView></sheetViews>'
            sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}">{view}<sheetData>{_row(columns)}'.encode())
            for row in rows:
                if count + 1 >= MOST_ROWS:
                    cut = True
                    break
                sheet.write(_row(row).encode("utf-8", "replace"))
                count += 1
                if count % 64 == 0:
                    yield pipe.taken()
            sheet.write(b"</sheetData></worksheet>")
        facts = [*about, ("rows", str(count)), *([("note", f"cut at {MOST_ROWS} rows")] if cut else [])]
        lines = "".join(_row(fact) for fact in facts)
        archive.writestr(
            "xl/worksheets/sheet2.xml", f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
        )
    yield pipe.taken()


def _row(values: Sequence[str]) -> str:
    """A row without cell addresses: they follow from the order."""
    cells = "".join(
        f'<c t="inlineStr"><is><t xml:space="preserve">{escape(clean(value))}</t></is></c>' if value else "<c/>"
        for value in values
    )
    return f"<row>{cells}</row>"


def _parts(name: str) -> dict[str, str]:
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate((name, "about"), 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("worksheets/sheet2", "worksheet"),
        )
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in (1, 2)
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
    }
