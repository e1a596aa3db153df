"""The page and the feed of what changed: edits word by word, addresses that no longer answer, hostile texts."""

from __future__ import annotations

import html
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from crawler import reading_tables
from crawler.browse import changes_page, unreachable
from crawler.browse.changes_page import clipped
from crawler.browse.profile import Profile, restricted_copy
from crawler.schema import columns
from crawler.snapshot import MACHINERY
from pipelines.word_diff import Change, word_diff
from tests.reading_snapshot import DENGUE, MARKET, reading_snapshot
from tests.snapshots import build_snapshot
from tests.test_article_page import EVIL, Checked, Get, opened, text_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = reading_snapshot(tmp_path_factory.mktemp("changes"))
    with sqlite3.connect(path) as db:
        db.execute("update sources set province = 'hue' where key = 'minhha'")
        db.execute("update sources set province = 'ha-noi' where key = 'boyte'")
    db.close()
    return path


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    asked, loop = opened(database)
    yield asked
    loop.close()


def headings(page: str) -> list[str]:
    return [text_of(heading) for heading in re.findall(r"<h2>(.*?)</h2>", page)]


def test_title_edits_come_first_and_every_edit_is_shown(get: Get) -> None:
    status, page, headers = get("/-/changes")
    text = text_of(page)
    assert status == 200
    assert headings(page) == ["Sửa tiêu đề", "Sửa nội dung", "Không còn truy cập được"]
    assert "3 thay đổi" in text
    assert "[thêm: an toàn thực phẩm làm việc tại ]" in text
    assert f'href="/archive/revisions/{MARKET},3"' in page
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headings(get("/-/changes?lang=en")[1]) == ["Title edited", "Text edited", "No longer reachable"]


def test_what_is_no_longer_reachable_is_told_by_its_answers(get: Get) -> None:
    page = text_of(get("/-/changes?kind=gone")[1])
    assert "HTTP 404 07:00, 1/10/2025 – 07:00, 5/10/2025 2 lần" in page
    assert "HTTP 200" in page
    assert "không còn truy cập được từ 07:00, 1/10/2025" in page
    assert "bị gỡ" not in page and "gỡ bài" not in page
    assert "Điều đó không cho biết vì sao" in page


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        ({}, {"title", "text", "gone"}),
        ({"source": "minhha"}, {"gone"}),
        ({"source": "boyte"}, {"title", "text"}),
        ({"province": "hue"}, {"gone"}),
        ({"month": "2025-03"}, {"title", "text"}),
        ({"month": "2025-10", "province": "ha-noi"}, set()),
        ({"kind": "title"}, {"title"}),
        ({"kind": "nonsense"}, {"title", "text", "gone"}),
        ({"month": "soon"}, {"title", "text", "gone"}),
        ({"source": "nobody"}, set()),
    ],
)
def test_filters(get: Get, arguments: dict[str, str], kinds: set[str]) -> None:
    status, page, _ = get("/-/changes?" + urlencode(arguments))
    assert status == 200
    assert set(re.findall(r'<section id="(\w+)">', page)) == kinds
    feed = ET.fromstring(get("/-/changes.atom?" + urlencode(arguments))[1])
    assert {entry.attrib["term"] for entry in feed.iter(f"{ATOM}category")} == kinds


def test_each_choice_says_how_many_there_are(get: Get) -> None:
    text = html.unescape(get("/-/changes?province=ha-noi")[1])
    assert '<option value="ha-noi" selected>Hà Nội (2)</option>' in text
    assert '<option value="hue">Huế (1)</option>' in text  # what another choice would show
    assert '<option value="2025-03">tháng 3/2025 (2)</option>' in text
    assert '<option value="gone">Không còn truy cập được (0)</option>' in text


