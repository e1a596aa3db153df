"""Who wrote a page from abroad: its structured data, its meta tags, or what is called so between title and text.

On Vietnamese sites these name the account that put an article there; abroad they name who wrote it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.dating import stamps
from pipelines.dom import squeeze, text_of
from pipelines.foreign_names import labelled, persons
from pipelines.lines import Line, Part, Picture
from pipelines.metadata import Head
from pipelines.named import names_of
from pipelines.text import fold
from pipelines.title_claims import letters

_META = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
)
#: These write the family name first, behind it a comma.
_FAMILY_FIRST = ("citation_author", "dc.creator", "dcterms.creator")
_LONGEST = 200
_REACH = 12  # lines below the title
_DEPTH = 6
_FACTS = re.compile(r"\s+[|•·]\s+")
_FIGURE = re.compile(r"\s*[|•·\d].*$")


def foreign_authors(
    tree: Any, items: Sequence[Line | Picture], head: Head, title_at: int | None, body: Sequence[int]
) -> Iterator[Part]:
    """Persons who may have written the page, the most trusted first, with the lines of the text that only name them."""
    site = {fold(name) for name in (head.first("og:site_name"), *_publishers(head)) if name}
    for names, rule in _claimed(head):
        names = [name for name in names if fold(name) not in site]
        if names:
            yield Part(text=", ".join(names), rule=rule, positions=_lines_naming(items, body, names))
    for at in _places(items, title_at, body):
        line = items[at]
        opening = bool(body) and at == body[0]
        names = [name for name in _shown(line, opening) if fold(name) not in site] if isinstance(line, Line) else []
        if names:
            yield Part(text=", ".join(names), rule="line that names the author", positions=frozenset({at}))


def _claimed(head: Head) -> Iterator[tuple[list[str], str]]:
    known = {data["@id"]: data for data in head.people if isinstance(data.get("@id"), str)}
    for data in head.data:
        for key in ("author", "creator"):
            names = [name for text in _named(data.get(key), known) for name in persons(html.unescape(text))]
            if names:
                yield list(dict.fromkeys(names)), "jsonld"
    host = head.url.partition("://")[2].partition("/")[0]
    for meta in _META:
        texts = head.meta.get(meta, ())
        if meta in _FAMILY_FIRST:
            texts = [" ".join(reversed(text.split(", "))) if text.count(", ") == 1 else text for text in texts]
        names = [name for text in texts for name in persons(text) if letters(name) not in letters(host)]
        if names:
            yield list(dict.fromkeys(names)), f"meta:{meta}"


def _named(value: Any, known: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[str]:
    """The names in an author of structured data: a text, an object, a reference to one, or a list of these."""
    if depth > _DEPTH:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value[:50]:
            yield from _named(one, known, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(kind not in (None, "Person") for kind in (kinds if isinstance(kinds, list) else [kinds])):
            return
        whole = value if value.get("name") else known.get(str(value.get("@id")), {})
        yield from _named(whole.get("name"), known, depth + 1)


def _publishers(head: Head) -> Iterator[str]:
    for data in head.data:
        publisher = data.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield publisher["name"]


def _places(items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int]) -> Iterator[int]:
    """Where an author stands: below the title, right above it, right below the text."""
    first = body[0] if body else None
    anchor = title_at if title_at is not None else first
    if anchor is None:
        return
    last = min(anchor + _REACH, len(items) - 1)
    yield from range(anchor + 1, last + 1)
    if first is not None and first - anchor > _REACH:
        yield from range(first - 3, first + 1)
    yield from range(anchor - 1, max(anchor - 4, -1), -1)
    if body:
        yield from range(body[-1], min(body[-1] + 4, len(items)))


def _shown(line: Line, opening: bool) -> list[str]:
    """The persons of a line that says so: by a label, by how it is called, by a link to the author, by the stamp beside
    them. The text's first line (``opening``) may be a name and nothing else.
    """
    if "related" in (line.chrome or "") or "comment" in f"{line.chrome} {line.path}" or len(line.text) > _LONGEST:
        return []
    for element in line.element.iter("a", "span", "div", "p", "address", "strong"):
        told = "author" in (element.get("rel") or "").split() or "author" in (element.get("itemprop") or "").split()
        if told and (names := persons(_without_stamp(text_of(element)))):
            return names
    facts = _FACTS.split(line.text)
    if len(facts) > 1 and stamps(line.text):
        return next((names for fact in facts if (names := _alone(labelled(fact) or fact))), [])
    text = _without_stamp(line.text)
    if labelled(text) is None and names_of(line.element, "byline", 2) is None:
        return _alone(line.text) if opening else []
    names = persons(text)
    rest = fold(text)
    for name in names:
        rest = rest.replace(fold(name), "")
    return names if len(squeeze(rest)) <= 60 else []


def _alone(text: str) -> list[str]:
    """The person that a text is, to the letter."""
    names = persons(text)
    return names if names == [text.strip()] and text.upper() != text.lower() else []


def _without_stamp(text: str) -> str:
    found = stamps(text)
    if found and found[0].label_start > 0:
        text = text[: found[0].label_start]
    return _FIGURE.sub("", text)


def _lines_naming(items: Sequence[Line | Picture], body: Sequence[int], names: Sequence[str]) -> frozenset[int]:
    """The first and last lines of a text that name these authors and say nothing else."""
    wanted = {fold(name) for name in names}
    found = set()
    for i in (*body[:3], *body[-3:]):
        item = items[i]
        if isinstance(item, Line) and len(item.text) <= _LONGEST and not item.heading:
            here = {fold(name) for name in persons(_without_stamp(item.text))}
            if here and here <= wanted and len(item.text) <= sum(map(len, here)) + 40:
                found.add(i)
    return frozenset(found)
