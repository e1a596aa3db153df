"""Drupal: nodes under aliases or ``/node/N``, lists made by Views, ``?page=N`` from 0, ``/rss.xml``. From CMS source.

Exposed filters and sortable tables make an endless space of parameters: only ``page`` is followed.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.rows import Found, Kind
from pipelines.urls import canonical
from spiders.body_class import body_classes, has_any
from spiders.document import Anchor, Document
from spiders.families.by_words import kind_by_words
from spiders.family import Family
from spiders.traps import is_trap

_NODE = re.compile(r"\A(?:/[a-z]{2})?/node/\d+/?\Z")
_TERM = re.compile(r"\A(?:/[a-z]{2})?/taxonomy/term/\d+/?\Z")
_OTHERS = re.compile(
    r"\A(?:/[a-z]{2})?/(?:node/|taxonomy/|user|users|comment|admin|filter|print|printpdf|printmail|printable|search|sites/|core/"
    r"|modules/|themes/|misc/|batch|contact|archive/\d|calendar|lich|events?/\d|forward|entity_print|media/oembed|system/)",
    re.IGNORECASE,
)
#: Kinds of node that are pages of the site, not news.
_PAGES = re.compile(r"(?:page|basic|landing|webform|home|panel|gioi-?thieu|lien-?he|book|faq)")
_TYPE = re.compile(r"(?:page-)?node-type-(?P<type>[\w-]+)\Z")


class Drupal(Family):
    key = "drupal"
    proof = "from CMS source"
    note = "core's templates; version 7's names from its sites"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        path = parts.path
        if set(query) == {"q"} and path in ("/", "/index.php"):
            path = f"/{query.pop('q').strip('/')}"  # a site without clean addresses
        elif is_trap(anchor.url):
            return None
        if query or path in ("", "/"):
            return None
        if _NODE.match(path):
            return "article"
        if _TERM.match(path) or path.rstrip("/").endswith("/node"):
            return "listing"
        return None if _OTHERS.match(path) else kind_by_words(anchor)

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """``page=N`` from 0; with several pagers on a page their numbers stand in one value, which is not followed."""
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query)
        names = {name for name, _ in pairs}
        number = dict(pairs).get("page", "")
        if not number.isdigit() or names - {"page", "q"} or len(number) > 5:
            return None
        rest = [pair for pair in pairs if pair[0] != "page"]
        return canonical(parts._replace(query=urlencode(rest)).geturl()), int(number)

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        if kind == "home":
            return kind
        classes = body_classes(document)
        for name in sorted(classes):
            match = _TYPE.match(name)
            if match:
                return "listing" if _PAGES.match(match["type"]) else "article"
        if {"path-taxonomy", "page-taxonomy", "path-frontpage", "front"} & classes:
            return "listing"
        if has_any(document, ".node--view-mode-full", "article.node-full"):
            return "article"
        return "listing" if has_any(document, ".node--view-mode-teaser", ".node-teaser", ".views-row") else kind
