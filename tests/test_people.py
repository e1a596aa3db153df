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

# the short form of somebody whom the text names in full, whatever the syllable else means
SHORT = [
    ("PGĐ Mai đi Phan Thiết. Trực: Mang Thị Sương Mai.", ["Mai", "Mang Thị Sương Mai"]),
    ("Bà Lê Thị Minh Huế đến dự. Theo bà Huế, xã đã xong.", ["Lê Thị Minh Huế", "Huế"]),
    ("Bác sĩ Trần Quốc Việt đã về. Nhưng ông Việt không ký.", ["Trần Quốc Việt", "Việt"]),
    ("Ông Lỗ Quang Tước chủ trì. Bí thư Tước kết luận.", ["Lỗ Quang Tước", "Tước"]),
]

# family names that stand in no table, told by Văn and Thị, by a label or by a cell of their own
RARE = [
    ("giảng viên Ngát Thị Khâm dạy 138 người", ["Ngát Thị Khâm"]),
    ("Phó Chủ tịch UBND huyện Trạc Văn Lò dự", ["Trạc Văn Lò"]),
    ("Phó phòng Phòng Kinh tế thành phố Đoàn Thị Chín nói", ["Đoàn Thị Chín"]),
    ("6 / Trạm Y tế xã Mường Típ / Cụt Phò Thoong / 0868 220 944", ["Cụt Phò Thoong"]),
    ("3 | Và Y Mỷ | Trạm Y tế xã Na Ngoi", ["Và Y Mỷ"]),
    ("gửi về khoa, người nhận: Tro Thanh Nhàn, 058 3822 197", ["Tro Thanh Nhàn"]),
    ("đi cùng: Nguyễn Hữu Tú, K'Brốp, Bờ Đam Ha Mút.", ["Nguyễn Hữu Tú", "K'Brốp", "Bờ Đam Ha Mút"]),
    ("Có H'Luyn Byă và Kpá Hờ Diêu đến", ["H'Luyn Byă", "Kpá Hờ Diêu"]),
    ("anh Rơ Ông Ha Brong, thôn 3", ["Rơ Ông Ha Brong"]),
    ("BSCKI Báo Văn Đê, Giám đốc TTYT huyện Ninh Sơn", ["Báo Văn Đê"]),
]

FOREIGN = [
    ("bà Park Ha-neul, Trưởng đại diện", ["Park Ha-neul"]),
    ("ông Lin Chia-ming và bà Ryu Seung-ah", ["Lin Chia-ming", "Ryu Seung-ah"]),
    ("TS. Beatriz Souza da Costa nhận xét", ["Beatriz Souza da Costa"]),
    ("ông Khalid bin Salem đến từ Oman", ["Khalid bin Salem"]),
    ("Nữ tu Têrêsa Vũ Thị Na xin thêm tã", ["Têrêsa Vũ Thị Na"]),
]

# what begins like a school or a post is part of the name when a family name goes before
INSIDE = [
    ("thay ông Võ Viết Trường Sơn nghỉ hưu", ["Võ Viết Trường Sơn"]),
    ("Bí thư Tỉnh ủy Nguyễn Phú Trường An cùng đoàn", ["Nguyễn Phú Trường An"]),
    ("Ông Huỳnh Bá Cử Nhân, Trưởng Ban", ["Huỳnh Bá Cử Nhân"]),
]

