"""Dates as officials and papers write them, by class, and what only looks like one.

`[span=iso]` is a date; `{span=iso}` is one that docs/annotation.md leaves optional. As in `soyte evaluate`, what
the guidelines leave free at the edges (part of day, từ, đầu, giai đoạn …) is no difference.
All were written before the rules.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from crawler.evaluation import Span
from pipelines.dates import find_dates

PUBLISHED = date(2025, 3, 20)
MARK = re.compile(r"([\[{])([^=\[{]+)=([^\]}]*)[\]}]")

CASES = {
    "lists of days": """
Khám lưu động các [ngày 3=2025-04-03], [5=2025-04-05] và [7/4=2025-04-07] tới tại xã.
Phiên chợ họp [ngày 12=2025-03-12]; [14=2025-03-14] và [16/3=2025-03-16].
Sinh hoạt chuyên môn vào [ngày 10,11/3=2025-03-10/2025-03-11] tại hội trường.
Tập huấn trong 3 [ngày 10,11,12/3/2025=2025-03-10/2025-03-12] ở huyện.
Đoàn kiểm tra các [ngày 10/3=2025-03-10], [12/3=2025-03-12] và [14/3=2025-03-14].
Lấy mẫu các [ngày 4/3=2025-03-04]; [6/3=2025-03-06]; [8/3=2025-03-08].
Bệnh viện mổ nhân đạo [ngày 11=2025-03-11], [ngày 13=2025-03-13] và [ngày 15/3=2025-03-15].
Hai [ngày 17 và 18 tháng 3=2025-03-17/2025-03-18], đoàn làm việc.
Trong 2 ngày ([12 và 13/3/2025=2025-03-12/2025-03-13]), Sở mở lớp.
Trong 02 ngày ([12-13/3=2025-03-12/2025-03-13]), Sở mở lớp.
Diễn ra trong hai [ngày 12, 13-3=2025-03-12/2025-03-13], hội thao có 20 đội.
Đoàn khám ở xã [ngày 12/3=2025-03-12] và ở phường [ngày 14/3=2025-03-14].
Trong 2 [ngày 4, 5/3=2025-03-04/2025-03-05], trạm tiêm 300 trẻ.
Hội thi diễn ra [ngày 18 và 19.3.2025=2025-03-18/2025-03-19].
Tiêm bù vào [ngày 28/2=2025-02-28] và [5/3=2025-03-05].
""",
    "ranges of days": """
[Từ ngày 12/3 đến 15/3=2025-03-12/2025-03-15], đoàn thẩm định.
[Từ ngày 12-14/3=2025-03-12/2025-03-14], đoàn thẩm định.
Lớp học [từ 12-14/3/2025=2025-03-12/2025-03-14].
Lớp học ([12/3 - 14/3/2025=2025-03-12/2025-03-14]).
Lớp học ([12/3–14/3=2025-03-12/2025-03-14]).
Lớp học từ [ngày 12.3 đến 14.3=2025-03-12/2025-03-14].
Hội chợ mở từ [12.3.2025 - 15.3.2025=2025-03-12/2025-03-15].
Diễn ra từ [12–15.3.2025=2025-03-12/2025-03-15].
Diễn ra từ [ngày 12 - 15-3-2025=2025-03-12/2025-03-15].
Từ [ngày 12-3 đến ngày 15-3=2025-03-12/2025-03-15], trời mưa.
Từ [12-3 đến 15-3=2025-03-12/2025-03-15], trời mưa.
Từ [ngày 12 đến ngày 15-3=2025-03-12/2025-03-15], trời mưa.
Từ [12 đến 15-3=2025-03-12/2025-03-15], trời mưa.
Từ [ngày 12 tháng 2 đến ngày 15 tháng 3 năm 2025=2025-02-12/2025-03-15], đội đi các xã.
Từ [ngày 12 tháng 2 năm 2025 đến ngày 15 tháng 3 năm 2025=2025-02-12/2025-03-15], đội đi các xã.
Trong các ngày từ [12 đến 14/3/2025=2025-03-12/2025-03-14], trạm tiêm vắc xin.
Từ [sáng 12 đến chiều 14/3=2025-03-12/2025-03-14], mưa lớn.
Từ [ngày 12 tới ngày 14/3=2025-03-12/2025-03-14], mưa lớn.
Từ [ngày 12/3 cho đến hết ngày 14/3=2025-03-12/2025-03-14], mưa lớn.
Tháng cao điểm ([15/4 – 15/5=2025-04-15/2025-05-15]) sắp bắt đầu.
Đợt 1: từ [ngày 01 - 07/3/2025=2025-03-01/2025-03-07]; đợt 2: từ [ngày 01-07/12/2025=2025-12-01/2025-12-07].
Đợt 1 ([10/3-15/3=2025-03-10/2025-03-15]), đợt 2 ([20/3-25/3=2025-03-20/2025-03-25]).
Ngày Vi chất dinh dưỡng đợt 1 ([1-2/6=2025-06-01/2025-06-02]) sẽ tổ chức ở các xã.
Trực Tết từ [20/12/2024-20/01/2025=2024-12-20/2025-01-20].
Tuần lễ từ [10-16/3/2025=2025-03-10/2025-03-16] có 12 ca.
Trong tuần (từ [10/3 đến 16/3=2025-03-10/2025-03-16]) có 12 ca.
Thời gian: Từ [ngày 12/3/2025 đến hết ngày 15/4/2025=2025-03-12/2025-04-15].
Nhận hồ sơ từ [12/3/2025=2025-03-12] đến 17h00 [ngày 15/4/2025=2025-04-15].
Triển khai từ [ngày 10/3 - 10/4=2025-03-10/2025-04-10] trên toàn tỉnh.
Đánh giá từ [ngày 12 đến hết ngày 14 tháng 3 năm 2025=2025-03-12/2025-03-14].
Giám sát từ [ngày 12 – ngày 14/3/2025=2025-03-12/2025-03-14].
Giám sát từ [ngày 12 tháng 3 - 14 tháng 3 năm 2025=2025-03-12/2025-03-14].
Tính từ 18h [ngày 11/3=2025-03-11] đến 18h [ngày 12/3=2025-03-12], tỉnh có 7 ca.
Từ 7 giờ 30 [ngày 12=2025-03-12] đến 17 giờ [ngày 14/3=2025-03-14], cúp điện.
Từ 0h00 [ngày 28/2=2025-02-28] đến 24h00 [ngày 2/3/2025=2025-03-02].
Bắt đầu từ [12/3=2025-03-12] và kết thúc vào [15/4/2025=2025-04-15].
""",
    "months": """
[Tháng 3 và tháng 4/2025=2025-03/2025-04] là cao điểm.
[Tháng 3, 4/2025=2025-03/2025-04] là cao điểm.
Các [tháng 1, 2 và 3/2025=2025-01/2025-03] có mưa.
Từ [tháng 11/2024 - 2/2025=2024-11/2025-02], toàn tỉnh có 6 ca.
Từ [tháng 11/2024 đến tháng 2 năm 2025=2024-11/2025-02], có 6 ca.
Từ [tháng 1 - 3/2025=2025-01/2025-03], có 6 ca.
Từ [tháng 1 đến tháng 3=2025-01/2025-03], có 6 ca.
Từ [tháng 3–tháng 5/2025=2025-03/2025-05] sẽ tiêm bù.
Cuối [tháng 2=2025-02], đầu [tháng 3/2025=2025-03], số ca tăng.
Trung tuần [tháng 2/2025=2025-02], bệnh viện nhận máy.
Đến giữa [tháng 3 năm 2025=2025-03] đã xong.
Nửa đầu [tháng 3=2025-03] có 40 ca.
Báo cáo [tháng 02/2025=2025-02] của trạm.
Báo cáo [tháng 2-2025=2025-02] của trạm.
Báo cáo [tháng 2.2025=2025-02] của trạm.
Sau bão số 3 ([9/2024=2024-09]), trạm được sửa.
Hồi [tháng 5=2024-05], nơi này từng có dịch.
Vụ ngộ độc hồi [tháng 4 năm ngoái=2024-04] có 20 người.
Trong [tháng Hai=2025-02], trạm khám 200 lượt.
[tháng tư=2024-04] vừa rồi trạm mới xong.
Công trình khởi công [tháng Mười hai năm 2024=2024-12].
Biên bản lập ngày … [tháng 3 năm 2025=2025-03].
BÁO CÁO [THÁNG 2/2025=2025-02] VÀ [QUÝ I/2025=2025-Q1]
Kết quả [T2/2025=2025-02].
""",
    "quarters and halves": """
