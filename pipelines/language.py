"""Which language a text is in, by its letters and commonest words; enough to keep English versions apart."""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import rows
from pipelines.spelling_rules import is_plain_syllable

_SHOWN = 4000
#: Fewer words without a mark may be anything.
_FEWEST = 8
_WORD = re.compile(r"[^\W\d_]+")
#: Letters that no other language of these sites has: horn, breve with tone, dot below, hook above, đ.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@cache
def _common() -> dict[str, frozenset[str]]:
    return {row["lang"]: frozenset(row["words"].split()) for row in rows("common_words")}


def language_of(text: str) -> str:
    """``vi``, ``en`` or ``fr``; ``und`` with too few words to tell. Looks at the first 4,000 characters."""
    words = [word.lower() for word in _WORD.findall(text[:_SHOWN])]
    if not words:
        return "und"
    marked = 0 if text.isascii() else sum(1 for word in words if not word.isascii() and _VIETNAMESE.search(word))
    counts = {code: sum(map(common.__contains__, words)) for code, common in _common().items()}
    best = max(counts, key=lambda code: counts[code])
    # About half of all Vietnamese syllables carry such a letter; an English text about Vietnam has a few names, and
    # among the other words those that every English sentence has.
    foreign = best != "vi" and counts[best] >= max(2, 0.25 * (len(words) - marked))
    if marked >= (0.4 if foreign else 0.2) * len(words):
        return "vi"
    if not foreign and len(words) >= _FEWEST and sum(map(is_plain_syllable, words)) >= 0.9 * len(words):
        return "vi"  # written without marks
    return best if counts[best] >= max(2, 0.06 * len(words)) else ("vi" if marked else "und")
