"""The entries of a list, by structure alone: blocks that repeat side by side, each around one address.

A link in such a block stands for all that the block says: "Xem chi tiết" under a headline names an article as well as
the headline would, and so does a cut headline in a row with a day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

#: Blocks of one form from which they are a list.
_SIDE_BY_SIDE = 2
#: A day as lists write it.
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_SPACE = re.compile(r"\s+")


def entries(links: Iterator[tuple[Any, str]]) -> dict[str, str]:
    """What stands in the block around each link that is an entry of a list: the block's words by the link's address.

    ``links`` are the page's link elements with their addresses.
    """
    held: dict[Any, set[str]] = defaultdict(set)
    pairs = list(links)
    for element, url in pairs:
        for block in (element, *element.iterancestors()):
            if block.tag == "body":
                break
            if len(held[block]) < 2:
                held[block].add(url)
    blocks: dict[Any, str] = {}  # the largest block around one address
    for element, url in pairs:
        around = None
        for block in (element, *element.iterancestors()):
            if block.tag == "body" or len(held[block]) > 1:
                break
            around = block
        if around is not None:
            blocks[around] = url
    alike: dict[tuple[Any, str, str], dict[Any, str]] = defaultdict(dict)
    for block, url in blocks.items():
        parent = block.getparent()
        if parent is not None:
            alike[parent, block.tag, block.get("class") or ""][block] = url
    found: dict[str, str] = {}
    for group in alike.values():
        if len(set(group.values())) < _SIDE_BY_SIDE:
            continue
        for block, url in group.items():
            text = _SPACE.sub(" ", " ".join(block.itertext())).strip()
            if len(text) > len(found.get(url, "")):
                found[url] = text
    return found


def tells_day(text: str) -> bool:
    """Whether an entry says which day it is of."""
    return _DAY.search(text) is not None
