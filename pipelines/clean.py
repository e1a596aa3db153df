"""What on a page is no part of its article, and why.

Three sources say so, in this order: the layout (selectors), marks that all sites share (nav, footer, share rows,
hidden forms), and what was learned about the host (blocks that repeat on its pages). Nothing is thrown away here:
lines carry their reason, so that `explain` can show it, and so that a title, a date or a byline that repeats on
sister pages can still be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from crawler.items import Context
from pipelines.blocks import block_key
from pipelines.dating import label_alone
from pipelines.dom import select
from pipelines.labels import chrome_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading, side_by_side
from pipelines.moving import key_of
from pipelines.selectors import bearing
from pipelines.text_boxes import without_boxes
from pipelines.under_headings import under_headings

_TAGS = frozenset({"nav", "footer", "form", "dialog", "menu", "marquee"})
_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "complementary", "menu", "menubar", "dialog"})
#: What an element is asked by; those that bear none of it say nothing.
_TELLING = (*sorted(_TAGS), "header", "aside", "@role", "@class", "@id")
_NAMELESS = frozenset({"body", "html", "td", "tr", "tbody", "table", "main", "article", "h1", "p", "a"})
#: Whole words of class names and ids, between hyphens, underscores and capitals.
_WORDS = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|ft|sidebar|aside|widgets?|share|sharing|social|socials"
    r"|sharethis|addthis|addtoany|related|relate|lienquan|tinkhac|comments?|binhluan|poll|vote|voting|survey|thamdo|counter|thongke|visitors?"
    r"|banner|banners|ads?|advert|quangcao|pagination|pager|paging|copyright|toolbar|tools|popup|modal|cookie|cookies|search|login"
    r"|print|rating|ratings|skip|hotnews|marquee|ticker|weblink|weblinks|lienket|tags|tagcloud|hotline|backtop|totop|slogan"
    r")(?:$|[-_])"
)
_PARAGRAPH = 60
_SENTENCE_ENDS = ".!:"
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Words that mark the place of the article itself; an element so named is never dropped for another word in its name.
_CONTENT = re.compile(
    r"(?:^|[-_])(?:article|content|detail|details|chitiet|noidung|body|main|entry|post|single|page|wrapper|container)(?:$|[-_])"
)


def chrome_elements(tree: Any, layout: Layout, *, by_name: bool = True) -> dict[Any, str]:
    """The elements that are chrome as a whole, each with the rule that says so.

    ``by_name=False``: only what tags and the layout say. Some sites keep their articles in what they call a widget.
    """
    kept = _protected(tree, layout)
    found: dict[Any, str] = {}
    for selector in layout.drop:
        for element in select(tree, selector):
            found.setdefault(element, f"layout:{layout.key}:{selector}")
    for element in bearing(tree, _TELLING):
        reason = _generic_reason(element)
        if reason and element not in found and element not in kept and (by_name or reason.startswith("tag:")):
            found[element] = reason
    return found


def _protected(tree: Any, layout: Layout) -> set[Any]:
    """Elements that hold the title, the body or most of the page: no common mark may drop them."""
    kept: set[Any] = set()
    anchors = list(tree.iter("h1", "article", "main"))
    for selector in (*layout.title, *layout.body, *layout.article, *layout.date, *layout.lead):
        anchors += select(tree, selector)[:3]
    for anchor in anchors:
        if anchor.tag == "h1" and _in_banner(anchor):
            continue
        kept.add(anchor)
        kept.update(anchor.iterancestors())
    # Paragraphs of real text: what holds half of them is where the article is, whatever it is called.
    texts = [(p, length) for p in tree.iter("p", "td", "div", "span", "li") if (length := _own_length(p)) > 60]
    paragraphs = [p for p, length in texts if length > 120] or [p for p, _ in texts]
    holders: dict[Any, int] = {}
    for parent, count in Counter(paragraph.getparent() for paragraph in paragraphs).items():
        for ancestor in (parent, *parent.iterancestors()):
            holders[ancestor] = holders.get(ancestor, 0) + count
    kept.update(element for element, count in holders.items() if count * 2 >= len(paragraphs))
    return kept


def _own_length(element: Any) -> int:
    """Characters of its own text, before its first child or else among its children."""
    own = len(element.text or "")
    if own > 120 or not len(element):
        return own
    among = 0
    for child in element:
        tail = child.tail
        if tail:
            among += len(tail)
    return max(own, among)


def _in_banner(heading: Any) -> bool:
    """Whether an h1 is the name of the site: inside a header of the page that also holds a menu, or in a link to the
    home page.
    """
    for ancestor in heading.iterancestors():
        if ancestor.tag in ("nav", "footer") or ancestor.get("role") in ("banner", "navigation"):
            return True
        if ancestor.tag == "header" and ancestor.find(".//nav") is not None:
            return True
    return any(link.get("href") in ("/", "./", "#") for link in heading.iter("a"))


def _generic_reason(element: Any) -> str | None:
    tag = element.tag
    if tag in _TAGS or (tag == "header" and element.getparent() is not None and element.getparent().tag == "body"):
        # ASP.NET wraps whole pages in one form, and some sites the article.
        return None if tag == "form" and _is_page(element) else f"tag:{tag}"
    if tag == "aside":
        return "tag:aside"
    role = element.get("role")
    if role in _ROLES:
        return f"role:{role}"
    if tag in _NAMELESS:
        return None
    names, identifier = element.get("class"), element.get("id")
    return _reason_by_name(names or "", identifier or "") if names or identifier else None


@lru_cache(maxsize=8192)  # of few names, each on many elements
def _reason_by_name(names: str, identifier: str) -> str | None:
    for name in (*names.lower().split(), _CAPITALS.sub("-", identifier).lower()):
        reason = _reason_in(name) if name else None
        if reason:
            return reason
    return None


@lru_cache(maxsize=8192)
def _reason_in(name: str) -> str | None:
    match = _WORDS.search(name)
    return f"name:{match[0].strip('-_')}" if match is not None and not _CONTENT.search(name) else None


def _is_page(form: Any) -> bool:
    """Whether a form is around a page or an article, and not one to fill in: most of what it holds are no fields."""
    fields = sum(1 for _ in form.iter("input", "select", "textarea", "button", "label", "option"))
    return form.find(".//p") is not None or sum(1 for _ in form.iter("div", "table", "span", "a", "li")) > 3 * fields


def marked(reading: Reading, context: Context) -> list[Line | Picture]:
    """The items of a page with the reason of every line that is chrome by its words, its company or the host's
    context.
    """
    items: list[Line | Picture] = []
    running = [i for i, item in enumerate(reading.items) if isinstance(item, Line) and len(item.text) > 150]
    last_running = max((i for i in running if reading.items[i].chrome is None), default=-1)
    for i, item in enumerate(reading.items):
        if isinstance(item, Line) and item.chrome is None:
            # Words first: the heading over other articles must be known as such even where it repeats. A licence stands
            # at the foot of the page; a line that begins so above running text speaks of some other licence.
            kind = chrome_kind(item.text)
            if kind == "related" and label_alone(item.text) is not None:
                kind = None  # "Đã đăng", with the day in the line below
            if kind and (kind != "licence" or i >= last_running):
                item = replace(item, chrome=f"words:{kind}")
            elif context.chrome and key_of(item) in context.chrome:
                item = replace(item, chrome="learned:moving")
            elif context.chrome and block_key(item) in context.chrome:
                item = replace(item, chrome="learned")
        items.append(item)
    return without_boxes(under_headings(_among_text(items), reading), reading)


def _among_text(items: list[Line | Picture]) -> list[Line | Picture]:
    """Take back what was learned of lines among running text: editors write some sentences again and again ("Người dân
    cần:"), and a template puts nothing between two paragraphs of one element, nor whole sentences above the first.
    """
    lines = [(i, item) for i, item in enumerate(items) if isinstance(item, Line)]
    before: Line | None = None
    waiting: list[tuple[int, Line]] = []
    opening: list[tuple[int, Line]] = []
    for i, line in lines:
        if line.chrome == "learned" and not line.row and line.links < 0.3 and line.align != "right":
            if before is not None and side_by_side(before, line):
                waiting.append((i, line))
            elif len(line.text) >= _PARAGRAPH and line.text[-1] in _SENTENCE_ENDS:
                opening.append((i, line))
            continue
        running = line.chrome is None and len(line.text) >= _PARAGRAPH and line.links < 0.3
        if running and before is not None and side_by_side(before, line):
            for at, learned in waiting:
                items[at] = replace(learned, chrome=None)
        else:
            _closing_sentences(items, waiting)
        if running:
            for at, learned in opening:
                if side_by_side(learned, line):
                    items[at] = replace(learned, chrome=None)
            opening = []
        waiting = []
        if running:
            before = line
        elif line.chrome is not None or line.links >= 0.3:
            before = None
            opening = []
    _closing_sentences(items, waiting)
    return items


def _closing_sentences(items: list[Line | Picture], waiting: Sequence[tuple[int, Line]]) -> None:
    """What repeats below the last paragraph and in its element is text where it is whole sentences."""
    for at, line in waiting:
        if len(line.text) < 40 or line.text[-1] not in ".!":
            return
        items[at] = replace(line, chrome=None)


def is_kept_byline(line: Line) -> bool:
    """Whether a repeating line has the looks of a byline: bylines repeat, being of few people, and are never chrome."""
    return line.chrome == "learned" and len(line.text) <= 80 and line.links < 0.5 and line.align == "right"
