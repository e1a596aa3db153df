"""The search page: what it counts, folds, shows and suggests."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.browse import search_hits, search_page
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
from tests.snapshots import build_snapshot
from tests.test_search_plugin import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(build_search_archive(tmp_path_factory.mktemp("search")))
    yield found
    found.loop.close()


def cards(text: str) -> dict[int, str]:
    """The entries by article, in the order of the page, as words with <mark> kept."""
    found = {}
    for card in re.findall(r'<article class="card">(.*?)</article>', text, re.DOTALL):
        number = re.search(r'<h2><a href="/archive/articles/(\d+)">', card)
        assert number
        found[int(number[1])] = html.unescape(" ".join(re.sub(r"<(?!/?mark)[^>]*>", "", card).split()))
    return found


def test_without_words_the_newest_come_first(site: Site) -> None:
    text = site.get("/-/search")[1]
    # The undated one stands by the day it was first seen; the repost with what it repeats.
    assert list(cards(text)) == [UNDATED, MEASLES, ALIAS, FILE, GONE, CAPTION, HOSPITAL, MONTH, YEAR]
    assert "<h1>10 bài <small>9 bài, không kể bài đăng lại</small></h1>" in text


def test_a_story_is_one_entry(site: Site) -> None:
    text = site.get("/-/search", q="vắc xin sởi")[1]
    assert list(cards(text)) == [MEASLES]
    assert "Cũng đăng ở: Cổng tin Bộ Y tế 16/8/2025" in cards(text)[MEASLES]
    assert "2 bài “vắc xin sởi” <small>1 bài, không kể bài đăng lại</small>" in text
    # Where the original is not among the hits, the repost stands for itself.
    alone = cards(site.get("/-/search", q="vắc xin sởi", source="boyte")[1])
    assert list(alone) == [REPOST]
    assert "bài đăng lại" in alone[REPOST]


def test_the_best_match_comes_first_unless_the_newest_is_asked_for(site: Site) -> None:
    assert list(cards(site.get("/-/search", q="sởi")[1])) == [MEASLES, GONE]
    ranked = cards(site.get("/-/search", q="khoa")[1])
    assert next(iter(ranked)) == MONTH  # in the body twice and in the name of a unit
    assert list(cards(site.get("/-/search", q="khoa", sort="date")[1])) == [UNDATED, HOSPITAL, MONTH]


def test_words_are_marked_as_the_article_writes_them(site: Site) -> None:
    text = cards(site.get("/-/search", q="dong may")[1])[MEASLES]
    assert "Ra quân tiêm vắc xin sởi tại xã <mark>Đồng Mây</mark>" in text


def test_attachments_are_searched_and_said_to_be_where_it_was(site: Site) -> None:
    text = cards(site.get("/-/search", q="khẩu trang y tế")[1])[FILE]
    assert "Trong tệp đính kèm “Thông báo 7.pdf”: Gói thầu mua sắm <mark>khẩu trang y tế</mark>" in text


def test_captions_are_searched_and_said_to_be_where_it_was(site: Site) -> None:
    text = cards(site.get("/-/search", q="cờ luân lưu")[1])[CAPTION]
    assert "Trong chú thích ảnh: Đội điều dưỡng nhận <mark>cờ luân lưu</mark>" in text


@pytest.mark.parametrize(
    "typed", ["CDC Gia Lai", "TTKSBT", "kiểm soát bệnh tật", "trung tam kiem soat benh tat gia lai"]
)
def test_a_unit_is_found_under_all_its_names(site: Site, typed: str) -> None:
    # The article says "đơn vị này"; which one it is was resolved.
    text = site.get("/-/search", q=typed)[1]
    assert ALIAS in cards(text)
    assert "Khớp tên đầy đủ hoặc tên gọi khác" in cards(text)[ALIAS]


@pytest.mark.parametrize(
    "typed", ["BVĐK tỉnh Gia Lai", "bvdk gia lai", "Bệnh viện Đa khoa Gia Lai", "bệnh viện đa khoa"]
)
def test_a_hospital_is_found_by_its_abbreviation_and_its_name(site: Site, typed: str) -> None:
    assert list(cards(site.get("/-/search", q=typed)[1])) == [HOSPITAL]


def test_other_spellings_are_shown(site: Site) -> None:
    text = site.get("/-/search", q="TTKSBT")[1]
    assert "Tìm cả các cách viết: <q>Trung tâm Kiểm soát bệnh tật</q>, <q>CDC</q>." in text


def test_names_are_suggested(site: Site) -> None:
    def suggested(**arguments: str) -> list[str]:
        text = site.get("/-/search", **arguments)[1]
        box = re.search(r'<ul class="suggestions">(.*?)</ul>', text, re.DOTALL)
        return re.findall(r'href="/archive/([^"]+)"', box[1]) if box else []

    assert suggested(q="luan") == ["people/tran-thi-luan", "people/le-duc-luan"]
    assert suggested(q="Luận") == ["people/le-duc-luan"]
    assert suggested(q="tran thi") == ["people/tran-thi-luan"]
    assert suggested(q="CDC Gia Lai") == ["units/cdc-gia-lai"]
    assert suggested(q="Sởi") == ["topics/soi"]
    assert suggested(q="measles") == ["topics/soi"]
    assert suggested(q="quy trình nào đó") == []
    assert suggested(q="luan", page="2") == []


def test_pages_follow_each_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_page, "PAGE", 4)
    seen = [article for page in ("1", "2", "3") for article in cards(site.get("/-/search", page=page)[1])]
    assert seen == list(cards_of_all(site, monkeypatch))
    first, last = site.get("/-/search")[1], site.get("/-/search", page="3")[1]
    assert 'rel="next"' in first and 'rel="prev"' not in first
    assert 'rel="prev"' in last and 'rel="next"' not in last
    status, text = site.get("/-/search", page="4")
    assert status == 200
    assert "Danh sách chỉ có 3 trang." in text
    assert 'href="/-/search?page=3"' in text
    assert site.get("/-/search", page="99999999999999999999")[0] == 200


def cards_of_all(site: Site, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    monkeypatch.setattr(search_page, "PAGE", 100)
    found = cards(site.get("/-/search")[1])
    monkeypatch.setattr(search_page, "PAGE", 4)
    return found


def test_caps_are_said(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_hits, "NEWEST", 4)
    monkeypatch.setattr(search_page, "NEWEST", 4)
    text = site.get("/-/search")[1]
    assert "<h1>10 bài</h1>" in text
    assert "chỉ tính 4 bài mới nhất" in text
    assert "Tải cả 10 bài" in text
    narrowed = site.get("/-/search", province="gia-lai")[1]
    assert "<h1>7 bài</h1>" in narrowed
    assert "chỉ tính 4 bài mới nhất" in narrowed
    assert len(cards(narrowed)) == 4
    assert "XLSX chứa tối đa" not in text
    monkeypatch.setattr(search_page, "MOST_ROWS", 10)
    assert "XLSX chứa tối đa 9 bài" in site.get("/-/search")[1]
    monkeypatch.setattr(search_hits, "COUNTED", 6)
    assert "<h1>Hơn 6 bài</h1>" in site.get("/-/search")[1]


def test_only_the_newest_are_ranked_and_the_page_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_hits, "RANKED", 1)
    monkeypatch.setattr(search_page, "RANKED", 1)
    text = site.get("/-/search", q="khoa")[1]
    assert list(cards(text)) == [UNDATED, HOSPITAL, MONTH]  # by date, but for the newest
    assert "Chỉ 1 bài mới nhất được xếp theo mức liên quan" in text


def test_what_can_be_kept_is_pinned(site: Site) -> None:
    text = site.get("/-/search", q="vắc xin sởi", page="2")[1]
    pinned = "/-/search?q=v%E1%BA%AFc+xin+s%E1%BB%9Fi&amp;mode=phrase"
    assert f'<a href="{pinned}">Liên kết cố định</a>' in text
    feed = pinned.replace("/-/search", "/-/search.atom")
    assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in text
    assert "<code>sample-1</code>" in text


def test_nothing_found_offers_ways_on(site: Site) -> None:
    text = site.get("/-/search", q="Luấn", source="boyte")[1]
    assert "Không tìm thấy bài nào." in text
    assert "marks=off" in text
    assert 'href="/-/search?q=Lu%E1%BA%A5n">Thử bỏ các điều kiện lọc' in text


def test_english(site: Site) -> None:
    text = site.get("/-/search", q="vắc xin sởi", lang="en")[1]
    assert "2 articles “vắc xin sởi” <small>in 1 story</small>" in text
    assert "Also published by:" in text
    assert '<html lang="en">' in text
    site.get("/", lang="vi")


EVIL = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>{{ 7*7 }}"


def test_crawled_text_stays_text(tmp_path: Path) -> None:
    article = {
        "title": f"sởi {EVIL}",
        "lead": f"sởi {EVIL}",
        "body": f"[person:p|{EVIL.replace('[', '')}] sởi",
        "captions": [(EVIL, None)],
        "attachments": [("javascript:alert(1)", f"sởi {EVIL}")],
        "section": EVIL,
        "published_at": "2025-01-01",
    }
    other = {**article, "title": f"rubella {EVIL}", "lead": None, "body": EVIL}
    site = Site(build_snapshot(tmp_path, [article, other], people={"p": EVIL}, units={}, snapshot_id=EVIL))
    for query in ("sởi", "alert", EVIL, ""):
        for address in ("/-/search", "/-/search.atom"):
            text = site.get(address, q=query, person="p" if query == "" else "")[1]
            assert "<script>alert" not in text
            assert "<img" not in text
            assert "49" not in re.sub(r"[0-9a-f]{10}", "", text)
    assert "alert(1)" in site.get("/-/search", q="sởi")[1]
    site.loop.close()
