# ruff: noqa: E501  (lines of HTML)
from __future__ import annotations

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://vi-du.vn/tin/bai-viet"
ONE = "Sáng 10/02, Trung tâm Y tế thành phố Vị Thanh phát động đợt hai chiến dịch diệt lăng quăng tại bảy xã, phường."
TWO = "Theo bác sĩ Thạch Minh Khuê, đợt một của chiến dịch đã xử lý hơn bốn nghìn vật chứa nước đọng trong khu dân cư."
THREE = (
    "Các tổ lưu động đến từng hộ, hướng dẫn người dân súc rửa lu khạp và thả cá bảy màu để không còn chỗ cho muỗi đẻ."
)
CAPTION = "Tổ lưu động phường IV trước giờ xuống địa bàn"
IMAGE = "https://vi-du.vn/anh/to-luu-dong.jpg"
IMG = "<img src='../anh/to-luu-dong.jpg' alt='IMG_0123'>"


def read(figure: str) -> Article:
    html = f"""<html><head><title>Ra quân diệt lăng quăng đợt hai</title></head><body><div class="chi-tiet">
    <h1>Ra quân diệt lăng quăng đợt hai</h1><p>11/02/2025</p><p>{ONE}</p>{figure}<p>{TWO}</p><p>{THREE}</p></div></body></html>"""
    article = extract_article(html, URL)
    assert article is not None and article.refused is None
    return article


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure>{IMG}<figcaption>{CAPTION}</figcaption></figure>",
        f"<div class=wp-caption>{IMG}<p class=wp-caption-text>{CAPTION}</p></div>",
        f"<table class=picture><tr><td>{IMG}</td></tr><tr><td class=caption>{CAPTION}</td></tr></table>",
        f"<table align=center><tr><td>{IMG}</td></tr><tr><td>{CAPTION}</td></tr></table>",
        f"<table><tr><td>{IMG}<br>{CAPTION}</td></tr></table>",
        f"<p align=center>{IMG}</p><p align=center>{CAPTION}</p>",
        f"<p style='text-align:center'>{IMG}</p><p>&nbsp;</p><p style='text-align:center'><em>{CAPTION}</em></p>",
        f"<p>{IMG}</p><p><i>{CAPTION}</i></p>",
        f"<p style='text-align:center'>{IMG}<br><em>{CAPTION}</em></p>",
        f"<center>{IMG}<br>{CAPTION}</center>",
        f"<div class=anh>{IMG}</div><div class=chu-thich>{CAPTION}</div>",
        f"<p><img data-src='/anh/to-luu-dong.jpg' src='data:image/gif;base64,R0lG'></p><p><em>{CAPTION}</em></p>",
    ],
)
def test_captions_by_markup_place_and_looks(figure: str) -> None:
    article = read(figure)
    assert [(caption.text, caption.image) for caption in article.captions] == [(CAPTION, IMAGE)]
    assert article.body.split("\n") == [ONE, TWO, THREE]


def test_by_its_words() -> None:
    article = read(f"<p>{IMG}</p><p>{CAPTION}. Ảnh: Ngọc Lam</p>")
    assert [caption.text for caption in article.captions] == [f"{CAPTION}. Ảnh: Ngọc Lam"]


def test_a_credit_under_the_caption_goes_with_it() -> None:
    article = read(
        f"<p align=center>{IMG}</p><p align=center><i>{CAPTION}</i></p><p align=center><i>Ảnh: Ngọc Lam</i></p>"
    )
    assert [caption.text for caption in article.captions] == [f"{CAPTION} Ảnh: Ngọc Lam"]
    assert article.byline is None


@pytest.mark.parametrize(
    "after", [f"<p>{IMG}</p>", f"<p align=center>{IMG}</p>", f"<div>{IMG}</div>", f"<p>{IMG} </p><p></p>"]
)
def test_text_after_a_picture_is_text(after: str) -> None:
    article = read(after)
    assert article.captions == ()
    assert article.body.split("\n") == [ONE, TWO, THREE]


def test_two_pictures_in_one_table_have_each_their_own() -> None:
    figure = """<table><tr><td><img src="/a.jpg"></td><td><img src="/b.jpg"></td></tr>
    <tr><td>Bà con đem lu khạp ra súc rửa</td><td>Thả cá bảy màu vào bể nước mưa</td></tr></table>"""
    assert [(caption.text, caption.image) for caption in read(figure).captions] == [
        ("Bà con đem lu khạp ra súc rửa", "https://vi-du.vn/a.jpg"),
        ("Thả cá bảy màu vào bể nước mưa", "https://vi-du.vn/b.jpg"),
    ]


def test_where_every_paragraph_is_centred_that_alone_says_nothing() -> None:
    html = f"""<html><head><title>Ra quân diệt lăng quăng đợt hai</title></head><body><h1>Ra quân diệt lăng quăng đợt hai</h1>
    <div align=center><p>{ONE}</p><p>{IMG}</p><p>{TWO}</p><p>{THREE}</p></div></body></html>"""
    article = extract_article(html, URL)
    assert article is not None and article.refused is None
    assert article.body.split("\n") == [ONE, TWO, THREE]
