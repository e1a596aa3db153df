"""medinet: /<slug>-c<number>.aspx lists, /<category>/<slug>-c<number>-<number>.aspx is an article.

Every address has a twin for telephones (``cmobile``). An article is fetched under whichever is found first, as the two
have one identity; the lists for telephones are left out where the page names the others.
"""

from __future__ import annotations

import re

from crawler.rows import Kind
from pipelines.layouts.medinet import MEDINET
from spiders.document import Anchor, Document
from spiders.families.addressed import Addressed
from spiders.traps import is_trap

_LIST = re.compile(r"-c(?P<mobile>mobile)?(?P<number>\d+)\.aspx(?:\?|\Z)")


class Medinet(Addressed):
    key = "medinet"
    layout = MEDINET
    proof = "inferred"
    note = "addresses of a dozen sites as scrapers know them; lists inferred"
    asset_hosts = ("file.medinet.gov.vn", "cdn.medinet.gov.vn")

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        listed = _LIST.search(anchor.url)
        if listed is None:
            return super().kind_of(anchor, document)
        twin = f"-c{listed['number']}.aspx"
        if listed["mobile"] and any(twin in other.url for other in document.anchors):
            return None
        return None if is_trap(anchor.url) or anchor.pager else "listing"

    def lists(self, anchor: Anchor) -> bool:
        return _LIST.search(anchor.url) is not None