[Quý I/2025=2025-Q1], cả tỉnh có 5 ca.
[Quý I-2025=2025-Q1], cả tỉnh có 5 ca.
[Quý I năm 2025=2025-Q1], cả tỉnh có 5 ca.
[Quý 1/2025=2025-Q1], cả tỉnh có 5 ca.
Công tác [quý I=2025-Q1], nhiệm vụ [quý II năm 2025=2025-Q2].
Công tác [quý I=2025-Q1], nhiệm vụ trọng tâm [quý II/2025=2025-Q2].
Ba quý đầu [năm 2024=2024] có 9 vụ.
[Quý I,II/2025=2025-Q1/2025-Q2] sẽ giải ngân.
[Quý IV/2024 và quý I/2025=2024-Q4/2025-Q1] có dịch.
6 tháng đầu [năm 2025=2025], nhiệm vụ 6 tháng cuối [năm 2025=2025].
9 tháng [năm 2024=2024], tỉnh có 5 ca.
Kết quả 9 tháng đầu [năm 2024=2024] và phương hướng 3 tháng cuối [năm 2024=2024].
Nửa cuối [năm 2024=2024], giá tăng.
11 tháng của [năm 2024=2024] có 8 ca.
Đến hết [quý II/2025=2025-Q2] phải xong.
""",
    "years": """
Kế hoạch [giai đoạn 2021 - 2025=2021/2025] và [2026 - 2030=2026/2030].
Đề án [giai đoạn 2021-2025=2021/2025], định hướng đến [năm 2030=2030].
Chiến lược đến [năm 2030=2030], tầm nhìn đến [2045=2045].
Giai đoạn I ([2021-2025=2021/2025]) đạt kết quả.
Giai đoạn từ [năm 2021 đến 2025=2021/2025] đạt kết quả.
Nhìn lại 5 [năm 2020-2025=2020/2025], trạm đổi khác.
[Năm học 2024 – 2025=2024/2025], trường có 40 lớp.
[Năm học 2024/2025=2024/2025], trường có 40 lớp.
Sinh viên niên khóa [2018 - 2024=2018/2024] ra trường.
Đại biểu Quốc hội khóa XV, [nhiệm kỳ 2021 - 2026=2021/2026].
Hai [năm 2023, 2024=2023/2024] không có ca nào.
Trong 2 [năm 2023-2024=2023/2024], trạm được xây.
Từ [năm 2020=2020] đến nay, trạm không có dịch.
Từ [2020=2020] đến nay, trạm không có dịch.
Cuối [2024=2024], bệnh viện mở khoa.
Đầu [2025=2025], bệnh viện mở khoa.
Trong [2024=2024], trạm khám 900 lượt.
So với cùng kỳ [2024=2024], số ca giảm.
Giảm 30% so với cùng kỳ [năm 2024=2024].
Tổng kết công tác y tế [2024=2024], triển khai nhiệm vụ [2025=2025].
Hội nghị Nhi khoa toàn quốc [2024=2024] họp ở Huế.
Giải bóng đá ngành y tế [2025=2025], đội trạm thắng.
Luật Dược [2016=2016] quy định rõ.
Luật Khám bệnh, chữa bệnh [năm 2023=2023] quy định rõ.
Đón Xuân Ất Tỵ [2025=2025], trạm trực đủ.
Chúc mừng năm mới [2025=2025]!
Tháng Thanh niên [2025=2025] mở màn ở xã.
Bà sinh [năm 1968=1968], quê ở xã.
Ông Lò Văn Tấp (sinh [1968=1968]) nhập viện.
Anh Tẩn A Sếnh (SN [1990=1990], trú bản Pá) nhập viện.
Chị Vừ Thị Dở, sinh [năm 1990=1990], nhập viện.
[Năm 2024=2024]: 12 ca.
NHIỆM VỤ [NĂM 2025=2025]
KẾ HOẠCH [GIAI ĐOẠN 2021-2025=2021/2025]
Trạm khánh thành [năm 2019=2019], sửa [năm 2023=2023].
[Năm 2024=2024] so với [2023=2023], số ca giảm.
""",
    "dots, dashes, spaces": """
Chiều [05.03.2025=2025-03-05], Sở họp.
Sáng [5.3=2025-03-05], Sở họp.
Sáng [05-03-2025=2025-03-05], Sở họp.
Chiều [5-3=2025-03-05], Sở họp.
Tối [12.3=2025-03-12], mưa to.
[Ngày12/3/2025=2025-03-12], Sở họp.
[Ngày12/3=2025-03-12], Sở họp.
[Ngày 12 /3/2025=2025-03-12], Sở họp.
[Ngày 12/ 3=2025-03-12], Sở họp.
[ngày 12/3/25=2025-03-12], Sở họp.
[NGÀY 12/3/2025=2025-03-12]
HỌP SÁNG [12-3=2025-03-12]
Thứ Tư, [12.3=2025-03-12], Sở họp.
Hà Nội, [ngày 12 tháng 3 năm 2025=2025-03-12]
Huế, [12/3/2025=2025-03-12]
(Huế, [12/3=2025-03-12])
Cập nhật lúc 14:05 [12/03/2025=2025-03-12].
Ngày đăng: [12-03-2025=2025-03-12]
""",
    "brackets and weekdays": """
{Sáng qua=} ([12/3=2025-03-12]), Sở họp.
{Chiều qua=} ([19-3=2025-03-19]), Sở họp.
{Tối qua=} [19/3=2025-03-19], Sở họp.
{Sáng nay=2025-03-20}, [20/3=2025-03-20], Sở họp.
{Hôm nay=2025-03-20} [20-3=2025-03-20], Sở họp.
{Hôm nay=2025-03-20}, [20-3=2025-03-20], Sở họp.
Thứ Sáu, [ngày 14/3/2025=2025-03-14], Sở họp.
Thứ sáu [ngày 14/3=2025-03-14], Sở họp.
Thứ 6, [14-03-2025=2025-03-14], Sở họp.
Chủ nhật ([16/3=2025-03-16]), trạm mở cửa.
Chủ nhật vừa rồi ([16/3=2025-03-16]), trạm mở cửa.
Chủ nhật [16.3=2025-03-16], trạm mở cửa.
Hôm thứ Hai [10/3=2025-03-10], Sở họp.
Sáng thứ Hai, [10/3=2025-03-10], Sở họp.
Sáng thứ Hai ([ngày 10/3=2025-03-10]), Sở họp.
Ngày làm việc đầu tiên ([3/2=2025-02-03]), cả khoa có mặt.
Công văn 456/SYT-NVY ([ngày 12/3=2025-03-12]) yêu cầu báo cáo.
Theo tin của huyện ([12/3=2025-03-12]), trạm đã mở.
- [12/3=2025-03-12]: tập huấn ở xã.
+ [Ngày 12/3=2025-03-12]: tập huấn ở xã.
1 | [12/3=2025-03-12] | Xã Trà Leng
2 | [13/03/2025=2025-03-13] | Xã Trà Tập
Xã Trà Tập | [9/3=2025-03-09] | 40 trẻ
""",
    "days with a name": """
Kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam ([27/2/1955 - 27/2/2025=1955-02-27/2025-02-27]).
Kỷ niệm 70 năm ngày truyền thống ([27/02/1955-27/02/2025=1955-02-27/2025-02-27]).
Kỷ niệm 95 năm Ngày thành lập Đảng ([3/2/1930 – 3/2/2025=1930-02-03/2025-02-03]).
Kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam ([27-2-1955 - 27-2-2025=1955-02-27/2025-02-27]).
Kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam [27/2=2025-02-27] ([27/2/1955 - 27/2/2025=1955-02-27/2025-02-27]).
Hưởng ứng Ngày Thế giới phòng, chống AIDS ([1/12=2024-12-01]) vừa qua.
Mít tinh Ngày Sức khỏe thế giới [07/4=2025-04-07].
Nhân Ngày Thầy thuốc Việt Nam ([27-2=2025-02-27]), đoàn chúc mừng.
Nhân Ngày Thầy thuốc Việt Nam ([27.2=2025-02-27]), đoàn chúc mừng.
Nhân Ngày Quốc tế Phụ nữ [8-3=2025-03-08], công đoàn tặng hoa.
Chào mừng Ngày thành lập Đoàn TNCS Hồ Chí Minh ([26/3=2025-03-26]), trạm ra quân.
Nhân [ngày 8/3=2025-03-08], công đoàn tặng hoa.
Nhân dịp {8/3=2025-03-08}, công đoàn tặng hoa.
Chào mừng {26/3=2025-03-26}, trạm ra quân.
Dịp lễ {30/4=2025-04-30} và {1/5=2025-05-01}, trạm trực.
Trực lễ {30/4 - 1/5=2025-04-30/2025-05-01} đủ ba ca.
Ngày Vì người nghèo [17-10=2024-10-17], trạm góp 5 triệu.
""",
    "deadlines, starts and announcements": """
