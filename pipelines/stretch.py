"""From lines that some extractor took for text to the one stretch of the page that holds the article.

Extractors lose what Vietnamese pages put around their paragraphs (sapo, captions, short closing lines), and keep lists
of other articles: both are mended here, on our own reading of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipelines.attachments import links_file
from pipelines.dating import stamps
from pipelines.entries import entries_in, is_sentence_with_links
from pipelines.lines import Line, Picture, Reading, side_by_side

#: Less text than this (characters) is an article only with other proof.
SHORTEST = 200
_LONGEST_STAMP = 80
#: How far below a text its last lines stand, with a box of other articles between.
_FARTHEST = 25
#: So many lines of chrome or links in a row part a text from another box, and from another column of the page.
_BOX, _COLUMN = 4, 15
#: A path whose last elements bear a name, and one through the cells of a table, which may be the page's columns.
_NAMED = re.compile(r"[.#][^/]*(?:/[^/]*){0,2}$")
_IN_TABLE = re.compile(r"/(?:td|li)\b")
_LISTS = frozenset({"ol", "ul", "dl", "p", "blockquote"})
_FULL_STOPS = '.!?…”"'
_SENTENCE_ENDS = ".!?:;…”\"')/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The stretch of a page that holds the article."""

    positions: tuple[int, ...]  # of lines and pictures, in order
    container: Any  # the element around them
    rule: str  # layout:<selector> | trafilatura | dense
    beside: frozenset[int] = frozenset()  # lists of other articles within the stretch


def is_text(item: Line | Picture) -> bool:
    """Whether an item can be a paragraph: no chrome, not mostly links unless it is a sentence around them."""
    return (
        isinstance(item, Line)
        and item.chrome is None
        and (
            item.links < 0.5
            or (len(item.text) > 160 and (item.links < 0.9 or item.text[-1] in _FULL_STOPS))
            or is_sentence_with_links(item)
        )
    )


def around(matched: list[int], items: Sequence[Line | Picture], reading: Reading, rule: str) -> Content | None:
    """From scattered lines to one stretch: the smallest element that holds nearly all of them, without chrome
    between.
    """
    if not matched:
        return None
    matched = _main_cluster(matched, items)
    weight = {i: len(items[i].text) for i in matched if isinstance(items[i], Line)}  # type: ignore[union-attr]
    total = sum(weight.values())
    holders: dict[Any, int] = {}
    for i in matched:
        element = items[i].element
        while element is not None:
            holders[element] = holders.get(element, 0) + weight[i]
            element = element.getparent()
    # Deeper elements come first: each holder is counted from its lines outwards.
    container = min(
        (element for element, held in holders.items() if held >= 0.85 * total),
        key=lambda element: len(reading.within(element)),
    )
    while container.tag in _LISTS and container.getparent() is not None:
        container = container.getparent()  # a text may be one long list, with a sentence above and below
    inside = [i for i in matched if i in reading.within(container)]
    first, last = inside[0], inside[-1]
    positions = [i for i in range(first, last + 1) if is_text(items[i]) or _is_picture(items[i]) or _is_file(items[i])]
    closing = _after(last, items, reading, container)
    beside = _beside(container, (closing or [last])[-1], items, reading) if len(positions) >= 2 else []
    positions = _before(first, items, reading, container) + positions + closing + beside
    return _without_entries(Content(positions=tuple(positions), container=container, rule=rule), items)


def _without_entries(content: Content, items: Sequence[Line | Picture]) -> Content:
    """The text without lists of other articles; as it was where the lists are what the stretch is about."""
    # A list that begins right below the text is known by entries further down.
    found = entries_in(items, range(content.positions[0], min(content.positions[-1] + 20, len(items))))
    if not found:
        return content
    home = _home(content.positions, items)
    beside = frozenset(i for entries in found for i in entries if not _continues(i, home, items))
    positions = [i for i in content.positions if i not in beside]
    total = _weight(positions, items)
    for entries in found:
        # What follows the list and weighs little is no part of the text, nor is what stands above it; but a box among
        # paragraphs of one element is only a box.
        above = [i for i in positions if i < entries.start]
        below = [i for i in positions if i > entries.start]
        weight = _weight(below, items)
        if weight < 0.3 * (total - weight):
            positions = above + _siblings(below, above, items)
        elif total - weight < 0.3 * weight:
            positions = _siblings(above, below, items) + below
    introduced = {entries.start - 1 for entries in found}
    positions = [i for i in positions if i not in introduced or not _introduces(items[i])]
    kept = _weight(positions, items)
    summaries = sum(len(item.text) for i in beside if isinstance(item := items[i], Line) and item.links <= 0.5)
    if kept < SHORTEST or kept < summaries:
        return content
    return replace(content, positions=tuple(positions), beside=beside)


def _introduces(item: Line | Picture) -> bool:
    return isinstance(item, Line) and len(item.text) <= 60 and (item.heading > 0 or item.text.endswith(":"))


