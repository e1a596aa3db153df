"""DNN with EasyDNNnews: module and article by name and number in the path, pages by grid and number."""

from __future__ import annotations

from tests.mini_sites import News, Shape


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}"><span>{name}</span></a></li>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi-VN"><head id="Head"><meta charset="utf-8"><title>Bệnh viện Phổi</title>'
        '<meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke ">'
        '<link href="/Portals/_default/default.css" rel="stylesheet"></head><body id="Body">'
        '<form id="Form" method="post" action="/"><div class="aspNetHidden">'
        '<input type="hidden" name="__VIEWSTATE" value="dGh1"></div>'
        f'<div id="dnn_header"><div id="dnnMenu"><ul>{links}</ul></div></div>'
        f'<div id="dnn_ContentPane"><div id="dnn_ctr591_ContentPane">{inside}</div></div>'
        '<div id="dnn_FooterPane">Bản quyền thuộc Bệnh viện</div>'
        '<input name="__dnnVariable" type="hidden" id="__dnnVariable"></form></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="edn_fullView"><h1 class="edn_articleTitle">{one.title}</h1>'
        f'<div class="edn_metaDetails"><time>{one.day:%d/%m/%Y}</time> Lượt xem: {one.number}</div>'
        f'<div class="edn_articleContent"><p>{one.lead}</p>{one.body}</div></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<article class="edn_article edn_clearFix"><h2 class="edn_articleTitle"><a href="{path}">{one.title}</a></h2>'
        f'<div class="edn_articleSummary">{one.lead}</div>'
        f'<a class="edn_readMoreButton" href="{path}">Xem tiếp</a></article>'
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<a class="page" href="/{section}/pgrid/591/pageid/{n}">{n}</a>' for n in range(1, pages + 1) if n != page
    )
    return f'<div class="article_pager">{links}</div>'


SHAPE = Shape(
    family="dotnetnuke",
    article=lambda one: f"/{one.section}/ArtMID/591/ArticleID/{70 + one.number}/{one.slug}",
    listing=lambda section, page: f"/{section}" + (f"/pgrid/591/pageid/{page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (
        (f"/{one.section}/language/vi-VN/ArtMID/591/ArticleID/{70 + one.number}/{one.slug}",)
        if one.number % 6 == 0
        else ()
    ),
    copies=lambda one: (
        f"/{one.section}/ArtMID/591/ArticleID/{70 + one.number}/{one.slug}?dnnprintmode=true&SkinSrc=x",
        f"/{one.section}/language/en-US/ArtMID/591/ArticleID/{70 + one.number}/{one.slug}",
    ),
    traps=(
        "/Login?returnurl=%2f",
        "/hoat-dong/ctl/Register",
        "/hoat-dong/PID/591/TagID/4/TagName/y-te",
        "/hoat-dong/PID/591/AuthorID/3",
        "/hoat-dong/PID/591/evl/0/ecd/2025/3",
        "/Tim-kiem?Search=sot",
    ),
)
