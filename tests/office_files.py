"""Files as departments attach them, byte by byte: PDF with a text layer and without, Word and Excel old and new.

Written by hand so that each holds exactly what a test is about, and so that no writer's library hides a reader's fault.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PASSWORD_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(pages: Sequence[str | None], *, password: str | None = None, stamp: str = "") -> bytes:
    """A PDF with a page for each text, a line for each of its lines; None makes a page that is a picture.

    Args:
        password: needed to open it.
        stamp: a short text printed on every picture, as electronic signatures are.
    """
    letters = sorted({letter for text in pages for letter in (text or stamp)} - {"\n"})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    mapping = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{mapping}endbfchar\n"
        "endcmap end end"
    )
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    parts = "/Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R"
    grey = "/ColorSpace /DeviceGray /BitsPerComponent 8"
    objects: list[tuple[str, bytes | None]] = [
        ("<< /Type /Catalog /Pages 2 0 R >>", None),
        (f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>", None),
        (f"<< /Type /Font /Subtype /Type0 /BaseFont /Vi {parts} >>", None),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Vi /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering"
            " (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Vi /Flags 4 /Ascent 800"
            " /Descent -200 /CapHeight 700 /StemV 80 /ItalicAngle 0 /FontBBox [0 0 600 800] >> >>",
            None,
        ),
        ("<< >>", cmap.encode()),
        (f"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 {grey} >>", b"\x00\xff\xff\x00"),
    ]  # fmt: skip
    for number, text in enumerate(pages):
        objects.append((
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {8 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>", None))  # fmt: skip
        shown = text if text is not None else stamp
        lines = "".join(
            f"1 0 0 1 50 {800 - 14 * row} Tm <{''.join(f'{codes[letter]:04x}' for letter in line)}> Tj\n"
            for row, line in enumerate(shown.split("\n"))
        )
        drawn = f"BT /F 10 Tf\n{lines}ET\n" if shown else ""
        if text is None:
            drawn = f"q 500 0 0 700 50 50 cm /I Do Q\n{drawn}"
        objects.append(("<< >>", drawn.encode()))
    return _pdf_file(objects, password)


def _pdf_file(objects: list[tuple[str, bytes | None]], password: str | None) -> bytes:
    file_id = hashlib.md5(b"soyte").digest()
    key, trailer = b"", ""
    if password is not None:
        padded = (password.encode() + PASSWORD_PADDING)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        key = hashlib.md5(padded + owner + struct.pack("<i", -4) + file_id).digest()[:5]
        user = _rc4(key, PASSWORD_PADDING)
        objects.append((f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>", None))
        trailer = f" /Encrypt {len(objects)} 0 R"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, (dictionary, data) in enumerate(objects, 1):
        places.append(len(out))
        if data is None:
            out += f"{number} 0 obj\n{dictionary}\nendobj\n".encode()
            continue
        packed = zlib.compress(data)
        if key:
            packed = _rc4(hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10], packed)
        head = dictionary.replace(">>", f" /Length {len(packed)} /Filter /FlateDecode >>")
        out += f"{number} 0 obj\n{head}\nstream\n".encode() + packed + b"\nendstream\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    out += f"trailer\n<< /Size {size} /Root 1 0 R /ID [<{file_id.hex()}> <{file_id.hex()}>]{trailer} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def docx(body: str, *, font: str | None = None) -> bytes:
    """A Word file with this XML as its body; ``font`` is that of its default paragraph style."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if font is not None:
            style = (
                f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>'
                f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:style></w:styles>'
            )
            package.writestr("word/styles.xml", style)
    return out.getvalue()


def run(text: str, font: str | None = None) -> str:
    """The XML of a run of text, in a font or in its paragraph's."""
    properties = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def compound(streams: dict[str, bytes]) -> bytes:
    """The container of Office up to 2003, with these streams at its top."""
    sector = 512
    padded = {name: data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for name, data in streams.items()}
    chains: list[int] = []
    entries = []
    content = bytearray()
    for name, data in padded.items():
        first, count = len(chains), len(data) // sector
        chains += [first + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
        content += data
        entries.append(_entry(name, 2, first, len(data)))
    # A tree of names that leans to the right is a valid one; names are ordered by their length first.
    order = sorted(range(len(entries)), key=lambda n: (len(list(padded)[n]), list(padded)[n].upper()))
    for at, number in enumerate(order):
        after = order[at + 1] + 1 if at + 1 < len(order) else 0xFFFFFFFF
        entries[number] = entries[number][:72] + struct.pack("<I", after) + entries[number][76:]
    root = bytearray(_entry("Root Entry", 5, 0xFFFFFFFE, 0))
    root[76:80] = struct.pack("<I", order[0] + 1)
    directory = (bytes(root) + b"".join(entries)).ljust(-(-(len(entries) + 1) * 128 // sector) * sector, b"\0")
    first_directory, count = len(chains), len(directory) // sector
    chains += [first_directory + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
    content += directory
    fat_at = len(chains)
    fats = 1
    while (len(chains) + fats) > fats * 128:
        fats += 1
    chains += [0xFFFFFFFD] * fats
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(fats * sector, b"\xff")
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, fats, first_directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *(fat_at + n if n < fats else 0xFFFFFFFF for n in range(109)))
    return header + bytes(content) + table


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, b"", 0, 0, 0, first, size
    )


def doc(pieces: Sequence[tuple[str, bool]], *, encrypted: bool = False, version: int = 0xC1) -> bytes:
    """A Word 97 file of pieces of text: (text, whether it is stored with one byte a letter)."""
    head = bytearray(0x0400)
    struct.pack_into("<HH", head, 0, 0xA5EC, version)
    struct.pack_into("<H", head, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    text = bytearray()
    bounds, places = [0], []
    for piece, narrow in pieces:
        at = len(head) + len(text)
        places.append(struct.pack("<HIH", 0, (at * 2) | 1 << 30 if narrow else at, 0))
        text += piece.encode("latin-1" if narrow else "utf-16-le")
        if len(text) % 2:
            text += b"\0"
        bounds.append(bounds[-1] + len(piece))
    struct.pack_into("<i", head, 0x4C, bounds[-1])
    table = struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(places)
    formatting = b"\x01\x04\x00abcd"
    clx = formatting + b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<II", head, 0x01A2, 16, len(clx))
    return compound({"WordDocument": bytes(head + text), "1Table": b"\0" * 16 + clx})


def xls(sheets: dict[str, Sequence[Sequence[str | float]]]) -> bytes:
    """An Excel 97 workbook (BIFF8) with these rows."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    bodies = []
    for rows in sheets.values():
        body = begin(0x0010)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                place = struct.pack("<HHH", number, column, 0)
                if isinstance(value, str):
                    body += record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
                else:
                    body += record(0x0203, place + struct.pack("<d", value))
        bodies.append(body + record(0x000A, b""))
    names = [(name.encode("utf-16-le"), len(name)) for name in sheets]
    head = begin(0x0005) + record(0x0042, struct.pack("<H", 1200))
    at = len(head) + sum(4 + 8 + len(raw) for raw, _ in names) + 4
    for (raw, length), body in zip(names, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBBBB", at, 0, 0, length, 1) + raw)
        at += len(body)
    return compound({"Workbook": head + record(0x000A, b"") + b"".join(bodies)})


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook as Excel writes it today."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
