"""One file to its text, with a state in a word when there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.files.kinds import kind_of
from pipelines.legacy_text import mend
from pipelines.text import nfc_clean

#: read: its text is here. scan: pictures of pages without a text layer. encrypted: a password is needed. broken: not to
#: be opened. empty: it can be read and holds no text. unread: of a kind that is not read. not a file: a web page came
#: in its place. failed: it took too long or too much memory.
State = Literal["read", "scan", "encrypted", "broken", "empty", "unread", "not a file", "failed"]

#: A text is kept up to here (characters): the database refuses values over 2 MB.
LONGEST = 500_000

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """What was read from a file."""

    kind: str  # pdf, doc, docx, xls, xlsx, rtf, zip, html, other
    state: State
    text: str = ""
    pages: int | None = None  # of a PDF; sheets of a workbook
    message: str | None = None  # what is wrong or missing, for a person


class Broken(Exception):
    """The file cannot be opened; the message says what about it is wrong."""


class Encrypted(Exception):
    """The file asks for a password."""


def read_file(body: bytes) -> FileText:
    """The text of a file, cleaned and with old encodings led back to Unicode."""
    kind = kind_of(body)
    try:
        found = _read(kind, body)
    except Encrypted:
        return FileText(kind=kind, state="encrypted", message="a password is needed to open it")
    except Broken as error:
        return FileText(kind=kind, state="broken", message=str(error))
    if found.state not in ("read", "scan"):
        return found
    text, encoding = mend(_CONTROL.sub(" ", found.text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _EMPTY_LINES.sub("\n\n", "\n".join(_SPACES.sub(" ", line).strip() for line in nfc_clean(text).split("\n")))
    text = text.strip()
    notes = [found.message] if found.message else []
    if encoding is not None:
        notes.append(f"converted from {encoding}")
    if len(text) > LONGEST:
        notes.append(f"cut after {LONGEST} of {len(text)} characters")
        text = text[:LONGEST].rstrip()
    state: State = "empty" if found.state == "read" and not text else found.state
    return replace(found, state=state, text=text, message="; ".join(notes) or None)


def _read(kind: str, body: bytes) -> FileText:
    # Each library is loaded when a file needs it.
    match kind:
        case "pdf":
            from pipelines.files.pdf import read_pdf

            return read_pdf(body)
        case "docx":
            from pipelines.files.word import read_docx

            return FileText(kind="docx", state="read", text=read_docx(body))
        case "xlsx":
            from pipelines.files.sheets import read_xlsx

            return _sheets("xlsx", *read_xlsx(body))
        case "ole":
            return _ole(body)
        case "html":
            return FileText(kind=kind, state="not a file", message="a web page came in its place")
        case "rtf" | "zip":
            return FileText(kind=kind, state="unread", message=f"{kind} files are kept and not read")
    return FileText(kind=kind, state="unread", message="of an unknown kind" if body.strip() else "no bytes in it")


def _ole(body: bytes) -> FileText:
    """The container of Office up to 2003, and of encrypted files of later ones."""
    from pipelines.files.compound import streams_of

    names = streams_of(body)
    if "WordDocument" in names:
        from pipelines.files.word97 import read_doc

        return FileText(kind="doc", state="read", text=read_doc(body))
    if "Workbook" in names or "Book" in names:
        from pipelines.files.sheets import read_xls

        return _sheets("xls", *read_xls(body))
    if "EncryptedPackage" in names:
        raise Encrypted
    return FileText(kind="other", state="unread", message="an Office file that is neither a text nor a workbook")


def _sheets(kind: str, text: str, sheets: int) -> FileText:
    return FileText(kind=kind, state="read", text=text, pages=sheets)
