"""The entries of a list of hits: a story with its snippet, where the words were found, and who else published it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.browse.highlight import Piece, Span, excerpt, pieces
from crawler.browse.search_marks import hits
from crawler.browse.search_question import Question

Row = sqlite3.Row

#: Of longer texts so many characters are looked through at first; of attachments never more.
READ, READ_OF_FILES = 60_000, 400_000
#: Without a search the beginning of the body is enough.
OPENING = 600
WIDTH = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    row: Row
    title: list[Piece]
    summary: list[Piece]
    place: str | None  # where the snippet is from, when not from the text: caption, attachment, names
    file: str | None  # the attachment's name
    reposts: list[Row]


def entries(conn: sqlite3.Connection, found: Sequence[Sequence[int]], question: Question) -> list[Entry]:
    """The stories as entries, in this order. Each is the id of an article, and behind it those that repeat it."""
    length = READ if question.by_text else OPENING
    rows = _by_id(
        conn,
        f"""select a.id, a.url, a.title, a.lead, a.source, s.name as source_name, a.section, a.published_at,
                a.first_seen_at, a.duplicate_of, a.gone_at, substr(t.body, 1, {length}) as body
            from articles a join sources s on s.key = a.source left join article_texts t on t.article = a.id""",
        [story[0] for story in found],
    )
    others = _by_id(
        conn,
        """select a.id, a.source, s.name as source_name, a.published_at
           from articles a join sources s on s.key = a.source""",
        [article for story in found for article in story[1:]],
    )
    return [
        _entry(conn, rows[story[0]], [others[article] for article in reversed(story[1:])], question) for story in found
    ]


def _by_id(conn: sqlite3.Connection, sql: str, ids: Sequence[int]) -> dict[int, Row]:
    marks = ", ".join("?" * len(ids))
    return {row["id"]: row for row in conn.execute(f"{sql} where a.id in ({marks})", list(ids))}


def _entry(conn: sqlite3.Connection, row: Row, reposts: list[Row], question: Question) -> Entry:
    lead, body = row["lead"] or "", row["body"] or ""
    in_title, in_lead, in_body = (_hits(text, question) for text in (row["title"], lead, body))
    place, file = None, None
    # The lead was written to sum up; the body is shown when only it holds what was looked for, or more of it.
    text, marked = (lead, in_lead) if lead and (in_lead or not in_body) else (body, in_body)
    if question.by_text and not marked and (not in_title or question.column not in (None, "title")):
        if elsewhere := _elsewhere(conn, row["id"], len(body) == READ, question):
            text, marked, place, file = elsewhere
        elif not in_title:
            place = "names"
    return Entry(
        row=row,
        title=pieces(row["title"], in_title),
        summary=excerpt(text, _densest(marked), WIDTH),
        place=place,
        file=file,
        reposts=reposts,
    )


def _hits(text: str, question: Question) -> list[Span]:
    return hits(text, question.query, question.mode, marks=question.marks) if question.by_text else []


def _elsewhere(
    conn: sqlite3.Connection, article: int, long: bool, question: Question
) -> tuple[str, list[Span], str | None, str | None] | None:
    """(text, hits, place, file) of the first text of an article beyond title, lead and opening that has the words."""
    if long:
        body = conn.execute("select body from article_texts where article = ?", [article]).fetchone()[0]
        if marked := _hits(body, question):
            return body, marked, None, None
    for (caption,) in conn.execute("select text from captions where article = ? order by number", [article]):
        if marked := _hits(caption, question):
            return caption, marked, "caption", None
    for name, text in conn.execute(
        f"""select f.name, substr(t.text, 1, {READ_OF_FILES}) from attachments f
            left join attachment_texts t on t.digest = f.digest where f.article = ? order by f.number limit 30""",
        [article],
    ):
        if marked := _hits(text or "", question):
            return text, marked, "attachment", name
        if marked := _hits(name or "", question):
            return name, marked, "attachment", name
    return None


def _densest(marked: Sequence[Span]) -> list[Span]:
    """The hits from where most of them stand together: a snippet begins at the first it is given."""
    ordered = sorted(marked, key=lambda hit: hit.start)
    best, at, end = 0, 0, 0
    for begin, hit in enumerate(ordered):
        while end < len(ordered) and ordered[end].end <= hit.start + WIDTH * 2 // 3:
            end += 1
        if end - begin > best:
            best, at = end - begin, begin
    return ordered[at:]