Báo cáo về Sở trước 17h00 [ngày 25/3=2025-03-25].
Báo cáo về Sở trước [25/3/2025=2025-03-25].
Hoàn thành chậm nhất [ngày 30/6=2025-06-30].
Hạn nộp: [25/3=2025-03-25].
Hạn cuối [25/3/2025=2025-03-25].
Đăng ký đến hết [31/3=2025-03-31].
Đăng ký đến hết [ngày 31 tháng 3=2025-03-31].
Có hiệu lực thi hành kể từ [ngày 01 tháng 01 năm 2025=2025-01-01].
Áp dụng từ [ngày 1-1-2025=2025-01-01].
Quyết định có hiệu lực từ [1/7=2025-07-01].
Phấn đấu đến [31/12=2025-12-31], tỷ lệ bao phủ đạt 95%.
Tính đến [31/12=2024-12-31], tỷ lệ bao phủ đạt 95%.
Tính đến 16 giờ 00 phút [ngày 19/3=2025-03-19], có 7 ca.
Tính tới [19/3=2025-03-19], có 7 ca.
Đến hết [ngày 19/3=2025-03-19], đã tiêm 7 trẻ.
Lễ ra quân sẽ tổ chức vào [ngày 7/4=2025-04-07].
Chiến dịch kéo dài đến [ngày 30/9=2025-09-30].
Giải đấu sẽ diễn ra từ [ngày 2/8 đến 10/8=2025-08-02/2025-08-10].
Dự kiến khai trương [ngày 2/9=2025-09-02].
Trạm đã khai trương [ngày 2/9=2024-09-02].
Ông nghỉ hưu từ [1/4=2025-04-01].
Sự cố hôm [12/3=2025-03-12] không ai bị thương.
Đã được khống chế hồi [ngày 12/5=2024-05-12].
Lễ trao giải [ngày 28/4=2024-04-28] vừa qua có 300 khách.
Ca đầu tiên được ghi nhận [ngày 12=2025-03-12] vừa qua.
Họp lại vào [ngày 26=2025-03-26] tới.
""",
    "the year of the sentence": """
[Năm 2023=2023], hạn kéo dài từ [tháng 11 đến tháng 2=2023-11/2024-02].
[Năm 2023=2023], trạm trực Tết từ [28/12 đến 3/1=2023-12-28/2024-01-03].
[Năm 2023=2023], dịch bắt đầu từ [tháng 4=2023-04] và hết vào [tháng 6=2023-06].
Trong [năm 2019=2019], trạm bị cháy [ngày 12/5=2019-05-12].
[Tháng 3/2019=2019-03], bà về trạm, đến [tháng 8 cùng năm=2019-08] làm trưởng trạm.
[Ngày 12/5/2019=2019-05-12], trạm bị cháy; [ngày 20/6 cùng năm=2019-06-20], trạm được sửa.
Công trình khởi công [tháng 10/2023=2023-10], xong [tháng 2 năm sau=2024-02].
""",
    "documents": """
Nghị định số 96/2023/NĐ-CP [ngày 30/12/2023=2023-12-30] của Chính phủ.
Thông tư 32/2023/TT-BYT, [ngày 31/12/2023=2023-12-31], có hiệu lực.
Chỉ thị 12-CT/TW [ngày 3-2-2025=2025-02-03] của Ban Bí thư.
Công văn số 123/SYT-NVY, [ngày 12/3/2025=2025-03-12], của Sở.
Theo Quyết định 123 [ngày 12/3=2025-03-12] của Sở.
Căn cứ Luật số 15/2023/QH15 [ngày 09 tháng 01 năm 2023=2023-01-09].
Nghị quyết số 20-NQ/TW [ngày 25.10.2017=2017-10-25] của Trung ương.
""",
    "spoken and rare": """
Đêm [11=2025-03-11], rạng sáng [12/3=2025-03-12], nước lên.
Vào [mùng 5/3=2025-03-05], bản mở hội.
Ngày {mùng 10 tháng 3 âm lịch=} bản mở hội.
{Mùng 3 Tết=2025-01-31}, trạm có ca đẻ.
Kể từ sau [30/4/1975=1975-04-30], ông ở lại bản.
[3/2=2025-02-03] và [5/2=2025-02-05] hai xã họp.
[Ngày 3 tháng 3=2025-03-03], đúng một tháng sau, chị khỏi.
Vào lúc 8 giờ, [ngày 19 tháng 3=2025-03-19], xe gặp nạn.
Chương trình phát lúc 20h10 [ngày 21/3=2025-03-21] trên kênh tỉnh.
""",
    "second batch: notices and reports": """
Thời gian: 8h00, [ngày 25/3/2025=2025-03-25] (Thứ Ba).
Thời gian: 01 ngày, [ngày 25/3/2025=2025-03-25].
Thời gian: 02 ngày, từ [ngày 25/3 đến 26/3/2025=2025-03-25/2025-03-26].
Thời gian thực hiện: Từ [tháng 4/2025 đến tháng 12/2025=2025-04/2025-12].
Thời gian thực hiện: [Quý II, III năm 2025=2025-Q2/2025-Q3].
Thời gian làm việc: từ thứ Hai đến thứ Sáu, trừ ngày lễ.
Thời hạn nộp hồ sơ: 30 ngày kể từ [ngày 20/3/2025=2025-03-20].
Thời hạn: đến 16 giờ 30, [ngày 31 tháng 3 năm 2025=2025-03-31].
Vào hồi 9 giờ 15 phút [ngày 12 tháng 3 năm 2025=2025-03-12], tại hội trường.
{Hôm nay=}, vào hồi 9 giờ 15 phút, [ngày 20/3/2025=2025-03-20], tại hội trường.
Quảng Nam, [ngày 05 tháng 3 năm 2025=2025-03-05]
(Ban hành kèm theo Quyết định số 45/QĐ-SYT [ngày 05/3/2025=2025-03-05] của Giám đốc Sở Y tế)
Số liệu tính đến [15/3/2025=2025-03-15].
Từ đầu năm đến [15/3/2025=2025-03-15], toàn tỉnh có 15 ca.
Từ [01/01/2025=2025-01-01] đến nay, toàn tỉnh có 15 ca.
Từ [01/01 đến 15/3/2025=2025-01-01/2025-03-15], toàn tỉnh có 15 ca.
Trong tuần 11 (từ [10 - 16/3/2025=2025-03-10/2025-03-16]), có 7 ca, giảm 3 ca.
Lũy tích từ [ngày 01/01/2025 - 16/3/2025=2025-01-01/2025-03-16]: 66 ca.
Cùng kỳ [năm 2024=2024]: 31 ca; cùng kỳ [2023=2023]: 12 ca.
Tăng 12 ca so với [tháng 2=2025-02] (31/19) và giảm 3 ca so với [tháng 3/2024=2024-03].
Kế hoạch số 15/KH-SYT [ngày 15/01/2025=2025-01-15] về phòng, chống dịch [năm 2025=2025].
Đã ký hợp đồng [ngày 3/3=2025-03-03], giao hàng trước [ngày 30/4=2025-04-30].
Lịch trực: [15/3=2025-03-15]: BS Lò Văn Tấp; [16/3=2025-03-16]: BS Tẩn A Sếnh.
Đợt {1/2025=} tuyển 12 người, đợt {2/2025=} tuyển 5 người.
Kỳ thi ngày chủ nhật [23/3/2025=2025-03-23] bắt đầu lúc 7h30.
Ngân sách [năm 2025=2025] là 2.025 triệu đồng.
Chỉ tiêu đến cuối [năm 2025=2025] đạt 95%, [năm 2026=2026] đạt 97%.
Mục tiêu đến [năm 2025=2025] và định hướng đến [năm 2030=2030].
Đề án 06 triển khai [giai đoạn 2022 - 2025=2022/2025], tầm nhìn đến [năm 2030=2030].
Nghị quyết số 72-NQ/TW, [ngày 9/9/2025=2025-09-09], của Bộ Chính trị.
Quy định có hiệu lực từ [15/5=2025-05-15], thay quy định [năm 2016=2016].
""",
    "second batch: stories": """
