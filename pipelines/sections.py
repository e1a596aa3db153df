"""The section an article stands in and the tags it bears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.dom import select, squeeze, text_of
from pipelines.headlines import Title
from pipelines.labels import title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head
from pipelines.text import fold

_STEPS = re.compile(r"\s*(?:>>?|»|›|/|\|)\s*")
_TAGS = re.compile(
    r"\s*(?:từ\s*kh(?:óa|oá)|tags?|thẻ|chủ đề|nhãn)(?:\s+(?:liên quan|bài viết|tìm kiếm))?\s*:?\s*(?=$|\W|\w)",
    re.IGNORECASE,
)


def sections(
    tree: Any, items: Sequence[Line | Picture], head: Head, layout: Layout, generic: Layout, title: Title
) -> Iterator[tuple[str, str]]:
    """The section an article stands in, as its breadcrumb says, with the rule that found it; never the home page and
    never the article itself.
    """
    for selector in (*layout.section, *generic.section):
        for element in reversed(select(tree, selector)):
            text = text_of(element).strip(" /»>›|")
            if 2 <= len(text) <= 80 and fold(text) != fold(title.text) and title_kind(text) != "home":
                yield text, f"layout:{layout.key if selector in layout.section else generic.key}:{selector}"
    for i in range((title.position or 0) - 1, max((title.position or 0) - 9, -1), -1):
        line = items[i]
        steps = _STEPS.split(line.text) if isinstance(line, Line) and len(line.text) < 200 and line.links > 0.4 else []
        if len(steps) > 1 and title_kind(steps[0]) == "home" and 2 <= len(steps[-1]) <= 80:
            last = steps[-1] if fold(steps[-1]) != fold(title.text) else (steps[-2] if len(steps) > 2 else None)
            if last:
                yield last, "breadcrumb line"
    for text, rule in _claimed_sections(head):
        if 2 <= len(text) <= 80 and fold(text) != fold(title.text) and title_kind(text) != "home":
            yield text, rule


def _claimed_sections(head: Head) -> Iterator[tuple[str, str]]:
    for data in head.data:
        named = data.get("articleSection")
        for name in named if isinstance(named, list) else [named]:
            if isinstance(name, str):
                yield squeeze(name), "jsonld"
    for value in head.meta.get("article:section", ()):
        yield value, "meta:article:section"


def find_tags(tree: Any, items: Sequence[Line | Picture], layout: Layout, generic: Layout) -> tuple[str, ...]:
    """The tags an article links to, in order, each once: where the layout has them, else behind a label."""
    for selector in (*layout.tags, *generic.tags):
        found = dict.fromkeys(text_of(element).strip(" ,;#") for element in select(tree, selector))
        tags = tuple(tag for tag in found if 2 <= len(tag) <= 80)[:30]
        if tags:
            return tags
    for item in items:
        label = _TAGS.match(item.text) if isinstance(item, Line) else None
        if label is None or not isinstance(item, Line):
            continue
        linked = [text_of(link).strip(" ,;#") for link in item.element.iter("a")]
        if not linked and label.end() == len(item.text) and item.element.getparent() is not None:
            linked = [text_of(link).strip(" ,;#") for link in item.element.getparent().iter("a")]
        tags = tuple(dict.fromkeys(tag for tag in linked if 2 <= len(tag) <= 80))[:30]
        if tags:
            return tags
    return ()
