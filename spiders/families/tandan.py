"""Tân Dân: /portal/KenhTin/<slug>.aspx lists and pages by form, /portal/pages/<day>/<slug>.aspx is an article."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.rows import Kind
from pipelines.layouts.tandan import TANDAN
from spiders.document import Anchor, Document
from spiders.families.addressed import Addressed
from spiders.family import Proof
from spiders.traps import is_trap

_LIST = re.compile(r"/portal/KenhTin/[^/]+\.aspx\Z", re.IGNORECASE)
#: Pages of the portal that hold none of its news: its search, site map, sign-in, and what it shows when it broke.
_OTHER = re.compile(
    r"/portal/(?:Pages|KenhTin)/(?:search|tim-?kiem|sitemap|so-do-\w+|login|dang-nhap|error|print|in-?bai|contact"
    r"|lien-he)[^/]*\.aspx\Z",
    re.IGNORECASE,
)


class TanDan(Addressed):
    key = "tandan"
    layout = TANDAN
    proof: Proof = "from scrapers"
    note = "readers of three provinces' portals; where the date stands is inferred"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        path = urlsplit(anchor.url).path
        if _OTHER.search(path):
            return None
        if _LIST.search(path):
            return None if is_trap(anchor.url) or anchor.pager else "listing"
        return super().kind_of(anchor, document)

    def lists(self, anchor: Anchor) -> bool:
        return _LIST.search(urlsplit(anchor.url).path) is not None