[Tháng 8/1982=1982-08], ông lên bản; [tháng 5/1990=1990-05], ông về huyện.
Mùa mưa [năm 2022=2022], con suối cuốn trôi cầu.
Đêm [14/3=2025-03-14], rạng sáng [15/3=2025-03-15], ca mổ mới xong.
Trưa [ngày 14/3=2025-03-14], chị trở dạ; đến 3 giờ sáng [15/3=2025-03-15] thì sinh.
Hai hôm sau, [ngày 16/3=2025-03-16], bé được về nhà.
Mãi đến [giữa tháng 2=2025-02], đường mới thông.
Chị vào nghề [năm 2010=2010], lấy chồng [năm 2012=2012], hai con sinh [2013=2013] và [2016=2016].
Bệnh viện thành lập [ngày 1/6/1965=1965-06-01] giữa rừng.
Suốt 60 năm ([1965-2025=1965/2025]), bệnh viện đổi tên bốn lần.
Trước [năm 1975=1975], đây là bãi đá.
Sau [ngày 30/4/1975=1975-04-30], trạm dời về làng.
Từ [1979 đến 1982=1979/1982], ông đóng quân ở biên giới.
Anh nhập ngũ [2/1985=1985-02], ra quân [1988=1988].
Bé sinh [ngày 2/2=2025-02-02], nặng 2,1 kg.
Cơn bão [tháng 9/2024=2024-09] làm tốc mái 12 trạm.
Đội 1/5 có 8/3 nữ.
""",
    "second batch: titles": """
THÔNG BÁO LỊCH TIÊM CHỦNG [THÁNG 4/2025=2025-04]
KẾ HOẠCH CÔNG TÁC [QUÝ II/2025=2025-Q2]
Hưởng ứng Ngày Thế giới phòng chống lao [24/3=2025-03-24]
Hưởng ứng Ngày Thế giới phòng chống lao [24/3/2025=2025-03-24]
Lịch công tác tuần từ [ngày 24/3 đến 28/3/2025=2025-03-24/2025-03-28]
Lịch công tác ([24/3-28/3/2025=2025-03-24/2025-03-28])
Tình hình dịch bệnh {tuần 11/2025=}
Bản tin dịch COVID-19 [ngày 19/3=2025-03-19]: thêm 5 ca
Cảnh báo mưa lũ từ [21-24/3=2025-03-21/2025-03-24]
Công khai dự toán [năm 2025=2025]
Đại hội Chi bộ Trạm Y tế [nhiệm kỳ 2025-2027=2025/2027]
Đại hội lần thứ IX, [nhiệm kỳ 2025 - 2030=2025/2030]
Tập huấn [năm 2025=2025] cho 30/34 tỉnh
Kết quả kiểm tra 6 tháng đầu [năm 2024=2024]
Lễ tri ân Ngày Thương binh - Liệt sĩ [27/7=2024-07-27]
Bế giảng lớp bác sĩ gia đình khóa [2023 - 2025=2023/2025]
Tổng kết phong trào thi đua [năm 2024=2024], phát động thi đua [năm 2025=2025]
""",
    "second batch: no dates": """
Phòng 2005, tầng 20, tòa nhà số 2019.
Xã có 1/5 số hộ nghèo, 3/5 thôn có điện.
Cân nặng 10.5 kg, cao 1.20 m, sốt 38.5 độ.
Chương trình 2.000 ngày đầu đời và Chương trình 1.000 giường.
Trong 2000 trẻ có 12 em suy dinh dưỡng.
Đầu 2000 liều, cuối 1950 liều.
Hội thi có 2024 thí sinh, 1999 lượt xem.
Tháng hành động, năm nào, quý khách, ngày nào.
Thông tư 22, Điều 12, khoản 3, điểm 5.
Mục 2.1 và mục 3.2, hình 1.2, bảng 3.4.
Tỷ lệ 12-3, chia 5-2, giá 10-12 nghìn.
Xã A | 3/9 | 33%
Huyện B | 10/12 | 83%
Dùng thuốc 7-10 ngày, tái khám sau 2 tháng, tuổi 12-3.
Nhiệt độ 2-8 độ, giữ lạnh 2-8°C.
Quốc lộ 1A, tỉnh lộ 12/3, cầu 12/9.
""",
    "third batch: which year": """
[Tháng 9=2025-09], đoàn sẽ trở lại.
[Ngày 5/9=2025-09-05], trường dự kiến khai giảng.
Từ nay đến [tháng 8=2025-08], xã phải xong.
Từ nay đến [15/7=2025-07-15], xã phải xong.
Anh được cử đi học đến [tháng 9=2025-09].
Thuốc còn dùng được tới [tháng 10=2025-10].
Từ [tháng 5 đến tháng 9=2024-05/2024-09], trạm khám 900 lượt.
Đến [tháng 9=2024-09], trạm đã khám 900 lượt.
Đợt dịch [tháng 5=2024-05] vừa rồi có 20 ca.
Cầu treo đã sập [ngày 2/5=2024-05-02] sau trận lũ.
Trạm từng bị ngập hôm [12/4=2024-04-12].
Xã đã quyết định mở hội vào [ngày 2/5=2025-05-02].
Tỉnh đã thống nhất tổ chức giải bơi [ngày 20/4=2025-04-20].
Đoàn đã lên kế hoạch trở lại vào [ngày 2/5=2025-05-02].
Hạn chót là [tháng 6=2025-06].
Sang [tháng 4=2025-04], trời khô.
Trong [tháng 3=2025-03] này, trạm tiêm bù.
[Ngày 20/3=2025-03-20], Sở họp.
[Ngày 31/12=2024-12-31], Sở họp.
[Ngày 1/1=2025-01-01], Sở họp.
""",
    "third batch: forms": """
Hợp đồng từ [12-2024=2024-12].
Xây xong ([12-2024=2024-12]).
Công trình được sửa vào [11.2024=2024-11].
Đến [3-2025=2025-03], trạm có 5 giường.
Lớp học [ngày 1, 2, 3 và 4/4=2025-04-01/2025-04-04] tới.
Trực từ [1/4 - 5/4=2025-04-01/2025-04-05] và [10/4 - 15/4=2025-04-10/2025-04-15].
Lũ các [ngày 3-5/3=2025-03-03/2025-03-05] và [8-9/3=2025-03-08/2025-03-09].
Ngày thứ Sáu [14/3=2025-03-14], trạm mở cửa.
Tối thứ bảy [ngày 15-3=2025-03-15], nhà văn hóa đông nghịt.
Sáng sớm [ngày 15 tháng 3=2025-03-15], xe tới.
Vào chiều tối [15/3=2025-03-15], xe tới.
Khoảng 22h đêm [15/3=2025-03-15], xe tới.
Khoảng 5 giờ sáng [ngày 15/3=2025-03-15], xe tới.
Lúc 22 giờ 15 phút [ngày 15/3=2025-03-15], xe tới.
Vào lúc 22:15 [ngày 15/3/2025=2025-03-15], xe tới.
(Nguồn: báo cáo [ngày 15/3=2025-03-15] của trạm)
Theo báo cáo nhanh lúc 17h [15/3=2025-03-15], có 7 ca.
[15/3/2025=2025-03-15]
[15/03=2025-03-15] - Khám sức khỏe cho 40 cụ
Ca số 5: nam, 40 tuổi, khởi phát [10/3=2025-03-10], nhập viện [12/3=2025-03-12].
Ca số 5: nam, sinh [ngày 10/3/1985=1985-03-10], ở xã A.
Bệnh nhân T. (nữ, [1985=1985]) ở xã A.
[Tháng 5/ 2014=2014-05], trạm có điện.
[Tháng 5 - 2014=2014-05], trạm có điện.
Ngày Quốc tế Hạnh phúc ([20/3=2025-03-20]) có gì vui?
Cuộc họp ngày 30/2 không có thật.
Giai đoạn [từ 2016 - 2020=2016/2020], xã thoát nghèo.
[Từ 2016 đến 2020=2016/2020], xã thoát nghèo.
Bộ tiêu chí quốc gia về y tế xã đến [năm 2030=2030].
Bộ tiêu chí quốc gia về y tế xã [giai đoạn 2021-2030=2021/2030].
""",
    "fourth batch: told today of what is to come": """
