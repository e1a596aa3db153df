"""Nothing is fetched outside the source's hosts, whoever asked for it; and every request stands in its host's queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.addresses import allowed, is_private, turn_key
from crawler.encoding import PAGE_LIMIT
from crawler.odd_hosts import Odd
from crawler.resolver import trust_proxy

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class HostsMiddleware:
    """The last gate: discovery and redirects look already, and this holds when one of them has a gap."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HostsMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or not. What is arranged for its host goes with it, on every hop anew.

        Raises:
            IgnoreRequest: the address is on none of the source's hosts.
        """
        spider: Any = self._crawler.spider
        self._count(request, spider)
        if not allowed(request.url, spider.source):
            raise IgnoreRequest(f"{request.url} is on none of the hosts of {spider.source.key}")
        host = turn_key(request.url)
        # Files wait for each other over all hosts (crawler.downloads): in a line of their own they hold up no page.
        large = request.meta.get("download_maxsize", 0) > PAGE_LIMIT
        odd = self._odd(host, spider)
        request.meta["download_slot"] = f"{host} files" if large else host
        request.meta["tls_faults"] = odd.tls
        if odd.proxy is not None:
            trust_proxy(odd.proxy)
            request.meta["proxy"] = odd.proxy
        elif is_private(host):
            request.meta["proxy"] = None

    def _odd(self, host: str, spider: Any) -> Odd:
        known = spider.known_hosts or ()
        stated = next((one.tls for one in known if one.tls and turn_key(f"//{one.name}") == host), None)
        odd: Odd = spider.session.odd_hosts.of(host, spider.source.key, stated)
        return odd

    def _count(self, request: Request, spider: Any) -> None:
        spider.visits.tally.requested += 1
