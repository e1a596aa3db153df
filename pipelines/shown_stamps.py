"""Whether a page shows the stamp of its article, and where: right by the title, below the text, or in each entry of a
list.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.dating import stamps
from pipelines.headlines import Title, stamp_behind
from pipelines.lines import Line, Picture
from pipelines.stretch import Content

#: So many lines below a text its template may still speak of it.
_FOOT = 6


def is_stamp_line(line: Line) -> bool:
    return (
        is_dated_entry(line)
        or stamp_behind(line.text) is not None
        or (len(line.text) <= 160 and any(stamp.label in ("published", "updated") for stamp in stamps(line.text)))
    )


def stamped(items: Sequence[Line | Picture], title: Title) -> bool:
    """Whether the line right below a title is a stamp."""
    below = items[title.position + 1 : title.position + 2] if title.position is not None else []
    return any(isinstance(line, Line) and line.links < 0.5 and opens_with_stamp(line) for line in below)


def opens_with_stamp(line: Line) -> bool:
    """Whether a line is a stamp, or begins with one, with buttons and counters behind it."""
    found = list(stamps(line.text)) if len(line.text) <= 160 else []
    return is_stamp_line(line) or (bool(found) and found[0].precision == "minute" and found[0].label_start <= 2)


def dated_here(items: Sequence[Line | Picture], content: Content, title: Title | None) -> bool:
    """Whether a stamp stands right beside the title, or right below the text: not a clock in the head of the page."""
    at = title.position if title is not None and title.position is not None else content.positions[0]
    end = content.positions[-1] + 1
    near = {*range(at - 1, min(at + 4, end)), end}
    return any(
        isinstance(item := items[i], Line)
        and item.chrome in (None, "learned", "words:counter", "words:tool")
        and item.links < 0.5
        and opens_with_stamp(item)
        for i in sorted(near)
        if 0 <= i < len(items)
    ) or any(_tells_the_day(item) for item in items[end : end + _FOOT])


def _tells_the_day(item: Line | Picture) -> bool:
    """Whether a line right below a text, in the template's foot perhaps, says by a label when it was published."""
    return (
        isinstance(item, Line)
        and item.links < 0.5
        and len(item.text) <= 120
        and not item.row
        and any(stamp.label == "published" for stamp in stamps(item.text))
    )


def is_dated_entry(line: Line) -> bool:
    """A line that is a date, or a link with a date beside it: what stands over or in each entry of a list."""
    if len(line.text) > 200 or line.row:
        return False
    found = stamps(line.text)
    if not found or found[0].precision not in ("minute", "day"):
        return False
    if line.links > 0.5 and found[-1].end >= len(line.text) - 2:
        return True
    rest = line.text[: found[0].label_start] + line.text[found[-1].end :]
    return sum(character.isalpha() for character in rest) <= 14
