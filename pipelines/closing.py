"""Who signed a text: in its last lines, right below it, under its title, or in what the page tells programs.

What stands under a signature is no text, whatever it says; neither are short lines that a template puts below the
element of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.attachments import links_file
from pipelines.author_names import is_place
from pipelines.bylines import byline_of, is_credit, is_labelled, is_signature, label_kind
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.fact_rows import linked_author, name_among_facts, name_beside_stamp, named_in, pen_names, under_title
from pipelines.foreign_authors import foreign_authors
from pipelines.layouts import Layout
from pipelines.lines import Line, Part, Picture, holder_of, lines_of, stands_in
from pipelines.metadata import Head
from pipelines.named import is_name, names_of
from pipelines.text import fold

_LONGEST_BYLINE = 120
#: So many of the last lines are looked at, and so many of them may be the template's.
_LAST = 10
_FOREIGN = 5
_TITLE_WORDS = 6  # of a link to another article; a name has fewer
_PROSE = 60
_TELLS = re.compile(r"\b(?:tác giả|người viết)\s*:", re.IGNORECASE)
#: The post of who signs a document, over the name: that is no author.
_POST = re.compile(r"^(?:KT|TM|TL|TUQ|Q)\.|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|TRƯỞNG|PHÓ |THỦ TRƯỞNG|đã ký", re.IGNORECASE)
#: Kinds of chrome among which a text's author may stand.
_PASSED = ("words:tool", "words:share", "words:counter", "words:tags", "words:files", "words:poll", "name:")


def bylines(
    tree: Any,
    items: Sequence[Line | Picture],
    lines: Sequence[int],
    head: Head,
    layout: Layout,
    generic: Layout,
    title_at: int | None = None,
    end: int | None = None,
    *,
    abroad: bool = False,
) -> Iterator[Part]:
    """Who may have written it, the most trusted first: the layout's place, the text's last lines, the line under the
    title, or a person in JSON-LD; ``abroad``, first of all what `foreign_authors` finds. The last one may be nobody
    (""): lines that are no text, and no author.
    """
    closing = _closing(items, lines)

    def part(name: str, rule: str, positions: frozenset[int] = frozenset()) -> Part:
        return Part(text=name, positions=positions | closing.positions, rule=rule)

    if abroad:
        for one in foreign_authors(tree, items, head, title_at, lines):
            yield part(one.text, one.rule, one.positions)
    for selector in layout.byline:
        for element in select(tree, selector)[:3]:
            text = text_of(element)
            name = byline_of(text, signed=True) if 2 <= len(text) <= _LONGEST_BYLINE else None
            if name and not _behind_others(items, end, element):
                yield part(name, f"layout:{layout.key}:{selector}", lines_of(items, element))
    if closing.text:
        yield closing
    for i in _below(items, end):
        name = _name_below(items, i, i == (end or 0) + 1)
        if name:
            yield part(name, "line below the text", _labelled(items, i)[1])
    for order, i in enumerate(lines[:2]):
        line = items[i]
        announced = order > 0 and _text(items, lines[order - 1]).endswith(":")  # who has died, who is thanked
        if isinstance(line, Line) and len(line.text) <= 60 and not announced:
            name = byline_of(line.text)
            if name:
                yield part(name, "opening line", frozenset({i}))
    for one in under_title(items, title_at, lines):
        yield part(one.text, one.rule, one.positions)
    for selector in generic.byline:
        for element in select(tree, selector)[:2]:
            text = text_of(element)
            name = byline_of(text, signed=True) if 2 <= len(text) <= _LONGEST_BYLINE else None
            if name and not _behind_others(items, end, element):
                yield part(name, f"layout:{generic.key}:{selector}", lines_of(items, element))
    person = _person(head)
    if person:
        yield part(person, "jsonld")
    if closing.positions:
        yield closing


def _closing(items: Sequence[Line | Picture], lines: Sequence[int]) -> Part:
    """The author who signed the last lines, and which of them are no text; its text is "" where nobody signed."""
    running = [line for i in lines if isinstance(line := items[i], Line) and len(line.text) >= _PROSE and not line.row]
    holder = holder_of(running[1:] if len(running) > 2 else running)  # the lead may stand outside
    gone: set[int] = set()
    below: list[int] = []
    for order in range(len(lines) - 1, max(len(lines) - 1 - _LAST, -1), -1):
        at = lines[order]
        line = items[at]
        if at in gone:
            continue
        if not isinstance(line, Line):
            break
        if links_file(line):
            continue  # editors put the files below their names
        ended = len(line.text) > _PROSE and line.text[-1] in ".!?:;…" and not line.item
        if (ended or len(line.text) > 2 * _LONGEST_BYLINE) and not is_labelled(line.text):
            if order == len(lines) - 1 and order > 2 and _signs_over(items, lines[order - 1]):
                continue  # a template's closing sentence, or an editor's, below the author
            break  # running text
        apart = holder is not None and not stands_in(line, holder)
        text, own = _labelled(items, at)
        if _is_source(text, line) or (line.text[-1] == ":" and label_kind(line.text) and not below):
            gone |= own
            continue
        signed = _looks_signed(line) or is_name(line.name, "byline") or names_of(line.element, "byline", 1) is not None
        name = byline_of(text, signed=signed or apart) if len(line.text) <= _LONGEST_BYLINE else None
        if line.row or (line.item and not is_labelled(text)):
            break
        if order == 0 and line.align != "right" and not is_labelled(text):
            break  # the only line there is
        if name and (len(own) > 1 or _may_sign(items, lines, order, name, signed, below)):
            return Part(
                text=name,
                positions=frozenset(gone | own | set(below) | _sources_above(items, lines, order)),
                rule="closing line",
            )
        if len(line.text) > _LONGEST_BYLINE or line.text[-1] in ".!?:;…":
            break
        if apart or (line.align == "right" and len(line.text) <= 60) or (signed and is_signature(line.text)):
            # Signed by an office, or put there by the template: no author, and no part of the text either.
            gone.add(at)
            if is_signature(line.text):
                continue
        below.append(at)
        if len(below) > _FOREIGN:
            break
    return Part(text="", positions=frozenset(gone), rule="signed by a unit or a source")


def _signs_over(items: Sequence[Line | Picture], at: int) -> bool:
    """Whether a line above a last sentence is a signature by its label or its place: a name in bold may open one."""
    line = items[at]
    if not isinstance(line, Line) or len(line.text) > _PROSE or not (line.align == "right" or is_labelled(line.text)):
        return False
    return byline_of(line.text, signed=True) is not None


def _may_sign(
    items: Sequence[Line | Picture], lines: Sequence[int], order: int, name: str, signed: bool, below: Sequence[int]
) -> bool:
    """Whether a name in the last lines is its author's, and not one of a list, nor who signed a document."""
    line, above = items[lines[order]], items[lines[order - 1]] if order else None
    if not isinstance(line, Line) or not isinstance(above, Line) or is_labelled(line.text):
        return True
    if _POST.search(above.text) and len(above.text) <= 80:
        return False
    if signed and line.align == "right":
        return True
    if below and is_place(name):
        return False
    listed = above.text[-1] == ":" or (len(above.text) <= _PROSE and byline_of(above.text) is not None)
    return not listed and (signed or not any(byline_of(_text(items, i)) for i in below))


