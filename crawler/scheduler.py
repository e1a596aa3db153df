"""Scrapy's scheduler over the frontier table: requests come from rows, and no request lives anywhere else."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

from crawler.captures import stamp
from crawler.choice import Choice
from crawler.encoding import ACCEPT_ENCODING, FILE_LIMIT, PAGE_LIMIT
from crawler.rows import NEWS, Kind, Row
from pipelines.urls import host_key

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.base import SourceSpider

#: Rows read ahead. Few, so that what was just found and is newer comes before what was read earlier.
_AHEAD = 8

#: A run waits for retries that come due within this time, in seconds; later ones are left to the next run.
_PATIENCE = 60


class FrontierScheduler(BaseScheduler):
    """Hands out due rows, best first. Never asked to keep a request: pages name addresses, not requests."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._ahead: deque[Row] = deque()
        self._taken: set[int] = set()
        self._articles_out = 0
        self._spider: SourceSpider
        self._wake: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        return cls(crawler)

    def open(self, spider: Any) -> None:
        """Make the source's row, take over what the last run left, queue the entry pages."""
        self._spider = spider
        spider.session.recorder.write(spider.open_frontier).result()

    def close(self, reason: str) -> None:
        self._spider.session.budget.news.discard(self._spider.source.key)
        if self._wake is not None:
            self._wake.cancel()

    def has_pending_requests(self) -> bool:
        session = self._spider.session
        if self._spider.visits.given_up or session.budget.over:
            return False
        choice = self._choice(waiting=True)
        if any(self._wanted(row, choice) for row in self._ahead):
            return True
        soonest = self._spider.frontier.soonest(session.reader, choice)
        return soonest is not None and soonest <= stamp(datetime.now(UTC) + timedelta(seconds=_PATIENCE))

    def enqueue_request(self, request: Request) -> bool:
        """Refuse: a request that is no row would be lost with the process."""
        return False

    def next_request(self) -> Request | None:
        budget = self._spider.session.budget
        if self._spider.visits.given_up or budget.over:
            return None
        row = self._next_row()
        if row is None:
            if not self._taken:
                budget.news.discard(self._spider.source.key)
            self._wake_in(0.5)
            return None
        self._taken.add(row.id)
        self._articles_out += row.kind == "article"
        budget.spend(host_key(row.url))
        self._spider.session.recorder.write(lambda db: self._spider.frontier.claim(db, [row.id]))
        return self._request(row)

    def finished(self, row: Row) -> None:
        """The row's outcome is in the database: it may be handed out again when it is due."""
        self._taken.discard(row.id)
        self._articles_out -= row.kind == "article"
        self._wake_in(0.0)  # with it came the rows of the pages it leads to

    def _next_row(self) -> Row | None:
        choice = self._choice()
        if choice.since is not None:
            self._ahead.clear()  # what an article just told of its day may have put off rows that were read before
        for _ in range(2):
            while self._ahead:
                row = self._ahead.popleft()
                if self._wanted(row, choice) and not self._spider.visits.waits(row):
                    return None if self._early(row) else row
            frontier, reader = self._spider.frontier, self._spider.session.reader
            self._ahead.extend(frontier.due(reader, _AHEAD, self._taken, choice))
            if not self._ahead:
                return None
        return None

    def _wanted(self, row: Row, choice: Choice) -> bool:
        return row.id not in self._taken and choice.takes(row)

    def _early(self, row: Row) -> bool:
        """Whether a page of a list has to wait: in a run with a day to stop at, the articles of the page before it tell
        whether it is wanted at all."""
        session = self._spider.session
        return (
            session.since is not None and row.kind == "listing" and row.found_on is not None and self._articles_out > 0
        )

    def _choice(self, *, waiting: bool = False) -> Choice:
        """What to take up now; with ``waiting``, what may still be taken up in this run."""
        session = self._spider.session
        kinds: tuple[Kind, ...] = ()
        if session.limit is not None and self._spider.visits.tally.articles + self._articles_out >= session.limit:
            kinds = ("file",)  # once the run has its articles, only their files are fetched
        floor = NEWS if session.budget.news_first and not waiting else None
        return Choice(kinds=kinds, floor=floor, closed=session.budget.closed(), since=session.since)

    def _request(self, row: Row) -> Request:
        meta: dict[str, Any] = {
            "row": row,
            "download_maxsize": FILE_LIMIT if row.kind == "file" else PAGE_LIMIT,
            "handle_httpstatus_all": True,
        }
        return Request(
            row.url,
            callback=self._spider.answered,
            errback=self._spider.broke,
            headers={"Accept-Encoding": ACCEPT_ENCODING},
            meta=meta,
            dont_filter=True,
        )

    def _wake_in(self, seconds: float) -> None:
        """Look again after a while, or when that was agreed if it is sooner: the engine alone looks every 5 seconds."""
        loop = asyncio.get_running_loop()
        at = loop.time() + min(max(seconds, 0.01), 5.0)
        if self._wake is not None:
            if self._wake.when() <= at:
                return
            self._wake.cancel()
        self._wake = loop.call_at(at, self._look_again)

    def _look_again(self) -> None:
        self._wake = None
        slot = self._crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()
