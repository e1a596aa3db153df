"""medinet, the CMS of Ho Chi Minh City's department and its hospitals; broadcasters and schools run it too.

Source of the facts: addresses of a dozen sites, and a reader of one of them. No selector was found.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

MEDINET = Layout(
    key="medinet",
    links=(re.compile(r"-c(?:mobile)?\d+(?:-\d+)?\.aspx(?:\?|$)"),),
    # /<category>/<slug>-c<category number>-<number>.aspx, and -cmobile… for telephones: one article.
    identity=(re.compile(r"-c(?:mobile)?\d+-(?P<id>\d+)\.aspx(?:\?|$)"),),
    open_addresses=True,
)
