"""The files of an article, from the raw archive to the page: each is read once, found, shown, and never in the way."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler import attachments, captures, extract
from crawler.browse.article_page import read_article
from crawler.browse.search_query import parse
from crawler.database import connect, ensure_source
from crawler.export_rows import records
from crawler.home import Home
from crawler.items import Page, Source
from crawler.pool import Outcome
from crawler.publish import publish
from crawler.raw import RawArchive
from crawler.warc_records import Record
from pipelines.files import FileText
from spiders.traps import is_file
from tests.office_files import doc, docx, paragraph, pdf, xlsx
from tests.test_legacy_text import to_tcvn3

CON_SAY = Source(
    key="con-say",
    name="Trạm Y tế xã Cồn Sậy",
    home="https://consay.example/",
    hosts=("consay.example",),
    asset_hosts=("tep.example",),
)
PLAN = "Kế hoạch phun hóa chất diệt muỗi đợt hai\nCác tổ xung kích đi từng nhà, nhắc người dân đậy kín chum vại."
FILES: dict[str, tuple[bytes, str]] = {
    "https://consay.example/tep/ke-hoach.pdf": (pdf([PLAN]), "application/pdf"),
    "https://tep.example/ban-sao.pdf": (pdf([PLAN]), "application/octet-stream"),
    "https://consay.example/tep/cong-van.docx": (
        docx(paragraph(to_tcvn3("Kính gửi các ấp: đề nghị nộp báo cáo trước giờ Ngọ."), "", "") * 3),
        "application/msword",
    ),
    "https://consay.example/tep/cu.doc": (doc([("Biên bản bàn giao tủ lạnh vắc xin\r", False)]), "application/msword"),
    "https://consay.example/tep/danh-sach.xlsx": (xlsx({"Hộ": [["Hộ bà Thạch Ngân", 4]]}), "application/vnd.ms-excel"),
    "https://consay.example/tep/quet.pdf": (pdf([None, None]), "application/pdf"),
    "https://consay.example/tep/khoa.pdf": (pdf([PLAN], password="bi-mat"), "application/pdf"),
    "https://consay.example/tep/hong.pdf": (pdf([PLAN])[:200], "application/pdf"),
    "https://consay.example/tep/mat.pdf": (b"<html><body>Khong tim thay</body></html>", "text/html"),
}
MISSING = "https://consay.example/tep/chua-tai.pdf"


def page(files: list[str]) -> bytes:
    links = "".join(f'<p><a href="{url}">{url.rpartition("/")[2]}</a></p>' for url in files)
    text = "".join(f"<p>{'Trạm mời bà con đến nghe hướng dẫn phòng bệnh mùa nước nổi. ' * 3}</p>" for _ in range(4))
    return (
        "<html><head><title>Mời họp dân phòng bệnh mùa nước nổi</title></head><body><div class='detail'>"
        f"<h1>Mời họp dân phòng bệnh mùa nước nổi</h1><p>Ngày 12/5/2025</p>{text}{links}</div></body></html>"
    ).encode()


def keep(home: Home, db: Database, url: str, body: bytes, content_type: str = "text/html", day: int = 13) -> None:
    archive = RawArchive(home, earlier=lambda digest: captures.earlier(db, digest))
    one = Page(url=url, body=body, content_type=content_type, fetched_at=datetime(2025, 5, day, 3, tzinfo=UTC))
    with contextlib.closing(archive):
        (stored,) = archive.write_group([Record(page=one, source=CON_SAY)])
    with db.conn:
        captures.record(db, stored, one, CON_SAY, None)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Files are there before their article: the order must not matter."""
    home = Home(tmp_path_factory.mktemp("archive")).open()
    db = connect(home.database)
    ensure_source(db, CON_SAY)
    for url, (body, content_type) in FILES.items():
        keep(home, db, url, body, content_type)
    keep(home, db, "https://consay.example/tin/moi-hop.html", page([*FILES, MISSING]))
    summary = extract.run(home, db, workers=1)
    assert summary.articles == 1
    assert summary.files == {"read": 4, "scan": 1, "encrypted": 1, "broken": 1, "not a file": 1}
    assert [url.rpartition("/")[2] for url, _ in summary.unreadable_files] == [
        "hong.pdf",
        "khoa.pdf",
        "mat.pdf",
        "quet.pdf",
    ]
    publish(home)
    db.close()
    yield home


def states(db: sqlite3.Connection) -> dict[str, str | None]:
    rows = db.execute(
        "select f.url, t.state from attachments f left join attachment_texts t on t.digest = f.digest order by f.number"
    )
    return {url.rpartition("/")[2]: state for url, state in rows}


def test_every_file_has_a_state(home: Home) -> None:
    db = connect(home.database)
    assert states(db.conn) == {
        "ke-hoach.pdf": "read",
        "ban-sao.pdf": "read",
        "cong-van.docx": "read",
        "cu.doc": "read",
        "danh-sach.xlsx": "read",
        "quet.pdf": "scan",
        "khoa.pdf": "encrypted",
        "hong.pdf": "broken",
        "mat.pdf": "not a file",
        "chua-tai.pdf": None,
    }
    # The plan lies under two addresses: two captures, one text.
    assert db.execute("select count(distinct capture), count(distinct digest) from attachments").fetchone() == (9, 8)
    db.close()


