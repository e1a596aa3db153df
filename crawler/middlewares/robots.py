"""robots.txt obeyed as RFC 9309 says: 4xx allows everything, an error or no answer allows nothing.

Its Crawl-delay, which most crawlers ignore, slows the host's queue down.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.http import Response

from crawler.addresses import is_private, why_not
from crawler.encoding import ACCEPT_ENCODING
from crawler.faults import words
from crawler.rows import Found
from crawler.visits import NotForUs, RobotsSilent
from pipelines.urls import absolute, host_key

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

#: The name that robots.txt files know us by.
AGENT = "soyte"

#: Seconds for which an answer holds, and for which a failure does.
_FRESH, _RETRY = 24 * 3600.0, 600.0

#: A Crawl-delay above this many seconds is a mistake in the file; we go this slow and no slower.
_SLOWEST = 60.0

_HOPS = 5
_MAX_BYTES = 512 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    until: float
    rules: Protego | None = None  # None: nothing may be fetched
    problem: str = ""


class RobotsMiddleware:
    """Asks for robots.txt once per scheme and host; requests that wait for it share the answer."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._known: dict[str, asyncio.Future[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or not.

        Raises:
            NotForUs: a rule disallows it.
            RobotsSilent: the rules could not be read.
        """
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(origin)
        if known is None or (known.done() and known.result().until < monotonic()):
            known = self._known[origin] = asyncio.get_running_loop().create_future()
            known.set_result(await self._ask(origin))
        answer = await asyncio.shield(known)
        if answer.rules is None:
            raise RobotsSilent(f"no robots.txt: {answer.problem}, so nothing is allowed for now; try again later")
        if not answer.rules.can_fetch(request.url, AGENT):
            raise NotForUs("robots.txt disallows it")

    async def _ask(self, origin: str) -> _Rules:
        url = f"{origin}/robots.txt"
        try:
            for _ in range(_HOPS):
                response = await self._fetch(url)
                if not 300 <= response.status < 400:
                    return self._read(origin, response)
                target = absolute(url, (response.headers.get("Location") or b"").decode("latin-1"))
                spider: Any = self._crawler.spider
                if target is None or why_not(target, spider.source):
                    break  # leads away: as if there were none
                url = target
        except Exception as error:
            return _Rules(until=monotonic() + _RETRY, problem=words(error))
        return _Rules(until=monotonic() + _FRESH, rules=Protego.parse(""))

    def _read(self, origin: str, response: Response) -> _Rules:
        if response.status >= 500 or response.status == 429:
            return _Rules(until=monotonic() + _RETRY, problem=f"HTTP {response.status}")
        text = response.body[:_MAX_BYTES].decode("utf-8", "replace") if response.status == 200 else ""
        rules = Protego.parse(text)
        wait = rules.crawl_delay(AGENT)
        if wait:
            self._slow_down(host_key(origin), min(float(wait), _SLOWEST))
        spider: Any = self._crawler.spider
        maps = [absolute(origin + "/", address) for address in rules.sitemaps]
        spider.name_sitemaps([Found(url=url, kind="sitemap") for url in maps if url])
        return _Rules(until=monotonic() + _FRESH, rules=rules)

    async def _fetch(self, url: str) -> Response:
        host = host_key(url)
        meta: dict[str, Any] = {"robots": True, "download_slot": host, "download_maxsize": 2 << 20}
        if is_private(host):
            meta["proxy"] = None
        request = Request(url, headers={"Accept-Encoding": ACCEPT_ENCODING}, meta=meta, dont_filter=True)
        response: Response = await self._crawler.engine.download_async(request)
        return response

    def _slow_down(self, host: str, delay: float) -> None:
        downloader = self._crawler.engine.downloader
        settings = downloader.per_slot_settings.setdefault(host, {})
        slot = downloader.slots.get(host)
        usual = slot.delay if slot is not None else self._crawler.settings.getfloat("DOWNLOAD_DELAY")
        settings["delay"] = max(usual, delay, settings.get("delay", 0.0))
        if slot is not None:
            slot.delay = settings["delay"]
