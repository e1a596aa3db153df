"""Liferay DXP 7 as ncov.moh.gov.vn ran it in 2021: the default asset publisher around a web content with its own
date.

Source of the facts: a saved article, two listings and a timeline of that site. The address is
``/-/<article>-<number>`` under any page and language, and the canonical link may name another host.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

LIFERAY7 = Layout(
    key="liferay7",
    fingerprint=(
        '[id^="p_p_id_com_liferay_"]',
        '[id^="portlet_com_liferay_"]',
        '[class*="portlet-boundary_com_liferay_"]',
    ),
    scripts=("com_liferay_", "/o/frontend-js-web/"),
    headers=(("liferay-portal", " 7."),),
    article=(".asset-full-content .journal-content-article", ".asset-full-content"),
    listing=(".asset-abstract", ".lfr-pagination", ".timeline-sec", ".asset-title a[href]"),
    title=(".asset-full-content .asset-title", ".asset-full-content .component-title", "h1"),
    lead=(
        ".asset-full-content .sapo",
        ".journal-content-article p > strong.text-muted",
        ".journal-content-article .lead",
    ),
    body=(
        ".asset-full-content .journal-content-article[data-analytics-asset-id]",
        ".asset-full-content .journal-content-article",
        ".asset-full-content .asset-content",
    ),
    date=(
        ".asset-full-content .text-ngayxam-page",
        ".asset-full-content .date-info",
        ".asset-full-content .metadata-publish-date",
        ".asset-full-content .component-subtitle",
    ),
    byline=(".asset-full-content .author-name", ".asset-full-content .metadata-author"),
    captions=(".journal-content-article figcaption",),
    section=(".breadcrumb li:nth-last-child(2)",),
    tags=(".taglib-asset-tags-summary a", ".asset-full-content .asset-tags a"),
    attachments=('.asset-full-content a[href*="/documents/"]',),
    drop=(
        ".asset-full-content .asset-actions",
        ".taglib-ratings",
        ".taglib-social-bookmarks",
        ".taglib-discussion",
        ".taglib-asset-tags-summary",
        ".asset-links",
        ".breadcrumb",
        ".header-back-to",
        ".portlet-header",
        ".hide-accessible",
    ),
    identity=(
        re.compile(r"/-/(?:asset_publisher/[^/?]+/content/)?(?P<slug>(?!asset_publisher)[^?]*[^/?])"),
        re.compile(r"^(?:/[a-z]{2}(?:[_-][A-Z]{2})?)?(?:/web/[^/]+)?/[wb]/(?P<slug>[^/?]+)"),
        re.compile(r"[?&]_\w+?_urlTitle=(?P<slug>[^&]+)"),
        re.compile(r"^(?P<path>/(?:[^/?]+/)+(?:[^/?-]+-){4,}[^/?]*)\.html?(?:\?|$)"),
    ),
    copies=re.compile(r"viewMode=print|/rss(?:\?|$)"),
)