[Ngày 19/3=2025-03-19], Sở Y tế cho biết sẽ mở thêm hai trạm.
Chiều [18/3=2025-03-18], đoàn sang bản Pá và sẽ ở lại ba ngày.
[Tháng 2=2025-02], huyện báo sẽ có đường mới.
Chiến dịch kéo dài từ [15/1 đến 15/2=2025-01-15/2025-02-15].
Trạm hoạt động từ [1/9=2024-09-01], đã đón 200 lượt.
Dự án thực hiện từ [tháng 9=2024-09] ở ba xã.
[Năm 2019=2019], dự án được duyệt, đến [tháng 2=2025-02] vừa qua mới xong.
[Năm 2022=2022], theo Thông tư 12/2018/TT-BYT, trạm thí điểm; [tháng 8 cùng năm=2022-08], trạm dừng.
{Năm ngoái=}, trạm được sơn lại, [tháng 8 cùng năm=2024-08] có máy siêu âm.
Số ca cộng dồn đến [30/11=2024-11-30].
Xã đã tiêm xong mũi 1 đến [30/11=2024-11-30].
Học viên sẽ học đến [30/5=2025-05-30].
Tỷ lệ này là của [quý IV=2024-Q4], sang [quý II=2025-Q2] sẽ khác.
Lớp học kéo dài đến [15/3=2025-03-15] mới xong.
""",
    "fifth batch: other hands": """
Kỷ niệm 95 năm thành lập Đảng ([ngày 3 tháng 2 năm 1930 – ngày 3 tháng 2 năm 2025=1930-02-03/2025-02-03]).
Kỷ niệm 50 năm thống nhất đất nước ([30/4/1975 - 30/4/2025=1975-04-30/2025-04-30]) đang tới gần.
Mít tinh 80 năm Quốc khánh ([2/9/1945 – 2/9/2025=1945-09-02/2025-09-02]) sẽ diễn ra ở Hà Nội.
Chúc Tết Ất Tỵ - [2025=2025], đoàn đi ba xã.
Mừng Đảng, mừng Xuân Ất Tỵ – [2025=2025].
Trực Tết Nguyên đán Ất Tỵ [năm 2025=2025].
{Sáng mai=2025-03-21} ([21/3=2025-03-21]), trạm mở cửa.
{Ngày mai=2025-03-21}, [21/3=2025-03-21], trạm mở cửa.
{Ngày hôm qua=2025-03-19} [19/3=2025-03-19], trạm mở cửa.
Cuối tuần này ([22-23/3=2025-03-22/2025-03-23]), trạm trực.
Thứ Bảy và Chủ nhật ([22-23/3=2025-03-22/2025-03-23]), trạm trực.
Tuần tới ([24 - 28/3=2025-03-24/2025-03-28]), đoàn về xã.
Số liệu [quý III, quý IV năm 2024=2024-Q3/2024-Q4] đều tăng.
[Tháng 7, tháng 8/2024=2024-07/2024-08] có mưa.
[Tháng 7, tháng 8 và tháng 9/2024=2024-07/2024-09] có mưa.
Hai [tháng 1-2/2025=2025-01/2025-02] không có ca nào.
Đêm [5 rạng sáng 6/3=2025-03-05/2025-03-06], trạm đón ca cấp cứu.
Đêm [ngày 5=2025-03-05], rạng sáng [ngày 6/3=2025-03-06], trạm đón ca cấp cứu.
Sáng [5=2025-03-05], chiều [6/3=2025-03-06], trạm mở hai lớp.
Sáng [5=2025-03-05] và chiều [6/3=2025-03-06], trạm mở hai lớp.
Tuần [10 - 16/3=2025-03-10/2025-03-16] có 7 ca, tuần [3-9/3=2025-03-03/2025-03-09] có 5 ca.
Đợt [20 - 25/3=2025-03-20/2025-03-25] có 7 xã.
Trưa [5 tháng 3=2025-03-05], trạm đón ca cấp cứu.
[Mùng 5 tháng Ba=2025-03-05], trạm đón ca cấp cứu.
Từ [5/3/2025-7/3/2025=2025-03-05/2025-03-07], trạm trực.
Từ [05 – 07/03/2025=2025-03-05/2025-03-07], trạm trực.
Chiến sĩ thi đua cấp tỉnh ([2020=2020], [2022=2022]).
Bằng khen các [năm 2020=2020]; [2022=2022].
Những năm [2015-2016=2015/2016], xã chưa có đường.
Năm học mới [2025-2026=2025/2026] sắp tới.
Lần 1: [15/3/2025=2025-03-15]; lần 2: [15/4/2025=2025-04-15].
Mũi 1 [ngày 15/3=2025-03-15], mũi 2 sau 28 ngày.
Khám [ngày 15.3=2025-03-15], tái khám [15.4=2025-04-15].
Hai ngày sau ([17/3=2025-03-17]), bé ra viện.
Tính từ [15/3=2025-03-15] đến 18h [ngày 16/3=2025-03-16], có 7 ca.
Công tác [tháng 3=2025-03] và [quý I năm 2025=2025-Q1].
Từ [năm 2021 đến hết năm 2025=2021/2025], xã đạt chuẩn.
Các tháng cuối [năm 2024=2024], thuốc thiếu.
[Năm 2024=2024]: 12 ca; [năm 2025=2025]: 3 ca.
[Tháng 1-2025, tháng 2-2025=2025-01/2025-02] đều tăng.
Đúng [15/3=2025-03-15], 60 năm trước, trạm ra đời.
Trong hai [ngày 15 và 16-3-2025=2025-03-15/2025-03-16], đoàn ở xã.
Hồi 10 giờ 30 phút [ngày 15-3-2025=2025-03-15], bà cụ qua đời.
Cụ sinh [năm 1931=1931], mất [ngày 15/3/2025=2025-03-15], thọ 95 tuổi.
Lễ viếng từ 8h [ngày 16/3=2025-03-16]; an táng lúc 7h [ngày 17/3=2025-03-17].
""",
    "sixth batch: forms and figures": """
Thời điểm đóng thầu: 09 giờ 00, [ngày 02/4/2025=2025-04-02].
Thời gian phát hành hồ sơ: từ 8 giờ 00 [ngày 21/3/2025=2025-03-21] đến 16 giờ 30 [ngày 02/4/2025=2025-04-02].
Hiệu lực báo giá: tối thiểu 90 ngày, kể từ [ngày 02/4/2025=2025-04-02].
Thí sinh sinh trước [ngày 01/01/2000=2000-01-01].
Giấy phép số 123/GP-SYT cấp [ngày 05/6/2019=2019-06-05], hết hạn [ngày 05/6/2024=2024-06-05].
Lô sản xuất: 120225; NSX: [12/02/2025=2025-02-12]; HSD: [12/02/2027=2027-02-12].
Thuốc A, số lô 2503, hạn dùng [3/2027=2027-03].
Vắc xin hết hạn vào [tháng 9/2025=2025-09].
1. Công tác tiêm chủng [tháng 2/2025=2025-02]: đạt 8,1%.
2. Cộng dồn từ đầu năm đến hết [tháng 2/2025=2025-02]: 16,2%.
* [Ngày 15/3=2025-03-15]: 12 ca; [16/3=2025-03-16]: 9 ca; [17/3=2025-03-17]: 4 ca.
- Sáng [24/3=2025-03-24]: họp giao ban; chiều [24/3=2025-03-24]: đi cơ sở.
Hỏi: Con tôi sinh [tháng 7/2023=2023-07], đã tiêm mũi 1 [ngày 15/5/2024=2024-05-15], bao giờ tiêm nhắc?
Đáp: Từ [ngày 01/01/2025=2025-01-01], thẻ BHYT dùng được ở mọi trạm.
Ông từ trần hồi 03 giờ 15 phút [ngày 18 tháng 3 năm 2025=2025-03-18] (tức ngày {19 tháng Hai năm Ất Tỵ=}), thọ 82 tuổi.
Lễ truy điệu lúc 14 giờ [ngày 19/3/2025=2025-03-19].
Số ca mắc [năm 2022, 2023, 2024=2022/2024] lần lượt là 12, 15 và 9.
Tỷ lệ đạt 95,2% ([năm 2023=2023]: 93,1%).
Tăng từ 12 ca ([2023=2023]) lên 19 ca ([2024=2024]).
Bảng so sánh [quý I/2025=2025-Q1] với [quý I/2024=2024-Q1].
Chỉ thị 05 ban hành [ngày 9/12/2024=2024-12-09] nêu 7 việc.
Bộ luật Lao động [năm 2019=2019] và Nghị định 145 [năm 2020=2020].
Mưa lớn từ đêm [21/3 đến sáng 23/3=2025-03-21/2025-03-23].
Trước 12h trưa [ngày 25/3=2025-03-25], xã phải báo cáo.
Xe chạy lúc 5h30 sáng [22/3=2025-03-22], về 17h chiều [23/3=2025-03-23].
Khóa tập huấn kéo dài 5 ngày, bắt đầu từ [24/3=2025-03-24].
Hội nghị đã họp hai ngày, [17 và 18/3=2025-03-17/2025-03-18], tại Huế.
Đoàn công tác làm việc ba ngày (từ [17 đến 19/3=2025-03-17/2025-03-19]).
Sau 10 ngày điều trị (từ [7/3 đến 17/3=2025-03-07/2025-03-17]), bé khỏe.
Tổ chức 3 đợt: [tháng 4=2025-04], [tháng 7=2025-07] và [tháng 10/2025=2025-10].
Bệnh nhân nhập viện [ngày 3/3=2025-03-03], mổ [ngày 4/3=2025-03-04] và xuất viện [ngày 12/3=2025-03-12].
Xã về đích nông thôn mới [năm 2018=2018], nâng cao [năm 2022=2022], kiểu mẫu [năm 2025=2025].
Nghỉ hưu [tháng 4/2020=2020-04] ở tuổi 60.
Cúp điện từ 22h [18/3=2025-03-18] tới 4h [19/3=2025-03-19].
""",
    "seventh batch: anniversaries are stretches": """
