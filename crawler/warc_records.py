"""One answer as one WARC record, and a WARC record as an answer.

An answer whose bytes lie in the archive already becomes a *revisit* record (WARC 1.1, "identical-payload-digest"): its
own address, moment and headers, and where the bytes are, also by file name and offset as Heritrix writes them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from http import HTTPStatus
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.items import Page, Source

_HOP_BY_HOP = frozenset(["transfer-encoding", "connection", "keep-alive"])
_FILE, _OFFSET = "WARC-Refers-To-Filename", "WARC-Refers-To-File-Offset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page on its way into the archive, with what the server sent around it."""

    page: Page
    source: Source
    headers: tuple[tuple[str, str], ...] = ()  # as sent; empty for files that never had any
    payload: bytes | None = None  # as sent, Content-Encoding still on; None: the page's body
    address: str | None = None  # the IP address that answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The record that holds the bytes of another."""

    warc: str
    offset: int
    url: str
    date: str  # its WARC-Date
    payload_digest: str  # its WARC-Payload-Digest


def values(headers: Iterable[tuple[str, str]], name: str) -> list[str]:
    """All values of a header, in order; its name in any case."""
    return [value for key, value in headers if key.lower() == name]


def media_type(headers: Iterable[tuple[str, str]]) -> str:
    """The Content-Type as sent; text/html where a server says nothing, as browsers would guess."""
    return next(iter(values(headers, "content-type")), "") or "text/html"


def http_of(record: Any) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Status and headers of a record; a file that was brought in (a "resource") has only its type."""
    if record.http_headers is None:
        return 200, (("Content-Type", record.rec_headers.get_header("Content-Type") or ""),)
    code = record.http_headers.get_statuscode() or ""
    return int(code) if code.isdigit() else 0, tuple(record.http_headers.headers)


def payload_of(record: Record) -> bytes:
    """The body as it is stored: as sent where that is known, else decoded."""
    return record.page.body if record.payload is None else record.payload


def warc_record(record: Record, original: Original | None = None) -> Any:
    """The record to be written; with ``original``, one that refers to the bytes there instead of holding them."""
    page = record.page
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
    headers = StatusAndHeaders(f"{page.status} {phrase}", sent, protocol="HTTP/1.1")
    if original is not None:
        extra |= {_FILE: original.warc, _OFFSET: str(original.offset)}
        return builder.create_revisit_record(
            page.url,
            original.payload_digest,
            original.url,
            original.date,
            http_headers=headers,
            warc_headers_dict=extra,
        )
    payload = payload_of(record)
    return builder.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(payload),
        length=len(payload),
        warc_headers_dict=extra,
        http_headers=headers,
    )


def refers_to(record: Any) -> tuple[str, int] | None:
    """The file and offset that a revisit record names, or None where it names none."""
    name, offset = record.rec_headers.get_header(_FILE), record.rec_headers.get_header(_OFFSET) or ""
    return (name, int(offset)) if name and offset.isdigit() else None
