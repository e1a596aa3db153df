"""The generated archive that publishing and pages are measured with (bench/)."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest

from bench.browse import KINDS, look
from bench.large_archive import build
from crawler.content_state import content_state
from crawler.database import connect
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.publish import publish


def content(home: Home) -> str:
    with contextlib.closing(connect(home.database)) as db:
        return content_state(db.conn)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("large"))
    build(home, 100)
    return home


def test_it_is_always_the_same(made: Home, tmp_path: Path) -> None:
    again = Home(tmp_path / "again")
    build(again, 100)
    assert content(again) == content(made)


def test_it_is_sound_and_holds_what_real_archives_hold(made: Home) -> None:
    path = publish(made).path / "archive.db"  # proves every reference and both indexes
    with contextlib.closing(sqlite3.connect(path)) as found:

        def count(sql: str) -> int:
            return int(found.execute(f"select count(*) from {sql}").fetchone()[0])

        assert count("articles") == 100 and count("search_rows") == 100
        for table in ("positions", "revisions", "captions", "attachment_texts", "article_topics", "unit_aliases"):
            assert count(table) > 0, table
        assert 0 < count("articles where duplicate_of is not null") < 30
        wrong = """mentions m join article_texts t on t.article = m.article
            where m.field = 'body' and substr(t.body, m.start + 1, m.end - m.start) <> m.text"""
        assert count("mentions where field = 'body'") > 500 and count(wrong) == 0
        counted = (
            """people where articles <> (select count(distinct article) from mentions where person = people.key)"""
        )
        assert count(counted) == 0
    known = look(path)
    paths = {kind.name: [kind.path(random.Random(n), known) for n in range(5)] for kind in KINDS}
    assert all(path.startswith("/") for group in paths.values() for path in group)
    assert len(set(paths["article"])) > 1 and len(set(paths["search, a name"])) > 1


def test_a_home_that_holds_an_archive_stays_as_it_is(made: Home) -> None:
    before = made.database.stat().st_mtime_ns
    with pytest.raises(SoyteError, match="holds an archive already"):
        build(made, 5)
    assert made.database.stat().st_mtime_ns == before
