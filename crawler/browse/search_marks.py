"""Where the words of a query stand in the original text: what highlights and snippets are cut by."""

from __future__ import annotations

import re
from itertools import islice

from crawler.browse.highlight import Span
from crawler.browse.search_query import Mode, SearchQuery, is_marked
from crawler.browse.search_spellings import spellings
from crawler.search_text import exact, folded
from pipelines.text import bare

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


def hits(text: str, query: SearchQuery | None, mode: Mode, *, marks: bool = True) -> list[Span]:
    """Where the words of a query stand in a text: whole words, a phrase as a phrase, in any of its spellings.

    Where marks were typed the same letters with other marks are another word, unless ``marks`` is off.
    """
    if not query or not text:
        return []
    plain = text.translate(_BARE)
    found: list[Span] = []
    for part in query.wanted(mode):
        marked = marks and any(is_marked(word) for word in part)
        for words in spellings(part):
            syllables = [spelled for word in words for spelled in folded(word).split()]
            if not syllables:
                continue
            pattern = r"(?<!\w)" + r"\W+".join(map(_spellings, syllables)) + r"(?!\w)"
            meant = exact(" ".join(words)) if marked else None
            found.extend(
                Span(start=match.start(), end=match.end(), kind="hit")
                for match in islice(re.finditer(pattern, plain), MOST_HITS)
                if meant is None or exact(_NO_WORD.sub(" ", text[match.start() : match.end()])) == meant
            )
    return found


def _spellings(word: str) -> str:
    """A pattern for a word of the folded index in the text itself, where sĩ may be written sỹ."""
    return word[0] + "[iy]" if re.fullmatch("[hklmstv]i", word) else re.escape(word)
