"""Nothing is fetched outside the source's hosts, whoever asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.addresses import allowed

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
        """Let the request pass, or not.

        Raises:
            IgnoreRequest: the address is on none of the source's hosts.
        """
        spider: Any = self._crawler.spider
        self._count(request, spider)
        if not allowed(request.url, spider.source):
            raise IgnoreRequest(f"{request.url} is on none of the hosts of {spider.source.key}")

    def _count(self, request: Request, spider: Any) -> None:
        spider.visits.tally.requested += 1
