# ruff: noqa: E501  (lines of HTML)
"""Articles of one or two sentences, and the stubs, error pages and lists of the same length that are none."""

from __future__ import annotations

import pytest

from pipelines import extract_article

TITLE = "Thông báo lịch nghỉ Tết Dương lịch của Phòng khám Mường Lay"
STAMP = "Thứ hai, 30/12/2024, 15:20"
NOTICE = "Phòng khám Mường Lay nghỉ ngày 01/01/2025, vẫn trực cấp cứu 24/24 giờ."
SHORTER = "Mời bà con đến nhận thuốc vào sáng thứ sáu."
MENU = "<div class=menu>" + "".join(f'<a href="/m/{n}">Mục số {n}</a>' for n in range(6)) + "</div>"

# A family with addresses of its own, told by its markup. (markup, address of an article)
FAMILIES = {
    "tandan": (
        '<a href="/portal/VanBan/all.aspx"></a><h1>{title}</h1><div>{stamp}</div><div class="article-content">{text}</div>',
        "https://vi-du.gov.vn/portal/pages/2024-12-30/thong-bao-lich-nghi.aspx",
    ),
    "nukeviet": (
        '<meta name="generator" content="NukeViet v4.5"><h1>{title}</h1><p>{stamp}</p><div class="bodytext">{text}</div>',
        "https://vi-du.gov.vn/vi/news/thong-bao/lich-nghi-tet-412.html",
    ),
}


def page(main: str, title: str = TITLE) -> str:
    return f"<html><head><title>{title} - Phòng khám Mường Lay</title></head><body>{MENU}{main}<div class=footer>Bản quyền thuộc Phòng khám</div></body></html>"


def refused(html: str, url: str) -> bool:
    article = extract_article(html, url)
    return article is not None and article.refused is not None


@pytest.mark.parametrize("text", [NOTICE, f"{NOTICE} {SHORTER}"])
@pytest.mark.parametrize(
    "form",
    [
        "<h1>{title}</h1><div class=ngay>{stamp}</div><div class=nd><p>{text}</p></div>",
        "<div class=ngay>Ngày đăng: 30/12/2024</div><h1>{title}</h1><div class=nd><p>{text}</p></div>",
        "<h1>{title}</h1><div class=nd>{text}</div><p>Cập nhật: 30/12/2024 15:20</p>",
    ],
)
def test_a_title_a_date_and_a_sentence_are_an_article(form: str, text: str) -> None:
    article = extract_article(page(form.format(title=TITLE, stamp=STAMP, text=text)), "https://vi-du.vn/tb/412")
    assert article is not None and article.refused is None
    assert (article.title, article.body) == (TITLE, text)
    assert article.published is not None and article.published.value.startswith("2024-12-30")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("text", [NOTICE, SHORTER])
def test_the_address_of_an_article_and_a_sentence(family: str, text: str) -> None:
    form, url = FAMILIES[family]
    article = extract_article(page(form.format(title=TITLE, stamp=STAMP, text=f"<p>{text}</p>")), url)
    assert article is not None and article.refused is None
    assert (article.title, article.body) == (TITLE, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đang cập nhật.",
        "Nội dung đang được cập nhật, mời bạn quay lại sau ít phút nữa.",
        "Hệ thống đang bảo trì, mời bạn quay lại sau ít phút nữa nhé.",
        "Bài viết không tồn tại hoặc đã bị gỡ khỏi hệ thống của chúng tôi.",
        "Xem chi tiết tại đây",
        "Bạn cần đăng nhập để xem được nội dung của bài viết này.",
    ],
)
@pytest.mark.parametrize("family", [None, *FAMILIES])
def test_stubs_are_none(text: str, family: str | None) -> None:
    form, url = ("<h1>{title}</h1><div>{stamp}</div><div class=nd>{text}</div>", "https://vi-du.vn/tb/412")
    if family:
        form, url = FAMILIES[family]
    assert refused(page(form.format(title=TITLE, stamp=STAMP, text=f"<p>{text}</p>")), url)


@pytest.mark.parametrize(
    "main",
    [
        # a clock in the head of the page is no date of an article
        f"<div class=dong-ho>Thứ hai, 30/12/2024</div>{MENU}<h1>Giới thiệu Phòng khám Mường Lay</h1><p>{NOTICE}</p>",
        # a list with an introduction
        f"<h1>Lịch nghỉ của phòng khám</h1><p>{NOTICE}</p>"
        + "".join(f'<div><a href="/tb/{n}">Thông báo lịch nghỉ của phòng khám số {n}</a> <i>0{n}/12/2024</i></div>' for n in range(1, 6)),
        # an address and no sentence
        f"<h1>{TITLE}</h1><div>{STAMP}</div><p>Phòng khám Mường Lay, số 4 đường Lê Lợi, thị trấn Mường Lay</p>",
        # nothing says when
        f"<h1>{TITLE}</h1><p>{NOTICE}</p>",
    ],
)  # fmt: skip
def test_what_looks_like_a_notice(main: str) -> None:
    assert refused(page(main), "https://vi-du.vn/tb/412")
