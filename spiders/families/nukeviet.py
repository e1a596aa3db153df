"""NukeViet: how it addresses news, categories, pages and feeds. From its source, branches 3.4 to 5."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from crawler.addresses import allowed
from crawler.items import Source
from crawler.rows import Found, Kind
from pipelines.urls import absolute, canonical
from spiders.document import Anchor, Document
from spiders.family import Family
from spiders.traps import is_trap

#: /vi/<module>/<category>/<alias>-<id>.html; the language is missing on sites with one, the ending differs by setting.
#: Without an ending of its own and without a category before it, it is a category: /vi/news/covid-19/.
_ARTICLE = re.compile(
    r"\A(?P<module>(?:/index\.php)?(?:/[a-z]{2}(?=/))?/(?P<name>(?![a-z]{2}/)[a-z][\w-]*))"
    r"(?:(?P<category>/[\w-]+)/(?!page-\d)[^/]+-\d+(?:\.html?|/)?|/[^/]+-\d+\.html?)\Z"
)
_CATEGORY = re.compile(
    r"\A(?P<module>(?:/index\.php)?(?:/[a-z]{2})?/(?P<name>[a-z][\w-]*))(?:/(?P<category>[\w-]+))?/?\Z"
)
_PAGE = re.compile(r"/page-(?P<number>\d+)(?:/|\.html?)?\Z")
_OP_ARTICLE = re.compile(r"\A[\w-]+/(?!page-\d).+-\d+(?:\.html?)?\Z")
_OP_PAGE = re.compile(r"(?:\A|/)page-(?P<number>\d+)\Z")

#: Modules that hold no news, and views of the news module that repeat it.
_OTHER_MODULES = re.compile(
    r"(?:users|user|contact|lien-he|about|gioi-thieu|page|voting|statistics|seek|search|feeds|banners"
    r"|siteterms|comment|faq|download|laws|legal|van-ban|photos|albums|video|videos|weblinks|sitemap"
    r"|two-step-verification|freecontent|menu)\Z"
)
_VIEWS = re.compile(
    r"(?:print|savefile|sendmail|instant-rss|rss|tag|topic|author|search|content|rating|groups|archive)\Z"
)


class NukeViet(Family):
    key = "nukeviet"
    proof = "from CMS source"
    note = "branches 3.4 to 5; themes made for one site rename parts"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        query = parse_qs(parts.query)
        if "nv" in query:
            return _plain_kind(query)
        if is_trap(anchor.url) or query:
            return None
        if any(_VIEWS.match(segment) for segment in parts.path.split("/")):
            return None
        article = _ARTICLE.match(parts.path)
        if article and not _OTHER_MODULES.match(article["name"]):
            return "article"
        category = _CATEGORY.match(parts.path)
        if category and not _OTHER_MODULES.match(category["name"]) and category["module"] in _modules(document):
            return "listing"
        return None

    def lists(self, anchor: Anchor) -> bool:
        return _ARTICLE.match(urlsplit(anchor.url).path) is None

    def page_of(self, url: str, anchor: Anchor | None) -> tuple[str, int] | None:
        """``<category>/page-N``; without rewriting, in the parameter ``op``. Page 1 has no number."""
        parts = urlsplit(url)
        match = _PAGE.search(parts.path)
        if match:
            return canonical(parts._replace(path=parts.path[: match.start()] + "/").geturl()), int(match["number"])
        op = parse_qs(parts.query).get("op", [""])[0]
        match = _OP_PAGE.search(op)
        if match:
            first = op[: match.start()]
            query = re.sub(r"&?op=[^&]*", "", parts.query) + (f"&op={first}" if first else "")
            return canonical(parts._replace(query=query.lstrip("&")).geturl()), int(match["number"])
        return None

    def extra(self, document: Document, source: Source) -> list[Found]:
        """The module's own list and feed, and the category of every article named."""
        found: dict[str, Found] = {}
        for anchor in document.anchors:
            if not allowed(anchor.url, source) or self.kind_of(anchor, document) != "article":
                continue
            match = _ARTICLE.match(urlsplit(anchor.url).path)
            if match is None:
                continue
            for path, kind in _implied(match["module"], match["category"]):
                url = absolute(anchor.url, path)
                if url:
                    found.setdefault(url, Found(url=url, kind=kind))
        return list(found.values())


def _implied(module: str, category: str | None) -> list[tuple[str, Kind]]:
    pages: list[tuple[str, Kind]] = [(f"{module}/", "listing"), (f"{module}/rss/", "feed")]
    if category:
        pages.append((f"{module}{category}/", "listing"))
    return pages


def _modules(document: Document) -> set[str]:
    """The modules that hold news: those whose articles the page names, and the one that is called news."""
    found = {"/news", "/vi/news", "/index.php/vi/news"}
    for anchor in document.anchors:
        match = _ARTICLE.match(urlsplit(anchor.url).path)
        if match and not _OTHER_MODULES.match(match["name"]):
            found.add(match["module"])
    return found


def _plain_kind(query: dict[str, list[str]]) -> Kind | None:
    """Addresses of a site without rewriting: ``?language=vi&nv=news&op=<category>/<alias>-<id>``."""
    module, op = query["nv"][0], query.get("op", [""])[0]
    if _OTHER_MODULES.match(module) or _VIEWS.match(op.partition("/")[0]):
        return None
    return "article" if _OP_ARTICLE.match(op) else "listing"
