"""The Liferay-like sample site: addresses, portlets and traps of Liferay 6.2's asset publisher."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import UTC, date, datetime
from urllib.parse import quote_plus, urlencode

from markupsafe import Markup

from crawler.sample.content import SampleArticle, Section
from crawler.sample.reply import Reply, Request, plain
from crawler.sample.site import SampleSite, ascii_slug

_CONTENT = re.compile(r"(?:/(vi|en_US))?(?:/web/guest)?/([a-z0-9-]+)/-/asset_publisher/(\w{12})/content/([^/]+)")
_PAGE = re.compile(r"(?:/(vi|en_US))?(?:/web/guest)?/([a-z0-9-]+)/?")
_FILE = re.compile(r"/documents/(\d+)/(\d+)/([^/]+)/([0-9a-f-]{36})")
_GROUP = 10182

#: The page of highlights: a second asset publisher that shows every third article under an address of its own.
HIGHLIGHTS = Section(key="tin-noi-bat", name="Tin nổi bật")

ROBOTS = "User-agent: *\nDisallow: /c/\nDisallow: /group/\n"


class LiferaySite(SampleSite):
    family = "liferay62"
    per_page = 7

    @property
    def pages(self) -> tuple[Section, ...]:
        return (*self.content.sections, HIGHLIGHTS)

    def instance(self, section: Section) -> str:
        """The portlet instance on a page: 12 letters and digits that mean nothing."""
        digest = hashlib.sha256(f"{self.content.key}/{section.key}".encode()).digest()
        alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"
        return "".join(alphabet[byte % len(alphabet)] for byte in digest[:12])

    def entry(self, article: SampleArticle) -> int:
        """The asset entry's id."""
        return 1_148_000 + article.number * 17

    def slug(self, article: SampleArticle) -> str:
        """Made of the title; the letter đ falls out of it, as in Liferay 6.2."""
        return ascii_slug(article.title, d="")[:150].strip("-")

    def path(self, article: SampleArticle, page: Section | None = None) -> str:
        shelf = page or self.section(article.section)
        return f"/{shelf.key}/-/asset_publisher/{self.instance(shelf)}/content/{self.slug(article)}"

    def url(self, article: SampleArticle) -> str:
        return self.base + self.path(article)

    def is_highlight(self, article: SampleArticle) -> bool:
        return self.content.articles.index(article) % 3 == 0

    def other_urls(self, article: SampleArticle) -> tuple[str, ...]:
        found = [f"{self.base}/web/guest{self.path(article)}"]
        if self.is_highlight(article):
            found.append(self.base + self.path(article, HIGHLIGHTS))
        return tuple(found)

    def back_path(self, article: SampleArticle, page: Section) -> str:
        """The link of a listing: the same address with where to go back to."""
        back = {"redirect": f"{self.base}/{page.key}", "inheritRedirect": "false"}
        return f"{self.path(article, page)}?{urlencode(back)}"

    def listing_path(self, page: Section, number: int = 1) -> str:
        if number == 1:
            return f"/{page.key}"
        portlet = f"101_INSTANCE_{self.instance(page)}"
        query = {
            "p_p_id": portlet,
            "p_p_lifecycle": "0",
            "p_p_state": "normal",
            "p_p_mode": "view",
            "p_p_col_id": "column-1",
            "p_p_col_count": "1",
            f"_{portlet}_delta": str(self.per_page),
            f"_{portlet}_keywords": "",
            f"_{portlet}_advancedSearch": "false",
            f"_{portlet}_andOperator": "true",
            "p_r_p_564233524_resetCur": "false",
            f"_{portlet}_cur": str(number),
        }
        return f"/{page.key}?{urlencode(query)}"

    def day_path(self, day: date) -> str:
        return f"/tin-theo-ngay?ngay={day:%d-%m-%Y}"

    def menu_path(self, entry: str) -> str:
        return f"/{ascii_slug(entry, d='')}"

    def file_path(self, article: SampleArticle, name: str) -> str:
        """``/documents/<group>/<folder>/<name>/<uuid>?t=<ms>``: the uuid is the file, ``t`` busts caches."""
        mark = uuid.uuid5(uuid.NAMESPACE_URL, f"{self.content.key}/{article.number}/{name}")
        stamp = int(self.moment(article).timestamp() * 1000) + self._hits
        return f"/documents/{_GROUP}/{20500 + article.number}/{quote_plus(name)}/{mark}?t={stamp}"

    def image_path(self, name: str) -> str:
        return self.file_path(self._pictures[name], name)

    def shown_date(self, moment: datetime) -> str:
        """``14/08/2025 | 10:09 AM``."""
        return f"{moment:%d/%m/%Y | %I:%M %p}"

    def escaped(self, text: str) -> Markup:
        """The canonical link as Liferay escapes it: every character that is not a letter or digit as an entity."""
        return Markup("".join(c if c.isascii() and c.isalnum() else f"&#x{ord(c):x};" for c in text))

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path in ("/", "/trang-chu", "/web/guest", "/web/guest/trang-chu", "/vi", "/en_US"):
            shelves = [(s, self.articles_in(s.key)[:3]) for s in self.content.sections]
            return self.page("home.html", shelves=shelves, highlights=self._shelf(HIGHLIGHTS)[:4])
        if path == "/robots.txt":
            return plain(ROBOTS, "text/plain; charset=UTF-8")
        if path == "/soyte-theme/css/main.css":
            return plain("body { font-family: sans-serif }\n", "text/css", datetime(2022, 6, 1, tzinfo=UTC))
        if found := _FILE.fullmatch(path):
            return self._file(found)
        if found := _CONTENT.fullmatch(path):
            return self._content(found)
        if path == "/tin-theo-ngay":
            return self._day(request.query.get("ngay", ""))
        if entry := next((e for e in self.content.menu if path == self.menu_path(e)), None):
            return self.page("static.html", entry=entry)
        if found := _PAGE.fullmatch(path):
            page = next((page for page in self.pages if page.key == found[2]), None)
            return self._listing(page, request) if page else None
        return None

    def _shelf(self, page: Section) -> tuple[SampleArticle, ...]:
        if page is HIGHLIGHTS:
            return tuple(article for article in self.content.articles if self.is_highlight(article))
        return self.articles_in(page.key)

    def _content(self, found: re.Match[str]) -> Reply | None:
        page = next((page for page in self.pages if page.key == found[2]), None)
        if not page:
            return None
        article = next((a for a in self._shelf(page) if self.slug(a) == found[4]), None)
        if not article or self.instance(page) != found[3]:
            return self.page("missing.html")  # status 200: what Liferay shows for an address that names nothing
        newer, older = self.neighbours(article)
        return self.page(
            "article.html", article=article, page=page, newer=newer, older=older, views=self.views(article)
        )

    def _listing(self, page: Section, request: Request) -> Reply:
        asked = request.query.get(f"_101_INSTANCE_{self.instance(page)}_cur", "1")
        articles = self._shelf(page)
        last = max(1, -(-len(articles) // self.per_page))
        number = min(int(asked), last) if asked.isdigit() and int(asked) else 1  # past the end: the last page again
        shown = articles[(number - 1) * self.per_page : number * self.per_page]
        return self.page("listing.html", page=page, articles=shown, number=number, last=last)

    def _day(self, asked: str) -> Reply:
        try:
            return self.day_page(datetime.strptime(asked, "%d-%m-%Y").date())
        except ValueError:
            return self.day_page(self.content.articles[0].published.date())

    def _file(self, found: re.Match[str]) -> Reply | None:
        for article in self.content.articles:
            for number, file in enumerate(article.attachments):
                if found[0] in self._address(article, file.name):
                    return self.attachment(article, number)
        for name, article in self._pictures.items():
            if found[0] in self._address(article, name):
                return self.picture(name)
        return None

    def _address(self, article: SampleArticle, name: str) -> tuple[str, str]:
        """A file's decoded address, with spaces and with the plus signs that stand for them."""
        path = self.file_path(article, name).partition("?")[0]
        mark = path.rsplit("/", 1)[1]
        head = f"/documents/{_GROUP}/{20500 + article.number}"
        return f"{head}/{name}/{mark}", f"{head}/{name.replace(' ', '+')}/{mark}"
