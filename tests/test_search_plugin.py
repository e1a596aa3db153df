"""What is typed finds what was meant, on the search page and in the articles table, asked through Datasette itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.application import application
from crawler.browse.old_addresses import moved_to
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

    def found(self, search: str = "", **more: str) -> set[int]:
        """The articles that the search page counts, told by its export: on the page itself reposts are folded."""
        status, text = self.get("/-/search.jsonl", **{"q": search, **more})
        assert status == 200, text
        return {json.loads(line)["id"] for line in text.splitlines()}

    def in_table(self, **arguments: str) -> set[int]:
        """The articles in Datasette's own table."""
        status, text = self.get("/archive/articles.json", _shape="arrays", **arguments)
        assert status == 200, text
        return {row[0] for row in json.loads(text)["rows"]}

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
    assert site.found("so y te", mode="words") == {MEASLES, DENGUE, MARKET, REPOST}
    assert "Tìm đúng cụm từ" in site.get("/-/search", q="so y te")[1]


def test_words_anywhere_where_there_is_no_such_phrase(site: Site) -> None:
    assert site.found("vắc xin trạm") == {MEASLES}
    assert site.found("vắc xin trạm", mode="phrase") == set()
    assert "Không có bài nào có đúng cụm từ này" in site.get("/-/search", q="vắc xin trạm")[1]


def test_filters_do_not_change_the_mode(site: Site) -> None:
    # The phrase stands only in articles of 2025; within 2024 it finds nothing, rather than the loose words.
    assert site.found("so y te", to="2024") == set()
    assert site.found("so y te", to="2024", mode="words") == {DENGUE}


def test_marks_can_be_left_aside(site: Site) -> None:
    assert site.found("Nguyễn Văn Hoá", marks="off") == {DENGUE}
    assert "marks=off" in site.get("/-/search", q="Nguyễn Văn Hoá")[1]


def test_marks_hold_in_a_phrase(site: Site) -> None:
    assert site.found("Đức Luân", mode="phrase") == set()
    assert site.found("Đức Luân") == {MEASLES}  # both words stand there, of two people


def test_words_can_be_left_out(site: Site) -> None:
    assert site.found("vắc xin") == {MEASLES, REPOST}
    assert site.found("vắc xin -luan") == {REPOST}
    assert site.found("vắc xin -Luân") == {REPOST}
    assert site.found("vắc xin -Luấn") == {MEASLES, REPOST}  # nobody of that name
    assert site.found("vắc xin -Luấn", marks="off") == {REPOST}
    assert site.found('-"vắc xin"') == {DENGUE, MARKET, ROTA}
    assert "Không có: <q>luan</q>" in site.get("/-/search", q="vắc xin -luan")[1]


def test_within_one_column(site: Site) -> None:
    assert site.found("minh ha", **{"in": "title"}) == {MEASLES, REPOST}
    assert site.found("ra quan", **{"in": "captions"}) == {MEASLES}
    assert site.found("ra quan", **{"in": "title"}) == set()
    assert site.found("Kế hoạch", **{"in": "attachments"}) == {MEASLES}  # the name of its file


def test_people_and_units_are_searched_by_their_full_names(site: Site) -> None:
    assert site.found("Trần Thị Luân", **{"in": "people"}) == {MEASLES}


def test_filters_by_person_unit_and_document(site: Site) -> None:
    assert site.found(person="tran-thi-luan") == {MEASLES}
    assert site.found(document="15-kh-syt") == {MEASLES}
    assert site.found("vắc xin", unit="so-y-te-minh-ha", source="boyte") == {REPOST}
    assert "Trần Thị Luân" in site.get("/-/search", person="tran-thi-luan")[1]


@pytest.mark.parametrize("empty", ["", " ", "\t"])
def test_an_empty_box_lists_everything(site: Site, empty: str) -> None:
    status, text = site.get("/-/search", q=empty)
    assert status == 200
    assert "5 bài" in text
    assert site.found(empty) == {MEASLES, DENGUE, MARKET, REPOST, ROTA}


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
@pytest.mark.parametrize("more", [{}, {"mode": "phrase"}, {"marks": "off"}, {"in": "title"}], ids=str)
def test_no_query_gives_an_error_page(site: Site, search: str, more: dict[str, str]) -> None:
    for path in ("/-/search", "/-/search.atom"):
        status, text = site.get(path, q=search, **more)
        assert status == 200
        assert "<script>alert" not in text
        assert "Traceback" not in text


@pytest.mark.parametrize("signs", ['"', '""""', "*", "()", "\x00", "😀", "\u202e"], ids=ascii)
def test_signs_alone_find_nothing(site: Site, signs: str) -> None:
    assert site.found(signs) == set()
    assert "Không có từ nào để tìm" in site.get("/-/search", q=signs)[1]


def test_a_long_query_makes_no_long_page(site: Site) -> None:
    status, text = site.get("/-/search", q="vắc xin " * 1_000)
    assert status == 200
    assert "Câu tìm quá dài" in text
    assert 'href="/archive/articles/1"' in text
    assert len(text) < 400_000


