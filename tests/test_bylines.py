import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.bylines import byline_of, is_credit
from pipelines.caption_text import caption_score
from pipelines.chrome_lines import is_chrome


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Thực hiện: Hải Yến", "Hải Yến"),
        ("Tin, ảnh: Minh Khuê", "Minh Khuê"),
        ("Tin và ảnh: Trần Bảo Lâm", "Trần Bảo Lâm"),
        ("Bài, ảnh: Thu Cúc - Văn Đạt", "Thu Cúc - Văn Đạt"),
        ("Bài: Thu Cúc; Ảnh: Văn Đạt", "Thu Cúc"),
        ("Tác giả: BS. Nguyễn Hoài Thương", "BS. Nguyễn Hoài Thương"),
        ("Tác giả bài viết: Lưu Mỹ Hạnh", "Lưu Mỹ Hạnh"),
        ("(Tin, ảnh: Minh Khuê)", "Minh Khuê"),
        ("Người viết: Lưu Mỹ Hạnh – CDC An Sơn", "Lưu Mỹ Hạnh"),
        ("Lưu Mỹ Hạnh (CDC An Sơn)", "Lưu Mỹ Hạnh"),
        ("Lưu Mỹ Hạnh", "Lưu Mỹ Hạnh"),
        ("LƯU MỸ HẠNH", "LƯU MỸ HẠNH"),
        ("ThS. Lưu Mỹ Hạnh", "ThS. Lưu Mỹ Hạnh"),
        ("Lương y Lưu Mỹ Hạnh", "Lương y Lưu Mỹ Hạnh"),
        ("Tin, ảnh: PV", "PV"),
        ("Tác giả: P.V", "P.V"),
        ("Theo: Lưu Mỹ Hạnh", None),
        ("Theo Báo Sức khỏe", None),
        ("Nguồn: Sở Y tế An Sơn", None),
        ("Nguồn: Lưu Mỹ Hạnh", None),
        ("Thực hiện: Phòng Nghiệp vụ Y", None),
        ("Ảnh: Văn Đạt", None),
        ("Tác giả: admin", None),
        ("Tác giả: Tin, ảnh: Trịnh Thu Quế", "Trịnh Thu Quế"),
        ("Tác giả: Nguồn: Báo Cà Mau", None),
        ("Tin, ảnh: Hà Giang", "Hà Giang"),
        ("Tin: Thanh Bình", "Thanh Bình"),
        ("Tin, hình: Minh Khuê", "Minh Khuê"),
        ("Bài và hình: Minh Khuê", "Minh Khuê"),
        ("Ảnh và bài: Minh Khuê", "Minh Khuê"),
        ("Tin – Ảnh: Minh Khuê", "Minh Khuê"),
        ("Tin + ảnh: Minh Khuê", "Minh Khuê"),
        ("Tin bài, hình ảnh: Minh Khuê", "Minh Khuê"),
        ("Bài, ảnh, clip: Minh Khuê", "Minh Khuê"),
        ("Viết bài: Minh Khuê", "Minh Khuê"),
        ("Biên soạn: Minh Khuê", "Minh Khuê"),
        ("Tin: Minh Khuê - Ảnh: Văn Đạt", "Minh Khuê"),
        ("Tin: Minh Khuê; hình: Văn Đạt", "Minh Khuê"),
        ("Tác giả: Minh Khuê Nguồn: Báo An Sơn", "Minh Khuê"),
        ("Tác giả: Minh Khuê | Nguồn: Báo An Sơn", "Minh Khuê"),
        ("Tác giả Minh Khuê", "Minh Khuê"),
        ("Phóng viên Minh Khuê", "Minh Khuê"),
        ("Bởi Minh Khuê", "Minh Khuê"),
        ("Bs.Nguyễn Hoài Thương", "Bs.Nguyễn Hoài Thương"),
        ("Tác giả: TH", "TH"),
        ("Tin, ảnh: Y Moan Êban", "Y Moan Êban"),
        ("Tin, ảnh: Rơ Châm H'Bông", "Rơ Châm H'Bông"),
        ("Hình: Văn Đạt", None),
        ("Ảnh, clip: Văn Đạt", None),
        ("Tác giả: VOV", None),
        ("Tác giả: Khoa Dược", None),
        ("Tin: Trung tâm KSBT", None),
        ("Tác giả bài dự thi", None),
        ("Phóng viên các báo", None),
        ("Hình thức: trực tuyến", None),
        ("Bài thu hoạch: nhóm 2", None),
        ("Thực hiện Chỉ thị số 5/CT-SYT", None),
        ("Sở Y tế An Sơn", None),
        ("Trung Tâm Y Tế Huyện", None),
        ("Bệnh Viện Đa Khoa", None),
        ("Kết quả đạt được", None),
        ("Hải Yến", None),
        ("Việt Nam", None),
        ("", None),
    ],
)
def test_byline_of(line, author):
    assert byline_of(line) == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Hải Yến", "Hải Yến"),
        ("Thu Cúc - Văn Đạt", "Thu Cúc - Văn Đạt"),
        ("T. Hạnh", "T. Hạnh"),
        ("Thanh Hà", "Thanh Hà"),
        ("Hoàng Mai", "Hoàng Mai"),
        ("MINH KHUÊ", "MINH KHUÊ"),
        ("Ng. Hương", "Ng. Hương"),
        ("M.Khuê", "M.Khuê"),
        ("N.T.H.", "N.T.H."),
        ("PV", "PV"),
        ("P.V", "P.V"),
        ("BS. Minh Khuê", "BS. Minh Khuê"),
        ("T.H", "T.H"),
        ("Minh Khuê tổng hợp", "Minh Khuê"),
        ("Phóng viên Minh Khuê thực hiện", "Minh Khuê"),
        ("Ánh Nguyệt", "Ánh Nguyệt"),
        ("Thảo Khuy", "Thảo Khuy"),
        ("Hà Giang", None),
        ("Thứ Ba", None),
        ("Xem Thêm", None),
        ("Quay Lại", None),
        ("Kết Luận", None),
        ("GIÁM ĐỐC", None),
        ("Nơi Nhận", None),
        ("Tin mới", None),
        ("An Sơn 2025", None),
        ("Việt Nam", None),
        ("Hà Nội", None),
    ],
)
def test_signed_lines_may_be_pen_names(line, author):
    assert byline_of(line, signed=True) == author