def _sources_above(items: Sequence[Line | Picture], lines: Sequence[int], order: int) -> set[int]:
    """The lines right above a signature that name a source or an office."""
    found: set[int] = set()
    for at in reversed(lines[max(order - 3, 1) : order]):
        line = items[at]
        if not isinstance(line, Line) or not (
            _is_source(line.text, line) or (line.align == "right" and is_signature(line.text))
        ):
            break
        found.add(at)
    return found


def _labelled(items: Sequence[Line | Picture], at: int) -> tuple[str, frozenset[int]]:
    """A line's text, behind the label that stands alone in the line above, and the positions of both."""
    above = items[at - 1] if at > 0 else None
    if isinstance(above, Line) and above.chrome in (None, "learned") and label_kind(above.text) is not None:
        return f"{above.text.rstrip(' :')}: {_text(items, at)}", frozenset({at - 1, at})
    return _text(items, at), frozenset({at})


def _text(items: Sequence[Line | Picture], at: int) -> str:
    item = items[at]
    return item.text if isinstance(item, Line) else ""


def _below(items: Sequence[Line | Picture], end: int | None) -> Iterator[int]:
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
        others = others or _is_of_another(line)
        own = not others and len(line.text) <= 2 * _LONGEST_BYLINE and _is_foot(line, items[end])
        if own and (linked_author(line) or name_among_facts(line) or name_beside_stamp(items, i)):
            yield i
            continue
        if own and line.heading > 2 and is_labelled(line.text):
            yield i
            continue
        if line.heading and label_kind(line.text) != "author":
            return
        if own and line.chrome == "tag:footer":
            continue
        if line.chrome is not None and line.chrome != "learned":
            others = others or "related" in line.chrome
            if (others and _signs_beside(line, items[end])) or (not others and _is_fact_row(line)):
                yield i
            if others or line.chrome.startswith(_PASSED):
                continue
            return
        if len(line.text) <= _LONGEST_BYLINE and line.links < 0.9 and (not others or _signs_beside(line, items[end])):
            yield i