Kỷ niệm 64 năm Ngày Vì nạn nhân da cam ([10.8.1961 - 10.8.2025=1961-08-10/2025-08-10]).
Chào mừng 80 năm Quốc khánh [2/9/1945 - 2/9/2025=1945-09-02/2025-09-02].
Lễ kỷ niệm 66 năm ngày truyền thống ([12/8/1959-12/8/2025=1959-08-12/2025-08-12]).
Lễ kỷ niệm 30 năm ngày thành lập khoa ([1/3/1995 – 1/3/2025=1995-03-01/2025-03-01]).
""",
    "seventh batch: weekdays within a stretch": """
Nghỉ từ [thứ Bảy, ngày 26/4 đến hết thứ Tư, ngày 30/4/2025=2025-04-26/2025-04-30].
Nghỉ từ [thứ Bảy ngày 26/4 đến hết Chủ nhật ngày 4/5/2025=2025-04-26/2025-05-04].
Lớp mở từ [thứ Hai, 24/3 đến thứ Sáu, 28/3=2025-03-24/2025-03-28].
Nghỉ từ [ngày 26/4/2025 (thứ Bảy) đến hết ngày 30/4/2025=2025-04-26/2025-04-30] (thứ Tư).
Trực từ [ngày 24/3 (thứ Hai) đến ngày 28/3/2025=2025-03-24/2025-03-28].
""",
    "seventh batch: a road map says its year once": """
Lộ trình: [quý I/2026=2026-Q1] rà soát, [quý II=2026-Q2] diễn tập, [quý III=2026-Q3] sơ kết.
[Tháng 1/2026=2026-01] khảo sát, [tháng 4=2026-04] phê duyệt, trước [30/9=2026-09-30] bàn giao.
[Tháng 1/2026=2026-01] khảo sát, từ [tháng 5 đến tháng 8=2026-05/2026-08] thi công.
Dự án: [quý II/2025=2025-Q2] mua sắm; [quý III=2025-Q3] vận hành thử; [quý IV=2025-Q4] nghiệm thu.
Ông đi học từ [15/9/2023=2023-09-15], đến [tháng 12=2023-12] thì về.
[Tháng 3/2021=2021-03], chị về trạm, [tháng 7=2021-07] làm trưởng trạm.
Lần gần nhất có dịch là vào [năm 2020=2020], với 9 ca trong ba [tháng 6, 7, 8=2020-06/2020-08].
Hồi [năm 2018=2018], trạm bị ngập hai lần, vào [tháng 6=2018-06] và [tháng 10=2018-10].
So với [tháng 12/2023=2023-12], số ca [tháng 2=2025-02] giảm một nửa.
Theo Kế hoạch 15/KH-SYT [ngày 15/1/2024=2024-01-15], báo cáo gửi trước [ngày 25/6=2025-06-25].
Bé sinh [ngày 2/1/2023=2023-01-02], tiêm mũi cuối [ngày 12/3=2025-03-12].
Theo Quyết định 45/QĐ-SYT [ngày 10/01/2024=2024-01-10], từ [tháng 3=2025-03] trạm thu phí mới.
""",
    "seventh batch: days told without their month": """
[Ngày 2/3=2025-03-02], em sốt; [ngày 4=2025-03-04] vào viện, [ngày 5=2025-03-05] ra viện.
Ổ dịch được báo [ngày 10/3=2025-03-10], xử lý xong [ngày 13=2025-03-13]; ổ thứ hai kết thúc [ngày 15=2025-03-15].
Nhập quan lúc 16 giờ [ngày 18/03=2025-03-18]; lễ viếng từ 7 giờ [ngày 19=2025-03-19]; truy điệu [ngày 20/3=2025-03-20].
Bán hồ sơ từ [24/3=2025-03-24] đến 16h [ngày 28=2025-03-28]; đấu giá lúc 9h [ngày 31=2025-03-31].
Tôi vào khoa hôm [02/3=2025-03-02], mổ [mùng 5=2025-03-05], nằm đến [ngày 14=2025-03-14] thì về.
Vòng sơ khảo [ngày 23=2025-03-23], chung khảo [ngày 26/3=2025-03-26].
Vòng sơ khảo [ngày 30=2025-03-30], chung khảo [ngày 6/4=2025-04-06].
[Ngày 28/12/2024=2024-12-28], bệnh viện họp; [ngày 30=2024-12-30], ký hợp đồng.
Bác sĩ hẹn [ngày 25=2025-03-25] này quay lại.
Ngày 3 viên, ngày 2 bữa, uống ngày 1 lần, ngày 2 gói sau ăn.
Hai ngày 12 giờ, ba ngày 4 người, mỗi ngày 5 ca, bệnh ngày 3 thì sốt.
[Ngày 2/3=2025-03-02], em uống ngày 3 viên; mỗi ngày 2 lần.
""",
    "seventh batch: dotted days": """
Đề nghị mở đường dây nóng trước [01.7=2025-07-01].
Ý kiến gửi về Sở trước [20.8=2025-08-20].
Chị nghỉ việc từ [15.2=2025-02-15], thẻ hết hạn.
Hạn chót [25.4=2025-04-25]; nộp sau không nhận.
Tính đến [15.3=2025-03-15], xã có 5 ca.
Trạm mở lại vào [15.3=2025-03-15].
Sốt đến 38.5, mạch 90, cân nặng từ 10.5 lên 11.2 kg.
Tỷ lệ tăng từ 10.2 lên 12.5 phần nghìn, đạt trên 12.1.
Chỉ số BMI trước điều trị là 22.5, HbA1c đến 6.5, pH 7.2.
Phiên bản 1.2.2025, bản 4.12, phòng 2.05.
""",
    "seventh batch: every month, and goods of a month": """
Hai quầy không có hóa đơn nhập hàng [tháng 12=2024-12], bị nhắc nhở.
Kho kiểm hàng [tháng 2=2025-02]; thiếu 3 thùng.
Hàng tháng 2 lần, hằng tháng 12 xã báo cáo.
""",
    "seventh batch: on the day": """
Đúng [8/3=2025-03-08], đoàn tới thăm trạm.
Trạm báo tin vui. Đúng [5/3=2025-03-05], máy về.
Trả lời đúng 8/10 câu, làm đúng 3/5, sai 2/5.
Dự kiến [8/4=2025-04-08] khai trương phòng khám.
Dự kiến 8/10 xã khai trương trạm mới.
Hồ sơ nộp quá [01/02=2025-02-01] coi như không hợp lệ.
Đoàn đi ba xã: [18/3=2025-03-18] tới Ea Súp, [5/4=2025-04-05] tới Ya Tờ Mốt, [8/4=2025-04-08] về tỉnh.
[18/3=2025-03-18], 4/5 mẫu âm tính; [19/3=2025-03-19], 5/12 trạm có điện.
Thi vòng 1: [24/5=2025-05-24]; thi vòng 2: [7 và 8/6=2025-06-07/2025-06-08]; kết quả: [15/6=2025-06-15].
[15 tháng 2=2025-02-15]: ca số 6. [3 tháng 3=2025-03-03], ca số 7.
Sau 15 tháng 11 ngày, anh về; 3 tháng 2 lần, anh khám.
Đại hội trù bị họp chiều [24/4=2025-04-24].
Trạm chuẩn bị khai trương [ngày 2/6=2025-06-02].
Phòng thiết bị kiểm kê [ngày 20/6=2025-06-20] tới.
Huyện hứa sẽ ghi vốn, khởi công sau Tết, xong trong [quý 4=2025-Q4].
Sở cam kết mua đủ thuốc, bàn giao trước [tháng 8=2025-08].
""",
    "seventh batch: years alone": """
