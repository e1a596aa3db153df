# ruff: noqa: E501  (lines of HTML)
"""Who wrote an article, in the places and words that templates and clerks have for it: several authors with their degrees, credits
in the footer of an article, rows with a drawn initial, boxes about the author, names of the Central Highlands, letters, and
who put it there, where nobody else is named.

Class names and the order of elements are facts; people, places and sentences are invented.
"""

from __future__ import annotations

import pytest

from bench.extraction_scores import Found, Gold, Scores, score
from pipelines import extract_article
from pipelines.bylines import byline_of

TITLE = "Suối Lài đưa nước sạch về ba điểm trường vùng cao"
P1 = "Sau bốn tháng thi công, đường ống dài sáu cây số đã dẫn nước từ khe Lài về ba điểm trường của xã Mường Lống."
P2 = "Hai trăm học sinh nay được rửa tay bằng xà phòng trước bữa trưa; số em đau bụng phải nghỉ học giảm rõ rệt."
P3 = "Trạm Y tế xã sẽ lấy mẫu nước mỗi quý một lần và báo kết quả cho nhà trường cùng cha mẹ học sinh biết."
PARAGRAPHS = (P1, P2, P3)
PS = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
STAMP = "<div class=ngay>14/03/2025 09:20</div>"
SIDE = "".join(
    f"<li><a href=/tin/{i}>{t}</a> <i>{d}</i></li>"
    for i, (t, d) in enumerate(
        (
            ("Xã Mường Lống có thêm một nữ hộ sinh người Mông", "25/06/2025"),
            ("Kiểm tra bếp ăn các trường nội trú đầu hè", "24/06/2025"),
            ("Mời báo giá sửa chữa máy lọc nước của trạm y tế", "19/06/2025"),
        )
    )
)


def read(main: str, head: str = ""):  # type: ignore[no-untyped-def]
    html = (
        f'<html lang="vi"><head><meta charset="utf-8"><title>Sở Y tế Khau Sơn</title>{head}</head><body><ul class=menu><li><a href=/>Trang chủ</a></li>'
        f'<li><a href=/tin>Tin tức</a></li><li><a href=/lh>Liên hệ</a></li></ul><div class=main>{main}</div><div class=col><h3>Tin mới</h3><ul>{SIDE}</ul></div>'
        "<div class=foot><p>Giấy phép số 12/GP-STTTT</p></div></body></html>"
    )  # fmt: skip
    article = extract_article(html, "https://soyte.khauson.example/tin/nuoc-sach-4512")
    assert article is not None
    return article


def rule(article) -> str | None:  # type: ignore[no-untyped-def]
    return dict(article.field_rules).get("byline")


#: Several authors, as clerks write them.
SEVERAL = (
    ("BS. Đinh Thị Lụa, CNĐD Vi Văn Khằm", "BS. Đinh Thị Lụa, CNĐD Vi Văn Khằm"),
    ("ThS.BS Lữ Thị Xuyến và CN. Cụt Văn Thoong", "ThS.BS Lữ Thị Xuyến và CN. Cụt Văn Thoong"),
    ("Đinh Thị Lụa - Vi Văn Khằm (TTYT Mường Lống)", "Đinh Thị Lụa - Vi Văn Khằm"),
    ("Đinh Thị Lụa (CDC Khau Sơn), Vi Văn Khằm (TTYT Mường Lống)", "Đinh Thị Lụa, Vi Văn Khằm"),
    ("Y sĩ Vi Văn Khằm, Đinh Thị Lụa", "Y sĩ Vi Văn Khằm, Đinh Thị Lụa"),
    ("Lương y Vi Văn Khằm và Y sỹ Đinh Thị Lụa", "Lương y Vi Văn Khằm và Y sỹ Đinh Thị Lụa"),
    ("Đinh Thị Lụa, Vi Văn Khằm - Phòng TCHC", "Đinh Thị Lụa, Vi Văn Khằm"),
    ("CN YTCC Đinh Thị Lụa - BS Vi Văn Khằm", "CN YTCC Đinh Thị Lụa - BS Vi Văn Khằm"),
    ("BS YHCT Đinh Thị Lụa", "BS YHCT Đinh Thị Lụa"),
    ("BSCKI. Đinh Thị Lụa", "BSCKI. Đinh Thị Lụa"),
    ("Đinh Thị Lụa - Phòng Dân số", "Đinh Thị Lụa"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), SEVERAL)
