"""What was worked out about a snapshot and will be asked for again: by whoever leafs, sorts or follows a feed.

A snapshot never changes while it is served, so an answer holds as long as the process.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Any, TypeVar
from urllib.parse import quote

#: How many numbers all answers together may hold; the ones not asked for longest go first.
MOST = 3_000_000

#: Snapshots that something is held of as a whole: a process serves one, tests open several.
SNAPSHOTS = 2

Answer = TypeVar("Answer", bound=Sized)
Whole = TypeVar("Whole")

_wholes: OrderedDict[str, dict[str, Any]] = OrderedDict()
_reading = threading.Lock()

_kept: OrderedDict[tuple[str, Hashable], Any] = OrderedDict()
_size = 0
_lock = threading.Lock()


def kept(conn: sqlite3.Connection, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to a question about the snapshot that a connection reads; worked out when it is not at hand.

    Two who ask at once both work it out: waiting for each other would take as long.
    """
    global _size
    key = (snapshot_path(conn), question)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Answer = _kept[key]
            return found
    made = answer()
    with _lock:
        if key not in _kept and len(made) <= MOST:
            _kept[key] = made
            _size += len(made)
            while _size > MOST:
                _, dropped = _kept.popitem(last=False)
                _size -= len(dropped)
    return made


def per_snapshot(conn: sqlite3.Connection, name: str, read: Callable[[sqlite3.Connection], Whole]) -> Whole:
    """What is held in memory of a whole snapshot under this name; read when it is first asked for."""
    path = snapshot_path(conn)
    with _reading:  # whoever comes while it is read waits, and does not read it again
        held = _wholes.setdefault(path, {})
        if name not in held:
            # On a connection of its own: the one at hand may be limited to the time of one page.
            with contextlib.closing(sqlite3.connect(f"file:{quote(path)}?immutable=1", uri=True)) as own:
                held[name] = read(own)
        _wholes.move_to_end(path)
        while len(_wholes) > SNAPSHOTS:
            _wholes.popitem(last=False)
        found: Whole = held[name]
        return found


def snapshot_path(conn: sqlite3.Connection) -> str:
    """The file that a connection reads."""
    return next(str(row[2]) for row in conn.execute("pragma database_list") if row[1] == "main")
