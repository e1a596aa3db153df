"""No known make: lists and articles alike are numbers, nothing is named in the markup, the pager speaks English."""

from __future__ import annotations

from tests.mini_sites import News, Shape

_LISTS = {"hoat-dong": 31, "suc-khoe": 46}


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<div><a href="{path}">{name}</a></div>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bệnh viện</title></head><body>'
        f'<div class="a1">{links}<div><a href="/5">Liên hệ</a></div></div><div class="a2">{inside}</div></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<h1>{one.title}</h1><div class="b7">{one.day:%d/%m/%Y}</div><div class="b8"><p>{one.lead}</p>{one.body}</div>'
    )


def _item(one: News, path: str) -> str:
    short = " ".join(one.title.split()[:5])
    return f'<div class="b2"><h4><a href="{path}">{short}</a></h4><div>{one.lead}</div></div>'


def _listing(section: str, page: int) -> str:
    return f"/{_LISTS[section]}" + (f"?sheet={page}" if page > 1 else "")


def _pager(section: str, page: int, pages: int) -> str:
    older = f'<a href="{_listing(section, page + 1)}" rel="next">Older posts</a>' if page < pages else ""
    newer = f'<a href="{_listing(section, page - 1)}" rel="prev">Newer posts</a>' if page > 1 else ""
    return f"<div>{newer}{older}</div>"


SHAPE = Shape(
    family="generic",
    article=lambda one: f"/{1200 + one.number}",
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
)
