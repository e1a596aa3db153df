"""Topics in archive.db: what each article is about, and how often per source and month."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlite_utils import Database

from crawler.items import Article
from crawler.revisions import replace_rows


def write_topics(db: Database, key: int, article: Article) -> bool:
    """Write what an article is about; returns whether it was another before."""
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for hit in article.topics:
        places[hit.topic].append((hit.field, hit.start, hit.end))
    rows: list[tuple[Any, ...]] = [
        (key, topic, len(spans), sum(field == "title" for field, _, _ in spans), json.dumps(spans))
        for topic, spans in places.items()
    ]
    return replace_rows(db, "article_topics", ("article", "topic", "mentions", "in_title", "places"), key, rows)


def count_topics(db: Database) -> None:
    """Bring the counts of topics up to date with articles and duplicates. Runs inside the caller's transaction."""
    db.conn.execute(
        """
        update article_topics set published_on = a.published_on from articles a
        where a.id = article_topics.article and article_topics.published_on is not a.published_on
        """
    )
    db.conn.execute(
        """
        create temp table counted as
        select t.topic, a.source, coalesce(a.month, '') as month,
            count(*) as articles, sum(a.duplicate_of is null) as stories
        from article_topics t join articles a on a.id = t.article
        group by 1, 2, 3
        """
    )
    # Only what differs is written: an archive where nothing changed stays as it is, byte for byte.
    db.conn.execute(
        "delete from topic_rollups where (topic, source, month) not in (select topic, source, month from counted)"
    )
    db.conn.execute(
        """
        insert into topic_rollups (topic, source, month, articles, stories)
        select * from counted where true
        on conflict (topic, source, month) do update set articles = excluded.articles, stories = excluded.stories
        where (articles, stories) <> (excluded.articles, excluded.stories)
        """
    )
    db.conn.execute("drop table counted")
    db.conn.execute(
        """
        update topics set articles = found.articles from (
            select k.key, coalesce(sum(r.articles), 0) as articles
            from topics k left join topic_rollups r on r.topic = k.key group by 1
        ) as found where found.key = topics.key and topics.articles <> found.articles
        """
    )
