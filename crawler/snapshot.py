"""What a snapshot holds: the archive without its machinery, with search tables and views for readers.

Everything here works on the copy that publishing made; archive.db is never touched. A reader needs nothing of soyte to
open it: views use built-in functions only.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from crawler import coverage, reading_tables
from crawler.errors import SoyteError
from crawler.search_rows import build_search_rows
from crawler.search_text import exact, folded

#: Changes when this module makes another snapshot from the same archive.
FORMAT = 3

#: Tables that only the crawl and the extraction need.
MACHINERY = (
    "listings",
    "pages",
    "extractions",
    "quarantine",
    "held_texts",
    "article_corrections",
    "text_signatures",
    "_sqlite_migrations",
)

#: The columns of both search tables; their rowid is articles.docid.
SEARCH_COLUMNS = ("title", "lead", "body", "captions", "attachments", "people", "units")
SEARCH_TABLES = {
    "search_folded": ("unicode61 remove_diacritics 2", folded),
    "search_exact": ("unicode61 remove_diacritics 0", exact),
}

#: What the content state is made of: what readers came for. Not how it came about: a crawl that fetched the same again,
#: and code that read the same from it, are no new content. Texts stand in it by their digests.
_MAKING = {"capture", "fetched_at", "extractor", "context", "docid"}
_CONTENT = {
    "provinces": "*",
    "sources": "*",
    "articles": "*",
    "article_texts": "article, tables",
    "revisions": "article, number, text_digest",
    "captions": "*",
    "attachments": "*",
    "attachment_texts": "digest, kind, state, pages, characters, message, text",
    "people": "*",
    "units": "*",
    "unit_aliases": "*",
    "documents": "*",
    "mentions": "*",
    "mention_roles": "*",
    "positions": "*",
    "people_evidence": "*",
    "position_conflicts": "*",
    "corrections": "*",
    "rollups": "*",
    "topics": "*",
    "article_topics": "*",
    "topic_rollups": "*",
}

_VIEWS = """
create view articles_read as
select
    a.id, a.published_on, a.published_at, a.title, a.lead, t.body, a.byline, a.section,
    s.name as source_name, p.name as province, a.url, a.duplicate_of, a.revisions, a.gone_at
from articles a
join article_texts t on t.article = a.id
join sources s on s.key = a.source
left join provinces p on p.key = s.province;

create view positions_read as
select
    o.id, e.name as person_name, o.role, u.name as unit_name, o.first_seen, o.last_seen, o.articles, o.person, o.unit
from positions o
join people e on e.key = o.person
left join units u on u.key = o.unit;

create view topics_read as
select
    r.topic, t.name_vi as topic_name, t.kind, p.name as province, s.name as source_name, r.month,
    r.articles, r.stories, round(100.0 * r.articles / m.articles, 1) as percent_of_source, r.source
from topic_rollups r
join topics t on t.key = r.topic
join sources s on s.key = r.source
join rollups m on m.source = r.source and m.month = r.month
left join provinces p on p.key = s.province
"""

#: What readers of one province, topic or source are quick by; archive.db, which is written to, does without.
_INDEXES = (
    "articles_source_published on articles (source, published_on desc, id desc)",
    "topic_rollups_source on topic_rollups (source, month, topic, articles, stories)",
    "topic_rollups_month on topic_rollups (month, topic, articles, stories)",
    "units_province on units (province, articles desc)",
)


def content_state(connection: sqlite3.Connection) -> str:
    """A digest of all that readers can see: equal for equal content, whenever and in whatever order it was made."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for table, columns in _CONTENT.items():
        digest.update(f"\n{table}\n".encode())
        names = ", ".join(_content_columns(connection, table)) if columns == "*" else columns
        for row in connection.execute(f"select {names} from {table} order by {_primary_key(connection, table)}"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    # Why months are blank is content as well, and made of tables that snapshots do not have.
    for row in (*coverage.coverage(connection), *coverage.hosts()):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _content_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"pragma table_info({table})") if row[1] not in _MAKING]


def _primary_key(connection: sqlite3.Connection, table: str) -> str:
    keys = [(row[5], row[1]) for row in connection.execute(f"pragma table_info({table})") if row[5]]
    return ", ".join(name for _, name in sorted(keys))


def make_readable(connection: sqlite3.Connection, facts: dict[str, str]) -> None:
    """Turn a copy of archive.db into a snapshot: trim it, number the articles, build search tables and views.

    Args:
        facts: rows of the table meta: snapshot_id, published_at and the like.
    """
    connection.execute("pragma foreign_keys = off")
    with connection:
        coverage.write(connection)
        for table in MACHINERY:
            connection.execute(f"drop table if exists {table}")
        # What was typed on a command line may name a person's folders.
        connection.execute("update runs set arguments = '[]', summary = null")
        _leave_out_hidden(connection)
        _leave_out_unnamed(connection)
        connection.executemany("insert or replace into meta (key, value) values (?, ?)", sorted(facts.items()))
        number_articles(connection)
        build_search(connection)
        build_search_rows(connection)
        reading_tables.write(connection)
        for index in _INDEXES:
            connection.execute(f"create index if not exists {index}")
        for view in _VIEWS.split(";"):
            connection.execute(view)
    connection.execute("analyze")


def _leave_out_hidden(connection: sqlite3.Connection) -> None:
    """Private people and mentions that a correction calls false: they stay in the text of the article, nowhere else."""
    connection.execute(
        """
        delete from mention_roles where exists (
            select 1 from mentions m where m.hidden is not null and m.kind = mention_roles.kind
            and (m.article, m.field, m.start, m.end)
                = (mention_roles.article, mention_roles.field, mention_roles.start, mention_roles.end)
        )
        """
    )
    connection.execute("delete from mentions where hidden is not null")
    connection.execute("update mentions set privacy = null where privacy is not null")
    # What these corrections name is just what is not to be shown.
    connection.execute(
        """
        update corrections set about = '', new = '', text = '', note = '', message = null
        where action in ('private person', 'not a mention')
        """
    )
    connection.execute("delete from meta where key = 'corrections'")


