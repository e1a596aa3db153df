"""Bring files into the raw archive: saved pages, text dumps, documents, WARC and WACZ files, folders of them.

What comes in is stored like a fetched page and goes the same way from there. Bringing the same file in again stores
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from crawler import captures
from crawler.database import ensure_source, transaction
from crawler.encoding import PAGE_LIMIT
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.items import UNKNOWN_SOURCE, Page, Source
from crawler.raw import RawArchive, digest_of
from crawler.warc_records import Record
from crawler.warcfile import Archived, Unreadable, read_wacz, read_warc
from pipelines.document_article import DOCUMENTS
from pipelines.files.kinds import kind_of
from pipelines.urls import canonical

#: Records that share one fsync and one commit.
_GROUP = 64

#: What browsers write at the top of a page they save.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)\s*-->", re.IGNORECASE)

Step = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """``stored`` and ``known`` count pages; ``skipped`` names what could not be brought in and why; ``ignored`` counts
    records of WARC files that are no pages (pictures, styles, redirects)."""

    stored: int = 0
    known: int = 0
    skipped: tuple[tuple[str, str], ...] = ()
    ignored: int = 0


def import_paths(
    home: Home, db: Database, paths: Sequence[Path], *, run: int | None = None, progress: Step | None = None
) -> ImportSummary:
    """Store what the files hold, in the order of their names.

    Args:
        progress: called with ("import", pages so far, None).

    Raises:
        SoyteError: the only path given cannot be brought in at all.
        Locked: a crawl or another import is writing to this home.
    """
    with home.lock("crawl"):
        archive = RawArchive(
            home,
            run,
            committed=lambda name: captures.committed(db, name),
            earlier=lambda digest: captures.earlier(db, digest),
        )
        taking = _Import(db, archive, run, progress)
        try:
            for path in paths:
                for found in _files(Path(path)):
                    taking.take(found)
            taking.flush()
        finally:
            archive.close()
    summary = ImportSummary(
        stored=taking.stored, known=taking.known, skipped=tuple(taking.skipped), ignored=taking.ignored
    )
    if len(paths) == 1 and not Path(paths[0]).is_dir() and not summary.stored and not summary.known:
        where, reason = summary.skipped[0] if summary.skipped else (str(paths[0]), "no page in it")
        raise SoyteError(f"{where}: {reason}")
    return summary


class _Import:
    """Collects pages into groups and keeps count."""

    def __init__(self, db: Database, archive: RawArchive, run: int | None, progress: Step | None) -> None:
        self.stored = self.known = self.ignored = 0
        self.skipped: list[tuple[str, str]] = []
        self._db = db
        self._archive = archive
        self._run = run
        self._progress = progress
        self._group: list[Record] = []
        self._keys: set[tuple[str, str, str]] = set()
        self._bytes = 0

    def take(self, found: Record | Unreadable) -> None:
        if isinstance(found, Unreadable):
            if found.ignored:
                self.ignored += 1
            else:
                self.skipped.append((found.where, found.reason))
            return
        page, source = found.page, found.source
        digest = digest_of(page.body)
        # The same bytes at the same moment are the same capture; a file has no moment of its own.
        moment = page.fetched_at if page.url.startswith("http") and found.headers else None
        key = (page.url, digest, str(moment))
        if key in self._keys or captures.known(
            self._db, source=source.key, url=page.url, digest=digest, fetched_at=moment
        ):
            self.known += 1
            return
        self._keys.add(key)
        self._group.append(found)
        self._bytes += len(page.body)
        if len(self._group) >= _GROUP or self._bytes > PAGE_LIMIT:
            self.flush()

    def flush(self) -> None:
        """Durable first, then known."""
        if not self._group:
            return
        places = self._archive.write_group(self._group)
        with transaction(self._db):
            for source in {record.source.key: record.source for record in self._group}.values():
                ensure_source(self._db, source)
            for record, place in zip(self._group, places, strict=True):
                captures.record(self._db, place, record.page, record.source, self._run)
        self.stored += len(self._group)
        self._group.clear()
        self._keys.clear()
        self._bytes = 0
        if self._progress is not None:
            self._progress("import", self.stored, None)


def _files(path: Path) -> Iterator[Record | Unreadable]:
    """What a path holds; a folder's files by name, hidden ones left out."""
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.is_file())
        for file in inside:
            if not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield from _files(file)
        return
    name = path.name.lower()
    try:
        if not path.exists():
            yield Unreadable(where=str(path), reason="no such file")
        elif path.stat().st_size == 0:
            yield Unreadable(where=str(path), reason="empty file")
        elif name.endswith((".warc", ".warc.gz")):
            yield from map(_sourced, read_warc(path))
        elif name.endswith(".wacz"):
            yield from map(_sourced, read_wacz(path))
        elif name.endswith((".html", ".htm", ".txt")) or name.rpartition(".")[2] in DOCUMENTS:
            yield _single(path)
        else:
            known = f".html .htm .txt {' '.join(f'.{end}' for end in DOCUMENTS)} .warc .warc.gz .wacz"
            yield Unreadable(where=str(path), reason=f"unknown type; known are {known}")
    except OSError as error:
        yield Unreadable(where=str(path), reason=f"cannot be read ({(error.strerror or str(error)).lower()})")


def _single(path: Path) -> Record | Unreadable:
    """One saved page or text dump."""
    where = str(path)
    if path.stat().st_size > PAGE_LIMIT:
        return Unreadable(where=where, reason=f"larger than {PAGE_LIMIT >> 20} MB")
    body = path.read_bytes()
    if not body.strip():
        return Unreadable(where=where, reason="empty file")
    name = unicodedata.normalize("NFC", path.name.encode("utf-8", "replace").decode("utf-8"))
    url = f"import:{sha256(body).hexdigest()[:12]}/{name}"
    source = UNKNOWN_SOURCE
    if path.suffix.lower() == ".txt":
        try:
            body.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return Unreadable(where=where, reason=f"not UTF-8 text (byte {error.start}); convert it first")
        content_type = "text/plain; charset=utf-8"
    elif path.suffix.lower()[1:] in DOCUMENTS:
        kind: str = kind_of(body)
        if kind == "ole":
            kind = "xls" if name.lower().endswith(".xls") else "doc"  # read by what it is, whatever this says
        if kind not in DOCUMENTS:
            return Unreadable(where=where, reason="no Word, Excel, RTF or PDF file, whatever its name says")
        content_type = DOCUMENTS[kind]
    else:
        content_type = "text/html"
        saved = _SAVED_FROM.search(body[:2000])
        if saved:
            url = canonical(saved[1].decode("latin-1"))
            source = _source_of(url)
    now = datetime.now(UTC).replace(microsecond=0)
    return Record(page=Page(url=url, body=body, content_type=content_type, fetched_at=now), source=source)


def _sourced(found: Archived | Unreadable) -> Record | Unreadable:
    if isinstance(found, Unreadable):
        return found
    return Record(page=found.page, source=_source_of(found.page.url), headers=found.headers, payload=found.payload)


def _source_of(url: str) -> Source:
    from spiders.registry import source_for

    try:
        return source_for(url)
    except SoyteError:
        return UNKNOWN_SOURCE
