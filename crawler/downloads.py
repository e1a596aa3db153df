"""Where a request becomes a connection: nothing reaches a host but through here, and only in its turn."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError
from scrapy.http import Response

from crawler import resolver
from crawler.addresses import turn_key
from crawler.encoding import PAGE_LIMIT
from crawler.faults import words
from crawler.tls import TlsPolicy, outdated, refused
from crawler.turns import LONGEST_WAIT, Turn, turns

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: Answers that say nothing about the page: it is asked for again, and not archived.
TEMPORARY = frozenset([408, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 526, 527, 530])

#: Downloads that may be larger than a page, at once, over all hosts: they are held in memory.
_FILES = 2

_files = asyncio.Semaphore(_FILES)


class PrivateAddress(Exception):
    """A public name leads into a private network; the message says where."""


class ProxyFailed(Exception):
    """What went wrong on the way through a proxy; the message names it."""


class PoliteDownloads(HTTP11DownloadHandler):
    """Scrapy's own handler for http and https, in the host's turn."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._delay = settings.getfloat("DOWNLOAD_DELAY")
        self._at_once = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self._tls = TlsPolicy()
        self._contextFactory: Any = self._tls
        crawler.signals.connect(self._begins, signals.headers_received)
        self._backoff = [float(seconds) for seconds in settings.getlist("SOYTE_BACKOFF")]

    def _begins(self, request: Request) -> None:
        turn: Turn | None = request.meta.get("turn")
        if turn is not None:
            turn.heard()

    async def download_request(self, request: Request) -> Response:
        """
        Raises:
            HostHeld: the host is on a pause that is not worth waiting for.
        """
        if request.meta.get("download_maxsize", 0) <= PAGE_LIMIT:
            return await self._in_turn(request)
        async with _files:
            return await self._in_turn(request)

    async def _in_turn(self, request: Request) -> Response:
        """What tells of the host's state is noted before the next request may start."""
        host = turn_key(request.url)
        async with turns.turn(host, delay=self._delay, at_once=self._at_once) as turn:
            request.meta["turn"] = turn
            try:
                response = await self._connect(request)
            except DownloadCancelledError:  # larger than we take: the host is well
                raise
            except Exception as error:
                turns.failed(host, words(error), self._backoff)
                raise
            if response.status in (429, 503):
                wait = retry_after(response.headers.get("Retry-After"))
                why = f"HTTP {response.status}" + (f", asks for {wait:.0f} seconds" if wait else "")
                turns.pushed_back(host, why, wait, self._delay, self._backoff)
            elif response.status in TEMPORARY:
                turns.failed(host, f"HTTP {response.status}", self._backoff)
        return response

    async def _connect(self, request: Request) -> Response:
        """
        Raises:
            PrivateAddress: the host's name leads into a private network.
            CertificateRefused: the host cannot prove that it is the one that was asked for.
            ProxyFailed: the proxy that is set for it cannot be used.
        """
        parts = urlsplit(request.url)
        name, secure = parts.hostname or "", parts.scheme == "https"
        if secure:
            self._tls.refusals.pop(name, None)
            self._tls.excuse(name, parts.port or 443, request.meta.get("tls_faults", frozenset()))
        try:
            response: Response = await super().download_request(request)
        except DownloadCancelledError:
            raise
        except Exception as error:
            if name in self._tls.refusals:
                raise refused(turn_key(request.url), *self._tls.refusals.pop(name)) from error
            if secure and outdated(error):
                raise refused(turn_key(request.url), "legacy") from error
            if name in resolver.refused and isinstance(error, CannotResolveHostError):
                message = f"{name} leads to {resolver.refused[name]}, a private address: refused"
                raise PrivateAddress(f"{message} (crawl a site of your own network by its address)") from error
            if request.meta.get("proxy"):
                proxy = urlsplit(request.meta["proxy"])
                raise ProxyFailed(f"by way of the proxy {proxy.hostname}:{proxy.port or 80}: {words(error)}") from error
            raise
        return response


def retry_after(header: bytes | None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date; at most an hour; None without a usable one."""
    if header is None:
        return None
    text = header.decode("latin-1").strip()
    if re.fullmatch(r"[0-9]+(?:\.[0-9]*)?", text):
        return min(float(text[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return None
