"""Corrections of every kind: they win over rules, survive a new reading, say why they cannot apply, can be undone."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler import corrected, store
from crawler.export import export
from crawler.health import health
from crawler.home import Home
from crawler.items import Role
from crawler.migrations import migrations
from crawler.publish import publish
from tests.factories import GIA_LAI, MOH, archive, article, mention, put

ADDRESS = "https://soyte.example/tin/1"
HEAD = "action,about,new,article,where,text,note\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two namesakes, a unit under two names, and a street that was taken for a person."""
    home = Home(tmp_path / "archive")
    db = archive(home)
    store_articles(db)
    db.close()
    return home


def store_articles(db: Database) -> None:
    first = "Bà Phùng Hạ Lam, Giám đốc Sở Y tế, dự lễ ở đường Võ Hạ Miên. Cùng dự có Kiều Bảo Trâm."
    post = Role(role="Giám đốc", unit="Sở Y tế")
    put(
        db,
        article(
            path="tin/1",
            body=first,
            mentions=[
                mention(first, "Phùng Hạ Lam", roles=(post,)),
                mention(first, "Sở Y tế", "unit", unit_kind="department"),
                mention(first, "Võ Hạ Miên", titles=("Đại tướng",)),
            ],
        ),
    )
    second = "Bà Phùng Hạ Lam, Trưởng khoa Bệnh viện Mắt Hoa Sen, nói chuyện."
    head = Role(role="Trưởng khoa", unit="Bệnh viện Mắt Hoa Sen")
    put(
        db,
        article(
            GIA_LAI,
            path="tin/2",
            body=second,
            mentions=[
                mention(second, "Phùng Hạ Lam", roles=(head,)),
                mention(second, "Bệnh viện Mắt Hoa Sen", "unit", unit_kind="hospital"),
            ],
        ),
    )
    third = "Bệnh viện chuyên khoa Mắt Hoa Sen khám bệnh."
    name = "Bệnh viện chuyên khoa Mắt Hoa Sen"
    put(db, article(MOH, path="tin/3", body=third, mentions=[mention(third, name, "unit", unit_kind="hospital")]))
    store.resolve_all(db)