def _leave_out_unnamed(connection: sqlite3.Connection) -> None:
    """People and units that no article names, unless a key redirects to one that is named, or one belongs to them."""
    connection.execute(
        """
        with recursive kept(key) as (
            select key from people where articles > 0
            union select p.key from people p join kept on p.merged_into = kept.key
        )
        delete from people where key not in kept
        """
    )
    connection.execute(
        """
        with recursive kept(key) as (
            select key from units where articles > 0
            union select other.key from kept join units u on u.key = kept.key
                join units other on other.key in (u.parent, u.successor) or other.merged_into = u.key
        )
        delete from units where key not in kept
        """
    )


def number_articles(connection: sqlite3.Connection) -> None:
    """Docids in publication order, the oldest 1: the newest matches of a search are the ends of its posting lists."""
    connection.execute(
        """
        update articles set docid = numbered.docid from (
            select id, row_number() over (
                order by coalesce(published_on, substr(first_seen_at, 1, 10)), published_at, first_seen_at, id
            ) as docid from articles
        ) as numbered where numbered.id = articles.id
        """
    )
    connection.execute("create unique index articles_docid on articles (docid)")


def build_search(connection: sqlite3.Connection) -> None:
    """Fill both search tables; articles must have their docids."""
    columns = ", ".join(SEARCH_COLUMNS)
    for table, (tokenizer, form) in SEARCH_TABLES.items():
        connection.execute(f"create virtual table {table} using fts5({columns}, content='', tokenize='{tokenizer}')")
        connection.executemany(
            f"insert into {table} (rowid, {columns}) values (?{', ?' * len(SEARCH_COLUMNS)})",
            ((docid, *(form(text) for text in texts)) for docid, *texts in _texts(connection)),
        )
        connection.execute(f"insert into {table} ({table}) values ('optimize')")


def unindex(connection: sqlite3.Connection, table: str, docids: str) -> None:
    """Take articles out of a search table. It keeps no text of its own: it must be told what it once read.

    Args:
        docids: a query for the docids of the articles.
    """
    wanted = {row[0] for row in connection.execute(docids)}
    columns = ", ".join(SEARCH_COLUMNS)
    form = SEARCH_TABLES[table][1]
    connection.executemany(
        f"insert into {table} ({table}, rowid, {columns}) values ('delete', ?{', ?' * len(SEARCH_COLUMNS)})",
        ((docid, *(form(text) for text in texts)) for docid, *texts in _texts(connection) if docid in wanted),
    )


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """(docid, and the text of each search column) in docid order; names beside mentions, aliases beside names."""
    captions = _by_article(connection, "select a.docid, c.text from captions c join articles a on a.id = c.article")
    files = _by_article(
        connection,
        """
        select a.docid, f.number, f.name || ' ' || coalesce(t.text, '') from attachments f
        join articles a on a.id = f.article left join attachment_texts t on t.digest = f.digest
        """,
    )
    people = _by_article(
        connection,
        """
        select distinct a.docid, p.name from mentions m join people p on p.key = m.person
        join articles a on a.id = m.article where m.person is not null
        """,
    )
    units = _by_article(
        connection,
        """
        select distinct a.docid, u.name from mentions m join units u on u.key = m.unit
        join articles a on a.id = m.article where m.unit is not null
        union
        select a.docid, l.alias from mentions m join unit_aliases l on l.unit = m.unit and l.source = ''
        join articles a on a.id = m.article where m.unit is not null
        """,
    )
    for docid, title, lead, body in connection.execute(
        """
        select a.docid, a.title, coalesce(a.lead, ''), t.body
        from articles a join article_texts t on t.article = a.id order by a.docid
        """
    ):
        yield docid, title, lead, body, captions(docid), files(docid), people(docid), units(docid)


class _by_article:
    """Texts that belong to articles, handed out article by article while both walk in docid order."""

    def __init__(self, connection: sqlite3.Connection, sql: str) -> None:
        rows = connection.execute(f"{sql} order by 1, 2")
        self._groups = ((docid, " · ".join(row[-1] for row in group)) for docid, group in groupby(rows, lambda r: r[0]))
        self._next = next(self._groups, None)

    def __call__(self, docid: int) -> str:
        if self._next is None or self._next[0] != docid:
            return ""
        text = self._next[1]
        self._next = next(self._groups, None)
        return str(text)


def check(connection: sqlite3.Connection) -> None:
    """Prove that the finished snapshot is whole: the file, its references, and that search knows every article.

    Raises:
        SoyteError: it is not; nothing was published.
    """
    problems = [row[0] for row in connection.execute("pragma integrity_check(3)") if row[0] != "ok"]
    problems += [f"{row[0]} row {row[1]} refers to nothing in {row[2]}" for row in
                 connection.execute("pragma foreign_key_check")][:3]  # fmt: skip
    articles = connection.execute("select count(*) from articles").fetchone()[0]
    for table in SEARCH_TABLES:
        try:
            with connection:
                connection.execute(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            problems.append(f"{table}: {error}")
        indexed = connection.execute(f"select count(*) from {table}_docsize").fetchone()[0]
        if indexed != articles:
            problems.append(f"{table} knows {indexed} of {articles} articles")
    if problems:
        raise SoyteError(f"the new snapshot is not sound ({'; '.join(problems)}); the old one stays; check the disk")
