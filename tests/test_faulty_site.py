"""A crawl of a site where everything is wrong: it ends by itself, misses nothing it may have, and breaks no rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.crawls import query, run
from tests.faulty_site import FaultySite, broken_rules

pytestmark = pytest.mark.slow

DELAY = 0.03

Crawled = tuple[FaultySite, Path, dict[str, Any]]


def test_a_site_where_everything_is_wrong(tmp_path: Path) -> None:
    """One crawl, which takes its time, and all that is to be said of it."""
    faulty = FaultySite()
    with faulty.site:
        overrides = {"SOYTE_BACKOFF": [0.2, 0.4], "DOWNLOAD_TIMEOUT": 1.5}
        summary = run(tmp_path, url=faulty.site.url, delay=DELAY, overrides=overrides)
    crawled = faulty, tmp_path, summary
    every_article_that_may_be_had_is_there_once(crawled)
    what_is_broken_is_stored_by_nobody(crawled)
    the_log_shows_no_rule_broken(faulty)
    endless_spaces_end(faulty)


def states(crawled: Crawled) -> dict[str, tuple[str, int | None, str | None, int]]:
    faulty, home, _ = crawled
    sql = (
        "select url, state, status, message, (select count(*) from captures c where c.url = p.url and c.status = 200)"
        " from pages p"
    )
    return {url.removeprefix(faulty.site.url.rstrip("/")): rest for url, *rest in query(home, sql)}  # type: ignore[misc]


def every_article_that_may_be_had_is_there_once(crawled: Crawled) -> None:
    faulty, _, summary = crawled
    found = states(crawled)
    assert [path for path in faulty.good if path not in found] == []
    missing = {path: found[path] for path in faulty.good if (found[path][0], found[path][3]) != ("done", 1)}
    assert missing == {}
    assert summary["exit_status"] == 0
    assert "nho-giot" in summary["sources"][0]["message"] or "bom-nen" in summary["sources"][0]["message"]
    assert not [path for path in found if "jsessionid" in path]


def what_is_broken_is_stored_by_nobody(crawled: Crawled) -> None:
    faulty, _, _ = crawled
    found = states(crawled)
    said = {path.split("bai-viet-")[1].rstrip("-0123456789.html"): found[path] for path in faulty.lost}
    assert [name for name, (*_, captures) in said.items() if captures] == []
    for name, (state, words) in {
        "hong-bom-nen": ("failed", "larger than 16 MB"),
        "hong-qua-lon": ("failed", "larger than 16 MB"),
        "hong-nho-gio": ("failed", "no answer in time"),
        "hong-thu-thac": ("blocked", "cookie challenge"),
        "hong-ca": ("blocked", "HTTP 403"),
        "hong-mat-roi": ("done", "HTTP 404"),
        "hong-di-noi-khac": ("done", "redirected to 127.0.0.2:1"),
        "hong-vao-trong": ("done", "redirected to 169.254.169.254"),
    }.items():
        assert said[name][0] == state, (name, said[name])
        assert words in str(said[name][2]), (name, said[name])


def the_log_shows_no_rule_broken(faulty: FaultySite) -> None:
    assert broken_rules(faulty.site, delay=DELAY * 0.9) == []
    for times, pause in ((faulty.asked["429"], 1.0), (faulty.asked["503"], 1.0)):
        (asked,) = times
        assert [path for when, path in faulty.site.log if asked < when < asked + pause * 0.95] == []


def endless_spaces_end(faulty: FaultySite) -> None:
    hits = faulty.site.hits()
    assert sum(count for path, count in hits.items() if path.startswith(("/lich", "/su-kien"))) <= 15
    assert sum(count for path, count in hits.items() if path.startswith("/di/")) <= 11
    assert max(hits.values()) <= 4  # nothing is asked for more often than it is tried
