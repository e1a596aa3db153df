"""How much a run asks for, and how far back it goes: budgets, --since, and what later runs make of what was left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler.budget import Budget, day_of
from crawler.errors import SoyteError
from tests.crawls import query, run
from tests.servers import TEXT, Answer, Site, headline, nukeviet, page

XML = (("Content-Type", "application/xml"),)


def dated(articles: int, per_page: int, *, on_lists: bool, pinned: bool = False) -> Site:
    """A site of no known kind; article N is of the N-th month after 2023-12, and says so in its head."""
    site = Site()
    menu = '<div class="menu"><a href="/tin-tuc">Tin tức</a></div>'
    days = {n: f"{2023 + (n + 11) // 12}-{(n - 1) % 12 + 1:02}-15" for n in range(1, articles + 1)}
    paths = {n: f"/bai/tin-y-te-co-so-dang-lan-{n}-{1000 + n}.html" for n in days}

    def item(n: int) -> str:
        year, month, day = days[n].split("-")
        told = f"<span>{day}/{month}/{year}</span>" if on_lists else ""
        return f'<li><a href="{paths[n]}">{headline(n)}</a>{told}</li>'

    numbers = sorted(days, reverse=True)
    pages = [numbers[first : first + per_page] for first in range(0, articles, per_page)]
    for number, shown in enumerate(pages, 1):
        items = "".join(item(n) for n in ([1, *shown] if pinned and number < len(pages) else shown))
        following = f'<div class="pagination"><a href="/tin-tuc?page={number + 1}">{number + 1}</a></div>'
        path = "/tin-tuc" + (f"?page={number}" if number > 1 else "")
        site.pages[path] = page(f"{menu}<ul>{items}</ul>{following if number < len(pages) else ''}")
    for n, day in days.items():
        head = f'<meta property="article:published_time" content="{day}T08:00:00+07:00">'
        site.pages[paths[n]] = page(f"{menu}<h1>{headline(n)}</h1><div>{f'<p>{TEXT}</p>' * 6}</div>", head=head)
    site.pages["/"] = page(menu)
    return site


def fetched(site: Site) -> set[int]:
    return {int(path.split("-")[-1].removesuffix(".html")) - 1000 for path in site.hits() if path.startswith("/bai/")}


def lists(site: Site) -> set[str]:
    return {path for path in site.hits() if path.startswith("/tin-tuc")}


def walked_to(home: Path) -> str | None:
    sql = "select backfilled_to from listings join pages on id = page where url like '%/tin-tuc'"
    return str(query(home, sql)[0][0])


@pytest.mark.parametrize("pinned", [False, True])
def test_what_lists_tell_to_be_older_is_not_fetched(tmp_path: Path, pinned: bool) -> None:
    with dated(40, 4, on_lists=True, pinned=pinned) as site:
        assert run(tmp_path, url=site.url, since="2025-03")["new"] == 26
        assert fetched(site) == set(range(15, 41))
        assert lists(site) == {
            "/tin-tuc",
            *(f"/tin-tuc?page={n}" for n in range(2, 9)),
        }  # the last of them wholly older
        assert walked_to(tmp_path) == "2025-03-01"
        # Walked that far, a run of the same kind looks at the first page and no further.
        site.log.clear()
        assert run(tmp_path, url=site.url, since="2025-03")["new"] == 0
        assert lists(site) == {"/tin-tuc"}
        # An earlier day goes on from there, and no day to the end.
        assert run(tmp_path, url=site.url, since="2024-10-01")["new"] == 5
        assert walked_to(tmp_path) == "2024-10-01"
        assert run(tmp_path, url=site.url)["new"] == 9
        assert walked_to(tmp_path) == "end"
        assert fetched(site) == set(range(1, 15))


def test_where_lists_tell_no_day_the_articles_do(tmp_path: Path) -> None:
    with dated(24, 4, on_lists=False) as site:
        run(tmp_path, url=site.url, since="2025-07-01")
        found = fetched(site)
        assert set(range(19, 25)) <= found  # all of the months asked for
        assert min(found) > 8  # and not far more than the page that showed where they end
        assert walked_to(tmp_path) == "2025-07-01"
        run(tmp_path, url=site.url)
        assert fetched(site) == set(range(1, 25))
        assert walked_to(tmp_path) == "end"


@pytest.mark.parametrize(
    ("written", "day"), [("2024", "2024-01-01"), ("2024-05", "2024-05-01"), ("2024-05-31", "2024-05-31")]
)
def test_days(written: str, day: str) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize("written", ["", "gần đây", "2024-13", "31/5/2024", "24"])
def test_what_is_no_day_is_named(written: str) -> None:
    with pytest.raises(SoyteError, match="not a day"):
        day_of(written)


def test_a_budget_of_requests_is_kept_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with nukeviet(articles=20, per_page=5) as site:
        summary = run(tmp_path, url=site.url, requests=7)
        assert len([path for path in site.hits() if path != "/robots.txt"]) == 7
        assert "7 requests are used up" in summary["budget"]
        assert summary["sources"][0]["queued"] > 0
        site.log.clear()
        run(tmp_path, url=site.url, requests_per_host=5)
        assert len([path for path in site.hits() if path != "/robots.txt"]) == 5
        run(tmp_path, url=site.url)
        assert query(tmp_path, "select count(*) from pages where url like '%.html' and state = 'done'") == [(20,)]


def test_no_time_left_asks_for_nothing(tmp_path: Path) -> None:
    with nukeviet(articles=3) as site:
        summary = run(tmp_path, url=site.url, minutes=1e-9)
        assert not site.log
        assert "minutes are over" in summary["budget"]


def test_news_of_every_source_come_before_the_history_of_one(tmp_path: Path) -> None:
    with nukeviet(articles=40, per_page=5) as large, nukeviet(articles=10, per_page=5) as small:
        small.wait = 0.05  # the slow one's news are waited for
        run(tmp_path, urls=[large.url, small.url], requests=26)
        for site, newest in ((large, range(36, 41)), (small, range(6, 11))):
            assert {f"/vi/news/tin-tuc/bai-viet-so-{n}-{n}.html" for n in newest} <= set(site.hits())


def test_a_source_whose_news_are_through_gives_way(tmp_path: Path) -> None:
    budget = Budget(requests=5, news={"a"})
    assert budget.news_first
    budget.news.discard("a")
    assert not budget.news_first
    assert not Budget(minutes=5, news={"a"}).news_first  # time is not shared


def sitemap(pages: dict[str, str], site: Site) -> Answer:
    rows = "".join(
        f"<url><loc>{site.url[:-1]}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in pages.items()
    )
    return Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode(), headers=XML)


def test_sitemaps_tell_what_changed_and_are_not_believed_when_it_is_everything(tmp_path: Path) -> None:
    site = Site(pages={"/": page("<p>Chào</p>")})
    paths = [f"/tin/bai-viet-ve-y-te-co-so-{n}.html" for n in range(100, 140)]
    for number, path in enumerate(paths):
        site.pages[path] = page(f"<h1>{headline(number)}</h1><div>{f'<p>{TEXT}</p>' * 6}</div>")
    with site:
        index = f"<sitemapindex><sitemap><loc>{site.url}s1.xml</loc><lastmod>{{}}</lastmod></sitemap></sitemapindex>"

        def give(days: dict[str, Any], moved: str) -> None:
            site.pages["/sitemap.xml"] = Answer(index.format(moved).encode(), headers=XML)
            site.pages["/s1.xml"] = sitemap(days, site)
            site.log.clear()

        days = {path: f"2024-01-{number % 28 + 1:02}" for number, path in enumerate(paths)}
        give(days, "2024-02-01")
        assert run(tmp_path, url=site.url)["new"] == 40
        order = [path for _, path in site.log if path in paths]
        # Eight are asked for at a time, and on a busy machine they do not arrive in the order they were sent.
        assert {"2024-01-28", "2024-01-27", "2024-01-26"} <= {days[path] for path in order[:16]}
        # The index says that nothing moved: the sitemap itself is not asked for.
        give(days, "2024-02-01")
        run(tmp_path, url=site.url)
        assert "/s1.xml" not in site.hits()
        give(days | {paths[5]: "2024-03-03"}, "2024-03-03")
        run(tmp_path, url=site.url)
        assert {path for path in site.hits() if path in paths} == {paths[5]}
        give(dict.fromkeys(paths, "2024-04-04"), "2024-04-04")
        run(tmp_path, url=site.url)
        assert not {path for path in site.hits() if path in paths}
