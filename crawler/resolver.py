"""Names that lead into a private network are refused: at every connection, at the moment its address is looked up.

Looking at how a host is spelled (:mod:`crawler.addresses`) does not stop a public name whose owner lets it point to
127.0.0.1 or 169.254.169.254. Here the address that is checked is the very one that is connected to.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.addresses import is_private

#: Names that were refused, with the address that each led to.
refused: dict[str, str] = {}

#: Proxies may stand in one's own network.
_proxies: set[str] = set()


def trust_proxy(address: str) -> None:
    """Let a proxy's name lead to a private address: it was set by whoever runs this."""
    _proxies.add(urlsplit(address if "//" in address else f"//{address}").hostname or "")


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver (IPv4, cached for the run), without private addresses for public names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for address in getproxies().values():
            trust_proxy(address)

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:
        found: Deferred[str] = super().getHostByName(name, timeout)
        if is_private(name) or name in _proxies:  # private by its spelling: whoever named it meant it
            return found
        return found.addCallback(_public, name)


def _public(address: str, name: str) -> str:
    if is_private(address):
        refused[name] = address
        raise DNSLookupError(f"{name} leads to {address}, a private address")
    return address
