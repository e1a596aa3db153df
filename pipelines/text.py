"""Four forms of a text: cleaned to be stored, folded to be matched, bare to be searched, slug to be an address.

Offsets of mentions count code points of the cleaned text, so cleaning also exists in a form that keeps the way back
to the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

#: Spaces that sites use for layout and that a reader cannot tell from a plain one.
_SPACES = "\u00a0\u2007\u202f"
#: Invisible characters: they split words for a program, never for a reader.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: Other spellings of a line break.
_BREAKS = "\r\u0085\u2028\u2029"

_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}{_BREAKS}]")
_REPLACED = {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_INVISIBLE, ""), **dict.fromkeys(_BREAKS, "\n")}
_TRANSLATION = str.maketrans(_REPLACED)

# The tone of an open oa, oe, uy stands on the first vowel in the old spelling (hòa) and on the second in the new
# (hoà); of a closed one (hoàn) always on the second. Both wrong placements are led to one form.
_TONED = {
    "a": "àáảãạ",
    "e": "èéẻẽẹ",
    "o": "òóỏõọ",
    "u": "ùúủũụ",
    "y": "ỳýỷỹỵ",
}
_TONE_OF = {toned: (plain, tone) for plain, row in _TONED.items() for tone, toned in enumerate(row)}
_LETTER = r"[^\W\d_]"
_OPEN = re.compile(
    rf"(?<=[^\Wq\d_])(o)([{_TONED['a']}{_TONED['e']}])(?!{_LETTER})|(?<![q])(u)([{_TONED['y']}])(?!{_LETTER})"
)
_CLOSED = re.compile(
    rf"([{_TONED['o']}])([ae])(?={_LETTER})|([{_TONED['u']}])(y)(?={_LETTER})|(?<=q)([{_TONED['u']}])(y)"
)
#: What both look for, tone or not: quicker to search than they are, and most lines hold none.
_PAIR = re.compile(rf"[o{_TONED['o']}][ae{_TONED['a']}{_TONED['e']}]|[u{_TONED['u']}][y{_TONED['y']}]")


def nfc_clean(s: str) -> str:
    """NFC, one kind of space and of line break, nothing invisible. Mends nothing else, and changes no words."""
    if "\r\n" in s:
        s = s.replace("\r\n", "\n")
    if s.isascii():
        return s.replace("\r", "\n") if "\r" in s else s
    if _ODD.search(s):
        s = s.translate(_TRANSLATION)
    return s if unicodedata.is_normalized("NFC", s) else unicodedata.normalize("NFC", s)


def nfc_clean_map(s: str) -> tuple[str, list[int]]:
    """``nfc_clean(s)`` with the way back: code point ``i`` of the result came from ``s[offsets[i]:]``.

    Returns:
        The clean text, and ``len(clean) + 1`` offsets into ``s``, never falling; the last is ``len(s)``. Where several
        code points became one (``a`` + ``\\u0300`` → ``à``), the mapped slice of ``s`` holds all of them.
    """
    clean = nfc_clean(s)
    if not _ODD.search(s) and unicodedata.is_normalized("NFC", s):
        return clean, list(range(len(s) + 1))
    kept: list[tuple[str, int]] = []
    for index, char in enumerate(s):
        if char == "\r" and s[index + 1 : index + 2] == "\n":
            continue
        new = _REPLACED.get(char, char)
        if new:
            kept.append((new, index))
    if len(clean) == len(kept) and clean == "".join(new for new, _ in kept):
        return clean, [*(index for _, index in kept), len(s)]  # nothing was composed: every character stands alone
    pieces: list[str] = []
    offsets: list[int] = []

    def close(piece: str, begin: int, end: int) -> None:
        composed = unicodedata.normalize("NFC", piece)
        pieces.append(composed)
        offsets.extend(min(begin + i, end - 1) for i in range(len(composed)))

    piece, begin = "", 0
    for char, index in kept:
        # ASCII starts a new piece always; anything else may join with what stands before it.
        if piece and (char < "\x80" or not _joins(piece, char)):
            close(piece, begin, index)
            piece = ""
        if not piece:
            begin = index
        piece += char
    if piece:
        close(piece, begin, len(s))
    offsets.append(len(s))
    return "".join(pieces), offsets


def _joins(piece: str, char: str) -> bool:
    """Whether ``char`` combines with ``piece`` under NFC, so that the two cannot be normalised apart."""
    if unicodedata.combining(char):
        return True
    normal = unicodedata.normalize
    return normal("NFC", piece + char) != normal("NFC", piece) + normal("NFC", char)


def original_span(offsets: list[int], start: int, end: int) -> tuple[int, int]:
    """The span of the given text that a span of the clean text came from (``offsets`` of `nfc_clean_map`)."""
    begin = offsets[start]
    if end <= start:
        return begin, begin
    # Up to where the next different source position begins: a base letter takes its marks along.
    after = bisect_right(offsets, offsets[end - 1], lo=end - 1)
    return begin, offsets[after] if after < len(offsets) else offsets[-1]


def unify_tones(s: str) -> str:
    """Lower-case NFC text with the tone of oa, oe, uy in one place: ``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``; as long."""

    def to_first(match: re.Match[str]) -> str:
        first, second = (g for g in match.groups() if g is not None)
        plain, tone = _TONE_OF[second]
        return _TONED[first][tone] + plain

    def to_second(match: re.Match[str]) -> str:
        first, second = (g for g in match.groups() if g is not None)
        plain, tone = _TONE_OF[first]
        return plain + _TONED[second][tone]

    return s if s.isascii() or not _PAIR.search(s) else _OPEN.sub(to_first, _CLOSED.sub(to_second, s))


def fold(s: str) -> str:
    """A matching key: two spellings of one name meet, two names do not.

    NFC, case folded, tone placement unified, spaces squeezed; diacritics are kept, and sĩ/sỹ too: that is a choice of
    letters, not of marks. Not for offsets: its length may differ.
    """
    return _kept(s) if len(s) <= _SHORT else _folded(s)


def _folded(s: str) -> str:
    return " ".join(unify_tones(unicodedata.normalize("NFC", nfc_clean(s).casefold())).split())


#: Rules ask of the same words and labels in turn; long texts would only fill memory.
_kept = lru_cache(maxsize=8192)(_folded)
_SHORT = 100


def bare(s: str) -> str:
    """Lower case without any diacritics, and d for đ: what a search without accents compares."""
    decomposed = unicodedata.normalize("NFD", nfc_clean(s).lower()).replace("đ", "d")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def slug(s: str) -> str:
    """A name as an address: ``Sở Y tế TP. Huế`` → ``so-y-te-tp-hue``. Empty where there is no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", bare(s)).strip("-")
