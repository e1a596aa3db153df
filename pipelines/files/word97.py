"""Word files from 97 to 2003: the text out of the piece table ([MS-DOC]).

A text lies in pieces, each in one of two encodings (UTF-16, or one byte a letter); the table of pieces is in the second
stream. Of formatting nothing is read: only paragraphs, the cells of tables, and fields as they were last shown.
"""

from __future__ import annotations

import re
from struct import error as StructError
from struct import unpack_from

from pipelines.files.compound import stream
from pipelines.files.reading import Broken, Encrypted

_MAGIC = 0xA5EC
#: The first version that writes a piece table where it is looked for here (Word 97).
_WORD97 = 0x00C1
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_COMPRESSED = 1 << 30

#: A field is its instruction, then what it shows: 0x13 instruction 0x14 shown 0x15.
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
#: Pictures, footnote marks and the like stand as one character each.
_OBJECTS = dict.fromkeys([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x08, 0x15, 0x13, 0x14], None)
_LINES = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": "\xad", "\xa0": " "})


def read_doc(body: bytes) -> str:
    """The main text, a line for each paragraph and each row of a table.

    Raises:
        Broken: it is damaged or older than Word 97.
        Encrypted: it needs a password.
    """
    main = stream(body, "WordDocument")
    try:
        magic, version = unpack_from("<HH", main, 0)
        (flags,) = unpack_from("<H", main, 0x0A)
        if magic != _MAGIC:
            raise Broken("no Word document in it")
        if flags & _ENCRYPTED:
            raise Encrypted
        if version < _WORD97:
            raise Broken("older than Word 97")
        (characters,) = unpack_from("<i", main, 0x4C)
        start, length = unpack_from("<II", main, 0x01A2)
        table = stream(body, "1Table" if flags & _OTHER_TABLE else "0Table")
        text = "".join(_pieces(main, _piece_table(table[start : start + length])))[: max(characters, 0)]
    except StructError as error:
        raise Broken("a damaged Word file") from error
    return _plain(text)


def _piece_table(data: bytes) -> bytes:
    """The table of pieces, behind any number of blocks of formatting."""
    at = 0
    while at < len(data):
        kind = data[at]
        if kind == 2:
            (length,) = unpack_from("<I", data, at + 1)
            return data[at + 5 : at + 5 + length]
        if kind != 1:
            break
        (length,) = unpack_from("<H", data, at + 1)
        at += 3 + length
    raise Broken("a damaged Word file: no table of pieces")


def _pieces(main: bytes, table: bytes) -> list[str]:
    count = (len(table) - 4) // 12
    if count < 1:
        raise Broken("a damaged Word file: no piece of text")
    bounds = unpack_from(f"<{count + 1}I", table, 0)
    texts = []
    for number in range(count):
        (place,) = unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        letters = bounds[number + 1] - bounds[number]
        if not 0 <= letters <= len(main):
            raise Broken("a damaged Word file: a piece has no end")
        if place & _COMPRESSED:
            begin = (place & ~_COMPRESSED) // 2
            texts.append(main[begin : begin + letters].decode("cp1252", "replace"))
        else:
            texts.append(main[place : place + 2 * letters].decode("utf-16-le", "replace"))
    return texts


def _plain(text: str) -> str:
    for _ in range(5):  # fields may hold fields
        text, found = _FIELD.subn(lambda field: field[1] or "", text)
        if not found:
            break
    text = text.translate(_OBJECTS).translate(_LINES)
    # A cell ends with 0x07 and a row with one more; a paragraph break inside a cell is a space.
    rows = re.sub("\x07\x07", "\x07\n", text)
    return "\n".join(
        " | ".join(cell.strip() for cell in line.split("\x07") if cell.strip()) for line in rows.split("\n")
    )
