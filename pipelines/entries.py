"""Lists of other articles beside a text: linked headlines with their dates, pictures and summaries, in a row.

They often have no heading and no container of their own. What tells them from text is that they repeat: link after
link, with the same little between two of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.attachments import links_file
from pipelines.dating import stamps
from pipelines.lines import Line, Picture

#: Fewer entries than this may be links inside a text.
FEWEST = 3
_HEADLINE = (12, 300)
_BETWEEN = 3  # lines from one headline to the next: date, summary, "read more"
_SUMMARY = 300
_PARAGRAPH = 80


def is_headline(item: Line | Picture) -> bool:
    """Whether a line can be the linked headline of another article."""
    return (
        isinstance(item, Line)
        and item.links > 0.5
        and not item.row
        and not is_sentence_with_links(item)
        and _HEADLINE[0] <= len(item.text) <= _HEADLINE[1]
        and not links_file(item)
    )


def is_sentence_with_links(line: Line) -> bool:
    """Whether a line is a sentence of the text in spite of the links in it: headlines have no full stop."""
    return line.links < 0.9 and len(line.text) > 40 and line.text[-1] in ".!?" and not line.row and not line.heading


def entries_in(items: Sequence[Line | Picture], within: range) -> list[range]:
    """The lists within a stretch of a page, in order."""
    found: list[range] = []
    group: list[int] = []
    for i in within:
        if not is_headline(items[i]):
            continue
        if group and not _near(items, group[-1], i):
            found += _whole(items, group, within)
            group = []
        group.append(i)
    return found + _whole(items, group, within)


def _near(items: Sequence[Line | Picture], one: int, other: int) -> bool:
    between = [item for item in items[one + 1 : other] if isinstance(item, Line)]
    if any(len(line.text) > _PARAGRAPH and line.path in (items[one].path, items[other].path) for line in between):  # type: ignore[union-attr]
        # Links set among the paragraphs, as paragraphs: no summary has the form of its headline.
        return False
    if items[one].chrome and any(line.chrome is None and _goes_on(line) for line in between):
        return False  # text below a box
    return len(between) <= _BETWEEN and all(len(line.text) <= _SUMMARY for line in between)


def _goes_on(line: Line) -> bool:
    return len(line.text) > _PARAGRAPH or line.heading > 1 or (len(line.text) >= 25 and line.text[-1] in ".!?…”")


def _whole(items: Sequence[Line | Picture], group: Sequence[int], within: range) -> list[range]:
    """The list from its first entry to its last, with a date above the first one and what follows the last."""
    if len(group) < FEWEST:
        return []
    first, last = group[0], group[-1]
    headlines = set(group)
    paths = {item.path for i in range(first, last) if i not in headlines and isinstance(item := items[i], Line)}
    above = items[first - 1] if first > within.start else None
    if isinstance(above, Line) and above.path in paths and len(above.text) <= 40 and stamps(above.text):
        first -= 1
    for i in range(last + 1, min(last + 1 + _BETWEEN, within.stop)):
        below = items[i]
        if isinstance(below, Line) and (below.path not in paths or len(below.text) > _SUMMARY):
            break
        last = i
    return [range(first, last + 1)]
