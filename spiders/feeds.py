"""Feeds and sitemaps: the addresses they name. Dates in them are hints only; NukeViet's feeds carry wrong minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from pipelines.urls import absolute

#: A sitemap may name 50,000 pages; more of them are read than any department has.
_MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    url: str
    modified: str | None = None  # as written, when it looks like an ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    pages: tuple[Entry, ...] = ()
    maps: tuple[Entry, ...] = ()


def read_feed(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses that an RSS or Atom feed links to, in its order; none when it is no feed."""
    root = root_of(body)
    if root is None:
        return ()
    found: list[str] = []
    for item in root.iter("{*}item", "{*}entry"):
        for link in item.iter("{*}link"):
            if link.get("rel", "alternate") != "alternate":
                continue
            address = absolute(url, (link.get("href") or link.text or "").strip())
            if address:
                found.append(address)
                break
    return tuple(dict.fromkeys(found))


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """The pages and further sitemaps that a sitemap names, of these the newest first (gzipped, too)."""
    if body[:2] == b"\x1f\x8b":
        from crawler.encoding import BodyError, decode

        try:
            body = decode(body, ["gzip"], 50 << 20)
        except BodyError:
            return Sitemap()
    root = root_of(body)
    if root is None:
        return Sitemap()
    maps = sorted(_entries(root, "sitemap", url), key=lambda entry: entry.modified or "", reverse=True)
    return Sitemap(pages=tuple(_entries(root, "url", url)), maps=tuple(maps))


def _entries(root: Any, name: str, url: str) -> Iterator[Entry]:
    for element in islice(root.iter(f"{{*}}{name}"), _MOST):
        address = absolute(url, (element.findtext("{*}loc") or "").strip())
        if address:
            written = (element.findtext("{*}lastmod") or "").strip()
            yield Entry(url=address, modified=written if re.match(r"\d{4}-\d\d", written) else None)


def root_of(body: bytes) -> Any:
    """The root element; broken XML is mended as far as it goes, entities and outside references are never followed."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
