"""What a page means. The three doors for researchers, benchmarks and tests, cheap to import: the heavy parts (lxml,
trafilatura, underthesea) load at the first call.

    from pipelines import process, extract_article, find_mentions
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelines.version import EXTRACTOR

if TYPE_CHECKING:
    from crawler.items import Article, Context, Mention, Page, Source

__all__ = ["EXTRACTOR", "extract_article", "find_mentions", "process"]


def process(page: Page, source: Source, context: Context) -> Article | None:
    """The article on a page, or None when it holds none (a listing, a home page, an error page).

    Pure: no network, clock or database; the same arguments always give the same article. Never raises on any bytes.
    """
    from pipelines.article import process as _process

    return _process(page, source, context)


def extract_article(html: bytes | str, url: str) -> Article | None:
    """The article on one page by itself: without what other pages of its host teach, and without mentions.

    Who asks says that the page is an article. Where `process` would give None, what could be read is given all the
    same, and ``refused`` says why the archive would not take it; None only where there is nothing to read.
    """
    from pipelines.article import extract_article as _extract_article

    return _extract_article(html, url)


def find_mentions(text: str, published: date | None = None, source: Source | None = None) -> list[Mention]:
    """The dates, documents, units and people that a text names; offsets count its code points as given."""
    from pipelines.mentions import find_mentions as _find_mentions

    return _find_mentions(text, published, source)
