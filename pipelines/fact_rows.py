"""The author in a row of small facts, as stand under a title: "Thu Hà | 12/03/2025 | Lượt xem: 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipelines.author_names import made_of_names, pen_mark, without_titles
from pipelines.bylines import byline_of, is_labelled, is_signature, label_kind
from pipelines.dating import LETTERHEAD, label_alone, stamps
from pipelines.dom import text_of
from pipelines.fact_nodes import drawn_initials, leads_to_author, nodes_of, stands_apart
from pipelines.labels import chrome_kind, title_kind
from pipelines.lines import Line, Picture, holder_of, stands_in
from pipelines.name_words import is_place
from pipelines.named import is_named, names_of
from pipelines.post_sentences import credit

_LONGEST = 120
#: So many lines may stand between a title and its text.
NEAR = 14
_SHORT_STAMP = 40
#: Counters, and where the next labelled fact of a row begins.
_COUNTER = re.compile(
    r"(?:(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy cập)|đã xem|views?)\s*:?\s*\d[\d.,]*"
    r"|\d[\d.,]*\s*(?:lượt\s+(?:xem|đọc|truy cập)|views?|phút đọc)"
    r"|\b(?:có\s*:?\s*)?\d+\s*(?:bình luận|phản hồi|nhận xét|comments?)"
    r"|\b(?=(?:nguồn(?: tin)?|tác giả|người đăng|chuyên mục|danh mục|ảnh)\s*:)",
    re.IGNORECASE,
)
#: A figure alone beside a date counts views: an icon stands before it.
_FIGURE = re.compile(r"(?<![\w.,:/-])\d[\d.,]*(?=\s*$|\s+[^\W\d_])")
#: In a row of facts the style sheet sets a label apart from the name; there is no colon.
_LABEL = re.compile(
    r"^(tác giả|người viết|(?:(?:được )?(?:viết|gửi) )?bởi|(?:(?:written|submitted) )?by)\s+(?=[^\W\d_])", re.IGNORECASE
)
#: Before the name in an author's element.
_OF = re.compile(r"^của\s+(?=[^\W\d_])", re.IGNORECASE)
#: Before a name: who put the text on the site, took the picture or wrote it first.
_POSTER = re.compile(
    r"(?:đăng(?: tải)? bởi|người (?:đăng|gửi|nhập|tạo|đưa)(?: tin| bài)?|posted by|biên tập(?: viên)?|nguồn(?: tin)?"
    r"|ảnh|theo)\s*:?\s*$",
    re.IGNORECASE,
)
#: Before a stamp: "on T4,", "vào ngày", ", ".
_WHEN = re.compile(
    r"[\s,]*(?:\b(?:on|at|lúc|vào(?: lúc| ngày)?|ngày)\b)?[\s,]*"
    r"(?:\b(?:T[2-7]|CN|thứ \w+|chủ nhật|mon|tue|wed|thu|fri|sat|sun)\b)?[\s,]*$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*[,&]\s*|\s+[-–—]\s+|\s+và\s+")
_FACTS = re.compile(r"(?:\s+(?:on|at|lúc|vào|vào lúc|ngày|ngày đăng))?\s*[|•·]\s*|\s+[-–—/]\s+|\s{2,}", re.IGNORECASE)


def first_running(items: Sequence[Line | Picture], lines: Sequence[int]) -> int | None:
    """Where sentences begin among these lines."""
    for i in lines:
        line = items[i]
        if isinstance(line, Line) and (line.row or line.heading > 1 or runs(line)):
            return i
    return None


def _is_label(text: str) -> bool:
    """Whether a line is the label of a small fact and nothing else: "Ngày đăng:", "Tác giả"."""
    return label_alone(text) is not None or label_kind(text) is not None


def runs(line: Line) -> bool:
    """Whether a line is running text, and no row of facts."""
    found = stamps(line.text) if len(line.text) <= 2 * _LONGEST else ()
    if found and credit(line.text) is not None:
        return False
    return (len(line.text) >= 60 and not found) or (line.text[-1] in ".!?:;…" and not _is_label(line.text))


def without_facts(items: Sequence[Line | Picture], lines: Sequence[int], title_at: int | None) -> tuple[int, ...]:
    """The lines of a text without the small facts above it: rows with the date or a counter, names of authors, and what
    is short and stands outside the element of the text.
    """
    first = first_running(items, lines)
    if title_at is None or first is None or not lines or first == lines[0] or first > title_at + NEAR:
        return tuple(lines)
    running = [line for i in lines if isinstance(line := items[i], Line) and runs(line) and not line.row]
    holder = holder_of(running[1:] if len(running) > 2 else running)
    dropped = set()
    before = lines[: lines.index(first)]
    between = range(title_at + 1, first)
    stamped = max((i for i in between if isinstance(item := items[i], Line) and stamps(item.text)), default=-1)
    for i in before:
        line = items[i]
        if not isinstance(line, Line) or not title_at < i or line.heading or len(line.text) > 2 * _LONGEST:
            continue
        apart = holder is not None and not stands_in(line, holder) and len(line.text) <= 60
        counted = _COUNTER.search(line.text) is not None and len(line.text) <= _LONGEST
        over = i < stamped and len(line.text) <= 60 and line.text[-1] not in ".!?"  # the row with the date ends them
        if LETTERHEAD.match(line.text):
            continue
        if apart or counted or over or stamps(line.text) or _is_label(line.text) or named_in(line, True):
            dropped.add(i)
    return tuple(i for i in lines if i not in dropped)


def opens_with_label(text: str) -> bool:
    """Whether a short line is the author's label and whoever follows, known or not: "Tác giả Admin"."""
    return _LABEL.match(text) is not None or is_labelled(text)


