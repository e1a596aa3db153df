"""What was worked out for a list of hits and will be asked for again: whoever leafs, sorts or follows a feed.

A snapshot never changes while it is served, so an answer holds as long as the process.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Any, TypeVar

#: How many numbers all answers together may hold; the ones not asked for longest go first.
MOST = 3_000_000

Answer = TypeVar("Answer", bound=Sized)

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


def snapshot_path(conn: sqlite3.Connection) -> str:
    """The file that a connection reads."""
    return next(str(row[2]) for row in conn.execute("pragma database_list") if row[1] == "main")
