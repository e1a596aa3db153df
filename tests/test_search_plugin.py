"""The search box of the articles table, asked through Datasette itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.application import application
from crawler.browse.search_query import NOTHING, escape_fts, parse
from tests.snapshots import build_snapshot

MEASLES, DENGUE, MARKET, REPOST, ROTA = 1, 2, 3, 4, 5


class Site:
    """A Datasette on the hand-made snapshot that is asked from plain functions."""

    def __init__(self, database: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.datasette = application(database)
        self.loop.run_until_complete(self.datasette.invoke_startup())

    def get(self, path: str, **arguments: str) -> tuple[int, str]:
        address = f"{path}?{urlencode(arguments)}" if arguments else path
        answer = self.loop.run_until_complete(self.datasette.client.get(address, follow_redirects=True))
        return answer.status_code, answer.text

    def found(self, search: str, **more: str) -> set[int]:
        status, text = self.get("/archive/articles", _search=search, **more)
        assert status == 200
        return {int(number) for number in re.findall(r'<h3><a href="/archive/articles/(\d+)">', text)}

    def sql(self, query: str) -> list[list[object]]:
        answer = self.loop.run_until_complete(
            self.datasette.client.get("/archive.json?" + urlencode({"sql": query, "_shape": "arrays"}))
        )
        return answer.json()["rows"] if answer.status_code == 200 else [[answer.json()["error"]]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(build_snapshot(tmp_path_factory.mktemp("snapshot")))
    yield found
    found.loop.close()


@pytest.mark.parametrize(
    ("search", "articles"),
    [
        ("sot xuat huyet", {DENGUE}),
        ("sốt xuất huyết", {DENGUE}),
        ("SỐT XUẤT HUYẾT", {DENGUE}),
        ("sốt xuất huyết", {DENGUE}),  # decomposed, as some keyboards send it
        ("tran thi luan", {MEASLES}),
        ("duc luan", {MEASLES}),
        ("Đức Luận", {MEASLES}),
        ("nguyen van hoa", {DENGUE}),
        ("Nguyễn Văn Hoà", {DENGUE}),  # another spelling of Hòa
        ("Nguyễn Văn Hoá", set()),  # another name
        ("Luân", {MEASLES}),
        ("uỷ ban", {MARKET}),
        ("ủy ban", {MARKET}),
        ("bác sĩ", {DENGUE}),  # the article writes bác sỹ
        ("bac si tuyến", {DENGUE}),  # marks on one word alone: the others stay open
        ("dong may", {MEASLES}),
        ("vắc-xin", {MEASLES, REPOST}),
        ("trung tâm kiểm soát bệnh tật", {MEASLES}),
        ('"xã vùng cao"', {MEASLES}),
        ('"vùng xã cao"', set()),
    ],
)
def test_finds_with_and_without_marks(site: Site, search: str, articles: set[int]) -> None:
    assert site.found(search) == articles


def test_a_bare_query_of_few_syllables_is_a_phrase(site: Site) -> None:
    # "so", "y" and "te" also stand scattered in the market and the dengue article.
    assert site.found("so y te") == {MEASLES, REPOST}
    assert site.found("so y te", _mode="words") == {MEASLES, DENGUE, MARKET, REPOST}
    assert "Tìm đúng cụm từ" in site.get("/archive/articles", _search="so y te")[1]


def test_words_anywhere_where_there_is_no_such_phrase(site: Site) -> None:
    assert site.found("vắc xin trạm") == {MEASLES}
    assert site.found("vắc xin trạm", _mode="phrase") == set()
    assert "Không có bài nào có đúng cụm từ này" in site.get("/archive/articles", _search="vắc xin trạm")[1]


def test_marks_can_be_left_aside(site: Site) -> None:
    assert site.found("Nguyễn Văn Hoá", _marks="off") == {DENGUE}
    assert "_marks=off" in site.get("/archive/articles", _search="Nguyễn Văn Hoá")[1]


def test_marks_hold_in_a_phrase(site: Site) -> None:
    assert site.found("Đức Luân", _mode="phrase") == set()
    assert site.found("Đức Luân") == {MEASLES}  # both words stand there, of two people


def test_within_one_column(site: Site) -> None:
    assert site.found("minh ha", _in="title") == {MEASLES, REPOST}
    assert site.found("ra quan", _in="captions") == {MEASLES}
    assert site.found("ra quan", _in="title") == set()
    # Datasette's own spelling of it, which would compare rowids of two tables
    status, text = site.get("/archive/articles", _search_title="sởi")
    assert status == 200
    assert "2 bài viết" in text


def test_people_and_units_are_searched_by_their_full_names(site: Site) -> None:
    assert site.found("Trần Thị Luân", _in="people") == {MEASLES}


def test_filters_by_person_unit_and_document(site: Site) -> None:
    for filters in ({"_person": "tran-thi-luan"}, {"_document": "15-kh-syt"}):
        assert 'articles/1"' in site.get("/archive/articles", **filters)[1]
    assert site.found("vắc xin", _unit="so-y-te-minh-ha", source="boyte") == {REPOST}
    assert "Trần Thị Luân" in site.get("/archive/articles", _person="tran-thi-luan")[1]


@pytest.mark.parametrize("empty", ["", " ", "\t"])
def test_an_empty_box_is_no_search(site: Site, empty: str) -> None:
    status, text = site.get("/archive/articles", _search=empty)
    assert status == 200
    assert "5 bài viết" in text


HOSTILE = [
    '"',
    '""',
    '"""',
    '"so y te',
    "'",
    "' or 1=1 --",
    "*",
    "s*",
    "^",
    "a^b",
    "NEAR(a b)",
    "NEAR",
    "AND",
    "OR OR",
    "NOT x",
    "title:x",
    "{title}: x",
    "-x",
    "+",
    "(",
    ")",
    "()",
    "((((",
    "a AND",
    "\\",
    "%",
    "_",
    ";",
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "replace").decode(),
    "😀",
    "👩‍⚕️ y tế",
    "٣",
    "ß",
    "İ",
    "\u0301",
    "a" * 10_240,
    "so y te " * 1_280,
    '"' * 10_240,
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "../../etc/passwd",
    "\u202e",
    "－",
    "“sở y tế”",
]