def test_credits():
    assert is_credit("Ảnh: Văn Đạt")
    assert is_credit("Nguồn: Sở Y tế An Sơn")
    assert is_credit("Theo Báo Sức khỏe")
    assert not is_credit("Ảnh: Bác sĩ Lưu Mỹ Hạnh khám cho một cụ ông")
    assert not is_credit("Theo báo cáo của Sở Y tế, có 12 ca mắc mới trong tuần.")
    assert not is_credit("Theo kế hoạch")


@given(st.text(), st.booleans())
def test_a_byline_is_part_of_its_line(line, signed):
    author = byline_of(line, signed=signed)
    assert author is None or author.strip() == author != ""


CAPTIONS = [
    "Toàn cảnh buổi tập huấn",
    "Quang cảnh hội nghị.",
    "Các đại biểu chụp ảnh lưu niệm tại lễ khánh thành",
    "Các đại biểu dự hội nghị.",
    "Bác sĩ Lưu Mỹ Hạnh khám bệnh cho người dân xã Đá Bạc",
    "Ông Trần Bảo Lâm - Phó Giám đốc Sở Y tế phát biểu tại hội nghị",
    "ThS. Lưu Mỹ Hạnh trình bày tham luận tại hội thảo.",
    "Nhân viên y tế tiêm vắc xin cho trẻ em tại trạm",
    "Ảnh minh họa.",
    "Đoàn công tác kiểm tra tủ thuốc của trạm (ảnh: Văn Đạt)",
    "Lãnh đạo Sở Y tế trao quà cho các gia đình khó khăn",
    "Trưởng trạm Trần Bảo Lâm, hướng dẫn người dân rửa tay.",
    "Hình ảnh tại buổi lễ",
]
TEXTS = [
    "Hội nghị đã nghe báo cáo kết quả công tác sáu tháng đầu năm của các đơn vị.",
    "Tại hội nghị, ông Trần Bảo Lâm phát biểu: “Chúng ta phải làm tốt hơn nữa.”",
    "- Tiếp tục tuyên truyền cho người dân về phòng bệnh",
    "1. Công tác phòng, chống dịch",
    "Kết quả đạt được",
    "Nhiệm vụ trọng tâm thời gian tới",
    "Ông Trần Bảo Lâm cho biết, trạm đã tiêm cho 300 trẻ.",
    "Phát biểu tại hội nghị, ông Lâm nhấn mạnh vai trò của y tế cơ sở.",
    "Giám đốc Sở Y tế Trần Bảo Lâm chủ trì hội nghị.",
    "Ngày 3/4/2025, Sở Y tế tổ chức tập huấn cho cán bộ các trạm.",
    "Các đơn vị cần thực hiện các nội dung sau:",
    "Bộ Y tế khuyến cáo người dân rửa tay thường xuyên.",
    "Để phòng bệnh, người dân cần diệt lăng quăng.",
    "Trân trọng!",
    "Điều 2. Trách nhiệm thi hành",
    "Người bệnh cần đến cơ sở y tế gần nhất khi sốt cao.",
    "Đoàn đã trao 50 suất quà cho các gia đình khó khăn.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_score_high(line):
    assert caption_score(line) >= 0.5


@pytest.mark.parametrize("line", TEXTS)
def test_text_scores_low(line):
    assert caption_score(line) < 0.5


@pytest.mark.parametrize(
    "line",
    [
        "|",
        "Tìm kiếm",
        "Tin khác",
        "Tổng truy cập 1.234.567",
        "Lượt xem: 45",
        "Thống kê truy cập",
        "Trang chủ > Tin tức > Hoạt động",
        "Chung nhan Tin Nhiem Mang",
        "Liên kết",
        "In trang  |  Gửi email",
        "A- A A+",
        "© 2024 Sở Y tế An Sơn",
        "1 2 3 4 ... Trang sau",
        "Báo An SơnCổng dịch vụ côngTạp chí sức khỏeĐài truyền hình",
        "Xem tin theo ngày",
        "Bạn đánh giá website này như thế nào?",
        "Cổng thông tin điện tử Sở Y tế tỉnh An Sơn",
        "Email: soyte@ansong.example",
        "Điện thoại: 0234 000 000 - Fax: 0234 000 001",
        "Chuyển đến nội dung chính",
    ],
)
def test_chrome(line):
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        *CAPTIONS,
        *TEXTS,
        "Lưu Mỹ Hạnh",
        "Sở Y tế An Sơn họp giao ban",
        "Số ca mắc trong tuần: 45",
        "2. Sở Y tế",
        "Quyết định số 5/QyĐ-TTg",
    ],
)
def test_not_chrome(line):
    assert is_chrome(line) is None
