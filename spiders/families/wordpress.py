"""WordPress: the REST list of posts where it is open, sitemaps of core or Yoast, feeds, archives. From CMS source.

Core's own rules for addresses (``wp-includes/rewrite.php``, ``class-wp-rewrite``, ``sitemaps/``) name what is no
article: taxonomies, authors, dates, feeds, embeds, comment pages. A theme prints on the body what a page is.
"""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl, urlsplit

from crawler.addresses import allowed
from crawler.items import Source
from crawler.rows import Found, Kind
from crawler.visits import Discovery
from pipelines.urls import absolute, canonical
from spiders.body_class import body_classes
from spiders.document import Anchor, Document
from spiders.families.by_words import kind_by_words
from spiders.family import Family
from spiders.traps import is_trap

#: Parts of core's that hold no posts. Every one of them may stand behind a post's own address too.
_PARTS = re.compile(
    r"/(?:wp-(?:admin|content|includes|json)|xmlrpc\.php|feed|embed|trackback|amp|attachment|author|tag|type"
    r"|comment-page-\d+|comments)(?=/|\Z)",
    re.IGNORECASE,
)
_DATE_ARCHIVE = re.compile(r"\A(?:/[a-z]{2})?/(?:date/)?(?:19|20)\d\d(?:/\d{1,2}){0,2}/?(?:page/\d+/?)?\Z")
_LISTS = re.compile(r"/(?:category|chuyen-muc|danh-muc)/", re.IGNORECASE)
_SITEMAPS = re.compile(r"(?:users|author|post_tag|tag|post_format|attachment|page|elementor|product|template)[^/]*\Z")
_TERMS = re.compile(r"taxonom|category|chuyen-?muc|danh-?muc", re.IGNORECASE)
_COMMENTS = re.compile(r"/comments/feed/?\Z|[?&]feed=comments|/feed/atom")

#: Posts in one answer of the REST list, the most it gives.
_PER_PAGE = 100


class WordPress(Family):
    key = "wordpress"
    proof = "from CMS source"
    note = "core and the themes that ship with it; sold themes inferred"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        parts = urlsplit(anchor.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if parts.path in ("", "/", "/index.php") and len(query) == 1:
            # A site without pretty addresses; one with them sends these on.
            name, value = next(iter(query.items()))
            return {"p": "article", "cat": "listing"}.get(name) if value.isdigit() else None  # type: ignore[return-value]
        if query or parts.path in ("", "/") or is_trap(anchor.url):
            return None
        if _PARTS.search(parts.path) or _DATE_ARCHIVE.match(parts.path):
            return None
        rel = anchor.rel.split()
        if _LISTS.search(parts.path) or "category" in rel:
            return "listing"
        return None if "tag" in rel or "author" in rel else kind_by_words(anchor)

    def judge(self, kind: Kind, document: Document, links: list[Found]) -> Kind:
        classes = body_classes(document)
        if kind == "home" or not classes:
            return kind
        if "single" in classes or "single-post" in classes:
            return "listing" if {"single-attachment", "single-product"} & classes else "article"
        known = {"archive", "blog", "home", "search", "category", "page", "error404", "front-page"}
        return "listing" if known & classes else kind

    def feeds(self, document: Document) -> tuple[str, ...]:
        """Without comments: those of the site, and the one that every post has."""
        found = [url for url in document.feeds if not _COMMENTS.search(url)]
        return () if "single" in body_classes(document) else tuple(found)

    def holds(self, sitemap: str) -> Kind | None:
        name = urlsplit(sitemap).path.rpartition("/")[2]
        if "sitemap" not in name or name in ("sitemap.xml", "wp-sitemap.xml", "sitemap_index.xml"):
            return "article"
        stem = re.sub(r"\A(?:wp-sitemap-|posts-|sitemap-)+|(?:-sitemap)?-?\d*\.xml\Z", "", name)
        stem = re.sub(r"\A(?:posts|taxonomies)-", "", stem)
        if _SITEMAPS.match(stem):
            return None
        return "listing" if _TERMS.search(name) else "article"

    def extra(self, document: Document, source: Source) -> list[Found]:
        """The REST list of all posts, newest first, where the page says that there is one."""
        if document.tree is None:
            return []
        for element in document.tree.iter("link"):
            if "https://api.w.org/" in (element.get("rel") or ""):
                root = absolute(document.base, element.get("href") or "")
                if root and allowed(root, source):
                    joint = "&" if "?" in root else "?"
                    return [
                        Found(
                            url=canonical(f"{root}wp/v2/posts{joint}_fields=link&per_page={_PER_PAGE}"), kind="listing"
                        )
                    ]
        return []

    def reads(self, document: Document) -> bool:
        return "/wp/v2/posts" in document.url and document.body.lstrip()[:1] == b"["

    def discover(self, kind: Kind, document: Document, source: Source, page: int = 1) -> Discovery:
        if kind == "listing" and self.reads(document):
            return self._posts(document, source)
        return super().discover(kind, document, source, page)

    def _posts(self, document: Document, source: Source) -> Discovery:
        """A page of the REST list; it goes on while pages are full."""
        own = self.page_of(document.url, None)
        listing, number = own if own is not None else (document.url, 1)
        try:
            posts = json.loads(document.body)
        except (ValueError, RecursionError):
            return Discovery(kind="listing", number=number)
        links = [post.get("link") for post in posts if isinstance(post, dict)]
        urls = [absolute(document.url, link) for link in links if isinstance(link, str)]
        found = [Found(url=url, kind="article") for url in urls if url and allowed(url, source)]
        if len(posts) >= _PER_PAGE:
            following = canonical(f"{listing}&page={number + 1}")
            found.append(Found(url=following, kind="listing", listing=listing, number=number + 1))
        return Discovery(links=tuple(found), kind="listing", number=number if own is not None else 0)
