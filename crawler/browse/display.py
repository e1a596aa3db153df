"""Values of the database as a Vietnamese reader says them: dates as precise as they are known, rules, numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from urllib.parse import urlsplit

from pipelines.reference import rows

#: Vietnam has had one time zone without summer time since 1975.
_VIETNAM = timezone(timedelta(hours=7))
_ISO = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?))?")


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(row["group"], row["key"]): row["vi"] for row in rows("interface")}


def word(group: str, key: str | None) -> str:
    """The word for a value, from data/reference/interface.csv; the value itself when the table has none."""
    return _words().get((group, key or ""), key or "")


def rule(name: str | None) -> str:
    """What a rule looked at, in words: the longest known beginning of ``layout:nukeviet:date`` counts."""
    parts = (name or "").split(":")
    for length in range(len(parts), 0, -1):
        if found := _words().get(("rule", ":".join(parts[:length]))):
            return found
    return name or ""


def date(iso: str | None) -> str:
    """An ISO value at its own precision: ``2025-08-14T10:09`` → "10:09, 14/8/2025", ``2024-12`` → "tháng 12/2024".

    Ranges are ``from/to``. What is no ISO value is given back as it came.
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
    if quarter:
        return f"quý {quarter}/{year}"
    if not month:
        return f"năm {year}"
    if not day:
        return f"tháng {int(month)}/{year}"
    calendar = f"{int(day)}/{int(month)}/{year}"
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


def number(value: int | None) -> str:
    """``12345`` → "12.345"."""
    return f"{value or 0:,}".replace(",", ".")


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
