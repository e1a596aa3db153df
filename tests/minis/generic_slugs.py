"""No known make, of today: addresses are words (Umbraco, 3CMS), numbers come and go, pictures carry cache busters."""

from __future__ import annotations

from tests.mini_sites import News, Shape


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bệnh viện đa khoa</title></head><body>'
        f'<header class="top"><nav class="main-menu"><ul>{links}<li><a href="/gioi-thieu/">Giới thiệu</a></li></ul>'
        f'</nav></header><main class="content">{inside}</main><aside class="sidebar"><h4>Liên kết</h4>'
        '<a href="https://boyte.example/">Bộ</a></aside><footer>Bản quyền thuộc bệnh viện</footer></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<article class="detail"><h1>{one.title}</h1><time datetime="{one.day.isoformat()}">{one.day:%d/%m/%Y}</time>'
        f'<img src="/media/{1000 + one.number}/anh.jpg?anchor=center&mode=crop&rnd=132" alt="">'
        f'<p class="sapo">{one.lead}</p>{one.body}</article>'
    )


def _item(one: News, path: str) -> str:
    return (
        f'<div class="card"><a href="{path}"><img src="/media/{1000 + one.number}/nho.jpg?rnd=9" alt=""></a>'
        f'<h3><a href="{path}">{one.title}</a></h3><p>{one.lead}</p></div>'
    )


def _listing(section: str, page: int) -> str:
    return f"/tin-tuc/{section}/" + (f"?page={page}" if page > 1 else "")


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(f'<a href="{_listing(section, n)}">{n}</a>' for n in range(1, pages + 1) if n != page)
    return f'<div class="pagination">{links}</div>'


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/tin-tuc/{one.section}/{one.slug}/",
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (f"/tin-tuc/{one.section}/{one.slug}/?print=1", f"/in-an/{one.slug}/"),
    traps=("/tim-kiem/?keyword=sot", "/dang-nhap/?returnUrl=%2F"),
)
