"""The raw archive: what servers sent, in WARC 1.1 files, one gzip member per record.

One file per source and month, ``<archiveid>-<source>-<YYYYMM>-<nnn>.warc.gz``, opened when its first record comes,
continued by later runs and closed for good at 1 GiB. Headers and bytes are kept as the server sent them, with its
Content-Encoding; the transfer coding (chunks) is gone before we see a body. The same bytes at another address, or at
another time, are kept once: later records say where they are (:mod:`crawler.warc_records`).

A file belongs to one writer at a time: whoever writes holds the archive's lock "crawl".
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from crawler import __version__
from crawler.encoding import BodyError, decode
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.items import Page
from crawler.torn import cut, find_end
from crawler.warc_records import Original, Record, http_of, media_type, payload_of, refers_to, values, warc_record

#: Bytes after which a file is not continued.
ROTATE_AT = 1 << 30

#: No stored body is larger: attachments end at 50 MB.
BODY_LIMIT = 64 << 20

#: Bytes from which a body is not stored a second time; what a record says of where it lies takes half a kilobyte.
_WORTH = 2048

_NUMBER = re.compile(r"-(\d{3,})\.warc\.gz\Z")


class RawError(SoyteError):
    """A record that cannot be read, or does not hold what was captured."""


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
        earlier: Callable[[str], tuple[str, int] | None] | None = None,
    ) -> None:
        """
        Args:
            committed: for a file name, the offset of the last record that the database knows (0: none). What lies
                before it is never cut off, and need not be read again when the file is opened.
            earlier: for a digest, the file and offset of the first record with these bytes that the database knows.
        """
        self._home = home
        self._run = run_id
        self._rotate_at = rotate_at
        self._committed = committed or (lambda name: 0)
        self._earlier = earlier or (lambda digest: None)
        self._open: dict[str, tuple[str, BinaryIO]] = {}  # "source-YYYYMM" → file name, file

    def write_group(self, records: Sequence[Record]) -> list[Stored]:
        """Append the records and return, in the same order, where they lie, once all are on disk (fsync)."""
        stored = []
        touched: dict[str, BinaryIO] = {}
        try:
            for record in records:
                name, file = self._file(record)
                touched[name] = file
                offset, body = file.tell(), record.page.body
                digest = digest_of(body)
                made = warc_record(record, self._original(record, digest))
                WARCWriter(file, gzip=True, warc_version="1.1").write_record(made)
                stored.append(Stored(warc=name, offset=offset, digest=digest, length=len(body)))
            for file in touched.values():
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            # A full disk may have left half a member: opened again, the file is checked and cut before the next record.
            self.close()
            raise
        return stored

    def _original(self, record: Record, digest: str) -> Original | None:
        """The record whose bytes these are, read again and compared: nothing refers to what is damaged."""
        place = self._earlier(digest) if len(record.page.body) >= _WORTH and record.page.status == 200 else None
        if place is None:
            return None
        try:
            found, payload = _record(self._home, *place)
        except RawError:
            return None
        payload_digest = found.rec_headers.get_header("WARC-Payload-Digest")
        if found.rec_type != "response" or payload != payload_of(record) or not payload_digest:
            return None
        return Original(
            warc=place[0],
            offset=place[1],
            url=found.rec_headers.get_header("WARC-Target-URI"),
            date=found.rec_headers.get_header("WARC-Date"),
            payload_digest=payload_digest,
        )

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
    place = f"{home.warc_dir / warc} at {offset}"
    record, payload = _record(home, warc, offset)
    if record.rec_type == "revisit":
        original = refers_to(record)
        if original is None:
            raise RawError(f"{place}: does not say where its bytes are; restore the file from a copy")
        _, payload = _record(home, *original)
    status, headers = http_of(record)
    try:
        body = decode(payload, values(headers, "content-encoding"), BODY_LIMIT)
    except BodyError as error:
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


def _record(home: Home, warc: str, offset: int) -> tuple[Any, bytes]:
    """The record at a place, and its payload; a revisit record has none.

    Raises:
        RawError: no such file, or no whole record of a capture there.
    """
    path = home.warc_dir / warc
    place = f"{path} at {offset}"
    try:
        with path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)), None)
            if record is None or record.rec_type not in ("response", "resource", "revisit"):
                raise RawError(f"{place}: no captured page; restore the file from a copy")
            payload = record.raw_stream.read()
            if record.raw_stream.limit:
                raise RawError(f"{place}: the record is cut short; restore the file from a copy")
            return record, payload
    except (OSError, ArchiveLoadFailed) as error:
        raise RawError(f"{place}: cannot be read ({error}); restore the file from a copy") from error


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