Chiến lược đến [2030=2030], tầm nhìn đến [2045=2045] đặt ra ba mốc.
Đến hết [năm 2026=2026] xóa trạm tạm; [năm 2028=2028] đủ bác sĩ; [2030=2030] mỗi người được khám.
[Năm 2013=2013] lên hạng II, [2019=2019] lên hạng I.
Ra trường [năm 1996=1996], chị về trạm; [1999=1999] lấy chồng, [2001=2001] sinh con, mãi [2011=2011] mới học tiếp.
Sang [2025=2025], ngành tập trung ba việc.
Vốn kéo dài từ [2023=2023] sang [2024=2024] giải ngân hết.
Tử vong mẹ: [2020=2020]: 5 ca; [2021=2021]: 4 ca; [2022=2022]: 3 ca.
Niên giám thống kê y tế [2023=2023], trang 12.
Số liệu [2024=2024] là sơ bộ, niên độ ngân sách [2024=2024] đã khóa.
Nhà thầu có doanh thu ba năm ([2021, 2022, 2023=2021/2023]) trên 1 tỷ.
Chỉ tiêu | [2022=2022] | [2023=2023] | [2024=2024]
Chỉ tiêu | TH [2023=2023] | KH [2025=2025]
STT | [Năm 2022=2022] | [Năm 2023=2023] | KH [2025=2025]
Xã A | 2015 | 1987 | 40
Năm nào cũng thế; 2015 suất quà, 1990 liều, 2001 trẻ.
[Năm 2019=2019], trạm khám 2015 lượt; 1980 trẻ được tiêm, 2001 cụ được khám.
""",
    "eighth batch: which year": """
Trận lũ [năm 2020=2020] kéo dài từ [6 đến 22/10=2020-10-06/2020-10-22].
Vụ cháy [năm 2019=2019] xảy ra [ngày 12/8=2019-08-12] ở chợ.
Đợt dịch [năm 2021=2021] bắt đầu từ [tháng 7=2021-07].
Tỉnh sẽ thí điểm tại 12 xã từ [quý 3=2025-Q3], mở rộng vào [quý 4=2025-Q4].
Lớp học sẽ mở vào [tháng 6=2025-06]; các lớp còn lại trong [quý III=2025-Q3].
Chốt hoạt động từ 12h [ngày 13/3=2025-03-13] tới khi có lệnh mới.
Chốt hoạt động từ [ngày 15/3=2025-03-15] tới nay; ca trực từ [ngày 16/3=2025-03-16] tới sáng.
Ông Hồ Chí Minh sinh [ngày 19/5/1890=1890-05-19] ở Nghệ An.
Kỷ niệm 135 năm Ngày sinh Bác ([19/5/1890 - 19/5/2025=1890-05-19/2025-05-19]).
Nhà thương dựng [năm 1898=1898], bác sĩ Yersin sang [năm 1891=1891].
Có 1890 trẻ, 1898 hộ, phòng 1891.
""",
    "eighth batch: lists, ends and dashes": """
Đỉnh điểm là [17 và 18/3=2025-03-17/2025-03-18], trời nóng 39 độ.
Đêm [16 rạng 17/3=2025-03-16/2025-03-17], mưa đá.
Đêm [16 rạng sáng 17/3=2025-03-16/2025-03-17], mưa đá.
{Hôm nay=}, [20-3=2025-03-20], nước rút; dự kiến [3-4=2025-04-03] khám trở lại.
Ca 2 khởi phát [15-3=2025-03-15].
Bệnh nhân nhập viện [15-2=2025-02-15], ra viện [3-3=2025-03-03].
Bé sinh [28-2=2025-02-28].
Dự kiến 3-4 xã tham gia, tiêm nhắc 2-3 lần, sốt 3-4 ngày, ra viện 5-7 người.
Khảo sát lần đầu [năm 2015=2015], lần hai [2020=2020], lần ba [2025=2025].
Bà bảo lũ [1978=1978], [2000=2000] còn dữ hơn; bão [2006=2006] thì nhẹ.
Mẫu thứ 9 lấy [ngày 9/3=2025-03-09], kết quả [6/3=2025-03-06]: âm tính.
Đội nhà gặp đội bạn [ngày 9/3=2025-03-09], thắng 3/2, thua 2/1; huyết áp 12/8.
""",
    "ninth batch": """
Vườn sâm trồng từ [2015=2015] - nay đã có 12 ha; bà làm trưởng trạm ([2016=2016] – nay).
Giai đoạn [2016=2016] đến nay, trạm không có dịch.
Số liệu [quý 3/2023 đến quý 1/2024=2023-Q3/2024-Q1] được thu thập lại.
Số liệu [quý I đến quý III năm 2024=2024-Q1/2024-Q3], [quý I - quý III/2023=2023-Q1/2023-Q3].
Số liệu từ [quý IV/2024 đến hết quý II/2025=2024-Q4/2025-Q2].
Máy hỏng 3 lần trong [năm 2024=2024] (các [tháng 2=2024-02], [7=2024-07] và [10=2024-10]).
Phiên chợ họp vào các [tháng 1=2025-01], [3=2025-03] và [5=2025-05].
Mỗi tháng 2, 3 và 5 lần; hằng tháng 2, 3 đơn vị nộp.
[Thứ Hai, 24/3=2025-03-24] họp; [27/3=2025-03-27] tổng kết, [28/3=2025-03-28] tổng duyệt.
Trong 27/30 tổng số xã, 27/3 tổng số dân.
Ông mất [ngày 9, tháng 9, năm 2001=2001-09-09]; bà mất [ngày 12, tháng 3=2025-03-12].
Xử lý trước [15-6=2025-06-15], báo cáo tỉnh [30-6=2025-06-30].
Khám trước [15-6=2025-06-15], mỗi buổi 30-6 lượt, tiêm 12-3 liều, thắng 3-2.
Vắc xin cúm mùa [2024=2024] về kho.
Kho còn 12 thùng
[Tháng 2=2025-02], trạm nhận thêm 3 thùng.
Kế hoạch này của [năm 2024=2024]
[Tháng 2=2025-02], trạm nhận máy.
""",
    "tenth batch": """
{Năm ngoái=} phun chậm, [giữa tháng 12=2024-12] mới xong; {năm ngoái=} nữa thì tốt.
{Năm nay=} trạm mở sớm, từ [tháng 2=2025-02] đã có khách.
Thẻ hết hạn [28/2=2025-02-28] được gia hạn tới [31/5=2025-05-31].
Sinh nhật chị là [11/3=2025-03-11].
Hạn cuối là [9/4=2025-04-09], lịch họp là [8/4=2025-04-08].
Huyết áp của cụ là 12/8, thị lực là 10/7.
Đợt ba ([1 - 7/5/1954=1954-05-01/1954-05-07]) ác liệt; riêng [đêm 6/5=1954-05-06] nhận 56 thương binh.
Ông bị thương [ngày 17/2/1979=1979-02-17], kể lại trận đánh [17/2=1979-02-17].
Theo lộ trình, [2026=2026] sắp xếp tiếp 4 trung tâm, [2027=2027] còn 12 đầu mối.
Trong đó, 2015 khẩu trang, 2016 găng tay và 1999 suất ăn.
Vòng một [tháng 2, tháng 3=2025-02/2025-03], vòng hai [tháng 5=2025-05].
Đợt một [tháng 2=2025-02], đợt hai [tháng 5=2025-05].
Một tháng 8 lần, mỗi tháng 2 buổi.
Bé nhập viện [8/3=2025-03-08]. Ê-kíp mổ trong đêm; bé ra viện [ngày 15=2025-03-15].
Đoàn tới xã [hôm 8/3=2025-03-08]. Máy siêu âm về [ngày 12=2025-03-12], chạy ngay.
Thuốc phát [hôm 8/3=2025-03-08]. Uống ngày 3 lần, ngày 2 viên.
""",
    "eleventh batch": """
