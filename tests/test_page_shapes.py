# ruff: noqa: E501  (lines of HTML)
"""Shapes of article pages as sites of no known make have them: where title, date and author stand, and what stands around
the text. A page of each shape is put together here; all of it is invented.
"""

from __future__ import annotations

import pytest

from crawler.items import Article
from pipelines import extract_article

URL = "https://soyte.sonha.example/tin-tuc/tiem-bu-cho-tre-vung-ho-4512"
TITLE = "Sơn Hạ tiêm bù vắc xin cho trẻ em các bản vùng hồ"
SITE = "Sở Y tế Sơn Hạ"
LEAD = "Bảy bản chỉ đi được bằng thuyền vừa có đợt tiêm bù đầu tiên sau hai năm thiếu vắc xin."
P1 = "Ba chiếc thuyền của Trung tâm Y tế huyện Mường Sại rời bến lúc năm giờ sáng, mang theo sáu phích vắc xin và danh sách 214 trẻ."
P2 = "Theo y sĩ Lò Thị Hặc, trẻ ở các bản này đã lỡ mũi sởi thứ hai vì đường thủy đóng cửa trong hai mùa cạn vừa rồi."
P3 = "Mỗi bản được bố trí một điểm tiêm tại nhà văn hóa, có bàn tư vấn, bàn tiêm và chỗ theo dõi sau tiêm ít nhất ba mươi phút."
P4 = "Đợt tiêm bù kéo dài đến hết tháng; những em vắng mặt sẽ được trạm y tế xã gọi lại vào ngày tiêm thường xuyên."
PARAGRAPHS = (P1, P2, P3, P4)
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
STAMP = '<div class="tg">12/03/2025 08:30</div>'
MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Y tế dự phòng", "Văn bản", "Hỏi đáp", "Liên hệ")
OTHERS = (
    ("Bản Pá Lù có thêm hai cô đỡ thôn bản", "25/06/2025"),
    ("Kiểm tra bếp ăn các trường bán trú sau kỳ nghỉ", "24/06/2025"),
    ("Thuyền cấp cứu đầu tiên trên lòng hồ được bàn giao", "20/06/2025"),
    ("Mời báo giá sửa chữa máy phát điện của trạm y tế", "19/06/2025"),
)
SIDE = "".join(f'<li><a href="/tb/{i}">{t}</a> <span>({d})</span></li>' for i, (t, d) in enumerate(OTHERS))


def page(main: str, title: str = SITE, head: str = "") -> str:
    """A whole page: clock, banner and menu above, news of later days beside, the licence below."""
    links = "".join(f'<li><a href="{"/" if i == 0 else f"/m/{i}"}">{name}</a></li>' for i, name in enumerate(MENU))
    return (
        f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<div class="tp"><span id="dh">Thứ năm, 26/06/2025 14:05</span> <a href="/rss">RSS</a> <a href="/en">English</a></div>'
        f'<div class="bn"><a href="/"><img src="/bn.jpg" alt="{SITE}"></a></div><ul class="mn">{links}</ul>'
        f'<div class="kh"><div class="tr">{main}</div>'
        f'<div class="ph"><div class="td">Thông báo</div><ul>{SIDE}</ul></div></div>'
        f'<div class="cu"><p>Cơ quan chủ quản: {SITE}</p><p>Giấy phép số 12/GP-STTTT cấp ngày 03/02/2019</p></div></body></html>'
    )


def read(main: str, title: str = SITE, head: str = "") -> Article:
    article = extract_article(page(main, title, head), URL)
    assert article is not None
    return article


def text_of(article: Article) -> list[str]:
    return [*([article.lead] if article.lead else []), *article.body.split("\n")]


# Titles


@pytest.mark.parametrize(
    "header",
    [
        f"<h1>{SITE}</h1><div class=tb>{{t}}</div>{STAMP}",
        "<h1>Tin tức</h1><div><span class=x7>{t}</span><br><i>12/03/2025 08:30</i></div>",
        f"<h1>Tin hoạt động</h1><p class=ten-bai><b>{{t}}</b></p>{STAMP}",
        "<h2>TIN TỨC - SỰ KIỆN</h2><table><tr><td><font size=4><b>{t}</b></font></td></tr><tr><td>(12/03/2025 08:30)</td></tr></table>",
        f"<h3>Thông báo</h3><div><a href=/tb/9>Lịch trực tuần 26</a></div><h3>{{t}}</h3>{STAMP}",
        f"{STAMP}<div class=ten>{{t}}</div>",
        "<div class=meta>12/03/2025 - 340 lượt xem</div><div class=ten>{t}</div>",
        f'<div class=t1><a href="{URL}">{{t}}</a></div>{STAMP}',
        f"<h1>{SITE}</h1><h1>{{t}}</h1>{STAMP}",
        f"<div class=muc>Y tế dự phòng</div><div class=ten>{{t}}</div>{STAMP}",
        f"<span class=a>Tin tức</span><span class=b>{{t}}</span>{STAMP}",
    ],
)
@pytest.mark.parametrize("claimed", [SITE, "Chi tiết tin - Sở Y tế Sơn Hạ", f"{TITLE} - {SITE}", f"{TITLE[:38]}..."])
def test_title(header: str, claimed: str) -> None:
    article = read(header.format(t=TITLE) + f"<div class=nd>{TEXT}</div>", claimed)
    assert article.title == TITLE
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("claimed", [TITLE, SITE])
@pytest.mark.parametrize("tag", ["h1", "h2", "div class=tieu-de", "p class=t5"])
def test_a_title_in_capitals_stays_as_displayed(tag: str, claimed: str) -> None:
    head = f'<meta property="og:title" content="{claimed}">'
    article = read(f"<{tag}>{TITLE.upper()}</{tag.split()[0]}>{STAMP}<div>{TEXT}</div>", f"{claimed}", head)
    assert article.title == TITLE.upper()


