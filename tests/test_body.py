# ruff: noqa: E501  (lines of HTML)
from __future__ import annotations

import pytest

from crawler.items import Article, Source
from pipelines import extract_article

URL = "https://vi-du.vn/tin/bai-viet"
ONE = "Sáng 10/02, Trung tâm Y tế thành phố Vị Thanh phát động đợt hai chiến dịch diệt lăng quăng tại bảy xã, phường."
TWO = "Theo bác sĩ Thạch Minh Khuê, đợt một của chiến dịch đã xử lý hơn bốn nghìn vật chứa nước đọng trong khu dân cư."
THREE = (
    "Các tổ lưu động đến từng hộ, hướng dẫn người dân súc rửa lu khạp và thả cá bảy màu để không còn chỗ cho muỗi đẻ."
)
SOURCE = Source(key="vi-du", name="Ví dụ")


def read(main: str, head: str = "") -> Article:
    html = f"""<html><head><title>Ra quân diệt lăng quăng đợt hai</title>{head}</head><body>
    <div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/t">Tin tức</a></li></ul></div>
    <div id="noi-dung"><h1>Ra quân diệt lăng quăng đợt hai</h1><p>11/02/2025 08:30</p>{main}</div>
    <div class="chan-trang">Giấy phép số 27/GP-STTTT cấp ngày 15/03/2019<br>Lượt truy cập: 12.345</div></body></html>"""
    article = extract_article(html, URL)
    assert article is not None and article.refused is None
    return article


def body(main: str) -> list[str]:
    return read(main).body.split("\n")


def test_paragraphs_headings_and_lists_keep_their_lines() -> None:
    main = f"<p>{ONE}</p><h2>Kết quả bước đầu</h2><p>{TWO}</p><ul><li>Bảy xã đã ra quân;</li><li>1.860 hộ được kiểm tra.</li></ul><p>{THREE}</p>"
    assert body(main) == [ONE, "Kết quả bước đầu", TWO, "Bảy xã đã ra quân;", "1.860 hộ được kiểm tra.", THREE]


@pytest.mark.parametrize(
    "main",
    [
        f"{ONE}<br><br>{TWO}<br><br>{THREE}",
        f"<div>{ONE}</div><div>{TWO}</div><div>{THREE}</div>",
        f"<p>{ONE}<p>{TWO}<p>{THREE}",
        f"<table><tr><td>{ONE}<br>{TWO}</td></tr><tr><td>{THREE}</td></tr></table>",
        f"<p>{ONE} &nbsp; &nbsp; &nbsp;{TWO} &nbsp;&nbsp;&nbsp;{THREE}</p>",
        f"<p><span>{ONE[:40]}</span><span>{ONE[40:]}</span></p><p>&nbsp;</p><p>{TWO}</p><p><br></p><p>{THREE}</p>",
        f"<article><section><p>{ONE}</p></section><section><p>{TWO}</p><p>{THREE}</p></section></article>",
    ],
    ids=["br", "div", "unclosed", "layout table", "indents", "spans", "sections"],
)
def test_markup_of_paragraphs(main: str) -> None:
    assert body(main) == [ONE, TWO, THREE]


