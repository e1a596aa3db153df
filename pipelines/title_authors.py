"""Who is named in the lines between a title and its text, or in the row right above the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.bylines import byline_of, label_kind
from pipelines.dating import stamps
from pipelines.fact_nodes import are_initials, leads_to_section
from pipelines.fact_rows import NEAR, announced, first_running, linked_author, name_beside_stamp, named_in
from pipelines.lines import Line, Part, Picture
from pipelines.list_days import is_of_another

_LONGEST = 120
_ABOVE = 5  # lines


def under_title(items: Sequence[Line | Picture], title_at: int | None, lines: Sequence[int]) -> Iterator[Part]:
    """The authors named in short lines between the title and the running text, whose positions are among ``lines``."""
    text_at = first_running(items, lines)
    if title_at is None or text_at is None or not _is_near(items, title_at, text_at):
        return
    yield from _behind_label(items, range(title_at + 1, text_at - 1))
    yield from _above(items, title_at)
    dated = any(isinstance(item := items[i], Line) and stamps(item.text) for i in range(title_at + 1, text_at))
    for i in range(title_at + 1, text_at):
        line = items[i]
        if not isinstance(line, Line) or line.heading in (1, 2):
            continue
        if len(line.text) <= 2 * _LONGEST and (linked := linked_author(line)):
            yield Part(text=linked, positions=frozenset({i}), rule="link to an author under the title")
        if (line.links >= 0.9 or line.heading) and not stamps(line.text):
            link = next(line.element.iter("a"), None)
            name = name_beside_stamp(items, i, linked=True) if link is not None and not leads_to_section(link) else None
            if name:
                yield Part(text=name, positions=frozenset({i}), rule="name beside the stamp")
            continue
        if len(line.text) > 60 and not (len(line.text) <= 2 * _LONGEST and stamps(line.text)):
            continue
        above = items[i - 1]
        drawn = isinstance(above, Line) and i > title_at + 1 and are_initials(above.text, line.text)
        name = named_in(line, dated) or (announced(line.text) if drawn else None)
        if name:
            yield Part(text=name, positions=frozenset({i - 1, i} if drawn else {i}), rule="line under the title")


def _is_near(items: Sequence[Line | Picture], title_at: int, text_at: int) -> bool:
    """Whether the text begins soon behind its title; tools and buttons between them do not count."""
    between = items[title_at + 1 : text_at]
    own = sum(isinstance(item, Line) and item.chrome is None for item in between)
    return title_at < text_at and (len(between) < NEAR or (own < NEAR and len(between) < 3 * NEAR))


def _above(items: Sequence[Line | Picture], title_at: int) -> Iterator[Part]:
    """The author in the row of facts with the date that some templates print right above the title."""
    for i in range(title_at - 1, max(title_at - 1 - _ABOVE, -1), -1):
        line = items[i]
        if (
            not isinstance(line, Line)
            or line.heading
            or not (line.chrome or "words:").startswith(("words:", "learned"))
        ):
            return
        if len(line.text) <= 2 * _LONGEST:
            if is_of_another(items, i, title_at):
                return
            name = (linked_author(line) or named_in(line, False)) if stamps(line.text) else name_beside_stamp(items, i)
            if name:
                yield Part(text=name, positions=frozenset({i}), rule="line above the title")


def _behind_label(items: Sequence[Line | Picture], places: Sequence[int]) -> Iterator[Part]:
    """The author whose label stands alone in the line above the name, which may be a link."""
    for i in places:
        label, line = items[i], items[i + 1]
        if isinstance(label, Line) and isinstance(line, Line) and label_kind(label.text) == "author":
            name = byline_of(f"Tác giả: {line.text}") if len(line.text) <= _LONGEST and not stamps(line.text) else None
            if name:
                yield Part(text=name, positions=frozenset({i, i + 1}), rule="line behind an author's label")
