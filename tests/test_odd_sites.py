"""Sites that want something special: a proxy, a cookie, a browser."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from crawler import extract
from crawler.database import connect
from crawler.health import health
from crawler.home import Home
from tests.crawls import query, run
from tests.servers import TEXT, Answer, Site, headline, page

ONE_AT_A_TIME = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1}
PUBLIC = {"SOYTE_CONTACT": "tester@example.org"}
HEAD = "host,tls,proxy,reason\n"


def article(number: int) -> Answer:
    text = "".join(f"<p>{TEXT} Lần thứ {number}, phần {part}.</p>" for part in range(6))
    return page(f"<h1>{headline(number)}</h1>{text}", title=headline(number))


def home_of(paths: list[str]) -> Answer:
    return page(
        "<ul>" + "".join(f'<li><a href="{path}">{headline(n)}</a></li>' for n, path in enumerate(paths)) + "</ul>"
    )


def message(summary: dict[str, Any]) -> str:
    return str(summary["sources"][0]["message"])


PATHS = [f"/tin/bai-viet-ve-y-te-co-so-{number}.html" for number in range(3)]


def test_a_source_is_fetched_by_way_of_its_proxy(tmp_path: Path) -> None:
    """The host has no address here at all: whatever came, came through the proxy."""
    base = "http://soyte.tinh.example"
    with Site() as proxy:
        proxy.pages |= {f"{base}/": home_of(PATHS), **{base + path: article(n) for n, path in enumerate(PATHS)}}
        (tmp_path / "hosts.csv").write_text(
            f"{HEAD}soyte.tinh.example,,{proxy.url},403 from abroad\n", encoding="utf-8"
        )
        assert run(tmp_path, url=f"{base}/", overrides=PUBLIC)["new"] == 3
        assert proxy.hits()[f"{base}/robots.txt"] == 1
        assert proxy.hosts == {"soyte.tinh.example"}
        dead = proxy.host
    failed = run(tmp_path, url=f"{base}/", overrides=PUBLIC)
    assert failed["exit_status"] == 2
    assert f"by way of the proxy {dead}: connection refused" in message(failed)


def guarded(site: Site, cookie: str) -> None:
    """Shows its pages only to those who bring the cookie."""
    script = f'<script>document.cookie="{cookie}"+"; path=/";window.location.reload(true);</script>'
    pages = {"/": home_of(PATHS), **{path: article(number) for number, path in enumerate(PATHS)}}

    def guard(path: str) -> Any:
        return lambda: pages[path] if site.cookies[-1] == "D1N=0a1b" else Answer(script.encode())

    site.pages |= {path: guard(path) for path in pages}


def test_a_challenge_is_left_alone_unless_it_is_to_be_answered(tmp_path: Path) -> None:
    with Site() as site:
        guarded(site, "D1N=0a1b")
        blocked = run(tmp_path, url=site.url, overrides=ONE_AT_A_TIME)
        assert blocked["exit_status"] == 2
        assert "a cookie challenge instead of the page (SOYTE_CHALLENGE=answer answers it)" in message(blocked)
        assert query(tmp_path, "select count(*) from captures where status = 200") == [(0,)]

        site.log.clear()
        answered = run(tmp_path, url=site.url, overrides={**ONE_AT_A_TIME, "SOYTE_CHALLENGE": "answer"})
        assert answered["new"] == 3
        assert site.hits()["/"] == 2  # once to be asked for the cookie, once with it
        assert all(site.hits()[path] == 1 for path in PATHS)
        assert query(tmp_path, "select count(*) from captures where status = 200") == [(4,)]


def test_a_challenge_is_answered_once(tmp_path: Path) -> None:
    with Site() as site:
        guarded(site, "D1N=wrong")
        summary = run(tmp_path, url=site.url, overrides={**ONE_AT_A_TIME, "SOYTE_CHALLENGE": "answer"})
        assert "after its answer again" in message(summary)
        assert site.hits()["/"] == 2


def test_a_site_that_only_a_browser_can_show_is_named_so_once(tmp_path: Path) -> None:
    with Site() as site:
        site.pages["/"] = page('<noscript>Bật JavaScript</noscript><div id="app"></div><script src="/a.js"></script>')
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 2
        assert summary["stderr"].count("needs a browser") == 1
        (row,) = health(connect(Home(tmp_path).database)).sources
        assert row.status == "failing"
        assert "needs a browser" in str(row.why)


def test_not_found_with_status_200_is_no_article_and_not_gone(tmp_path: Path) -> None:
    with Site() as site:
        site.pages |= {"/": home_of(PATHS), **{path: article(number) for number, path in enumerate(PATHS)}}
        assert run(tmp_path, url=site.url)["new"] == 3
        read(tmp_path)
        (before,) = query(tmp_path, "select count(*), count(gone_at) from articles")
        assert before == (3, 0)
        menu = "<ul>" + "<li><a href='/'>Trang chủ</a></li>" * 5 + "</ul>"
        site.pages[PATHS[0]] = page(
            f"{menu}<h1>Không tìm thấy trang</h1><p>Mời xem tin khác.</p>", title="Không tìm thấy"
        )
        new = "/tin/bai-viet-ve-y-te-co-so-9.html"
        site.pages[new] = site.pages[PATHS[0]]
        site.pages["/"] = home_of([*PATHS, new])
        due(tmp_path)
        again = run(tmp_path, url=site.url)
        read(tmp_path)
        assert again["new"] == 0
        assert site.hits()[PATHS[0]] == 2
        assert query(tmp_path, "select count(*), count(gone_at) from articles") == [(3, 0)]
        (row,) = query(tmp_path, "select title, revisions from articles where url like '%co-so-0.html'")
        assert row == (headline(0), 0)


def read(home: Path) -> None:
    with contextlib.closing(connect(Home(home).database)) as db:
        extract.run(Home(home), db, workers=1)


def due(home: Path) -> None:
    db = connect(Home(home).database)
    with db.conn:
        db.execute("update pages set next_due = '2020-01-01T00:00:00Z' where state = 'done'")
    db.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [(f"{HEAD}a.example,all,,why\n", "hosts.csv, line 2: tls 'all' is none of"), ("", "first line must be")],
)
def test_arrangements_that_make_no_sense_stop_the_run_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "hosts.csv").write_text(text, encoding="utf-8")
    with Site() as site:
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 2
        assert said in summary["error"]
        assert not site.log
