"""IBM WebSphere Portal: every link also carries the state of the whole page (``!ut/p/``), another one each time."""

from __future__ import annotations

import itertools

from tests.mini_sites import News, Shape

_tokens = (
    f"z1/04_Sj9CPykssy0xPLMnMz0vMAfIjo8ziDVCAo4FTkJGTsYGBu7{n}/dz/d5/L2dBISEvZ0FBIS9nQSEh" for n in itertools.count()
)


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}/!ut/p/{next(_tokens)}/">{name}</a></li>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Sở Y tế</title>'
        '<link rel="stylesheet" href="/wps/portal_dojo/v1.9/dojo/resources/dojo.css"></head><body class="lotusui30">'
        f'<div class="wpthemeHeader"><div class="wpthemePrimaryNav"><ul>{links}</ul></div></div>'
        f'<div class="wpthemeMainContent">{inside}</div><div class="wpthemeFooter">Bản quyền</div></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="noidung"><h2 class="tieude">{one.title}</h2><div class="ngaydang">{one.day:%d/%m/%Y} 08:05</div>'
        f"<p><strong>{one.lead}</strong></p>{one.body}</div>"
    )


def _item(one: News, path: str) -> str:
    state = f"/!ut/p/{next(_tokens)}/" if one.number % 2 else ""
    return f'<div class="tin"><a href="{path}{state}">{one.title}</a><p>{one.lead}</p></div>'


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(
        f'<a href="/wps/portal/soyte/{section}?trang={n}">{n}</a>' for n in range(1, pages + 1) if n != page
    )
    return f'<div class="phan-trang">{links}</div>'


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/wps/portal/soyte/{one.section}/chi-tiet/{one.slug}",
    listing=lambda section, page: f"/wps/portal/soyte/{section}" + (f"?trang={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    traps=("/wps/portal/soyte/!ut/p/z1/hZBNU4MwEIZ", "/wps/myportal/dang-nhap"),
)
