"""What the head of a page and its structured data say of it, unjudged."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipelines.dom import squeeze
from pipelines.lines import Line
from pipelines.urls import absolute

#: Types of structured data that speak of the page's own text: NewsArticle, BlogPosting, MedicalWebPage, Recipe …
_JSON_TYPES = ("article", "posting", "webpage", "faqpage", "itempage", "report", "recipe", "howto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a page and its structured data say, unjudged."""

    url: str = ""  # of the page itself
    title: str = ""  # <title>
    meta: dict[str, list[str]] = field(default_factory=dict)  # by lower-case name or property
    canonical: str | None = None
    data: tuple[dict[str, Any], ...] = ()  # JSON-LD objects
    people: tuple[dict[str, Any], ...] = ()  # of JSON-LD, to which those refer

    def first(self, *names: str) -> str:
        return next((values[0] for name in names if (values := self.meta.get(name))), "")


def read_head(tree: Any, url: str) -> Head:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = squeeze(element.get("content") or "")
        if name and content:
            meta.setdefault(name, []).append(content)
    title = next((squeeze(element.text or "") for element in tree.iter("title") if (element.text or "").strip()), "")
    canonical = None
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            canonical = absolute(url, element.get("href"))
            break
    objects = list(_json_ld(tree))
    people = tuple(value for value in objects if _is_of(value, ("person",)))
    known = {
        one["@id"]: one for one in people if isinstance(one.get("@id"), str) and not _is_of(one, ("organization",))
    }
    return Head(
        url=url,
        title=title,
        meta=meta,
        canonical=canonical,
        data=tuple(_with_author(value, known) for value in objects if _is_of(value, _JSON_TYPES)),
        people=people,
    )


def _with_author(data: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """An object with its author in the place of a reference to him: plugins name persons elsewhere in the graph."""
    author = data.get("author")
    named = known.get(str(author.get("@id"))) if isinstance(author, dict) else None
    return {**data, "author": named} if named is not None else data


def _is_of(value: dict[str, Any], types: tuple[str, ...]) -> bool:
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(types) for kind in kinds)


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text or len(element.text) > 200_000:
            continue
        try:
            loaded = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue: list[Any] = [loaded]
        while queue:
            value = queue.pop(0)
            if isinstance(value, list):
                queue += value[:50]
            elif isinstance(value, dict):
                graph = value.get("@graph")
                queue += graph[:50] if isinstance(graph, list) else []
                yield value


def headlines_of(head: Head) -> list[str]:
    """The headlines in a page's structured data, at most one an object."""
    texts = (data.get("headline") for data in head.data)
    return [squeeze(html.unescape(text)) for text in texts if isinstance(text, str) and text.strip()]


def title_line(head: Head) -> Line:
    """The <title> as a line, so that learning sees when every page of a host has the same."""
    return Line(text=head.title or " ", element=None, path="head/title")