@pytest.mark.parametrize(
    "form",
    [
        "<p style='text-align:right'><b>{}</b></p></div>",
        "<p>Tác giả: {}</p></div>",
        "</div><div class=field><div class=field--label>Tác giả</div><div class=field--item>{}</div></div>",
        "</div><div class=tacgia>{}</div>",
    ],
)
def test_several_authors_as_written_without_where_they_work(line: str, expected: str, form: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}{form.format(line)}")
    assert article.byline == expected
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tác giả: Đinh Thị Lụa và cộng sự", "Đinh Thị Lụa"),
        ("Tác giả: Đinh Thị Lụa và nhóm phóng viên", "Đinh Thị Lụa"),
        ("Tác giả: Đinh Thị Lụa, phó trưởng khoa Dinh dưỡng", "Đinh Thị Lụa"),
        ("Tác giả: Đinh Thị Lụa, 12 năm kinh nghiệm", None),
        ("Tác giả: K’Brẽo", "K’Brẽo"),
        ("Tác giả: K'Brẽo và H’Lan Niê", "K'Brẽo và H’Lan Niê"),
        ("Tác giả: Tou Prong Nhỉnh", "Tou Prong Nhỉnh"),
        ("Tác giả: Rơ Châm H’Phưn", "Rơ Châm H’Phưn"),
        ("Tác giả: Kră Jăn Đik", "Kră Jăn Đik"),
        ("Tác giả: Chamaléa Thị Bướm", "Chamaléa Thị Bướm"),
        ("Tác giả: Y Bhim Êban", "Y Bhim Êban"),
        ("Tác giả: Alăng Thị Crốt", "Alăng Thị Crốt"),
        ("Tác giả: Super User", None),
        ("Tác giả: Portal Admin", None),
        ("Tác giả: Web Master", None),
        ("Tác giả: Quản Trị Viên", None),
        ("Tác giả: Chi đoàn TTYT", None),
        ("Tác giả: Chi đoàn Trung tâm Y tế", None),
        ("Viết bởi Đinh Thị Lụa. Y sĩ, phụ trách chương trình nước sạch", "Đinh Thị Lụa"),
        ("Viết bởi BS. Đinh Thị Lụa. Trưởng khoa Nhi", "BS. Đinh Thị Lụa"),
        ("✍ Đinh Thị Lụa", "Đinh Thị Lụa"),
        ("🖊 Tác giả: Đinh Thị Lụa", "Đinh Thị Lụa"),
        ("✍️ Đinh Thị Lụa", "Đinh Thị Lụa"),
        ("© Đinh Thị Lụa", None),
        ("Tổng hợp và biên soạn: Đinh Thị Lụa", "Đinh Thị Lụa"),
        ("Biên soạn, ảnh: Đinh Thị Lụa", "Đinh Thị Lụa"),
        ("Ảnh và clip: Đinh Thị Lụa", None),
        ("Đinh Thị Lụa (T/h theo suckhoedoisong.vn)", "Đinh Thị Lụa"),
        ("Đinh Thị Lụa (tổng hợp từ Bộ Y tế)", "Đinh Thị Lụa"),
        ("Bài viết được thực hiện bởi BS. Đinh Thị Lụa, Khoa Nội.", "BS. Đinh Thị Lụa"),
        ("Bài viết này do CNĐD Đinh Thị Lụa biên soạn", "CNĐD Đinh Thị Lụa"),
        ("Bài viết này do Phòng Điều dưỡng biên soạn", None),
        ("Bài viết được tham vấn bởi BS. Đinh Thị Lụa", None),  # who advised is asked for last
        ("CNDD. Đinh Thị Lụa", "CNDD. Đinh Thị Lụa"),
        ("Đ/c Đinh Thị Lụa", "Đ/c Đinh Thị Lụa"),
        ("Ảnh: Đinh Thị Lụa, Vi Văn Khằm", None),
    ],
)
def test_lines_that_name_who_wrote(line: str, expected: str | None) -> None:
    assert byline_of(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bài và ảnh: <strong>Lữ Thị Xuyến</strong>", "Lữ Thị Xuyến"),
        ("Biên soạn: <strong>BSCKI Lữ Thị Xuyến</strong>", "BSCKI Lữ Thị Xuyến"),
        ("Thực hiện: <b>Lữ Thị Xuyến và Vi Khằm</b>", "Lữ Thị Xuyến và Vi Khằm"),
        ("<span>Tác giả:</span> <span>Thu Hoài</span>", "Thu Hoài"),
        ("Tin: Thu Hoài - Ảnh: Văn Khằm", "Thu Hoài"),
        ("Viết bởi <strong>Lữ Thị Xuyến</strong>. Kỹ thuật viên khoa Xét nghiệm, CDC Khau Sơn", "Lữ Thị Xuyến"),
        ("Viết bởi <strong>Lữ Thị Xuyến, Pi Năng Bướm</strong>", "Lữ Thị Xuyến, Pi Năng Bướm"),
        ("Thực hiện: Phòng Truyền thông", None),
        ("Nguồn: Báo Khau Sơn", None),
        ("Chia sẻ: <a href=https://www.facebook.com/sharer.php>Facebook</a>", None),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<article><h1>{t}</h1>{s}<div class=text>{p}</div><footer><p class=credit>{c}</p><ul class=tags><li><a href=/the/a rel=tag>nước sạch</a></li></ul></footer></article>",
        "<article><header><h1>{t}</h1>{s}</header><section>{p}</section><ul class=tag-list><li><a href=/tags/a>nước sạch</a></li></ul><hr><footer><div class=bio><img src=/a.png width=50 height=50 alt=''><p>{c}</p></div></footer></article>",
    ],
)  # fmt: skip
def test_credits_in_the_footer_of_an_article(line: str, expected: str | None, form: str) -> None:
    article = read(form.format(t=TITLE, s=STAMP, p=PS, c=line))
    assert article.byline == expected
    assert article.body.split("\n") == [*PARAGRAPHS]


