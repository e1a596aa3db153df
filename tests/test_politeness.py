"""Conduct, as the log of a server sees it: who asked for what, when, and what was left alone."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from crawler.items import Source
from tests.crawls import query, run
from tests.servers import TEXT, Answer, Site, headline, page

PLAIN = (("Content-Type", "text/plain"),)


def section(site: Site, name: str, articles: int) -> None:
    """A home page of its own under ``/name/``, with articles behind it."""
    links = ""
    for number in range(articles):
        path = f"/{name}/bai-viet-ve-y-te-co-so-{number}.html"
        links += f'<li><a href="{path}">{headline(number)}</a></li>'
        site.pages[path] = page(f"<h1>{headline(number)}</h1>{f'<p>{TEXT}</p>' * 6}", title=headline(number))
    site.pages[f"/{name}/"] = page(f"<ul>{links}</ul>")


def gaps(site: Site) -> list[float]:
    times = sorted(when for when, _ in site.log)
    return [later - earlier for earlier, later in pairwise(times)]


def trouble(summary: dict[str, Any], source: str = "") -> str:
    return str(next(row["message"] for row in summary["sources"] if row["source"].startswith(source)))


def test_sources_that_share_a_host_share_its_delay_and_its_robots_txt(tmp_path: Path) -> None:
    with Site() as site:
        site.pages["/robots.txt"] = Answer(
            b"User-agent: *\nDisallow: /hai/bai-viet-ve-y-te-co-so-1.html\n", headers=PLAIN
        )
        section(site, "mot", 4)
        section(site, "hai", 4)
        sources = [
            Source(key=name, name=name, kind="department", home=f"{site.url}{name}/", hosts=(site.host,))
            for name in ("mot", "hai")
        ]
        summary = run(tmp_path, sources=sources, delay=0.1)
        assert summary["exit_status"] == 0, summary
        assert {row["source"]: row["new"] for row in summary["sources"]} == {"mot": 4, "hai": 3}
        assert site.hits()["/robots.txt"] == 1
        assert min(gaps(site)) > 0.09


def test_a_source_whose_old_host_is_dead_keeps_the_living_one(tmp_path: Path) -> None:
    with Site() as gone:
        dead = gone.host
    with Site() as site:
        section(site, "tin", 3)
        old = "".join(f'<li><a href="http://{dead}/cu/bai-viet-cu-{n}.html">{headline(n)}</a></li>' for n in range(9))
        site.pages["/"] = page(f'<div class="menu"><a href="/tin/">Tin tức</a></div><ul>{old}</ul>')
        source = Source(key="hai-noi", name="Hai nơi", home=site.url, hosts=(site.host, dead))
        summary = run(tmp_path, sources=[source], overrides={"SOYTE_BACKOFF": [0.05, 0.1]})
        (row,) = summary["sources"]
        assert (row["status"], row["new"]) == ("ok", 3), row
        assert row["queued"] >= 8  # the dead host's are left for later
        assert "connection refused" in row["message"]


def test_five_failures_in_a_row_and_a_host_is_left_alone(tmp_path: Path) -> None:
    with Site() as site:
        section(site, "tin", 40)
        site.pages["/"] = site.pages["/tin/"]
        for path in list(site.pages):
            if path.endswith(".html"):
                site.pages[path] = Answer(b"", 500)
        summary = run(
            tmp_path, url=site.url, overrides={"SOYTE_BACKOFF": [0.05, 0.1], "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
        )
        (row,) = summary["sources"]
        assert row["status"] == "failed"
        assert "HTTP 500" in row["message"]
        # Five, and one after each of three pauses.
        assert sum(count for path, count in site.hits().items() if path.endswith(".html")) == 5 + 3
        assert row["queued"] > 30  # nothing is lost


def test_a_pause_that_one_page_asks_for_is_kept_by_all(tmp_path: Path) -> None:
    with Site() as site:
        section(site, "tin", 6)
        site.pages["/"] = site.pages["/tin/"]
        busy = "/tin/bai-viet-ve-y-te-co-so-2.html"
        good, times = site.pages[busy], []

        def answer() -> Answer:
            times.append(time.monotonic())
            return good if len(times) > 1 else Answer(b"", 503, (("Retry-After", "1"),))  # type: ignore[return-value]

        site.pages[busy] = answer
        summary = run(tmp_path, url=site.url, overrides={"CONCURRENT_REQUESTS_PER_DOMAIN": 1})
        assert summary["new"] == 6
        during = [path for when, path in site.log if times[0] < when < times[0] + 0.95]
        assert during == []


def test_an_hour_of_pause_ends_the_run_and_keeps_the_rest_for_the_next(tmp_path: Path) -> None:
    with Site() as site:
        section(site, "tin", 6)
        site.pages["/"] = site.pages["/tin/"]
        busy = "/tin/bai-viet-ve-y-te-co-so-2.html"
        site.pages[busy] = Answer(b"", 429, (("Retry-After", "999999999"),))
        summary = run(tmp_path, url=site.url, overrides={"CONCURRENT_REQUESTS_PER_DOMAIN": 1})
        (row,) = summary["sources"]
        assert site.hits()[busy] == 1
        assert row["queued"] >= 3
        due = query(
            tmp_path,
            "select min(next_due) > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+50 minutes') from pages"
            " where state = 'queued'",
        )
        assert due == [(1,)]
        assert "HTTP 429" in trouble(summary)


def test_robots_txt_is_asked_for_three_times_before_its_silence_counts(tmp_path: Path) -> None:
    with Site() as site:
        section(site, "tin", 2)
        site.pages["/"] = site.pages["/tin/"]
        answers = iter([Answer(raw=b""), Answer(b"", 503), Answer(b"User-agent: *\nDisallow:\n", headers=PLAIN)])
        site.pages["/robots.txt"] = lambda: next(answers)
        assert run(tmp_path, url=site.url)["new"] == 2
        assert site.hits()["/robots.txt"] == 3


def test_a_public_name_that_leads_into_a_private_network_is_refused(tmp_path: Path) -> None:
    """No request reaches the server, although the name leads to it: neither robots.txt nor a page."""
    with Site() as site:
        section(site, "tin", 1)
        port = site.host.partition(":")[2]
        summary = run(
            tmp_path,
            url=f"http://soyte.tinh.example:{port}/tin/",
            names={"soyte.tinh.example": "127.0.0.1"},
            overrides={"SOYTE_CONTACT": "tester@example.org"},
        )
        assert summary["exit_status"] == 2
        assert "soyte.tinh.example leads to 127.0.0.1, a private address: refused" in trouble(summary)
        assert site.log == []


def test_robots_txt_that_has_moved_is_asked_for_once_and_slows_the_host_down(tmp_path: Path) -> None:
    """By http it leads to https, as it does everywhere today: one answer for both."""
    with Site() as old, Site() as site:
        site.pages["/robots.txt"] = Answer(
            b"User-agent: *\nDisallow: /tin/bai-viet-ve-y-te-co-so-0.html\n", headers=PLAIN
        )
        section(site, "tin", 2)
        for path in ("/robots.txt", "/tin/"):
            old.pages[path] = Answer(b"", 301, (("Location", f"{site.url}{path[1:]}"),))
        source = Source(key="da-doi", name="Đã dời", home=f"{old.url}tin/", hosts=(old.host, site.host))
        summary = run(tmp_path, sources=[source])
        assert (summary["new"], summary["sources"][0]["blocked"]) == (1, 1)
        assert site.hits()["/robots.txt"] == 1


def test_files_may_be_larger_than_pages_and_come_two_at_a_time(tmp_path: Path) -> None:
    """Also where only the answer shows that it is a file; and what is larger still is left out before it is fetched."""
    with Site() as site:
        names = [f"/tai-lieu/ke-hoach-{number}.pdf" for number in range(4)]
        kind = (("Content-Type", "application/pdf"),)
        links = "".join(f'<a href="{name}">Kế hoạch</a> ' for name in [*names, "/tai-lieu/qua-lon.pdf"])
        paths = ["/tin/bai-viet-ve-y-te-co-so-1.html", "/tin/bai-viet-kem-tep-dinh-kem-2.html"]
        items = "".join(f'<li><a href="{path}">{headline(number)}</a></li>' for number, path in enumerate(paths))
        site.pages["/"] = page(f"<ul>{items}</ul>")
        site.pages[paths[0]] = page(f"<h1>{headline(1)}</h1>{f'<p>{TEXT}</p>' * 6}{links}", title=headline(1))
        site.pages[paths[1]] = Answer(b"%PDF-1.4" + bytes(17 << 20), headers=kind)
        site.pages |= {name: Answer(b"%PDF-1.4", headers=kind, wait=0.4) for name in names}
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 60000000\r\n\r\n%PDF"
        site.pages["/tai-lieu/qua-lon.pdf"] = Answer(raw=head)
        summary = run(tmp_path, url=site.url)
        assert summary["exit_status"] == 0
        started = sorted(when for when, path in site.log if path in names)
        assert len(started) == 4
        assert all(third - first > 0.35 for first, third in zip(started, started[2:], strict=False))
        lengths = dict(query(tmp_path, "select url, length from captures where content_type = 'application/pdf'"))
        assert lengths[f"{site.url}{paths[1][1:]}"] == (17 << 20) + 8
        assert len(lengths) == 5
        (refused,) = query(tmp_path, "select state, message from pages where url like '%qua-lon.pdf'")
        assert refused == ("failed", "larger than 50 MB: left out")
