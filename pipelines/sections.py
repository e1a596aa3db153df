"""The section an article stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.headlines import LABELLED, SECTION_NAME, Title
from pipelines.labels import chrome_kind, title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head
from pipelines.post_sentences import filed_under, post_sentence
from pipelines.section_facts import called_facts, labelled_facts, linked_facts, words_beside_date
from pipelines.section_names import menu_names
from pipelines.section_trails import chips, far_trails, is_alone, is_title, leads_home, trails
from pipelines.text import fold

#: A way from the home page has fewer steps than this.
_LONGEST_TRAIL = 7
_LONGEST = 80
_ABOVE = 14  # lines
_KICKER = 6  # words
_BLOCK = 3  # elements around a title
#: What a site calls all its news: a finer name is the section, where the page shows one.
_ALL_NEWS = frozenset(
    fold(name)
    for name in (
        "Tin tức",
        "Tin tức - Sự kiện",
        "Tin tức sự kiện",
        "Tin tức & Sự kiện",
        "Tin tức và Sự kiện",
        "Tin tức, sự kiện",
        "Tin bài",
        "Bài viết",
        "Blog",
        "News",
    )
)
_FINER = frozenset({"labelled under the title", "link to a section", "called the section", "chip above the title"})
_NO_SECTION = re.compile(r"(?:xem\s+)?tất cả|xem thêm|theo dõi|quan tâm", re.IGNORECASE)


def sections(
    tree: Any,
    items: Sequence[Line | Picture],
    head: Head,
    layout: Layout,
    generic: Layout,
    title: Title,
    end: int | None = None,
) -> Iterator[tuple[str, str]]:
    """The section an article stands in, with the rule that found it: where a link right above the title names it or the
    layout puts it, else the last step of the breadcrumb. Never the home page, a list of other articles or the article
    itself. ``end``: where the text ends.
    """
    found = _told(_named(tree, items, head, layout, generic, title, end), title)
    first = next(found, None)
    if first is None:
        return
    if fold(first[0]) in _ALL_NEWS:
        rest = list(found)
        yield from (one for one in rest if one[1] in _FINER and fold(one[0]) not in _ALL_NEWS)
        yield first
        yield from rest
    else:
        yield first
        yield from found


def _told(named: Iterator[tuple[str, str]], title: Title) -> Iterator[tuple[str, str]]:
    """Those that can be the name of a section."""
    for text, rule in named:
        text = text.strip(" /»>›|:-–")
        if not 2 <= len(text) <= _LONGEST or is_title(text, title) or _NO_SECTION.fullmatch(text):
            continue
        if title_kind(text) not in ("home", "detail") and chrome_kind(text) is None:
            yield text, rule


def _named(
    tree: Any,
    items: Sequence[Line | Picture],
    head: Head,
    layout: Layout,
    generic: Layout,
    title: Title,
    end: int | None,
) -> Iterator[tuple[str, str]]:
    above = [
        line
        for i in range(max((title.position or 0) - _ABOVE, 0), title.position or 0)
        if isinstance(line := items[i], Line)
    ]
    sentence = post_sentence(items, title.position or 0)
    if sentence is not None and isinstance(line := items[sentence], Line) and (filed := filed_under(line)):
        yield filed, "sentence below the post"
    yield from labelled_facts(items, title.position)
    yield from _kickers(above, told=True)
    yield from chips(items, title, head.url)
    if layout is not generic:
        yield from _placed(tree, layout, head.url)
    yield from trails(above, head.url, title)
    yield from _placed(tree, generic, head.url)
    yield from far_trails(items[: max((title.position or 0) - _ABOVE, 0)], head.url, title)
    yield from linked_facts(items, title.position, end)
    yield from called_facts(items, title.position)
    yield from _kickers(above, told=False)
    yield from _right_above(items, title, tree, head.url)
    yield from words_beside_date(items, title.position)
    yield from _claimed_sections(head)


def _placed(tree: Any, layout: Layout, url: str) -> Iterator[tuple[str, str]]:
    """Where a layout puts it."""
    for selector in layout.section:
        elements = select(tree, selector)
        if len(elements) > _LONGEST_TRAIL:
            continue  # a menu within what is called a breadcrumb
        for element in reversed(elements):
            if not any(leads_home(link, url) for link in (element, *element.iter("a"))):
                yield text_of(element), f"layout:{layout.key}:{selector}"


def _kickers(above: Sequence[Line], *, told: bool) -> Iterator[tuple[str, str]]:
    """A line of few words right above the title. ``told``: its name or a label says that it is the section;
    otherwise it is a link, a heading or has a mark before it.
    """
    lines = [line for line in above if not stamps(line.text)]
    for at in range(len(lines) - 1, max(len(lines) - 3, -1), -1):
        line, before = lines[at], lines[at - 1] if at else None
        labelled = LABELLED.fullmatch(line.text)
        named = told and SECTION_NAME.search(f"{line.path.rpartition('/')[2]} {line.name}") and is_alone(line, before)
        if len(line.text.split()) > (2 * _KICKER if named else _KICKER) or line.text[-1] in ".;!?":
            return
        if is_signature(line.text):
            return
        if labelled or named:
            yield (labelled[1] if labelled else line.text), "line above the title"
        elif not told and (line.text[0] in "»›>" or line.heading or is_alone(line, before)):
            yield line.text, "line above the title"


def _right_above(items: Sequence[Line | Picture], title: Title, tree: Any, url: str) -> Iterator[tuple[str, str]]:
    """A line of few words in the block of the title, with nothing but the stamp between: a name, and no sentence."""
    at = title.position
    if at is None:
        return
    around = [element for element in items[at].element.iterancestors() if element.tag not in ("body", "html")][:_BLOCK]
    for line in reversed(items[max(at - 2, 0) : at]):
        if not isinstance(line, Line) or not any(element in around for element in line.element.iterancestors()):
            return
        if stamps(line.text) or line.chrome in ("words:counter", "words:tool"):
            continue
        plain = line.chrome is None and line.links < 0.5 and not line.row and not line.item
        named = 1 < len(line.text.split()) <= _KICKER and line.text[0].isupper() and line.text[-1].isalpha()
        if plain and named and not is_signature(line.text):
            # "TIN HOẠT ĐỘNG" stands over all articles of a site, unless a menu has it as well.
            other = line.text.isupper() or title_kind(line.text)
            if not other or fold(line.text) in menu_names(tree, url):
                yield line.text, "line right above the title"
        return


def _claimed_sections(head: Head) -> Iterator[tuple[str, str]]:
    for data in head.data:
        named = data.get("articleSection")
        for name in named if isinstance(named, list) else [named]:
            if isinstance(name, str):
                yield squeeze(name), "jsonld"
    for value in head.meta.get("article:section", ()):
        yield value, "meta:article:section"