BADGES = (
    '{t} <span class="badge-new">New</span>',
    "{t} <sup>Mới</sup>",
    "{t} <i class=blink>(Mới)</i>",
    '{t}<span class="label label-danger">HOT</span>',
    "{t} <font color=red>NEW!</font>",
    '<span class="nhan">Tin nóng</span> {t}',
    "{t} <small>12/03/2025</small>",
    "{t} <small>(12/03/2025 08:30)</small>",
    '{t} <a href="/in/4512" class="in">In trang</a>',
    '{t} <span class="luot">1.204 lượt xem</span>',
)


@pytest.mark.parametrize("claimed", [TITLE, f"{TITLE} - {SITE}", SITE])
@pytest.mark.parametrize("tag", ["h1", "div class=tieu-de"])
@pytest.mark.parametrize("badge", BADGES)
def test_what_stands_in_the_line_of_a_title_and_is_none_of_it(badge: str, tag: str, claimed: str) -> None:
    article = read(f"<{tag}>{badge.format(t=TITLE)}</{tag.split()[0]}>{STAMP}<div>{TEXT}</div>", claimed)
    assert article.title == TITLE
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("title", ["Sở Y tế có bác sĩ mới", "Cách phòng bệnh khi trời nóng", "Vì sao cần tiêm mũi mới"])
@pytest.mark.parametrize("mark", ["{}", "{} <b>mới</b>"])
def test_words_of_badges_are_words_of_titles_too(title: str, mark: str) -> None:
    shown = title if mark == "{}" else f"{title.rpartition(' ')[0]} <b>{title.rpartition(' ')[2]}</b>"
    article = read(f"<h1>{shown}</h1>{STAMP}<div>{TEXT}</div>")
    assert article.title == title


@pytest.mark.parametrize("claimed", ["{t}", "{t} - {s}", "{s} - {t}", "{s}"])
@pytest.mark.parametrize(
    "title",
    [
        "Bổ nhiệm Phó Giám đốc Bệnh viện Sản - Nhi",
        "Hỏi - đáp về bệnh sởi",
        "Chiến dịch tiêm chủng 2025: nhanh và mới",
        "Sơn Hạ: Nước sạch cho bản Pá Lù - bài 2",
        "Kế hoạch số 12/KH-SYT ngày 12/02/2025",
    ],
)
def test_titles_with_dashes_dates_and_short_ends(title: str, claimed: str) -> None:
    article = read(f"<h1>{title}</h1>{STAMP}<div>{TEXT}</div>", claimed.format(t=title, s=SITE))
    assert article.title == title


def test_a_section_in_the_block_of_a_title_takes_nothing_from_it() -> None:
    title = "Thông báo thay đổi số điện thoại trực cấp cứu"
    header = (
        f"<div><div class=c><a href=/m/9>Thông báo</a></div> <span class=t>{title}</span><br>12/03/2025 08:30</div>"
    )
    assert read(f"{header}<div>{TEXT}</div>").title == title


@pytest.mark.parametrize("title", ["Tin buồn", "Thư mời", "Cáo phó", "Thư cảm ơn", "Lịch tiếp dân"])
@pytest.mark.parametrize(
    ("head", "tag"),
    [("og", "h1"), ("og", "div class=hnt"), ("title", "h1"), ("title", "div class=hnt"), ("neither", "h1")],
)
def test_titles_of_two_or_three_words(title: str, head: str, tag: str) -> None:
    meta = f'<meta property="og:title" content="{title}">' if head == "og" else ""
    claimed = f"{title} - {SITE}" if head == "title" else SITE
    line = '<div class=gio>08:30, Thứ tư, 12/3/2025 | Lượt xem: 318 <a href="/in/x">In bài</a> <a href="#">Gửi bài</a></div>'
    article = read(f"<{tag}>{title}</{tag.split()[0]}>{line}<div class=hnd>{TEXT}</div>", claimed, meta)
    assert article.title == title
    assert text_of(article) == [*PARAGRAPHS]
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize(
    "again", ["<p><strong>{t}</strong></p>", "<p>{u}</p>", "<h2>{t}</h2>", "<div><p align=center><b>{u}</b></p></div>"]
)
def test_a_title_typed_once_more_above_the_text_is_no_text(again: str) -> None:
    once_more = again.format(t=TITLE, u=TITLE.upper())
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{once_more}{TEXT}</div>")
    assert article.title == TITLE
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("title", ["TIN BUỒN", "Thư mời", TITLE])
@pytest.mark.parametrize(
    "claimed",
    [
        "{s} &raquo; Blog Archive &raquo; {t}",
        "{s} » Lưu trữ Blog » {t}",
        "{s} » {t}",
        "{t} « {s}",
        "{t} | {s}",
    ],
)
@pytest.mark.parametrize("tag", ["h2", "h3", "div class=tde"])
def test_a_title_behind_the_name_of_the_site(claimed: str, title: str, tag: str) -> None:
    masthead = f"<div class=hd><h1><a href=/>{SITE}</a></h1><div class=description>Gần dân hơn mỗi ngày</div></div>"
    post = f"<div class=post><{tag}>{title}</{tag.split()[0]}><div class=entry>{TEXT}</div></div>"
    article = read(masthead + post, claimed.format(s=SITE, t=title))
    assert article.title == title
    assert text_of(article) == [*PARAGRAPHS]


# What stands around the text, in its own element

