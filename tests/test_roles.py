"""Roles: every post the text gives a person, with its unit as written. All people are invented."""

from __future__ import annotations

import pytest

from pipelines.people import find_people
from pipelines.units import find_units

Posts = dict[str, list[tuple[str, str | None]]]


def posts(text: str) -> Posts:
    found: Posts = {}
    for mention in find_people(text, find_units(text)):
        found.setdefault(mention.text, []).extend((role.role, role.unit) for role in mention.roles)
    return found


BEFORE: list[tuple[str, Posts]] = [
    ("Phó Giám đốc Sở Y tế Lê Khắc Tuân dự", {"Lê Khắc Tuân": [("Phó Giám đốc", "Sở Y tế")]}),
    ("Quyền Giám đốc Sở Y tế Vũ Đình Mẫn trao quà", {"Vũ Đình Mẫn": [("Quyền Giám đốc", "Sở Y tế")]}),
    ("Thứ trưởng Đỗ Gia Lộc phát biểu", {"Đỗ Gia Lộc": [("Thứ trưởng", None)]}),
    ("Thứ trưởng Bộ Y tế Đỗ Gia Lộc phát biểu", {"Đỗ Gia Lộc": [("Thứ trưởng", "Bộ Y tế")]}),
    ("Thủ tướng Chính phủ Phạm Duy Hưng ký", {"Phạm Duy Hưng": [("Thủ tướng", "Chính phủ")]}),
    (
        "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lại Thế Hiển dự",
        {"Lại Thế Hiển": [("Bí thư", "Tỉnh ủy"), ("Chủ tịch", "HĐND tỉnh")]},
    ),
    (
        "Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh, BSCKII Mai Hoàng Tín cho biết",
        {"Mai Hoàng Tín": [("Giám đốc", "Trung tâm Kiểm soát bệnh tật tỉnh")]},
    ),
    (
        "Phó Chủ tịch Thường trực UBND tỉnh Hoàng Hải Triều",
        {"Hoàng Hải Triều": [("Phó Chủ tịch Thường trực", "UBND tỉnh")]},
    ),
    ("nguyên Giám đốc Sở Y tế Tạ Đức Nhuận", {"Tạ Đức Nhuận": [("nguyên Giám đốc", "Sở Y tế")]}),
    ("Cục trưởng Cục Quản lý Dược Vũ Tuấn Kiệt", {"Vũ Tuấn Kiệt": [("Cục trưởng", "Cục Quản lý Dược")]}),
]

ON_BEHALF_AND_ELECTED: list[tuple[str, Posts]] = [
    (
        "thừa ủy quyền của Chủ tịch nước, ông Cao Đăng Khởi, Phó Chủ tịch UBND thành phố, trao danh hiệu",
        {"Cao Đăng Khởi": [("Phó Chủ tịch", "UBND thành phố")]},
    ),
    (
        "Thay mặt Giám đốc Sở Y tế, bà Tô Thị Nhài, Chánh Thanh tra Sở, kết luận",
        {"Tô Thị Nhài": [("Chánh Thanh tra", "Sở")]},
    ),
    (
        "Đồng chí Đào Quý Lâm, Giám đốc Sở Y tế, tái đắc cử Bí thư Đảng ủy.",
        {"Đào Quý Lâm": [("Giám đốc", "Sở Y tế"), ("Bí thư", "Đảng ủy")]},
    ),
    ("Bà Hờ Thị Sua trúng cử Chủ tịch Công đoàn cơ sở", {"Hờ Thị Sua": [("Chủ tịch", "Công đoàn cơ sở")]}),
    (
        "Các đồng chí Bá Thị Hường và Khổng Văn Luận giữ chức Phó Bí thư.",
        {"Bá Thị Hường": [("Phó Bí thư", None)], "Khổng Văn Luận": [("Phó Bí thư", None)]},
    ),
    (
        "Ông Bá Văn Hường và ông Khổng Văn Luận, Phó Bí thư Đảng ủy xã, cùng dự",
        {"Bá Văn Hường": [], "Khổng Văn Luận": [("Phó Bí thư", "Đảng ủy xã")]},
    ),
    (
        "TS Oluwaseun Adeyemi, cố vấn kỹ thuật của Tổ chức Y tế Thế giới",
        {"Oluwaseun Adeyemi": [("cố vấn kỹ thuật", "Tổ chức Y tế Thế giới")]},
    ),
    (
        "bà Quàng Thị Ính, Phó Trưởng khoa Phòng, chống bệnh truyền nhiễm, cùng đi",
        {"Quàng Thị Ính": [("Phó Trưởng khoa", "khoa Phòng, chống bệnh truyền nhiễm")]},
    ),
    (
        "BS Mùa A Tính, Trưởng khoa Phòng chống HIV/AIDS, báo cáo",
        {"Mùa A Tính": [("Trưởng khoa", "khoa Phòng chống HIV/AIDS")]},
    ),
]

