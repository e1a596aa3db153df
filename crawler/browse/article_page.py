"""Everything that the page of one article shows, read from a snapshot."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from crawler.browse import display
from crawler.browse.article_evidence import Evidence, read_evidence
from crawler.browse.article_names import Names, read_names
from crawler.browse.body_blocks import Block, blocks
from crawler.browse.citation import Citation, citation
from crawler.browse.entity_notes import corrections
from crawler.browse.highlight import Piece, paragraphs, pieces
from crawler.revision_history import Edit, edits
from pipelines.word_diff import shortened

Row = sqlite3.Row

#: Changes that the page of an article shows itself; each version has a page of its own.
EDITS_SHOWN = 5

_LISTED = """select a.id, a.title, a.source, s.name as source_name, a.published_at, a.url, a.text_digest
    from articles a {index} join sources s on s.key = a.source"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCaption:
    pieces: list[Piece]
    image: str | None  # a link that may be followed, or None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    row: Row
    source: Row
    title: list[Piece]
    lead: list[list[Piece]]
    body: list[Block]
    captions: list[ShownCaption]
    attachments: list[Row]
    names: Names
    tags: tuple[str, ...]
    original: Row | None  # the article this one repeats
    reposts: list[Row]  # the articles that repeat this one, the oldest first
    edits: list[Edit]  # what the department changed, newest first; long unchanged stretches cut
    edit_kinds: dict[int, str]  # by number of the version that an edit led to: title, text, captions
    corrections: list[Row]  # action, note: what people put right here
    evidence: Evidence
    cite: Citation


def read_article(conn: sqlite3.Connection, article: int) -> ArticlePage | None:
    """The article with that id, ready to print; None when there is none. Rows must come as `sqlite3.Row`."""
    row = conn.execute("select * from articles where id = ?", [article]).fetchone()
    if row is None:
        return None
    names = read_names(conn, row["id"])
    source = conn.execute(
        """select s.key, s.name, s.province, p.name as province_name
           from sources s left join provinces p on p.key = s.province where s.key = ?""",
        [row["source"]],
    ).fetchone()
    text = conn.execute("select body, tables from article_texts where article = ?", [article]).fetchone()
    snapshot = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    return ArticlePage(
        row=row,
        source=source,
        title=pieces(row["title"], names.of("title")),
        lead=paragraphs(row["lead"] or "", names.of("lead")),
        body=blocks(text["body"], names.of("body"), json.loads(text["tables"])) if text else [],
        captions=_captions(conn, article, names),
        attachments=_attachments(conn, article),
        names=names,
        tags=tuple(str(tag) for tag in json.loads(row["tags"])),
        original=conn.execute(_LISTED.format(index="") + " where a.id = ?", [row["duplicate_of"]]).fetchone(),
        reposts=_reposts(conn, article),
        edits=_edits(conn, article) if row["revisions"] else [],
        edit_kinds=dict(conn.execute("select number, kind from changes where article = ?", [article]).fetchall()),
        corrections=corrections(conn, "article", article),
        evidence=read_evidence(conn, row),
        cite=citation(row, source, snapshot[0] if snapshot else ""),
    )


def _captions(conn: sqlite3.Connection, article: int, names: Names) -> list[ShownCaption]:
    return [
        ShownCaption(
            pieces=pieces(caption["text"], names.of(f"caption:{caption['number']}")),
            image=display.web_link(caption["image"]),
        )
        for caption in conn.execute(
            "select number, text, image from captions where article = ? order by number", [article]
        )
    ]


def _attachments(conn: sqlite3.Connection, article: int) -> list[Row]:
    return conn.execute(
        """
        select f.url, f.name, f.mime, f.capture, t.kind, t.state, t.pages, t.characters, t.message, t.text
        from attachments f left join attachment_texts t on t.digest = f.digest
        where f.article = ? order by f.number
        """,
        [article],
    ).fetchall()


def _reposts(conn: sqlite3.Connection, article: int) -> list[Row]:
    # The index is named and the order made here: where most articles repeat none, SQLite would walk all of them.
    listed = _LISTED.format(index="indexed by articles_duplicate") + " where a.duplicate_of = ?"
    return sorted(
        conn.execute(listed, [article]).fetchall(), key=lambda other: (other["published_at"] or "", other["id"])
    )


def _edits(conn: sqlite3.Connection, article: int) -> list[Edit]:
    return [
        replace(edit, changes={name: shortened(changes) for name, changes in edit.changes.items()})
        for edit in reversed(edits(conn, article, most=EDITS_SHOWN))
    ]
