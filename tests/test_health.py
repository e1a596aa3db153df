"""Health says which source is wrong since when, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler import runs
from crawler.database import connect
from crawler.health import SourceHealth, health
from crawler.home import Home
from tests.factories import archive, article, capture, put


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return archive(Home(tmp_path))


def crawl(db: Database, source: str, status: str, message: str | None = None) -> None:
    run = runs.start(db, "crawl", [source])
    runs.record_source(db, run, source, status=status, message=message)
    runs.finish(db, run, exit_status=0)


def of(db: Database, source: str) -> SourceHealth:
    return next(row for row in health(db).sources if row.source == source)


def test_all_well(db: Database) -> None:
    for source in ("hue", "gia-lai", "moh"):
        crawl(db, source, "ok")
    put(db, article())
    assert health(db).exit_status == 0
    row = of(db, "hue")
    assert (row.status, row.failures, row.articles, row.last_new_article) == ("ok", 0, 1, "2025-06-13T01:00:00Z")
    assert row.last_run == row.last_ok is not None


def test_articles_that_their_site_no_longer_has_are_told(db: Database) -> None:
    crawl(db, "hue", "ok")
    put(db, article())
    assert "reachable" not in of(db, "hue").line()
    db.execute("update articles set gone_at = '2025-07-02T03:00:00Z'")
    assert (of(db, "hue").gone, of(db, "moh").gone) == (1, 0)
    assert "1 article no longer reachable, since 2025-07-02" in of(db, "hue").line()
    assert health(db).exit_status == 0


def test_one_source_fails_and_says_why_and_how_often(db: Database) -> None:
    crawl(db, "moh", "ok")
    for status, message in (("ok", None), ("failed", "timeout"), ("failed", "robots.txt answers 503")):
        crawl(db, "hue", status, message)
    row = of(db, "hue")
    assert (row.status, row.failures, row.why) == ("failing", 2, "robots.txt answers 503")
    assert row.last_ok is not None
    assert health(db).exit_status == 1
    assert "2 failed crawls in a row" in row.line() and "robots.txt answers 503" in row.line()


def test_a_good_crawl_ends_a_bad_row(db: Database) -> None:
    crawl(db, "hue", "failed", "timeout")
    crawl(db, "hue", "ok")
    assert (of(db, "hue").status, of(db, "hue").why) == ("ok", None)


def test_nothing_works(db: Database) -> None:
    crawl(db, "hue", "failed")
    assert health(db).exit_status == 2


def test_a_skipped_source_stays_what_it_was(db: Database) -> None:
    crawl(db, "hue", "ok")
    crawl(db, "hue", "skipped")
    assert of(db, "hue").status == "ok"


def test_without_a_message_the_pages_tell(db: Database) -> None:
    for number in range(3):
        db.execute(
            "insert into pages (source, url, kind, state, discovered_at, message)"
            " values ('hue', ?, 'article', ?, 't', ?)",
            [f"u{number}", "queued" if number == 2 else "failed", None if number == 2 else "connection reset"],
        )
    crawl(db, "hue", "failed")
    row = of(db, "hue")
    assert (row.why, row.queued, row.failed) == ("connection reset", 1, 2)


def test_imported_pages_need_no_crawl(db: Database) -> None:
    capture(db, source="moh")
    assert of(db, "moh").status == "imported"
    assert of(db, "hue").status == "never crawled"
    assert health(db).exit_status == 0


def test_an_empty_archive(tmp_path: Path) -> None:
    report = health(connect(tmp_path / "archive.db"))
    assert report.exit_status == 2
    assert "no sources yet" in report.lines()[0]


def test_a_first_crawl_that_was_cut_short_is_named(db: Database) -> None:
    crawl(db, "moh", "ok")
    crawl(db, "gia-lai", "ok")
    assert of(db, "hue").status == "never crawled"
    db.execute(
        "insert into pages (source, url, kind, state, discovered_at)"
        " values ('hue', 'https://a.vn/', 'home', 'claimed', '2026-01-01T00:00:00Z')"
    )
    assert of(db, "hue").status == "unfinished"
    assert health(db).exit_status == 1
