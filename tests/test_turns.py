"""One queue per host, whoever asks: delays, pauses, and when a host is given up."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from time import monotonic

import pytest

from crawler import turns as module
from crawler.addresses import origins, turn_key
from crawler.downloads import retry_after
from crawler.turns import LONGEST_WAIT, SLOWEST, HostHeld, Turn, Turns

BACKOFF = [0.05, 0.1, 600.0]


def test_requests_to_one_host_start_one_delay_apart_and_other_hosts_do_not_wait() -> None:
    turns = Turns()
    started: dict[str, list[float]] = {"a": [], "b": []}

    async def ask(host: str) -> None:
        async with turns.turn(host, delay=0.05, at_once=2):
            started[host].append(monotonic())

    async def everything() -> None:
        await asyncio.gather(*(ask(host) for host in "aabbaabb"))

    begun = monotonic()
    asyncio.run(everything())
    for times in started.values():
        assert len(times) == 4
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.05
    assert monotonic() - begun < 0.35  # side by side: one after the other would be 0.4 at least


def test_a_longer_delay_and_a_pause_reach_those_that_wait_already() -> None:
    turns = Turns()
    started: list[float] = []

    async def ask() -> None:
        async with turns.turn("a", delay=0.01, at_once=8):
            started.append(monotonic())

    async def everything() -> None:
        waiting = [asyncio.create_task(ask()) for _ in range(3)]
        await asyncio.sleep(0.005)
        turns.slow_down("a", 0.06)
        await asyncio.gather(*waiting)
        turns.hold("a", 0.15, "asked to")
        await ask()

    asyncio.run(everything())
    gaps = [later - earlier for earlier, later in pairwise(started)]
    assert min(gaps[:2]) >= 0.06
    assert gaps[2] >= 0.15


def test_no_more_than_so_many_at_once() -> None:
    turns = Turns()
    running, most = 0, 0

    async def ask() -> None:
        nonlocal running, most
        async with turns.turn("a", delay=0.0, at_once=2):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1

    async def everything() -> None:
        await asyncio.gather(*(ask() for _ in range(6)))

    asyncio.run(everything())
    assert most == 2


def test_a_pause_that_is_not_worth_waiting_for_sends_requests_back() -> None:
    turns = Turns()

    async def ask() -> None:
        async with turns.turn("a", delay=0.0, at_once=1):
            raise AssertionError("asked during the pause")

    turns.hold("a", 10**9, "a answered HTTP 503")
    with pytest.raises(HostHeld, match="a answered HTTP 503"):
        asyncio.run(ask())
    assert turns.held("a") <= LONGEST_WAIT  # whatever it asked for
    assert turns.held("b") == 0


def test_crawl_delays_are_kept_up_to_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns()
    monkeypatch.setattr(module, "SLOWEST", 0.05)
    turns.slow_down("a", 86400.0)
    started: list[float] = []

    async def ask() -> None:
        async with turns.turn("a", delay=0.0, at_once=1):
            started.append(monotonic())

    async def everything() -> None:
        await asyncio.gather(ask(), ask())

    asyncio.run(everything())
    assert 0.05 <= started[1] - started[0] < SLOWEST


def test_five_failures_in_a_row_make_a_pause_and_one_more_each_a_longer_one() -> None:
    turns = Turns()
    pauses = []

    def fail() -> bool:
        turns.failed("a", "a failed", BACKOFF)
        pauses.append(round(turns.held("a"), 1))
        return turns.given_up("a")

    def over() -> None:
        turns._hosts["a"].held_until = 0.0

    for _ in range(4):
        assert not fail()
    assert pauses == [0, 0, 0, 0]
    assert not fail()
    assert pauses[-1] == 0.1
    assert not fail()  # under way when the pause began: it says nothing new
    over()
    assert not fail()
    assert pauses[-1] == 0.2
    over()
    assert not fail()
    assert pauses[-1] == 0.4
    over()
    assert fail()
    assert pauses[-1] == LONGEST_WAIT
    assert turns.held("b") == 0


def test_an_answer_ends_the_row_of_failures() -> None:
    turns = Turns()
    for _ in range(3):
        for _ in range(4):
            turns.failed("a", "a failed", BACKOFF)
        turns.answered("a")
    assert turns.held("a") == 0


def test_an_answer_from_before_the_failures_does_not_end_them() -> None:
    turns = Turns()
    early = Turn()
    early.heard()
    for _ in range(4):
        turns.failed("a", "a failed", BACKOFF)
    turns.answered("a", early)
    turns.failed("a", "a failed", BACKOFF)
    assert turns.held("a") > 0


def test_refusals_in_a_row_make_longer_and_longer_pauses() -> None:
    turns = Turns()
    turns.pushed_back("a", "HTTP 429", None, 1.0, BACKOFF)
    assert 0 < turns.held("a") <= 0.05
    turns.pushed_back("a", "HTTP 429", None, 1.0, BACKOFF)  # under way already: the pause is the same
    assert turns.held("a") <= 0.05
    turns.pushed_back("a", "HTTP 429", 2.0, 1.0, BACKOFF)  # but what it asks for counts
    assert 1.9 < turns.held("a") <= 2.0
    for expected in (0.1, 600.0, 600.0):
        turns._hosts["a"].held_until = 0.0
        turns.pushed_back("a", "HTTP 429", None, 1.0, BACKOFF)
        assert turns.held("a") == pytest.approx(expected, abs=0.05)
    assert turns._hosts["a"].delay == 16.0  # twice as slow after each


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"7", 7.0),
        (b" 2.5 ", 2.5),
        (b"0", 0.0),
        (b"99999999999999999999", LONGEST_WAIT),
        (b"Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        (b"Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
        (b"-5", None),
        (b"\xb2", None),
        (b"soon", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after(header: bytes | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_retry_after_as_a_date() -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True).encode()
    wait = retry_after(header)
    assert wait is not None
    assert 85 < wait <= 90


def test_what_shares_a_turn() -> None:
    same = ("http://soyte.a.vn/", "https://soyte.a.vn:443/x", "https://www.soyte.a.vn/y?z=1", "http://SOYTE.a.vn:80")
    assert {turn_key(url) for url in same} == {"soyte.a.vn"}
    assert turn_key("http://127.0.0.1:8101/") != turn_key("http://127.0.0.1:8102/")
    assert turn_key("http://wwwx.a.vn/") == "wwwx.a.vn"
    assert set(origins("https://soyte.a.vn/tin")) == {
        "http://soyte.a.vn/",
        "https://soyte.a.vn/",
        "http://www.soyte.a.vn/",
        "https://www.soyte.a.vn/",
    }
