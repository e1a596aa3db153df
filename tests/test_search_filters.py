"""What a search can be narrowed to, and what the page says when it cannot."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.browse.search_filters import first_on
from tests.search_archive import (
    ALIAS,
    CAPTION,
    FILE,
    GONE,
    HOSPITAL,
    MEASLES,
    MONTH,
    REPOST,
    UNDATED,
    YEAR,
    build_search_archive,
)
from tests.test_search_plugin import Site

ALL = {MEASLES, REPOST, ALIAS, FILE, MONTH, YEAR, UNDATED, GONE, CAPTION, HOSPITAL}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(build_search_archive(tmp_path_factory.mktemp("search")))
    yield found
    found.loop.close()


@pytest.mark.parametrize(
    ("address", "articles"),
    [
        ("", ALL),
        ("source=boyte", {REPOST}),
        ("source=boyte&source=minhha", {MEASLES, REPOST, CAPTION}),
        # A province of today with the sites of those that became part of it; a former one by itself.
        ("province=gia-lai", {ALIAS, FILE, MONTH, YEAR, UNDATED, GONE, HOSPITAL}),
        ("province=binh-dinh", {MONTH, YEAR}),
        ("province=minh-ha&province=binh-dinh", {MEASLES, CAPTION, MONTH, YEAR}),
        ("section=Tin+ho%E1%BA%A1t+%C4%91%E1%BB%99ng", {MEASLES}),
        ("topic=soi", {MEASLES, REPOST, GONE}),
        ("topic=soi&topic=ngo-doc", {GONE}),
        ("person=tran-thi-luan", {MEASLES, REPOST}),
        ("person=tran-thi-luan-cu", {MEASLES, REPOST}),  # a key that was merged leads on
        ("person=tran-thi-luan&person=le-duc-luan", set()),
        ("unit=cdc-gia-lai", {ALIAS}),
        ("unit=cdc-gia-lai&children=1", {ALIAS, MONTH}),
        ("attachments=1", {FILE}),
        ("gone=1", {GONE}),
        # Ranges: what is known only by its month or year is found by each range that touches it.
        ("from=2025-08", {MEASLES, REPOST}),
        ("from=2025-08-15&to=2025-08-20", {REPOST}),
        ("from=15/8/2025&to=20/8/2025", {REPOST}),
        ("to=2024", {MONTH, YEAR}),
        ("from=2024-12-10&to=2024-12-20", {MONTH, YEAR}),
        ("from=2024-06&to=2024-07", {YEAR}),
        ("from=2025-01-01&to=2025-03", {HOSPITAL, CAPTION}),
        ("from=2026", set()),
        ("to=2000", set()),
        # Undated articles stand in ranges only when asked for, by the day they were first seen.
        ("basis=first_seen", {UNDATED}),
        ("basis=published", ALL - {UNDATED}),
        ("basis=first_seen&from=2025-08-20&to=2025-08-20", {UNDATED}),
        ("basis=first_seen&to=2025-08-19", set()),
        ("q=s%E1%BB%9Fi&topic=soi&to=2025-06", {GONE}),
        ("q=s%E1%BB%9Fi&province=gia-lai", {GONE}),
    ],
)
def test_filters(site: Site, address: str, articles: set[int]) -> None:
    status, text = site.get(f"/-/search.jsonl?{address}")
    assert status == 200
    assert {int(number) for number in re.findall(r'^\{"id": (\d+),', text, re.MULTILINE)} == articles
    page = site.get(f"/-/search?{address}")[1]
    assert f"<h1>{len(articles)} bài" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("province=atlantis", "Tỉnh thành: không có mục nào là “atlantis”"),
        ("source=%3Cb%3E", "Nguồn: không có mục nào là “&lt;b&gt;”"),
        ("person=nobody", "Người: không có mục nào là “nobody”"),
        ("unit=x", "Cơ quan: không có mục nào là “x”"),
        ("topic=x", "Chủ đề: không có mục nào là “x”"),
        ("document=x", "Văn bản: không có mục nào là “x”"),
        ("section=x", "Chuyên mục: không có mục nào là “x”"),
        ("basis=x", "Căn cứ ngày: không có mục nào là “x”"),
        ("from=2025-13", "Không hiểu được ngày “2025-13”"),
        ("from=yesterday", "Không hiểu được ngày “yesterday”"),
        ("to=2025-02-30", "Không hiểu được ngày “2025-02-30”"),
        ("from=2025&to=2024", "Không hiểu được ngày “2024”"),
    ],
)
def test_what_is_not_known_is_said_and_finds_nothing(site: Site, address: str, said: str) -> None:
    status, text = site.get(f"/-/search?{address}")
    assert status == 200
    assert said in text
    assert "<h1>0 bài" in text
    for form in ("csv", "atom"):
        status, text = site.get(f"/-/search.{form}?{address}")
        assert status == 400
        assert "Không hiểu được" in text


def test_many_odd_values_are_no_burden(site: Site) -> None:
    status, text = site.get("/-/search?" + "&".join(f"person=p{number}" for number in range(1_000)))
    assert status == 200
    assert text.count("không có mục nào là") == 20


def test_a_range_says_how_many_may_lie_outside(site: Site) -> None:
    assert "Trong đó 2 bài chỉ biết tháng" in site.get("/-/search?from=2024-12-10&to=2024-12-20")[1]
    assert "chỉ biết tháng" not in site.get("/-/search?from=2024&to=2024")[1]


def test_chips_take_filters_away_one_by_one(site: Site) -> None:
    text = site.get("/-/search?q=s%E1%BB%9Fi&topic=soi&province=gia-lai&page=2")[1]
    assert 'href="/-/search?q=s%E1%BB%9Fi&amp;province=gia-lai" aria-label="Bỏ lọc Chủ đề: Sởi"' in text
    assert 'href="/-/search?q=s%E1%BB%9Fi&amp;topic=soi" aria-label="Bỏ lọc Tỉnh thành: Gia Lai"' in text


def facet(text: str, name: str) -> dict[str, int]:
    part = re.search(rf"<h2>{name}</h2>(.*?)(?:<h2>|</aside>)", text, re.DOTALL)
    assert part, name
    found = re.findall(r"<li[^>]*><a [^>]*>([^<]*)</a> <span>([\d.]+)</span>", part[1])
    return {label: int(count) for label, count in found}


def test_facets_count_the_hits(site: Site) -> None:
    text = site.get("/-/search")[1]
    assert facet(text, "Tỉnh thành") == {"Gia Lai": 7, "Minh Hà": 2}
    assert facet(text, "Nguồn")["Sở Y tế Bình Định"] == 2
    assert facet(text, "Chủ đề") == {"Sởi": 3, "Ngộ độc": 1}
    assert facet(text, "Tháng")["tháng 8/2025"] == 2
    assert facet(text, "Căn cứ ngày") == {"ngày đăng": 9, "không rõ ngày đăng, theo ngày thu thập": 1}
    narrowed = site.get("/-/search?topic=soi")[1]
    assert facet(narrowed, "Tỉnh thành") == {"Minh Hà": 1, "Gia Lai": 1}


def test_facets_toggle(site: Site) -> None:
    text = site.get("/-/search?q=s%E1%BB%9Fi&page=3")[1]
    assert 'href="/-/search?q=s%E1%BB%9Fi&amp;topic=soi"' in text
    text = site.get("/-/search?q=s%E1%BB%9Fi&topic=soi")[1]
    assert '<li class="on"><a href="/-/search?q=s%E1%BB%9Fi" rel="nofollow">Sởi</a>' in text
    assert 'href="/-/search?q=s%E1%BB%9Fi&amp;topic=soi&amp;topic=ngo-doc"' in text
    text = site.get("/-/search?from=2025-08&to=2025-08")[1]
    assert '<li class="on"><a href="/-/search" rel="nofollow">tháng 8/2025</a>' in text


def test_the_form_keeps_what_it_has_no_field_for(site: Site) -> None:
    text = site.get("/-/search?person=tran-thi-luan&source=boyte&source=minhha&marks=off&mode=words&page=2")[1]
    hidden = set(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    assert hidden == {("person", "tran-thi-luan"), ("source", "boyte"), ("marks", "off")}
    assert '<option value="minhha" selected>' in text
    assert 'name="children"' not in text
    assert 'name="children"' in site.get("/-/search?unit=cdc-gia-lai")[1]


def test_days_are_found_by_halving() -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("create table search_rows (docid integer primary key, day text)")
    assert first_on(conn, "2025") == 1
    days = ["2024-12-01", "2025-01-01", "2025-01-01", "2025-03-05"]
    conn.executemany("insert into search_rows values (?, ?)", enumerate(days, 1))
    asked = ("2020-01-01", "2025-01-01", "2025-01-01~", "2025-03-05", "2026-01-01")
    assert [first_on(conn, day) for day in asked] == [1, 2, 4, 4, 5]
    conn.execute("delete from search_rows where docid in (1, 3)")  # a copy without some articles
    assert [first_on(conn, day) for day in asked] == [1, 1, 3, 3, 5]
    conn.close()


ARGUMENTS = (
    *("q", "province", "source", "section", "topic", "person", "unit", "document", "from", "to", "basis"),
    *("attachments", "gone", "children", "in", "marks", "mode", "sort", "page"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ARGUMENTS), st.text(max_size=30)), max_size=6))
def test_any_arguments_make_a_page(site: Site, arguments: list[tuple[str, str]]) -> None:
    query = urlencode([(name, value.encode("utf-8", "replace").decode()) for name, value in arguments])
    assert site.get(f"/-/search?{query}")[0] == 200
    assert site.get(f"/-/search.atom?{query}")[0] in (200, 400)
