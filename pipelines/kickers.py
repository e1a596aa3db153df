"""A headline that shares its element with a kicker: "<span>Health care</span><span>A clinic on wheels</span>".

Read as one line they run together. What the page's head calls it says whether the kicker belongs to its title, and how
the two are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipelines.dom import text_of
from pipelines.headlines import Title
from pipelines.lines import Line, Picture
from pipelines.title_claims import letters
from pipelines.walk import INLINE

_LONGEST = 80
_SHORTEST_HEADLINE = 16
_MOST = 12  # inline elements of a headline
_CLOSING = ")]»”’?!."
_SEPARATORS = " \t:|/•·–—-"
#: What developers call it, in the languages of the press.
_KICKER = re.compile(
    r"kicker|overline|over-?title|top-?line|roof-?line|dach-?zeile|spitzmarke|eyebrow|pre-?title|super-?title|ante-?titulo"
    r"|sur-?titre|sobre-?titulo|occhiello|cintillo",
    re.IGNORECASE,
)


def without_kicker(title: Title, items: Sequence[Line | Picture], claimed: Sequence[str]) -> Title:
    """A title as the page's head writes it, where its line is put together of a kicker and a headline. ``claimed``: the
    page's own titles, whole, the most trusted first.
    """
    line = items[title.position] if title.position is not None else None
    if not isinstance(line, Line) or not len(line.element) or title.text in claimed:
        return title
    kickers = list(_kickers(line, title.text))
    if not kickers:
        return title
    whole = letters(title.text)
    endings = {whole.removeprefix(letters(kicker)) for kicker, _ in kickers}
    for claim in claimed:
        if letters(claim) in endings:
            return replace(title, text=claim)
        if letters(claim) == whole:
            return replace(title, text=claim)
    for kicker, element in kickers:
        own = letters(kicker)
        if _is_called_so(element, line.element) and not any(own in letters(claim) for claim in claimed):
            return replace(title, text=_behind(title.text, own))
    return title


def _kickers(line: Line, text: str) -> Iterator[tuple[str, Any]]:
    """Elements of its own that a line begins with, and that leave a headline; each with its text."""
    whole = letters(text)
    for order, element in enumerate(line.element.iterdescendants()):
        if order >= _MOST:
            return
        if not isinstance(element.tag, str) or element.tag not in INLINE:
            continue
        inner = text_of(element)
        own = letters(inner)
        fits = 0 < len(own) <= len(whole) - _SHORTEST_HEADLINE and len(inner) <= _LONGEST
        if fits and whole.startswith(own):
            yield inner, element


def _behind(text: str, kicker: str) -> str:
    """What stands behind a kicker of these letters, without the marks that close it."""
    end = next(end for end in range(len(text) + 1) if letters(text[:end]) == kicker)
    rest = text[end:].lstrip(_SEPARATORS + _CLOSING)
    return rest.removeprefix('"') if rest.count('"') % 2 else rest


def _is_called_so(element: Any, block: Any) -> bool:
    while element is not None and element is not block:
        if _KICKER.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        element = element.getparent()
    return False
