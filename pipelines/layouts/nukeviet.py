"""NukeViet 3.4 to 5 and its eGovernment edition: module ``news`` in the themes that ship with it.

Source of the facts: the detail and viewcat templates of nukeviet/nukeviet. Version 3.4 has ``#news_detail`` and
``#hometext``. Themes made for one site often rename the body; the generic rules read those.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

NUKEVIET = Layout(
    key="nukeviet",
    fingerprint=(
        'meta[name="generator"][content*="NukeViet"]',
        "#news-bodyhtml",
        'a[href*="/savefile/"][href$=".html"]',
        'link[href*="/themes/"][href*="/css/"][href*="nukeviet"]',
    ),
    scripts=("nv_base_siteurl", "nv_lang_data", "nv_name_variable"),
    headers=(("x-powered-by", "nukeviet"),),
    article=('[itemtype*="NewsArticle"]', "#news-bodyhtml", "#news_detail"),
    listing=(".viewcat", ".news_column h3 > a", ".news_column h2 > a", ".list-group a.show.h4"),
    title=(
        '[itemtype*="NewsArticle"] h1[itemprop="headline"]',
        '[itemtype*="NewsArticle"] h1',
        ".news_column h1.title",
        "#news_detail h1",
        "h1.title",
    ),
    lead=(".hometext", "#hometext", '[itemtype*="NewsArticle"] div[itemprop="description"]'),
    body=("#news-bodyhtml", "div.bodytext", '[itemtype*="NewsArticle"] [itemprop="articleBody"]'),
    date=('[itemtype*="NewsArticle"] span.h5', ".news_column span.h5", "#news_detail span.time"),
    hidden_date=('[itemprop="datePublished"]', 'meta[property="article:published_time"]'),
    byline=(
        ".news_column p.h5.text-right",
        '[itemtype*="NewsArticle"] p.h5.text-right',
        "#news_detail p[style*=right]",
    ),
    captions=(".hometext figcaption", "figure.article figcaption", "#hometext #imghome em"),
    section=(".breadcrumb li:last-child", ".breadcrumbs li:last-child", "ul.temp-breadcrumbs li:last-child"),
    tags=('.news_column a[href*="/tag/"]', '.keywords a[href*="/tag/"]', 'a[rel="tag"]', "a[title] > em"),
    attachments=('.news-download-file a[href*="download=1"]', ".news-download-file a[href]"),
    drop=(
        ".other-news",
        "ul.related",
        ".news-download-file",
        ".socialicon",
        "#form3B",
        "#idcomment",
        "#formcomment",
        ".nv-comment",
        "#comment-content",
        ".breadcrumb",
        ".breadcrumbs-wrap",
        ".news_column .list-inline",
        "#news_detail .control",
        "p.copyright",
        ".keywords",
    ),
    identity=(
        # A category's alias may end in a number as well (/vi/news/covid-19/), and page 2 of one does.
        re.compile(
            r"^(?:/index\.php)?(?:/(?P<lang>[a-z]{2}))?/(?P<module>[a-z0-9-]+)(?:/[^?]*)?/(?!page-\d)[^/?]*-(?P<id>\d+)\.html?(?:\?.*)?$"
        ),
        re.compile(
            r"^(?:/index\.php)?(?:/(?P<lang>[a-z]{2}))?/(?P<module>(?![a-z]{2}/)[a-z0-9-]+)/[^?]*[^/?]/(?!page-\d)[^/?]*-(?P<id>\d+)/?(?:\?.*)?$"
        ),
        re.compile(
            r"\?(?=.*\blanguage=(?P<lang>[a-z]{2}))(?=.*\bnv=(?P<module>[a-z0-9-]+))"
            r".*\bop=[^&]*(?:/|%2F)(?!page-\d)[^&/]*-(?P<id>\d+)"
        ),
    ),
    copies=re.compile(r"/(?:print|savefile|sendmail|instant-rss|rss|tag|topic|author|groups|search)(?:/|$|\?)"),
)
