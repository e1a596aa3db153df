"""What of a page is in no field of its article, and why: read again from the raw page where that can be had.

Where it cannot (a published file by itself, a site for strangers) the page shows what is known without it: the chrome
of the whole site, with on how many pages each block stood and between which two captures.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from crawler.browse.asked import Answer, Asked
from crawler.browse.display import dropped_by
from crawler.browse.reread import Line, NotRead, Reread, reread

#: Hosts have some hundreds of blocks; the table of blocks has all.
MOST = 600


def read_dropped(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/dropped?article=ID``: the lines dropped from its page, and the blocks of the context it was read with."""
    row = conn.execute(
        """select a.id, a.title, a.url, a.source, a.context, a.extractor, a.layout, a.capture, a.text_digest,
               s.name as source_name, c.fetched_at
           from articles a join sources s on s.key = a.source left join captures c on c.id = a.capture
           where a.id = ?""",
        [asked.number("article")],
    ).fetchone()
    if row is None:
        return None
    where: list[Any] = [row["source"], row["context"]]
    context = conn.execute("select * from contexts where source = ? and version = ?", where).fetchone()
    found = conn.execute(
        """select key, path, sample, pages, first_seen, last_seen, first_seen <= ? and last_seen >= ? as stood
           from blocks where source = ? and context = ? order by stood desc, pages desc, path, sample limit ?""",
        [row["fetched_at"], row["fetched_at"], *where, MOST],
    ).fetchall()
    again = reread(conn, asked.archive, row)
    return {
        "row": row,
        "context": context,
        "reasons": _reasons(again) if isinstance(again, Reread) else {},
        "again": again if isinstance(again, Reread) else None,
        "not_read": again if isinstance(again, NotRead) else None,
        "pages_of": {block["key"]: block["pages"] for block in found},
        "blocks": found,
        "stood": [block for block in found if block["stood"]],
        "other": [block for block in found if not block["stood"]],
        "total": conn.execute("select count(*) from blocks where source = ? and context = ?", where).fetchone()[0],
    }


def _reasons(again: Reread) -> dict[str, list[Line]]:
    """The lines by the reason in words, which several rules may share; the reason of most of them first."""
    found: dict[str, list[Line]] = {}
    for line in again.lines:
        found.setdefault(dropped_by(line.rule), []).append(line)
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])))
