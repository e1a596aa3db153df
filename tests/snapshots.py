"""A small snapshot written by hand, row by row, so that pages can be tried with any text, hostile text included.

In a text ``[person:key|Tên]`` stands for a mention of ``Tên``: the brackets are taken out and its offsets worked out.
All people, units and events are invented.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crawler import coverage, reading_tables
from crawler.database import connect
from crawler.search_rows import build_search_rows
from crawler.search_tables import build_search

MARK = re.compile(r"\[(person|unit|date|document):([^|\]]*)\|([^\]]*)\]")
FETCHED = "2025-08-20T02:30:00Z"

SOURCES = [("minhha", "Sở Y tế tỉnh Minh Hà", "department"), ("boyte", "Cổng tin Bộ Y tế", "ministry")]
PEOPLE = {"tran-thi-luan": "Trần Thị Luân", "le-duc-luan": "Lê Đức Luận", "nguyen-van-hoa": "Nguyễn Văn Hòa"}
UNITS = {
    "so-y-te-minh-ha": ("Sở Y tế tỉnh Minh Hà", "department"),
    "cdc-minh-ha": ("Trung tâm Kiểm soát bệnh tật tỉnh Minh Hà", "cdc"),
}
ROLES = {
    "tran-thi-luan": ("Giám đốc", "so-y-te-minh-ha", ["BSCKII"]),
    "le-duc-luan": ("Phó Giám đốc", "cdc-minh-ha", ["ThS.BS"]),
}

ARTICLES: list[dict[str, Any]] = [
    {
        "title": "[unit:so-y-te-minh-ha|Sở Y tế tỉnh Minh Hà] phát động chiến dịch tiêm vắc xin sởi",
        "lead": "Chiến dịch kéo dài hai tuần, tại tất cả các xã vùng cao.",
        "body": "Sáng [date:2025-08-14|14/8/2025], BSCKII [person:tran-thi-luan|Trần Thị Luân], Giám đốc "
        "[unit:so-y-te-minh-ha|Sở Y tế], phát lệnh ra quân tại xã Đồng Mây.\n"
        "ThS.BS [person:le-duc-luan|Lê Đức Luận], Phó Giám đốc [unit:cdc-minh-ha|Trung tâm Kiểm soát bệnh tật tỉnh "
        "Minh Hà], cho biết toàn tỉnh cần 12.000 liều, theo [document:15-kh-syt|Kế hoạch số 15/KH-SYT].\n"
        "Huyện | Số liều | Nơi tiêm\nĐồng Mây | 4.200 | [unit:cdc-minh-ha|CDC Minh Hà]\n"
        "Bà [person:tran-thi-luan|Luân] đề nghị các trạm y tế rà soát từng hộ.",
        "published_at": "2025-08-14T10:09",
        "captions": [
            ("[person:tran-thi-luan|Trần Thị Luân] tại lễ ra quân. Ảnh: Hoài An", "https://minhha.example/a.jpg")
        ],
        "section": "Tin hoạt động",
        "tables": [
            [
                [["Huyện", 1, 1], ["Số liều", 1, 1], ["Nơi tiêm", 1, 1]],
                [["", 3, 1]],
                [["Đồng Mây", 1, 1], ["4.200", 1, 1], ["CDC Minh Hà", 1, 1]],
            ],
            [[["Bảng này", 1, 1], ["không có trong bài", 1, 1]]],
        ],
        "attachments": [("https://minhha.example/kh15.pdf", "Kế hoạch 15.pdf")],
    },
    {
        "title": "Tập huấn giám sát sốt xuất huyết cho y tế cơ sở",
        "lead": None,
        "body": "Ông [person:nguyen-van-hoa|Nguyễn Văn Hòa] trình bày số ca mắc và y lệnh tế nhị của bác sỹ tuyến xã. "
        "Lớp học diễn ra trong [date:2024-12|tháng 12/2024].",
        "published_at": "2024-12",
        "section": "Tập huấn",
    },
    {
        "title": "Đoàn kiểm tra an toàn thực phẩm làm việc tại chợ Bến Gỗ",
        "lead": "Mười hai mẫu được lấy.",
        "body": "Sở hữu một gian hàng, y hẹn đúng giờ, chủ hàng rất tế nhị khi đoàn đến. Uỷ ban xã cùng dự.",
        "published_at": "2025-03-02",
        "source": "boyte",
    },
    {
        "title": "Chiến dịch tiêm vắc xin sởi ở Minh Hà",
        "lead": "Đăng lại.",
        "body": "[unit:so-y-te-minh-ha|Sở Y tế tỉnh Minh Hà] tiêm vắc xin cho trẻ vùng cao.",
        "published_at": "2025-08-15",
        "source": "boyte",
        "duplicate_of": 1,
    },
    {"title": "Thông báo lịch trực", "lead": None, "body": "Khoa Cấp cứu trực 24/24 giờ.", "published_at": None},
]


def unmarked(text: str | None) -> tuple[str, list[tuple[int, int, str, str, str]]]:
    """The text without its marks, and (start, end, kind, key, text) of each."""
    plain, found, at = "", [], 0
    for mark in MARK.finditer(text or ""):
        plain += (text or "")[at : mark.start()]
        found.append((len(plain), len(plain) + len(mark[3]), mark[1], mark[2], mark[3]))
        plain, at = plain + mark[3], mark.end()
    return plain + (text or "")[at:], found


def build_snapshot(
    folder: Path,
    articles: list[dict[str, Any]] | None = None,
    snapshot_id: str = "sample-1",
    more: Callable[[sqlite3.Connection], None] | None = None,
    **names: dict[str, Any],
) -> Path:
    """Write ``archive.db`` into a folder and return its path; article ids are 1, 2, 3 … in the order given.

    ``more`` may write further rows before the search tables are built.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "archive.db"
    db = connect(path)
    conn = db.conn
    conn.execute("pragma foreign_keys = off")  # articles may name a later one as their original
    conn.execute("pragma journal_mode = delete")
    conn.execute("insert or replace into meta values ('snapshot_id', ?)", [snapshot_id])
    for key, name, kind in SOURCES:
        conn.execute("insert into sources (key, name, kind) values (?, ?, ?)", [key, name, kind])
    people, units = names.get("people", PEOPLE), names.get("units", UNITS)
    for key, name in people.items():
        conn.execute("insert into people (key, name) values (?, ?)", [key, name])
    for key, (name, kind) in units.items():
        conn.execute("insert into units (key, name, kind) values (?, ?, ?)", [key, name, kind])
    for number, article in enumerate(ARTICLES if articles is None else articles, 1):
        _add_article(conn, number, article, people)
    for number, (key, (role, unit, _)) in enumerate(ROLES.items(), 1):
        if key in people and unit in units:
            conn.execute(
                "insert into positions (id, person, role, unit, first_seen, last_seen, articles) "
                "values (?, ?, ?, ?, '2025-08-14', '2025-08-14', 1)",
                [number, key, role, unit],
            )
    for table, kind in (("people", "person"), ("units", "unit")):
        conn.execute(
            f"update {table} set articles = (select count(distinct article) from mentions where {kind} = {table}.key), "
            f"first_seen = (select min(published_on) from mentions where {kind} = {table}.key), "
            f"last_seen = (select max(published_on) from mentions where {kind} = {table}.key)"
        )
    conn.execute(
        "insert into rollups select source, month, count(*), count(*) - count(duplicate_of) from articles "
        "where month is not null group by 1, 2"
    )
    coverage.write(conn)
    if more is not None:
        more(conn)
    conn.execute(
        """update articles set docid = numbered.docid from (
            select id, row_number() over (order by coalesce(published_on, substr(first_seen_at, 1, 10)), id) as docid
            from articles
        ) as numbered where numbered.id = articles.id"""
    )
    conn.execute("create unique index articles_docid on articles (docid)")
    conn.commit()
    conn.isolation_level = None  # the search tables are built in files that are attached in turn
    build_search(conn)
    build_search_rows(conn)
    reading_tables.write(conn)
    conn.commit()
    db.close()
    return path


