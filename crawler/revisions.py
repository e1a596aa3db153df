"""What a department changed in an article: its captures in time order, told apart by their clean text.

A revision is a capture whose clean text differs from the previous capture's under the same extractor and context; what
new code reads differently is no revision. Captures may arrive in any order (an old WARC is imported last), and code may
change between them, so nothing here adds to what stands: the rows are made again from all captures of the article.

For that, the clean text of every capture must be at hand. It stands in exactly one place: in the article (the newest
capture's), in its revisions, or in held_texts, where those wait whose capture was read by other code than the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The text of a capture that revisions show."""

    title: str
    lead: str | None
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A capture of an article as it was last read."""

    capture: int
    fetched_at: str
    text_digest: str
    extractor: str
    context: str


def readings(db: Database, article: int) -> list[Reading]:
    """All captures of an article, oldest first; of two in one second the order is that of their bytes' digests."""
    rows = db.conn.execute(
        """
        select e.capture, c.fetched_at, e.text_digest, e.extractor, e.context
        from extractions e join captures c on c.id = e.capture
        where e.article = ? order by c.fetched_at, c.digest, c.id
        """,
        [article],
    )
    return [
        Reading(capture=capture, fetched_at=fetched_at, text_digest=digest, extractor=extractor, context=context)
        for capture, fetched_at, digest, extractor, context in rows
    ]


def known_texts(db: Database, article: int) -> dict[str, CleanText]:
    """The clean texts stored for an article, by their digest."""
    rows = db.conn.execute(
        """
        select a.text_digest, a.title, a.lead, t.body from articles a join article_texts t on t.article = a.id
        where a.id = :article
        union select text_digest, title, lead, body from revisions where article = :article
        union select text_digest, title, lead, body from held_texts where article = :article
        """,
        {"article": article},
    )
    return {digest: CleanText(title=title, lead=lead, body=body) for digest, title, lead, body in rows}


def rebuild(db: Database, article: int, history: list[Reading], texts: dict[str, CleanText]) -> None:
    """Make the revisions of an article say what its captures say. Writes only what differs.

    Args:
        history: all its captures, oldest first, as `readings` gives them.
        texts: the clean text of each digest in it.

    Raises:
        KeyError: a text is missing; the archive is damaged, and reading its captures again mends it.
    """
    newest = history[-1]
    steps: list[Reading] = []
    for reading in history:
        if (reading.extractor, reading.context) != (newest.extractor, newest.context):
            continue
        if not steps or steps[-1].text_digest != reading.text_digest:
            steps.append(reading)
    if len(steps) < 2:
        steps = []
    shown = {step.text_digest for step in steps} | {newest.text_digest}
    revisions = [
        (article, number, step.capture, step.fetched_at, step.text_digest, text.title, text.lead, text.body)
        for number, step in enumerate(steps, 1)
        for text in (texts[step.text_digest],)
    ]
    held = [
        (article, digest, text.title, text.lead, text.body)
        for digest in sorted({reading.text_digest for reading in history} - shown)
        for text in (texts[digest],)
    ]
    replace_rows(db, "revisions", _REVISION, article, revisions)
    replace_rows(db, "held_texts", _HELD, article, held)
    db.conn.execute(
        "update articles set revisions = ?, first_seen_at = ? where id = ? and (revisions, first_seen_at) <> (?, ?)",
        [len(steps), history[0].fetched_at, article, len(steps), history[0].fetched_at],
    )


_REVISION = ("article", "number", "capture", "fetched_at", "text_digest", "title", "lead", "body")
_HELD = ("article", "text_digest", "title", "lead", "body")


def replace_rows(
    db: Database, table: str, columns: tuple[str, ...], article: int, rows: Sequence[tuple[object, ...]]
) -> bool:
    """Make an article's rows in a table these, and say whether they were others. Columns left out are not compared."""
    names = ", ".join(columns)
    found = db.conn.execute(f"select {names} from {table} where article = ?", [article]).fetchall()
    if len(found) == len(rows) and set(found) == set(rows):
        return False
    db.conn.execute(f"delete from {table} where article = ?", [article])
    db.conn.executemany(f"insert into {table} ({names}) values ({', '.join('?' * len(columns))})", rows)
    return True
