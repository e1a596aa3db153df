"""Raw first: a response is checked, decoded, stored and synced before anything reads it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawler.downloads import TEMPORARY
from crawler.encoding import PAGE_LIMIT, decode
from crawler.items import Page
from crawler.raw import Record, media_type
from crawler.visits import NotDurable

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class ArchiveMiddleware:
    """The only middleware that handles responses. Truncated bodies never pass: Scrapy refuses those that are shorter
    than announced (DOWNLOAD_FAIL_ON_DATALOSS), :func:`crawler.encoding.decode` those that end inside their compression.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Store the page of a row; requests without one (robots.txt) only get their body decoded.

        Raises:
            BodyError: the body is cut short, damaged or too large.
            NotDurable: the page could not be stored.
        """
        headers = _headers(response)
        encodings = [value for name, value in headers if name.lower() == "content-encoding"]
        body = decode(response.body, encodings, request.meta.get("download_maxsize", PAGE_LIMIT))
        row = request.meta.get("row")
        if row is not None and response.status not in TEMPORARY:
            spider: Any = self._crawler.spider
            page = Page(
                url=row.url,
                body=body,
                content_type=media_type(headers),
                status=response.status,
                fetched_at=datetime.now(UTC).replace(microsecond=0),
            )
            address = str(response.ip_address) if response.ip_address else None
            record = Record(page=page, source=spider.source, headers=headers, payload=response.body, address=address)
            try:
                await asyncio.wrap_future(spider.session.recorder.keep(record))
            except Exception as error:
                raise NotDurable(f"the archive cannot be written: {error}; make room, then run this again") from error
        if not encodings:
            return response
        kind = responsetypes.from_args(headers=response.headers, url=response.url, body=body)
        decoded = response.replace(cls=kind, body=body)
        del decoded.headers["Content-Encoding"]
        return decoded


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    """As text whose latin-1 or utf-8 form is what was sent; names as Scrapy spells them."""
    return tuple(
        (name.decode("latin-1"), _text(value)) for name, values in response.headers.items() for value in values
    )


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
