"""Storing is idempotent, one transaction an article, and comes to the same end in whatever order captures are read."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from crawler import store
from crawler.content_state import content_state
from crawler.database import connect, ensure_source
from crawler.home import Home
from crawler.items import Article, Attachment, Caption, Role
from crawler.periods import period
from tests.factories import EXTRACTOR, HUE, archive, article, capture, mention, put, sample_archive, sample_articles


def dump(db: Database) -> list[str]:
    return list(db.conn.iterdump())


def value(db: Database, sql: str) -> object:
    return db.execute(sql).fetchone()[0]


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return archive(Home(tmp_path))


def test_ids_fit_a_json_number_and_depend_on_source_and_address() -> None:
    one = store.article_id("hue", "https://a.example/1")
    assert 0 < one < 2**53
    assert one == store.article_id("hue", "https://a.example/1")
    assert (
        len({one, store.article_id("moh", "https://a.example/1"), store.article_id("hue", "https://a.example/2")}) == 3
    )


def test_storing_twice_changes_nothing(db: Database) -> None:
    one = sample_articles()[0]
    taken = capture(db, url=one.url)
    assert store.store_article(db, article=one, capture=taken) == "new"
    store.resolve_all(db)
    before = dump(db)
    changes = db.conn.total_changes
    assert store.store_article(db, article=one, capture=taken) == "unchanged"
    store.resolve_all(db)
    assert dump(db) == before
    assert db.conn.total_changes == changes


def test_all_of_an_article_is_stored(db: Database) -> None:
    one = sample_articles()[0]
    put(db, one)
    assert value(db, "select body from article_texts") == one.body
    assert [row[0] for row in db.execute("select text from captions order by number")] == [c.text for c in one.captions]
    assert value(db, "select count(*) from attachments") == 1
    assert value(db, "select count(*) from mentions") == len(one.mentions)
    assert db.execute("select role, unit_text from mention_roles order by start").fetchall() == [
        (role.role, role.unit) for m in one.mentions for role in m.roles
    ]
    assert json.loads(str(value(db, "select tags from articles"))) == ["cấp cứu", "đào tạo"]
    assert value(db, "select first_seen_at = fetched_at from articles") == 1


@pytest.mark.parametrize(
    ("given_value", "first", "last", "month"),
    [
        ("2025-08-14T10:09", "2025-08-14", "2025-08-14", "2025-08"),
        ("2024-12", "2024-12-01", "2024-12-31", "2024-12"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        ("2024", "2024-01-01", "2024-12-31", None),
        ("2024-Q1", "2024-01-01", "2024-03-31", None),
        ("2025-03-12/2025-03-15", "2025-03-12", "2025-03-15", "2025-03"),
        ("2021/2025", "2021-01-01", "2025-12-31", None),
    ],
)
def test_periods(given_value: str, first: str, last: str, month: str | None) -> None:
    found = period(given_value)
    assert (found.first, found.last, found.month) == (first, last, month)


@pytest.mark.parametrize("bad", ["", "hôm qua", "2024-13", "2024-02-30", "2024-1-2-3"])
def test_no_period(bad: str) -> None:
    with pytest.raises(ValueError):
        period(bad)


def test_a_month_is_found_by_a_range(db: Database) -> None:
    put(db, article(published="2024-12"))
    row = db.execute("select published_at, published_from, published_to, published_on, month from articles").fetchone()
    assert row == ("2024-12", "2024-12-01", "2024-12-31", "2024-12-01", "2024-12")


def test_no_date_stays_no_date(db: Database) -> None:
    put(db, article(published=None))
    row = db.execute("select published_at, published_from, published_on, month from articles").fetchone()
    assert row == (None, None, None, None)


def test_a_mention_that_lies_elsewhere_is_refused_and_nothing_is_stored(db: Database) -> None:
    right = mention("Ông Lâm Sỹ Đạt dự họp.", "Lâm Sỹ Đạt")
    wrong = article(body="Bà Lâm Sỹ Đan dự họp.", mentions=[right])
    with pytest.raises(store.UnsoundArticle, match="Lâm Sỹ Đạt"):
        put(db, wrong)
    assert value(db, "select count(*) from articles") == 0


def test_a_reading_that_the_verdict_refused_is_not_stored(db: Database) -> None:
    with pytest.raises(store.UnsoundArticle, match="a list: 4 linked headlines"):
        put(db, replace(article(), refused="a list: 4 linked headlines"))
    assert value(db, "select count(*) from articles") == 0


def test_two_articles_with_one_id(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "article_id", lambda source, url: 7)
    put(db, article(path="tin/1"))
    with pytest.raises(store.UnsoundArticle, match=r"tin/1.*tin/2"):
        put(db, article(path="tin/2"))
    assert value(db, "select identity_url from articles") == article(path="tin/1").identity_url


def test_a_failure_in_the_middle_leaves_nothing_behind(db: Database) -> None:
    twice = mention("Sở Y tế họp.", "Sở Y tế", "unit")
    with pytest.raises(sqlite3.IntegrityError):
        put(db, article(body="Sở Y tế họp.", mentions=[twice, twice]))
    assert value(db, "select count(*) from articles") == 0
    assert value(db, "select count(*) from extractions") == 0
    assert not db.conn.in_transaction


def test_no_such_capture(db: Database) -> None:
    with pytest.raises(LookupError):
        store.store_article(db, article=article(), capture=99)


# Revisions ------------------------------------------------------------------------------------------------------------


def version(text: str, *, extractor: str = EXTRACTOR, context: str = "") -> Article:
    return article(body=f"Trạm tiêm {text} trẻ trong ngày.", extractor=extractor, context=context)


def history(db: Database) -> list[tuple[int, str, str]]:
    return [
        (number, fetched_at[:10], body.split()[2])
        for number, fetched_at, body in db.execute("select number, fetched_at, body from revisions order by number")
    ]


def test_one_text_has_no_revisions(db: Database) -> None:
    for day in ("01", "02", "03"):
        put(db, version("10"), fetched_at=f"2025-07-{day}T00:00:00Z")
    assert history(db) == []
    assert db.execute("select revisions, first_seen_at, fetched_at from articles").fetchone() == (
        0,
        "2025-07-01T00:00:00Z",
        "2025-07-03T00:00:00Z",
    )


def test_each_change_is_a_revision_and_a_change_back_too(db: Database) -> None:
    for day, text in (("01", "10"), ("02", "10"), ("03", "12"), ("04", "10")):
        result = put(db, version(text), fetched_at=f"2025-07-{day}T00:00:00Z")
        assert result == {"01": "new", "02": "unchanged", "03": "changed", "04": "changed"}[day]
    assert history(db) == [(1, "2025-07-01", "10"), (2, "2025-07-03", "12"), (3, "2025-07-04", "10")]
    assert value(db, "select revisions from articles") == 3


def test_an_older_capture_that_comes_later_takes_its_place(db: Database) -> None:
    put(db, version("12"), fetched_at="2025-07-03T00:00:00Z")
    assert put(db, version("10"), fetched_at="2025-07-01T00:00:00Z") == "unchanged", "the newest text stays"
    assert "12" in str(value(db, "select body from article_texts"))
    assert history(db) == [(1, "2025-07-01", "10"), (2, "2025-07-03", "12")]
    assert value(db, "select first_seen_at from articles") == "2025-07-01T00:00:00Z"


def test_new_code_replaces_in_place_and_is_no_revision(db: Database) -> None:
    old, new = version("10"), version("mười", extractor="test-2")
    taken = capture(db)
    store.store_article(db, article=old, capture=taken)
    assert store.store_article(db, article=new, capture=taken) == "changed"
    assert history(db) == []
    assert "mười" in str(value(db, "select body from article_texts"))
    assert value(db, "select count(*) from held_texts") == 0


def test_the_rules_of_fields_are_kept_and_are_no_content(db: Database) -> None:
    one = version("10")
    put(db, one, fetched_at="2025-07-01T00:00:00Z")
    db.execute("update articles set field_rules = null")  # as read before rules were recorded
    before = content_state(db.conn)
    rules = (("title", "h1"), ("body", "trafilatura"))
    again = replace(one, extractor="test-2", field_rules=rules)
    assert store.store_article(db, article=again, capture=1) == "unchanged"
    assert json.loads(value(db, "select field_rules from articles")) == dict(rules)
    assert content_state(db.conn) == before and history(db) == []


def test_a_new_context_rebuilds_the_revisions(db: Database) -> None:
    captures = [capture(db, fetched_at=f"2025-07-0{day}T00:00:00Z") for day in (1, 2)]
    for taken, text in zip(captures, ("10", "12"), strict=True):
        store.store_article(db, article=version(text), capture=taken)
    assert len(history(db)) == 2
    for taken in captures:
        store.store_article(db, article=version("mười", context="c1"), capture=taken)
    assert history(db) == []
    for taken, text in zip(captures, ("10", "12"), strict=True):
        store.store_article(db, article=version(text, context="c2"), capture=taken)
    assert [row[2] for row in history(db)] == ["10", "12"]


def test_a_changed_caption_is_a_revision(db: Database) -> None:
    put(db, article(captions=[Caption(text="Ảnh một")]), fetched_at="2025-07-01T00:00:00Z")
    put(db, article(captions=[Caption(text="Ảnh hai")]), fetched_at="2025-07-02T00:00:00Z")
    assert value(db, "select revisions from articles") == 2


def files(db: Database) -> list[str]:
    return [url for (url,) in db.execute("select url from attachments order by url")]


def attached(*names: str) -> Article:
    return article(attachments=[Attachment(url=f"https://vi-du.vn/{name}.pdf", name=name) for name in names])


def test_another_attachment_under_the_same_text_is_no_revision_and_is_shown(db: Database) -> None:
    put(db, attached("mau-1"), fetched_at="2025-07-01T00:00:00Z")
    put(db, attached("mau-1", "mau-2"), fetched_at="2025-07-02T00:00:00Z")
    assert history(db) == []
    assert value(db, "select revisions from articles") == 0
    assert files(db) == ["https://vi-du.vn/mau-1.pdf", "https://vi-du.vn/mau-2.pdf"]


def test_an_older_capture_that_comes_later_brings_no_old_attachment_back(db: Database) -> None:
    put(db, attached("mau-2"), fetched_at="2025-07-02T00:00:00Z")
    put(db, attached("mau-1"), fetched_at="2025-07-01T00:00:00Z")
    assert files(db) == ["https://vi-du.vn/mau-2.pdf"]
    assert value(db, "select first_seen_at from articles") == "2025-07-01T00:00:00Z"


def test_a_capture_still_read_under_the_old_context_is_no_step(db: Database) -> None:
    first = capture(db, fetched_at="2025-07-01T00:00:00Z")
    second = capture(db, fetched_at="2025-07-02T00:00:00Z")
    store.store_article(db, article=version("10", context="c1"), capture=first)
    store.store_article(db, article=version("12", context="c2"), capture=second)
    assert history(db) == [], "what two contexts read differently is no change of the department's"
    store.store_article(db, article=version("10", context="c2"), capture=first)
    assert [row[2] for row in history(db)] == ["10", "12"]


def test_captures_read_again_in_any_order_give_the_same_history(db: Database) -> None:
    texts = ("10", "12", "10")
    captures = [capture(db, fetched_at=f"2025-07-0{day}T00:00:00Z") for day in (1, 2, 3)]
    for order in permutations(range(3)):
        for context in ("c1", "c2"):
            for at in order:
                store.store_article(db, article=version(texts[at], context=context), capture=captures[at])
            assert [row[2] for row in history(db)] == ["10", "12", "10"]
            assert value(db, "select count(*) from held_texts") == 0


readings = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from("ABC"), st.sampled_from(["v1", "v2"]), st.sampled_from(["", "c"])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(readings=readings, data=st.data())
def test_the_order_of_reading_does_not_matter(
    readings: list[tuple[int, str, str, str]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every capture is read once or twice, at first perhaps by other code; only its last reading counts."""
    last = [(number, *reading) for number, reading in enumerate(readings)]
    orders = []
    for _ in range(2):
        steps = data.draw(st.permutations(last))
        stale = data.draw(st.lists(st.sampled_from(last), max_size=3))
        orders.append([(*one[:2], "D", "v0", "") for one in stale] + list(steps))
    assert _state(orders[0], readings) == _state(orders[1], readings) == _state(last, readings)


