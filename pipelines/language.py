"""Which language a text is in, by its letters and commonest words; enough to keep English versions apart."""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import rows

_SHOWN = 4000
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
    marked = sum(1 for word in words if _VIETNAMESE.search(word))
    # About half of all Vietnamese syllables carry such a letter; an English text about Vietnam has a few names.
    if marked >= 0.2 * len(words):
        return "vi"
    counts = {code: sum(1 for word in words if word in common) for code, common in _common().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= max(2, 0.06 * len(words)) else ("vi" if marked else "und")
