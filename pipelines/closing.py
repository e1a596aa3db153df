"""Lead and byline: the sapo above the text and the signature under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.bylines import byline_of, is_credit, is_labelled
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head
from pipelines.named import is_name, names_of
from pipelines.text import fold

_LEAD = (40, 1200)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field's text and the positions of its lines."""

    text: str
    positions: frozenset[int] = frozenset()
    rule: str = ""


def leads(
    tree: Any,
    items: Sequence[Line | Picture],
    lines: Sequence[int],
    layout: Layout,
    generic: Layout,
    title_at: int | None = None,
) -> Iterator[Part]:
    """What may be the sapo, the most trusted first: where the layout puts it, else what the site's own names call so
    between title and text, else a first paragraph that is bold as a whole while the text after it is not.

    ``lines``: positions of the paragraphs, captions and dates already taken out.
    """
    for selector in (*layout.lead, *generic.lead):
        for element in select(tree, selector)[:3]:
            text = _without_captions(element)
            if _LEAD[0] / 2 <= len(text) <= _LEAD[1]:
                inside = {i for i, item in enumerate(items) if isinstance(item, Line) and _holds(element, item, text)}
                if inside and all(items[i].chrome not in (None, "learned") for i in inside):
                    continue
                if len(set(lines) & inside) >= max(2, 0.5 * len(lines)):
                    continue  # it holds the whole text
                owner = layout if selector in layout.lead else generic
                yield Part(text=text, positions=frozenset(inside), rule=f"layout:{owner.key}:{selector}")
    yield from _named_lead(items, lines, title_at)
    texts = [(i, item) for i in lines if isinstance(item := items[i], Line)]
    if texts and title_at is not None:
        for i in range(title_at + 1, min(texts[0][0], title_at + 12)):
            line = items[i]
            # Whole sentences above the text, which extractors take for a part of the header.
            if isinstance(line, Line) and line.chrome is None and line.links < 0.3 and not line.row and not line.item:
                whole = _LEAD[0] <= len(line.text) <= _LEAD[1] and line.text[-1] in ".!?…" and _is_sentence(line.text)
                if whole and not stamps(line.text):
                    yield Part(text=line.text, positions=frozenset({i}), rule="sentences under the title")
    if len(texts) >= 2:
        (i, first), (_, second) = texts[0], texts[1]
        whole = first.bold > 0.9 and not first.row and not first.item and first.heading in (0, 2, 3)
        if _is_set_apart([line for _, line in texts]):
            yield Part(text=first.text, positions=frozenset({i}), rule="an element of its own above the text")
        if whole and second.bold < 0.5 and _LEAD[0] <= len(first.text) <= _LEAD[1] and _is_sentence(first.text):
            yield Part(text=first.text, positions=frozenset({i}), rule="bold first paragraph")


def _is_set_apart(lines: Sequence[Line]) -> bool:
    """Whether the first of these paragraphs has a place of its own in the template, above that of all the others.

    Blocks of a page builder stand in places of their own as well, but all in places of one kind.
    """
    first, rest = lines[0], lines[1:]
    if len(rest) < 2 or first.row or first.item or first.heading or not _is_sentence(first.text):
        return False
    if not _LEAD[0] <= len(first.text) <= _LEAD[1] or first.text[-1] not in ".!?…":
        return False
    long = [line for line in rest if len(line.text) >= 60]
    return len(long) >= 2 and all(line.path != first.path for line in rest) and len({line.path for line in long}) == 1


def _named_lead(items: Sequence[Line | Picture], lines: Sequence[int], title_at: int | None) -> Iterator[Part]:
    """Between the title and the second paragraph, a text whose element is called sapo, summary or the like."""
    if not lines:
        return
    start = title_at + 1 if title_at is not None and title_at < lines[0] else lines[0]
    for i in range(max(start, lines[0] - 12), lines[0] + 1):
        line = items[i]
        if not isinstance(line, Line) or line.chrome not in (None, "learned") or line.links > 0.5 or line.row:
            continue
        holder = names_of(line.element, "lead", 2)
        inside = _lines_of(items, holder) if holder is not None else frozenset({i})
        if holder is None and not is_name(line.name, "lead"):
            continue
        texts = [item.text for j in sorted(inside) if isinstance(item := items[j], Line)]
        text = " ".join(texts)
        whole = _LEAD[0] / 2 <= len(text) <= _LEAD[1] and len(texts) <= 4
        # It stands above the text: something of the article is left below it.
        if whole and min(inside) >= start and any(j > max(inside) for j in lines):
            yield Part(text=text, positions=inside, rule=f"named {holder_name(line, holder)}")
            return


def holder_name(line: Line, holder: Any) -> str:
    """How an element is called, for people: its classes, else its id."""
    return (holder.get("class") or holder.get("id") or "") if holder is not None else line.name


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
                yield Part(text=name, positions=_lines_of(items, element), rule=f"layout:{layout.key}:{selector}")
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
                at = frozenset(sources) | _lines_of(items, element)
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


def _without_captions(element: Any) -> str:
    text = text_of(element)
    for caption in element.iter("figcaption"):
        text = squeeze(text.replace(text_of(caption), " "))
    return text


def _holds(element: Any, item: Line, text: str) -> bool:
    return item.text in text and (
        item.element is element or element in item.element.iterancestors() or item.text == text
    )


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 8 and not text.isupper()


def _lines_of(items: Sequence[Line | Picture], element: Any) -> frozenset[int]:
    return frozenset(
        i
        for i, item in enumerate(items)
        if isinstance(item, Line) and (item.element is element or element in item.element.iterancestors())
    )
