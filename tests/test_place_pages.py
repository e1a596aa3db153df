"""Home, provinces, topics, sources and coverage on an archive whose counts are known, asked through Datasette."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.browse import months
from crawler.browse.charts import Mark, month_chart
from crawler.browse.rising import compare
from crawler.database import connect
from crawler.home import Home
from crawler.publish import publish
from pipelines.provinces import provinces
from pipelines.reference import rows
from tests.comparing import published
from tests.test_search_plugin import HOSTILE, Site

PAGES = ["/", "/-/coverage", "/archive/provinces/hue", "/archive/topics/soi", "/archive/sources/hue"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(published(tmp_path_factory.mktemp("home")))
    yield found
    found.loop.close()


def text(page: str) -> str:
    """What a reader sees of a page's main part, white space made one."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))


def row(page: str, name: str) -> str:
    """The table row that begins with a name."""
    found = re.search(rf'<tr[^>]*><th scope="row"[^>]*>(?:<a [^>]*>)?{name}(?:</a>)?</th>(.*?)</tr>', page, re.DOTALL)
    assert found, name
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[1])).strip()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_both_languages_and_holds_no_inline_style_or_script(site: Site, path: str) -> None:
    shown = {language: site.get(path, lang=language) for language in ("vi", "en")}
    assert all(status == 200 for status, _ in shown.values())
    assert text(shown["vi"][1]) != text(shown["en"][1])
    for _, page in shown.values():
        assert " style=" not in page and not re.search(r"<script(?![^>]*src=)", page)
        assert not re.search(r'(?:src="|<link rel="stylesheet" href=")(?:https?:)?//', page)
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_home_counts_what_there_is(site: Site) -> None:
    page = site.get("/", lang="en")[1]
    seen = text(page)
    for figure in ("15 articles 14 without reposts", "1 people named", "3/6 sources collected well"):
        assert figure in seen, figure
    assert len(re.findall(r'<article class="card">', page)) == 10
    assert '<form class="search large" action="/-/search"' in page and 'name="q"' in page
    # Since March 3 of 8 articles are on immunisation, before that none of 7; measles went from 3 of 7 to 4 of 8.
    assert re.findall(r'topics/([a-z-]+)">[^<]*</a> <small>([^<]*)', page) == [
        ("tiem-chung", "37.5% of articles, 0.0% before")
    ]


def test_the_map_has_a_tile_for_every_province(site: Site) -> None:
    page = site.get("/", lang="en")[1]
    tiles = dict(
        re.findall(r'<a href="/archive/provinces/([a-z-]+)" aria-label="[^"]*"><title>[^:]*: ([^<]*)</title>', page)
    )
    assert len(tiles) == 34
    assert tiles["hue"] == "8 articles" and tiles["an-giang"] == "5 articles"
    assert tiles["ca-mau"] == "not collected: site blocked or failing"
    assert tiles["cao-bang"] == "not collected: host unknown"
    topic = site.get("/archive/topics/soi", lang="en")[1]
    tiles = dict(
        re.findall(r'<a href="/archive/provinces/([a-z-]+)" aria-label="[^"]*"><title>[^:]*: ([^<]*)</title>', topic)
    )
    assert tiles["hue"] == "50.0% (4 articles)"


def test_tiles_lie_apart_and_are_the_provinces_of_today() -> None:
    tiles = rows("province_tiles")
    assert {tile["key"] for tile in tiles} == {key for key, one in provinces().items() if one.valid_to is None}
    places = {tile["key"]: (int(tile["column"]), int(tile["row"])) for tile in tiles}
    assert len(set(places.values())) == 34
    assert len({tile["abbreviation"] for tile in tiles}) == 34
    # As on any map of the country: who is north of whom, and who is west of whom.
    for north, south in (
        ("cao-bang", "ha-noi"), ("ha-noi", "thanh-hoa"), ("thanh-hoa", "nghe-an"), ("nghe-an", "ha-tinh"),
        ("ha-tinh", "hue"), ("hue", "da-nang"), ("da-nang", "gia-lai"), ("dak-lak", "ho-chi-minh"),
        ("ho-chi-minh", "ca-mau"),
    ):  # fmt: skip
        assert places[north][1] < places[south][1], (north, south)
    for west, east in (
        ("dien-bien", "son-la"), ("lao-cai", "cao-bang"), ("ha-noi", "quang-ninh"), ("nghe-an", "da-nang"),
        ("tay-ninh", "lam-dong"), ("lam-dong", "khanh-hoa"), ("an-giang", "dong-thap"), ("ca-mau", "vinh-long"),
    ):  # fmt: skip
        assert places[west][0] < places[east][0], (west, east)
    # Everyone touches a neighbour, if only at a corner.
    for key, (column, line) in places.items():
        assert any(other != key and abs(column - x) <= 1 and abs(line - y) <= 1 for other, (x, y) in places.items()), (
            key
        )


