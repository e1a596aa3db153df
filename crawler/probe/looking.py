"""The look at one site: which pages are asked for, in which order, and when enough is known."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.addresses import allowed, is_private
from crawler.items import Context, Source
from crawler.probe.asking import Answer, Site
from crawler.probe.findings import Finding, Listing, Named, Recognised, Robots, Sample, Tls
from crawler.probe.reading import context_of, document_of, encoding_of, recognise, rejected, robots_of, sample_of
from crawler.probe.signs import is_challenge, needs_browser
from crawler.probe.tls import examine
from crawler.probe.verdict import verdict
from crawler.rows import Found
from crawler.visits import Discovery, NotForUs, RobotsSilent
from pipelines.layouts import by_key, identity
from pipelines.text import fold
from pipelines.urls import absolute, canonical, host_key
from spiders.document import Document
from spiders.families.registry import FAMILIES, GENERIC
from spiders.family import Family
from spiders.feeds import read_sitemap

#: Articles shown, articles asked for to have them, lists looked at, articles from which a list is one worth having.
_SAMPLES, _TRIES, _LISTS, _NAMED = 3, 5, 3, 3
_NEWSY = re.compile(r"\btin\b|tin-tuc|tintuc|\bnews\b|su-kien|hoat-dong|hoat dong|thoi su|thoi-su|y-te|y te")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a test of the source needs: a list, its articles, and what all the pages taught."""

    source: Source
    context: Context
    listing: Answer | None
    articles: tuple[Answer, ...]


