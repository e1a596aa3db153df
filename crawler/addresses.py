"""Which hosts are public, and which a source may be asked for."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from crawler.errors import SoyteError
from crawler.items import Source
from pipelines.urls import host_key


def is_loopback(host: str) -> bool:
    """Whether a host key names this machine."""
    name = _name(host)
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name)
    return address is not None and address.is_loopback


def is_private(host: str) -> bool:
    """Whether a host key names a machine that is not on the public internet, as far as its spelling tells."""
    address = _address(_name(host))
    return is_loopback(host) or (address is not None and not address.is_global)


def allowed(url: str, source: Source) -> bool:
    """Whether an address lies on the source's own hosts or the hosts of its files. ``www.`` makes no difference."""
    host = turn_key(url)
    if not host or urlsplit(url).scheme.lower() not in ("http", "https"):
        return False
    return host in {_plain(known) for known in (*source.hosts, *source.asset_hosts)}


def turn_key(url: str) -> str:
    """What an address shares its delay with: its host by http and by https, with and without ``www.``."""
    return _plain(host_key(url))


def origins(url: str) -> tuple[str, ...]:
    """How the addresses begin that share the turns of this one."""
    host = turn_key(url)
    return tuple(f"{scheme}://{www}{host}/" for scheme in ("http", "https") for www in ("", "www."))


def why_not(url: str, source: Source) -> str | None:
    """In words, why a redirect of this source must not be followed to ``url``; None when it may."""
    host = host_key(url)
    if is_private(host) and not all(is_private(known) for known in source.hosts):
        return f"redirected to {host or url}, a private address: refused"
    if not allowed(url, source):
        return f"redirected to {host or url}, which is none of this source's hosts; crawl it with --url if it has moved"
    return None


def require_contact(source: Source, contact: str | None) -> None:
    """A public site is told who asks.

    Raises:
        SoyteError: the source is public and no contact address is configured.
    """
    if contact or all(is_loopback(host) for host in source.hosts):
        return
    raise SoyteError(
        f"{source.hosts[0]}: no contact address for the site's keepers; set SOYTE_CONTACT to your e-mail or web address"
    )


def _plain(host: str) -> str:
    return host.removeprefix("www.")


def _name(host: str) -> str:
    """A host key without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        pass
    # What a resolver would also take for an address: 2130706433, 0x7f000001, 127.1
    try:
        parts = [int(part, 0) for part in name.split(".")]
    except ValueError:
        return None
    if not 1 <= len(parts) <= 4 or any(part < 0 for part in parts):
        return None
    *high, last = parts
    value = last
    for index, part in enumerate(high):
        value += part << (24 - 8 * index)
    return ipaddress.IPv4Address(value) if value < 1 << 32 else None
