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

from crawler.addresses import turn_key, why_not
from crawler.encoding import ACCEPT_ENCODING
from crawler.faults import words
from crawler.rows import Found
from crawler.turns import HostHeld, turns
from crawler.visits import NotForUs, RobotsSilent
from pipelines.urls import absolute

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

#: The name that robots.txt files know us by.
AGENT = "soyte"

#: Seconds for which an answer holds, and for which a failure does.
_FRESH, _RETRY = 24 * 3600.0, 600.0

#: How often one robots.txt is asked for before its silence counts: one lost connection must not cost a source its day.
_TRIES = 3

_HOPS = 5
_MAX_BYTES = 512 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one origin's robots.txt says."""

    until: float
    rules: Protego | None = None  # None: nothing may be fetched
    problem: str = ""


#: By origin, and one for all spiders of the process: what was answered, or is being asked.
known_rules: dict[str, asyncio.Future[Rules]] = {}


class RobotsMiddleware:
    """Asks for robots.txt once per scheme and host; requests that wait for it share the answer."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._backoff = [float(seconds) for seconds in crawler.settings.getlist("SOYTE_BACKOFF")]
        self._named: set[str] = set()  # origins whose sitemaps this spider knows

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
        answer = await self._rules(origin)
        if answer.rules is None:
            consequence = "until it can be read nothing may be fetched there, and the next run asks again"
            raise RobotsSilent(f"{origin}/robots.txt: {answer.problem}; {consequence}")
        if not answer.rules.can_fetch(request.url, AGENT):
            raise NotForUs("robots.txt disallows it")
        if origin not in self._named:
            self._named.add(origin)
            maps = [absolute(origin + "/", address) for address in answer.rules.sitemaps]
            spider: Any = self._crawler.spider
            spider.name_sitemaps([Found(url=url, kind="sitemap") for url in maps if url])

    async def _rules(self, origin: str) -> Rules:
        known = known_rules.get(origin)
        if known is None or (known.done() and known.result().until < monotonic()):
            known = known_rules[origin] = asyncio.get_running_loop().create_future()
            found = Rules(until=0.0, problem="the crawl was stopped")
            try:
                found = await self._ask(origin)
            finally:  # also when this crawl is stopped: others wait for the answer
                known.set_result(found)
        return await asyncio.shield(known)

    async def _ask(self, origin: str) -> Rules:
        for wait in (*self._backoff[: _TRIES - 1], None):
            try:
                rules = await self._follow(origin)
                problem = rules.problem
            except HostHeld as error:
                return Rules(until=monotonic() + _RETRY, problem=str(error))
            except Exception as error:
                problem = words(error)
            if not problem:
                return rules
            if wait is not None:
                await asyncio.sleep(wait)
        return Rules(until=monotonic() + _RETRY, problem=problem)

    async def _follow(self, origin: str) -> Rules:
        url = f"{origin}/robots.txt"
        spider: Any = self._crawler.spider
        for _ in range(_HOPS):
            response = await self._fetch(url)
            if not 300 <= response.status < 400:
                rules = self._read(origin, response)
                self._share(url, rules)
                return rules
            target = absolute(url, (response.headers.get("Location") or b"").decode("latin-1"))
            if target is None or why_not(target, spider.source):
                break  # leads away: as if there were none
            url = target
        return Rules(until=monotonic() + _FRESH, rules=Protego.parse(""))

    @staticmethod
    def _share(url: str, rules: Rules) -> None:
        """What http redirected to is the answer of https as well."""
        origin, _, path = url.rpartition("/")
        if path == "robots.txt" and origin.count("/") == 2 and not rules.problem and origin not in known_rules:
            known = known_rules[origin] = asyncio.get_running_loop().create_future()
            known.set_result(rules)

    def _read(self, origin: str, response: Response) -> Rules:
        if response.status >= 500 or response.status == 429:
            return Rules(until=0.0, problem=f"HTTP {response.status}")
        text = response.body[:_MAX_BYTES].decode("utf-8", "replace") if response.status == 200 else ""
        rules = Protego.parse(text)
        rate = rules.request_rate(AGENT)
        delay = max(float(rules.crawl_delay(AGENT) or 0.0), rate.seconds / rate.requests if rate else 0.0)
        if delay > 0:
            turns.slow_down(turn_key(origin), delay)
        return Rules(until=monotonic() + _FRESH, rules=rules)

    async def _fetch(self, url: str) -> Response:
        meta: dict[str, Any] = {"robots": True, "download_maxsize": 2 << 20}
        request = Request(url, headers={"Accept-Encoding": ACCEPT_ENCODING}, meta=meta, dont_filter=True)
        response: Response = await self._crawler.engine.download_async(request)
        return response