def _siblings(positions: Sequence[int], text: Sequence[int], items: Sequence[Line | Picture]) -> list[int]:
    """Of these positions, the sentences that stand in the same element as most paragraphs of the text."""
    home = _home(text, items)
    if home is None:
        return []
    return [
        i
        for i in positions
        if isinstance(item := items[i], Line)
        and (item.element.getparent(), item.element.tag) == home
        and len(item.text) >= 40
        and item.links < 0.3
        and item.text[-1] in _FULL_STOPS
    ]


def _home(positions: Sequence[int], items: Sequence[Line | Picture]) -> tuple[Any, str] | None:
    """The element in which most paragraphs of a text stand, and of what kind they are; None of fewer than two."""
    parents = Counter(
        (item.element.getparent(), item.element.tag)
        for i in positions
        if isinstance(item := items[i], Line) and len(item.text) > 60 and item.links < 0.3
    )
    common = parents.most_common(1)
    return common[0][0] if common and common[0][1] >= 2 else None


def _continues(i: int, home: tuple[Any, str] | None, items: Sequence[Line | Picture]) -> bool:
    """Whether a line below a linked headline is no summary of it but goes on with the text: a paragraph among the
    others, while the headline stands in a box.
    """
    line = items[i]
    if home is None or not isinstance(line, Line) or line.links >= 0.3 or line.text[-1] not in _FULL_STOPS:
        return False
    near = (items[j] for j in range(i - 1, max(i - _FARTHEST, -1), -1))
    above = next((item for item in near if isinstance(item, Line) and item.links > 0.5), None)
    return (line.element.getparent(), line.element.tag) == home and (
        above is None or above.element.getparent() is not home[0]
    )


def _main_cluster(matched: list[int], items: Sequence[Line | Picture]) -> list[int]:
    """The lines that stand together and weigh most: a slogan above the menu is no part of the text below it. A box may
    stand within a text, but no whole column of links, unless both sides of it are paragraphs of one element: then it is
    one side of that or the other.
    """
    sides: list[list[int]] = []
    for side in _apart(matched, items, _COLUMN):
        if sides and _places(sides[-1], items) & _places(side, items):
            sides[-1] += side
        else:
            sides.append(side)
    matched = max(sides, key=lambda side: _written(side, items))
    clusters = _apart(matched, items, _BOX)
    weights = [sum(len(item.text) for i in cluster if isinstance(item := items[i], Line)) for cluster in clusters]
    heaviest = max(weights)
    return [i for cluster, weight in zip(clusters, weights, strict=True) if weight >= 0.3 * heaviest for i in cluster]


def _apart(matched: Sequence[int], items: Sequence[Line | Picture], most: int) -> list[list[int]]:
    """The lines in groups, between which stand so many lines of chrome or links."""
    clusters: list[list[int]] = [[matched[0]]]
    for i in matched[1:]:
        between = [items[j] for j in range(clusters[-1][-1] + 1, i)]
        apart = sum(1 for item in between if isinstance(item, Line) and (item.links > 0.8 or item.chrome is not None))
        if apart >= most:
            clusters.append([])
        clusters[-1].append(i)
    return clusters


def _places(positions: Sequence[int], items: Sequence[Line | Picture]) -> set[Any]:
    """Where a group's paragraphs stand: elements, with what they hold paragraphs in, and the paths of several of them,
    since each part of a text may have an element of its own.
    """
    lines = [
        line
        for i in positions
        if isinstance(line := items[i], Line)
        and line.element.tag in ("p", "div")
        and len(line.text) > 60
        and line.links < 0.3
        and line.text[-1] in _FULL_STOPS
    ]
    parents = {(parent, line.element.tag) for line in lines if (parent := line.element.getparent()) is not None}
    paths = Counter(line.path for line in lines)
    named = {path for path, count in paths.items() if count >= 2 and _NAMED.search(path) and not _IN_TABLE.search(path)}
    return {place for place in parents if place[0].tag not in ("body", "html")} | named


def _written(positions: Sequence[int], items: Sequence[Line | Picture]) -> float:
    """The weight of a stretch and the table under it: sentences and rows count twice, and short labels and headlines,
    of which other columns consist, half.
    """
    end = positions[-1] + 1
    while end < len(items) and isinstance(line := items[end], Line) and line.row:
        end += 1
    weight = 0.0
    for line in items[positions[0] : end]:
        if isinstance(line, Line) and is_text(line):
            told = line.row or line.text[-1] in _SENTENCE_ENDS
            weight += len(line.text) * (2 if told else 0.5 if len(line.text) < _LONGEST_STAMP else 1)
    return weight


def _before(first: int, items: Sequence[Line | Picture], reading: Reading, container: Any) -> list[int]:
    """Pictures and paragraphs right before the stretch that belong to it: extractors lose the sapo and the first
    picture. Nothing above a headline and its stamp does.
    """
    taken: list[int] = []
    stamped = False
    for i in range(first - 1, max(first - 8, -1), -1):
        item = items[i]
        near = i in reading.within(container) or i in reading.within(container.getparent())
        if not near or item.chrome is not None:
            break
        if isinstance(item, Line) and (item.links >= 0.5 or item.heading in (1, 2)):
            break
        if isinstance(item, Line) and len(item.text) <= _LONGEST_STAMP and stamps(item.text):
            if taken and _may_be_headline(items[taken[-1]]):
                break
            stamped = True
        if isinstance(item, Line) and _is_small(item):
            continue
        taken.append(i)
        if stamped and _may_be_headline(item) and not (isinstance(item, Line) and stamps(item.text)):
            break
    return taken[::-1]


