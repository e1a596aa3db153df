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

from crawler.browse.unreachable import leave_out_unreachable
from crawler.errors import SoyteError
from crawler.inspect_file import write_inspect_file

#: Letters of a body that an excerpt shows.
EXCERPT = 400
#: Rows of one export that a stranger gets.
PUBLIC_EXPORT_ROWS = 20_000


#: What is deleted is overwritten; a draft that fails is thrown away; rows of one article lie far apart.
_COPYING = (
    "foreign_keys = off",
    "secure_delete = on",
    "journal_mode = off",
    "synchronous = off",
    "cache_size = -262144",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``public``: no SQL of one's own, no debug pages, no file to take away, exports up to a limit."""

    public: bool = False
    excerpts: bool = False  # texts are cut after `EXCERPT` letters; files and revisions have none
    hide_unreachable: bool = False  # articles that are gone from their site are neither shown nor counted
    contact: str = ""  # an e-mail address for readers who report an error

    def as_json(self) -> str:
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Profile:
        return cls(**json.loads(text))

    @property
    def copies(self) -> tuple[str, ...]:
        """What makes the file that is served another one than the snapshot."""
        return tuple(name for name in ("excerpts", "hide_unreachable") if getattr(self, name))

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
    if not profile.copies:
        return snapshot
    folder = snapshot.parent / "-".join(["public", *profile.copies])
    if (folder / "archive.db").exists():
        return folder / "archive.db"
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        draft.mkdir()
        shutil.copyfile(snapshot, draft / "archive.db")
        with contextlib.closing(sqlite3.connect(draft / "archive.db")) as connection:
            for pragma in _COPYING:
                connection.execute(f"pragma {pragma}")
            with connection:
                if profile.hide_unreachable:
                    leave_out_unreachable(connection)
                if profile.excerpts:
                    _cut_texts(connection)
            if profile.excerpts:  # most of the file is empty now; else it would take longer than all the rest
                connection.execute("vacuum")
            write_inspect_file(connection, draft / "archive.db")
        with contextlib.suppress(OSError):  # another process was as quick: its copy is the same
            draft.rename(folder)
    except (OSError, sqlite3.Error) as error:
        raise SoyteError(f"{draft}: the copy for readers cannot be made ({error}); check the free space") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder / "archive.db"


def _cut_texts(connection: sqlite3.Connection) -> None:
    connection.execute(
        "update article_texts set body = substr(body, 1, ?) || ' […]', tables = '[]' where length(body) > ?",
        [EXCERPT, EXCERPT],
    )
    connection.execute("update revisions set lead = null, body = ''")
    connection.execute("update attachment_texts set text = ''")
