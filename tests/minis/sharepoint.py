"""SharePoint with a ministry's news web part: /vn/tin-tuc/<id>/<slug>.aspx, lists at /vn/chuyen-muc/<id>/."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_IDS = {"hoat-dong": 493, "suc-khoe": 570}
_PART = "ctl00_SPWebPartManager1_g_2b6f0c1d_77aa_4c0e_9d52_aa31f09be7d4_ctl00"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<li class="static"><a class="static menu-item" href="{path}">{name}</a></li>' for path, name in menu
    )
    return (
        '<!doctype html><html dir="ltr" lang="vi-VN"><head><meta charset="utf-8">'
        '<meta name="GENERATOR" content="Microsoft SharePoint"><title>Cục Quản lý Dược</title>'
        '<link rel="stylesheet" href="/_layouts/15/1066/styles/corev15.css"></head><body>'
        '<form id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="dGh1"><div id="s4-workspace">'
        f'<div class="ms-core-navigation"><ul class="root static">{links}</ul></div><div id="s4-bodyContainer">'
        f'<div id="{_PART}_pnAll">{inside}</div></div>'
        '<div class="footer">Bản quyền thuộc Cục</div></div></form></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div id="divArticleDescription3"><h1>{one.title}</h1></div>'
        f'<div id="{_PART}_pnHide"><span>Thứ tư, {one.day:%d/%m/%Y} 14:{one.number:02d}</span></div>'
        f'<div id="divArticleDescription1"><p>{one.lead}</p></div><div id="divArticleDescription2">{one.body}</div>'
        f'<div id="{_PART}_pnNguontin"><p><font>Nguồn: Cục Quản lý Dược</font></p></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<div id="{_PART}_pnListNews"><div class="item-tin"><a class="tieude" href="{path}">{one.title}</a>'
        f"<span>({one.day:%d/%m/%Y})</span><p>{one.lead}</p></div></div>"
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<a href="/vn/chuyen-muc/{_IDS[section]}/{section}.aspx?date=&amp;EventID=0&amp;page={n}">{n}</a>'
        for n in range(1, pages + 1)
    )
    return f'<div class="List_News_Paging">{links}</div>'


SHAPE = Shape(
    family="sharepoint",
    article=lambda one: f"/vn/tin-tuc/{23000 + one.number}/{one.slug}.aspx",
    listing=lambda section, page: (
        f"/vn/chuyen-muc/{_IDS[section]}/{section}.aspx" + (f"?date=&EventID=0&page={page}" if page > 1 else "")
    ),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (
        f"/vn/Pages/in-bai-viet.aspx?ItemID={23000 + one.number}",
        f"/vn/tin-tuc/{23000 + one.number}/{one.slug}.aspx?print=1",
    ),
    traps=(
        "/_layouts/15/Authenticate.aspx?Source=%2F",
        "/Lists/LichCongTac/calendar.aspx?CalendarDate=3/12/2025",
        "/vn/Pages/tim-kiem.aspx?tukhoa=sot",
        "/vn/Lists/TinTuc/AllItems.aspx?Paged=TRUE&p_ID=30",
    ),
)
