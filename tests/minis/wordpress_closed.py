"""WordPress with its REST list and its sitemaps shut and dates in its addresses, under a theme of its own making."""

from __future__ import annotations

from dataclasses import replace

from tests.mini_sites import News
from tests.minis.wordpress import SHAPE as OPEN


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li class="menu-item"><a href="{path}">{name}</a></li>' for path, name in menu)
    body = "single single-post postid-9" if "noi-dung" in inside else "archive date"
    return (
        '<!doctype html><html lang="vi"><head><meta charset="UTF-8"><title>Phòng khám</title>'
        '<script src="/wp-includes/js/jquery/jquery.min.js"></script></head>'
        f'<body class="{body}"><div id="top"><ul class="menu">{links}</ul></div>{inside}</body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="noi-dung"><h1 class="post-title">{one.title}</h1><div class="post-meta">'
        f'<span class="date">{one.day:%d/%m/%Y}</span></div>'
        f'<div class="post-content"><p>{one.lead}</p>{one.body}</div></div>'
    )


SHAPE = replace(
    OPEN,
    article=lambda one: f"/{one.day:%Y/%m/%d}/{one.slug}/",
    listing=lambda section, page: f"/chuyen-muc/{section}/" + (f"page/{page}/" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=lambda one, path: f'<div class="tin"><h3><a href="{path}">{one.title}</a></h3><p>{one.lead}</p></div>',
    pager=lambda section, page, pages: "".join(
        f'<a class="page-numbers" href="/chuyen-muc/{section}/page/{n}/">{n}</a> ' for n in range(2, pages + 1)
    ),
    copies=lambda one: (f"/{one.day:%Y/%m/%d}/{one.slug}/?replytocom=3", f"/{one.day:%Y/%m/%d}/{one.slug}/amp/"),
    traps=("/author/bien-tap/", "/2025/", "/2025/03/", "/2025/03/12/", "/?s=sot"),
    others=lambda articles: {},
    hidden=0,
)
