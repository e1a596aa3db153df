"""A copy of a snapshot without the articles that their sites no longer have: their rows, and all that counts them.

Counts are not made anew, which would take minutes where there are many articles: what the missing ones had added is
taken off again, table by table.
"""

from __future__ import annotations

import sqlite3

from crawler import coverage
from crawler.search_tables import SEARCH_TABLES, unindex
from pipelines.resolve_positions import Saying, resolve_positions

#: Tables with rows that belong to one article.
_OF_ARTICLES = (
    "article_texts",
    "revisions",
    "captions",
    "attachments",
    "mention_roles",
    "mentions",
    "article_topics",
    "search_rows",
    "changes",
)

#: What is not to be seen, what it had been counted in, and who stands for a story whose first publication is gone.
_BEFORE = """
create temp table unseen (id integer primary key, docid integer, source text not null, url text not null);
insert into unseen select id, docid, source, url from articles where gone_at is not null;

create temp table heirs (id integer primary key, original integer not null, heir integer not null);
insert into heirs
select id, duplicate_of, first_value(id) over (
    partition by duplicate_of order by coalesce(published_to, '9999'), coalesce(published_at, ''), first_seen_at, id
)
from articles where duplicate_of in (select id from unseen) and gone_at is null;

create temp table changed (article integer primary key, articles integer not null, stories integer not null);
insert into changed
select id, -1, -(duplicate_of is null) from articles where gone_at is not null
union all select id, 0, 1 from heirs where id = heir;

create temp table fewer as
select a.source, coalesce(a.month, '') as month, sum(c.articles) as articles, sum(c.stories) as stories
from changed c join articles a on a.id = c.article group by 1, 2;
create temp table fewer_of_topic as
select t.topic, a.source, coalesce(a.month, '') as month, sum(c.articles) as articles, sum(c.stories) as stories
from changed c join articles a on a.id = c.article join article_topics t on t.article = a.id group by 1, 2, 3;
create temp table fewer_of_person as
select n.person as key, coalesce(a.month, '') as month, count(*) as articles
from (select distinct person, article from mentions m join unseen u on u.id = m.article where person is not null) n
join articles a on a.id = n.article group by 1, 2;
create temp table fewer_of_unit as
select n.unit as key, coalesce(a.month, '') as month, count(*) as articles
from (
    select unit, article from mentions m join unseen u on u.id = m.article where unit is not null
    union select unit, article from mention_roles r join unseen u on u.id = r.article where unit is not null
) n join articles a on a.id = n.article group by 1, 2;
create temp table touched_documents (key text primary key) without rowid;
insert into touched_documents
select distinct document from mentions m join unseen u on u.id = m.article where document is not null;
create temp table unseen_addresses (source text not null, url text not null, primary key (source, url)) without rowid;
insert into unseen_addresses
select source, url from unseen
union select c.source, c.url from articles a join unseen u on u.id = a.id join captures c on c.id = a.capture
union select c.source, c.url from revisions r join unseen u on u.id = r.article join captures c on c.id = r.capture;
create temp table touched_positions (id integer primary key);
insert into touched_positions
select distinct position from mention_roles r join unseen u on u.id = r.article where position is not null
"""

_REMOVE = """
update search_rows set story = (select heir from heirs where id = search_rows.article)
where article in (select id from heirs);
update articles set duplicate_of = (select nullif(heir, h.id) from heirs h where h.id = articles.id)
where id in (select id from heirs);
delete from articles where id in (select id from unseen);
delete from person_articles where docid in (select docid from unseen);
delete from unit_articles where docid in (select docid from unseen);
delete from corrections where article in (select id from unseen);
delete from attachment_texts where digest not in (select digest from attachments where digest is not null);
delete from captures where id in (
    select c.id from unseen_addresses u join captures c on c.source = u.source and c.url = u.url
    where c.id not in (select capture from articles) and c.id not in (select capture from revisions)
    and c.id not in (select capture from attachments where capture is not null)
)
"""

