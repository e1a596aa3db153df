"""What a page says of its dates to programs: JSON-LD, meta tags, hidden elements and the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from crawler.items import Dating, Precision
from pipelines.dating import parse_stamp
from pipelines.dom import select, squeeze, text_of
from pipelines.layouts import Layout
from pipelines.metadata import Head

HANOI = timezone(timedelta(hours=7))
_LONGEST = 160
# PHP's date('Y-m-dTH:i:s') prints the zone where a T was meant: "2024-12-28+0709:30:00", "2024-12-28ICT09:30:00".
_MACHINE = re.compile(
    r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+|[+-]\d{2}(?=\d{2}:)|[A-Z]{3,4}(?=\d{2}:))(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
#: What a server that nobody told its country writes for programs: "3/12/2025 8:30:00 AM" is of March.
_AMERICAN = re.compile(r"^(1[0-2]|0?[1-9])/(\d{1,2})/(\d{4})(?=\s+\d{1,2}:\d\d:\d\d\s+[AP]M$)")
_URL_DATE = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})|(?P<mm>\d\d)(?P<dd>\d\d))(?=[/?#]|$)"
)
#: In the query, beside the number of the article: without that it is the day of a list.
_QUERY_DATE = re.compile(
    r"[?&](?:ngay|ngay_?dang|date|pub_?date)="
    r"(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<dd>\d\d)-(?P<mm>\d\d)-(?P<yy>(?:19|20)\d\d))(?=[&#]|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[?&](?!(?:page|p|trang)=)\w+=\d+(?=[&#]|$)", re.IGNORECASE)
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
    "date",
    "publication_date",
    "article.published",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "vr:published_time",
    "dcterms.date",
    "dcterms.issued",
    "dc.date.created",
    "dc.created",
)
_UPDATED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
    "last-modified",
    "article.updated",
    "dc.date.modified",
)


def machine_stamp(raw: str, *, abroad: bool = False) -> tuple[str, Precision] | None:
    """A stamp written for programs, as Vietnamese local time: other offsets are converted (but not those of a page from
    abroad), NukeViet's broken T is read.
    """
    match = _MACHINE.match(raw)
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    try:
        if hour is None:
            return datetime(int(year), int(month), int(day)).date().isoformat(), "day"
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute))
        if raw.rstrip().endswith("T00:00:00.000Z"):
            return moment.date().isoformat(), "day"  # a day without a time, as JavaScript writes it
        if zone and not abroad:
            offset = "+00:00" if zone in ("Z", "UTC") else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
            moment = datetime.fromisoformat(f"{moment.isoformat()}{offset}").astimezone(HANOI).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="minutes"), "minute"


def claims_of(tree: Any, head: Head, layout: Layout, url: str, *, abroad: bool = False) -> Iterator[tuple[str, Dating]]:
    """Machine-readable claims, the best first: a day that two of them agree on beats a day that one names alone."""
    published = list(_machine_claims(tree, head, layout, "published", abroad))
    in_url = _URL_DATE.search(url) or (_QUERY_DATE.search(url) if _NUMBERED.search(url) else None)
    if in_url:
        named = in_url.groupdict()
        year, month, day = (named[part] or named[2 * part] for part in "ymd")
        stamp = machine_stamp(f"{year}-{month}-{day}")
        if stamp:
            published.append(Dating(value=stamp[0], precision="day", rule="url", raw=in_url[0].strip("/")))
    days = [dating.value[:10] for dating in published]

    def trust(dating: Dating) -> tuple[bool, bool, bool]:
        alone = days.count(dating.value[:10]) < 2
        # An address is given once; a claim that stands alone may be of a later edition, or of another zone.
        return alone, alone and dating.rule != "url", dating.precision != "minute"

    published.sort(key=trust)
    for dating in published:
        yield "published", dating
    for dating in _machine_claims(tree, head, layout, "updated", abroad):
        # Every NukeViet and many other pages repeat the publication as the update.
        if not published or dating.value[:16] > published[0].value[:16]:
            yield "updated", dating


def _times(tree: Any) -> list[str]:
    """The stamp of the article's first time element, and of a second right beside it, the earlier first."""
    found = select(tree, "time[pubdate], article time[datetime]")[:1]
    if not found:
        return []
    after = found[0].getnext()
    if after is not None and after.tag == "time" and after.get("datetime") and not (found[0].tail or "").strip():
        found.append(after)
    return sorted(element.get("datetime") or "" for element in found)


def _machine_claims(tree: Any, head: Head, layout: Layout, kind: str, abroad: bool) -> Iterator[Dating]:
    key = "datePublished" if kind == "published" else "dateModified"
    raws: list[tuple[str, str]] = []
    for data in head.data:
        value = data.get(key) or (data.get("dateCreated") if kind == "published" else None)
        if isinstance(value, str):
            raws.append((value, "jsonld"))
    selectors = layout.hidden_date if kind == "published" else ()
    for selector in (*selectors, f'[itemprop="{key}"]', f'[property="schema:{key}"], [property="{key}"]'):
        raws += [
            (element.get("content") or element.get("datetime") or text_of(element), f"meta:{key}")
            for element in select(tree, selector)[:2]
        ]
    for name in _PUBLISHED_META if kind == "published" else _UPDATED_META:
        raws += [(value, f"meta:{name}") for value in head.meta.get(name, ())[:1]]
    raws += [(raw, "time") for raw in _times(tree)[kind == "updated" :][:1]]
    for raw, rule in raws:
        raw = squeeze(raw)[:_LONGEST]
        raw_iso = _AMERICAN.sub(r"\3-\1-\2", raw)
        stamp = machine_stamp(raw, abroad=abroad) or parse_stamp(raw_iso, abroad=abroad)
        if stamp:
            yield Dating(value=stamp[0], precision=stamp[1], rule=rule, raw=raw)
