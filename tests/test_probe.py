"""`soyte probe` on sites over real HTTP, well and ill: what it says, how politely it asks, what it writes."""

from __future__ import annotations

import ast
import json
import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler import PROJECT
from crawler.commands.probe import command
from crawler.errors import SoyteError
from crawler.probe.asking import BUDGET
from crawler.probe.belonging import belonging
from crawler.probe.findings import Finding, Sample
from crawler.probe.report import WIDTH, brief, lines
from crawler.probe.run import province_key
from crawler.probe.signs import is_challenge, needs_browser
from crawler.probe.writing import source_code
from spiders.document import Document
from spiders.traps import trap
from tests.mini_sites import MiniSite, build, shapes
from tests.scaffold import differences, folder_lacks, source_lacks
from tests.servers import Answer, Site

PLAIN = (("Content-Type", "text/plain"),)
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["scrapy.crawler", "crawler.probe.run"])


def _probed(urls: list[str], output: Path, root: Path | None) -> None:
    """In a process of its own: all sites in one reactor, which starts once a process."""
    from crawler.probe.run import _probe, _target
    from crawler.probe.writing import write

    seen = _probe([_target(url) for url in urls], delay=0.0, overrides={"SOYTE_CONTACT": "", "SOYTE_BACKOFF": [0.1]})
    if root is not None:
        finding, pages = seen[0]
        write(root, finding, pages, replace(belonging(finding.url, "hue"), key="thu", module="thu"), seen_on=None)
    output.write_text(json.dumps([[finding.plain(), lines(finding)] for finding, _ in seen]), encoding="utf-8")


def probed(urls: list[str], folder: Path, root: Path | None = None) -> list[tuple[dict[str, Any], str]]:
    output = folder / "output.json"
    process = _forks.Process(target=_probed, args=(urls, output, root), daemon=True)
    process.start()
    process.join(120)
    assert process.exitcode == 0, "the probe broke"
    return [(plain, "\n".join(said)) for plain, said in json.loads(output.read_text(encoding="utf-8"))]


MINIS = ("nukeviet", "wordpress", "tandan", "generic_tables", "generic_slugs", "liferay62")
ILL: dict[str, dict[str, Answer]] = {
    "robots": {"/robots.txt": Answer(b"User-agent: *\nDisallow: /\n", headers=PLAIN), "/": Answer(b"<p>a</p>")},
    "silent robots": {"/robots.txt": Answer(b"", 500), "/": Answer(b"<p>a</p>")},
    "challenge": {"/": Answer(b"<script>document.cookie='D1N=ab';window.location.reload(true);</script>")},
    "program": {"/": Answer(b'<script src="/main.js"></script><div id="root"></div>')},
    "nothing": {},
    "moved": {"/": Answer(b"", 301, (("Location", "http://moi.example.vn/"),))},
    "forbidden": {"/": Answer(b"no", 403)},
    "busy": {"/": Answer(b"no", 503, (("Retry-After", "120"),))},
    "bare": {"/": Answer(b"<h1>Xin chao</h1><p>Dang xay dung</p>")},
    "inside": {"/": Answer(b"", 302, (("Location", "/vi/"),)), "/vi/": Answer(b"<p>Dang xay dung</p>")},
}


class Seen:
    """All the sites of this file, probed once."""

    def __init__(self, folder: Path) -> None:
        self.minis: dict[str, MiniSite] = {name: build(shapes()[name]) for name in MINIS}
        self.sites = {name: mini.site for name, mini in self.minis.items()}
        self.sites |= {name: Site(pages=dict(pages)) for name, pages in ILL.items()}
        self.sites["wordpress"].pages["/robots.txt"] = Answer(
            b"User-agent: *\nCrawl-delay: 0.1\nSitemap: /wp-sitemap.xml\n", headers=PLAIN
        )
        self.sites["nukeviet"].pages["/vi/contact/"] = Answer(b"<p>Dien thoai</p>")
        for site in self.sites.values():
            site.__enter__()
        urls = [site.url for site in self.sites.values()] + ["http://127.0.0.1:1/"]
        (folder / "spiders").mkdir()
        found = probed(urls, folder, folder)
        self.found = dict(zip((*self.sites, "refused"), found, strict=True))
        self.folder = folder


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    all_seen = Seen(tmp_path_factory.mktemp("probe"))
    yield all_seen
    for site in all_seen.sites.values():
        site.__exit__(None, None, None)