@pytest.mark.parametrize("search", HOSTILE, ids=lambda search: ascii(search[:16]))
@pytest.mark.parametrize("more", [{}, {"_mode": "phrase"}, {"_searchmode": "raw"}, {"_in": "title"}], ids=str)
def test_no_query_gives_an_error_page(site: Site, search: str, more: dict[str, str]) -> None:
    status, text = site.get("/archive/articles", _search=search, **more)
    assert status == 200
    assert "<script>alert" not in text
    assert "bài viết" in text


def test_odd_arguments_are_ignored(site: Site) -> None:
    assert site.found("sởi", _mode="nonsense", _marks="perhaps", _in="nowhere") == {MEASLES, REPOST}


def test_names_are_filtered_without_marks(site: Site) -> None:
    for typed in ("luan", "Luận", "duc luan"):
        status, text = site.get("/archive/people", _name=typed)
        assert status == 200
        assert "Lê Đức Luận" in text
        assert "Nguyễn Văn Hòa" not in text
    assert site.get("/archive/units", _name="%' or 1=1 --")[0] == 200


def test_json_and_csv_carry_the_same_search(site: Site) -> None:
    assert '"filtered_table_rows_count": 2' in site.get("/archive/articles.json", _search="so y te")[1]
    assert len(site.get("/archive/articles.csv", _search="so y te")[1].splitlines()) == 3


def test_escape_fts_in_sql(site: Site) -> None:
    rows = site.sql("select rowid from search_folded where search_folded match escape_fts('Đức \"Luận') limit 5")
    assert len(rows) == 1
    assert site.sql("select rowid from search_folded where search_folded match escape_fts('*')") == []


def test_one_value_cannot_take_the_memory(site: Site) -> None:
    assert "too big" in str(site.sql("select zeroblob(900000000)")[0][0])
    assert site.sql("select length(zeroblob(4000000))") == [[4000000]]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_every_text_is_a_valid_expression(text: str) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("create virtual table t using fts5(title, content='')")
    query = parse(text)
    for expression in (escape_fts(text), query.folded("phrase"), query.exact("words") or NOTHING):
        db.execute("select rowid from t where t match ?", [expression]).fetchall()
    db.close()


def test_tidy_changes_only_what_it_must() -> None:
    assert tidy("_search=s%E1%BB%9Fi&source=a") is None
    assert tidy("_search=&source=a") == "source=a"
    assert tidy("_search_title=x") == "_search=x&_in=title"
    assert tidy("_search_url=x") is None
    assert tidy("") is None
