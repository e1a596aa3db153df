"""Where the author of a page's text is named: under it, under the title, or in what the page tells programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.bylines import byline_of, is_credit, is_labelled
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.layouts import Layout
from pipelines.lines import Line, Part, Picture, lines_of
from pipelines.metadata import Head
from pipelines.named import is_name, names_of
from pipelines.text import fold

_LONGEST_BYLINE = 120
#: Counters, and where the next labelled fact of a row begins.
_COUNTER = re.compile(
    r"(?:(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy cập)|đã xem|views?)\s*:?\s*\d[\d.,]*"
    r"|\d[\d.,]*\s*(?:lượt\s+(?:xem|đọc|truy cập)|views?)"
    r"|\b(?=(?:nguồn(?: tin)?|tác giả|người đăng|chuyên mục|danh mục|ảnh)\s*:)",
    re.IGNORECASE,
)
#: In a row of facts the style sheet sets a label apart from the name; there is no colon.
_LABEL = re.compile(r"^(tác giả|người viết)\s+(?=[^\W\d_])", re.IGNORECASE)
_FACTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s{2,}")


def bylines(
    tree: Any,
    items: Sequence[Line | Picture],
    lines: Sequence[int],
    head: Head,
    layout: Layout,
    generic: Layout,
    title_at: int | None = None,
    end: int | None = None,
) -> Iterator[Part]:
    """Who may have written it, the most trusted first: the layout's place, the text's last lines, the line under the
    title, or a person in JSON-LD. The last one may be nobody (""): lines that are no text, and no author.
    """
    for selector in layout.byline:
        for element in select(tree, selector)[:3]:
            text = text_of(element)
            name = byline_of(text) if 2 <= len(text) <= _LONGEST_BYLINE else None
            if name:
                yield Part(text=name, positions=lines_of(items, element), rule=f"layout:{layout.key}:{selector}")
    closing = [i for i in lines if isinstance(items[i], Line)]
    sources: set[int] = set()
    for i in reversed(closing[-4:]):
        line = items[i]
        if not isinstance(line, Line) or len(line.text) > _LONGEST_BYLINE or line.row or line.item:
            break
        if _is_source(line):
            sources.add(i)
            continue
        name = byline_of(line.text, signed=_looks_signed(line))
        if name:
            yield Part(text=name, positions=frozenset({i, *sources}), rule="closing line")
            break
        if line.align == "right" and len(line.text) <= 60 and line.text[-1] not in ".!?":
            # Signed by an office: no author, and no part of the text either.
            sources.add(i)
            continue
        break
    for i in _below(items, end):
        line = items[i]
        assert isinstance(line, Line)
        named = names_of(line.element, "byline", 1) is not None or is_name(line.name, "byline")
        name = byline_of(line.text, signed=named or _looks_signed(line)) if named or _is_signed(line) else None
        if name is None and i == (end or 0) + 1:
            name = _whole_name(line.text)
        if name:
            yield Part(text=name, positions=frozenset({i, *sources}), rule="line below the text")
    for i in closing[:2]:
        line = items[i]
        if isinstance(line, Line) and len(line.text) <= 60:
            name = byline_of(line.text)
            if name:
                yield Part(text=name, positions=frozenset({i, *sources}), rule="opening line")
    for i in _under_title(items, title_at, closing):
        line = items[i]
        name = _byline_in(line) if isinstance(line, Line) else None
        if name:
            yield Part(text=name, positions=frozenset({i, *sources}), rule="line under the title")
    for selector in generic.byline:
        for element in select(tree, selector)[:2]:
            text = text_of(element)
            name = byline_of(text, signed=True) if 2 <= len(text) <= _LONGEST_BYLINE else None
            if name:
                at = frozenset(sources) | lines_of(items, element)
                yield Part(text=name, positions=at, rule=f"layout:{generic.key}:{selector}")
    person = _person(head)
    if person:
        yield Part(text=person, positions=frozenset(sources), rule="jsonld")
    if sources:
        yield Part(text="", positions=frozenset(sources), rule="signed by a unit or a source")


def _under_title(items: Sequence[Line | Picture], title_at: int | None, closing: Sequence[int]) -> list[int]:
    """Short lines between the title and the text."""
    if title_at is None or not closing or not title_at < closing[0] <= title_at + 12:
        return []
    between = range(title_at + 1, closing[0])
    return [
        i
        for i in between
        if isinstance(item := items[i], Line)
        and item.links < 0.9
        and (len(item.text) <= 60 or (len(item.text) <= 2 * _LONGEST_BYLINE and stamps(item.text)))
    ]


def _below(items: Sequence[Line | Picture], end: int | None) -> Iterator[int]:
    """Short lines right below the text, up to other articles, links or tools."""
    if end is None:
        return
    for i in range(end + 1, min(end + 7, len(items))):
        line = items[i]
        if not isinstance(line, Line) or line.chrome not in (None, "learned") or line.heading or line.row:
            return
        if len(line.text) <= _LONGEST_BYLINE and line.links < 0.9:
            yield i


def _is_signed(line: Line) -> bool:
    """Whether a line outside the text is a signature: it says so, or stands at the right."""
    return is_labelled(line.text) or line.align == "right"


def _whole_name(text: str) -> str | None:
    """A line that is a full personal name and nothing else."""
    name = byline_of(text)
    return name if name is not None and len(text.split()) >= 3 and name == text else None


def opens_with_label(text: str) -> bool:
    """Whether a short line is the author's label and whoever follows, known or not: "Tác giả Admin"."""
    return _LABEL.match(text) is not None or is_labelled(text)


def _byline_in(line: Line) -> str | None:
    """The author in a line of small facts: "Tác giả: Thu Hà | 12/03/2025 | Lượt xem: 40"."""
    text = _LABEL.sub(r"\1: ", line.text)
    whole = byline_of(text)
    if whole:
        return whole
    found = stamps(text)
    for stamp in reversed(found):
        text = f"{text[: stamp.label_start]} | {text[stamp.end :]}"
    text = _COUNTER.sub(" | ", text)
    pieces = [piece for piece in _FACTS.split(text) if piece.strip()]
    named = names_of(line.element, "byline", 0) is not None
    if named and len(pieces) == 1:
        return byline_of(pieces[0].strip(), signed=True)
    # Beside a stamp a personal name needs no label.
    told = named or bool(found)
    return next((name for piece in pieces if is_labelled(piece) or told if (name := byline_of(piece.strip()))), None)


def _looks_signed(line: Line) -> bool:
    return line.align == "right" or line.bold > 0.9 or line.italic > 0.9


def _is_source(line: Line) -> bool:
    """A line that only names where the text was taken from: "Nguồn: https://…"."""
    folded = fold(line.text)
    if folded.startswith(("nguồn:", "nguồn tin:", "source:", "theo nguồn:")) and len(line.text) <= _LONGEST_BYLINE * 2:
        return True
    return _looks_signed(line) and is_credit(line.text)


def _person(head: Head) -> str:
    for data in head.data:
        authors = data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") == "Person" and isinstance(author.get("name"), str):
                name = squeeze(author["name"])
                if 2 <= len(name) <= 60 and "@" not in name and fold(name) not in ("admin", "administrator"):
                    return name
    return ""
