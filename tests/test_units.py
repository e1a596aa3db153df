"""Units: one class of pattern per table. All sentences and people are invented."""

from __future__ import annotations

import pytest

from pipelines.units import find_units


def units(text: str) -> list[str]:
    return [mention.text for mention in find_units(text)]


HEAD_DOMAIN_PLACE = [
    ("Chiều qua, Sở Y tế tổ chức giao ban tháng.", ["Sở Y tế"]),
    ("Sở Y tế Quảng Bình phối hợp Bộ Y tế mở lớp.", ["Sở Y tế Quảng Bình", "Bộ Y tế"]),
    ("Sở Y tế tỉnh Đắk Lắk đã báo cáo Bộ Nội vụ.", ["Sở Y tế tỉnh Đắk Lắk", "Bộ Nội vụ"]),
    ("Sở Y tế TP. Cần Thơ và Sở Y tế TP.HCM ký kết.", ["Sở Y tế TP. Cần Thơ", "Sở Y tế TP.HCM"]),
    ("Sở Y tế TP Hồ Chí Minh triển khai.", ["Sở Y tế TP Hồ Chí Minh"]),
    ("theo đề nghị của Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở Lao động – Thương binh và Xã hội Bắc Giang", ["Sở Lao động – Thương binh và Xã hội Bắc Giang"]),
    ("Sở LĐ-TB&XH, Sở GD&ĐT cùng dự.", ["Sở LĐ-TB&XH", "Sở GD&ĐT"]),
    ("Sở Văn hóa, Thể thao và Du lịch cử người.", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("sở Y tế tỉnh Nam Định hướng dẫn", ["sở Y tế tỉnh Nam Định"]),
    ("UBND tỉnh giao UBND huyện Mường Tè rà soát.", ["UBND tỉnh", "UBND huyện Mường Tè"]),
    (
        "Ủy ban nhân dân xã Tân Lập và Uỷ ban nhân dân phường 7",
        ["Ủy ban nhân dân xã Tân Lập", "Uỷ ban nhân dân phường 7"],
    ),
    ("ủy ban nhân dân thành phố Vinh cho biết", ["ủy ban nhân dân thành phố Vinh"]),
    ("Văn phòng UBND tỉnh Lào Cai có công văn.", ["Văn phòng UBND tỉnh Lào Cai"]),
    ("Trung tâm Y tế thị xã Hương Trà tiếp nhận.", ["Trung tâm Y tế thị xã Hương Trà"]),
    ("Trung tâm Kiểm soát bệnh tật (CDC) Hà Tĩnh ghi nhận", ["Trung tâm Kiểm soát bệnh tật (CDC) Hà Tĩnh"]),
    ("CDC Hải Dương lấy mẫu; CDC tỉnh giám sát.", ["CDC Hải Dương", "CDC tỉnh"]),
    ("TTKSBT tỉnh, TTYT huyện Đông Giang và TYT xã Ba", ["TTKSBT tỉnh", "TTYT huyện Đông Giang", "TYT xã Ba"]),
    ("Trạm Y tế xã Nậm Lành đạt chuẩn.", ["Trạm Y tế xã Nậm Lành"]),
    ("BVĐK tỉnh Kon Tum, BV Nhi Thanh Hóa", ["BVĐK tỉnh Kon Tum", "BV Nhi Thanh Hóa"]),
    ("Bệnh viện Đa khoa tỉnh nhận máy mới.", ["Bệnh viện Đa khoa tỉnh"]),
    ("Bệnh viện đa khoa khu vực Nghĩa Lộ cứu sống", ["Bệnh viện đa khoa khu vực Nghĩa Lộ"]),
    ("Bệnh viện Sản - Nhi tỉnh Phú Yên", ["Bệnh viện Sản - Nhi tỉnh Phú Yên"]),
    (
        "Bệnh viện Phục hồi chức năng và Bệnh viện Y học cổ truyền",
        ["Bệnh viện Phục hồi chức năng", "Bệnh viện Y học cổ truyền"],
    ),
    ("Bệnh viện Trung ương Quân đội 108 hỗ trợ.", ["Bệnh viện Trung ương Quân đội 108"]),
    ("Bệnh viện Nguyễn Tri Phương tiếp nhận ca bệnh.", ["Bệnh viện Nguyễn Tri Phương"]),
    ("Bệnh viện Bạch Mai chuyển giao kỹ thuật.", ["Bệnh viện Bạch Mai"]),
    ("Viện Vệ sinh dịch tễ Tây Nguyên xét nghiệm.", ["Viện Vệ sinh dịch tễ Tây Nguyên"]),
    ("Viện Pasteur Nha Trang gửi kết quả.", ["Viện Pasteur Nha Trang"]),
    ("Cục Quản lý Khám, chữa bệnh và Cục An toàn thực phẩm", ["Cục Quản lý Khám, chữa bệnh", "Cục An toàn thực phẩm"]),
    ("Cục trưởng giao Vụ Kế hoạch - Tài chính tổng hợp", ["Vụ Kế hoạch - Tài chính"]),
    (
        "Chi cục Dân số - Kế hoạch hóa gia đình tỉnh Sóc Trăng",
        ["Chi cục Dân số - Kế hoạch hóa gia đình tỉnh Sóc Trăng"],
    ),
    ("Chi cục An toàn vệ sinh thực phẩm kiểm tra 12 cơ sở.", ["Chi cục An toàn vệ sinh thực phẩm"]),
    ("Trung tâm Kiểm nghiệm Thuốc, Mỹ phẩm, Thực phẩm tỉnh", ["Trung tâm Kiểm nghiệm Thuốc, Mỹ phẩm, Thực phẩm tỉnh"]),
    ("Trung tâm Cấp cứu 115 và Trung tâm Giám định Y khoa", ["Trung tâm Cấp cứu 115", "Trung tâm Giám định Y khoa"]),
    ("Trung tâm Nuôi dưỡng người có công tỉnh", ["Trung tâm Nuôi dưỡng người có công tỉnh"]),
]

OTHER_BODIES = [
    ("Công an tỉnh Bình Phước, Công an huyện Lộc Ninh", ["Công an tỉnh Bình Phước", "Công an huyện Lộc Ninh"]),
    (
        "Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh Hà Giang",
        ["Bộ Chỉ huy Quân sự tỉnh", "Bộ đội Biên phòng tỉnh Hà Giang"],
    ),
    ("Tòa án nhân dân tỉnh; Viện Kiểm sát nhân dân tỉnh", ["Tòa án nhân dân tỉnh", "Viện Kiểm sát nhân dân tỉnh"]),
    ("Bảo hiểm xã hội tỉnh và BHXH huyện Bảo Thắng", ["Bảo hiểm xã hội tỉnh", "BHXH huyện Bảo Thắng"]),
    (
        "Tỉnh ủy Quảng Nam, Huyện ủy Tây Giang, Thành ủy Huế",
        ["Tỉnh ủy Quảng Nam", "Huyện ủy Tây Giang", "Thành ủy Huế"],
    ),
    ("Ban Thường vụ Tỉnh ủy họp", ["Ban Thường vụ Tỉnh ủy"]),
    ("Ban Tuyên giáo Tỉnh ủy và Ban Dân vận Trung ương", ["Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Trung ương"]),
    ("Ủy ban MTTQ Việt Nam tỉnh phát động.", ["Ủy ban MTTQ Việt Nam tỉnh"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Hòa Vang", ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện Hòa Vang"]),
    (
        "Hội Liên hiệp Phụ nữ tỉnh, Hội Chữ thập đỏ huyện Yên Lập",
        ["Hội Liên hiệp Phụ nữ tỉnh", "Hội Chữ thập đỏ huyện Yên Lập"],
    ),
    ("Liên đoàn Lao động tỉnh và Công đoàn ngành Y tế", ["Liên đoàn Lao động tỉnh", "Công đoàn ngành Y tế"]),
    (
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh; Tỉnh đoàn Nghệ An",
        ["Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Tỉnh đoàn Nghệ An"],
    ),
    ("Trường Đại học Y Dược Huế; Trường THPT Nguyễn Huệ", ["Trường Đại học Y Dược Huế", "Trường THPT Nguyễn Huệ"]),
    ("Trường Tiểu học Kim Đồng khám răng cho học sinh.", ["Trường Tiểu học Kim Đồng"]),
    ("Công ty Cổ phần Dược Hải Vân tài trợ.", ["Công ty Cổ phần Dược Hải Vân"]),
    ("Công ty TNHH MTV Thiết bị y tế An Khang", ["Công ty TNHH MTV Thiết bị y tế An Khang"]),
    (
        "Ngân hàng Thế giới, WHO, UNICEF và Tổ chức Y tế Thế giới (WHO)",
        ["Ngân hàng Thế giới", "WHO", "UNICEF", "Tổ chức Y tế Thế giới"],
    ),
    ("Quỹ Nhi đồng Liên hợp quốc tại Việt Nam", ["Quỹ Nhi đồng Liên hợp quốc tại Việt Nam"]),
    ("Đại sứ quán Nhật Bản tại Việt Nam trao", ["Đại sứ quán Nhật Bản tại Việt Nam"]),
    ("Thủ tướng Chính phủ giao Bộ Y tế trình Quốc hội", ["Chính phủ", "Bộ Y tế", "Quốc hội"]),
    ("Ủy ban Xã hội của Quốc hội khảo sát", ["Ủy ban Xã hội của Quốc hội"]),
    ("Đoàn ĐBQH tỉnh Bến Tre tiếp xúc cử tri", ["Đoàn ĐBQH tỉnh Bến Tre"]),
    ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", ["Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh"]),
    ("Đảng ủy Sở Y tế; Đảng bộ Sở Y tế tổ chức đại hội", ["Đảng ủy Sở Y tế", "Đảng bộ Sở Y tế"]),
]

LOWER_AND_UPPER = [
    ("trung tâm y tế huyện A Lưới vừa tiếp nhận", ["trung tâm y tế huyện A Lưới"]),
    ("trạm y tế xã Hồng Vân trực 24/24", ["trạm y tế xã Hồng Vân"]),
    ("bệnh viện đa khoa tỉnh Lai Châu", ["bệnh viện đa khoa tỉnh Lai Châu"]),
    ("SỞ Y TẾ TỔ CHỨC HỘI NGHỊ TỔNG KẾT", ["SỞ Y TẾ"]),
    ("TRUNG TÂM Y TẾ HUYỆN PHÚ VANG TẬP HUẤN SƠ CẤP CỨU", ["TRUNG TÂM Y TẾ HUYỆN PHÚ VANG"]),
    ("BỆNH VIỆN ĐA KHOA TỈNH QUẢNG TRỊ KHÁM CHO NGƯỜI CAO TUỔI", ["BỆNH VIỆN ĐA KHOA TỈNH QUẢNG TRỊ"]),
]

NEIGHBOURS = [
    ("Phó Giám đốc Sở Y tế Lê Khắc Tuân dự", ["Sở Y tế"]),
    ("Giám đốc Trung tâm Y tế huyện Nam Đông Trương Quý Hòa báo cáo", ["Trung tâm Y tế huyện Nam Đông"]),
    ("Giám đốc Sở Y tế Quảng Trị Đỗ Minh Thắng nêu", ["Sở Y tế Quảng Trị"]),
    ("Chủ tịch UBND tỉnh Đầu Quốc Việt kết luận", ["UBND tỉnh"]),
    ("Phòng Nghiệp vụ Y, Sở Y tế", ["Phòng Nghiệp vụ Y", "Sở Y tế"]),
    ("Khoa Nhi - Bệnh viện Đa khoa tỉnh Thái Bình", ["Khoa Nhi", "Bệnh viện Đa khoa tỉnh Thái Bình"]),
    ("Sở Tư pháp, Tài chính và Nội vụ phối hợp", ["Sở Tư pháp", "Tài chính", "Nội vụ"]),
    ("Đoàn công tác của Bộ Y tế đến làm việc", ["Bộ Y tế"]),
]

LONGER = [
    ("Ban Chỉ đạo Quốc gia phòng, chống dịch Covid-19 họp", ["Ban Chỉ đạo Quốc gia phòng, chống dịch Covid-19"]),
    ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", ["Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"]),
    ("Uỷ viên BCH Đảng bộ, UBKT Đảng uỷ UBND tỉnh", ["BCH Đảng bộ", "UBKT Đảng uỷ UBND tỉnh"]),
    ("Ban Pháp chế HĐND tỉnh giám sát", ["Ban Pháp chế HĐND tỉnh"]),
    ("Bệnh viện Phong và Da liễu Trung ương Quy Hòa", ["Bệnh viện Phong và Da liễu Trung ương Quy Hòa"]),
    ("Bệnh viện 30-4; Bệnh viện Quân y 17; Quân khu 7", ["Bệnh viện 30-4", "Bệnh viện Quân y 17", "Quân khu 7"]),
    ("Trạm Y tế xã Vinh Thanh và Trạm Y tế Thượng Quảng", ["Trạm Y tế xã Vinh Thanh", "Trạm Y tế Thượng Quảng"]),
    ("Trường Tiểu học số 1 Kim Thủy khai giảng", ["Trường Tiểu học số 1 Kim Thủy"]),
    ("Trung tâm Y tế 8 huyện; Sở Y tế 63 tỉnh, thành phố", []),
    ("Phó Chủ tịch UBND TP Chử Xuân Dương", ["UBND TP"]),
    ("Trung tâm Hỗ trợ phát triển giáo dục hòa nhập tỉnh", ["Trung tâm Hỗ trợ phát triển giáo dục hòa nhập tỉnh"]),
    ("Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh trao xe", ["Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh"]),
    ("Công ty TNHH Dược phẩm Hoàng Liên, Tập đoàn Hải Sơn", ["Công ty TNHH Dược phẩm Hoàng Liên", "Tập đoàn Hải Sơn"]),
    ("Lãnh đạo HĐND, UBND, UBMTTQVN huyện Krông Nô", ["HĐND", "UBND", "UBMTTQVN huyện Krông Nô"]),
    (
        "Bệnh viện Đại học Y Dược TP.HCM; bệnh viện Việt Đức cơ sở 2",
        ["Bệnh viện Đại học Y Dược TP.HCM", "bệnh viện Việt Đức cơ sở 2"],
    ),
    ("Tỉnh ủy viên; Tổ chức Hội thi; Ban Tổ chức trao giải", []),
]

ARMED = [
    ("máy bay của Binh đoàn 12 và Lữ đoàn 131.", ["Binh đoàn 12", "Lữ đoàn 131"]),
    ("tàu của Hải đội 202, Vùng 3 Hải quân", ["Hải đội 202", "Vùng 3 Hải quân"]),
    ("đưa về Bệnh viện Quân y 105.", ["Bệnh viện Quân y 105"]),
    ("Bệnh xá đảo Song Tử và bệnh xá Công an tỉnh", ["Bệnh xá đảo Song Tử", "bệnh xá Công an tỉnh"]),
    ("CATP Hà Nội, Đội Cảnh sát cơ động", ["CATP Hà Nội", "Đội Cảnh sát cơ động"]),
]

MASS = [
    (
        "Chi đoàn Trường THPT Lê Lợi, Đoàn cơ sở Bệnh viện Mắt",
        ["Chi đoàn Trường THPT Lê Lợi", "Đoàn cơ sở Bệnh viện Mắt"],
    ),
    ("Đoàn TN Sở, Đoàn TNCS xã và Đoàn Thanh niên Sở Y tế", ["Đoàn TN Sở", "Đoàn TNCS xã", "Đoàn Thanh niên Sở Y tế"]),
    ("Nghiệp đoàn nghề cá xã Bình Châu; Hạt Kiểm lâm", ["Nghiệp đoàn nghề cá xã Bình Châu", "Hạt Kiểm lâm"]),
    (
        "Liên hiệp các tổ chức hữu nghị tỉnh; Công đoàn ngành",
        ["Liên hiệp các tổ chức hữu nghị tỉnh", "Công đoàn ngành"],
    ),
    ("Ban Trị sự GHPGVN tỉnh, Giáo phận Vinh", ["Ban Trị sự GHPGVN tỉnh", "Giáo phận Vinh"]),
    ('Quỹ "Nắng ấm" và Quỹ “Vì em” tặng xe', ['Quỹ "Nắng ấm"', "Quỹ “Vì em”"]),
    (
        "Ban Thường trực Ủy ban MTTQ tỉnh, Ban Cán sự đảng UBND tỉnh",
        ["Ban Thường trực Ủy ban MTTQ tỉnh", "Ban Cán sự đảng UBND tỉnh"],
    ),
    ("Hội đồng Khoa học - Công nghệ Sở Y tế họp", ["Hội đồng Khoa học - Công nghệ Sở Y tế"]),
    ("Hội đồng Dân tộc của Quốc hội giám sát", ["Hội đồng Dân tộc của Quốc hội"]),
    ("Tổ chức CHAI và IFRC tài trợ", ["Tổ chức CHAI", "IFRC"]),
]

CARE = [
    (
        "Bệnh viện dã chiến số 3 và Bệnh viện Đa khoa số 2 tỉnh Lào Cai",
        ["Bệnh viện dã chiến số 3", "Bệnh viện Đa khoa số 2 tỉnh Lào Cai"],
    ),
    ("Bệnh viện Bạch Mai cơ sở 2 sẵn sàng", ["Bệnh viện Bạch Mai cơ sở 2"]),
    ("Bệnh viện Việt Nam - Thụy Điển Uông Bí nhận máy", ["Bệnh viện Việt Nam - Thụy Điển Uông Bí"]),
    ("Bệnh viện hữu nghị Việt Nam - Cu Ba Đồng Hới", ["Bệnh viện hữu nghị Việt Nam - Cu Ba Đồng Hới"]),
    ("Bệnh viện đa khoa trung tâm Tiền Giang", ["Bệnh viện đa khoa trung tâm Tiền Giang"]),
    ("Bệnh viện Hồi sức COVID-19 đóng cửa", ["Bệnh viện Hồi sức COVID-19"]),
    ("PKĐKKV Hòn Gai; Phòng khám khu vực Lìa", ["PKĐKKV Hòn Gai", "Phòng khám khu vực Lìa"]),
    ("TTYT dự phòng tỉnh và trạm xá huyện Lắk", ["TTYT dự phòng tỉnh", "trạm xá huyện Lắk"]),
    ("Trạm Y tế xã Sơn Kim 2 tổ chức khám", ["Trạm Y tế xã Sơn Kim 2"]),
    ("Trạm Y tế xã Sơn Kim 2 trẻ sốt", ["Trạm Y tế xã Sơn Kim"]),
    ("Bộ Y tế Oman và Hội Chữ thập đỏ Ba Lan", ["Bộ Y tế Oman", "Hội Chữ thập đỏ Ba Lan"]),
    ("Đại học Thái Nguyên góp 30 sinh viên", ["Đại học Thái Nguyên"]),
    ("Agribank chi nhánh Cao Bằng mở tài khoản", ["Agribank chi nhánh Cao Bằng"]),
    ("Chi cục Dân số - KHHGĐ tỉnh; Viện Da liễu quốc gia", ["Chi cục Dân số - KHHGĐ tỉnh", "Viện Da liễu quốc gia"]),
]

PEOPLE_BESIDE = [
    ("Phó giám đốc trung tâm Vũ Thu Cúc", []),
    ("ông Võ Viết Trường Sơn; ThS Báo Văn Đê", []),
    ("mang cho phòng khám 3 buồng chuối, chi viện 2 máy", []),
    ("nữ CDC 25-21 thắng", ["CDC"]),
]

ABROAD = [
    (
        "Quỹ Toàn cầu phòng, chống AIDS, lao và sốt rét; Quỹ Toàn cầu tài trợ",
        ["Quỹ Toàn cầu phòng, chống AIDS, lao và sốt rét", "Quỹ Toàn cầu"],
    ),
    (
        "Hiệp hội Tim mạch châu Á - Thái Bình Dương, Liên đoàn Gan mật châu Âu",
        ["Hiệp hội Tim mạch châu Á - Thái Bình Dương", "Liên đoàn Gan mật châu Âu"],
    ),
    (
        "Ủy ban Y tế Khu tự trị dân tộc Choang Quảng Tây và Sở Y tế tỉnh Vân Nam",
        ["Ủy ban Y tế Khu tự trị dân tộc Choang Quảng Tây", "Sở Y tế tỉnh Vân Nam"],
    ),
    ("Ủy ban Y tế Khu tự trị, Sở Ngoại vụ Quảng Tây", ["Ủy ban Y tế Khu tự trị", "Sở Ngoại vụ Quảng Tây"]),
    ("Cục phó Hải quan Nam Ninh; Hải quan Móng Cái", ["Hải quan Nam Ninh", "Hải quan Móng Cái"]),
    ("Bộ Y tế Công cộng Cuba cử đoàn", ["Bộ Y tế Công cộng Cuba"]),
]

ARMED_AND_CUSTOMS = [
    (
        "Chi cục Hải quan cửa khẩu sân bay Vinh, Chi cục Hải quan cửa khẩu cảng Hòn La",
        ["Chi cục Hải quan cửa khẩu sân bay Vinh", "Chi cục Hải quan cửa khẩu cảng Hòn La"],
    ),
    ("Chi cục Hải quan cửa khẩu Cha Lo kiểm tra", ["Chi cục Hải quan cửa khẩu Cha Lo"]),
    (
        "Bộ Tư lệnh Vùng Cảnh sát biển 4, Bộ Tư lệnh Vùng 3 Hải quân, Bộ Tư lệnh Quân khu 5",
        ["Bộ Tư lệnh Vùng Cảnh sát biển 4", "Bộ Tư lệnh Vùng 3 Hải quân", "Bộ Tư lệnh Quân khu 5"],
    ),
    (
        "Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh, Ban Chỉ huy Phòng thủ dân sự xã Pà Cò",
        ["Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh", "Ban Chỉ huy Phòng thủ dân sự xã Pà Cò"],
    ),
    (
        "Văn phòng Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh",
        ["Văn phòng Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh"],
    ),
    (
        "Phòng Cảnh sát điều tra tội phạm về ma túy, Công an tỉnh; Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
        [
            "Phòng Cảnh sát điều tra tội phạm về ma túy",
            "Công an tỉnh",
            "Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
        ],
    ),
]

SCHOOLS_AND_WARDS = [
    ("học sinh Trường PTDT bán trú THCS Nàn Xỉn", ["Trường PTDT bán trú THCS Nàn Xỉn"]),
    (
        "Trường PTDT bán trú Tiểu học Tả Lèng; Trường PTDT Bán trú TH&THCS Nậm Cang",
        ["Trường PTDT bán trú Tiểu học Tả Lèng", "Trường PTDT Bán trú TH&THCS Nậm Cang"],
    ),
    ("Trường Phổ thông dân tộc bán trú THCS Lũng Phình", ["Trường Phổ thông dân tộc bán trú THCS Lũng Phình"]),
    ("Trường PTDT nội trú THPT huyện Yên Châu", ["Trường PTDT nội trú THPT huyện Yên Châu"]),
    ("Khoa Ngoại Thận - Tiết niệu, Khoa Nội Tiêu hóa", ["Khoa Ngoại Thận - Tiết niệu", "Khoa Nội Tiêu hóa"]),
    ("Khoa Nội Tim mạch - Lão học, Khoa Ngoại Thần kinh", ["Khoa Nội Tim mạch - Lão học", "Khoa Ngoại Thần kinh"]),
    ("Chủ tịch Công đoàn cơ sở Bệnh viện Mắt", ["Công đoàn cơ sở Bệnh viện Mắt"]),
    ("Bí thư Chi bộ Trạm Y tế xã Pa Tần", ["Chi bộ Trạm Y tế xã Pa Tần"]),
]

SECOND_LOOK = [
    (
        "Hội Kỹ thuật Y học Việt Nam, Hội Khoa học Kinh tế Y tế tỉnh",
        ["Hội Kỹ thuật Y học Việt Nam", "Hội Khoa học Kinh tế Y tế tỉnh"],
    ),
    (
        "Trung ương Hội Chữ thập đỏ Việt Nam, Trung ương Hội Nông dân Việt Nam",
        ["Trung ương Hội Chữ thập đỏ Việt Nam", "Trung ương Hội Nông dân Việt Nam"],
    ),
    (
        "Đại sứ quán Ô-xtrây-li-a tại Việt Nam; Đại sứ quán Cam-pu-chia",
        ["Đại sứ quán Ô-xtrây-li-a tại Việt Nam", "Đại sứ quán Cam-pu-chia"],
    ),
    (
        "Liên minh Toàn cầu về Vắc xin và Tiêm chủng, Liên minh toàn cầu về vắc xin và tiêm chủng (GAVI)",
        ["Liên minh Toàn cầu về Vắc xin và Tiêm chủng", "Liên minh toàn cầu về vắc xin và tiêm chủng"],
    ),
    (
        "Trung tâm Nghiên cứu sản xuất vắc xin và sinh phẩm y tế cung ứng",
        ["Trung tâm Nghiên cứu sản xuất vắc xin và sinh phẩm y tế"],
    ),
    (
        "Công ty Bảo hiểm nhân thọ Hoa Ban, Công ty Cổ phần Dinh dưỡng Quốc tế Sao Khuê",
        ["Công ty Bảo hiểm nhân thọ Hoa Ban", "Công ty Cổ phần Dinh dưỡng Quốc tế Sao Khuê"],
    ),
    ("Bệnh viện Đa khoa Quốc tế Hoa Lư khám miễn phí", ["Bệnh viện Đa khoa Quốc tế Hoa Lư"]),
    (
        "Quỹ Hỗ trợ phụ nữ nghèo tỉnh, Quỹ Bảo trợ người khuyết tật huyện Lắk",
        ["Quỹ Hỗ trợ phụ nữ nghèo tỉnh", "Quỹ Bảo trợ người khuyết tật huyện Lắk"],
    ),
    (
        "Cục Cảnh sát điều tra tội phạm về kinh tế, tham nhũng, buôn lậu; Phòng Cảnh sát hình sự",
        ["Cục Cảnh sát điều tra tội phạm về kinh tế, tham nhũng, buôn lậu", "Phòng Cảnh sát hình sự"],
    ),
    (
        "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ, Công an tỉnh",
        ["Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Công an tỉnh"],
    ),
    ("Đội Cảnh sát PCCC và CNCH, Phòng Cảnh sát PCCC&CNCH", ["Đội Cảnh sát PCCC và CNCH", "Phòng Cảnh sát PCCC&CNCH"]),
    (
        "Viện Kiểm sát nhân dân tối cao, Tòa án nhân dân cấp cao tại Đà Nẵng",
        ["Viện Kiểm sát nhân dân tối cao", "Tòa án nhân dân cấp cao tại Đà Nẵng"],
    ),
    ("Công đoàn Viên chức tỉnh, Công đoàn Giáo dục tỉnh", ["Công đoàn Viên chức tỉnh", "Công đoàn Giáo dục tỉnh"]),
    (
        "kiểm tra Viện thẩm mỹ Ngọc Mơ và Phòng khám chuyên khoa Da liễu Thu Sương",
        ["Viện thẩm mỹ Ngọc Mơ", "Phòng khám chuyên khoa Da liễu Thu Sương"],
    ),
    (
        "Đội Quản lý thị trường số 4; Đội Điều trị số 2; Bệnh viện dã chiến số 1",
        ["Đội Quản lý thị trường số 4", "Đội Điều trị số 2", "Bệnh viện dã chiến số 1"],
    ),
    (
        "Nhà máy Thủy điện Thượng Kon Tum, Nhà máy Nhiệt điện Vũng Áng",
        ["Nhà máy Thủy điện Thượng Kon Tum", "Nhà máy Nhiệt điện Vũng Áng"],
    ),
]

THIRD_LOOK = [
    (
        "Bí thư Đoàn Thanh niên Trung tâm, Đoàn Thanh niên Bệnh viện",
        ["Đoàn Thanh niên Trung tâm", "Đoàn Thanh niên Bệnh viện"],
    ),
    (
        "Trạm Y tế phường Hòa Khánh Bắc và Trạm Y tế xã Hòa Tân Đông",
        ["Trạm Y tế phường Hòa Khánh Bắc", "Trạm Y tế xã Hòa Tân Đông"],
    ),
    (
        "Ban Quản lý Chợ Hòa Khánh phun thuốc; Đồn Biên phòng Hải Thanh tiêm",
        ["Ban Quản lý Chợ Hòa Khánh", "Đồn Biên phòng Hải Thanh"],
    ),
    ("Quận đoàn Liên Chiểu và Quận đoàn", ["Quận đoàn Liên Chiểu", "Quận đoàn"]),
    (
        "Ngân hàng TMCP Công thương Việt Nam - Chi nhánh An Giang; Agribank chi nhánh Cao Bằng",
        ["Ngân hàng TMCP Công thương Việt Nam - Chi nhánh An Giang", "Agribank chi nhánh Cao Bằng"],
    ),
    (
        "Hội Từ thiện Chữ thập đỏ huyện Chợ Mới",
        ["Hội Từ thiện Chữ thập đỏ huyện Chợ Mới"],
    ),
    (
        "Trạm Kiểm dịch y tế quốc tế cửa khẩu Tà Lùng, Trạm Kiểm dịch y tế cửa khẩu Cha Lo",
        ["Trạm Kiểm dịch y tế quốc tế cửa khẩu Tà Lùng", "Trạm Kiểm dịch y tế cửa khẩu Cha Lo"],
    ),
    (
        "Chủ tịch Hội Khuyến học Vi Văn Mơ; Trạm Y tế phường Trần Văn Nam báo cáo",
        ["Hội Khuyến học", "Trạm Y tế phường"],
    ),
]

NOT_UNITS = [
    "Quyết định số 112/QĐ-UBND và Nghị quyết 05/NQ-HĐND được ban hành.",
    "Các sở, ban, ngành và các đơn vị trong ngành Y tế của tỉnh.",
    "Cán bộ y tế xã khám bệnh cho bà con ở huyện Mường Lát.",
    "Bộ phận một cửa hoạt động tốt; bộ máy tinh gọn, hội nghị thành công.",
    "Hội thảo bàn về sở thích ăn uống và cục bộ hóa nguồn lực.",
    "Công an viên thôn cùng dân quân tuần tra.",
    "Viện phí tăng, trường hợp nặng phải chuyển tuyến.",
]


NEWER = ARMED + MASS + CARE + PEOPLE_BESIDE + ABROAD + ARMED_AND_CUSTOMS + SCHOOLS_AND_WARDS + SECOND_LOOK + THIRD_LOOK


@pytest.mark.parametrize(
    ("text", "expected"), HEAD_DOMAIN_PLACE + OTHER_BODIES + LOWER_AND_UPPER + NEIGHBOURS + LONGER + NEWER
)
def test_units_are_found_whole(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize("text", NOT_UNITS)
def test_common_words_are_no_units(text: str) -> None:
    assert units(text) == []


def test_generic_plurals_are_no_units() -> None:
    assert units("UBND các huyện, các Trung tâm Y tế, mỗi trạm y tế xã, 12 bệnh viện tuyến tỉnh") == []


def test_kind_comes_from_the_table() -> None:
    kinds = {m.text: m.unit_kind for m in find_units("Bộ Y tế, Sở Y tế Huế, CDC Huế, Bệnh viện C Đà Nẵng")}
    assert kinds == {
        "Bộ Y tế": "ministry",
        "Sở Y tế Huế": "department",
        "CDC Huế": "cdc",
        "Bệnh viện C Đà Nẵng": "hospital",
    }


def test_spans_are_exact() -> None:
    text = "Ngày 3/4, Sở Y tế\nTrung tâm Y tế huyện Nghĩa Đàn"
    assert [(m.text, text[m.start : m.end]) for m in find_units(text)] == [
        ("Sở Y tế", "Sở Y tế"),
        ("Trung tâm Y tế huyện Nghĩa Đàn", "Trung tâm Y tế huyện Nghĩa Đàn"),
    ]