def _is_of_another(line: Line | Picture) -> bool:
    """Whether a line is a link as long as titles are."""
    return isinstance(line, Line) and line.links >= 0.9 and len(line.text.split()) >= _TITLE_WORDS


def _behind_others(items: Sequence[Line | Picture], end: int | None, element: Any) -> bool:
    """Whether links to other articles stand between the text and an element below it."""
    around = {element, *element.iterancestors()}
    for i in range(end + 1, len(items)) if end is not None else ():
        if items[i].element in around or element in items[i].element.iterancestors():
            return False
        if _is_of_another(items[i]):
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


def _name_below(items: Sequence[Line | Picture], at: int, next_to: bool) -> str | None:
    """The author that a line outside the text names: it says so, is called so, or stands as signatures do."""
    line = items[at]
    assert isinstance(line, Line)
    if _is_fact_row(line):
        return named_in(line, True)
    linked = linked_author(line) or name_among_facts(line) or name_beside_stamp(items, at)
    if linked:
        return linked
    text, own = _labelled(items, at)
    named = names_of(line.element, "byline", 1) is not None or is_name(line.name, "byline")
    told = is_labelled(text) or line.align == "right" or named or len(own) > 1
    name = byline_of(text, signed=named or _looks_signed(line)) if told or next_to else None
    if name is None and next_to:
        return pen_names(line.text) if line.links < 0.1 else None
    if name is None or told:
        return name
    # Right below the text: a full personal name and nothing else, pen names, or what is set in bold or italics.
    return name if _looks_signed(line) or (len(text.split()) >= 3 and name == text) else None


def _looks_signed(line: Line) -> bool:
    return line.align == "right" or line.bold > 0.9 or line.italic > 0.9


def _is_source(text: str, line: Line) -> bool:
    """A line that only names where the text was taken from: "Nguồn: https://…"."""
    folded = fold(text)
    if _TELLS.search(text):
        return False
    if folded.startswith(("nguồn:", "nguồn tin:", "source:", "theo nguồn:")) and len(text) <= _LONGEST_BYLINE * 2:
        return True
    return _looks_signed(line) and is_credit(text)


def _person(head: Head) -> str:
    for data in head.data:
        authors = data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") == "Person" and isinstance(author.get("name"), str):
                name = byline_of(f"Tác giả: {squeeze(author['name'])}")
                if name and (" " in name or not name.islower()):
                    return name
    return ""
