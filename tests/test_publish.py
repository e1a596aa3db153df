"""A snapshot is whole, searchable, opens in plain tools, and is only made when there is something new."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from crawler import search_tables, store
from crawler.content_state import content_state
from crawler.database import connect
from crawler.errors import Locked, SoyteError
from crawler.home import Home
from crawler.publish import publish
from crawler.same_moment import same_moment
from crawler.search_tables import SEARCH_TABLES
from crawler.search_text import both_forms, exact, folded, has_marks
from crawler.snapshot import MACHINERY
from crawler.snapshot_check import check
from tests.factories import archive, article, capture, put, sample_archive


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("sample"))
    sample_archive(home).close()
    publish(home)
    return home


@pytest.fixture
def filled(sample: Home, tmp_path: Path) -> Home:
    """A copy of the sample that a test may change."""
    shutil.copytree(sample.path, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


@pytest.fixture
def reader(sample: Home) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(
        sqlite3.connect(f"{sample.current.resolve().as_uri()}/archive.db?mode=ro", uri=True)
    ) as found:
        yield found


def titles(reader: sqlite3.Connection, table: str, query: str) -> list[str]:
    sql = f"select title from articles where docid in (select rowid from {table} where {table} match ?) order by docid"
    return [row[0] for row in reader.execute(sql, [query])]


@pytest.mark.parametrize(
    ("text", "marked", "bare"),
    [
        ("Bác sỹ Hoà", "bác sĩ hòa", "bac si hoa"),
        ("THUỶ ĐIỆN", "thủy điện", "thuy dien"),
        ("Uỷ ban", "ủy ban", "uy ban"),
        ("Lý, Mỹ và Quý", "lí, mĩ và quý", "li, mi va quy"),
        ("Đức\u0300 Ưu", "đừc ưu", "duc uu"),
        ("a\u00a0b\u200bc\n d", "a bc d", "a bc d"),
        ("", "", ""),
    ],
)
def test_search_text(text: str, marked: str, bare: str) -> None:
    if "\u0300" in text:  # a mark too many on a letter is kept or joined, never lost in one form only
        assert folded(text) == folded(exact(text))
        return
    assert (exact(text), folded(text)) == (marked, bare)


def test_spellings_meet_in_both_forms() -> None:
    for one, other in (("hoà", "hòa"), ("thuỷ", "thủy"), ("uỷ", "ủy"), ("bác sỹ", "bác sĩ"), ("KHOẺ", "khỏe")):
        assert exact(one) == exact(other) and folded(one) == folded(other)
    assert exact("luận") != exact("luân") and folded("luận") == folded("luân")
    assert has_marks("Đoàn") and not has_marks("doan SY")


def test_what_is_indexed_at_once_is_what_is_asked_for_word_by_word() -> None:
    letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    texts = [
        *(f"{onset}{vowel}{letter}{coda}" for onset in ("", "h", "q", "Th", "s") for vowel in ("", "o", "u")
          for letter in letters + letters.upper() + "aey" for coda in ("", "n", "e", "y")),
        "Bác sỹ Hoà, (thuỷ) điện: Uỷ ban;lý/mỹ Qúy-quý\nkỹ\tKỸ“Tỷ lệ”…",
        "đi qua đồng bằng", "²ĐẠI·HỌC‰ Y", "", "a",
        "Đức\u0300 Ưu", "a\u00a0b\u200bc\n d", "Й и Ёлка ñandú Ångström ß ΄Αθήνα ガギ 한국", "ﬁ Ｅ ǅ",
    ]  # fmt: skip
    connection = sqlite3.connect(":memory:")
    for table, tokenizer in SEARCH_TABLES.items():
        form = folded if table == "search_folded" else exact
        place = list(SEARCH_TABLES).index(table)
        for name, made in (("once", [both_forms(text)[place] for text in texts]), ("words", list(map(form, texts)))):
            connection.execute(f"create virtual table {name} using fts5(text, tokenize='{tokenizer}')")
            connection.execute(f"create virtual table {name}_terms using fts5vocab({name}, instance)")
            connection.executemany(f"insert into {name} (rowid, text) values (?, ?)", enumerate(made))
        terms = [
            connection.execute(f"select doc, offset, term from {name}_terms order by 1, 2").fetchall()
            for name in ("once", "words")
        ]
        assert terms[0] == terms[1] and len(terms[0]) > 5000
        for name in ("once", "words"):
            connection.execute(f"drop table {name}_terms")
            connection.execute(f"drop table {name}")


def test_search_without_marks(reader: sqlite3.Connection) -> None:
    assert titles(reader, "search_folded", '"do khac hoa"') == ["Khai giảng lớp cấp cứu ban đầu tại huyện An Lâm"]
    both = titles(reader, "search_folded", '"trinh bao luan"')
    one = titles(reader, "search_exact", f'"{exact("Trịnh Bảo Luân")}"')
    other = titles(reader, "search_exact", f'"{exact("Trịnh Bảo Luận")}"')
    assert one and other and not set(one) & set(other) and set(both) == set(one) | set(other)


def test_search_finds_captions_people_and_aliases_in_their_columns(reader: sqlite3.Connection) -> None:
    title = ["Khai giảng lớp cấp cứu ban đầu tại huyện An Lâm"]
    assert titles(reader, "search_folded", 'captions : "ep tim"') == title
    assert titles(reader, "search_folded", 'people : "vo thi thuy mien"') == title
    assert title[0] in titles(reader, "search_folded", 'units : "so y te thanh pho hue"')
    assert titles(reader, "search_folded", 'title : "hoc vien"') == []


def test_docids_follow_publication(reader: sqlite3.Connection) -> None:
    rows = reader.execute("select docid, published_on from articles order by docid").fetchall()
    assert [docid for docid, _ in rows] == list(range(1, 31))
    days = [day for _, day in rows if day is not None]
    assert days == sorted(days)


def test_no_machinery_and_no_command_lines(reader: sqlite3.Connection) -> None:
    names = {row[0] for row in reader.execute("select name from sqlite_master")}
    assert not names & set(MACHINERY)
    assert {"articles", "runs", "captures", "articles_read", "positions_read"} <= names
    assert reader.execute("pragma foreign_key_check").fetchall() == []
    assert reader.execute("pragma journal_mode").fetchone()[0] == "delete"


def test_command_lines_are_not_published(filled: Home) -> None:
    db = connect(filled.database)
    db.execute(
        "insert into runs (command, arguments, version, started_at) values ('import', '[\"/home/x\"]', '1', 't')"
    )
    put(db, article(path="moi"))
    path = publish(filled).path
    with contextlib.closing(sqlite3.connect(path / "archive.db")) as found:
        assert found.execute("select arguments from runs").fetchone()[0] == "[]"
    assert b"/home/x" not in (path / "archive.db").read_bytes()


def test_what_is_hidden_is_not_even_in_the_free_pages(filled: Home) -> None:
    db = connect(filled.database)
    changes = {
        "hidden-rule": "update mentions set hidden = 'private:patient', rule = 'hidden-rule' where kind = 'date'",
        "strong:resident": "update mentions set privacy = 'strong:resident' where kind = 'person'",
        "Người Không Nêu Tên": "insert into people (key, name) values ('khong-neu', 'Người Không Nêu Tên')",
        "Tên Trong Hiệu Đính": """insert into corrections
            (id, file, line, action, about, new, place, text, note, applied, effect)
            values ('1', 'x.csv', 1, 'private person', 'Tên Trong Hiệu Đính', '', '', '', '', 1, 1)""",
    }
    for change in changes.values():
        assert db.execute(change).rowcount > 0, change
    file = (publish(filled).path / "archive.db").read_bytes()
    assert [secret for secret in changes if secret.encode() in file] == []
    assert b"private person" in file


def test_the_snapshot_carries_its_id(sample: Home, reader: sqlite3.Connection) -> None:
    meta = dict(reader.execute("select key, value from meta"))
    assert meta["archive_id"] == sample.archive_id and meta["articles"] == "30"
    assert len(meta["snapshot_id"]) == 12


def test_views_read_without_soyte(reader: sqlite3.Connection) -> None:
    row = reader.execute(
        "select title, source_name, province from articles_read where source_name like '%Huế%'"
    ).fetchone()
    assert row[1:] == ("Sở Y tế thành phố Huế", "Huế")
    assert reader.execute("select person_name, unit_name from positions_read where role = 'Giám đốc'").fetchall() == [
        ("Đỗ Khắc Hoà", "Sở Y tế thành phố Huế")
    ]


def test_the_lists_that_readers_open_use_an_index(reader: sqlite3.Connection) -> None:
    for sql in (
        "select id from articles order by published_on desc, id desc limit 20",
        "select count(*) from articles where source = 'hue' and month = '2025-08'",
        "select count(*) from articles where source = 'hue' and section = 'Tin tức'",
        "select article from mentions where person = 'do-khac-hoa' order by published_on desc, article limit 20",
        "select article from mentions where unit = 'bo-y-te' order by published_on desc, article limit 20",
    ):
        plan = " ".join(row[3] for row in reader.execute(f"explain query plan {sql}"))
        assert "COVERING INDEX" in plan and "TEMP B-TREE" not in plan, plan


def test_plain_datasette_takes_the_snapshot_and_its_inspect_file(sample: Home) -> None:
    folder = sample.current.resolve()
    inspect = json.loads((folder / "inspect-data.json").read_text(encoding="utf-8"))
    assert inspect["archive"]["tables"]["articles"] == {"count": 30}
    assert inspect["archive"]["size"] == (folder / "archive.db").stat().st_size
    command = [sys.executable, "-m", "datasette", "-i", str(folder / "archive.db"), "--inspect-file"]
    command += [str(folder / "inspect-data.json"), "--get", "/archive/articles.json?_shape=array&_size=1&source=moh"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=folder, check=True)
    assert json.loads(answer.stdout)[0]["title"] == "Đẩy nhanh tiêm vắc xin sởi cho trẻ nhỏ"


def test_nothing_new_is_no_new_snapshot(filled: Home) -> None:
    before = publish(filled)
    db = connect(filled.database)
    store.resolve_all(db)
    db.execute("insert into runs (command, version, started_at) values ('crawl', '1', 't')")
    db.close()
    again = publish(filled)
    assert not again.changed and (again.path, again.snapshot_id) == (before.path, before.snapshot_id)


def test_the_same_again_is_nothing_new(filled: Home) -> None:
    before = publish(filled)
    db = connect(filled.database)
    same = article(path="moi")
    put(db, same, fetched_at="2025-09-01T00:00:00Z")
    store.resolve_all(db)
    with_it = publish(filled)
    assert with_it.changed
    put(db, same, fetched_at="2025-09-02T00:00:00Z")
    capture(db, url="https://soyte.example/tin", fetched_at="2025-09-02T00:00:00Z")
    store.resolve_all(db)
    assert not publish(filled).changed
    put(db, article(path="moi", title="Tin đã sửa"), fetched_at="2025-09-03T00:00:00Z")
    assert publish(filled).changed
    assert before.snapshot_id != with_it.snapshot_id


def test_something_new_is_a_new_snapshot_and_two_stay(filled: Home) -> None:
    made = [publish(filled)]
    for number in range(3):
        db = connect(filled.database)
        put(db, article(path=f"moi/{number}", title=f"Tin mới {number}"))
        store.resolve_all(db)
        db.close()
        made.append(publish(filled))
        assert made[-1].changed and filled.current.resolve() == made[-1].path.resolve()
    assert len({one.snapshot_id for one in made}) == 4
    left = sorted(path.name for path in filled.published_dir.iterdir())
    assert left == sorted([made[-1].path.name, made[-2].path.name, "current"])


@pytest.mark.parametrize(
    "change",
    [
        "update people set name = 'X' where key = 'do-khac-hoa'",
        "update article_texts set tables = '[1]'",
        "update mentions set person = null where person = 'do-khac-hoa'",
        "delete from captions where number = 1",
    ],
)
def test_every_change_that_readers_see_counts(filled: Home, change: str) -> None:
    db = connect(filled.database)
    before = content_state(db.conn)
    db.execute(change)
    assert content_state(db.conn) != before


def test_a_run_that_was_killed_leaves_no_trace(filled: Home) -> None:
    (filled.published_dir / ".draft-99").mkdir()
    (filled.published_dir / ".draft-99" / "archive.db").write_text("half")
    (filled.published_dir / ".draft-link-99").symlink_to("nowhere")
    publish(filled)
    assert not list(filled.published_dir.glob(".draft-*"))


def test_a_damaged_current_snapshot_is_replaced(filled: Home) -> None:
    (filled.current / "archive.db").write_bytes(b"broken")
    summary = publish(filled)
    assert summary.changed
    with contextlib.closing(sqlite3.connect(summary.path / "archive.db")) as found:
        assert found.execute("select count(*) from articles").fetchone()[0] == 30


def test_an_unsound_snapshot_is_not_published(filled: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish(filled).path
    db = connect(filled.database)
    put(db, article(path="moi"))
    db.close()
    monkeypatch.setattr(search_tables, "_texts", lambda *_: iter([(1, "", "", "", "", "", "", "")]))
    with pytest.raises(SoyteError, match="1 of 31 articles"):
        publish(filled)
    assert filled.current.resolve() == before.resolve()
    assert not list(filled.published_dir.glob(".draft-*"))


def test_a_snapshot_is_checked_while_somebody_reads_it(sample: Home) -> None:
    path = sample.current.resolve() / "archive.db"
    before = path.read_bytes()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select count(*) from articles").fetchone()
        check(path)
    assert path.read_bytes() == before


def test_an_empty_archive_can_be_published(tmp_path: Path) -> None:
    home = Home(tmp_path)
    capture(archive(home))
    assert publish(home).articles == 0


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(SoyteError, match="nothing to publish yet"):
        publish(Home(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_one_publication_at_a_time(filled: Home) -> None:
    with filled.lock("publish"), pytest.raises(Locked):
        publish(filled)


def test_copy_and_digest_see_one_moment_while_a_crawl_writes(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    stop = Event()

    def write() -> None:
        with contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as writer:
            while not stop.is_set():
                writer.execute("insert into meta (key, value) select count(*), '' from meta")

    with contextlib.closing(sqlite3.connect(archive)) as made:
        made.executescript("pragma journal_mode = wal; create table meta (key text primary key, value text)")
    count = "select count(*) from meta"
    with ThreadPoolExecutor(1) as pool, contextlib.closing(sqlite3.connect(archive)) as present:
        pool.submit(write)
        try:
            for _ in range(50):
                with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
                    copy.execute("attach ? as archive", [str(archive)])
                    with same_moment(copy, archive) as other:
                        seen = other.execute(count).fetchone()
                        while present.execute(count).fetchone() == seen:
                            pass  # until more was written
                        assert copy.execute("select count(*) from archive.meta").fetchone() == seen
                        assert other.execute(count).fetchone() == seen
        finally:
            stop.set()
