"""A small archive written by hand, whose counts by province, month and topic are known, published as any other.

Six sources of four provinces and the Ministry over six months, each month blank for another reason. What is where is
read off `ARTICLES` below: (source, day, topics, and what it repeats). All names are invented but those of provinces.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from crawler.database import connect
from crawler.home import Home
from crawler.publish import publish

#: key, name, kind, province, former
SOURCES = [
    ("hue", "Sở Y tế thành phố Huế", "department", "hue", None),
    ("an-giang", "Sở Y tế tỉnh An Giang", "department", "an-giang", None),
    ("kien-giang", "Sở Y tế tỉnh Kiên Giang", "department", "an-giang", "kien-giang"),
    ("cdc-hue", "Trung tâm Kiểm soát bệnh tật thành phố Huế", "cdc", "hue", None),
    ("ca-mau", "Sở Y tế tỉnh Cà Mau", "department", "ca-mau", None),
    ("moh", "Bộ Y tế", "ministry", None, None),
]
#: (source, began, ended, status, message), in the order of time
RUNS = [
    ("hue", "2025-01-03", "2025-01-03", "ok", None),
    ("kien-giang", "2025-01-04", "2025-01-04", "ok", None),
    ("ca-mau", "2025-02-01", "2025-02-01", "failed", "403 Forbidden"),
    ("moh", "2025-03-02", "2025-03-02", "ok", None),
    ("an-giang", "2025-04-05", "2025-04-05", "ok", None),
    ("kien-giang", "2025-05-04", "2025-05-04", "failed", "no address for the host"),
    ("hue", "2025-06-20", "2025-06-20", "ok", None),
    ("moh", "2025-06-20", "2025-06-20", "ok", None),
    ("an-giang", "2025-06-20", "2025-06-20", "ok", None),
    ("kien-giang", "2025-06-20", "2025-06-20", "failed", "no address for the host"),
    ("ca-mau", "2025-06-20", "2025-06-20", "failed", "403 Forbidden"),
]
#: Where the lists of a source have been walked back to; those not named were not walked to an end.
REACH = {"hue": "end", "an-giang": "2025-03-01"}

SOI, TIEM = "soi", "tiem-chung"
#: id, source, published_on, topics with the words that name them, the article it repeats
ARTICLES: list[tuple[int, str, str, dict[str, str], int | None]] = [
    (1, "hue", "2025-01-10", {SOI: "sởi"}, None),
    (2, "hue", "2025-01-20", {}, None),
    (3, "hue", "2025-02-11", {}, None),
    (4, "hue", "2025-04-01", {SOI: "sởi", TIEM: "vắc xin"}, None),
    (5, "hue", "2025-04-02", {SOI: "sởi"}, 4),
    (6, "hue", "2025-04-03", {TIEM: "vắc xin"}, None),
    (7, "hue", "2025-04-30", {}, None),
    (8, "an-giang", "2025-02-05", {}, None),
    (9, "an-giang", "2025-04-07", {}, None),
    (10, "an-giang", "2025-05-07", {SOI: "sởi"}, None),
    (11, "kien-giang", "2025-01-02", {SOI: "sởi"}, None),
    (12, "kien-giang", "2025-02-02", {}, None),
    (13, "moh", "2025-03-15", {SOI: "sởi"}, None),
    (14, "moh", "2025-03-16", {TIEM: "vắc xin"}, None),
    (15, "cdc-hue", "2025-02-20", {SOI: "sởi"}, None),
]

TITLE = "Tin số {id} <b>"
#: The sentence in the middle names the topic; the first and the last do not.
BODY = "Mở đầu của bài. Bác sĩ Trần Thị Luân & đoàn nói về {words} tại xã <i>Mây</i>. Câu cuối không liên quan."


def write_archive(conn: sqlite3.Connection) -> None:
    for source in SOURCES:
        conn.execute("insert into sources (key, name, kind, province, former) values (?, ?, ?, ?, ?)", source)
    for number, (source, began, ended, status, message) in enumerate(RUNS, 1):
        conn.execute(
            "insert into runs (id, command, version, started_at, finished_at) values (?, 'crawl', '1', ?, ?)",
            [number, f"{began}T01:00:00Z", f"{ended}T02:00:00Z"],
        )
        conn.execute(
            "insert into run_sources (run, source, status, message) values (?, ?, ?, ?)",
            [number, source, status, message],
        )
    for number, (source, day) in enumerate(REACH.items(), 1):
        conn.execute(
            "insert into pages (id, source, url, kind, state, discovered_at) "
            "values (?, ?, ?, 'listing', 'done', '2025-01-01T00:00:00Z')",
            [number, source, f"https://{source}.example/tin"],
        )
        conn.execute(
            "insert into listings (page, backfilled_to, backfilled_at) values (?, ?, '2025-06-20T02:00:00Z')",
            [number, day],
        )
    conn.execute("insert into people (key, name, articles) values ('tran-thi-luan', 'Trần Thị Luân', 9)")
    for article in ARTICLES:
        _add(conn, *article)
    conn.execute(
        "insert into rollups select source, month, count(*), sum(duplicate_of is null) from articles group by 1, 2"
    )
    conn.execute(
        "insert into topic_rollups select t.topic, a.source, a.month, count(*), sum(a.duplicate_of is null) "
        "from article_topics t join articles a on a.id = t.article group by 1, 2, 3"
    )
    conn.execute("update topics set articles = (select count(*) from article_topics where topic = topics.key)")


def _add(
    conn: sqlite3.Connection, number: int, source: str, day: str, topics: dict[str, str], first: int | None
) -> None:
    body = BODY.format(words=" và ".join(topics.values()) or "thời tiết")
    url = f"https://{source}.example/tin/{number}"
    conn.execute(
        "insert into captures (id, source, url, fetched_at, status, content_type, digest, length, warc, offset) "
        "values (?, ?, ?, '2025-06-20T01:30:00Z', 200, 'text/html', ?, 10, 'a.warc.gz', ?)",
        [number, source, url, f"sha256:{number:064x}", number],
    )
    row: dict[str, Any] = {
        "id": number,
        "source": source,
        "url": url,
        "identity_url": url,
        "title": TITLE.format(id=number),
        "published_at": day,
        "published_precision": "day",
        "published_from": day,
        "published_to": day,
        "published_on": day,
        "month": day[:7],
        "lang": "vi",
        "layout": "liferay7" if source == "hue" and day >= "2025-04" else "nukeviet",  # a new CMS in April
        "characters": len(body),
        "first_seen_at": "2025-06-20T01:30:00Z",
        "fetched_at": "2025-06-20T01:30:00Z",
        "duplicate_of": first,
        "text_digest": f"{number:x}",
        "capture": number,
        "extractor": "1",
        "context": "",
    }
    conn.execute(f"insert into articles ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))
    conn.execute("insert into article_texts (article, body) values (?, ?)", [number, body])
    start = body.index("Trần Thị Luân")
    conn.execute(
        "insert into mentions (article, field, start, end, kind, text, rule, confidence, person, published_on) "
        "values (?, 'body', ?, ?, 'person', 'Trần Thị Luân', 'test', 1, 'tran-thi-luan', ?)",
        [number, start, start + 13, day],
    )
    conn.execute(
        "insert into mention_roles (article, field, start, end, number, role, unit_text) "
        "values (?, 'body', ?, ?, 0, 'Trưởng khoa', 'Khoa Nhi')",
        [number, start, start + 13],
    )
    for topic, words in topics.items():
        at = body.index(words)
        conn.execute(
            "insert into article_topics (article, topic, mentions, in_title, places, published_on) "
            "values (?, ?, 1, 0, ?, ?)",
            [number, topic, json.dumps([["body", at, at + len(words)]]), day],
        )


def published(folder: Path) -> Path:
    """Write the archive, publish it, and return the snapshot's file."""
    home = Home(folder)
    home.open()
    db = connect(home.database)
    with db.conn:
        write_archive(db.conn)
    db.close()
    publish(home)
    return home.current.resolve() / "archive.db"