_RECOUNT = """
update rollups set articles = rollups.articles + f.articles, stories = rollups.stories + f.stories
from fewer f where f.source = rollups.source and f.month = rollups.month;
delete from rollups where articles <= 0;
update coverage set articles = r.articles from (
    select f.source, f.month, coalesce(r.articles, 0) as articles
    from fewer f left join rollups r on r.source = f.source and r.month = f.month
) r where r.source = coverage.source and r.month = coverage.month;
update coverage set state = case state when 'whole' then 'quiet' else 'pending' end
where articles = 0 and state in ('whole', 'part');

update topic_rollups set articles = topic_rollups.articles + f.articles, stories = topic_rollups.stories + f.stories
from fewer_of_topic f
where f.topic = topic_rollups.topic and f.source = topic_rollups.source and f.month = topic_rollups.month;
delete from topic_rollups where articles <= 0;
update topics set articles = (select coalesce(sum(articles), 0) from topic_rollups where topic = topics.key)
where key in (select topic from fewer_of_topic);

update person_months set articles = person_months.articles - f.articles
from fewer_of_person f where f.key = person_months.person and f.month = person_months.month;
delete from person_months where articles <= 0;
update people set
    articles = (select coalesce(sum(articles), 0) from person_months where person = people.key),
    first_seen = (select min(published_on) from mentions where person = people.key),
    last_seen = (select max(published_on) from mentions where person = people.key)
where key in (select key from fewer_of_person);

update unit_months set articles = unit_months.articles - f.articles
from fewer_of_unit f where f.key = unit_months.unit and f.month = unit_months.month;
delete from unit_months where articles <= 0;
create temp table unit_days (unit text primary key, first text, last text) without rowid;
insert into unit_days
select unit, min(day), max(day) from (
    select unit, published_on as day from mentions where unit in (select key from fewer_of_unit)
    union all
    select r.unit, m.published_on from mention_roles r
    join mentions m on (m.article, m.field, m.start, m.end, m.kind) = (r.article, r.field, r.start, r.end, r.kind)
    where r.unit in (select key from fewer_of_unit)
) group by unit;
update units set
    articles = (select coalesce(sum(articles), 0) from unit_months where unit = units.key),
    first_seen = (select first from unit_days where unit = units.key),
    last_seen = (select last from unit_days where unit = units.key)
where key in (select key from fewer_of_unit);

update documents set articles = (select count(distinct article) from mentions where document = documents.key)
where key in (select key from touched_documents);
delete from documents where articles = 0 and key in (select key from touched_documents);
update meta set value = (select count(*) from articles) where key = 'articles'
"""

#: Posts that nobody gives any more; contradictions that the days of what is left no longer show.
_POSITIONS = """
delete from positions where id in (select id from touched_positions)
and not exists (select 1 from mention_roles where position = positions.id);
delete from position_conflicts where position not in (select id from positions)
or other not in (select id from positions);
delete from position_conflicts where (position in (select id from touched_positions)
    or other in (select id from touched_positions))
and not exists (
    select 1 from positions a, positions b where a.id = position_conflicts.position and b.id = position_conflicts.other
    and a.first_seen < b.last_seen and b.first_seen < a.last_seen
)
"""

#: People whom no article names any more, with the keys that led to them.
_NOBODY = """
create temp table nobody (key text primary key) without rowid;
insert into nobody
with recursive gone (key) as (
    select key from people where articles = 0 and key in (select key from fewer_of_person)
    union select p.key from people p join gone g on p.merged_into = g.key
) select key from gone;
delete from people_evidence where person in (select key from nobody);
delete from positions where person in (select key from nobody);
delete from people where key in (select key from nobody)
"""

#: Units that no article names any more and no other unit belongs or belonged to, with the keys that led to them.
_NO_UNIT = """
insert into no_unit
with recursive gone (key) as (
    select key from units where articles = 0 and key in (select key from fewer_of_unit)
    and not exists (
        select 1 from units o where o.parent = units.key and o.key not in (select key from no_unit)
    )
    and not exists (
        select 1 from units o where o.successor = units.key and o.key not in (select key from no_unit)
    )
    and key not in (select key from no_unit)
    union select u.key from units u join gone g on u.merged_into = g.key
) select key from gone
"""


def leave_out_unreachable(connection: sqlite3.Connection) -> None:
    """Take out the articles that are gone from their sites, inside the caller's transaction; foreign keys are off."""
    _run(connection, _BEFORE)
    for table in SEARCH_TABLES:
        unindex(connection, table, "select docid from unseen")
    for table in _OF_ARTICLES:
        connection.execute(f"delete from {table} where article in (select id from unseen)")
    _run(connection, _REMOVE)
    _run(connection, _RECOUNT)
    _date_positions(connection)
    _run(connection, _POSITIONS)
    _run(connection, _NOBODY)
    connection.execute("create temp table no_unit (key text primary key) without rowid")
    while connection.execute(_NO_UNIT).rowcount > 0:
        pass  # what was kept for a unit that went may go as well
    for table, column in (("unit_aliases", "unit"), ("units", "key")):
        connection.execute(f"delete from {table} where {column} in (select key from no_unit)")
    connection.execute("delete from source_changes")
    connection.executemany("insert into source_changes values (?, ?, ?, ?, ?)", coverage.changes(connection))


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        connection.execute(statement)


def _date_positions(connection: sqlite3.Connection) -> None:
    """When the posts that the missing articles gave are said to be held by those that are left."""
    said = connection.execute(
        """
        select r.article, p.person, r.role, p.unit, m.published_on, r.change
        from touched_positions t join positions p on p.id = t.id join mention_roles r on r.position = t.id
        join mentions m on (m.article, m.field, m.start, m.end, m.kind) = (r.article, r.field, r.start, r.end, r.kind)
        """
    )
    sayings = [
        Saying(article=article, person=person, role=role, unit=unit, day=day, change=change)
        for article, person, role, unit, day, change in said
    ]
    connection.executemany(
        "update positions set first_seen = ?, last_seen = ?, articles = ?, begins = ?, ended = ? where id = ?",
        [
            (one.first_seen, one.last_seen, one.articles, one.begins, one.ended, one.id)
            for one in resolve_positions(sayings).values()
        ],
    )
