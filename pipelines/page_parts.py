"""A web page taken apart, step by step: the only place that knows the order of the steps.

Each step leaves what it found in `PageParts`, so that `explain` shows the very same steps and not a copy of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crawler.items import Caption, Context, Page
from pipelines import layouts
from pipelines.attachments import links_file
from pipelines.blocks import block_key
from pipelines.body import SHORT, find_content
from pipelines.bylines import is_credit
from pipelines.captions import find_captions, layout_captions
from pipelines.clean import chrome_elements, is_kept_byline, marked
from pipelines.closing import bylines
from pipelines.decoding import decode, parse
from pipelines.fact_rows import opens_with_label, without_facts
from pipelines.headlines import LABELLED, Title
from pipelines.leads import leads
from pipelines.legacy_text import mend_tree
from pipelines.lines import Line, Part, Picture, Reading
from pipelines.metadata import Head, read_head
from pipelines.page_title import titles
from pipelines.published import Dates, find_dates_of_page
from pipelines.stretch import SHORTEST, Content, is_text, length_of
from pipelines.text import fold
from pipelines.unshown import claimed_text, hidden_texts
from pipelines.verdict import NotArticle, refuse
from pipelines.walk import read

#: A notice with a title and a date of its own may be as short as this (characters).
_NOTICE = 60


@dataclass(slots=True, kw_only=True)
class PageParts:
    """A page taken apart, as far as it got: all steps' results, filled in one by one."""

    warnings: tuple[str, ...] = ()
    tree: Any = None
    elements: Sequence[Any] = ()  # lxml makes each of them anew for every walk, unless somebody holds on to it
    layout: layouts.Layout = layouts.GENERIC
    head: Head = field(default_factory=Head)
    reading: Reading = field(default_factory=Reading)
    items: Sequence[Line | Picture] = ()
    content: Content | None = None
    tried: list[Content] = field(default_factory=list)
    title: Title | None = None
    positions: tuple[int, ...] = ()  # of the content, below the title
    dates: Dates = field(default_factory=Dates)
    captions: tuple[Caption, ...] = ()
    caption_lines: frozenset[int] = frozenset()
    running: tuple[int, ...] = ()  # positions of lines that are neither caption nor date; the lead may be among them
    lines: tuple[int, ...] = ()  # without the lead
    lead: Part | None = None
    byline: Part | None = None
    kept: tuple[int, ...] = ()  # positions of the body's lines


def take_apart(page: Page, context: Context, parts: PageParts) -> NotArticle | None:
    """As `_take_apart`; and what was learned never turns an article into none: where it does, the page is read again
    without it. An article so found must consist of what the host's other pages do not have, or be a notice with a title
    and a date of its own.
    """
    refused = _take_apart(page, context, parts)
    if refused is None or not context.chrome or parts.tree is None:
        return refused
    other = PageParts()
    if _take_apart(page, Context.empty(context.source), other) is not None:
        return refused
    lines = [line for i in other.kept if isinstance(line := other.items[i], Line)]
    own = sum(len(line.text) for line in lines if block_key(line) not in context.chrome)
    if own < SHORTEST or 2 * own < sum(len(line.text) for line in lines):
        if own < _NOTICE or not _has_its_own_head(other, context):
            return refused
        other.kept = tuple(
            i for i in other.kept if isinstance(line := other.items[i], Line) and block_key(line) not in context.chrome
        )
    for name in parts.__slots__:
        setattr(parts, name, getattr(other, name))
    return None


def take_all(page: Page, context: Context, parts: PageParts) -> NotArticle | None:
    """All steps, also where the page is to be refused for what they found; the reason why it is. For who was told that
    it is an article: its date may be guessed.
    """
    refused = _open(page, parts)
    if parts.tree is None:
        return refused or NotArticle(reason="no HTML in it")
    _locate(page, context, parts)
    refused = refused or _judge(page, parts)
    _fill_in(page, parts, guess=True)
    return refused


def _has_its_own_head(parts: PageParts, context: Context) -> bool:
    """Whether the page shows a title and a date that its sister pages do not have: then it tells something of its own,
    however short.
    """
    at = parts.title.position if parts.title is not None else None
    line = parts.items[at] if at is not None else None
    if not isinstance(line, Line) or block_key(line) in context.chrome or parts.dates.published is None:
        return False
    return parts.dates.published.rule.startswith(("label", "line", "layout"))


