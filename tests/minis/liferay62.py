"""Liferay 6.2: an article in the asset publishers of two pages, in two languages and at port 80; print and pop-up."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_INSTANCES = {"hoat-dong": "k20AbcQkZOqn", "suc-khoe": "TW6LxyZtwaN0"}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li role="presentation"><a href="{path}"><span>{name}</span></a></li>' for path, name in menu)
    return (
        '<!doctype html><html class="ltr" dir="ltr" lang="en-US"><head><title>Chi cục An toàn vệ sinh thực phẩm</title>'
        '<meta charset="UTF-8"><script src="/html/js/liferay/available_languages.jsp"></script></head>'
        '<body class="yui3-skin-sam controls-visible signed-out"><div id="wrapper"><header id="banner">'
        f'<nav class="sort-pages" id="navigation"><ul role="menubar">{links}<li><a href="/lien-he">Liên hệ</a></li>'
        '</ul></nav></header><div id="content"><div class="portlet-boundary portlet-boundary_101_" '
        f'id="p_p_id_101_INSTANCE_k20AbcQkZOqn_"><div class="portlet-body">{inside}</div></div></div>'
        '<footer id="footer">Bản quyền thuộc Chi cục</footer></div></body></html>'
    )


def _path(one: News, page: str = "", instance: str = "") -> str:
    slug = one.slug.replace("d", "", 1) if one.number % 7 == 0 else one.slug  # Liferay drops the letter đ
    return f"/{page or one.section}/-/asset_publisher/{instance or _INSTANCES[one.section]}/content/{slug}"


def _story(one: News) -> str:
    return (
        f'<div class="contentDetail"><h3>{one.title}</h3><div class="text-right"><p>{one.day:%d/%m/%Y} | 08:05 AM</p>'
        '</div><div class="asset-full-content show-asset-title"><div class="sapo"><strong>'
        f'{one.lead}</strong></div><div class="journal-content-article">{one.body}</div></div>'
        '<span class="taglib-asset-tags-summary"><a class="tag" href="javascript:;">y tế</a></span></div>'
    )


def _item(one: News, path: str) -> str:
    back = f"{path}?inheritRedirect=false&redirect=%2Ftrang-chu" if one.number % 2 else path
    return (
        f'<div class="page-list-news"><h3 class="asset-title"><a href="{back}">{one.title}</a></h3>'
        f'<span class="time">{one.day:%d/%m/%Y}</span><p>{one.lead}</p></div>'
    )


def _listing(section: str, page: int) -> str:
    if page == 1:
        return f"/{section}"
    portlet = f"101_INSTANCE_{_INSTANCES[section]}"
    return (
        f"/{section}?p_p_id={portlet}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&p_p_col_id=column-1"
        f"&_{portlet}_delta=4&_{portlet}_cur={page}"
    )


def _pager(section: str, page: int, pages: int) -> str:
    def linked(number: int) -> str:
        if number == 1:
            return _listing(section, 1)
        portlet = f"101_INSTANCE_{_INSTANCES[section]}"
        return f"{_listing(section, number)}&_{portlet}_keywords=&_{portlet}_advancedSearch=false"

    links = "".join(
        f'<li><a href="{linked(n)}">{"Tiếp theo" if n == page + 1 else n}</a></li>'
        for n in range(1, pages + 1)
        if n != page
    )
    return f'<div class="lfr-pagination"><ul class="pager">{links}</ul></div>'


SHAPE = Shape(
    family="liferay62",
    article=_path,
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (
        (_path(one, "trang-chu", "ZzYy99"), _path(one, "en_US/trang-chu", "ZzYy99")) if one.number % 5 == 0 else ()
    ),
    copies=lambda one: (
        f"{_path(one)}?p_p_state=pop_up&_101_INSTANCE_k20AbcQkZOqn_viewMode=print",
        f"{_path(one)}?p_p_lifecycle=1&p_p_state=exclusive",
    ),
    traps=(
        "/c/portal/login?p_l_id=20124",
        "/hoat-dong/-/asset_publisher/k20AbcQkZOqn/rss",
        "/hoat-dong/-/calendar/2025-03",
        "/hoat-dong?p_p_id=3&p_p_lifecycle=0&p_p_state=maximized&_3_keywords=sot",
        "/hoat-dong/-/tags/y-te",
        "/xem-tin-theo-ngay?p_p_id=tintheongay_WAR_x&p_p_lifecycle=0&_tintheongay_WAR_x_ngay=12/3/2025",
    ),
)
