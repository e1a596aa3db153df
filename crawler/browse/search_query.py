"""What someone typed in the search box, as FTS5 expressions that can never be a syntax error.

Only quotation marks have a meaning: they make a phrase. Everything else is words. Vietnamese writes a space between
syllables, so a bare query of two to four syllables is most often one word ("sởi", "y tế", "tiêm chủng mở rộng") and is
tried as a phrase before its syllables are looked for anywhere in the text. Marks count where they were typed: ``luan``
finds Luận and Luân, ``Luân`` finds only Luân.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from crawler.search_text import exact, folded, has_marks

Mode = Literal["phrase", "words"]
MODES: tuple[Mode, ...] = ("phrase", "words")

#: Columns of both search tables: what ``within`` may name.
COLUMNS = ("title", "lead", "body", "captions", "attachments", "people", "units")

#: More words than this never narrow a search, and each costs a walk through the index.
MOST_WORDS = 24
#: An FTS5 expression that is valid and finds nothing; the empty string is a syntax error.
NOTHING = '""'
#: A longer query is cut before anything else looks at it; no honest query comes near.
MOST_CHARACTERS = 2_000

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PARTS = re.compile(r'"([^"]*)"|([^"]+)')
# What the tokenizer unicode61 keeps: letters, digits, and combining marks that NFC could not join to their letter.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A query in parts that are all wanted; a part of several words is a phrase."""

    parts: tuple[tuple[str, ...], ...] = ()  # words as typed, NFC
    quoted: bool = False  # quotation marks were used: the parts are what was asked for, nothing else is tried
    cut: bool = False  # too long: only its beginning is searched

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for part in self.parts for word in part)

    @property
    def marked(self) -> bool:
        """True when any letter carries a mark (đ counts): then marks matter."""
        return any(is_marked(word) for word in self.words)

    @property
    def may_be_phrase(self) -> bool:
        return not self.quoted and 2 <= len(self.words) <= 4

    def wanted(self, mode: Mode) -> tuple[tuple[str, ...], ...]:
        """The parts as that mode looks for them: a bare query of a few syllables as one phrase, or each by itself."""
        return (self.words,) if mode == "phrase" and self.may_be_phrase else self.parts

    def folded(self, mode: Mode) -> str:
        """Expression for ``search_folded``; one that finds nothing when there is no word to look for."""
        return _both(folded(" ".join(part)) for part in self.wanted(mode)) or NOTHING

    def exact(self, mode: Mode) -> str:
        """Expression for ``search_exact`` that has to hold as well; "" when no marks were typed.

        In a phrase every syllable counts as typed. Among loose words only those with marks do: in "bac si Luận" the
        first two were typed in haste, and only the name says what it means.
        """
        return _both(exact(" ".join(part)) for part in self.wanted(mode) if any(is_marked(word) for word in part))


def parse(text: str) -> SearchQuery:
    """Read a query as typed. Never fails: what is no word and no pair of quotation marks is ignored."""
    typed = unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).translate(_QUOTES)
    parts: list[tuple[str, ...]] = []
    quoted = False
    for phrase, bare in _PARTS.findall(typed):
        if words := tuple(_WORD.findall(phrase)):
            parts.append(words)
            quoted = True
        parts.extend((word,) for word in _WORD.findall(bare))
    kept: list[tuple[str, ...]] = []
    room = MOST_WORDS
    for part in parts:
        if room:
            kept.append(part[:room])
            room -= len(kept[-1])
    cut = len(text) > MOST_CHARACTERS or sum(map(len, parts)) > MOST_WORDS
    return SearchQuery(parts=tuple(kept), quoted=quoted, cut=cut)


def escape_fts(text: str | None) -> str:
    """The SQL function of that name: any text as a safe expression for ``search_folded``, its words anywhere."""
    return parse(text or "").folded("words")


def within(expression: str, column: str) -> str:
    """Limit an expression to one column.

    Raises:
        ValueError: not a column of the search tables.
    """
    if column not in COLUMNS:
        raise ValueError(column)
    return f"{{{column}}} : ({expression})"


def tidy(query_string: str) -> str | None:
    """The query string of the articles table in the one form that the search obeys; None when it already is.

    An empty search box means no search. Datasette's search of one column (``_search_title=``) looks for rowids of the
    articles table, which are not those of the index: it becomes a search within that column.
    """
    given = parse_qsl(query_string, keep_blank_values=True, errors="replace")
    kept: list[tuple[str, str]] = []
    for name, value in given:
        column = name.removeprefix("_search_")
        if name == "_search" and not value.strip():
            continue
        if name != column and column in COLUMNS:
            kept += [("_search", value), ("_in", column)] if value.strip() else []
            continue
        kept.append((name, value))
    return None if kept == given else urlencode(kept)


def is_marked(word: str) -> bool:
    """Whether marks were typed in it: ``Luân``, ``đi``; not ``luan`` and not ``y``."""
    return has_marks(word)


def _both(parts: Iterable[str]) -> str:
    return " AND ".join(f'"{part}"' for part in parts if part)
