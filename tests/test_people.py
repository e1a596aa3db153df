"""People: who is named, with which titles, and which names name no person here. All people are invented."""

from __future__ import annotations

import pytest

from pipelines.people import find_people
from pipelines.units import find_units


def people(text: str) -> list[str]:
    return [mention.text for mention in find_people(text, find_units(text))]


ANCHORED = [
    ("Ông Trần Kiến Quốc cho biết kết quả.", ["Trần Kiến Quốc"]),
    ("bà Lê Thị Diệu Hiền, trưởng trạm", ["Lê Thị Diệu Hiền"]),
    ("đ/c Phan Đình Khải; đồng chí Ngô Bá Thọ", ["Phan Đình Khải", "Ngô Bá Thọ"]),
    ("PGS.TS.BS Võ Hữu Kính và ThS. Bùi Thảo", ["Võ Hữu Kính", "Bùi Thảo"]),
    ("BSCKII. Mai Hoàng Tín; BS.CKI Đoàn Lệ Chi; DSCKII Tạ Vũ", ["Mai Hoàng Tín", "Đoàn Lệ Chi", "Tạ Vũ"]),
    ("GS.TS. Lương Ngọc Phước, Thầy thuốc Nhân dân", ["Lương Ngọc Phước"]),
    ("Thầy thuốc Ưu tú, bác sĩ chuyên khoa II Hà Trọng Nghĩa", ["Hà Trọng Nghĩa"]),
    ("Thiếu tướng Cao Xuân Bách, Đại tá Vi Văn Tấn", ["Cao Xuân Bách", "Vi Văn Tấn"]),
    ("điều dưỡng Nguyễn Thị Mận và hộ sinh Lò Thị Pánh", ["Nguyễn Thị Mận", "Lò Thị Pánh"]),
    ("Thứ trưởng Đỗ Gia Lộc phát biểu", ["Đỗ Gia Lộc"]),
]

FORMS = [
    ("Bí thư Đảng ủy xã Giàng A Chống dự.", ["Giàng A Chống"]),
    ("bà H'Len Niê và anh Y Brăm", ["H'Len Niê", "Y Brăm"]),
    ("ông Rơ Châm Phớt, chị Ksor H'Nhi", ["Rơ Châm Phớt", "Ksor H'Nhi"]),
    ("ông K'Tem; bà Ka Dện", ["K'Tem", "Ka Dện"]),
    ("Bác sĩ Sùng Seo Vần và y sĩ Thào Thị Máy", ["Sùng Seo Vần", "Thào Thị Máy"]),
    ("bà Angela Whitfield, Trưởng đại diện WHO", ["Angela Whitfield"]),
    ("Tiến sĩ Kenji Morita và ông Jean-Luc Perrin", ["Kenji Morita", "Jean-Luc Perrin"]),
    ("GIÁM ĐỐC SỞ Y TẾ TRẦN VĂN KHÔI LÀM VIỆC TẠI HUYỆN", ["TRẦN VĂN KHÔI"]),
    ("Tham dự có Nguyễn Hoàng Bảo Trâm và Tôn Nữ Diệu Liên.", ["Nguyễn Hoàng Bảo Trâm", "Tôn Nữ Diệu Liên"]),
    ("Theo Trịnh Công Lý, dịch đã giảm.", ["Trịnh Công Lý"]),
]

GIVEN_ALONE = [
    ("ông Hào nhấn mạnh; bà Mơ đồng tình", ["Hào", "Mơ"]),
    ("Bác sĩ Thoa cho hay. Thứ trưởng Luân yêu cầu.", ["Thoa", "Luân"]),
    ("Ông Khải cũng cho biết thêm", ["Khải"]),
]

