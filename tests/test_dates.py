from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.dates import find_dates
from pipelines.lunar import gregorian

PUBLISHED = date(2025, 3, 20)

# text, [(span, iso, precision)]; written before the rules, published 2025-03-20
CASES = [
    ("Ngày 13/8/2025, đoàn đến.", [("Ngày 13/8/2025", "2025-08-13", "day")]),
    ("Hội nghị khai mạc ngày 05/09/2022.", [("ngày 05/09/2022", "2022-09-05", "day")]),
    ("họp ngày 13.8.2025 tại trụ sở", [("ngày 13.8.2025", "2025-08-13", "day")]),
    ("họp ngày 13-8-2025 tại trụ sở", [("ngày 13-8-2025", "2025-08-13", "day")]),
    ("ngày 5 tháng 3 năm 2024", [("ngày 5 tháng 3 năm 2024", "2024-03-05", "day")]),
    ("Ngày\u00a005 tháng 03", [("Ngày\u00a005 tháng 03", "2025-03-05", "day")]),
    ("sáng ngày 12/3, trạm mở cửa", [("sáng ngày 12/3", "2025-03-12", "day")]),
    ("Sáng 12/3, trạm mở cửa", [("Sáng 12/3", "2025-03-12", "day")]),
    ("Chiều tối 12/3 có mưa", [("Chiều tối 12/3", "2025-03-12", "day")]),
    ("Hôm thứ Ba (18/3), bệnh viện", [("18/3", "2025-03-18", "day")]),
    ("Thứ Hai, 17/3, bệnh viện", [("17/3", "2025-03-17", "day")]),
    ("diễn ra ngày 28/12 vừa qua", [("ngày 28/12", "2024-12-28", "day")]),
    ("khai mạc vào ngày 2/4 tới", [("ngày 2/4", "2025-04-02", "day")]),
    ("hoàn thành trước ngày 30/11", [("ngày 30/11", "2025-11-30", "day")]),
    ("tính đến ngày 30/11, có 5 ca", [("ngày 30/11", "2024-11-30", "day")]),
    ("Ngày 10/3 năm 2024", [("Ngày 10/3 năm 2024", "2024-03-10", "day")]),
    ("từ ngày 12 đến 15/3", [("từ ngày 12 đến 15/3", "2025-03-12/2025-03-15", "day-range")]),
    ("từ 12 đến 15/3", [("từ 12 đến 15/3", "2025-03-12/2025-03-15", "day-range")]),
    (
        "Từ ngày 12/3 đến hết ngày 15/3/2024,",
        [("Từ ngày 12/3 đến hết ngày 15/3/2024", "2024-03-12/2024-03-15", "day-range")],
    ),
    ("từ ngày 28/12 đến 3/1/2025", [("từ ngày 28/12 đến 3/1/2025", "2024-12-28/2025-01-03", "day-range")]),
    ("Trong 5 ngày 17-21/5/2021", [("ngày 17-21/5/2021", "2021-05-17/2021-05-21", "day-range")]),
    ("khóa học (17 - 21/2)", [("17 - 21/2", "2025-02-17/2025-02-21", "day-range")]),
    ("trong hai ngày 12 và 13/3", [("ngày 12 và 13/3", "2025-03-12/2025-03-13", "day-range")]),
    (
        "từ ngày 1 đến ngày 5 tháng 3 năm 2024",
        [("từ ngày 1 đến ngày 5 tháng 3 năm 2024", "2024-03-01/2024-03-05", "day-range")],
    ),
    ("ngày 30/12/2024 – 02/01/2025", [("ngày 30/12/2024 – 02/01/2025", "2024-12-30/2025-01-02", "day-range")]),
    ("kỷ niệm 80 năm ngày truyền thống (1945 - 2025)", [("1945 - 2025", "1945/2025", "year-range")]),
    ("Chúc Tết Nguyên đán Ất Tỵ 2025, đoàn", [("2025", "2025", "year")]),
    ("bảo đảm y tế dịp Tết 2024.", [("2024", "2024", "year")]),
    ("trao quà Trung thu 2024 cho trẻ", [("2024", "2024", "year")]),
    ("phòng dịch mùa mưa bão 2024.", [("2024", "2024", "year")]),
    ("Hành trình Xuân hồng 2025, ngày hội", [("2025", "2025", "year")]),
    ("Ngày khởi phát: 02/03", [("02/03", "2025-03-02", "day")]),
    ("ca đầu tiên khởi phát 2/3, nhập viện 5/3.", [("2/3", "2025-03-02", "day"), ("5/3", "2025-03-05", "day")]),
    ("khai mạc 05/3, bế mạc 07/3.", [("05/3", "2025-03-05", "day"), ("07/3", "2025-03-07", "day")]),
    ("Ngày 8.3 và 10.3, hai xã", [("Ngày 8.3", "2025-03-08", "day"), ("10.3", "2025-03-10", "day")]),
    ("Bằng khen của Bộ (2019), Huân chương (2021)", [("2019", "2019", "year"), ("2021", "2021", "year")]),
    ("số liệu của năm tài chính 2024.", [("2024", "2024", "year")]),
    ("giai đoạn 2021-2025", [("giai đoạn 2021-2025", "2021/2025", "year-range")]),
    ("Giai đoạn 2022 - 2025", [("Giai đoạn 2022 - 2025", "2022/2025", "year-range")]),
    ("nhiệm kỳ 2020–2025", [("nhiệm kỳ 2020–2025", "2020/2025", "year-range")]),
    ("năm học 2024-2025", [("năm học 2024-2025", "2024/2025", "year-range")]),
    ("trong 2022 - 2025", [("2022 - 2025", "2022/2025", "year-range")]),
    ("từ năm 2021 đến năm 2024", [("từ năm 2021 đến năm 2024", "2021/2024", "year-range")]),
    ("tháng 8/2025", [("tháng 8/2025", "2025-08", "month")]),
    ("tháng 8 năm 2024", [("tháng 8 năm 2024", "2024-08", "month")]),
    ("trong tháng 12, cả tỉnh", [("tháng 12", "2024-12", "month")]),
    ("tháng Tám năm 1945", [("tháng Tám năm 1945", "1945-08", "month")]),
    ("khởi công từ 8/2023", [("8/2023", "2023-08", "month")]),
    ("từ tháng 3 đến tháng 5/2024", [("từ tháng 3 đến tháng 5/2024", "2024-03/2024-05", "month-range")]),
    ("từ tháng 10/2023 đến tháng 2/2024", [("từ tháng 10/2023 đến tháng 2/2024", "2023-10/2024-02", "month-range")]),
    ("quý I/2024", [("quý I/2024", "2024-Q1", "quarter")]),
    ("Quý 3 năm 2024", [("Quý 3 năm 2024", "2024-Q3", "quarter")]),
    ("trong quý IV", [("quý IV", "2024-Q4", "quarter")]),
    ("tổng kết năm 2024, kế hoạch năm 2025", [("năm 2024", "2024", "year"), ("năm 2025", "2025", "year")]),
    ("6 tháng đầu năm 2024", [("năm 2024", "2024", "year")]),
    ("đến năm 2030, tầm nhìn đến năm 2045", [("năm 2030", "2030", "year"), ("năm 2045", "2045", "year")]),
    ("các năm 2022, 2023 và 2024", [("năm 2022, 2023 và 2024", "2022/2024", "year-range")]),
    ("các năm 2019, 2021 và 2024", [("năm 2019", "2019", "year"), ("2021", "2021", "year"), ("2024", "2024", "year")]),
    ("kỷ niệm Ngày Thầy thuốc Việt Nam 27/2", [("27/2", "2025-02-27", "day")]),
    ("dịp nghỉ lễ 30/4 và 1/5", [("30/4", "2025-04-30", "day"), ("1/5", "2025-05-01", "day")]),
    ("Ngày Quốc khánh 2-9", [("2-9", "2024-09-02", "day")]),
    ("lúc 8h30 ngày 12/3", [("ngày 12/3", "2025-03-12", "day")]),
    ("Theo Quyết định số 45/QĐ-SYT ngày 7/1/2025", [("ngày 7/1/2025", "2025-01-07", "day")]),
    ("cập nhật 2024-07-18 trên hệ thống", [("2024-07-18", "2024-07-18", "day")]),
    ("(27/2/1955 - 27/2/2025)", [("27/2/1955 - 27/2/2025", "1955-02-27/2025-02-27", "day-range")]),
    ("trong quý II và quý III/2022", [("quý II và quý III/2022", "2022-Q2/2022-Q3", "quarter-range")]),
    ("quý I và quý III/2022", [("quý I", "2022-Q1", "quarter"), ("quý III/2022", "2022-Q3", "quarter")]),
    ("các ngày 18, 19 và 20/11/2024", [("ngày 18, 19 và 20/11/2024", "2024-11-18/2024-11-20", "day-range")]),
    ("chào mừng Ngày Quốc tế Điều dưỡng 12/5", [("12/5", "2025-05-12", "day")]),
    ("các ngày 12, 13, 14/3", [("ngày 12, 13, 14/3", "2025-03-12/2025-03-14", "day-range")]),
    ("ngày 1 và 2 tháng 3", [("ngày 1 và 2 tháng 3", "2025-03-01/2025-03-02", "day-range")]),
    ("tháng 7, 8 năm 2024", [("tháng 7, 8 năm 2024", "2024-07/2024-08", "month-range")]),
    ("tháng 3 và 6/2024", [("tháng 3", "2024-03", "month"), ("6/2024", "2024-06", "month")]),
    ("01/2024 đến 06/2024", [("01/2024 đến 06/2024", "2024-01/2024-06", "month-range")]),
    ("sáng sớm 12/3", [("sáng sớm 12/3", "2025-03-12", "day")]),
    ("lúc 9h30, 12/3", [("12/3", "2025-03-12", "day")]),
    (
        "từ 8h00 ngày 12/3 đến 17h00 ngày 14/3/2024",
        [("ngày 12/3", "2024-03-12", "day"), ("ngày 14/3/2024", "2024-03-14", "day")],
    ),
    ("ngày 5 tháng 3 - 15 người dự", [("ngày 5 tháng 3", "2025-03-05", "day")]),
    ("ngày 29/2/2024", [("ngày 29/2/2024", "2024-02-29", "day")]),
    ("ngày 29/2", [("ngày 29/2", "2024-02-29", "day")]),
    # lists: days that follow each other are one stretch, others are told apart
    (
        "tập huấn ngày 3, 7 và 12/3",
        [("ngày 3", "2025-03-03", "day"), ("7", "2025-03-07", "day"), ("12/3", "2025-03-12", "day")],
    ),
    ("hai buổi 5 và 6/3/2025 tại trạm", [("5 và 6/3/2025", "2025-03-05/2025-03-06", "day-range")]),
    ("sau 3 ngày (13, 14, 15/3) tranh tài", [("13, 14, 15/3", "2025-03-13/2025-03-15", "day-range")]),
    ("tối 8 và 9/3 có mưa", [("tối 8 và 9/3", "2025-03-08/2025-03-09", "day-range")]),
    ("hai ngày 4 và 5-3, đoàn khám", [("ngày 4 và 5-3", "2025-03-04/2025-03-05", "day-range")]),
    ("ngày 12/3 và ngày 13/3 nghỉ", [("ngày 12/3 và ngày 13/3", "2025-03-12/2025-03-13", "day-range")]),
    ("thứ Bảy 15/3 và Chủ nhật 16/3", [("15/3 và Chủ nhật 16/3", "2025-03-15/2025-03-16", "day-range")]),
    ("tháng 1 và tháng 2", [("tháng 1 và tháng 2", "2025-01/2025-02", "month-range")]),
    ("tháng 1 và tháng 3", [("tháng 1", "2025-01", "month"), ("tháng 3", "2025-03", "month")]),
    ("năm 2023 và 2024 có 7 vụ", [("năm 2023 và 2024", "2023/2024", "year-range")]),
    ("bão năm 1985 và 2009 lớn hơn", [("năm 1985", "1985", "year"), ("2009", "2009", "year")]),
    # stretches written with dashes
    ("từ 6 đến 10-3-2025, đoàn", [("từ 6 đến 10-3-2025", "2025-03-06/2025-03-10", "day-range")]),
    ("từ ngày 28-2 đến 2-3-2025", [("từ ngày 28-2 đến 2-3-2025", "2025-02-28/2025-03-02", "day-range")]),
    ("Thứ 2 - 17/3: họp giao ban", [("17/3", "2025-03-17", "day")]),
    ("Thứ 6 (14/3): trực", [("14/3", "2025-03-14", "day")]),
    ("trong 4 ngày từ 6 đến 9-3-2025", [("từ 6 đến 9-3-2025", "2025-03-06/2025-03-09", "day-range")]),
    ("6 tháng năm 2024 có 5 ca", [("năm 2024", "2024", "year")]),
    ("từ tháng 2 trạm mua nước", [("tháng 2", "2025-02", "month")]),
    (
        "từ ngày 12/3 - hết ngày 15/3/2025",
        [("từ ngày 12/3 - hết ngày 15/3/2025", "2025-03-12/2025-03-15", "day-range")],
    ),
    ("ngày 8 & 9/3 tại huyện", [("ngày 8 & 9/3", "2025-03-08/2025-03-09", "day-range")]),
    ("hai ngày cuối tuần 15, 16/3, trạm", [("15, 16/3", "2025-03-15/2025-03-16", "day-range")]),
    ("vào 15 và 16/3, trạm mở", [("15 và 16/3", "2025-03-15/2025-03-16", "day-range")]),
    ("đến 12 tháng 3, xã đã xong", [("12 tháng 3", "2025-03-12", "day")]),
    ("kết quả Q.I/2025 và Q4/2024", [("Q.I/2025", "2025-Q1", "quarter"), ("Q4/2024", "2024-Q4", "quarter")]),
    ("quý I, II năm 2025", [("quý I, II năm 2025", "2025-Q1/2025-Q2", "quarter-range")]),
    ("quý III-IV/2024", [("quý III-IV/2024", "2024-Q3/2024-Q4", "quarter-range")]),
    ("tháng 1-3/2025", [("tháng 1-3/2025", "2025-01/2025-03", "month-range")]),
    ("từ T1/2025 đến T3/2025", [("T1/2025", "2025-01", "month"), ("T3/2025", "2025-03", "month")]),
    ("ngày mùng 8/3, mồng 10/3", [("ngày mùng 8/3", "2025-03-08", "day"), ("mồng 10/3", "2025-03-10", "day")]),
    # years given by a word
    ("tháng 11 năm ngoái, xã", [("tháng 11 năm ngoái", "2024-11", "month")]),
    ("tháng 1 năm sau", [("tháng 1 năm sau", "2026-01", "month")]),
    ("tháng 6 năm nay", [("tháng 6 năm nay", "2025-06", "month")]),
    ("quý IV năm nay", [("quý IV năm nay", "2025-Q4", "quarter")]),
    ("ngày 2 tháng 9 năm ngoái", [("ngày 2 tháng 9 năm ngoái", "2024-09-02", "day")]),
    ("ngày 5/6 năm nay", [("ngày 5/6 năm nay", "2025-06-05", "day")]),
    ("từ ngày 5/6 đến 7/6 năm nay", [("từ ngày 5/6 đến 7/6 năm nay", "2025-06-05/2025-06-07", "day-range")]),
    # months by name, without a year or with one right behind
    ("xây từ tháng giêng 2019", [("tháng giêng 2019", "2019-01", "month")]),
    ("bà dọn đi từ tháng hai.", [("tháng hai", "2025-02", "month")]),
    ("Tháng ba là mùa ong", [("Tháng ba", "2025-03", "month")]),
    ("đến tháng giêng, mỗi hộ nhận gạo", [("tháng giêng", "2025-01", "month")]),
    # a year alone, behind a word that asks for a time
    ("giảm so với 2023.", [("2023", "2023", "year")]),
    ("bác sĩ trở lại từ 2011, rồi đi", [("2011", "2011", "year")]),
    ("hoàn thành vào 2030", [("2030", "2030", "year")]),
    ("giảm 10% đến 2026 theo đề án", [("2026", "2026", "year")]),
    ("mùa mưa 1972 cùng đoàn", [("1972", "1972", "year")]),
    ("anh Trần Văn Y (SN 1988) khai", [("1988", "1988", "year")]),
    ("trong đợt xét 2024, tỉnh", [("2024", "2024", "year")]),
    # day and month with a dash
    ("vòng loại đá đến 3-3, chung kết sau", [("3-3", "2025-03-03", "day")]),
    ("hạn chót 30-5.", [("30-5", "2025-05-30", "day")]),
    ("yêu cầu trước 25-4 phải xong", [("25-4", "2025-04-25", "day")]),
    ("lúc 21 giờ 18-3, nước lên", [("18-3", "2025-03-18", "day")]),
    ("Hôm nay (20-3), trạm mở cửa", [("Hôm nay", "2025-03-20", "day"), ("20-3", "2025-03-20", "day")]),
    ("ủng hộ hôm 5.3, ghi tên dân", [("5.3", "2025-03-05", "day")]),
    # day and month alone
    ("Bệnh viện cho biết, 11/3, trạm đã đón", [("11/3", "2025-03-11", "day")]),
    ("Ga kế tiếp: Sông Cái, 11/3.", [("11/3", "2025-03-11", "day")]),
    ("Tính đến 16/3 xã có 39 ca", [("16/3", "2025-03-16", "day")]),
    ("có mặt từ ngày 4, ăn mì tôm", [("ngày 4", "2025-03-04", "day")]),
    ("cử đội tới xã từ ngày 17.", [("ngày 17", "2025-03-17", "day")]),
    ("nộp trước ngày 25.", [("ngày 25", "2025-03-25", "day")]),
]

