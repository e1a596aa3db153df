"""What the page of one official document shows: what is known of it, and the articles that cite it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

Row = sqlite3.Row

#: How many articles the page lists itself; the rest is one link away, on the search page.
NEWEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    row: Row
    articles: list[Row]
    reposts: int  # among the articles that cite it, listed or not
    units: list[Row]  # key, name, articles: whose names stand in the articles listed, most frequent first
    sources: list[Row]  # key, name, articles: who published them


def read_document(conn: sqlite3.Connection, key: str) -> DocumentPage | None:
    """The document with that key; None when there is none."""
    row = conn.execute("select * from documents where key = ?", [key]).fetchone()
    if row is None:
        return None
    articles = conn.execute(
        """select a.id, a.title, a.source, s.name as source_name, a.published_at, a.published_on, count(*) as mentions
           from mentions m join articles a on a.id = m.article join sources s on s.key = a.source
           where m.document = ? and a.duplicate_of is null
           group by m.published_on, m.article order by m.published_on desc, m.article limit ?""",
        [key, NEWEST],
    ).fetchall()
    cited = "select distinct article from mentions where document = ?"
    reposts = conn.execute(
        f"select count(*) from articles where duplicate_of is not null and id in ({cited})", [key]
    ).fetchone()[0]
    marks = ", ".join("?" * len(articles))
    units = conn.execute(
        f"""select u.key, u.name, count(distinct m.article) as articles
            from mentions m join units u on u.key = m.unit
            where m.article in ({marks}) and m.unit is not null
            group by u.key order by 3 desc, u.name limit 8""",
        [article["id"] for article in articles],
    ).fetchall()
    sources = conn.execute(
        f"""select s.key, s.name, count(*) as articles from articles a join sources s on s.key = a.source
            where a.id in ({cited}) group by s.key order by 3 desc, s.name limit 12""",
        [key],
    ).fetchall()
    return DocumentPage(row=row, articles=articles, reposts=reposts, units=units, sources=sources)
