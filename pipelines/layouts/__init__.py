"""The layouts we know, and which of them made a page: told by the page itself, never by its host's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from pipelines.dom import select
from pipelines.layouts.dotnetnuke import DOTNETNUKE
from pipelines.layouts.drupal import DRUPAL
from pipelines.layouts.generic import GENERIC
from pipelines.layouts.huecit import HUECIT
from pipelines.layouts.joomla import JOOMLA
from pipelines.layouts.layout import Layout
from pipelines.layouts.liferay7 import LIFERAY7
from pipelines.layouts.liferay62 import LIFERAY62
from pipelines.layouts.medinet import MEDINET
from pipelines.layouts.nukeviet import NUKEVIET
from pipelines.layouts.sharepoint import SHAREPOINT
from pipelines.layouts.tandan import TANDAN
from pipelines.layouts.vccorp import VCCORP
from pipelines.layouts.vhv import VHV
from pipelines.layouts.vnpt import VNPT
from pipelines.layouts.wordpress import WORDPRESS
from pipelines.urls import canonical, host_key

__all__ = [
    "GENERIC",
    "LAYOUTS",
    "Layout",
    "by_key",
    "detect",
    "fingerprint",
    "identity",
    "is_article_address",
    "is_copy",
]

#: In the order they are tried. Liferay 7 before 6.2: it still carries some of 6.2's names. Tân Dân's portal is built on
#: SharePoint, and bears its marks.
LAYOUTS = (
    NUKEVIET,
    LIFERAY7,
    LIFERAY62,
    WORDPRESS,
    JOOMLA,
    DRUPAL,
    VHV,
    TANDAN,
    MEDINET,
    HUECIT,
    VCCORP,
    VNPT,
    DOTNETNUKE,
    SHAREPOINT,
)


#: Links of a CMS's own form that a page needs to be known by them: one may be a stray.
_LINKS = 2


def detect(tree: Any, url: str = "", headers: Mapping[str, str] | None = None) -> Layout | None:
    """The layout whose fingerprint a parsed page bears, or None for a page of no known CMS.

    ``tree`` is an lxml element; ``headers`` are response headers, where the caller still has them. Of the address only
    one thing is asked: which of the page's links stay on its host.
    """
    found = fingerprint(tree, url, headers)
    return found[0] if found is not None else None


def fingerprint(tree: Any, url: str = "", headers: Mapping[str, str] | None = None) -> tuple[Layout, str] | None:
    """The same, with the mark that told it, in words."""
    lower = {name.lower(): value.lower() for name, value in (headers or {}).items()}
    for layout in LAYOUTS:
        for name, word in layout.headers:
            if word in lower.get(name, ""):
                return layout, f"the header {name} holds {word.strip()!r}"
    links = _own_links(tree, url)
    joined = "\n".join(links)
    for layout in LAYOUTS:
        if not any(_in_lines(pattern).search(joined) for pattern in layout.links):
            continue
        formed = sorted(link for link in links if any(pattern.search(link) for pattern in layout.links))
        if len(formed) >= _LINKS:
            return layout, f"{len(formed)} links of its form, like {formed[0][:80]}"
    for layout in LAYOUTS:
        for selector in layout.fingerprint:
            if select(tree, selector):
                return layout, f"an element {selector}"
    scripts = " ".join(f"{element.get('src') or ''} {(element.text or '')[:20_000]}" for element in tree.iter("script"))
    for layout in LAYOUTS:
        for word in layout.scripts:
            if word in scripts:
                return layout, f"a script with {word!r}"
    return None


@cache
def _in_lines(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same for many links at once: whether any can match, before each is looked at."""
    return re.compile(pattern.pattern, pattern.flags | re.MULTILINE)


def _own_links(tree: Any, url: str) -> set[str]:
    """Path and query, as written, of the page's links to its own host: banners lead to sites of other makes."""
    host = host_key(url)
    found = set()
    for element in tree.iter("a"):
        link = (element.get("href") or "").strip()
        if link.startswith(("http:", "https:", "//")):
            scheme, _, rest = link.partition("//")
            name, _, path = rest.partition("/")
            link = f"/{path}" if host and _host(f"{scheme or 'http:'}//{name}") == host else ""
        if link:
            found.add(link)
    return found


_host = lru_cache(maxsize=1024)(host_key)


def by_key(key: str) -> Layout | None:
    """The layout of a CMS family, or None: a family without addresses of its own has none."""
    return next((layout for layout in LAYOUTS if layout.key == key), None)


def identity(layout: Layout, url: str, lang: str = "vi", named: str | None = None) -> str:
    """One address for all addresses of an article on its host.

    From the layout where its addresses tell (NukeViet: language, module and id; Liferay: the slug, whatever page and
    portlet instance it is shown in), else the canonical address. A text that is not Vietnamese is an article of its
    own. ``named`` is the page's canonical link, heeded on its own host where the layout's articles have aliases.
    """
    address = canonical(url)
    if layout.aliases and named and host_key(named) == host_key(address) and len(urlsplit(named).path) > 1:
        address = canonical(named)
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