def test_a_province_with_a_former_one(site: Site) -> None:
    page = site.get("/archive/provinces/an-giang", lang="en")[1]
    assert row(page, "Sở Y tế tỉnh An Giang").startswith("collected without failures 3 Feb 2025 May 2025")
    assert row(page, "Sở Y tế tỉnh Kiên Giang").startswith("failing or blocked 2 failures in a row: no address")
    assert 'href="/archive/provinces/kien-giang"' in page
    assert "5 articles" in text(page)
    assert "Trưởng khoa" not in page  # it was never counted as a position
    assert re.search(r'people/tran-thi-luan">Trần Thị Luân</a> <span class="count">5</span>', page)
    assert 'href="/-/search.atom?province=an-giang"' in page


def test_a_former_province_leads_to_its_successor(site: Site) -> None:
    page = site.get("/archive/provinces/kien-giang", lang="en")[1]
    assert "A former province, now part of An Giang" in text(page)
    assert 'href="/archive/provinces/an-giang"' in page
    assert re.findall(r'<li><span class="when">.*?articles/(\d+)"', page, re.DOTALL) == ["12", "11"]


def test_a_province_nobody_knows_a_host_of(site: Site) -> None:
    status, page = site.get("/archive/provinces/cao-bang", lang="en")
    assert status == 200
    assert row(page, "Sở Y tế tỉnh Cao Bằng").startswith("host unknown 0")


def test_topics_of_a_province_stand_against_the_country(site: Site) -> None:
    page = site.get("/archive/provinces/hue", lang="en")[1]
    assert row(page, "Measles") == "4 50.0% 46.7% no clear difference"  # 4 of 8, 7 of 15


def test_a_topic(site: Site) -> None:
    page = site.get("/archive/topics/soi", lang="en")[1]
    assert row(page, "Ministry of Health") == "1 50.0%"
    assert row(page, "Huế") == "4 50.0%"
    assert row(page, "An Giang") == "2 40.0%"
    assert "sởi Đức · chợ Sởi" in text(page)
    assert row(page, "Apr 2025") == "2 40.0%"  # 2 of 5 articles of that month
    assert 'href="/-/evidence?topic=soi"' in page and 'href="/-/search.atom?topic=soi"' in page
    listed = re.findall(r'<li><span class="when">.*?articles/(\d+)"', page, re.DOTALL)
    assert listed == ["10", "4", "13", "15", "1", "11"]  # the newest first, without the repost
    assert "Counted in the newest 7 articles." in page


def test_a_source(site: Site) -> None:
    page = site.get("/archive/sources/hue", lang="en")[1]
    seen = text(page)
    assert "syt.hue.gov.vn" in seen and "their end" in seen
    assert "Apr 2025: new page layout nukeviet → liferay7" in seen
    assert "Apr 2025: new page layout: nukeviet → liferay7" in seen  # the mark on the chart
    assert row(page, "Mar 2025") == "nothing published"
    page = site.get("/archive/sources/kien-giang", lang="en")[1]
    assert "site blocked or failing" in page and "An Giang" in page


