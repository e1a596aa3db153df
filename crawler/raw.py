"""The raw archive: what servers sent, in WARC 1.1 files, one gzip member per record.

One file per source and month, ``<archiveid>-<source>-<YYYYMM>-<nnn>.warc.gz``, opened when its first record comes,
continued by later runs and closed for good at 1 GiB. Headers and bytes are kept as the server sent them, with its
Content-Encoding; the transfer coding (chunks) is gone before we see a body.

A file belongs to one writer at a time: whoever writes holds the archive's lock "crawl".
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler import __version__
from crawler.encoding import BodyError, decode
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.items import Page, Source
from crawler.torn import cut, find_end

#: Bytes after which a file is not continued.
ROTATE_AT = 1 << 30

#: No stored body is larger: attachments end at 50 MB.
BODY_LIMIT = 64 << 20

_NUMBER = re.compile(r"-(\d{3,})\.warc\.gz\Z")
_HOP_BY_HOP = frozenset(["transfer-encoding", "connection", "keep-alive"])


class RawError(SoyteError):
    """A record that cannot be read, or does not hold what was captured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page on its way into the archive, with what the server sent around it."""

    page: Page
    source: Source
    headers: tuple[tuple[str, str], ...] = ()  # as sent; empty for files that never had any
    payload: bytes | None = None  # as sent, Content-Encoding still on; None: the page's body
    address: str | None = None  # the IP address that answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where a record lies. ``digest`` is of the decoded body, so that two fetches of the same page have the same."""

    warc: str  # file name in the archive's warc/ folder
    offset: int
    digest: str  # "sha256:" and 64 hex digits
    length: int  # bytes of the decoded body


def digest_of(body: bytes) -> str:
    return "sha256:" + sha256(body).hexdigest()


class RawArchive:
    """Appends records, group by group: after :meth:`write_group` returned, they survive a power cut."""

    def __init__(
        self,
        home: Home,
        run_id: int | None = None,
        *,
        rotate_at: int = ROTATE_AT,
        committed: Callable[[str], int] | None = None,
    ) -> None:
        """
        Args:
            committed: for a file name, the offset of the last record that the database knows (0: none). What lies
                before it is never cut off, and need not be read again when the file is opened.
        """
        self._home = home
        self._run = run_id
        self._rotate_at = rotate_at
        self._committed = committed or (lambda name: 0)
        self._open: dict[str, tuple[str, BinaryIO]] = {}  # "source-YYYYMM" → file name, file

    def write_group(self, records: Sequence[Record]) -> list[Stored]:
        """Append the records and return, in the same order, where they lie, once all are on disk (fsync)."""
        stored = []
        touched: dict[str, BinaryIO] = {}
        try:
            for record in records:
                name, file = self._file(record)
                touched[name] = file
                offset = file.tell()
                WARCWriter(file, gzip=True, warc_version="1.1").write_record(_warc_record(record))
                body = record.page.body
                stored.append(Stored(warc=name, offset=offset, digest=digest_of(body), length=len(body)))
            for file in touched.values():
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            # A full disk may have left half a member: opened again, the file is checked and cut before the next record.
            self.close()
            raise
        return stored

    def close(self) -> None:
        for _, file in self._open.values():
            with contextlib.suppress(OSError):  # every group is flushed: only what already failed can fail here
                file.close()
        self._open.clear()

    def _file(self, record: Record) -> tuple[str, BinaryIO]:
        stem = f"{record.source.key}-{record.page.fetched_at.astimezone(UTC):%Y%m}"
        name, file = self._open.get(stem, ("", None))
        if file is None:
            self._open[stem] = name, file = self._continue(stem)
        if file.tell() >= self._rotate_at:
            file.flush()
            os.fsync(file.fileno())
            file.close()
            self._open[stem] = name, file = self._start(stem, _number(name) + 1)
        return name, file

    def _continue(self, stem: str) -> tuple[str, BinaryIO]:
        """The last file of this source and month, its torn tail cut off; a new one when it cannot be continued."""
        found = sorted(self._home.warc_dir.glob(f"{self._home.archive_id}-{stem}-*.warc.gz"), key=_number)
        if not found:
            return self._start(stem, 1)
        last = found[-1]
        floor = self._committed(last.name)
        ending = find_end(last, min(floor, last.stat().st_size))
        if not ending.whole:
            # Damage before the last committed record is lost evidence, but no reason to lose more: leave the file be.
            if not ending.torn or (floor and ending.end <= floor):
                return self._start(stem, _number(last) + 1)
            cut(last, ending.end)
        file = last.open("ab")
        file.seek(0, io.SEEK_END)
        return last.name, file

    def _start(self, stem: str, number: int) -> tuple[str, BinaryIO]:
        name = f"{self._home.archive_id}-{stem}-{number:03d}.warc.gz"
        file = (self._home.warc_dir / name).open("xb")
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        info = {"software": f"soyte/{__version__}", "format": "WARC File Format 1.1", "isPartOf": f"run {self._run}"}
        writer.write_record(writer.create_warcinfo_record(name, info))
        _sync_folder(self._home.warc_dir)
        return name, file


