"""Liferay DXP 7: the asset publisher of 6.2 under new names, articles at ``/-/<slug>`` (before 7.4) or ``/w/<slug>``.

From CMS source (``asset-publisher-web``, the separators of friendly addresses) and saved pages of ncov.moh.gov.vn.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.rows import Kind
from pipelines.urls import canonical
from spiders.document import Anchor, Document
from spiders.families.liferay62 import Liferay62

#: After ``/-/`` stands an article, or the name of an application that holds other things.
_ARTICLE = re.compile(
    r"/-/(?!(?:message_boards|document_library|image_gallery_display|wiki|calendar|tags|categories|search|login|bookmarks|polls|journal"
    r"|asset_publisher|knowledge_base|questions|tag|category|rss)(?:/|\Z))[^/]+"
    r"|/-/asset_publisher/[^/]+/(?:content|document|blog)/[^/]+|\A/(?:[^/]+/)+(?:[^/-]+-){4,}[^/]*\.html?\Z|(?:\A|/web/[^/]+|\A/[a-z]{2})/(?:w|b)/[^/]+/?\Z"
)
_BLOG_LISTS = re.compile(r"/-/blogs(?:/(?:tag|rss|search|category).*)?\Z")
#: The language of the page around the article, not of the article.
_LOCALE = re.compile(r"\A/(?:vi|en|vi_VN|en_US|vi-VN|en-US)(?=/)")


class Liferay7(Liferay62):
    key = "liferay7"
    proof = "from CMS source"
    note = "and saved pages of one ministry site"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        kind = super().kind_of(anchor, document)
        if kind == "listing" and _LOCALE.sub("", urlsplit(anchor.url).path) in ("", "/"):
            return None
        return kind

    def is_article(self, path: str) -> bool:
        return _ARTICLE.search(path) is not None and not _BLOG_LISTS.search(path)

    def address(self, url: str) -> str:
        parts = urlsplit(url)
        path = _LOCALE.sub("", parts.path)
        if self.is_article(path):
            return canonical(parts._replace(path=path, query="").geturl())
        # A page in the other language lists the same articles.
        return super().address(canonical(parts._replace(path=path).geturl()))
