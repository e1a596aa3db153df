"""What the department changed, as a reader and a program are told it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crawler import reading_tables
from crawler.browse.article_page import read_article
from crawler.export_rows import records
from crawler.home import Home
from crawler.revision_history import edits
from crawler.store import article_id
from pipelines.word_diff import Change
from tests.factories import HUE, archive, article, put

URL = "https://soyte.example/tin/1"
KEY = article_id("hue", URL)
FIRST = "Lớp học có 120 học viên.\nÔng An phát biểu khai mạc."


@pytest.fixture
def conn(tmp_path: Path) -> sqlite3.Connection:
    """An article fetched five times: as it was, a figure, the title, back to the first text, and the same again."""
    db = archive(Home(tmp_path))
    second = FIRST.replace("120", "135")
    for day, title, body in (
        (13, "Khai giảng lớp học", FIRST),
        (14, "Khai giảng lớp học", second),
        (15, "Bế giảng lớp học", second),
        (16, "Khai giảng lớp học", FIRST),
        (17, "Khai giảng lớp học", FIRST),
    ):
        put(db, article(HUE, title=title, body=body), fetched_at=f"2025-06-{day}T01:00:00Z")
    return db.conn


def told(conn: sqlite3.Connection) -> list[tuple[int, dict[str, list[str]]]]:
    def parts(diff: list[Change]) -> list[str]:
        return [f"{change.kind}:{change.text}" for change in diff if change.kind != "same"]

    return [(edit.number, {name: parts(diff) for name, diff in edit.changes.items()}) for edit in edits(conn, KEY)]


def test_each_step_tells_what_changed_and_a_return_is_a_step(conn: sqlite3.Connection) -> None:
    assert told(conn) == [
        (2, {"body": ["gone:120", "new:135"]}),
        (3, {"title": ["gone:Khai", "new:Bế"]}),
        (4, {"title": ["gone:Bế", "new:Khai"], "body": ["gone:135", "new:120"]}),
    ]


def test_new_code_makes_no_step(conn: sqlite3.Connection, tmp_path: Path) -> None:
    from crawler.database import connect

    db = connect(Home(tmp_path).database)
    put(db, article(HUE, title="Khai giảng", body=FIRST, extractor="test-2"), fetched_at="2025-06-18T01:00:00Z")
    assert told(db.conn) == []
    db.close()


def test_an_article_that_was_never_changed_has_none(conn: sqlite3.Connection) -> None:
    assert edits(conn, 1) == []


def test_the_export_and_the_page_hold_them(conn: sqlite3.Connection) -> None:
    (record,) = records(conn)
    assert [revision["number"] for revision in record["revisions"]] == [2, 3, 4]
    assert record["revisions"][0]["changes"]["body"][1] == {"op": "gone", "text": "120"}
    conn.execute("update articles set docid = id")  # as a snapshot numbers them
    reading_tables.write(conn)
    conn.row_factory = sqlite3.Row
    page = read_article(conn, KEY)
    assert page is not None and [edit.number for edit in page.edits] == [4, 3, 2]
