"""The page of one official document, and what is known of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.snapshots import build_snapshot
from tests.test_search_plugin import Site

CITED = "[document:15-kh-syt|Kế hoạch số 15/KH-SYT]"


def _dated(conn: sqlite3.Connection) -> None:
    conn.execute(
        """update documents set number = '15/KH-SYT', issuer = 'Sở Y tế', date = '2025-08-01', articles = 3
           where key = '15-kh-syt'"""
    )


def test_a_document_tells_who_cites_it(tmp_path: Path) -> None:
    articles = [
        {
            "title": "Triển khai kế hoạch tiêm chủng",
            "body": f"{CITED} giao [unit:so-y-te-minh-ha|Sở Y tế] thực hiện; {CITED}.",
            "published_at": "2025-08-02",
        },
        {
            "title": "Đăng lại kế hoạch",
            "body": CITED,
            "published_at": "2025-08-03",
            "duplicate_of": 1,
            "source": "boyte",
        },
        {"title": "Sơ kết", "body": f"Theo {CITED} còn ba xã.", "published_at": "2025-08-20", "source": "boyte"},
        {"title": "Bài không dẫn văn bản nào", "body": "Không có gì.", "published_at": "2025-08-21"},
    ]
    site = Site(build_snapshot(tmp_path, articles, more=_dated))
    status, text = site.get("/archive/documents/15-kh-syt")
    assert status == 200
    assert "<h1>Kế hoạch 15/KH-SYT</h1>" in text
    for shown in ("Sở Y tế", "1/8/2025", "3 bài (1 bài đăng lại)", "Sở Y tế tỉnh Minh Hà", "nhắc 2 lần"):
        assert shown in text, shown
    # Newest first, a story once.
    assert text.index("Sơ kết") < text.index("Triển khai kế hoạch tiêm chủng")
    assert "Đăng lại kế hoạch" not in text
    assert "Bài không dẫn văn bản nào" not in text
    assert 'href="/-/search?document=15-kh-syt"' in text
    assert 'href="/-/search.atom?document=15-kh-syt"' in text
    assert site.found(document="15-kh-syt") == {1, 2, 3}
    assert "Cited in" in site.get("/archive/documents/15-kh-syt", lang="en")[1]
    assert site.get("/archive/documents/nothing")[0] == 404
    site.loop.close()


def test_what_a_page_said_of_a_document_stays_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"

    def more(conn: sqlite3.Connection) -> None:
        conn.execute("update documents set number = ?, type = ?, issuer = ?, date = ?", [evil] * 4)

    article = {"title": evil, "body": f"[document:x|Công văn] {evil}", "published_at": "2025-08-02"}
    site = Site(build_snapshot(tmp_path, [article], more=more))
    text = site.get("/archive/documents/x")[1]
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    site.loop.close()
