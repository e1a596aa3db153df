"""What was learned about a source, written down: its contexts by version, with the blocks each holds to be chrome."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from crawler.database import transaction
from crawler.items import Context

if TYPE_CHECKING:
    from pipelines.learn import Learned  # it parses pages: not needed to store what was learned


def store_context(db: Database, learned: Learned, pages: int | None = None) -> None:
    """Make this the present context of its source. Nothing is written when it is that already.

    Args:
        pages: from how many pages it was learned, where the caller counts otherwise than ``learned.pages``.
    """
    context = learned.context
    count = learned.pages if pages is None else pages
    blocks = {
        (block.key, block.path, block.sample, block.pages, _stamp(block.first_seen), _stamp(block.last_seen))
        for block in learned.blocks
    }
    where = [context.source, context.version]
    row = db.conn.execute("select pages, current from contexts where source = ? and version = ?", where).fetchone()
    columns = "key, path, sample, pages, first_seen, last_seen"
    found = set(db.conn.execute(f"select {columns} from blocks where source = ? and context = ?", where))
    if row == (count, 1) and found == blocks:
        return
    with transaction(db):
        db.conn.execute("update contexts set current = 0 where source = ? and version <> ?", where)
        db.conn.execute(
            """
            insert into contexts (source, version, made_at, pages, current) values (?, ?, ?, ?, 1)
            on conflict (source, version) do update set pages = excluded.pages, current = 1
            """,
            [*where, _stamp(datetime.now(UTC)), count],
        )
        db.conn.execute("delete from blocks where source = ? and context = ?", where)
        db.conn.executemany(
            f"insert into blocks (source, context, {columns}) values (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*where, *block) for block in sorted(blocks)],
        )


def load_context(db: Database, source: str) -> Context:
    """The present context of a source; the empty one where nothing was learned yet."""
    row = db.conn.execute("select version from contexts where source = ? and current = 1", [source]).fetchone()
    if row is None:
        return Context.empty(source)
    keys = db.conn.execute("select key from blocks where source = ? and context = ?", [source, row[0]])
    return Context(source=source, version=row[0], chrome=frozenset(key for (key,) in keys))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
