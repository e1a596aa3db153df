"""Which line of a page is its article's title, and what to call it where no line is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crawler.items import Context
from pipelines.badges import bare_line, without_badges
from pipelines.blocks import block_key
from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import select, text_of
from pipelines.headlines import (
    Title,
    above_menu,
    is_fact,
    is_kicker,
    looking_like_one,
    over_stamp,
    right_above,
    unbroken,
)
from pipelines.kickers import without_kicker
from pipelines.labels import title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head, headlines_of, title_line
from pipelines.section_names import names_a_section, unlinked
from pipelines.text import fold
from pipelines.title_claims import agree, begins, letters, with_badge, without_site

_LONGEST_TITLE = 400
_SHORTEST_TITLE = 6
#: A title stands so many lines above its text at most, where it is a link.
_NEAR = 14


def titles(
    tree: Any, items: Sequence[Line | Picture], head: Head, layout: Layout, context: Context, first: int | None
) -> Iterator[Title]:
    """What may be the article's title, the most trusted first. What names a section ("Tin tức"), the office or the home
    page comes last, since sites put that in large letters as well.
    """
    site = head.first("og:site_name")
    whole = [text for text in (head.first("og:title", "twitter:title"), head.title) if text]
    claimed = [*whole, *(without_site(text, site) for text in whole)]
    wholes = [*whole, *headlines_of(head)]
    wholes += [without_site(text, site) for text in wholes]
    sections: list[Title] = []
    for title in _titles(tree, items, head, layout, context, first):
        title = without_kicker(without_badges(title, items, claimed), items, wholes)
        if title.position is not None and is_fact(title.text):
            continue
        if (
            title_kind(title.text) in ("home", "list", "detail")
            or names_a_section(title, tree, head.url)
            or is_kicker(title, items, first, claimed)
        ):
            sections.append(title)
        else:
            yield unbroken(title, items)
    yield from sections


def _titles(
    tree: Any, items: Sequence[Line | Picture], head: Head, layout: Layout, context: Context, first: int | None
) -> Iterator[Title]:
    """In their order of trust: layout, then h1, then the line that the page's own title
    names, then what looks like one, then og:title and <title> without the name of the site.

    ``first`` is the position where the body begins, when that is known.
    """
    for selector in layout.title:
        for element in select(tree, selector):
            text = text_of(element)
            if 3 <= len(text) <= _LONGEST_TITLE:
                rule = f"layout:{layout.key}:{selector}"
                yield Title(text=text, rule=rule, position=_position(items, text, element))
    constant = bool(head.title) and block_key(title_line(head)) in context.chrome
    claimed = [text for text in (head.first("og:title", "twitter:title"), "" if constant else head.title) if text]
    named = {letters(text) for text in headlines_of(head)} - {""}
    site = fold(head.first("og:site_name"))
    lines = [
        (i, unlinked(_bare(item), head.url) if first is None or first - _NEAR <= i <= first else item)
        for i, item in enumerate(items)
        if isinstance(item, Line) and _SHORTEST_TITLE <= len(item.text) <= _LONGEST_TITLE
    ]
    before = [(i, line) for i, line in lines if first is None or i <= first]
    whole = [(i, line) for i, _ in before if isinstance(line := items[i], Line)]
    headings = [(i, line) for i, line in lines if line.heading == 1 and line.chrome is None and fold(line.text) != site]
    for i, line in headings:
        if any(agree(line.text, text) for text in claimed) or letters(line.text) in named:
            yield Title(text=line.text, rule="h1", position=i)
    for i, line in reversed(before):
        linked = line.chrome is not None or line.links > 0.9
        if letters(line.text) in named and not linked and not above_menu(items, i, first):
            yield Title(text=line.text, rule="line that the structured data names", position=i)
    for i, line in reversed(before):
        # The page's own title, wherever it stands above the body; not the same words in a menu or a breadcrumb.
        if line.chrome is not None or line.links > 0.9 or above_menu(items, i, first):
            continue
        if any(begins(text, line.text) or with_badge(line.text, text) for text in claimed):
            yield Title(text=line.text, rule="line agreeing with the title of the page", position=i)
    if len(headings) == 1:
        yield Title(text=headings[0][1].text, rule="h1", position=headings[0][0])
    if len(headings) > 1 and (lowest := [(i, line) for i, line in headings if first is None or i < first]):
        # Of several, the one right over a stamp.
        for i, line in reversed(lowest):
            if over_stamp(whole, i):
                yield Title(text=line.text, rule="h1", position=i)
    yield from looking_like_one([(i, line) for i, line in before if not above_menu(items, i, first)], whole)
    above = right_above([(i, line) for i, line in before if not above_menu(items, i, first)], first)
    if above is not None and (constant or _tells_nothing(head.title)):
        # The page's own title is no better: it names the office, or says that this is an article.
        yield above
    for text, rule in ((head.first("og:title"), "og:title"), ("" if constant else head.title, "title")):
        stripped = without_site(text, head.first("og:site_name"))
        if stripped and fold(stripped) != site:
            yield Title(text=stripped, rule=rule)


def _bare(line: Line) -> Line:
    """A line without its badges; a row of facts, which begins with the stamp, keeps it."""
    found = stamps(line.text)
    return line if found and found[0].label_start == 0 else bare_line(line)


def _tells_nothing(claimed: str) -> bool:
    return not claimed or is_signature(claimed) or title_kind(without_site(claimed, "")) is not None


def _position(items: Sequence[Line | Picture], text: str, element: Any) -> int | None:
    places = [i for i, item in enumerate(items) if isinstance(item, Line) and item.text == text]
    for i in places:
        if items[i].element is element or any(parent is element for parent in items[i].element.iterancestors()):
            return i
    return places[0] if places else None
