"""Drupal 10: nodes under aliases, lists by Views with exposed filters, pages from 0."""

from __future__ import annotations

from tests.mini_sites import News, Shape


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li class="menu-item"><a href="{path}">{name}</a></li>' for path, name in menu)
    full = "node--view-mode-full" in inside
    own = inside.partition("<!--")[2].partition("-->")[0] if full else ""
    body = "path-node page-node-type-article" if full else "path-tin"
    return (
        '<!doctype html><html lang="vi" dir="ltr"><head><meta charset="utf-8"><title>Chi cục Dân số</title>'
        f'<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">{own}</head><body class="{body}">'
        f'<header class="site-header"><nav class="primary-nav"><ul class="menu">{links}</ul></nav></header>'
        f'<main role="main">{inside}</main><footer class="site-footer">Bản quyền thuộc Chi cục</footer>'
        '<script type="application/json" data-drupal-selector="drupal-settings-json">{}</script></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<!--<link rel="canonical" href="/{one.section}/{one.slug}">-->'
        f'<div class="block block-core block-page-title-block"><h1 class="title page-title"><span class="field '
        f'field--name-title">{one.title}</span></h1></div>'
        '<article class="node node--type-article node--view-mode-full"><header><div class="node__meta"><span>Gửi bởi '
        f'<span class="node__author">quantri</span>, {one.day:%d/%m/%Y}</span></div></header>'
        '<div class="node__content"><div class="clearfix text-formatted field field--name-body field__item">'
        f"<p>{one.lead}</p>{one.body}</div>"
        '<div class="field field--name-field-tags"><a href="/tags/y-te">y tế</a></div></div></article>'
    )


def _item(one: News, path: str) -> str:
    return (
        '<div class="views-row"><article class="node node--type-article node--view-mode-teaser"><header>'
        f'<h2 class="node__title"><a href="{path}" rel="bookmark"><span>{one.title}</span></a></h2></header>'
        f'<div class="node__content"><p>{one.lead}</p></div></article></div>'
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<li class="pager__item"><a class="pager__link" href="?page={n - 1}">'
        f'<span class="visually-hidden">Trang</span>{n}</a></li>'
        for n in range(1, pages + 1)
        if n != page
    )
    sort = f'<a href="/{section}?order=title&amp;sort=asc">Tiêu đề</a>'
    return f'{sort}<nav class="pager" role="navigation"><ul class="pager__items js-pager__items">{links}</ul></nav>'


SHAPE = Shape(
    family="drupal",
    article=lambda one: f"/{one.section}/{one.slug}",
    listing=lambda section, page: f"/{section}" + (f"?page={page - 1}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (f"/print/{one.number}", f"/printpdf/{one.number}", f"/comment/reply/node/{one.number}/comment"),
    traps=(
        "/user/login",
        "/search/node",
        "/hoat-dong?order=title&sort=asc",
        "/hoat-dong?field_ngay=2025-03",
        "/archive/202503",
        "/tags/y-te",
        "/hoat-dong?page=0,1",
        "/calendar/2025-03",
    ),
)