APPOSITION = [
    ("Lê Mơ - Giám đốc Sở Y tế", ["Lê Mơ"]),
    ("1 | BS. Hồ Văn Dũng | Giám đốc | TTYT huyện Đức Cơ", ["Hồ Văn Dũng"]),
    ("Trưởng ban: Ông Quách Tất Thành", ["Quách Tất Thành"]),
    ("các đồng chí: Phùng Thế Vinh, Tống Mỹ Linh và Chu Văn Bền", ["Phùng Thế Vinh", "Tống Mỹ Linh", "Chu Văn Bền"]),
    ("Phó Giám đốc Sở Y tế Lê Khắc Tuân dự", ["Lê Khắc Tuân"]),
    ("Chủ tịch UBND tỉnh Đầu Quốc Việt kết luận", ["Đầu Quốc Việt"]),
    ("Giám đốc Trung tâm Y tế huyện Nam Đông Trương Quý Hòa báo cáo", ["Trương Quý Hòa"]),
    ("Ông Nguyễn Hữu Sang Giám đốc Bệnh viện Phổi", ["Nguyễn Hữu Sang"]),
]

MORE = [
    ("bà Trần Thị Lệ Kiên-Chi cục trưởng nhấn mạnh", ["Trần Thị Lệ Kiên"]),
    ("Thứ Trưởng Bộ Y Tế Đỗ Thị Liên Hoa Làm Việc Với Sở Y Tế Tỉnh", ["Đỗ Thị Liên Hoa"]),
    ("Đại sứ Nhật Bản tại Việt Nam Kenji Morita trao tặng", ["Kenji Morita"]),
    ("Già làng Y Khơn Byă cùng chị H Duyên Êban", ["Y Khơn Byă", "H Duyên Êban"]),
    ("anh Lầu A Pó (bản Huổi Lăm) và chị Hờ Thị Mỵ", ["Lầu A Pó", "Hờ Thị Mỵ"]),
    ("Bác sĩ Hảo đến thăm 63 bác sĩ. Qua đó", ["Hảo"]),
    ("Cháu Đinh Văn T. là con ông Đinh Văn Rơi", ["Đinh Văn Rơi"]),
    ("Ông NGUYỄN VĂN THÀ - Phó Giám đốc Sở", ["NGUYỄN VĂN THÀ"]),
    ("Phó Chủ tịch UBND TP Chử Xuân Dương", ["Chử Xuân Dương"]),
    ("Giải Nhất: Hồ Thị Bưởi (TTYT Quảng Điền)", ["Hồ Thị Bưởi"]),
    ("Bài, ảnh: Ngọc Bảo - Lê Thuận", []),
    ("Nhiệt liệt chào mừng Bác Hồ", []),
]

NOBODY = [
    "Cổng viện ở số 12 đường Nguyễn Văn Linh, phường Hòa Thuận.",
    "Trụ sở: 36 Lê Hồng Phong, TP. Huế.",
    "Bệnh viện Nguyễn Tri Phương và Trường THPT Phan Châu Trinh.",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    "Giải thưởng Đặng Văn Ngữ, quỹ Vừ A Dính, quảng trường Hồ Chí Minh.",
    "Thành phố Hồ Chí Minh, Hà Nội, Cao Bằng, Thái Nguyên, Bà Rịa - Vũng Tàu.",
    "Đoàn đến thăm huyện Trần Văn Thời và quận Lê Chân, Mai Châu, Võ Nhai.",
    "Ảnh: Lê Quang Dự",
    "Ông bà, cha mẹ và Ông Công Ông Táo.",
    "Bác sĩ Bệnh viện Trung ương; đồng chí Bí thư; bà con nhân dân.",
    "Thái Lan, Hàn Quốc, Trung Quốc và Triều Tiên.",
    "Huân chương Lao động hạng Nhì, Đại hội Đảng bộ, Tết Nguyên đán.",
    "TĂNG CƯỜNG CÔNG TÁC PHÒNG CHỐNG DỊCH THEO PHONG CÁCH HỒ CHÍ MINH",
]


@pytest.mark.parametrize(("text", "expected"), ANCHORED + FORMS + GIVEN_ALONE + APPOSITION + MORE)
def test_people_are_found(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_names_of_things_are_nobody(text: str) -> None:
    assert people(text) == []


def test_titles_and_courtesy_are_kept_apart() -> None:
    [person] = find_people("Đồng chí PGS.TS.BS Võ Hữu Kính, Thầy thuốc Nhân dân", ())
    assert person.text == "Võ Hữu Kính"
    assert person.courtesy == "Đồng chí"
    assert person.titles == ("PGS.TS.BS", "Thầy thuốc Nhân dân")