def correct(home: Home, *lines: str) -> Database:
    """Write a corrections file and resolve."""
    (home.corrections_dir / "tay.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    db = open_again(home)
    store.resolve_all(db)
    return db


def open_again(home: Home) -> Database:
    from crawler.database import connect

    return connect(home.database)


def column(db: Database, sql: str) -> list[object]:
    return [row[0] for row in db.conn.execute(sql)]


def whom(db: Database, name: str = "Phùng Hạ Lam") -> list[object]:
    return column(
        db, f"select person from mentions where text = '{name}' and kind = 'person' order by published_on, article"
    )


def undone(home: Home) -> Database:
    """Without corrections again."""
    (home.corrections_dir / "tay.csv").unlink()
    db = open_again(home)
    assert corrected.changed(db)
    store.resolve_all(db)
    assert not corrected.changed(db) and not column(db, "select id from corrections")
    return db


def test_two_people_are_merged_and_parted_again(home: Home) -> None:
    before = set(whom(open_again(home)))
    assert before == {"phung-ha-lam", "phung-ha-lam-hue"}
    db = correct(home, "merge person,phung-ha-lam-hue,phung-ha-lam,,,,chuyển công tác")
    assert set(whom(db)) == {"phung-ha-lam"}
    assert column(db, "select merged_into from people where key = 'phung-ha-lam-hue'") == ["phung-ha-lam"]
    assert set(column(db, "select person from positions")) == {"phung-ha-lam"}
    assert column(db, "select kind from people_evidence where person = 'phung-ha-lam' and kind = 'correction'")
    store.resolve_all(db)
    assert set(whom(db)) == {"phung-ha-lam"}, "also the next time"
    assert set(whom(undone(home))) == before


def test_one_person_is_split_by_article_and_by_source(home: Home) -> None:
    db = correct(home, "merge person,phung-ha-lam-hue,phung-ha-lam,,,,")
    (home.corrections_dir / "tay.csv").unlink()
    db = correct(home, f"split person,phung-ha-lam-hue,Phùng Thị Hạ Lam,{ADDRESS},,,hai người")
    assert set(whom(db)) == {"phung-ha-lam", "phung-thi-ha-lam"}
    store.resolve_all(db)
    assert set(whom(db)) == {"phung-ha-lam", "phung-thi-ha-lam"}, "the key stays"
    db = correct(home, "split person,phung-ha-lam,,,source=gia-lai,,")
    assert column(db, "select applied from corrections") == [1]
    assert "phung-ha-lam-2" in whom(db)


def test_a_person_is_renamed_and_keeps_the_key(home: Home) -> None:
    db = correct(home, "rename person,phung-ha-lam-hue,Phùng Hạ Lâm,,,,")
    assert column(db, "select name from people where key = 'phung-ha-lam-hue'") == ["Phùng Hạ Lâm"]
    store.resolve_all(db)
    assert set(whom(db)) == {"phung-ha-lam", "phung-ha-lam-hue"}
    names = column(undone(home), "select name from people where key = 'phung-ha-lam-hue'")
    assert names == ["Phùng Hạ Lam"]


def test_a_person_is_hidden_and_shown(home: Home, tmp_path: Path) -> None:
    db = correct(home, "private person,Phùng Hạ Lam,,,,,xin được giấu tên")
    assert whom(db) == [None, None] and not column(db, "select id from positions")
    db.close()
    with contextlib.closing(sqlite3.connect(publish(home).path / "archive.db")) as snapshot:
        assert not snapshot.execute("select text from mentions where text = 'Phùng Hạ Lam'").fetchall()
        assert snapshot.execute("select about || note from corrections").fetchall() == [("",)]
    export(home, "jsonl", tmp_path / "x.jsonl")
    assert all("Phùng" not in json.dumps(json.loads(line)["people"], ensure_ascii=False) for line in
               (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines())  # fmt: skip
    assert None not in whom(undone(home))


def test_an_official_taken_for_a_patient_is_shown(home: Home) -> None:
    body = "Bệnh nhân Tạ Hữu Khôi đã khỏe."
    db = open_again(home)
    put(db, article(path="tin/9", body=body, mentions=[mention(body, "Tạ Hữu Khôi", privacy="strong:patient")]))
    store.resolve_all(db)
    assert whom(db, "Tạ Hữu Khôi") == [None]
    assert column(db, "select hidden from mentions where text = 'Tạ Hữu Khôi'") == ["private:patient"]
    assert whom(correct(home, "public person,Tạ Hữu Khôi,,,,,"), "Tạ Hữu Khôi") == ["ta-huu-khoi"]


def test_two_units_are_merged_and_the_old_name_is_an_alias(home: Home) -> None:
    db = correct(home, "merge unit,Bệnh viện chuyên khoa Mắt Hoa Sen,benh-vien-mat-hoa-sen,,,,")
    assert column(db, "select articles from units where key = 'benh-vien-mat-hoa-sen'") == [2]
    assert "Bệnh viện chuyên khoa Mắt Hoa Sen" in column(db, "select alias from unit_aliases")
    assert column(undone(home), "select articles from units where key = 'benh-vien-mat-hoa-sen'") == [1]


def test_a_unit_is_split_and_renamed(home: Home) -> None:
    db = correct(
        home,
        "split unit,benh-vien-mat-hoa-sen,Bệnh viện Mắt Hoa Sen cơ sở 2,,source=gia-lai,,",
        "rename unit,so-y-te-thanh-pho-hue,Sở Y tế TP Huế,,,,",
    )
    assert column(db, "select applied from corrections") == [1, 1]
    units = set(column(db, "select unit from mentions where kind = 'unit'"))
    assert "benh-vien-mat-hoa-sen-co-so-2" in units and "benh-vien-mat-hoa-sen" not in units
    assert column(db, "select name from units where key = 'so-y-te-thanh-pho-hue'") == ["Sở Y tế TP Huế"]
    store.resolve_all(db)
    assert set(column(db, "select unit from mentions where kind = 'unit'")) == units


def test_a_date_and_a_title_are_put_right_and_survive_a_new_reading(home: Home) -> None:
    db = correct(home, f"set date,,2024-12-05,{ADDRESS},,,theo bản giấy", f"set title,,Tên đúng của bài,{ADDRESS},,,")
    columns = "published_at, published_precision, published_source, month, title"
    sql = f"select {columns} from articles where url = '{ADDRESS}'"
    wanted = ("2024-12-05", "day", "correction", "2024-12", "Tên đúng của bài")
    assert db.conn.execute(sql).fetchone() == wanted
    assert "2024-12-05" in column(db, "select first_seen from positions")
    again = article(path="tin/1", body="Bài được đọc lại.", title="Tên mới đọc", published="2025-01-09")
    put(db, again, fetched_at="2025-09-01T00:00:00Z")
    assert db.conn.execute(sql).fetchone() == wanted
    store.resolve_all(db)
    assert db.conn.execute(sql).fetchone() == wanted
    found = undone(home).conn.execute(sql).fetchone()
    assert (found[0], found[4]) == ("2025-01-09", "Tên mới đọc"), "what was read last comes back"


def test_a_false_mention_goes_and_comes_back(home: Home) -> None:
    db = correct(home, f"not a mention,,,{ADDRESS},,Võ Hạ Miên,tên đường")
    assert whom(db, "Võ Hạ Miên") == [None]
    assert column(db, "select hidden from mentions where text = 'Võ Hạ Miên'") == ["correction"]
    assert whom(undone(home), "Võ Hạ Miên") == ["vo-ha-mien"]


def test_a_missing_mention_is_added_and_survives_a_new_reading(home: Home) -> None:
    line = f"add mention,person,,{ADDRESS},,Kiều Bảo Trâm,"
    db = correct(home, line)
    assert whom(db, "Kiều Bảo Trâm") == ["kieu-bao-tram"]
    store_articles(db)
    assert whom(db, "Kiều Bảo Trâm") == ["kieu-bao-tram"]
    assert whom(undone(home), "Kiều Bảo Trâm") == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("merge person,ai-do,phung-ha-lam,,,,", "no person with the key or name 'ai-do'"),
        ("split person,phung-ha-lam,,,,,", "say which mentions"),
        ("split person,phung-ha-lam,,,source=moh,,", "is not named there"),
        (f"not a mention,,,{ADDRESS},,Lê Vắng Mặt,", "no mention of 'Lê Vắng Mặt'"),
        (f"add mention,person,,{ADDRESS},,Lê Vắng Mặt,", "does not hold 'Lê Vắng Mặt'"),
        ("set date,,hôm qua,tin,,,", "is no date"),
        ("set title,,Tên,https://khac.example/x,,,", "no article https://khac.example/x"),
        ("merge persons,a,b,,,,", "no action 'merge persons'"),
        ("merge person,a,,,,,", "needs new"),
        ("private person,Không Ai Cả,,,,,", "no article names"),
    ],
)
def test_what_cannot_apply_is_said_everywhere_and_stops_nothing(home: Home, line: str, message: str) -> None:
    db = correct(home, line, "rename person,phung-ha-lam-hue,Phùng Hạ Lâm,,,,")
    assert "Phùng Hạ Lâm" in column(db, "select name from people")
    (warning,) = corrected.warnings(db)
    assert message in warning and warning.startswith("corrections/tay.csv line 2: ")
    assert health(db).lines()[-1] == f"warning: {warning}"
    db.close()
    assert publish(home).corrections == [warning]


