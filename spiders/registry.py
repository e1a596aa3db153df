"""Which sources there are, and which one an address belongs to."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import spiders
from crawler.errors import SoyteError
from crawler.items import Source
from pipelines.reference import rows
from pipelines.text import slug
from pipelines.urls import canonical, host_key
from spiders.base import SourceSpider

#: Modules of this package that define no source.
_PARTS = frozenset(
    [
        *("base", "body_class", "definition", "document", "family", "feeds", "generic", "hosts"),
        *("page", "paging", "postback", "registry", "table", "traps"),
    ]
)


@cache
def definitions() -> dict[str, type[SourceSpider]]:
    """Every source that has a definition, by key, in the order of the keys; also those whose host nobody knows.

    Raises:
        SoyteError: two files claim the same key or the same host.
    """
    found: dict[str, type[SourceSpider]] = {}
    hosts: dict[str, str] = {}
    for module in pkgutil.iter_modules(spiders.__path__):
        if module.name in _PARTS or module.ispkg:
            continue
        for value in vars(importlib.import_module(f"spiders.{module.name}")).values():
            if (
                not (isinstance(value, type) and issubclass(value, SourceSpider))
                or value.adhoc
                or value is SourceSpider
            ):
                continue
            source = value.source
            if found.get(source.key, value) is not value:
                raise SoyteError(f"spiders/{module.name}.py: the key {source.key!r} is taken; choose another")
            found[source.key] = value
            for host in (*source.hosts, *(known.name for known in value.known_hosts or ())):
                if hosts.setdefault(host, source.key) != source.key:
                    raise SoyteError(f"spiders/{module.name}.py: {host} belongs to {hosts[host]!r} already")
    return dict(sorted(found.items()))


@cache
def sources() -> dict[str, type[SourceSpider]]:
    """The definitions that are crawled: those with at least one host that is known well enough."""
    return {key: spider for key, spider in definitions().items() if spider.source.hosts}


@cache
def guesses() -> dict[str, tuple[tuple[str, str], ...]]:
    """By province of today: hosts that nothing speaks for but their names, each with the department it would be of.

    Only ``soyte probe --province`` asks them for anything. Facts: data/reference/host_guesses.csv.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("host_guesses"):
        found.setdefault(row["province"], []).append((row["host"], row["department"]))
    return {province: tuple(named) for province, named in found.items()}


def spider_for(url: str) -> type[SourceSpider] | None:
    """The spider class of the registered source that an address belongs to, or None."""
    host = host_key(url).removeprefix("www.")
    for spider in sources().values():
        if host in {known.removeprefix("www.") for known in spider.source.hosts}:
            return spider
    return None


def source_for(url: str) -> Source:
    """The registered source an address belongs to, else one made up from its host, the same in every run.

    Raises:
        SoyteError: no http(s) address.
    """
    host = host_key(url)
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise SoyteError(f"{url}: not a web address; give it whole, like https://soyte.example.vn/")
    spider = spider_for(url)
    if spider is not None:
        return spider.source
    for definition in definitions().values():  # a host that is listed but not trusted, asked for by its address
        if host in {known.name for known in definition.known_hosts or ()}:
            return replace(definition.source, home=canonical(url), hosts=(host,))
    key = slug(host.replace(".", "-").replace(":", "-"))
    key = key if key[:1].isalpha() else f"site-{key}"
    return Source(key=key, name=host, home=canonical(url), hosts=(host,))
