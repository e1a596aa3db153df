"""VNPT Portal: /<category>/<slug>-<number>, pictures on the vendor's storage."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_STORE = "https://storage-vnportal.vnpt.vn/thu-ubnd/1204"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in menu)
    return (
        "<!doctype html><html lang='vi'><head><meta charset='utf-8'><title>Cổng thông tin</title>"
        f'<link rel="icon" href="{_STORE}/logo sở.png"></head><body>'
        f'<header><img src="{_STORE}/Banner 2025/dau trang.png" alt="">'
        f'<nav><ul class="nav-menu">{links}<li><a href="/lien-he">Liên hệ</a></li></ul></nav></header>'
        f"<main>{inside}</main><footer><p>Bản quyền thuộc đơn vị chủ quản</p></footer></body></html>"
    )


def _story(one: News) -> str:
    return (
        f'<div class="detail"><h1>{one.title}</h1>'
        f'<div class="ngay">Ngày đăng: {one.day:%d/%m/%Y} | 08:{one.number:02d}</div>'
        f"<div class='noi-dung'><p><strong>{one.lead}</strong></p>{one.body}</div></div>"
    )


def _item(one: News, path: str) -> str:
    return f'<div class="tin"><a href="{path}">{one.title} New</a><p>{one.lead}</p></div>'


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(f'<li><a href="/{section}?page={n}">{n}</a></li>' for n in range(1, pages + 1))
    return f'<ul class="pagination">{links}</ul>'


SHAPE = Shape(
    family="vnpt",
    article=lambda one: f"/{one.section}/{one.slug[:40].rstrip('-')}-{330000 + one.number}",
    listing=lambda section, page: f"/{section}" + (f"?page={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    traps=("/tim-kiem?keyword=sot",),
)