def _may_be_headline(item: Line | Picture) -> bool:
    return isinstance(item, Line) and len(item.text.split()) >= 4 and item.text[-1] not in _SENTENCE_ENDS


def _is_small(line: Line) -> bool:
    """Who, where or when, above a text: no sentence, no heading."""
    return (
        len(line.text) < 40
        and not line.row
        and not line.heading
        and line.bold < 0.9
        and line.text[-1] not in _SENTENCE_ENDS
    )


def _after(last: int, items: Sequence[Line | Picture], reading: Reading, container: Any) -> list[int]:
    """Short closing lines (captions, byline, a last short sentence) up to the first chrome or link."""
    taken: list[int] = []
    # Where the container is the whole page, only what stands beside the last paragraph can belong to it.
    loose = container.tag in ("body", "html", "form", "table", "tbody", "tr", "center")
    parent = items[last].element.getparent()
    over = False
    inside = reading.within(container)
    for i in range(last + 1, min(last + _FARTHEST, len(items))):
        item = items[i]
        if len(taken) == 8:
            break
        if item.chrome in ("words:related", "related") and i in reading.within(container):
            over = True  # a box of other articles within the text, where the text goes on below it
            continue
        if over and not (
            isinstance(item, Line)
            and (_is_alike(item, items[(taken or [last])[-1]]) or _is_part(item, items[inside.start : last + 1]))
        ):
            break
        if loose and isinstance(item, Line) and item.element.getparent() is not parent and item.align != "right":
            break
        if _is_file(item) and (item.element in (items[last].element, parent) or item.element.getparent() is parent):
            taken.append(i)
            continue
        if i not in reading.within(container) or not (is_text(items[i]) or _is_picture(items[i])):
            # Bylines repeat on sister pages; one such line does not end the article.
            if (
                isinstance(item, Line)
                and item.chrome == "learned"
                and len(item.text) <= 80
                and i in reading.within(container)
            ):
                taken.append(i)
                continue
            break
        taken.append(i)
    while over and taken and isinstance(line := items[taken[-1]], Line) and line.heading > 1:
        taken.pop()  # nothing stands under it
    return taken


def _is_part(line: Line, text: Sequence[Line | Picture]) -> bool:
    """Whether a line is a heading or a sentence of a kind that the text above it has, in elements of their own."""
    if line.links >= 0.1 or not (line.heading > 1 or (len(line.text) >= 25 and line.text[-1] in _FULL_STOPS)):
        return False
    return any(
        isinstance(other, Line)
        and other.chrome is None
        and other.path == line.path
        and (other.heading > 1 or len(other.text) > 60)
        for other in text
    )


def _is_alike(line: Line, other: Line | Picture) -> bool:
    """Whether a line is a sentence in an element of the kind and place of the other's."""
    return side_by_side(line, other) and len(line.text) >= 25 and line.text[-1] in _FULL_STOPS


def _beside(container: Any, last: int, items: Sequence[Line | Picture], reading: Reading) -> list[int]:
    """What goes on in blocks beside the one that holds most of the text: editors put each part of a text into a block
    of its own. Up to the last sentence before chrome, links, or a block of another kind.
    """
    home = container.getparent()
    if container.tag != "div" or home is None or home.tag not in ("div", "td", "article", "section"):
        return []
    taken: list[int] = []
    end = 0
    name = container.get("class")  # a block that is called otherwise is the template's
    for i in range(last + 1, min(last + 40, reading.within(home).stop)):
        item = items[i]
        block = item.element
        while block is not None and block.getparent() is not home:
            block = block.getparent()
        if (
            block is None
            or block.tag not in ("div", "p", "ul", "ol", "table")
            or block.get("id")
            or block.get("class") != name
        ):
            break
        if not (is_text(item) or _is_picture(item)):
            break
        if isinstance(item, Line) and (item.heading in (1, 2) or item.links > 0.2):
            break
        taken.append(i)
        if isinstance(item, Line) and (item.row or (len(item.text) >= 25 and item.text[-1] in ".!?;…")):
            end = len(taken)
    return taken[:end]


def _is_file(item: Line | Picture) -> bool:
    return isinstance(item, Line) and links_file(item)


def _is_picture(item: Line | Picture) -> bool:
    return isinstance(item, Picture) and item.chrome is None


def _weight(positions: Sequence[int], items: Sequence[Line | Picture]) -> int:
    return sum(len(item.text) for i in positions if isinstance(item := items[i], Line) and is_text(item))


def length_of(content: Content, items: Sequence[Line | Picture]) -> int:
    """How much text a stretch holds, in characters."""
    return _weight(content.positions, items)