@pytest.mark.parametrize("name", MINIS)
def test_a_site_in_order_is_told_by_its_family_with_three_articles(seen: Seen, name: str) -> None:
    finding, said = seen.found[name]
    mini = seen.minis[name]
    assert (finding["outcome"], finding["exit_status"]) == ("ok", 0), said
    family = None if mini.shape.family == "generic" else mini.shape.family
    assert finding["recognised"]["family"] == family
    titles = {one.title: one for one in mini.articles.values()}
    assert len(finding["samples"]) == 3
    for sample in finding["samples"]:
        one = titles[sample["title"]]
        assert sample["published"][:10] == one.day.isoformat()
        assert sample["words"][:20] == one.lead[:20]
    listing = finding["listings"][-1]
    assert listing["articles"] >= 4
    assert listing["next_page"]
    assert name == "tandan" or listing["second_page"].endswith("more articles")
    assert "  verdict    works: " in said


def test_it_asks_little_and_only_what_a_crawl_may(seen: Seen) -> None:
    for name, site in seen.sites.items():
        hits = site.hits()
        assert sum(hits.values()) <= BUDGET, name
        hits.pop("/robots.txt", None)
        assert max(hits.values(), default=1) == 1, name
    for name, mini in seen.minis.items():
        assert not mini.forbidden & set(mini.site.hits()), name


@pytest.mark.parametrize(
    ("name", "outcome", "words"),
    [
        ("robots", "robots", "robots.txt disallows"),
        ("silent robots", "robots", "HTTP 500"),
        ("challenge", "challenge", "test for browsers"),
        ("program", "browser", "needs a browser"),
        ("nothing", "error", "HTTP 404"),
        ("moved", "moved", "http://moi.example.vn/"),
        ("forbidden", "blocked", "HTTP 403"),
        ("busy", "blocked", "Retry-After 120"),
        ("bare", "thin", "no link on the home page"),
        ("inside", "thin", "no link on the home page"),
        ("refused", "unreachable", "connection refused"),
    ],
)
def test_what_stands_in_the_way_is_named(seen: Seen, name: str, outcome: str, words: str) -> None:
    finding, said = seen.found[name]
    assert finding["outcome"] == outcome, said
    assert words in finding["verdict"]
    assert finding["next_step"]
    assert finding["samples"] == []
    if name in ("robots", "silent robots"):
        assert {asked["why"] for asked in finding["asked"]} == {"robots.txt"}


def test_what_a_crawl_leaves_alone_is_counted_with_an_example(seen: Seen) -> None:
    finding, said = seen.found["nukeviet"]
    reasons = {row["reason"]: row for row in finding["rejected"]}
    assert reasons["a copy of articles: print, mail, tag or feed page"]["count"] >= 4
    assert any("calendars" in reason for reason in reasons)
    assert "left alone" in said
    finding, _ = seen.found["generic_slugs"]
    assert next(row for row in finding["rejected"] if row["reason"] == "another host")["example"] == (
        "https://boyte.example/"
    )


def test_feeds_sitemaps_and_robots_are_named(seen: Seen) -> None:
    finding, said = seen.found["wordpress"]
    assert finding["robots"]["crawl_delay"] == 0.1
    assert finding["robots"]["sitemaps"] == [f"{seen.sites['wordpress'].url}wp-sitemap.xml"]
    assert [feed["articles"] for feed in finding["feeds"]] == [10]
    assert max(sitemap["articles"] for sitemap in finding["sitemaps"]) == 20
    assert "Crawl-delay 0.1 s" in said
    finding, said = seen.found["tandan"]
    assert finding["listings"][0]["next_page"] == "by form (__doPostBack)"


