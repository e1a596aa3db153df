import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stamp_lines import read_stamp_line, section_of

# line, first value, author, section, title
LINES = [
    ("Cập nhật lúc 10:20 - 12/05/2024 | Lượt xem: 345", "2024-05-12T10:20", None, None, None),
    ("Đăng ngày 12-05-2024 Đã xem: 300", "2024-05-12", None, None, None),
    ("Thứ 5, 12/05/2024 | 14:30 GMT+7", "2024-05-12T14:30", None, None, None),
    ("Chủ nhật, 12/05/2024 - 08:00 - A A+", "2024-05-12T08:00", None, None, None),
    ("Tác giả: Admin - Ngày đăng: 12/05/2024", "2024-05-12", None, None, None),
    ("Nguồn: Sở Y tế - 12/05/2024", "2024-05-12", None, None, None),
    ("Tin tức | 12/05/2024 | 08:00", "2024-05-12T08:00", None, None, None),
    ("Lưu Mỹ Hạnh - 12/05/2024 08:00", "2024-05-12T08:00", "Lưu Mỹ Hạnh", None, None),
    ("Posted on 12/05/2024 by Lưu Mỹ Hạnh", "2024-05-12", "Lưu Mỹ Hạnh", None, None),
    ("Hải Yến Đăng vào 12/05/2024 Tin hoạt động", "2024-05-12", "Hải Yến", "Tin hoạt động", None),
    ("Đăng ngày 12/05/2024 | Tin tức - Sự kiện | Lưu Mỹ Hạnh", "2024-05-12", "Lưu Mỹ Hạnh", "Tin tức - Sự kiện", None),
    ("Ngày tạo: 12/05/2024 | Chuyên mục: Dân số | Tác giả: Lê Thu Cúc", "2024-05-12", "Lê Thu Cúc", "Dân số", None),
    ("date 2024-05 An Sơn khai trương phòng khám mới", "2024-05", None, None, "An Sơn khai trương phòng khám mới"),
    ("12/05/2024 An Sơn khai trương phòng khám mới", "2024-05-12", None, None, "An Sơn khai trương phòng khám mới"),
    (
        "An Sơn khai trương phòng khám | 12/05/2024 08:00",
        "2024-05-12T08:00",
        None,
        None,
        "An Sơn khai trương phòng khám",
    ),
]
TEXT = [
    "Ngày 12/05/2024, Sở Y tế tổ chức hội nghị",
    "Ngày 12/05/2024 Sở Y tế tổ chức hội nghị",
    "(SYT) - Ngày 12/05/2024, Sở Y tế họp",
    "Sáng 12/05/2024, lúc 8h30 đoàn đến.",
    "Lúc 8h30 ngày 12/05/2024, tại hội trường, đoàn đã họp.",
    "Giấy phép số 12/GP-STTTT ngày 15/03/2019",
    "Hôm nay: Chủ nhật, 12/05/2024",
    "Sở Y tế tỉnh An Sơn chính thức hoạt động từ 01/7/2025",
    "Không có ngày nào ở đây",
]


@pytest.mark.parametrize(("line", "value", "author", "section", "title"), LINES)
def test_stamp_lines(line, value, author, section, title):
    read = read_stamp_line(line)
    assert read is not None
    assert (read.stamps[0].value, read.author, read.section, read.title) == (value, author, section, title)


@pytest.mark.parametrize("line", TEXT)
def test_lines_of_text_are_none(line):
    assert read_stamp_line(line) is None


def test_raw_is_what_the_page_says():
    read = read_stamp_line("Hải Yến Đăng vào 12/05/2024 Tin hoạt động")
    assert read.raw(read.stamps[0]) == "Đăng vào 12/05/2024"


def test_sections():
    assert section_of("Chuyên mục: Dân số") == "Dân số"
    assert section_of("Trang chủ > Tin tức > Dân số") == "Dân số"
    assert section_of("Mục tiêu của hội nghị") is None


@given(st.text())
def test_never_raises(line):
    read_stamp_line(line)