ABOVE = (
    "Cỡ chữ: A- A A+",
    "Nghe bài viết",
    "Nghe nội dung bài viết",
    "Nghe audio",
    "Giọng nữ miền Bắc",
    "00:00 / 03:12",
    "Giọng đọc: Nữ miền Nam | Tốc độ: 1.0x",
    "Đọc bài viết",
    "Xem với cỡ chữ",
    "Giảm cỡ chữ Tăng cỡ chữ",
    "Chế độ tương phản cao",
    "Bản in",
    "In bài viết",
    "Gửi email cho bạn bè",
    "Lưu bài viết",
    "Lượt xem: 1.234",
    "1234 lượt xem",
    "Chia sẻ bài viết qua Zalo",
    "Theo dõi trên Google News",
    "Chuyên mục: Y tế dự phòng",
    "3 phút đọc",
    "Thời gian đọc: 3 phút",
    "Sao chép liên kết",
)
BELOW = (
    "Quay lại",
    "Quay lại trang trước",
    "Về trang trước",
    "Trở về đầu trang",
    "Lên trên",
    "Đọc tiếp",
    "Xem tiếp »",
    "Tags: vắc xin, vùng hồ",
    "Từ khóa: vắc xin; tiêm bù",
    "Đánh giá bài viết: 0/5 (0 phiếu)",
    "Bạn đánh giá bài viết này thế nào?",
    "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
    "Xếp hạng: 5 - 1 phiếu bầu",
    "Bài viết này có hữu ích với bạn không? Có Không",
    "Ý kiến bạn đọc (0)",
    "Ý kiến của bạn",
    "Gửi bình luận",
    "Viết bình luận",
    "Bạn cần đăng nhập để bình luận",
    "Hãy là người đầu tiên bình luận bài viết này",
    "Họ và tên (*)",
    "Mã xác nhận",
    "Đăng ký nhận bản tin",
    "Theo dõi chúng tôi trên Zalo",
    "Like 0 Share",
    "Chia sẻ:",
    "Sao chép liên kết",
    "Copy link",
    "In trang này",
    "Bản in | Gửi bài viết",
    "[Trở về] [In trang]",
    "Lượt xem: 1.234",
    "Số lần đọc: 77",
    "Đã xem: 77",
    "Bài trước | Bài sau",
    "Quét mã QR để xem bài viết trên điện thoại",
    "Tin bài khác",
    "CÁC TIN TỨC KHÁC CÙNG CHUYÊN MỤC",
    "Tin cùng chủ đề",
    "Thông tin liên quan",
    "Tin đã đăng",
    "Trang web này sử dụng cookie để nâng cao trải nghiệm của bạn.",
    "Ghi rõ nguồn “soyte.sonha.example” khi phát hành lại thông tin từ website này.",
    "Bản quyền thuộc về Sở Y tế Sơn Hạ",
    "Giấy phép số 12/GP-STTTT do Sở Thông tin và Truyền thông cấp ngày 03/02/2019",
    "Chịu trách nhiệm nội dung: Ông Lường Văn Khặt - Giám đốc Sở",
    "Trưởng ban biên tập: Bà Quàng Thị Vui",
)


