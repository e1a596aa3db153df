"""What an answer means for the queue: page, redirect, "there is none", "not for you", or try again later."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import origins, turn_key, why_not
from crawler.barren import Barren
from crawler.challenge import Challenged
from crawler.downloads import TEMPORARY, retry_after
from crawler.empty_pages import NEEDS_BROWSER, needs_browser, says_not_found
from crawler.encoding import PAGE_LIMIT, BodyError, TooLarge
from crawler.errors import SoyteError
from crawler.faults import words
from crawler.forms import Ask, FormWalk, WalkCut
from crawler.frontier import Frontier
from crawler.rows import Form, Found, Kind, Row, Visit
from crawler.session import Session
from crawler.turns import LONGEST_WAIT, HostHeld, turns
from pipelines.urls import absolute

if TYPE_CHECKING:
    from crawler.items import Source

logger = logging.getLogger(__name__)

#: Flag of a response whose bytes are those that the archive has of its page already.
UNCHANGED = "unchanged"

#: Answers that keep the page from us. It is not gone.
_REFUSED = frozenset([401, 402, 403, 407, 451])

#: Redirects that are followed one after another: some sites invent a new address for every visit.
_HOPS = 10


class NotForUs(Exception):
    """robots.txt keeps this page from us."""


class RobotsSilent(Exception):
    """robots.txt could not be read: until it can, nothing is allowed (RFC 9309)."""


class NotDurable(Exception):
    """The archive could not be written (disk full?): the run must stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What a spider read from a page: the addresses it names, and what it is itself when that differs from its row."""

    links: Sequence[Found] = ()
    kind: Kind | None = None
    number: int = 0
    dated: str | None = None  # the day the page is of, where that was asked for
    form: Form | None = None  # asks for the list's next page, where that has no address


class Discover(Protocol):
    def __call__(self, row: Row, response: Response) -> Discovery: ...


class Visits:
    """Writes down how each request of one source ended. Nothing is done before it is in the database."""

    def __init__(
        self,
        session: Session,
        source: Source,
        frontier: Frontier,
        discover: Discover,
        backoff: Sequence[float],
        ask: Ask,
    ) -> None:
        self.tally = session.tally(source.key)
        self._session = session
        self._source = source
        self._frontier = frontier
        self._discover = discover
        self._backoff = backoff
        self._ask = ask
        self._forms = FormWalk(session, source.key, frontier, self._ask_politely)
        self._alive: set[str] = set()  # hosts that gave a page
        self._left: set[str] = set()  # hosts that this run leaves alone
        self._hops: dict[str, int] = {}  # by address: redirects that led to it
        self._barren = Barren()
        self._unsolved: dict[int, str] = {}  # by row: what went wrong and may yet go well
        self._stopped = False

    @property
    def given_up(self) -> bool:
        """Whether this run asks for nothing more: the archive cannot be written."""
        return self._stopped

    def waits(self, row: Row) -> bool:
        """Whether a row's host is on a pause: then all of this source's rows there are put off to its end."""
        host = turn_key(row.url)
        seconds = turns.held(host)
        if seconds:
            self._put_off(origins(row.url), seconds)
        return seconds > 0

    async def answered(self, response: Response) -> None:
        """A response arrived and, unless it was a temporary error, is archived."""
        row: Row = response.meta["row"]
        status = response.status
        if status in TEMPORARY:
            wait = retry_after(response.headers.get("Retry-After"))
            await self._failed(row, f"HTTP {status}", status=status, at_least=wait)
            return
        self._unsolved.pop(row.id, None)
        if status not in _REFUSED:
            turns.answered(turn_key(row.url), response.meta.get("turn"))
        same = status == 304 or UNCHANGED in response.flags
        self.tally.unchanged += same
        self.tally.fetched += not same
        if status == 304 and (response.request is None or _is_conditional(response.request)):
            await self._unmodified(row, response)
        elif 300 <= status < 400 and status != 304:
            await self._redirected(row, response)
        elif status in _REFUSED:
            await self._refused(row, status, f"HTTP {status}: the site keeps it from us")
        elif 200 <= status < 300:
            await self._page(row, response)
        else:
            if row.kind == "home":
                self.tally.trouble(f"{row.url}: HTTP {status}")
            await self._write_done(row, Visit(status=status, message=f"HTTP {status}"))
        if self._session.progress is not None:
            self._session.progress.step(self._source.key, self.tally.fetched, None, f"{self.tally.new} new")

    async def broke(self, failure: Failure) -> None:
        """No response, or one that could not be taken."""
        row: Row = failure.request.meta["row"]  # type: ignore[attr-defined]
        error: BaseException = failure.value  # type: ignore[assignment]  # never None in an errback
        if isinstance(error, (NotForUs, IgnoreRequest)):
            await self._blocked(row, None, str(error))
        elif isinstance(error, Challenged):
            await self._refused(row, 200, str(error))
        elif isinstance(error, HostHeld):
            await self._come_back(row, turns.held(turn_key(row.url)))
        elif isinstance(error, NotDurable):
            self._stop()
            self.tally.trouble(str(error))
            await self._failed(row, str(error), status=None)
        elif isinstance(error, (TooLarge, DownloadCancelledError)):
            limit = failure.request.meta.get("download_maxsize", PAGE_LIMIT) >> 20  # type: ignore[attr-defined]
            message = str(error) if isinstance(error, TooLarge) else f"larger than {limit} MB"
            self.tally.failed += 1
            self.tally.trouble(f"{row.url}: {message}: left out")
            await self._write_failed(row, f"{message}: left out", status=None, retry_in=None)
        elif isinstance(error, RobotsSilent):
            self.tally.failed += 1
            self.tally.trouble(str(error))
            self._leave(turn_key(row.url))
            self._put_off([absolute(row.url, "/") or row.url], LONGEST_WAIT)
            await self._write_failed(row, str(error), status=None, retry_in=timedelta(seconds=LONGEST_WAIT))
        else:
            if isinstance(error, BodyError):  # the connection knew nothing of it
                turns.failed(turn_key(row.url), str(error), self._backoff)
            await self._failed(row, words(error), status=None)

    def close(self) -> None:
        """The run is over: what went wrong and was not mended by another try is trouble."""
        for message in self._unsolved.values():
            self.tally.trouble(message)

    async def _page(self, row: Row, response: Response) -> None:
        try:
            found = self._discover(row, response)
        except SoyteError:
            raise
        except Exception as error:
            logger.exception("%s: links could not be read", row.url)
            self.tally.failed += 1
            self.tally.trouble(f"{row.url}: its links could not be read ({type(error).__name__}: {error})")
            await self._write_failed(row, f"discovery: {error!r}", status=response.status, retry_in=None)
            return
        kind = found.kind or row.kind
        if kind in ("home", "listing") and not found.links and needs_browser(response.body):
            await self._write_done(row, Visit(status=response.status, message=NEEDS_BROWSER))
            self.tally.trouble(f"{row.url}: {NEEDS_BROWSER}")
            return
        self.tally.worked = True
        self._alive.add(turn_key(row.url))
        self._reckon()
        if kind == "article" and says_not_found(response.body):
            await self._write_done(row, Visit(status=response.status, message="says that there is no such page"))
            return
        if kind == "article":
            self.tally.articles += 1
            self.tally.new += row.fetched_at is None
        visit = Visit(
            status=response.status,
            kind=found.kind,
            number=found.number,
            links=self._barren.followed(row, found.links),
            dated=found.dated,
            unchanged=UNCHANGED in response.flags,
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
        )
        await self._write_done(row, await self._walked(row, response, found, visit))

    async def _unmodified(self, row: Row, response: Response) -> None:
        self.tally.worked = True
        self._alive.add(turn_key(row.url))
        self._reckon()
        etag, last_modified = _header(response, "ETag"), _header(response, "Last-Modified")
        await asyncio.wrap_future(
            self._session.recorder.write(lambda db: self._frontier.unmodified(db, row, etag, last_modified))
        )

    async def _walked(self, row: Row, response: Response, found: Discovery, visit: Visit) -> Visit:
        """The visit of a page, after the pages behind it that have no address of their own."""
        if found.form is None:
            return visit
        try:
            cut = await self._forms.follow(row, response, found, visit, lambda answer: self._discover(row, answer))
        except NotDurable as error:
            self._stop()
            cut = str(error)
        if cut is None:
            return visit
        # Without its validators: a list whose end was not reached is not to be answered "not modified".
        return replace(visit, cut=True, message=cut, etag=None, last_modified=None)

    async def _ask_politely(self, request: Request) -> Response:
        """
        Raises:
            WalkCut: the host asks for a longer pause than a walk waits for.
        """
        try:
            return await self._ask(request)
        except HostHeld as error:
            raise WalkCut(str(error)) from error

    async def _redirected(self, row: Row, response: Response) -> None:
        """The row is answered; where it leads becomes a row of its own, with its own place in its host's queue."""
        target = absolute(response.url, _header(response, "Location") or "")
        reason = "redirect without an address" if target is None else why_not(target, self._source)
        hops = self._hops.pop(row.url, 0) + 1
        if target is None or reason is not None or target == row.url or hops > _HOPS:
            reason = reason or ("redirects to itself" if target == row.url else f"redirects more than {_HOPS} times")
            self.tally.failed += 1
            self.tally.trouble(f"{row.url}: {reason}")
            await self._write_done(row, Visit(status=response.status, message=reason))
            return
        self._hops[target] = hops
        link = Found(url=target, kind=row.kind)
        await self._write_done(row, Visit(status=response.status, links=(link,), message=f"redirects to {target}"))

    async def _refused(self, row: Row, status: int, message: str) -> None:
        """The site answers, and not with the page. Where it says so of page after page, it is left alone."""
        host = turn_key(row.url)
        if row.kind != "file":
            turns.failed(host, message, self._backoff)
        if turns.given_up(host):
            self._leave(host)
            self.tally.trouble(f"{row.url}: {message}")
        await self._blocked(row, status, message)

    async def _blocked(self, row: Row, status: int | None, message: str) -> None:
        self.tally.blocked += 1
        if row.kind == "home":
            self.tally.trouble(f"{row.url}: {message}; what can be done: docs/operations.md, Odd sites")
        await self._write_done(row, Visit(status=status, state="blocked", message=message))

    async def _failed(self, row: Row, message: str, *, status: int | None, at_least: float | None = None) -> None:
        self.tally.failed += 1
        self._unsolved[row.id] = f"{row.url}: {message}"
        host = turn_key(row.url)
        if turns.given_up(host):
            self._leave(host)
        wait: timedelta | None = None
        if row.failures < len(self._backoff):
            wait = timedelta(seconds=max(self._backoff[row.failures], at_least or 0.0))
        await self._write_failed(row, message, status=status, retry_in=wait)

    def _stop(self) -> None:
        self._stopped = self.tally.gave_up = True

    def _leave(self, host: str) -> None:
        """This run leaves a host alone. The source has failed when no other host of it gave a page."""
        self._left.add(host)
        self._reckon()

    def _reckon(self) -> None:
        self.tally.gave_up = self._stopped or (bool(self._left) and not self._alive - self._left)

    def _put_off(self, beginnings: Sequence[str], seconds: float) -> None:
        """Leave the queued addresses that begin so until then."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        self._session.recorder.write(lambda db: self._frontier.put_off(db, beginnings, until))

    async def _come_back(self, row: Row, seconds: float) -> None:
        """The row was not asked for: its host is on a pause."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        await asyncio.wrap_future(self._session.recorder.write(lambda db: self._frontier.come_back(db, row, until)))
        self._put_off(origins(row.url), seconds)

    async def _write_done(self, row: Row, visit: Visit) -> None:
        await asyncio.wrap_future(self._session.recorder.write(lambda db: self._frontier.done(db, row, visit)))

    async def _write_failed(self, row: Row, message: str, *, status: int | None, retry_in: timedelta | None) -> None:
        await asyncio.wrap_future(
            self._session.recorder.write(
                lambda db: self._frontier.failed(db, row, message, status=status, retry_in=retry_in)
            )
        )


def _is_conditional(request: Request) -> bool:
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    if value is None:
        return None
    try:
        return str(value.decode("utf-8"))
    except UnicodeDecodeError:
        return str(value.decode("latin-1"))
