"""The layouts we know, and which of them made a page: told by the page itself, never by its host's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from pipelines.dom import select
from pipelines.layouts.generic import GENERIC
from pipelines.layouts.layout import Layout
from pipelines.layouts.liferay7 import LIFERAY7
from pipelines.layouts.liferay62 import LIFERAY62
from pipelines.layouts.nukeviet import NUKEVIET
from pipelines.urls import canonical, host_key

__all__ = ["GENERIC", "LAYOUTS", "Layout", "by_key", "detect", "identity", "is_article_address", "is_copy"]

#: In the order they are tried. Liferay 7 before 6.2: it still carries some of 6.2's names.
LAYOUTS = (NUKEVIET, LIFERAY7, LIFERAY62)


def detect(tree: Any, url: str = "", headers: Mapping[str, str] | None = None) -> Layout | None:
    """The layout whose fingerprint a parsed page bears, or None for a page of no known CMS.

    ``tree`` is an lxml element; ``headers`` are response headers, where the caller still has them. The address is not
    looked at: it is taken so that a layout may one day need it.
    """
    lower = {name.lower(): value.lower() for name, value in (headers or {}).items()}
    for layout in LAYOUTS:
        if any(word in lower.get(name, "") for name, word in layout.headers):
            return layout
    for layout in LAYOUTS:
        if any(select(tree, selector) for selector in layout.fingerprint):
            return layout
    scripts = " ".join(f"{element.get('src') or ''} {(element.text or '')[:20_000]}" for element in tree.iter("script"))
    for layout in LAYOUTS:
        if any(word in scripts for word in layout.scripts):
            return layout
    return None


def by_key(key: str) -> Layout | None:
    """The layout of a CMS family, or None: a family without addresses of its own has none."""
    return next((layout for layout in LAYOUTS if layout.key == key), None)


def identity(layout: Layout, url: str, lang: str = "vi") -> str:
    """One address for all addresses of an article on its host.

    From the layout where its addresses tell (NukeViet: language, module and id; Liferay: the slug, whatever page and
    portlet instance it is shown in), else the canonical address. A text that is not Vietnamese is an article of its
    own.
    """
    address = canonical(url)
    if not address.startswith("http"):
        return address
    target = _target(address)
    for pattern in layout.identity:
        match = pattern.search(target)
        if match:
            names = [unquote(value).lower() for value in match.groupdict().values() if value]
            suffix = "" if lang == "vi" else f"#{lang}"
            return f"http://{host_key(address)}/{layout.key}/{'/'.join(names)}{suffix}"
    return address


def is_copy(layout: Layout, url: str) -> bool:
    """Whether the address is of a print, mail, tag or feed page, which repeats articles that live elsewhere."""
    if not url.startswith("http"):
        return False
    target = _target(url)
    return any(copies.search(target) for copies in (layout.copies, GENERIC.copies) if copies is not None)


def is_article_address(layout: Layout, url: str) -> bool:
    """Whether the address names an article by the layout's rules."""
    target = _target(url)
    return any(pattern.search(target) for pattern in layout.identity)


def _target(url: str) -> str:
    """Path and query, where the layouts' patterns look."""
    try:
        parts = urlsplit(canonical(url))
    except ValueError:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
