"""What a snapshot holds: the archive without its machinery, with search tables, indexes and views for readers.

It is written anew beside the archive, which is only read: what is not for readers never gets into the file, not even
into its free pages. A reader needs nothing of soyte to open it: views use built-in functions only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from crawler import coverage, reading_tables
from crawler.search_rows import build_search_rows
from crawler.search_tables import build_search, move_in

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

#: The temporary table of :func:`number_articles`.
NUMBERED = "numbered"

#: What a column of the snapshot holds where it is not what the archive has there.
_INSTEAD = {
    # What was typed on a command line may name a person's folders.
    "runs": {"arguments": "'[]'", "summary": "null"},
    "articles": {"docid": f"(select docid from temp.{NUMBERED} n where n.id = articles.id)"},
    "mentions": {"privacy": "null"},
    # What these corrections name is just what is not to be shown.
    "corrections": {
        column: f"case when action in ('private person', 'not a mention') then {empty} else {column} end"
        for column, empty in {"about": "''", "new": "''", "text": "''", "note": "''", "message": "null"}.items()
    },
}

#: Rows that a table keeps, where it does not keep all: private people and mentions that a correction calls false stay
#: in the text of the article, nowhere else; people and units that no article names are left out.
_ONLY = {
    "meta": "key <> 'corrections'",
    "mentions": "hidden is null",
    "mention_roles": """not exists (
        select 1 from archive.mentions m where m.hidden is not null and m.kind = mention_roles.kind
        and (m.article, m.field, m.start, m.end)
            = (mention_roles.article, mention_roles.field, mention_roles.start, mention_roles.end)
    )""",
    "people": "key in (select key from temp.kept_people)",
    "people_evidence": "person in (select key from temp.kept_people)",
    "units": "key in (select key from temp.kept_units)",
    "unit_aliases": "unit in (select key from temp.kept_units)",
}

#: What the search tables need to find the articles, made before them; and with it what a list of hits is counted by.
_DOCIDS = "create index articles_docid on articles (docid, source, month, section, duplicate_of)"

#: Indexes for what readers ask, beside those of the archive itself.
_INDEXES = """
create index articles_month on articles (month, published_on desc, id desc);
create index articles_section on articles (section, published_on desc, id desc);
create index articles_source on articles (source, published_on desc, id desc);
create index articles_gone on articles (gone_at desc) where gone_at is not null;
create index revisions_fetched on revisions (fetched_at desc);
create index people_articles on people (articles desc);
create index people_name on people (name);
create index units_articles on units (articles desc);
create index documents_articles on documents (articles desc);
create index topic_rollups_source on topic_rollups (source, month, topic, articles, stories);
create index topic_rollups_month on topic_rollups (month, topic, articles, stories);
create index units_province on units (province, articles desc)
"""

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


def copy_readable(connection: sqlite3.Connection) -> None:
    """Write the rows that readers may see from the attached database ``archive`` into this empty one.

    Without the archive's indexes: they are quicker made at once, by :func:`finish`.
    """
    _keep_people(connection)
    _keep_units(connection)
    number_articles(connection, "archive")
    tables = connection.execute(
        "select name, sql from archive.sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
    ).fetchall()
    for table, sql in tables:
        if table in MACHINERY:
            continue
        connection.execute(sql)
        instead, only = _INSTEAD.get(table, {}), _ONLY.get(table, "true")
        names = [row[1] for row in connection.execute(f"pragma main.table_info({table})")]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(instead.get(name, f'"{name}"') for name in names)
        connection.execute(f"insert into main.{table} ({columns}) select {values} from archive.{table} where {only}")
    coverage.write(connection)  # while what it is told by can still be read
    for left in (NUMBERED, "kept_people", "kept_units"):
        connection.execute(f"drop table temp.{left}")


def number_articles(connection: sqlite3.Connection, archive: str = "main") -> None:
    """Make the temporary table ``numbered`` with the docid that every article of an archive gets in a snapshot.

    Docids run in publication order, the oldest 1: the newest matches of a search are the ends of its posting lists.
    """
    connection.execute(f"create temp table {NUMBERED} (id integer primary key, docid integer not null unique)")
    connection.execute(
        f"""
        insert into {NUMBERED} select id, row_number() over (
            order by coalesce(published_on, substr(first_seen_at, 1, 10)), published_at, first_seen_at, id
        ) from {archive}.articles
        """
    )


def _keep_people(connection: sqlite3.Connection) -> None:
    """The people that articles name, and the keys that redirect to them."""
    into: dict[str, list[str]] = {}
    named = []
    for key, merged, articles in connection.execute("select key, merged_into, articles from archive.people"):
        into.setdefault(merged, []).append(key)
        if articles:
            named.append(key)
    _keep(connection, "kept_people", named, into)


def _keep_units(connection: sqlite3.Connection) -> None:
    """The units that articles name, the keys that redirect to them, and the units that these belong or belonged to."""
    beside: dict[str, list[str]] = {}
    named = []
    for key, merged, parent, successor, articles in connection.execute(
        "select key, merged_into, parent, successor, articles from archive.units"
    ):
        beside.setdefault(merged, []).append(key)
        beside.setdefault(key, []).extend(filter(None, (parent, successor)))
        if articles:
            named.append(key)
    _keep(connection, "kept_units", named, beside)


def _keep(connection: sqlite3.Connection, table: str, named: list[str], beside: dict[str, list[str]]) -> None:
    kept = set(named)
    waiting = list(kept)
    while waiting:
        fresh = {other for other in beside.get(waiting.pop(), ()) if other not in kept}
        kept |= fresh
        waiting += fresh
    connection.execute(f"create temp table {table} (key text primary key) without rowid")
    connection.executemany(f"insert into {table} values (?)", [(key,) for key in sorted(kept)])


def finish(
    connection: sqlite3.Connection,
    indexes: list[str],
    facts: dict[str, str],
    search: Callable[[], Mapping[str, Path]] | None = None,
) -> None:
    """Make the copied rows a snapshot: search tables, indexes and views.

    Args:
        indexes: the statements that made the archive's indexes.
        facts: rows of the table meta: snapshot_id, published_at and the like.
        search: waits for the search tables when somebody else is building them, and says where they are.
    """
    connection.executemany("insert or replace into meta (key, value) values (?, ?)", sorted(facts.items()))
    connection.execute(_DOCIDS)
    for statement in indexes:
        connection.execute(statement)
    build_search_rows(connection)
    for statement in (*_INDEXES.split(";\n"), *_VIEWS.split(";\n")):
        connection.execute(statement)
    reading_tables.write(connection)  # it counts along those indexes
    if search is None:
        build_search(connection)
    else:
        move_in(connection, search())
    connection.execute("pragma analysis_limit = 1000")  # enough to choose indexes by; all rows would take minutes
    connection.execute("analyze")


def archive_indexes(connection: sqlite3.Connection) -> list[str]:
    """The statements that make the indexes of the attached database ``archive``, those of its machinery left out."""
    rows = connection.execute(
        "select tbl_name, sql from archive.sqlite_master where type = 'index' and sql is not null"
    )
    return [sql for table, sql in rows if table not in MACHINERY]
