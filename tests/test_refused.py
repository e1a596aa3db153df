# ruff: noqa: E501  (lines of HTML)
"""A page whose caller says that it is an article: what the archive refuses is read all the same, and says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import Context, Page, Source
from pipelines import extract_article, process
from pipelines.article import explain_not_article

SOURCE = Source(key="vi-du", name="Ví dụ")
EMPTY = Context.empty("vi-du")
URL = "https://vi-du.vn/tin/gieng-lang"
TITLE = "Giếng làng Khuổi Lù có nước trở lại"
ONE = "Sau hai tháng khơi lại, giếng làng Khuổi Lù đã có nước trong, đủ cho bốn mươi hộ dùng qua mùa khô năm nay."
TWO = "Trạm y tế xã lấy mẫu nước ba lần, lần nào cũng đạt; bà con vẫn được dặn đun sôi trước khi uống."
ENTRIES = "".join(
    f'<div class=tin><h3><a href="/tin/{n}">Bản số {n} cũng khơi lại giếng làng</a></h3><p>{ONE}</p></div>'
    for n in range(1, 7)
)
PUBLISHED = '<meta property="article:published_time" content="2025-03-12T08:30:00+07:00">'


def page(main: str, head: str = "", title: str = TITLE) -> str:
    return f"<html lang=vi><head><title>{title}</title>{head}</head><body>{main}</body></html>"


def refused(html: str, url: str = URL) -> str | None:
    one = Page(
        url=url,
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert (process(one, SOURCE, EMPTY) is None) == (explain_not_article(one, SOURCE, EMPTY) is not None)
    return explain_not_article(one, SOURCE, EMPTY)


def test_an_article_is_refused_by_nobody() -> None:
    html = page(f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>", PUBLISHED)
    article = extract_article(html, URL)
    assert refused(html) is None
    assert article is not None and article.refused is None


@pytest.mark.parametrize(
    ("html", "url", "word"),
    [
        (page(f"<h1>{TITLE}</h1>{ENTRIES}", PUBLISHED), URL, "a list"),
        (page(f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>", PUBLISHED), "https://vi-du.vn/", "home page"),
        (page(f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>", PUBLISHED), "https://vi-du.vn/tin/gieng-lang?print=1", "print"),
    ],
    ids=["list", "home", "copy"],
)  # fmt: skip
def test_what_the_archive_refuses_is_read_and_says_why(html: str, url: str, word: str) -> None:
    article = extract_article(html, url)
    assert article is not None and article.refused is not None
    assert word in article.refused
    assert article.refused == refused(html, url)
    assert article.title == TITLE
    assert ONE in article.body
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


def test_a_page_that_a_script_fills_has_the_title_and_date_of_its_head() -> None:
    html = page("<div id=app></div><script src=/a.js></script>", PUBLISHED)
    article = extract_article(html, URL)
    assert article is not None
    assert (article.title, article.body, article.refused) == (TITLE, "", "no text")
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


def test_a_page_without_text_from_abroad_keeps_its_own_clock() -> None:
    head = '<meta property="article:published_time" content="2025-03-12T21:30:00Z">'
    html = (
        f"<html lang=en><head><title>The well is full again</title>{head}</head><body><div id=app></div></body></html>"
    )
    article = extract_article(html, "https://news.example/well")
    assert article is not None and article.published is not None
    assert article.published.value == "2025-03-12T21:30"


def test_a_text_without_a_title_is_given_without_one() -> None:
    html = f"<html><body><div><p>{ONE}</p><p>{TWO}</p><p>{ONE} {TWO}</p></div></body></html>"
    article = extract_article(html, URL)
    assert refused(html) == "no title"
    assert article is not None
    assert (article.title, article.body.split("\n"), article.refused) == ("", [ONE, TWO, f"{ONE} {TWO}"], "no title")


@pytest.mark.parametrize("html", [b"", b"\0\0", b"<!-- -->", b"<html><body></body></html>", b"<p> </p>"])
def test_where_there_is_nothing_to_read_there_is_none(html: bytes) -> None:
    assert extract_article(html, URL) is None
