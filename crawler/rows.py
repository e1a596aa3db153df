"""The words of the queue: what a page names, a row of ``pages``, what a visit came to, and what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Kind = Literal["home", "listing", "article", "feed", "sitemap", "file"]

#: Pages that are read for the links on them.
ENTRIES = frozenset(["home", "listing", "feed", "sitemap"])

#: What is fetched first. Newest first everywhere: entry pages by what they cost (a feed and a sitemap name more than a
#: list), then what these name. So a run that is cut short has the newest of everything.
PRIORITY: dict[Kind, int] = {
    "home": 2_000_000,
    "feed": 1_900_000,
    "sitemap": 1_850_000,
    "listing": 1_800_000,
    "file": 500,
}
_PAGED = 1_700_000

#: From here on it is news: entry pages, what their first pages name, and its files. A run with a budget gives it to the
#: news of every source first.
NEWS = 1_600_000
#: Below the news: pages that were fetched before and are due, then the pages of lists that lead back into history.
AGAIN, _PAGED_HISTORY = 1_500_000, 1_400_000


def priority_of(kind: Kind, *, number: int = 0, found_in: Kind = "listing", news: bool = True) -> int:
    """How early a page is fetched: larger is earlier.

    Args:
        number: for a listing its page number (0: the first page), for an article that of the page that names it.
        found_in: the kind of page that names an article; a sitemap names all of history, unless it is read again.
        news: whether the list is walked for what is new, or the file is that of a new article.
    """
    if kind == "article" and found_in in ("sitemap", "article"):
        return 2_000
    if kind == "article" or (kind == "listing" and number > 0):
        paged = _PAGED if news or number <= 1 else _PAGED_HISTORY
        return paged - 20 * min(number, 4_000) - 10 * (kind == "article")
    if kind == "file" and news:
        return NEWS
    return PRIORITY[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that a page names. ``listing`` and ``number`` say which page of which listing it is."""

    url: str
    kind: Kind
    listing: str | None = None  # for page 2 and on: the address of page 1
    number: int = 0
    priority: int | None = None  # None: by kind, and by the number of the page it was found on
    identity: str | None = None  # of an article, where its address tells: the same for all its addresses on the host
    dated: str | None = None  # day of publication, where the page that names it says so
    modified: str | None = None  # when it was last changed, as a sitemap says

    @property
    def name(self) -> str:
        """What tells one article from another."""
        return self.identity or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A page as the queue holds it."""

    id: int
    url: str
    kind: Kind
    priority: int
    found_on: int | None
    discovered_at: str
    fetched_at: str | None
    next_due: str | None
    failures: int
    status: int | None
    etag: str | None
    last_modified: str | None
    unmodified: int  # 304 answers in a row; below 0 its validators are not to be trusted
    reader: str | None  # the version of discovery that read it last


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What to send, and where, for the next page of a list that is paged by form."""

    url: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What fetching a page came to."""

    status: int | None
    state: Literal["done", "blocked"] = "done"
    kind: Kind | None = None  # when the page turned out to be of another kind than its address suggested
    number: int = 0  # which page of its listing it is; 0 for the first
    links: Sequence[Found] = ()
    cut: bool = False  # the list goes on, and this visit did not come to its end
    message: str | None = None
    dated: str | None = None  # day of publication, where the page says so and it was asked for
    unchanged: bool = False  # the same bytes as last time
    etag: str | None = None
    last_modified: str | None = None


_latest = ""


def instant() -> str:
    """This moment to the millisecond: what tells "discovered before" from "discovered after" a walk ended.

    Never before the one this process gave last: a clock that is set back must not make the known look like news, for
    which lists would be walked again.
    """
    global _latest
    _latest = max(_latest, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z")
    return _latest
