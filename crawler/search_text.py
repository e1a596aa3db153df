"""What the two search indexes hold, and what a query is turned into before it is asked of them.

``search_folded`` answers people who type without marks (``duc luan`` finds Đức Luận); ``search_exact`` tells Luận from
Luân when the query carries marks. Text and query pass through the same function, so two spellings of one word meet in
both: hoà and hòa, thuỷ and thủy, uỷ and ủy, bác sỹ and bác sĩ. Lengths may change: offsets for snippets are those of
the original text, never of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.text import bare, fold

# A syllable of one consonant and y is also written with i: sỹ/sĩ, kỹ/kĩ, lý/lí, mỹ/mĩ, tỷ/tỉ. Not quy, and not uy.
_Y_SYLLABLE = re.compile(r"(?<!\w)([hklmstv])([yỳýỷỹỵ])(?!\w)")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


# Letters that the tokenizer takes the marks off as we do, and what stands between words; no mark without its letter.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_UNUSUAL = re.compile(f"[^\\x20-\\x7e\\n\\t{_LETTERS}{_LETTERS.upper()}“”‘’–—…•·°²³‰½×±≥≤→«»€£©®™]")
# Where a word that has two spellings can be told (hoà, thuỷ, qúy, sỹ), looked at closely afterwards.
# (One set of letters first: that is how the search for it is quick.)
_TWO_WAYS = re.compile(
    "[àáảãạèéẻẽẹỳýỷỹỵòóỏõọùúủũụy]"
    r"(?:(?<=o[àáảãạèéẻẽẹ])|(?<=[uhklmstv][ỳýỷỹỵ])|(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y|(?<=[hklmstv]y)(?!\w))"
)


class _Forms(dict[str, str]):
    """A written word's form, worked out once: Vietnamese has few syllables, texts repeat them.

    Many times faster than doing a whole text at once, and publishing does all texts.
    """

    MOST = 500_000

    def __init__(self, form: Callable[[str], str]) -> None:
        self.form = form

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        found = self[word] = self.form(word)
        return found


def _marked(word: str) -> str:
    return _Y_SYLLABLE.sub(lambda match: match[1] + match[2].translate(_Y_TO_I), fold(word))


_exact = _Forms(_marked)
_folded = _Forms(lambda word: bare(_exact[word]))


def exact(text: str) -> str:
    """Lower-case NFC text with its marks, one spelling for each word: ``Bác sỹ Hoà`` → ``bác sĩ hòa``."""
    return " ".join(filter(None, map(_exact.__getitem__, text.split())))


def folded(text: str) -> str:
    """The same without marks, and d for đ: ``Bác sỹ Đức`` → ``bac si duc``."""
    return " ".join(filter(None, map(_folded.__getitem__, text.split())))


def both_forms(text: str) -> tuple[str, str]:
    """A text for ``search_folded`` and for ``search_exact``: the words of :func:`folded` and :func:`exact`.

    Publishing does this to every text, so it leaves to the tokenizer what that does as well: parting words, and in
    ``search_folded`` taking off the marks of Vietnamese letters. Only what may be spelled in two ways is looked at.
    """
    if _UNUSUAL.search(text):
        return folded(text), exact(text)
    lower = text.lower()
    pieces: list[str] = []
    at = 0
    for match in _TWO_WAYS.finditer(lower):
        start = match.start()
        if start < at:  # in the word before
            continue
        while start > at and not lower[start - 1].isspace():
            start -= 1
        end = match.end()
        while end < len(lower) and not lower[end].isspace():
            end += 1
        pieces += (lower[at:start], _exact[lower[start:end]])
        at = end
    marked = "".join((*pieces, lower[at:])) if pieces else lower
    return marked.replace("đ", "d"), marked


def has_marks(query: str) -> bool:
    """Whether a query carries marks that the exact index can hold apart."""
    return exact(query) != folded(query)
