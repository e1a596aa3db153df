"""Who signed an article right below its text: among tools and counters, in its footer, or in a box about the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.attachments import extension_of
from pipelines.bylines import byline_of, is_drawn_pen, is_labelled, label_kind
from pipelines.dating import stamps
from pipelines.fact_nodes import nodes_of
from pipelines.fact_rows import (
    linked_author,
    name_among_facts,
    name_beside_stamp,
    named_in,
    opens_with_label,
    pen_names,
)
from pipelines.lines import Line, Picture
from pipelines.named import is_name, names_of

_LONGEST_BYLINE = 120
_TITLE_WORDS = 6  # of a link to another article; a name has fewer
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)\W*$", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:tác giả|người viết)\s*:", re.IGNORECASE)
#: In an element that is called the author's: who said it all, and no other paper.
_AFTER = re.compile(r"\W*theo\s+(?!báo\b|đài\b|tạp chí\b|cổng\b|trang\b)(?P<name>[^\W\d_].*)", re.IGNORECASE)
#: Kinds of chrome among which a text's author may stand.
_PASSED = ("words:tool", "words:share", "words:counter", "words:tags", "words:files", "words:poll", "name:")


def below(items: Sequence[Line | Picture], end: int | None) -> Iterator[int]:
    """Short lines right below the text, among tools and counters; behind other articles only what says who wrote."""
    if end is None:
        return
    others = False
    for i in range(end + 1, min(end + 11, len(items))):
        line = items[i]
        if not isinstance(line, Line):
            continue  # a portrait
        if line.row:
            return
        others = others or is_of_another(line)
        own = not others and len(line.text) <= 2 * _LONGEST_BYLINE and _is_foot(line, items[end])
        if own and (linked_author(line) or name_among_facts(line) or name_beside_stamp(items, i)):
            yield i
            continue
        if own and line.heading > 2 and (is_labelled(line.text) or is_name(line.name, "byline")):
            yield i
            continue
        if line.heading and label_kind(line.text) != "author":
            return
        if own and line.chrome == "tag:footer":
            if opens_with_label(line.text) or is_name(line.name, "byline"):
                yield i
            continue
        if line.chrome is not None and line.chrome != "learned":
            others = others or "related" in line.chrome
            if (others and _signs_beside(line, items[end])) or (not others and _is_fact_row(line)):
                yield i
            if others or line.chrome.startswith(_PASSED) or _is_file(line):
                continue
            return
        if len(line.text) <= _LONGEST_BYLINE and line.links < 0.9 and (not others or _signs_beside(line, items[end])):
            yield i


def is_of_another(line: Line | Picture) -> bool:
    """Whether a line is a link as long as titles are, and no file's."""
    return (
        isinstance(line, Line) and line.links >= 0.9 and len(line.text.split()) >= _TITLE_WORDS and not _is_file(line)
    )


def _is_file(line: Line) -> bool:
    """Whether a line names a file that it links to."""
    if _FILE.search(line.text):
        return True
    return any(extension_of(link.get("href") or "") for link in line.element.iter("a"))


def behind_others(items: Sequence[Line | Picture], end: int | None, element: Any) -> bool:
    """Whether links to other articles stand between the text and an element below it."""
    around = {element, *element.iterancestors()}
    for i in range(end + 1, len(items)) if end is not None else ():
        if items[i].element in around or element in items[i].element.iterancestors():
            return False
        if is_of_another(items[i]):
            return any(item.element in around for item in items[i + 1 :])
    return False


def _is_foot(line: Line, last: Line | Picture) -> bool:
    """Whether a line stands in what a template prints below the text of the same article: no chrome, or a footer
    within the element around both.
    """
    if line.chrome in (None, "learned"):
        return True
    foot = next((e for e in (line.element, *line.element.iterancestors()) if e.tag == "footer"), None)
    around = foot.getparent() if foot is not None and line.chrome == "tag:footer" else None
    if around is None or around.tag in ("body", "html"):
        return False
    return any(ancestor is around for ancestor in last.element.iterancestors())


def _is_fact_row(line: Line) -> bool:
    """Whether a line names the day and an author behind a label: "Cập nhật: 12/03/2025 | Tác giả: Thu Hà"."""
    return len(line.text) <= _LONGEST_BYLINE and _TELLS.search(line.text) is not None and bool(stamps(line.text))


def _signs_beside(line: Line, last: Line | Picture) -> bool:
    """Whether an author's label opens a line beside the element of the text, behind other articles in that: not among
    them.
    """
    around = line.element.getparent()
    beside = around is not None and around.tag not in ("body", "html", "ul", "ol", "tr")
    return (
        beside
        and is_labelled(line.text)
        and line.links < 0.1
        and any(ancestor is around for ancestor in last.element.iterancestors())
    )


def name_below(items: Sequence[Line | Picture], at: int, next_to: bool) -> str | None:
    """The author that a line outside the text names: it says so, is called so, or stands as signatures do."""
    line = items[at]
    assert isinstance(line, Line)
    if _is_fact_row(line):
        return named_in(line, True)
    linked = linked_author(line) or name_among_facts(line) or name_beside_stamp(items, at)
    if linked:
        return linked
    text, own = labelled(items, at)
    named = names_of(line.element, "byline", 1) is not None or is_name(line.name, "byline")
    credited = is_labelled(text) or (line.chrome == "tag:footer" and opens_with_label(text))
    told = credited or line.align == "right" or named or len(own) > 1
    name = byline_of(text, signed=named or looks_signed(line)) if told or next_to else None
    after = _AFTER.fullmatch(line.text) if name is None and named else None
    if after is not None:
        return byline_of(after["name"].rstrip(" )]."))
    if name is None and named:
        apart = (byline_of(part) for _, part in nodes_of(line.element) if len(part.split()) >= 3)
        name = next((one for one in apart if one), None)
    if name is None and next_to:
        return pen_names(line.text) if line.links < 0.1 else None
    if name is None or told:
        return name
    # Right below the text: a full personal name and nothing else, pen names, or what is set in bold or italics.
    return name if looks_signed(line) or (len(text.split()) >= 3 and name == text) else None


def labelled(items: Sequence[Line | Picture], at: int) -> tuple[str, frozenset[int]]:
    """A line's text, behind the label that stands alone in the line above, and the positions of both."""
    above = items[at - 1] if at > 0 else None
    if isinstance(above, Line) and above.chrome in (None, "learned") and label_kind(above.text) is not None:
        return f"{above.text.rstrip(' :')}: {text_at(items, at)}", frozenset({at - 1, at})
    return text_at(items, at), frozenset({at})


def text_at(items: Sequence[Line | Picture], at: int) -> str:
    """A line's text; "" for a picture."""
    item = items[at]
    return item.text if isinstance(item, Line) else ""


def looks_signed(line: Line) -> bool:
    """Whether a line stands or is set as signatures are."""
    in_brackets = line.text[0] == "(" and line.text[-1] == ")" and len(line.text) <= 40
    return line.align == "right" or line.bold > 0.9 or line.italic > 0.9 or in_brackets or is_drawn_pen(line.text)
