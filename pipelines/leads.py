"""The lead (sapo): what stands above the text and sums it up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.fact_rows import opens_with_label
from pipelines.layouts import Layout
from pipelines.lines import Line, Part, Picture, lines_of
from pipelines.named import is_name, names_of

_LEAD = (40, 1200)
#: What some templates print before it.
_LABEL = re.compile(
    r"(?:trích yếu|trích dẫn|tóm tắt|tóm lược|sapo|summary)(?: nội dung| bài viết| tin)?\s*:\s+", re.IGNORECASE
)
#: How a second headline is called, which some templates set in place of a sapo and others above it.
_SUBTITLE = re.compile(r"sub-?_?title", re.IGNORECASE)
_UNDER_SUBTITLE = 4  # lines
_HEADING = 80  # letters
#: The stamp behind a sapo: "… (12/03/2025 08:30)".
_BRACKETED_END = re.compile(r"\s*\((?:\d\d?:\d\d,?\s+)?\d\d?[/-]\d\d?[/-]\d{4}(?:\s*[-,|]?\s*\d\d?:\d\d)?\)$")


def leads(
    tree: Any,
    items: Sequence[Line | Picture],
    lines: Sequence[int],
    layout: Layout,
    generic: Layout,
    title_at: int | None = None,
    captions: frozenset[int] = frozenset(),
) -> Iterator[Part]:
    """What may be the sapo, the most trusted first: where the layout puts it, else what the site's own names call so
    between title and text, else a first paragraph that is bold as a whole while the text after it is not. A label
    before it is none of it.

    ``lines``: positions of the paragraphs, captions and dates already taken out; ``captions``: those of captions.
    """
    for part in _leads(tree, items, lines, layout, generic, title_at, captions):
        label = _LABEL.match(part.text)
        if label is not None:
            yield replace(part, text=part.text[label.end() :])
            continue
        over = min(part.positions, default=0) - 1
        above = items[over] if over >= 0 else None
        labelled = isinstance(above, Line) and _LABEL.fullmatch(f"{above.text} ") is not None
        yield replace(part, positions=part.positions | {over}) if labelled else part


def _leads(
    tree: Any,
    items: Sequence[Line | Picture],
    lines: Sequence[int],
    layout: Layout,
    generic: Layout,
    title_at: int | None,
    captions: frozenset[int],
) -> Iterator[Part]:
    for selector in (*layout.lead, *generic.lead):
        for element in select(tree, selector)[:3]:
            text = _BRACKETED_END.sub("", _without_captions(element))
            if _LEAD[0] / 2 <= len(text) <= _LEAD[1]:
                inside = {i for i, item in enumerate(items) if isinstance(item, Line) and _holds(element, item, text)}
                if inside and all(items[i].chrome not in (None, "learned") for i in inside):
                    continue
                if inside & captions:
                    inside -= captions
                    text = _BRACKETED_END.sub("", _joined(items, inside))
                if len(set(lines) & inside) >= max(2, 0.5 * len(lines)) or _is_facts(text):
                    continue  # it holds the whole text, or who wrote it and when
                owner = layout if selector in layout.lead else generic
                yield Part(text=text, positions=frozenset(inside), rule=f"layout:{owner.key}:{selector}")
    # A subtitle is one where no summary stands below it.
    named = list(_named_lead(items, lines, title_at, captions))
    yield from sorted(named, key=lambda part: _SUBTITLE.search(part.rule) is not None)
    texts = [(i, item) for i in lines if isinstance(item := items[i], Line)]
    if texts and title_at is not None:
        for i in range(title_at + 1, min(texts[0][0], title_at + 12)):
            line = items[i]
            # Whole sentences above the text, which extractors take for a part of the header.
            if isinstance(line, Line) and line.chrome is None and line.links < 0.3 and not line.row and not line.item:
                whole = _LEAD[0] <= len(line.text) <= _LEAD[1] and line.text[-1] in ".!?…" and _is_sentence(line.text)
                if whole and not stamps(line.text):
                    yield Part(text=line.text, positions=frozenset({i}), rule="sentences under the title")
    unsigned = [(i, line) for i, line in texts if line.align != "right"]
    if (
        len(unsigned) == 1
        and unsigned[0][1].bold > 0.9
        and not unsigned[0][1].row
        and _is_sentence(unsigned[0][1].text)
    ):
        i = unsigned[0][0]
        if _LEAD[0] <= len(unsigned[0][1].text) <= _LEAD[1] and any(_is_shown(item) for item in items[i + 1 : i + 7]):
            yield Part(text=unsigned[0][1].text, positions=frozenset({i}), rule="bold paragraph over pictures")
    if len(texts) >= 2:
        i, first = texts[0]
        # Below the sapo an article may begin with a heading.
        second = next((line for _, line in texts[1:] if not _is_heading(line)), texts[1][1])
        whole = first.bold > 0.9 and not first.row and not first.item and first.heading in (0, 2, 3)
        if _is_set_apart([line for _, line in texts]):
            yield Part(text=first.text, positions=frozenset({i}), rule="an element of its own above the text")
        if whole and second.bold < 0.5 and _LEAD[0] <= len(first.text) <= _LEAD[1] and _is_sentence(first.text):
            yield Part(text=first.text, positions=frozenset({i}), rule="bold first paragraph")


def _is_heading(line: Line) -> bool:
    return line.heading > 0 or (line.bold > 0.9 and len(line.text) <= _HEADING and line.text[-1] not in ".!…")


def _is_facts(text: str) -> bool:
    """Whether a text is a row of small facts: author, date, section."""
    return opens_with_label(text) and bool(stamps(text))


def _is_shown(item: Line | Picture) -> bool:
    return isinstance(item, Picture) and item.chrome is None


def _is_set_apart(lines: Sequence[Line]) -> bool:
    """Whether the first of these paragraphs has a place of its own in the template, above that of all the others.

    Blocks of a page builder stand in places of their own as well, but all in places of one kind.
    """
    first, rest = lines[0], lines[1:]
    if len(rest) < 2 or first.row or first.item or first.heading or not _is_sentence(first.text):
        return False
    # Some offices put no full stop behind a sapo; a short line without one is a heading.
    ended = first.text[-1] in ".!?…" or (len(first.text) >= 80 and first.text[-1] not in ":;,")
    if not _LEAD[0] <= len(first.text) <= _LEAD[1] or not ended:
        return False
    paths = Counter(line.path for line in rest if len(line.text) >= 60)
    usual, count = paths.most_common(1)[0] if paths else ("", 0)
    # Lists and quotations among the paragraphs have places of their own.
    return count >= 2 and 2 * count >= paths.total() and all(line.path != first.path for line in rest) and usual != ""


def _joined(items: Sequence[Line | Picture], positions: frozenset[int] | set[int]) -> str:
    return " ".join(item.text for i in sorted(positions) if isinstance(item := items[i], Line))


def _named_lead(
    items: Sequence[Line | Picture], lines: Sequence[int], title_at: int | None, captions: frozenset[int]
) -> Iterator[Part]:
    """Between the title and the second paragraph, a text whose element is called sapo, summary or the like."""
    if not lines:
        return
    start = title_at + 1 if title_at is not None and title_at < lines[0] else lines[0]
    subtitle = False
    for i in range(max(start, lines[0] - 12), min(lines[0] + 1 + _UNDER_SUBTITLE, len(items))):
        if i > lines[0] and not subtitle:
            return
        line = items[i]
        if not isinstance(line, Line) or line.chrome not in (None, "learned") or line.links > 0.5 or line.row:
            continue
        if i in captions:
            continue
        holder = names_of(line.element, "lead", 2)
        inside = lines_of(items, holder) if holder is not None else frozenset({i})
        if holder is None and not is_name(line.name, "lead"):
            continue
        inside -= captions
        texts = [item.text for j in sorted(inside) if isinstance(item := items[j], Line)]
        text = _BRACKETED_END.sub("", " ".join(texts))
        whole = _LEAD[0] / 2 <= len(text) <= _LEAD[1] and len(texts) <= 4
        whole = whole and (len(text) >= _LEAD[0] or text[-1] in ".!?…")
        # It stands above the text: something of the article is left below it.
        if whole and not _is_facts(text) and min(inside) >= start and any(j > max(inside) for j in lines):
            yield Part(text=text, positions=inside, rule=f"named {holder_name(line, holder)}")
            subtitle = _SUBTITLE.search(holder_name(line, holder)) is not None
            if not subtitle:
                return


def holder_name(line: Line, holder: Any) -> str:
    """How an element is called, for people: its classes, else its id."""
    return (holder.get("class") or holder.get("id") or "") if holder is not None else line.name


def _without_captions(element: Any) -> str:
    text = text_of(element)
    for caption in element.iter("figcaption"):
        text = squeeze(text.replace(text_of(caption), " "))
    return text


def _holds(element: Any, item: Line, text: str) -> bool:
    return item.text in text and (
        item.element is element or element in item.element.iterancestors() or item.text == text
    )


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 8 and (not text.isupper() or text[-1] in ".!…")
