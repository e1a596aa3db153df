"""Boxes that a template or a plugin puts into a text, known by what they are made of: a table of contents (links into
the page itself), the heading over a list of files, the properties of a document (number, date, signer) above its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipelines.attachments import extension_of
from pipelines.lines import Line, Picture, Reading
from pipelines.text import fold

_LONGEST_LABEL = 40
_RUNNING = 80
#: So far below its properties a document's text begins.
_NEAR = 15
#: What lists of documents say of each: names of cells, folded.
_PROPERTIES = frozenset(
    {"số/ký hiệu", "số ký hiệu", "số hiệu", "số văn bản", "ngày ban hành", "loại văn bản", "hình thức văn bản"}
    | {"cơ quan ban hành", "đơn vị ban hành", "nơi ban hành", "người ký", "chức vụ", "trích yếu", "lĩnh vực"}
    | {"ngày hiệu lực", "ngày có hiệu lực", "hiệu lực", "tình trạng hiệu lực", "trạng thái", "tệp đính kèm"}
    | {"file đính kèm", "tập tin đính kèm", "tài liệu đính kèm", "văn bản đính kèm", "ngày đăng", "phân loại"}
)


def without_boxes(items: list[Line | Picture], reading: Reading) -> list[Line | Picture]:
    """The items of a page, with what such boxes hold marked as chrome."""
    for at, item in enumerate(items):
        if not isinstance(item, Line) or item.chrome is not None:
            continue
        if item.row:
            _mark(items, _properties(items, reading, at), "properties")
        elif len(item.text) <= _LONGEST_LABEL and item.links < 0.5:
            inside = _under(items, at)
            if len(inside) >= 2 and all(_leads_into_page(line) for line in inside):
                _mark(items, range(at, at + 1 + len(inside)), "contents")
            elif inside and (item.heading or item.bold > 0.9 or item.text.endswith(":")) and all(map(_is_file, inside)):
                _mark(items, range(at, at + 1), "files")
    return items


def _mark(items: list[Line | Picture], positions: Sequence[int], reason: str) -> None:
    for i in positions:
        if items[i].chrome is None:
            items[i] = replace(items[i], chrome=reason)


def _under(items: Sequence[Line | Picture], at: int) -> list[Line]:
    """The links right below a label, up to another kind of line."""
    found: list[Line] = []
    for item in items[at + 1 : at + 60]:
        if not isinstance(item, Line) or item.links < 0.5 or item.row:
            break
        found.append(item)
    return found


def _links(element: Any) -> list[str]:
    return [link.get("href") or "" for link in element.iter("a") if link.get("href")]


def _leads_into_page(line: Line) -> bool:
    links = _links(line.element)
    return bool(links) and all(len(link) > 1 and link.startswith("#") for link in links)


def _is_file(line: Line) -> bool:
    """Whether a block holds nothing but links to files."""
    links = _links(line.element)
    return line.element.tag != "p" and bool(links) and all(extension_of(link) for link in links)


def _properties(items: Sequence[Line | Picture], reading: Reading, at: int) -> range:
    """The rows of a table of a document's properties, where it begins here and a text follows; else an empty range."""
    element = items[at].element
    inside = reading.within(element)
    if inside.start != at:
        return range(0)
    rows = [line for i in inside if isinstance(line := items[i], Line)]
    told = sum(fold(line.text.split(" | ")[0]).strip(" :") in _PROPERTIES for line in rows)
    if told < 2 or told < 0.7 * len(rows):
        return range(0)
    below = items[inside.stop : inside.stop + _NEAR]
    runs = any(isinstance(line, Line) and line.links < 0.3 and len(line.text) >= _RUNNING for line in below)
    return inside if runs else range(0)
