"""By what an article can be checked: what was fetched and when, where it is kept, which code and knowledge read it."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from dataclasses import dataclass
from typing import Literal

from crawler.browse.language import number, word

Row = sqlite3.Row

#: Captures of an address that its page lists; the table of captures has all of them.
MOST_CAPTURES = 40

#: How far an article was searched for people, units, dates and documents.
Searched = Literal["whole", "beginning", "other language"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    capture: Row | None  # what the article was read from
    captures: list[Row]  # of its address, the newest first
    fetched: int  # how often the address was fetched in all
    statuses: list[Row]  # status, times, first, last: how the address answered, the newest first
    context: Row | None  # what was learned about the site, as it was used here
    blocks: int  # of chrome, in that context
    warnings: tuple[str, ...]  # in words
    rules: dict[str, str] | None  # field → the rule that gave it; None: read before this was recorded
    searched: Searched
    extract_command: str | None  # prints the page as it was sent; its digest is the capture's


def read_evidence(conn: sqlite3.Connection, article: Row) -> Evidence:
    """The evidence of one row of articles."""
    capture = conn.execute("select * from captures where id = ?", [article["capture"]]).fetchone()
    address = [article["source"], article["url"]]
    warnings = [str(warning) for warning in json.loads(article["warnings"])]
    return Evidence(
        capture=capture,
        captures=conn.execute(
            """select id, fetched_at, status, content_type, length, digest from captures
               where source = ? and url = ? order by fetched_at desc, id desc limit ?""",
            [*address, MOST_CAPTURES],
        ).fetchall(),
        fetched=conn.execute("select count(*) from captures where source = ? and url = ?", address).fetchone()[0],
        statuses=history(conn, *address),
        context=conn.execute(
            "select * from contexts where source = ? and version = ?", [article["source"], article["context"]]
        ).fetchone(),
        blocks=conn.execute(
            "select count(*) from blocks where source = ? and context = ?", [article["source"], article["context"]]
        ).fetchone()[0],
        warnings=tuple(map(_in_words, warnings)),
        rules=_rules(article),
        searched=_searched(article["lang"], warnings),
        extract_command=_extract_command(capture) if capture else None,
    )


def history(conn: sqlite3.Connection, source: str, url: str) -> list[Row]:
    """How an address answered: each stretch of one HTTP status with its first and last time, the newest first."""
    return conn.execute(
        """
        with answers as (
            select status, fetched_at,
                row_number() over (order by fetched_at, id)
                    - row_number() over (partition by status order by fetched_at, id) as stretch
            from captures where source = ? and url = ?
        )
        select status, count(*) as times, min(fetched_at) as first, max(fetched_at) as last
        from answers group by status, stretch order by last desc, first desc limit ?
        """,
        [source, url, MOST_CAPTURES],
    ).fetchall()


def _rules(article: Row) -> dict[str, str] | None:
    # A snapshot of an older soyte has no such column.
    found = article["field_rules"] if "field_rules" in article.keys() else None  # noqa: SIM118 (a Row holds values)
    return {str(name): str(rule) for name, rule in json.loads(found).items()} if found else None


def _searched(lang: str, warnings: list[str]) -> Searched:
    if any(warning.startswith("mentions only in") for warning in warnings):
        return "beginning"
    return "whole" if lang == "vi" else "other language"


def _in_words(warning: str) -> str:
    """A warning of the reader in the language of the page; as it is where the table of words does not know it.

    A number stands in that table as ``#``; what follows a colon is data.
    """
    said, colon, data = warning.partition(": ")
    digits = re.search(r"\d+", said)
    known = word("warning", re.sub(r"\d+", "#", said, count=1))
    return known.replace("#", number(int(digits[0])) if digits else "#") + colon + data


def _extract_command(capture: Row) -> str:
    return f"warcio extract --payload {shlex.quote('warc/' + capture['warc'])} {int(capture['offset'])} | sha256sum"