def _take_apart(page: Page, context: Context, parts: PageParts) -> NotArticle | None:
    """All steps, each filling in its part; stops with a reason where the page turns out to hold no article."""
    refused = _open(page, parts)
    if refused is None:
        _locate(page, context, parts)
        refused = _judge(page, parts)
    if refused is None:
        _fill_in(page, parts)
    return refused


def _open(page: Page, parts: PageParts) -> NotArticle | None:
    """Bytes to tree, and what the page says of itself."""
    text, parts.warnings = decode(page.body, page.content_type)
    tree = parts.tree = parse(text)
    if tree is None:
        return NotArticle(reason="no HTML in it")
    parts.elements = list(tree.iter())
    old_encoding = mend_tree(tree)
    if old_encoding is not None:
        parts.warnings = (*parts.warnings, f"text in an old encoding was converted: {old_encoding}")
    parts.layout = layouts.detect(tree, page.url) or layouts.GENERIC
    if layouts.is_copy(parts.layout, page.url):
        return NotArticle(reason="a print, mail, tag or feed copy")
    return None


def _locate(page: Page, context: Context, parts: PageParts) -> None:
    """Title and text."""
    tree, layout = parts.tree, parts.layout
    head = parts.head = read_head(tree, page.url)
    reading = parts.reading = read(tree, chrome_elements(tree, layout))
    items = parts.items = marked(reading, context)
    content = parts.content = find_content(tree, items, reading, layout, parts.tried)
    length = length_of(content, items) if content else 0
    doubtful = length < SHORT or (content is not None and content.rule == "dense")
    if doubtful and _hidden_by_name(items, content is None) >= (max(SHORT, 2 * length) if content else SHORTEST):
        # Names told of chrome where the text is: look again without believing them.
        again = read(tree, chrome_elements(tree, layout, by_name=False))
        second = marked(again, context)
        other = find_content(tree, second, again, layout, parts.tried)
        if other is not None and length_of(other, second) >= 2 * length:
            reading, items, content = again, second, other
            parts.reading, parts.items, parts.content = again, second, other
            length = length_of(other, second)
    if length < SHORT:
        _take_unshown(parts, context, length)
    first = _first_running(parts.items, parts.content) if parts.content else None
    parts.title = next(titles(tree, parts.items, head, layout, context, first), None)


def _take_unshown(parts: PageParts, context: Context, length: int) -> None:
    """Of a page that shows hardly any text, what it hides, or else tells programs, where that is far more."""
    tree, layout = parts.tree, parts.layout
    hidden = hidden_texts(tree)
    if hidden:
        reading = read(tree, chrome_elements(tree, layout), hidden)
        items = marked(reading, context)
        found = find_content(tree, items, reading, layout, parts.tried)
        if found is not None and length_of(found, items) >= max(SHORT, 2 * length):
            parts.reading, parts.items, parts.content = reading, items, found
            return
    claimed = claimed_text(parts.head)
    body = tree.find("body") if claimed is not None else None
    if body is not None:
        shown = parts.content.positions if parts.content is not None else ()
        body.append(claimed)
        reading = read(tree, chrome_elements(tree, layout))
        items = marked(reading, context)
        told = [i for i in reading.within(claimed) if is_text(items[i])]
        found = Content(positions=tuple(told), container=claimed, rule="jsonld") if told else None
        if found is not None and length_of(found, items) >= max(SHORT, 2 * length):
            for i in shown:
                # The beginning of it, or a sentence that stands in its place.
                if isinstance(item := items[i], Line) and not item.heading and item.text[-1] in ".!?…":
                    items[i] = replace(item, chrome="told in full")
            parts.tried.append(found)
            parts.reading, parts.items, parts.content = reading, items, found
            return
        body.remove(claimed)


def _judge(page: Page, parts: PageParts) -> NotArticle | None:
    refused = refuse(parts.tree, parts.layout, parts.items, parts.content, parts.title, parts.head, page.url)
    return NotArticle(reason="no title") if refused is None and parts.title is None else refused


