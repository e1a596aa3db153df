"""No known make, from before style sheets: tables in tables, numbers in parameters, a calendar without end."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_LISTS = {"hoat-dong": 2, "suc-khoe": 5}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    cells = "".join(f'<td><a href="{path}"><b>{name}</b></a></td>' for path, name in menu)
    return (
        "<html><head><meta charset=utf-8><title>TTYT huyện</title></head><body bgcolor=#ffffff><center>"
        f'<table width=980><tr><td><img src="/images/banner.gif"></td></tr><tr>{cells}'
        '<td><a href="/gioithieu.asp">Giới thiệu</a></td><td><a href="/lienhe.asp">Liên hệ</a></td></tr>'
        f"<tr><td colspan=4>{inside}</td></tr><tr><td>Điện thoại của Trung tâm: 0200 000 000</td></tr></table></center>"
        "</body></html>"
    )


def _story(one: News) -> str:
    paragraphs = "".join(f"<p align=justify><font face=Arial>{text}</font></p>" for text in one.paragraphs)
    return (
        f"<table width=100%><tr><td><font size=4><b>{one.title}</b></font></td></tr><tr><td><i>Ngày đăng: "
        f"{one.day:%d/%m/%Y}</i></td></tr><tr><td><p align=justify><b>{one.lead}</b></p>{paragraphs}</td></tr></table>"
    )


def _item(one: News, path: str) -> str:
    return f'<tr><td><a href="{path}">{one.title}</a> ({one.day:%d/%m/%Y})<br>{one.lead}</td></tr>'


def _pager(section: str, page: int, pages: int) -> str:
    links = " ".join(
        f'<a href="/tin.asp?loai={_LISTS[section]}&trang={n}">{n}</a>' for n in range(1, pages + 1) if n != page
    )
    return f"<p>Trang: {links}</p>"


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/chitiet.asp?id={one.number}",
    listing=lambda section, page: f"/tin.asp?loai={_LISTS[section]}" + (f"&trang={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (f"/chitiet.asp?id={one.number}&print=1", f"/in-bai.asp?id={one.number}"),
    traps=("/tin.asp?loai=2&ngay=12/03/2025", "/timkiem.asp?tukhoa=sot", "/lich-cong-tac.asp?tuan=12"),
)
