"""HueCIT's portal, as the departments of Huế run it: everything is the home page with other parameters.

Source of the facts: addresses of three sibling sites and the folders of their pictures. No selector was found.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

HUECIT = Layout(
    key="huecit",
    fingerprint=(
        'img[src^="/UploadFiles/TinTuc/"]',
        'img[src^="/uploadfiles/TinTuc/"]',
        'img[src^="/Uploadfiles/TinTuc/"]',
        'img[src^="UploadFiles/TinTuc/"]',
    ),
    links=(re.compile(r"\?(?=(?:.*&)?gd=\d+)(?=(?:.*&)?cn=\d+)", re.IGNORECASE),),
    attachments=('a[href*="/review/?"][href*="fileName="]',),
    # gd is how it is laid out, cn what is shown (whether numbers run through all of them is not known), tc the article.
    identity=(re.compile(r"\?(?=(?:.*&)?cn=(?P<cn>\d+))(?=(?:.*&)?tc=(?P<tc>\d+))"),),
    open_addresses=True,
)