def _add_article(conn: Any, number: int, article: dict[str, Any], people: dict[str, Any]) -> None:
    source = article.get("source", "minhha")
    url = article.get("url", f"https://{source}.example/tin/{number}")
    texts = {
        "title": unmarked(article["title"]),
        "lead": unmarked(article.get("lead")),
        "body": unmarked(article["body"]),
    }
    captions = article.get("captions", [])
    texts |= {f"caption:{index}": unmarked(text) for index, (text, _) in enumerate(captions)}
    at = article.get("published_at")
    precision = {None: None, 7: "month", 10: "day", 16: "minute"}[len(at) if at else None]
    day = at and (f"{at}-01" if precision == "month" else at[:10])
    conn.execute(
        "insert into captures (id, source, url, fetched_at, status, content_type, digest, length, warc, offset) "
        "values (?, ?, ?, ?, 200, 'text/html; charset=utf-8', ?, 5120, '0a1b2c3d-sample-202508-001.warc.gz', ?)",
        [number, source, url, FETCHED, f"sha256:{number:064x}", 4096 * number],
    )
    row = {
        "id": number,
        "source": source,
        "url": url,
        "identity_url": url,
        "title": texts["title"][0],
        "lead": texts["lead"][0] or None,
        "byline": article.get("byline", "Hoài An"),
        "published_at": at,
        "published_precision": precision,
        "published_source": at and "layout:nukeviet",
        "published_raw": at,
        "published_from": day,
        "published_to": day,
        "published_on": day,
        "month": day and day[:7],
        "section": article.get("section"),
        "tags": json.dumps(article.get("tags", [])),
        "lang": "vi",
        "layout": "nukeviet",
        "characters": len(texts["body"][0]),
        "first_seen_at": FETCHED,
        "fetched_at": FETCHED,
        "duplicate_of": article.get("duplicate_of"),
        "revisions": article.get("revisions", 0),
        "text_digest": f"sha256:{number:x}",
        "capture": number,
        "extractor": "1",
        "context": "abc123",
        "warnings": "[]",
    }
    conn.execute(f"insert into articles ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))
    conn.execute(
        "insert into article_texts values (?, ?, ?)", [number, texts["body"][0], json.dumps(article.get("tables", []))]
    )
    for index, (_, image) in enumerate(captions):
        conn.execute("insert into captions values (?, ?, ?, ?)", [number, index, texts[f"caption:{index}"][0], image])
    for index, (link, name) in enumerate(article.get("attachments", [])):
        conn.execute(
            "insert into attachments (article, number, url, name) values (?, ?, ?, ?)", [number, index, link, name]
        )
    for field, (_, mentions) in texts.items():
        for start, end, kind, key, text in mentions:
            _add_mention(conn, number, field, start, end, kind, key, text, day, people)


def _add_mention(
    conn: Any,
    article: int,
    field: str,
    start: int,
    end: int,
    kind: str,
    key: str,
    text: str,
    day: str | None,
    people: dict[str, Any],
) -> None:
    role, unit, titles = ROLES.get(key, ("", "", []))
    row: dict[str, Any] = {
        "article": article,
        "field": field,
        "start": start,
        "end": end,
        "kind": kind,
        "text": text,
        "rule": "test",
        "confidence": 1.0,
        "titles": json.dumps(titles) if kind == "person" else None,
        "published_on": day,
        "iso": key if kind == "date" else None,
        "number": text if kind == "document" else None,
        kind if kind != "date" else "precision": key if kind != "date" else "day",
    }
    if kind == "document":
        conn.execute("insert or ignore into documents (key, number, type) values (?, ?, 'Kế hoạch')", [key, text])
    row = {f'"{name}"': value for name, value in row.items()}
    conn.execute(f"insert into mentions ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))
    if kind == "person" and role and key in people:
        conn.execute(
            "insert into mention_roles (article, field, start, end, number, role, unit_text, unit) "
            "values (?, ?, ?, ?, 0, ?, ?, ?)",
            [article, field, start, end, role, "Sở Y tế", unit],
        )
