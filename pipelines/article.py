"""From one page to one article: the only place that knows the order of the steps.

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
from pipelines import layouts
from pipelines.attachments import find_attachments
from pipelines.body import Content, find_content, is_text, paragraphs
from pipelines.captions import find_captions, layout_captions
from pipelines.clean import chrome_elements, is_kept_byline, marked
from pipelines.closing import find_byline, find_lead
from pipelines.decoding import decode, parse
from pipelines.language import language_of
from pipelines.lines import Line, Picture
from pipelines.metadata import find_section, find_tags, find_title, read_head
from pipelines.published import find_dates_of_page
from pipelines.text import fold
from pipelines.topics import find_topics
from pipelines.urls import canonical
from pipelines.verdict import NotArticle, refuse
from pipelines.version import EXTRACTOR
from pipelines.walk import read

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
        result = _read_html(page, source, context)
    else:
        return NotArticle(reason=f"not a web page: {page.mime}")
    if isinstance(result, NotArticle):
        return result
    return finished(result, source, mentions=mentions)


def extract_article(html: bytes | str, url: str) -> Article | None:
    """The article on one page by itself, without mentions and without what other pages of its host teach."""
    body, content_type = (
        (html, "text/html")
        if isinstance(html, bytes)
        else (
            html.encode("utf-8", errors="replace"),
            "text/html; charset=utf-8",
        )
    )
    page = Page(url=url, body=body, content_type=content_type, fetched_at=_NEVER)
    result = examine(page, UNKNOWN_SOURCE, Context.empty(UNKNOWN_SOURCE.key), mentions=False)
    return result if isinstance(result, Article) else None


def _address(url: str, claimed: str | None, layout: layouts.Layout) -> str:
    """The address that stands for an article: of its addresses on this host, the one the page itself calls canonical.

    A claim that names another article or another host (moh.gov.vn on pages of ncov.moh.gov.vn) is not believed.
    """
    if claimed and layouts.identity(layout, claimed) == layouts.identity(layout, url):
        return canonical(claimed)
    return canonical(url)


def _read_html(page: Page, source: Source, context: Context) -> Article | NotArticle:
    text, warnings = decode(page.body, page.content_type)
    tree = parse(text)
    if tree is None:
        return NotArticle(reason="no HTML in it")
    layout = layouts.detect(tree, page.url) or layouts.GENERIC
    if layouts.is_copy(layout, page.url):
        return NotArticle(reason="a print, mail, tag or feed copy")
    head = read_head(tree, page.url)
    reading = read(tree, chrome_elements(tree, layout))
    items = marked(reading, context)
    content = find_content(tree, items, reading, layout)
    title = find_title(tree, items, head, layout, context, content.positions[0] if content else None)
    refused = refuse(tree, layout, items, content, title, head, page.url)
    if refused is not None:
        return refused
    if title is None or content is None:
        return NotArticle(reason="no title")
    positions = _without_title(items, content, title.text, title.position)
    dates = find_dates_of_page(
        tree, items, head, layout, title_at=title.position, body=positions, url=page.url, latest=page.fetched_at
    )
    captions, caption_lines = find_captions(items, positions, page.url)
    known = {caption.text for caption in captions}
    captions = (*(c for c in layout_captions(tree, layout, page.url) if c.text not in known), *captions)
    lines = [
        i
        for i in positions
        if i not in caption_lines
        and i not in dates.positions
        and isinstance(item := items[i], Line)
        and (is_text(item) or is_kept_byline(item))
    ]
    lead = find_lead(tree, items, lines, layout, layouts.GENERIC)
    lines = [i for i in lines if lead is None or i not in lead.positions]
    byline = find_byline(tree, items, lines, head, layout, layouts.GENERIC, title.position)
    kept = [
        line
        for i in lines
        if (byline is None or i not in byline.positions) and isinstance(line := items[i], Line) and line.chrome is None
    ]
    body = "\n".join(paragraphs(kept))
    if lead is not None and not body:
        # A notice of one paragraph: that is its text, not its lead.
        body, lead = lead.text, None
    if not body and not captions:
        return NotArticle(reason="no text")
    tables = tuple(reading.tables[i] for i in sorted(reading.tables) if i in set(lines))
    lang = language_of(f"{title.text} {lead.text if lead else ''} {body}")
    return Article(
        url=_address(page.url, head.canonical, layout),
        identity_url=layouts.identity(layout, page.url, lang, head.canonical),
        source=source.key,
        title=title.text,
        body=body,
        lead=lead.text if lead else None,
        byline=(byline.text or None) if byline else None,
        published=dates.published,
        updated=dates.updated,
        section=find_section(tree, items, layout, layouts.GENERIC, title),
        tags=find_tags(tree, layout, layouts.GENERIC),
        lang=lang,
        canonical_url=head.canonical,
        captions=captions,
        attachments=find_attachments(tree, layout, content.container, page.url),
        tables=tables,
        layout=layout.key,
        context=context.version,
        warnings=(*warnings, *dates.warnings),
    )


def _without_title(
    items: Sequence[Line | Picture], content: Content, title: str, position: int | None
) -> tuple[int, ...]:
    """The content's positions below its title, when the title stands inside."""
    positions = content.positions
    if position is not None and positions[0] <= position <= positions[-1]:
        positions = tuple(i for i in positions if i > position) or positions
    folded = fold(title)
    head = positions[:3]
    return tuple(i for i in positions if i not in head or not isinstance(t := items[i], Line) or fold(t.text) != folded)


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
