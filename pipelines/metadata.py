"""Title, section, tags and the other small facts a page states about its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.items import Context
from pipelines.blocks import block_key
from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.labels import title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.text import fold
from pipelines.urls import absolute

_SEPARATORS = re.compile(r"\s+[-–—|»:·•]{1,2}\s+|\s*\|\s*|\s+::\s+")
_STEPS = re.compile(r"\s*(?:>>?|»|›|/|\|)\s*")
_LONGEST_TITLE = 400
_LONGEST_BROKEN = 250
_TAGS = re.compile(
    r"\s*(?:từ\s*kh(?:óa|oá)|tags?|thẻ|chủ đề|nhãn)(?:\s+(?:liên quan|bài viết|tìm kiếm))?\s*:?\s*(?=$|\W|\w)",
    re.IGNORECASE,
)
#: Types of structured data that speak of the page's own text: NewsArticle, BlogPosting, MedicalWebPage, Recipe …
_JSON_TYPES = ("article", "posting", "webpage", "faqpage", "itempage", "report", "recipe", "howto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a page and its structured data say, unjudged."""

    title: str = ""  # <title>
    meta: dict[str, list[str]] = field(default_factory=dict)  # by lower-case name or property
    canonical: str | None = None
    data: tuple[dict[str, Any], ...] = ()  # JSON-LD objects

    def first(self, *names: str) -> str:
        return next((values[0] for name in names if (values := self.meta.get(name))), "")


def read_head(tree: Any, url: str) -> Head:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = squeeze(element.get("content") or "")
        if name and content:
            meta.setdefault(name, []).append(content)
    title = next((squeeze(element.text or "") for element in tree.iter("title") if (element.text or "").strip()), "")
    canonical = None
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            canonical = absolute(url, element.get("href"))
            break
    return Head(title=title, meta=meta, canonical=canonical, data=tuple(_json_ld(tree)))


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text or len(element.text) > 200_000:
            continue
        try:
            loaded = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue: list[Any] = [loaded]
        while queue:
            value = queue.pop(0)
            if isinstance(value, list):
                queue += value[:50]
            elif isinstance(value, dict):
                graph = value.get("@graph")
                queue += graph[:50] if isinstance(graph, list) else []
                kinds = value.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.lower().endswith(_JSON_TYPES) for kind in kinds):
                    yield value