@dataclass
class Look:
    """Everything seen so far of one site. ``schemes``: tried in this order for the first page."""

    site: Site
    url: str
    schemes: tuple[str, ...] = ("https",)
    hosts: tuple[str, ...] = ()
    listed_as: str | None = None  # the source that a file lists this host for
    tls: Tls | None = None
    home: Answer | None = None
    pages: list[Answer] = field(default_factory=list)  # good pages: home, lists, articles
    articles: list[Answer] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    listing: Answer | None = None  # the list that names articles
    feeds: list[Named] = field(default_factory=list)
    sitemaps: list[Named] = field(default_factory=list)
    found: Discovery = field(default_factory=Discovery)
    recognised: Recognised | None = None
    named: dict[str, str] = field(default_factory=dict)  # articles in the order to try them: identity → address
    links: list[Found] = field(default_factory=list)  # what all pages so far named
    taken: set[str] = field(default_factory=set)

    async def run(self) -> Finding:
        home = await self._first_page()
        if home.is_page and not self._unreadable(home):
            self.pages.append(home)
            self._recognise()
            await self._look_around(home)
        return self._finding(home)

    # -- the first page

    async def _first_page(self) -> Answer:
        """By the scheme that was asked for, else by the one that answers; through what only sends one on."""
        answer = Answer(url=self.url, at=self.url)
        for scheme in self.schemes:
            url = canonical(urlsplit(self.url)._replace(scheme=scheme).geturl())
            answer = await self.site.ask(url, "home")
            if answer.status is not None or isinstance(answer.error, (NotForUs, RobotsSilent)):
                break
            if scheme == "https":
                self.tls = await asyncio.to_thread(examine, host_key(url))
                if self.tls.kind == "other":
                    self.tls = None  # no answer at all: that is said already
        if answer.at.startswith("https:") and answer.status is not None:
            excused = ", ".join(sorted(self.site.excused))
            self.tls = Tls(
                verified=not excused, problem=f"not looked at as to: {excused} (excused)" if excused else None
            )
        elif self.tls is None and answer.status is not None:
            self.tls = Tls(verified=None)
        self.home = answer
        if answer.is_page and not is_challenge(answer.body):
            for onward in document_of(answer).onward[:1]:
                if allowed(onward, self.site.source):
                    framed = await self.site.ask(onward, "home")
                    if framed.is_page:
                        self.pages.append(answer)
                        self.home = answer = framed
        return answer

    def _unreadable(self, home: Answer) -> bool:
        return is_challenge(home.body) or self._needs_browser(home)

    def _needs_browser(self, home: Answer) -> bool:
        document = document_of(home)
        return needs_browser(document) and not GENERIC.discover("home", document, self.site.source).links

    def _recognise(self) -> None:
        if self.recognised is None or self.recognised.family is None:
            self.recognised = recognise(self.pages)

    @property
    def family(self) -> Family:
        return FAMILIES[self.recognised.family] if self.recognised and self.recognised.family else GENERIC

    # -- what it leads to

    async def _look_around(self, home: Answer) -> None:
        self.found = self._discover("home", home)
        await self._sitemap(home)
        await self._listings(home)
        await self._feed()
        self._recognise()
        for address in list(self.named.values()):
            if len(self.articles) >= _TRIES or self.site.left <= 0 or self._enough():
                break
            answer = await self.site.ask(address, "article")
            if answer.error is None:
                self.articles.append(answer)
                self.pages += [answer] if answer.is_page else []
                self._recognise()

    def _enough(self) -> bool:
        if len(self.articles) < _SAMPLES:
            return False
        return sum(sample.problem is None for sample in self._samples()) >= _SAMPLES

    def _discover(self, kind: str, answer: Answer, page: int = 1) -> Discovery:
        document = document_of(answer)
        found = self.family.discover(kind, document, self.site.source, page)  # type: ignore[arg-type]
        self.links += [link for link in found.links if link.url not in self.taken]
        self.taken |= {link.url for link in found.links} | {canonical(answer.at)}
        if found.kind != "article":
            for link in found.links:
                if link.kind == "article":
                    self.named.setdefault(self._identity(link.url), link.url)
        return found

    def _identity(self, url: str) -> str:
        layout = by_key(self.family.key)
        return identity(layout, url) if layout is not None else canonical(url)

    async def _sitemap(self, home: Answer) -> None:
        """The one that everyone has, or those that robots.txt names; of an index, its first news."""
        named = [url for url in self._robots(home).sitemaps if allowed(url, self.site.source)]
        url = next(iter(named), None) or absolute(home.at, "/sitemap.xml")
        for _ in range(2):
            if url is None:
                return
            answer = await self.site.ask(url, "sitemap")
            if not answer.is_page:
                self.sitemaps.append(Named(url=answer.url, articles=0, problem=answer.problem))
                return
            read = read_sitemap(answer.body, answer.at)
            found = self.family.discover("sitemap", document_of(answer), self.site.source)
            articles = [link for link in found.links if link.kind == "article"]
            for link in sorted(articles, key=lambda link: -(link.priority or 0))[:_TRIES]:
                self.named.setdefault(self._identity(link.url), link.url)
            nothing = None if read.pages or read.maps else "no sitemap in it"
            self.sitemaps.append(Named(url=answer.url, articles=len(articles), problem=nothing))
            further = [link.url for link in found.links if link.kind == "sitemap"]
            url = next((one for one in further if "post" in one or "news" in one), next(iter(further), None))

    async def _feed(self) -> None:
        feeds = [link for link in self.links if link.kind == "feed"]
        for link in feeds[:1]:
            answer = await self.site.ask(link.url, "feed")
            if not answer.is_page:
                self.feeds.append(Named(url=link.url, articles=0, problem=answer.problem))
                continue
            before = dict(self.named)
            found = self._discover("feed", answer)
            articles = [one for one in found.links if one.kind == "article"]
            # What a feed names is newest: before what the home page happens to show.
            self.named = {**{self._identity(one.url): one.url for one in articles}, **before}
            self.feeds.append(
                Named(url=link.url, articles=len(articles), problem=None if articles else "no entry of this site in it")
            )
        self.feeds += [Named(url=link.url, articles=0, problem="not asked") for link in feeds[1:]]

    async def _listings(self, home: Answer) -> None:
        """Lists that the home page names, likeliest first, until one names articles and goes on; and how it does."""
        texts = {anchor.url: fold(anchor.text) for anchor in document_of(home).anchors}
        candidates = [link for link in self.found.links if link.kind == "listing" and link.listing is None]
        candidates.sort(key=lambda link: not _NEWSY.search(f"{texts.get(link.url, '')} {urlsplit(link.url).path}"))
        for link in candidates[:_LISTS]:
            answer = await self.site.ask(link.url, "listing")
            if not answer.is_page:
                continue
            self.pages.append(answer)
            self._recognise()
            if await self._listing(answer):
                return
        if not self.lists:
            await self._listing(home, kind="home")

    async def _listing(self, answer: Answer, kind: str = "listing") -> bool:
        before = dict(self.named)
        found = self._discover(kind, answer)
        if found.kind == "article":
            return False
        articles = [one for one in found.links if one.kind == "article"]
        onward = sorted(
            (one for one in found.links if one.listing is not None and one.number > found.number),
            key=lambda one: one.number,
        )
        by_form = found.form is not None
        if not articles:
            return False
        second = await self._second_page(answer, onward[0], articles) if len(articles) >= _NAMED and onward else None
        self.lists.append(
            Listing(
                url=answer.url,
                articles=len(articles),
                next_page=onward[0].url if onward else "by form (__doPostBack)" if by_form else None,
                second_page=second,
            )
        )
        if self.listing is None or (len(articles) >= _NAMED and (onward or by_form)):
            self.listing = answer
        if len(articles) >= _NAMED:
            self.named = {**{self._identity(one.url): one.url for one in articles}, **before}
        return len(articles) >= _NAMED and (bool(onward) or by_form)

    async def _second_page(self, first: Answer, link: Found, articles: list[Found]) -> str:
        answer = await self.site.ask(link.url, "page 2")
        if not answer.is_page:
            return answer.problem or "no page"
        self.pages.append(answer)
        found = self._discover("listing", answer)
        known = {self._identity(one.url) for one in articles}
        more = [one for one in found.links if one.kind == "article" and self._identity(one.url) not in known]
        return f"{len(more)} more articles" if more else "the same articles again"

    # -- what it comes to

    def kept(self) -> Pages:
        """The pages that show how the site is read."""
        return Pages(
            source=self.site.source,
            context=self._context(),
            listing=self.listing,
            articles=tuple(answer for answer in self.articles if answer.is_page),
        )

    def _context(self) -> Context:
        return context_of(self.pages, self.site.source)

    def _samples(self) -> tuple[Sample, ...]:
        context = self._context()
        return tuple(sample_of(answer, self.site.source, context) for answer in self.articles)

    def _robots(self, home: Answer) -> Robots:
        refused = isinstance(home.error, (NotForUs, RobotsSilent))
        return robots_of(self.site.robots, home.at, allowed_by_crawl=not refused)

    def _finding(self, home: Answer) -> Finding:
        samples = self._samples()
        samples = tuple(sorted(samples, key=lambda sample: sample.problem is not None))
        counts: dict[str, int] = {}
        for link in self.found.links:
            counts["page" if link.listing is not None else link.kind] = (
                counts.get("page" if link.listing is not None else link.kind, 0) + 1
            )
        documents: list[Document] = [document_of(page) for page in self.pages if page not in self.articles]
        return verdict(
            Finding(
                url=self.url,
                home=home.at if home.is_page else None,
                outcome="error",
                verdict="",
                next_step="",
                source=self.listed_as,
                hops=home.hops,
                robots=self._robots(home),
                tls=self.tls,
                encoding=encoding_of(home) if home.is_page else None,
                recognised=self.recognised,
                feeds=tuple(self.feeds),
                sitemaps=tuple(self.sitemaps),
                listings=tuple(self.lists),
                links=counts,
                rejected=rejected(documents, self.family, self.site.source, self.taken),
                samples=samples,
                asked=tuple(self.site.asked),
            ),
            home,
            private=all(is_private(host) for host in self.site.source.hosts),
            needs_browser=home.is_page and self._needs_browser(home),
        )
