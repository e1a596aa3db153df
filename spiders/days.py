"""The day that a list or a feed gives an article it names. Read only for a run that is told how far back to go.

Only what stands by itself beside a link is taken: a day inside a headline or a teaser is what the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from pipelines.urls import absolute
from spiders.document import Document
from spiders.feeds import root_of

_VIETNAM = timezone(timedelta(hours=7))

_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<year2>(?:19|20)\d\d)[/.-](?P<month2>\d{1,2})[/.-](?P<day2>\d{1,2})(?!\d)"
    r"|(?P<day3>\d{1,2})\s+th\S+ng\s+(?P<month3>\d{1,2}),?\s+(?:n\S+m\s+)?(?P<year3>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
#: Letters beside a day from which it is part of a sentence: "Thứ tư, … – 09:15, Ngày đăng:" has fewer.
_LABEL = 24
#: How far up from a link its item is looked for.
_LEVELS = 5


def days_of_links(document: Document) -> dict[str, str]:
    """By address: the day (ISO) beside the links of a list."""
    found: dict[str, str] = {}
    if document.tree is None:
        return found
    for element in document.tree.iter("a"):
        url = absolute(document.base, element.get("href") or "")
        if url is None or url in found:
            continue
        day = _beside(element, url, document)
        if day is not None:
            found[url] = day
    return found


def days_of_feed(body: bytes, url: str) -> dict[str, str]:
    """By address: the day of publication that a feed gives, in Vietnam; of NukeViet's only the minutes are wrong."""
    found: dict[str, str] = {}
    root = root_of(body)
    for item in root.iter("{*}item", "{*}entry") if root is not None else ():
        named = (item.findtext(f"{{*}}{name}") for name in ("pubDate", "published", "date"))
        day = _moment(next((text for text in named if text), "").strip())
        if day is None:
            continue
        for link in item.iter("{*}link"):
            address = absolute(url, (link.get("href") or link.text or "").strip())
            if address:
                found[address] = day
    return found


def _beside(link: Any, url: str, document: Document) -> str | None:
    """The first day in the smallest block around a link that has one, as long as no other article's link is in it."""
    block = link
    for _ in range(_LEVELS):
        block = block.getparent()
        if block is None or block.tag in ("body", "html", "table", "ul", "ol"):
            return None
        if any(absolute(document.base, other.get("href") or "") not in (url, None) for other in block.iter("a")):
            return None
        for text in _labels(block, link):
            day = _day(text)
            if day is not None:
                return day
    return None


def _labels(block: Any, link: Any) -> Iterator[str]:
    """Short texts of a block that are not the link's own."""
    inside = set(link.iter())
    for element in block.iter():
        if not isinstance(element.tag, str) or element in inside:
            continue
        yield from (text for text in (element.text, *(child.tail for child in element)) if text)


def _day(text: str) -> str | None:
    match = _DAY.search(text)
    if match is None or sum(letter.isalpha() for letter in text) > _LABEL:
        return None
    parts = [match[f"{name}{suffix}"] for suffix in ("", "2", "3") for name in ("year", "month", "day")]
    numbers = [int(part) for part in parts if part]
    try:
        return date(*numbers).isoformat()
    except (ValueError, TypeError):
        return None


def _moment(written: str) -> str | None:
    try:
        moment = datetime.fromisoformat(written) if written[:4].isdigit() else parsedate_to_datetime(written)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(_VIETNAM).date().isoformat()
