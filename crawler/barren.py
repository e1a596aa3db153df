"""Listings that lead only to more listings: calendars, filters and archives without an end."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.rows import Found, Row

#: Listings without one article that are followed one behind another. Menus are not nested deeper than this.
_DEEPEST = 4


class Barren:
    """How far one run has come from the last page that named an article, by address."""

    def __init__(self) -> None:
        self._depth: dict[str, int] = {}

    def followed(self, row: Row, links: Sequence[Found]) -> Sequence[Found]:
        """The links that are worth a row: behind too many barren listings no further listing is."""
        if row.kind != "listing" or any(link.kind == "article" for link in links):
            return links
        depth = self._depth.get(row.url, 0) + 1
        for link in links:
            self._depth.setdefault(link.url, depth)
        if depth <= _DEEPEST:
            return links
        return [link for link in links if link.kind != "listing" or link.listing is not None]