def test_the_footer_of_the_site_credits_nobody() -> None:
    article = read(
        f"<div><h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}</div></div></div><footer><p>Thiết kế: Lữ Thị Xuyến</p></footer><div>"
    )
    assert article.byline is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('<span class=a><span class="grid h-8 w-8">M</span><span>Minh Khuê</span></span><span aria-hidden=true>·</span><span>09:20 - 14/03/2025</span><span>·</span><span>2<!-- --> phút đọc</span>', "Minh Khuê"),
        ('<span class=a><span class="grid h-8 w-8">N</span><span>Ngọc Lan (thực hiện)</span></span><span>·</span><span>09:20 - 14/03/2025</span>', "Ngọc Lan"),
        ('<span class=avatar>LX</span> <b>Lữ Thị Xuyến</b> <time datetime="2025-03-14T09:20">14/03/2025 09:20</time>', "Lữ Thị Xuyến"),
        ('<div class=AvatarRoot><span class=AvatarFallback>T</span></div><div><span>Sương Trắng</span><br><span>Phòng Công tác xã hội</span></div><time>14/03/2025 09:20</time>', "Sương Trắng"),
        ('<div class=AvatarRoot><span class=AvatarFallback>C</span></div><div><span>Sở Y tế Khau Sơn</span><br><span>Văn phòng</span></div><time>14/03/2025 09:20</time>', None),
        ('<span class=a><span class=x>A</span><span>admin</span></span><span>·</span><span>14/03/2025 09:20</span>', None),
        ('<span class=a><span class=x>Q</span><span>Quản Trị Viên</span></span><span>·</span><span>14/03/2025 09:20</span>', None),
        ('<span class=a><span class=x>B</span><span>Ban biên tập</span></span><span>·</span><span>14/03/2025 09:20</span>', None),
        ('<span>14/03/2025 09:20</span> <span class=cat>Y tế học đường</span> <span class=news-list-author itemprop=author>của <span itemprop=name>Lữ Thị Xuyến, Vi Văn Khằm</span></span>', "Lữ Thị Xuyến, Vi Văn Khằm"),
        ('<span>14/03/2025 09:20</span> <span class=author>của Minh Khuê</span>', "Minh Khuê"),
        ('<span>14/03/2025 09:20</span> <span class=post-author>của Sở Y tế</span>', None),
        ('<div><img alt="Lữ Thị Xuyến" src=/av/1?s=80 class=avatar> <span>bởi</span> <a href=/author/xuyen/>Lữ Thị Xuyến</a></div><div><a href=/n>14 Tháng Ba, 2025 09:20</a></div>'
         + "".join(f"<div class=share-box><span>{n}</span></div>" for n in ("0", "CHIA SẺ", "318", "LƯỢT XEM", "Chia sẻ trên Facebook", "Zalo", "A A", "In trang", "Gửi email", "Lưu", "Nghe", "Cỡ chữ")), "Lữ Thị Xuyến"),
        ("Tác giả: BS. Lữ Thị Xuyến, CNĐD Hà Xuân · 14/03/2025 09:20", "BS. Lữ Thị Xuyến, CNĐD Hà Xuân"),
        ("<span>BS. Lữ Thị Xuyến &amp; ĐD. Hà Thị Xuân</span> <span>14/03/2025 09:20</span>", "BS. Lữ Thị Xuyến & ĐD. Hà Thị Xuân"),
        ("<span>Vi Lan và Hà Xuân</span> <span>14/03/2025 09:20</span>", "Vi Lan và Hà Xuân"),
        ("<span>An Toàn Thực Phẩm</span> | <span>14/03/2025 09:20</span>", None),
        ("<span>Y Học Cổ Truyền</span> | <span>14/03/2025 09:20</span>", None),
        ("<span>Cao Huyết Áp</span> | <span>14/03/2025 09:20</span>", None),
        ("Viết bởi BS YHCT Lữ Thị Xuyến vào <time>14/03/2025 09:20</time>. Đăng trong <a href=/c>Cây thuốc</a>.", "BS YHCT Lữ Thị Xuyến"),
    ],
)  # fmt: skip
def test_rows_of_facts(row: str, expected: str | None) -> None:
    article = read(f"<article><h1>{TITLE}</h1><div class=meta>{row}</div><div class=prose>{PS}</div></article>")
    assert article.byline == expected
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    "name",
    ["Đào Tạo", "Đoàn Thể", "Văn Bản Mới", "Y Tế Dự Phòng", "Tuyển Dụng", "Tin Y Tế", "Kim Tiêm", "Công Đoàn", "Lao Phổi", "Dân Số", "Thi Đua"],
)  # fmt: skip
@pytest.mark.parametrize("row", ["<span>{}</span> <span>14/03/2025 09:20</span>", "14/03/2025 09:20 | Đăng bởi: {}"])
def test_sections_and_offices_in_capitals_are_no_authors(name: str, row: str) -> None:
    article = read(f"<h1>{TITLE}</h1><div class=m>{row.format(name)}</div><div class=nd>{PS}</div>")
    assert article.byline is None


