"""A request that a sample site is asked, and the reply it gives, before a server knows of either."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    path: str  # decoded, without the query
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    modified: datetime | None = None  # set where the site sends ETag and Last-Modified, and answers 304

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def last_modified(self) -> str | None:
        return format_datetime(self.modified, usegmt=True) if self.modified else None


def plain(body: str | bytes, content_type: str, modified: datetime | None = None) -> Reply:
    return Reply(body=body.encode() if isinstance(body, str) else body, content_type=content_type, modified=modified)


def moved(where: str, status: int = 301) -> Reply:
    return Reply(status=status, headers=(("Location", where),))
