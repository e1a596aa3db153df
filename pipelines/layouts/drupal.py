"""Drupal 7 to 11: nodes in the themes that ship with it (Bartik, Olivero, Claro's bases).

Source of the facts: ``node.html.twig``, ``pager.html.twig`` and the field templates of core; Drupal 7's names
(``field-name-body``, ``submitted``) from what its sites show. The title is a block of the page, outside the node.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

DRUPAL = Layout(
    key="drupal",
    fingerprint=(
        'meta[name="Generator"][content*="Drupal"]',
        'meta[name="generator"][content*="Drupal"]',
        "script[data-drupal-selector]",
        '[src*="/core/misc/drupal"]',
        '[src*="/misc/drupal.js"]',
        '[class*="field--name-"]',
        '[class*="node--view-mode-"]',
        '[class*="page-node-type-"]',
    ),
    scripts=("Drupal.settings", "drupalSettings"),
    headers=(("x-generator", "drupal"),),
    article=(
        ".node--view-mode-full",
        '[class*="page-node-type-"] article.node',
        'body[class*="node-type-"].page-node .node-full',
        'body.page-node[class*="node-type-"]',
    ),
    listing=(".node--view-mode-teaser", ".node-teaser", ".view-content .views-row", ".path-taxonomy", ".page-taxonomy"),
    title=(
        "h1.page-title",
        "#page-title",
        ".block-page-title-block h1",
        "h1.title",
        ".node--view-mode-full h1",
    ),
    lead=(".field--name-field-lead", ".field--name-field-sapo", ".field--name-field-summary", ".field-name-field-sapo"),
    body=(
        ".node--view-mode-full .field--name-body",
        ".node__content .field--name-body",
        ".field-name-body .field-item",
        ".field--name-body",
        ".node-full .content",
        ".node__content",
    ),
    date=(
        ".node--view-mode-full .node__meta",
        ".node__meta",
        ".node__submitted",
        ".node .submitted",
        ".field--name-created",
    ),
    hidden_date=(".node__meta time", 'meta[property="article:published_time"]', ".node .submitted [content]"),
    byline=(".field--name-field-author", ".field--name-field-tac-gia", ".field-name-field-tac-gia"),
    captions=("article.node figcaption", ".field--name-body .caption figcaption"),
    section=(
        ".breadcrumb li:nth-last-child(1) a",
        ".breadcrumb__item:nth-last-child(2) a",
        ".breadcrumb__item:nth-last-child(1) a",
        ".field--name-field-chuyen-muc a",
    ),
    tags=(".field--name-field-tags a", ".field-name-field-tags a"),
    attachments=(".file a", ".field--type-file a", ".field-type-file a"),
    drop=(
        ".node__meta",
        ".node__links",
        ".submitted",
        ".links.inline",
        ".field--name-field-tags",
        ".field-name-field-tags",
        ".field--type-file",
        ".field-type-file",
        ".feed-icons",
        ".feed-icon",
        ".comment-wrapper",
        "#comments",
        ".book-navigation",
        ".breadcrumb",
        ".tabs",
    ),
    identity=(
        re.compile(r"^(?:/(?P<lang>[a-z]{2}))?/node/(?P<id>\d+)/?(?:\?.*)?$"),
        re.compile(r"\?(?:.*&)?q=(?:(?P<lang>[a-z]{2})/)?node/(?P<id>\d+)"),
        re.compile(
            r"^/(?!(?:(?:[a-z]{2}/)?(?:taxonomy|user|users|search|node|admin|comment|print|printpdf|printmail)(?:/|$)))"
            r"(?P<path>[^?]*?[^/?])/?(?:\?.*)?$"
        ),
    ),
    copies=re.compile(
        r"/(?:print|printpdf|printmail|printable)/|/(?:taxonomy/term/\d+|rss\.xml)/feed|/comment/reply/|/node/\d+/\w"
    ),
    aliases=True,
)