@pytest.mark.parametrize("letters", ["TT", "T"])
@pytest.mark.parametrize("name", ["Truyền Thông", "Tin tức", "Thông Tin Y Tế"])
def test_letters_drawn_before_a_section_are_nobody_s(letters: str, name: str) -> None:
    row = f"<div class=avatar>{letters}</div><div><p>{name}</p><p>14/03/2025 09:20</p></div>"
    assert read(f"<h1>{TITLE}</h1><div class=m>{row}</div><div class=nd>{PS}</div>").byline is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>(Minh Khuê)</p></div>", "Minh Khuê"),
        ("<p>(Lữ Thị Xuyến)</p></div>", "Lữ Thị Xuyến"),
        ("<p>(Ảnh: Minh Khuê)</p></div>", None),
        ("<p align=right><b>Cỏ May</b></p></div>", "Cỏ May"),
        ("<p align=right><i>Nắng Chiều</i></p></div>", "Nắng Chiều"),
        ("<p align=right><b>Trân Trọng</b></p></div>", None),
        ("<p align=right><b>Xin Cảm Ơn</b></p></div>", None),
        ("<p align=right><b>Khoa Nhi</b></p></div>", None),
        ("<p>Bài viết được tham vấn chuyên môn bởi BS. Lữ Thị Xuyến</p></div>", "BS. Lữ Thị Xuyến"),
        ("</div><div class=writer><img src=/a.png><strong>Lữ Thị Xuyến</strong><span>Phóng viên</span></div>", "Lữ Thị Xuyến"),
        ("<p align=right>- Chi đoàn TTYT -</p></div>", None),
        ("<p align=right><em>- Lữ Thị Xuyến -</em></p></div>", "Lữ Thị Xuyến"),
        ("<p><b>✍ Lữ Thị Xuyến</b></p></div>", "Lữ Thị Xuyến"),
        ("<p align=right><b>K’ Brụm</b></p></div>", "K’ Brụm"),
        ("<p align=right><b>H'Nuôn</b></p></div>", "H'Nuôn"),
        ("</div><div class=newsAuthor align=right><i>(Theo BS. Lữ Thị Xuyến)</i></div>", "BS. Lữ Thị Xuyến"),
        ("</div><div class=newsAuthor align=right><i>(Theo Báo Khau Sơn)</i></div>", None),
        ("<p align=right><i>(Theo TTXVN)</i></p></div>", None),
        ("<p align=right><b>CTV</b></p></div>", "CTV"),
        ("<p align=right><i>Tin, ảnh: CTV</i></p></div>", "CTV"),
        ("</div><div class=author-box><div class=avatar><img src=/a.png width=80 height=80></div><h5 class=author-title>BS.CKII. Lữ Thị Xuyến</h5><p class=author-description>Trưởng khoa Nội, 22 năm kinh nghiệm.</p></div>", "BS.CKII. Lữ Thị Xuyến"),
        ("</div><div class=author-box><h4 class=author-name>Lữ Thị Xuyến</h4><p>Khoa Truyền thông</p></div>", "Lữ Thị Xuyến"),
        ("</div><div class=author-box><h4 class=author-name>Sở Y tế Khau Sơn</h4><p>Cơ quan chuyên môn</p></div>", None),
        ("<p align=right><em>Cố vấn chuyên môn: BS CKI Lữ Thị Xuyến</em></p></div>", "BS CKI Lữ Thị Xuyến"),
        ("<p>Tham vấn y khoa: ThS.BS. Lữ Thị Xuyến</p></div>", "ThS.BS. Lữ Thị Xuyến"),
        ("<p>Tác giả: Minh Khuê</p><p>Tham vấn y khoa: ThS.BS. Lữ Thị Xuyến</p></div>", "Minh Khuê"),
        ("<p>Cố vấn chuyên môn: Hội Nhi khoa</p></div>", None),
    ],
)  # fmt: skip
def test_who_stands_below(line: str, expected: str | None) -> None:
    article = read(
        f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}{line}<div class=rel><h4>Tin liên quan</h4><ul>{SIDE}</ul></div>"
    )
    assert article.byline == expected
    assert article.body.split("\n")[:3] == [*PARAGRAPHS]


