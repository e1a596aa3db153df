"""Asking a site a few questions in one Scrapy process, through the same middlewares as a crawl.

robots.txt, the delay between requests, the check of every address and of the body, the User-Agent with the contact
address: all of it is the crawl's own. What is different: nothing is stored, nothing is asked for twice, and the number
of requests is small and counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import require_contact, turn_key, why_not
from crawler.crawl import settings_for
from crawler.encoding import ACCEPT_ENCODING, PAGE_LIMIT
from crawler.errors import SoyteError
from crawler.faults import words
from crawler.items import Source
from crawler.middlewares.robots import known_rules
from crawler.odd_hosts import OddHosts
from crawler.probe.findings import Asked
from crawler.rows import Found
from crawler.session import Tally
from crawler.visits import NotForUs, RobotsSilent
from pipelines.urls import absolute
from spiders.hosts import Host
from spiders.registry import definitions

#: Requests to one site, robots.txt and redirects included.
BUDGET = 16
_HOPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking for one address, redirects followed. ``error`` None and ``status`` 200: a page."""

    url: str  # as asked
    at: str  # where the answer came from
    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    hops: tuple[str, ...] = ()
    error: BaseException | None = None
    away: str | None = None  # a redirect that leads off the site, not followed
    wait: str | None = None  # its Retry-After, as sent

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "text/html")

    @property
    def is_page(self) -> bool:
        return self.error is None and self.status == 200 and self.away is None

    @property
    def problem(self) -> str | None:
        """In words, why this is no page."""
        if self.error is not None:
            own = isinstance(self.error, (SpentError, UnansweredError, SoyteError, RobotsSilent))
            return str(self.error) if own else words(self.error)
        if self.away is not None:
            return f"redirects to {self.away}, another host"
        return None if self.status == 200 else f"HTTP {self.status}"


class SpentError(Exception):
    """The probe has asked as often as it may."""


class UnansweredError(Exception):
    """Not even robots.txt was answered: nobody is there, or no connection comes about."""


def _silence(url: str, error: RobotsSilent) -> str:
    """Why robots.txt could not be read, as the middleware found it."""
    known = known_rules.get(_origin(url))
    return known.result().problem if known is not None and known.done() else str(error)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


#: What a probe does with a site: asks through the site's ``ask``.
Task = Callable[["Site"], Awaitable[None]]


class Site:
    """One site under probe: everything it was asked, and what it answered."""

    def __init__(self, source: Source, spider: ProbeSpider) -> None:
        self.source = source
        self.asked: list[Asked] = []
        self.robots: dict[str, tuple[int | None, bytes]] = {}  # by origin, as far as it was read
        self._spider = spider

    @property
    def left(self) -> int:
        return BUDGET - len(self.asked)

    @property
    def excused(self) -> frozenset[str]:
        """What may be wrong with the host's TLS and is let pass."""
        host = self.source.hosts[0]
        stated = next((known.tls for known in self._spider.known_hosts if known.name == host), None)
        return self._spider.session.odd_hosts.of(turn_key(f"//{host}"), self.source.key, stated).tls

    async def ask(self, url: str, why: str) -> Answer:
        """Ask for an address and follow its redirects on the source's own hosts."""
        hops: list[str] = []
        here = url
        for _ in range(_HOPS):
            answer = await self._once(here, why)
            if answer.status is None or not 300 <= answer.status < 400 or answer.status == 304:
                return _arrived(answer, url, hops)
            target = absolute(here, answer.headers.get("location", ""))
            if target is None or target == here:
                return _arrived(answer, url, hops)
            hops.append(target)
            if why_not(target, self.source) is not None:
                return _arrived(answer, url, hops, away=target)
            here = target
        return _arrived(answer, url, hops, error=SoyteError(f"more than {_HOPS} redirects in a row"))

    async def _once(self, url: str, why: str) -> Answer:
        if self.left <= 0:
            return Answer(url=url, at=url, error=SpentError(f"not asked: {BUDGET} requests are enough for a look"))
        meta: dict[str, Any] = {"download_maxsize": PAGE_LIMIT, "handle_httpstatus_all": True}
        request = scrapy.Request(url, headers={"Accept-Encoding": ACCEPT_ENCODING}, meta=meta, dont_filter=True)
        started = monotonic()
        try:
            response = await self._spider.fetch(request)
        except Exception as error:
            answer = Answer(url=url, at=url, error=error)
        else:
            headers = {
                name.decode("latin-1").lower(): b", ".join(values).decode("utf-8", "replace")
                for name, values in response.headers.items()
            }
            answer = Answer(
                url=url,
                at=url,
                status=response.status,
                body=response.body,
                headers=headers,
                wait=headers.get("retry-after"),
            )
        if isinstance(answer.error, RobotsSilent) and _origin(url) not in self.robots:
            # What holds for robots.txt is true of the whole site.
            answer = replace(answer, error=UnansweredError(_silence(url, answer.error)))
            url, why = f"{_origin(url)}/robots.txt", "robots.txt"
        elif isinstance(answer.error, (NotForUs, RobotsSilent, IgnoreRequest)):
            return answer  # no request went out
        self.asked.append(
            Asked(
                url=url,
                why=why,
                status=answer.status,
                size=len(answer.body),
                seconds=round(monotonic() - started, 2),
                problem=answer.problem,
            )
        )
        return answer

    def heard(self, response: Response) -> None:
        """A response of robots.txt, which the middleware asked for before it let us ask anything else."""
        self.robots[_origin(response.url)] = (response.status, response.body)
        self.asked.append(
            Asked(url=response.url, why="robots.txt", status=response.status, size=len(response.body), seconds=0.0)
        )


