"""`soyte extract --diff` tells what the next extraction would do, and does none of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from crawler import extract
from crawler.commands.extract import command
from crawler.database import connect
from crawler.extract_diff import diff
from crawler.home import Home
from tests.factories import archive_of_pages


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Database]]:
    """An archive that other code filled: one title, one text, one byline and the chrome are not what ours would be."""
    home, db = archive_of_pages(tmp_path_factory.mktemp("diff") / "home")
    keys = [row[0] for row in db.execute("select id from articles order by url")]
    db.conn.execute("update articles set title = 'Tên cũ' where id = ?", [keys[0]])
    db.conn.execute("update article_texts set body = body || char(10) || 'Tin khác' where article = ?", [keys[1]])
    db.conn.execute("update articles set byline = null where id = ?", [keys[2]])
    db.conn.execute("delete from articles where id = ?", [keys[3]])
    db.conn.execute("delete from blocks where sample like 'Đoàn kết%'")
    db.conn.commit()
    yield home, db
    db.close()


def dump(path: Path) -> list[str]:
    db = connect(path)
    lines = list(db.conn.iterdump())
    db.close()
    return lines


def test_what_would_change_is_counted_by_field_and_nothing_is_written(archive: tuple[Home, Database]) -> None:
    home, db = archive
    before = dump(home.database)
    (found,) = diff(home, db, workers=1).sources
    assert dump(home.database) == before
    assert found.fields == {"title": 1, "body": 1, "byline": 1, "new article": 1}
    assert (found.articles, found.changed, found.failures) == (4, 4, [])
    (title,) = found.examples["title"]
    assert (title.old, title.new) == ("Tên cũ", "Tiêm chủng đợt 1 ở ba xã vùng cao")
    (text,) = found.examples["body"]
    assert (text.old, text.new) == ("Tin khác", "")
    assert [block.startswith("Đoàn kết") for block in found.blocks_added] == [True]
    assert found.blocks_removed == []


def test_the_command_shows_it_and_gives_json(archive: tuple[Home, Database]) -> None:
    home, _ = archive
    shown = CliRunner().invoke(command, ["--diff", "--home", str(home.path)], standalone_mode=False)
    assert shown.exception is None and shown.return_value == 0
    assert "vi-du: 4 of 4 articles would change" in shown.output
    assert "- Tên cũ" in shown.output and "1 chrome blocks more" in shown.output
    assert max(len(line) for line in shown.output.split("\n")) <= 100
    few = CliRunner().invoke(
        command, ["--diff", "--json", "--examples", "0", "--home", str(home.path)], standalone_mode=False
    )
    (source,) = json.loads(few.output)["sources"]
    assert source["fields"]["title"] == 1 and source["examples"]["title"] == []


def test_after_the_extraction_there_is_nothing_left_to_change(archive: tuple[Home, Database]) -> None:
    home, db = archive
    extract.run(home, db, everything=True, workers=1)
    (found,) = diff(home, db, workers=1).sources
    assert (found.articles, found.changed, found.fields) == (5, 0, {})
    assert found.blocks_added == found.blocks_removed == []