def named_in(line: Line, dated: bool) -> str | None:
    """The author in a line of small facts. ``dated``: it is one of several lines, of which one holds the date."""
    told_of = credit(line.text)
    if told_of is not None:
        return byline_of(f"Tác giả: {told_of.author}") if told_of.author else None
    drawn = drawn_initials(line.element, line.text)
    text = _LABEL.sub(r"\1: ", line.text[len(drawn) :].strip())
    whole = byline_of(text)
    found = stamps(text)
    if (whole and not found) or LETTERHEAD.match(text):
        return whole
    for piece in _pieces(text) if whole else ():
        # "Tác giả: A, B | 14/03/2025": of the whole row only the first name is sure.
        more = byline_of(piece)
        if more and more.startswith(whole or "?"):
            return more
    if whole:
        return whole
    apart = _name_apart(line) if found else None
    if apart:
        return apart
    called = _called_author(line) if len(line.text) <= 2 * _LONGEST else None
    if called:
        return called
    pieces = _pieces(text)
    if drawn and pieces:
        return announced(pieces[0])
    named = names_of(line.element, "byline", 1 if line.links >= 0.9 else 0) is not None
    if named and len(pieces) == 1:
        return byline_of(pieces[0], signed=True)
    # Beside a stamp a personal name needs no label, nor does a pen name that is nothing else.
    told = named or bool(found)
    for piece in pieces:
        if told or is_labelled(piece):
            name = byline_of(piece) or (_pen_name(piece) if told else None)
            if name:
                return name
    return _pen_name(pieces[0]) if dated and len(pieces) == 1 else None


def _pieces(text: str) -> list[str]:
    """A row of facts without its stamps and counters, one fact in each piece."""
    found = stamps(text)
    for stamp in reversed(found):
        text = f"{_WHEN.sub('', text[: stamp.label_start])} | {text[stamp.end :]}"
    text = _COUNTER.sub(" | ", text)
    if found:
        text = _FIGURE.sub(" | ", text)
    return [piece.strip() for piece in _FACTS.split(text) if piece.strip()]


def linked_author(line: Line) -> str | None:
    """Whom the links of a line to the page of an author name: one, or several with what stands between them."""
    links = [link for link in line.element.iter("a") if leads_to_author(link) and text_of(link)]
    if not links or any(_POSTER.search(line.text[: max(line.text.find(text_of(link)), 0)]) for link in links[:1]):
        return None
    holder = links[0].getparent()
    several = len(links) > 1 and all(link.getparent() is holder for link in links)
    text = text_of(holder) if several and holder is not None else text_of(links[0])
    name = byline_of(f"Tác giả: {_LABEL.sub('', text)}") if len(text) <= _LONGEST else None
    return name if name and (" " in name or not name.islower()) else None


def name_among_facts(line: Line) -> str | None:
    """The author in a short line that also holds a stamp, wherever it stands."""
    return named_in(line, False) if len(line.text) <= 2 * _LONGEST and stamps(line.text) else None


def name_beside_stamp(items: Sequence[Line | Picture], at: int, *, linked: bool = False) -> str | None:
    """A line that is a whole personal name and nothing else, one or two lines from a stamp alone."""
    line = items[at]
    if not isinstance(line, Line) or line.heading or not 3 <= len(line.text.split()) <= 6:
        return None
    if line.links > 0.1 and not linked and linked_author(line) is None:
        return None
    label = items[at - 1] if at > 0 else None
    if isinstance(label, Line) and (label_kind(label.text) or "author") != "author":
        return None
    for i in (at - 2, at - 1, at + 1, at + 2):
        beside = items[i] if 0 <= i < len(items) else None
        if isinstance(beside, Line) and len(beside.text) <= _SHORT_STAMP and stamps(beside.text):
            return line.text if byline_of(line.text) == line.text else None
    return None


def announced(text: str) -> str | None:
    """A name of two words or more, a pen name as well, where something says that an author's stands; no account."""
    name = byline_of(f"Tác giả: {_OF.sub('', _LABEL.sub('', text))}")
    if name is None or " " not in name or is_signature(name) or is_place(name) or chrome_kind(name) or title_kind(name):
        return None
    return name


def _called_author(line: Line) -> str | None:
    """The name in an element of a line that is called the author's."""
    for node, text in nodes_of(line.element):
        if node.get("itemprop") == "author" or is_named(node, "byline"):
            name = announced(text) if len(text) <= _LONGEST else None
            if name:
                return name
    return None


def _name_apart(line: Line) -> str | None:
    """A whole personal name in an element of its own among the facts of a line, no section's or poster's."""
    linked: set[Any] = set()
    for node, text in nodes_of(line.element):
        if node.tag == "a" or node.getparent() in linked:
            linked.add(node)
            if node.tag != "a" or not (leads_to_author(node) or _LABEL.match(text)):
                continue
        name = byline_of(text) if 2 <= len(text.split()) <= 8 else None
        told = name is not None and (_LABEL.match(text) or (name == text and len(text.split()) >= 3))
        if not told or not stands_apart(node, line.element):
            continue
        if not _POSTER.search(line.text[: max(line.text.find(text), 0)]):
            return name
    return None


def pen_names(text: str) -> str | None:
    """A line that is a pen name and nothing else, or two or three of them: "Tuấn Khải - Mỹ Hằng"."""
    pieces = _SEVERAL.split(text)
    told = len(pieces) <= 3 and all(_pen_name(piece) == piece for piece in pieces)
    return byline_of(text, signed=True) if told else None


def _pen_name(piece: str) -> str | None:
    name = byline_of(piece, signed=True)
    if name is None or is_place(name) or chrome_kind(name) or title_kind(name):
        return None
    return name if pen_mark(name) or made_of_names(without_titles(name.split())) else None
