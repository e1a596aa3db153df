"""What a reader asked for, and what can be answered beside a page. It knows nothing of Datasette."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asked for: the named parts of the address, and the arguments behind the question mark."""

    path: str
    parts: Mapping[str, str]
    arguments: tuple[tuple[str, str], ...] = ()
    site: str = ""  # scheme and host, for addresses that must be whole (feeds)
    longest_export: int | None = None  # the most rows that an export may have here; None: all
    archive: Path | None = None  # the archive's folder, where its raw pages may be read again

    @classmethod
    def of(
        cls,
        path: str,
        query_string: str,
        parts: Mapping[str, str],
        site: str = "",
        longest_export: int | None = None,
        archive: Path | None = None,
    ) -> Asked:
        arguments = parse_qsl(query_string, keep_blank_values=False, errors="replace", max_num_fields=None)
        return cls(
            path=path,
            parts=parts,
            arguments=tuple(arguments),
            site=site,
            longest_export=longest_export,
            archive=archive,
        )

    def one(self, name: str, default: str = "") -> str:
        """The last value of an argument, trimmed."""
        return next((value.strip() for key, value in reversed(self.arguments) if key == name), default)

    def all(self, name: str) -> list[str]:
        return [value.strip() for key, value in self.arguments if key == name and value.strip()]

    def number(self, name: str, default: int | None = None) -> int | None:
        """An argument as a whole number that SQLite can hold; anything else is as if it were not there."""
        value = self.one(name)
        return int(value) if re.fullmatch(r"\d{1,18}", value, re.ASCII) else default

    def link(self, path: str | None = None, **changed: object) -> str:
        """This address with some arguments changed; None takes one out."""
        kept = [(key, value) for key, value in self.arguments if key not in changed]
        kept += [(key, str(value)) for key, value in changed.items() if value is not None and value != ""]
        query = urlencode(kept)
        return (path or self.path) + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An answer that is no page: a feed, an export."""

    content_type: str
    body: bytes
    name: str | None = None  # set: offered for saving under this name


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """An answer too large to be held at once: its chunks are made one by one, on a connection of their own."""

    content_type: str
    chunks: Callable[[sqlite3.Connection], Iterator[bytes]]
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was asked for is found at another address now."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What was asked for makes no sense or is too much, in words."""

    status: int
    message: str


Answer = Mapping[str, Any] | File | Stream | Moved | Refused | None