def test_redirects_and_encoding_are_shown(seen: Seen) -> None:
    finding, said = seen.found["inside"]
    assert f"→ {seen.sites['inside'].url}vi/" in said
    finding, said = seen.found["nukeviet"]
    assert finding["encoding"]["read_as"] == "utf-8"
    assert "none: reached by http" in said


def test_the_report_fits_a_terminal(seen: Seen) -> None:
    for name, (_, said) in seen.found.items():
        for line in said.splitlines():
            assert len(line) <= WIDTH or len(line.split()[-1]) > 60, (name, line)


# -- what it writes


def test_the_pages_it_writes_are_refused_until_reviewed_and_read_again_as_they_were(seen: Seen) -> None:
    folder = seen.folder / "tests" / "sites" / "thu"
    assert len(folder_lacks(folder)) == 1
    assert "not reviewed" in folder_lacks(folder)[0]
    assert differences(folder) == []
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert sum(name.startswith("article-") for name in expected) == 3
    (folder / "expected.json").write_text(json.dumps({**expected, "reviewed": True}), encoding="utf-8")
    assert folder_lacks(folder) == []
    expected["article-1.html"]["title"] = "Một tiêu đề khác"
    (folder / "expected.json").write_text(json.dumps({**expected, "reviewed": True}), encoding="utf-8")
    (difference,) = differences(folder)
    assert "Một tiêu đề khác" in difference


FINDING = Finding(
    url="https://syt.caobang.gov.vn/",
    home="https://syt.caobang.gov.vn/",
    outcome="ok",
    verdict="works",
    next_step="",
    samples=(Sample(url="https://syt.caobang.gov.vn/a", title="a"),),
)
SEEN_ON = date(2027, 1, 31)


def _loaded(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(ast.parse(code), "spiders/x.py", "exec"), names)
    return names


@pytest.mark.parametrize(
    ("host", "province", "name", "hosts"),
    [
        ("syt.caobang.gov.vn", None, "CaoBang", 1),  # no host was known
        ("syt.binhdinh.gov.vn", None, "BinhDinh", 1),  # known, now seen
        ("moi.gialai.gov.vn", "gia-lai", "GiaLai", 2),  # another host of a department
        ("soyte.vinhphuc.gov.vn", None, "VinhPhuc", 1),  # a former province's, which had no entry
        ("soyte.cantho.gov.vn", None, "CanTho", 3),
        ("cdchue.vn", "hue", "CdcHue", 1),  # a file of its own
    ],
)
def test_the_source_file_says_where_and_since_when(host: str, province: str | None, name: str, hosts: int) -> None:
    whose = belonging(f"https://{host}/", province)
    path = PROJECT / "spiders" / f"{whose.module}.py"
    text = path.read_text(encoding="utf-8") if path.exists() else None
    code = source_code(text, replace(FINDING, url=f"https://{host}/", home=f"https://{host}/"), whose, SEEN_ON)
    spider = _loaded(code)[name]
    assert len(spider.known_hosts) == hosts
    known = {known.name: known for known in spider.known_hosts}
    assert known[host].verified == "2027-01-31"
    assert known[host].trusted
    assert spider.source.key == whose.key
    assert "No host is known" not in code
    # Once it was seen, it needs pages of its own.
    assert "needs pages of its own" in source_lacks(spider, Path("/khong-co"))[0]
    for line in code.splitlines():
        assert len(line) <= 120
    if text is not None:
        assert source_code(code, replace(FINDING, url=f"https://{host}/"), whose, SEEN_ON) == code


