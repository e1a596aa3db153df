"""Tân Dân: .aspx on SharePoint; lists page by form, with a calendar of postbacks beside them."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_PAGER = "ctl00$g_3f2b$DanhSachTin$Pager"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in menu)
    days = "".join(
        f"<td><a href=\"javascript:__doPostBack('ctl00$Calendar1','{9130 + n}')\">{n}</a></td>" for n in range(1, 9)
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Cổng thông tin</title>'
        '<meta name="GENERATOR" content="Microsoft SharePoint"></head><body>'
        '<form method="post" action="" id="aspnetForm"><div class="menu"><ul>'
        f'{links}<li><a href="/portal/Pages/So-do-cong.aspx">Sơ đồ</a></li></ul></div>'
        f'<table title="Calendar"><tr>{days}</tr></table>'
        f'<div id="noidung">{inside}</div><input type="text" name="ctl00$txtTim" value="">'
        '<input type="submit" name="ctl00$btnTim" value="Tìm"></form></body></html>'
    )


def _story(one: News) -> str:
    return (
        '<input type="hidden" name="__VIEWSTATE" value="/wEPbai">'
        f'<h1>{one.title}</h1><div class="ngaydang">({one.day:%d/%m/%Y} 07:{one.number:02d})</div>'
        f'<div class="article-content"><p><b>{one.lead}</b></p>'
        f'<p><img src="/portal/Photos/{one.day:%Y-%m}/4d5e6fanh.jpg"></p>{one.body}</div>'
    )


def _item(one: News, path: str) -> str:
    return f'<div class="item"><a href="{path}">{one.title}</a> <span>{one.lead}</span></div>'


def _pager(section: str, page: int, pages: int) -> str:
    cells = "".join(
        f"<td><span>{n}</span></td>"
        if n == page
        else f"<td><a href=\"javascript:__doPostBack('{_PAGER}','Page${n}')\">{n}</a></td>"
        for n in range(1, pages + 1)
    )
    return f'<input type="hidden" name="__VIEWSTATE" value="/wEP{section}.{page}"><table><tr>{cells}</tr></table>'


def _asked(form: dict[str, str]) -> int:
    """The number, when the form came back as the last page gave it."""
    state, argument = form.get("__VIEWSTATE", ""), form.get("__EVENTARGUMENT", "")
    if form.get("__EVENTTARGET") != _PAGER or "ctl00$txtTim" not in form or "ctl00$btnTim" in form:
        return 0
    number = int(argument.removeprefix("Page$"))
    return number if state.endswith(f".{number - 1}") else 0


SHAPE = Shape(
    family="tandan",
    article=lambda one: (
        f"/portal/pages/{one.day.year}-{one.day.month}-{one.day.day}/{one.slug.title()}x9k2{one.number}.aspx"
    ),
    listing=lambda section, page: f"/portal/KenhTin/{section.title()}.aspx",
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (
        (f"/portal/Pages/{one.day:%Y-%m-%d}/{one.slug.title()}x9k2{one.number}.aspx",) if one.number % 4 == 0 else ()
    ),
    traps=("/portal/Pages/Search.aspx", "/portal/KenhTin/Hoat-Dong.aspx?Ngay=12/3/2025"),
    postback=True,
    page_asked=_asked,
)
