"""VHV: modules in numbered wrappers, slugs without numbers, print views and search under ``?page=``."""

from __future__ import annotations

from html import escape

from tests.mini_sites import News, Shape

_ID = "65a1c0ffee{:014x}"


def _frame(inside: str, menu: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{path}" title="{name}">{name}</a></li>' for path, name in menu)
    return (
        '<!doctype html><html lang="vi"><head><title>Trang tin</title>'
        '<link type="text/css" rel="stylesheet" href="/css/1.48/1009001/77/style.css?9">'
        '<link href="/upload/1009001/20250101/logo_a1b2c.png" rel="shortcut icon"></head><body>'
        f'<div id="module2" class="ModuleWrapper"><ul class="nav navbar">{links}'
        '<li><a href="/?page=Member.User.login" rel="nofollow">Cán bộ</a></li></ul></div>'
        f'<div id="page-content"><div id="module7" class="ModuleWrapper">{inside}</div></div>'
        '<div class="footer"><p>Ghi rõ nguồn khi dùng lại tin</p></div>'
        '<script src="/publish/js/lib2-1.48.min.js?9"></script></body></html>'
    )


def _story(one: News) -> str:
    return (
        f'<div id="article7"><h1 class="title-detail">{one.title}</h1>'
        f"<div>Ngày đăng: {one.day:%d/%m/%Y} 09:{one.number:02d}</div>"
        f'<div class="article-brief">{one.lead}</div>'
        f'<div class="content-detail article-content">{one.body}</div>'
        "<div class='relatedArticles'><h4>Tin liên quan</h4>"
        "<ul><li><a href='/lien-quan'>Một tin đã cũ</a></li></ul></div>"
        "</div><script>VHV.load('Content.ArticleDetail', function () {});</script>"
    )


def _item(one: News, path: str) -> str:
    return f'<div class="news-item"><h4><a href="{path}">{one.title}</a></h4><div>{one.lead}</div></div>'


def _pager(section: str, page: int, pages: int) -> str:
    links = "".join(f'<li><a href="/tin-tuc/{section}?pageNo={n}">{n}</a></li>' for n in range(1, pages + 1))
    return f'<ul class="pagination">{links}</ul>'


SHAPE = Shape(
    family="vhv",
    article=lambda one: f"/tin-tuc/{one.section}/{one.slug}.html",
    listing=lambda section, page: f"/tin-tuc/{section}" + (f"?pageNo={page}" if page > 1 else ""),
    frame=_frame,
    story=_story,
    item=_item,
    pager=_pager,
    copies=lambda one: (f"/?page=Article.Print.detail&id={_ID.format(one.number)}",),
    traps=("/?page=search&keyword=sot&site=1009001", escape("/api/CMS/Article/speech?text=a")),
)