def title_line(head: Head) -> Line:
    """The <title> as a line, so that learning sees when every page of a host has the same."""
    return Line(text=head.title or " ", element=None, path="head/title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    text: str
    rule: str
    position: int | None = None  # of its line among the items of the page


def titles(
    tree: Any, items: Sequence[Line | Picture], head: Head, layout: Layout, context: Context, first: int | None
) -> Iterator[Title]:
    """What may be the article's title, the most trusted first. What names a section ("Tin tức") or the home page comes
    last, since sites put that in large letters as well.
    """
    sections: list[Title] = []
    for title in _titles(tree, items, head, layout, context, first):
        if title_kind(title.text) in ("home", "list"):
            sections.append(title)
        else:
            yield _unbroken(title, items)
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
    site = fold(head.first("og:site_name"))
    lines = [
        (i, item) for i, item in enumerate(items) if isinstance(item, Line) and 8 <= len(item.text) <= _LONGEST_TITLE
    ]
    before = [(i, line) for i, line in lines if first is None or i <= first]
    headings = [(i, line) for i, line in lines if line.heading == 1 and line.chrome is None and fold(line.text) != site]
    for i, line in headings:
        if any(_agree(line.text, text) for text in claimed):
            yield Title(text=line.text, rule="h1", position=i)
    for i, line in reversed(before):
        # The page's own title, wherever it stands above the body; not the same words in a menu or a breadcrumb.
        if line.chrome is not None or line.links > 0.9 or _above_menu(items, i, first):
            continue
        badge = next((text for text in claimed if _with_badge(line.text, text)), None)
        if badge is not None:
            yield Title(text=badge, rule="line agreeing with the title of the page", position=i)
        elif any(_begins(text, line.text) for text in claimed):
            yield Title(text=line.text, rule="line agreeing with the title of the page", position=i)
    if len(headings) == 1:
        yield Title(text=headings[0][1].text, rule="h1", position=headings[0][0])
    if len(headings) > 1 and (lowest := [(i, line) for i, line in headings if first is None or i < first]):
        # Of several, the one right over a stamp.
        for i, line in reversed(lowest):
            if _over_stamp(before, i):
                yield Title(text=line.text, rule="h1", position=i)
    looks = _looking_like_one([(i, line) for i, line in before if not _above_menu(items, i, first)])
    if looks is not None:
        yield looks
    above = _right_above([(i, line) for i, line in before if not _above_menu(items, i, first)], first)
    if above is not None and (constant or not head.title or is_signature(head.title)):
        # The page's own title is no better: it names the office.
        yield above
    for text, rule in ((head.first("og:title"), "og:title"), ("" if constant else head.title, "title")):
        stripped = without_site(text, head.first("og:site_name"))
        if stripped and fold(stripped) != site:
            yield Title(text=stripped, rule=rule)


def _unbroken(title: Title, items: Sequence[Line | Picture]) -> Title:
    """A headline that ``<br>`` breaks into lines is one again, where its element holds little else."""
    at = title.position
    line = items[at] if at is not None else None
    if at is None or not isinstance(line, Line) or line.text != title.text:
        return title
    first = last = at
    while last + 1 < len(items) and _goes_on(items[last], items[last + 1]):
        last += 1
    while first > 0 and _goes_on(items[first - 1], items[first]):
        first -= 1
    text = " ".join(item.text for item in items[first : last + 1] if isinstance(item, Line))
    if first == last or last - first > 2 or len(text) > _LONGEST_BROKEN:
        return title
    return Title(text=text, rule=title.rule, position=last)


def _goes_on(one: Line | Picture, other: Line | Picture) -> bool:
    """Whether the second line goes on with the headline of the first: same element, same letters, no stamp."""
    return (
        isinstance(one, Line)
        and isinstance(other, Line)
        and one.soft
        and one.element is other.element
        and (one.bold > 0.5, one.size, one.heading, one.name)
        == (other.bold > 0.5, other.size, other.heading, other.name)
        and one.text[-1] not in ".:;!?"
        and (one.heading > 0 or not other.soft or other.text[0].islower())
        and max(one.links, other.links) < 0.5
        and not stamps(other.text)
        and not stamps(one.text)
    )


def _above_menu(items: Sequence[Line | Picture], i: int, first: int | None) -> bool:
    """Whether a menu stands between a line and the body: then the line is the banner's, not the article's."""
    between = [item for item in items[i + 1 : i + 1 if first is None else first] if isinstance(item, Line)]
    return sum(1 for line in between if line.links > 0.8 and len(line.text) < 60) > 4


def stamp_behind(text: str) -> str | None:
    """The title in a line that ends with its stamp in brackets, or with a time of day; None for other lines."""
    found = stamps(text)
    if not found or text[found[-1].end :].strip(" )].") or found[-1].precision not in ("minute", "day"):
        return None
    before = text[: found[-1].label_start].rstrip()
    bracketed = before.endswith(("(", "["))
    title = before.rstrip(" ([-–—|,")
    return title if (bracketed or found[-1].precision == "minute") and len(title.split()) >= 4 else None


def _looking_like_one(before: Sequence[tuple[int, Line]]) -> Title | None:
    """The strongest heading-like line among the last ones above the body."""
    best: tuple[float, int, str] | None = None
    for i, line in before[-12:]:
        if line.chrome is not None or line.links > 0.5 or line.row or len(line.text) < 12:
            continue
        name = f"{line.path.rpartition('/')[2]} {line.name}"
        named = any(word in name for word in ("title", "tieude", "tieu-de", "tieu_de", "headline"))
        strength = 3.0 * named + (4 - line.heading if line.heading in (1, 2, 3) else 0) + min(line.size, 32) / 10
        # What ends like a sentence, or is a label of two words, is no headline for standing over a stamp.
        headline = len(line.text.split()) >= 4 and line.text[-1] not in ".:;," and not title_kind(line.text)
        strength += 1.0 * (line.bold > 0.8) + (2.5 if headline else 1.5) * _over_stamp(before, i)
        if headline and (line.bold > 0.8 or line.size) and _under_stamp(before, i):
            strength += 2.5
        stamped = stamp_behind(line.text)
        strength += 2.5 * (stamped is not None)
        if strength >= 2.5 and (best is None or strength >= best[0]):
            best = (strength, i, stamped or line.text)
    return Title(text=best[2], rule="looks", position=best[1]) if best else None


def _right_above(before: Sequence[tuple[int, Line]], first: int | None) -> Title | None:
    """The last line above the text that can be a headline by its words, when nothing looks like one."""
    for i, line in reversed(before[-4:]):
        words = len(line.text.split())
        if first is not None and i >= first:
            continue
        if line.chrome is None and line.links < 0.5 and not line.row and not stamps(line.text):
            if 5 <= words <= 40 and line.text[-1] not in ".:;,":
                return Title(text=line.text, rule="line above the text", position=i)
            return None
    return None


def _over_stamp(before: Sequence[tuple[int, Line]], i: int) -> bool:
    """Whether the line right below is the stamp of an article, and this one is none itself."""
    below = next((line for j, line in before if j > i), None)
    if below is None or len(below.text) > 120 or below.links > 0.5:
        return False
    found = stamps(below.text)
    return bool(found) and found[0].precision in ("minute", "day") and not stamps(before_text(before, i))


def _under_stamp(before: Sequence[tuple[int, Line]], i: int) -> bool:
    """Whether a stamp stands between this line and a section's name in capitals: then the title is below its date."""
    above = [line for j, line in before if j < i][-2:]
    if len(above) < 2 or not above[0].text.isupper() or len(above[1].text) > 60:
        return False
    found = stamps(above[1].text)
    return bool(found) and found[0].precision in ("minute", "day")


def before_text(before: Sequence[tuple[int, Line]], i: int) -> str:
    return next(line.text for j, line in before if j == i)


def without_site(title: str, site: str) -> str:
    """A page's title without the name of its site, which stands last (or first) behind a dash or bar."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(title) if piece.strip()]
    if len(pieces) < 2:
        return title
    if site and fold(pieces[-1]) != fold(site) and fold(title).endswith(fold(site)):
        return title[: -len(site)].rstrip(" -–—|»:·•")
    if site and fold(pieces[0]) == fold(site):
        return title[len(pieces[0]) :].lstrip(" -–—|»:·•")
    # Without knowing the site's name: the last piece, when the rest is still a sentence.
    rest = title[: title.rfind(pieces[-1])].rstrip(" -–—|»:·•")
    return rest if len(rest) >= 12 else title


def first_piece(title: str) -> str:
    """What stands before the first dash or bar."""
    return _SEPARATORS.split(title.strip(), maxsplit=1)[0]


def _agree(line: str, claimed: str) -> bool:
    one, other = fold(line), fold(claimed)
    if one in other or other in one:
        return len(min(one, other, key=len)) >= 8
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= 0.8 * len(words) and len(words) >= 4


def _begins(claimed: str, line: str) -> bool:
    """Whether the claimed title is this line, alone or followed by the name of the site."""
    one, other = fold(claimed), fold(line)
    return len(other) >= 12 and one.startswith(other) and (len(one) == len(other) or not one[len(other)].isalnum())


def _with_badge(line: str, claimed: str) -> bool:
    """Whether the line is the claimed title and a badge such as "New" behind it."""
    rest = line[len(claimed) :].strip() if line.startswith(claimed) else ""
    return len(claimed) >= 12 and 0 < len(rest) <= 5 and rest.isalpha()


def _position(items: Sequence[Line | Picture], text: str, element: Any) -> int | None:
    places = [i for i, item in enumerate(items) if isinstance(item, Line) and item.text == text]
    for i in places:
        if items[i].element is element or any(parent is element for parent in items[i].element.iterancestors()):
            return i
    return places[0] if places else None


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
