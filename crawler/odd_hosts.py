"""What is excused or arranged for single hosts, each with its reason: in source files, and in HOME/hosts.csv.

Nothing here is for all hosts at once: a certificate that is not looked at proves nothing, so each fault of each host is
named before it is let pass.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from crawler.errors import SoyteError

#: What may be wrong with a host's TLS, and is let pass where it is excused. Everything else about it is still checked.
TLS_FAULTS = {
    "incomplete chain": "nobody we trust vouches for its certificate, often because the server does not send all of it",
    "self-signed": "its certificate is vouched for by itself",
    "expired": "its certificate is out of date",
    "other name": "its certificate is for another name",
    "legacy": "it speaks only an outdated protocol, or its keys are too weak",
}

_COLUMNS = ("host", "tls", "proxy", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """What is different about a host."""

    tls: frozenset[str] = frozenset()
    proxy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OddHosts:
    """All of one archive, by host name or source key."""

    rows: Mapping[str, Odd] = field(default_factory=dict)

    def of(self, host: str, source: str, stated: str | None = None) -> Odd:
        """What holds for a host of a source.

        Args:
            stated: the TLS faults that the source file itself excuses, as it writes them.
        """
        found = [row for name in (source, host) if (row := self.rows.get(name)) is not None]
        tls = frozenset(faults(stated or "")).union(*(row.tls for row in found))
        return Odd(tls=tls, proxy=next((row.proxy for row in reversed(found) if row.proxy), None))


def faults(text: str) -> list[str]:
    """TLS faults as they are written, separated by commas."""
    return [name for part in text.split(",") if (name := " ".join(part.lower().split()))]


def unknown_faults(text: str) -> list[str]:
    """Those that there are not."""
    return [name for name in faults(text) if name not in TLS_FAULTS]


def read(file: Path) -> OddHosts:
    """What HOME/hosts.csv says; nothing where there is no such file.

    Raises:
        SoyteError: it cannot be read, or a line makes no sense; the message names the line.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return OddHosts()
    except (OSError, UnicodeDecodeError) as error:
        raise SoyteError(f"{file}: cannot be read ({error}); it is a CSV file in UTF-8") from error
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise SoyteError(f"{file}: its first line must be {','.join(_COLUMNS)}")
    rows: dict[str, Odd] = {}
    for row in reader:
        values = {name: (row[name] or "").strip() for name in _COLUMNS}
        if any(values.values()):
            problem = "; ".join(_problems(values))
            if problem:
                raise SoyteError(f"{file}, line {reader.line_num}: {problem}")
            rows[values["host"].lower()] = Odd(tls=frozenset(faults(values["tls"])), proxy=values["proxy"] or None)
    return OddHosts(rows=rows)


def _problems(row: Mapping[str, str]) -> Iterable[str]:
    if not row["host"] or "/" in row["host"]:
        yield f"host {row['host']!r} is neither a host name nor the key of a source"
    for name in unknown_faults(row["tls"]):
        yield f"tls {name!r} is none of {', '.join(TLS_FAULTS)}"
    if row["proxy"] and not _is_proxy(row["proxy"]):
        yield "proxy is not an address like http://proxy.example:3128"
    if not row["reason"]:
        yield "the reason is missing: who saw what, and when"


def _is_proxy(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "http" and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        return False
