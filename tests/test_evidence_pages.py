"""What stands behind an article: evidence, versions, citations, dropped blocks; and the page that drafts a line."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlite_utils import Database

from crawler import corrections_files
from crawler.browse.application import application
from crawler.browse.citation import citation
from crawler.browse.profile import Profile
from pipelines.corrections import ACTIONS, Correction
from tests.reading_snapshot import DENGUE, MARKET, MEASLES, reading_snapshot
from tests.test_article_page import EVIL, Checked, Get, opened, text_of


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reading_snapshot(tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    asked, loop = opened(database)
    yield asked
    loop.close()


def test_topics_are_marked_and_lead_to_their_pages(get: Get) -> None:
    page = get(f"/archive/articles/{MEASLES}")[1]
    assert '<a class="m m-topic" href="/archive/topics/soi" title="Sởi">sởi</a>' in page
    assert '<li><a href="/archive/topics/soi">Sởi</a>' in page
    assert '<a href="/archive/topics/soi">Measles</a>' in get(f"/archive/articles/{MEASLES}?lang=en")[1]


def test_documents_lead_to_their_pages(get: Get) -> None:
    page = get(f"/archive/articles/{MEASLES}")[1]
    for link in ('<a class="m m-document" href=', "<li><a href="):  # in the text, and beside it
        assert f'{link}"/archive/documents/15-kh-syt"' in page
    assert 'href="/-/search?document=15-kh-syt"' in get("/archive/documents/15-kh-syt")[1]


def test_each_kind_of_mark_has_a_switch_with_a_label(get: Get) -> None:
    page = get(f"/archive/articles/{MEASLES}")[1]
    for kind in ("person", "unit", "topic", "date", "document"):
        assert f'type="checkbox" id="show-{kind}" checked' in page
        assert f'<label for="show-{kind}" class="m-{kind}">' in page
    assert "show-person" not in get("/archive/articles/5")[1]  # nothing was recognised: nothing to switch


def test_roles_in_the_panel_lead_to_their_units(get: Get) -> None:
    page = get(f"/archive/articles/{MEASLES}")[1]
    assert re.search(r'<small>Giám đốc, <a href="/archive/units/so-y-te-minh-ha">Sở Y tế</a></small>', page)


def test_evidence_can_be_checked_by_hand(get: Get) -> None:
    text = html.unescape(text_of(get(f"/archive/articles/{MEASLES}")[1]))
    assert "warcio extract --payload warc/0a1b2c3d-sample-202508-001.warc.gz 4096 | sha256sum" in text
    assert "trang ghi: “2025-08-14T10:09”" in text
    assert "những dòng của trang không thuộc bài; trang tin này có 2 khối khung, học từ 40 trang" in text
    assert "toàn bài đã được đọc" in text


def test_which_rule_gave_each_field(get: Get, database: Path, tmp_path: Path) -> None:
    assert "đọc trước khi quy tắc của từng trường được ghi lại" in text_of(get(f"/archive/articles/{MEASLES}")[1])
    copied = tmp_path / "archive.db"
    copied.write_bytes(database.read_bytes())
    evil = "<b>named x</b>"
    rules = {"title": "h1", "lead": "named sapo", "section": evil, "body": "layout:nukeviet:div#news-bodyhtml"}
    with sqlite3.connect(copied) as conn:
        conn.execute("update articles set field_rules = ? where id = ?", [json.dumps(rules), MARKET])
        conn.execute("update articles set field_rules = ? where id = ?", [json.dumps(rules), MEASLES])
        conn.execute("update corrections set action = 'set title', new = 'x' where article = ?", [MEASLES])
    conn.close()
    asked, loop = opened(copied)
    page = asked(f"/archive/articles/{MARKET}")[1]
    text = html.unescape(text_of(page))
    assert "tiêu đề: tiêu đề lớn của trang (h1)" in text
    assert "sapo: khối mang tên của trường ấy (named sapo)" in text
    assert "nội dung: chỗ của trường ấy trong mẫu trang (layout:nukeviet:div#news-bodyhtml)" in text
    assert evil not in page and html.escape(evil) in page
    assert "tác giả:" not in text  # the page gave none
    corrected = text_of(asked(f"/archive/articles/{MEASLES}")[1])
    assert "tiêu đề: hiệu đính của người dùng; máy đọc được từ tiêu đề lớn của trang (h1)" in corrected
    assert "title: the heading of the page (h1)" in text_of(asked(f"/archive/articles/{MARKET}?lang=en")[1])
    loop.close()


def test_how_the_address_answered(get: Get) -> None:
    page = text_of(get(f"/archive/articles/{DENGUE}")[1])
    assert "Địa chỉ gốc không còn truy cập được từ 07:00, 1/10/2025" in page
    assert "bị gỡ" not in page
    answers = page.partition("Địa chỉ này đã trả lời thế nào (4 lần tải)")[2]
    assert answers.index("HTTP 404 07:00, 1/10/2025 – 07:00, 5/10/2025 2 lần") < answers.index(
        "HTTP 200 09:30, 20/8/2025 – 07:00, 1/9/2025 2 lần"
    )


@pytest.mark.parametrize(
    ("lang", "warnings", "vi", "en"),
    [
        ("vi", '["mentions only in the first 120000 characters"]', "chỉ nhận diện trong 120.000 ký tự đầu", "120,000"),
        ("en", "[]", "bài không bằng tiếng Việt", "not in Vietnamese"),
        (
            "vi",
            '["charset unknown: read as windows-1258"]',
            "không rõ bảng mã: read as windows-1258",
            "charset unknown",
        ),
        ("vi", '["something new 7"]', "something new 7", "something new 7"),
    ],
)
def test_what_was_not_searched_is_said(tmp_path: Path, lang: str, warnings: str, vi: str, en: str) -> None:
    database = reading_snapshot(tmp_path)
    with sqlite3.connect(database) as db:
        db.execute("update articles set lang = ?, warnings = ? where id = 1", [lang, warnings])
    db.close()
    asked, loop = opened(database)
    assert vi in text_of(asked("/archive/articles/1")[1])
    assert en in text_of(asked("/archive/articles/1?lang=en")[1])
    loop.close()


def test_edits_are_shown_word_by_word(get: Get) -> None:
    page = get(f"/archive/articles/{MARKET}")[1]
    text = text_of(page)
    assert "3 phiên bản được lưu lại" in text
    assert "Nơi đăng đã sửa gì (2 lần)" in text
    assert "[thêm: hai]" in text
    assert "[bỏ: một]" in text
    assert f'href="/archive/revisions/{MARKET},2"' in page


def test_a_version_can_be_read_whole(get: Get) -> None:
    status, page, _ = get(f"/archive/revisions/{MARKET},2")
    text = text_of(page)
    assert status == 200
    assert "Phiên bản 2 trong 3" in text
    assert "Sở hữu hai gian hàng, y hẹn đúng giờ." in text
    assert "[bỏ: một]" in text
    assert "đây là bản mới nhất" not in text.lower()
    assert "Đây là phiên bản cũ nhất được lưu" in get(f"/archive/revisions/{MARKET},1")[1]
    assert "Đây là phiên bản mới nhất" in get(f"/archive/revisions/{MARKET},3")[1]
    assert "Version 2 of 3" in get(f"/archive/revisions/{MARKET},2?lang=en")[1]


@pytest.mark.parametrize("key", ["3,9", "x,y", "1,1", "3,1,2", "99999999999999999999,1"])
def test_a_version_that_is_not_there(get: Get, key: str) -> None:
    assert get(f"/archive/revisions/{key}")[0] in (400, 404)


def test_the_dropped_blocks(get: Get) -> None:
    status, page, headers = get(f"/-/dropped?article={MEASLES}")
    text = text_of(page)
    assert status == 200
    assert text.index("Thấy trong khoảng thời gian tải bài này (1)") < text.index("Trang chủ | Giới thiệu")
    assert text.index("Chỉ thấy trước hoặc sau đó (1)") < text.index("Chào mừng ngày 27/2")
    assert "không phải những dòng bị bỏ của riêng bài này" in text  # there is no raw page to read
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert "Chưa học được khung" in get(f"/-/dropped?article={MARKET}")[1]
    for nothing in ("", "?article=", "?article=x", "?article=999", "?article=" + "9" * 40):
        assert get(f"/-/dropped{nothing}")[0] == 404


def test_citations_name_what_can_be_proved(get: Get) -> None:
    page = html.unescape(get(f"/archive/articles/{MEASLES}")[1])
    assert (
        "Hoài An, Sở Y tế tỉnh Minh Hà. “Sở Y tế tỉnh Minh Hà phát động chiến dịch tiêm vắc xin sởi”. 14/8/2025. "
        "https://minhha.example/tin/1 (đọc ngày 20/8/2025). soyte snapshot sample-1, article 1, text SHA-256 sha256:1."
    ) in page
    assert "14 Aug 2025. https://minhha.example/tin/1 (read on 20 Aug 2025)" in get("/archive/articles/1?lang=en")[1]
    status, bibtex, headers = get("/-/cite/1.bib")
    assert status == 200
    assert headers["content-disposition"] == 'attachment; filename="soyte-1.bib"'
    assert bibtex.startswith("@online{minhha-2025-1,\n  author = {{Hoài An}},\n")
    for field in ("date = {2025-08-14}", "url = {https://minhha.example/tin/1}", "urldate = {2025-08-20}"):
        assert field in bibtex
    assert "date = {2024-12}" in get("/-/cite/2.bib")[1]
    assert "  date =" not in get("/-/cite/5.bib")[1]
    ris = get("/-/cite/1.ris")[1]
    assert ris.startswith("TY  - ELEC\r\n") and ris.endswith("ER  - \r\n")
    assert "DA  - 2025/08/14\r\n" in ris
    for path in ("/-/cite/999.bib", "/-/cite/1.txt", "/-/cite/x.bib", "/-/cite/9999999999999999999.bib"):
        assert get(path)[0] == 404


@pytest.mark.parametrize(
    "evil", [*EVIL, "a\nb", "}\n@comment{", "\\input{x}", "50 % & $1 #2_3~^", "\r\nER  - \r\nTY  - BOOK"]
)
def test_a_citation_is_one_entry_whatever_the_text_holds(evil: str) -> None:
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    article = db.execute(
        "select 1 as id, 'a' as source, :e as title, :e as byline, '2025-01-01' as published_at, "
        "'https://a.example/' || :e as url, '2025-01-02T00:00:00Z' as fetched_at, 'd' as text_digest",
        {"e": evil},
    ).fetchone()
    source = db.execute("select 'a' as key, :e as name", {"e": evil}).fetchone()
    db.close()
    made = citation(article, source, "s")
    lines = made.bibtex.split("\n")
    assert lines[0] == "@online{a-2025-1," and lines[-2:] == ["}", ""]
    assert all(re.fullmatch(r"  \w+ = \{.*\},?", line) for line in lines[1:-2])
    depth = 0
    for place, letter in enumerate(made.bibtex):
        if made.bibtex[place - 1] != "\\":
            depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth > 0 or place < 7 or place >= len(made.bibtex) - 2
    assert re.findall(r"^\w\w  - ", made.ris, re.MULTILINE)[-1] == "ER  - "
    assert made.ris.count("\r\n") == len(re.findall(r"^[A-Z][A-Z0-9]  - ", made.ris, re.MULTILINE))
    assert "\n" not in made.plain


def drafted(page: str) -> list[list[str]]:
    found = re.findall(r'<pre class="copy"[^>]*>(.*?)</pre>', page, re.DOTALL)
    return list(csv.reader(io.StringIO(html.unescape(found[-1])))) if found else []


@pytest.mark.parametrize(
    ("arguments", "cells"),
    [
        ({"article": "1", "kind": "set date", "new": "2025-08-13"}, ["set date", "", "2025-08-13", "1", "", "", ""]),
        ({"article": "1", "kind": "set title", "new": 'A "b", c'}, ["set title", "", 'A "b", c', "1", "", "", ""]),
        (
            {
                "article": "1",
                "person": "tran-thi-luan",
                "kind": "not a mention",
                "text": "Trần Thị Luân",
                "where": "body",
            },
            ["not a mention", "", "", "1", "body", "Trần Thị Luân", ""],
        ),
        (
            {"article": "1", "kind": "add mention", "text": "Trạm Y tế xã Đồng Mây", "about": "unit", "note": "sót"},
            ["add mention", "unit", "", "1", "", "Trạm Y tế xã Đồng Mây", "sót"],
        ),
        (
            {"person": "tran-thi-luan", "kind": "merge person", "new": "le-duc-luan"},
            ["merge person", "tran-thi-luan", "le-duc-luan", "", "", "", ""],
        ),
        (
            {"person": "tran-thi-luan", "kind": "split person", "where": "source=minhha"},
            ["split person", "tran-thi-luan", "", "", "source=minhha", "", ""],
        ),
        (
            {"person": "tran-thi-luan", "kind": "private person", "in_article": "1"},
            ["private person", "tran-thi-luan", "", "1", "", "", ""],
        ),
        (
            {"unit": "cdc-minh-ha", "kind": "rename unit", "new": "CDC Minh Hà"},
            ["rename unit", "cdc-minh-ha", "CDC Minh Hà", "", "", "", ""],
        ),
    ],
    ids=lambda value: value.get("kind") if isinstance(value, dict) else None,
)
def test_a_report_drafts_the_line(
    get: Get, database: Path, tmp_path: Path, arguments: dict[str, str], cells: list[str]
) -> None:
    status, page, _ = get("/-/report?" + urlencode({**arguments, "draft": "1"}))
    assert status == 200
    head, line = drafted(page)
    assert head == list(corrections_files.COLUMNS)
    assert line == cells
    # What was drafted is what the corrections reader understands.
    home = tmp_path / "archive.db"
    home.write_bytes(database.read_bytes())
    (tmp_path / "corrections").mkdir()
    found = re.findall(r'<pre class="copy"[^>]*>(.*?)</pre>', page, re.DOTALL)[-1]
    (tmp_path / "corrections" / "x.csv").write_text(html.unescape(found), encoding="utf-8")
    read = list(corrections_files.read(Database(home)))
    assert [type(one) for one in read] == [Correction]
    assert read[0].action == arguments["kind"]


def test_every_kind_of_correction_can_be_reported(get: Get) -> None:
    page = html.unescape(get("/-/report")[1])
    for action in ACTIONS:
        assert f"kind={action.replace(' ', '+')}" in page
        form = text_of(get(f"/-/report?kind={action.replace(' ', '+')}&lang=en")[1])
        assert "Draft the line" in form
        assert "report_" not in form and action + ":" not in form


def test_a_report_says_what_is_missing(get: Get) -> None:
    assert "Còn thiếu" not in get("/-/report?person=tran-thi-luan&kind=merge+person")[1]
    assert "Còn thiếu: Mã của trang còn lại" in get("/-/report?person=tran-thi-luan&kind=merge+person&draft=1")[1]
    assert "không phải ngày" in get("/-/report?article=1&kind=set+date&new=mai&draft=1")[1]
    assert drafted(get("/-/report?article=1&kind=set+date&new=mai&draft=1")[1]) == []


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", " =x"])
def test_no_cell_begins_like_a_formula(get: Get, formula: str) -> None:
    page = get(
        "/-/report?"
        + urlencode({"article": "1", "kind": "add mention", "text": formula, "note": formula, "draft": "1"})
    )[1]
    line = drafted(page)[1]
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in line)
    assert line[5].strip() == formula.strip()


def test_names_in_the_panel_lead_to_a_report_filled_in(get: Get) -> None:
    page = html.unescape(get("/archive/articles/1")[1])
    link = re.search(r'href="(/-/report\?article=1&text=[^"]*&person=tran-thi-luan)"', page)
    assert link
    form = get(f"{link[1]}&kind=not+a+mention")[1]
    assert 'name="text" value="Trần Thị Luân"' in form


def test_a_letter_can_be_sent_where_an_address_is_set(get: Get, database: Path) -> None:
    asked = "/-/report?article=1&kind=set+date&new=2025&draft=1"
    assert "mailto:" not in get(asked)[1]
    datasette = application(database, Profile(contact="hieu-dinh@example.org"))
    loop = asyncio.new_event_loop()
    loop.run_until_complete(datasette.invoke_startup())
    page = loop.run_until_complete(datasette.client.get(asked)).text
    loop.close()
    assert 'href="mailto:hieu-dinh%40example.org?subject=soyte%3A%20set%20date&amp;body=action%2Cabout' in page


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_arguments_stay_text(get: Get, evil: str) -> None:
    for path in ("/-/report", "/-/dropped"):
        for more in ({}, {"kind": "split person"}, {"kind": "not a mention"}, {"kind": "set date"}, {"kind": evil}):
            arguments = dict.fromkeys(
                ("person", "unit", "about", "new", "where", "text", "note", "in_article", "x"), evil
            )
            _, page, _ = get(f"{path}?" + urlencode({**arguments, "article": "1", "draft": "1", **more}))
            checked = Checked()
            checked.feed(page)
            assert checked.acting == []
            assert not checked.elements & {"img", "b", "iframe", "object"}
            assert "Traceback" not in page and "syntax error" not in page
