"""SharePoint where one page of the library shows a list and, with ItemID, an article of it; filters left empty."""

from __future__ import annotations

from dataclasses import replace

from tests.mini_sites import News
from tests.minis.sharepoint import SHAPE as PORTAL

_PAGES = {"hoat-dong": "tin-hoat-dong", "suc-khoe": "song-khoe"}


def _story(one: News) -> str:
    return (
        f'<h3 id="news-title">{one.title}</h3><p class="news-date">{one.day:%d/%m/%Y}</p>'
        f'<div id="news-des">{one.lead}</div><div id="news-detail">{one.body}</div>'
    )


SHAPE = replace(
    PORTAL,
    article=lambda one: f"/tintuc/Pages/{_PAGES[one.section]}.aspx?ItemID={7300 + one.number}",
    listing=lambda section, page: (
        f"/tintuc/Pages/{_PAGES[section]}.aspx" + (f"?date=&EventID=0&Page={page}" if page > 1 else "")
    ),
    story=_story,
    item=lambda one, path: f'<li><h4><a href="{path}">{one.title}</a></h4><p>{one.lead}</p></li>',
    pager=lambda section, page, pages: "".join(
        f'<a href="/tintuc/Pages/{_PAGES[section]}.aspx?date=&amp;EventID=0&amp;Page={n}">{n}</a> '
        for n in range(1, pages + 1)
    ),
    twins=lambda one: (f"/tintuc/Pages/tin-noi-bat.aspx?ItemID={7300 + one.number}",) if one.number % 6 == 0 else (),
    copies=lambda one: (f"/tintuc/Pages/inbai.aspx?ItemID={7300 + one.number}",),
)
