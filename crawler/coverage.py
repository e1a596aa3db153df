"""What an archive holds of every source and month, and why a month is blank: four tables that snapshots have.

The lists that were walked and the pages that wait stay behind in archive.db; what they say of coverage is put into
words here, when a snapshot is made, so that no page takes a blank for "nothing happened".
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from crawler.health import health

#: whole: articles, and the lists were read for all of the month. part: articles, and there may be more of them.
#: quiet: the lists were read without failures, nothing was published. failing: the site blocked us or failed.
#: pending: the lists have not been walked that far, back or forth.
State = Literal["whole", "part", "quiet", "failing", "pending"]

#: A month before this one is a slip in a date, not a time that departments had sites in.
FIRST_MONTH = "1996-01"

_TABLES = """
create table coverage (
    source text not null references sources(key),
    month text not null,
    state text not null,
    articles integer not null,
    primary key (source, month)
) without rowid;

create table source_states (
    source text primary key references sources(key),
    status text not null,
    last_run text,
    last_ok text,
    failures integer not null,
    reach text,
    message text
) without rowid;

create table known_hosts (
    source text not null,
    host text not null,
    name text not null,
    kind text not null,
    province text references provinces(key),
    former text references provinces(key),
    crawled integer not null,
    confidence text,
    verified text,
    evidence text,
    doubt text,
    primary key (source, host)
) without rowid;

create table source_changes (
    source text not null references sources(key),
    month text not null,
    kind text not null,
    before text not null,
    after text not null,
    primary key (source, month, kind)
) without rowid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl of a source; months like 2025-08."""

    began: str
    ended: str
    ok: bool


def state(month: str, articles: int, crawls: Sequence[Crawl], reach: str | None) -> State:
    """What is known of one month of one source.

    Args:
        crawls: in the order of time.
        reach: the day that all its lists were walked back to, "end" for their ends; None while one was not.
    """
    good = [crawl for crawl in crawls if crawl.ok]
    if good and month <= good[-1].ended:
        # A good crawl finds what came since the one before, so nothing is missed between the first and the last.
        read = month >= good[0].began or (reach is not None and (reach == "end" or reach <= f"{month}-01"))
        failing = False
    else:
        read = False
        failing = any(crawl.ended >= month for crawl in crawls) or (bool(crawls) and not good)
    if articles:
        return "whole" if read else "part"
    return "quiet" if read else "failing" if failing else "pending"


def write(connection: sqlite3.Connection) -> None:
    """Make and fill the tables, while listings, pages and runs are still there. Inside the caller's transaction."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    rows = coverage(connection)
    connection.executemany("insert into coverage values (?, ?, ?, ?)", rows)
    reach = _reach(connection)
    connection.executemany(
        "insert into source_states values (?, ?, ?, ?, ?, ?, ?)",
        [
            (row.source, row.status, row.last_run, row.last_ok, row.failures, reach.get(row.source), row.why)
            for row in health(Database(connection, execute_plugins=False)).sources
        ],
    )
    provinces = {row[0] for row in connection.execute("select key from provinces")}
    connection.executemany(
        f"insert into known_hosts values ({', '.join('?' * 11)})",
        [row for row in hosts() if row[4] is None or row[4] in provinces],
    )
    connection.executemany("insert into source_changes values (?, ?, ?, ?, ?)", changes(connection))


def coverage(connection: sqlite3.Connection) -> list[tuple[str, str, State, int]]:
    """(source, month, state, articles), from the first month with an article to the last that was looked at."""
    articles: dict[str, dict[str, int]] = defaultdict(dict)
    for source, month, count in connection.execute("select source, month, articles from rollups where month <> ''"):
        articles[source][month] = count
    crawls = _crawls(connection)
    reach = _reach(connection)
    seen = [crawl.ended for found in crawls.values() for crawl in found]
    seen += [at[:7] for (at,) in connection.execute("select max(fetched_at) from captures") if at]
    written = [month for found in articles.values() for month in found if month >= FIRST_MONTH]
    if not seen and not written:
        return []
    # An article dated later than anything was fetched is a slip as well.
    months = list(_months(min([*written, *seen]), max(seen or written)))
    return [
        (source, month, state(month, articles[source].get(month, 0), crawls.get(source, []), reach.get(source)),
         articles[source].get(month, 0))
        for (source,) in connection.execute("select key from sources order by key").fetchall()
        for month in months
    ]  # fmt: skip


