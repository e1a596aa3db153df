"""VCCorp's news system: roles on an article's parts, eighteen digits at its address's end."""

from __future__ import annotations

from tests.mini_sites import News, Shape


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}" title="{name}">{name}</a></li>' for path, name in menu)
    return (
        '<!DOCTYPE html><html lang="vi"><head><title>Sở Y tế</title><meta charset="utf-8"></head><body>'
        f'<div class="header__nav"><ul class="menu-wrap">{links}</ul></div>'
        f'<div class="main">{inside}</div><div class="footer">Chịu trách nhiệm nội dung</div></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="detail"><h1 class="detail-title" data-role="title">{one.title}</h1>'
        f'<div class="detail-time"><div data-role="publishdate">{one.day:%d/%m/%Y} 08:{one.number:02d} GMT+7</div>'
        "</div>"
        f'<h2 class="detail-sapo" data-role="sapo">{one.lead}</h2>'
        f'<div class="detail-content afcbc-body" data-role="content">{one.body}</div>'
        '<a href="/tiem-chung-tags915.htm">tiêm chủng</a></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<div class="box-category-item" data-id="{one.number}"><a class="box-category-link-title" href="{path}">'
        f'{one.title}</a><p data-type="sapo">{one.lead}</p></div>'
    )


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(f'<a href="/{section}/trang-{n}.htm">{n}</a>' for n in range(1, pages + 1))
    return f'<div class="pagination">{links}</div>'


SHAPE = Shape(
    family="vccorp",
    article=lambda one: f"/{one.section}/{one.slug}-2842{one.day:%y%m%d}0816{one.number:04d}.htm",
    listing=lambda section, page: f"/{section}.htm" if page == 1 else f"/{section}/trang-{page}.htm",
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (
        (f"/tieu-diem/{one.slug}-2842{one.day:%y%m%d}0816{one.number:04d}.htm",) if one.number % 6 == 0 else ()
    ),
    traps=("/tiem-chung-tags915.htm", "/tim-kiem.htm?keywords=sot", "/xem-theo-ngay/12-3-2025.htm"),
)
