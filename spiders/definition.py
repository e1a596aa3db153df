"""What a source file must say, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.items import Source
from pipelines.provinces import provinces
from pipelines.urls import canonical, host_key
from spiders.families.registry import FAMILIES
from spiders.hosts import Host

KINDS = ("department", "cdc", "hospital", "ministry")


def department(
    key: str, *, province: str | None = None, home: str | None = None, asset_hosts: tuple[str, ...] = ()
) -> Source:
    """A provincial health department, named as data/reference/provinces.csv names its province.

    Args:
        key: the province as it is, or as it was before a merger; also the source's key.
        province: the province of today, where ``key`` is a former one.
        home: where it is not ``https://<first trusted host>/``.
    """
    known = provinces()
    today = province or key
    if key not in known or today not in known or known[today].valid_to is not None:
        raise TypeError(f"{key!r} in {today!r}: no such province of today in data/reference/provinces.csv")
    return Source(
        key=key,
        name=f"Sở Y tế {known[key].place}",
        kind="department",
        province=today,
        former=key if key != today else None,
        owner_unit=f"Sở Y tế {known[today].place}",
        home=home,
        asset_hosts=asset_hosts,
    )


def home_at(host: str) -> str:
    """The address of a host's first page, by https until a source file says otherwise."""
    return canonical(f"https://{host}/")


def complete(source: Source, known: Sequence[Host]) -> Source:
    """The source with what its hosts tell: the trusted ones are its own, the first of them has its home."""
    hosts = source.hosts or tuple(host.name for host in known if host.trusted)
    return replace(source, hosts=hosts, home=source.home or (home_at(hosts[0]) if hosts else None))


def incomplete(source: Source, known: Sequence[Host] | None = None) -> list[str]:
    """In words, what a source's definition lacks or has wrong; empty when it is complete.

    Args:
        source: as :func:`complete` gives it.
        known: its hosts as the file states them; None where it gives only ``source``, which then needs hosts itself.
    """
    problems = []
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", source.key):
        problems.append(f"key {source.key!r} is no slug (lower-case letters, digits, single hyphens)")
    if not source.name.strip():
        problems.append("name is empty")
    if source.kind not in KINDS:
        problems.append(f"kind {source.kind!r} is none of {', '.join(KINDS)}")
    if source.province is None and source.kind != "ministry":
        problems.append("province is missing (a key of data/reference/provinces.csv)")
    if source.hosts or known is None:
        problems += _places(source)
    if source.family is not None and source.family not in FAMILIES:
        problems.append(f"family {source.family!r} is none of {', '.join(FAMILIES)} (None: by fingerprint)")
    for host in known or ():
        problems += host.problems()
    return problems


def _places(source: Source) -> list[str]:
    problems = []
    if not source.home:
        problems.append("home is missing (the address of the first page)")
    if not source.hosts:
        problems.append("hosts is empty")
    elif source.home and host_key(source.home) not in source.hosts:
        problems.append(f"home is on {host_key(source.home) or 'no host'}, which is not in hosts")
    return problems
