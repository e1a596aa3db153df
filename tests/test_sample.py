"""The embedded sample sites: content in its format, pages served as each family serves them, and truth that holds."""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
import time
import unicodedata
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import pytest
from lxml import html as lxml_html

from crawler import PROJECT
from crawler.errors import SoyteError
from crawler.sample import files
from crawler.sample.content import read_body, read_sites
from crawler.sample.running import RunningSite, serve_samples
from crawler.sample.site import NOTICE

FAMILIES = ("nukeviet", "liferay62", "sloppy")


@dataclass
class Answer:
    status: int
    body: bytes
    headers: Message = field(default_factory=Message)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))


def get(url: str, **headers: str) -> Answer:
    """One request; redirects and errors are answers."""
    parts = urlsplit(url)
    asked = parts._replace(path=quote(parts.path, safe="/%+"), query=quote(parts.query, safe="=&%+"), fragment="")
    request = urllib.request.Request(asked.geturl(), headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with _opener.open(request, timeout=10) as response:
            return Answer(response.status, response.read(), response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read(), error.headers)


def visible(text: str) -> str:
    """The text of an HTML page or of a plain string: NFC, spaces squeezed."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", plain)).strip()


def links(answer: Answer, base: str) -> list[str]:
    tree = lxml_html.fromstring(answer.text)
    return [urljoin(base, href) for href in tree.xpath("//a/@href") if not href.startswith(("javascript:", "#"))]


@pytest.fixture(scope="module")
def sites() -> Iterator[list[RunningSite]]:
    with serve_samples() as running:
        yield running


def of(sites: list[RunningSite], family: str) -> RunningSite:
    return next(site for site in sites if site.family == family)


def test_three_sites_of_three_families_with_twenty_articles_each(sites: list[RunningSite]) -> None:
    assert tuple(site.family for site in sites) == FAMILIES
    for site in sites:
        assert len(site.articles) >= 20, site.key
        assert len({article.url for article in site.articles}) == len(site.articles)
        assert site.url == f"http://{site.host}/" and site.host.startswith("127.0.0.1:")


def test_articles_are_varied_enough_to_be_worth_crawling() -> None:
    for site in read_sites():
        years = {article.published.year for article in site.articles}
        assert {2024, 2025, 2026} <= years, site.key
        assert len({article.section for article in site.articles}) >= 3, site.key
        for article in site.articles:
            words = sum(len(text.split()) for block in article.blocks for text in (*block.texts, *sum(block.rows, ())))
            assert 100 <= words <= 700, f"{site.key} {article.number}: {words} words"


def test_the_truth_stands_on_the_page(sites: list[RunningSite]) -> None:
    for site in sites:
        for article in site.articles:
            answer = get(article.url)
            assert answer.status == 200, article.url
            page = visible(answer.text)
            for text in (article.title, article.lead, article.byline, *article.body, *article.captions):
                if text:
                    assert visible(html.escape(text)) in page, f"{article.url}: {text}"
            for table in article.tables:
                for row in table:
                    assert all(visible(html.escape(cell)) in page for cell in row), article.url
            day, month, year = article.published[8:10], article.published[5:7], article.published[:4]
            assert f"{day}/{month}/{year}" in page or f"{int(day)}/{int(month)}/{year}" in page, article.url


def test_every_page_has_a_licence_date_the_notice_and_a_counter_that_moves(sites: list[RunningSite]) -> None:
    contents = {content.key: content for content in read_sites()}
    for site in sites:
        licence = contents[site.key].licence
        assert re.search(r"\d{1,2}/\d{1,2}/\d{4}", licence), "htmldate's trap is a full date"
        for url in (site.url, site.articles[0].url):
            first, second = get(url), get(url)
            assert first.body != second.body
            for answer in (first, second):
                assert licence in visible(answer.text) and NOTICE in answer.text


def test_the_notice_is_no_part_of_any_article(sites: list[RunningSite]) -> None:
    for site in sites:
        for article in site.articles:
            assert not any("soyte" in text.lower() for text in (article.title, article.lead or "", *article.body))


def crawl_everything(site: RunningSite) -> dict[str, Answer]:
    """Every page that can be reached, except through the calendar, which has no end."""
    found: dict[str, Answer] = {}
    todo = [site.url]
    while todo:
        url = todo.pop()
        path = urlsplit(url)._replace(fragment="").geturl()
        if path in found or "/archive/" in path or "theo-ngay" in path or "TinTheoNgay" in path:
            continue
        assert len(found) < 600, "more pages than a sample site has"
        found[path] = answer = get(path)
        if answer.headers.get_content_type() == "text/html" and answer.status == 200:
            todo += [link for link in links(answer, path) if urlsplit(link).hostname == "127.0.0.1"]
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_all_that_is_linked_is_served_here_and_leads_to_every_article(sites: list[RunningSite], family: str) -> None:
    site = of(sites, family)
    pages = crawl_everything(site)
    bad = [url for url, answer in pages.items() if answer.status != 200 and answer.status not in (301, 302)]
    assert not bad
    reached = {url.partition("&redirect")[0].partition("?redirect")[0] for url in pages}
    assert {article.url for article in site.articles} <= reached
    for url, answer in pages.items():
        if answer.headers.get_content_type() != "text/html":
            continue
        tree = lxml_html.fromstring(answer.text)
        for address in tree.xpath("//@href | //@src | //@action"):
            assert urlsplit(urljoin(url, address)).hostname in ("127.0.0.1", None), f"{url} uses {address}"


def test_nukeviet_listing_pages_hold_every_article_once_and_then_redirect(sites: list[RunningSite]) -> None:
    site = of(sites, "nukeviet")
    seen: list[str] = []
    for number in range(1, 50):
        url = f"{site.url}vi/news/" + (f"page-{number}" if number > 1 else "")
        answer = get(url)
        if answer.status == 302:
            assert answer.headers["Location"] == "/vi/news/"
            break
        tree = lxml_html.fromstring(answer.text)
        seen += [urljoin(url, href) for href in tree.xpath("//div[contains(@class,'news_column')]//h3/a/@href")]
    assert number >= 4
    assert seen == [article.url for article in site.articles]


def test_liferay_listing_pages_by_query(sites: list[RunningSite]) -> None:
    site = of(sites, "liferay62")
    highlights = [a for a in site.articles if any("/tin-noi-bat/" in url for url in a.other_urls)]
    url, seen = f"{site.url}tin-noi-bat", set()
    while True:
        tree = lxml_html.fromstring(get(url).text)
        seen |= {
            urljoin(url, href).partition("?")[0] for href in tree.xpath("//div[@class='page-list-news']//h3/a/@href")
        }
        following = tree.xpath("//li[not(contains(@class,'disabled'))]/a[contains(.,'Tiếp theo')]/@href")
        if not following:
            break
        url = urljoin(url, following[0])
        assert any(key.endswith("_cur") for key in parse_qs(urlsplit(url).query))
    assert seen == {other for a in highlights for other in a.other_urls if "/tin-noi-bat/" in other}
    assert len(seen) >= 6


def test_sloppy_listing_past_the_end_is_empty_with_status_200(sites: list[RunningSite]) -> None:
    site = of(sites, "sloppy")
    section = next(c for c in read_sites() if c.key == site.key).sections[0].key
    answer = get(f"{site.url}DanhMuc.aspx?cat={section}&page=99")
    assert answer.status == 200 and "Chưa có tin" in answer.text


def test_copies_of_an_article_carry_its_text(sites: list[RunningSite]) -> None:
    for site in sites:
        for article in site.articles[:6]:
            for url in article.other_urls:
                assert visible(html.escape(article.body[0])) in visible(get(url).text), url


def test_rss_has_the_month_for_minutes_and_the_hour_in_utc(sites: list[RunningSite]) -> None:
    site = of(sites, "nukeviet")
    text = get(f"{site.url}vi/news/rss/").text
    article = next(a for a in site.articles if a.published == "2025-03-14T08:30")
    item = next(part for part in text.split("<item>") if article.url in part)
    assert "<pubDate>Fri, 14 Mar 2025 01:03:00 GMT</pubDate>" in item
    assert re.search(r"<guid[^>]*>news_\d+</guid>", item)


def test_sitemap_chain_ends_in_all_articles(sites: list[RunningSite]) -> None:
    site = of(sites, "nukeviet")
    url = f"{site.url}sitemap.xml"
    for _ in range(2):
        (url,) = re.findall("<loc>(.*?)</loc>", get(url).text)
    assert re.findall("<loc>(.*?)</loc>", get(url).text) == [article.url for article in site.articles]


def test_the_calendar_has_no_end(sites: list[RunningSite]) -> None:
    for site in sites:
        url = next(u for u in links(get(site.url), site.url) if "archive" in u or "theo-ngay" in u or "TheoNgay" in u)
        for _ in range(5):
            answer = get(url)
            assert answer.status == 200
            url = links(answer, url)[-1] if site.family == "nukeviet" else url
    assert "Disallow: /vi/news/archive/" in get(f"{of(sites, 'nukeviet').url}robots.txt").text
    assert get(f"{of(sites, 'sloppy').url}robots.txt").status == 404


def test_what_does_not_exist(sites: list[RunningSite]) -> None:
    for site in sites:
        answer = get(f"{site.url}khong-co-trang-nay.html")
        assert answer.status == 404 and NOTICE in answer.text
    liferay = of(sites, "liferay62")
    soft = get(liferay.articles[0].url + "-khong-con")
    assert soft.status == 200 and "không tồn tại" in soft.text, "Liferay says so with status 200"
    nukeviet = of(sites, "nukeviet").articles[0].url
    wrong = get(re.sub(r"/[^/]*(-\d+\.html)$", r"/ten-cu\1", nukeviet))
    assert (wrong.status, urljoin(nukeviet, wrong.headers["Location"])) == (301, nukeviet)


def test_charset_and_markup_of_the_sloppy_site(sites: list[RunningSite]) -> None:
    answer = get(of(sites, "sloppy").articles[0].url)
    assert answer.headers["Content-Type"] == "text/html"
    assert b"charset=utf-8" in answer.body and b"\r\n" in answer.body
    assert answer.body.lower().count(b"<td") > answer.body.lower().count(b"</td")
    assert b"<h1" not in answer.body.lower() and b"og:" not in answer.body


def test_some_text_is_sent_decomposed(sites: list[RunningSite]) -> None:
    pages = [get(article.url).text for article in of(sites, "nukeviet").articles]
    assert any(page != unicodedata.normalize("NFC", page) for page in pages)


def test_files_are_what_their_names_say(sites: list[RunningSite]) -> None:
    magic = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG"}
    for site in sites:
        kinds = set()
        for article in site.articles:
            answer = get(article.url)
            tree = lxml_html.fromstring(answer.text)
            files = {a.text_content().strip(): urljoin(article.url, a.get("href")) for a in tree.xpath("//a")}
            wanted = [(name, files[name]) for name in article.attachments]
            sources = (urljoin(article.url, source) for source in tree.xpath("//img/@src"))
            wanted += [(Path(urlsplit(source).path).name, source) for source in sources if "/documents/" not in source]
            for name, url in wanted:
                file = get(url)
                end = Path(name).suffix
                assert file.status == 200 and file.body.startswith(magic[end]), url
                kinds.add(end)
                again = get(url, If_None_Match=file.headers["ETag"])
                assert (again.status, again.body) == (304, b"")
                assert get(url, If_Modified_Since=file.headers["Last-Modified"]).status == 304
        assert kinds & {".pdf", ".docx"}, f"{site.key} has no attachment"


def test_liferay_images_and_gzip(sites: list[RunningSite]) -> None:
    site = of(sites, "liferay62")
    article = next(a for a in site.articles if a.captions)
    answer = get(article.url, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    page = zlib.decompress(answer.body, wbits=31).decode()
    (source, *_) = re.findall(r'<img alt="" src="(/documents/[^"]+)"', page)
    assert get(urljoin(site.url, html.unescape(source))).headers["Content-Type"] == "image/jpeg"
    assert "?t=" in source
    assert "http&#x3a;&#x2f;&#x2f;127&#x2e;0" in page, "the canonical link is escaped entity by entity"


def test_made_files_are_deterministic_and_readable() -> None:
    assert files.jpeg("a.jpg") == files.jpeg("a.jpg") != files.jpeg("b.jpg")
    text = "Quyết định số 12/QĐ-SYT\nngày 05/02/2026 & phụ lục"
    pdf = files.pdf(text)
    start = int(pdf.split(b"startxref\n")[1].split()[0])
    assert pdf[start : start + 4] == b"xref"
    assert "Quyết định số".encode("utf-16-be").hex().encode() in pdf
    with zipfile.ZipFile(io.BytesIO(files.docx(text))) as archive:
        assert "Quyết định số 12/QĐ-SYT" in archive.read("word/document.xml").decode()
        assert archive.testzip() is None


def test_one_article_is_posted_on_two_sites(sites: list[RunningSite]) -> None:
    copies = [(site, article) for site in sites for article in site.articles if article.cross_posted]
    assert copies
    for site, copy in copies:
        originals = [a for other in sites if other is not site for a in other.articles if a.title == copy.title]
        assert [(a.lead, a.body) for a in originals] == [(copy.lead, copy.body)]


def test_a_department_changes_an_article() -> None:
    with serve_samples() as sites:
        site = of(sites, "nukeviet")
        before = {article.url: article.body for article in site.articles}
        site.revise()
        changed = [article for article in site.articles if article.body != before[article.url]]
        assert changed
        page = visible(get(changed[0].url).text)
        assert all(visible(html.escape(text)) in page for text in changed[0].body)


def test_requests_are_logged(sites: list[RunningSite]) -> None:
    site = sites[0]
    get(f"{site.url}vi/news/?x=1", User_Agent="soyte-test")
    hit = site.log[-1]
    assert (hit.path, hit.agent, hit.status) == ("/vi/news/?x=1", "soyte-test", 200)
    assert hit.time > 1_000_000_000


def test_the_command_writes_the_addresses_and_serves(tmp_path: Path) -> None:
    listed = tmp_path / "addresses"
    command = [sys.executable, "-m", "crawler.sample", "--home-file", str(listed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        try:
            deadline = time.monotonic() + 20
            while not listed.exists() and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
            urls = listed.read_text("utf-8").split()
            assert len(urls) == 3 and all(get(url).status == 200 for url in urls)
        finally:
            process.terminate()
        printed, _ = process.communicate(timeout=10)
    assert [line.split()[0] for line in printed.splitlines()] == urls


def test_a_port_that_is_taken_is_one_line(sites: list[RunningSite]) -> None:
    port = int(sites[0].host.partition(":")[2])
    with pytest.raises(SoyteError, match=f"127.0.0.1:{port}: .*choose other ports"), serve_samples((port, 0, 0)):
        pass


def test_the_tiny_markup() -> None:
    body = "Một\ndòng **đậm**.\n\n## Tiêu đề\n\n- a\n- b\n\n| x | y |\n| 1 | 2 |\n\n![Chú thích (ảnh: A)](anh-1.jpg)"
    paragraph, heading, items, table, picture = read_body(body)
    assert paragraph.texts == ("Một dòng đậm.",) and paragraph.lines[0][1] == (True, "đậm")
    assert (heading.kind, heading.texts) == ("heading", ("Tiêu đề",))
    assert items.texts == ("a", "b")
    assert table.rows == (("x", "y"), ("1", "2"))
    assert (picture.caption, picture.image) == ("Chú thích (ảnh: A)", "anh-1.jpg")


@pytest.mark.parametrize("body", ["## Một\nhai", "Một\n- hai", "| a | b |\n| c |", "Chữ ![x](y.jpg)\n![x](y.jpg)"])
def test_markup_that_would_be_misread_is_refused(body: str) -> None:
    with pytest.raises(ValueError):
        read_body(body)


def test_a_file_off_its_format_is_named(tmp_path: Path) -> None:
    site = tmp_path / "thu"
    (site / "articles").mkdir(parents=True)
    source = PROJECT / "data" / "sample" / "dong-thap" / "site.toml"
    (site / "site.toml").write_text(source.read_text("utf-8"), "utf-8")
    (site / "articles" / "001-a.toml").write_text('title = "x"\n', "utf-8")
    with pytest.raises(SoyteError, match=r"001-a\.toml: section is missing"):
        read_sites(tmp_path)
