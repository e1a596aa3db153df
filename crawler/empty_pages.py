"""Pages that came and hold nothing for us: written by a script in the browser, or "not found" with status 200."""

from __future__ import annotations

import re
from html import unescape

from pipelines.decoding import decode
from pipelines.labels import title_kind

NEEDS_BROWSER = "needs a browser: the page is empty until a script has written it, which soyte does not run"

_HIDDEN = re.compile(
    r"<(script|style|noscript|template|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\b[^>]*\bhref\s*=\s*[\"']?(?!#|javascript:)[^\"'\s>]", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^>]*\bsrc\s*=", re.IGNORECASE)
_HEADING = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)

#: A page with more text or more links than this says something, whatever its scripts add.
_TEXT, _LINKS = 300, 3


def needs_browser(body: bytes, content_type: str = "") -> bool:
    """Whether a page is only the frame that a script fills: scripts, next to no text, next to no links."""
    text = decode(body, content_type)[0]
    if not _SCRIPT.search(text):
        return False
    shown = _HIDDEN.sub(" ", text)
    words = " ".join(unescape(_TAG.sub(" ", shown)).split())
    return len(words) < _TEXT and len(_LINK.findall(shown)) <= _LINKS


def says_not_found(body: bytes, content_type: str = "") -> bool:
    """Whether a page's title and heading say that there is no such page."""
    found = _HEADING.findall(decode(body[:200_000], content_type)[0])
    headings = [text for _, inner in found if (text := " ".join(unescape(_TAG.sub(" ", inner)).split()))]
    return bool(headings) and all(title_kind(text) == "error" for text in headings)
