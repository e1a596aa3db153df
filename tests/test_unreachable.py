"""`--hide-unreachable`: the copy is what a snapshot of an archive would be that never had the missing articles."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler import store
from crawler.browse.application import application
from crawler.browse.profile import Profile, restricted_copy
from crawler.home import Home
from crawler.items import Article, Role
from crawler.publish import publish
from tests.factories import GIA_LAI, HUE, MOH, archive, article, capture, mention, put, sample_articles
from tests.test_article_page import text_of

#: All that is counted, and by what rows are told apart; ids of positions are made of what they say.
COUNTED = {
    "rollups": "*",
    "coverage": "*",
    "topic_rollups": "*",
    "topics": "*",
    "people": "key, name, articles, first_seen, last_seen",
    "person_months": "*",
    "person_articles join articles using (docid)": "person, id",
    "unit_articles join articles using (docid)": "unit, id",
    "units": "key, name, articles, first_seen, last_seen",
    "unit_months": "*",
    "unit_aliases": "unit, alias",
    "documents": "*",
    "positions": "*",
    "position_conflicts": "*",
    "people_evidence": "*",
    "source_changes": "*",
    "changes": "at, month, kind, article, number, source",
    "search_rows": "article, story, source, day, month, files, gone, topics",
    "articles": "id, url, duplicate_of, revisions",
    "mentions": "article, field, start, kind, text, person, unit, document",
    "captures": "source, url, fetched_at, status",
    "meta where key = 'articles'": "*",
}


def _post(person: str, role: str, day: str, path: str, **more: object) -> Article:
    body = f"Ngày {day}, ông {person} làm việc tại {path}."
    named = mention(body, person, courtesy="ông", roles=(Role(role=role, unit="Sở Y tế thành phố Huế", **more),))  # type: ignore[arg-type]
    return article(HUE, path=path, title=f"Làm việc tại {path}", body=body, published=day, mentions=(named,))


def _articles() -> tuple[list[Article], list[Article]]:
    """(What is still there, what is gone): a story with two reposts, first days of posts, people named once."""
    found = sample_articles()
    first, original, _, *others = found
    again = article(
        HUE, path="tin/soi-lai", title=original.title, body=original.body, published="2025-06-09",
        mentions=original.mentions,
    )  # fmt: skip
    posts = [
        _post("Cù Huy Vọng", "Giám đốc", "2025-01-05", "tin/vong-1", change="new"),
        _post("Cù Huy Vọng", "Giám đốc", "2025-03-05", "tin/vong-2"),
        _post("Cù Huy Vọng", "nguyên Giám đốc", "2025-09-05", "tin/vong-3"),
        _post("La Thế Nhẫn", "Giám đốc", "2025-02-05", "tin/nhan-1"),
        _post("La Thế Nhẫn", "Giám đốc", "2025-07-05", "tin/nhan-2"),
    ]
    body = "Theo Kế hoạch số 45/KH-UBND, trạm mở cửa cả tuần."
    number = "Kế hoạch số 45/KH-UBND"
    cited = mention(body, number, "document", number="45/KH-UBND", document_type="Kế hoạch", iso="2025-05-02")
    posts.append(article(HUE, path="tin/kh-45", title="Trạm mở cửa cả tuần", body=body, mentions=(cited,)))
    gone = [first, original, *others[2:5], posts[0], posts[3]]
    return [one for one in [*found, again, *posts] if one not in gone], gone


def _published(home: Home, kept: list[Article], gone: list[Article]) -> Path:
    with contextlib.closing(archive(home)) as db:
        for one in [*kept, *gone]:
            moment = datetime(2025, 9, 20, 1, 0, tzinfo=UTC) + timedelta(seconds=int(one.text_digest[:4], 16))
            put(db, one, fetched_at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        capture(db, url="https://soyte.example/tin", fetched_at="2025-11-02T00:00:00Z")
        for one in gone:
            for day in ("01", "02"):
                capture(db, source=one.source, url=one.url, fetched_at=f"2025-11-{day}T00:00:00Z", status=404)
        store.resolve_all(db)
    return publish(home).path / "archive.db"


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """(The copy without what is gone, the snapshot of an archive that never had it, the snapshot copied.)"""
    kept, gone = _articles()
    folder = tmp_path_factory.mktemp("unreachable")
    whole = _published(Home(folder / "whole"), kept, gone)
    never = _published(Home(folder / "never"), kept, [])
    return restricted_copy(whole, Profile(hide_unreachable=True)), never, whole


def _rows(path: Path, table: str, columns: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute(f"select {columns} from {table}").fetchall(), key=repr)


@pytest.mark.parametrize("table", COUNTED)
def test_it_is_as_if_they_had_never_been_there(snapshots: tuple[Path, Path, Path], table: str) -> None:
    copy, never, whole = snapshots
    found = _rows(copy, table, COUNTED[table])
    assert found == _rows(never, table, COUNTED[table])
    if table not in ("people_evidence", "source_changes", "unit_aliases"):
        assert found != _rows(whole, table, COUNTED[table])


def test_the_copy_is_sound(snapshots: tuple[Path, Path, Path]) -> None:
    with contextlib.closing(sqlite3.connect(snapshots[0])) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        for index in ("search_folded", "search_exact"):
            connection.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
        for table in ("person_articles", "unit_articles"):
            lost = f"select count(*) from {table} where docid not in (select docid from articles)"
            assert connection.execute(lost).fetchone() == (0,), table
        (texts,) = connection.execute("select group_concat(quote(title)) from articles").fetchone()
    assert "Khai giảng lớp cấp cứu" not in texts
    for text in (
        "Khai giảng lớp cấp cứu",
        "khai giảng lớp cấp cứu ban đầu cho 120 học viên",
        "Học viên thực hành ép tim",
    ):
        assert text.encode() in snapshots[2].read_bytes()
        assert text.encode() not in snapshots[0].read_bytes(), text


def test_pages_count_what_they_show_and_say_so(snapshots: tuple[Path, Path, Path]) -> None:
    loop = asyncio.new_event_loop()
    datasette = application(snapshots[0], Profile(public=True, hide_unreachable=True))
    loop.run_until_complete(datasette.invoke_startup())

    def get(path: str) -> tuple[int, str]:
        answer = loop.run_until_complete(datasette.client.get(path))
        return answer.status_code, text_of(answer.text)

    kept, gone = _articles()
    status, home = get("/")
    assert status == 200 and re.search(rf"\b{len(kept)} bài", home)
    assert "không hiện và không đếm" in home
    assert get("/archive/people/do-khac-hoa")[0] == 404  # named in what is gone alone
    assert "45/KH-UBND" in get("/archive/documents")[1]
    assert get("/-/coverage")[0] == get("/-/changes")[0] == 200
    assert get(f"/archive/articles/{store.article_id(MOH.key, gone[1].identity_url)}")[0] == 404
    repost = next(one for one in kept if one.source == GIA_LAI.key and one.title == gone[1].title)
    assert "Bài gần giống" not in get(f"/archive/articles/{store.article_id(GIA_LAI.key, repost.identity_url)}")[1]
    loop.close()


def test_where_nothing_is_gone_nothing_changes(snapshots: tuple[Path, Path, Path]) -> None:
    never = snapshots[1]
    copy = restricted_copy(never, Profile(hide_unreachable=True))
    for table, columns in COUNTED.items():
        assert _rows(copy, table, columns) == _rows(never, table, columns), table
