"""The page that says what of one raw page is in no field of its article: read again from a real archive."""

from __future__ import annotations

import asyncio
import contextlib
import html
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import raw
from crawler.browse import reread
from crawler.browse.application import application
from crawler.browse.profile import Profile, restricted_copy
from crawler.home import Home
from crawler.items import Article, Context, Source
from crawler.warc_records import Record
from pipelines.article import examine
from pipelines.explain import explain
from pipelines.version import EXTRACTOR
from tests.factories import article_page
from tests.reading_snapshot import MEASLES, reading_snapshot
from tests.test_article_page import text_of


class Site:
    """Datasette on the snapshot of an archive."""

    def __init__(self, database: Path, profile: Profile | None = None) -> None:
        self.loop = asyncio.new_event_loop()
        self.datasette = application(database, profile)
        self.loop.run_until_complete(self.datasette.invoke_startup())

    def dropped(self, more: str = "") -> str:
        address = f"/-/dropped?article={MEASLES}{more}"
        answer = self.loop.run_until_complete(self.datasette.client.get(address))
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The snapshot of an archive that holds the raw page of its first article."""
    home = Home(tmp_path_factory.mktemp("dropped") / "home").open()
    path = reading_snapshot(home.published_dir / "20250821T000000Z")
    page, source = article_page(), Source(key="minhha", name="Sở Y tế tỉnh Minh Hà")
    with home.lock("crawl"):
        archive = raw.RawArchive(home)
        (stored,) = archive.write_group([Record(page=page, source=source)])
        archive.close()
    (slogan,) = [line for line in explain(page, source, Context.empty("minhha")).dropped if "kỷ cương" in line.text]
    context = Context(source="minhha", version="abc123", chrome=frozenset({"k1", "k2", slogan.key}))
    article = examine(page, source, context, mentions=False)
    assert isinstance(article, Article)
    with contextlib.closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(
            "update captures set warc = ?, offset = ?, digest = ? where id = 1",
            [stored.warc, stored.offset, stored.digest],
        )
        conn.execute(
            "update articles set text_digest = ?, extractor = ? where id = 1", [article.text_digest, article.extractor]
        )
        conn.execute(
            "insert into blocks select source, context, ?, ?, ?, 40, first_seen, last_seen from blocks limit 1",
            [slogan.key, slogan.place, slogan.text],
        )
    return path


@pytest.fixture
def site(snapshot: Path) -> Iterator[Site]:
    reread._kept.clear()
    found = Site(snapshot)
    yield found
    found.loop.close()


def test_each_line_of_this_page_that_was_left_out_with_its_reason(site: Site) -> None:
    page = site.dropped()
    text = html.unescape(text_of(page))
    place = r"<br><code[^>]*>[^<]*</code></td>"
    assert re.search(rf"<td>Một bài khác nữa về tiêm chủng{place}<td><code>related</code></td>", page)
    ours, site_wide = text.split("Khung đã học của cả trang tin")
    assert ours.index("Danh sách bài khác 1 dòng") < ours.index("Một bài khác nữa")
    assert "Đầu mục của danh sách bài khác 1 dòng" in ours and "Thẻ HTML của khung trang 1 dòng" in ours
    assert "Lặp lại trên nhiều trang của nguồn này 1 dòng" in ours
    assert "Chào mừng ngày 27/2" in site_wide and "Chào mừng ngày 27/2" not in ours  # it does not stand on this page
    learned = rf'<td>Đoàn kết, kỷ cương[^<]*{place}<td><code>learned</code></td><td class="num">40</td>'
    assert re.search(learned, page)  # with the pages that it stood on
    assert "Ngày thứ" not in text  # the article's own paragraphs
    assert f"đúng là phiên bản đã đọc bài ({EXTRACTOR})" in text
    assert "Kết quả đúng là văn bản đang hiện" in text
    assert "soyte explain" in text
    english = text_of(site.dropped("&lang=en"))
    assert "Heading of a list of other articles 1 line" in english


def test_code_that_reads_otherwise_says_so(snapshot: Path, tmp_path: Path) -> None:
    home = _copy(snapshot, tmp_path)
    database = home / "published" / snapshot.parent.name / "archive.db"
    with contextlib.closing(sqlite3.connect(database)) as conn, conn:
        conn.execute("update articles set extractor = '0ld', text_digest = 'another' where id = 1")
    text = text_of(Site(database).dropped())
    assert f"là phiên bản {EXTRACTOR}; bài được đọc bằng phiên bản 0ld" in text
    assert "đọc ra văn bản khác" in text


def test_a_snapshot_by_itself_shows_the_chrome_of_the_site(snapshot: Path, tmp_path: Path) -> None:
    alone = tmp_path / "archive.db"
    shutil.copyfile(snapshot, alone)
    text = text_of(Site(alone).dropped())
    assert "không nằm cạnh bản chốt" in text and "không phải những dòng bị bỏ của riêng bài này" in text
    assert "Đoàn kết, kỷ cương" in text and "words:related" not in text


def test_raw_pages_that_cannot_be_read(snapshot: Path, tmp_path: Path) -> None:
    home = _copy(snapshot, tmp_path)
    database = home / "published" / snapshot.parent.name / "archive.db"
    (warc,) = (home / "warc").iterdir()
    warc.write_bytes(b"x" * warc.stat().st_size)
    text = text_of(Site(database).dropped())
    assert "Không đọc được bản gốc của bài" in text and str(warc) in text
    warc.unlink()
    assert "không nằm cạnh bản chốt" in text_of(Site(database).dropped())


def test_a_page_takes_no_longer_than_it_may(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "SECONDS", 0.01)
    assert "quá lâu hoặc bị lỗi" in text_of(site.dropped())
    monkeypatch.setattr(reread, "PATIENCE", 0.01)
    with reread._turn:
        assert "đang đọc lại một trang khác" in text_of(site.dropped())


@pytest.mark.parametrize("profile", [Profile(public=True), Profile(excerpts=True)])
def test_strangers_start_no_process_and_see_no_original(
    snapshot: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reread.subprocess, "run", None)
    text = text_of(Site(restricted_copy(snapshot, profile), profile).dropped())
    assert "không đọc lại bản gốc" in text and "words:related" not in text


def test_the_archive_is_found_beside_its_snapshots(tmp_path: Path) -> None:
    for database in ("published/20250101T000000Z/archive.db", "published/20250101T000000Z/public-x/archive.db"):
        assert reread.archive_beside(tmp_path / "home" / database) is None
    Home(tmp_path / "home").open()
    for database in ("published/20250101T000000Z/archive.db", "published/20250101T000000Z/public-x/archive.db"):
        assert reread.archive_beside(tmp_path / "home" / database) == tmp_path / "home"
    assert reread.archive_beside(tmp_path / "home" / "archive.db") is None


def test_the_name_of_a_file_is_no_way_out_of_the_archive(snapshot: Path, tmp_path: Path) -> None:
    home = _copy(snapshot, tmp_path)
    database = home / "published" / snapshot.parent.name / "archive.db"
    (warc,) = (home / "warc").iterdir()
    shutil.move(warc, home / warc.name)
    with contextlib.closing(sqlite3.connect(database)) as conn, conn:
        conn.execute("update captures set warc = '../' || warc")
    assert "Không đọc được bản gốc" in text_of(Site(database).dropped())


def _copy(snapshot: Path, tmp_path: Path) -> Path:
    """The snapshot and raw pages of its archive in a folder of their own."""
    reread._kept.clear()
    archive = snapshot.parents[2]
    shutil.copytree(archive / "warc", tmp_path / "home" / "warc")
    shutil.copytree(snapshot.parent, tmp_path / "home" / "published" / snapshot.parent.name)
    return tmp_path / "home"
