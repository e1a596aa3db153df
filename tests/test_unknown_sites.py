# ruff: noqa: E501  (lines of HTML)
"""Sites whose CMS nobody described: what their own names, places and claims tell. All of it invented."""

from __future__ import annotations

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://vi-du.example/tin/1"
ONE = "Trạm y tế xã Nậm Cần vừa nhận ba tủ bảo quản vắc xin, thay cho hai tủ đã dùng từ mười năm trước."
TWO = "Theo y sĩ Lò Văn Hặc, mỗi tủ giữ được nhiệt độ quy định thêm hai ngày khi mất điện lưới trên địa bàn."
LEAD = "Ba tủ mới giúp trạm y tế vùng cao giữ vắc xin qua những ngày mất điện."
TITLE = "Nậm Cần nhận tủ bảo quản vắc xin"


def read(main: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><div id=menu><a href=/>Trang chủ</a></div>{main}</body></html>"
    article = extract_article(page, URL)
    assert article is not None
    return article


def text(paragraphs: str = f"<p>{ONE}</p><p>{TWO}</p>") -> str:
    return f'<h1>{TITLE}</h1><div class="ngay">12/03/2025 08:30</div>{paragraphs}'


@pytest.mark.parametrize("name", ["tom_tat", "post-summary", "lblTomTat", "news-intro", "mo-ta", "trichyeu"])
def test_a_lead_is_what_the_site_calls_so(name: str) -> None:
    article = read(text(f'<div class="{name}">{LEAD}</div><div class=x><p>{ONE}</p><p>{TWO}</p></div>'))
    assert article.lead == LEAD
    assert article.body.split("\n") == [ONE, TWO]


def test_a_summary_below_the_text_is_no_lead() -> None:
    article = read(text(f'<p>{ONE}</p><p>{TWO}</p><div class="summary">{LEAD}</div>'))
    assert article.lead is None


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="tac-gia"><b>Hà Thu Trang</b></div>',
        '<p class="text-right"><strong>Tác giả: </strong>Hà Thu Trang</p>',
        '<p style="text-align:right">Hà Thu Trang</p>',
    ],
)
def test_a_byline_below_the_body(signature: str) -> None:
    article = read(
        text(f"<div id=noidung><p>{ONE}</p><p>{TWO}</p></div>{signature}<div class=lienquan><h3>Tin khác</h3></div>")
    )
    assert article.byline == "Hà Thu Trang"
    assert "Trang" not in article.body


def test_a_form_around_the_page_is_no_chrome() -> None:
    article = read(f"<form><input name=__VIEWSTATE>{text(f'<div>{ONE}</div><div>{TWO}</div>')}</form>")
    assert article.body.split("\n") == [ONE, TWO]


def test_an_article_in_what_is_called_a_widget() -> None:
    article = read(
        f'<div class="widget banner"><div class="menu">{text(f"<span>{ONE}</span><br><br><span>{TWO}</span>")}</div></div>'
    )
    assert ONE in article.body and TWO in article.body


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2025-03-12T01:30:00+00:00", "2025-03-12T08:30"),
        ("2025-03-12T00:00:00+07:00", "2025-03-12"),
        ("2025-03-14T09:00:00+07:00", "2025-03-12"),
    ],
    ids=["same day", "midnight is no time", "another day"],
)
def test_a_visible_day_takes_its_time_from_a_claim_of_the_same_day(claim: str, expected: str) -> None:
    head = f'<meta property="article:published_time" content="{claim}">'
    article = read(text().replace(" 08:30", ""), head)
    assert article.published is not None and article.published.value == expected


def test_a_sentence_with_a_time_is_no_stamp() -> None:
    notice = "Hồ sơ gửi về Sở trước 16 giờ 30 ngày 10/4/2025."
    article = read(text(f"<div>{ONE} {TWO}</div><div>{notice}</div>"))
    assert notice in article.body
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


def test_a_paragraph_that_links_to_a_file_is_text_and_a_list_of_files_is_none() -> None:
    article = read(
        text(
            f'<p>{ONE}</p><p>{TWO}</p><p><a href="/a/lich.pdf">Lịch tiếp công dân tháng Ba</a></p><div><a href="/a/45.pdf">45-KH.pdf</a></div>'
        )
    )
    assert article.body.split("\n")[-1] == "Lịch tiếp công dân tháng Ba"


def test_sections_and_tags_that_only_claims_and_labels_name() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Tiêm chủng"]}</script>'
    article = read(text() + '<div class="k">Từ khóa: <a href=/t/1>vắc xin</a>, <a href=/t/2>vùng cao</a></div>', head)
    assert article.section == "Tiêm chủng"
    assert article.tags == ("vắc xin", "vùng cao")


@pytest.mark.parametrize("body", [b"<b\0class=share><img\0src=!>&#1", b"<p>&#1;&#2;</p>" * 400])
def test_control_characters_written_as_references(body: bytes) -> None:
    extract_article(body + f"<p>{ONE}</p><p>{TWO}</p>".encode(), URL)
