"""Tables that snapshots have for readers: what changed after publication, which articles name whom, how many by month.

All of it is told by other tables; it is worked out once, when a snapshot is made, so that no page has to.
"""

from __future__ import annotations

import sqlite3

_TABLES = """
drop table if exists changes;
create table changes (
    id integer primary key,
    at text not null,
    month text not null,
    kind text not null,
    article integer not null references articles(id) on delete cascade,
    number integer,
    source text not null references sources(key)
);
drop table if exists person_months;
create table person_months (
    person text not null references people(key) on delete cascade,
    month text not null,
    articles integer not null,
    primary key (person, month)
) without rowid;
drop table if exists unit_months;
create table unit_months (
    unit text not null references units(key) on delete cascade,
    month text not null,
    articles integer not null,
    primary key (unit, month)
) without rowid;
drop table if exists person_articles;
create table person_articles (
    person text not null,
    docid integer not null,
    primary key (person, docid)
) without rowid;
drop table if exists unit_articles;
create table unit_articles (
    unit text not null,
    docid integer not null,
    primary key (unit, docid)
) without rowid;

insert into changes (id, at, month, kind, article, number, source)
select row_number() over (order by at, article, number), at, strftime('%Y-%m', at, '+7 hours'), kind, article, number,
    source
from (
    select r.fetched_at as at, r.article, r.number, a.source,
        case
            when r.title <> b.title then 'title'
            when r.body <> b.body or r.lead is not b.lead then 'text'
            else 'captions'
        end as kind
    from revisions r
    join revisions b on b.article = r.article and b.number = r.number - 1
    join articles a on a.id = r.article
    union all
    select gone_at, id, null, source, 'gone' from articles where gone_at is not null
);
create index changes_kind on changes (kind);
create index changes_source on changes (source, kind);
create index changes_article on changes (article);

create temp table dated (article integer primary key, docid integer not null, month text not null);
insert into dated (article, docid, month) select id, docid, coalesce(month, '') from articles;

insert into person_articles (person, docid)
select distinct m.person, d.docid from mentions m join dated d on d.article = m.article where m.person is not null
order by 1, 2;

insert into unit_articles (unit, docid)
select n.unit, d.docid
from (
    select unit, article from mentions where unit is not null
    union all select unit, article from mention_roles where unit is not null
) n join dated d on d.article = n.article
group by 1, 2;

create temp table months (docid integer primary key, month text not null);
insert into months (docid, month) select docid, month from dated order by docid;

insert into person_months (person, month, articles)
select n.person, d.month, count(*) from person_articles n join months d on d.docid = n.docid group by 1, 2;

insert into unit_months (unit, month, articles)
select n.unit, d.month, count(*) from unit_articles n join months d on d.docid = n.docid group by 1, 2;
drop table dated;
drop table months;

create index if not exists people_name on people (name);
create index if not exists mentions_article_person on mentions (article, person) where person is not null
"""


def write(connection: sqlite3.Connection) -> None:
    """Make the tables from what the snapshot holds; those that are there are made again."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
