"""Pages out of other people's WARC and WACZ files."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from crawler.encoding import FILE_LIMIT, PAGE_LIMIT, BodyError, TooLarge, decode
from crawler.items import Page
from crawler.torn import find_end
from crawler.warc_records import media_type, values
from pipelines.urls import canonical

#: Media types that are taken: pages, and the documents that articles come with.
PAGES = frozenset(["text/html", "application/xhtml+xml", "text/plain"])
DOCUMENTS = frozenset(
    [
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A page of a WARC file, as it was sent."""

    page: Page
    headers: tuple[tuple[str, str], ...] = ()
    payload: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Part of a file that cannot be brought in: where, and why. ``ignored`` marks what was never a page."""

    where: str
    reason: str
    ignored: bool = False


#: What warcio raises, beside its own errors, at a record whose headers are missing or make no sense.
_BAD_RECORD = (ValueError, AttributeError, TypeError, KeyError)


def read_warc(path: Path) -> Iterator[Archived | Unreadable]:
    """The pages of a .warc or .warc.gz file. Of a file that was cut short, everything before the cut comes first."""
    with path.open("rb") as file:
        if path.suffix == ".gz":
            whole = find_end(path).whole
        else:  # every record ends with two empty lines
            file.seek(-min(4, path.stat().st_size), os.SEEK_END)
            whole = file.read() == b"\r\n\r\n"
            file.seek(0)
        yield from _read(file, str(path), whole=whole)


def read_wacz(path: Path) -> Iterator[Archived | Unreadable]:
    """The pages of every WARC file in a .wacz."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if name.endswith((".warc", ".warc.gz"))]
            if not names:
                yield Unreadable(where=str(path), reason="no WARC file in it")
            for name in sorted(names):
                with package.open(name) as member:
                    yield from _read(member, f"{path}: {name}")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        yield Unreadable(where=str(path), reason=f"not a readable WACZ file ({error}); fetch it again")


def _read(file: IO[bytes], where: str, *, whole: bool = True) -> Iterator[Archived | Unreadable]:
    count = 0
    cut = not whole
    try:
        for record in ArchiveIterator(file):
            found = _page(record, where)
            while record.raw_stream.read(1 << 16):
                pass
            if getattr(record.raw_stream, "limit", 0):
                cut = True
                break
            count += 1
            if found is not None:
                yield found
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, *_BAD_RECORD) as error:
        if not count:
            yield Unreadable(where=where, reason=f"not a WARC file ({_first_line(error)})")
            return
        cut = True
    if cut:
        yield Unreadable(where=where, reason=f"cut short: only its first {count} records are whole; fetch it again")
    elif not count:
        yield Unreadable(where=where, reason="no record in it")


def _page(record: Any, where: str) -> Archived | Unreadable | None:
    """The page of a record; None for records that are none (warcinfo, request, metadata)."""
    if record.rec_type not in ("response", "resource", "revisit"):
        return None
    url = canonical(record.rec_headers.get_header("WARC-Target-URI") or "")
    here = f"{where}: {url}"
    if urlsplit(url).scheme not in ("http", "https", "import") or urlsplit(url).path == "/robots.txt":
        return None
    headers: tuple[tuple[str, str], ...] = ()
    status = 200
    if record.rec_type != "resource":
        if record.http_headers is None:
            return None
        headers = tuple((name, value) for name, value in record.http_headers.headers)
        code = record.http_headers.get_statuscode() or ""
        status = int(code) if code.isdigit() else 0
        content_type = media_type(headers)
    else:
        content_type = record.rec_headers.get_header("Content-Type") or ""
    mime = content_type.partition(";")[0].strip().lower()
    if status != 200 or mime not in PAGES | DOCUMENTS:
        return Unreadable(where=here, reason=f"no page (HTTP {status}, {mime or 'no type'})", ignored=True)
    if record.rec_type == "revisit":
        other = record.rec_headers.get_header("WARC-Refers-To-Target-URI") or "another record"
        return Unreadable(where=here, reason=f"its bytes are not here: the same as {other}")
    payload = _payload(record, headers)
    if getattr(record.raw_stream, "limit", 0):
        return None  # cut inside this record; the caller says so
    return _archived(here, url, headers, payload, content_type, mime, record)


def _archived(
    here: str, url: str, headers: tuple[tuple[str, str], ...], payload: bytes, content_type: str, mime: str, record: Any
) -> Archived | Unreadable:
    encoded = True
    try:
        body = decode(payload, values(headers, "content-encoding"), PAGE_LIMIT if mime in PAGES else FILE_LIMIT)
    except TooLarge as error:
        return Unreadable(where=here, reason=str(error))
    except BodyError as error:
        # Some tools keep the header and store the page decoded.
        if payload.lstrip()[:1] != b"<":
            return Unreadable(where=here, reason=str(error))
        body, encoded = payload, False
    if not body:
        return Unreadable(where=here, reason="empty")
    try:
        moment = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return Unreadable(where=here, reason="no readable WARC-Date")
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    page = Page(url=url, body=body, content_type=content_type, fetched_at=moment)
    return Archived(page=page, headers=headers, payload=payload if encoded and headers else None)


def _payload(record: Any, headers: tuple[tuple[str, str], ...]) -> bytes:
    """The body as sent, its chunks joined, its Content-Encoding still on."""
    if any("chunked" in value.lower() for value in values(headers, "transfer-encoding")):
        return bytes(ChunkedDataReader(record.raw_stream).read())
    return bytes(record.raw_stream.read())


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:120]
