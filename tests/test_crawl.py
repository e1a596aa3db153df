"""Crawls over real HTTP against small sites on loopback: what is fetched, what is not, and how politely."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crawler.home import Home
from crawler.raw import read
from tests.crawls import PROJECT, query, run, start
from tests.servers import TEXT, Answer, Site, headline, nukeviet, page

HTML = (("Content-Type", "text/html; charset=utf-8"),)


def captured(home: Path) -> dict[str, int]:
    return dict(query(home, "select url, count(*) from captures group by url"))


def states(home: Path) -> dict[str, tuple[str, int | None, str | None]]:
    return {url: rest for url, *rest in query(home, "select url, state, status, message from pages")}  # type: ignore[misc]


def article(number: int, extra: str = "") -> Answer:
    return page(f"<h1>{headline(number)}</h1><div>{f'<p>{TEXT}</p>' * 6}</div>{extra}", title=headline(number))


def plain(paths: list[str], **pages: Any) -> Site:
    """A home page that names articles at these paths."""
    links = "".join(f'<li><a href="{path}">{headline(number)}</a></li>' for number, path in enumerate(paths))
    site = Site(pages={"/": page(f"<ul>{links}</ul>")})
    for number, path in enumerate(paths):
        site.pages[path] = article(number)
    return site


def test_a_site_without_a_source_file_is_fetched_whole_and_only_once(tmp_path: Path) -> None:
    with nukeviet(articles=23, per_page=5) as site:
        first = run(tmp_path, url=site.url)
        assert first["exit_status"] == 0, first
        (row,) = first["sources"]
        assert (row["articles"], row["new"], row["failed"], row["queued"]) == (23, 23, 0, 0)
        assert set(site.hits().values()) == {1}
        assert all("/print/" not in path and "/contact" not in path for path in site.hits())
        (agent,) = site.agents
        assert agent.startswith("soyte/")
        assert query(tmp_path, "select family from sources") == [("nukeviet",)]
        for warc, offset, digest, url in query(tmp_path, "select warc, offset, digest, url from captures"):
            assert read(Home(tmp_path), warc, offset, digest).url == url
        # The order is newest first: entry pages, page 1, its articles, page 2 …
        fetched = [path for _, path in site.log]
        assert fetched.index("/vi/news/tin-tuc/bai-viet-so-20-20.html") < fetched.index("/vi/news/tin-tuc/page-3")

        site.log.clear()
        second = run(tmp_path, url=site.url)
        (row,) = second["sources"]
        assert second["exit_status"] == 0
        assert (row["new"], row["articles"]) == (0, 0)
        # The backfill is complete: home and page 1 of the listing are looked at, and nothing more.
        assert set(site.hits()) == {"/robots.txt", "/", "/vi/news/tin-tuc/"}
        assert "0 new" in second["stderr"]


def test_news_over_several_pages_is_followed_to_where_it_ends(tmp_path: Path) -> None:
    with nukeviet(articles=20, per_page=5) as site:
        run(tmp_path, url=site.url)
        site.pages = nukeviet(articles=32, per_page=5).pages  # two and a half pages of news
        site.log.clear()
        summary = run(tmp_path, url=site.url)
        assert summary["new"] == 12
        listed = {path for path in site.hits() if "page-" in path}
        assert listed <= {f"/vi/news/tin-tuc/page-{n}" for n in (2, 3, 4, 5, 6, 7)}
        assert {"/vi/news/tin-tuc/page-2", "/vi/news/tin-tuc/page-3"} <= listed


def test_limit_counts_articles_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with nukeviet(articles=20, per_page=5) as site:
        assert run(tmp_path, url=site.url, limit=7)["new"] == 7
        assert run(tmp_path, url=site.url, limit=7)["new"] == 7
        rest = run(tmp_path, url=site.url)
        assert rest["new"] == 6
        articles = {path: count for path, count in site.hits().items() if path.endswith(".html")}
        assert len(articles) == 20
        assert set(articles.values()) == {1}


def test_two_sites_and_two_ports_share_a_home(tmp_path: Path) -> None:
    with nukeviet(articles=3) as one, nukeviet(articles=4) as two:
        run(tmp_path, url=one.url)
        assert run(tmp_path, url=two.url)["new"] == 4
    assert len(query(tmp_path, "select key from sources")) == 2
    assert {
        row[0] for row in query(tmp_path, "select count(*) from captures where url like '%.html' group by source")
    } == {
        3,
        4,
    }


def test_a_site_of_no_known_kind(tmp_path: Path) -> None:
    """Tables, parameters, no markup to hold on to: lists and articles are told apart by their form."""
    site = Site()
    menu = "".join(
        f'<td><a href="/?gd=1&amp;cn=2&amp;dm={n}">{name}</a></td>' for n, name in ((1, "Tin tức"), (2, "Y tế cơ sở"))
    )
    top = f"<table><tr>{menu}</tr></table>"
    numbers = {1: range(1, 13), 2: range(13, 19)}
    for section, articles in numbers.items():
        listed = list(articles)[::-1]
        for number, first in enumerate(range(0, len(listed), 5), 1):
            items = "".join(
                f'<tr><td><a href="/?gd=1&amp;cn=3&amp;tc={n}">{headline(n)}</a><br>Tóm tắt</td></tr>'
                for n in listed[first : first + 5]
            )
            pager = "".join(
                f'<a href="/?gd=1&amp;cn=2&amp;dm={section}&amp;trang={n}">{n}</a> '
                for n in (1, 2, 3)
                if n * 5 < len(listed) + 5
            )
            path = f"/?gd=1&cn=2&dm={section}" + (f"&trang={number}" if number > 1 else "")
            site.pages[canonical_path(path)] = page(f"{top}<table>{items}</table>{pager}")
            site.pages[canonical_path(f"/?gd=1&cn=2&dm={section}&trang={number}")] = page(
                f"{top}<table>{items}</table>{pager}"
            )
        for n in articles:
            body = f"{top}<table><tr><td><b>{headline(n)}</b><br>{'<br>'.join([TEXT] * 5)}</td></tr></table>"
            site.pages[canonical_path(f"/?gd=1&cn=3&tc={n}")] = page(body)
    site.pages["/"] = page(f'{top}<a href="/?gd=1&amp;cn=3&amp;tc=12">{headline(12)}</a>')
    with site:
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 0
        fetched = {url for url in captured(tmp_path) if "tc=" in url}
        assert len(fetched) == 18
        assert summary["new"] == 18
        site.log.clear()
        assert run(tmp_path, url=site.url)["new"] == 0
        assert not any("tc=" in path for path in site.hits())


def canonical_path(path: str) -> str:
    head, _, query = path.partition("?")
    return f"{head}?{'&'.join(sorted(query.split('&')))}"


def test_faults_are_tried_again_and_nothing_bad_is_stored(tmp_path: Path) -> None:
    counts: dict[str, int] = {}
    body = article(99).body

    def times(name: str, bad: Answer, good: Answer, failures: int = 2) -> Any:
        def answer() -> Answer:
            counts[name] = counts.get(name, 0) + 1
            return bad if counts[name] <= failures else good

        return answer

    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    packed = gzip.compress(body)
    short = Answer(raw=head + b"Content-Length: 90000\r\n\r\n" + body[:800])
    torn = Answer(packed[:-20], headers=(*HTML, ("Content-Encoding", "gzip")))
    chunk = Answer(raw=head + b"Transfer-Encoding: chunked\r\n\r\n320\r\n" + body[:800] + b"\r\n")
    whole = Answer(packed, headers=(*HTML, ("Content-Encoding", "gzip")))
    paths = [f"/tin-tuc/bai-viet-ve-y-te-co-so-{n}.html" for n in range(9)]
    site = plain(paths)
    site.pages[paths[1]] = times("short", short, Answer(body))
    site.pages[paths[2]] = times("torn", torn, whole)
    site.pages[paths[3]] = times(
        "chunk", chunk, Answer(zlib.compress(body), headers=(*HTML, ("Content-Encoding", "deflate")))
    )
    site.pages[paths[4]] = times("500", Answer(b"", 500), Answer(body), failures=1)
    site.pages[paths[5]] = times("429", Answer(b"", 429, (("Retry-After", "1"),)), Answer(body), failures=1)
    site.pages[paths[6]] = Answer(b"gone", 410)
    site.pages[paths[7]] = Answer(b"<html>cam</html>", 403)
    site.pages[paths[8]] = Answer(torn.body, headers=torn.headers)  # never whole
    with site:
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 0, summary
        found = {url.removeprefix(site.url.rstrip("/")): rest for url, rest in states(tmp_path).items()}
        for path in paths[:6]:
            assert found[path][:2] == ["done", 200], (path, found[path])
        assert found[paths[6]][:2] == ["done", 410]
        assert found[paths[7]][:2] == ["blocked", 403]
        assert found[paths[8]][0] == "failed"
        assert "cut short" in str(found[paths[8]][2])
        for url, status, warc, offset, digest in query(
            tmp_path, "select url, status, warc, offset, digest from captures"
        ):
            kept = read(Home(tmp_path), warc, offset, digest)
            assert kept.status == status
            if status == 200 and any(url.endswith(path) for path in paths[1:6]):
                assert kept.body == body
        assert not query(tmp_path, "select 1 from captures where url like '%co-so-8.html'")
        assert query(tmp_path, "select status from captures where url like '%co-so-6.html'") == [(410,)]


def test_redirects_are_rows_and_private_or_foreign_places_are_refused(tmp_path: Path) -> None:
    with Site() as other:
        other.pages["/"] = page("secret")
        paths = [f"/tin-tuc/bai-viet-ve-y-te-co-so-{n}.html" for n in range(4)]
        site = plain(paths)
        site.pages[paths[0]] = Answer(b"", 301, (("Location", "/moi/bai-viet-ve-y-te-co-so-moi-100.html"),))
        site.pages["/moi/bai-viet-ve-y-te-co-so-moi-100.html"] = article(100)
        site.pages[paths[1]] = Answer(b"", 302, (("Location", other.url),))
        site.pages[paths[2]] = Answer(b"", 302, (("Location", paths[3]),))
        site.pages[paths[3]] = Answer(b"", 302, (("Location", paths[2]),))  # a loop
        with site:
            summary = run(tmp_path, url=site.url)
            assert summary["new"] == 1
            assert not other.log
            found = states(tmp_path)
            base = site.url.rstrip("/")
            assert found[base + paths[0]][:2] == ["done", 301]
            assert found[base + "/moi/bai-viet-ve-y-te-co-so-moi-100.html"][:2] == ["done", 200]
            assert "none of this source's hosts" in str(found[base + paths[1]][2])
            assert set(site.hits().values()) == {1}


@pytest.mark.parametrize("status", [500, 503])
def test_robots_that_cannot_be_read_allow_nothing(tmp_path: Path, status: int) -> None:
    with nukeviet(articles=3) as site:
        site.pages["/robots.txt"] = Answer(b"", status)
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 2
        assert set(site.hits()) == {"/robots.txt"}
        assert "robots.txt" in summary["sources"][0]["message"]
        site.pages["/robots.txt"] = Answer(b"", 404)  # none: everything is allowed
        query(tmp_path, "select 1")
        assert run(tmp_path, url=site.url)["new"] == 3


def test_robots_rules_crawl_delay_and_delay_are_kept(tmp_path: Path) -> None:
    with nukeviet(articles=4) as site:
        rules = b"User-agent: *\nDisallow: /vi/news/tin-tuc/bai-viet-so-2-\nCrawl-delay: 0.3\n"
        site.pages["/robots.txt"] = Answer(rules, headers=(("Content-Type", "text/plain"),))
        summary = run(tmp_path, url=site.url, delay=0.1)
        (row,) = summary["sources"]
        assert (row["new"], row["blocked"]) == (3, 1)
        assert "/vi/news/tin-tuc/bai-viet-so-2-2.html" not in site.hits()
        times = sorted(when for when, _ in site.log)
        gaps = [later - earlier for earlier, later in pairwise(times[1:])]
        assert min(gaps) > 0.27


def test_a_page_with_two_hundred_cookies_and_a_challenge_page(tmp_path: Path) -> None:
    paths = [f"/tin-tuc/bai-viet-ve-y-te-co-so-{n}.html" for n in range(4)]
    site = plain(paths)
    cookies = tuple(("Set-Cookie", f"c{n}={'x' * 60}; path=/") for n in range(200))
    site.pages[paths[0]] = Answer(article(0).body, headers=(*HTML, *cookies))
    challenge = (
        b'<html><body><script>document.cookie="D1N=abc"+"; path=/";window.location.reload(true);</script></body></html>'
    )
    site.pages[paths[1]] = Answer(challenge)
    with site:
        summary = run(tmp_path, url=site.url)
        assert summary["new"] == 3
        assert states(tmp_path)[site.url.rstrip("/") + paths[1]][0] == "blocked"


def test_attachments_are_captures_of_their_own(tmp_path: Path) -> None:
    paths = ["/tin-tuc/bai-viet-ve-y-te-co-so-1.html"]
    site = plain(paths)
    site.pages[paths[0]] = article(
        1, '<a href="/tai-lieu/K%E1%BA%BF ho%E1%BA%A1ch 5.pdf">Kế hoạch</a> <a href="/a.jpg">ảnh</a>'
    )
    site.pages["/tai-lieu/K%E1%BA%BF%20ho%E1%BA%A1ch%205.pdf"] = Answer(
        b"%PDF-1.4", headers=(("Content-Type", "application/pdf"),)
    )
    with site:
        run(tmp_path, url=site.url)
        assert query(tmp_path, "select content_type, length from captures where url like '%.pdf'") == [
            ("application/pdf", 8)
        ]
        assert query(tmp_path, "select kind from pages where url like '%.pdf'") == [("file",)]
        assert "/a.jpg" not in site.hits()


def test_endless_pages_end(tmp_path: Path) -> None:
    """A list that answers every number with its last page, and names a next one."""

    class Endless(dict[str, Any]):
        def get(self, key: str, default: Any = None) -> Any:
            if key.startswith("/danh-muc/tin"):
                number = int(key.rpartition("=")[2]) if "=" in key else 1
                shown = range(6) if number < 2 else range(6, 12)
                items = "".join(f'<li><a href="/bai/tin-y-te-co-so-so-{n}.html">{headline(n)}</a></li>' for n in shown)
                return page(
                    f'<ul>{items}</ul><div class="paging"><a href="/danh-muc/tin?page={number + 1}">Tiếp theo</a></div>'
                )
            if key.startswith("/bai/"):
                return article(1)
            return super().get(key, default)

    site = Site(pages=Endless({"/": page('<div class="menu"><a href="/danh-muc/tin">Tin tức</a></div>')}))
    with site:
        assert run(tmp_path, url=site.url)["new"] == 12
        assert len([path for path in site.hits() if "page=" in path]) <= 4


def test_a_dead_site_fails_and_says_so(tmp_path: Path) -> None:
    with Site() as site:
        url = site.url
    summary = run(tmp_path, url=url)
    assert summary["exit_status"] == 2
    (row,) = summary["sources"]
    assert row["status"] == "failed"
    assert "ConnectionRefused" in row["message"] or "refused" in row["message"].lower()


def test_public_hosts_want_a_contact_address_and_bad_input_is_one_line(tmp_path: Path) -> None:
    refused = run(tmp_path, url="http://soyte.example.vn/")
    assert refused["exit_status"] == 2
    assert "SOYTE_CONTACT" in refused["error"]
    assert not (tmp_path / "archive.db").exists()
    assert "not a web address" in run(tmp_path, url="soyte")["error"]
    assert "no source" in run(tmp_path, keys=["khong-co"])["error"]


def test_a_second_crawl_of_the_same_home_waits_its_turn(tmp_path: Path) -> None:
    home = Home(tmp_path).open()
    with home.lock("crawl"), nukeviet(articles=1) as site:
        assert run(tmp_path, url=site.url)["exit_status"] == 75
        assert not site.log


def test_scrapy_crawl_takes_the_same_path(tmp_path: Path) -> None:
    """`scrapy crawl` fills the same archive, extraction included, and a second soyte crawl finds nothing new in it."""
    with nukeviet(articles=4) as site:
        options = ["-s", f"SOYTE_HOME={tmp_path}", "-s", "DOWNLOAD_DELAY=0", "-a", f"url={site.url}"]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "generic", *options],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        assert "4 articles, 4 new" in done.stderr
        assert query(tmp_path, "select command, exit_status from runs") == [("crawl", 0)]
        assert query(tmp_path, "select count(*) from extractions") != [(0,)]
        assert run(tmp_path, url=site.url)["new"] == 0


def test_a_signal_stops_the_crawl_and_loses_nothing(tmp_path: Path) -> None:
    with nukeviet(articles=30) as site:
        site.wait = 0.05
        process = start(tmp_path, url=site.url)
        while len(site.log) < 12:
            time.sleep(0.01)
        process.signal(signal.SIGINT)
        summary, said = process.wait()
        assert summary is not None, said
        assert summary["interrupted"]
        site.wait = 0.0
        run(tmp_path, url=site.url)
        articles = {path: count for path, count in site.hits().items() if path.endswith(".html")}
        assert len(articles) == 30
        assert set(articles.values()) == {1}
