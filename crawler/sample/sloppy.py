"""The sloppy sample site: an old .aspx site by hand, tables for layout, no metadata, no robots.txt, tags left open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from crawler.sample.content import SampleArticle, Section
from crawler.sample.reply import Reply, Request, plain
from crawler.sample.site import WEEKDAYS, SampleSite, ascii_slug


class SloppySite(SampleSite):
    family = "sloppy"
    per_page = 6

    def number(self, article: SampleArticle) -> int:
        return 310 + article.number

    def path(self, article: SampleArticle) -> str:
        return f"/ChiTiet.aspx?id={self.number(article)}"

    def url(self, article: SampleArticle) -> str:
        return self.base + self.path(article)

    def listing_path(self, section: Section, number: int = 1) -> str:
        return f"/DanhMuc.aspx?cat={section.key}" + (f"&page={number}" if number > 1 else "")

    def image_path(self, name: str) -> str:
        return f"/upload/images/{name}"

    def file_path(self, article: SampleArticle, name: str) -> str:
        """As the clerk's editor wrote it: relative, blanks and Vietnamese letters not escaped."""
        return f"upload/files/{self.number(article)}/{name}"

    def menu_path(self, entry: str) -> str:
        return f"/Trang.aspx?ten={ascii_slug(entry)}"

    def day_path(self, day: date) -> str:
        return f"/TinTheoNgay.aspx?ngay={quote(f'{day:%d/%m/%Y}', safe='')}"

    def tags(self, article: SampleArticle) -> tuple[str, ...]:
        return ()  # this site has none

    def _shows_time(self, article: SampleArticle) -> bool:
        return article.number % 4 != 0 and article.updated is None

    def published(self, article: SampleArticle) -> str:
        return article.published.isoformat(timespec="minutes")[: 16 if self._shows_time(article) else 10]

    def updated(self, article: SampleArticle) -> str | None:
        return article.updated.date().isoformat() if article.updated else None

    def shown_date(self, article: SampleArticle) -> str:
        """The date as whoever typed the page wrote it: four clerks, four forms."""
        at = article.published
        if article.updated:
            return f"Ngày đăng: {at.day}/{at.month}/{at.year} - Ngày cập nhật: {article.updated:%d/%m/%Y}"
        return (
            f"(Đăng ngày {at.day}/{at.month}/{at.year})",
            f"{WEEKDAYS[at.weekday()]}, {at:%d/%m/%Y, %H:%M} (GMT+7)",
            f"Ngày đăng: {at:%d/%m/%Y %H:%M}",
            f"{at:%H:%M %d/%m/%Y}",
        )[article.number % 4]

    def page(self, template: str, **values: Any) -> Reply:
        """CRLF, and a Content-Type without charset: only the page's own meta tag tells."""
        reply = super().page(template, **values)
        return replace(reply, body=reply.body.replace(b"\n", b"\r\n"), content_type="text/html")

    def route(self, request: Request) -> Reply | None:
        path, query = request.path, request.query
        if path in ("/", "/Default.aspx"):
            shelves = [(s, self.articles_in(s.key)[:4]) for s in self.content.sections]
            return self.page("home.html", shelves=shelves)
        if path == "/ChiTiet.aspx":
            return self._article(query.get("id", ""))
        if path == "/DanhMuc.aspx":
            return self._listing(query.get("cat", ""), query.get("page", "1"))
        if path == "/TinTheoNgay.aspx":
            return self._day(query.get("ngay", ""))
        if path == "/Trang.aspx":
            entry = next((e for e in self.content.menu if ascii_slug(e) == query.get("ten")), None)
            return self.page("static.html", entry=entry) if entry else None
        if path.startswith("/upload/images/"):
            return self.picture(path.rsplit("/", 1)[1])
        if path.startswith("/upload/files/"):
            return self._file(path)
        if path == "/style.css":
            return plain("body { font-family: Arial; font-size: 10pt }\n", "text/css", datetime(2011, 4, 2, tzinfo=UTC))
        return None

    def _article(self, asked: str) -> Reply | None:
        article = next((a for a in self.content.articles if str(self.number(a)) == asked), None)
        if not article:
            return None
        newer, older = self.neighbours(article, 5)
        return self.page("article.html", article=article, newer=newer, older=older, views=self.views(article))

    def _listing(self, key: str, asked: str) -> Reply | None:
        section = next((s for s in self.content.sections if s.key == key), None)
        if not section:
            return None
        articles = self.articles_in(key)
        last = max(1, -(-len(articles) // self.per_page))
        number = int(asked) if asked.isdigit() else 1
        # Past the end: an empty list, with status 200.
        shown = articles[(number - 1) * self.per_page : number * self.per_page]
        return self.page("listing.html", section=section, articles=shown, number=number, last=last)

    def _day(self, asked: str) -> Reply:
        try:
            return self.day_page(datetime.strptime(asked, "%d/%m/%Y").date())
        except ValueError:
            return self.day_page(self.content.articles[0].published.date())

    def _file(self, path: str) -> Reply | None:
        for article in self.content.articles:
            for number, file in enumerate(article.attachments):
                if path == "/" + self.file_path(article, file.name):
                    return self.attachment(article, number)
        return None