def test_a_sentence_broken_by_br_is_joined() -> None:
    middle = ONE.index(" phát động")
    assert body(f"<p>{ONE[:middle]}<br>{ONE[middle + 1 :]}</p><p>{TWO}</p><p>{THREE}</p>") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "chrome",
    [
        "<h3>Tin khác</h3><ul><li><a href='/1'>Khai giảng lớp tập huấn y tế thôn bản</a></li><li><a href='/2'>Mời báo giá</a></li></ul>",
        "<p><b>Các tin liên quan:</b></p><p><a href='/1'>Khai giảng lớp tập huấn y tế thôn bản</a> (02/10/2023)</p>",
        "<div class='tin-lien-quan'><p>Bài cùng chuyên mục</p><a href='/1'>Khai giảng lớp tập huấn</a><span>02/10/2023</span></div>",
        "<div class='social-share'><span>Chia sẻ</span><a href='#'>Facebook</a></div>",
        "<p>Lượt xem: 1.204</p><p>In trang</p>",
        "<div class='poll'><p>Thăm dò ý kiến</p><p>Bạn thấy giao diện trang này thế nào?</p><label>Đẹp</label></div>",
        "<div id='binhluan'><h3>Bình luận</h3><form><p>Họ tên của bạn và nội dung bình luận phải viết bằng tiếng Việt có dấu.</p></form></div>",
        "<div style='display:none'>Đoạn văn bị ẩn mà người đọc không bao giờ nhìn thấy trên trang này.</div>",
        "<p>Từ khóa: <a href='/t1'>lăng quăng</a>, <a href='/t2'>sốt xuất huyết</a></p>",
    ],
)
def test_chrome_stays_out(chrome: str) -> None:
    assert body(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{chrome}") == [ONE, TWO, THREE]


def test_a_heading_such_as_xem_them_over_text_is_text() -> None:
    lines = body(f"<p>{ONE}</p><p>{TWO}</p><p><b>Tin mới</b></p><p>{THREE}</p>")
    assert lines == [ONE, TWO, "Tin mới", THREE]


def test_links_inside_sentences_stay() -> None:
    lines = body(
        f"<p>{ONE}</p><p>Xem <a href='/kh'>Kế hoạch số 12</a> của Sở Y tế về phòng, chống sốt xuất huyết.</p><p>{TWO}</p>"
    )
    assert lines[1] == "Xem Kế hoạch số 12 của Sở Y tế về phòng, chống sốt xuất huyết."


def test_tables_are_rows_of_the_body_and_cells_of_their_own() -> None:
    table = """<table><tr><th>Huyện</th><th colspan=2>Số ca</th></tr><tr><td rowspan=2>Long Mỹ</td><td>tháng 1</td><td>12</td></tr>
    <tr><td>tháng 2</td><td>9</td></tr></table>"""
    article = read(f"<p>{ONE}</p>{table}<p>{TWO}</p><p>{THREE}</p>")
    assert article.body.split("\n") == [ONE, "Huyện | Số ca", "Long Mỹ | tháng 1 | 12", "tháng 2 | 9", TWO, THREE]
    assert article.tables[0].rows[0] == (("Huyện", 1, 1), ("Số ca", 2, 1))
    assert article.tables[0].rows[1][0] == ("Long Mỹ", 1, 2)


def test_spaces_and_invisible_characters() -> None:
    lines = body(f"<p>&nbsp;&nbsp;{ONE.replace(' ', '&nbsp; ')}\u200b</p><p>{TWO}</p><p>{THREE}</p>")
    assert lines == [ONE, TWO, THREE]


def test_lead_by_class_and_by_weight() -> None:
    for lead in (f"<h2 class=sapo>{ONE}</h2>", f"<p><b>{ONE}</b></p>", f"<div class='tomtat'><p>{ONE}</p></div>"):
        article = read(f"{lead}<p>{TWO}</p><p>{THREE}</p>")
        assert article.lead == ONE
        assert article.body.split("\n") == [TWO, THREE]


def test_no_lead_where_all_is_bold_or_nothing_is() -> None:
    for tag in ("b", "span"):
        article = read("".join(f"<p><{tag}>{text}</{tag}></p>" for text in (ONE, TWO, THREE)))
        assert article.lead is None
        assert article.body.split("\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p align=right><b>Ngọc Lam</b></p>", "Ngọc Lam"),
        ("<p style='text-align: right'>Ngọc Lam</p>", "Ngọc Lam"),
        ("<p><strong>Ngọc Lam</strong></p>", "Ngọc Lam"),
        ("<p>Tin, ảnh: Ngọc Lam</p>", "Ngọc Lam"),
        ("<p align=right>Phòng Nghiệp vụ Y</p>", None),
        ("<p><i>Nguồn: https://vi-du.vn/goc</i></p>", None),
    ],
)
def test_byline_leaves_the_body(line: str, author: str | None) -> None:
    article = read(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{line}")
    assert article.byline == author
    assert article.body.split("\n") == [ONE, TWO, THREE]


def test_a_short_last_sentence_is_no_byline() -> None:
    lines = body(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>Chiến dịch kéo dài đến hết tháng.</p>")
    assert lines[-1] == "Chiến dịch kéo dài đến hết tháng."


def test_attachments() -> None:
    article = read(
        f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>Tải về: <a href='/tep/Kế hoạch 12.pdf'>Kế hoạch 12</a>, "
        "<a href='/documents/1/2/Danh+sach.xlsx/0f-aa?t=15'>tại đây</a>, <a href='/tin/khac.html'>tin khác</a></p>"
    )
    assert [(one.url, one.name, (one.mime or "").split("/")[0]) for one in article.attachments] == [
        ("https://vi-du.vn/tep/K%E1%BA%BF%20ho%E1%BA%A1ch%2012.pdf", "Kế hoạch 12", "application"),
        ("https://vi-du.vn/documents/1/2/Danh+sach.xlsx/0f-aa", "Danh+sach.xlsx", "application"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Chủ đề: Vì một môi trường không khói thuốc",
        "Giấy phép số 118 được cấp lại cho phòng khám sau khi khắc phục",
        "Người chịu trách nhiệm chuyên môn của phòng khám là bà Ôn Thị Hạ",
    ],
)
def test_lines_that_only_begin_like_chrome(line: str) -> None:
    long = f"{ONE} {TWO}"
    assert body(f"<p>{ONE}</p><p>{line}</p><p>{long}</p><p>{THREE}</p>") == [ONE, line, long, THREE]