NEVER = [
    "gọi 0234.3822.173 hoặc 0905-123-456",
    "Nghị quyết 02/2022/NQ-HĐND của tỉnh",
    "Quyết định số 376/QĐ-TTg",
    "Thông tư 12/2024/TT-BYT",
    "Luật số 11/2023/QH15",
    "2/3 số xã đạt chuẩn",
    "đạt 10/12 chỉ tiêu",
    "trực 24/7, cấp cứu 24/24",
    "trẻ 5 tuổi, cụ 2 tháng tuổi",
    "kéo dài 3 tháng 10 ngày",
    "mỗi tháng 2 lần, ngày 2 viên",
    "Tổng truy cập 41.782.238",
    "kinh phí 2.025.000 đồng, 2025 người",
    "dịch COVID-19, cúm A/H5N1, cách mạng 4.0",
    "ngày 31/4/2025",
    "ngày 30/2",
    "ngày 32/1/2025",
    "tháng 13/2025",
    "ngày 29/2/2023",
    "huyết áp 120/80, tỷ lệ 1/2",
    "ngày càng tốt, hàng năm, năm qua, quý vị, quý I.N.C",
    "thập niên 90 của thế kỷ 20",
    "những năm 1980 còn thiếu thuốc",
    "đạt 02/03 chỉ tiêu, 05/12 xã, số 05/03",
    "khởi phát 2/3 số ca, bế mạc 1/2 chặng",
    "liều 0.5 và 1.5 ml, (2000 liều)",
    "địa chỉ 10.12.3.4, phiên bản 2.0.1",
    "số 12/3 đường Lê Lợi",
    "Đề án 06, Điều 12, khoản 3",
    "trong 10 năm 6 tháng",
    "nhà số 5/12/2",
    "uống trước 2-3 ngày, sau 5-7 ngày khám lại",
    "trẻ từ 6-12 tuổi, từ 5-10 người",
    "từ 2000 người đến 2010 người",
    "so với 2020 ca, giảm đến 1950 ca",
    "mỗi tháng hai lần, trong tháng hai đơn vị nộp, ba tháng một lần",
    "trong tháng một số xã, tháng ba người",
    "đạt 10/12, 5/6, 7/8 chỉ tiêu",
    "đến 10/12 xã đạt chuẩn",
    "vào ngày 2 viên, từ ngày 3 lần",
    "lần thứ 2 - 15 người dự",
    "khám tại công viên 29/3, cầu 30/4",
    "điều 6 và 7/11 mẫu",
    "kéo dài đến 12 tháng 3 tuần, trong 12 tháng 3 lần",
    "vào 5 và 6/8 trạm, cúm H1, tổ Q7 và Q1",
    "ngày Cá tháng Tư, Cách mạng tháng Mười, Cách mạng Tháng Tám",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_calendar_expressions(text, expected):
    found = find_dates(text, PUBLISHED)
    assert [(m.text, m.iso, m.precision) for m in found] == expected
    assert all(text[m.start : m.end] == m.text and m.kind == "date" for m in found)


@pytest.mark.parametrize("text", NEVER)
def test_never_a_date(text):
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("Sáng 28/12", date(2025, 1, 2), "2024-12-28"),
        ("Sáng 28/12", date(2024, 12, 1), "2024-12-28"),
        ("Sáng 28/12", date(2024, 12, 31), "2024-12-28"),
        ("ngày 5/1 tới", date(2024, 12, 20), "2025-01-05"),
        ("ngày 15/3", date(2025, 10, 20), "2025-03-15"),
        ("tháng 1", date(2024, 12, 20), "2025-01"),
        ("tháng 9", date(2025, 3, 1), "2024-09"),
        ("kỳ họp tháng 9 tới", date(2025, 3, 1), "2025-09"),
        ("Buổi diễn tập sau: tháng 9.", date(2025, 3, 1), "2025-09"),
        ("đã xong nhà ở cho y sĩ trước 30/4.", date(2025, 5, 7), "2025-04-30"),
        ("phải xong nhà ở trước 30/4.", date(2025, 5, 7), "2026-04-30"),
        ("trong quý III", date(2024, 5, 14), "2024-Q3"),  # of its own year, unless that is long over or far ahead
        ("trong quý IV", date(2024, 5, 14), "2024-Q4"),
        ("trong quý III", date(2025, 1, 9), "2024-Q3"),
        ("trong quý IV", date(2025, 3, 9), "2024-Q4"),
        ("trong quý I", date(2024, 12, 9), "2025-Q1"),
        ("trong quý I", date(2024, 9, 9), "2024-Q1"),
        ("trong tháng 9", date(2025, 5, 14), "2025-09"),
        ("trong tháng 2", date(2025, 9, 14), "2025-02"),
        ("ngày 15/9", date(2025, 5, 14), "2025-09-15"),
        ("ngày 15/2", date(2025, 9, 14), "2025-02-15"),
        ("10 sự kiện y tế năm 2024\nTháng 4, tỉnh ghép tim.", date(2025, 1, 6), "2024-04"),
        ("Tổng kết năm 2024\nNgày 20/3, khánh thành trạm.", date(2025, 1, 6), "2024-03-20"),
        ("Tổng kết năm 2024\nTỉnh sẽ mở trạm vào ngày 20/3.", date(2025, 1, 6), "2025-03-20"),
        ("Tổng kết năm 2024\nSáng 5/1, Sở họp.", date(2025, 1, 6), "2025-01-05"),
        ("từ ngày 28.", date(2025, 3, 3), "2025-02-28"),
        ("từ ngày 5/1 năm nay", date(2025, 3, 3), "2025-01-05"),
        ("Trước đó, từ ngày 25/1", date(2025, 2, 2), "2025-01-25"),
        ("ngày 15/3", None, None),
        ("ngày 15/3/2025", None, "2025-03-15"),
    ],
)
def test_year_comes_from_the_article(text, published, iso):
    assert [m.iso for m in find_dates(text, published) if m.precision != "year"] == [iso]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng nay, đoàn đến thăm.", [("Sáng nay", "2025-03-20")]),
        ("hôm qua, có 3 ca", [("hôm qua", "2025-03-19")]),
        ("ngày hôm nay", [("ngày hôm nay", "2025-03-20")]),
        ("Ngày 12/3, họp. Chiều cùng ngày, đoàn về.", [("Ngày 12/3", "2025-03-12"), ("Chiều cùng ngày", "2025-03-12")]),
        ("Sáng nay (19/3), đoàn đến", [("Sáng nay", "2025-03-19"), ("19/3", "2025-03-19")]),
    ],
)
def test_relative(text, expected):
    found = find_dates(text, PUBLISHED)
    assert [(m.text, m.iso) for m in found] == expected
    assert [m.relative for m in found] == [not any(c.isdigit() for c in m.text) for m in found]


