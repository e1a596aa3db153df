"""VHV: addresses are slugs without numbers; whatever has ``page=<Module.view>`` is a service and no page of news."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from crawler.rows import Kind
from pipelines.layouts.vhv import VHV
from spiders.document import Anchor, Document
from spiders.families.addressed import Addressed


class Vhv(Addressed):
    key = "vhv"
    layout = VHV
    proof = "inferred"
    note = "article page from the script that runs it; lists inferred"

    def kind_of(self, anchor: Anchor, document: Document) -> Kind | None:
        """Print views, search, registration: ``/?page=Article.Print.detail&id=…``, ``/?page=search&keyword=…``."""
        parts = urlsplit(anchor.url)
        views = parse_qs(parts.query).get("page", [])
        if any(not view.isdigit() for view in views) or parts.path.startswith(("/upload/", "/3rdparty/", "/api/")):
            return None
        return super().kind_of(anchor, document)
