"""The news system of VCCorp, as Hà Nội's department runs it since 2025 and several newspapers do.

Source of the facts: readers of those newspapers (the roles of an article's parts) and addresses of the department.
The number at an address's end holds a time, but up to half an hour off the one shown: it is no date of publication.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

VCCORP = Layout(
    key="vccorp",
    fingerprint=('[data-role="publishdate"]', '[data-role="sapo"]', '[data-role="content"][itemprop="articleBody"]'),
    links=(re.compile(r"-\d{15,20}\.(?:htm|chn)(?:\?|$)"),),
    article=('[data-role="content"]',),
    title=('[data-role="title"]',),
    lead=('[data-role="sapo"]',),
    body=('[data-role="content"]',),
    date=('[data-role="publishdate"]',),
    hidden_date=('meta[property="article:published_time"]',),
    byline=('[data-role="author"]',),
    captions=('[data-role="content"] .PhotoCMS_Caption', '[data-role="content"] figcaption'),
    section=('[data-role="cate-name"]',),
    drop=('[type="RelatedOneNews"]', '.VCSortableInPreviewMode[type="RelatedNewsBox"]'),
    identity=(re.compile(r"-(?P<id>\d{15,20})\.(?:htm|chn)(?:\?|$)"),),
    open_addresses=True,
)
