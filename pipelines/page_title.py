"""Which line of a page is its article's title, and what to call it where no line is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crawler.items import Context
from pipelines.blocks import block_key
from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import select, text_of
from pipelines.labels import title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head, title_line
from pipelines.text import fold
from pipelines.urls import absolute

_SEPARATORS = re.compile(r"\s+[-–—|»:·•]{1,2}\s+|\s*\|\s*|\s+::\s+")
_LONGEST_TITLE = 400
_LONGEST_BROKEN = 250
_LONGEST_SECTION = 6  # words
#: A title stands so many lines above its text at most, where it is a link.
_NEAR = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    text: str
    rule: str
    position: int | None = None  # of its line among the items of the page


def titles(
    tree: Any, items: Sequence[Line | Picture], head: Head, layout: Layout, context: Context, first: int | None
) -> Iterator[Title]:
    """What may be the article's title, the most trusted first. What names a section ("Tin tức"), the office or the home
    page comes last, since sites put that in large letters as well.
    """
    sections: list[Title] = []
    for title in _titles(tree, items, head, layout, context, first):
        if title_kind(title.text) in ("home", "list") or _names_a_section(title, tree, head.url):
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
        (i, _unlinked(item, head.url) if first is None or first - _NEAR <= i <= first else item)
        for i, item in enumerate(items)
        if isinstance(item, Line) and 8 <= len(item.text) <= _LONGEST_TITLE
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
    yield from _looking_like_one([(i, line) for i, line in before if not _above_menu(items, i, first)])
    above = _right_above([(i, line) for i, line in before if not _above_menu(items, i, first)], first)
    if above is not None and (constant or not head.title or is_signature(head.title)):
        # The page's own title is no better: it names the office.
        yield above
    for text, rule in ((head.first("og:title"), "og:title"), ("" if constant else head.title, "title")):
        stripped = without_site(text, head.first("og:site_name"))
        if stripped and fold(stripped) != site:
            yield Title(text=stripped, rule=rule)


def _names_a_section(title: Title, tree: Any, url: str) -> bool:
    """Whether a title is made of names that a link of a menu has as well, and of offices."""
    pieces = [piece for piece in _SEPARATORS.split(title.text) if piece.strip()]
    if len(title.text) > 120 or any(len(piece.split()) > _LONGEST_SECTION for piece in pieces):
        return False
    others = [piece for piece in pieces if not is_signature(piece) and title_kind(piece) is None]
    if title.rule.startswith("layout:") or not pieces:
        return False
    return (
        {fold(piece) for piece in others} <= _menu(tree, url) if others else len(pieces) > 1 or is_signature(pieces[0])
    )


def _menu(tree: Any, url: str) -> set[str]:
    """What the page's links are called that lead elsewhere, of so few words as names of sections have."""
    found = set()
    for link in tree.iter("a"):
        text = "".join(link.itertext())
        if 4 <= len(text) <= 60 and len(text.split()) <= _LONGEST_SECTION and not _leads_here(link, url):
            found.add(fold(" ".join(text.split())))
    return found


def _leads_here(link: Any, url: str) -> bool:
    """Whether a link leads to the page it stands on."""
    href = (link.get("href") or "").strip().partition("#")[0].rstrip("/")
    # Most links end otherwise: only the others are worked out.
    if not href or not url.partition("#")[0].rstrip("/").endswith(href.rpartition("/")[2]):
        return False
    address, here = absolute(url, href), absolute(url, url)
    return address is not None and here is not None and address.rstrip("/") == here.partition("#")[0].rstrip("/")


def _unlinked(line: Line, url: str) -> Line:
    """A line that links to its own page is read as if it did not."""
    if line.links <= 0.5 or len(line.text.split()) < 4 or not url:
        return line
    around = (line.element, *line.element.iterancestors("a"))
    links = [link for element in around for link in ([element] if element.tag == "a" else element.iter("a"))]
    return replace(line, links=0.0) if len(links) <= 3 and any(_leads_here(link, url) for link in links) else line


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


def _looking_like_one(before: Sequence[tuple[int, Line]]) -> Iterator[Title]:
    """The heading-like lines among the last ones above the body, the strongest first; of two alike, the lower."""
    found: list[tuple[float, int, str]] = []
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
        if strength >= 2.5:
            found.append((strength, i, stamped or line.text))
    for _, i, text in sorted(found, reverse=True)[:3]:
        yield Title(text=text, rule="looks", position=i)


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
