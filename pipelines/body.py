"""Where on a page the article's text is: from the layout, else from what trafilatura keeps, else from where text is
densest.

Whatever finds it, the paragraphs come from our own reading of the page: headings, lists and tables keep their lines,
and what extractors lose on Vietnamese pages (sapo, captions, short closing lines) is still there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pipelines.dom import squeeze
from pipelines.layout_body import by_layout, longer
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading
from pipelines.stretch import Content, around, is_text, length_of

#: A body shorter than this (characters) is looked for again by the next way.
SHORT = 250
#: What a name that many systems share gives is believed from here on; less may be the picture beside the text.
_NAMED = 60
_LEVELS = 2
#: What extractors took is looked at again up to this length, where there is so many times more running text.
_OPENING = 3_000
_FAR = 3
_PARAGRAPH = 80
#: Of pages with more lines than this, all but the first look would cost seconds.
_MANY = 3_000
_TOO_MANY = 8_000
_DROP = "data-soyte-drop"
_SENTENCE_ENDS = ".!?:;…”\"')/"
#: How a line ends that is no row of facts.
_ENDS = '.!?:;…”"'


def find_content(
    tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout, tried: list[Content] | None = None
) -> Content | None:
    """The article's stretch, before title, lead, captions and byline are told apart from it; None when there is no
    text. What was tried on the way is added to ``tried``.
    """
    best: Content | None = None
    named: Content | None = None
    for found in _tries(tree, items, reading, layout):
        if tried is not None:
            tried.append(found)
        if named is not None:
            if length_of(found, items) >= SHORT and _beside(named.container, found.container):
                return found
            continue
        best = longer(best, found, items)
        if best is None:
            continue
        if not best.rule.startswith("layout:"):
            if length_of(best, items) >= SHORT:
                return _whole(best, items, reading)
        elif _tells(best, items):
            if length_of(best, items) >= (_NAMED if best.rule.startswith("layout:generic:") else 1):
                return best
            named = best  # the name may be that of the picture beside the text
    return named or best


def _whole(content: Content, items: Sequence[Line | Picture], reading: Reading) -> Content:
    """A text, or the far longer one that it is only the opening of: extractors believe in names that some templates
    give to the first part alone.
    """
    length = length_of(content, items)
    if content.rule != "trafilatura" or length >= _OPENING or _running(items) < _FAR * length:
        return content
    dense = _densest(items, reading)
    if dense is None or length_of(dense, items) < _FAR * length or dense.positions[-1] < content.positions[0]:
        return content
    end = content.positions[-1]
    start = next((i for i in dense.positions if i > end and _is_paragraph(items[i])), end)
    between = [item for item in items[end + 1 : start] if isinstance(item, Line)]
    goes_on = not any(_ends_text(line) for line in between)
    if not goes_on or not _beside(content.container, dense.container) or not _runs(dense, items):
        return content
    positions = tuple(sorted({*content.positions, *dense.positions}))
    return replace(dense, positions=positions, beside=content.beside | dense.beside)


def _ends_text(line: Line) -> bool:
    """Whether no text goes on below a line: links, a headline, the heading of other articles or of comments. It does
    below an advertisement.
    """
    if line.chrome is not None:
        return "relat" in line.chrome or "comment" in line.chrome
    return line.links > 0.5 or line.heading == 1


def _running(items: Sequence[Line | Picture]) -> int:
    return sum(len(item.text) for item in items if isinstance(item, Line) and _is_paragraph(item))


def _runs(content: Content, items: Sequence[Line | Picture]) -> bool:
    """Whether a stretch is paragraphs for the most part, and no headlines of other articles with their summaries."""
    lines = [item for i in content.positions if isinstance(item := items[i], Line)]
    linked = sum(1 for line in lines if line.links > 0.5 or line.row)
    return 2 * sum(map(_is_paragraph, lines)) >= len(lines) and linked * 10 <= len(lines)


def _is_paragraph(item: Line | Picture) -> bool:
    return isinstance(item, Line) and item.chrome is None and item.links < 0.3 and len(item.text) > _PARAGRAPH


def _beside(one: Any, other: Any) -> bool:
    """Whether an element stands with another in a part of the page that is smaller than the page."""
    around = one.getparent()
    for _ in range(_LEVELS):
        if around is None or around.tag in ("body", "html", "form"):
            return False
        if other is around or any(ancestor is around for ancestor in other.iterancestors()):
            return True
        around = around.getparent()
    return False


def _tries(tree: Any, items: Sequence[Line | Picture], reading: Reading, layout: Layout) -> Iterator[Content]:
    found = by_layout(tree, items, reading, layout)
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


def _tells(content: Content, items: Sequence[Line | Picture]) -> bool:
    """Whether a stretch holds a sentence, a table or a picture: a family's name for its text may be the name of a row
    of facts on one of its sites.
    """
    held = (items[i] for i in content.positions)
    return any(
        isinstance(item, Picture) or item.row or (is_text(item) and len(item.text) >= 25 and item.text[-1] in _ENDS)
        for item in held
    )


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
    return around(matched, items, reading, "trafilatura")


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
    return around(matched, items, reading, "dense")


def _sentence_like(item: Line | Picture) -> bool:
    return isinstance(item, Line) and (len(item.text) >= 50 or item.row or item.bold > 0.9)
