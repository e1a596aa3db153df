"""What an answer means for the queue: page, redirect, "there is none", "not for you", or try again later."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import why_not
from crawler.encoding import TooLarge
from crawler.errors import SoyteError
from crawler.faults import words
from crawler.forms import Ask, FormWalk, WalkCut
from crawler.frontier import Frontier
from crawler.rows import Form, Found, Kind, Row, Visit
from crawler.session import Session
from pipelines.urls import absolute

if TYPE_CHECKING:
    from crawler.items import Source

logger = logging.getLogger(__name__)

#: Answers that say nothing about the page: it is asked for again, and not archived.
TEMPORARY = frozenset([408, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 526, 527, 530])

#: Answers that keep the page from us. It is not gone.
_REFUSED = frozenset([401, 402, 403, 407, 451])

#: Failures in a row after which a source is left alone for a while, and how often before the run gives it up.
_STREAK, _PAUSES = 5, 3

#: No server makes us wait longer than this, in seconds, whatever its Retry-After says.
_LONGEST_WAIT = 3600.0

#: Seconds that a walk through forms waits for a host that asked for a pause.
_PATIENCE = 60.0

#: A page of a few hundred bytes that sets a cookie by script and loads itself again.
_CHALLENGE = re.compile(rb"document\.cookie\s*=.{0,400}?(?:location|reload)", re.DOTALL | re.IGNORECASE)


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
        self._streak = 0
        self._pauses = 0
        self._hold_until = 0.0

    @property
    def given_up(self) -> bool:
        """Whether this run leaves the source alone from now on."""
        return self.tally.gave_up

    @property
    def holding(self) -> float:
        """Seconds for which the source is to be left alone."""
        return max(0.0, self._hold_until - monotonic())

    async def answered(self, response: Response) -> None:
        """A response arrived and, unless it was a temporary error, is archived."""
        row: Row = response.meta["row"]
        status = response.status
        if status in TEMPORARY:
            wait = retry_after(response.headers.get("Retry-After"))
            if status in (429, 503):
                self._hold(wait if wait is not None else 0.0)
            await self._failed(row, f"HTTP {status}", status=status, at_least=wait)
            return
        self._streak = self._pauses = 0
        self.tally.fetched += 1
        if 300 <= status < 400 and status != 304:
            await self._redirected(row, response)
        elif status in _REFUSED:
            await self._blocked(row, status, f"HTTP {status}")
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
        elif isinstance(error, NotDurable):
            self.tally.gave_up = True
            self.tally.trouble(str(error))
            await self._failed(row, str(error), status=None)
        elif isinstance(error, (TooLarge, DownloadCancelledError)):
            self.tally.failed += 1
            self.tally.trouble(f"{row.url}: {error}")
            await self._write_failed(row, f"too large: {error}", status=None, retry_in=None)
        elif isinstance(error, RobotsSilent):
            self.tally.gave_up = True
            await self._failed(row, str(error), status=None, at_least=_LONGEST_WAIT)
        else:
            await self._failed(row, words(error), status=None)

    async def _page(self, row: Row, response: Response) -> None:
        if row.kind != "file" and len(response.body) < 2000 and _CHALLENGE.search(response.body):
            await self._blocked(row, response.status, "a cookie challenge instead of the page")
            return
        self.tally.worked = True
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
        if (found.kind or row.kind) == "article":
            self.tally.articles += 1
            self.tally.new += row.fetched_at is None
        visit = Visit(
            status=response.status,
            kind=found.kind,
            number=found.number,
            links=found.links,
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
        )
        await self._write_done(row, await self._walked(row, response, found, visit))

    async def _walked(self, row: Row, response: Response, found: Discovery, visit: Visit) -> Visit:
        """The visit of a page, after the pages behind it that have no address of their own."""
        if found.form is None:
            return visit
        try:
            cut = await self._forms.follow(row, response, found, visit, lambda answer: self._discover(row, answer))
        except NotDurable as error:
            self.tally.gave_up = True
            cut = str(error)
        if cut is None:
            return visit
        # Without its validators: a list whose end was not reached is not to be answered "not modified".
        return replace(visit, cut=True, message=cut, etag=None, last_modified=None)

    async def _ask_politely(self, request: Request) -> Response:
        """Fetch outside the queue, which keeps the pauses that a host asks for: so they are kept here.

        Raises:
            WalkCut: the host asked for a longer pause than a walk waits for.
        """
        if self.holding > _PATIENCE:
            raise WalkCut("the host asks for a pause")
        await asyncio.sleep(self.holding)
        answer = await self._ask(request)
        if answer.status in (429, 503):
            self._hold(retry_after(answer.headers.get("Retry-After")) or 0.0)
        return answer

    async def _redirected(self, row: Row, response: Response) -> None:
        """The row is answered; where it leads becomes a row of its own, with its own place in its host's queue."""
        target = absolute(response.url, _header(response, "Location") or "")
        reason = "redirect without an address" if target is None else why_not(target, self._source)
        if target is None or reason is not None or target == row.url:
            reason = reason or "redirects to itself"
            self.tally.failed += 1
            self.tally.trouble(f"{row.url}: {reason}")
            await self._write_done(row, Visit(status=response.status, message=reason))
            return
        link = Found(url=target, kind=row.kind)
        await self._write_done(row, Visit(status=response.status, links=(link,), message=f"redirects to {target}"))

    async def _blocked(self, row: Row, status: int | None, message: str) -> None:
        self.tally.blocked += 1
        if row.kind == "home":
            self.tally.trouble(f"{row.url}: {message}")
        await self._write_done(row, Visit(status=status, state="blocked", message=message))

    async def _failed(self, row: Row, message: str, *, status: int | None, at_least: float | None = None) -> None:
        self.tally.failed += 1
        self.tally.trouble(f"{row.url}: {message}")
        self._streak += 1
        if self._streak >= _STREAK:
            self._streak = 0
            self._pauses += 1
            self.tally.gave_up = self.tally.gave_up or self._pauses > _PAUSES
            self._hold(self._backoff[0] * 2**self._pauses)
        wait: timedelta | None = None
        if row.failures < len(self._backoff):
            wait = timedelta(seconds=max(self._backoff[row.failures], at_least or 0.0))
        await self._write_failed(row, message, status=status, retry_in=wait)

    def _hold(self, seconds: float) -> None:
        self._hold_until = max(self._hold_until, monotonic() + min(seconds, _LONGEST_WAIT))

    async def _write_done(self, row: Row, visit: Visit) -> None:
        await asyncio.wrap_future(self._session.recorder.write(lambda db: self._frontier.done(db, row, visit)))

    async def _write_failed(self, row: Row, message: str, *, status: int | None, retry_in: timedelta | None) -> None:
        await asyncio.wrap_future(
            self._session.recorder.write(
                lambda db: self._frontier.failed(db, row, message, status=status, retry_in=retry_in)
            )
        )


def retry_after(header: bytes | None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date; at most an hour; None without a usable one."""
    if header is None:
        return None
    text = header.decode("latin-1").strip()
    if text.isdigit():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), _LONGEST_WAIT)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    if value is None:
        return None
    try:
        return str(value.decode("utf-8"))
    except UnicodeDecodeError:
        return str(value.decode("latin-1"))