SOURCES = (
    "(Theo tài liệu truyền thông của Trung tâm)",
    "(Theo tạp chí Nước và Đời sống)",
    "(Theo trang tin của Hội Nước sạch)",
    "(Theo cẩm nang vệ sinh học đường)",
)


@pytest.mark.parametrize("line", SOURCES)
@pytest.mark.parametrize("author", ["", "<div class=TacGiaTin>CN. Lữ Thị Xuyến</div>"])
def test_a_source_in_brackets_is_no_text(line: str, author: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}<div align=right><i>{line}</i></div></div>{author}")
    assert article.body.split("\n") == [*PARAGRAPHS]
    assert article.byline == ("CN. Lữ Thị Xuyến" if author else None)


@pytest.mark.parametrize(
    "line",
    ["(Theo kế hoạch, trạm bơm thứ hai sẽ xong trong tháng Tám)", "(Theo báo cáo của xã)", "Theo tài liệu này thì ống phải chôn sâu nửa mét"],
)  # fmt: skip
def test_a_remark_in_brackets_is_text(line: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}<p><i>{line}</i></p></div>")
    assert article.body.split("\n") == [*PARAGRAPHS, line]


#: Who signs a notice: the unit itself, in capitals, under its last line.
@pytest.mark.parametrize("tag", ["<div align=right><b>{}</b></div>", "<p align=right><strong>{}</strong></p>"])
@pytest.mark.parametrize("unit", ["TRẠM Y TẾ XÃ MƯỜNG LỐNG", "TRUNG TÂM Y TẾ HUYỆN KHAU SƠN", "SỞ Y TẾ KHAU SƠN"])
def test_a_unit_that_signs_its_notice_is_text(unit: str, tag: str) -> None:
    notice = (
        "<p>Trạm Y tế xã thông báo đến bà con ba thôn: từ ngày 20/3, nước ở bể Khe Lài được cấp theo giờ.</p>"
        "<p>Sáng từ 5 giờ đến 8 giờ, chiều từ 16 giờ đến 19 giờ hằng ngày, kể cả thứ Bảy và Chủ nhật.</p><p>Đề nghị bà con chứa nước bằng chum có nắp.</p>"
    )
    article = read(f"<h1>Thông báo giờ cấp nước</h1>{STAMP}<div class=nd>{notice}{tag.format(unit)}</div>")
    assert article.body.split("\n")[-1] == unit
    assert article.byline is None


