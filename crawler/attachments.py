"""The files of articles: which capture each of them is, and their texts, each read once however often it was fetched.

A file is a page and a capture of its own, and an attachment is known by its address. What becomes of it is worked out
again at the end of every extraction, from the set of captures: so it does not matter whether the file or its article
came first. A file that cannot be read is a state with a reason, never an article lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from crawler import raw
from crawler.database import transaction
from crawler.home import Home
from crawler.pool import Outcome, WorkerPool
from pipelines.files import FILE_READER, FileText, read_file

#: Seconds a file may take, and bytes its worker may come to: a book of 1,000 pages takes about 3 s and 300 MB.
FILE_TIMEOUT = 60.0
MEMORY = 3 << 30

#: Redirects that are followed from a file's address to where it lies.
_HOPS = 3
_REDIRECT = re.compile(r"redirects to (\S+)\Z")

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A captured file, and where its bytes lie."""

    capture: int
    url: str
    digest: str
    warc: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A task for a worker."""

    home: Path
    file: File


def read(task: Reading) -> FileText:
    """In a worker: the text of a file, in no more memory than it may take."""
    _limit_memory()
    file = task.file
    return read_file(raw.read(Home(task.home), file.warc, file.offset, file.digest).body)


def read_attachments(
    home: Home,
    db: Database,
    *,
    everything: bool = False,
    workers: int | None = None,
    step: Step | None = None,
) -> list[tuple[str, FileText]]:
    """Read the files of all articles that the present code has not read, and say of each attachment which file it is.

    Args:
        everything: read again what is read already.

    Returns:
        The address and the text of each file that was read now.
    """
    files = _files(db)
    if not files and db.execute("select 1 from attachment_texts limit 1").fetchone() is None:
        return []
    done = set() if everything else {row[0] for row in
        db.execute("select digest from attachment_texts where reader = ?", [FILE_READER])}  # fmt: skip
    unread = {file.digest: file for _, file in sorted(files.items()) if file.digest not in done}
    found: list[tuple[str, FileText]] = []
    if unread:
        pool = WorkerPool(read, size=workers, timeout=FILE_TIMEOUT, preload=("crawler.attachments",))
        with pool:
            tasks = [Reading(home=home.path, file=file) for _, file in sorted(unread.items())]
            for number, outcome in enumerate(pool.run(tasks), 1):
                found.append((outcome.task.file.url, _store(db, outcome)))
                if step:
                    step("attachments", number, len(tasks))
    _link(db, files)
    return sorted(found, key=lambda item: item[0])


def _files(db: Database) -> dict[tuple[int, int], File]:
    """The newest good capture of every attachment: of its own source when there is one, else of any."""
    captured: dict[str, list[tuple[str, str, File]]] = {}
    rows = db.conn.execute(
        """
        select url, source, fetched_at, id, digest, warc, offset from captures
        where status = 200 and length > 0 and (
            url in (select url from attachments)
            or url in (select substr(message, 14) from pages where message like 'redirects to %')
        )
        order by fetched_at, digest, id
        """
    )
    for url, source, fetched_at, capture, digest, warc, offset in rows:
        file = File(capture=capture, url=url, digest=digest, warc=warc, offset=offset)
        captured.setdefault(url, []).append((source, fetched_at, file))
    moved = _moved(db)
    found = {}
    for article, number, url, source in db.conn.execute(
        "select t.article, t.number, t.url, a.source from attachments t join articles a on a.id = t.article"
    ):
        candidates = captured.get(url)
        for _ in range(_HOPS):
            if candidates or (url := moved.get(url, "")) == "":
                break
            candidates = captured.get(url)
        if candidates:
            own = [candidate for candidate in candidates if candidate[0] == source]
            found[article, number] = (own or candidates)[-1][2]
    return found


def _moved(db: Database) -> dict[str, str]:
    rows = db.conn.execute("select url, message from pages where message like 'redirects to %'")
    return {url: match[1] for url, message in rows if (match := _REDIRECT.match(message))}


def _store(db: Database, outcome: Outcome[Reading, FileText]) -> FileText:
    file = outcome.task.file
    text = outcome.result or FileText(kind="other", state="failed", message=outcome.failure)
    row = (
        file.digest,
        text.kind,
        text.state,
        text.pages,
        len(text.text),
        text.text,
        text.message,
        FILE_READER,
    )
    with transaction(db):
        db.conn.execute(
            """
            insert into attachment_texts (digest, kind, state, pages, characters, text, message, reader)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (digest) do update set kind = excluded.kind, state = excluded.state, pages = excluded.pages,
                characters = excluded.characters, text = excluded.text, message = excluded.message,
                reader = excluded.reader
            """,
            row,
        )
        if text.state == "failed":
            at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            db.conn.execute(
                "insert or replace into quarantine (capture, stage, reason, version, at) values (?, 'file', ?, ?, ?)",
                [file.capture, text.message, FILE_READER, at],
            )
        else:
            db.conn.execute("delete from quarantine where capture = ? and stage = 'file'", [file.capture])
    return text


def _link(db: Database, files: dict[tuple[int, int], File]) -> None:
    """Write which capture and which text each attachment has; texts that belong to none any more go."""
    rows = db.conn.execute("select article, number, capture, digest from attachments").fetchall()
    changed: list[tuple[int | None, str | None, int, int]] = []
    for article, number, capture, digest in rows:
        file = files.get((article, number))
        wanted = (file.capture, file.digest) if file else (None, None)
        if wanted != (capture, digest):
            changed.append((*wanted, article, number))
    left = "digest not in (select digest from attachments where digest is not null)"
    if not changed and db.conn.execute(f"select 1 from attachment_texts where {left} limit 1").fetchone() is None:
        return
    with transaction(db):
        db.conn.executemany("update attachments set capture = ?, digest = ? where article = ? and number = ?", changed)
        db.conn.execute(f"delete from attachment_texts where {left}")


def _limit_memory() -> None:
    """No more address space for this process; the worker of a file that asks for it fails, and nothing else does."""
    try:
        import resource
    except ImportError:  # not on this system: only time is bounded
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def troubles(read: Iterable[tuple[str, FileText]]) -> list[tuple[str, str]]:
    """The files that hold no text for us, each with the reason."""
    return [
        (url, f"{text.state}: {text.message}" if text.message else text.state)
        for url, text in read
        if text.state != "read"
    ]
