"""The last resort for a date: htmldate, on what is left of a page without its chrome."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from crawler.items import Dating
from pipelines.lines import Line, Picture

#: Dates beside these words are those of a licence.
ISSUED = re.compile(r"giấy phép|licen[cs]e|cấp ngày|số:?\s*\d+/GP|copyright|©|bản quyền", re.IGNORECASE)
_DROP = "data-soyte-drop"


def searched_date(
    tree: Any, items: Sequence[Line | Picture], latest: datetime, others: Container[int] = ()
) -> Dating | None:
    """htmldate on the page without its chrome: the whole page would offer it the footer's licence. ``others``: where
    lines state the days of other articles.
    """
    found = _search(_without_chrome(tree, items, others), latest, thorough=False)
    return Dating(value=found, precision="day", rule="htmldate", raw=found) if found else None


def guessed_date(tree: Any, items: Sequence[Line | Picture], latest: datetime) -> Dating | None:
    """What htmldate makes of the whole page but its licence lines: right on about every other page that has nothing
    better. Not for the archive.
    """
    found = _search(_without_licences(tree, items), latest, thorough=True)
    return Dating(value=found, precision="day", rule="guess:htmldate", raw=found) if found else None


def _search(page: Any, latest: datetime, *, thorough: bool) -> str | None:
    import htmldate

    try:
        # Without a limit htmldate would look at the clock.
        limit = "2100-01-01" if latest.year > 9000 else (latest + timedelta(days=1)).date().isoformat()
        return htmldate.find_date(page, extensive_search=thorough, original_date=True, max_date=limit)
    except Exception:
        # Third-party search in arbitrary markup: no date is a good answer here.
        return None


def _without_licences(tree: Any, items: Sequence[Line | Picture]) -> Any:
    """A copy of the page without licences and structured data: what that says of this page has been read."""
    licences = {item.element for item in items if isinstance(item, Line) and ISSUED.search(item.text)}  # each once
    for element in licences:
        element.set(_DROP, "all")
    copy = deepcopy(tree)
    for element in licences:
        del element.attrib[_DROP]
    for element in copy.xpath(f"//*[@{_DROP}] | //script[contains(@type, 'ld+json')]"):
        if element.tag not in ("body", "html"):
            element.clear(keep_tail=True)
    return copy


def _without_chrome(tree: Any, items: Sequence[Line | Picture], others: Container[int]) -> Any:
    """A copy of the page without lines of chrome, licences, running text, scripts and pictures (of whose addresses
    htmldate makes dates).
    """
    left_out = {
        item.element
        for i, item in enumerate(items)
        if isinstance(item, Line)
        and (item.chrome is not None or i in others or len(item.text) > 300 or ISSUED.search(item.text))
    }
    around: set[Any] = set()
    for item in items:
        element = item.element.getparent() if isinstance(item, Line) and item.element not in left_out else None
        while element is not None and element not in around:
            around.add(element)
            element = element.getparent()
    for element in left_out:
        element.set(_DROP, "text" if element in around else "all")
    copy = deepcopy(tree)
    for element in left_out:
        del element.attrib[_DROP]
    for element in copy.xpath(f"//*[@{_DROP}] | //script | //style | //img | //meta[contains(@property, 'image')]"):
        if element.get(_DROP) == "text":
            element.text = None
            for child in element:
                child.tail = None
                if child.tag == "time":  # inline: a part of the line that is left out
                    child.clear()
        else:
            element.clear(keep_tail=True)
    return copy
