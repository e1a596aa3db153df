"""Pages that are no pages: a script that sets a cookie and loads the address again."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Such a page has some hundreds of bytes.
_LONGEST = 2000

_SCRIPT = re.compile(rb"document\.cookie\s*=.{0,400}?(?:location|reload)", re.DOTALL | re.IGNORECASE)

_STRING = rb"(?:\"[^\"\\\r\n]*\"|'[^'\\\r\n]*')"
_SET = re.compile(
    rb"document\.cookie\s*=\s*(" + _STRING + rb"(?:\s*\+\s*" + _STRING + rb")*)\s*(?![\s+])", re.IGNORECASE
)
_COOKIE = re.compile(r"[A-Za-z0-9_.-]{1,64}=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,512}")


class Challenged(Exception):
    """The host shows a challenge instead of its pages."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """``cookie`` is what the script sets, as ``name=value``; None when it works it out, which takes a browser."""

    cookie: str | None


def challenge(body: bytes) -> Challenge | None:
    """What a page asks of a browser before it shows itself; None for a page that is one."""
    if len(body) > _LONGEST or not _SCRIPT.search(body):
        return None
    found = _SET.search(body)
    if found is None:
        return Challenge(None)
    text = b"".join(piece[1:-1] for piece in re.findall(_STRING, found[1])).decode("latin-1")
    cookie = text.partition(";")[0].strip()
    return Challenge(cookie if _COOKIE.fullmatch(cookie) else None)
