"""How much of a snapshot the site shows: all of it, on your own machine, or what strangers may see and do.

What a stranger must not read is not in the file that is served: `restricted_copy` makes a second file beside the
snapshot, so that no page, feed or table can give away what a template forgot.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import SoyteError
from crawler.inspect_file import write_inspect_file
from crawler.search_tables import SEARCH_TABLES, unindex

#: Letters of a body that an excerpt shows.
EXCERPT = 400
#: Rows of one export that a stranger gets.
PUBLIC_EXPORT_ROWS = 20_000

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``public``: no SQL of one's own, no debug pages, no file to take away, exports up to a limit."""

    public: bool = False
    excerpts: bool = False  # texts are cut after `EXCERPT` letters; files and revisions have none
    hide_unreachable: bool = False  # articles that are gone from their site are left out
    contact: str = ""  # an e-mail address for readers who report an error

    def as_json(self) -> str:
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Profile:
        return cls(**json.loads(text))

    @property
    def settings(self) -> dict[str, Any]:
        """Datasette's settings that differ from those of the site."""
        if not self.public:
            return {}
        return {
            "default_allow_sql": False,
            "allow_download": False,
            "allow_csv_stream": False,
            "max_returned_rows": 1000,
            "default_cache_ttl": 60,
        }

    @property
    def longest_export(self) -> int | None:
        """The most rows that an export of the site may have; None: all."""
        return PUBLIC_EXPORT_ROWS if self.public else None


def restricted_copy(snapshot: Path, profile: Profile) -> Path:
    """The file to serve under that profile: the snapshot itself, or a copy without what is not to be seen.

    The copy lies in the snapshot's folder, is made once, and goes with it.

    Raises:
        SoyteError: it cannot be written.
    """
    names = [name for name in ("excerpts", "hide_unreachable") if getattr(profile, name)]
    if not names:
        return snapshot
    folder = snapshot.parent / "-".join(["public", *names])
    if (folder / "archive.db").exists():
        return folder / "archive.db"
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        draft.mkdir()
        shutil.copyfile(snapshot, draft / "archive.db")
        with contextlib.closing(sqlite3.connect(draft / "archive.db")) as connection:
            connection.execute("pragma foreign_keys = off")
            with connection:
                if profile.hide_unreachable:
                    _leave_out_unreachable(connection)
                if profile.excerpts:
                    _cut_texts(connection)
            connection.execute("vacuum")
            write_inspect_file(connection, draft / "archive.db")
        with contextlib.suppress(OSError):  # another process was as quick: its copy is the same
            draft.rename(folder)
    except (OSError, sqlite3.Error) as error:
        raise SoyteError(f"{draft}: the copy for readers cannot be made ({error}); check the free space") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder / "archive.db"


def _leave_out_unreachable(connection: sqlite3.Connection) -> None:
    connection.execute("create temp table unseen as select id, docid from articles where gone_at is not null")
    for table in SEARCH_TABLES:
        unindex(connection, table, "select docid from unseen")
    for table in _OF_ARTICLES:
        connection.execute(f"delete from {table} where article in (select id from unseen)")
    connection.execute("delete from corrections where article in (select id from unseen)")
    connection.execute("update articles set duplicate_of = null where duplicate_of in (select id from unseen)")
    connection.execute("delete from articles where id in (select id from unseen)")
    connection.execute(
        "delete from attachment_texts where digest not in (select digest from attachments where digest is not null)"
    )


def _cut_texts(connection: sqlite3.Connection) -> None:
    connection.execute(
        "update article_texts set body = substr(body, 1, ?) || ' […]', tables = '[]' where length(body) > ?",
        [EXCERPT, EXCERPT],
    )
    connection.execute("update revisions set lead = null, body = ''")
    connection.execute("update attachment_texts set text = ''")