@pytest.mark.parametrize("form", ["<p>{}</p>", "<span>{}</span><br>"])
@pytest.mark.parametrize("line", ABOVE)
def test_tools_between_title_and_text(line: str, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{form.format(line)}{TEXT}")
    assert article.title == TITLE
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("form", ["<p>{}</p>", '<div><a href="#">{}</a></div>'])
@pytest.mark.parametrize("line", BELOW)
def test_lines_below_a_text_that_are_none_of_it(line: str, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{TEXT}{form.format(line)}")
    assert text_of(article) == [*PARAGRAPHS]
    assert article.byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Zalo: 0912 345 678",
        "Đánh giá",
        "Theo dõi",
        "Đăng ký",
        "Nội dung chi tiết:",
        "Thông tin liên hệ:",
        "Điện thoại: 0212.3999.111",
        "Số điện thoại của trạm: 0212.3999.222",
        "Các bệnh liên quan:",
        "Người thân và bạn bè",
        "Quét mã QR để đăng ký lịch tiêm tại trạm",
        "Nội dung và thời gian",
    ],
)
def test_lines_of_a_text_that_are_made_of_the_words_of_buttons(line: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div><p>{P1}</p><p>{P2}</p><p>{line}</p><p>{P3}</p><p>{P4}</p></div>")
    assert text_of(article) == [P1, P2, line, P3, P4]


@pytest.mark.parametrize(
    "foot",
    [
        "<div class=ft>{}</div>",
        "{}",
        "<center>{}</center>",
    ],
)
@pytest.mark.parametrize("first", ["Cơ quan chủ quản: Sở Y tế Sơn Hạ", "Giấy phép số 12/GP-STTTT ngày 03/02/2019"])
def test_the_foot_of_the_page_in_the_element_of_the_text(foot: str, first: str) -> None:
    lines = (
        first,
        "Trưởng ban biên tập: Bà Quàng Thị Vui",
        "Địa chỉ: Tổ 3, thị trấn Sơn Hạ",
        "Điện thoại: 0212.3999.111",
    )
    article = read(f"<h1>{TITLE}</h1>{STAMP}{TEXT}{foot.format(''.join(f'<p>{line}</p>' for line in lines))}")
    assert text_of(article) == [*PARAGRAPHS]
    assert article.byline is None


@pytest.mark.parametrize(
    "others",
    [
        '<div><a href="/a/1">{0}</a></div><div><a href="/a/2">{1}</a></div><div><a href="/a/3">{2}</a></div>',
        '<p>>> <a href="/a/1">{0}</a></p>',
        '<p><em>Xem thêm: <a href="/a/1">{0}</a></em></p>',
        '<p><b>Tin liên quan:</b></p><p>- <a href="/a/1">{0}</a></p><p>- <a href="/a/2">{1}</a></p>',
        "<div><b>TIN BÀI KHÁC</b></div><div><a href=/a/1>{0}</a> <i>(11/03)</i></div><div><a href=/a/2>{1}</a> <i>(10/03)</i></div>",
        '<div>Bài trước: <a href="/a/1">{0}</a></div><div>Bài sau: <a href="/a/2">{1}</a></div>',
        '<div>« <a href="/a/1">{0}</a></div><div><a href="/a/2">{1}</a> »</div>',
        "<table><tr><td><img src=/1.jpg></td><td><a href=/a/1>{0}</a><br>11/03/2025</td></tr><tr><td><img src=/2.jpg></td><td><a href=/a/2>{1}</a><br>10/03/2025</td></tr></table>",
        "<ul><li><a href=/a/1>{0}</a> (11/03/2025 09:10)</li><li><a href=/a/2>{1}</a> (10/03/2025 07:00)</li></ul>",
    ],
)
def test_other_articles_right_below_the_text(others: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{TEXT}{others.format(*(t for t, _ in OTHERS))}")
    assert text_of(article) == [*PARAGRAPHS]
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize(
    "box",
    [
        '<div class=lq><div>Tin liên quan</div><a href="/a/1">{0}</a><a href="/a/2">{1}</a></div>',
        '<ul><li><a href="/a/1">{0}</a></li><li><a href="/a/2">{1}</a></li></ul>',
        '<p><strong>Xem thêm:</strong> <a href="/a/1">{0}</a></p>',
        '<p>>>> <a href="/a/1">{0}</a></p>',
        '<p><i>Mời xem: <a href="/a/1">{0}</a></i></p>',
    ],
)
def test_other_articles_among_the_paragraphs(box: str) -> None:
    within = box.format(*(t for t, _ in OTHERS))
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div><p>{P1}</p><p>{P2}</p>{within}<p>{P3}</p><p>{P4}</p></div>")
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("heading", ["Tin mới nhất", "Xem nhiều"])
@pytest.mark.parametrize(
    "box",
    [
        "<div class=tr2><h3>{h}</h3><ul>{s}</ul></div>",
        "<h4>{h}</h4><ul>{s}</ul>",
        "<table><tr><td>{h}</td></tr><tr><td><ul>{s}</ul></td></tr></table>",
    ],
)
@pytest.mark.parametrize("header", ["<h1>{t}</h1>", "<div class=ten>{t}</div>", "<h2>{t}</h2>"])
def test_other_articles_in_a_column_before_the_text(box: str, heading: str, header: str) -> None:
    article = read(
        f"{box.format(h=heading, s=SIDE)}<div class=ch>{header.format(t=TITLE)}{STAMP}<div>{TEXT}</div></div>"
    )
    assert article.title == TITLE
    assert article.published is not None and article.published.value == "2025-03-12T08:30"
    assert text_of(article) == [*PARAGRAPHS]


def test_comments_below_a_text() -> None:
    comments = (
        "<div class=yk><b>2 ý kiến</b><div><b>Quàng Văn Pâng</b> 13/03/2025 10:02<p>Bản tôi có 12 cháu chưa được tiêm, xin hỏi bao giờ có đợt sau ạ?</p></div>"
        "<div><b>Hà Thị Xuân</b> 14/03/2025 07:40<p>Cảm ơn các cô chú y tế đã lên với bà con.</p></div></div>"
        "<form><label>Họ tên</label><input><textarea></textarea><p>Ý kiến của bạn sẽ được kiểm duyệt trước khi đăng.</p></form>"
    )
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div>{TEXT}</div>{comments}")
    assert text_of(article) == [*PARAGRAPHS]
    assert article.byline is None


# Dates


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Ngày đăng: 12/03/2025 | Ngày cập nhật: 15/03/2025", "2025-03-12", "2025-03-15"),
        ("Cập nhật: 15/03/2025 09:00 | Đăng lúc: 12/03/2025 08:30", "2025-03-12T08:30", "2025-03-15T09:00"),
        ("Ngày đăng: 12/03/2025 08:30</div><div>Ngày in: 26/06/2025 14:05", "2025-03-12T08:30", None),
        ("02:22 PM 12/03/2025", "2025-03-12T14:22", None),
        ("12/03/2025 2:22 CH", "2025-03-12T14:22", None),
        ("12/03/2025 08:05:11 SA", "2025-03-12T08:05", None),
        ("12/03/2025 12:05 SA", "2025-03-12T00:05", None),
        ("Thứ tư, 12/03/2025, 14:22 | Lượt xem: 2025", "2025-03-12T14:22", None),
        ("1.234 lượt xem - 12/03/2025", "2025-03-12", None),
        ("Cập nhật lúc 14:22 ngày 12/03/2025", "2025-03-12T14:22", None),
        ("12-03-2025 lúc 14h22", "2025-03-12T14:22", None),
        ("Ngày 12 tháng 3 năm 2025", "2025-03-12", None),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_dates(line: str, published: str, updated: str | None, place: str) -> None:
    row = f"<div class=tg><div>{line}</div></div>"
    article = read(
        f"<h1>{TITLE}</h1>{row if place == 'above' else ''}<div>{TEXT}</div>{row if place == 'below' else ''}"
    )
    assert article.published is not None and article.published.value == published
    assert (article.updated.value if article.updated else None) in (
        updated,
        *([published] if "Cập nhật lúc" in line else []),
    )
    assert text_of(article) == [*PARAGRAPHS]


THEME = '<meta name="generator" content="WordPress 5.2"><link rel="stylesheet" href="/wp-content/themes/cu/style.css">'
MACHINE = '<time class="entry-date published" datetime="2025-03-{d}T08:00:00+07:00">{d} Tháng Ba, 2025</time>'


@pytest.mark.parametrize(
    "own",
    [
        "<div class=below-entry-meta><span class=posted-on><span class=entry-date>12 Tháng Ba, 2025</span></span></div>",
        "<div class=entry-meta><span class=date>12 Tháng Ba, 2025</span></div>",
        '<p class=meta><a href=# rel=bookmark><time datetime="2025-03-12">12/03/2025</time></a></p>',
        "<div class=meta-info>Đăng ngày 12/03/2025 bởi admin</div>",
        '<div class=entry-meta><abbr class=published title="2025-03-12">12 Th3 2025</abbr></div>',
    ],
)
@pytest.mark.parametrize(
    "others",
    [
        "<div class=related-posts>{}</div>",
        "<h4>Xem thêm</h4><div class=loop>{}</div>",
        "<div class=khac>{}</div>",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_theme_that_marks_the_dates_of_other_posts_better_than_its_own(own: str, others: str, above: bool) -> None:
    cards = "".join(
        f'<div class=card><h3 class=entry-title><a href="/b/{i}">{t}</a></h3><div class=m>{MACHINE.format(d=14 + i)}</div></div>'
        for i, (t, _) in enumerate(OTHERS[:3])
    )
    box = others.format(cards)
    post = f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1>{own}<div class=entry-content>{TEXT}</div></article>"
    html = page(f"{box}{post}" if above else f"{post}{box}", f"{TITLE} - {SITE}", THEME)
    article = extract_article(html.replace("<body>", '<body class="post-template-default single single-post">'), URL)
    assert article is not None and article.published is not None
    assert article.layout == "wordpress"
    assert article.published.value[:10] == "2025-03-12"
    assert text_of(article) == [*PARAGRAPHS]


def test_the_day_of_the_visit_above_the_stamp() -> None:
    clock = "<div>Hôm nay là thứ Năm, ngày 26 tháng 6 năm 2025</div>"
    article = read(f"<h1>{TITLE}</h1><div class=tg>{clock}<div>12/03/2025 08:30</div></div><div>{TEXT}</div>")
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


# Authors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bút ký của Lò Thị Hặc", "Lò Thị Hặc"),
        ("Ghi chép của Lò Thị Hặc", "Lò Thị Hặc"),
        ("Phóng sự: Lò Thị Hặc", "Lò Thị Hặc"),
        ("Phóng sự của Lò Thị Hặc và Hà Xuân", "Lò Thị Hặc và Hà Xuân"),
        ("Bài, ảnh: Lò Hặc - Hà Xuân", "Lò Hặc - Hà Xuân"),
        ("Thực hiện: Lò Thị Hặc (CDC Sơn Hạ)", "Lò Thị Hặc"),
        ("ThS.BS. Lò Thị Hặc - Khoa Dinh dưỡng", "ThS.BS. Lò Thị Hặc"),
        ("Bs. Lò Thị Hặc", "Bs. Lò Thị Hặc"),
        ("LÒ THỊ HẶC", "LÒ THỊ HẶC"),
        ("PV", "PV"),
        ("P.V", "P.V"),
        ("(Theo TTXVN)", None),
        ("Nguồn: CDC Sơn Hạ", None),
        ("Theo Báo Sơn Hạ", None),
        ("Người đăng: Lò Thị Hặc", "Lò Thị Hặc"),  # nobody else is named: readers take it for the author
        ("Đăng bởi: quantri", None),
        ("Phòng Nghiệp vụ Y", None),
    ],
)
@pytest.mark.parametrize("form", ["<p align=right><b>{}</b></p></div>", "</div><div class=tac-gia>{}</div>"])
def test_who_signs(line: str, expected: str | None, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}{form.format(line)}")
    assert article.byline == expected
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("<div class=author-box><img src=/av.png class=avatar alt=admin><b>admin</b></div>", None),
        ("<div class=user><img src=/av.png alt=''> soyte_admin</div>", None),
        ("<div class=author-box><img src=/av.png><span>Tác giả</span> <strong>Lò Thị Hặc</strong></div>", "Lò Thị Hặc"),
        ("<div class=au><img src=/av.png><div>Lò Thị Hặc</div><div>12/03/2025</div></div>", "Lò Thị Hặc"),
        ("<div class=au><i class=fa></i> Quản trị viên</div>", None),
    ],
)
def test_authors_and_accounts(box: str, expected: str | None) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{box}<div class=nd>{TEXT}</div>")
    assert article.byline == expected
    assert text_of(article) == [*PARAGRAPHS]


