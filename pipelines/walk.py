"""One walk over the tree for all that the rules need (text, weight, links, alignment, DOM path): none walks again.

A line ends where a block element begins or ends, at ``<br>``, and where an indent begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from pipelines.dom import Look, align_of, image_source, look_of, size_of, squeeze
from pipelines.lines import Line, Picture, Reading
from pipelines.tables import read_table, row_text

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "select",
        "button",
        "textarea",
        "iframe",
        "object",
        "head",
        "math",
    }
    | {"option", "datalist", "audio", "video", "canvas", "map", "title"}
    | {"rt", "rp", "rtc"}  # how a character is read
)
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
    }
    | {
        "label",
        "mark",
        "o:p",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    }
    | {"rp", "rt", "rtc"}
    | {"img", "picture", "source", "wbr", "input", "nobr", "st1:place", "amp-img"}
)
#: Of these, what editors and templates forget to close.
_FORGOTTEN = frozenset({"noscript", "button", "object", "audio", "video", "canvas", "map"})
_SEPARATORS = "/|·•"
#: What may hold a row of small facts.
_ROWS = frozenset({"div", "td", "li", "section", "header", "span", "footer", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_ITALIC = frozenset({"i", "em", "cite"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INDENT = re.compile("(?:\u00a0\\s*){3,}")
_STAMP_NAME = re.compile(r"time|date|ngay", re.IGNORECASE)
_ENDS_IN_TIME = re.compile(r"\d:\d\d$")
_LONGEST_STAMP = 60
_PARAGRAPH = 60
_FULL_STOPS = frozenset('.!?:;…”"')
_CELL_CLASSES = frozenset(
    {"active", "current", "selected", "odd", "even", "first", "last", "open", "in", "show", "hover"}
)
#: What a page hides as a whole, a script shows when it has loaded.
_PAGE = frozenset({"html", "body"})
#: So many paragraphs, each longer than that, are a text.
_FEWEST, _PARAGRAPH = 3, 60
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Frame:
    element: Any
    block: Any
    path: str
    bold: bool = False
    italic: bool = False
    link: bool = False
    size: int = 0
    align: str | None = None
    heading: int = 0
    item: bool = False
    chrome: str | None = None
    start: int = 0


def read(root: Any, chrome: Mapping[Any, str] | None = None, shown: Container[Any] = ()) -> Reading:
    """The lines and pictures under ``root``. Everything inside an element of ``chrome`` carries that reason; what of
    ``shown`` the page hides is read all the same.
    """
    chrome = chrome or {}
    reading = Reading()
    frames = [_Frame(root, root, "")]
    pieces: list[tuple[str, _Frame]] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped = None
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if element is skipped:
                skipped = None
            else:
                frame = frames.pop()
                if pieces and (tag not in INLINE or _is_stamp_over_text(element, pieces)):
                    _flush(reading, pieces, False)
                reading.spans[element] = (frame.start, len(reading.items))
            tail = element.tail
            # White space begins no line.
            if tail and element is not root and (pieces or not tail.isspace()):
                pieces.append((tail, frames[-1]))
            continue
        if pieces:
            if tag == "br":
                _flush(reading, pieces, True)
            elif tag not in INLINE:
                _flush(reading, pieces, False)
        names = element.get("class") or ""
        look = look_of(element.get("style") or "", names)
        drawn = "material-" in names  # its letters are shown as an icon
        if (
            drawn
            or tag == "br"
            or (tag in _SKIPPED and not _is_shown(element))
            or ((look.hidden or element.get("hidden") is not None) and tag not in _PAGE and element not in shown)
        ):
            walker.skip_subtree()
            skipped = element
            continue
        frame = _entered(frames[-1], element, look, names, chrome)
        frame.start = len(reading.items)
        if tag == "img":
            source = image_source(element)
            if source:
                if any(text.strip() for text, _ in pieces):
                    _flush(reading, pieces, True)
                picture = Picture(
                    source=source, element=element, block=frame.block, alt=element.get("alt") or "", chrome=frame.chrome
                )
                reading.items.append(picture)
        elif tag == "table":
            table = read_table(element)
            if table is not None:
                start = len(reading.items)
                reading.tables[start] = table
                reading.items.extend(
                    Line(text=row_text(row), element=element, path=frame.path, row=True, chrome=frame.chrome)
                    for row in table.rows
                )
                reading.spans[element] = (start, len(reading.items))
                walker.skip_subtree()
                skipped = element
                continue
        if pieces and tag in INLINE and _apart(element, pieces):
            pieces.append((" ", frames[-1]))
        frames.append(frame)
        text = element.text
        if text and (pieces or not text.isspace()):
            pieces.append((text, frame))
    return reading


def _is_shown(element: Any) -> bool:
    """Whether an element that shows nothing does: browsers show the template of a shadow root."""
    return (element.tag == "template" and element.get("shadowrootmode") is not None) or _never_closed(element)


def _never_closed(element: Any) -> bool:
    """Whether a page forgot to close an element that shows nothing, so that its article stands inside."""
    if element.tag not in _FORGOTTEN or not len(element):
        return False
    length = 0
    for count, paragraph in enumerate(element.iter("p", "h1"), start=1):
        length += len(paragraph.text or "")
        if count >= 3 and length >= 200:
            return True
    return False


def _is_stamp_over_text(element: Any, pieces: Sequence[tuple[str, _Frame]]) -> bool:
    """Whether an inline element named for the date has a line of its own by the style sheet: it opens the line, and a
    whole paragraph in another inline element follows.
    """
    if (element.tail and not element.tail.isspace()) or not _STAMP_NAME.search(element.get("class") or ""):
        return False
    following = element.getnext()
    if following is None or following.tag not in INLINE or sum(len(text) for text, _ in pieces) > _LONGEST_STAMP:
        return False
    return sum(len(text) for text in following.itertext()) > _PARAGRAPH


def _apart(element: Any, pieces: Sequence[tuple[str, _Frame]]) -> bool:
    """Whether an inline element is a fact of its own in a row of facts, which style sheets set apart: date, time,
    counter and name side by side without a space. Within running text, elements join what they split.
    """
    before = element.getprevious()
    if not pieces or before is None or before.tail or before.tag not in INLINE or before.tag in ("img", "input"):
        return False
    parent = element.getparent()
    if element.tag == before.tag == "time":
        return True
    if parent.tag == "p" and _ENDS_IN_TIME.search(pieces[-1][0]):
        return next((text[0] for text in element.itertext() if text), "").isdigit()
    if parent.tag not in _ROWS or (parent.text or "").strip():
        return False
    left = pieces[-1][0][-1:]
    right = next((text[0] for text in element.itertext() if text), "")
    if (left in _SEPARATORS and right.isalnum()) or (right in _SEPARATORS and left.isalnum()):
        return bool(left and right)
    return (left.isdigit() and right.isalnum()) or (
        left.isalpha() and (right.isdigit() or (left.islower() and right.isupper()))
    )


def _entered(parent: _Frame, element: Any, look: Look, names: str, chrome: Mapping[Any, str]) -> _Frame:
    tag = element.tag
    block, path, align = parent.block, parent.path, parent.align
    if tag not in INLINE:
        block = element
        path = f"{path}/{_step(tag, element.get('id') or '', names)}"
        # A table does not hand down the alignment it stands in; its own says where the table is, not its text.
        align = None if tag == "table" else align_of(element, look) or align
    return _Frame(
        element,
        block,
        path,
        parent.bold or look.bold or tag in _BOLD,
        parent.italic or look.italic or tag in _ITALIC,
        parent.link or (tag == "a" and element.get("href") is not None and not _holds_text(element)),
        (size_of(element, look) if tag == "font" else look.size) or parent.size,
        align,
        _HEADINGS.get(tag, parent.heading),
        parent.item or tag == "li",
        chrome.get(element) or parent.chrome,
    )


def _holds_text(link: Any) -> bool:
    """Whether a text stands in a link that nobody closed, or that is around a whole page: other links name articles."""
    if not len(link):
        return False
    count = 0
    for paragraph in link.iter("p"):
        count += len(paragraph.text or "") > _PARAGRAPH
        if count == _FEWEST:
            return True
    return False


@lru_cache(maxsize=8192)
def _step(tag: str, identifier: str, names: str) -> str:
    """One step of a path: the tag, its id and classes without digits, nothing that tells first from last."""
    step = f"{tag}#{identifier}" if identifier and len(identifier) < 40 and not _DIGIT.search(identifier) else tag
    if not names:
        return step
    kept = [
        name
        for name in names.lower().split()
        if name not in _CELL_CLASSES and len(name) < 40 and not _DIGIT.search(name)
    ]
    return ".".join([step, *sorted(kept)[:4]])


def _flush(reading: Reading, pieces: list[tuple[str, _Frame]], soft: bool) -> None:
    """End the line that the collected pieces of text make, if they make one."""
    while pieces:
        parts = pieces.copy()
        text = "".join([piece for piece, _ in parts])
        if "\xa0" in text:
            parts = _first_paragraph(pieces)
            text = "".join([piece for piece, _ in parts])
        else:
            pieces.clear()
        text = squeeze(text)
        if text:
            reading.items.append(_line(text, parts, soft and not pieces))


def _first_paragraph(pieces: list[tuple[str, _Frame]]) -> list[tuple[str, _Frame]]:
    """Take the pieces up to the next indent: editors begin a paragraph with non-breaking spaces after a full stop."""
    taken: list[tuple[str, _Frame]] = []
    ended = False
    while pieces:
        text, origin = pieces.pop(0)
        for match in _INDENT.finditer(text):
            before = text[: match.start()].rstrip()
            if (before[-1:] in _FULL_STOPS) if before else ended:
                pieces.insert(0, (text[match.end() :], origin))
                taken.append((text[: match.start()], origin))
                return taken
        taken.append((text, origin))
        if text.strip():
            ended = text.rstrip()[-1] in _FULL_STOPS
    return taken


def _line(text: str, parts: Sequence[tuple[str, _Frame]], soft: bool) -> Line:
    total = links = bold = italic = size = 0
    first = None
    for piece, origin in parts:
        length = len(piece.strip())
        if not length:
            continue
        if first is None:
            first = origin
        total += length
        if origin.link:
            links += length
        if origin.bold:
            bold += length
        if origin.italic:
            italic += length
        if origin.size > size:
            size = origin.size
    if first is None:
        first = parts[0][1]
    total = total or 1
    return Line(
        text=text,
        element=first.block,
        path=first.path,
        links=links / total,
        bold=bold / total,
        italic=italic / total,
        size=size,
        align=first.align,
        heading=first.heading,
        item=first.item,
        soft=soft,
        name=f"{first.element.get('id') or ''} {first.element.get('class') or ''}".strip().lower(),
        chrome=first.chrome,
    )
