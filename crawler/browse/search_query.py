"""What someone typed in the search box, as FTS5 expressions that can never be a syntax error.

Quotation marks make a phrase, and a minus in front of a word leaves its articles out. Everything else is words.
Vietnamese writes a space between syllables, so a bare query of two to four syllables is most often one word ("sởi",
"y tế", "tiêm chủng mở rộng") and is tried as a phrase before its syllables are looked for anywhere in the text. Marks
count where they were typed: ``luan`` finds Luận and Luân, ``Luân`` finds only Luân. Each part is looked for in all its
spellings (search_spellings.py): ``TTYT`` finds Trung tâm Y tế.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from crawler.browse.search_spellings import grouped, spellings
from crawler.search_text import exact, folded, has_marks

Mode = Literal["phrase", "words"]
MODES: tuple[Mode, ...] = ("phrase", "words")

#: Columns of both search tables: what ``within`` may name.
COLUMNS = ("title", "lead", "body", "captions", "attachments", "people", "units")

#: More words than this never narrow a search, and each costs a walk through the index.
MOST_WORDS = 24
MOST_EXCLUDED = 8
#: A bare query of so many syllables may be a phrase; known names within longer ones are kept together.
MOST_SYLLABLES = 4
#: An FTS5 expression that is valid and finds nothing; the empty string is a syntax error.
NOTHING = '""'
#: A longer query is cut before anything else looks at it; no honest query comes near.
MOST_CHARACTERS = 2_000

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
# A minus counts at the beginning of a word that begins with a letter: not in vắc-xin, and not in -19.
_PARTS = re.compile(r'((?<!\S)-(?="|[^\W\d_]))?(?:"([^"]*)"|([^\s"]+))')
# What the tokenizer unicode61 keeps: letters, digits, and combining marks that NFC could not join to their letter.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A query in parts that are all wanted; a part of several words is a phrase."""

    parts: tuple[tuple[str, ...], ...] = ()  # words as typed, NFC
    excluded: tuple[tuple[str, ...], ...] = ()  # words and phrases that must not be there
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
        return not self.quoted and 2 <= len(self.words) <= MOST_SYLLABLES

    def wanted(self, mode: Mode) -> tuple[tuple[str, ...], ...]:
        """The parts as that mode looks for them: a bare query of a few syllables as one phrase, or each by itself."""
        return (self.words,) if mode == "phrase" and self.may_be_phrase else self.parts

    def folded(self, mode: Mode) -> str:
        """Expression for ``search_folded``; one that finds nothing when there is no word to look for."""
        return _all(_any(folded, part) for part in self.wanted(mode)) or NOTHING

    def exact(self, mode: Mode) -> str:
        """Expression for ``search_exact`` that has to hold as well; "" when no marks were typed.

        In a phrase every syllable counts as typed. Among loose words only those with marks do: in "bac si Luận" the
        first two were typed in haste, and only the name says what it means.
        """
        return _all(_any(exact, part) for part in self.wanted(mode) if _any_marked(part))

    def unmarked(self, mode: Mode) -> str:
        """Expression for ``search_folded`` of what `exact` does not ask for; "" when that asks for everything."""
        return _all(_any(folded, part) for part in self.wanted(mode) if not _any_marked(part))

    def leaves_out(self, marked: bool, *, folding: bool = False) -> str:
        """Expression of what must not be there, for ``search_exact`` (marked) or ``search_folded``; "" for nothing.

        With ``folding`` what was typed with marks is left out under any marks, from ``search_folded``.
        """
        form = exact if marked and not folding else folded
        return _or(_any(form, part) for part in self.excluded if _any_marked(part) == marked)

    def also(self, mode: Mode) -> tuple[str, ...]:
        """The other spellings that are looked for, as they are shown."""
        return tuple(dict.fromkeys(" ".join(form) for part in self.wanted(mode) for form in spellings(part)[1:]))


def parse(text: str) -> SearchQuery:
    """Read a query as typed. Never fails: what is no word and no pair of quotation marks is ignored."""
    typed = unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).translate(_QUOTES)
    parts: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    loose: list[str] = []  # bare words since the last phrase
    quoted = False
    for minus, phrase, bare in _PARTS.findall(typed):
        words = tuple(_WORD.findall(phrase or bare))
        if not words:
            continue
        if minus:
            excluded.append(words)
        elif phrase:
            parts += [*grouped(tuple(loose)), words]
            loose, quoted = [], True
        else:
            loose += words
    if quoted or len(loose) > MOST_SYLLABLES:
        parts += grouped(tuple(loose))
    else:
        parts += ((word,) for word in loose)
    kept: list[tuple[str, ...]] = []
    room = MOST_WORDS
    for part in parts:
        if room:
            kept.append(part[:room])
            room -= len(kept[-1])
    cut = len(text) > MOST_CHARACTERS or sum(map(len, parts)) > MOST_WORDS or len(excluded) > MOST_EXCLUDED
    return SearchQuery(
        parts=tuple(kept),
        excluded=tuple(part[:MOST_WORDS] for part in excluded[:MOST_EXCLUDED]),
        quoted=quoted,
        cut=cut,
    )


def escape_fts(text: str | None) -> str:
    """The SQL function of that name: any text as a safe expression for ``search_folded``, its words anywhere."""
    query = parse(text or "")
    found, without = query.folded("words"), _or(_any(folded, part) for part in query.excluded)
    return f"({found}) NOT ({without})" if without else found


def within(expression: str, column: str) -> str:
    """Limit an expression to one column.

    Raises:
        ValueError: not a column of the search tables.
    """
    if column not in COLUMNS:
        raise ValueError(column)
    return f"{{{column}}} : ({expression})"


def is_marked(word: str) -> bool:
    """Whether marks were typed in it: ``Luân``, ``đi``; not ``luan`` and not ``y``."""
    return has_marks(word)


def _any_marked(part: tuple[str, ...]) -> bool:
    return any(is_marked(word) for word in part)


def _any(form: Callable[[str], str], part: tuple[str, ...]) -> str:
    """The part in any of its spellings, each as a phrase; "" where nothing of it is left."""
    phrases = [f'"{written}"' for words in spellings(part) if (written := form(" ".join(words)))]
    return f"({' OR '.join(phrases)})" if len(phrases) > 1 else "".join(phrases)


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(part for part in parts if part)


def _or(parts: Iterable[str]) -> str:
    return " OR ".join(part for part in parts if part)
