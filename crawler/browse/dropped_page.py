"""The page chrome that was known when an article was read: what could be dropped from its page, and why.

Which of these blocks stood on one page is not stored; that is worked out from the page itself (`soyte explain`). What
is known of each is on how many pages of the host it stood, and between which two captures.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from crawler.browse.asked import Answer, Asked

#: Hosts have some hundreds of blocks; the table of blocks has all.
MOST = 600


def read_dropped(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/dropped?article=ID``: the blocks of the context that an article was read with."""
    row = conn.execute(
        """select a.id, a.title, a.source, a.context, a.extractor, a.layout, s.name as source_name, c.fetched_at
           from articles a join sources s on s.key = a.source left join captures c on c.id = a.capture
           where a.id = ?""",
        [asked.number("article")],
    ).fetchone()
    if row is None:
        return None
    where: list[Any] = [row["source"], row["context"]]
    context = conn.execute("select * from contexts where source = ? and version = ?", where).fetchone()
    found = conn.execute(
        """select path, sample, pages, first_seen, last_seen, first_seen <= ? and last_seen >= ? as stood
           from blocks where source = ? and context = ? order by stood desc, pages desc, path, sample limit ?""",
        [row["fetched_at"], row["fetched_at"], *where, MOST],
    ).fetchall()
    return {
        "row": row,
        "context": context,
        "blocks": found,
        "stood": [block for block in found if block["stood"]],
        "other": [block for block in found if not block["stood"]],
        "total": conn.execute("select count(*) from blocks where source = ? and context = ?", where).fetchone()[0],
    }
