"""The page of a source: who it is and how we know, what is held of it, and what changed in how it is read."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from crawler.browse import months
from crawler.browse.charts import MonthChart
from crawler.browse.coverage_page import Line, Summary, line_of, read_summaries
from crawler.browse.evidence import Column, columns_of
from crawler.browse.holdings import read_holdings
from crawler.browse.newest import lines, newest_of
from crawler.browse.province_page import read_chart, read_hosts

Row = sqlite3.Row

#: Sections that are listed.
SECTIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    row: Row
    hosts: list[str]
    known: list[Row]
    province: Row | None
    former: Row | None
    summary: Summary
    chart: MonthChart | None
    columns: list[Column]
    coverage: Line | None  # by year
    sections: list[Row]
    changes: list[Row]
    contexts: list[Row]
    articles: list[Row]


def read_source(conn: sqlite3.Connection, key: str) -> SourcePage | None:
    """The source with that key; None when the archive has none."""
    row = conn.execute("select * from sources where key = ?", [key]).fetchone()
    if row is None:
        return None
    province = "select * from provinces where key = ?"
    (summary,) = [one for one in read_summaries(conn) if one.publisher.key == key]
    first, last = months.oldest(conn), months.newest(conn)
    span = months.between(max(first, summary.first or first), last) if first and last else []
    columns = columns_of(span, years=True)
    return SourcePage(
        row=row,
        hosts=json.loads(row["hosts"]),
        known=read_hosts(conn, [key]),
        province=conn.execute(province, [row["province"]]).fetchone(),
        former=conn.execute(province, [row["former"]]).fetchone(),
        summary=summary,
        chart=read_chart(conn, [key]),
        columns=columns,
        coverage=line_of(read_holdings(conn, span, source=key), summary.publisher, columns, span) if span else None,
        sections=conn.execute(
            """
            select section, count(*) as articles from articles where source = ? and section is not null
            group by 1 order by 2 desc, 1 limit ?
            """,
            [key, SECTIONS],
        ).fetchall(),
        changes=conn.execute(
            "select * from source_changes where source = ? order by month desc, kind", [key]
        ).fetchall(),
        contexts=conn.execute(
            "select version, made_at, pages, current from contexts where source = ? order by made_at desc limit 10",
            [key],
        ).fetchall(),
        articles=lines(conn, newest_of(conn, [key], 45)),
    )
