"""How units are written: aliases in brackets, abbreviations with their capitals, letters inside document numbers."""

from __future__ import annotations

from pipelines.gazetteer import Entry, table
from pipelines.syllables import DIGITS, UPPER, Syllables


def behind_alias(tokens: Syllables, index: int) -> int:
    """Behind "(CDC)", "(TTYT)", when these begin at ``index``; else ``index``."""
    if tokens.key(index) != "(":
        return index
    for end in range(index + 1, min(index + 7, len(tokens))):
        if tokens.keys[end] == ")":
            inside = tokens.texts[index + 1 : end]
            short = inside and all(t.isupper() or not t[0].isalpha() for t in inside) and inside[0].isupper()
            return end + 1 if short else index
    return index


def inside_number(tokens: Syllables, index: int) -> bool:
    """ "112/QĐ-UBND", "NQ-HĐND": the issuer's letters in the number of a document are no mention of it."""
    if tokens.shapes[index] != UPPER or index < 2 or tokens.spaced[index] or tokens.keys[index - 1] not in ("-", "/"):
        return False
    start = index
    while start > 0 and not tokens.spaced[start] and tokens.keys[start - 1] != "(":
        start -= 1
        if tokens.shapes[start] == DIGITS:
            return True
    before = index - 2
    return tokens.shapes[before] == UPPER and table("unit_heads", "head").longest(tokens, before) is None


def case_fits(tokens: Syllables, start: int, end: int, entry: Entry) -> bool:
    case = entry.row["case"]
    if case == "exact":
        return written_as(tokens, start, end, entry)
    return case in ("any", "loose") or tokens.capital(start)


def written_as(tokens: Syllables, start: int, end: int, entry: Entry) -> bool:
    """Whether an abbreviation has its capitals: "TT" and not "tt"."""
    first = tokens.texts[start]
    return entry.name.startswith(first) or (first.isupper() and entry.name[:1].isupper())
