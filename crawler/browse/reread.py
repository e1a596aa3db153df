"""Reading the raw page of an article once more, to say what of it was left out and by which rule.

A raw page is input from anywhere, and reading one is work for a processor: it is done in a process of its own, one at a
time, with little time and memory, so that no page can hold up the site.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Row = sqlite3.Row

#: How long one page may be read, and how long another reader waits for its turn, in seconds.
SECONDS = 10.0
PATIENCE = 3.0

#: Readings that are remembered: neither a snapshot nor the code changes under a running site.
_KEPT = 32

_turn = threading.Lock()
_kept: OrderedDict[tuple[str, int], Reread] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page that is in no field of the article."""

    rule: str
    text: str
    place: str
    key: str  # its block, as contexts hold it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    extractor: str  # the version that read it now
    reason: str | None  # why it holds no article for that version
    same_text: bool  # whether that version reads the very text that is shown
    total: int
    lines: tuple[Line, ...]  # the first of them, in the order of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """Why the raw page was not read; ``detail``: what the archive said, when it said something."""

    why: Literal["apart", "unreadable", "context", "busy", "failed"]
    detail: str = ""


def archive_beside(snapshot: Path) -> Path | None:
    """The folder of the archive that a snapshot was published from, when its raw pages lie there."""
    for folder in snapshot.resolve().parents[1:3]:  # a copy for readers lies one folder deeper
        if folder.name == "published" and (folder.parent / "warc").is_dir():
            return folder.parent
    return None


def reread(conn: sqlite3.Connection, archive: Path | None, article: Row) -> Reread | NotRead:
    """Read the page of a row of articles (id, source, capture, context, text_digest) as it was read for it.

    Args:
        archive: the folder of the archive; None: its raw pages are not to be had.
    """
    if archive is None:
        return NotRead(why="apart")
    place = str(archive), article["id"]
    if place in _kept:
        return _kept[place]
    task = _task(conn, archive, article)
    if isinstance(task, NotRead):
        return task
    if not _turn.acquire(timeout=PATIENCE):
        return NotRead(why="busy")
    try:
        found = _read(task)
    finally:
        _turn.release()
    if isinstance(found, Reread):
        _kept[place] = found
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return found


def _task(conn: sqlite3.Connection, archive: Path, article: Row) -> dict[str, Any] | NotRead:
    """What the other process is told: where the page lies, whose it is, and what was known of the site."""
    capture = conn.execute("select warc, offset, digest from captures where id = ?", [article["capture"]]).fetchone()
    source = conn.execute(
        "select key, name, kind, province, former, owner_unit, home, hosts, family from sources where key = ?",
        [article["source"]],
    ).fetchone()
    if capture is None or Path(capture["warc"]).name != capture["warc"] or source is None:
        return NotRead(why="unreadable")
    if not (archive / "warc" / capture["warc"]).is_file():
        return NotRead(why="apart")
    where = [article["source"], article["context"]]
    learned = conn.execute("select 1 from contexts where source = ? and version = ?", where).fetchone()
    if article["context"] and learned is None:
        return NotRead(why="context")
    chrome = conn.execute("select key from blocks where source = ? and context = ?", where).fetchall()
    return {
        "home": str(archive),
        "capture": [capture["warc"], capture["offset"], capture["digest"]],
        "source": dict(source) | {"hosts": json.loads(source["hosts"])},
        "context": article["context"] or "",
        "chrome": [key for (key,) in chrome],
        "text_digest": article["text_digest"],
        "seconds": int(SECONDS),
    }


def _read(task: dict[str, Any]) -> Reread | NotRead:
    command = [sys.executable, "-m", "crawler.browse.reread_child"]
    try:
        ended = subprocess.run(
            command, input=json.dumps(task).encode(), capture_output=True, timeout=SECONDS, check=True
        )
        found = json.loads(ended.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return NotRead(why="failed")
    if "failure" in found:
        return NotRead(why="unreadable", detail=found["failure"])
    return Reread(**found | {"lines": tuple(Line(**line) for line in found["lines"])})
