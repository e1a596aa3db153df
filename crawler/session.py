"""What the spiders of one run share: the archive, its lock, the writer, and the counts for the summary."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from crawler import runs
from crawler.budget import Budget
from crawler.database import connect
from crawler.home import Home
from crawler.odd_hosts import OddHosts, read
from crawler.recorder import Recorder

if TYPE_CHECKING:
    from crawler.progress import Progress


@dataclass(slots=True, kw_only=True)
class Tally:
    """How one source fared: what the summary and the table run_sources say."""

    source: str
    requested: int = 0  # requests that went out, robots.txt included
    fetched: int = 0  # pages answered and archived
    unchanged: int = 0  # pages that are as they were: nothing to archive
    articles: int = 0  # articles among the fetched
    new: int = 0  # articles never fetched before
    failed: int = 0  # requests that came to nothing this time
    blocked: int = 0  # pages that robots.txt or the site keep from us
    queued: int = 0  # still to fetch when the run ended
    worked: bool = False  # at least one page came
    gave_up: bool = False  # the site failed so often that the run left it
    message: str | None = None  # the first thing that went wrong

    def trouble(self, message: str) -> None:
        self.message = self.message or message


@dataclass(slots=True, kw_only=True)
class Session:
    """Opened once per process and run; spiders find it through :func:`current`."""

    home: Home
    run: int
    recorder: Recorder
    reader: Database  # for the reactor thread; it only reads, so it never waits for a writer
    limit: int | None = None  # articles per source
    since: str | None = None  # nothing that is known to be older than this day
    budget: Budget = field(default_factory=Budget)
    progress: Progress | None = None
    odd_hosts: OddHosts = field(default_factory=OddHosts)
    waiting: set[str] = field(default_factory=set)  # sources whose spiders are still to finish
    tallies: dict[str, Tally] = field(default_factory=dict)
    extracted: Any = None  # crawler.extract.ExtractSummary, once the last spider closed
    extract: bool = True
    interrupted: bool = False  # stopped by a signal
    problem: Exception | None = None  # why the extraction did not run
    _resources: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def tally(self, source: str) -> Tally:
        return self.tallies.setdefault(source, Tally(source=source))

    def close(self) -> None:
        """Finish all writing and give the lock back. The raw archive stays readable."""
        global _current
        if _current is self:
            _current = None
        self._resources.close()


_current: Session | None = None


def current() -> Session:
    if _current is None:
        raise RuntimeError("no crawl session is open")
    return _current


def is_open() -> bool:
    return _current is not None


def open_session(
    home: Home,
    *,
    arguments: list[str],
    sources: set[str],
    limit: int | None = None,
    since: str | None = None,
    budget: Budget | None = None,
    extract: bool = True,
    progress: Progress | None = None,
) -> Session:
    """Lock the archive, note the run, start the writer.

    Raises:
        Locked: another crawl or import runs on this home.
        SoyteError: the home cannot be used, or its hosts.csv makes no sense.
    """
    global _current
    with contextlib.ExitStack() as resources:
        home.open()
        odd_hosts = read(home.hosts_file)
        resources.enter_context(home.lock("crawl"))
        reader = connect(home.database)
        resources.callback(reader.close)
        run = runs.start(reader, "crawl", arguments)
        recorder = resources.enter_context(Recorder(home, run))
        _current = Session(
            home=home,
            run=run,
            recorder=recorder,
            reader=reader,
            limit=limit,
            since=since,
            budget=replace(budget or Budget(), news=set(sources)),
            progress=progress,
            odd_hosts=odd_hosts,
            waiting=set(sources),
            extract=extract,
        )
        _current._resources = resources.pop_all()
        return _current