def test_coverage(site: Site) -> None:
    page = site.get("/-/coverage", lang="en")[1]
    cells = {
        name: row(page, name)
        for name in ("Sở Y tế thành phố Huế", "Sở Y tế tỉnh Kiên Giang", "Bộ Y tế", "Sở Y tế tỉnh Cao Bằng")
    }
    assert cells == {
        "Sở Y tế thành phố Huế": "2 1 nothing published 4 nothing published 7",
        "Sở Y tế tỉnh Kiên Giang": "1 1 perhaps not all site blocked or failing 2 perhaps not all",
        "Bộ Y tế": "not reached yet 2 nothing published 2 perhaps not all",
        "Sở Y tế tỉnh Cao Bằng": "host unknown",
    }
    years = site.get("/-/coverage", by="year", lang="en")[1]
    assert row(years, "Sở Y tế thành phố Huế") == "7 7"
    some = site.get("/-/coverage", **{"from": "2025-04", "to": "2025-05"}, lang="en")[1]
    assert row(some, "Sở Y tế thành phố Huế") == "4 nothing published 4"


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_archive(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    site = _empty(tmp_path_factory)
    status, page = site.get(path)
    assert status == (404 if "/sources/" in path else 200)
    if path == "/":
        assert "Kho chưa có bài nào" in page


_EMPTY: dict[str, Site] = {}


def _empty(factory: pytest.TempPathFactory) -> Site:
    if "site" not in _EMPTY:
        home = Home(factory.mktemp("empty"))
        home.open()
        connect(home.database).close()
        publish(home)
        _EMPTY["site"] = Site(home.current.resolve() / "archive.db")
    return _EMPTY["site"]


@pytest.mark.parametrize("hostile", [*HOSTILE, "<script>alert(1)</script>", "9" * 300])
def test_hostile_arguments(site: Site, hostile: str) -> None:
    for name in ("from", "to", "by"):
        status, page = site.get("/-/coverage", **{name: hostile})
        assert status == 200 and "<script>alert" not in page


def test_hostile_text_in_every_field_stays_text(tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>\"'&{{ 7*7 }}"
    path = published(tmp_path)
    with sqlite3.connect(path) as conn:
        conn.execute("update sources set name = ?1, owner_unit = ?1, home = 'javascript:alert(1)', family = ?1", [evil])
        conn.execute("update sources set hosts = json_array(?)", [evil])
        conn.execute("update people set name = ?", [evil])
        conn.execute("update articles set title = ?1, lead = ?1, section = ?1, byline = ?1", [evil])
        conn.execute("update topics set name_vi = ?1, name_en = ?1", [evil])
        conn.execute("update provinces set name = ?", [evil])
        conn.execute("update source_states set message = ?", [evil])
        conn.execute("update source_changes set before = ?1, after = ?1", [evil])
        conn.execute("update known_hosts set evidence = ?1, name = ?1, doubt = ?1", [evil])
    conn.close()
    site = Site(path)
    for address in [
        *PAGES,
        "/-/evidence?topic=soi&open=all",
        "/-/evidence/cell?topic=soi",
        "/archive/sources/kien-giang",
    ]:
        status, page = site.get(address)
        assert status == 200, address
        assert "<img" not in page and 'href="javascript' not in page and "49" not in re.findall(r"&amp;(\d+)", page)
        assert "&lt;img src=x onerror=alert(1)&gt;" in page, address
    site.loop.close()


def test_a_chart_fills_gaps_and_keeps_marks_within() -> None:
    chart = month_chart(
        {"2024-11": 2, "2025-02": 4, "": 9},
        totals={"2024-11": 8, "2025-01": 5, "2025-02": 40},
        marks=[Mark(month="2025-01", text="b"), Mark(month="2024-12", text="a"), Mark(month="2030-01", text="c")],
        blanks={"2024-12": "failing", "2025-02": "quiet"},
        link=lambda month: f"/{month}",
    )
    assert chart is not None
    assert [(bar.month, bar.count, bar.share, bar.blank) for bar in chart.bars] == [
        ("2024-11", 2, 0.25, None),
        ("2024-12", 0, None, "failing"),
        ("2025-01", 0, 0.0, None),
        ("2025-02", 4, 0.1, None),
    ]  # fmt: skip
    assert [bar.height for bar in chart.bars] == [0.5, 0, 0, 1]
    assert [bar.share_height for bar in chart.bars] == [1, 0, 0, 0.4]
    assert (chart.width, chart.years, chart.greatest_share) == (25, [("2025", 50)], 0.25)
    assert [(sign.number, sign.left, sign.mark.text) for sign in chart.signs] == [(1, 25, "a"), (2, 50, "b")]
    assert chart.bars[3].link == "/2025-02"
    assert month_chart({}) is None and month_chart({"2025-01": 0}) is None
    plain = month_chart({"2025-01": 1, "2025-02": 1})
    assert plain is not None and plain.greatest_share is None and plain.signs == ()


def test_topics_are_compared_by_how_sure_the_difference_is() -> None:
    # 30 of 100 against 100 of 1,000: 0.3 and 0.1; pooled 130/1100, error sqrt(.1182*.8818*(1/100+1/1000)) = .03386
    (much, little) = compare([("a", "A", 5, 50), ("b", "B", 30, 100), ("c", "C", 2, 0)], 100, 1000)
    assert (much.key, much.share, much.other_share, round(much.score, 2)) == ("b", 0.3, 0.1, 5.91)
    assert (little.key, little.score) == ("a", 0)
    assert compare([("a", "A", 5, 5)], 0, 10) == []


def test_months_are_counted_and_read_as_people_write_them(tmp_path: Path) -> None:
    assert (months.shifted("2025-01", -1), months.shifted("2024-11", 14)) == ("2024-12", "2026-01")
    assert months.between("2024-12", "2025-02") == ["2024-12", "2025-01", "2025-02"]
    assert months.between("2025-02", "2025-01") == []
    read = {
        text: months.asked(text)
        for text in ("2025-08", "2025-08-14", "8/2025", "2025", "13/2025", "tháng 8", "0025-01")
    }
    assert read == {
        "2025-08": "2025-08",
        "2025-08-14": "2025-08",
        "8/2025": "2025-08",
        "2025": "2025-01",
        "13/2025": None,
        "tháng 8": None,
        "0025-01": None,
    }
    assert months.asked("2025", end=True) == "2025-12"
    with sqlite3.connect(published(tmp_path)) as conn:
        # June was looked at and is quiet; the last article is of May.
        assert (months.oldest(conn), months.latest(conn), months.newest(conn)) == ("2025-01", "2025-05", "2025-06")
    conn.close()


def test_topics_and_provinces_are_lists_for_readers(site: Site) -> None:
    topics = site.get("/archive/topics")[1]
    assert re.search(r'<td><a href="/archive/topics/soi">Sởi</a></td><td>Bệnh</td>', topics)
    assert (
        '<a href="/archive/topics/soi">Measles</a></td><td>Diseases</td>' in site.get("/archive/topics", lang="en")[1]
    )
    provinces = site.get("/archive/provinces")[1]
    former = r">Long An</a> <small>trước sáp nhập</small></td>.*?đến 30/6/2025.*?>Tây Ninh<"
    assert re.search(former, provinces)
    named = re.findall(r'<tr><td><a href="/archive/provinces/([^"]*)">', provinces)
    assert named.index("ca-mau") < named.index("da-nang") < named.index("gia-lai")
    assert "before the merger" in site.get("/archive/provinces", lang="en")[1]


def test_topics_without_articles_are_folded_away(site: Site) -> None:
    page = site.get("/-/evidence")[1]
    assert page.index("?topic=soi") < page.index("Chủ đề chưa có bài nào") < page.index("?topic=ebola")


def test_the_table_of_articles_begins_with_what_they_are_known_by(site: Site) -> None:
    page = site.get("/archive/articles")[1]
    columns = re.findall(r'<th [^>]*data-column="(\w+)"', page)
    assert columns[:4] == ["id", "title", "published_on", "source"]
    first = re.findall(r'<td class="col-(\w+) ', page.split("</thead>")[1].split("</tr>")[0])
    assert first == columns and len(set(columns)) == len(columns)
    assert len(columns) > 30
