"""WordPress as its own themes write it: entry-title, entry-content, classes on the body, REST list, sitemaps, feed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.mini_sites import News, Shape
from tests.servers import Answer

_XML = (("Content-Type", "application/xml; charset=utf-8"),)
_JSON = (("Content-Type", "application/json; charset=UTF-8"),)
_LIST = "/wp-json/wp/v2/posts?_fields=link&per_page=100"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li class="menu-item"><a href="{path}">{name}</a></li>' for path, name in menu)
    single = 'class="post-' in inside
    body = "post-template-default single single-post" if single else "archive category wp-embed-responsive"
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="UTF-8"><title>Trung tâm Kiểm nghiệm</title>'
        '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="https://api.w.org/" href="/wp-json/"><meta name="generator" content="WordPress 6.4.2">'
        f'<link rel="stylesheet" href="/wp-content/themes/xanh/style.css"></head><body class="{body}">'
        f'<header id="masthead" class="site-header"><nav class="main-navigation"><ul id="primary-menu">{links}'
        '<li><a href="/lien-he/">Liên hệ</a></li></ul></nav></header>'
        f'<main id="main" class="site-main">{inside}</main><footer class="site-footer">Bản quyền: Trung tâm</footer>'
        "</body></html>"
    )


def _story(one: News) -> str:
    return (
        f'<article id="post-{one.number}" class="post-{one.number} post type-post status-publish">'
        f'<header class="entry-header"><h1 class="entry-title">{one.title}</h1><div class="entry-meta">'
        f'<span class="posted-on"><a href="/{one.slug}/" rel="bookmark"><time class="entry-date published" '
        f'datetime="{one.day.isoformat()}T08:05:00+07:00">{one.day:%d/%m/%Y}</time></a></span>'
        '<span class="byline"> bởi <a class="url fn n" href="/author/bien-tap/">Biên tập</a></span></div></header>'
        f'<div class="entry-content"><p>{one.lead}</p>{one.body}</div>'
        f'<footer class="entry-footer"><span class="cat-links"><a href="/category/{one.section}/" rel="category tag">'
        f'Mục</a></span><span class="tags-links"><a href="/tag/y-te-xa/" rel="tag">xã</a></span></footer></article>'
        f'<div id="comments" class="comments-area"><a href="/{one.slug}/?replytocom=7">Trả lời</a></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<article class="hentry type-post"><header class="entry-header"><h2 class="entry-title">'
        f'<a href="{path}" rel="bookmark">{one.title}</a></h2></header>'
        f'<div class="entry-summary"><p>{one.lead}</p><a class="more-link" href="{path}">Đọc thêm</a></div></article>'
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<a class="page-numbers" href="/category/{section}/{f"page/{n}/" if n > 1 else ""}">{n}</a>'
        for n in range(1, pages + 1)
        if n != page
    )
    return f'<nav class="navigation pagination"><div class="nav-links">{links}</div></nav>'


def _others(articles: list[News]) -> Mapping[str, Answer]:
    newest = articles[::-1]
    items = "".join(f"<item><title>x</title><link>/{one.slug}/</link></item>" for one in newest[:10])
    maps = ("posts-post-1", "posts-page-1", "taxonomies-category-1", "taxonomies-post_tag-1", "users-1")
    index = "".join(f"<sitemap><loc>/wp-sitemap-{name}.xml</loc></sitemap>" for name in maps)
    posts = "".join(f"<url><loc>/{one.slug}/</loc><lastmod>{one.day}</lastmod></url>" for one in articles)
    name_space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return {
        "/feed/": Answer(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), headers=_XML),
        "/sitemap.xml": Answer(b"", 302, (("Location", "/wp-sitemap.xml"),)),
        "/wp-sitemap.xml": Answer(f"<sitemapindex {name_space}>{index}</sitemapindex>".encode(), headers=_XML),
        "/wp-sitemap-posts-post-1.xml": Answer(f"<urlset {name_space}>{posts}</urlset>".encode(), headers=_XML),
        "/wp-sitemap-taxonomies-category-1.xml": Answer(f"<urlset {name_space}></urlset>".encode(), headers=_XML),
        _LIST: Answer(json.dumps([{"link": f"/{one.slug}/"} for one in newest]).encode(), headers=_JSON),
    }


SHAPE = Shape(
    family="wordpress",
    article=lambda one: f"/{one.slug}/",
    listing=lambda section, page: f"/category/{section}/" + (f"page/{page}/" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (
        f"/{one.slug}/?replytocom=7",
        f"/{one.slug}/amp/",
        f"/{one.slug}/feed/",
        f"/{one.slug}/?share=facebook",
        f"/{one.slug}/embed/",
    ),
    traps=(
        "/author/bien-tap/",
        "/tag/y-te-xa/",
        "/2025/03/",
        "/2025/03/12/",
        "/?s=sot",
        "/wp-login.php",
        "/comments/feed/",
        "/wp-sitemap-users-1.xml",
        "/wp-sitemap-taxonomies-post_tag-1.xml",
        "/?m=202503",
    ),
    others=_others,
    hidden=3,
)
