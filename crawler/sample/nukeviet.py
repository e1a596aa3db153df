"""The NukeViet-like sample site: addresses, feeds and traps of NukeViet 4's news module."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from crawler.sample.content import SampleArticle, Section
from crawler.sample.reply import Reply, Request, moved, plain
from crawler.sample.site import WEEKDAYS, SampleSite, ascii_slug, moment_of

_NEWS = "/vi/news/"
_ARTICLE = re.compile(r"/vi/news/(?:(print|savefile|sendmail)/)?([a-z0-9-]+)/([a-z0-9-]+)-(\d+)\.html")
_LISTING = re.compile(r"/vi/news/(?:([a-z][a-z0-9-]*)/)?(?:page-(\d+)/?)?")
_DAY = re.compile(r"/vi/news/archive/(\d{4})/(\d\d)/(\d\d)/")

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /includes/
Disallow: /vi/news/archive/
Disallow: /vi/users/

Sitemap: {base}/sitemap.xml
"""


class NukeVietSite(SampleSite):
    family = "nukeviet"
    per_page = 8

    def path(self, article: SampleArticle, copy: str = "") -> str:
        """The address on the site; ``copy`` is print, savefile or sendmail."""
        return f"{_NEWS}{copy and copy + '/'}{article.section}/{article.slug}-{self.number(article)}.html"

    def number(self, article: SampleArticle) -> int:
        """The module's id: unlike our file numbers, ids of a real site grow with time and have gaps."""
        return 1200 + article.number * 3

    def url(self, article: SampleArticle) -> str:
        return self.base + self.path(article)

    def other_urls(self, article: SampleArticle) -> tuple[str, ...]:
        return tuple(self.base + self.path(article, copy) for copy in ("print", "savefile"))

    def tag_path(self, tag: str) -> str:
        return f"{_NEWS}tag/{ascii_slug(tag)}/"

    def listing_path(self, section: Section | None, number: int = 1) -> str:
        shelf = f"{_NEWS}{section.key}/" if section else _NEWS
        return shelf if number == 1 else f"{shelf}page-{number}"

    def image_path(self, name: str) -> str:
        article = self._pictures[name]
        return f"/uploads/news/{article.published:%Y_%m}/{name}"

    def menu_path(self, entry: str) -> str:
        return f"/vi/about/{ascii_slug(entry)}.html"

    def day_path(self, day: date) -> str:
        return f"{_NEWS}archive/{day:%Y/%m/%d}/"

    def long_date(self, moment: datetime) -> str:
        """``l - d/m/Y H:i``: "Thứ bảy - 28/12/2024 09:30"."""
        return f"{WEEKDAYS[moment.weekday()]} - {moment:%d/%m/%Y %H:%M}"

    def zone_bug(self, moment: datetime) -> str:
        """article:published_time as NukeViet prints it: PHP's ``T`` is the zone, not the letter."""
        return f"{moment:%Y-%m-%d}+07{moment:%H:%M:%S}"

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path in ("/", "/vi/", "/index.php"):
            return self.page("home.html", shelves=[(s, self.articles_in(s.key)[:3]) for s in self.content.sections])
        if path == "/robots.txt":
            return plain(ROBOTS.format(base=self.base), "text/plain; charset=utf-8")
        if path.startswith("/uploads/news/"):
            reply = self.picture(path.rsplit("/", 1)[1])
            return reply if reply and path == self.image_path(path.rsplit("/", 1)[1]) else None
        if path == "/themes/soyte/css/style.css":
            return plain("body { font-family: sans-serif }\n", "text/css", datetime(2023, 1, 5, tzinfo=UTC))
        if path.endswith(".xml") or "/rss/" in path:
            return self._feed(path)
        if entry := next((e for e in (*self.content.menu, "Thông báo") if path == self.menu_path(e)), None):
            return self.page("static.html", entry=entry)
        if found := _DAY.fullmatch(path):
            return self._day(found)
        if found := _ARTICLE.fullmatch(path):
            return self._article(request, found)
        if path.startswith(f"{_NEWS}tag/"):
            tag = next((t for a in self.content.articles for t in a.tags if self.tag_path(t) == path), None)
            return self.page("tag.html", tag=tag, articles=self._tagged(tag)) if tag else None
        if found := _LISTING.fullmatch(path):
            return self._listing(found[1], int(found[2] or 1))
        return None

    def _day(self, found: re.Match[str]) -> Reply | None:
        try:
            return self.day_page(date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            return None

    def _tagged(self, tag: str) -> list[SampleArticle]:
        return [article for article in self.content.articles if tag in article.tags]

    def _article(self, request: Request, found: re.Match[str]) -> Reply | None:
        article = next((a for a in self.content.articles if self.number(a) == int(found[4])), None)
        if not article:
            return None
        if (found[2], found[3]) != (article.section, article.slug):
            return moved(self.path(article, found[1] or ""))  # the id decides; the rest of the address is mended
        if found[1] == "sendmail":
            return self.page("sendmail.html", article=article)
        if found[1]:
            return self.page("print.html", article=article)
        if request.query.get("download") == "1":
            number = request.query.get("id", "")
            return self.attachment(article, int(number)) if number.isdigit() else None
        newer, older = self.neighbours(article)
        return self.page("article.html", article=article, newer=newer, older=older)

    def _listing(self, key: str | None, number: int) -> Reply | None:
        section = next((s for s in self.content.sections if s.key == key), None)
        if key and not section:
            return None
        articles = self.articles_in(key)
        last = max(1, -(-len(articles) // self.per_page))
        if not 1 <= number <= last:
            return moved(self.listing_path(section), 302)
        shown = articles[(number - 1) * self.per_page : number * self.per_page]
        return self.page("listing.html", section=section, articles=shown, number=number, last=last)

    def _feed(self, path: str) -> Reply | None:
        shelves = {f"{_NEWS}rss/{s.key}/": s for s in self.content.sections}
        newest = max((self.moment(a) for a in self.content.articles), default=None)
        if path == "/sitemap.xml":
            return self._sitemap("sitemapindex", [("/sitemap-vi.xml", None)], newest)
        if path == "/sitemap-vi.xml":
            return self._sitemap("sitemapindex", [("/sitemap-vi.news.xml", None)], newest)
        if path == "/sitemap-vi.news.xml":
            rows = [(self.path(a), self.moment(a)) for a in self.content.articles]
            return self._sitemap("urlset", [*rows], newest)
        if path == f"{_NEWS}rss/" or path in shelves:
            section = shelves.get(path)
            articles = self.articles_in(section.key if section else None)[:30]
            title = f"{section.name if section else 'Tin tức'} - {self.content.title}"
            items = "".join(map(self._item, articles))
            text = (
                '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
                f"<title>{escape(title)}</title><link>{self.base}{_NEWS}</link><language>vi</language>"
                f"<generator>NukeViet v4.5</generator>{items}</channel></rss>"
            )
            return plain(text, "text/xml; charset=utf-8", newest)
        return None

    def _item(self, article: SampleArticle) -> str:
        moment = moment_of(article.published)
        # NukeViet's gmdate('D, j M Y H:m:s'): the minutes are the number of the month.
        stamp = f"{moment:%a}, {moment.day} {moment:%b %Y %H}:{moment:%m:%S} GMT"
        return (
            f"<item><title>{escape(article.title)}</title><link>{self.url(article)}</link>"
            f'<guid isPermaLink="false">news_{self.number(article)}</guid>'
            f"<description>{escape(article.lead or '')}</description><pubDate>{stamp}</pubDate></item>"
        )

    def _sitemap(self, kind: str, rows: list[tuple[str, datetime | None]], newest: datetime | None) -> Reply:
        tag = "sitemap" if kind == "sitemapindex" else "url"
        body = "".join(
            f"<{tag}><loc>{self.base}{path}</loc>"
            + (f"<lastmod>{moment.isoformat()}</lastmod>" if moment else "")
            + f"</{tag}>"
            for path, moment in rows
        )
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        return plain(
            f'{head}<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</{kind}>',
            "text/xml; charset=utf-8",
            newest,
        )
