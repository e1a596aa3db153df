"""Pages that are none: a challenge to browsers, or a program that would build the page if it were run."""

from __future__ import annotations

import re

from spiders.document import Document

#: A page of a few hundred bytes that sets a cookie by script and loads itself again.
_CHALLENGE = re.compile(rb"document\.cookie\s*=.{0,400}?(?:location|reload)", re.DOTALL | re.IGNORECASE)
_CHECKS = re.compile(
    rb"/cdn-cgi/challenge-platform/|_cf_chl_opt|cf-browser-verification|Incapsula incident|/_Incapsula_Resource"
)
#: Where the programs that are around put what they build.
_ROOTS = re.compile(
    rb"""<(?:div|main)\s[^>]*id=["']?(?:root|app|__next|__nuxt|q-app|app-root|main-app)["'\s>]|<app-root|<ng-app|\sng-version=""",
    re.IGNORECASE,
)
_NO_SCRIPT = re.compile(r"(?:enable|bật|kích hoạt|cần)\b[^.]{0,40}javascript", re.IGNORECASE)


def is_challenge(body: bytes) -> bool:
    """Whether a page only tests whether we are a browser."""
    return (len(body) < 2000 and _CHALLENGE.search(body) is not None) or _CHECKS.search(body[:60_000]) is not None


def needs_browser(document: Document) -> str | None:
    """What says that a page is built by a program in the browser; None when it is a page as it was sent."""
    if document.tree is None or len(document.anchors) > 3 or document.onward:
        return None
    text = " ".join(
        piece.strip()
        for element in document.tree.iter()
        for piece in (element.text if _is_shown(element) else "", element.tail)
        if piece and piece.strip()
    )
    scripts = sum(1 for element in document.tree.iter("script") if element.get("src"))
    if len(text) > 400 or not scripts:
        return None
    root = _ROOTS.search(document.body)
    if root:
        return f"an empty page with a place for a program ({root[0].decode('ascii', 'replace').strip()[:60]})"
    said = " ".join(element.text_content() for element in document.tree.iter("noscript"))
    match = _NO_SCRIPT.search(said)
    if match:
        return f"it says so itself ({match[0][:60]!r})"
    if len(text) < 100 and not document.anchors:
        return f"no link and {len(text)} letters of text beside {scripts} scripts"
    return None


def _is_shown(element: object) -> bool:
    tag = getattr(element, "tag", None)
    return isinstance(tag, str) and tag not in ("script", "style", "noscript", "title", "head")
