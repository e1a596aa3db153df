"""The tags an article bears: chips, hashtags, rows behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipelines.dom import select, text_of
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.text import fold

#: Where links to tags lead.
_TAG_ADDRESS = re.compile(
    r"(?:^|/)(?:tags?|the|tu-?khoa|keywords?|hashtags?|chu-?de|topics?)(?:/|-|\?)"
    r"|[?&](?:\w*_)?(?:tags?|tu-?khoa|keyword|hashtag)=",
    re.IGNORECASE,
)
_CHIPS = 8  # lines below a text
_MOST = 30
_LONGEST = 80
_LABELS = r"(?:từ\s*kh(?:óa|oá)|tags?|hash-?tags?|thẻ|chủ đề|nhãn)"
_LABEL = re.compile(
    rf"\s*{_LABELS}(?:\s+(?:liên quan|bài viết|tìm kiếm))?\s*(?P<colon>:?)\s*(?=$|\W|\w)", re.IGNORECASE
)
#: Of a row without links: "Chủ đề: …" may be a sentence of the text.
_PLAIN_LABEL = re.compile(r"\s*(?:từ\s*kh(?:óa|oá)|tags?|hash-?tags?)\s*:\s*(?P<words>\S.*)", re.IGNORECASE)
_WORDS = 6
_LONGEST_ROW = 300
#: What templates print where an article has none.
_NONE = frozenset(fold(word) for word in ("n/a", "không có", "chưa có", "đang cập nhật"))
_SIGNS = 3  # letters between two links of a row


def find_tags(
    tree: Any, items: Sequence[Line | Picture], layout: Layout, generic: Layout, end: int | None = None
) -> tuple[str, ...]:
    """The tags of an article, in order, each once: where the layout has them, else behind a label, else in lines of
    nothing but links to tags or hashtags right below the text, which ends at ``end``.
    """
    for selector in (*layout.tags, *generic.tags):
        tags = _tags(text_of(element) for element in select(tree, selector))
        if tags:
            return tags
    for i, item in enumerate(items):
        label = _LABEL.match(item.text) if isinstance(item, Line) else None
        if label is None or not isinstance(item, Line):
            continue
        alone = label.end() == len(item.text)
        if not (label["colon"] or alone or item.links >= 0.5):
            continue
        tags = _tags(text_of(link) for link in _links(item))
        if not tags and alone:
            tags = _row_around(item)
        if not tags and end is not None and i >= end - 1:
            tags = _written(item.text)
        if tags:
            return tags
    return _chips(items, end) if end is not None else ()


def _tags(texts: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(_shown(text) for text in texts)
    return tuple(tag for tag in found if 2 <= len(tag) <= _LONGEST)[:_MOST]


def _shown(text: str) -> str:
    """A tag as its readers see it: the sign before a hashtag is a part of it, one that is set apart is an icon."""
    tag = text.strip(" ,;")
    return tag if tag[:1] == "#" and tag[1:2].isalnum() and " " not in tag else tag.strip("# ")


def _links(line: Line) -> list[Any]:
    links = line.element.iter("a") if line.element.tag != "a" else (line.element,)
    return [link for link in links if (text := text_of(link)) and text in line.text]


def _row_around(label: Line) -> tuple[str, ...]:
    """The links beside a label that stands in an element of its own, where nothing but them is beside it."""
    for around in (label.element, label.element.getparent()):
        if around is None or around.tag in ("body", "form"):
            break
        texts = [text for link in around.iter("a") if (text := text_of(link))]
        others = len(text_of(around)) - len(label.text) - sum(len(text) + _SIGNS for text in texts)
        if texts and others <= 2 * _SIGNS:
            return _tags(texts)
    return ()


def _written(text: str) -> tuple[str, ...]:
    """The tags of a row without links: "Từ khóa: tiêm chủng, trạm y tế"."""
    row = _PLAIN_LABEL.fullmatch(text) if len(text) <= _LONGEST_ROW else None
    pieces = re.split(r"\s*[,;]\s*", row["words"].rstrip(" .")) if row is not None else []
    return (
        _tags(piece for piece in pieces if fold(piece) not in _NONE)
        if all(len(piece.split()) <= _WORDS for piece in pieces)
        else ()
    )


def _chips(items: Sequence[Line | Picture], end: int) -> tuple[str, ...]:
    found: list[str] = []
    for line in items[end + 1 : end + 1 + _CHIPS]:
        links = _links(line) if isinstance(line, Line) and line.links > 0.8 else []
        texts = [text_of(link) for link in links]
        if links and all(
            text[:1] == "#" or _TAG_ADDRESS.search(link.get("href") or "")
            for text, link in zip(texts, links, strict=True)
        ):
            found += texts
        elif found:
            break
    return _tags(found)
