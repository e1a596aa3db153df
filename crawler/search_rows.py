"""What a search asks of every article it finds, in one dense table of the snapshot, in order of publication.

The rows of ``articles`` are ten times as long and lie in the order of their ids, which are hashes: filtering and
counting the hits of a search there reads the whole table. Here the row number is the rowid of the search tables.
"""

from __future__ import annotations

import sqlite3

_TABLE = """
create table search_rows (
    docid integer primary key,
    article integer not null references articles(id),
    story integer not null,
    source text not null,
    section text,
    day text not null,
    month text,
    first_day text,
    last_day text,
    files integer not null,
    gone integer not null,
    topics text not null
)
"""

_FILL = """
insert into search_rows
select a.docid, a.id, coalesce(a.duplicate_of, a.id), a.source, nullif(a.section, ''),
       coalesce(a.published_on, substr(a.first_seen_at, 1, 10)), a.month, a.published_from, a.published_to,
       exists (select 1 from attachments f where f.article = a.id), a.gone_at is not null,
       coalesce((select ' ' || group_concat(t.topic, ' ') || ' ' from article_topics t where t.article = a.id), '')
from articles a order by a.docid
"""

_INDEXES = """
create unique index search_rows_article on search_rows (article);
create index search_rows_spans on search_rows (last_day, docid) where last_day > first_day;
create index search_rows_section on search_rows (section, source) where section is not null
"""


def build_search_rows(connection: sqlite3.Connection) -> None:
    """Make and fill ``search_rows``; articles must have their docids."""
    connection.execute(_TABLE)
    connection.execute(_FILL)
    for index in _INDEXES.split(";"):
        connection.execute(index)