def _arrived(
    answer: Answer, url: str, hops: list[str], *, away: str | None = None, error: BaseException | None = None
) -> Answer:
    return Answer(
        url=url,
        at=answer.at,
        status=answer.status,
        body=answer.body,
        headers=answer.headers,
        hops=tuple(hops),
        error=error or answer.error,
        away=away,
        wait=answer.wait,
    )


class ProbeSpider(scrapy.Spider):
    """Has what the middlewares ask of a source's spider, and runs one task; it has no queue and no archive."""

    name = "probe"

    def __init__(self, *args: Any, source: Source, task: Task, odd_hosts: OddHosts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.visits = _Counted(Tally(source=source.key))
        self.session = _Arranged(odd_hosts)
        self.known_hosts = known_hosts(source)
        self.site = Site(source, self)
        self._task = task

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ProbeSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        require_contact(spider.source, crawler.settings.get("SOYTE_CONTACT"))
        crawler.signals.connect(spider._heard, signal=signals.response_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        try:
            await self._task(self.site)
        finally:
            # The engine by itself would look only every five seconds whether there is anything left to do.
            asyncio.get_running_loop().call_later(0.05, self._over)
        return
        yield

    def _over(self) -> None:
        engine: Any = self.crawler.engine
        if engine._slot is not None:
            engine._slot.nextcall.schedule()

    async def fetch(self, request: scrapy.Request) -> Response:
        engine: Any = self.crawler.engine
        response: Response = await engine.download_async(request)
        return response

    def name_sitemaps(self, maps: list[Found]) -> None:
        """robots.txt names sitemaps: they are read from it when the report is made."""

    def _heard(self, response: Response, request: scrapy.Request) -> None:
        if request.meta.get("robots"):
            self.site.heard(response)


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Where the middlewares look up what is excused or arranged for single hosts."""

    odd_hosts: OddHosts


def known_hosts(source: Source) -> tuple[Host, ...]:
    """The hosts as the source's file states them; none where no file does."""
    definition = definitions().get(source.key)
    return (definition.known_hosts or ()) if definition is not None else ()


@dataclass(slots=True)
class _Counted:
    """Where the middlewares count."""

    tally: Tally


def run(
    tasks: list[tuple[Source, Task]], *, delay: float, odd_hosts: OddHosts, overrides: dict[str, Any] | None = None
) -> None:
    """Probe every site, all of them in this process's one reactor.

    Raises:
        SoyteError: a site is public and no contact address is configured.
        Exception: whatever a task raised.
    """
    own = {
        "SCHEDULER": "scrapy.core.scheduler.Scheduler",
        "ITEM_PIPELINES": {"pipelines.stages.ExtractStage": None},
        "SOYTE_BACKOFF": [2],  # a lost connection to robots.txt is tried once more; nothing else is asked for twice
    }
    settings = settings_for(delay, {**own, **(overrides or {})})
    for source, _ in tasks:
        require_contact(source, settings.get("SOYTE_CONTACT"))
    failures: list[BaseException] = []

    def note(failure: Failure) -> None:
        failures.append(failure.value or SoyteError("the probe could not start"))

    def guarded(task: Task) -> Task:
        async def caught(site: Site) -> None:
            try:
                await task(site)
            except Exception as error:
                failures.append(error)

        return caught

    process = CrawlerProcess(settings)
    for source, task in tasks:
        done = process.crawl(ProbeSpider, source=source, task=guarded(task), odd_hosts=odd_hosts)
        done.addErrback(note)
    process.start()
    if failures:
        raise failures[0]