SIGNED_AND_BRACKETED: list[tuple[str, Posts]] = [
    (
        "Điều dưỡng trưởng Hoàng Thị Lìu (Trung tâm Y tế khu vực Na Rì) đoạt giải",
        {"Hoàng Thị Lìu": [("Điều dưỡng trưởng", "Trung tâm Y tế khu vực Na Rì")]},
    ),
    (
        "Phó Giám đốc Bá Văn Đông (Bệnh viện Mắt) và bác sĩ Lê Thị Mận (Bệnh viện Phổi) dự",
        {"Bá Văn Đông": [("Phó Giám đốc", "Bệnh viện Mắt")], "Lê Thị Mận": []},
    ),
    (
        "Ủy ban Kiểm tra gồm 11 người, Chủ nhiệm là ông Lỗ Quang Trước.",
        {"Lỗ Quang Trước": [("Chủ nhiệm", None)]},
    ),
    (
        "Trưởng đoàn là bà Mùa Thị Sinh, Phó Giám đốc Sở Y tế.",
        {"Mùa Thị Sinh": [("Trưởng đoàn", None), ("Phó Giám đốc", "Sở Y tế")]},
    ),
    ("Người thắng là ông Lò Văn Xôm. Giám đốc là người nơi khác.", {"Lò Văn Xôm": []}),
    ("Giảng viên là TS Ngô Thế Lực, chủ đề là an toàn.", {"Ngô Thế Lực": []}),
    (
        "ông Sầm Việt Thạo, Phó Trưởng ban Thường trực, điều hành",
        {"Sầm Việt Thạo": [("Phó Trưởng ban Thường trực", None)]},
    ),
    (
        "bà Sầm Thị Thảo, Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy, chủ trì",
        {"Sầm Thị Thảo": [("Phó Trưởng ban Thường trực", "Ban Tuyên giáo Tỉnh ủy")]},
    ),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nPhạm Hữu Thọ", {"Phạm Hữu Thọ": [("PHÓ GIÁM ĐỐC", None)]}),
    ("Giám đốc (đã ký): Nguyễn Thị Kim Sa", {"Nguyễn Thị Kim Sa": [("Giám đốc", None)]}),
    (
        "ông Graham Ntali - chuyên gia dịch tễ của Văn phòng WHO tại Việt Nam",
        {"Graham Ntali": [("chuyên gia dịch tễ", "Văn phòng WHO tại Việt Nam")]},
    ),
]

