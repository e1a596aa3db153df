"""Who signed a text: in its last lines, right below it, under its title, or in what the page tells programs.

What stands under a signature is no text, whatever it says; neither are short lines that a template puts below the
element of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.attachments import links_file
from pipelines.below_text import behind_others, below, labelled, looks_signed, name_below, text_at
from pipelines.bylines import byline_of, is_credit, is_labelled, is_signature, label_kind
from pipelines.dom import select, squeeze, text_of
from pipelines.fact_rows import announced
from pipelines.foreign_authors import foreign_authors
from pipelines.layouts import Layout
from pipelines.letters import signs_letter
from pipelines.lines import Line, Part, Picture, holder_of, lines_of, stands_in
from pipelines.metadata import Head
from pipelines.name_words import is_place
from pipelines.named import is_name, names_of
from pipelines.posters import last_named
from pipelines.text import fold
from pipelines.title_authors import under_title

_LONGEST_BYLINE = 120
#: So many of the last lines are looked at, and so many of them may be the template's.
_LAST = 10
_FOREIGN = 5
_PROSE = 60
_TELLS = re.compile(r"\b(?:tác giả|người viết)\s*:", re.IGNORECASE)
_COURTESY = re.compile(
    r"\W*(?:trân trọng|kính (?:chào|thư|bút|báo|chúc|mời)|(?:xin )?(?:chân thành )?(?:cảm|cám) ơn|thân (?:ái|mến)"
    r"|(?:xin|chúc|lời|hết|còn|mọi|rất) .*)\W*",
    re.IGNORECASE,
)
#: The post of who signs a document, over the name: that is no author.
_POST = re.compile(
    r"^(?:KT|TM|TL|TUQ|Q)\.|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|TRƯỞNG|PHÓ |THỦ TRƯỞNG|đã ký"
    r"|^người (?:lập|ký|báo cáo|đề nghị|nhận)\b",
    re.IGNORECASE,
)
#: A unit that speaks for itself, unlike its departments; and what it says then.
_WHOLE_UNIT = re.compile(r"(?:SỞ|BỘ|CỤC|VIỆN|CHI CỤC|TRUNG TÂM|BỆNH VIỆN|TRẠM|ỦY BAN|UBND)\s")
_NOTICE = re.compile(r"\bthông báo\b|\bkính (?:mời|gửi|báo|đề nghị)\b|\btrân trọng\b", re.IGNORECASE)


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
            if name and not behind_others(items, end, element):
                yield part(name, f"layout:{layout.key}:{selector}", lines_of(items, element))
    if closing.text:
        yield closing
    for i in below(items, end):
        name = name_below(items, i, i == (end or 0) + 1)
        if name:
            yield part(name, "line below the text", labelled(items, i)[1])
    for order, i in enumerate(lines[:2]):
        line = items[i]
        announced = order > 0 and text_at(items, lines[order - 1]).endswith(":")  # who has died, who is thanked
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
            if name and not behind_others(items, end, element):
                yield part(name, f"layout:{generic.key}:{selector}", lines_of(items, element))
    person = _person(head)
    if person:
        yield part(person, "jsonld")
    if not any(is_signature(text_at(items, i)) for i in closing.positions):
        for one in last_named(items, title_at, lines, end):
            yield part(one.text, one.rule, one.positions)
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
        text, own = labelled(items, at)
        if _is_source(text, line) or (line.text[-1] == ":" and label_kind(line.text) and not below):
            gone |= own
            continue
        signed = looks_signed(line) or is_name(line.name, "byline") or names_of(line.element, "byline", 1) is not None
        name = byline_of(text, signed=signed or apart) if len(line.text) <= _LONGEST_BYLINE else None
        name = None if _COURTESY.fullmatch(line.text) else name or _pen_name(line)
        if line.row or (line.item and not is_labelled(text)):
            break
        if order == 0 and line.align != "right" and not is_labelled(text):
            break  # the only line there is
        signer = name if len(own) == 1 and not is_labelled(text) else None
        if signer and (signs_letter(items, lines, order, signer) or _under_post(items, lines, order)):
            break  # part of the letter or document
        if name and (len(own) > 1 or _may_sign(items, lines, order, name, signed, below)):
            return Part(
                text=name,
                positions=frozenset(gone | own | set(below) | _sources_above(items, lines, order)),
                rule="closing line",
            )
        if len(line.text) > _LONGEST_BYLINE or line.text[-1] in ".!?:;…":
            break
        if not apart and not below and _signs_notice(items, lines, order):
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


def _under_post(items: Sequence[Line | Picture], lines: Sequence[int], order: int) -> bool:
    """Whether the line above is the post of who signs a document; a sentence that names one is none."""
    above = text_at(items, lines[order - 1]) if order else ""
    return len(above) <= 80 and above[-1:] != "." and _POST.search(above) is not None


def _signs_notice(items: Sequence[Line | Picture], lines: Sequence[int], order: int) -> bool:
    """Whether a line is the whole unit that signs its own notice, in capitals: part of that."""
    text = text_at(items, lines[order])
    if not text.isupper() or _WHOLE_UNIT.match(text) is None or not is_signature(text):
        return False
    return any(_NOTICE.search(text_at(items, i)) for i in (*lines[:2], *lines[max(order - 2, 0) : order]))


def _pen_name(line: Line) -> str | None:
    """Two or three words with capitals at the right, bold or slanted, as "Cỏ May" signs."""
    syllables = line.text.split()
    set_apart = line.align == "right" and (line.bold > 0.9 or line.italic > 0.9)
    if not set_apart or not 2 <= len(syllables) <= 3 or line.text.isupper():
        return None
    return announced(line.text)


def _may_sign(
    items: Sequence[Line | Picture], lines: Sequence[int], order: int, name: str, signed: bool, below: Sequence[int]
) -> bool:
    """Whether a name in the last lines is its author's, and not one of a list, nor who signed a document."""
    line, above = items[lines[order]], items[lines[order - 1]] if order else None
    if not isinstance(line, Line) or not isinstance(above, Line) or is_labelled(line.text):
        return True
    if signed and line.align == "right":
        return True
    if below and is_place(name):
        return False
    listed = above.text[-1] == ":" or (len(above.text) <= _PROSE and byline_of(above.text) is not None)
    return not listed and (signed or not any(byline_of(text_at(items, i)) for i in below))


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


def _is_source(text: str, line: Line) -> bool:
    """A line that only names where the text was taken from: "Nguồn: https://…"."""
    folded = fold(text)
    if _TELLS.search(text):
        return False
    if folded.startswith(("nguồn:", "nguồn tin:", "source:", "theo nguồn:")) and len(text) <= _LONGEST_BYLINE * 2:
        return True
    return looks_signed(line) and is_credit(text)


def _person(head: Head) -> str:
    for data in head.data:
        authors = data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") == "Person" and isinstance(author.get("name"), str):
                name = byline_of(f"Tác giả: {squeeze(author['name'])}")
                if name and (" " in name or not name.islower()):
                    return name
    return ""
