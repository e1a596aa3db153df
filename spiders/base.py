"""The base of every source: a class that names who publishes, where, and on which CMS, and nothing else.

A source file is a few lines of fact; discovery is its family's, and everything else (queue, archive, conduct) is the
crawler's. A definition with something missing is refused when its module is imported.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, ClassVar

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from sqlite_utils import Database
from twisted.python.failure import Failure

from crawler.addresses import require_contact
from crawler.database import ensure_source, load_source
from crawler.finish import conclude, say
from crawler.frontier import Frontier
from crawler.home import Home
from crawler.items import Source
from crawler.rows import Found, Row
from crawler.session import Session, current, is_open, open_session
from crawler.visits import Discovery, Visits
from pipelines.layouts import Layout, by_key, detect, identity, is_article_address
from pipelines.urls import absolute, canonical, host_key
from spiders.document import Document
from spiders.families.registry import FAMILIES, GENERIC
from spiders.family import Family

logger = logging.getLogger(__name__)

KINDS = ("department", "cdc", "hospital", "ministry")

#: Pages looked at for a fingerprint before a source without one stays with the generic family.
_LOOKS = 8


class SourceSpider(scrapy.Spider):
    """Subclasses set ``source``. Abstract ones, whose source comes with the run, say ``adhoc=True``."""

    source: ClassVar[Source]
    adhoc: ClassVar[bool] = False

    def __init_subclass__(cls, adhoc: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.adhoc = adhoc
        if adhoc:
            return
        source = cls.__dict__.get("source")
        if not isinstance(source, Source):
            raise TypeError(f"{cls.__module__}.{cls.__name__}: no source; write source = Source(key=…, name=…, …)")
        problems = incomplete(source)
        if problems:
            raise TypeError(f"{cls.__module__}.{cls.__name__}: {'; '.join(problems)}")
        cls.name = source.key

    def __init__(self, *args: Any, url: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.start_address = url
        self.family: Family | None = FAMILIES[self.source.family] if self.source.family else None
        self._looks = 0
        self.session: Session
        self.frontier: Frontier
        self.visits: Visits

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """
        Raises:
            SoyteError: the source is public and no contact address is configured, or the archive cannot be used.
        """
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        require_contact(spider.source, settings.get("SOYTE_CONTACT"))
        if not is_open():  # `scrapy crawl NAME`
            session = open_session(
                Home(settings["SOYTE_HOME"]),
                arguments=[spider.source.key],
                sources={spider.source.key},
                limit=settings.getint("SOYTE_LIMIT") or None,
            )
            crawler.signals.connect(lambda: _end(session), signal=signals.spider_closed, weak=False)
        spider.session = current()
        spider.frontier = Frontier(spider.source.key)
        backoff = [float(seconds) for seconds in settings.getlist("SOYTE_BACKOFF")]
        spider.visits = Visits(spider.session, spider.source, spider.frontier, spider.discover, backoff)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the scheduler hands out the frontier's rows."""
        return
        yield

    def open_frontier(self, db: Database) -> None:
        """In the writer's transaction: this source's row and its entry pages."""
        ensure_source(db, self.source, type(self).__module__ if not self.adhoc else None)
        known = load_source(db, self.source.key).family
        if self.family is None and known:
            self.family = FAMILIES.get(known)
        self.frontier.open(db, self.starts())

    def starts(self) -> list[Found]:
        """Home, the sitemap where everyone has it, and the address that the run was given."""
        home = canonical(self.source.home or "")
        found = [Found(url=home, kind="home")]
        sitemap = absolute(home, "/sitemap.xml")
        if sitemap:
            found.append(Found(url=sitemap, kind="sitemap"))
        if self.start_address and canonical(self.start_address) != home:
            found.append(Found(url=canonical(self.start_address), kind="home"))
        return found

    def name_sitemaps(self, maps: list[Found]) -> None:
        """robots.txt names sitemaps: queue them."""
        wanted = [found for found in maps if host_key(found.url) in self.source.hosts]
        if wanted:
            self.session.recorder.write(lambda db: self.frontier.name(db, wanted))

    async def answered(self, response: Response) -> None:
        row: Row = response.meta["row"]
        try:
            await self.visits.answered(response)
        finally:
            self._finished(row)

    async def broke(self, failure: Failure) -> None:
        row: Row = failure.request.meta["row"]  # type: ignore[attr-defined]
        try:
            await self.visits.broke(failure)
        finally:
            self._finished(row)

    async def settle(self) -> None:
        """The crawl of this source is over: give back what it did not come to, and say how it went."""
        await asyncio.wrap_future(self.session.recorder.write(self.frontier.release))
        sql = "select count(*) from pages where source = ? and state = 'queued'"
        (self.visits.tally.queued,) = self.session.reader.conn.execute(sql, [self.source.key]).fetchone()
        say(self.session, self.source.key)

    def discover(self, row: Row, response: Response) -> Discovery:
        """What the page names, by the rules of its family."""
        content_type = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
        if row.kind not in ("feed", "sitemap", "file") and not _is_html(content_type, response.body):
            return Discovery(kind="file" if row.kind == "article" else None)
        document = Document(row.url, response.body, content_type)
        if row.kind in ("home", "listing", "article"):
            self._recognise(document, response)
        family = self.family or GENERIC
        found = family.discover(row.kind, document, self.source)
        layout = by_key(family.key)
        if layout is None:
            return found
        return replace(found, links=tuple(_identified(link, layout) for link in found.links))

    def _recognise(self, document: Document, response: Response) -> None:
        """The family by fingerprint, from the first page that bears one."""
        if self.family is not None or document.tree is None or self._looks >= _LOOKS:
            return
        self._looks += 1
        headers = {name.decode("latin-1"): values[-1].decode("latin-1") for name, values in response.headers.items()}
        layout = detect(document.tree, document.url, headers)
        found = FAMILIES.get(layout.key) if layout is not None else None
        if found is None or found is GENERIC:
            return
        self.family = found
        self.session.recorder.write(lambda db: _set_family(db, self.source.key, found.key))

    def _finished(self, row: Row) -> None:
        scheduler: Any = self.crawler.engine.scheduler
        if scheduler is not None:
            scheduler.finished(row)