def _fill_in(page: Page, parts: PageParts, *, guess: bool = False) -> None:
    """All other fields. Of a page without text, its dates. ``guess``: see `find_dates_of_page`."""
    tree, items, head, layout, content = parts.tree, parts.items, parts.head, parts.layout, parts.content
    title = parts.title or Title(text="", rule="none")
    positions = () if content is None else _without_title(items, content, title.text, title.position)
    dates = parts.dates = find_dates_of_page(
        tree,
        items,
        head,
        layout,
        reading=parts.reading,
        title_at=title.position,
        body=positions,
        url=page.url,
        latest=page.fetched_at,
        guess=guess,
    )
    if content is None:
        return
    parts.positions = positions
    captions, parts.caption_lines = find_captions(items, positions, page.url, title.position)
    running = _first_running(items, content)
    known = {caption.text for caption in captions}
    parts.captions = (*(c for c in layout_captions(tree, layout, page.url) if c.text not in known), *captions)
    parts.running = tuple(
        i
        for i in positions
        if i not in parts.caption_lines
        and i not in dates.positions
        and not (i < running and _is_fact(items[i]))
        and not _in_figure(items[i])
        and isinstance(item := items[i], Line)
        and (is_text(item) or is_kept_byline(item) or links_file(item))
    )
    parts.running = without_facts(items, parts.running, title.position)
    told = leads(tree, items, parts.running, layout, layouts.GENERIC, title.position, parts.caption_lines)
    lead = parts.lead = next(told, None)
    parts.lines = tuple(i for i in parts.running if lead is None or i not in lead.positions)
    last = positions[-1] if positions else None
    signed_by = bylines(
        tree, items, parts.lines, head, layout, layouts.GENERIC, title.position, last, abroad=dates.abroad
    )
    parts.byline = next(signed_by, None)
    signed = parts.byline.positions if parts.byline else frozenset()
    parts.kept = tuple(i for i in parts.lines if i not in signed and items[i].chrome is None)


def _hidden_by_name(items: Sequence[Line | Picture], alone: bool) -> int:
    """How much running text stands in elements that are chrome by their names alone. ``alone``: there is no other text,
    so that a short sentence and a table count.
    """
    named = [i for i in items if isinstance(i, Line) and i.chrome and i.chrome.startswith(("name:", "role:"))]
    shortest = 40 if alone else 80
    return sum(len(line.text) for line in named if line.links < 0.3 and (len(line.text) > shortest or line.row))


def _first_running(items: Sequence[Line | Picture], content: Content) -> int:
    """Where the text begins to run: section, title and date may stand in the same stretch above it."""
    for i in content.positions:
        item = items[i]
        if isinstance(item, Line) and (item.row or (len(item.text) >= 60 and _ends(item.text))):
            return i
    return content.positions[0]


def _ends(text: str) -> bool:
    """Whether a line ends as sentences do; headlines end in quotation marks as well."""
    return text.rstrip('”"')[-1:] in (".", ":", ";", "!", "?", "…") or (len(text) >= 120 and text[-1] in '”"')


def _is_fact(item: Line | Picture) -> bool:
    """A figure alone between title and text (time, counter), or who put it there."""
    if not isinstance(item, Line) or item.row:
        return False
    return not any(c.isalpha() for c in item.text) or (
        len(item.text) <= 60
        and (is_credit(item.text) or opens_with_label(item.text) or LABELLED.fullmatch(item.text) is not None)
    )


def _in_figure(item: Line | Picture) -> bool:
    """Whether a line belongs to a picture, or to what a script will show in its place: a figure of neither a table nor
    a quotation.
    """
    if not isinstance(item, Line) or item.row:
        return False
    figure = next((e for e in (item.element, *item.element.iterancestors()) if e.tag == "figure"), None)
    return figure is not None and next(figure.iter("table", "blockquote", "pre", "p"), None) is None


def _without_title(
    items: Sequence[Line | Picture], content: Content, title: str, position: int | None
) -> tuple[int, ...]:
    """The content's positions below its title, when the title stands inside."""
    positions = content.positions
    if position is not None and positions[0] <= position <= positions[-1]:
        positions = tuple(i for i in positions if i > position) or positions
    folded = fold(title)
    head = positions[:3]
    return tuple(i for i in positions if i not in head or not isinstance(t := items[i], Line) or fold(t.text) != folded)
