"""Crawls of a site that was crawled before: what is asked for, what is stored, and what becomes of the articles."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from crawler import extract
from crawler.database import connect, transaction
from crawler.home import Home
from crawler.rhythm import reschedule
from tests.crawls import query, run
from tests.servers import TEXT, Answer, Site, headline, nukeviet, page

ARTICLE = "/vi/news/tin-tuc/bai-viet-so-3-3.html"


def strong(path: str, body: bytes) -> str:
    return f'"{sha256(body).hexdigest()[:16]}"'


def all_due(home: Path) -> None:
    """As if half a year had passed."""
    db = connect(home / "archive.db")
    with transaction(db):
        db.execute("update pages set next_due = '2020-01-01T00:00:00Z' where next_due is not null")
    db.close()


def captures(home: Path) -> int:
    return int(query(home, "select count(*) from captures")[0][0])


def read_out(home: Path) -> None:
    """Extract what the crawls left, as the command does."""
    db = connect(home / "archive.db")
    extract.run(Home(home), db, workers=1)
    db.close()


def test_what_did_not_change_is_neither_sent_nor_stored_again(tmp_path: Path) -> None:
    with nukeviet(articles=12) as site:
        site.etag = strong
        run(tmp_path, url=site.url)
        stored = captures(tmp_path)
        all_due(tmp_path)
        site.answered.clear()
        summary = run(tmp_path, url=site.url)
        missing = [path for path, status in site.answered if status == 404]
        pages = [(path, status) for path, status in site.answered if path not in (*missing, "/robots.txt")]
        assert {status for _, status in pages} == {304}
        assert len(pages) == 12 + 4  # the articles, home, and the listing's three pages
        assert sorted(missing) == ["/sitemap.xml", "/vi/news/", "/vi/news/rss/"]  # guesses
        assert captures(tmp_path) == stored + len(missing)
        (row,) = summary["sources"]
        assert (row["unchanged"], row["new"], row["status"]) == (16, 0, "ok")
        assert "16 unchanged" in summary["stderr"]
        assert query(tmp_path, "select distinct unmodified from pages where status = 200") == [(1,)]


def test_the_same_bytes_without_validators_are_not_stored_again(tmp_path: Path) -> None:
    with nukeviet(articles=6) as site:
        run(tmp_path, url=site.url)
        stored = captures(tmp_path)
        fetched = dict(query(tmp_path, "select url, fetched_at from pages"))
        site.log.clear()
        summary = run(tmp_path, url=site.url)
        assert sorted(site.hits().elements()) == ["/", "/robots.txt", "/vi/news/tin-tuc/"]
        assert summary["sources"][0]["unchanged"] == 2
        assert captures(tmp_path) == stored
        assert all(when >= fetched[url] for url, when in query(tmp_path, "select url, fetched_at from pages"))


def test_news_on_a_list_that_has_validators_are_found(tmp_path: Path) -> None:
    with nukeviet(articles=8) as site:
        site.etag = strong
        run(tmp_path, url=site.url)
        site.pages = nukeviet(articles=19).pages
        assert run(tmp_path, url=site.url)["new"] == 11


@pytest.mark.slow
def test_a_server_that_says_not_modified_for_ever_is_asked_whole_now_and_then(tmp_path: Path) -> None:
    with nukeviet(articles=4) as site:
        site.etag = lambda path, body: '"always"'
        run(tmp_path, url=site.url)
        site.pages = nukeviet(articles=6).pages
        found = [run(tmp_path, url=site.url)["new"] for _ in range(4)]
        assert found == [0, 0, 0, 2]
        # Other bytes under the same ETag: it is not heeded any more.
        site.pages = nukeviet(articles=9).pages
        assert run(tmp_path, url=site.url)["new"] == 3


def test_a_capture_that_extraction_could_not_read_is_fetched_whole(tmp_path: Path) -> None:
    with nukeviet(articles=3) as site:
        site.etag = strong
        run(tmp_path, url=site.url)
        db = connect(tmp_path / "archive.db")
        with transaction(db):
            db.execute(
                "insert into quarantine (capture, stage, reason, version, at)"
                f" select id, 'process', 'cannot be read', 'x', 'y' from captures where url like '%{ARTICLE}'"
            )
        db.close()
        all_due(tmp_path)
        site.answered.clear()
        run(tmp_path, url=site.url)
        assert [status for path, status in site.answered if path == ARTICLE] == [200]
        assert query(tmp_path, f"select count(*) from captures where url like '%{ARTICLE}'") == [(2,)]


def test_not_modified_that_nobody_asked_for_is_no_page(tmp_path: Path) -> None:
    site = Site(pages={"/": page("<p>x</p>")})
    with site:
        site.pages["/"] = Answer(b"", 304)
        summary = run(tmp_path, url=site.url)
        assert "HTTP 304" in summary["sources"][0]["message"]
        assert summary["exit_status"] == 2


def test_a_changed_article_becomes_a_revision_and_a_counter_does_not(tmp_path: Path) -> None:
    visitors = count(1000)

    def counted(text: str) -> Answer:
        body = site_page.replace(b"</body>", f"<p>Lượt truy cập: {next(visitors)}</p></body>".encode())
        return Answer(body.replace(b"L\xe1\xba\xa7n 2.", text.encode()))

    with nukeviet(articles=5) as site:
        site_page = site.pages[ARTICLE].body  # type: ignore[union-attr]
        site.pages[ARTICLE] = lambda: counted("Lần 2.")
        run(tmp_path, url=site.url)
        all_due(tmp_path)
        run(tmp_path, url=site.url)
        read_out(tmp_path)
        sql = f"select revisions from articles where url like '%{ARTICLE}'"
        assert query(tmp_path, f"select count(*) from captures where url like '%{ARTICLE}'") == [(2,)]
        assert query(tmp_path, sql) == [(0,)]
        site.pages[ARTICLE] = lambda: counted("Số liệu đã được đính chính thành 214 trẻ.")
        all_due(tmp_path)
        run(tmp_path, url=site.url)
        read_out(tmp_path)
        assert query(tmp_path, sql) == [(2,)]
        assert query(tmp_path, "select count(*) from articles where revisions > 0") == [(1,)]


@pytest.mark.slow
def test_gone_after_the_second_answer_and_back_with_the_page(tmp_path: Path) -> None:
    def gone() -> list[tuple[object, ...]]:
        read_out(tmp_path)
        return query(tmp_path, f"select gone_at is not null from articles where url like '%{ARTICLE}'")

    with nukeviet(articles=4) as site:
        site.etag = strong
        run(tmp_path, url=site.url)
        assert gone() == [(0,)]
        there = site.pages.pop(ARTICLE)
        for expected in (0, 1):
            all_due(tmp_path)
            run(tmp_path, url=site.url)
            assert gone() == [(expected,)]
        (first,) = query(tmp_path, "select min(fetched_at) from captures where status = 404 and url like '%html'")
        assert query(tmp_path, "select gone_at from articles where gone_at is not null") == [first]
        # Refused is not gone; and what comes back with the same bytes is stored again, as evidence.
        site.pages[ARTICLE] = Answer(b"cam", 403)
        all_due(tmp_path)
        summary = run(tmp_path, url=site.url)
        assert (summary["gone"], summary["gone_since"]) == (1, *first)
        assert query(tmp_path, f"select state from pages where url like '%{ARTICLE}'") == [("blocked",)]
        site.pages[ARTICLE] = there
        all_due(tmp_path)
        run(tmp_path, url=site.url)
        assert gone() == [(0,)]
        assert query(tmp_path, "select count(*) from articles") == [(4,)]


def test_a_page_that_was_refused_at_first_is_blocked_and_never_gone(tmp_path: Path) -> None:
    with nukeviet(articles=4) as site:
        run(tmp_path, url=site.url)
        site.pages[ARTICLE] = Answer(b"cam", 403)
        for _ in range(2):
            all_due(tmp_path)
            run(tmp_path, url=site.url)
        read_out(tmp_path)
        assert query(tmp_path, "select count(*), count(gone_at) from articles") == [(4, 0)]


def test_the_rhythm_is_that_of_the_text(tmp_path: Path) -> None:
    """After a crawl with extraction, an old article rests for long, and one of today is looked at tomorrow."""
    old, new = "/tin/bai-viet-cu-ve-y-te-co-so-1.html", "/tin/bai-viet-moi-ve-y-te-co-so-2.html"
    body = f"<div class='content'>{f'<p>{TEXT}</p>' * 6}</div>"
    site = Site(pages={"/": page("".join(f'<a href="{path}">{headline(n)}</a>' for n, path in enumerate((old, new))))})
    today = datetime.now(UTC).date().isoformat()
    for path, day in ((old, "2019-03-04"), (new, today)):
        head = f'<meta property="article:published_time" content="{day}T08:00:00+07:00">'
        site.pages[path] = page(f"<h1>{headline(len(path))}</h1>{body}", title=headline(len(path)), head=head)
    with site:
        run(tmp_path, url=site.url)
        read_out(tmp_path)
        db = connect(tmp_path / "archive.db")
        with transaction(db):
            for (source,) in db.execute("select key from sources").fetchall():
                reschedule(db, source, "2020-01-01T00:00:00Z")
        db.close()
        due = dict(query(tmp_path, "select url, julianday(next_due) - julianday(fetched_at) from pages"))
        found = {path: round(due[site.url.rstrip("/") + path]) for path in (old, new)}
        assert found == {old: 180, new: 1}