# More of what real templates put there


@pytest.mark.parametrize(
    "line",
    [
        "Trình duyệt của bạn không hỗ trợ phát âm thanh.",
        "Your browser does not support the audio element.",
        "Đọc trang",
        "A- A A+ | Tương phản | Đọc trang",
        "Được đăng: 12 Tháng 3 2025",
        "Viết bởi Super User",
        "Đăng bởi admin vào 12/03/2025",
        "(Lượt đọc: 120)",
        "Lượt xem: 123 | Bình luận: 0 | Thích: 2",
        "Ngày xuất bản: 12/03/2025 08:30 | Lượt đọc: 40",
        "Xem: 123",
        "123 views",
        "0 bình luận",
        "Chia sẻ: Facebook | Twitter | Zalo",
        "Xem cỡ chữ: A+ A-",
        "Nghe",
        "Lưu",
    ],
)
@pytest.mark.parametrize("form", ["<div>{}</div>", "<div class=info><span>{}</span></div>"])
def test_more_tools_between_title_and_text(line: str, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{form.format(line)}<div class=nd>{TEXT}</div>")
    assert article.title == TITLE
    assert article.byline is None
    assert text_of(article) == [*PARAGRAPHS]
    assert article.published is not None and article.published.value[:10] == "2025-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Tên *",
        "Email *",
        "Nội dung *",
        "Số ký tự còn lại: 500",
        "Bài viết được cập nhật lần cuối: 15/03/2025 09:00",
        "Về đầu trang ↑",
        "Thích 12",
        "Nguồn tin: Báo Sơn Hạ điện tử",
        "Nguồn: soyte.sonha.example",
        "Bạn đang xem: Tin tức",
        "Thống kê: 1.204 lượt đọc",
        "Chưa có bình luận nào. Hãy là người đầu tiên bình luận!",
        "Bạn phải đăng nhập mới được gửi bình luận",
        "Bấm vào đây để bình luận",
        "Xem thêm các tin khác",
        "Xem tất cả",
        "Các bài viết khác...",
        "Tin tức liên quan khác",
        "Bài viết mới nhất cùng chuyên mục",
        "BÀI CÙNG CHUYÊN MỤC",
        "[In tin này] [Gửi tin này cho bạn bè]",
        "Đánh giá: ★★★★★ (3 lượt)",
        "Click vào ngôi sao để đánh giá bài viết",
        "Video liên quan",
        "Hình ảnh khác",
        "Văn bản liên quan",
        "Chung nhan Tin Nhiem Mang",
    ],
)
@pytest.mark.parametrize("form", ["</div><div class=x>{}</div><div>", "<p>{}</p>"])
def test_more_lines_below_a_text(line: str, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}{form.format(line)}</div>")
    assert text_of(article) == [*PARAGRAPHS]
    assert article.byline is None


