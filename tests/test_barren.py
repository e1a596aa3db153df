"""Listings that lead only to listings come to an end."""

from __future__ import annotations

from crawler.barren import Barren
from crawler.rows import Found, Row


def row(url: str) -> Row:
    names = ("found_on", "fetched_at", "next_due", "status", "etag", "last_modified", "reader")
    return Row(
        id=1, url=url, kind="listing", priority=0, discovered_at="", failures=0, unmodified=0, **dict.fromkeys(names)
    )


def month(number: int) -> list[Found]:
    return [Found(url="/", kind="home"), Found(url=f"/{number + 1}", kind="listing")]


def test_a_calendar_is_left_after_some_months() -> None:
    barren = Barren()
    number = 1
    while any(link.kind == "listing" for link in barren.followed(row(f"/{number}"), month(number))):
        number += 1
        assert number < 10
    assert number > 3  # a menu may be nested


def test_a_listing_with_articles_leads_on_however_deep_it_lies() -> None:
    barren = Barren()
    for number in range(1, 30):
        links = [*month(number), Found(url=f"/tin-{number}", kind="article")]
        assert barren.followed(row(f"/{number}"), links) == links


def test_pages_of_one_listing_are_the_walks_matter() -> None:
    barren = Barren()
    for number in range(1, 30):
        links = [Found(url=f"/{number + 1}", kind="listing", listing="/1", number=number + 1)]
        assert barren.followed(row(f"/{number}"), links) == links
