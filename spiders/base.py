"""The base of every source: a class that names who publishes, where, and on which CMS, and nothing else.

A source file is a few lines of fact; discovery is its family's, and everything else (queue, archive, conduct) is the
crawler's. A definition with something missing is refused when its module is imported.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from sqlite_utils import Database
from twisted.python.failure import Failure

from crawler.addresses import is_private, require_contact
from crawler.budget import Budget, day_of
from crawler.database import ensure_source, load_source
from crawler.finish import conclude, say
from crawler.frontier import Frontier
from crawler.home import Home
from crawler.items import Article, Context, Page, Source
from crawler.periods import period
from crawler.rows import Found, Row
from crawler.session import Session, current, is_open, open_session
from crawler.visits import Discovery, Visits
from pipelines.article import examine
from pipelines.layouts import Layout, by_key, detect, identity, is_article_address
from pipelines.urls import absolute, canonical, host_key
from spiders.days import days_of_feed, days_of_links
from spiders.definition import complete, department, home_at, incomplete
from spiders.document import Document
from spiders.families.registry import FAMILIES, GENERIC
from spiders.family import Family
from spiders.hosts import Host

__all__ = ["Host", "SourceSpider", "department", "incomplete"]

logger = logging.getLogger(__name__)

#: Pages looked at for a fingerprint before a source without one stays with the generic family.
_LOOKS = 8


class SourceSpider(scrapy.Spider):
    """Subclasses set ``source``. Abstract ones, whose source comes with the run, say ``adhoc=True``.

    With ``known_hosts``, the source's own hosts and home are those of them that are trusted; where none is, the class
    is a definition that is listed and probed, and no spider: it has no name.
    """

    source: ClassVar[Source]
    known_hosts: ClassVar[tuple[Host, ...] | None] = None
    #: The family that what is known of the site speaks for, until a page's fingerprint decides.
    cms: ClassVar[str | None] = None
    adhoc: ClassVar[bool] = False

    def __init_subclass__(cls, adhoc: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.adhoc = adhoc
        if adhoc:
            return
        source = cls.__dict__.get("source")
        if not isinstance(source, Source):
            raise TypeError(f"{cls.__module__}.{cls.__name__}: no source; write source = Source(key=…, name=…, …)")
        known = cls.__dict__.get("known_hosts")
        if known is not None:
            cls.source = complete(source, known)
        problems = incomplete(cls.source, known)
        if problems:
            raise TypeError(f"{cls.__module__}.{cls.__name__}: {'; '.join(problems)}")
        if cls.source.hosts:
            cls.name = cls.source.key

    def __init__(self, *args: Any, url: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.start_address = url
        self.family: Family | None = None
        if self.source.family:
            self._use(FAMILIES[self.source.family])
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
                since=day_of(settings["SOYTE_SINCE"]) if settings.get("SOYTE_SINCE") else None,
                budget=Budget(
                    requests=settings.getint("SOYTE_REQUESTS") or None,
                    per_host=settings.getint("SOYTE_REQUESTS_PER_HOST") or None,
                    minutes=settings.getfloat("SOYTE_MINUTES") or None,
                ),
            )
            crawler.signals.connect(lambda: _end(session), signal=signals.spider_closed, weak=False)
        spider.session = current()
        spider.frontier = Frontier(spider.source.key, spider.session.since)
        backoff = [float(seconds) for seconds in settings.getlist("SOYTE_BACKOFF")]
        spider.visits = Visits(spider.session, spider.source, spider.frontier, spider.discover, backoff, spider.ask)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the scheduler hands out the frontier's rows."""
        return
        yield

    def open_frontier(self, db: Database) -> None:
        """In the writer's transaction: this source's row and its entry pages."""
        ensure_source(db, self.source, type(self).__module__ if not self.adhoc else None)
        known = load_source(db, self.source.key).family
        if self.family is None and known in FAMILIES:
            self._use(FAMILIES[known])
        self.frontier.open(db, self.starts())

    def starts(self) -> list[Found]:
        """The home of every host, the sitemap where everyone has it, and the address that the run was given."""
        homes = [canonical(self.source.home or "")]
        if self.known_hosts:  # an old and a new host of one department: either may be the one that still answers
            homes += [home_at(host) for host in self.source.hosts if host != host_key(homes[0])]
        found = [Found(url=home, kind="home") for home in homes]
        maps = [absolute(home, "/sitemap.xml") for home in homes]
        found += [Found(url=sitemap, kind="sitemap") for sitemap in maps if sitemap]
        if self.start_address and canonical(self.start_address) not in homes:
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

    async def ask(self, request: scrapy.Request) -> Response:
        """Fetch a page that is no row of its own, in its host's turn and through everything that others pass."""
        engine: Any = self.crawler.engine
        answer: Response = await engine.download_async(request)
        return answer

    async def settle(self) -> None:
        """The crawl of this source is over: give back what it did not come to, and say how it went."""
        self.visits.close()
        await asyncio.wrap_future(self.session.recorder.write(self.frontier.release))
        sql = "select count(*) from pages where source = ? and state = 'queued'"
        (self.visits.tally.queued,) = self.session.reader.conn.execute(sql, [self.source.key]).fetchone()
        say(self.session, self.source.key)

    def discover(self, row: Row, response: Response) -> Discovery:
        """What the page names, by the rules of its family."""
        content_type = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
        document = Document(row.url, response.body, content_type)
        if row.kind not in ("feed", "sitemap", "file") and not _is_html(content_type, response.body):
            if self.family is None or not self.family.reads(document):
                return Discovery(kind="file" if row.kind == "article" else None)
            return self.family.discover(row.kind, document, self.source)
        if row.kind in ("home", "listing", "article"):
            self._recognise(document, response)
        family = self.family or FAMILIES.get(self.cms or "", GENERIC)
        found = family.discover(row.kind, document, self.source, response.meta.get("page", 1))
        if self.session.since is not None:
            found = self._dated(found, row, document)
        layout = by_key(family.key)
        if layout is None:
            return found
        return replace(found, links=tuple(_identified(link, layout) for link in found.links))

    def _dated(self, found: Discovery, row: Row, document: Document) -> Discovery:
        """With the days that the page tells, of the articles it names and of itself."""
        if (found.kind or row.kind) == "article":
            page = Page(
                url=row.url, body=document.body, content_type=document.content_type, fetched_at=datetime.now(UTC)
            )
            article = examine(page, self.source, Context.empty(self.source.key), mentions=False)
            dating = article.published if isinstance(article, Article) else None
            days = period(dating.value) if dating is not None else None
            return replace(found, dated=days.last if days is not None else None)
        if row.kind == "sitemap":
            return found
        told = days_of_feed(document.body, row.url) if row.kind == "feed" else days_of_links(document)
        links = (replace(link, dated=told.get(link.url)) if link.kind == "article" else link for link in found.links)
        return replace(found, links=tuple(links))

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
        self._use(found)
        self.session.recorder.write(lambda db: _set_family(db, self.source.key, found.key))

    def _use(self, family: Family) -> None:
        """Be of a family: its vendor's file hosts become this source's, unless that would lead from loopback abroad."""
        self.family = family
        if not any(is_private(host) for host in self.source.hosts):
            hosts = dict.fromkeys((*self.source.asset_hosts, *family.asset_hosts))
            self.source = replace(self.source, asset_hosts=tuple(hosts))  # type: ignore[misc]

    def _finished(self, row: Row) -> None:
        scheduler: Any = self.crawler.engine.scheduler
        if scheduler is not None:
            scheduler.finished(row)


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
    layout = by_key(family)
    if layout is None:
        return
    # A sitemap that came before the first page named its articles by their addresses only.
    sql = "select id, url from pages where source = ? and kind = 'article' and identity is null"
    for page, url in db.conn.execute(sql, [source]).fetchall():
        if is_article_address(layout, url):
            db.conn.execute("update pages set identity = ? where id = ?", [identity(layout, url), page])
