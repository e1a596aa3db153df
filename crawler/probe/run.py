"""Which sites to probe: one address, or the known and guessed hosts of a province."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from crawler.addresses import is_loopback
from crawler.errors import SoyteError
from crawler.items import Source
from crawler.odd_hosts import OddHosts
from crawler.probe.asking import Site, Task, run
from crawler.probe.findings import Finding
from crawler.probe.looking import Look, Pages
from pipelines.provinces import provinces
from pipelines.text import slug
from pipelines.urls import canonical, host_key
from spiders.registry import definitions, source_for
from spiders.table import MINISTRY, NATIONAL, table

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def probe(
    url: str, *, delay: float, odd_hosts: OddHosts | None = None, overrides: dict[str, Any] | None = None
) -> tuple[Finding, Pages]:
    """Look at one site, and keep the pages that show how it is read. Without a scheme, https is tried first.

    Raises:
        SoyteError: no address, or no contact address for a public site.
    """
    return _probe([_target(url)], delay=delay, odd_hosts=odd_hosts, overrides=overrides)[0]


def probe_province(
    name: str, *, delay: float, odd_hosts: OddHosts | None = None, overrides: dict[str, Any] | None = None
) -> list[Finding]:
    """Look at every host that is known or guessed for a province (key or name), former departments' included.

    Raises:
        SoyteError: no such province, or no contact address.
    """
    key = province_key(name)
    group = next(group for group in table() if group.key == key)
    hosts = [host.name for source in group.sources for host in source.hosts]
    hosts += [guess for source in group.sources for guess in source.guesses]
    seen = _probe(
        [_target(host) for host in dict.fromkeys(hosts)], delay=delay, odd_hosts=odd_hosts, overrides=overrides
    )
    return [finding for finding, _ in seen]


def province_key(name: str, *, former: bool = False) -> str:
    """The key of a province of today from its key or name, written with or without marks; a former one's successor.

    Args:
        former: give a former province itself instead.

    Raises:
        SoyteError: there is none.
    """
    known = provinces()
    wanted = slug(name)
    if wanted in (NATIONAL, "moh", slug(MINISTRY)) and not former:
        return NATIONAL
    by_name = {
        slug(province.name): key for key, province in sorted(known.items(), key=lambda item: item[1].valid_to is None)
    }
    key = wanted if wanted in known else by_name.get(wanted)
    if key is None:
        raise SoyteError(f"no province {name!r}: soyte sources lists them by key and name")
    return key if former else known[key].successor or key


def _probe(
    targets: list[tuple[Source, str, tuple[str, ...], str | None]],
    *,
    delay: float,
    odd_hosts: OddHosts | None = None,
    overrides: dict[str, Any] | None = None,
) -> list[tuple[Finding, Pages]]:
    found: dict[int, tuple[Finding, Pages]] = {}

    def task(number: int, url: str, schemes: tuple[str, ...], listed: str | None) -> Task:
        async def looked(site: Site) -> None:
            look = Look(site=site, url=url, schemes=schemes, listed_as=listed)
            found[number] = (await look.run(), look.kept())

        return looked

    tasks = [
        (source, task(number, url, schemes, listed)) for number, (source, url, schemes, listed) in enumerate(targets)
    ]
    run(tasks, delay=delay, odd_hosts=odd_hosts or OddHosts(), overrides=overrides)
    return [found[number] for number in sorted(found)]


def _target(address: str) -> tuple[Source, str, tuple[str, ...], str | None]:
    """The site of an address, how to ask for it, and the source whose host a file says it is."""
    address = address.strip()
    spelled = _SCHEME.match(address) is not None
    host = host_key(address if spelled else f"https://{address}")
    first = "http" if is_loopback(host) else "https"
    url = canonical(address if spelled else f"{first}://{address}")
    source = source_for(url)
    listed = next(
        (
            key
            for key, definition in definitions().items()
            if host.removeprefix("www.") in {known.name for known in definition.known_hosts or ()}
        ),
        None,
    )
    # Only the host that was asked for: another of the same source is probed by its own name.
    source = replace(source, hosts=(host,), home=url)
    schemes = (url.partition(":")[0],) if spelled else ("https", "http") if first == "https" else ("http",)
    return source, url, schemes, listed
