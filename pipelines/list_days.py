"""Days in lists of other articles that stand above a title: in the panels of a menu, in a column of news."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.dating import stamps
from pipelines.lines import Line, Picture

_ENTRY = 3  # lines of an entry: picture, title, summary, date
_LONG_LINK = 5  # words: sections have fewer
_LONGEST = 80


def is_of_another(items: Sequence[Line | Picture], at: int, title_at: int) -> bool:
    """Whether a stamp above the title is that of an entry in a list: it shares an element with a link as long as titles
    are, and that element does not hold the title; or the entries' stamps stand above one another.
    """
    line = items[at]
    if not isinstance(line, Line) or not stamps(line.text):
        return False
    around = range(max(at - _ENTRY, 0), min(at + _ENTRY + 1, title_at))
    others = [other for i in around if i != at and isinstance(other := items[i], Line)]
    own = {items[title_at].element, *items[title_at].element.iterancestors()}
    for other in others:
        if other.links >= 0.9 and len(other.text.split()) >= _LONG_LINK and _shared(line, other) not in own:
            return True
    linked = any(other.links >= 0.9 for other in others)
    return linked and any(
        other.path == line.path and len(other.text) <= _LONGEST and stamps(other.text) for other in others
    )


def _shared(one: Line, other: Line) -> Any:
    """The smallest element around two lines."""
    held = {other.element, *other.element.iterancestors()}
    return next((element for element in (one.element, *one.element.iterancestors()) if element in held), None)
