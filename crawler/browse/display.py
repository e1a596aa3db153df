"""Values of the database as a reader says them, in Vietnamese or English: dates as precise as they are known, rules."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from crawler.browse.language import current, number, word, words

__all__ = ["date", "dropped_by", "field_rule", "host", "moment", "number", "percent", "rule", "web_link", "word"]

#: Vietnam has had one time zone without summer time since 1975.
_VIETNAM = timezone(timedelta(hours=7))
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ISO = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?))?")


def rule(name: str | None) -> str:
    """What a rule looked at, in words: the longest known beginning of ``layout:nukeviet:date`` counts."""
    return _longest_known("rule", name or "")


def field_rule(name: str | None) -> str:
    """Where a title, lead, byline, section or body was read, in words."""
    return _longest_known("field_rule", (name or "").replace("named ", "named:", 1))


def dropped_by(name: str | None) -> str:
    """Why a line of a page is no part of its article, in words."""
    return _longest_known("dropped_by", name or "")


def _longest_known(group: str, name: str) -> str:
    parts = name.split(":")
    for length in range(len(parts), 0, -1):
        if found := words(current()).get((group, ":".join(parts[:length]))):
            return found
    return name


def date(iso: str | None) -> str:
    """An ISO value at its own precision: ``2025-08-14T10:09`` → "10:09, 14/8/2025", ``2024-12`` → "tháng 12/2024".

    In English "10:09, 14 Aug 2025" and "Dec 2024". Ranges are ``from/to``. What is no ISO value comes back as it is.
    """
    if not iso:
        return ""
    first, slash, last = iso.partition("/")
    if slash:
        return f"{date(first)} – {date(last)}"
    found = _ISO.match(iso)
    if not found:
        return iso
    year, quarter, month, day, hour, minute = found.groups()
    if month and not 1 <= int(month) <= 12:
        return iso
    english = current() == "en"
    if quarter:
        return f"Q{quarter} {year}" if english else f"quý {quarter}/{year}"
    if not month:
        return str(year) if english else f"năm {year}"
    name = _MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}" if english else f"tháng {int(month)}/{year}"
    calendar = f"{int(day)} {name} {year}" if english else f"{int(day)}/{int(month)}/{year}"
    return f"{hour}:{minute}, {calendar}" if hour else calendar


def moment(stamp: str | None) -> str:
    """A UTC time of ours (``2025-08-14T03:09:00Z``) on the clock in Vietnam: "10:09, 14/8/2025"."""
    if not stamp:
        return ""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return date((at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(_VIETNAM).isoformat())


def percent(share: float | None) -> str:
    """A share of 1: ``0.034`` → "3,4 %" in Vietnamese, "3.4%" in English."""
    if share is None:
        return ""
    shown = f"{100 * share:.1f}"
    return f"{shown.replace('.', ',')} %" if current() == "vi" else f"{shown}%"


def web_link(address: str | None) -> str | None:
    """The address when a reader may follow it: http or https with a host. Any other scheme is text, never a link."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def host(address: str | None) -> str:
    """The host of a web address, for showing where a link leads."""
    return (urlsplit(address).hostname or "") if address and web_link(address) else ""
