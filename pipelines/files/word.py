"""Word files since 2007: the paragraphs and tables of document.xml."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from pipelines.files.reading import Broken
from pipelines.legacy_text import from_tcvn3, from_vni

#: Most bytes of XML that a part is unpacked to: a package may grow a thousandfold.
MOST_XML = 64 << 20

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(body: bytes) -> str:
    """The text, a line for each paragraph and each row of a table.

    Raises:
        Broken: the package or its XML is damaged, or unpacks to more than it may.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(body))
        document = _xml(package, "word/document.xml")
        styles = _xml(package, "word/styles.xml") if "word/styles.xml" in package.namelist() else None
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise Broken(f"a damaged Word file ({error})") from error
    except etree.XMLSyntaxError as error:
        raise Broken("a damaged Word file: its XML is not whole") from error
    found = document.find(f"{_W}body")
    return "\n".join(_Fonts(styles).blocks(found)) if found is not None else ""


def _xml(package: zipfile.ZipFile, name: str) -> Any:
    with package.open(name) as part:
        data = part.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise Broken(f"unpacks to more than {MOST_XML >> 20} MB")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


class _Fonts:
    """Text with each run led back from the encoding of its font: the only place where that is certain."""

    def __init__(self, styles: Any) -> None:
        self._by_style: dict[str, str] = {}
        self._default = ""
        for style in styles.iter(f"{_W}style") if styles is not None else ():
            font = _font(style.find(f"{_W}rPr"))
            if font:
                self._by_style[style.get(f"{_W}styleId") or ""] = font
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                    self._default = font
        if styles is not None and not self._default:
            self._default = _font(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))

    def blocks(self, container: Any) -> Iterator[str]:
        """The lines of a body or a cell."""
        for element in container:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                for row in element.iter(f"{_W}tr"):
                    cells = (" ".join(self.blocks(cell)).strip() for cell in row.findall(f"{_W}tc"))
                    yield " | ".join(text for text in cells if text)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Any) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        font = self._by_style.get(style.get(f"{_W}val") if style is not None else "", self._default)
        pieces: list[tuple[str, str]] = []
        for run in paragraph.iter(f"{_W}r"):
            if any(above.tag in (f"{_W}del", _FALLBACK) for above in run.iterancestors()):
                continue
            own = _font(run.find(f"{_W}rPr")) or font
            pieces.append((own, "".join(_letters(run))))
        # A letter of VNI may lie in two runs of one font.
        return "".join(
            _unicode("".join(text for _, text in group), own)
            for own, group in groupby(pieces, key=lambda piece: piece[0])
        )


def _letters(run: Any) -> Iterator[str]:
    for element in run:
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " " if element.tag == f"{_W}tab" else "\n"
        elif element.tag == f"{_W}softHyphen":
            yield "\xad"
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-"


def _font(properties: Any) -> str:
    fonts = properties.find(f"{_W}rFonts") if properties is not None else None
    return (fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or "") if fonts is not None else ""


def _unicode(text: str, font: str) -> str:
    name = font.strip().lower()
    if name.startswith(".vn"):
        text = from_tcvn3(text)
        return text.upper() if name.endswith("h") else text
    return from_vni(text) if name.startswith("vni-") else text
