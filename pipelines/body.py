"""Where on a page the article's text is: from the layout, else from what trafilatura keeps, else from where text is
densest.

Whatever finds it, the paragraphs come from our own reading of the page: headings, lists and tables keep their lines,
and what extractors lose on Vietnamese pages (sapo, captions, short closing lines) is still there.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pipelines.attachments import links_file
from pipelines.dom import select, squeeze
from pipelines.entries import entries_in, is_sentence_with_links
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading

#: A body shorter than this (characters) is looked for again by the next way.
SHORT = 250
#: Less text than this (characters) is an article only with other proof.
SHORTEST = 200
_LISTS = frozenset({"ol", "ul", "dl", "p", "blockquote"})
#: Of pages with more lines than this, all but the first look would cost seconds.
_MANY = 3_000
_TOO_MANY = 8_000
_DROP = "data-soyte-drop"
_FULL_STOPS = '.!?…”"'
_SENTENCE_ENDS = ".!?:;…”\"')/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The stretch of a page that holds the article."""

    positions: tuple[int, ...]  # of lines and pictures, in order
    container: Any  # the element around them
    rule: str  # layout:<selector> | trafilatura | dense
    beside: frozenset[int] = frozenset()  # lists of other articles within the stretch


def find_content(
    tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout, tried: list[Content] | None = None
) -> Content | None:
    """The article's stretch, before title, lead, captions and byline are told apart from it; None when there is no
    text. What was tried on the way is added to ``tried``.
    """
    best: Content | None = None
    for found in _tries(tree, items, reading, layout):
        if tried is not None:
            tried.append(found)
        best = _longer(best, found, items)
        if best is not None and (best.rule.startswith("layout:") or length_of(best, items) >= SHORT):
            return best
    return best