# a place at the head of a name, names of clergy, compound families
LONG_FAMILIES = [
    ("BS nội trú Công Tằng Tôn Nữ Thảo Vân (Trường Đại học Y - Dược) hứa", ["Công Tằng Tôn Nữ Thảo Vân"]),
    ("Bác sĩ nội trú Âu Dương Khánh trực", ["Âu Dương Khánh"]),
    ("Cả sư Đổng Mơ đọc kinh; thầy cúng Lỏ Seo Phà chữa mẹo", ["Đổng Mơ", "Lỏ Seo Phà"]),
    ("Thượng tọa Thích Minh Quả, achar Danh Sóc, imam Mách Sô", ["Thích Minh Quả", "Danh Sóc", "Mách Sô"]),
    ("Ba\tLê Chân Mây\tBệnh viện Trẻ em", ["Lê Chân Mây"]),
    ("Nhì | Mai Châu Loan | TTYT huyện", ["Mai Châu Loan"]),
    ("bà María del Carmen Ortega Ruiz, Thứ trưởng", ["María del Carmen Ortega Ruiz"]),
    ("ông José de la Cruz cảm ơn", ["José de la Cruz"]),
]

VILLAGE = [
    ("cô đỡ thôn bản Giàng Thị Mỷ ở bản", ["Giàng Thị Mỷ"]),
    ("thầy lang Hồ Văn Lăng hiến giống", ["Hồ Văn Lăng"]),
    ("Bạn Đàng Năng Tuấn vẽ tranh", ["Đàng Năng Tuấn"]),
    ("Thượng úy chuyên nghiệp Sô Minh Chí đến", ["Sô Minh Chí"]),
    ("Nữ tu Y Hliêu xin gạo", ["Y Hliêu"]),
]

SIGNED = [
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nPhạm Hữu Thắng", ["Phạm Hữu Thắng"]),
    ("Trạm đã mở cửa.\nHữu Thắng", []),
]

NOBODY = [
    "Loa chạy dọc đường Ông Ích Khiêm, rồi vào hẻm Bà Lụa và hẻm Ông Bảy.",
    "kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh; Nhà tưởng niệm Chủ tịch Hồ Chí Minh",
    "Đoàn Nhật Bản viếng đền. Đoàn Hàn Quốc về.",
    "Khu Văn hóa, Trung tâm Văn hóa, Phường Thị Nghè, thị trấn Thị Trấn",
    "Cổng viện ở số 12 đường Nguyễn Văn Linh, phường Hòa Thuận.",
    "Trụ sở: 36 Lê Hồng Phong, TP. Huế.",
    "Trụ sở số 12 đường Nguyễn Thị Minh Khai, Quận 1.",
    "Quầy thuốc trên đường Nguyễn Ái Quốc, Phạm Văn Thuận và khu vực tượng đài Nguyễn Hữu Cảnh.",
    "Đoàn diễu hành qua các phố Trần Hưng Đạo, Lý Thường Kiệt, Nguyễn Văn Cừ rồi về quảng trường.",
    "Bệnh viện Nguyễn Tri Phương và Trường THPT Phan Châu Trinh.",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    "Giải thưởng Đặng Văn Ngữ, quỹ Vừ A Dính, quảng trường Hồ Chí Minh.",
    "Thành phố Hồ Chí Minh, Hà Nội, Cao Bằng, Thái Nguyên, Bà Rịa - Vũng Tàu.",
    "Đoàn đến thăm huyện Trần Văn Thời và quận Lê Chân, Mai Châu, Võ Nhai.",
    "Ảnh: Lê Quang Dự",
    "Sư cả Hồi giáo và linh mục Công giáo cùng dự.",
    "Ông bà, cha mẹ và Ông Công Ông Táo.",
    "Bác sĩ Bệnh viện Trung ương; đồng chí Bí thư; bà con nhân dân.",
    "Thái Lan, Hàn Quốc, Trung Quốc và Triều Tiên.",
    "Huân chương Lao động hạng Nhì, Đại hội Đảng bộ, Tết Nguyên đán.",
    "TĂNG CƯỜNG CÔNG TÁC PHÒNG CHỐNG DỊCH THEO PHONG CÁCH HỒ CHÍ MINH",
]


CONTEXT = SHORT + RARE + FOREIGN + INSIDE + VILLAGE + SIGNED + LONG_FAMILIES


@pytest.mark.parametrize(("text", "expected"), ANCHORED + FORMS + GIVEN_ALONE + APPOSITION + MORE + CONTEXT)
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
