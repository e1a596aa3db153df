"""The portal of Tân Dân (.aspx), as departments in Hưng Yên, and in Nam Định and Ninh Thuận before 2025, ran it.

Source of the facts: readers of three provinces' portals and many addresses that others link to. The body's place is
known from them, the date's is not: it stands in the address too.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

TANDAN = Layout(
    key="tandan",
    fingerprint=(
        'img[src^="/portal/Photos/"]',
        'img[src*="/portal/Photos/20"]',
        'form[action*="/portal/KenhTin/"]',
        'a[href^="/portal/VanBan/"]',
    ),
    links=(re.compile(r"/portal/(?:KenhTin/[^/?]+|Pages/\d{4}-\d{1,2}-\d{1,2}/[^?]+)\.aspx", re.IGNORECASE),),
    title=("h1",),
    body=(".article-content", "#art-content"),
    # /portal/pages/2024-4-25/<slug and 6 to 13 letters>.aspx: the day padded or not, the words in any case.
    identity=(
        re.compile(
            r"/portal/pages/(?P<year>\d{4})-0?(?P<month>\d{1,2})-0?(?P<day>\d{1,2})/(?P<slug>[^/?]+)\.aspx",
            re.IGNORECASE,
        ),
    ),
    open_addresses=True,
)