def _state(steps: list[tuple[int, int, str, str, str]], readings: list[tuple[int, str, str, str]]) -> list[str]:
    db = connect(":memory:")
    ensure_source(db, HUE)
    captures = [
        capture(db, fetched_at=f"2025-07-{day:02}T00:00:00Z", content=str(number))
        for number, (day, *_) in enumerate(readings)
    ]
    for number, _, text, extractor, context in steps:
        store.store_article(db, article=version(text, extractor=extractor, context=context), capture=captures[number])
    found = [line for line in dump(db) if line.startswith("INSERT INTO")]
    db.close()
    return [line for line in found if "_sqlite_migrations" not in line]


# What is no article ---------------------------------------------------------------------------------------------------


def test_a_capture_without_an_article(db: Database) -> None:
    taken = capture(db)
    store.store_outcome(db, taken, outcome="not an article", extractor="v1", context="", message="a list")
    assert db.execute("select outcome, article, message from extractions").fetchone() == (
        "not an article",
        None,
        "a list",
    )


def test_an_article_goes_with_its_only_capture(db: Database) -> None:
    taken = capture(db)
    store.store_article(db, article=article(), capture=taken)
    store.resolve_all(db)
    store.store_outcome(db, taken, outcome="not an article", extractor="v2", context="")
    assert value(db, "select count(*) from articles") == 0
    assert value(db, "select count(*) from extractions") == 1


