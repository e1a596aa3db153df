"""No known make: lists three menus deep, addresses in English, articles behind "Xem chi tiết", more on demand."""

from __future__ import annotations

from collections.abc import Mapping

from tests.mini_sites import News, Shape
from tests.servers import Answer

#: A part of the site, the unit in it, and the unit's board.
_BOARDS = {"hoat-dong": ("outreach", 3, 41), "suc-khoe": ("wards", 8, 52)}
_NAMES = {"outreach": "Cộng đồng", "wards": "Điều trị"}


def _page(inside: str) -> str:
    links = "".join(f'<a class="tab" href="/area/{area}">{name}</a>' for area, name in _NAMES.items())
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trung tâm</title></head><body>'
        f'<div class="strip">{links}<a class="tab" href="/about">Giới thiệu</a></div><div class="well">{inside}</div>'
        '<div class="foot"><p>Trung tâm chăm sóc cộng đồng</p></div></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="post"><h1>{one.title}</h1><div class="when">{one.day:%d/%m/%Y}</div>'
        f'<p class="intro">{one.lead}</p>{one.body}</div>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<div class="tile"><div class="cap">{one.title}</div><div class="txt">{one.lead}</div>'
        f'<a class="btn" href="{path}">Xem chi tiết</a></div>'
    )


def _listing(section: str, page: int) -> str:
    _, _, board = _BOARDS[section]
    return f"/board/{board}" + (f"/{page}" if page > 1 else "")


def _pager(section: str, page: int, pages: int) -> str:
    return f'<div class="after"><a href="{_listing(section, page + 1)}">Tải thêm</a></div>' if page < pages else ""


def _others(articles: list[News]) -> Mapping[str, Answer]:
    pages = {"/about": "<p>Trung tâm có hai mươi người.</p>"}
    for area, unit, board in _BOARDS.values():
        pages[f"/area/{area}"] = f'<div class="units"><a href="/area/{area}/unit/{unit}">Tổ {unit}</a></div>'
        pages[f"/area/{area}/unit/{unit}"] = f'<p>Tổ trực hằng ngày.</p><p><a href="/board/{board}">Bảng tin</a></p>'
    return {path: Answer(_page(inside).encode()) for path, inside in pages.items()}


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/view/{one.number}",
    listing=_listing,
    frame=lambda inside, menu: _page(inside),
    story=_story,
    item=_item,
    pager=_pager,
    others=_others,
)
