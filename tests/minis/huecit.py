"""HueCIT: tables, and the home page with other parameters for everything."""

from __future__ import annotations

from html import escape

from tests.mini_sites import News, Shape

_SECTIONS = {"21": "Tin hoạt động", "34": "Y tế dự phòng"}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    cells = "".join(f'<td><a href="{escape(path)}">{name}</a></td>' for path, name in menu)
    return (
        "<html><head><meta charset=utf-8><title>Trang thông tin điện tử</title></head><body>"
        f'<table width="100%"><tr>{cells}<td><a href="/?gd=1&amp;cn=9&amp;ngay=12/03/2025">12</a></td></tr></table>'
        f'<table><tr><td class="giua">{inside}</td></tr></table>'
        '<table><tr><td><a href="https://khac.vi-du.vn/?gd=1&amp;cn=2&amp;tc=3">Sở khác</a></td></tr></table>'
        "</body></html>"
    )


def _story(one: News) -> str:
    return (
        f'<div class="tieude"><b>{one.title}</b></div><div>Ngày cập nhật {one.day:%d/%m/%Y}</div>'
        f'<div><img src="/UploadFiles/TinTuc/{one.day.year}/{one.day.month}/{one.day.day}/a.jpg"></div>'
        f"<div><b>{one.lead}</b></div><div>{one.body}</div>"
    )


def _item(one: News, path: str) -> str:
    return f'<table><tr><td><a href="{escape(path)}">{one.title}</a><br>{one.lead}</td></tr></table>'


def _pager(section: str, page: int, pages: int) -> str:
    return " ".join(f'<a href="/?gd=1&amp;cn={section}&amp;page={n}">[{n}]</a>' for n in range(1, pages + 1))


SHAPE = Shape(
    family="huecit",
    article=lambda one: f"/?gd=1&cn={one.section}&tc={22000 + one.number}",
    listing=lambda section, page: f"/?gd=1&cn={section}" + (f"&page={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    sections=_SECTIONS,
    twins=lambda one: (f"/?gd=25&cn={one.section}&tc={22000 + one.number}",) if one.number % 5 == 0 else (),
    copies=lambda one: (f"/?gd=1&cn={one.section}&tc={22000 + one.number}&print=1",),
    traps=("/?gd=1&cn=9&ngay=12/03/2025", "/?gd=4&cn=77&tukhoa=sot"),
)