def test_without_its_newest_capture_an_article_is_read_again_from_the_others(db: Database) -> None:
    older, newer = capture(db, fetched_at="2025-07-01T00:00:00Z"), capture(db, fetched_at="2025-07-02T00:00:00Z")
    for taken in (older, newer):
        store.store_article(db, article=article(), capture=taken)
    store.store_outcome(db, newer, outcome="not an article", extractor="v2", context="")
    assert db.execute("select capture from extractions").fetchall() == [(newer,)], "the older one waits to be read"
    assert store.store_article(db, article=article(), capture=older) == "new"


def test_without_an_older_capture_an_article_stays(db: Database) -> None:
    older, newer = capture(db, fetched_at="2025-07-01T00:00:00Z"), capture(db, fetched_at="2025-07-02T00:00:00Z")
    store.store_article(db, article=version("10"), capture=older)
    store.store_article(db, article=version("12"), capture=newer)
    store.store_outcome(db, older, outcome="not an article", extractor="v2", context="")
    assert db.execute("select revisions, first_seen_at from articles").fetchone() == (0, "2025-07-02T00:00:00Z")
    assert history(db) == []


def test_a_repost_outlives_what_it_repeats(db: Database) -> None:
    put(db, article(path="tin/1", body="Một bài dài. " * 20, published="2025-01-01"))
    put(db, article(path="tin/2", body="Một bài dài. " * 20, published="2025-01-02"))
    store.resolve_all(db)
    assert value(db, "select count(*) from articles where duplicate_of is not null") == 1
    first = value(db, "select capture from articles where duplicate_of is null")
    store.store_outcome(db, int(str(first)), outcome="not an article", extractor="v2", context="")
    store.resolve_all(db)
    assert value(db, "select count(*) from articles where duplicate_of is null") == 1