def test_pages_hold_all_changes_once(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    with sqlite3.connect(path) as db:
        for number in range(4, 48):
            db.execute(
                "insert into revisions values (?, ?, ?, ?, ?, ?, '', 'Nội dung.')",
                [MARKET, number, MARKET, f"2025-04-{number % 28 + 1:02}T00:00:00Z", f"d{number}", f"Tiêu đề {number}"],
            )
        reading_tables.write(db)
    db.close()
    asked, loop = opened(path)
    seen: list[str] = []
    address: str | None = "/-/changes?kind=title"
    while address:
        page = asked(address)[1]
        seen += re.findall(rf'href="/archive/revisions/{MARKET},(\d+)"', page)
        following = re.search(r'<a rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else None
    for odd in ("page=0", "page=-1", "page=x", "page=99999999999999999", "page=999"):
        assert asked(f"/-/changes?kind=title&{odd}")[0] == 200
    loop.close()
    assert len(seen) == len(set(seen)) == 45
    assert len(seen) > 2 * changes_page.PAGE


def test_a_snapshot_without_changes_says_what_that_means(tmp_path: Path) -> None:
    asked, loop = opened(build_snapshot(tmp_path))
    page = text_of(asked("/-/changes")[1])
    english = text_of(asked("/-/changes?lang=en")[1])
    feed = ET.fromstring(asked("/-/changes.atom")[1])
    loop.close()
    assert "Chưa thấy thay đổi nào. Một bài phải được tải lại thì mới biết" in page
    assert "No change was seen yet." in english
    assert feed.findall(f"{ATOM}entry") == []


def test_the_feed_is_whole(get: Get) -> None:
    status, text, headers = get("/-/changes.atom?lang=en")
    assert status == 200
    assert headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(text)
    assert feed.findtext(f"{ATOM}title") == "soyte: What changed"
    assert feed.findtext(f"{ATOM}updated") == "2025-10-01T00:00:00Z"
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == [
        f"http://localhost/archive/articles/{DENGUE}#captures",
        f"http://localhost/archive/revisions/{MARKET},3",
        f"http://localhost/archive/revisions/{MARKET},2",
    ]
    assert "Sở hữu [−một][+hai] gian hàng" in (entries[2].findtext(f"{ATOM}summary") or "")
    assert (entries[0].findtext(f"{ATOM}summary") or "").startswith("HTTP 404: 2025-10-01 – 2025-10-05")
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries)


def test_hostile_texts_stay_text_on_pages_and_in_feeds(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    evil = "".join(EVIL) + "\x00\x0b\ufffe]]>"
    with sqlite3.connect(path) as db:
        db.execute("update revisions set title = ? || number, lead = ?, body = ? || number", [evil, evil, evil])
        db.execute("update articles set title = ?, url = ?", [evil, "javascript:alert(1)"])
        db.execute(
            "update captures set url = 'javascript:alert(1)', content_type = ?, warc = ? || id, digest = ?", [evil] * 3
        )
        db.execute("update sources set name = ?", [evil])
        db.execute("update blocks set sample = ?, path = ?", [evil, evil])
        reading_tables.write(db)
    db.close()
    asked, loop = opened(path)
    for address in (
        "/-/changes",
        "/-/changes?kind=title",
        f"/archive/revisions/{MARKET},2",
        f"/archive/articles/{MARKET}",
        f"/archive/articles/{DENGUE}",
        "/-/dropped?article=1",
        "/-/changes?" + urlencode(dict.fromkeys(("kind", "source", "province", "month", "page", "x"), evil)),
    ):
        status, page, _ = asked(address)
        assert status == 200, address
        checked = Checked()
        checked.feed(page)
        assert checked.acting == [], address
        assert not checked.elements & {"img", "b", "iframe", "object"}, address
    feed = ET.fromstring(asked("/-/changes.atom")[1])
    loop.close()
    assert "<script>alert(1)</script>" in (feed.findtext(f"{ATOM}entry/{ATOM}title") or "")


def test_kinds_of_edits(tmp_path: Path) -> None:
    path = reading_snapshot(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("update revisions set title = 't', lead = null, body = 'b' where article = ?", [MARKET])
        db.execute("update revisions set lead = 'l' where number = 3")
        reading_tables.write(db)
        found = db.execute("select number, kind from changes order by id").fetchall()
    db.close()
    assert found == [(2, "captions"), (3, "text"), (None, "gone")]
    asked, loop = opened(path)
    assert "Chỉ chú thích ảnh thay đổi." in text_of(asked("/-/changes?kind=captions")[1])
    loop.close()


def test_a_copy_without_texts_does_not_say_that_only_captions_changed(database: Path) -> None:
    path = restricted_copy(database, Profile(public=True, excerpts=True))
    asked, loop = opened(path)
    for address in ("/-/changes?kind=text", f"/archive/revisions/{MARKET},2"):
        page = text_of(asked(address)[1])
        assert "Bản này không kèm nội dung của các phiên bản." in page
        assert "Chỉ chú thích ảnh" not in page.replace("Chỉ sửa chú thích ảnh", "")
    loop.close()


def test_a_copy_without_unreachable_articles_has_no_trace_of_them() -> None:
    """Every table of a snapshot with rows of one article loses them together with the article."""
    of_articles = {
        table
        for table, found in columns().items()
        if table not in MACHINERY and any(column.refers_to in ("articles.id", "mentions.article") for column in found)
    }
    assert "changes" in of_articles
    assert of_articles - {"articles"} == set(unreachable._OF_ARTICLES)


def test_a_long_diff_is_cut_and_says_so() -> None:
    diff = word_diff("một " * 400, "hai " * 900)
    shown = clipped(diff, most=300)
    assert shown[-1].text.endswith("…")
    assert sum(len(change.text) for change in shown) < 320
    assert clipped([Change(kind="same", text="ngắn")]) == [Change(kind="same", text="ngắn")]