@pytest.mark.parametrize(
    "left",
    [
        f"<ul>{SIDE}</ul>",
        "<div class=tt><b>Thời tiết</b><div>Sơn Hạ: 21°C, có mưa</div><div>Pá Lù: 19°C</div></div>",
        "<div class=td2>Thăm dò ý kiến</div><div>Bạn có hài lòng với trang này không?</div><div>Rất hài lòng (41%)</div><div>Chưa hài lòng (11%)</div>",
        "<div class=sl><h2><a href=/a/1>{0}</a></h2><p>Ba tháng qua, hai cô đỡ mới đã giúp mười hai ca sinh an toàn ngay tại bản.</p></div>",
        "<marquee>Nhiệt liệt chào mừng ngày Thầy thuốc Việt Nam 27 tháng 2</marquee>",
        "<div class=sl>Nhiệt liệt chào mừng ngày Thầy thuốc Việt Nam 27 tháng 2</div>",
        "<div><b>THÔNG BÁO:</b> <a href=/a/1>{0}</a> <a href=/a/2>{1}</a></div>",
        "<div><b>Tin nóng:</b> <a href=/a/1>{0}</a></div>",
        "<div><h3>Văn bản mới</h3><table><tr><th>Số</th><th>Trích yếu</th></tr><tr><td>12/KH-SYT</td><td><a href=/v/1>{0}</a></td></tr><tr><td>15/KH-SYT</td><td><a href=/v/2>{1}</a></td></tr></table></div>",
    ],
)
@pytest.mark.parametrize("header", ["<h1>{t}</h1>", "<div class=ten>{t}</div>"])
@pytest.mark.parametrize("flat", [True, False])
def test_boxes_before_the_article(left: str, header: str, flat: bool) -> None:
    box = left.format(*(t for t, _ in OTHERS))
    body = f"{header.format(t=TITLE)}{STAMP}<div class=nd>{TEXT}</div>"
    article = read(f"{box}{body}" if flat else f"<div class=l>{box}</div><div class=m>{body}</div>")
    assert article.title == TITLE
    assert article.published is not None and article.published.value == "2025-03-12T08:30"
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (f"<p><b>{LEAD}</b></p>", LEAD),
        (f"<div class=a><b>(SYT) - {LEAD}</b></div>", f"(SYT) - {LEAD}"),
        (f"<h2>{LEAD}</h2>", LEAD),
        (f'<div class="desc">{LEAD}</div>', LEAD),
        (f"<p><strong><em>{LEAD}</em></strong></p>", LEAD),
        (f'<p style="font-weight: 700">{LEAD}</p>', LEAD),
    ],
)
@pytest.mark.parametrize("between", ["", "<div>Nghe bài viết</div>", '<p><img src="/a/1.jpg" width=600></p>'])
def test_leads(lead: str, expected: str, between: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}{between}{lead}<div class=nd>{TEXT}</div>")
    assert article.lead == expected
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("Lò Thị Hặc - 12/03/2025 08:30", "Lò Thị Hặc"),
        ("12/03/2025 08:30 | Tác giả: Lò Thị Hặc | Nguồn: CDC Sơn Hạ", "Lò Thị Hặc"),
        ("<span>Tác giả bài viết:</span> <b>Lò Thị Hặc</b></div><div>12/03/2025 08:30", "Lò Thị Hặc"),
        ("12/03/2025 08:30</div><div>Theo: Cổng thông tin điện tử Chính phủ", None),
        ("Đăng bởi: Lò Thị Hặc - 12/03/2025 08:30", "Lò Thị Hặc"),  # the last resort; the rule says whose name it is
        ("Đăng bởi: admin - 12/03/2025 08:30", None),
        ("12/03/2025 08:30</div><div>Người viết: BS. Lò Thị Hặc", "BS. Lò Thị Hặc"),
        ("<i class=u></i> Ban biên tập <i class=c></i> 12/03/2025 08:30", None),
    ],
)
def test_facts_under_a_title(facts: str, expected: str | None) -> None:
    article = read(f"<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{TEXT}</div>")
    assert article.byline == expected
    assert text_of(article) == [*PARAGRAPHS]
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize(
    ("shown", "claimed"),
    [
        ("Sơn Hạ phát động “Tuần lễ nước sạch”", 'Sơn Hạ phát động "Tuần lễ nước sạch"'),
        ("Sơn Hạ: 7 bản được tiêm bù – bản cuối vào tháng Tư", "Sơn Hạ: 7 bản được tiêm bù - bản cuối vào tháng Tư"),
        ("Sơn Hạ tiêm bù  cho 214 trẻ vùng hồ", "Sơn Hạ tiêm bù cho 214 trẻ vùng hồ"),
        ("SƠN HẠ TIÊM BÙ CHO 214 TRẺ VÙNG HỒ", "Sơn Hạ tiêm bù cho 214 trẻ vùng hồ"),
        ("Sơn Hạ tiêm bù cho 214 trẻ vùng hồ.", "Sơn Hạ tiêm bù cho 214 trẻ vùng hồ"),
    ],
)
@pytest.mark.parametrize("tag", ["h1", "h2", "div", "p"])
@pytest.mark.parametrize("site", [f" - {SITE}", ""])
def test_a_title_written_otherwise_in_the_head(shown: str, claimed: str, tag: str, site: str) -> None:
    head = '<meta property="article:published_time" content="2025-03-12T08:30:00+07:00">'
    article = read(f"<{tag}>{shown}</{tag}><div class=nd>{TEXT}</div>", f"{claimed}{site}".replace('"', "&quot;"), head)
    assert article.title == " ".join(shown.split())
    assert text_of(article) == [*PARAGRAPHS]
    assert article.published is not None and article.published.value == "2025-03-12T08:30"