def test_quarantine_ends_when_the_capture_is_read(db: Database) -> None:
    taken = capture(db)
    store.quarantine(db, taken, stage="process", reason="died", extractor="v1", context="")
    before = dump(db)
    store.quarantine(db, taken, stage="process", reason="died", extractor="v1", context="")
    assert dump(db) == before, "the same again is nothing new, not even its time"
    store.store_article(db, article=article(extractor="v2"), capture=taken)
    assert value(db, "select count(*) from quarantine") == 0
    assert value(db, "select outcome from extractions") == "article"


# Resolving an archive -------------------------------------------------------------------------------------------------


def test_resolving_twice_writes_nothing(tmp_path: Path) -> None:
    db = sample_archive(Home(tmp_path))
    changes = db.conn.total_changes
    store.resolve_all(db)
    assert db.conn.total_changes == changes


def test_people_keep_their_keys_when_nobody_names_them_any_more(db: Database) -> None:
    body = "Bác sĩ Phùng Hạ Lam khám bệnh."
    taken = capture(db)
    store.store_article(
        db, article=article(body=body, mentions=[mention(body, "Phùng Hạ Lam", titles=("Bác sĩ",))]), capture=taken
    )
    store.resolve_all(db)
    store.store_outcome(db, taken, outcome="not an article", extractor="v2", context="")
    store.resolve_all(db)
    assert db.execute("select key, articles from people").fetchall() == [("phung-ha-lam", 0)]


def test_a_bare_unit_is_the_sources_own(tmp_path: Path) -> None:
    db = sample_archive(Home(tmp_path))
    rows = db.execute(
        """
        select distinct a.source, m.unit from mentions m join articles a on a.id = m.article where m.text = 'Sở Y tế'
        """
    )
    assert dict(rows.fetchall()) == {"hue": "so-y-te-thanh-pho-hue", "gia-lai": "so-y-te-tinh-gia-lai"}


def test_a_position_counts_its_articles(db: Database) -> None:
    body = "Bà Phùng Hạ Lam, giám đốc Sở Y tế, phát biểu."
    post = Role(role="giám đốc", unit="Sở Y tế")
    for day in ("05", "09"):
        put(
            db,
            article(
                path=day, published=f"2025-01-{day}", body=body, mentions=[mention(body, "Phùng Hạ Lam", roles=(post,))]
            ),
        )
    store.resolve_all(db)
    assert db.execute("select person, role, unit, first_seen, last_seen, articles from positions").fetchall() == [
        ("phung-ha-lam", "giám đốc", "so-y-te-thanh-pho-hue", "2025-01-05", "2025-01-09", 2)
    ]


def test_gone_is_what_answered_404_after_the_newest_article(db: Database) -> None:
    put(db, article(), fetched_at="2025-07-01T00:00:00Z")
    capture(db, url=article().url, fetched_at="2025-06-01T00:00:00Z", status=404)
    store.resolve_all(db)
    assert value(db, "select gone_at from articles") is None
    for day in ("03", "04"):
        capture(db, url=article().url, fetched_at=f"2025-07-{day}T00:00:00Z", status=404)
    store.resolve_all(db)
    assert value(db, "select gone_at from articles") == "2025-07-03T00:00:00Z"
    put(db, article(), fetched_at="2025-07-05T00:00:00Z")
    store.resolve_all(db)
    assert value(db, "select gone_at from articles") is None