@pytest.mark.parametrize("search", HOSTILE, ids=lambda search: ascii(search[:16]))
@pytest.mark.parametrize("more", [{}, {"_searchmode": "raw"}], ids=str)
def test_no_query_breaks_the_table(site: Site, search: str, more: dict[str, str]) -> None:
    assert site.get("/archive/articles.json", _search=search, **more)[0] == 200


@pytest.mark.parametrize("path", ["/-/search", "/-/search.atom", "/-/search.csv"])
def test_a_query_that_no_one_typed_is_refused_in_one_line(site: Site, path: str) -> None:
    status, text = site.get(path, q="sởi " * 4_000)
    assert status == 414
    assert "32.000 byte" in text


def test_odd_arguments_are_ignored(site: Site) -> None:
    odd = {"mode": "nonsense", "marks": "perhaps", "in": "nowhere", "sort": "best", "page": "-1", "nothing": "1"}
    assert site.found("sởi", **odd) == {MEASLES, REPOST}
    assert site.get("/-/search", q="sởi", **odd)[0] == 200


def test_names_are_filtered_without_marks(site: Site) -> None:
    for typed in ("luan", "Luận", "duc luan"):
        status, text = site.get("/archive/people", _name=typed)
        assert status == 200
        assert "Lê Đức Luận" in text
        assert "Nguyễn Văn Hòa" not in text
    assert site.get("/archive/units", _name="%' or 1=1 --")[0] == 200


@pytest.mark.parametrize(
    ("search", "articles"),
    [("so y te", {MEASLES, DENGUE, MARKET, REPOST}), ("Luân", {MEASLES}), ("Luấn", set()), ("TTKSBT", {MEASLES})],
)
def test_the_table_is_searched_with_and_without_marks(site: Site, search: str, articles: set[int]) -> None:
    assert site.in_table(_search=search) == articles
    assert site.in_table(_search=search, _searchmode="raw") == articles


def test_the_table_as_page_and_as_csv(site: Site) -> None:
    status, text = site.get("/archive/articles", _search="Luân")
    assert status == 200
    assert "1 dòng" in text
    assert 'name="_search" value="Luân"' in text
    assert len(site.get("/archive/articles.csv", _search="vắc xin")[1].splitlines()) == 3


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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("_search=s%E1%BB%9Fi&source=a", None),
        ("", None),
        ("_search_url=x", None),
        ("_search=&source=a", "/archive/articles?source=a"),
        ("_search=+", "/archive/articles"),
        ("_search_title=x&month=2025-08", "/-/search?q=x&in=title&from=2025-08&to=2025-08"),
        ("_person=tran&_search=s%C6%B0+a&_sort=id", "/-/search?person=tran&q=s%C6%B0+a"),
        ("_unit=u&_mode=words&section=Tin", "/-/search?unit=u&mode=words&section=Tin"),
        ("_document=", "/-/search"),
    ],
)
def test_old_addresses_lead_to_the_search_page(old: str, new: str | None) -> None:
    assert moved_to(old, "/archive/articles", "/-/search") == new


@pytest.mark.parametrize(("form", "found"), [(".json", '"id": 1,'), (".csv", "tran-thi-luan")])
def test_old_addresses_of_data_lead_on_too(site: Site, form: str, found: str) -> None:
    # Datasette knows nothing of _person: it would have answered with every article.
    status, text = site.get(f"/archive/articles{form}", _person="tran-thi-luan")
    assert status == 200
    assert found in text
    assert "Tập huấn giám sát" not in text


def test_an_old_address_is_answered(site: Site) -> None:
    assert "Trần Thị Luân" in site.get("/archive/articles", _person="tran-thi-luan")[1]


@pytest.mark.parametrize(("language", "label"), [("vi", "Họ tên"), ("en", "Name")])
def test_the_box_of_a_list_is_named_in_the_readers_language(site: Site, language: str, label: str) -> None:
    status, page = site.get("/archive/people", lang=language)
    assert status == 200 and f'<label class="hidden" for="name">{label}</label>' in page
    site.get("/archive/people", lang="vi")


def test_counts_beside_a_table_are_worked_out_once_and_per_list(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def counts(**arguments: str) -> dict[str, dict[str, int]]:
        status, text = site.get("/archive/articles.json", _facet="source", _size="1", **arguments)
        assert status == 200
        facets = json.loads(text)["facet_results"]
        return {name: {row["value"]: row["count"] for row in found["results"]} for name, found in facets.items()}

    executed: list[str] = []
    execute = site.datasette.execute

    async def watched(database: str, sql: str, *args: object, **more: object) -> object:
        executed.append(sql)
        return await execute(database, sql, *args, **more)

    monkeypatch.setattr(site.datasette, "execute", watched)
    of_all = counts()
    assert list(of_all) == ["source"] and sum(of_all["source"].values()) == 5
    assert sum("group by source" in sql.replace("[", "").replace("]", "") for sql in executed) == 1
    executed.clear()
    assert counts(_sort="id") == of_all  # another order, the same counts
    assert not any("group by" in sql for sql in executed)
    one = next(iter(of_all["source"]))
    assert counts(source=one) == {"source": {one: of_all["source"][one]}}
