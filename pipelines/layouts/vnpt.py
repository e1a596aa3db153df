"""VNPT Portal, as departments in Cần Thơ and Ninh Bình run it.

Source of the facts: addresses and picture hosts that a crawler of one department's site reads, and blocks of a page of
the vendor. No selector of an article page was found: title, date and body are left to the generic rules.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

VNPT = Layout(
    key="vnpt",
    fingerprint=(
        '[class^="UIMultiFunction"]',
        ".MultiFunctionControl",
        'link[href*="storage-vnportal.vnpt.vn/"]',
        # Pictures in articles also come from others' storage; those around a link to an article of its own do not.
        'a[href^="/"] img[src*="storage-vnportal.vnpt.vn/"]',
    ),
    # /<category>/<slug, cut short>-<number>; the number is the article's on its site, whatever category shows it.
    identity=(re.compile(r"^/(?:[\w-]+/)+[\w-]*-(?P<id>\d{3,})/?(?:\?|$)"),),
    open_addresses=True,
)
