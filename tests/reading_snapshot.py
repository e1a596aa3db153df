"""The hand-made snapshot of tests/snapshots.py with what only pages for reading show.

Topics, learned page chrome, a history of answers, versions of a text, a correction. Everything is invented.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from crawler import reading_tables
from tests.snapshots import build_snapshot

#: In the order in which `tests.snapshots.ARTICLES` has them.
MEASLES, DENGUE, MARKET, REPOST, ROTA = 1, 2, 3, 4, 5

VERSIONS = [
    ("Đoàn kiểm tra chợ Bến Gỗ", "Mười mẫu được lấy.", "Sở hữu một gian hàng, y hẹn đúng giờ.", "2025-03-02T01:00:00Z"),
    ("Đoàn kiểm tra chợ Bến Gỗ", "Mười mẫu được lấy.", "Sở hữu hai gian hàng, y hẹn đúng giờ.", "2025-03-03T01:00:00Z"),
    (
        "Đoàn kiểm tra an toàn thực phẩm làm việc tại chợ Bến Gỗ",
        "Mười hai mẫu được lấy.",
        "Sở hữu một gian hàng, y hẹn đúng giờ, chủ hàng rất tế nhị khi đoàn đến. Uỷ ban xã cùng dự.",
        "2025-03-05T01:00:00Z",
    ),
]


def reading_snapshot(folder: Path, **more: Any) -> Path:
    """Write the snapshot and return its path."""
    path = build_snapshot(folder, **more)
    with sqlite3.connect(path) as db:
        _topics(db)
        _chrome(db)
        _unreachable(db)
        _versions(db)
        db.execute(
            "insert into corrections values ('c1', 'a.csv', 2, 'set date', '', '2025-08-14T10:09', 1, '', '', "
            "'trang ghi nhầm', 1, 1, null, null)"
        )
        reading_tables.write(db)
    db.close()
    return path


def _topics(db: sqlite3.Connection) -> None:
    db.execute("update topics set articles = 2 where key = 'soi'")  # the topics come with the archive
    for article in (MEASLES, REPOST):
        title, day = db.execute("select title, published_on from articles where id = ?", [article]).fetchone()
        at = title.index("sởi")
        places = json.dumps([["title", at, at + 3]])
        db.execute("insert into article_topics values (?, 'soi', 1, 1, ?, ?)", [article, places, day])


def _chrome(db: sqlite3.Connection) -> None:
    db.execute("insert into contexts values ('abc123', 'minhha', '2025-08-21T00:00:00Z', 40, 1)")
    for key, sample, pages, first, last in (
        ("k1", "Trang chủ | Giới thiệu", 40, "2025-08-01T00:00:00Z", "2025-08-21T00:00:00Z"),
        ("k2", "Chào mừng ngày 27/2", 3, "2025-02-20T00:00:00Z", "2025-03-01T00:00:00Z"),
    ):
        db.execute(
            "insert into blocks values ('minhha', 'abc123', ?, '/html/body/div.menu', ?, ?, ?, ?)",
            [key, sample, pages, first, last],
        )


def _unreachable(db: sqlite3.Connection) -> None:
    url = db.execute("select url from articles where id = ?", [DENGUE]).fetchone()[0]
    for number, (at, status) in enumerate(
        [("2025-09-01T00:00:00Z", 200), ("2025-10-01T00:00:00Z", 404), ("2025-10-05T00:00:00Z", 404)], 101
    ):
        db.execute(
            "insert into captures (id, source, url, fetched_at, status, content_type, digest, length, warc, offset) "
            "values (?, 'minhha', ?, ?, ?, 'text/html', 'sha256:aa', 900, 'w-2.warc.gz', ?)",
            [number, url, at, status, number],
        )
    db.execute("update articles set gone_at = '2025-10-01T00:00:00Z' where id = ?", [DENGUE])


def _versions(db: sqlite3.Connection) -> None:
    for number, (title, lead, body, at) in enumerate(VERSIONS, 1):
        db.execute(
            "insert into revisions values (?, ?, ?, ?, ?, ?, ?, ?)",
            [MARKET, number, MARKET, at, f"digest-{number}", title, lead, body],
        )
    db.execute("update articles set revisions = ? where id = ?", [len(VERSIONS), MARKET])