def test_a_sentence_with_a_post_above_a_signature() -> None:
    last = "Dịp này, sáu cá nhân được Giám đốc Sở Y tế tặng giấy khen."
    article = read(
        f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}<p>{last}</p><p align=right><b><i>Lữ Thị Xuyến - Phòng TCHC</i></b></p></div>"
    )
    assert article.byline == "Lữ Thị Xuyến"
    assert article.body.split("\n")[-1] == last


LETTER = "<p>Kính gửi: Ban Giám đốc và các y bác sĩ Khoa Nhi, Trung tâm Y tế huyện Mường Lống,</p>"


@pytest.mark.parametrize(
    ("text", "byline", "last"),
    [
        (LETTER + "<p>Tôi là Vi Văn Khằm, ở bản Lài. Tuần trước con tôi sốt cao, may nhờ các bác sĩ cứu chữa kịp thời.</p>" + PS + "<p>Vi Văn Khằm</p>", None, "Vi Văn Khằm"),
        (LETTER + PS + "<p align=right><b>Vi Văn Khằm</b></p>", None, "Vi Văn Khằm"),
        ("<p>Tôi tên là Vi Văn Khằm, ở bản Lài, là cha của cháu Vi Thị Lương đang điều trị tại Khoa Nhi.</p>" + PS + "<p align=right><em>Người viết thư<br><b>Vi Văn Khằm</b></em></p>", None, "Vi Văn Khằm"),
        (LETTER + PS + "<p align=right><b>GIÁM ĐỐC</b></p><p align=right><b>Vi Văn Khằm</b></p>", None, "Vi Văn Khằm"),
        ("<p>Chị nói: “Tôi là Lữ Thị Xuyến, ở đây đã mười năm”. Ngôi trường đông dần lên theo từng mùa rẫy.</p>" + PS + "<p align=right><b>Minh Khuê</b></p>", "Minh Khuê", P3),
        (LETTER + PS + "<p>Tác giả: Minh Khuê</p>", "Minh Khuê", P3),
        (PS + "<p>Xin trân trọng cảm ơn!</p><p align=right><b>Vi Văn Khằm</b></p>", None, "Vi Văn Khằm"),
        (PS + "<p align=right>Người lập</p><p align=right><b>Vi Văn Khằm</b></p>", None, "Vi Văn Khằm"),
        (PS + "<p><b>Bà mong gì ở mùa mưa tới?</b></p><p>Tôi mong đường ống không vỡ và trẻ con có nước rửa tay quanh năm.</p><p>Trân trọng cảm ơn!</p><p align=right><b>Vi Văn Khằm</b></p>", "Vi Văn Khằm", "Trân trọng cảm ơn!"),
        (PS + "<p>Trân trọng cảm ơn bác sĩ!</p><p align=right><b>Minh Khuê (thực hiện)</b></p>", "Minh Khuê", "Trân trọng cảm ơn bác sĩ!"),
    ],
)  # fmt: skip
def test_who_signs_a_letter_is_no_author(text: str, byline: str | None, last: str) -> None:
    article = read(f"<h1>Thư cảm ơn của một gia đình ở bản Lài</h1>{STAMP}<div class=nd>{text}</div>")
    assert article.byline == byline
    assert article.body.split("\n")[-1] == last


