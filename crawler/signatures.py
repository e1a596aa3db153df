"""Which articles tell one story in nearly the same words: signatures kept by text, pairs worked out from all of them.

A signature depends on a text alone and is stored beside its digest, so a nightly run works out only those of new texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlite_utils import Database

from crawler.database import transaction
from crawler.pool import WorkerPool
from pipelines.near_duplicates import alike_pairs, signature, version

#: Texts that are one task; and from how many texts on it is worth to start workers.
_CHUNK, _MANY = 500, 5_000

Texts = list[tuple[str, str, str | None, str]]  # digest, title, lead, body


def alike_articles(db: Database, order: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of articles that are one story.

    Args:
        order: all articles, in order of publication.
    """
    _sign(db)
    rows = db.conn.execute(
        """
        select a.id, s.signature from articles a join text_signatures s on s.text_digest = a.text_digest
        where length(s.signature) > 0
        """
    )
    return alike_pairs(dict(rows), order)


def _sign(db: Database) -> None:
    """Bring the signatures up to date with the texts that articles have now."""
    present = version()
    missing = db.execute(
        """
        select count(distinct a.text_digest) from articles a
        left join text_signatures s on s.text_digest = a.text_digest and s.version = ? where s.text_digest is null
        """,
        [present],
    ).fetchone()[0]
    if missing:
        for signed in _signed(_unsigned(db, present), missing):
            with transaction(db):
                db.conn.executemany(
                    "insert or replace into text_signatures (text_digest, version, signature) values (?, ?, ?)",
                    [(digest, present, raw or b"") for digest, raw in signed],
                )
    left = "text_digest not in (select text_digest from articles)"
    if db.execute(f"select 1 from text_signatures where {left} limit 1").fetchone():
        with transaction(db):
            db.conn.execute(f"delete from text_signatures where {left}")


def _unsigned(db: Database, present: str) -> Iterator[Texts]:
    """The texts without a signature of the present version, in chunks. Only digests are held at once."""
    digests = [
        row[0]
        for row in db.conn.execute(
            """
            select distinct a.text_digest from articles a
            left join text_signatures s on s.text_digest = a.text_digest and s.version = ? where s.text_digest is null
            order by 1
            """,
            [present],
        )
    ]
    remaining = iter(digests)
    while chunk := list(islice(remaining, _CHUNK)):
        marks = ", ".join("?" * len(chunk))
        yield db.conn.execute(
            f"""
            select a.text_digest, a.title, a.lead, t.body from articles a join article_texts t on t.article = a.id
            where a.text_digest in ({marks}) group by a.text_digest
            """,
            chunk,
        ).fetchall()


def sign(texts: Texts) -> list[tuple[str, bytes | None]]:
    """In a worker, or here: the signature of each text."""
    return [(digest, signature(title, lead, body)) for digest, title, lead, body in texts]


def _signed(chunks: Iterator[Texts], count: int) -> Iterator[list[tuple[str, bytes | None]]]:
    if count < _MANY:
        yield from map(sign, chunks)
        return
    with WorkerPool(sign, preload=("pipelines.near_duplicates",)) as pool:
        for outcome in pool.run(chunks):
            if outcome.result is None:
                raise RuntimeError(f"signatures of texts: {outcome.failure}")
            yield outcome.result
