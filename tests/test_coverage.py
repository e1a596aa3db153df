"""Why a month is blank: told from the crawls, and from how far the lists were walked."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest

from crawler.coverage import Crawl, hosts, state
from tests.comparing import published

OK_JANUARY = Crawl(began="2025-01", ended="2025-01", ok=True)
OK_JUNE = Crawl(began="2025-06", ended="2025-06", ok=True)
BAD_JULY = Crawl(began="2025-07", ended="2025-07", ok=False)


@pytest.mark.parametrize(
    ("month", "articles", "crawls", "reach", "expected"),
    [
        ("2025-03", 0, [OK_JANUARY, OK_JUNE], None, "quiet"),  # between two good crawls
        ("2025-03", 4, [OK_JANUARY, OK_JUNE], None, "whole"),
        ("2024-03", 0, [OK_JANUARY, OK_JUNE], None, "pending"),  # before the first, and the lists were not walked back
        ("2024-03", 4, [OK_JANUARY, OK_JUNE], None, "part"),
        ("2024-03", 0, [OK_JANUARY], "end", "quiet"),
        ("2024-03", 0, [OK_JANUARY], "2024-03-01", "quiet"),
        ("2024-03", 0, [OK_JANUARY], "2024-03-15", "pending"),  # the first half of the month was not reached
        ("2024-03", 2, [OK_JANUARY], "2024-03-15", "part"),
        ("2025-07", 0, [OK_JUNE, BAD_JULY], "end", "failing"),
        ("2025-07", 3, [OK_JUNE, BAD_JULY], "end", "part"),
        ("2025-06", 0, [OK_JUNE, BAD_JULY], "end", "quiet"),
        ("2025-08", 0, [OK_JUNE, BAD_JULY], "end", "pending"),  # nobody asked since
        ("2025-05", 0, [BAD_JULY], None, "failing"),  # it never worked
        ("2025-05", 0, [], None, "pending"),  # imported, or never crawled
        ("2025-05", 1, [], None, "part"),
    ],
)
def test_state(month: str, articles: int, crawls: list[Crawl], reach: str | None, expected: str) -> None:
    assert state(month, articles, crawls, reach) == expected


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = published(tmp_path_factory.mktemp("home"))
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as found:
        yield found


def test_every_source_has_every_month(conn: sqlite3.Connection) -> None:
    rows = conn.execute(
        "select source, group_concat(state, ' ') from (select * from coverage order by 1, 2) group by 1"
    )
    assert dict(rows) == {
        #              January February March April May June
        "an-giang": "pending part quiet whole whole quiet",
        "ca-mau": "failing failing failing failing failing failing",
        "cdc-hue": "pending part pending pending pending pending",
        "hue": "whole whole quiet whole quiet quiet",
        "kien-giang": "whole part failing failing failing failing",
        "moh": "pending pending whole quiet quiet quiet",
    }


def test_counts_are_those_of_the_articles(conn: sqlite3.Connection) -> None:
    assert conn.execute("select source, month, articles from coverage where articles > 1 order by 1, 2").fetchall() == [
        ("hue", "2025-01", 2),
        ("hue", "2025-04", 4),
        ("moh", "2025-03", 2),
    ]


def test_states_of_sources(conn: sqlite3.Connection) -> None:
    rows = conn.execute("select source, status, last_ok, failures, reach, message from source_states order by 1")
    assert rows.fetchall() == [
        ("an-giang", "ok", "2025-06-20T02:00:00Z", 0, "2025-03-01", None),
        ("ca-mau", "failing", None, 2, None, "403 Forbidden"),
        ("cdc-hue", "imported", None, 0, None, None),
        ("hue", "ok", "2025-06-20T02:00:00Z", 0, "end", None),
        ("kien-giang", "failing", "2025-01-04T02:00:00Z", 2, None, "no address for the host"),
        ("moh", "ok", "2025-06-20T02:00:00Z", 0, None, None),
    ]


def test_a_department_without_a_host_is_listed_without_one() -> None:
    rows = {row[0]: row for row in hosts() if row[1] == ""}
    assert "cao-bang" in rows and rows["cao-bang"][4] == "cao-bang"
    assert all(row[6] == 0 for row in rows.values())


def test_changes_are_months_from_which_on_most_articles_differ(conn: sqlite3.Connection) -> None:
    rows = conn.execute("select source, month, kind, before, after from source_changes").fetchall()
    assert rows == [("hue", "2025-04", "layout", "nukeviet", "liferay7")]