@pytest.mark.parametrize("head", ["THƯ CHÚC MỪNG", "THƯ NGỎ", "LỜI CẢM ƠN", "THƯ MỜI"])
def test_the_heading_of_a_letter_is_no_author(head: str) -> None:
    place = "<p align=right><em>Khau Sơn, ngày 14 tháng 3 năm 2025</em></p>"
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{place}<p align=center><b>{head}</b></p>{LETTER}{PS}</div>")
    assert article.byline is None


# Who put it there, where nobody else is named: readers take such a name for the author's

POSTED = (
    ("Người đăng: Lữ Thị Xuyến", "Lữ Thị Xuyến"),
    ("<span>Người đăng: </span><b>Lữ Thị Xuyến, Vi Văn Khằm</b>", "Lữ Thị Xuyến, Vi Văn Khằm"),
    ("Đăng bởi: Nguyễn Thị Hồng Xoan", "Nguyễn Thị Hồng Xoan"),
    ("Đăng bởi: <a href=tac-gia/cndd-xuyen>CNĐD Lữ Thị Xuyến</a>", "CNĐD Lữ Thị Xuyến"),
    ("Được đăng bởi Lữ Thị Xuyến", "Lữ Thị Xuyến"),
    ("Biên tập: CN. Lữ Thị Xuyến", "CN. Lữ Thị Xuyến"),
    ("Posted by Lữ Thị Xuyến", "Lữ Thị Xuyến"),
    ("Người đăng: Lữ Xuyến", "Lữ Xuyến"),
    ("Người đăng: admin", None),
    ("Người đăng: Quản trị viên", None),
    ("Người đăng: QUẢN TRỊ VIÊN", None),
    ("Đăng bởi: Xuyến", None),
    ("Đăng bởi: ttytmuonglong", None),
    ("Đăng bởi: Trung tâm Y tế Mường Lống", None),
    ("Đăng bởi: Phòng Tổ chức", None),
    ("Đăng bởi: Hà Giang", None),
    ("Đăng bởi: Lữ CDC", None),
    ("Người đăng: Ban Biên Tập", None),
    ("Đăng bởi: Nguyen Thi Xoan", None),
    ("Người đăng: Hoa Rừng", None),
)  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), POSTED)
@pytest.mark.parametrize(
    "form",
    [
        "<h1>{t}</h1><div class=meta><span>14/03/2025 09:20</span> | <span>{c}</span> | <span>Lượt xem: 318</span></div><div class=nd>{p}</div>",
        "<h1>{t}</h1><ul class=meta><li><i class=fa></i> {c}</li><li>14/03/2025 09:20</li><li><a href=/c>Nước sạch</a></li></ul><div class=nd>{p}</div>",
        "<h1>{t}</h1><div>14/03/2025 09:20</div><div class=nd>{p}</div><div class=text-end>{c}</div><hr><h5>Tin liên quan</h5><ul>{r}</ul>",
    ],
)
def test_who_put_it_there_is_the_last_to_be_asked(line: str, expected: str | None, form: str) -> None:
    article = read(form.format(t=TITLE, c=line, p=PS, r=SIDE))
    assert article.byline == expected
    assert expected is None or (rule(article) or "").startswith("poster")
    assert article.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("<p>Tác giả: Minh Khuê</p></div>", "Minh Khuê"),
        ("<p align=right><b>Minh Khuê</b></p></div>", "Minh Khuê"),
        ("<p align=right>Nguồn: Báo Khau Sơn</p></div>", None),
        ("<p align=right><i>(Theo Báo Khau Sơn)</i></p></div>", None),
        ("</div><div>Nguồn tin: baokhauson.example</div>", None),
        ("<p align=right><b>Phòng Truyền thông</b></p></div>", None),
    ],
)
def test_who_put_it_there_yields_to_all_others(sign: str, expected: str | None) -> None:
    facts = "<div class=meta>Người đăng: Lữ Thị Xuyến | 14/03/2025 09:20</div>"
    article = read(f"<h1>{TITLE}</h1>{facts}<div class=nd>{PS}{sign}")
    assert article.byline == expected