def _tries(tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout) -> Iterator[Content]:
    found = _by_layout(tree, items, reading, layout)
    if found is not None:
        yield found
    quick = _by_trafilatura(tree, items, reading, True) if len(items) <= _TOO_MANY else None
    if quick is not None:
        yield quick
    dense = _densest(items, reading)
    if dense is not None:
        yield dense
    # The slow way compares with other extractors; it is worth its time only where there is text to be found.
    slow = _by_trafilatura(tree, items, reading, False) if (quick or dense) and len(items) <= _MANY else None
    if slow is not None:
        yield slow


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The texts of the lines; a sentence that ``<br>`` broke is joined again."""
    result: list[str] = []
    joins = False
    for line in lines:
        if joins and line.text[:1].islower() and result[-1][-1] not in _SENTENCE_ENDS:
            result[-1] += f" {line.text}"
        else:
            result.append(line.text)
        joins = line.soft
    return result


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


def _by_layout(tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout) -> Content | None:
    for selector in layout.body:
        best: Content | None = None
        for element in select(tree, selector):
            positions = tuple(i for i in reading.within(element) if items[i].chrome is None)
            if positions:
                found = Content(positions=positions, container=element, rule=f"layout:{layout.key}:{selector}")
                best = _longer(best, found, items)
        if best is not None and (
            length_of(best, items) >= 60
            or any(isinstance(items[i], Picture) for i in best.positions)
            or (layout.fingerprint and any(_is_short_notice(items[i]) for i in best.positions))
        ):
            return best
    return None


def _is_short_notice(item: Line | Picture) -> bool:
    """Whether a line is one sentence: where a known family puts the text, that may be all of it."""
    return is_text(item) and isinstance(item, Line) and len(item.text) >= 25 and item.text[-1] in ".!…"


def _by_trafilatura(tree: Any, items: Sequence[Line | Picture], reading: Reading, fast: bool) -> Content | None:
    import trafilatura

    # It warns of every page it finds nothing on; what was found is for our own verdict to say.
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    copy = _pruned(tree, items, reading)
    try:
        document = trafilatura.bare_extraction(
            copy,
            fast=fast,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except Exception:
        # Third-party code on broken markup: the densest stretch is tried instead.
        return None
    if document is None or isinstance(document, dict) or document.body is None:
        return None
    kept = [squeeze(text) for text in document.body.itertext()]
    whole = set(kept)
    joined = " ".join(kept)
    matched = [
        position
        for position, item in enumerate(items)
        if is_text(item)
        and isinstance(item, Line)
        and (item.text in whole or (len(item.text) > 24 and item.text in joined))
    ]
    return _around(matched, items, reading, "trafilatura")


def _pruned(tree: Any, items: Sequence[Line | Picture], reading: Reading) -> Any:
    """A copy of the tree without what is chrome."""
    marked = []
    for item in items:
        element = item.element
        if item.chrome is None or element.get(_DROP) is not None:
            continue
        if all(items[i].chrome is not None for i in reading.within(element)):
            element.set(_DROP, "1")
            marked.append(element)
    copy = deepcopy(tree)
    for element in marked:
        del element.attrib[_DROP]
    for cell in copy.iter("td", "th"):
        # trafilatura fills in every cell that a span covers, and pages ask for 100,000; only the text is of use here.
        cell.attrib.pop("rowspan", None)
        cell.attrib.pop("colspan", None)
    for element in copy.xpath(f"//*[@{_DROP}]"):
        # Emptied and not dropped: joining the texts around it would refuse the control characters that "&#1;" leaves.
        element.clear(keep_tail=True)
    return copy


def _densest(items: Sequence[Line | Picture], reading: Reading) -> Content | None:
    """The element with most text in lines that are sentences rather than links and labels."""
    scores: dict[Any, float] = {}
    for item in items:
        if not is_text(item) or not isinstance(item, Line) or (len(item.text) < 50 and not item.row):
            continue
        element, weight = item.element, float(len(item.text))
        for share in (1.0, 1.0, 0.8, 0.5):
            if element is None:
                break
            scores[element] = scores.get(element, 0.0) + weight * share
            element = element.getparent()
    if not scores:
        return None
    best = max(scores.values())
    container = next(element for element, score in scores.items() if score == best)
    matched = [i for i in reading.within(container) if is_text(items[i]) and _sentence_like(items[i])]
    return _around(matched, items, reading, "dense")


def _sentence_like(item: Line | Picture) -> bool:
    return isinstance(item, Line) and (len(item.text) >= 50 or item.row or item.bold > 0.9)


def _around(matched: list[int], items: Sequence[Line | Picture], reading: Reading, rule: str) -> Content | None:
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
    positions = _before(first, items, reading, container) + positions + _after(last, items, reading, container)
    return _without_entries(Content(positions=tuple(positions), container=container, rule=rule), items)


def _without_entries(content: Content, items: Sequence[Line | Picture]) -> Content:
    """The text without lists of other articles; as it was where the lists are what the stretch is about."""
    # A list that begins right below the text is known by entries further down.
    found = entries_in(items, range(content.positions[0], min(content.positions[-1] + 20, len(items))))
    if not found:
        return content
    beside = frozenset(i for entries in found for i in entries)
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
    parents = Counter(
        (item.element.getparent(), item.element.tag)
        for i in text
        if isinstance(item := items[i], Line) and len(item.text) > 60 and item.links < 0.3
    )
    if not parents or parents.most_common(1)[0][1] < 2:
        return []
    home = parents.most_common(1)[0][0]
    return [
        i
        for i in positions
        if isinstance(item := items[i], Line)
        and (item.element.getparent(), item.element.tag) == home
        and len(item.text) >= 40
        and item.links < 0.3
        and item.text[-1] in _FULL_STOPS
    ]


def _weight(positions: Sequence[int], items: Sequence[Line | Picture]) -> int:
    return sum(len(item.text) for i in positions if isinstance(item := items[i], Line) and is_text(item))


def _main_cluster(matched: list[int], items: Sequence[Line | Picture]) -> list[int]:
    """The lines that stand together and weigh most: a slogan above the menu is no part of the text below it."""
    clusters: list[list[int]] = [[matched[0]]]
    for i in matched[1:]:
        between = [items[j] for j in range(clusters[-1][-1] + 1, i)]
        apart = sum(1 for item in between if isinstance(item, Line) and (item.links > 0.8 or item.chrome is not None))
        if apart >= 4:
            clusters.append([])
        clusters[-1].append(i)
    weights = [sum(len(item.text) for i in cluster if isinstance(item := items[i], Line)) for cluster in clusters]
    heaviest = max(weights)
    return [i for cluster, weight in zip(clusters, weights, strict=True) if weight >= 0.3 * heaviest for i in cluster]


def _before(first: int, items: Sequence[Line | Picture], reading: Reading, container: Any) -> list[int]:
    """Pictures and paragraphs right before the stretch that belong to it: extractors lose the sapo and the first
    picture.
    """
    taken: list[int] = []
    for i in range(first - 1, max(first - 8, -1), -1):
        item = items[i]
        near = i in reading.within(container) or i in reading.within(container.getparent())
        if not near or item.chrome is not None:
            break
        if isinstance(item, Line) and (item.links >= 0.5 or item.heading in (1, 2)):
            break
        if isinstance(item, Line) and _is_small(item):
            continue
        taken.append(i)
    return taken[::-1]


def _is_small(line: Line) -> bool:
    """Who, where or when, above a text: no sentence, no heading."""
    return len(line.text) < 40 and not line.heading and line.bold < 0.9 and line.text[-1] not in _SENTENCE_ENDS


def _after(last: int, items: Sequence[Line | Picture], reading: Reading, container: Any) -> list[int]:
    """Short closing lines (captions, byline, a last short sentence) up to the first chrome or link."""
    taken: list[int] = []
    # Where the container is the whole page, only what stands beside the last paragraph can belong to it.
    loose = container.tag in ("body", "html", "form", "table", "tbody", "tr", "center")
    parent = items[last].element.getparent()
    for i in range(last + 1, min(last + 9, len(items))):
        item = items[i]
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
    return taken


def _is_file(item: Line | Picture) -> bool:
    return isinstance(item, Line) and links_file(item)


def _is_picture(item: Line | Picture) -> bool:
    return isinstance(item, Picture) and item.chrome is None


def length_of(content: Content, items: Sequence[Line | Picture]) -> int:
    """How much text a stretch holds, in characters."""
    return _weight(content.positions, items)


def _longer(one: Content | None, other: Content | None, items: Sequence[Line | Picture]) -> Content | None:
    if one is None or other is None:
        return one or other
    return other if length_of(other, items) > length_of(one, items) * 1.2 else one