def test_nothing_is_read_twice(home: Home) -> None:
    db = connect(home.database)
    before = db.conn.total_changes
    assert attachments.read_attachments(home, db, workers=1) == []
    assert db.conn.total_changes == before
    db.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("chum vai", 1),
        ("tủ lạnh vắc xin", 1),
        ("Thạch Ngân", 1),
        ("giờ Ngọ", 1),
        ("cong-van.docx", 1),
        ("bí mật", 0),
    ],
)
def test_a_hit_in_a_file_finds_its_article(home: Home, query: str, found: int) -> None:
    with contextlib.closing(sqlite3.connect(home.current / "archive.db")) as conn:
        for table, expression in (("folded", parse(query).folded("phrase")), ("exact", parse(query).exact("phrase"))):
            if expression:
                sql = f"select count(*) from search_{table} where search_{table} match ?"
                assert conn.execute(sql, [expression]).fetchone() == (found,)


def test_the_export_holds_the_texts(home: Home) -> None:
    with contextlib.closing(sqlite3.connect(home.current / "archive.db")) as conn:
        (record,) = records(conn)
    files = {file["name"]: file for file in record["attachments"]}
    assert files["ke-hoach.pdf"] == {
        "url": "https://consay.example/tep/ke-hoach.pdf",
        "name": "ke-hoach.pdf",
        "mime": "application/pdf",
        "text": PLAN,
        "state": "read",
    }
    assert (files["quet.pdf"]["text"], files["quet.pdf"]["state"]) == (None, "scan")
    assert (files["chua-tai.pdf"]["text"], files["chua-tai.pdf"]["state"]) == (None, None)
    assert json.dumps(record, ensure_ascii=False)


def test_the_article_page_has_them(home: Home) -> None:
    with contextlib.closing(sqlite3.connect(home.current / "archive.db")) as conn:
        conn.row_factory = sqlite3.Row
        (key,) = conn.execute("select id from articles").fetchone()
        shown = read_article(conn, key)
    assert shown is not None
    texts: dict[str, Any] = {file["name"]: (file["state"], file["text"]) for file in shown.attachments}
    assert texts["danh-sach.xlsx"] == ("read", "Hộ\nHộ bà Thạch Ngân | 4")
    assert texts["khoa.pdf"] == ("encrypted", "")


def test_a_file_that_came_again_changed_is_read_again(tmp_path: Path) -> None:
    home = Home(tmp_path).open()
    db = connect(home.database)
    ensure_source(db, CON_SAY)
    url = "https://consay.example/tep/ke-hoach.pdf"
    keep(home, db, url, pdf(["Bản thứ hai"]), "application/pdf", day=20)
    keep(home, db, url, pdf(["Bản thứ nhất"]), "application/pdf", day=13)  # the older one arrives later
    with db.conn:
        db.conn.execute(
            """
            insert into articles (id, source, url, identity_url, title, lang, layout, characters, first_seen_at,
                fetched_at, text_digest, capture, extractor, context)
            values (1, 'con-say', 'https://consay.example/1', 'https://consay.example/1', 'Tin', 'vi', 'generic', 3,
                '2025-05-13T03:00:00Z', '2025-05-13T03:00:00Z', 'x', 1, 'test', '')
            """
        )
        db.conn.execute("insert into attachments (article, number, url, name) values (1, 0, ?, 'Kế hoạch')", [url])
    ((_, text),) = attachments.read_attachments(home, db, workers=1)
    assert text.text == "Bản thứ hai"
    keep(home, db, url, pdf(["Bản thứ ba"]), "application/pdf", day=25)
    attachments.read_attachments(home, db, workers=1)
    assert db.execute("select text from attachment_texts").fetchall() == [("Bản thứ ba",)]
    db.close()


def test_a_file_that_breaks_its_worker_is_set_aside_by_name(tmp_path: Path) -> None:
    home = Home(tmp_path).open()
    db = connect(home.database)
    ensure_source(db, CON_SAY)
    keep(home, db, "https://consay.example/bom.pdf", b"%PDF-", "application/pdf")
    file = attachments.File(capture=1, url="https://consay.example/bom.pdf", digest="sha256:1", warc="x", offset=0)
    task = attachments.Reading(home=home.path, file=file)
    attachments._store(db, Outcome(task, None, "took longer than 60 s"))
    assert db.execute("select stage, reason from quarantine").fetchall() == [("file", "took longer than 60 s")]
    assert db.execute("select state, message from attachment_texts").fetchall() == [("failed", "took longer than 60 s")]
    attachments._store(db, Outcome(task, FileText(kind="pdf", state="read", text="Xong")))
    assert db.execute("select count(*) from quarantine").fetchone() == (0,)
    db.close()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/tep/Ke-hoach.PDF", True),
        ("https://a.example/documents/20182/0/ke-hoach.pdf/7f3c9d2e-1a2b?version=1.0", True),
        ("https://a.example/review/?fileName=ke%20hoach.doc&id=abc", True),
        ("https://a.example/vi/news/tin/bai-12.html?download=1&id=0", True),
        ("https://a.example/tep/phim.zip", False),
        ("https://a.example/vi/news/tin/bai-12.html", False),
        ("https://a.example/tai-ve.html?download=1", False),
    ],
)
def test_which_addresses_are_files(url: str, kept: bool) -> None:
    assert is_file(url) is kept