@pytest.mark.parametrize(
    "files",
    [
        '<div class=f><div>Tài liệu đính kèm:</div><div><a href="/u/a 1.xlsx">Số liệu</a></div></div>',
        '<div class=f><b>File đính kèm:</b> <a href="/u/a 1.xlsx" download>a 1.xlsx</a></div>',
        '<div><p>Tệp đính kèm</p><a class=btn href="/u/a 1.xlsx?download=true">Số liệu.xlsx</a></div>',
        '<table><tr><td>Văn bản kèm theo</td><td><a href="/u/a 1.xlsx">Tải về</a></td></tr></table>',
    ],
)
def test_files_listed_below_the_element_of_the_text(files: str) -> None:
    beside = '<div>Văn bản mới</div><div><a href="/vb/9.pdf">Kế hoạch 9</a></div>'
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div>{files}<div class=q>{beside}</div>")
    assert [file.url.partition("?")[0] for file in article.attachments] == ["https://soyte.sonha.example/u/a%201.xlsx"]
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "entry", ["<div><a href=/a/{i}><b>{t}</b></a><p>{s}</p></div>", "<li><a href=/a/{i}>{t}</a><br>{s}</li>"]
)
@pytest.mark.parametrize("heading", ["<b>Tin liên quan</b>", "<h3>Có thể bạn quan tâm</h3>"])
def test_other_articles_with_summaries_as_long_as_paragraphs(entry: str, heading: str) -> None:
    summary = "Đoàn công tác của Sở đã đến thăm, làm việc và trao quà cho bà con các bản vùng hồ nhân dịp khánh thành trạm y tế mới."
    entries = "".join(entry.format(i=i, t=t, s=f"Ngày {d}, {summary}") for i, (t, d) in enumerate(OTHERS[:3]))
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div><div class=k>{heading}{entries}</div>")
    assert text_of(article) == [*PARAGRAPHS]


def test_a_masthead_in_an_h1_and_a_lead_in_capitals() -> None:
    main = (
        f"<div class=t7>{TITLE}</div><div class=nd><p><b>{LEAD.upper()}</b></p>{TEXT}</div><div>12/03/2025 08:30</div>"
    )
    article = read(f"<h1>CỔNG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ SƠN HẠ</h1>{main}", f"{TITLE} - {SITE}")
    assert article.title == TITLE
    assert article.lead == LEAD.upper()
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize("name", ["Bác sĩ Lò Thị Hặc", "Lò Thị Hặc"])
def test_a_name_that_the_text_announces_is_no_author(name: str) -> None:
    first = "Công đoàn ngành Y tế và gia đình vô cùng thương tiếc báo tin:"
    text = f"<p>{first}</p><p align=center><b>{name}</b></p><p>{P2}</p><p>{P4}</p>"
    article = read(f"<h1>Tin buồn</h1>{STAMP}<div class=nd>{text}</div>", f"Tin buồn - {SITE}")
    assert article.byline is None
    assert article.body.split("\n") == [first, name, P2, P4]


@pytest.mark.parametrize(
    "facts",
    [
        "<div class=by><div class=by-l>Bởi</div> <a href=/author/lth/>Lò Thị Hặc</a><div> - </div></div><span>12/03/2025 08:30</span>",
        "<p>Tác giả</p><p><a href=/tg/4>Lò Thị Hặc</a></p><p>12/03/2025 08:30</p>",
        "<div><div>Người viết:</div><div><a href=/nv/4>Lò Thị Hặc</a></div><div>12/03/2025 08:30</div></div>",
        "<ul><li>Tác giả:</li><li><a href=/tg/4>Lò Thị Hặc</a></li></ul><div>12/03/2025 08:30</div>",
    ],
)
def test_an_author_s_label_alone_over_a_linked_name(facts: str) -> None:
    figure = "<figure><img src=/a/1.jpg width=640 height=400><figcaption>Bác sĩ Tòng Văn Pản</figcaption></figure>"
    asked = f"<p><b>BS. Tòng Văn Pản:</b> {P2}</p>"
    for extra in ("", figure, figure + asked):
        article = read(f"<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{extra}{TEXT}</div>")
        assert article.byline == "Lò Thị Hặc"
        assert "Bởi" not in article.body and "Tác giả" not in article.body


@pytest.mark.parametrize(
    "facts",
    [
        "<div>Bởi</div> <a href=/author/x/>admin</a><div>12/03/2025 08:30</div>",
        "<div>Bởi</div> <a href=/author/x/>Ban biên tập</a><div>12/03/2025 08:30</div>",
        "<div>Nguồn</div> <a href=/n/2>Lò Thị Hặc</a><div>12/03/2025 08:30</div>",
        "<div>Người đăng</div> <a href=/n/2>quantri</a><div>12/03/2025 08:30</div>",
        "<div>Chuyên mục</div> <a href=/n/2>Gương Hiếu Thảo</a><div>12/03/2025 08:30</div>",
    ],
)
def test_other_labels_alone_over_a_link_name_no_author(facts: str) -> None:
    assert read(f"<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{TEXT}</div>").byline is None


def test_who_put_it_there_over_a_link_is_named_where_nobody_else_is() -> None:
    facts = "<div>Người đăng</div> <a href=/n/2>Lò Thị Hặc</a><div>12/03/2025 08:30</div>"
    article = read(f"<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{TEXT}</div>")
    assert article.byline == "Lò Thị Hặc"
    assert dict(article.field_rules)["byline"].startswith("poster")


@pytest.mark.parametrize(
    ("signature", "expected"),
    [("Tuấn Khải - Mỹ Hằng", "Tuấn Khải - Mỹ Hằng"), ("Minh Khuê", "Minh Khuê"), ("BBT", "BBT"), ("Thu Cúc, Văn Đạt", "Thu Cúc, Văn Đạt")],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["p class=t-b1", "div", "span"])
