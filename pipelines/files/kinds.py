"""What a file is, by its first bytes and, where it is a package of others, by what it holds."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Kind = Literal["pdf", "docx", "xlsx", "ole", "rtf", "html", "zip", "other"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p)\b", re.IGNORECASE)


def kind_of(body: bytes) -> Kind:
    """The kind of file that these bytes are."""
    start = body[:1024]
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(_OLE):
        return "ole"
    if start.startswith(b"PK\x03\x04"):
        return _package(body)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    return "html" if _HTML.search(start) else "other"


def _package(body: bytes) -> Kind:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(body)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else "zip"
