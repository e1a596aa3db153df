"""Where a gzip-per-record file stops being whole.

A process killed while it wrote leaves the last member half written; a record appended after that could never be read
again. Each member is decompressed to its end, which also checks its CRC.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """``end``: the byte after the last whole member. ``torn``: the file just stops there inside a member."""

    end: int
    size: int
    torn: bool

    @property
    def whole(self) -> bool:
        return self.end == self.size


def find_end(path: Path, start: int = 0) -> Ending:
    """Read the members of a gzip file from byte ``start``, which must be a member's first, to where they end.

    ``torn`` is False when the file is whole, and also when the bytes after ``end`` are no gzip at all or fail their
    check: that is damage, which cutting off might make worse.
    """
    size = path.stat().st_size
    end = start
    with path.open("rb") as file:
        file.seek(start)
        pending = b""
        while True:
            member = zlib.decompressobj(_GZIP)
            read = 0
            while not member.eof:
                data = pending or file.read(_CHUNK)
                pending = b""
                if not data:
                    return Ending(end=end, size=size, torn=end < size)
                read += len(data)
                try:
                    member.decompress(data)
                except zlib.error:
                    return Ending(end=end, size=size, torn=False)
            pending = member.unused_data
            end += read - len(pending)


def cut(path: Path, end: int) -> None:
    """Drop what follows byte ``end``, durably."""
    with path.open("r+b") as file:
        file.truncate(end)
        file.flush()
        os.fsync(file.fileno())
