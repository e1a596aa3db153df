"""Whose turn it is: one queue per host over everything this process fetches, whichever spider asks and for what.

Scrapy keeps a delay per spider, so two sources on one host would ask twice as often as one. Here a request starts
only when its host's turn has come: pages, robots.txt, forms, retries and redirects alike, by http and by https, with
and without ``www.``. A host that asks for a pause, or fails again and again, gets one.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

#: No host makes us wait longer than this, in seconds, whatever its Retry-After says.
LONGEST_WAIT = 3600.0

#: Seconds that a request waits for a host on pause; a longer pause sends it back to the queue.
PATIENCE = 60.0

#: No host slows us down further than this many seconds between requests: a larger Crawl-delay is a mistake.
SLOWEST = 60.0

#: Failures in a row after which a host is left alone for a while, and how often before the run gives it up. After a
#: pause one failure is enough.
_STREAK, _PAUSES = 5, 3


class HostHeld(Exception):
    """The host is on a pause that is not worth waiting for; the message says why it is."""


class Turn:
    """One request's place in its host's queue."""

    __slots__ = ("answered", "at")

    def __init__(self) -> None:
        self.at = 0.0  # when its answer began
        self.answered = asyncio.Event()

    def heard(self) -> None:
        """The answer has begun, or will never come: the next one's delay counts from here."""
        if not self.answered.is_set():
            self.at = monotonic()
            self.answered.set()


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore | None = None
    queue: asyncio.Lock = field(default_factory=asyncio.Lock)
    last: Turn | None = None
    delay: float = 0.0  # what the host itself asks for
    held_until: float = 0.0
    why: str = ""
    failed_at: float = 0.0  # when a request last came to nothing
    refusals: int = 0  # 429 and 503 since it last answered
    streak: int = 0
    pauses: int = 0


class Turns:
    """All hosts of one process. Keys are as :func:`crawler.addresses.turn_key` gives them."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    @contextlib.asynccontextmanager
    async def turn(self, host: str, *, delay: float, at_once: int) -> AsyncIterator[Turn]:
        """Wait for the host's turn, and hold one of its ``at_once`` places while the request runs.

        Raises:
            HostHeld: the host is on a long pause.
        """
        state = self._host(host)
        if state.places is None:
            state.places = asyncio.Semaphore(at_once)
        async with state.places:
            async with state.queue:  # first come, first served
                await self._free(host, state, delay)
                turn = state.last = Turn()
            try:
                yield turn
            finally:
                turn.heard()

    async def _free(self, host: str, state: _Host, delay: float) -> None:
        """Until the host may be asked again. The delay counts from when its last answer began: so no slow connection
        brings two requests closer together on the server's side, and a server that takes its time is given it. What
        remains of a long answer may still be on its way."""
        while True:
            if self.held(host) > PATIENCE:
                raise HostHeld(state.why)
            gap, last = max(delay, state.delay), state.last
            if gap and last is not None and not last.answered.is_set():
                await last.answered.wait()
                continue
            wait = max(last.at + gap if last is not None else 0.0, state.held_until) - monotonic()
            if wait <= 0:
                return
            await asyncio.sleep(wait)  # and look again: a pause may have come up in the meantime

    def held(self, host: str) -> float:
        """Seconds for which the host is to be left alone."""
        state = self._hosts.get(host)
        return max(0.0, state.held_until - monotonic()) if state is not None else 0.0

    def why(self, host: str) -> str:
        """In words, why the host is or was on pause."""
        state = self._hosts.get(host)
        return state.why if state is not None else ""

    def hold(self, host: str, seconds: float, why: str) -> None:
        """Leave the host alone for a while; a longer pause that is on stays."""
        state = self._host(host)
        until = monotonic() + min(seconds, LONGEST_WAIT)
        if until > state.held_until:
            state.held_until, state.why = until, why

    def slow_down(self, host: str, delay: float) -> None:
        """Leave at least this many seconds between two requests from now on."""
        state = self._host(host)
        state.delay = min(max(state.delay, delay), SLOWEST)

    def pushed_back(self, host: str, why: str, wait: float | None, delay: float, backoff: Sequence[float]) -> None:
        """The host said "too many" or "not now": a pause as long as it asks for, or by how often it said so; and
        twice the delay from now on."""
        state = self._host(host)
        state.failed_at = monotonic()
        if self.held(host):  # one that was under way when the pause began
            self.hold(host, wait or 0.0, why)
            return
        ours = backoff[min(state.refusals, len(backoff) - 1)]
        state.refusals += 1
        self.hold(host, ours if wait is None else max(wait, min(ours, 1.0)), why)
        self.slow_down(host, 2 * max(delay, state.delay))

    def answered(self, host: str, turn: Turn | None = None) -> None:
        """The host gave a page, or said that there is none. Pages are read and kept before that is noted: an answer
        from before the last failure says nothing about what has failed since.
        """
        state = self._host(host)
        if turn is not None and turn.at < state.failed_at:
            return
        state.streak = state.pauses = state.refusals = 0

    def failed(self, host: str, why: str, backoff: Sequence[float]) -> None:
        """A request to the host came to nothing."""
        state = self._host(host)
        state.failed_at = monotonic()
        if self.held(host):
            return  # it was under way when the pause began
        state.streak += 1
        if state.streak >= (1 if state.pauses else _STREAK):
            state.streak = 0
            state.pauses += 1
            self.hold(host, LONGEST_WAIT if self.given_up(host) else backoff[0] * 2**state.pauses, why)

    def given_up(self, host: str) -> bool:
        """Whether it failed so often that this run leaves it alone."""
        state = self._hosts.get(host)
        return state is not None and state.pauses > _PAUSES

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())


#: The one that every spider of this process shares.
turns = Turns()
