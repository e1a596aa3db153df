"""From the parts of one web page to its article, without mentions."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import Article, Context, Page, Source
from pipelines import layouts
from pipelines.attachments import find_attachments
from pipelines.body import paragraphs
from pipelines.headlines import Title
from pipelines.language import language_of
from pipelines.lines import Line
from pipelines.page_parts import PageParts, take_all, take_apart
from pipelines.sections import sections
from pipelines.tags import find_tags
from pipelines.urls import canonical
from pipelines.verdict import NotArticle


def read_html(page: Page, source: Source, context: Context) -> Article | NotArticle:
    """The article on a web page, or why there is none."""
    parts = PageParts()
    refused = take_apart(page, context, parts)
    if refused is not None:
        return refused
    article = _article(page, source, context, parts)
    return article if _tells(article) else NotArticle(reason="no text")


def read_regardless(page: Page, source: Source, context: Context) -> Article | NotArticle:
    """What can be read on a page that its caller calls an article. Where the archive would not have it, the article
    says why (``refused``); where there is neither title nor text nor date, there is none.
    """
    parts = PageParts()
    refused = take_all(page, context, parts)
    if refused is not None and parts.tree is None:
        return refused
    article = _article(page, source, context, parts)
    if refused is None and not _tells(article):
        refused = NotArticle(reason="no text")
    if refused is None:
        return article
    return (
        replace(article, refused=refused.reason) if article.title or article.published or _tells(article) else refused
    )


def _tells(article: Article) -> bool:
    return bool(article.body or article.captions)


def _article(page: Page, source: Source, context: Context, parts: PageParts) -> Article:
    title, content, layout, byline = (
        parts.title or Title(text="", rule="none"),
        parts.content,
        parts.layout,
        parts.byline,
    )
    lead = parts.lead.text if parts.lead else None
    rules = _field_rules(parts)
    body = "\n".join(paragraphs([line for i in parts.kept if isinstance(line := parts.items[i], Line)]))
    if (
        parts.lead is not None
        and not body
        and not (parts.captions and parts.lead.rule.startswith(("layout:", "named", "bold paragraph over")))
    ):
        # A notice of one paragraph: that is its text, not its lead. A row of pictures under a sapo is none.
        body, lead = parts.lead.text, None
        rules["body"] = rules.pop("lead")
    lang = language_of(f"{title.text} {lead or ''} {body}")
    end = parts.positions[-1] if parts.positions else None
    headline = parts.items[title.position].element if title.position is not None else None
    section = next(sections(parts.tree, parts.items, parts.head, layout, layouts.GENERIC, title, end), None)
    if section is not None:
        rules["section"] = section[1]
    return Article(
        url=_address(page.url, parts.head.canonical, layout),
        identity_url=layouts.identity(layout, page.url, lang, parts.head.canonical),
        source=source.key,
        title=title.text,
        body=body,
        lead=lead,
        byline=(byline.text or None) if byline else None,
        published=parts.dates.published,
        updated=parts.dates.updated,
        section=section[0] if section else None,
        tags=find_tags(parts.tree, parts.items, layout, layouts.GENERIC, end),
        lang=lang,
        canonical_url=parts.head.canonical,
        captions=parts.captions,
        attachments=find_attachments(parts.tree, layout, content.container, page.url, headline) if content else (),
        tables=tuple(parts.reading.tables[i] for i in sorted(parts.reading.tables) if i in set(parts.lines)),
        layout=layout.key,
        field_rules=tuple(rules.items()),
        context=context.version,
        warnings=(*parts.warnings, *parts.dates.warnings),
    )


def _field_rules(parts: PageParts) -> dict[str, str]:
    """The rule that gave each field, of those that the page has."""
    found = {"title": parts.title, "lead": parts.lead, "body": parts.content}
    rules = {field: one.rule for field, one in found.items() if one is not None}
    if parts.byline is not None and parts.byline.text:
        rules["byline"] = parts.byline.rule
    return rules


def _address(url: str, claimed: str | None, layout: layouts.Layout) -> str:
    """The address that stands for an article: of its addresses on this host, the one the page itself calls canonical.

    A claim that names another article or another host (moh.gov.vn on pages of ncov.moh.gov.vn) is not believed.
    """
    if claimed and layouts.identity(layout, claimed) == layouts.identity(layout, url):
        return canonical(claimed)
    return canonical(url)
