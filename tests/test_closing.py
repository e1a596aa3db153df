# ruff: noqa: E501  (lines of HTML)
"""What stands under a text: who signed it, where it was taken from, and what the template puts there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import Article, Context, Page, Source
from pipelines.article import examine

TITLE = "Ra quân diệt lăng quăng đợt hai tại bảy xã, phường"
TEXT = (
    "Sáng 10/02, Trung tâm Y tế thành phố Vị Thanh phát động đợt hai chiến dịch diệt lăng quăng tại bảy xã, phường trên địa bàn.",
    "Theo bác sĩ Thạch Minh Khuê, đợt một của chiến dịch đã xử lý hơn bốn nghìn vật chứa nước đọng trong khu dân cư và trường học.",
    "Các tổ xung kích sẽ tiếp tục đến từng hộ trong ba ngày, ghi lại những nơi có lăng quăng và quay lại kiểm tra vào tuần sau.",
)


def read(article: str) -> Article:
    html = f"""<html><head><title>{TITLE} - Sở Y tế</title></head><body><div><h1>{TITLE}</h1><p class=d>Ngày đăng: 11/02/2025</p>
    {article}</div><div class=footer><p>Sở Y tế An Sơn</p><p>Địa chỉ: 1 Trần Phú</p></div></body></html>"""
    page = Page(url="https://vi-du.vn/tin/bai", body=html.encode(), fetched_at=datetime(2025, 6, 1, tzinfo=UTC))
    result = examine(page, Source(key="x", name="X"), Context.empty("x"), mentions=False)
    assert isinstance(result, Article), result
    return result


def paragraphs(under: str, below: str = "") -> str:
    return f"<div class=rte>{''.join(f'<p>{text}</p>' for text in TEXT)}{under}</div>{below}"


def broken(under: str, below: str = "") -> str:
    return f"<table><tr><td>{''.join(f'{text}<br><br>' for text in TEXT)}{under}</td></tr><tr><td>{below}</td></tr></table>"


def divs(under: str, below: str = "") -> str:
    return f"<div class=x1>{''.join(f'<div>{text}</div>' for text in TEXT)}</div>{under}{below}"


@pytest.mark.parametrize("article", [paragraphs, broken, divs])
@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("<p style='text-align:right'>Minh Khuê</p>", "Minh Khuê"),
        ("<p align=right><b>Thanh Hà</b></p>", "Thanh Hà"),
        ("<p><strong>Minh Khuê</strong></p>", "Minh Khuê"),
        ("<p><em>N.T.H</em></p>", "N.T.H"),
        ("<p>Nguyễn Hoài Thương</p>", "Nguyễn Hoài Thương"),
        ("<div class=author>Minh Khuê</div>", "Minh Khuê"),
        ("<div class='Detail_sign__a1b2c'>Hạnh Nguyên</div>", "Hạnh Nguyên"),
        ("<div><b>Tác giả:</b> Minh Khuê</div>", "Minh Khuê"),
        ("<div class=f><div class=l>Tác giả</div><div class=v>Minh Khuê</div></div>", "Minh Khuê"),
        ("<p><strong>Tác giả: </strong></p><p>BBT</p>", "BBT"),
        ("<dl><dt>Tác giả:</dt><dd>Thanh Hà</dd></dl>", "Thanh Hà"),
        ("<ul><li>Tác giả: Minh Khuê</li><li>Nguồn: Báo An Sơn</li></ul>", "Minh Khuê"),
        ("<p>Nguồn: Báo An Sơn</p><p style='text-align:right'><b>Minh Khuê</b></p>", "Minh Khuê"),
        ("<p style='text-align:right'><b>Minh Khuê</b></p><p>Nguồn: Báo An Sơn</p>", "Minh Khuê"),
        (
            "<p style='text-align:right'><b>BS. Lò Văn Sìn</b></p><p style='text-align:right'>Khoa Nhi</p>",
            "BS. Lò Văn Sìn",
        ),
        ("<p style='text-align:right'><b>Phòng Công tác xã hội</b></p>", None),
        ("<div class=signature>Tổ Truyền thông</div>", None),
    ],
)
def test_signatures(article, signature: str, author: str | None) -> None:
    found = read(article(signature))
    assert (found.byline, found.body) == (author, "\n".join(TEXT))


@pytest.mark.parametrize("article", [paragraphs, broken, divs])
@pytest.mark.parametrize(
    "below",
    [
        "<div>Lượt xem: 123</div>",
        "<span>Số lần đọc: 55</span>",
        "<div><a href=#>In trang</a> <a href=#>Gửi email</a></div>",
        "<div>Chia sẻ</div><div>Facebook</div><div>Zalo</div>",
        "<div><span>Chia sẻ</span> <span>Sao chép liên kết</span> <span>Nghe bài viết</span></div>",
        "<p>Trở về trang trước</p>",
        "<p>Gửi cho bạn bè của bạn</p>",
        "<div>Đánh giá: 0/5 (0 lượt)</div>",
        "<p>Bình luận (0)</p><p>Chưa có bình luận nào</p>",
        "<p>Thích 0</p><p>Bài viết trước</p>",
        "<h3>Tin liên quan</h3><ul><li><a href=/1>Kiểm tra công tác phòng chống sốt rét tại vùng biên</a></li><li><a href=/2>Khai trương khoa Phục hồi chức năng mới</a></li></ul>",
    ],
)
def test_what_the_template_puts_under_a_signature(article, below: str) -> None:
    signed = read(article("<p style='text-align:right'><b>Minh Khuê</b></p>", below))
    assert (signed.byline, signed.body) == ("Minh Khuê", "\n".join(TEXT))
    unsigned = read(article("", below))
    assert (unsigned.byline, unsigned.body) == (None, "\n".join(TEXT))


@pytest.mark.parametrize(
    "lines",
    [
        ("Danh sách được khen thưởng gồm:", "Nguyễn Hoài Thương", "Lò Văn Sìn"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hoài Thương"),
        ("Thanh Hà", "Bốn ca mới", "Vị Thanh", "Hai ca mới"),
        ("Điểm tiêm mở cửa tại:", "Trạm Y tế xã Vị Đông", "Trường Tiểu học số 2"),
    ],
)
def test_short_lines_that_end_a_text(lines: tuple[str, ...]) -> None:
    article = read(
        paragraphs("".join(f"<p><b>{line}</b></p>" if line.isupper() else f"<p>{line}</p>" for line in lines))
    )
    assert (article.byline, article.body) == (None, "\n".join((*TEXT, *lines)))


def test_a_page_of_pictures_has_a_lead_and_a_signature() -> None:
    pictures = "".join(
        f"<p style='text-align:center'><img src=/a{n}.jpg></p><p style='text-align:center'><em>Điểm tiêm số {n} trong sáng đầu.</em></p>"
        for n in range(3)
    )
    lead = f"<p><strong>{TEXT[0]} {TEXT[1]}</strong></p>"
    article = read(f"<div class=rte>{lead}{pictures}<p style='text-align:right'><strong>Minh Khuê</strong></p></div>")
    assert (article.lead, article.body, article.byline) == (f"{TEXT[0]} {TEXT[1]}", "", "Minh Khuê")
    assert len(article.captions) == 3
