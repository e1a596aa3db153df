"""What an archive counts, counted from the generated rows: as resolving does it, by the database alone."""

from __future__ import annotations

from sqlite_utils import Database

from crawler.database import transaction
from crawler.topic_rows import count_topics

_COUNTS = """
update people set articles = n, first_seen = first, last_seen = last from (
    select person, count(distinct article) as n, min(published_on) as first, max(published_on) as last
    from mentions where person is not null group by person
) where person = people.key;
update units set articles = n, first_seen = first, last_seen = last from (
    select unit, count(distinct article) as n, min(published_on) as first, max(published_on) as last
    from mentions where unit is not null group by unit
) where unit = units.key;
delete from unit_aliases where unit in (select key from units where articles = 0);
delete from people_evidence where person in (select key from people where articles = 0);
update unit_aliases set first_seen = u.first_seen, last_seen = u.last_seen from units u where u.key = unit_aliases.unit;
update documents set articles = n from (
    select document, count(distinct article) as n from mentions where document is not null group by document
) where document = documents.key;
delete from documents where articles = 0;
insert into positions (id, person, role, unit, first_seen, last_seen, articles)
select r.position, m.person, min(r.role), r.unit, min(m.published_on), max(m.published_on), count(distinct r.article)
from mention_roles r join mentions m
    on (m.article, m.field, m.start, m.end, m.kind) = (r.article, r.field, r.start, r.end, r.kind)
group by r.position;
insert into rollups (source, month, articles, stories)
select source, coalesce(month, ''), count(*), sum(duplicate_of is null) from articles group by 1, 2
"""


def count_all(db: Database) -> None:
    with transaction(db):
        for statement in _COUNTS.split(";\n"):
            db.conn.execute(statement)
        count_topics(db)
