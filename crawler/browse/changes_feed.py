"""What changed, as an Atom feed (RFC 4287): the newest edits and addresses that no longer answer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from crawler.browse.asked import Answer, Asked, File
from crawler.browse.changes_page import Entry, Filters, read_entries
from crawler.browse.language import current, t, word

ENTRIES = 40
#: A feed in which nothing has changed yet has no time of its own.
_NEVER = "1970-01-01T00:00:00Z"
#: What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def read_changes_feed(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/changes.atom``, with the arguments of the page."""
    filters = Filters.of(asked)
    entries = read_entries(conn, filters, filters.kind, ENTRIES)
    published = conn.execute("select value from meta where key = 'published_at'").fetchone()
    updated = entries[0].row["at"] if entries else published[0] if published else _NEVER
    return File(
        content_type="application/atom+xml; charset=utf-8",
        body="\n".join(_feed(asked, entries, updated)).encode(),
    )


def _feed(asked: Asked, entries: list[Entry], updated: str) -> Iterator[str]:
    own = asked.site + asked.link()
    page = asked.site + asked.link(asked.path.removesuffix(".atom"))
    root = asked.site + asked.path.partition("/-/")[0]
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{current()}">'
    yield f"<id>{_text(own)}</id>"
    yield f"<title>{_text('soyte: ' + t('changes.title').unescape())}</title>"
    yield f"<updated>{_text(updated)}</updated>"
    yield f'<link rel="self" type="application/atom+xml" href={_attribute(own)}/>'
    yield f'<link rel="alternate" type="text/html" href={_attribute(page)}/>'
    for entry in entries:
        yield from _entry(entry, root)
    yield "</feed>\n"


def _entry(entry: Entry, root: str) -> Iterator[str]:
    row = entry.row
    address = f"{root}/archive/articles/{row['article']}#captures"
    if row["number"] is not None:
        address = f"{root}/archive/revisions/{row['article']},{row['number']}"
    yield "<entry>"
    yield f"<id>{_text(address)}</id>"
    yield f"<title>{_text(word('change', row['kind']) + ': ' + row['title'])}</title>"
    yield f"<updated>{_text(row['at'])}</updated>"
    yield f"<author><name>{_text(row['source_name'])}</name></author>"
    yield f'<link rel="alternate" type="text/html" href={_attribute(address)}/>'
    yield f"<category term={_attribute(row['kind'])}/>"
    yield f"<summary>{_text(_summary(entry))}</summary>"
    yield "</entry>"


def _summary(entry: Entry) -> str:
    """The edit with what went in square brackets and what came in braces, or how the address answered."""
    if entry.row["kind"] == "gone":
        return "; ".join(f"HTTP {row['status']}: {row['first'][:10]} – {row['last'][:10]}" for row in entry.statuses)
    marks = {"gone": "[−{}]", "new": "[+{}]", "same": "{}"}
    return "\n".join(
        word("field", name) + ": " + "".join(marks[change.kind].format(change.text) for change in diff)
        for name, diff in entry.changes.items()
    )


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
