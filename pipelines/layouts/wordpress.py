"""WordPress: what core's functions print in any theme, and what the themes that ship with it are made of.

Source of the facts: the templates of the themes twentyeleven to twentytwentyone and the blocks of core
(``body_class``, ``post_class``, ``the_content`` wrapped in ``entry-content``). Themes that are sold (Flatsome,
Newspaper) keep ``body_class`` and mostly ``entry-content``; the names of theirs are inferred.
"""

from __future__ import annotations

import re

from pipelines.layouts.layout import Layout

WORDPRESS = Layout(
    key="wordpress",
    fingerprint=(
        'link[rel="https://api.w.org/"]',
        'meta[name="generator"][content^="WordPress"]',
        'link[href*="/wp-content/themes/"]',
        'link[href*="/wp-includes/"]',
        'script[src*="/wp-includes/"]',
        'script[src*="/wp-content/"]',
        "script.yoast-schema-graph",
        'img[class*="wp-image-"]',
        '[class*="wp-block-"]',
    ),
    headers=(("link", "api.w.org"), ("x-pingback", "xmlrpc.php")),
    # The front page of a shop or a picture's own page are "single" in name only.
    article=("body.single:not(.single-attachment):not(.single-product)", "body.single-post"),
    listing=("body.archive", "body.blog", "body.search", "body.error404", "body.page", "body.single-attachment"),
    title=("h1.entry-title", "h1.wp-block-post-title", ".post h2.entry-title", "h1.post-title", "h1.single-title"),
    lead=(".entry-header .entry-summary", ".td-post-sub-title", ".single-post-excerpt", ".entry-lead"),
    body=(
        ".entry-content",
        ".wp-block-post-content",
        ".td-post-content",
        ".post-content",
        ".single-content",
        'article.type-post [itemprop="articleBody"]',
    ),
    date=(
        ".entry-header time.published",
        ".entry-meta time.published",
        "time.entry-date.published",
        ".wp-block-post-date time",
        "article .posted-on",
        ".td-post-date",
        ".entry-meta .entry-date",
        ".post-meta .date",
    ),
    hidden_date=('meta[property="article:published_time"]',),
    byline=(
        ".entry-header .byline .author",
        ".entry-meta .author",
        ".entry-meta .author a",
        ".wp-block-post-author-name",
        ".posted-by .author",
    ),
    captions=(".wp-caption-text", ".wp-block-image figcaption"),
    section=(".cat-links a", ".taxonomy-category a", ".entry-category a", 'article a[rel="category tag"]'),
    tags=(".tags-links a", ".tag-links a", ".taxonomy-post_tag a", 'a[rel="tag"]'),
    attachments=('.entry-content a[href*="/wp-content/uploads/"]', ".wp-block-file a"),
    drop=(
        ".sharedaddy",
        ".jp-relatedposts",
        ".yarpp-related",
        ".related-posts",
        ".post-navigation",
        ".nav-links",
        ".wp-block-post-navigation-link",
        ".page-links",
        "#comments",
        ".comments-area",
        ".author-box",
        ".author-bio",
        "#toc_container",
        "#ez-toc-container",
        ".kk-star-ratings",
        ".addtoany_share_save_container",
        ".post-views",
        ".fb-comments",
        ".widget-area",
    ),
    identity=(
        re.compile(r"^/(?:index\.php)?\?(?:.*&)?p=(?P<id>\d+)"),
        # Any path may be an article's. Core sends every other spelling of it on to this one.
        re.compile(
            r"^(?:/index\.php)?/(?!(?:category|tag|author|page|feed|comments|wp-[a-z]+)(?:/|$))"
            r"(?P<path>[^?]*?[^/?])(?:/amp|/page/\d+)?/?(?:\?.*)?$"
        ),
    ),
    copies=re.compile(
        r"/(?:amp|embed|trackback|feed)/?(?:\?|$)|[?&](?:amp|replytocom|share|print|preview|like_comment)(?:=|&|$)"
        r"|/comment-page-\d+|/(?:tag|author)/|/print/?(?:\?|$)",
        re.IGNORECASE,
    ),
)
