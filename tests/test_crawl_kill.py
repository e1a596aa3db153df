"""kill -9 at any moment: nothing is lost, and at most the requests in flight are made again."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from crawler.home import Home
from crawler.raw import read
from tests.crawls import query, run, start
from tests.servers import nukeviet

pytestmark = pytest.mark.slow

#: Requests of one source that can be under way at once (CONCURRENT_REQUESTS).
IN_FLIGHT = 16


def test_a_killed_crawl_goes_on_where_it_was(tmp_path: Path) -> None:
    moments = random.Random(20250312)
    with nukeviet(articles=60, per_page=6) as site:
        site.wait = 0.03
        kills = 0
        for _ in range(4):
            before = len(site.log)
            process = start(tmp_path, url=site.url)
            deadline = time.monotonic() + 20
            while len(site.log) == before and not process.ended and time.monotonic() < deadline:
                time.sleep(0.005)
            time.sleep(moments.uniform(0.0, 0.25))
            kills += not process.ended
            process.signal(signal.SIGKILL)
            process.wait()
            assert not (set(_urls(tmp_path, "done")) - set(_captured(tmp_path)))  # done means: in the archive
        assert kills >= 3
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 0

        captures = {url: count for url, count in _captured(tmp_path).items() if url.endswith(".html")}
        assert len(captures) == 60
        assert sum(captures.values()) - 60 <= kills * IN_FLIGHT
        asked = Counter({path: count for path, count in site.hits().items() if path.endswith(".html")})
        assert asked.total() - 60 <= kills * IN_FLIGHT
        assert not query(tmp_path, "select 1 from pages where state <> 'done'")

        # Every row's record is there and whole, and the files can be read from end to end.
        for warc, offset, digest, url in query(tmp_path, "select warc, offset, digest, url from captures"):
            assert read(Home(tmp_path), warc, offset, digest).url == url


def _captured(home: Path) -> dict[str, int]:
    return dict(query(home, "select url, count(*) from captures group by url"))


def _urls(home: Path, state: str) -> list[str]:
    if not (home / "archive.db").exists():
        return []
    return [row[0] for row in query(home, "select url from pages where state = ?", state)]