@pytest.mark.parametrize(
    "credit", ["Đường ống qua khe Lài. Ảnh: Mỹ Xuyên", "Đường ống qua khe Lài (Ảnh: Mỹ Xuyên)", "Đường ống qua khe Lài"]
)
def test_who_put_it_there_and_took_the_photo_has_a_name(credit: str) -> None:
    """A pen name that a district has as well."""
    figure = f"<figure><img src=/a.jpg><figcaption>{credit}</figcaption></figure>"
    by = "<div class=m><em>Được đăng bởi <span class=author><span>Mỹ Xuyên</span></span> vào Thứ 6, 14/03/2025 - 09:20</em></div>"
    article = read(f"<h1>{TITLE}</h1>{by}<div class=nd><p>{P1}</p>{figure}<p>{P2}</p><p>{P3}</p></div>")
    assert article.byline == ("Mỹ Xuyên" if "Ảnh" in credit else None)


@pytest.mark.parametrize(("name", "expected"), [("Lữ Thị Xuyến", "Lữ Thị Xuyến"), ("banbientap", None)])
def test_who_put_it_there_in_the_row_that_a_layout_leaves_out(name: str, expected: str | None) -> None:
    html = (
        f"<article role=article class='node node--type-article node--view-mode-full'><header><div class=node__meta><em>Được đăng bởi <span class=author>{name}</span>"
        f" vào Thứ 6, 14/03/2025 - 09:20</em></div></header><div class='node__content'><div class='field field--name-body'>{PS}</div></div></article>"
    )
    generator = "<meta name=Generator content='Drupal 9 (https://www.drupal.org)'>"
    assert read(f"<h1 class=title>{TITLE}</h1>{html}", generator).byline == expected


def test_names_beside_other_articles_are_not_who_put_it_there() -> None:
    cards = "".join(
        f"<div class=card><a href=/tin/{i}>Trạm y tế xã Mường Lống {i} đón chuẩn</a><p>Người đăng: Vi Văn Khằm</p></div>"
        for i in range(3)
    )
    article = read(f"<h1>{TITLE}</h1>{STAMP}<div class=nd>{PS}</div><div class=rel><h4>Tin liên quan</h4>{cards}</div>")
    assert article.byline is None


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("Lữ Thị Xuyến", "BSCKI. Lữ Thị Xuyến", True),
        ("BS.CKII. Lữ Thị Xuyến", "Lữ Thị Xuyến", True),
        ("Lữ Thị Xuyến, Vi Văn Khằm", "Y sĩ Lữ Thị Xuyến, CNĐD Vi Văn Khằm", True),
        ("CN YTCC Lữ Thị Xuyến - BS Vi Văn Khằm", "Lữ Thị Xuyến - Vi Văn Khằm", True),
        ("Lương y Lữ Thị Xuyến và bác sĩ Vi Văn Khằm", "Lữ Thị Xuyến và Vi Văn Khằm", True),
        ("BS CK2 Lữ Thị Xuyến", "ThS. Lữ Thị Xuyến", True),
        ("BS YHCT Lữ Thị Xuyến", "Lữ Thị Xuyến", True),
        ("Lữ Thị Xuyến", "Lữ Thị Xuyên", False),
        ("Lữ Thị Xuyến", "Lữ Thị Xuyến, Vi Văn Khằm", False),
        ("Sĩ Xuyến", "Xuyến", False),
        ("BS", "", False),
    ],
)  # fmt: skip
def test_degrees_and_callings_count_neither_way(found: str, wanted: str, same: bool, tmp_path) -> None:  # type: ignore[no-untyped-def]
    scores = Scores()
    page = Gold(folder=tmp_path, facts={"url": "https://a.example/", "byline": wanted or None})
    wrong = score(scores, page, Found(byline=found))
    assert (wrong == []) is same
