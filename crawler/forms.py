"""Lists whose pages come by POST: one row, walked from page 1 to where the news ends.

The state that such a form sends back belongs to one sitting with the server: it cannot be kept for tomorrow. So these
pages are no rows. The row of the first page stays claimed until the walk has ended; whatever each page names is written
at once; a walk that was cut short begins again at page 1, and its articles that are known by then cost nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from scrapy import Request
from scrapy.http import Response

from crawler.encoding import ACCEPT_ENCODING
from crawler.errors import SoyteError
from crawler.faults import words
from crawler.frontier import Frontier
from crawler.rows import Form, Row, Visit
from pipelines.urls import host_key

if TYPE_CHECKING:
    from crawler.session import Session
    from crawler.visits import Discovery

#: Pages of one list in one run. At ten articles a page and one second a request this is an hour and a half.
MOST_PAGES = 5000

Ask = Callable[[Request], Awaitable[Response]]


class WalkCut(Exception):
    """A list goes on, and its next page did not come."""


class FormWalk:
    """Sends the forms of one source's lists. ``ask`` fetches as the crawl does: archived, and in its host's turn."""

    def __init__(self, session: Session, source: str, frontier: Frontier, ask: Ask) -> None:
        self._session = session
        self._tally = session.tally(source)
        self._frontier = frontier
        self._ask = ask

    async def follow(
        self, row: Row, response: Response, found: Discovery, first: Visit, discover: Callable[[Response], Discovery]
    ) -> str | None:
        """Walk on from a list's first page. None at its end, or in words what cut the walk short.

        Raises:
            NotDurable: a page could not be archived: the run must stop.
        """
        from crawler.visits import NotDurable  # which knows this module

        visit, form, number = first, found.form, 1
        while await self._names_news(row, visit) and form is not None:
            limit, budget = self._session.limit, self._session.budget
            host = host_key(form.url)
            full = limit is not None and self._tally.articles >= limit
            if self._tally.gave_up or full or budget.over or host in budget.closed():
                return f"the run ended at page {number}"
            number += 1
            budget.spend(host)
            try:
                if number > MOST_PAGES:
                    raise WalkCut("longer than any list is walked")
                found = discover(await self._send(form, response, number))
            except (NotDurable, SoyteError):
                raise
            except Exception as error:
                # Whatever went wrong went wrong with this page: the others of the run are not touched by it.
                cut = f"page {number}: {error if isinstance(error, WalkCut) else words(error)}"
                self._tally.trouble(f"{row.url}: {cut}; the next run walks this list again")
                return cut
            visit, form = Visit(status=200, number=number, links=found.links), found.form
        return None

    async def _send(self, form: Form, response: Response, number: int) -> Response:
        """
        Raises:
            WalkCut: the answer is no page; and whatever keeps one from being fetched.
        """
        carried = ("row", "download_slot", "download_maxsize", "handle_httpstatus_all", "proxy")
        meta = {name: response.meta[name] for name in carried if name in response.meta}
        request = Request(
            form.url,
            method="POST",
            body=urlencode(form.fields),
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept-Encoding": ACCEPT_ENCODING,
                "Referer": response.url,
            },
            meta={**meta, "page": number},
            dont_filter=True,
        )
        answer = await self._ask(request)
        if answer.status != 200:
            raise WalkCut(f"HTTP {answer.status}")
        self._tally.fetched += 1
        return answer

    async def _names_news(self, row: Row, visit: Visit) -> bool:
        write = self._session.recorder.write(lambda db: self._frontier.walked(db, row, visit))
        return await asyncio.wrap_future(write)