AFTER: list[tuple[str, Posts]] = [
    (
        "BSCKII Lê Hoài Nam - Giám đốc TTYT huyện Phú Lương báo cáo",
        {"Lê Hoài Nam": [("Giám đốc", "TTYT huyện Phú Lương")]},
    ),
    (
        "đ/c Ngô Bá Thọ - Phó Bí thư - Chủ tịch UBND huyện Mai Sơn",
        {"Ngô Bá Thọ": [("Phó Bí thư", None), ("Chủ tịch", "UBND huyện Mai Sơn")]},
    ),
    (
        "Đồng chí Trần Gia Khánh, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh dự",
        {"Trần Gia Khánh": [("Tỉnh ủy viên", None), ("Phó Chủ tịch", "UBND tỉnh")]},
    ),
    ("ông Quách Tất Thành (Phó Giám đốc Sở Y tế) nêu rõ", {"Quách Tất Thành": [("Phó Giám đốc", "Sở Y tế")]}),
    (
        "bà Angela Whitfield, Trưởng đại diện WHO tại Việt Nam",
        {"Angela Whitfield": [("Trưởng đại diện", "WHO tại Việt Nam")]},
    ),
    (
        "Ông Lê Văn Thuần, Bí thư huyện ủy, Chủ tịch HĐND huyện cùng dự",
        {"Lê Văn Thuần": [("Bí thư", "huyện ủy"), ("Chủ tịch", "HĐND huyện")]},
    ),
    (
        "bác sĩ Hà Trọng Nghĩa, Trưởng khoa Nhi, Bệnh viện Đa khoa tỉnh",
        {"Hà Trọng Nghĩa": [("Trưởng khoa", "khoa Nhi")]},
    ),
    ("ông Đào Xuân Lãm, Chánh Văn phòng Sở Y tế", {"Đào Xuân Lãm": [("Chánh Văn phòng", "Văn phòng Sở Y tế")]}),
    ("ông Đào Xuân Lãm là Giám đốc Bệnh viện Mắt", {"Đào Xuân Lãm": [("Giám đốc", "Bệnh viện Mắt")]}),
    (
        "ông Vi Văn Tấn, Phó Trưởng Ban Tuyên giáo Tỉnh ủy",
        {"Vi Văn Tấn": [("Phó Trưởng Ban", "Ban Tuyên giáo Tỉnh ủy")]},
    ),
    ("1 | BS. Hồ Văn Dũng | Giám đốc | TTYT huyện Đức Cơ", {"Hồ Văn Dũng": [("Giám đốc", "TTYT huyện Đức Cơ")]}),
]

SEVERAL: list[tuple[str, Posts]] = [
    (
        "Giám đốc Sở Y tế Lê Mạnh Hà, Phó Giám đốc Sở Y tế Vũ Thu Cúc cùng dự",
        {"Lê Mạnh Hà": [("Giám đốc", "Sở Y tế")], "Vũ Thu Cúc": [("Phó Giám đốc", "Sở Y tế")]},
    ),
    (
        "Dự có ông Lê Mạnh Hà, Giám đốc Sở Y tế; bà Vũ Thu Cúc, Phó Giám đốc Sở Y tế",
        {"Lê Mạnh Hà": [("Giám đốc", "Sở Y tế")], "Vũ Thu Cúc": [("Phó Giám đốc", "Sở Y tế")]},
    ),
    (
        "Dự có ông Lê Mạnh Hà, Giám đốc Sở Y tế, bà Vũ Thu Cúc, Phó Giám đốc Sở Y tế",
        {"Lê Mạnh Hà": [("Giám đốc", "Sở Y tế")], "Vũ Thu Cúc": [("Phó Giám đốc", "Sở Y tế")]},
    ),
    (
        "Phó Giám đốc Sở Y tế: Lê Mạnh Hà, Vũ Thu Cúc",
        {"Lê Mạnh Hà": [("Phó Giám đốc", "Sở Y tế")], "Vũ Thu Cúc": [("Phó Giám đốc", "Sở Y tế")]},
    ),
]

APPOINTED: list[tuple[str, Posts]] = [
    (
        "bổ nhiệm ông Lý Trung Kiên, Trưởng phòng Nghiệp vụ Dược, giữ chức Phó Giám đốc Sở Y tế",
        {"Lý Trung Kiên": [("Trưởng phòng", "phòng Nghiệp vụ Dược"), ("Phó Giám đốc", "Sở Y tế")]},
    ),
    (
        "Ông Lý Trung Kiên, Giám đốc TTYT huyện Vân Hồ được bổ nhiệm làm Phó Giám đốc Sở Y tế từ ngày 1/3",
        {"Lý Trung Kiên": [("Giám đốc", "TTYT huyện Vân Hồ"), ("Phó Giám đốc", "Sở Y tế")]},
    ),
]

