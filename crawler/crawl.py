"""Run a crawl: choose the sources, start their spiders in one process, extract what came, sum up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from crawler.addresses import require_contact
from crawler.budget import Budget, day_of
from crawler.database import connect, source_at
from crawler.errors import SoyteError
from crawler.finish import CrawlSummary, SourceRow, conclude, extract_now
from crawler.home import Home
from crawler.session import Session, open_session
from pipelines.urls import host_key

if TYPE_CHECKING:
    from scrapy.settings import Settings
    from twisted.python.failure import Failure

    from crawler.items import Source
    from crawler.progress import Progress
    from spiders.base import SourceSpider

__all__ = ["CrawlSummary", "SourceRow", "crawl"]

_started = False


def crawl(
    home: Home,
    *,
    keys: Sequence[str] = (),
    everything: bool = False,
    url: str | None = None,
    urls: Sequence[str] = (),
    delay: float = 1.0,
    limit: int | None = None,
    since: str | None = None,
    requests: int | None = None,
    requests_per_host: int | None = None,
    minutes: float | None = None,
    progress: Progress | None = None,
    extract: bool = True,
    overrides: dict[str, Any] | None = None,
) -> CrawlSummary:
    """Fetch what is new and changed, then extract, resolve and store it.

    Scrapy's reactor cannot be started twice: one crawl per process.

    Args:
        keys: sources by key; everything: all that have a spider; url, urls: sites or pages, with or without a source
            file.
        delay: seconds between the starts of two requests to one host; a longer Crawl-delay in robots.txt wins.
        limit: article pages per source.
        since: a day (2024-05-31, 2024-05, 2024): what is known to be older is not fetched.
        requests, requests_per_host, minutes: the run's budget; news of every source come first, then history.
        extract: False leaves the captures unread (``soyte extract`` reads them).
        overrides: Scrapy settings, for tests and benchmarks.

    Raises:
        Locked: another crawl or import runs on this home.
        SoyteError: unknown source, bad address, no contact address for a public site, unusable home.
    """
    from scrapy.crawler import CrawlerProcess

    global _started
    if _started:
        raise SoyteError("a crawl has run in this process already; start a new process for the next one")
    urls = (*urls, url) if url is not None else tuple(urls)
    chosen = _choose(home, keys, everything=everything, urls=urls)
    settings = settings_for(delay, overrides or {})
    if settings.get("SOYTE_CHALLENGE") not in ("block", "answer"):
        raise SoyteError(f"SOYTE_CHALLENGE is {settings.get('SOYTE_CHALLENGE')!r}: set it to block or to answer")
    for _, source, _ in chosen:
        require_contact(source, settings.get("SOYTE_CONTACT"))
    arguments = ["--all"] if everything else [*keys, *(part for each in urls for part in ("--url", each))]
    session = open_session(
        home,
        arguments=arguments,
        sources={source.key for _, source, _ in chosen},
        limit=limit,
        since=day_of(since) if since is not None else None,
        budget=Budget(requests=requests, per_host=requests_per_host, minutes=minutes),
        extract=extract,
        progress=progress,
    )
    try:
        for _, source, _ in chosen:
            session.tally(source.key)
        _started = True
        process = CrawlerProcess(settings)
        for spider, source, arguments_of_it in chosen:
            done = process.crawl(spider, **arguments_of_it)
            done.addErrback(_note(session, source.key))
        process.start()
        if session.waiting and extract and not session.interrupted:
            extract_now(session)  # a spider that never opened has nobody to close it
        summary = conclude(session)
    finally:
        session.close()
    if session.problem is not None:
        raise session.problem
    return summary


def _note(session: Session, key: str) -> Callable[[Failure], None]:
    """A spider that could not start is a source that failed; the others go on."""

    def note(failure: Failure) -> None:
        session.budget.news.discard(key)
        session.tally(key).trouble(str(failure.value))

    return note


def _choose(
    home: Home, keys: Sequence[str], *, everything: bool, urls: Sequence[str]
) -> list[tuple[type[SourceSpider], Source, dict[str, Any]]]:
    """The spiders to run, with the source and the arguments of each."""
    from spiders.generic import GenericSpider
    from spiders.registry import definitions, source_for, sources, spider_for

    chosen: dict[str, tuple[type[SourceSpider], Source, dict[str, Any]]] = {}
    for url in urls:
        spider = spider_for(url)
        source = spider.source if spider is not None else _known_here(home, host_key(url)) or source_for(url)
        if source.key in chosen:
            raise SoyteError(f"{url}: a second address of {source.key}; crawl them one after the other")
        if spider is not None:
            chosen[source.key] = (spider, source, {"url": url})
        else:
            chosen[source.key] = (GenericSpider, source, {"url": url, "source": source})
    known = sources()
    for key in keys:
        if key in definitions() and key not in known:
            where = definitions()[key].source.province
            raise SoyteError(f"{key}: no host of it is known well enough; look for one: soyte probe --province {where}")
        if key not in known:
            raise SoyteError(f"no source {key!r}: soyte sources lists them; any site can be crawled with --url URL")
    for key in known if everything else keys:
        chosen.setdefault(key, (known[key], known[key].source, {}))
    return list(chosen.values())


def _known_here(home: Home, host: str) -> Source | None:
    """The source that this archive itself has for a host, from an earlier crawl or entered by hand."""
    if not host or not home.database.exists():
        return None
    with contextlib.closing(connect(home.database)) as db:
        return source_at(db, host)


def settings_for(delay: float, overrides: dict[str, Any]) -> Settings:
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("DOWNLOAD_DELAY", delay, priority="cmdline")
    if not delay:
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 8, priority="cmdline")
    for name, value in overrides.items():
        settings.set(name, value, priority="cmdline")
    return settings
