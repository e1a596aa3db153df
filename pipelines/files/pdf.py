"""PDF files, read by PDFium (the reader in Chromium)."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipelines.files.reading import Broken, Encrypted, FileText

#: Nothing a department attaches has more; a book of 3,000 pages is cut there.
MOST_PAGES = 1_000
#: Letters under which a page with a picture on it has no text of its own: stamps of signatures and page numbers.
FEW_LETTERS = 100


def read_pdf(body: bytes) -> FileText:
    """The text of a PDF, page by page; the state says when its pages are pictures.

    Raises:
        Broken: it is no PDF that can be opened.
        Encrypted: it needs a password.
    """
    try:
        document = pdfium.PdfDocument(body)
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted from error
        raise Broken("not a readable PDF; it may be cut short") from error
    try:
        texts, pictures, damaged = [], 0, 0
        for number in range(min(count, MOST_PAGES)):
            try:
                text, picture = _page(document, number)
            except pdfium.PdfiumError:
                damaged += 1
                continue
            pictures += picture
            texts.append(text)
    finally:
        document.close()
    if damaged and damaged == count:
        raise Broken("none of its pages can be read")
    notes = []
    if pictures:
        notes.append(f"{pictures} of {count} pages are pictures without a text layer")
    if damaged:
        notes.append(f"{damaged} of {count} pages are damaged")
    if count > MOST_PAGES:
        notes.append(f"only the first {MOST_PAGES} of {count} pages were read")
    scan = pictures > 0 and pictures == len(texts)
    return FileText(
        kind="pdf",
        state="scan" if scan else "read",
        text="\n\n".join(texts),
        pages=count,
        message="; ".join(notes) or None,
    )


def _page(document: pdfium.PdfDocument, number: int) -> tuple[str, bool]:
    """A page's text, and whether the page is a picture of one."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            # PDFium marks the hyphen of a word broken at a line's end with U+FFFE.
            text = str(text_page.get_text_range()).replace("\ufffe\r\n", "").replace("\ufffe", "")
        finally:
            text_page.close()
        letters = sum(map(str.isalpha, text))
        picture = letters < FEW_LETTERS and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
        return text, picture
    finally:
        page.close()
