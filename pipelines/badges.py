"""What shares the line of a headline and is no part of it: a badge ("New"), a stamp, a counter, a button, the section.

The page's own title tells it where it holds the rest of the line. Otherwise it must stand in an element of its own, at
the beginning or the end, and be made of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipelines.dating import stamps
from pipelines.dom import squeeze, text_of
from pipelines.headlines import SECTION_NAME, Title
from pipelines.labels import chrome_kind, title_kind
from pipelines.lines import Line, Picture
from pipelines.text import fold
from pipelines.walk import INLINE

_LONGEST_ASIDE = 60
_SHORTEST = 6
_MOST_WORDS = 6
#: A headline has not more inline elements than this that are worth a look.
_MOST = 24
_BADGES = frozenset({"new", "hot", "mới", "nóng", "tin mới", "tin nóng", "tin hot", "nổi bật", "tiêu điểm"})
_FOREIGN = frozenset({"new", "hot"})
#: Editors emphasise words with these; what a template adds has a class, or another tag.
_EMPHASIS = frozenset({"b", "strong", "em", "i", "u", "font", "span"})
_COUNTER = re.compile(
    r"(?:lượt (?:xem|đọc)|đã xem|views?)\s*:?\s*\d[\d.,]*|\d[\d.,]*\s*(?:lượt (?:xem|đọc)|views?)", re.I
)
_EDGES = " \t|-–—:·•,;"


def without_badges(title: Title, items: Sequence[Line | Picture], claimed: Sequence[str]) -> Title:
    """A title without what else stands in its line. ``claimed``: what the page's head says the title is."""
    line = items[title.position] if title.position is not None else None
    if not isinstance(line, Line):
        return title
    if any(fold(claim) == fold(title.text) for claim in claimed):
        return title
    for claim in claimed:
        rest = _rest(title.text, claim)
        if rest is not None and any(map(str.isalnum, rest)) and _is_aside(rest, named=True):
            return replace(title, text=_kept(title.text, claim))
    text = _bare(line, title.text)
    return replace(title, text=text) if text != title.text else title


def bare_line(line: Line) -> Line:
    """A line without the badges, stamps and buttons that stand in elements of their own at its ends."""
    text = _bare(line, line.text) if len(line.element) else line.text
    return replace(line, text=text) if text != line.text else line


def _bare(line: Line, text: str) -> str:
    for _ in range(3):
        aside = next(_asides(line, text), None)
        if aside is None:
            break
        text = (text.removesuffix(aside) if text.endswith(aside) else text.removeprefix(aside)).strip(_EDGES)
    return text


def _rest(text: str, claim: str) -> str | None:
    """What a line holds before or behind the claimed title; None where it does not hold it, or nothing else."""
    if len(claim) < _SHORTEST or not len(claim) < len(text) <= len(claim) + _LONGEST_ASIDE:
        return None
    if fold(text[: len(claim)]) == fold(claim) and not (text[len(claim) - 1].isalnum() and text[len(claim)].isalnum()):
        return text[len(claim) :].strip(_EDGES)
    if fold(text[-len(claim) :]) == fold(claim):
        return text[: -len(claim)].strip(_EDGES)
    return None


def _kept(text: str, claim: str) -> str:
    """The claimed title as the line writes it."""
    return text[: len(claim)] if fold(text[: len(claim)]) == fold(claim) else text[-len(claim) :]


def _asides(line: Line, text: str) -> Iterator[str]:
    """Texts of the line's own inline elements that begin or end it and are no part of a headline."""
    for order, element in enumerate(line.element.iterdescendants()):
        if order >= _MOST:
            return
        if not isinstance(element.tag, str) or not _is_inline(element, line.element):
            continue
        inner = text_of(element)
        if not 0 < len(inner) <= _LONGEST_ASIDE or len(text) - len(inner) < _SHORTEST:
            continue
        named = bool(element.get("class") or element.get("id")) or element.tag not in _EMPHASIS
        before, behind = text[: -len(inner)], text[len(inner) :].strip(_EDGES)
        ends = text.endswith(inner) and _meets(_before(element), before, -1)
        begins = text.startswith(inner) and _meets(_behind(element), behind, 0)
        place = begins and named and behind[:1].isupper() and _names_a_place(element, inner)
        if place or ((ends or begins) and _is_aside(inner, named=named)):
            yield inner


def _is_inline(element: Any, block: Any) -> bool:
    """Whether only inline elements stand between an element and its block: the block may hold other lines as well."""
    while element is not None and element is not block:
        if element.tag not in INLINE:
            return False
        element = element.getparent()
    return True


def _before(element: Any) -> str:
    """What stands right before an element in its parent, up to the element before it."""
    previous = element.getprevious()
    if previous is None:
        return element.getparent().text or ""
    return (previous.tail or "").strip() or (text_of(previous) if isinstance(previous.tag, str) else "")


def _behind(element: Any) -> str:
    following = element.getnext()
    tail = (element.tail or "").strip()
    return tail or (text_of(following) if following is not None and isinstance(following.tag, str) else "")


def _meets(beside: str, rest: str, at: int) -> bool:
    """Whether what stands beside an element is what the line goes on with there: its last word or its first."""
    words, others = squeeze(beside).strip(_EDGES).split(), rest.split()
    return bool(words and others) and words[at] == others[at]


def _is_aside(text: str, *, named: bool) -> bool:
    """Whether a text is a badge, a stamp, a counter or a button. ``named``: something besides its words says so."""
    bare = fold(text).strip(" ()[]!*.:-–|")
    if not bare:
        return True
    if bare in _BADGES:
        return named or bare in _FOREIGN or text.strip()[0] in "(["
    if _COUNTER.fullmatch(bare) or chrome_kind(text) in ("tool", "share", "counter"):
        return True
    found = stamps(text)
    if not found:
        return False
    rest = text[: found[0].label_start] + text[found[-1].end :]
    return sum(character.isalpha() for character in rest) <= 10


def _names_a_place(element: Any, text: str) -> bool:
    """Whether an element in front of a headline names the section: it links there, or the words are those of one."""
    if element.tag == "a" or title_kind(text) in ("list", "home"):
        return True
    return SECTION_NAME.search(element.get("class") or "") is not None and len(text.split()) <= _MOST_WORDS
