"""The evidence table on an archive whose counts are known, asked through Datasette itself."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from crawler.browse.asked import Asked
from crawler.browse.evidence import Matrix, Problems, read_matrix, read_query
from crawler.browse.evidence_page import count_named, read_articles
from crawler.browse.quotes import LONGEST, read_quotes, stretches
from crawler.database import connect
from crawler.home import Home
from crawler.publish import publish
from tests.comparing import published
from tests.test_search_plugin import HOSTILE, Site

HALF = {"topic": "soi", "from": "2025-01", "to": "2025-06"}

# By hand from tests/comparing.py: articles on measles "of" all that were collected; ? not collected: blocked (?f), not
# reached (?p), host unknown (?u); - nothing published.
MATRIX = {
    "national": "?p ?p 1/2 - - - = 1/2",
    "an-giang": "1/1 0/2 - 0/1 1/1 - = 2/5",
    "hue": "1/2 1/2 - 2/4 - - = 4/8",
    "ca-mau": "?f ?f ?f ?f ?f ?f = ?f",
    "cao-bang": "?u ?u ?u ?u ?u ?u = ?u",
    "ha-noi": "?p ?p ?p ?p ?p ?p = ?p",  # its host is known, and was never crawled
}
TOTALS = "2/3 1/4 1/2 2/5 1/1 - = 7/15"
PARTS = {
    "an-giang": "?p 0/1 - 0/1 1/1 - = 1/3",
    "kien-giang": "1/1 0/1 ?f ?f ?f ?f = 1/2",
}
STORIES = {"hue": "1/2 1/2 - 1/3 - - = 3/7"}
DEPARTMENTS = {"hue": "1/2 0/1 - 2/4 - - = 3/7"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def conn(snapshot: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(f"{snapshot.as_uri()}?mode=ro", uri=True)) as found:
        found.row_factory = sqlite3.Row
        yield found


@pytest.fixture(scope="module")
def site(snapshot: Path) -> Iterator[Site]:
    found = Site(snapshot)
    yield found
    found.loop.close()


def matrix(conn: sqlite3.Connection, **arguments: str) -> Matrix:
    asked = Asked(path="/-/evidence", parts={}, arguments=tuple(arguments.items()))
    query = read_query(conn, asked, Problems())
    assert query is not None
    return read_matrix(conn, query)


def written(cells: object, total: object) -> str:
    def one(cell: object) -> str:
        state = cell.state  # type: ignore[attr-defined]
        signs = {"failing": "?f", "pending": "?p", "unknown": "?u", "quiet": "-"}
        return signs.get(state) or f"{cell.count}/{cell.total}"  # type: ignore[attr-defined]

    return " ".join([*map(one, cells), "=", one(total)])  # type: ignore[call-overload]


def test_the_matrix_is_the_one_counted_by_hand(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF)
    lines = {line.key: written(line.cells, line.total) for line in found.lines}
    assert len(lines) == 35  # 34 provinces and the Ministry
    assert {key: lines[key] for key in MATRIX} == MATRIX
    assert written(found.totals, found.total) == TOTALS
    assert all(line.has_parts and not line.parts for line in found.lines)


def test_former_provinces_fold_into_those_of_today(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF, open="an-giang")
    (line,) = [line for line in found.lines if line.is_open]
    assert {part.key: written(part.cells, part.total) for part in line.parts} == PARTS
    assert written(line.cells, line.total) == MATRIX["an-giang"]


def test_reposts_can_be_left_out_above_and_below_the_line(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF, stories="1")
    assert {line.key: written(line.cells, line.total) for line in found.lines if line.key in STORIES} == STORIES


def test_one_kind_of_source(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF, source_kind="department")
    lines = {line.key: written(line.cells, line.total) for line in found.lines}
    assert lines["hue"] == DEPARTMENTS["hue"]
    assert "national" not in lines


def test_a_second_topic_beside_the_first(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF, **{"with": "tiem-chung"})
    (hue,) = [line for line in found.lines if line.key == "hue"]
    assert [(cell.count, cell.other.count) for cell in hue.cells if cell.other] == [
        (1, 0), (1, 0), (0, 0), (2, 2), (0, 0), (0, 0)
    ]  # fmt: skip
    assert hue.total.other is not None and hue.total.other.count == 2 and hue.total.other.total == 8


def test_years_are_sums_of_their_months(conn: sqlite3.Connection) -> None:
    found = matrix(conn, **HALF, by="year")
    assert [column.label for column in found.columns] == ["2025"]
    (cell,) = next(line.cells for line in found.lines if line.key == "an-giang")
    assert (cell.count, cell.total, cell.collected, cell.of) == (2, 5, 6, 6)
    (cell,) = next(line.cells for line in found.lines if line.key == "national")
    assert (cell.count, cell.total, cell.collected, cell.of) == (1, 2, 4, 6)


@pytest.mark.parametrize(
    ("arguments", "first", "last"),
    [
        ({}, "2025-01", "2025-06"),  # the last twelve months, of which the archive knows six
        ({"from": "2025-03"}, "2025-03", "2025-06"),
        ({"to": "2/2025"}, "2025-01", "2025-02"),
        ({"from": "2025-05", "to": "2025-02"}, "2025-02", "2025-05"),
        ({"from": "1901-01", "to": "2999-12"}, "2025-01", "2025-06"),
        ({"from": "2025", "to": "2025"}, "2025-01", "2025-06"),
        ({"from": "2025-13", "to": "'; drop table topics"}, "2025-01", "2025-06"),
    ],
)
def test_periods(conn: sqlite3.Connection, arguments: dict[str, str], first: str, last: str) -> None:
    query = matrix(conn, topic="soi", **arguments).query
    assert (query.first, query.last) == (first, last)


def test_what_stands_behind_a_cell(site: Site) -> None:
    status, page = site.get("/-/evidence/cell", topic="soi", province="hue", month="2025-04")
    assert status == 200
    assert re.findall(r'<h3><a href="/archive/articles/(\d+)">', page) == ["5", "4"]
    assert page.count("<mark>sởi</mark>") == 2
    assert "Câu cuối" not in page and "Mở đầu" not in page  # only the sentence that names the topic
    assert 'href="/archive/people/tran-thi-luan">Trần Thị Luân</a> <span class="count">2</span>' in page
    assert "Trưởng khoa, Khoa Nhi" in page


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        ({"province": "an-giang"}, ["10", "11"]),
        ({"source": "kien-giang"}, ["11"]),
        ({"province": "kien-giang"}, ["11"]),  # a former province
        ({"province": "national"}, ["13"]),
        ({}, ["10", "5", "4", "13", "15", "1", "11"]),
        ({"stories": "1"}, ["10", "4", "13", "15", "1", "11"]),
        ({"source_kind": "cdc"}, ["15"]),
        ({"from": "2025-02", "to": "2025-04", "province": "hue"}, ["5", "4", "15"]),
    ],
)
def test_a_cell_lists_just_what_it_counts(site: Site, arguments: dict[str, str], articles: list[str]) -> None:
    asked = {**HALF, **arguments}
    assert re.findall(r'<h3><a href="/archive/articles/(\d+)">', site.get("/-/evidence/cell", **asked)[1]) == articles
    counted = site.get("/-/evidence/cell", **asked, lang="en")[1]
    assert f"<strong>{len(articles)} article" in counted


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"province": "ca-mau"}, "Not collected: site blocked or failing."),
        ({"province": "cao-bang"}, "Not collected: host unknown."),
        ({"province": "hue", "month": "2025-03"}, "published nothing in that time"),
        ({"source": "an-giang", "month": "2025-04"}, "1 article of these sources was collected"),
        ({"source": "an-giang", "month": "2025-04", "topic": "tiem-chung"}, "1 article of these sources"),
    ],
)
def test_a_cell_without_articles_says_why(site: Site, arguments: dict[str, str], text: str) -> None:
    status, page = site.get("/-/evidence/cell", **{**HALF, **arguments, "lang": "en"})
    assert status == 200 and text in page


def test_cells_lead_to_what_they_count(site: Site) -> None:
    page = site.get("/-/evidence", **HALF, lang="en")[1]
    row = re.search(r'<tr id="hue">(.*?)</tr>', page, re.DOTALL)
    assert row
    figures = []
    for href, count in re.findall(r'<a href="(/-/evidence/cell[^"]*)"><b>(\d+)</b>', row[1]):
        behind = site.get(href.replace("&amp;", "&"))[1]
        figures.append((count, str(len(re.findall(r"<h3><a href=", behind)))))
    assert figures == [("1", "1"), ("1", "1"), ("2", "2"), ("4", "4")]


def test_a_permanent_address_names_its_snapshot(site: Site, conn: sqlite3.Connection) -> None:
    (current,) = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    page = site.get("/-/evidence", **HALF)[1]
    (permanent,) = re.findall(r'href="([^"]*&amp;snapshot=[^"]*)"', page)
    status, page = site.get(permanent.replace("&amp;", "&"))
    assert status == 200 and current in permanent and 'role="status"' not in page
    page = site.get("/-/evidence", **HALF, snapshot="0123abcd", lang="en")[1]
    assert f"made on snapshot 0123abcd; what you see is snapshot {current}" in page
    page = site.get("/-/evidence/cell", **HALF, province="hue", snapshot="<b>", lang="en")[1]
    assert "made on snapshot &lt;b&gt;" in page


def test_both_languages(site: Site) -> None:
    assert "không thấy" in site.get("/-/evidence", **HALF, lang="vi")[1]
    english = site.get("/-/evidence", **HALF, lang="en")[1]
    assert "none found" in english and "Measles, Jan 2025 – Jun 2025" in english
    assert "not collected: host unknown" in english
    # The shade is told in words as well: every cell holds text.
    assert re.findall(r"<td[^>]*>\s*</td>", english) == []


def test_without_a_topic_the_page_lists_them(site: Site) -> None:
    page = site.get("/-/evidence", lang="en")[1]
    assert re.search(r'href="/-/evidence\?topic=soi">Measles</a> <span class="figure">7</span>', page)
    assert '<optgroup label="Diseases">' in page


def test_a_workbook(site: Site) -> None:
    client = site.datasette.client
    address = "/-/evidence.xlsx?" + urlencode({**HALF, "with": "tiem-chung", "lang": "en"})
    answer = site.loop.run_until_complete(client.get(address))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="soyte-soi-2025-01-2025-06.xlsx"'
    table, articles, shares = load_workbook(io.BytesIO(answer.content)).worksheets
    rows = [[value for value in row if value is not None] for row in table.iter_rows(values_only=True)]
    assert rows[:3] == [
        ["Evidence table", "Measles"],
        ["Compare with", "Immunisation"],
        ["Period", "Jan 2025 – Jun 2025"],
    ]
    said = {row[0]: row[1] for row in rows if len(row) == 2}
    assert said["Snapshot"] and said["none found"] == "collected, no article on the topic"
    assert "topic=soi" in said["Permanent address"] and said["Snapshot"] in said["Permanent address"]
    lines = {row[0]: row[1:] for row in rows if len(row) > 3}
    assert lines["Huế"] == [1, 1, "nothing published", 2, "nothing published", "nothing published", 4, 8, 0.5]
    assert lines["Huế (Immunisation)"][:4] == [0, 0, "nothing published", 2]
    assert lines["Cao Bằng"][0] == "not collected: host unknown"
    assert lines["All"][-2:] == [15, 7 / 15]
    listed = list(articles.iter_rows(values_only=True))
    assert len(listed) == 1 + 7
    assert listed[1][3] == "Tin số 10 <b>" and listed[1][5].endswith("/archive/articles/10")
    assert listed[2][7].endswith("/archive/articles/4")  # the repost says what it repeats
    assert listed[1][8] == "Bác sĩ Trần Thị Luân & đoàn nói về sởi tại xã <i>Mây</i>."
    assert [row[-1] for row in shares.iter_rows(values_only=True)][-1] == 7 / 15


def test_csv_for_programs(site: Site) -> None:
    text = site.get("/-/evidence.csv", **HALF, lang="en")[1]
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 35 * 6
    found = {(row["place"], row["period"]): (row["state"], row["articles"], row["collected_articles"]) for row in rows}
    assert found["hue", "2025-04"] == ("found", "2", "4")
    assert found["an-giang", "2025-02"] == ("none", "0", "2")
    assert found["cao-bang", "2025-02"] == ("unknown", "", "")
    listed = list(csv.reader(io.StringIO(site.get("/-/evidence.csv", **HALF, what="articles")[1])))
    assert len(listed) == 8


@pytest.mark.parametrize("text", [*HOSTILE, "<script>alert(1)</script>", "9" * 400, "2025-01\x00", "%"])
def test_hostile_arguments(site: Site, text: str) -> None:
    for name in ("topic", "with", "from", "to", "source_kind", "by", "open", "snapshot", "page", "province", "month"):
        for path in ("/-/evidence", "/-/evidence/cell"):
            status, page = site.get(path, **{**HALF, name: text})
            assert status in (200, 404), (path, name)
            assert "<script>alert" not in page


def test_what_is_crawled_stays_text(site: Site) -> None:
    page = site.get("/-/evidence/cell", **HALF)[1]
    assert "Tin số 10 &lt;b&gt;" in page and "<i>Mây" not in page and "&lt;i&gt;Mây&lt;/i&gt;" in page


def test_an_empty_archive(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.open()
    connect(home.database).close()
    publish(home)
    site = Site(home.current.resolve() / "archive.db")
    for path in ("/-/evidence", "/-/evidence?topic=soi"):
        status, page = site.get(path)
        assert status == 200 and "Kho chưa có bài nào" in page
    assert site.get("/-/evidence/cell", topic="soi")[0] == 404
    assert site.get("/-/evidence.xlsx", topic="soi")[0] == 404
    site.loop.close()


def test_sentences_are_cut_at_their_ends() -> None:
    body = "TP. Huế có 3 ca sởi. Tuần trước không có ca nào.\nTiêm sởi tại P. Vĩnh Ninh; sởi giảm. Hết."
    places = [("body", body.index("sởi"), body.index("sởi") + 3)]
    second = body.index("sởi", 30)
    places += [("body", second, second + 3), ("body", body.rindex("sởi"), body.rindex("sởi") + 3)]
    found = stretches({"title": "", "body": body}, places)
    assert [(body[one.start : one.end], len(hits)) for one, hits in found] == [
        ("TP. Huế có 3 ca sởi.", 1),
        ("Tiêm sởi tại P. Vĩnh Ninh; sởi giảm.", 2),
    ]


def test_a_line_without_a_full_stop_is_cut_around_the_topic() -> None:
    body = "một hai ba bốn " * 200 + "sởi " + "năm sáu bảy tám " * 200
    at = body.index("sởi")
    ((one, hits),) = stretches({"body": body}, [("body", at, at + 3)])
    assert one.cut_before and one.cut_after and hits == [("body", at, at + 3)]
    assert one.start <= at and at + 3 <= one.end and one.end - one.start <= LONGEST + 3
    assert body[one.start - 1] == " " and body[one.end] == " "


def test_places_outside_of_the_text_are_passed_over() -> None:
    assert stretches({"title": "Sởi"}, [("title", 0, 9), ("body", 0, 3), ("title", -1, 2), ("title", 2, 2)]) == []


def test_who_is_named_counts_articles(conn: sqlite3.Connection) -> None:
    asked = Asked(path="/", parts={}, arguments=tuple(HALF.items()))
    query = read_query(conn, asked, Problems())
    assert query is not None
    rows = read_articles(conn, query, ["hue", "moh"], limit=10)
    quotes = read_quotes(conn, "soi", [row["id"] for row in rows])
    (one,) = count_named(quotes.values())
    assert (one.named.name, one.articles, one.named.roles) == ("Trần Thị Luân", 4, (("Trưởng khoa", None, "Khoa Nhi"),))
    assert quotes[5].quotes[0].text.startswith("Bác sĩ")


def test_places_that_were_not_collected_can_be_left_out_and_are_counted(site: Site) -> None:
    whole = site.get("/-/evidence", **HALF)[1]
    rows = re.findall(r'<tr id="([\w-]+)">', whole)
    link = re.search(r'href="([^"]*shown=collected[^"]*)">Chỉ hiện nơi đã thu thập \((\d+)\)', whole)
    assert link is not None and 0 < int(link[2]) < len(rows)
    page = site.get(html.unescape(link[1]))[1]
    kept = re.findall(r'<tr id="([\w-]+)">', page)
    assert "hue" in kept and len(kept) == int(link[2])
    assert f"{len(rows) - len(kept)} nơi không hiện ở đây" in page
    assert page.count("<tfoot>") == 1 and 'name="shown" value="collected"' in page
    # Opening a place, or a permanent address, keeps to it; the files and what stands behind a cell are whole.
    assert all("shown=collected" in one for one in re.findall(r'class="fold" href="([^"]*)"', page))
    assert "shown" not in "".join(re.findall(r'href="(/-/evidence/cell[^"]*)"', page))
    assert "Hiện mọi nơi" in page
