"""Articles whose addresses look like those of any other page: the words of the link and its place tell them apart.

Such sites say on the page itself what it is, so a wrong guess costs its place in the queue and nothing else.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.rows import Kind
from spiders.document import Anchor

#: A headline has at least this many words, and so has an address made from one. Menu entries seldom do.
_HEADLINE, _SPEAKING = 6, 4
_SPLIT = re.compile(r"[-_+.]|%20")


def kind_by_words(anchor: Anchor) -> Kind:
    """Article or listing, from the words of a link that leads to a page of the site."""
    slug = urlsplit(anchor.url).path.rstrip("/").rpartition("/")[2]
    speaking = sum(1 for word in _SPLIT.split(slug) if word) >= _SPEAKING
    if "bookmark" in anchor.rel.split():
        return "article"
    if anchor.words >= _HEADLINE and (speaking or not anchor.furniture):
        return "article"
    return "article" if speaking and not anchor.furniture and not anchor.pager else "listing"
