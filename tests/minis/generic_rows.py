"""No known make: everything is a parameter, lists are tables of cut headlines and days, pages are asked for by script.

Of the pager's links one has an address: the one to the next page.
"""

from __future__ import annotations

from tests.mini_sites import News, Shape

_LISTS = {"hoat-dong": 3, "suc-khoe": 7}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    cells = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in menu)
    return (
        "<html><head><meta charset=utf-8><title>Chi cục</title></head><body><div id=tren><ul>"
        f"{cells}<li><a href='/index.php?cat=1'>Giới thiệu</a></li></ul></div><div id=giua>{inside}</div>"
        "<div id=duoi>Chi cục trực thuộc Sở</div></body></html>"
    )


def _story(one: News) -> str:
    return (
        f"<h2 class=td>{one.title}</h2><div class=ngay>Ngày {one.day:%d/%m/%Y}</div>"
        f"<div class=nd><p><b>{one.lead}</b></p>{one.body}</div>"
    )


def _item(one: News, path: str) -> str:
    cut = " ".join(one.title.split()[:4])
    return (
        f'<table class="ds"><tr><td>{one.number}</td><td><a href="{path}">{cut}…</a></td>'
        f"<td>{one.day:%d/%m/%Y}</td></tr></table>"
    )


def _listing(section: str, page: int) -> str:
    return f"/index.php?cat={_LISTS[section]}" + (f"&tr={page}" if page > 1 else "")


def _pager(section: str, page: int, pages: int) -> str:
    numbers = "".join(f'<a href="javascript:sang({n})">{n}</a> ' for n in range(1, pages + 1))
    following = f'<a href="{_listing(section, page + 1)}">›</a>' if page < pages else "<span>›</span>"
    return f'<div class="so"><a href="javascript:sang({max(page - 1, 1)})">‹</a> {numbers}{following}</div>'


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/index.php?id={one.number}&cat={_LISTS[one.section]}",
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (f"/index.php?id={one.number}&cat={_LISTS[one.section]}&print=1",),
)