@pytest.mark.parametrize(
    "text", ["Ông Sáng nay đã đi lại được.", "gặp bà Chiều qua cầu", "Y sĩ Tối nay trực cùng chị Sáng."]
)
def test_a_person_called_morning_is_no_morning(text):
    assert find_dates(text, PUBLISHED) == []


def test_relative_without_an_article_date_has_no_iso():
    assert [(m.text, m.iso) for m in find_dates("sáng nay", None)] == [("sáng nay", None)]


@pytest.mark.parametrize(
    ("text", "published", "span", "iso"),
    [
        ("ngày 10/3 âm lịch", PUBLISHED, "ngày 10/3", "2025-04-07"),
        ("ngày 10/3/2024 (âm lịch)", PUBLISHED, "ngày 10/3/2024", "2024-04-18"),
        ("mùng 10 tháng 3 âm lịch", PUBLISHED, "mùng 10 tháng 3", "2025-04-07"),
        ("sáng mùng 3 Tết, có ca đẻ", PUBLISHED, "sáng mùng 3 Tết", "2025-01-31"),
        ("Đêm 30 Tết, trạm vẫn trực", date(2024, 2, 12), "Đêm 30 Tết", "2024-02-09"),
        ("đêm 28 Tết, xe về bản", date(2022, 2, 3), "đêm 28 Tết", "2022-01-30"),
        ("trước ngày 23 tháng Chạp", date(2024, 1, 15), "ngày 23 tháng Chạp", "2024-02-02"),
        ("Rằm tháng Giêng vừa qua", PUBLISHED, "Rằm tháng Giêng", "2025-02-12"),
        ("lễ Vu lan rằm tháng Bảy", date(2025, 9, 10), "rằm tháng Bảy", "2025-09-06"),  # after the leap sixth month
        ("mùng 5 tháng Giêng", date(2023, 2, 1), "mùng 5 tháng Giêng", "2023-01-26"),
        ("mùng 3 Tết", None, "mùng 3 Tết", None),
    ],
)
def test_lunar_days_have_the_gregorian_one(text, published, span, iso):
    assert [(m.text, m.iso, m.precision) for m in find_dates(text, published)] == [(span, iso, "day")]


