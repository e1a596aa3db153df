"""A search as an Atom feed (RFC 4287): the newest articles of any list, so that news come to whoever waits for them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from crawler.browse.asked import Asked, File, Refused
from crawler.browse.display import web_link
from crawler.browse.language import current, t
from crawler.browse.search_hits import every
from crawler.browse.search_question import Question, read_question

#: Entries of one feed document; older ones are behind rel="next" (RFC 5005).
ENTRIES = 50
#: A summary is the lead, or so much of the body's beginning.
SUMMARY = 600
#: A feed that nobody can date: the archive held nothing yet.
_NEVER = "1970-01-01T00:00:00Z"

# What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_ENTRIES = """
    select a.id, a.url, a.title, a.lead, a.lang, a.source, s.name as source_name, a.published_at, a.first_seen_at,
           (select max(v.fetched_at) from revisions v where v.article = a.id) as revised_at,
           substr(t.body, 1, {summary}) as opening,
           (select json_group_array(topic) from article_topics o where o.article = a.id) as topics
    from articles a join sources s on s.key = a.source left join article_texts t on t.article = a.id
    where a.id in ({marks})
"""


def read_feed(conn: sqlite3.Connection, asked: Asked) -> File | Refused:
    """The feed at /-/search.atom: the same arguments as the page."""
    question = read_question(conn, asked)
    if question.filters.problems:
        return Refused(status=400, message=unclear(question))
    first = (question.page - 1) * ENTRIES
    ids = list(islice(every(conn, question.match, question.filters), first, first + ENTRIES + 1))
    marks = ", ".join("?" * len(ids[:ENTRIES]))
    rows = {row["id"]: row for row in conn.execute(_ENTRIES.format(summary=SUMMARY, marks=marks), ids[:ENTRIES])}
    snapshot = dict(conn.execute("select key, value from meta where key in ('snapshot_id', 'published_at')").fetchall())
    document = "\n".join(
        _feed(question, [rows[article] for article in ids[:ENTRIES]], snapshot, more=len(ids) > ENTRIES)
    )
    return File(content_type="application/atom+xml; charset=utf-8", body=document.encode("utf-8"))


def unclear(question: Question) -> str:
    """Which arguments mean nothing here, in one line."""
    wrong = ", ".join(f"{problem.argument}={problem.value[:80]}" for problem in question.filters.problems)
    return t("find.unclear", arguments=wrong).unescape()


def _feed(question: Question, rows: list[sqlite3.Row], snapshot: dict[str, str], *, more: bool) -> Iterator[str]:
    asked = question.asked
    base = asked.path.removesuffix(".atom")
    page = _whole(asked, question.link(base))
    own = _whole(asked, question.link(page=question.page if question.page > 1 else None))
    updated = max((_changed(row) for row in rows), default=snapshot.get("published_at") or _NEVER)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{current()}">'
    yield f"<id>{_text(_whole(asked, question.link()))}</id>"
    yield f"<title>{_text(_title(question))}</title>"
    yield f"<updated>{updated}</updated>"
    yield f'<link rel="self" type="application/atom+xml" href={_attribute(own)}/>'
    yield f'<link rel="alternate" type="text/html" href={_attribute(page)}/>'
    if more:
        yield f'<link rel="next" href={_attribute(_whole(asked, question.link(page=question.page + 1)))}/>'
    if question.page > 1:
        before = question.link(page=question.page - 1 if question.page > 2 else None)
        yield f'<link rel="previous" href={_attribute(_whole(asked, before))}/>'
    yield f"<generator>soyte, {_text(snapshot.get('snapshot_id', ''))}</generator>"
    root = asked.path.partition("/-/")[0]
    for row in rows:
        yield from _entry(row, f"{asked.site}{root}/archive/articles/{row['id']}")
    yield "</feed>\n"


def _entry(row: sqlite3.Row, address: str) -> Iterator[str]:
    yield f'<entry xml:lang="{_text(row["lang"] or "vi")}">'
    yield f"<id>{_text(address)}</id>"
    yield f"<title>{_text(row['title'])}</title>"
    yield f"<updated>{_changed(row)}</updated>"
    if published := _published(row["published_at"]):
        yield f"<published>{published}</published>"
    yield f"<author><name>{_text(row['source_name'])}</name></author>"
    yield f'<link rel="alternate" type="text/html" href={_attribute(address)}/>'
    if link := web_link(row["url"]):
        yield f'<link rel="via" href={_attribute(link)}/>'
    for topic in re.findall(r'"([^"]+)"', row["topics"]):
        yield f"<category term={_attribute(topic)}/>"
    yield f"<summary>{_text(row['lead'] or row['opening'] or '')}</summary>"
    yield "</entry>"


def _whole(asked: Asked, link: str) -> str:
    return asked.site + link


def _title(question: Question) -> str:
    about = [question.typed[:80]] if question.typed else []
    about += [chip.label or chip.value for chip in question.filters.chips]
    return "soyte: " + (", ".join(about) or str(t("nav.articles").unescape()))


def _changed(row: sqlite3.Row) -> str:
    """When the article last changed as far as the archive saw, UTC."""
    return str(row["revised_at"] or row["first_seen_at"])


def _published(value: str | None) -> str | None:
    """A date of publication as RFC 3339, where it is known to the day: Vietnam is seven hours ahead of UTC."""
    if value is None or not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?", value):
        return None
    day, _, clock = value.partition("T")
    clock = clock or "00:00"
    return f"{day}T{clock}{':00' if len(clock) == 5 else ''}+07:00"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
