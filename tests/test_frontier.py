"""The queue in the database: order, states, and when a listing's walk may end early."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlite_utils import Database

from crawler import rows
from crawler.captures import stamp
from crawler.choice import Choice
from crawler.database import connect, ensure_source, transaction
from crawler.frontier import Frontier
from crawler.items import Source
from crawler.rows import AGAIN, NEWS, Found, Kind, Row, Visit, priority_of

HOME, LIST = "http://a.vn/", "http://a.vn/tin/"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = connect(tmp_path / "archive.db")
    ensure_source(db, Source(key="a", name="A", home=HOME, hosts=("a.vn",)))
    yield db
    db.close()


def begin(db: Database) -> Frontier:
    """A new run."""
    time.sleep(0.002)  # what was discovered before a walk ended is told from what came after by the millisecond
    frontier = Frontier("a")
    with transaction(db):
        frontier.open(db, [Found(url=HOME, kind="home")])
    return frontier


def article(number: int) -> Found:
    return Found(url=f"http://a.vn/bai-{number}.html", kind="article")


def page(number: int) -> Found:
    return Found(url=f"{LIST}page-{number}", kind="listing", listing=LIST, number=number)


def urls(rows: list[Row]) -> list[str]:
    return [row.url for row in rows]


def visit(db: Database, frontier: Frontier, url: str, links: list[Found], **changes: Any) -> None:
    (row,) = (row for row in frontier.due(db, 1000, set()) if row.url == url)
    with transaction(db):
        frontier.claim(db, [row.id])
        frontier.done(db, row, Visit(**{"status": 200, "links": links, **changes}))


def state(db: Database, url: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] = db.execute(
        "select state, status, failures, message from pages where url = ?", [url]
    ).fetchone()
    return found


def backfilled(db: Database, url: str) -> bool:
    (at,) = db.execute("select backfilled_at from listings join pages on id = page where url = ?", [url]).fetchone()
    return at is not None


def test_newest_first() -> None:
    entries: list[tuple[Kind, int]] = [("home", 0), ("feed", 0), ("sitemap", 0), ("listing", 0), ("article", 0)]
    pages: list[tuple[Kind, int]] = [(kind, n) for n in range(2, 50) for kind in ("listing", "article")]  # type: ignore[misc]
    ranks = [priority_of(kind, number=number) for kind, number in [*entries, *pages, ("file", 0)]]
    assert ranks[-1] == NEWS
    ranks += [AGAIN, *(priority_of(kind, number=number, news=False) for kind, number in [*pages, ("file", 0)])]
    assert ranks == sorted(ranks, reverse=True)
    assert priority_of("article", found_in="sitemap") < priority_of("article", number=40_000)


def test_rows_come_best_first_and_in_the_order_they_were_found(db: Database) -> None:
    frontier = begin(db)
    assert urls(frontier.due(db, 9, set())) == [HOME]
    visit(
        db,
        frontier,
        HOME,
        [Found(url="http://a.vn/x.pdf", kind="file"), article(2), article(1), Found(url=LIST, kind="listing")],
    )
    assert urls(frontier.due(db, 9, set())) == [LIST, article(2).url, article(1).url, "http://a.vn/x.pdf"]
    assert urls(frontier.due(db, 9, set(), Choice(kinds=("file",)))) == ["http://a.vn/x.pdf"]
    first = frontier.due(db, 1, set())[0]
    assert urls(frontier.due(db, 2, {first.id})) == [article(2).url, article(1).url]


def test_what_was_in_flight_when_a_run_died_is_queued_again(db: Database) -> None:
    frontier = begin(db)
    with transaction(db):
        frontier.claim(db, [row.id for row in frontier.due(db, 9, set())])
    assert frontier.due(db, 9, set()) == []
    assert urls(begin(db).due(db, 9, set())) == [HOME]


def test_done_and_links_are_one_transaction(db: Database) -> None:
    frontier = begin(db)
    (row,) = frontier.due(db, 1, set())
    with pytest.raises(RuntimeError), transaction(db):
        frontier.done(db, row, Visit(status=200, links=[article(1)]))
        raise RuntimeError("power cut")
    assert state(db, HOME)[0] == "queued"
    assert db.execute("select count(*) from pages").fetchone() == (1,)


def test_failures_come_back_later_and_are_given_up_for_a_day(db: Database) -> None:
    frontier = begin(db)
    (row,) = frontier.due(db, 1, set())
    with transaction(db):
        frontier.failed(db, row, "HTTP 500", status=500, retry_in=timedelta(hours=1))
    assert state(db, HOME) == ("queued", 500, 1, "HTTP 500")
    assert frontier.due(db, 1, set()) == []
    soonest = frontier.soonest(db)
    assert soonest is not None
    assert (
        stamp(datetime.now(UTC) + timedelta(minutes=59)) <= soonest <= stamp(datetime.now(UTC) + timedelta(minutes=61))
    )
    with transaction(db):
        frontier.failed(db, row, "HTTP 500", status=500, retry_in=None)
    assert state(db, HOME)[0] == "failed"
    assert frontier.soonest(db) is None


def test_pages_that_were_answered_rest_until_they_are_due(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [article(1), article(2), article(3)])
    visit(db, frontier, article(1).url, [])
    visit(db, frontier, article(2).url, [], status=404, message="HTTP 404")
    visit(db, frontier, article(3).url, [], status=403, state="blocked", message="HTTP 403")
    assert urls(begin(db).due(db, 9, set())) == [HOME]
    assert state(db, article(2).url)[:2] == ("done", 404)
    with transaction(db):
        db.execute("update pages set next_due = ? where kind = 'article'", [stamp(datetime.now(UTC))])
    assert len(begin(db).due(db, 9, set())) == 4


def test_revisits_grow_apart(db: Database) -> None:
    def interval(url: str) -> timedelta:
        fetched, due = db.execute("select fetched_at, next_due from pages where url = ?", [url]).fetchone()
        return datetime.fromisoformat(due) - datetime.fromisoformat(fetched)

    frontier = begin(db)
    visit(db, frontier, HOME, [article(1)])
    visit(db, frontier, article(1).url, [])
    assert interval(article(1).url) == timedelta(days=1)
    for days, expected in ((0.1, 1), (3, 3), (20, 20), (200, 180)):
        with transaction(db):
            db.execute(
                "update pages set state = 'queued', next_due = null, discovered_at = ? where kind = 'article'",
                [stamp(datetime.now(UTC) - timedelta(days=days))],
            )
        visit(db, frontier, article(1).url, [])
        assert abs(interval(article(1).url) - timedelta(days=expected)) < timedelta(seconds=5)


def walk_all(db: Database, frontier: Frontier, pages: int, newest: int) -> list[str]:
    """Visit what is due until nothing is: a listing of ``pages`` pages with two articles each, the newest first."""
    asked = []
    while rows := frontier.due(db, 1, set()):
        url = rows[0].url
        asked.append(url)
        if url == HOME:
            visit(db, frontier, url, [Found(url=LIST, kind="listing")])
        elif url.startswith(LIST):
            number = int(url.removeprefix(f"{LIST}page-")) if "page-" in url else 0
            first = newest - 2 * max(number - 1, 0)
            links = [article(first), article(first - 1)]
            links += [page(max(number, 1) + 1)] if max(number, 1) < pages else []
            visit(db, frontier, url, links, number=number)
        else:
            visit(db, frontier, url, [])
    return [url for url in asked if url.startswith(LIST)]


def test_a_walk_ends_early_only_once_its_backfill_is_complete(db: Database) -> None:
    first = begin(db)
    assert len(walk_all(db, first, 5, 10)) == 5
    assert backfilled(db, LIST)
    assert walk_all(db, begin(db), 5, 10) == [LIST]  # nothing new: page 1 is enough
    assert walk_all(db, begin(db), 7, 14) == [LIST, f"{LIST}page-2", f"{LIST}page-3"]


def test_a_walk_that_died_is_taken_up_with_nothing_left_out(db: Database) -> None:
    first = begin(db)
    visit(db, first, HOME, [Found(url=LIST, kind="listing")])
    visit(db, first, LIST, [article(10), article(9), page(2)])
    visit(db, first, page(2).url, [article(8), article(7), page(3)], number=2)
    assert not backfilled(db, LIST)
    again = walk_all(db, begin(db), 5, 10)
    assert {f"{LIST}page-{n}" for n in (3, 4, 5)} <= set(again)
    assert {row[0] for row in db.execute("select url from pages where kind = 'article'")} == {
        article(n).url for n in range(1, 11)
    }
    assert backfilled(db, LIST)


def test_news_that_another_page_named_first_still_leads_to_page_two(db: Database) -> None:
    walk_all(db, begin(db), 3, 6)
    frontier = begin(db)
    visit(db, frontier, HOME, [Found(url=LIST, kind="listing"), article(8), article(7)])
    visit(db, frontier, LIST, [article(8), article(7), page(2)])
    assert page(2).url in urls(frontier.due(db, 9, set()))


def test_a_page_that_repeats_the_last_one_ends_the_walk(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [Found(url=LIST, kind="listing")])
    visit(db, frontier, LIST, [article(2), article(1), page(2)])
    visit(db, frontier, page(2).url, [article(2), article(1), page(3)], number=2)
    assert page(3).url not in urls(frontier.due(db, 9, set()))
    assert backfilled(db, LIST)


def test_a_listing_with_a_page_that_fails_is_not_complete(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [Found(url=LIST, kind="listing")])
    visit(db, frontier, LIST, [article(2), article(1), page(2)])
    (row,) = (row for row in frontier.due(db, 9, set()) if row.url == page(2).url)
    with transaction(db):
        frontier.failed(db, row, "HTTP 500", status=500, retry_in=None)
    assert not backfilled(db, LIST)
    assert LIST in urls(begin(db).due(db, 9, set()))


def test_a_page_that_turned_out_to_be_a_listing_is_walked_from_then_on(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [article(1)])
    visit(db, frontier, article(1).url, [article(2)], kind="listing")
    visit(db, frontier, article(2).url, [])
    assert set(urls(begin(db).due(db, 9, set()))) == {HOME, article(1).url}


def test_a_listing_that_names_nothing_rests_like_any_page(db: Database) -> None:
    frontier = begin(db)
    about = "http://a.vn/gioi-thieu"
    visit(db, frontier, HOME, [Found(url=LIST, kind="listing"), Found(url=about, kind="listing"), article(1)])
    visit(db, frontier, LIST, [article(1)])
    visit(db, frontier, about, [Found(url=LIST, kind="listing")])
    visit(db, frontier, article(1).url, [])
    assert set(urls(begin(db).due(db, 9, set()))) == {HOME, LIST}


def test_listings_without_end_are_not_all_followed(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.frontier._MOST_LISTINGS", 5)
    frontier = begin(db)
    visit(db, frontier, HOME, [Found(url=f"http://a.vn/loc-{n}", kind="listing") for n in range(9)] + [article(1)])
    assert len(frontier.due(db, 99, set(), Choice(kinds=("listing",)))) == 4  # home counts as one
    assert article(1).url in urls(frontier.due(db, 99, set()))


def twin(number: int, place: str) -> Found:
    """An article under one of the pages that show it."""
    return Found(url=f"http://a.vn/{place}/bai-{number}", kind="article", identity=f"http://a.vn/cms/bai-{number}")


def test_an_article_is_fetched_under_one_of_its_addresses(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [twin(1, "tin"), twin(1, "noi-bat"), twin(2, "noi-bat")])
    assert urls(frontier.due(db, 9, set())) == ["http://a.vn/tin/bai-1", "http://a.vn/noi-bat/bai-2"]


def test_an_address_that_is_gone_gives_way_to_the_articles_other_one(db: Database) -> None:
    frontier = begin(db)
    visit(db, frontier, HOME, [twin(1, "tin")])
    visit(db, frontier, "http://a.vn/tin/bai-1", [], status=404)
    frontier = begin(db)
    visit(db, frontier, HOME, [twin(1, "noi-bat")])
    assert urls(frontier.due(db, 9, set())) == ["http://a.vn/noi-bat/bai-1"]


def test_news_known_under_another_address_still_leads_to_page_two(db: Database) -> None:
    listing = Found(url=LIST, kind="listing")
    frontier = begin(db)
    visit(db, frontier, HOME, [listing])
    visit(db, frontier, LIST, [twin(1, "tin")])  # the whole listing: its backfill is complete
    frontier = begin(db)
    visit(db, frontier, HOME, [listing, twin(2, "noi-bat")])
    visit(db, frontier, LIST, [twin(2, "tin"), page(2)])
    assert page(2).url in urls(frontier.due(db, 9, set()))


def test_what_a_page_named_in_the_second_it_came_is_no_news_when_it_comes_again(db: Database) -> None:
    """A walk was cut short behind page 2: the next run goes on at page 3, and does not ask for page 2 again."""
    frontier = begin(db)
    visit(db, frontier, HOME, [Found(url=LIST, kind="listing")])
    visit(db, frontier, LIST, [article(9), article(8), page(2)])
    visit(db, frontier, page(2).url, [article(7), page(3)], number=2)
    with transaction(db):  # the second ended between the two
        db.execute("update pages set fetched_at = '2025-01-05T08:00:05Z' where url = ?", [LIST])
        db.execute("update pages set discovered_at = '2025-01-05T08:00:06.003Z' where kind = 'article'")
    again = begin(db)
    visit(db, again, LIST, [article(9), article(8), page(2)])
    assert state(db, page(2).url)[0] == "done"


def test_the_clock_of_the_queue_never_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        moments: ClassVar = [datetime(2031, 5, 1, 8, 0, 5, tzinfo=UTC), datetime(2031, 5, 1, 8, 0, 2, tzinfo=UTC)]

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.moments.pop(0)

    monkeypatch.setattr(rows, "datetime", Clock)
    monkeypatch.setattr(rows, "_latest", "")
    assert [rows.instant(), rows.instant()] == ["2031-05-01T08:00:05.000Z"] * 2