def test_a_lunar_day_in_brackets_is_the_day_before_it():
    text = "Ngày 2/2/2023 (nhằm 12 tháng Giêng), đoàn đến. Cùng ngày, đoàn về."
    assert [(m.text, m.iso) for m in find_dates(text, PUBLISHED)] == [
        ("Ngày 2/2/2023", "2023-02-02"),
        ("12 tháng Giêng", "2023-02-02"),
        ("Cùng ngày", "2023-02-02"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "mùng 12 Tết",
        "dịp Tết, Tết Trung thu",
        "mua 30 Tết Trung thu",
        "rằm tháng 13",
        "ngày 30 tháng Giêng năm 2024",  # that month had 29 days
    ],
)
def test_no_lunar_days(text):
    assert find_dates(text, PUBLISHED) == []


#: Tết Nguyên đán, as Vietnam kept it; in 1985 a month before China.
TET = ["1985-01-21", "2007-02-17", "2013-02-10", "2016-02-08", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01"]
TET += ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"]


@pytest.mark.parametrize("day", TET)
def test_tet(day):
    year = int(day[:4])
    assert str(gregorian(year, 1, 1)) == day
    assert gregorian(year, 1, 31) is None and gregorian(year, 13, 1) is None


@given(st.integers(1901, 2198), st.integers(1, 11))
def test_lunar_months_follow_each_other(year, month):
    first, following = gregorian(year, month, 1), gregorian(year, month + 1, 1)
    assert (following - first).days in (29, 30, 58, 59, 60), (
        "one month, or two where the first is followed by a leap one"
    )


@given(
    st.dates(date(1930, 1, 1), date(2099, 12, 31)), st.sampled_from(["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}"])
)
def test_every_real_full_date_is_read(day, form):
    text = "Ngày " + form.format(d=day.day, m=day.month, y=day.year) + ", họp."
    (found,) = find_dates(text, None)
    assert (found.iso, found.text) == (day.isoformat(), text[:-6])


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-200, 85))
def test_inferred_year_restores_the_date(published, distance):
    day = date.fromordinal(published.toordinal() + distance)
    if (day.month, day.day) == (2, 29):
        return
    (found,) = find_dates(f"Ngày {day.day}/{day.month}", published)
    assert found.iso == day.isoformat()


PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789/.-– ,()\n\u00a0",
            "ngày ",
            "tháng ",
            "năm ",
            "quý ",
            "từ ",
            " đến ",
            "2025",
            "/QĐ-TTg",
            "sáng ",
            "cùng ngày",
        ]
    )
).map("".join)


@given(st.one_of(PIECES, st.text()), st.one_of(st.none(), st.dates()))
def test_spans_are_exact_ordered_and_apart(text, published):
    place = 0
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text == mention.text.strip() != ""
        assert mention.start >= place
        place = mention.end
