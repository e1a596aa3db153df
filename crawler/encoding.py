"""Undo Content-Encoding, and refuse what is cut short or grows without end.

Scrapy's own middleware takes a truncated gzip for a good page; here a stream that does not reach its end is an error,
so that half a page is asked for again instead of being stored as a whole one.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

#: Largest bodies that are taken, in bytes, as they come over the wire and once decoded.
PAGE_LIMIT, FILE_LIMIT = 16 << 20, 50 << 20

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 16

#: What is asked for. Brotli is understood when a server sends it unasked.
ACCEPT_ENCODING = "gzip, deflate"


class BodyError(Exception):
    """A body that must not be stored as a good page; the message says why."""


class TooLarge(BodyError):
    """Larger than allowed, at least once decompressed: asking again would not help."""


def decode(body: bytes, encodings: Sequence[str], limit: int) -> bytes:
    """The body with its content encodings undone, at most ``limit`` bytes long.

    Args:
        encodings: the values of the Content-Encoding header, as sent and in order of application.

    Raises:
        BodyError: cut short, damaged, of an unknown encoding.
        TooLarge: longer than ``limit``.
    """
    names = [name.strip().lower() for value in encodings for name in value.split(",") if name.strip()]
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            # Some servers announce gzip and send the page plain; browsers show it.
            body = _inflate(body, (16 + zlib.MAX_WBITS,), limit) if body[:2] == _GZIP_MAGIC or not body else body
        elif name == "deflate":
            body = _inflate(body, (zlib.MAX_WBITS, -zlib.MAX_WBITS), limit)
        elif name == "br":
            body = _brotli(body, limit)
        elif name != "identity":
            raise BodyError(f"Content-Encoding {name!r} is not understood")
    if len(body) > limit:
        raise TooLarge(f"larger than {limit >> 20} MB")
    return body


def _inflate(body: bytes, windows: tuple[int, ...], limit: int) -> bytes:
    if not body:
        return b""
    out = bytearray()
    rest = body
    window = _window(body, windows)
    while rest:
        member = zlib.decompressobj(window)
        while rest and not member.eof:
            try:
                out += member.decompress(rest, _CHUNK)
            except zlib.error as error:
                raise BodyError(f"damaged compressed body ({error})") from error
            rest = member.unconsumed_tail
            if len(out) > limit:
                raise TooLarge(f"larger than {limit >> 20} MB once decompressed")
        if not member.eof:
            raise BodyError("compressed body cut short")
        rest = member.unused_data
        if rest and rest[:2] != _GZIP_MAGIC:
            break  # padding after the end, as some servers send
    return bytes(out)


def _window(body: bytes, windows: tuple[int, ...]) -> int:
    """The first window size that fits the stream's start: "deflate" comes with and without its zlib header."""
    for window in windows:
        try:
            zlib.decompressobj(window).decompress(body[:_CHUNK], 1)
        except zlib.error:
            continue
        return window
    raise BodyError("damaged compressed body")


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    stream = brotli.Decompressor()
    out = bytearray()
    data = body
    try:
        while True:
            piece = stream.process(data, output_buffer_limit=_CHUNK)
            data = b""
            out += piece
            if len(out) > limit:
                raise TooLarge(f"larger than {limit >> 20} MB once decompressed")
            if not piece:
                break
    except brotli.error as error:
        raise BodyError(f"damaged compressed body ({error})") from error
    if body and not stream.is_finished():
        raise BodyError("compressed body cut short")
    return bytes(out)
