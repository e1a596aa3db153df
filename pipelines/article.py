"""From one page to one article, whatever kind of page it is.

Pure: the page, the source and the host's frozen context in, the article out. No bytes make it raise, and its time is
bounded: long pages are cut (`decoding.MAX_CHARACTERS`), and mentions are looked for in the first `LONGEST_SEARCHED`
characters.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from crawler.items import UNKNOWN_SOURCE, Article, Caption, Context, Dating, Mention, Page, Source, TopicMention
from pipelines.html_article import read_html, read_regardless
from pipelines.topics import find_topics
from pipelines.verdict import NotArticle
from pipelines.version import EXTRACTOR

#: A body is stored up to here (characters): the database refuses texts over 2 MB.
LONGEST_BODY = 500_000
#: Mentions are looked for up to here: finding people is the slow part, and time must stay bounded.
LONGEST_SEARCHED = 120_000
#: For a page by itself there is no fetch to compare dates with.
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)

_HTML = ("text/html", "application/xhtml+xml", "")


def process(page: Page, source: Source, context: Context) -> Article | None:
    """The article on a page, or None when it holds none. See `examine` for the reason."""
    result = examine(page, source, context)
    return result if isinstance(result, Article) else None


def explain_not_article(page: Page, source: Source, context: Context) -> str | None:
    """Why a page holds no article; None when it holds one."""
    result = examine(page, source, context)
    return result.reason if isinstance(result, NotArticle) else None


def examine(page: Page, source: Source, context: Context, *, mentions: bool = True) -> Article | NotArticle:
    """The article on a page, or the reason why there is none.

    ``mentions=False`` leaves out people, units, dates, documents and topics, which take most of the time.
    """
    if page.status != 200:
        return NotArticle(reason=f"status {page.status}")
    if page.mime == "text/plain":
        from pipelines.plain_article import read_plain_article

        result = read_plain_article(page, source, context)
    elif page.mime in _HTML:
        result = read_html(page, source, context)
    elif page.url.startswith("import:"):
        from pipelines.document_article import is_document, read_document

        if not is_document(page):
            return NotArticle(reason=f"not a web page: {page.mime}")
        result = read_document(page, source, context)
    else:
        return NotArticle(reason=f"not a web page: {page.mime}")
    if isinstance(result, NotArticle):
        return result
    return finished(result, source, mentions=mentions)


def extract_article(html: bytes | str, url: str) -> Article | None:
    """The article on one page by itself, without mentions and without what other pages of its host teach.

    The caller says that it is one: where `examine` would refuse the page, its reading is given all the same, with the
    reason in ``refused``. None: no HTML, or neither title nor text nor date.
    """
    body, content_type = (
        (html, "text/html")
        if isinstance(html, bytes)
        else (
            html.encode("utf-8", errors="replace"),
            "text/html; charset=utf-8",
        )
    )
    page = Page(url=url, body=body, content_type=content_type, fetched_at=_NEVER)
    result = read_regardless(page, UNKNOWN_SOURCE, Context.empty(UNKNOWN_SOURCE.key))
    return finished(result, UNKNOWN_SOURCE, mentions=False) if isinstance(result, Article) else None


def finished(article: Article, source: Source, *, mentions: bool) -> Article:
    """The article with its mentions, digest and version: what HTML and plain text end with alike."""
    warnings = list(article.warnings)
    if len(article.body) > LONGEST_BODY:
        warnings.append(f"body cut after {LONGEST_BODY} characters")
        article = replace(article, body=article.body[:LONGEST_BODY])
    found: tuple[Mention, ...] = ()
    topics: tuple[TopicMention, ...] = ()
    if mentions:
        if len(article.body) > LONGEST_SEARCHED:
            warnings.append(f"mentions only in the first {LONGEST_SEARCHED} characters")
        found = _mentions(article, source)
        topics = find_topics(_searched(article), found)
    return replace(
        article,
        mentions=found,
        topics=topics,
        text_digest=text_digest(article.title, article.lead, article.body, article.captions),
        extractor=EXTRACTOR,
        warnings=tuple(warnings),
    )


def text_digest(title: str, lead: str | None, body: str, captions: Sequence[Caption]) -> str:
    """SHA-256 over the clean text. Two articles of the same words have the same digest, whatever their markup."""
    text = "\n\n".join((title, lead or "", body, *(caption.text for caption in captions)))
    return hashlib.sha256(text.encode()).hexdigest()


def _mentions(article: Article, source: Source) -> tuple[Mention, ...]:
    from pipelines.mentions import find_mentions

    published = day_of(article.published)
    return tuple(
        replace(mention, field=name)
        for name, text in _searched(article).items()
        if text
        for mention in find_mentions(text, published, source)
    )


def _searched(article: Article) -> dict[str, str]:
    """The texts that are searched for mentions and topics, by field."""
    fields = {"title": article.title, "lead": article.lead or "", "body": article.body[:LONGEST_SEARCHED]}
    return fields | {f"caption:{number}": caption.text for number, caption in enumerate(article.captions)}


def day_of(dating: Dating | None) -> date | None:
    """The last day that a publication stamp can mean: what dates without a year are counted from."""
    if dating is None:
        return None
    parts = dating.value.rpartition("/")[2][:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 12
        return date(year, month, int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1])
    except ValueError:
        return None
