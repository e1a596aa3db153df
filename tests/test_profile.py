"""What strangers may see and do: the profile of `soyte serve --public`, and the copies with less in them."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.browse.application import application
from crawler.browse.profile import EXCERPT, Profile, restricted_copy
from crawler.home import Home
from crawler.publish import publish
from tests.factories import archive, article, put, sample_archive

Get = Callable[[str], tuple[int, str]]
LONG = "Sở Y tế họp bàn về tiêm chủng. " * 40 + "Câu cuối nhắc tới bí danh Kim Ngân Hoa."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("profile"))
    with contextlib.closing(sample_archive(home)) as db:
        put(db, article(path="tin/dai", body=LONG, title="Bài rất dài"))
    return publish(home).path / "archive.db"


def opened(snapshot: Path, profile: Profile) -> Iterator[Get]:
    loop = asyncio.new_event_loop()
    datasette = application(restricted_copy(snapshot, profile), profile)
    loop.run_until_complete(datasette.invoke_startup())

    def get(path: str) -> tuple[int, str]:
        answer = loop.run_until_complete(datasette.client.get(path, follow_redirects=True))
        return answer.status_code, answer.text

    yield get
    loop.close()


@pytest.fixture(scope="module")
def public(snapshot: Path) -> Iterator[Get]:
    yield from opened(snapshot, Profile(public=True))


@pytest.mark.parametrize(
    "path",
    ["/archive?sql=select+1", "/archive.json?sql=select+1", "/archive.db", "/archive/articles?_where=1%3D1"],
)
def test_strangers_write_no_sql_and_take_no_file(public: Get, path: str) -> None:
    assert public(path)[0] == 403


@pytest.mark.parametrize(
    "name",
    [
        "metadata",
        "settings",
        "plugins",
        "versions",
        "threads",
        "databases",
        "actor",
        "permissions",
        "messages",
        "logout",
    ],
)
@pytest.mark.parametrize("form", ["", ".json"])
def test_debug_pages_are_not_there(public: Get, name: str, form: str) -> None:
    assert public(f"/-/{name}{form}")[0] == 404


def test_what_they_came_for_is_there(public: Get) -> None:
    for path in ("/", "/archive", "/archive/articles", "/archive/people", "/archive/articles_per_month"):
        assert public(path)[0] == 200, path
    assert ".db" not in public("/archive")[1]
    assert public("/robots.txt") == (200, "User-agent: *\nDisallow: /\n")


def test_on_ones_own_machine_all_is_open(snapshot: Path) -> None:
    for get in opened(snapshot, Profile()):
        assert get("/archive.json?sql=select+1")[0] == 200 and get("/-/settings")[0] == 200


def test_an_excerpt_ends_before_the_text_does(snapshot: Path) -> None:
    path = restricted_copy(snapshot, Profile(excerpts=True))
    assert path != snapshot and restricted_copy(snapshot, Profile(excerpts=True)) == path
    assert b"Kim Ng\xc3\xa2n Hoa" in snapshot.read_bytes()
    assert b"Kim Ng\xc3\xa2n Hoa" not in path.read_bytes()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (longest,) = connection.execute("select max(length(body)) from article_texts").fetchone()
        assert longest == EXCERPT + len(" […]")
        assert connection.execute("select count(*) from search_folded where search_folded match '\"kim ngan hoa\"'")


def test_what_is_unreachable_is_left_out_of_everything(snapshot: Path) -> None:
    with contextlib.closing(sqlite3.connect(snapshot)) as connection:
        gone, title = connection.execute("select id, title from articles where gone_at is not null").fetchone()
        (before,) = connection.execute("select count(*) from articles").fetchone()
    path = restricted_copy(snapshot, Profile(hide_unreachable=True))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (before - 1,)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
            columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
            if "article" in columns:
                found = connection.execute(f"select count(*) from {table} where article = ?", [gone]).fetchone()
                assert found == (0,), table
        docids = {row[0] for row in connection.execute("select docid from articles")}
        for index in ("search_folded", "search_exact"):
            assert {row[0] for row in connection.execute(f"select rowid from {index}_docsize")} == docids
    for get in opened(snapshot, Profile(public=True, hide_unreachable=True)):
        assert get(f"/archive/articles/{gone}")[0] == 404
        assert title not in get("/archive/articles")[1]


def test_a_disk_that_cannot_be_written_is_one_line(snapshot: Path, tmp_path: Path) -> None:
    from crawler.errors import SoyteError

    home = Home(tmp_path)
    archive(home).close()
    missing = tmp_path / "nowhere" / "archive.db"
    with pytest.raises(SoyteError, match="cannot be made"):
        restricted_copy(missing, Profile(excerpts=True))


def test_sql_has_little_memory(snapshot: Path) -> None:
    for get in opened(snapshot, Profile()):
        assert "too big" in get("/archive.json?sql=select+zeroblob(900000000)")[1]
