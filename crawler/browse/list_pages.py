"""What lists of articles show of each, read from a snapshot."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.browse.highlight import Piece, Span, excerpt, pieces
from crawler.browse.search_query import Mode, SearchQuery, is_marked
from crawler.search_text import exact, folded
from pipelines.text import bare

Row = sqlite3.Row

#: Highlights looked for per text and word: a summary shows a few.
MOST_HITS = 40


class _Bare(dict[int, str]):
    """For `str.translate`: each letter without its marks, as long as that is one letter, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        plain = bare(chr(code))
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_BARE = _Bare()
_NO_WORD = re.compile(r"[\W_]+")

_CARD = """
    select a.id, a.title, a.lead, a.source, s.name as source_name, a.section, a.published_at, a.published_on,
           a.duplicate_of, a.gone_at, substr(t.body, 1, {length}) as opening
    from articles a join sources s on s.key = a.source left join article_texts t on t.article = a.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article in a list: enough to decide whether to open it."""

    row: Row
    title: list[Piece]
    summary: list[Piece]


def read_cards(
    conn: sqlite3.Connection, ids: Sequence[int], query: SearchQuery | None = None, mode: Mode = "words"
) -> list[Card]:
    """The articles with these ids, in this order; those that are not there are left out."""
    marks = ", ".join("?" * len(ids))
    # With a search the words may stand anywhere in the body; without one its opening is enough.
    length = 40_000 if query and query.parts else 600
    rows = conn.execute(_CARD.format(length=length) + f"where a.id in ({marks})", list(ids)).fetchall()
    found = {row["id"]: row for row in rows}
    return _cards([found[article] for article in ids if article in found], query, mode)


def _cards(rows: list[Row], query: SearchQuery | None = None, mode: Mode = "words") -> list[Card]:
    cards: list[Card] = []
    for row in rows:
        title = row["title"]
        lead, opening = row["lead"] or "", row["opening"] or ""
        in_lead, in_body = hits(lead, query, mode), hits(opening, query, mode)
        # The lead was written to sum up; the body is shown when only it holds what was looked for.
        text, marked = (lead, in_lead) if lead and (in_lead or not in_body) else (opening, in_body)
        cards.append(Card(row=row, title=pieces(title, hits(title, query, mode)), summary=excerpt(text, marked)))
    return cards


def hits(text: str, query: SearchQuery | None, mode: Mode) -> list[Span]:
    """Where the words of a query stand in a text: whole words, a phrase as a phrase, marks where marks were typed."""
    if not query or not text:
        return []
    plain = text.translate(_BARE)
    found: list[Span] = []
    for part in query.wanted(mode):
        pattern = r"(?<!\w)" + r"\W+".join(_spellings(folded(word)) for word in part) + r"(?!\w)"
        meant = exact(" ".join(part)) if any(is_marked(word) for word in part) else None
        # Where marks were typed, the same letters with other marks are another word.
        found.extend(
            Span(start=match.start(), end=match.end(), kind="hit")
            for match in islice(re.finditer(pattern, plain), MOST_HITS)
            if meant is None or exact(_NO_WORD.sub(" ", text[match.start() : match.end()])) == meant
        )
    return found


def _spellings(word: str) -> str:
    """A pattern for a word of the folded index in the text itself, where sĩ may be written sỹ."""
    return word[0] + "[iy]" if re.fullmatch("[hklmstv]i", word) else re.escape(word)
