"""Raw first: a response is checked, decoded, stored and synced before anything reads it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request, signals
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.captures import same_as_newest
from crawler.challenge import Challenge, Challenged, challenge
from crawler.downloads import TEMPORARY
from crawler.encoding import FILE_LIMIT, PAGE_LIMIT, BodyError, decode
from crawler.items import Page
from crawler.raw import digest_of
from crawler.rows import Row
from crawler.visits import UNCHANGED, NotDurable
from crawler.warc_records import Record, media_type
from pipelines.urls import host_key

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


#: Media types of files, which may be larger than pages.
_FILES = frozenset(["application/pdf", "application/msword", "application/octet-stream", "application/zip"])
_FILE_FAMILIES = ("application/vnd.",)


class ArchiveMiddleware:
    """The only middleware that handles responses: whoever gets one gets a whole page. Truncated bodies never pass:
    Scrapy refuses those that are shorter than announced (DOWNLOAD_FAIL_ON_DATALOSS), :func:`crawler.encoding.decode`
    those that end inside their compression.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._answers = crawler.settings.get("SOYTE_CHALLENGE") == "answer"
        self._cookies: dict[str, str] = {}  # by host: what a challenge asked for
        crawler.signals.connect(self._begins, signals.headers_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        cookie = self._cookies.get(host_key(request.url))
        if cookie is not None:
            request.headers["Cookie"] = cookie

    def _begins(self, headers: Headers, request: Request) -> None:
        """A file may be larger than a page, also where its address did not show that it is one."""
        kind = (headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
        if request.meta.get("row") is not None and (kind in _FILES or kind.startswith(_FILE_FAMILIES)):
            request.meta["download_maxsize"] = FILE_LIMIT

    async def process_response(self, request: Request, response: Response) -> Response:
        """Store the page of a row; requests without one (robots.txt) only get their body decoded.

        Raises:
            BodyError: the body is cut short, damaged or too large.
            Challenged: it is no page but asks for a cookie, and we do not give it, or gave it in vain.
            NotDurable: the page could not be stored.
        """
        headers = _headers(response)
        encodings = [value for name, value in headers if name.lower() == "content-encoding"]
        body = decode(response.body, encodings, request.meta.get("download_maxsize", PAGE_LIMIT))
        row = request.meta.get("row")
        if "partial" in response.flags and row is not None:
            _see_end(response, body, row)
        asked = challenge(body) if response.status == 200 else None
        if asked is not None:
            return await self._answer(request, asked)
        spider: Any = self._crawler.spider
        if row is not None and row.fetched_at is not None and response.status == 200:
            # The same bytes again are no new evidence: the capture stands, and ``pages`` knows when it was last true.
            digest = digest_of(body)
            if same_as_newest(spider.session.reader, source=spider.source.key, url=row.url, digest=digest):
                response.flags.append(UNCHANGED)
        if row is not None and response.status not in (*TEMPORARY, 304) and UNCHANGED not in response.flags:
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

    async def _answer(self, request: Request, asked: Challenge) -> Response:
        """Ask again with the cookie: through everything that other requests pass, this middleware included."""
        cookie = asked.cookie
        if not self._answers:
            raise Challenged("a cookie challenge instead of the page (SOYTE_CHALLENGE=answer answers it)")
        if cookie is None:
            raise Challenged("a cookie challenge that only a browser can answer")
        if request.headers.get("Cookie") == cookie.encode():
            raise Challenged("a cookie challenge, and after its answer again")
        self._cookies[host_key(request.url)] = cookie
        answer: Response = await self._crawler.engine.download_async(request.copy())
        return answer


def _see_end(response: Response, body: bytes, row: Row) -> None:
    """The server told no length: a page that stops before its end may have been cut short. Asked for once more, it is
    taken as it is: some pages have no end.

    Raises:
        BodyError: it may have been cut short, and was not asked for again yet.
    """
    page = (response.headers.get("Content-Type") or b"text/html").lower().startswith(b"text/html")
    if page and row.failures == 0 and b"</html" not in body[-2000:].lower():
        raise BodyError("the answer may have broken off before its end")


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
