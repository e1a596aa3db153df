"""DNN with the module of Ventrian: articleType and articleId in the path, .aspx at its end, archives by month."""

from __future__ import annotations

from dataclasses import replace

from tests.mini_sites import News
from tests.minis.dotnetnuke import SHAPE as EASY

_TABS = {"hoat-dong": 62, "suc-khoe": 63}


def _story(one: News) -> str:
    return (
        f'<div class="article"><h1 class="articleHeadline">{one.title}</h1><div class="articleMetaData">Đăng lúc '
        f'{one.day:%d/%m/%Y} bởi quantri</div><div class="articleEntry"><p>{one.lead}</p>{one.body}</div></div>'
    )


SHAPE = replace(
    EASY,
    article=lambda one: (
        f"/{one.section}/tabid/{_TABS[one.section]}/articleType/ArticleView/articleId/{one.number}/x.aspx"
    ),
    listing=lambda section, page: (
        f"/{section}/tabid/{_TABS[section]}/" + (f"currentpage/{page}/" if page > 1 else "") + "Default.aspx"
    ),
    story=_story,
    item=lambda one, path: f'<div class="article"><h2><a href="{path}">{one.title}</a></h2><p>{one.lead}</p></div>',
    pager=lambda section, page, pages: "".join(
        f'<a href="/{section}/tabid/{_TABS[section]}/currentpage/{n}/Default.aspx">{n}</a> '
        for n in range(1, pages + 1)
        if n != page
    ),
    twins=lambda one: (
        (f"/default.aspx?tabid={_TABS[one.section]}&articleId={one.number}",) if one.number % 6 == 0 else ()
    ),
    copies=lambda one: (
        f"/{one.section}/tabid/{_TABS[one.section]}/ctl/Print/articleId/{one.number}/x.aspx",
        f"/DesktopModules/DnnForge%20-%20NewsArticles/Print.aspx?tabid=62&tabmoduleid=9&articleId={one.number}",
    ),
    traps=(
        "/hoat-dong/tabid/62/articleType/ArchiveView/month/3/year/2025/Default.aspx",
        "/hoat-dong/tabid/62/articleType/AuthorView/authorID/3/x.aspx",
        "/hoat-dong/tabid/62/ctl/Login/Default.aspx",
    ),
)
