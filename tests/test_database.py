"""archive.db opens set up the same way every time, and refuses what it cannot work with in one line."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.database import connect, ensure_source, load_source, transaction
from crawler.errors import SoyteError
from crawler.items import UNKNOWN_SOURCE, Source
from pipelines.provinces import province_on, provinces
from tests.factories import HUE


def test_settings(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    for pragma, wanted in (("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1)):
        assert db.conn.execute(f"pragma {pragma}").fetchone()[0] == wanted
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("insert into captions (article, number, text) values (1, 0, 'x')")


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connect(path).close()
    db = connect(path)
    assert db.conn.total_changes == 0


def test_two_first_openings_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for db in pool.map(lambda _: connect(tmp_path / "archive.db"), range(4)):
            assert db.execute("select count(*) from provinces").fetchone()[0] == 87
            db.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    db = connect(path)
    db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('soyte', 'of_2031', 'x')")
    db.close()
    with pytest.raises(SoyteError, match=r"newer soyte.*of_2031"):
        connect(path)


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"PK\x03\x04 not a database at all" * 50)
    before = path.read_bytes()
    with pytest.raises(SoyteError, match="cannot be opened as an archive") as caught:
        connect(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    other = sqlite3.connect(path)
    other.execute("create table albums (id integer)")
    other.close()
    with pytest.raises(SoyteError, match="not a soyte archive"):
        connect(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SoyteError, match="cannot be opened"):
        connect(tmp_path / "no" / "archive.db")


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    with pytest.raises(ZeroDivisionError), transaction(db):
        db.execute("insert into meta (key, value) values ('a', 'b')")
        with transaction(db):
            db.execute("insert into meta (key, value) values ('c', 'd')")
        raise ZeroDivisionError
    assert db.execute("select count(*) from meta").fetchone()[0] == 0


def test_provinces_of_today_and_before() -> None:
    known = provinces()
    assert sum(province.valid_to is None for province in known.values()) == 34
    for day, count in (("2024-06-01", 63), ("2025-03-01", 63), ("2025-06-30", 63), ("2025-07-01", 34)):
        assert sum(province.holds_on(day) for province in known.values()) == count, day


def test_every_former_province_ends_the_day_before_its_successor_begins() -> None:
    for province in provinces().values():
        assert (province.valid_to is None) == (province.successor is None)
        if province.successor:
            successor = provinces()[province.successor]
            assert province.valid_to is not None and successor.valid_from is not None
            assert date.fromisoformat(province.valid_to) + timedelta(1) == date.fromisoformat(successor.valid_from)


@pytest.mark.parametrize(
    ("key", "day", "name", "level"),
    [
        ("hue", "2019-05-01", "Thừa Thiên Huế", "tỉnh"),
        ("hue", "2024-12-31", "Thừa Thiên Huế", "tỉnh"),
        ("hue", "2025-01-01", "Huế", "thành phố"),
        ("hue", None, "Huế", "thành phố"),
        ("an-giang", "2020-01-01", "An Giang", "tỉnh"),
        ("binh-dinh", "2026-01-01", "Gia Lai", "tỉnh"),
        ("ha-noi", "2010-01-01", "Hà Nội", "thành phố"),
    ],
)
def test_a_source_keeps_the_province_of_its_day(key: str, day: str | None, name: str, level: str) -> None:
    province = province_on(key, day)
    assert province is not None
    assert (province.name, province.level) == (name, level)


def test_same_name_before_and_after_a_merger_are_two_rows() -> None:
    before = province_on("an-giang", "2025-06-30")
    assert before is not None and before.key == "an-giang-truoc-2025" and before.successor == "an-giang"


def test_ensure_source(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    ensure_source(db, HUE, "hue")
    assert load_source(db, "hue") == HUE
    changes = db.conn.total_changes
    ensure_source(db, HUE)
    assert db.conn.total_changes == changes, "nothing new is nothing written, and the spider stays"
    ensure_source(db, UNKNOWN_SOURCE)
    assert load_source(db, "unknown") == UNKNOWN_SOURCE


def test_a_source_is_updated_in_place(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    ensure_source(db, Source(key="x", name="Cũ", family="nukeviet"))
    db.execute("insert into pages (source, url, kind, state, discovered_at) values ('x', 'u', 'home', 'queued', 't')")
    ensure_source(db, Source(key="x", name="Mới"))
    row = load_source(db, "x")
    assert (row.name, row.family) == ("Mới", "nukeviet")
    assert db.execute("select count(*) from pages").fetchone()[0] == 1


def test_unknown_names_are_one_clear_line(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    with pytest.raises(SoyteError, match="no province 'atlantis'"):
        ensure_source(db, Source(key="x", name="X", province="atlantis"))
    with pytest.raises(SoyteError, match="no source 'x'"):
        load_source(db, "x")
