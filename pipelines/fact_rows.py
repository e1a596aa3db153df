"""The author in the small facts between a title and its text: "Thu Hà | 12/03/2025 | Lượt xem: 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.author_names import is_place, made_of_names, pen_mark
from pipelines.bylines import byline_of, is_labelled
from pipelines.dating import stamps
from pipelines.labels import chrome_kind, title_kind
from pipelines.lines import Line, Part, Picture
from pipelines.named import names_of

_LONGEST = 120
#: Counters, and where the next labelled fact of a row begins.
_COUNTER = re.compile(
    r"(?:(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy cập)|đã xem|views?)\s*:?\s*\d[\d.,]*"
    r"|\d[\d.,]*\s*(?:lượt\s+(?:xem|đọc|truy cập)|views?|phút đọc)"
    r"|\b(?=(?:nguồn(?: tin)?|tác giả|người đăng|chuyên mục|danh mục|ảnh)\s*:)"
    # A figure alone counts views: an icon stands before it.
    r"|(?<![\w.,:/-])\d[\d.,]*(?=\s*$|\s+[^\W\d_])",
    re.IGNORECASE,
)
#: In a row of facts the style sheet sets a label apart from the name; there is no colon.
_LABEL = re.compile(r"^(tác giả|người viết|bởi|by)\s+(?=[^\W\d_])", re.IGNORECASE)
_FACTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s{2,}")


def under_title(items: Sequence[Line | Picture], title_at: int | None, text_at: int | None) -> Iterator[Part]:
    """The authors named in short lines between the title and the text."""
    if title_at is None or text_at is None or not title_at < text_at <= title_at + 12:
        return
    dated = any(isinstance(item := items[i], Line) and stamps(item.text) for i in range(title_at + 1, text_at))
    for i in range(title_at + 1, text_at):
        line = items[i]
        if not isinstance(line, Line) or line.links >= 0.9:
            continue
        if len(line.text) > 60 and not (len(line.text) <= 2 * _LONGEST and stamps(line.text)):
            continue
        name = _named_in(line, dated)
        if name:
            yield Part(text=name, positions=frozenset({i}), rule="line under the title")


def opens_with_label(text: str) -> bool:
    """Whether a short line is the author's label and whoever follows, known or not: "Tác giả Admin"."""
    return _LABEL.match(text) is not None or is_labelled(text)


def _named_in(line: Line, dated: bool) -> str | None:
    """The author in a line of small facts. ``dated``: it is one of several lines, of which one holds the date."""
    text = _LABEL.sub(r"\1: ", line.text)
    whole = byline_of(text)
    if whole:
        return whole
    found = stamps(text)
    for stamp in reversed(found):
        text = f"{text[: stamp.label_start]} | {text[stamp.end :]}"
    text = _COUNTER.sub(" | ", text)
    pieces = [piece.strip() for piece in _FACTS.split(text) if piece.strip()]
    named = names_of(line.element, "byline", 0) is not None
    if named and len(pieces) == 1:
        return byline_of(pieces[0], signed=True)
    # Beside a stamp a personal name needs no label, nor does a pen name that is nothing else.
    told = named or bool(found)
    for piece in pieces:
        if told or is_labelled(piece):
            name = byline_of(piece) or (_pen_name(piece) if told or (dated and _signs(line)) else None)
            if name:
                return name
    return _pen_name(pieces[0]) if dated and len(pieces) == 1 and _signs(line) else None


def _signs(line: Line) -> bool:
    """Whether a line of its own looks like a name that somebody signs with."""
    return line.bold > 0.9 or line.italic > 0.9 or line.align == "right"


def _pen_name(piece: str) -> str | None:
    name = byline_of(piece, signed=True)
    if name is None or is_place(name) or chrome_kind(name) or title_kind(name):
        return None
    return name if pen_mark(name) or made_of_names(name.split()) else None
