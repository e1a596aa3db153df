"""medinet: numbers of category and article at an address's end, and a twin of each for telephones."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_NUMBERS = {"hoat-dong": 4675, "suc-khoe": 16680}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<li><a href="{path}">{name}</a><a class="phone" href="{path.replace("-c", "-cmobile")}">{name}</a></li>'
        for path, name in menu
    )
    return (
        "<!doctype html><html><head><title>Medinet</title></head><body>"
        '<form method="post" action="./" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK">'
        f'<ul id="menu">{links}</ul><div class="main">{inside}</div>'
        '<div class="footer">Cơ quan chủ quản</div></form></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div class="news-detail"><h1>{one.title}</h1><p>Ngày đăng: {one.day:%d/%m/%Y} 10:{one.number:02d}</p>'
        f"<p><strong>{one.lead}</strong></p>{one.body}"
        '<p><a href="http://file.medinet.gov.vn/data/thu/attachments/2025_3/k.pdf">Tệp</a></p></div>'
    )


def _item(one: News, path: str) -> str:
    return f'<div><a class="title" href="{path}">{one.title}</a><p>{one.lead}</p></div>'


def _pager(section: str, page: int, pages: int) -> str:
    path = f"/{section}-c{_NUMBERS[section]}.aspx"
    return f'<div class="paging">{"".join(f"<a href={path}?page={n}>{n}</a>" for n in range(1, pages + 1))}</div>'


def _article(one: News, twin: str = "") -> str:
    return f"/{one.section}/{one.slug[:60]}-c{twin}{_NUMBERS[one.section]}-{73000 + one.number}.aspx"


SHAPE = Shape(
    family="medinet",
    article=_article,
    listing=lambda section, page: f"/{section}-c{_NUMBERS[section]}.aspx" + (f"?page={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    twins=lambda one: (_article(one, "mobile"),) if one.number % 3 == 0 else (),
    traps=("/hoat-dong-cmobile4675.aspx", "/tim-kiem.aspx?keyword=sot"),
)