Tính từ 18h [ngày 17-3=2025-03-17] đến nay; dừng từ 0 giờ [18-3=2025-03-18] cho tới khi có lệnh mới.
Chậm nhất [20-5=2025-05-20] phải xét nghiệm xong; muộn nhất [25/5=2025-05-25] có kết quả.
Hội mở từ [17 đến 26/3=2025-03-17/2025-03-26]; riêng [25 và 26/3=2025-03-25/2025-03-26] tăng 5 xe.
Hội tan [26/3=2025-03-26]; họp rút kinh nghiệm [27-3=2025-03-27].
Trước đó, [10-3=2025-03-10], đội tạm giữ 1.250 hộp.
Trận đầu [ngày 9-3=2025-03-09], đội thắng đậm, 10-3, 12-4, rồi hòa.
Thuốc có hạn dùng [12.2027=2027-12], NSX [3-2024=2024-03], HSD: [03.2026=2026-03].
Bán hết 3/4 lô hàng, còn đến 1/4 kho, dùng hết 2/3 diện tích.
Xã về đích [2018=2018], chậm hai năm so với kế hoạch [2016=2016].
Trạm đạt chuẩn [2019=2019], ra đời [1978=1978], khởi công lại [2017=2017].
Theo kế hoạch 2.016 liều, khởi công 2015 căn nhà.
""",
    "twelfth batch: lists of pages, calendars, days of an illness": """
Nâng cao năng lực cô đỡ thôn bản [07/11/2024=2024-11-07] cho bản.
Giám sát ca bệnh ngày 3, ngày 7, ngày 28; khám 12/15 xã, phác đồ 5/3.
Xem tin theo ngày: Ngày 1 2 3 4 5 6 7 8 trong tháng, [12/3/2025=2025-03-12].
[29 tháng 10, 2024=2024-10-29] · 7 phút đọc
[27 Tháng Sáu, 2024=2024-06-27] | cập nhật [11 Tháng Mười Một, 2023=2023-11-11]
[Ngày 18 tháng 3, 2025=2025-03-18], Sở họp.
[Ngày 5 tháng 3=2025-03-05], 2025 suất quà tới tay dân; [ngày 6 tháng 3=2025-03-06], 1990 liều.
Phiên bản 1.2.2025 và bản 2.3.2024 đã phát hành.
""",
    "thirteenth batch: short forms of offices": """
Sáng T2 ([17/3=2025-03-17]) giao ban; T5 ([20.3=2025-03-20]): tiếp dân; CN ([23.3=2025-03-23]) trực.
Tiêm [ngày 22&23/3=2025-03-22/2025-03-23] tại trường; mức (12.6) là cao.
Số liệu [T1, T2/2025=2025-01/2025-02] gửi ngay; [T10-T12/2024=2024-10/2024-12] đã có.
Hè [2024=2024] trạm có 2 sinh viên; Trung thu [2023=2023] xã đông vui; Tết 2000 suất quà.
Giai đoạn [2019=2019]-nay, xã không còn sốt rét; từ [2015=2015]–nay có trạm.
Vốn bố trí trong [Q1-Q2/2025=2025-Q1/2025-Q2], [Q3, Q4/2025=2025-Q3/2025-Q4].
2 tháng [2025=2025] so cùng kỳ giảm; 9 tháng đầu [2024=2024] tăng 5 vụ; 3 tháng 2025 liều.
Năm ấy so với [2019=2019] tăng, đến [2020=2020] giảm.
""",
    "fourteenth batch: years by their signs": """
Sinh năm Mậu Tý [1948=1948], bà đi bộ đội [tháng 3/1965=1965-03].
Tết Mậu Thân [1968=1968], bà mổ dưới hầm từ [30/1=1968-01-30] đến [giữa tháng 2=1968-02].
Xuân Ất Tỵ [2025=2025] trạm trực đủ; năm Giáp Thìn [2024=2024] yên ả.
[Tháng 5/1975=1975-05] bà ra Bắc học, [1981=1981] tốt nghiệp, [1985=1985] về trạm.
Thí sinh tốt nghiệp THPT [2024=2024] hoặc [2025=2025].
Giờ họp cũ là [5/4=2025-04-05], nay sửa là [6/4=2025-04-06].
[Tháng 5/1975=1975-05], 1981 hộ có gạo, 1990 trẻ được tiêm.
""",
    "no dates": """
Có 3/4 số xã đạt chuẩn.
Chiếm 1/3 dân số, gần 2/3 trẻ em và 3/4 diện tích.
Có 8/10 người, 9/9 huyện, 10/11 đơn vị, 5/8 mẫu.
Đội trạm thắng 2-1, hòa 3-3, thua 0-2.
Huyết áp 12/8, thị lực 10/10, mắt 7/10.
Ngày uống 2-3 lần, ngày 1-2 viên, mỗi ngày 3-4 gói.
Sốt 2-3 ngày, sau 7-10 ngày thì khỏi, từ 3-5 ngày.
Trẻ từ 1-5 tuổi, thai 10-12 tuần, 6-9 tháng tuổi.
Gió cấp 9-10, giật cấp 11-12.
Ung thư giai đoạn 2-3, độ 3/4.
Xếp thứ 5/63 tỉnh, hạng 10/34.
Nhà ở đường 30/4, phố 2/9, đường 3/2, hẻm 12/5, kiệt 23/4.
Nhà ở đường 3 tháng 2, đường 30 Tháng 4.
Nhà ở đường Cách mạng Tháng 8, phường 12.
Bệnh viện 30-4, Bệnh viện 19-8 và Bệnh viện 199.
Trụ sở ở quảng trường 10/3, công viên 23/9 và Trường Tiểu học 1/5.
Số nhà 12/5, tổ 3/4, lô 5/6.
Uống 1/2 viên, tiêm 0.5 ml, mức 10.5 độ.
Thông tư 12/2024/TT-BYT và Quyết định 2013/QĐ-BYT.
Gọi 0236.3822.480, 1900 9095, 098.2025.123.
Đạt ISO 9001:2015, ISO 15189:2022, TCVN 7952:2008.
Xã ở độ cao 2000 mét, có 2010 dân, 1950 hộ.
Cấp 2025 suất quà, 2000 liều, 1990 thùng.
Phần mềm bản 2.1, phiên bản 10.12.
Những năm 1990, thập niên 1980, thập kỷ 90, những năm 80.
Trực 24/7, 24/24, 24/24h, 7/7.
Điều trị ngày thứ 3, ngày đầu, ngày nghỉ.
Mỗi tuần 1-2 buổi, từ 5-10 phút, lúc 12-13 giờ.
Quyết định 2013, Công văn 2024 và Tờ trình 1998.
Chuyến xe 19-8, phòng 2005, số máy 2021.
Tổng cộng 2024, trong đó nam 1010.
""",
    "other digits beside": """
Trong [năm 2024=2024], 2025 suất quà và 2026 túi thuốc tới tay dân.
Tiêm cho 12/15 trẻ [ngày 12/3=2025-03-12].
Đến [ngày 12/3=2025-03-12], có 12/15 xã xong.
Lúc 10h30 [ngày 12/3=2025-03-12], 2/3 số hộ có điện.
Gói thầu số 3/2025 mở [ngày 12/3=2025-03-12].
Có 2024 ca trong [năm 2024=2024].
Bệnh viện có 1.234 giường [năm 2024=2024], 5-7 khoa.
""",
}

LINES = [(name, line) for name, lines in CASES.items() for line in lines.strip().splitlines()]


def _spans(marked: str) -> tuple[str, list[Span]]:
    text, spans, place = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        start, place = len(text), mark.end()
        text += mark[2]
        spans.append(
            Span(kind="date", start=start, end=len(text), text=mark[2], iso=mark[3] or None, optional=mark[1] == "{")
        )
    return text + marked[place:], spans


def read_dates(marked: str, published: date) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    """What is found and what is wanted in a marked text: the words that count and the ISO value of each."""
    text, gold = _spans(marked)
    wanted = [span for span in gold if not span.optional]
    found = [Span(kind="date", start=m.start, end=m.end, text=m.text, iso=m.iso) for m in find_dates(text, published)]
    kept = [
        span
        for span in found
        if any(span.overlaps(w) for w in wanted) or not any(span.overlaps(o) for o in gold if o.optional)
    ]
    return [(text[slice(*s.core)], s.iso) for s in kept], [(text[slice(*s.core)], s.iso) for s in wanted]


@pytest.mark.parametrize("marked", [line for _, line in LINES])
def test_a_date_is_found_whole_with_its_day_and_nothing_else_is(marked: str) -> None:
    found, wanted = read_dates(marked, PUBLISHED)
    assert found == wanted
