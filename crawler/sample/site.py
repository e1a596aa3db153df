"""What the three sample sites share: chrome that moves, files, the calendar, and the truth about their articles."""

from __future__ import annotations

import re
import threading
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from crawler.sample import files
from crawler.sample.content import SAMPLE, Block, SampleArticle, Section, SiteContent
from crawler.sample.reply import Reply, Request

#: Stands in the chrome of every page, so that nobody takes a sample for the real thing.
NOTICE = "Trang mẫu của soyte – không phải trang thật"

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a reader of the page would say: the expectation that an extraction is measured against.

    ``published`` and ``updated`` are ISO 8601 local time, no more precise than the page shows. ``body`` holds the
    paragraphs, headings and list items in order, without captions, byline and tables; ``tables`` their cells.
    """

    url: str
    other_urls: tuple[str, ...] = ()  # further addresses of the same article, which the site links somewhere
    title: str
    published: str | None
    updated: str | None = None
    byline: str | None = None  # as typed
    author: str | None = None  # the person in it
    lead: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    attachments: tuple[str, ...] = ()  # names
    cross_posted: bool = False


def rich(runs: Sequence[tuple[bool, str]]) -> Markup:
    """A line with its bold parts, as HTML."""
    return Markup("").join(Markup("<strong>{}</strong>").format(text) if bold else text for bold, text in runs)


@cache
def _templates(family: str) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(SAMPLE / "templates" / family)
    found = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    found.filters["rich"] = rich
    # What a clerk pasted from a Mac: letters and marks apart, in the middle of an ordinary page.
    found.filters["nfd"] = lambda text: Markup(unicodedata.normalize("NFD", text))
    return found


class SampleSite(ABC):
    """One family's pages over one site's content. Threads may call :meth:`respond` at the same time."""

    family: str
    per_page: int

    def __init__(self, content: SiteContent) -> None:
        self.content = content
        self.base = ""  # "http://127.0.0.1:8101", known once the port is bound
        self.revised = False  # True: articles with a revised_body show it
        self._hits = 0
        self._views: dict[int, int] = {}
        self._lock = threading.Lock()
        self._pictures = {
            block.image: article
            for article in content.articles
            for block in (*article.blocks, *(article.revised_blocks or ()))
            if block.image
        }

    @abstractmethod
    def url(self, article: SampleArticle) -> str:
        """The article's main address."""

    @abstractmethod
    def route(self, request: Request) -> Reply | None:
        """The reply of this family, or None when there is no such page."""

    def other_urls(self, article: SampleArticle) -> tuple[str, ...]:
        return ()

    def published(self, article: SampleArticle) -> str:
        """The publication time as precisely as the article's page shows it."""
        return article.published.isoformat(timespec="minutes")

    def updated(self, article: SampleArticle) -> str | None:
        return None

    def tags(self, article: SampleArticle) -> tuple[str, ...]:
        return article.tags

    def truth(self, article: SampleArticle) -> Truth:
        blocks = self.blocks(article)
        return Truth(
            url=self.url(article),
            other_urls=self.other_urls(article),
            title=article.title,
            published=self.published(article),
            updated=self.updated(article),
            byline=article.byline,
            author=article.author,
            lead=article.lead,
            section=self.section(article.section).name,
            tags=self.tags(article),
            captions=tuple(block.caption for block in blocks if block.caption),
            body=tuple(text for block in blocks for text in block.texts),
            tables=tuple(block.rows for block in blocks if block.rows),
            attachments=tuple(file.name for file in article.attachments),
            cross_posted=article.cross_posted,
        )

    def blocks(self, article: SampleArticle) -> tuple[Block, ...]:
        return article.revised_blocks if self.revised and article.revised_blocks else article.blocks

    def section(self, key: str) -> Section:
        return next(section for section in self.content.sections if section.key == key)

    def articles_in(self, section: str | None) -> tuple[SampleArticle, ...]:
        """Newest first; all sections for None."""
        return tuple(a for a in self.content.articles if section in (None, a.section))

    def neighbours(self, article: SampleArticle, count: int = 4) -> tuple[list[SampleArticle], list[SampleArticle]]:
        """The newer and the older ones beside it in its section: "Tin mới hơn", "Tin cũ hơn"."""
        shelf = self.articles_in(article.section)
        place = shelf.index(article)
        return list(shelf[max(0, place - count) : place]), list(shelf[place + 1 : place + 1 + count])

    def respond(self, request: Request) -> Reply:
        reply = self.route(request)
        if reply is None:
            return replace(self.page("404.html"), status=404)
        return reply

    def page(self, template: str, **values: Any) -> Reply:
        """A page of this family's templates, with the chrome that every page carries. Each one moves the counters."""
        with self._lock:
            self._hits += 1
            hits = self._hits
        counters = self.content.counters
        html = (
            _templates(self.family)
            .get_template(template)
            .render(
                site=self,
                content=self.content,
                notice=NOTICE,
                online=counters["online"] + hits * 7 % 31,
                today=counters["today"] + hits,
                total=counters["total"] + hits,
                **values,
            )
        )
        return Reply(body=html.encode())

    def views(self, article: SampleArticle) -> int:
        """How often the article was opened, this time included."""
        with self._lock:
            self._views[article.number] = self._views.get(article.number, 37 * article.number % 900) + 1
            return self._views[article.number]

    def picture(self, name: str) -> Reply | None:
        """The bytes of an image that some article shows."""
        article = self._pictures.get(name)
        if not article:
            return None
        if name.endswith(".png"):
            return Reply(body=files.png(name), content_type="image/png", modified=self.moment(article))
        return Reply(body=files.jpeg(name), content_type="image/jpeg", modified=self.moment(article))

    def attachment(self, article: SampleArticle, number: int) -> Reply | None:
        """The bytes of an article's ``number``-th attachment, counted from 0."""
        if not 0 <= number < len(article.attachments):
            return None
        file = article.attachments[number]
        if file.name.lower().endswith(".pdf"):
            return Reply(body=files.pdf(file.text), content_type="application/pdf", modified=self.moment(article))
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return Reply(body=files.docx(file.text), content_type=kind, modified=self.moment(article))

    def moment(self, article: SampleArticle) -> datetime:
        """When the article was last changed, in UTC: local time is UTC+7."""
        return moment_of(article.updated or article.published)

    def day_page(self, day: date) -> Reply:
        """One page of "Xem tin theo ngày": there is one for every day that a crawler cares to ask for."""
        found = [article for article in self.content.articles if article.published.date() == day]
        step = timedelta(days=1)
        before = day - step if day > date.min else day
        after = day + step if day < date.max else day
        return self.page("day.html", day=day, articles=found, before=before, after=after)


def moment_of(local: datetime) -> datetime:
    return (local - timedelta(hours=7)).replace(tzinfo=UTC)


def ascii_slug(text: str, *, d: str = "d") -> str:
    """``Bộ Y tế: điều trị`` as ``bo-y-te-dieu-tri``; Liferay 6.2 drops the letter đ (``d=""``)."""
    lowered = text.lower().replace("đ", d)
    letters = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
