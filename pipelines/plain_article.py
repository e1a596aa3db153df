"""From a text dump to an article: a page of type text/plain, whose structure its lines alone must give."""

from __future__ import annotations

from crawler.items import Article, Caption, Context, Page, Source
from pipelines.decoding import decode
from pipelines.language import language_of
from pipelines.plain import read_plain
from pipelines.urls import canonical
from pipelines.verdict import NotArticle


def read_plain_article(page: Page, source: Source, context: Context) -> Article | NotArticle:
    """The article of a plain text, without mentions and digest, or the reason why there is none."""
    text, warnings = decode(page.body, page.content_type)
    document = read_plain(text)
    if document is None:
        return NotArticle(reason="no title and text in it")
    body = "\n".join(document.paragraphs)
    lead = document.lead
    if lead and not body:
        body, lead = lead, None
    address = canonical(page.url)
    given = {"title": True, "lead": lead, "byline": document.byline, "section": document.section, "body": body}
    return Article(
        url=address,
        identity_url=address,
        source=source.key,
        title=document.title,
        body=body,
        lead=lead,
        byline=document.byline,
        published=document.published,
        updated=document.updated,
        section=document.section,
        lang=language_of(f"{document.title} {lead or ''} {body}"),
        captions=tuple(Caption(text=caption) for caption in document.captions),
        layout="plain",
        field_rules=tuple((name, "plain text") for name, found in given.items() if found),
        context=context.version,
        warnings=warnings,
    )
