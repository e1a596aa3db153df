"""What stands under a heading that is chrome goes with it: other articles, readers' comments, the office's address
below its licence. Each has an element of its own, or goes on in lines of the same kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipelines.dating import stamps
from pipelines.lines import Line, Picture, Reading, side_by_side

_RUNNING = 80  # letters
#: An unlinked line longer than this is an article's, and no summary of another one.
_TEXT = 120
_HEADLINE = 6  # words
_LONGEST_BOX = 60  # lines
_SENTENCE_ENDS = '.:;!?…”"'
#: The foot of a page has so many lines at most below its licence, none longer than this.
_FOOT = 8
_LONGEST_FOOT = 200
#: So far above a paragraph stands the element that holds all parts of a text.
_LEVELS = 3
#: More labels of comments than this are no headings: each is looked at with all that is around it.
_MOST_COMMENTS = 20


def under_headings(items: list[Line | Picture], reading: Reading) -> list[Line | Picture]:
    """The items of a page, with what belongs to a heading of chrome marked as well."""
    return _without_licence(_without_comments(_without_related(items, reading), reading), reading)


def _without_related(items: Sequence[Line | Picture], reading: Reading) -> list[Line | Picture]:
    """Mark what stands under the heading of a list of other articles: links, their dates and pictures, up to real
    text. A list above the article ends where its own element does, or where that of the article begins: title and date
    come next.
    """
    marked_items = list(items)
    within = written = False
    until = own = sentences = 0
    heading: int | None = None
    paragraph: Line | None = None  # the last one of the text
    box = 0  # where the element ends that the list has for itself among the paragraphs
    parts: set[str] = set()  # paths of the headings and paragraphs of the text
    known: dict[Any, bool] = {}
    for index, item in enumerate(marked_items):
        running = isinstance(item, Line) and item.chrome is None and item.links < 0.5 and len(item.text) > _TEXT
        if isinstance(item, Line) and item.chrome == "words:related":
            within = _links_follow(marked_items, index)
            heading = index if within and not written else None
            own = _end_of_links(marked_items, reading, index) if heading is not None else 0
            until = _end_of_box(marked_items, reading, index) if within and written and index >= until else until
            box = _box_within(marked_items, reading, index, paragraph) if within and paragraph is not None else 0
            if within and written and paragraph is not None and not box:
                box = _box_of_builder(marked_items, reading, index, paragraph)
            known = {}
            if not within:
                # "Xem thêm" over a paragraph is a heading of the article.
                marked_items[index] = replace(item, chrome=None) if item.links < 0.5 else item
        elif within:
            ended = index >= until and (running or (heading is not None and index == own))
            ended = ended or (box > 0 and index >= box and (_goes_on(item, paragraph) or _is_part(item, parts)))
            if not ended and index >= until and heading is not None:
                ended = _is_headline(item) or _holds_text(marked_items, reading, heading, index, known)
            if ended:
                within = False
            elif item.chrome is None:
                marked_items[index] = replace(item, chrome="related")
        sentences += isinstance(item, Line) and not within and item.chrome is None and _is_sentence(item)
        written = written or running or sentences >= 2
        if not within and isinstance(item, Line) and item.chrome is None:
            if running:
                paragraph = item
            if running or (written and _is_heading(item)):
                parts.add(item.path)
    return marked_items


def _box_within(items: Sequence[Line | Picture], reading: Reading, heading: int, paragraph: Line | None) -> int:
    """Where the element ends that a list has for itself among the paragraphs of a text; 0 where it has none."""
    home = paragraph.element.getparent() if paragraph is not None else None
    box = items[heading].element
    while box is not None and box.getparent() is not home:
        box = box.getparent()
    if box is None or home is None:
        return 0
    inside = reading.within(box)
    linked = any(isinstance(line := items[i], Line) and line.links > 0.5 for i in inside if i != heading)
    return inside.stop if linked else 0


def _box_of_builder(items: Sequence[Line | Picture], reading: Reading, heading: int, paragraph: Line) -> int:
    """As `_box_within`, where a page builder gives each paragraph elements of its own beside that of the list."""
    end = _end_of_links(items, reading, heading)
    if not end:
        return 0
    near = list(paragraph.element.iterancestors())[1 : 1 + _LEVELS]
    return end if any(heading in reading.within(element) for element in near if element.tag != "body") else 0


def _is_heading(line: Line) -> bool:
    return line.links < 0.1 and len(line.text) <= _RUNNING and (line.heading > 1 or line.bold > 0.9)


def _is_part(item: Line | Picture, parts: set[str]) -> bool:
    """Whether a line is a heading, or a sentence, of a kind that the text above has."""
    if not isinstance(item, Line) or item.chrome is not None or item.links >= 0.1 or item.path not in parts:
        return False
    return _is_heading(item) or (len(item.text) >= 25 and item.text[-1] in _SENTENCE_ENDS and not stamps(item.text))


def _goes_on(item: Line | Picture, paragraph: Line | None) -> bool:
    """Whether a line is a sentence beside the last paragraph of the text, and in an element of the same kind."""
    return (
        isinstance(item, Line)
        and paragraph is not None
        and item.chrome is None
        and item.links < 0.3
        and len(item.text) >= 25
        and item.text[-1] in _SENTENCE_ENDS
        and side_by_side(item, paragraph)
    )


def _end_of_links(items: Sequence[Line | Picture], reading: Reading, heading: int) -> int:
    """Where the element ends that holds a heading and the links under it, and nothing else; 0 where there is none."""
    end = 0
    for element in (items[heading].element, *items[heading].element.iterancestors()):
        inside = reading.within(element)
        below = [line for i in inside if i > heading and isinstance(line := items[i], Line)]
        if inside.start < heading or any(not _is_entry(line) for line in below):
            break
        end = inside.stop if len(below) >= 2 else end
    return end


def _is_entry(line: Line) -> bool:
    return line.links > 0.5 or (len(line.text) <= _RUNNING and bool(stamps(line.text)))


def _end_of_box(items: Sequence[Line | Picture], reading: Reading, heading: int) -> int:
    """Where the element ends that a list of other articles below the text has for itself, summaries and all; the
    heading's own position where it has none.
    """
    first = next(
        (
            i
            for i in range(heading + 1, min(heading + 9, len(items)))
            if isinstance(line := items[i], Line) and line.links > 0.5
        ),
        heading,
    )
    around = (items[heading].element, *items[heading].element.iterancestors())
    holder = next((element for element in around if first in reading.within(element)), None)
    inside = reading.within(holder) if holder is not None else range(0)
    if len(inside) > _LONGEST_BOX or holder is None or holder.tag in ("body", "html"):
        return heading
    running = [i for i in inside if isinstance(line := items[i], Line) and line.links < 0.5 and len(line.text) > _TEXT]
    # Each of its long lines sums up the headline right above; paragraphs of a text follow each other.
    summaries = all(i > heading and _under_headline(items, i) for i in running)
    return inside.stop if summaries else heading


def _under_headline(items: Sequence[Line | Picture], at: int) -> bool:
    return any(isinstance(line := items[i], Line) and line.links > 0.5 for i in range(max(at - 2, 0), at))


def _holds_text(
    items: Sequence[Line | Picture], reading: Reading, heading: int, at: int, known: dict[Any, bool]
) -> bool:
    """Whether an item stands in an element of its own, beside that of the list under ``heading``, which holds the text
    of an article.
    """
    part = items[at].element
    while (parent := part.getparent()) is not None and heading not in reading.within(parent):
        part = parent
    if part not in known:
        lines = [line for i in reading.within(part) if isinstance(line := items[i], Line) and line.chrome is None]
        known[part] = _is_article(lines)
    return known[part]


def _is_headline(item: Line | Picture) -> bool:
    """Whether a heading is as long as those of articles, and no link to another one."""
    if not isinstance(item, Line) or item.chrome is not None or item.links > 0.1:
        return False
    return item.heading in (1, 2, 3, 4) and len(item.text.split()) >= _HEADLINE


def _is_sentence(line: Line) -> bool:
    return line.links <= 0.2 and len(line.text) >= _RUNNING and line.text[-1] in ".!?"


def _is_article(lines: Sequence[Line]) -> bool:
    """Whether there is a long paragraph among lines, a headline in an h1, or two sentences side by side: no list has
    any.
    """
    before: Line | None = None
    for line in lines:
        if line.links < 0.5 and (len(line.text) > _TEXT or line.heading == 1):
            return True
        if not _is_sentence(line):
            before = None
            continue
        if before is not None and side_by_side(before, line):
            return True
        before = line
    return False


def _without_licence(items: list[Line | Picture], reading: Reading) -> list[Line | Picture]:
    """Mark the block around a licence, a copyright or the responsible editor: address and name of the office go with
    it.
    """
    for item in list(items):
        if not isinstance(item, Line) or item.chrome != "words:licence":
            continue
        block = None
        for element in (item.element, *item.element.iterancestors()):
            inside = [other for i in reading.within(element) if isinstance(other := items[i], Line)]
            running = any(len(line.text) > 150 or line.heading in (1, 2) for line in inside if line.chrome is None)
            if element.tag in ("body", "html") or running or sum(len(line.text) for line in inside) > 500:
                break
            block = element
        if block is not None:
            for i in reading.within(block):
                if items[i].chrome is None:
                    items[i] = replace(items[i], chrome="licence")
    return _without_foot(items)


def _without_foot(items: list[Line | Picture]) -> list[Line | Picture]:
    """Mark the short lines that go on below a licence in the element of the text."""
    text = next((i for i, item in enumerate(items) if _is_running(item)), len(items))
    first = next((i for i, item in enumerate(items) if item.chrome == "words:licence" and i > text), None)
    before: Any = items[first] if first is not None else None
    for i in range(first + 1, min(first + 1 + _FOOT, len(items))) if first is not None else ():
        item = items[i]
        alike = isinstance(item, Line) and (item.element.tag, item.element.getparent()) == (
            before.element.tag,
            before.element.getparent(),
        )
        if not isinstance(item, Line) or not alike or len(item.text) > _LONGEST_FOOT or item.heading:
            break
        if item.chrome is None:
            items[i] = replace(item, chrome="licence")
    return items


def _is_running(item: Line | Picture) -> bool:
    return isinstance(item, Line) and item.chrome is None and item.links < 0.3 and len(item.text) >= _RUNNING


def _without_comments(items: list[Line | Picture], reading: Reading) -> list[Line | Picture]:
    """Mark what readers wrote below a text: all that the element holds which their heading opens."""
    written = seen = 0
    for at, heading in enumerate(list(items)):
        if not isinstance(heading, Line):
            continue
        if heading.chrome is None and len(heading.text) >= _RUNNING and heading.links < 0.3:
            written += len(heading.text)
        if heading.chrome != "words:comment" or not written:
            continue
        seen += 1
        if seen > _MOST_COMMENTS:
            break
        block = None
        for element in (heading.element, *heading.element.iterancestors()):
            inside = reading.within(element)
            if element.tag in ("body", "html") or any(items[i].chrome is None for i in range(inside.start, at)):
                break
            block = element
        positions = reading.within(block) if block is not None else range(0)
        held = [i for i in positions if i > at and items[i].chrome is None]
        if sum(len(item.text) for i in held if isinstance(item := items[i], Line)) < written:
            for i in held:
                items[i] = replace(items[i], chrome="comments")
    return items


def _links_follow(items: Sequence[Line | Picture], index: int) -> bool:
    lines = [item for item in items[index + 1 : index + 8] if isinstance(item, Line)][:4]
    # Scripts open some of them: headlines without an address, each with its date.
    dated = sum(1 for line in lines if len(line.text) <= 300 and line.text[-1] not in ".;" and stamps(line.text))
    return not lines or any(line.links > 0.5 for line in lines) or dated >= 2
