"""The pages of a person and of a unit: posts over time, company, months, history, and what is said where nothing is."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler import reading_tables
from crawler.browse import named_in, unit_page
from crawler.browse.timeline import MOST_LINES, timeline
from tests.reading_snapshot import reading_snapshot
from tests.test_article_page import EVIL, Checked, Get, opened, text_of

PERSON, UNIT = "/archive/people/tran-thi-luan", "/archive/units/so-y-te-minh-ha"


def history(path: Path) -> None:
    """A career, a merger of two departments, namesakes, aliases, a contradiction."""
    with sqlite3.connect(path) as db:
        db.execute("pragma foreign_keys = on")
        db.executemany(
            "insert into units (key, name, kind, valid_to, successor, articles, parent) values (?, ?, ?, ?, ?, ?, ?)",
            [
                ("bo-y-te-x", "Bộ Y tế X", "ministry", None, None, 9, None),
                ("so-cu", "Sở Y tế tỉnh Hà Cũ", "department", "2025-06-30", "so-y-te-minh-ha", 3, None),
                ("ty-cu", "Ty Y tế Hà Cổ", "department", "1976-02-01", "so-cu", 1, None),
                ("tram-dong-may", "Trạm Y tế xã Đồng Mây", "station", None, None, 2, "so-y-te-minh-ha"),
            ],
        )
        db.execute("update units set parent = 'bo-y-te-x', parent_sure = 0.8 where key = 'so-y-te-minh-ha'")
        db.execute(
            "insert into unit_aliases (unit, alias, valid_from, valid_to) "
            "values ('so-y-te-minh-ha', 'SYT Minh Hà', '2025-07-01', null), "
            "('so-y-te-minh-ha', 'Ty Y tế', null, '1990-01-01')"
        )
        db.execute(
            "insert into people (key, name, place, articles) values ('tran-thi-luan-hue', 'Trần Thị Luân', 'hue', 4)"
        )
        db.executemany(
            "insert into positions (id, person, role, unit, first_seen, last_seen, articles, acting, begins, ended) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    11,
                    "tran-thi-luan",
                    "Phó Giám đốc",
                    "so-cu",
                    "2021-03-01",
                    "2024-12-20",
                    7,
                    0,
                    "2021-01-10",
                    "2025-07-02",
                ),
                (12, "tran-thi-luan", "Trưởng phòng", None, None, None, 1, 1, None, "2020-05-05"),
                (13, "nguyen-van-hoa", "Giám đốc", "so-y-te-minh-ha", "2025-08-01", "2025-08-20", 2, 0, None, None),
            ],
        )
        db.execute("insert into position_conflicts values (1, 13, 'two holders')")
        db.executemany(
            "insert into people_evidence values ('tran-thi-luan', ?, ?, ?, ?, ?)",
            [(0, "both_places", "hue", "gia-lai", None), (1, "same_titles", "nation", "", "BSCKII")],
        )
        db.execute("update people set score = 0.75, place = 'hue' where key = 'tran-thi-luan'")
    db.close()


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    path = reading_snapshot(tmp_path_factory.mktemp("entities"))
    history(path)
    asked, loop = opened(path)
    yield asked
    loop.close()


def test_posts_over_time_as_picture_and_table(get: Get) -> None:
    page = get(PERSON)[1]
    text = text_of(page)
    picture = page.partition('<figure class="timeline">')[2].partition("</figure>")[0]
    assert picture.count('<svg class="span"') == 3
    assert picture.count('class="claimed"') == 2  # before it was first named, and after it was last
    assert picture.count('class="seen"') == 2  # nothing tells when the third was held, only that it is over
    assert picture.count('class="end"') == 3
    assert "1/7/2025: sáp nhập các tỉnh" in text
    # The same in words, for those who see no picture.
    assert "1/3/2021 – 20/12/2024; bài 10/1/2021 nói nhận chức; bài 2/7/2025 nói đã thôi giữ" in text
    assert "Trưởng phòng (quyền)" in text
    assert "Mâu thuẫn: cùng thời gian, Nguyễn Văn Hòa cũng được nêu là Giám đốc" in text


def test_who_is_named_with_a_person(get: Get) -> None:
    page = get(PERSON)[1]
    panel = page.partition('<aside class="panel"')[2]
    assert 'href="/archive/people/le-duc-luan"' in panel
    assert 'href="/-/search?person=tran-thi-luan&amp;person=le-duc-luan"' in panel
    assert 'href="/archive/people/nguyen-van-hoa"' not in panel  # never in one article
    assert '<a href="/archive/topics/soi">Sởi</a>' in panel
    assert 'href="/-/search?person=tran-thi-luan&amp;source=minhha"' in panel
    assert "mới nhất." not in text_of(panel)  # all were counted
    assert '<a href="/archive/topics/soi">Measles</a>' in get(PERSON + "?lang=en")[1]


def test_lists_are_counted_in_the_newest_articles_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named_in, "COUNTED", 1)
    asked, loop = opened(reading_snapshot(tmp_path))
    page = text_of(asked(UNIT)[1])
    loop.close()
    assert "Các danh sách này được đếm trên 1 bài mới nhất." in page
    assert "Trần Thị Luân" not in page.partition("Được nhắc cùng")[2]  # the newest one is a repost that names nobody


def test_why_mentions_are_one_person(get: Get) -> None:
    text = text_of(get(PERSON)[1])
    assert "một bài nêu chức vụ ở cả Huế và Gia Lai" in text
    assert "cùng học hàm học vị: BSCKII" in text
    assert "75,0 %" in text
    english = text_of(get(PERSON + "?lang=en")[1])
    assert "an article gives posts in both Huế and Gia Lai" in english
    assert "the same degrees: BSCKII" in english


def test_namesakes_lead_to_a_report(get: Get) -> None:
    page = html.unescape(get(PERSON)[1])
    assert 'href="/archive/people/tran-thi-luan-hue">Trần Thị Luân</a>, Huế' in page
    assert 'href="/-/report?person=tran-thi-luan&kind=merge+person&new=tran-thi-luan-hue"' in page


def test_feeds_and_searches_are_one_step_away(get: Get) -> None:
    for path, argument in ((PERSON, "person=tran-thi-luan"), (UNIT, "unit=so-y-te-minh-ha")):
        page = get(path)[1]
        assert re.search(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+"', page)
        assert f'href="/-/search.atom?{argument}"' in page
        assert f'href="/-/search?{argument}"' in page
        assert f'href="/-/report?{argument}"' in page


def test_articles_by_month_lead_to_the_search_of_that_month(get: Get) -> None:
    page = html.unescape(get("/archive/units/cdc-minh-ha")[1])
    assert "tháng 8/2025: 1 bài" in text_of(page)
    page = html.unescape(get(UNIT)[1])
    assert "tháng 8/2025: 2 bài" in text_of(page)


def test_months_are_counted_from_certain_dates(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("update articles set month = '2025-06' where id = 4")
        db.execute("update articles set month = null where id = 1")
        reading_tables.write(db)
        found = db.execute("select * from unit_months where unit = 'so-y-te-minh-ha' order by month").fetchall()
    db.close()
    assert found == [("so-y-te-minh-ha", "", 1), ("so-y-te-minh-ha", "2025-06", 1)]
    asked, loop = opened(path)
    assert "Không kể 1 bài không rõ tháng đăng." in text_of(asked(UNIT)[1])
    loop.close()


def test_a_unit_across_the_merger(get: Get) -> None:
    page = get(UNIT)[1]
    text = text_of(page.partition('id="history"')[2].partition("</section>")[0])
    assert text.index("Ty Y tế Hà Cổ đến 1/2/1976") < text.index("Sở Y tế tỉnh Hà Cũ đến 30/6/2025")
    assert "nhập vào Sở Y tế tỉnh Hà Cũ" in text
    assert text.index("Sở Y tế tỉnh Hà Cũ đến 30/6/2025") < text.index("Sở Y tế tỉnh Minh Hà")
    before = text_of(get("/archive/units/so-cu")[1])
    assert "Đơn vị này kết thúc ngày 30/6/2025. Kế thừa: Sở Y tế tỉnh Minh Hà." in before
    assert "This unit ended on 30 Jun 2025. Succeeded by" in text_of(get("/archive/units/so-cu?lang=en")[1])


def test_a_unit_names_its_parent_children_aliases_and_people(get: Get) -> None:
    page = get(UNIT)[1]
    text = text_of(page)
    assert "Thuộc Bộ Y tế X (suy ra, mức chắc chắn 80,0 %)" in text
    assert "Đơn vị trực thuộc (1)" in text and 'href="/archive/units/tram-dong-may"' in page
    assert re.search(r"SYT Minh Hà\s*từ 1/7/2025", text)
    assert re.search(r"Ty Y tế\s*đến 1/1/1990", text)
    assert page.partition('<figure class="timeline">')[2].count('<svg class="span"') == 2
    assert "Nguyễn Văn Hòa" in text


def test_long_lists_are_cut_and_lead_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unit_page, "MOST", 1)
    path = reading_snapshot(tmp_path)
    history(path)
    with sqlite3.connect(path) as db:
        db.execute("update units set parent = 'so-y-te-minh-ha' where key = 'cdc-minh-ha'")
    db.close()
    asked, loop = opened(path)
    page = asked(UNIT)[1]
    loop.close()
    assert "Xem cả 2 chức vụ" in text_of(page)
    assert 'href="/archive/positions_read?unit=so-y-te-minh-ha"' in page
    assert "Đơn vị trực thuộc (2)" in text_of(page)
    assert 'href="/archive/units?parent=so-y-te-minh-ha"' in page


def test_circles_of_successors_end(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("update units set successor = 'cdc-minh-ha' where key = 'so-y-te-minh-ha'")
        db.execute("update units set successor = 'so-y-te-minh-ha' where key = 'cdc-minh-ha'")
    db.close()
    asked, loop = opened(path)
    assert asked(UNIT)[0] == 200
    loop.close()


def test_what_is_not_known_is_said(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("insert into people (key, name) values ('khong-ai', 'Không Ai')")
        db.execute("insert into units (key, name) values ('khong-dau', 'Không Đâu')")
    db.close()
    asked, loop = opened(path)
    person, unit = text_of(asked("/archive/people/khong-ai")[1]), text_of(asked("/archive/units/khong-dau")[1])
    english = text_of(asked("/archive/people/khong-ai?lang=en")[1])
    loop.close()
    assert "Chưa bài nào nêu chức vụ." in person and "Không có bài nào trong bản chốt này." in person
    assert "Chưa bài nào nêu ai giữ chức vụ ở đây." in unit and "Không có bài nào" in unit
    assert "No article names a post yet." in english


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    history(path)
    evil = "".join(EVIL)
    with sqlite3.connect(path) as db:
        for place in [
            "people.name.key",
            "people.place.key",
            "units.name.key",
            "units.place.key",
            "units.kind.key",
            "positions.role.id",
            "unit_aliases.alias.alias",
            "people_evidence.detail.number",
            "topics.name_vi.key",
            "topics.name_en.key",
            "sources.name.key",
            "articles.title.id",
            "corrections.note.id",
        ]:
            table, column, key = place.split(".")
            db.execute(f"update {table} set {column} = ? || {key}", [evil])
        db.execute("update mentions set titles = json_array(?) where titles is not null", [evil])
        db.execute("update corrections set target = 'tran-thi-luan'")
    db.close()
    asked, loop = opened(path)
    for path_ in (PERSON, UNIT, PERSON + "?lang=en", UNIT + "?lang=en"):
        status, page, headers = asked(path_)
        assert status == 200
        checked = Checked()
        checked.feed(page)
        assert checked.acting == []
        assert not checked.elements & {"img", "b", "iframe", "object"}
        assert "unsafe-inline" not in headers["content-security-policy"]
    loop.close()


def position(**values: Any) -> sqlite3.Row:
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    names = ("first_seen", "last_seen", "begins", "ended")
    row: sqlite3.Row = db.execute(
        "select " + ", ".join(f":{name} as {name}" for name in names), {name: values.get(name) for name in names}
    ).fetchone()
    db.close()
    return row


def test_a_line_of_time_keeps_its_proportions() -> None:
    found = timeline(
        [
            position(first_seen="2020-01-01", last_seen="2021-01-01"),
            position(first_seen="2021-01-01", last_seen="2023-01-01"),
        ]
    )
    assert found
    first, second = (line.seen for line in found.lines)
    assert first and second
    assert second.x == pytest.approx(first.x + first.width, abs=0.02)
    assert second.width == pytest.approx(2 * first.width, rel=0.01)
    assert [year for _, year in found.years] == [2020, 2021, 2022, 2023]
    assert found.merger is None


@pytest.mark.parametrize(
    "values",
    [
        {"begins": "2022-05-01"},
        {"ended": "2022-05-01"},
        {"begins": "2022-05-01", "ended": "2022-05-01"},
        {"begins": "2023-05-01", "ended": "2022-05-01"},
        {"first_seen": "2022-05-01", "last_seen": "2022-05-01", "begins": "2023-01-01", "ended": "2021-01-01"},
        {"first_seen": "0001-01-01", "last_seen": "9999-12-31"},
    ],
    ids=str,
)
def test_every_line_lies_within_the_picture(values: dict[str, str]) -> None:
    try:
        found = timeline([position(**values)])
    except (OverflowError, ValueError):
        pytest.fail("a date at the edge of the calendar")
    assert found
    for line in found.lines:
        for stretch in (*line.claimed, *filter(None, [line.seen])):
            assert 0 <= stretch.x <= 100 and 0 < stretch.width <= 100.01
        assert all(0 <= x <= 100 for x in line.ends)


def test_a_long_series_is_cut_and_said() -> None:
    many = [position(first_seen=f"20{number:02}-01-01", last_seen=f"20{number:02}-02-01") for number in range(10, 40)]
    found = timeline(many)
    assert found and len(found.lines) == MOST_LINES and found.left_out == len(many) - MOST_LINES
    assert len(found.years) <= 7
    assert timeline([position(), position(first_seen="someday")]) is None
