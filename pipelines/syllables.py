"""The text as syllables: what the grammars of units, people and roles read.

Vietnamese writes every syllable apart, and names are told by capitals on syllables, so the grammars stand on syllables
and the tables; word segmentation is asked only where a name runs on in lower case (see `pipelines.units`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*|\d+|\n|[^\w\s]|_")
_DASHES = dict.fromkeys("–—−‐‑", "-")

#: Share of capital letters from which a line says nothing by its capitals (a headline).
_SHOUTED = 0.8
#: Words that carry a capital only where every word of a headline does.
_SMALL = frozenset(
    ["và", "của", "tại", "với", "về", "cho", "các", "trong", "làm", "theo", "trên", "đến", "từ", "là", "việc"]
)
_TITLED = 0.85

LOWER, TITLE, UPPER, DIGITS, MARK, BREAK = range(6)


@lru_cache(maxsize=65536)
def key_of(token: str) -> str:
    """The form in which a token is looked up: folded, one kind of dash and of apostrophe."""
    if len(token) == 1 and not token.isalnum():
        return _DASHES.get(token, token)
    return re.sub("[’ʼ‘]", "'", fold(token))


@lru_cache(maxsize=65536)
def _shape_of(token: str) -> int:
    if token == "\n":
        return BREAK
    first = token[0]
    if first.isalpha():
        if not first.isupper():
            return LOWER
        return UPPER if len(token) > 1 and token.isupper() else TITLE
    return DIGITS if first.isdigit() else MARK


class Syllables:
    """Parallel lists over the tokens of one text: syllables, numbers, single marks and line breaks.

    ``spaced[i]`` says whether white space stands before token ``i``. ``shouted[i]`` is true in a line whose
    capitals say nothing: a headline in capitals, or With Every Word In Capitals.
    """

    __slots__ = ("ends", "keys", "shapes", "shouted", "spaced", "starts", "text", "texts")

    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text):
            self.texts.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.keys = [key_of(token) for token in self.texts]
        self.shapes = [_shape_of(token) for token in self.texts]
        self.spaced = [
            start > 0 and (index == 0 or self.ends[index - 1] != start) for index, start in enumerate(self.starts)
        ]
        self.shouted = self._shouted()

    def __len__(self) -> int:
        return len(self.texts)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end`` (exclusive), as written."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def key(self, index: int) -> str:
        """The key of a token, "" outside the text and "\\n" at a line break."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= index < len(self.shapes) and self.shapes[index] in (TITLE, UPPER)

    def run_end(self, index: int, limit: int = 12) -> int:
        """The end of the run of capitalised syllables that begins at ``index``, parted by white space only."""
        end = index
        while end < len(self.texts) and end - index < limit and self.shapes[end] in (TITLE, UPPER):
            if end > index and not self.spaced[end]:
                break
            end += 1
        return end

    def _shouted(self) -> list[bool]:
        flags = [False] * len(self.texts)
        begin = 0
        for index in range(len(self.texts) + 1):
            if index < len(self.texts) and self.shapes[index] != BREAK:
                continue
            words = [i for i in range(begin, index) if self.shapes[i] in (LOWER, TITLE, UPPER)]
            upper = sum(self.texts[i].isupper() for i in words)
            shouted = len(words) >= 3 and upper / len(words) >= _SHOUTED
            if not shouted and len(words) >= 6:
                capitals = sum(self.shapes[i] != LOWER for i in words)
                small = any(self.shapes[i] != LOWER and self.keys[i] in _SMALL for i in words[1:])
                shouted = small and capitals / len(words) >= _TITLED
            if shouted:
                for i in range(begin, index):
                    flags[i] = True
            begin = index + 1
        return flags


@lru_cache(maxsize=4)
def syllables_of(text: str) -> Syllables:
    """The syllables of a text; the last few are kept, as several grammars read the same text in turn."""
    return Syllables(text)
