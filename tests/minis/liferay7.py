"""Liferay DXP 7: an asset publisher on every page, articles at /web/guest/-/<slug>, the same ones under /en/."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_PORTLET = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_kq4USy75Ndp"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<li class="lfr-nav-item nav-item"><a class="nav-link" href="{path}"><span>{name}</span></a></li>'
        for path, name in menu
    )
    return (
        '<!doctype html><html class="ltr" dir="ltr" lang="vi-VN"><head><meta charset="utf-8"><title>Sở Y tế</title>'
        '<script src="/o/frontend-js-web/loader/require.js"></script></head><body class="controls-visible signed-out">'
        f'<header id="banner"><nav class="navbar" id="navigation"><ul class="nav">{links}</ul></nav></header>'
        f'<section id="content"><div class="portlet-boundary" id="p_p_id_{_PORTLET}_">'
        f'<section class="portlet" id="portlet_{_PORTLET}">{inside}</section></div></section>'
        '<footer id="footer">Bản quyền thuộc Sở Y tế</footer></body></html>'
    )


def _story(one: News) -> str:
    return (
        '<div class="asset-full-content clearfix mb-5 show-asset-title"><div class="align-items-center d-flex mb-2">'
        f'<p class="component-title h4"><span class="asset-title d-inline">{one.title}</span></p></div>'
        '<div class="mb-4 metadata-author"><div class="asset-user-info text-secondary">'
        f'<span class="date-info">Đã đăng {one.day:%d/%m/%Y}</span></div></div><div class="asset-content mb-3">'
        f'<div class="journal-content-article" data-analytics-asset-id="{one.number}"><p>{one.lead}</p>{one.body}</div>'
        '</div><div class="asset-tags mb-3"><span class="taglib-asset-tags-summary">'
        '<a class="badge" href="/web/guest/hoat-dong/-/asset_publisher/kq4/tag/y-te">y tế</a></span></div></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        '<div class="asset-abstract mb-5"><h4 class="asset-title">'
        f'<a href="{path}?redirect=%2Fweb%2Fguest">{one.title}</a></h4>'
        f'<div class="asset-summary">{one.lead}</div></div>'
    )


def _listing(section: str, page: int) -> str:
    address = f"/web/guest/{section}"
    if page == 1:
        return address
    return (
        f"{address}?p_p_id={_PORTLET}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_{_PORTLET}_delta=4"
        f"&_{_PORTLET}_cur={page}"
    )


def _pager(section: str, page: int, pages: int) -> str:
    def linked(number: int) -> str:
        # As the portal writes it: with what it does not need to find the page.
        return _listing(section, number) + ("&p_r_p_resetCur=false" if number > 1 else "")

    links = "".join(f'<li><a href="{linked(n)}">{n}</a></li>' for n in range(1, pages + 1) if n != page)
    return f'<div class="lfr-pagination"><ul class="pager lfr-pagination-buttons">{links}</ul></div>'


SHAPE = Shape(
    family="liferay7",
    article=lambda one: f"/web/guest/-/{one.slug}",
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (
        (f"/web/guest/{one.section}/-/asset_publisher/kq4US/content/{one.slug}",) if one.number % 5 == 0 else ()
    ),
    copies=lambda one: (
        f"/en/web/guest/-/{one.slug}",
        f"/web/guest/-/{one.slug}?_{_PORTLET}_viewMode=print&p_p_state=pop_up",
    ),
    traps=(
        "/c/portal/login?p_l_id=20124",
        "/web/guest/hoat-dong/-/asset_publisher/kq4US/rss",
        "/web/guest/lich/-/calendar/2025-03",
        "/web/guest/hoat-dong/-/tags/y-te",
        "/web/guest/tim-kiem?q=sot",
        f"/web/guest/hoat-dong?p_p_id={_PORTLET}&p_p_lifecycle=1",
        "/en/web/guest/hoat-dong",
    ),
)