def _crawls(connection: sqlite3.Connection) -> dict[str, list[Crawl]]:
    found: dict[str, list[Crawl]] = defaultdict(list)
    for source, status, began, ended in connection.execute(
        """
        select r.source, r.status, runs.started_at, coalesce(runs.finished_at, runs.started_at)
        from run_sources r join runs on runs.id = r.run where r.status <> 'skipped' order by runs.started_at, runs.id
        """
    ):
        found[source].append(Crawl(began=began[:7], ended=ended[:7], ok=status == "ok"))
    return found


def _reach(connection: sqlite3.Connection) -> dict[str, str]:
    """By source: the day that all of its lists were walked back to, or "end"; lists that do not answer do not count."""
    rows = connection.execute(
        """
        select p.source, max(case l.backfilled_to when 'end' then '' else l.backfilled_to end),
            count(*) = count(l.backfilled_to)
        from listings l join pages p on p.id = l.page where p.state not in ('failed', 'blocked') group by 1
        """
    )
    return {source: day or "end" for source, day, all_walked in rows if all_walked}


def hosts() -> list[tuple[Any, ...]]:
    """Rows of known_hosts: every source that there is or should be with its hosts, or with "" where none is known."""
    from spiders.table import NATIONAL, table  # brings in Scrapy, which no other part of a snapshot needs

    found: list[tuple[Any, ...]] = []
    for group in table():
        province = None if group.key == NATIONAL else group.key
        for source in group.sources:
            who = (source.name, source.kind, province, source.former)
            if not source.hosts:
                found.append((source.key, "", *who, 0, None, None, None, None))
            for host in source.hosts:
                how = (int(host.crawled), host.confidence, host.verified, host.evidence, host.doubt)
                found.append((source.key, host.name, *who, *how))
    return found


#: How an article was read, and on what host. Where most articles of a month differ in it from those of the month
#: before, a change in counts may come from there.
_HOW = {
    "layout": "layout",
    "host": "case when instr(url, '://') then "
    "substr(url, instr(url, '://') + 3, instr(substr(url || '/', instr(url, '://') + 3), '/') - 1) else '' end",
    "extractor": "extractor",
    "context": "context",
}


def changes(connection: sqlite3.Connection) -> list[tuple[str, str, str, str, str]]:
    """(source, month, kind, before, after): from this month on most articles are laid out, hosted or read otherwise."""
    counts: dict[str, dict[tuple[str, str], dict[str, int]]] = {kind: {} for kind in _HOW}
    # One walk over the articles for all kinds: they are many, and the ways of reading them are few.
    for source, month, *values, count in connection.execute(
        f"""
        select source, month, {", ".join(_HOW.values())}, count(*) from articles where month is not null
        group by {", ".join(map(str, range(1, len(_HOW) + 3)))}
        """
    ):
        for kind, value in zip(_HOW, values, strict=True):
            of_month = counts[kind].setdefault((source, month), {})
            of_month[value] = of_month.get(value, 0) + count
    found = []
    for kind, months in counts.items():
        mostly = {place: max(values, key=lambda value: (values[value], value)) for place, values in months.items()}
        found += list(_turns(kind, mostly))
    return sorted(found)


def _turns(kind: str, months: Mapping[tuple[str, str], str]) -> Iterable[tuple[str, str, str, str, str]]:
    before: tuple[str, str] | None = None
    for (source, month), value in sorted(months.items()):
        if before is not None and before[0] == source and before[1] != value:
            yield source, month, kind, before[1], value
        before = (source, value)


def _months(first: str, last: str) -> Iterable[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
