"""No CMS we know: only marks that many systems share (schema.org, WordPress, Joomla, Drupal, VCCorp's data-role,
Vietnamese class names). Where none of them is, the body is found by what it looks like.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

GENERIC = Layout(
    key="generic",
    lead=(
        '[data-role="sapo"]',
        "h2.sapo",
        ".sapo",
        ".article-sapo",
        ".news-sapo",
        ".chapeau",
        ".hometext",
        ".tomtat",
        ".tom-tat",
        ".trich-dan",
        ".trichyeu",
        ".article-summary",
        ".news-summary",
        ".detail-summary",
        ".lead",
    ),
    body=('[data-role="content"]', '[itemprop="articleBody"]'),
    date=('[data-role="publishdate"]',),
    hidden_date=(),
    byline=('[data-role="author"]', '[rel="author"]', ".author-name", ".tac-gia", ".tacgia", ".byline"),
    section=(
        '[data-role="cate-name"]',
        ".breadcrumb li:nth-last-child(1) a",
        ".breadcrumb a:nth-last-of-type(1)",
        ".breadcrumbs a:nth-last-of-type(1)",
        '[class*="breadcrumb"] a:nth-last-of-type(1)',
    ),
    copies=re.compile(
        r"/(?:print|savefile|sendmail)/|[?&](?:print=1|(?:view|view_?)?mode=print|page=Article\.Print)", re.I
    ),
    tags=('a[rel="tag"]', ".tags a", ".article-tags a", ".tag-list a", ".tagcloud a", ".tu-khoa a"),
)
