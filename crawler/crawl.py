"""Run a crawl: choose the sources, start their spiders in one process, extract what came, sum up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from crawler.addresses import require_contact
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
    delay: float = 1.0,
    limit: int | None = None,
    progress: Progress | None = None,
    extract: bool = True,
    overrides: dict[str, Any] | None = None,
) -> CrawlSummary:
    """Fetch what is new and changed, then extract, resolve and store it.

    Scrapy's reactor cannot be started twice: one crawl per process.

    Args:
        keys: sources by key; everything: all that have a spider; url: a site or page, with or without a source file.
        delay: seconds between the starts of two requests to one host; a longer Crawl-delay in robots.txt wins.
        limit: article pages per source.
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
    chosen = _choose(home, keys, everything=everything, url=url)
    settings = settings_for(delay, overrides or {})
    if settings.get("SOYTE_CHALLENGE") not in ("block", "answer"):
        raise SoyteError(f"SOYTE_CHALLENGE is {settings.get('SOYTE_CHALLENGE')!r}: set it to block or to answer")
    for _, source, _ in chosen:
        require_contact(source, settings.get("SOYTE_CONTACT"))
    arguments = ["--url", url] if url else ["--all"] if everything else list(keys)
    session = open_session(
        home,
        arguments=arguments,
        sources={source.key for _, source, _ in chosen},
        limit=limit,
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
        session.tally(key).trouble(str(failure.value))

    return note


def _choose(
    home: Home, keys: Sequence[str], *, everything: bool, url: str | None
) -> list[tuple[type[SourceSpider], Source, dict[str, Any]]]:
    """The spiders to run, with the source and the arguments of each."""
    from spiders.generic import GenericSpider
    from spiders.registry import definitions, source_for, sources, spider_for

    if url is not None:
        spider = spider_for(url)
        if spider is not None:
            return [(spider, spider.source, {"url": url})]
        source = _known_here(home, host_key(url)) or source_for(url)
        return [(GenericSpider, source, {"url": url, "source": source})]
    known = sources()
    for key in keys:
        if key in definitions() and key not in known:
            where = definitions()[key].source.province
            raise SoyteError(f"{key}: no host of it is known well enough; look for one: soyte probe --province {where}")
        if key not in known:
            raise SoyteError(f"no source {key!r}: soyte sources lists them; any site can be crawled with --url URL")
    wanted = list(known) if everything else list(dict.fromkeys(keys))
    return [(known[key], known[key].source, {}) for key in wanted]


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
