"""Liferay 6.2 as the ministry (moh.gov.vn) and some departments run it: articles in an asset publisher (portlet 101).

Source of the facts: selectors that four independent readers of moh.gov.vn agree on, and Liferay 6.2's own default
template (``asset-full-content``, ``journal-content-article``).
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

LIFERAY62 = Layout(
    key="liferay62",
    fingerprint=(
        '[id^="p_p_id_101_INSTANCE_"]',
        '[id^="p_p_id_56_INSTANCE_"]',
        '[id^="portlet_101_INSTANCE_"]',
        '[class*="portlet-boundary_101_"]',
        '[class*="portlet-boundary_56_"]',
        'a[href*="/-/asset_publisher/"]',
    ),
    scripts=("_101_INSTANCE_", "/html/js/liferay/"),
    headers=(("liferay-portal", "6.2"), ("liferay-portal", "6.1")),
    article=(".contentDetail", ".asset-full-content .journal-content-article", ".asset-full-content"),
    listing=(".asset-abstract", ".page-list-news", ".lfr-pagination", ".taglib-page-iterator"),
    title=(".contentDetail h3", ".asset-full-content .asset-title", "h1.header-title", ".header-title span"),
    lead=(".contentDetail .sapo", ".sapo strong", ".sapo"),
    body=(
        ".contentDetail .journal-content-article",
        ".asset-full-content .journal-content-article",
        ".asset-full-content .asset-content",
        '[id^="p_p_id_101_INSTANCE_"] .journal-content-article',
    ),
    date=(
        ".contentDetail > div:nth-child(2) p",
        ".contentDetail span.time",
        ".contentDetail .date",
        ".asset-full-content .metadata-publish-date",
        ".asset-full-content span.time",
    ),
    byline=(".contentDetail .author", ".asset-full-content .metadata-author", ".contentDetail .tac-gia"),
    captions=(".journal-content-article figcaption",),
    section=(
        ".portlet-asset-publisher .portlet-title-text",
        ".breadcrumb li:nth-last-child(2)",
        ".breadcrumbs li:nth-last-child(2)",
    ),
    tags=(".taglib-asset-tags-summary a", ".contentDetail .tags a"),
    attachments=('.contentDetail a[href*="/documents/"]', '.asset-full-content a[href*="/documents/"]'),
    drop=(
        ".asset-actions",
        ".lfr-meta-actions",
        ".asset-ratings",
        ".taglib-ratings",
        ".taglib-social-bookmarks",
        ".taglib-discussion",
        ".asset-links",
        ".pull-right.social",
        ".breadcrumb",
        ".breadcrumbs",
        ".taglib-asset-tags-summary",
        ".header-back-to",
    ),
    identity=(
        re.compile(r"/-/asset_publisher/[^/?]+/content/(?P<slug>(?:id/)?[^/?]+)"),
        re.compile(r"[?&]_\w+?_urlTitle=(?P<slug>[^&]+)"),
        re.compile(r"/-/(?P<view>details)/(?P<group>\d+)/(?P<slug>[^/?]+)"),
        # A page named after a title, as EcoIT's CMS on Liferay makes them.
        re.compile(r"^(?P<path>/(?:[^/?]+/)+(?:[^/?-]+-){4,}[^/?]*)\.html?(?:\?|$)"),
    ),
    copies=re.compile(r"[?&]_101_(?:INSTANCE_\w+_)?viewMode=print|/rss(?:\?|$)"),
)
