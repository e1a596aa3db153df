"""Captions: lines that belong to a picture, by markup, by place and looks, or by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from crawler.items import Caption
from pipelines.dating import stamps
from pipelines.dom import classes, image_source, select, text_of
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.named import is_name
from pipelines.urls import absolute

_LONGEST = 400
_TEXT = 3  # paragraphs: what holds them is no caption, whatever it is called
_NAMED = re.compile(
    r"caption|chu-?thich|chuthich|image-?desc|img-?desc|photo-?desc|pic-?desc|(?:img|image|photo|pic)-?note"
    r"|(?:photo|image|img|picture)[-_]?title",
    re.IGNORECASE,
)
#: What the place of one picture is called, in words between hyphens and capitals; and what is no such place.
_PLACE = re.compile(r"(?:^|-)(?:photo|image|img|picture|pic|figure|gallery|hinh|hinh-?anh|anh)(?:$|-)")
_WITH_TEXT = re.compile(r"(?:^|-)(?:text|media|content|body|detail|news|post|article|card|author|avatar|logo)(?:$|-)")
_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LEVELS = 4  # from a picture to its place
_CREDIT = re.compile(
    r"^\(?\s*(?:Ảnh|Hình|Photo|Nguồn ảnh|Ảnh minh h[oọ]a)\b|\(?\bẢnh\s*(?:minh h[oọ]a)?\s*:?[^()]{0,60}\)?\.?$"
)
_PICTURES = re.compile(r"\.(?:svg|gif)(?:$|\?)|/(?:icon|icons|emoji|smil)[^/]*/", re.IGNORECASE)


#: A picture of the template's stands so near below the title.
_ABOVE = 12  # lines
_FACE = re.compile(r"avatar|author|logo|icon|share", re.IGNORECASE)
_BELOW = 80  # pictures and captions after the last paragraph
_SHORT = 160
_SENTENCE = 240
#: Letters of a table beyond its pictures and their captions: with more it holds the page.
_BESIDE = 60


def find_captions(
    items: Sequence[Line | Picture], positions: Sequence[int], base: str, title_at: int | None = None
) -> tuple[tuple[Caption, ...], frozenset[int]]:
    """The captions of a stretch of a page, and the positions their lines stand at.

    The picture that a template puts between title and text, and pictures that end the text, are looked at as well.
    """
    found: list[Caption] = []
    used: set[int] = set()
    above = _above(items, positions, title_at)
    positions = (*above, *positions, *_below(items, positions))
    tables: dict[Any, bool] = {}
    for place, line, shown in _in_tables(items, positions):
        used.add(place)
        found.append(Caption(text=line.text, image=absolute(base, shown.source)))
    for order, i in enumerate(positions):
        item = items[i]
        if i in used or not isinstance(item, Line) or item.row or item.heading in (1, 2) or len(item.text) > _LONGEST:
            continue
        near = _picture_before(items, positions, order, used)
        picture = items[near] if near is not None else None
        if i in above and not (isinstance(picture, Picture) and _is_caption_above(item, picture)):
            continue
        named = isinstance(picture, Picture) and _NAMED.search(item.name) is not None and not stamps(item.text)
        if _by_markup(item) or named:
            owner: Picture | None = (
                picture if isinstance(picture, Picture) else _picture_in_same(items, positions, item)
            )
        elif isinstance(picture, Picture) and _belongs(item, picture, items, positions, tables):
            owner = picture
        else:
            continue
        text = item.text
        used.add(i)
        # A credit or a second italic line under the first goes with it.
        for j in positions[order + 1 : order + 3]:
            following = items[j]
            if not isinstance(following, Line) or not _continues(item, following):
                break
            text += f" {following.text}"
            used.add(j)
        found.append(Caption(text=text, image=absolute(base, owner.source) if owner else None))
    return tuple(found), frozenset(used)


def _above(items: Sequence[Line | Picture], positions: Sequence[int], title_at: int | None) -> tuple[int, ...]:
    """The positions between title and text that may hold a picture and its caption."""
    if not positions or title_at is None or positions[0] <= title_at:
        return ()
    if positions[0] - title_at <= _ABOVE:
        return tuple(i for i in range(title_at + 1, positions[0]) if items[i].chrome is None)
    # The title stands far above, over a menu: what stands together right above the text is its own.
    found: list[int] = []
    for i in range(positions[0] - 1, positions[0] - 1 - _ABOVE, -1):
        item = items[i]
        if item.chrome is not None or (isinstance(item, Line) and item.links > 0.5):
            break
        found.append(i)
    return tuple(reversed(found))


def _below(items: Sequence[Line | Picture], positions: Sequence[int]) -> tuple[int, ...]:
    """The positions right after the text of the figures that end it, in the element that holds the text."""
    if not positions:
        return ()
    around = list(items[positions[-1]].element.iterancestors())[:3]
    found: list[int] = []
    for i in range(positions[-1] + 1, min(positions[-1] + 1 + _BELOW, len(items))):
        item = items[i]
        figure = next((e for e in (item.element, *item.element.iterancestors()) if e.tag == "figure"), None)
        if item.chrome is not None or figure is None or not any(parent is figure.getparent() for parent in around):
            break
        found.append(i)
    return tuple(found)


def _is_caption_above(line: Line, picture: Picture) -> bool:
    """Whether a line under the picture above a text is its caption. A sapo stands there as well, and the face of who
    wrote the text beside the name.
    """
    around = (picture.element, picture.block, line.element)
    if stamps(line.text) or any(_FACE.search(name) for element in around for name in classes(element)):
        return False
    if _by_markup(line) or _NAMED.search(line.name):
        return True
    if line.element is picture.block or not line.text[0].isupper() or is_name(line.name, "lead"):
        return False
    return len(line.text) <= _SHORT and line.text[-1] not in ".!?:;"


def _in_tables(items: Sequence[Line | Picture], positions: Sequence[int]) -> list[tuple[int, Line, Picture]]:
    """Lines and their pictures in tables that hold as many captions as pictures, row over row."""
    tables: dict[Any, list[int]] = {}
    for i in positions:
        table = next(items[i].element.iterancestors("table"), None)
        if table is not None:
            tables.setdefault(table, []).append(i)
    found: list[tuple[int, Line, Picture]] = []
    for inside in tables.values():
        pictures = [item for i in inside if isinstance(item := items[i], Picture)]
        lines = [(i, item) for i in inside if isinstance(item := items[i], Line)]
        if len(pictures) == len(lines) >= 2 and all(len(line.text) <= 200 for _, line in lines):
            found += [(i, line, picture) for (i, line), picture in zip(lines, pictures, strict=True)]
    return found


def layout_captions(tree: Any, layout: Layout, base: str) -> tuple[Caption, ...]:
    """Captions where the layout puts them outside the body: under the picture beside the lead."""
    found: dict[str, Caption] = {}
    for selector in layout.captions:
        for element in select(tree, selector)[:20]:
            text = text_of(element)
            if not 2 <= len(text) <= _LONGEST or text in found:
                continue
            holder, source = element, ""
            for _ in range(3):
                holder = holder.getparent() if holder is not None else None
                image = holder.find(".//img") if holder is not None else None
                if image is not None:
                    source = image_source(image)
                    break
            found[text] = Caption(text=text, image=absolute(base, source) if source else None)
    return tuple(found.values())


def _by_markup(line: Line) -> bool:
    element = line.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "section"):
            return False
        if element.tag == "figcaption" or (
            element.tag in ("p", "div", "span", "td", "em", "figure")
            and any(_NAMED.search(name) for name in classes(element))
        ):
            if element is not line.element and len(element.findall("p")) >= _TEXT:
                return False
            return element.tag != "figure" or element.find(".//img") is None or element.find("figcaption") is None
        element = element.getparent()
    return False


def _picture_before(
    items: Sequence[Line | Picture], positions: Sequence[int], order: int, used: set[int]
) -> int | None:
    """The picture right before a line, nothing but pictures between."""
    if order == 0:
        return None
    previous = positions[order - 1]
    item = items[previous]
    if isinstance(item, Picture) and not _PICTURES.search(item.source):
        return previous
    return None


def _picture_in_same(items: Sequence[Line | Picture], positions: Sequence[int], line: Line) -> Picture | None:
    figure = line.element
    for _ in range(4):
        if figure is None:
            return None
        pictures = [p for i in positions if isinstance(p := items[i], Picture) and _inside(p.element, figure)]
        if pictures:
            return pictures[0]
        figure = figure.getparent()
    return None


def _belongs(
    line: Line, picture: Picture, items: Sequence[Line | Picture], positions: Sequence[int], tables: dict[Any, bool]
) -> bool:
    """Whether a line right after a picture is its caption. ``tables``: which of them hold only such lines, as known."""
    text = line.text
    table = next(picture.element.iterancestors("table"), None)
    if table is not None and _inside(line.element, table):
        if table not in tables:
            tables[table] = _is_of_pictures(table, items, positions)
        if tables[table]:
            return True
    if line.italic > 0.8 or (_CREDIT.search(text) and len(text) <= 200):
        return True
    if line.element is picture.block and len(text) <= _SHORT and text[-1] not in ".!?:;":
        return True
    if len(text) <= _SENTENCE and text[-1] not in ":;" and not line.heading and _in_its_place(line, picture):
        return True
    return line.align == "center" and len(text) <= 300 and _centring_tells(items, positions)


def _in_its_place(line: Line, picture: Picture) -> bool:
    """Whether a line is all that an element says which is called after the one picture that it holds."""
    place = picture.element
    for _ in range(_LEVELS):
        place = place.getparent()
        if place is None or place.tag in ("body", "td", "article", "section", "main"):
            return False
        if _inside(line.element, place):
            break
    else:
        return False
    called = (place.get("class") or "").split()
    names = [_CAPITALS.sub("-", name).replace("_", "-").lower() for name in called]
    if not any(map(_PLACE.search, names)) or any(map(_WITH_TEXT.search, names)):
        return False
    return text_of(place) == line.text and sum(1 for _ in islice(place.iter("img"), 2)) == 1


def _centring_tells(items: Sequence[Line | Picture], positions: Sequence[int]) -> bool:
    """Whether being centred means something here: in some articles every paragraph is."""
    long = [item for i in positions if isinstance(item := items[i], Line) and len(item.text) > 100]
    return not long or any(line.align != "center" for line in long)


def _is_of_pictures(table: Any, items: Sequence[Line | Picture], positions: Sequence[int]) -> bool:
    """Whether a table holds a picture and its caption, as editors put them into two cells, and not the page."""
    inside = [item for i in positions if _inside((item := items[i]).element, table)]
    lines = [item for item in inside if isinstance(item, Line)]
    pictures = len(inside) - len(lines)
    if len(lines) > pictures + 2 or any(len(item.text) > _LONGEST for item in lines):
        return False
    return len(text_of(table)) <= sum(len(item.text) + 1 for item in lines) + _BESIDE


def _continues(caption: Line, following: Line) -> bool:
    if following.chrome is not None or len(following.text) > 160:
        return False
    if _CREDIT.search(following.text) and len(following.text) <= 60:
        return True
    return caption.italic > 0.8 and following.italic > 0.8 and caption.soft and following.element is caption.element


def _inside(element: Any, ancestor: Any) -> bool:
    return element is ancestor or any(parent is ancestor for parent in element.iterancestors())