def test_a_file_with_a_wrong_column_and_one_with_semicolons(home: Home) -> None:
    (home.corrections_dir / "a.csv").write_text("action,who\nmerge person,x\n", encoding="utf-8")
    text = "\ufeff# ghi chú\naction;about;new\nrename person;phung-ha-lam-hue;Phùng Hạ Lâm\n"
    (home.corrections_dir / "b.csv").write_text(text, encoding="utf-8")
    db = open_again(home)
    assert corrected.warnings(db) == ["corrections/ changed since the archive was last resolved; run soyte extract"]
    store.resolve_all(db)
    assert "Phùng Hạ Lâm" in column(db, "select name from people")
    assert ["no column 'who'" in line for line in corrected.warnings(db)] == [True]


def test_an_export_says_what_was_corrected(home: Home, tmp_path: Path) -> None:
    correct(home, f"set title,,Tên đúng của bài,{ADDRESS},,,gõ nhầm").close()
    export(home, "jsonl", tmp_path / "x.jsonl")
    records = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record.get("corrections") for record in records if record["url"] == ADDRESS] == [
        [{"action": "set title", "note": "gõ nhầm"}]
    ]
    assert sum("corrections" in record for record in records) == 1


def test_an_archive_of_before_keeps_its_keys(tmp_path: Path) -> None:
    """The keys of people and units in an archive that knew no places and no corrections."""
    home = Home(tmp_path / "old").open()
    old = Database(sqlite3.connect(home.database), execute_plugins=False)
    migrations.apply(old, stop_before="people_and_units_over_time")
    assert "place" not in {row[1] for row in old.conn.execute("pragma table_info(people)")}
    old.conn.execute("insert into people (key, name) values ('lam', 'Phùng Hạ Lam')")
    old.conn.execute("insert into units (key, name) values ('syt-hue', 'Sở Y tế tỉnh Thừa Thiên Huế')")
    old.conn.commit()
    old.close()
    db = archive(home)
    store_articles(db)
    assert "lam" in whom(db)
    assert column(db, "select unit from mentions where text = 'Sở Y tế'") == ["syt-hue"]
    keys = column(db, "select key from people order by 1")
    store.resolve_all(db)
    assert column(db, "select key from people order by 1") == keys