def test_a_site_that_is_not_public_is_never_said_to_be_seen_live() -> None:
    whose = belonging("https://cdchue.vn/", "hue")
    (host,) = _loaded(source_code(None, FINDING, whose, None))["CdcHue"].known_hosts
    assert (host.verified, host.confidence, host.trusted) == (None, "low", False)


def test_whose_a_host_is() -> None:
    assert (belonging("https://cdc.hatinh.gov.vn/", None).kind, belonging("https://cdc.hatinh.gov.vn/", None).key) == (
        "cdc",
        "cdc-ha-tinh",
    )
    assert belonging("https://benhviendakhoa.vn/", "son-la").kind == "hospital"
    assert belonging("https://soyte.hagiang.gov.vn/", None).key == "ha-giang"
    with pytest.raises(SoyteError, match="--province"):
        belonging("http://127.0.0.1:8101/", None)


def test_provinces_go_by_key_and_name() -> None:
    assert province_key("cao-bang") == province_key("Cao Bằng") == province_key("cao bang") == "cao-bang"
    assert province_key("Bình Định") == "gia-lai"
    assert province_key("Bình Định", former=True) == "binh-dinh"
    assert province_key("Bộ Y tế") == "national"
    with pytest.raises(SoyteError, match="no province"):
        province_key("Atlantis")


def test_a_provinces_hosts_in_a_line_each() -> None:
    dead = replace(FINDING, url="https://soyte.caobang.gov.vn/", outcome="unreachable", verdict="no such host (DNS)")
    text = brief("cao-bang", [dead, FINDING])
    assert text[0] == "cao-bang: 2 hosts tried, 1 with something to crawl"
    assert text[1].split() == ["https://syt.caobang.gov.vn/", "works"]
    assert text[-1].split(maxsplit=1) == ["next", "soyte probe https://syt.caobang.gov.vn/"]


# -- the command


def test_a_public_site_is_not_asked_without_a_contact_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.settings.SOYTE_CONTACT", "")
    done = CliRunner().invoke(command, ["soyte.vi-du.invalid"])
    assert isinstance(done.exception, SoyteError)
    assert "SOYTE_CONTACT" in str(done.exception)


@pytest.mark.parametrize("arguments", [[], ["--write"], ["--province", "hue", "--write"]])
def test_bad_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(command, arguments).exit_code == 2


# -- signs


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<div id="app"></div><script src="/a.js"></script>', True),
        ("<app-root></app-root><script src=a.js></script>", True),
        ('<noscript>Vui lòng bật JavaScript để xem trang.</noscript><script src="a.js"></script>', True),
        (
            '<div id="app"><a href="/a">a</a><a href="/b">b</a><a href="/c">c</a><a href="/d">d</a></div>'
            "<script src=a.js>",
            False,
        ),
        ("<p>Đang xây dựng</p>", False),
        ('<frameset><frame src="/web/trang-chu"></frameset><script src="a.js"></script>', False),
        (f'<div id="root"><p>{"Trạm y tế mở cửa lại. " * 30}</p></div><script src="a.js"></script>', False),
    ],
)
def test_a_page_that_is_a_program(html: str, told: bool) -> None:
    document = Document("http://a.vn/", f"<html><body>{html}</body></html>".encode())
    assert needs_browser(document) == told


def test_a_challenge_is_told_from_a_page_that_sets_a_cookie() -> None:
    assert is_challenge(b"<script>document.cookie='a=b';location.reload()</script>")
    assert not is_challenge(b"<script>document.cookie='a=b'</script>" + b"<p>tin</p>" * 400 + b"location.reload()")


def test_traps_say_why() -> None:
    assert trap("http://a.vn/vi/news/print/a/b-1.html") == "a path of services: /print"
    assert trap("http://a.vn/xem-tin-theo-ngay/1-2-2025") == "a path of services: /xem-tin-theo-ngay"
    assert trap("http://a.vn/tin?ngay=1") == "a parameter of views, searches or calendars: ngay="
    assert trap("http://a.vn/tin/bai-1.html") is None
