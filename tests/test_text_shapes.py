# ruff: noqa: E501  (lines of HTML)
"""What belongs to a text, on pages of no known make: boxes within it, parts of it in elements of their own, notices of
three lines. All of it is invented.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import UNKNOWN_SOURCE, Article, Page
from pipelines import extract_article, process
from pipelines.learn import learn, observe
from tests.test_page_shapes import (
    OTHERS,
    P1,
    P2,
    P3,
    P4,
    PARAGRAPHS,
    SITE,
    STAMP,
    TEXT,
    TITLE,
    URL,
    page,
    read,
    text_of,
)

S1 = "Buổi chiều, hai đội tiêm đi tiếp sang bến Pá Lù."
S2 = "Các nhiệm vụ được giao cho trạm y tế gồm:"
S3 = "Gọi lại những em vắng mặt;"
S4 = "Giữ dây chuyền lạnh khi mất điện."
HEAD = f"<h1>{TITLE}</h1>{STAMP}"
LINKS = "".join(f'<li><a href="/tin/{i}">{t}</a></li>' for i, (t, _) in enumerate(OTHERS[:2]))


def rest(html: str, title: str = TITLE) -> list[str]:
    return text_of(read(html, title))


# Boxes of other articles within a text


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="box-lq"><b>Xem thêm:</b><ul>{LINKS}</ul></div>',
        f"<table class=lq><tr><td><p><strong>Tin liên quan</strong></p><ul>{LINKS}</ul></td></tr></table>",
        f"<blockquote><p>Có thể bạn quan tâm</p><ul>{LINKS}</ul></blockquote>",
        f'<div><div class=t>Bài liên quan</div><div class=l><a href="/tin/1">{OTHERS[0][0]}</a></div><div class=l><a href="/tin/2">{OTHERS[1][0]}</a></div></div>',
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        (f"<p>{P3}</p>", [P3]),
        (f"<p>{S1}</p><p>{P3}</p>", [S1, P3]),
        (f"<p>{S2}</p><ul><li>{S3}</li><li>{S4}</li></ul>", [S2, S3, S4]),
        (f"<p>{S1}</p>", [S1]),
    ],
)
def test_a_box_of_other_articles_ends_where_the_text_goes_on(box: str, below: tuple[str, list[str]]) -> None:
    html, lines = below
    assert rest(f'{HEAD}<div class="nd"><p>{P1}</p><p>{P2}</p>{box}{html}</div>') == [P1, P2, *lines]


@pytest.mark.parametrize("label", ["Tin liên quan", "Các tin khác", "Xem thêm"])
def test_summaries_under_other_headlines_do_not_go_on_with_the_text(label: str) -> None:
    others = "".join(
        f'<p><a href="/tin/{i}">{t}</a></p><p>Đoàn đã đến thăm và làm việc tại đây.</p>'
        for i, (t, _) in enumerate(OTHERS)
    )
    assert rest(f'{HEAD}<div class="nd">{TEXT}<p><b>{label}</b></p>{others}</div>') == [*PARAGRAPHS]


# Parts of a text in elements of their own


@pytest.mark.parametrize(
    "tail", [f"<div>{S1}</div>", f"<div>{S1}</div><div>{S4}</div>", f"<div style='text-align:justify'>{S1}</div>"]
)
@pytest.mark.parametrize(
    "picture",
    [
        "<div style='text-align:center'><img src=/a.jpg><br><i>Bến Pá Lù sáng sớm</i></div>",
        "<div><img src=/a.jpg></div>",
        "",
    ],
)
def test_short_paragraphs_in_blocks_beside_a_long_one(tail: str, picture: str) -> None:
    html = f"<div style='text-align:justify'>{P1}<br>{P2}<br>{P3}</div>{picture}{tail}"
    wanted = [P1, P2, P3, S1, *([S4] if S4 in tail else [])]
    assert rest(f'{HEAD}<div class="nd">{html}</div><div class=a>Người đăng: quantri</div>') == wanted


@pytest.mark.parametrize(
    "last",
    [
        "Tải <a href=/a>bảng 62 bản vùng hồ</a> hoặc <a href=/b>tờ lịch tiêm</a> về in.",
        "Ai cần thì gọi <a href=/c>đường dây nóng của trung tâm</a> trước <a href=/d>giờ thuyền chạy</a>.",
    ],
)
def test_a_sentence_that_is_nearly_all_links_is_text(last: str) -> None:
    lines = rest(f'{HEAD}<div class="nd">{TEXT}<p>{last}</p></div>')
    assert lines[:-1] == [*PARAGRAPHS]
    assert lines[-1].endswith(("về in.", "thuyền chạy."))


# Facts that a family's own names call a text


def test_a_row_of_facts_where_a_family_keeps_its_text_is_none() -> None:
    generator = '<meta name="GENERATOR" content="DotNetNuke ">'
    facts = '<div class="articleEntry"><a href="/c/3">Tin hoạt động</a> <span>12/03/2025 | 08:30 GMT+7</span> <span>Số lượt xem: 2317</span></div>'
    html = f'<div class="DnnModule"><h1>{TITLE}</h1>{facts}<div class="articleContent">{TEXT}</div></div>'
    article = extract_article(page(html, TITLE, generator), URL)
    assert isinstance(article, Article)
    assert text_of(article) == [*PARAGRAPHS]


# Notices


TABLE = "<table><tr><th>Ngày</th><th>Điểm tiêm</th></tr><tr><td>14/3</td><td>Nhà văn hóa bản Pá Lù</td></tr><tr><td>15/3</td><td>Trạm y tế xã</td></tr></table>"
NOTICE = (
    "Trung tâm Y tế huyện thông báo lịch tiêm bù vắc xin sởi mũi hai cho trẻ các bản vùng hồ trong tuần tới như sau:"
)
BRING = "Khi đi nhớ mang theo sổ tiêm chủng của trẻ."


@pytest.mark.parametrize(
    "stamp", ["12/03/2025, 08:30 <i>306 lượt xem</i>", "Lượt xem: 306 | 12/03/2025 08:30", "12/03/2025 08:30"]
)
@pytest.mark.parametrize(
    "heading",
    [
        "<h4 class=detail-title>Lịch tiêm bù vắc xin tuần 11</h4>",
        "<div class=tieu-de-tin>Lịch tiêm bù vắc xin tuần 11</div>",
    ],
)
def test_a_notice_with_a_table_under_a_stamp_with_its_counter(stamp: str, heading: str) -> None:
    article = read(f"{heading}<div class=meta>{stamp}</div><div class=nd><p>{NOTICE}</p>{TABLE}<p>{BRING}</p></div>")
    assert article.refused is None
    assert article.title == "Lịch tiêm bù vắc xin tuần 11"
    assert article.body.split("\n")[0] == NOTICE
    assert article.body.split("\n")[-1] == BRING


@pytest.mark.parametrize("title", ["Thư cảm ơn", "Cáo phó", "Lời cảm ơn"])
@pytest.mark.parametrize(
    "heading", ["<h4 class=detail-title>{t}</h4>", "<h2 class=article-title>{t}</h2>", "<div class=tieude>{t}</div>"]
)
def test_titles_of_two_words_in_an_element_named_for_it(title: str, heading: str) -> None:
    article = read(f"{heading.format(t=title)}<div class=meta>12/03/2025, 08:30</div><div class=nd>{TEXT}</div>")
    assert article.title == title
    assert text_of(article) == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "link", ['<a href="/documents/12/845_SYT-NVY.pdf">845_SYT-NVY.pdf</a>', '<a href="/tep/ke-hoach.docx">tại đây</a>']
)
def test_a_paragraph_and_its_file_under_a_breadcrumb_are_no_list(link: str) -> None:
    crumbs = (
        '<ul class="breadcrumb"><li><a href="/">Trang chủ</a> /</li><li><a href="/cd">Chỉ đạo điều hành</a></li></ul>'
    )
    title = "Công văn số 845/SYT-NVY về việc tăng cường kiểm soát nhiễm khuẩn tại các cơ sở khám bệnh, chữa bệnh"
    html = f"{crumbs}<div><h3 class=title>{title}</h3><div class=content-detail><p>{P1} {P2}</p><p>Nội dung chi tiết xem tại đây: {link}</p></div><div class=ngay>[Ngày đăng: 12/03/2025 08:30]</div></div>"
    article = read(html, f"Chi tiết tin - {SITE}")
    assert article.refused is None
    assert article.title == title
    assert article.body.startswith(P1)


def test_a_notice_that_is_a_table_beside_columns_of_links_and_of_documents() -> None:
    rows = "".join(f"<tr><td>{i}/3</td><td>Nhà văn hóa bản số {i}, cạnh bến đò cũ</td></tr>" for i in range(16, 22))
    more = "".join(f'<li><a href="/tin/{i}">{t} {i}</a> ({d})</li>' for i in range(5) for t, d in OTHERS)
    side = "".join(
        f'<div class=vb><a href="/vb/{i}">3{i}88/SYT-NVY</a><div>Ngày ban hành: {d}</div><div>Trích yếu: {t}</div></div>'
        for i, (t, d) in enumerate(OTHERS)
    )
    html = f"<div class=bai><h2 class=title>Danh sách điểm tiêm bù tuần 11</h2><div>12/03/2025 08:30</div><div class=nd>{TABLE.replace('</table>', rows + '</table>')}<p>{BRING}</p></div><h4>Tin khác</h4><ul>{more}</ul></div><div class=vanban><h2>Văn bản mới</h2>{side}</div>"
    article = read(html)
    assert article.refused is None
    assert article.title == "Danh sách điểm tiêm bù tuần 11"
    assert article.body.split("\n")[-1] == BRING


# Notices of one sentence


ONE = "Hưởng ứng tháng nhân đạo, bốn mươi đoàn viên của trung tâm y tế huyện đã hiến ba mươi hai đơn vị máu an toàn."


@pytest.mark.parametrize("stamp", ["Cập nhật lúc 09:30 12/03/2025", "12/03/2025 09:30", "Ngày đăng: 12/03/2025"])
@pytest.mark.parametrize(
    "sentence",
    [
        ONE,
        f"Ngày 11/3/2025, {ONE[0].lower()}{ONE[1:]}",
        "Từ 01/4/2025, phòng tiêm của trung tâm mở cửa từ bảy giờ đến mười chín giờ, kể cả thứ Bảy.",
    ],
)
@pytest.mark.parametrize(
    "heading",
    [
        "<div class=x_t>{t}</div><div class=x_d>{s}</div>",
        "<h1>{t}</h1><p>{s} · 1 phút đọc</p>",
        "<p align=center><b>{t}</b></p><p align=right><i>{s}</i></p>",
    ],
)
def test_a_notice_of_one_sentence_under_its_title_and_stamp(heading: str, sentence: str, stamp: str) -> None:
    title = "Đoàn viên trung tâm y tế hiến máu"
    article = read(f"<div class=dtl>{heading.format(t=title, s=stamp)}<div class=x_c><div>{sentence}</div></div></div>")
    assert article.refused is None
    assert (article.title, article.body) == (title, sentence)


@pytest.mark.parametrize("tail", ["", "<p>Liên hệ: 0218 3 855 xxx</p>"])
def test_a_page_of_a_sentence_without_a_stamp_is_no_article(tail: str) -> None:
    assert (
        read(f"<div class=x_t>Giới thiệu chung về đơn vị</div><div class=x_c><p>{ONE}</p>{tail}</div>").refused
        is not None
    )


@pytest.mark.parametrize("month", ["Tháng 3/2025", "Tháng 3 năm 2025", "(Tháng 03-2025)"])
def test_a_centred_title_over_a_month(month: str) -> None:
    article = read(
        f"<p><b>GIÁO DỤC SỨC KHỎE</b></p><p align=center><b>Phòng bệnh mò đốt ở người đi rừng</b></p><p align=right><i>{month}</i></p>{TEXT}"
    )
    assert article.title == "Phòng bệnh mò đốt ở người đi rừng"
    assert text_of(article) == [*PARAGRAPHS]


def test_a_sentence_over_a_table_beside_a_column_of_documents() -> None:
    title = "Thông báo lịch tiếp công dân định kỳ của Giám đốc Sở Y tế tháng 3 năm 2025"
    rows = "".join(
        f"<tr><td>{i}</td><td>{i}/03/2025</td><td>8h00 - 11h00</td><td>Phòng Tiếp công dân, tầng 1</td></tr>"
        for i in (5, 19)
    )
    side = "".join(f"<li><a href=/vb/{i}>{i}17/SYT-NVY</a><p>{t}</p></li>" for i, (t, _) in enumerate(OTHERS * 2))
    menu = "".join(f"<li><a href=/x/{i}>Mục số {i} của trang</a></li>" for i in range(20))
    head = f'<meta property="og:title" content="{title}">'
    html = f"<div class=bai><div class=article-title>{title}</div><div>12/03/2025 07:55 <span>Lượt xem: 823</span></div><div class=than><p>Thực hiện Luật Tiếp công dân, Sở Y tế thông báo lịch tiếp công dân định kỳ của Giám đốc như sau:</p><table>{rows}</table></div><div><b>Tệp đính kèm:</b><div><a href=/t/lich.pdf>TB 214.pdf</a></div></div></div><ul class=x>{menu}</ul><div class=phai><ul>{side}</ul></div>"
    article = read(html, SITE, head)
    assert article.title == title
    assert article.body.split("\n")[0].startswith("Thực hiện Luật")
    assert len(article.body.split("\n")) == 3


@pytest.mark.parametrize(
    "label",
    [
        "Tải file đính kèm:",
        "Tải tệp đính kèm",
        "File đính kèm:",
        "Tài liệu đính kèm",
        "Văn bản đính kèm:",
        "Tài liệu kèm theo:",
    ],
)
def test_the_label_of_a_list_of_files_is_no_text(label: str) -> None:
    lines = rest(
        f"{HEAD}<div class=nd>{TEXT}<p>{label}</p><ul><li><a href=/t/ke-hoach.pdf>Kế hoạch 12.pdf</a></li></ul></div>"
    )
    assert lines == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "title", ["Phòng bệnh mò đốt ở người đi rừng", "Phòng, chống đuối nước mùa hè", "Phòng ngừa ngộ độc nấm rừng"]
)
@pytest.mark.parametrize("heading", ["<h1>{t}</h1>", "<p align=center><b>{t}</b></p>", "<div class=ten>{t}</div>"])
def test_a_title_that_begins_with_the_verb_is_no_office(heading: str, title: str) -> None:
    article = read(f"{heading.format(t=title)}{STAMP}<div class=nd>{TEXT}</div>")
    assert article.title == title
    assert text_of(article) == [*PARAGRAPHS]


# Boxes that templates put into a text


HEADS = ("Nguyên nhân", "Cách phòng bệnh", "Khi nào cần đi khám")


@pytest.mark.parametrize("label", ["Mục lục [Ẩn]", "Nội dung chính", "Trong bài này", "Xem nhanh"])
@pytest.mark.parametrize("box", ["<div class=toc><p>{l}</p><ul>{i}</ul></div>", "<div><b>{l}</b><ol>{i}</ol></div>"])
def test_a_table_of_contents_is_no_text(box: str, label: str) -> None:
    entries = "".join(f'<li><a href="#m{i}">{i + 1}. {t}</a></li>' for i, t in enumerate(HEADS))
    text = "".join(f"<h2 id=m{i}>{t}</h2><p>{p}</p>" for i, (t, p) in enumerate(zip(HEADS, (P2, P3, P4), strict=True)))
    lines = rest(f"{HEAD}<div class=nd><p>{P1}</p>{box.format(l=label, i=entries)}{text}</div>")
    assert lines == [P1, HEADS[0], P2, HEADS[1], P3, HEADS[2], P4]


@pytest.mark.parametrize("label", ["<h3>Tài liệu</h3>", "<h4>Tải về</h4>", "<b>Văn bản gốc:</b>"])
def test_the_heading_over_a_list_of_files_is_no_text(label: str) -> None:
    files = (
        "<ul><li><a href=/m/cong-van.pdf>Công văn 14</a> (399 KB)</li><li><a href=/m/bieu.xlsx>Biểu mẫu</a></li></ul>"
    )
    article = read(f"{HEAD}<div class=nd>{TEXT}<div class=files>{label}{files}</div></div>", TITLE)
    assert text_of(article) == [*PARAGRAPHS]
    assert len(article.attachments) == 2


def test_the_properties_of_a_document_above_its_text_are_none() -> None:
    table = "<table><tr><td>Số/Ký hiệu</td><td>14/TB-SYT</td><td>Ngày ban hành</td><td>10/03/2025</td></tr><tr><td>Người ký</td><td>Lò Văn Hặc</td><td>Chức vụ</td><td>Giám đốc</td></tr><tr><td>Trích yếu</td><td colspan=3>Về việc tiêm bù</td></tr></table>"
    article = read(f"<h1>{TITLE}</h1><div>Ngày đăng: 12/03/2025 08:30</div>{table}<div class=nd>{TEXT}</div>", TITLE)
    assert text_of(article) == [*PARAGRAPHS]
    assert article.byline is None
    assert article.published is not None
    assert article.published.value == "2025-03-12T08:30"


def test_a_table_of_other_things_above_a_text_is_text() -> None:
    table = "<table><tr><td>Bản</td><td>Số trẻ</td></tr><tr><td>Người ký</td><td>12</td></tr><tr><td>Pá Lù</td><td>40</td></tr></table>"
    assert rest(f"{HEAD}<div class=nd>{table}{TEXT}</div>")[0] == "Bản | Số trẻ"


# Pages that look like lists at first sight


def entries(n: int = 8, wrap: str = "<li><a href=/tin/{i}>{t}</a> {d}</li>") -> str:
    return "".join(wrap.format(i=i, t=f"{t} đợt {i}", d=d) for i in range(n) for t, d in OTHERS[i % 4 : i % 4 + 1])


@pytest.mark.parametrize("above", ["<ul>{e}</ul>", "<table><tr><td>{e}</td></tr></table>"])
@pytest.mark.parametrize(
    "heading",
    [
        "<span>Tin hoạt động</span><p align=right>Cập nhật lúc: 08:30:00 SA, ngày 12/03/2025</p><span class=x>{t}</span>",
        "<h3>{t}</h3><p>12/03/2025 08:30</p>",
    ],
)
def test_dated_links_above_the_title_are_no_timeline_of_it(heading: str, above: str) -> None:
    html = f"<div>{above.format(e=entries())}</div><div><table><tr><td>{heading.format(t=TITLE)}{TEXT}</td></tr></table></div>"
    article = read(html)
    assert article.refused is None
    assert article.title == TITLE
    assert text_of(article)[-1] == P4


def test_a_familys_list_beside_its_article_makes_no_list_of_the_page() -> None:
    generator = '<meta name="GENERATOR" content="Microsoft SharePoint">'
    html = f'<h1>{TITLE}</h1><div>08:30, Thứ tư, ngày 12 tháng 3 năm 2025</div><div id="ctl00_PlaceHolderMain_RichHtmlField"><div class="ms-rtestate-field">{TEXT}</div></div><div id="ctl00_m_pnListNews"><ul>{entries()}</ul></div>'
    article = read(html, "Chi tiết tin", generator)
    assert article.refused is None
    assert article.title == TITLE


@pytest.mark.parametrize("kind", ["Thông báo", "Tin tức", "Lịch công tác"])
def test_a_page_headed_by_a_sections_word_over_a_stamp_and_a_sentence_is_an_article(kind: str) -> None:
    article = read(
        f"<div class=tieude><b>{kind}</b></div><p><i>(Cập nhật ngày: 12/3/2025)</i></p><div class=nd>{ONE} {P1}</div>"
    )
    assert article.refused is None
    assert article.title == kind


def test_a_list_headed_by_a_sections_word_stays_one() -> None:
    rows = "".join(f"<div><a href=/tin/{i}>{t}</a><p>{d}</p><p>{P1[:90]}…</p></div>" for i, (t, d) in enumerate(OTHERS))
    assert read(f"<div class=tieude><b>Thông báo</b></div><p>Cập nhật ngày: 12/3/2025</p>{rows}").refused is not None


@pytest.mark.parametrize(
    "foot",
    [
        "<div>Ngày đăng: 12/03/2025 8:30:17 SA</div>",
        "<div>Người đăng: quantri</div><div>Ngày đăng: 12/03/2025</div>",
        "<div class=k-rating>Đánh giá: 1 2 3 4 5</div><div>Ngày đăng: 12/03/2025</div>",
    ],
)
def test_a_notice_whose_stamp_stands_below_it(foot: str) -> None:
    article = read(
        f"<h3 class=tin-tieude>Thông báo thanh lý tài sản</h3><div class=nd><p>{ONE} {S1} {S4}</p></div>{foot}"
    )
    assert article.refused is None
    assert article.published is not None


@pytest.mark.parametrize(
    "tools",
    [
        " AM<span>Lượt xem: 82</span> <a href=#>Đọc bài viết</a> <a href=#>A+</a> <a href=#>A-</a>",
        " | <a href=#>In</a> | <a href=#>Gửi mail</a> | Lượt xem: 14",
    ],
)
def test_a_table_under_a_stamp_with_tools(tools: str) -> None:
    rows = "".join(f"<tr><td>0{i}/9</td><td>Trạm y tế xã số {i}</td><td>Sáng</td></tr>" for i in range(4, 9))
    article = read(
        f"<div class=title-news>Lịch tiêm chủng tháng 9 năm 2025</div><div class=info>12/03/2025 | 08:30{tools}</div><div class=nd><table>{rows}</table><p>{BRING}</p></div>"
    )
    assert article.refused is None
    assert article.title == "Lịch tiêm chủng tháng 9 năm 2025"


def test_a_table_of_titles_with_their_days_is_a_list() -> None:
    rows = "".join(
        f"<tr><td><a href=/t/{i}>{t} đợt {i}</a></td><td>{d}</td><td>{i}16</td></tr>"
        for i in range(3)
        for t, d in OTHERS
    )
    html = f"<div>Tin hoạt động</div><table><tr><th>Tiêu đề</th><th>Ngày đăng</th><th>Lượt xem</th></tr>{rows}</table>"
    assert read(html).refused is not None


def test_a_table_of_duties_by_day_under_a_stamp_is_an_article() -> None:
    rows = "".join(f"<tr><td>{i}/3/2025</td><td>Khoa Nội</td><td>BS. trực số {i}</td></tr>" for i in range(10, 18))
    article = read(
        f"<h1>Lịch trực bệnh viện tuần 11</h1>{STAMP}<div class=nd><table><tr><th>Ngày</th><th>Khoa</th><th>Trực</th></tr>{rows}</table></div>"
    )
    assert article.refused is None
    assert article.body.count("\n") == 8


# Page builders: each part of the text in an element of its own, a box of other articles among them

BOX = f'<div class="pb-html"><p class="more"><strong>Xem thêm:</strong></p><ul>{LINKS}</ul></div>'
H_A, H_B = "Vì sao phải tiêm bù?", "Chi phí thuyền và dầu"
S5 = "Bà con được tiêm không mất tiền."
PRICES = "<table><tr><th>Bến</th><th>Dầu (lít)</th></tr><tr><td>Pá Lù</td><td>12</td></tr><tr><td>Huổi So</td><td>18</td></tr></table>"
ROWS = ["Bến | Dầu (lít)", "Pá Lù | 12", "Huổi So | 18"]


def part(text: str) -> str:
    return f'<div class="pb-text"><div class="pb-in"><p>{text}</p></div></div>'


BELOW_BOX = {
    "a heading and a table": (f'<h2 class="pb-h">{H_B}</h2><div class="pb-raw">{PRICES}</div>{part(S5)}', [H_B, *ROWS, S5]),
    "a heading and a short sentence": (f'<h2 class="pb-h">{H_B}</h2>{part(S5)}', [H_B, S5]),
    "a short sentence": (part(S5), [S5]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "lines"), BELOW_BOX.values(), ids=BELOW_BOX.keys())
def test_the_text_of_a_page_builder_goes_on_below_a_box(html: str, lines: list[str]) -> None:
    text = f'{part(P1)}<h2 class="pb-h">{H_A}</h2>{part(P2)}{part(P3)}{BOX}{html}'
    assert rest(f'{HEAD}<div class="nd"><div class="pb"><div class="pb-in">{text}</div></div></div>') == [
        P1, H_A, P2, P3, *lines
    ]  # fmt: skip


def test_a_bold_heading_below_a_box_is_one_of_the_text() -> None:
    box = f'<div class="rel"><div><b>&gt;&gt; Tin liên quan:</b></div><div><a href="/tin/1">{OTHERS[0][0]}</a></div><div><a href="/tin/2">{OTHERS[1][0]}</a></div></div>'
    text = f"<div>{P1}</div><div><b>{H_A}</b></div><div>{P2}</div>{box}<div><b>{H_B}</b></div><div>{P3}</div>"
    assert rest(f'{HEAD}<div class="nd">{text}</div>') == [P1, H_A, P2, H_B, P3]


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_headings_of_more_boxes_below_a_text_are_none_of_it(tag: str) -> None:
    boxes = f'<div class="box"><h3>Tin liên quan</h3><ul>{LINKS}</ul></div><div class="box"><{tag}>Góc ảnh bến sông</{tag}><ul>{LINKS}</ul></div>'
    text = f'<div class="nd"><p>{P1}</p><h2>{H_A}</h2><p>{P2}</p><p>{P3}</p></div>'
    assert rest(f"<div>{HEAD}{text}{boxes}</div>") == [P1, H_A, P2, P3]


# Other articles in the rows of a table, each with its day

LATER = "".join(
    f'<tr><td class="a1"><a href="/tin/{i}">{t}</a></td><td class="a2">{d.replace("/", "-")}</td></tr>'
    for i, (t, d) in enumerate((*OTHERS, ("Tập huấn cô đỡ thôn bản vùng lòng hồ sông", "18/06/2025"), ("Lịch trực của các bến trong mùa nước nổi", "16/06/2025")))
)  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        f'<table class="tb"><tr><td class="cat" colspan="2"><b>Các bài khác cùng mục</b></td></tr>{LATER}</table>',
        f'<table class="tb"><tr><th>Tin cùng mục</th></tr>{LATER}</table>',
        f'<p><b>Những bài trước đây</b></p><table class="tb">{LATER}</table>',
        f'<table class="tb">{LATER}</table>',
    ],
)
@pytest.mark.parametrize("text", [TEXT, f"<p>{P1}</p><p>{S1}</p>"])
def test_rows_of_other_articles_with_their_days_are_no_table(table: str, text: str) -> None:
    lines = rest(
        f'<table class="pg"><tr><td>{HEAD}<div class="nd">{text}</div></td></tr><tr><td>{table}</td></tr></table>'
    )
    assert lines == ([*PARAGRAPHS] if text == TEXT else [P1, S1])


def test_rows_of_linked_files_or_of_figures_with_days_are_a_table() -> None:
    files = "".join(
        f'<tr><td><a href="/u/{i}.pdf">Công văn {i}/SYT</a></td><td>1{i}/03/2025</td></tr>' for i in range(1, 4)
    )
    days = "".join(f"<tr><td>Đợt {i} ở bến Pá Lù</td><td>1{i}/03/2025</td></tr>" for i in range(1, 4))
    lines = rest(f'{HEAD}<div class="nd">{TEXT}<table>{files}</table><table>{days}</table></div>')
    assert [line for line in lines if " | " in line] == [
        *(f"Công văn {i}/SYT | 1{i}/03/2025" for i in range(1, 4)),
        *(f"Đợt {i} ở bến Pá Lù | 1{i}/03/2025" for i in range(1, 4)),
    ]


def test_a_notice_that_is_a_table_in_what_is_called_a_widget() -> None:
    rows = "".join(
        f"<tr><td>{i}</td><td>Lò Văn Hặc {i}</td><td>Bác sĩ y khoa</td><td>Nội</td></tr>" for i in range(1, 6)
    )
    html = f"<div class=widget><h2 class=date-header>Thứ Tư, 12 tháng 3, 2025</h2><h3 class=post-title>{TITLE}</h3><div class=post-body><p>Danh sách người đăng ký thực hành tại trung tâm, cập nhật đến ngày 10/3/2025:</p><table>{rows}</table></div></div>"
    article = read(html, f"{SITE}: {TITLE}")
    assert article.refused is None
    assert article.title == TITLE
    assert article.body.count("\n") == 5


@pytest.mark.parametrize("month", ["Giêng", "Hai", "Mười Hai"])
def test_months_as_dotnet_writes_them(month: str) -> None:
    article = read(
        f"<h1>{TITLE}</h1><p class=news-meta>Đăng ngày 28 Tháng {month} 2024</p><div class=nd>{TEXT}</div>", TITLE
    )
    assert article.published is not None
    assert article.published.value == {"Giêng": "2024-01-28", "Hai": "2024-02-28", "Mười Hai": "2024-12-28"}[month]


def test_the_label_of_an_update_gives_its_time_to_the_day_in_the_address() -> None:
    url = "https://soyte.sonha.example/portal/pages/2025-3-12/tiem-bu.aspx"
    html = f"<h1>{TITLE}</h1><div>Cập nhật lúc: 08:30 12/03/2025</div><div class=nd>{TEXT}</div>"
    article = extract_article(page(html, TITLE), url)
    assert article is not None
    assert article.published is not None
    assert (article.published.value, article.updated) == ("2025-03-12T08:30", None)


def test_a_moment_behind_words_that_sister_pages_have_too() -> None:
    """ "6 tháng trước" repeats on many pages of a host; the moment in its element is the article's own."""
    pages = {}
    for i in range(6):
        text = "".join(f"<p>{p} Lần thứ {i}.</p>" for p in PARAGRAPHS)
        html = f"<h1>{TITLE} lần {i}</h1><div class=d><time datetime='2025-03-1{i}T08:30:00+07:00'><a href='{URL}{i}'>{i + 2} tháng trước</a></time></div><div class=nd>{text}</div>"
        pages[f"{URL}{i}"] = page(html, f"{TITLE} lần {i}").encode()
    fetched = datetime(2025, 11, 26, tzinfo=UTC)
    captured = [
        Page(url=url, body=body, content_type="text/html; charset=utf-8", fetched_at=fetched)
        for url, body in pages.items()
    ]
    context = learn("thu", map(observe, captured)).context
    found = [process(one, UNKNOWN_SOURCE, context) for one in captured]
    assert [one.published.value if one and one.published else None for one in found] == [
        f"2025-03-1{i}T08:30" for i in range(6)
    ]
