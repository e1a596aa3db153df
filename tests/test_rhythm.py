"""When a page is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.captures import stamp
from crawler.rhythm import interval, until_next


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("watched", "changes", "age", "expected"),
    [
        (0, 0, 0, 1),  # today's news: tomorrow
        (1, 0, 1, 1),
        (4, 0, 4, 4),  # the time between two looks doubles
        (30, 0, 30, 30),
        (400, 0, 400, 180),  # never more seldom than twice a year
        (0, 0, 400, 100),  # found late: it has settled
        (0, 0, 4000, 180),
        (10, 5, 10, 1),  # changes every two days
        (60, 2, 60, 15),
        (720, 2, 720, 180),
        (2, 40, 2, 1),  # never more often than daily
    ],
)
def test_by_rhythm_and_age(watched: float, changes: int, age: float, expected: float) -> None:
    assert interval(watched=days(watched), changes=changes, age=days(age)) == days(expected)


def ago(number: float) -> str:
    return stamp(datetime.now(UTC) - days(number))


@pytest.mark.parametrize(
    ("status", "last", "last_status", "expected"),
    [
        (404, 30, 200, 1),  # is it gone? soon to be known
        (410, 1, 404, 2),
        (404, 20, 410, 40),
        (404, None, None, 1),
        (200, 20, 404, 90),  # it is back: what it did before it went decides
    ],
)
def test_what_is_missing(status: int, last: float | None, last_status: int | None, expected: float) -> None:
    found = until_next(
        kind="article",
        status=status,
        blocked=False,
        discovered=ago(90),
        last=None if last is None else ago(last),
        last_status=last_status,
    )
    assert abs(found - days(expected)) < timedelta(seconds=5)


def test_refused_pages_and_empty_lists_are_asked_for_ever_more_seldom() -> None:
    for kind, blocked in (("article", True), ("listing", False)):
        waits = [
            until_next(
                kind=kind,
                status=403 if blocked else 200,
                blocked=blocked,
                discovered=ago(300),
                last=last and ago(last),
                last_status=None,
            )
            for last in (None, 1, 10, 200)
        ]
        assert [round(wait / days(1)) for wait in waits] == [7, 7, 20, 180]
