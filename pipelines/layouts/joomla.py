"""Joomla 1.5 to 5: the component com_content, and K2, which many Vietnamese sites put in its place.

Source of the facts: the templates ``com_content/tmpl/article`` and ``category`` and the layouts of the info block
(``createdby``, ``published``, ``category-name``). Versions before 3 wrote tables (``contentpaneopen``); these and K2
are written down from what sites show, not from the source.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

JOOMLA = Layout(
    key="joomla",
    fingerprint=(
        'meta[name="generator"][content*="Joomla"]',
        'script[src*="/media/jui/js/"]',
        'script[src*="/media/system/js/core"]',
        'script[src*="/media/system/js/mootools"]',
        'link[href*="/media/vendor/joomla-custom-elements/"]',
        'script[class*="joomla-script-options"]',
        '[class*="com-content-"]',
        'a[href*="option=com_content"]',
    ),
    scripts=("joomla-script-options", "Joomla.JText", "/media/jui/js/"),
    headers=(("x-content-powered-by", "k2"),),
    article=(
        "body.view-article",
        ".com-content-article",
        ".item-page",
        "#k2Container.itemView",
        "table.contentpaneopen td.article_column",
    ),
    listing=(
        "body.view-category",
        "body.view-featured",
        "body.view-categories",
        "body.view-itemlist",
        ".com-content-category-blog",
        ".com-content-category",
        ".blog-featured",
        ".category-list",
        "div.blog",
        "#k2Container.itemListView",
    ),
    title=(
        ".com-content-article .page-header [itemprop=headline]",
        ".item-page .page-header [itemprop=headline]",
        ".item-page h2[itemprop=headline]",
        # Without the name of the page over it the article has the h1; with it, the h2.
        ".item-page .page-header h2",
        ".item-page .page-header h1",
        ".item-page > h2",
        ".item-page > h1",
        ".itemView .itemTitle",
        "td.contentheading",
    ),
    lead=(".itemView .itemIntroText",),
    body=(
        ".com-content-article__body",
        '.item-page [itemprop="articleBody"]',
        ".itemView .itemFullText",
        ".itemView .itemBody",
        ".item-page",
        "table.contentpaneopen",
    ),
    date=(
        ".article-info .published time",
        ".article-info .published",
        ".article-info .create time",
        ".article-info .create",
        ".itemView .itemDateCreated",
        "td.createdate",
    ),
    hidden_date=('.article-info [itemprop="datePublished"]', '.article-info [itemprop="dateCreated"]'),
    byline=(".article-info .createdby", ".itemView .itemAuthor", "td.createby", ".contentpaneopen .small"),
    captions=(".item-page figcaption", ".item-page .img_caption .wf_caption", ".itemView .itemImageCaption"),
    section=(".article-info .category-name a", ".itemView .itemCategory a", ".breadcrumb li:nth-last-child(2) a"),
    tags=(".item-page ul.tags a", ".com-content-article ul.tags a", ".itemView .itemTags a"),
    attachments=(".item-page .attachmentsList a", ".itemView .itemAttachmentsBlock a"),
    drop=(
        ".article-info",
        ".item-page ul.tags",
        ".pager.pagenav",
        ".pagenavigation",
        ".com-content-article__links",
        ".icons",
        ".content_rating",
        ".itemToolbar",
        ".itemRatingBlock",
        ".itemRelated",
        ".itemNavigation",
        ".itemComments",
        ".itemAuthorLatest",
        ".itemTagsBlock",
        ".itemHits",
        ".article_separator",
        "td.buttonheading",
        ".mod-articles-related",
        ".relateditems",
    ),
    identity=(
        re.compile(
            r"\?(?=.*\boption=com_content\b)(?=.*\bview=article\b).*"
            r"\bid=(?P<id>\d+)(?:(?::|%3A)(?P<alias>[^&]+))?"
        ),
        re.compile(r"\?(?=.*\boption=com_k2\b)(?=.*\bview=(?P<k2>item)\b).*\bid=(?P<id>\d+)"),
        re.compile(r"/(?P<k2>item)/(?P<id>\d+)-[^/?]*$"),
        # Whatever menu entry it is shown under. The number alone may be a category's.
        re.compile(r"^(?:/index\.php)?/(?:[^?]*/)?(?P<id>\d+)-(?P<alias>[^/?]*?)(?:\.html)?/?(?:\?.*)?$"),
        re.compile(r"^(?:/index\.php)?/(?!component/|index\.php|\?)(?P<path>[^?]*?[^/?])(?:\.html)?/?(?:\?.*)?$"),
    ),
    copies=re.compile(
        r"[?&](?:tmpl=component|print=1|format=(?:pdf|feed|raw))|/component/(?:mailto|users|search|finder|tags)|"
        r"/itemlist/(?:tag|user|date|search)"
    ),
)