@pytest.mark.parametrize("below", ["", "<div class=q><span>Chia sẻ</span><button></button></div>"])
def test_a_pen_name_alone_right_below_the_element_of_the_text(
    signature: str, expected: str, tag: str, below: str
) -> None:
    line = f"<{tag}>{signature}</{tag.split()[0]}>"
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div>{line}{below}")
    assert article.byline == expected
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("line", ["Hà Giang", "Quay Lại", "Tin Mới", "Vắc xin", "Sởi, bạch hầu", "Mường Sại"])
def test_other_short_lines_right_below_the_element_of_the_text(line: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div><div>{line}</div>")
    assert article.byline is None


@pytest.mark.parametrize(
    "box",
    [
        '<div class=bx><p>Tin liên quan</p><ul><li><a href="/a/1">{0}</a></li><li><a href="/a/2">{1}</a></li></ul></div>',
        '<p>Tin liên quan:</p><p><a href="/a/1">{0}</a></p><p><a href="/a/2">{1}</a></p>',
    ],
)
@pytest.mark.parametrize("signed", ["<b>Tác giả: </b>Lò Thị Hặc", "Tin, ảnh: Lò Thị Hặc"])
def test_the_author_below_a_box_of_other_articles_at_the_end_of_the_text(box: str, signed: str) -> None:
    within = box.format(*(t for t, _ in OTHERS))
    main = f"<div class=ct><h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}{within}</div><div class=k7>{signed}</div></div>"
    article = read(main)
    assert article.byline == "Lò Thị Hặc"
    assert text_of(article) == [*PARAGRAPHS]


def test_the_authors_of_other_articles_are_not_this_one_s() -> None:
    cards = "".join(
        f'<div class=c><a href="/a/{i}">{t}</a><div>Tác giả: Quàng Thị Vui</div></div>'
        for i, (t, _) in enumerate(OTHERS)
    )
    article = read(
        f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div><div class=lq><h3>Tin liên quan</h3>{cards}</div>"
    )
    assert article.byline is None


# Sections


@pytest.mark.parametrize(
    "trail",
    [
        "<div class=d5><a href=/>Trang chủ</a><div class=mt></div><a href=/y-te-du-phong>Y tế dự phòng</a></div>",
        "<ol class=Crumb_x__1a><li><a href=/>Trang chủ</a></li><li><a href=/y-te-du-phong>Y tế dự phòng</a></li></ol>",
        f"<nav><ul><li><a href=/>{SITE}</a><span>/</span></li><li class=active><a href=/y>Y tế dự phòng</a></li></ul></nav>",
        "<div><a href=/>Trang nhất</a> » <a href=/t>Tin tức</a> » <a href=/y>Y tế dự phòng</a></div>",
        "<div><a href=/>Trang chủ</a> / <a href=/y>Y tế dự phòng</a> / <span>{t}</span></div>",
        "<div class=cm><a href=/y-te-du-phong>Y tế dự phòng</a></div>",
        "<table><tr><td class=h2>&raquo; Y tế dự phòng</td></tr></table>",
        "<div>Tin tức &gt; Y tế dự phòng</div>",
        "<div>Chuyên mục: Y tế dự phòng</div>",
        "<div class=n-cat><a href=/c/7>Y tế dự phòng</a></div>",
        "<h2>Y tế dự phòng</h2>",
    ],
)
def test_sections(trail: str) -> None:
    article = read(f"{trail.format(t=TITLE)}<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div>")
    assert article.section == "Y tế dự phòng"


@pytest.mark.parametrize(
    "above",
    [
        "<div><a href=/>Trang chủ</a></div>",
        f"<nav><ul><li><a href=/>Trang chủ</a></li>{SIDE}</ul></nav>",
        "<nav><ul><li><a href=/>Trang chủ</a></li><li><a href=/a>Giới thiệu</a></li><li><a href=/b>Văn bản</a></li><li><a href=/c>Liên hệ</a></li></ul></nav>",
        "<h3>Tin nổi bật</h3>",
        f"<h1>{SITE}</h1>",
        "<div><a href=/in>In trang</a></div>",
        "",
    ],
)
def test_no_section(above: str) -> None:
    article = read(f"{above}<h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div>")
    assert article.section is None


@pytest.mark.parametrize(
    "facts",
    [
        "<i></i> Lò Thị Hặc <span>/</span> 12/03/2025 08:30 <span>/</span> <span>Chuyên mục: <a href=/y>Y tế dự phòng</a></span> <span>/</span> <span>Lượt xem (318)</span>",
        "12/03/2025 08:30 | Danh mục: <a href=/y>Y tế dự phòng</a> | 318 lượt xem",
        "12/03/2025 08:30</div><div>Thể loại : Y tế dự phòng",
        "12/03/2025 08:30 | Lĩnh vực: Y tế dự phòng | Lượt xem: 318",
    ],
)
@pytest.mark.parametrize("above", ["", "<div><a href=/>Trang chủ</a> » <a href=/t>Tin tức</a></div>"])
def test_a_section_named_in_the_facts_under_a_title(facts: str, above: str) -> None:
    article = read(f"{above}<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{TEXT}</div>")
    assert article.section == "Y tế dự phòng"
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "facts",
    [
        "12/03/2025 08:30 | Chuyên mục: <a href=/>Trang chủ</a>",
        "12/03/2025 08:30 | Chuyên mục:",
        "12/03/2025 08:30</div><div class=nd><p>Hai lĩnh vực: tiêm chủng và nước sạch, được đoàn xem xét kỹ hơn cả trong chuyến đi này.</p>",
    ],
)
def test_a_label_that_names_no_section(facts: str) -> None:
    assert read(f"<h1>{TITLE}</h1><div class=tt>{facts}</div><div class=nd>{TEXT}</div>").section is None


@pytest.mark.parametrize(
    "menu",
    [
        "<div class=left><h2>Danh mục</h2><ul><li><a href=/pb>Phòng ban</a></li></ul></div>",
        "<form><label>Tìm kiếm</label></form><ul class=mnu><li><a href=/pb>Phòng ban</a></li></ul>",
        "<div class=left><ul><li><a href=/pb>Phòng ban</a></li><li><a href=/vb>Văn bản</a></li></ul></div>",
    ],
)
@pytest.mark.parametrize(
    "crumb",
    ["<div class=breadcrumb><a href=/>Trang chủ</a></div>", "<ol class=path-way><li><a href=/>Trang chủ</a></li></ol>"],
)
def test_a_breadcrumb_that_only_leads_home_does_not_go_on_in_a_menu(crumb: str, menu: str) -> None:
    article = read(f"{crumb}{menu}<div class=m><h1>{TITLE}</h1>{STAMP}<div class=nd>{TEXT}</div></div>")
    assert article.section is None
