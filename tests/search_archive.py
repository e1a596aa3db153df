"""A hand-made snapshot for the search page: two provinces before and after a merger, topics, files, dates of all kinds.

All people, units and events are invented.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from tests.snapshots import build_snapshot

UNITS = {
    "so-y-te-minh-ha": ("Sở Y tế tỉnh Minh Hà", "department"),
    "cdc-gia-lai": ("Trung tâm Kiểm soát bệnh tật tỉnh Gia Lai", "cdc"),
    "khoa-duoc": ("Khoa Dược, Trung tâm Kiểm soát bệnh tật tỉnh Gia Lai", "department"),
    "bvdk-gia-lai": ("Bệnh viện Đa khoa tỉnh Gia Lai", "hospital"),
}
PEOPLE = {
    "tran-thi-luan": "Trần Thị Luân",
    "le-duc-luan": "Lê Đức Luận",
    "tran-thi-luan-cu": "Trần Thị Luân",  # merged into the first
}

MEASLES, REPOST, ALIAS, FILE, MONTH, YEAR, UNDATED, GONE, CAPTION, HOSPITAL = range(1, 11)

ARTICLES: list[dict[str, Any]] = [
    {
        "title": "Ra quân tiêm vắc xin sởi tại xã Đồng Mây",
        "lead": "Chiến dịch kéo dài hai tuần.",
        "body": "BSCKII [person:tran-thi-luan|Trần Thị Luân], Giám đốc [unit:so-y-te-minh-ha|Sở Y tế], dự.",
        "published_at": "2025-08-14T10:09",
        "section": "Tin hoạt động",
    },
    {
        "title": "Ra quân tiêm vắc xin sởi",
        "body": "BSCKII [person:tran-thi-luan|Trần Thị Luân] dự buổi ra quân tiêm vắc xin sởi.",
        "published_at": "2025-08-16",
        "source": "boyte",
        "duplicate_of": MEASLES,
        "section": "Tin địa phương",
    },
    {
        "title": "Giám sát véc tơ ở Ia Mơ",
        "body": "Đoàn của [unit:cdc-gia-lai|đơn vị này] bắt được ba loài muỗi.",
        "published_at": "2025-07-02",
        "source": "gialai",
    },
    {
        "title": "Thông báo số 7 về đấu thầu",
        "body": "Xem tệp kèm theo.",
        "published_at": "2025-06-10",
        "source": "gialai",
        "attachments": [("https://gialai.example/tb7.pdf", "Thông báo 7.pdf")],
    },
    {
        "title": "Tổng kết công tác dược",
        "body": "[unit:khoa-duoc|Khoa Dược] báo cáo về thuốc kê đơn.",
        "published_at": "2024-12",
        "source": "binhdinh",
    },
    {"title": "Kỷ yếu ngành y", "body": "Tập sách dày 300 trang.", "published_at": "2024-12", "source": "binhdinh"},
    {"title": "Lịch trực", "body": "Khoa Cấp cứu trực 24/24 giờ.", "published_at": None, "source": "gialai"},
    {
        "title": "Cảnh báo ngộ độc nấm",
        "body": "Ba người ăn nấm lạ hái trên nương. Bệnh sởi không liên quan.",
        "published_at": "2025-05-20",
        "source": "gialai",
    },
    {
        "title": "Hội thi tay nghề",
        "body": "Mười hai đội dự thi.",
        "published_at": "2025-03-01",
        "captions": [("Đội điều dưỡng nhận cờ luân lưu", "https://minhha.example/co.jpg")],
    },
    {
        "title": "Khai trương khu điều trị",
        "body": "[unit:bvdk-gia-lai|BVĐK tỉnh Gia Lai] thêm 40 giường; ông [person:le-duc-luan|Lê Đức Luận] cắt băng.",
        "published_at": "2025-02-01",
        "source": "gialai",
    },
]

FILE_TEXT = "Gói thầu mua sắm khẩu trang y tế và găng tay, giá trần 15 tỷ đồng.\nNộp hồ sơ trước 30/6/2025."


def _more(conn: sqlite3.Connection) -> None:
    for key, name, former in (("gialai", "Sở Y tế tỉnh Gia Lai", None), ("binhdinh", "Sở Y tế Bình Định", "binh-dinh")):
        conn.execute(
            "insert into sources (key, name, kind, province, former) values (?, ?, 'department', 'gia-lai', ?)",
            [key, name, former],
        )
    # Gia Lai and Bình Định are in data/reference/provinces.csv: the one became part of the other in 2025.
    conn.execute("insert into provinces (key, name, level, code) values ('minh-ha', 'Minh Hà', 'tỉnh', '')")
    conn.execute("update sources set province = 'minh-ha' where key = 'minhha'")
    conn.execute("update units set parent = 'cdc-gia-lai' where key = 'khoa-duoc'")
    conn.execute("update people set merged_into = 'tran-thi-luan' where key = 'tran-thi-luan-cu'")
    conn.execute("insert into unit_aliases (unit, alias) values ('cdc-gia-lai', 'CDC Gia Lai')")
    conn.execute("update topics set articles = 3 where key = 'soi'")
    conn.executemany(
        "insert into article_topics (article, topic, mentions, in_title, places) values (?, ?, 1, 0, '[]')",
        [(MEASLES, "soi"), (REPOST, "soi"), (GONE, "soi"), (GONE, "ngo-doc")],
    )
    conn.execute("update articles set gone_at = '2025-08-30T00:00:00Z' where id = ?", [GONE])
    conn.execute("update attachments set digest = 'sha256:f7' where article = ?", [FILE])
    conn.execute(
        """insert into attachment_texts (digest, kind, state, characters, text, reader)
           values (?, 'pdf', 'read', ?, ?, '1')""",
        ["sha256:f7", len(FILE_TEXT), FILE_TEXT],
    )
    # Known only by its month or year: it may mean any day of it.
    conn.execute("update articles set published_to = '2024-12-31' where id = ?", [MONTH])
    conn.execute(
        """update articles set published_at = '2024', published_precision = 'year', month = null,
               published_from = '2024-01-01', published_on = '2024-01-01', published_to = '2024-12-31' where id = ?""",
        [YEAR],
    )


def build_search_archive(folder: Path) -> Path:
    """The snapshot's file."""
    return build_snapshot(folder, ARTICLES, people=PEOPLE, units=UNITS, more=_more)
