"""Which names of persons a short text from abroad holds: "Von Gesine Altmoor und Till van der Hoek".

There is no list of such names, so that their form tells: two to five words with capitals, none of which a newsroom or
an agency is called by; in a script without capitals two to four letters.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.dom import squeeze
from pipelines.reference import rows

_LONGEST = 400
_MOST = 12  # names
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_ADDRESS = re.compile(r"://|@|\bwww\.|\.(?:com|org|net|html?)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;&/、]\s*|\s+[|•·]\s+|\s+[-–—]\s+")
_COMMA = re.compile(r"\s*,\s*")
_LETTERS = re.compile(r"[^\W\d_]{2,4}(?:[·・][^\W\d_]{1,6})?")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.-](?=[^\W\d_]))*|[^\W\d_]{1,3}\.")
#: "d'Aubrac", "al-Masri", "McAra": a capital may come later.
_VOWEL = re.compile(r"[AEIOUYÄÅÆÖØÜÁÀÂÃÉÈÊËÍÌÎÏÓÒÔÕŌÚÙÛÝİ]|[^\x00-\u024f]")
_PREFIX = re.compile(r"(?:[^\W\d_]{1,2}['’]|[^\W\d_]{2,3}-)?(?=[^\W\d_])")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("author_words") if row["kind"] == kind)


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_words("label"), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s+(?:{'|'.join(map(re.escape, sorted(_words('joiner'))))})\s+", re.IGNORECASE)


@cache
def _newsroom() -> re.Pattern[str]:
    words = (re.escape(word.rstrip("*")) + r"\w*" * word.endswith("*") for word in sorted(_words("newsroom")))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def labelled(text: str) -> str | None:
    """What stands behind an author's label that opens a text: "By …"; None without one."""
    match = _label().match(text)
    return text[match.end() :] if match is not None else None


def persons(text: str) -> list[str]:
    """The persons that a text names before anything else; none where it begins with something else."""
    text = squeeze(text[: 2 * _LONGEST])
    if not text or len(text) > _LONGEST or _ADDRESS.search(text):
        return []
    text = _BRACKETS.sub("", labelled(text) or text).strip(" ,;:|-–—•")
    text = labelled(text) or text  # "Author: By …"
    found: list[str] = []
    capitals = re.split(r"[,;|]", _joiner().split(text)[0])[0].isupper()
    for part in _SEVERAL.split(text):
        pieces = [piece for joined in _joiner().split(part) for piece in _COMMA.split(joined) if piece]
        names = [_person(piece, capitals) for piece in pieces]
        # Behind the name and a comma may stand what the author is and where: names as well only where all are.
        several = all(names) or len(_joiner().split(part)) > 1
        taken = [name for name in (names if several else names[:1]) if name]
        if not taken and not found:
            return []
        found += [name for name in taken if name not in found]
    return found[:_MOST]


def _person(text: str, capitals: bool) -> str | None:
    text = text.strip(' .,;:|*_-–—"“”')
    if text.upper() == text.lower():
        return text if _LETTERS.fullmatch(text) and text not in _words("label") else None
    words = text.split()
    while len(words) > 2 and words[0].rstrip(".").lower() in _words("degree"):
        words = words[1:]
    if not 2 <= len(words) <= 5 or _newsroom().search(text):
        return None
    plain = [word for word in words if word not in _words("particle")]
    if len(plain) < 2 or words[-1] not in plain or not all(_WORD.fullmatch(word) for word in words):
        return None
    if words[0].lower() in _words("article") or not all(map(_has_capital, plain)):
        return None
    if any(_is_abbreviation(word) and not (capitals and _VOWEL.search(word)) for word in plain):
        return None
    return " ".join(words)


def _has_capital(word: str) -> bool:
    match = _PREFIX.match(word)
    return word[0].isupper() or (match is not None and word[match.end()].isupper())


def _is_abbreviation(word: str) -> bool:
    """ "MDR", "AFP": the house, not the name."""
    return word.isupper() and 3 <= len(word) <= 4
