"""The candidates of bench/extraction.py: other extractors behind one signature, and soyte with what a host teaches.

The others are installed by ``make bench`` only (the extra ``bench``); what is not installed is left out of the run and
named.
"""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from bench.extraction_scores import Gold

Read = Callable[[bytes, str], Any]
#: ``learned`` is no function of one page: it is made for each layout by `prepare`.
Candidate = Read | None

CANDIDATES = {
    "soyte": "pipelines:extract_article",
    "soyte, learned": "learned",
    "trafilatura": "bench.extractors:trafilatura_precision",
    "newspaper4k": "bench.extractors:newspaper4k",
    "readability": "bench.extractors:readability",
}


def load(name: str) -> Candidate | str:
    """The candidate of a name; in words, why it cannot run here."""
    target = CANDIDATES.get(name, name)
    if target == "learned":
        return None
    module, _, function = target.partition(":")
    try:
        found: Read = getattr(importlib.import_module(module), function)
        if module == __name__:
            found(b"<html><body><p>x</p></body></html>", "https://example.org/")  # its package is imported here
    except (ImportError, AttributeError) as error:
        return f"{error}; make bench installs what the benchmarks compare with"
    return found


def prepare(candidate: Candidate, pages: Sequence[Gold]) -> Read:
    """The function that reads the pages of one layout."""
    return candidate or learned(pages)


def learned(pages: Sequence[Gold]) -> Read:
    """soyte as a crawl uses it: with the context that all captures of the host teach. No mentions."""
    from crawler.items import Article, Page, Source
    from pipelines.article import examine
    from pipelines.learn import learn, observe

    source = Source(key="bench", name="bench")
    captures = {
        page.url: Page(url=page.url, body=page.html, fetched_at=_moment(page.facts.get("fetched_at"))) for page in pages
    }
    context = learn(source.key, map(observe, captures.values())).context

    def read(html: bytes, url: str) -> Any:
        result = examine(captures[url], source, context, mentions=False)
        return result if isinstance(result, Article) else None

    return read


def _moment(stamp: str | None) -> datetime:
    if stamp is None:
        return datetime(9999, 1, 1, tzinfo=UTC)
    moment = datetime.fromisoformat(stamp)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def trafilatura_precision(html: bytes, url: str) -> dict[str, Any] | None:
    """trafilatura with its best setting for clean text; title, author and date (htmldate) as it finds them."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(html, url=url, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        return None
    return {"title": found.title, "body": found.text, "published_at": found.date, "byline": found.author}


def trafilatura_text(html: bytes, url: str) -> dict[str, Any] | None:
    """trafilatura's text alone: the yardstick for CPU, since soyte's time holds its own metadata."""
    import trafilatura

    return {"body": trafilatura.extract(html, url=url, favor_precision=True, include_comments=False) or ""}


def htmldate(html: bytes, url: str) -> dict[str, Any]:
    """htmldate alone: the yardstick for dates."""
    import htmldate as package

    return {"published_at": package.find_date(html, url=url, original_date=True)}


def newspaper4k(html: bytes, url: str) -> dict[str, Any]:
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False
    config.language = "vi"
    article = Article(url, config=config)
    article.download(input_html=html.decode("utf-8", errors="replace"))
    article.parse()
    published = article.publish_date
    day = published.strftime("%Y-%m-%dT%H:%M") if published else None
    return {
        "title": article.title,
        "body": article.text,
        "published_at": day and day.removesuffix("T00:00"),
        "byline": ", ".join(article.authors) or None,
    }


def readability(html: bytes, url: str) -> dict[str, Any]:
    """readability-lxml, its summary as lines of text; it looks for no date and, since 0.9, no author."""
    from lxml import html as lxml_html
    from readability import Document

    document = Document(html.decode("utf-8", errors="replace"), url=url)
    try:
        title = document.short_title()
    except Exception:  # a page that it cannot parse
        return {}
    try:
        summary = lxml_html.fromstring(document.summary(html_partial=True))
    except Exception:  # a page that holds nothing for it
        return {"title": document.title(), "body": ""}
    for element in summary.iter("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"):
        element.tail = "\n" + (element.tail or "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in summary.text_content().split("\n"))
    return {"title": title, "body": "\n".join(line for line in lines if line)}
