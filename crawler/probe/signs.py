"""Pages that are none: a challenge to browsers, or a program that would build the page if it were run."""

from __future__ import annotations

import re

from crawler import empty_pages
from crawler.challenge import challenge
from spiders.document import Document

_CHECKS = re.compile(
    rb"/cdn-cgi/challenge-platform/|_cf_chl_opt|cf-browser-verification|Incapsula incident|/_Incapsula_Resource"
)


def is_challenge(body: bytes) -> bool:
    """Whether a page only tests whether we are a browser: a cookie set by script, or one of the services for that."""
    return challenge(body) is not None or _CHECKS.search(body[:60_000]) is not None


def needs_browser(document: Document) -> bool:
    """Whether a page is built by a program in the browser, as a crawl tells it; one that only sends on is none."""
    return empty_pages.needs_browser(document.body, document.content_type) and not document.onward
