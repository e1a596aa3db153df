"""Conditional GET: what did not change is not sent again. Validators are kept in ``pages``.

Servers are not trusted further than is safe: a page is fetched whole now and then whatever its server says (some answer
304 for ever), and one that was seen to differ under the same validators is fetched whole from then on.
"""

from __future__ import annotations

import re

from scrapy import Request

from crawler.rows import ENTRIES, Row
from spiders.version import DISCOVERY

#: "Not modified" in a row after which a page is fetched whole. Lists are asked at every run, and news must not wait;
#: articles are asked at intervals that double.
_ENTRY_WHOLE, _ARTICLE_WHOLE = 3, 5

#: Servers that compress add this to an ETag, and no longer know it when it comes back.
_CODED = re.compile(r'-{1,2}(?:gzip|br|deflate|zstd)(?="\Z)')


class ConditionalMiddleware:
    """Sends If-None-Match and If-Modified-Since with pages that were fetched before."""

    def process_request(self, request: Request) -> None:
        row: Row | None = request.meta.get("row")
        if row is None or request.method != "GET" or not may_ask(row):
            return
        if row.etag:
            request.headers["If-None-Match"] = ", ".join(dict.fromkeys([row.etag, _CODED.sub("", row.etag)]))
        if row.last_modified:
            request.headers["If-Modified-Since"] = row.last_modified


def may_ask(row: Row) -> bool:
    """Whether "not modified" would be an answer to trust."""
    if row.status != 200 or row.unmodified < 0 or not (row.etag or row.last_modified):
        return False
    if row.kind in ENTRIES:
        return row.reader == DISCOVERY and row.unmodified < _ENTRY_WHOLE
    return row.unmodified < _ARTICLE_WHOLE
