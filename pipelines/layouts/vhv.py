"""The CMS of VHV, as departments in Hà Tĩnh, Lai Châu and Quảng Ninh run it.

Source of the facts: the script that runs its article pages (it names the parts of an article), the head of a page
of a national site, and addresses that others link to. The place of the date was not seen: the generic rules find it.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

VHV = Layout(
    key="vhv",
    fingerprint=(
        '.ModuleWrapper[id^="module"]',
        'a[href*="VHV.Model("]',
        'a[onclick*="VHV."]',
        'script[src*="/publish/js/lib"]',
    ),
    scripts=("VHV.Model(", "VHV.load(", "VHV.buildURL(", "VHV.language"),
    article=(".content-detail", ".article-content.common-content"),
    title=(".title-detail",),
    lead=(".article-brief",),
    body=(".content-detail", ".article-content.common-content", ".article-content"),
    drop=(".relatedArticles", ".speech-section", ".status-link", '[id^="rating-star"]', '[id^="stringrating"]'),
    # The pretty address holds no number: it is the article's identity itself. Only the bare form names one.
    identity=(re.compile(r"[?&]id=(?P<id>[0-9a-f]{24})(?=&|$)"),),
    open_addresses=True,
    copies=re.compile(r"[?&]page=(?:Article\.Print|search\b)", re.IGNORECASE),
    aliases=True,
)