def incomplete(source: Source) -> list[str]:
    """In words, what a source's definition lacks or has wrong; empty when it is complete."""
    problems = []
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", source.key):
        problems.append(f"key {source.key!r} is no slug (lower-case letters, digits, single hyphens)")
    if not source.name.strip():
        problems.append("name is empty")
    if source.kind not in KINDS:
        problems.append(f"kind {source.kind!r} is none of {', '.join(KINDS)}")
    if source.province is None and source.kind != "ministry":
        problems.append("province is missing (a key of data/reference/provinces.csv)")
    if not source.home:
        problems.append("home is missing (the address of the first page)")
    if not source.hosts:
        problems.append("hosts is empty")
    elif source.home and host_key(source.home) not in source.hosts:
        problems.append(f"home is on {host_key(source.home) or 'no host'}, which is not in hosts")
    if source.family is not None and source.family not in FAMILIES:
        problems.append(f"family {source.family!r} is none of {', '.join(FAMILIES)} (None: by fingerprint)")
    return problems


def _end(session: Session) -> None:
    """A session that this spider opened ends with it."""
    conclude(session)
    session.close()
    if session.problem is not None:
        logger.error("%s", session.problem)


def _identified(link: Found, layout: Layout) -> Found:
    """An article's link with what tells it from others, so that it is fetched under one of its addresses only."""
    if link.kind != "article" or not is_article_address(layout, link.url):
        return link
    return replace(link, identity=identity(layout, link.url))


def _is_html(content_type: str, body: bytes) -> bool:
    mime = content_type.partition(";")[0].strip().lower()
    if mime in ("text/html", "application/xhtml+xml", ""):
        return True
    return mime in ("text/plain", "application/xml", "text/xml") and b"<html" in body[:2000].lower()


def _set_family(db: Database, source: str, family: str) -> None:
    db.conn.execute("update sources set family = ? where key = ? and family is null", [family, source])