def read(home: Home, warc: str, offset: int, digest: str | None = None) -> Page:
    """The page that lies at ``offset`` of a file in the archive's warc/ folder.

    Raises:
        RawError: no such file, no record there, or its body is not the one that ``digest`` was made of.
    """
    path = home.warc_dir / warc
    place = f"{path} at {offset}"
    try:
        with path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)), None)
            if record is None or record.rec_type not in ("response", "resource"):
                raise RawError(f"{place}: no captured page; restore the file from a copy")
            status, headers = _http(record)
            payload = record.raw_stream.read()
            if record.raw_stream.limit:
                raise RawError(f"{place}: the record is cut short; restore the file from a copy")
            body = decode(payload, values(headers, "content-encoding"), BODY_LIMIT)
    except (OSError, ArchiveLoadFailed, BodyError) as error:
        raise RawError(f"{place}: cannot be read ({error}); restore the file from a copy") from error
    if digest is not None and digest_of(body) != digest:
        raise RawError(f"{place}: the record is not what was captured (digest differs); restore the file from a copy")
    return Page(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        body=body,
        content_type=media_type(headers),
        status=status,
        fetched_at=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
    )


def values(headers: Iterable[tuple[str, str]], name: str) -> list[str]:
    """All values of a header, in order; its name in any case."""
    return [value for key, value in headers if key.lower() == name]


def media_type(headers: Iterable[tuple[str, str]]) -> str:
    """The Content-Type as sent; text/html where a server says nothing, as browsers would guess."""
    return next(iter(values(headers, "content-type")), "") or "text/html"


def _http(record: Any) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Status and headers of a record; a file that was brought in (a "resource") has only its type."""
    if record.http_headers is None:
        return 200, (("Content-Type", record.rec_headers.get_header("Content-Type") or ""),)
    code = record.http_headers.get_statuscode() or ""
    return int(code) if code.isdigit() else 0, tuple(record.http_headers.headers)


def _warc_record(record: Record) -> object:
    page = record.page
    payload = page.body if record.payload is None else record.payload
    sent = [(name, value) for name, value in record.headers if name.lower() not in _HOP_BY_HOP]
    if not record.headers and page.content_type:
        sent.append(("Content-Type", page.content_type))
    if record.payload is None:  # the body stands decoded here, and the headers must say so
        sent = [(name, value) for name, value in sent if name.lower() not in ("content-encoding", "content-length")]
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else "Unknown"
    extra = {"WARC-Date": page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    if record.address:
        extra["WARC-IP-Address"] = record.address
    builder = WARCWriter(io.BytesIO(), warc_version="1.1")
    if not page.url.startswith("http"):  # a file with no address was no answer of a server
        return builder.create_warc_record(
            page.url,
            "resource",
            payload=io.BytesIO(page.body),
            length=len(page.body),
            warc_content_type=page.content_type,
            warc_headers_dict=extra,
        )
    return builder.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(payload),
        length=len(payload),
        warc_headers_dict=extra,
        http_headers=StatusAndHeaders(f"{page.status} {phrase}", sent, protocol="HTTP/1.1"),
    )


def _number(name: Path | str) -> int:
    match = _NUMBER.search(str(name))
    return int(match[1]) if match else 0


def _sync_folder(folder: Path) -> None:
    """A new file's name is durable only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
