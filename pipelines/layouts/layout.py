"""What a layout is: where one CMS puts things, as frozen data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where one version of one CMS puts the parts of an article.

    All selectors are CSS, tried in order; the first that gives text wins. A changed layout is a new Layout with its own
    validity, so that pages kept from before still read as they did.
    """

    key: str  # also the key of the spider family that discovers its articles
    fingerprint: tuple[str, ...] = ()  # any of these elements says: this CMS made the page
    scripts: tuple[str, ...] = ()  # or any of these words in its inline scripts or script addresses
    headers: tuple[tuple[str, str], ...] = ()  # or a response header (lower-case name) holding this word
    links: tuple[re.Pattern[str], ...] = ()  # or two links on its own host whose path?query one of these finds
    valid_from: date | None = None
    valid_to: date | None = None

    article: tuple[str, ...] = ()  # an element that only an article's own page has
    listing: tuple[str, ...] = ()  # an element that only lists have; says nothing where ``article`` is there too
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()  # visible publication stamp
    hidden_date: tuple[str, ...] = ()  # machine-readable stamp: its content or datetime attribute
    byline: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()  # links to files
    drop: tuple[str, ...] = ()  # chrome

    identity: tuple[re.Pattern[str], ...] = ()  # on path?query; its named groups, in order, name the article
    #: articles may also have other addresses: the patterns are of those that were seen on a few sites of the CMS
    open_addresses: bool = False
    copies: re.Pattern[str] | None = (
        None  # on path?query: print, mail and tag pages, which hold no article of their own
    )
    aliases: bool = False  # one article answers at several paths, and its canonical link says which of them is its own
