"""NukeViet 4: module news with two categories, the same article also under a third, its feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Mapping

from tests.mini_sites import News, Shape
from tests.servers import Answer

_XML = (("Content-Type", "text/xml; charset=utf-8"),)


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a title="{name}" href="{path}">{name}</a></li>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8">'
        '<title>Trung tâm Y tế</title><meta name="generator" content="NukeViet v4.5">'
        '<link rel="StyleSheet" href="/themes/default/css/news.css"></head><body>'
        f'<div id="header"><h2>Trung tâm Y tế</h2></div><nav class="navbar"><ul class="nav">{links}'
        '<li><a href="/vi/about/Gioi-thieu-1.html">Giới thiệu</a></li><li><a href="/vi/contact/">Liên hệ</a></li></ul>'
        f'</nav><div class="col-md-18">{inside}</div><footer id="footer">Bản quyền thuộc Trung tâm</footer>'
        '<script>var nv_base_siteurl="/",nv_lang_data="vi",nv_name_variable="nv";</script></body></html>'
    )


def _path(one: News, category: str = "") -> str:
    return f"/vi/news/{category or one.section}/{one.slug}-{one.number}.html"


def _story(one: News) -> str:
    return (
        '<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>'
        f'<div class="panel-body"><h1 class="title margin-bottom-lg" itemprop="headline">{one.title}</h1>'
        f'<div class="hidden"><span itemprop="datePublished">{one.day.isoformat()}T08:00:00+07:00</span></div>'
        f'<div class="row margin-bottom-lg"><span class="h5">Thứ hai - {one.day:%d/%m/%Y} 08:00</span>'
        f'<ul class="list-inline"><li><a rel="nofollow" title="In ra" href="/vi/news/print/{one.section}/{one.slug}-'
        f'{one.number}.html">In</a></li></ul></div><div class="clearfix"><div class="hometext m-bottom" itemprop='
        f'"description">{one.lead}</div></div><div id="news-bodyhtml" class="bodytext margin-bottom-lg">{one.body}'
        '</div></div></div><div class="news_column panel panel-default other-news"><p class="h3">Những tin cũ hơn</p>'
        '<ul class="related list-inline"></ul></div>'
    )


def _item(one: News, path: str) -> str:
    return (
        '<div class="news_column"><div class="panel panel-default"><div class="panel-body featured"><h3>'
        f'<a href="{path}" title="{one.title}">{one.title}</a></h3><div class="text-muted"><ul class="list-unstyled">'
        f'<li><em class="fa fa-clock-o">&nbsp;</em> {one.day:%d/%m/%Y} 08:00:00</li></ul></div>{one.lead}'
        "</div></div></div>"
    )


def _listing(section: str, page: int) -> str:
    return f"/vi/news/{section}/" + (f"page-{page}/" if page > 1 else "")


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(f'<li><a href="{_listing(section, n)}">{n}</a></li>' for n in range(1, pages + 1) if n != page)
    return f'<div class="text-center"><ul class="pagination">{links}</ul></div>'


def _others(articles: list[News]) -> Mapping[str, Answer]:
    newest = articles[::-1]
    # As NukeViet writes it: the month stands where the minutes belong.
    items = "".join(
        f"<item><title>{one.title}</title><link>{_path(one)}</link><guid>news_{one.number}</guid>"
        f"<pubDate>{one.day:%a, %d %b %Y} 01:{one.day:%m}:00 GMT</pubDate></item>"
        for one in newest[:8]
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    urls = "".join(f"<url><loc>{_path(one)}</loc><lastmod>{one.day}</lastmod></url>" for one in newest)
    index = "<sitemap><loc>/sitemap-vi.news.xml</loc></sitemap>"
    listed = "".join(_item(one, _path(one)) for one in newest[:4])
    return {
        "/vi/news/": Answer(_frame(listed, [(_listing("hoat-dong", 1), "Hoạt động")]).encode()),
        "/vi/news/rss/": Answer(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), headers=_XML),
        "/sitemap.xml": Answer(f"<sitemapindex {space}>{index}</sitemapindex>".encode(), headers=_XML),
        "/sitemap-vi.news.xml": Answer(f"<urlset {space}>{urls}</urlset>".encode(), headers=_XML),
    }


SHAPE = Shape(
    family="nukeviet",
    article=_path,
    listing=_listing,
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    sections={"hoat-dong": "Hoạt động", "covid-19": "Phòng dịch"},  # an alias that ends as an article's does
    twins=lambda one: (_path(one, "tieu-diem"),) if one.number % 4 == 0 else (),
    copies=lambda one: (
        f"/vi/news/print/{one.section}/{one.slug}-{one.number}.html",
        f"/vi/news/savefile/{one.section}/{one.slug}-{one.number}.html",
        f"/vi/news/sendmail/{one.section}/{one.slug}-{one.number}.html",
    ),
    traps=(
        "/vi/news/tag/tiem-chung/",
        "/vi/news/topic/phong-dich/",
        "/vi/news/author/bien-tap/",
        "/vi/news/instant-rss/",
        "/vi/news/search/?q=sot",
        "/vi/users/login/",
        "/vi/statistics/allbots/",
        "/vi/voting/?vid=2",
    ),
    others=_others,
    hidden=2,
)
