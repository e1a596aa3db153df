"""Joomla 4: category blogs and articles of com_content under a menu, feeds on every list, pages by offset."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_PER_PAGE = 4


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li class="nav-item"><a href="{path}">{name}</a></li>' for path, name in menu)
    view = "view-article" if "com-content-article" in inside else "view-category layout-blog"
    return (
        '<!doctype html><html lang="vi-vn"><head><meta charset="utf-8"><title>Trung tâm Pháp y</title>'
        '<meta name="generator" content="Joomla! - Open Source Content Management">'
        '<script type="application/json" class="joomla-script-options new">{}</script></head>'
        f'<body class="site com_content wrapper-static {view} no-task itemid-101">'
        f'<header class="header"><nav class="navbar"><ul class="mod-menu">{links}</ul></nav></header>'
        f'<div class="site-grid"><main>{inside}</main></div><footer class="footer">Bản quyền thuộc Trung tâm</footer>'
        "</body></html>"
    )


def _story(one: News) -> str:
    return (
        '<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article">'
        '<meta itemprop="inLanguage" content="vi-VN">'
        f'<div class="page-header"><h1 itemprop="headline">{one.title}</h1></div>'
        '<dl class="article-info text-muted"><dt class="article-info-term">Chi tiết</dt>'
        f'<dd class="category-name">Chuyên mục: <a href="/{one.section}">Mục</a></dd>'
        f'<dd class="published"><time datetime="{one.day}T07:10:00+07:00">Đăng vào: {one.day:%d/%m/%Y}</time></dd>'
        f'<dd class="hits">Lượt xem: {one.number * 31}</dd></dl>'
        f'<div itemprop="articleBody" class="com-content-article__body"><p>{one.lead}</p>{one.body}</div>'
        '<ul class="tags list-inline"><li><a href="/component/tags/tag/y-te" class="btn">y tế</a></li></ul></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        '<div class="com-content-category-blog__item blog-item"><div class="item-content"><div class="page-header">'
        f'<h2 itemprop="headline"><a href="{path}" itemprop="url">{one.title}</a></h2></div><p>{one.lead}</p>'
        f'<p class="readmore"><a class="btn" href="{path}">Đọc thêm: {one.title[:20]} …</a></p></div></div>'
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<li class="page-item"><a class="page-link" href="/{section}?start={(n - 1) * _PER_PAGE}">{n}</a></li>'
        for n in range(1, pages + 1)
        if n != page
    )
    return f'<nav class="pagination__wrapper"><ul class="pagination">{links}</ul></nav>'


SHAPE = Shape(
    family="joomla",
    article=lambda one: f"/{one.section}/{400 + one.number}-{one.slug}",
    listing=lambda section, page: f"/{section}" + (f"?start={(page - 1) * _PER_PAGE}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (
        f"/{one.section}/{400 + one.number}-{one.slug}?tmpl=component&print=1&page=",
        f"/component/mailto/?tmpl=component&link={one.number}abc",
        f"/{one.section}/{400 + one.number}-{one.slug}?format=pdf",
    ),
    traps=(
        "/component/users/?view=login",
        "/component/search/?searchword=sot",
        "/component/tags/tag/y-te",
        "/lich/eventsbyday/2025/3/12/-",
        "/lich/month.calendar/2025/03/01/-",
        "/hoat-dong?filter_order=a.title",
        "/index.php?option=com_contact&view=contact&id=1",
    ),
)