FROM_CONTEXT: list[tuple[str, Posts]] = [
    (
        "Đoàn công tác Sở Y tế do BS Lê Mạnh Hà - Giám đốc làm trưởng đoàn",
        {"Lê Mạnh Hà": [("Giám đốc", "Sở Y tế"), ("trưởng đoàn", "Đoàn công tác Sở Y tế")]},
    ),
    (
        "Đoàn giám sát của Bộ Y tế do Thứ trưởng Đỗ Gia Lộc làm Trưởng đoàn",
        {"Đỗ Gia Lộc": [("Thứ trưởng", "Bộ Y tế"), ("Trưởng đoàn", "Đoàn giám sát của Bộ Y tế")]},
    ),
]


MORE: list[tuple[str, Posts]] = [
    (
        "Thừa ủy quyền của Chủ tịch nước, Phó Chủ tịch UBND tỉnh Lê Mạnh Hà trao",
        {"Lê Mạnh Hà": [("Phó Chủ tịch", "UBND tỉnh")]},
    ),
    (
        "cùng Vụ trưởng Vụ Pháp chế, Cục trưởng Cục Quản lý Dược Vũ Thu Cúc",
        {"Vũ Thu Cúc": [("Cục trưởng", "Cục Quản lý Dược")]},
    ),
    ("bà Vũ Thu Cúc - Phó Giám đốc Sở ghi nhận", {"Vũ Thu Cúc": [("Phó Giám đốc", "Sở")]}),
    ("Ông Ma Seo Chín, Trưởng Trạm Y tế xã Lùng Cải", {"Ma Seo Chín": [("Trưởng Trạm", "Trạm Y tế xã Lùng Cải")]}),
    ("PGS.TS Lê Mạnh Hà và Giám đốc HCDC, bác sĩ Vũ Thu Cúc", {"Lê Mạnh Hà": [], "Vũ Thu Cúc": [("Giám đốc", "HCDC")]}),
    (
        "Bà Vũ Thu Cúc, Ủy viên Trung ương Đảng, Bộ trưởng Y tế, được chỉ định giữ chức Bí thư Đảng ủy Bộ Y tế",
        {"Vũ Thu Cúc": [("Ủy viên", "Trung ương Đảng"), ("Bộ trưởng Y tế", None), ("Bí thư", "Đảng ủy Bộ Y tế")]},
    ),
    (
        "Trưởng Trạm Y tế thị trấn Khe Sanh Vũ Thu Cúc chia sẻ",
        {"Vũ Thu Cúc": [("Trưởng Trạm", "Trạm Y tế thị trấn Khe Sanh")]},
    ),
    (
        "Bí thư Chi bộ, Trưởng thôn Ka Tăng Hồ Thanh Bảy",
        {"Hồ Thanh Bảy": [("Bí thư Chi bộ", None), ("Trưởng thôn Ka Tăng", None)]},
    ),
    ("Ông Lê Mạnh Hà – PCT UBND huyện", {"Lê Mạnh Hà": [("PCT", "UBND huyện")]}),
    ("Trưởng phòng Nghiệp vụ Y Sở Y tế Lê Mạnh Hà", {"Lê Mạnh Hà": [("Trưởng phòng", "phòng Nghiệp vụ Y")]}),
    (
        "2 | Vũ Thu Cúc | Điều dưỡng trưởng khoa Nhi | TTYT thị xã An Nhơn",
        {"Vũ Thu Cúc": [("Điều dưỡng trưởng", "khoa Nhi")]},
    ),
    (
        "ông Lê Mạnh Hà được bổ nhiệm giữ chức vụ Trưởng khoa Nhi",
        {"Lê Mạnh Hà": [("Trưởng khoa", "khoa Nhi")]},
    ),
    (
        "Bà Vũ Thu Cúc thôi giữ chức Phó Vụ trưởng Vụ Pháp chế để nhận nhiệm vụ Vụ trưởng Vụ Tổ chức cán bộ",
        {"Vũ Thu Cúc": [("Phó Vụ trưởng", "Vụ Pháp chế"), ("Vụ trưởng", "Vụ Tổ chức cán bộ")]},
    ),
    ("1 / TTYT huyện Kỳ Sơn / BS. Lê Mạnh Hà - GĐ / 0912", {"Lê Mạnh Hà": [("GĐ", "TTYT huyện Kỳ Sơn")]}),
    ("bí thư Đoàn xã Lê Mạnh Hà trực", {"Lê Mạnh Hà": [("bí thư", "Đoàn xã")]}),
    ("TS Lê Mạnh Hà, Trưởng khoa Vi rút đường ruột, nói", {"Lê Mạnh Hà": [("Trưởng khoa", "khoa Vi rút đường ruột")]}),
    ("ông Lê Mạnh Hà, Trưởng Phòng Dịch tễ Cục Thú y", {"Lê Mạnh Hà": [("Trưởng Phòng", "Phòng Dịch tễ")]}),
    ("ông Lê Mạnh Hà, Trưởng khoa Nhi của Bệnh viện Đa khoa tỉnh", {"Lê Mạnh Hà": [("Trưởng khoa", "khoa Nhi")]}),
    ("Trưởng Tiểu ban Y tế Lê Mạnh Hà", {"Lê Mạnh Hà": [("Trưởng Tiểu ban", "Tiểu ban Y tế")]}),
    # a department is the unit of its head, with or without what it is part of
    (
        "bà Vũ Thu Cúc, Trưởng Phòng Kế hoạch tổng hợp, cho biết",
        {"Vũ Thu Cúc": [("Trưởng Phòng", "Phòng Kế hoạch tổng hợp")]},
    ),
    (
        "ông Lê Mạnh Hà (Phó Trưởng khoa Nội - Nhi, TTYT huyện Văn Bàn) nói",
        {"Lê Mạnh Hà": [("Phó Trưởng khoa", "khoa Nội - Nhi")]},
    ),
    (
        "Trưởng khoa Hồi sức tích cực Bệnh viện Đa khoa tỉnh Lê Mạnh Hà và Giám đốc Sở Y tế Vũ Thu Cúc",
        {"Lê Mạnh Hà": [("Trưởng khoa", "khoa Hồi sức tích cực")], "Vũ Thu Cúc": [("Giám đốc", "Sở Y tế")]},
    ),
    # the bare head of a unit named before, also in lower case
    ("ông Lê Mạnh Hà, giám đốc bệnh viện, kể", {"Lê Mạnh Hà": [("giám đốc", "bệnh viện")]}),
    ("Phó giám đốc trung tâm Vũ Thu Cúc cho hay", {"Vũ Thu Cúc": [("Phó giám đốc", "trung tâm")]}),
    # short and joined words for posts
    ("ông Lê Mạnh Hà - Vụ phó Vụ Pháp chế", {"Lê Mạnh Hà": [("Vụ phó", "Vụ Pháp chế")]}),
    ("bà Vũ Thu Cúc - TGĐ Công ty TNHH Hương Sen", {"Vũ Thu Cúc": [("TGĐ", "Công ty TNHH Hương Sen")]}),
    ("ông Lê Mạnh Hà - CT UBND huyện Bảo Lâm", {"Lê Mạnh Hà": [("CT", "UBND huyện Bảo Lâm")]}),
    ("ông Lê Mạnh Hà, Chánh Văn phòng Sở, tổng hợp", {"Lê Mạnh Hà": [("Chánh Văn phòng", "Văn phòng Sở")]}),
    ("bà Vũ Thu Cúc, Phó Chánh Văn phòng UBND tỉnh", {"Vũ Thu Cúc": [("Phó Chánh Văn phòng", "Văn phòng UBND tỉnh")]}),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    BEFORE + AFTER + SEVERAL + APPOINTED + FROM_CONTEXT + MORE + ON_BEHALF_AND_ELECTED + SIGNED_AND_BRACKETED,
)
def test_posts(text: str, expected: Posts) -> None:
    assert posts(text) == expected


def test_a_post_without_a_person_gives_nobody() -> None:
    assert posts("Giám đốc Sở Y tế đã tặng Giấy khen; các Phó Giám đốc cùng dự.") == {}
