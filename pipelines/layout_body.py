"""Where a layout's own names say that the text is: in one element, or in several that are its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.attachments import links_file
from pipelines.dom import select
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading
from pipelines.stretch import Content, is_text, length_of

#: A text shorter than this (characters) needs other proof that it is one.
_SHORT = 60
#: A paragraph is longer than this; so much running text above what bears the name, and outside it, is the text itself.
_PARAGRAPH = 80
_TEXT = 600
#: No text has more parts than this.
_MOST_PARTS = 200


def by_layout(tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout) -> Content | None:
    """The first of the layout's places that holds a text, its longest element or group of elements."""
    for selector in layout.body:
        best: Content | None = None
        rule = f"layout:{layout.key}:{selector}"
        elements = [element for element in select(tree, selector) if len(reading.within(element))]
        for container, positions in _places(elements, items, reading):
            if positions:
                found = Content(positions=tuple(positions), container=container, rule=rule)
                best = longer(best, found, items)
        if best is None or not _holds_text(best, items, layout):
            continue
        if not _is_below_text(best, items):
            return best
    return None


def longer(one: Content | None, other: Content | None, items: Sequence[Line | Picture]) -> Content | None:
    """The longer one; the first where they are of a length."""
    if one is None or other is None:
        return one or other
    return other if length_of(other, items) > length_of(one, items) * 1.2 else one


def _holds_text(content: Content, items: Sequence[Line | Picture], layout: Layout) -> bool:
    return (
        length_of(content, items) >= _SHORT
        or any(isinstance(items[i], Picture) for i in content.positions)
        or (bool(layout.fingerprint) and any(_is_short_notice(items[i]) for i in content.positions))
    )


def _is_short_notice(item: Line | Picture) -> bool:
    """Whether a line is one sentence: where a known family puts the text, that may be all of it."""
    return is_text(item) and isinstance(item, Line) and len(item.text) >= 25 and item.text[-1] in ".!…"


def _places(
    elements: Sequence[Any], items: Sequence[Line | Picture], reading: Reading
) -> Iterator[tuple[Any, list[int]]]:
    """Each element of that name with its positions, and each group of them that are parts of one text: side by side,
    each by itself or in a block of its own, with no headline of another article between.
    """
    for element in elements:
        yield element, [i for i in reading.within(element) if items[i].chrome is None]
    if not 2 <= len(elements) <= _MOST_PARTS:
        return
    holders: dict[Any, list[Any]] = {}
    for element in elements:
        parent = element.getparent()
        for holder in (parent, parent.getparent() if parent is not None else None):
            if holder is not None and holder.tag not in ("body", "html"):
                holders.setdefault(holder, []).append(element)
    for holder, parts in holders.items():
        spans = [reading.within(part) for part in parts]
        whole = range(spans[0].start, spans[-1].stop)
        own = {i for span in spans for i in span}
        between = [i for i in whole if i not in own]
        if len(parts) >= 2 and not any(_is_of_another(items[i]) for i in between):
            kept = [i for i in whole if items[i].chrome is None and (i in own or _goes_between(items[i]))]
            yield holder, kept


def _is_of_another(item: Line | Picture) -> bool:
    return isinstance(item, Line) and item.links > 0.8 and len(item.text) >= 20 and not links_file(item)


def _goes_between(item: Line | Picture) -> bool:
    return isinstance(item, Picture) or links_file(item) or (is_text(item) and item.links < 0.5)


def _is_below_text(content: Content, items: Sequence[Line | Picture]) -> bool:
    """Whether far more running text stands between the headline and what bears the name: that is the text, and this is
    of other articles, or about the author.
    """
    length = length_of(content, items)
    above = 0
    for i in range(content.positions[0] - 1, -1, -1):
        item = items[i]
        if not isinstance(item, Line) or item.chrome is not None:
            continue
        if item.heading == 1:
            return above >= max(_TEXT, 2 * length)
        if item.links < 0.3 and not item.row and len(item.text) > _PARAGRAPH:
            above += len(item.text)
    return False
