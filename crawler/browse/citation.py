"""How to cite an article: in words, as BibTeX (biblatex) and as RIS. Crawled text is escaped for each.

A citation names what can be proved: the address, the day it was fetched, the snapshot, and the digest of the text.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from crawler.browse import display
from crawler.browse.asked import Answer, Asked, File
from crawler.browse.language import t

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    plain: str
    bibtex: str
    ris: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    article: int
    source: str  # its key
    publisher: str
    byline: str | None
    title: str
    date: str | None  # as precise as a day at most: 2025-08-14, 2024-12, 2024
    url: str
    fetched: str  # a day in Vietnam
    note: str


def read_citation_file(conn: sqlite3.Connection, asked: Asked) -> Answer:
    """``/-/cite/ID.bib`` and ``/-/cite/ID.ris``: the article as a file for a reference manager."""
    row = conn.execute("select * from articles where id = ?", [asked.parts["article"]]).fetchone()
    if row is None:
        return None
    source = conn.execute("select key, name from sources where key = ?", [row["source"]]).fetchone()
    snapshot = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    made = citation(row, source, snapshot[0] if snapshot else "")
    form = asked.parts["form"]
    return File(
        content_type={"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}[form]
        + "; charset=utf-8",
        body=(made.bibtex if form == "bib" else made.ris).encode(),
        name=f"soyte-{row['id']}.{form}",
    )


def citation(article: sqlite3.Row, source: sqlite3.Row, snapshot: str) -> Citation:
    """The citations of one row of articles."""
    published = (article["published_at"] or "")[:10] or None
    fetched = datetime.fromisoformat(article["fetched_at"]) + timedelta(hours=7)
    facts = _Facts(
        article=article["id"],
        source=article["source"],
        publisher=_line(source["name"]),
        byline=_line(article["byline"]) or None,
        title=_line(article["title"]),
        date=published,
        url=_address(article["url"]),
        fetched=f"{fetched:%Y-%m-%d}",
        note=f"soyte snapshot {snapshot}, article {article['id']}, text SHA-256 {article['text_digest']}",
    )
    return Citation(plain=_plain(facts), bibtex=_bibtex(facts), ris=_ris(facts))


def _line(text: str | None) -> str:
    """On one line, without the letters that turn a line around or end it."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028-\u202e\u2066-\u2069]", " ", text or "").split())


def _address(url: str) -> str:
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~.-_")


def _plain(facts: _Facts) -> str:
    by = f"{facts.byline}, {facts.publisher}" if facts.byline else facts.publisher
    dated = display.date(facts.date) if facts.date else t("date.unknown")
    # Not through t(): its values are escaped for HTML, and the template escapes this line once more.
    return (
        f"{by}. “{facts.title}”. {dated}. {facts.url} ({t('cite.read')} {display.date(facts.fetched)}). {facts.note}."
    )


def _bibtex(facts: _Facts) -> str:
    year = (facts.date or facts.fetched)[:4]
    # Twice in braces: a body, whose name has no first and last part; capitals of a title stay.
    fields = {
        "author": f"{{{_bibtex_text(facts.byline or facts.publisher)}}}",
        "title": f"{{{_bibtex_text(facts.title)}}}",
        **({"organization": f"{{{_bibtex_text(facts.publisher)}}}"} if facts.byline else {}),
        **({"date": facts.date} if facts.date else {}),
        "url": facts.url,
        "urldate": facts.fetched,
        "note": _bibtex_text(facts.note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@online{{{re.sub('[^A-Za-z0-9-]', '', facts.source)}-{year}-{facts.article},\n{lines}\n}}\n"


def _bibtex_text(text: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in text)


def _ris(facts: _Facts) -> str:
    pairs = [("TY", "ELEC"), ("TI", facts.title), ("AU", facts.byline or facts.publisher), ("PB", facts.publisher)]
    if facts.date:
        pairs += [("PY", facts.date[:4]), ("DA", facts.date.replace("-", "/"))]
    pairs += [("UR", facts.url), ("Y2", facts.fetched.replace("-", "/")), ("N1", facts.note), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in pairs)
