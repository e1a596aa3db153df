"""Who is left out: patients, children, victims, accused and their kin, by context; and who is not, having an office.

Every sentence and name is invented. Written before the rule.
"""

from __future__ import annotations

import pytest

from pipelines.mentions import find_mentions
from pipelines.owners import SourceFacts
from pipelines.privacy import STRENGTHS
from pipelines.reference import rows
from pipelines.resolve import resolve
from pipelines.resolve_rows import ArticleRow, MentionRow, Resolution, RoleRow

SOURCES = {"hue": SourceFacts(owner_unit="Sở Y tế thành phố Huế", province="hue")}


def read(*texts: str, rule: str = "named") -> Resolution:
    """Resolve articles of one source, each a body."""
    articles, mentions, roles = [], [], []
    for number, text in enumerate(texts, 1):
        articles.append(
            ArticleRow(
                id=number,
                source="hue",
                text_digest=f"d{number}",
                characters=len(text),
                first_seen_at="2025-08-01T00:00:00Z",
                published_at="2025-07-01",
                published_to="2025-07-01",
                published_on="2025-07-01",
                month="2025-07",
            )
        )
        for mention in find_mentions(text):
            if mention.kind == "date":
                continue
            place = (number, "body", mention.start, mention.end, mention.kind)
            mentions.append(
                MentionRow(
                    place=place,
                    text=mention.text,
                    unit_kind=mention.unit_kind,
                    number=mention.number,
                    titles=mention.titles,
                    privacy=mention.privacy,
                )
            )
            roles += [
                RoleRow(place=place, number=n, role=role.role, unit_text=role.unit)
                for n, role in enumerate(mention.roles)
            ]
    return resolve(articles, mentions, roles, SOURCES, strict_privacy=rule == "strict")


def shown(found: Resolution) -> set[str]:
    return {person.name for person, _ in found.people.values()}


PRIVATE = [
    # patients
    ("Bệnh nhân Đỗ Thị Lụa, 54 tuổi, nhập viện trong tình trạng khó thở.", "Đỗ Thị Lụa"),
    ("Người bệnh Lê Văn Sót được phẫu thuật lấy sỏi thận.", "Lê Văn Sót"),
    ("Chị Trần Thị Mận (32 tuổi, trú tại xã Hồng Thủy) được chẩn đoán mắc sốt xuất huyết.", "Trần Thị Mận"),
    ("Ông Hồ Văn Rảo, sinh năm 1961, ngụ phường An Cựu, bị đột quỵ khi đang làm vườn.", "Hồ Văn Rảo"),
    ("Sản phụ Nguyễn Thị Thơ sinh ba bé trai khỏe mạnh.", "Nguyễn Thị Thơ"),
    ("Trường hợp bà Phan Thị Gấm (SN 1970) tử vong do bệnh dại.", "Phan Thị Gấm"),
    ("Ca bệnh là ông Võ Văn Lượm, làm nghề đánh cá.", "Võ Văn Lượm"),
    ("BN Trương Văn Cội dương tính với sốt rét.", "Trương Văn Cội"),
    ("Anh Ngô Văn Tài bị rắn cắn vào chân phải, được người nhà đưa vào cấp cứu.", "Ngô Văn Tài"),
    # children
    ("Cháu Hồ Thị Sương, 6 tuổi, được mổ tim miễn phí.", "Hồ Thị Sương"),
    ("Em Lê Hoàng Bách, học sinh lớp 4, bị hóc xương cá.", "Lê Hoàng Bách"),
    ("Bé Trần Gia Mộc chào đời khi mới 28 tuần tuổi.", "Trần Gia Mộc"),
    ("Bé trai Phạm Văn Đậu (3 tuổi) uống nhầm dầu hỏa.", "Phạm Văn Đậu"),
    # their kin
    ("Chị Võ Thị Hiên, mẹ của bé, kể lại giây phút lo lắng.", "Võ Thị Hiên"),
    ("Anh Bùi Văn Thao, bố cháu bé, xúc động cảm ơn các bác sĩ.", "Bùi Văn Thao"),
    ("Bà Lý Thị Nụ, người nhà bệnh nhân, cho biết viện phí được miễn.", "Lý Thị Nụ"),
    ("Gia đình ông Đặng Văn Cần được tặng một con bò giống.", "Đặng Văn Cần"),
    ("Vợ anh là chị Hoàng Thị Mây cũng nhiễm bệnh.", "Hoàng Thị Mây"),
    # victims and accused
    ("Nạn nhân Lê Thị Tép được đưa đi cấp cứu lúc 10 giờ.", "Lê Thị Tép"),
    ("Bị can Trần Văn Mưu bị khởi tố vì hành nghề trái phép.", "Trần Văn Mưu"),
    ("Bị cáo Nguyễn Thị Lanh lĩnh án hai năm tù.", "Nguyễn Thị Lanh"),
    ("Đối tượng Phạm Văn Lì bán thuốc giả cho nhiều người.", "Phạm Văn Lì"),
    ("Nghi phạm Đinh Văn Sẹo đã ra đầu thú.", "Đinh Văn Sẹo"),
    # residents and donors
    ("Chị Mai Thị Lài ở thôn Đông cho hay nước giếng đã sạch hơn.", "Mai Thị Lài"),
    ("Ông Trịnh Văn Ước (75 tuổi) vui vì được khám bệnh miễn phí.", "Trịnh Văn Ước"),
    ("Anh Hà Văn Dương đã hiến máu 42 lần.", "Hà Văn Dương"),
    ("Người hiến tạng là anh Cao Văn Phúc.", "Cao Văn Phúc"),
    ("Người dân Lê Thị Sáu phấn khởi khi trạm được sửa.", "Lê Thị Sáu"),
    ("Hộ ông Phùng Văn Lẫm được hỗ trợ bồn chứa nước.", "Phùng Văn Lẫm"),
    ("Bà Tạ Thị Na, quê ở Phú Vang, điều trị tại khoa Nội.", "Tạ Thị Na"),
    # who is named with nothing to say what he or she is in public
    ("Ông Hồ Văn Rọt vui mừng ra về sau buổi khám.", "Hồ Văn Rọt"),
    ("Nhà bà Lã Thị Nhút có ba đứa cháu đều bị ghẻ.", "Lã Thị Nhút"),
    ("Đoàn gặp ông Kiều Văn Đước đang ngồi chờ lấy thuốc.", "Kiều Văn Đước"),
    # who asks, drives, owns what was inspected
    ("Bạn đọc Tăng Thị Mít (xã Ea Kao) hỏi: thẻ của tôi còn dùng được không?", "Tăng Thị Mít"),
    ("Tài xế Lý Văn Gụ không làm chủ được tốc độ.", "Lý Văn Gụ"),
    ("Chủ cơ sở Quách Thị Vóc chưa xuất trình được giấy phép.", "Quách Thị Vóc"),
    ("Chủ quán Đào Văn Lạp, Hội Người cao tuổi, ký biên bản.", "Đào Văn Lạp"),
    ("Mọi sự giúp đỡ xin gửi về chị Từ Thị Quyên, điện thoại 0912 000 111.", "Từ Thị Quyên"),
    # lists of them: what stands at their head holds for each
    ("Danh sách nạn nhân: Ma Thị Chắp, Nông Văn Tỉu, Vi Văn Khoát.", "Vi Văn Khoát"),
    ("Giúp sức cho nhóm này có Tô Văn Lận, Ôn Thị Hợi và Mạc Văn Bưởi.", "Mạc Văn Bưởi"),
    # an organisation beside the name of a patient is where he or she lies, learns or works
    ("Bệnh nhân Khuất Thị Chinh (Bệnh viện Đa khoa tỉnh Hà Nam) đã cai được máy thở.", "Khuất Thị Chinh"),
    ("Em Lục Văn Bền (Trường Tiểu học Tân Mai) phải nghỉ học.", "Lục Văn Bền"),
    ("Chị Ông Thị Xíu đưa con đến gặp bác sĩ Hồ Tấn Sĩ của Trạm Y tế xã Lộc An.", "Ông Thị Xíu"),
    ("Ông Cam Văn Lừ (61t) đạp xe mười cây số.", "Cam Văn Lừ"),
    ("Công an khởi tố Hà Văn Mưu, nguyên kế toán Trung tâm Y tế huyện Ba Chẽ, về tội tham ô.", "Hà Văn Mưu"),
    ("Tòa tuyên phạt Hà Văn Mưu, nguyên Giám đốc Trung tâm Y tế huyện Ba Chẽ, ba năm tù.", "Hà Văn Mưu"),
    ("Lệnh tạm giam Hà Văn Mưu, Giám đốc Công ty Dược Ba Chẽ, có hiệu lực hôm nay.", "Hà Văn Mưu"),
    ("Bếp trưởng Lưu Công Tĩnh khai mua hàu ở chợ.", "Lưu Công Tĩnh"),
    ("Các cháu Lò Thị Ính, Lò Văn Pọm và Lò Văn Sơ cùng nhập viện.", "Lò Văn Sơ"),
    ("Bác sĩ Đỗ Hữu Cảnh, chị Tạ Thị Khánh và con cùng vui.", "Tạ Thị Khánh"),
    ("Danh sách nhận quà:\nUng Thị Chực\nNguyễn Thị Chực", "Nguyễn Thị Chực"),
    ("Bị can Hà Văn Mưu, nguyên Giám đốc Trung tâm Y tế huyện Ba Chẽ, khai đã nhận tiền.", "Hà Văn Mưu"),
    # the same words, said of others
    ("Đại diện gia đình, ông Bạch Công Tuyến, nghẹn ngào cảm ơn.", "Bạch Công Tuyến"),
    ("Đại diện bệnh nhân, bà Nông Thị Hé, tặng hoa.", "Nông Thị Hé"),
    ("Tại Bệnh viện Bạch Mai, bà Lừ Thị Phăn đã tỉnh.", "Lừ Thị Phăn"),
    ("Bác sĩ của Trạm Y tế hướng dẫn chị Bế Thị Thơm cách pha sữa.", "Bế Thị Thơm"),
    ("Anh Lưu Văn Tạp được nhân viên y tế hướng dẫn cách ly.", "Lưu Văn Tạp"),
    ("Hai thanh niên chém nhân viên: Trác Văn Sấm bị giữ tại chỗ.", "Trác Văn Sấm"),
    # what befalls a doctor is no part of the profession
    ("Bác sĩ Tiêu Văn Lực gãy tay trong vụ hành hung.", "Tiêu Văn Lực"),
    ("Điều dưỡng Nghiêm Thị Tuệ bị thương nặng trên đường chuyển bệnh nhân.", "Nghiêm Thị Tuệ"),
    # speaking is not speaking for others
    ("Bà Cù Thị Hoa cho biết bà đã hết đau lưng.", "Cù Thị Hoa"),
    ("Anh Đàm Văn Tính yêu cầu bồi thường tiền viện phí.", "Đàm Văn Tính"),
    # initials and letters for names
    ("Bệnh nhân L.T.H. được xuất viện sau ba ngày.", "L.T.H."),
    ("Chị Nguyễn Thị K. cho biết đã đỡ đau.", "Nguyễn Thị K"),
    ("Ông N.V.A, 60 tuổi, hôn mê sâu.", "N.V.A"),
]


@pytest.mark.parametrize(("text", "name"), PRIVATE, ids=[name for _, name in PRIVATE])
def test_private_people_are_in_no_index(text: str, name: str) -> None:
    assert not {one for one in shown(read(text)) if one.startswith(name[:5])}


PUBLIC = [
    ("Bác sĩ Lê Quang Bình trực tiếp điều trị cho bệnh nhân Đỗ Thị Lụa.", "Lê Quang Bình"),
    ("Theo BSCKII Trần Hữu Đạt, bệnh nhân nhập viện muộn, 54 tuổi, đã hôn mê.", "Trần Hữu Đạt"),
    ("Ông Hoàng Trọng Nghĩa, Giám đốc Sở Y tế, thăm các bệnh nhân tại khoa Nhi.", "Hoàng Trọng Nghĩa"),
    ("Ông Phan Khắc Duy, Chủ tịch UBND xã Hồng Thủy, cho biết có ba người tử vong.", "Phan Khắc Duy"),
    ("Bà Lò Thị Ươm, nhân viên y tế thôn bản, đi từng nhà vận động tiêm chủng.", "Lò Thị Ươm"),
    ("Chị Vàng Thị Dếnh, cô đỡ thôn bản, đã đỡ đẻ cho hàng trăm sản phụ.", "Vàng Thị Dếnh"),
    ("Điều dưỡng Đỗ Thu Hạnh chăm sóc bệnh nhân suốt đêm.", "Đỗ Thu Hạnh"),
    ("Nhà báo Tống Khánh Vy có nhiều bài viết về y tế vùng cao.", "Tống Khánh Vy"),
    ("Thứ trưởng Bộ Y tế Vũ Đình Khang tặng quà cho bệnh nhân nghèo.", "Vũ Đình Khang"),
    ("Trưởng khoa Nhi Mai Thế Lâm cho biết cháu bé đã tự thở.", "Mai Thế Lâm"),
    ("PGS.TS. Đoàn Nhật Tân, 62 tuổi, Giám đốc Bệnh viện Tâm Hoa Sen, dự lễ.", "Đoàn Nhật Tân"),
    ("Ông Giàng A Lềnh, trưởng thôn, mời bà con đến trạm y tế khám bệnh.", "Giàng A Lềnh"),
    ("Đồng chí Lương Bá Sơn phát biểu chỉ đạo hội nghị.", "Lương Bá Sơn"),
    ("Giáo sư Nguyễn Hữu Thước mổ cho một bệnh nhân nghèo.", "Nguyễn Hữu Thước"),
    ("Ông Lê Đình Trác, Trưởng Trạm Y tế xã Phong Sơn, sinh năm 1975, được khen thưởng.", "Lê Đình Trác"),
    ("Chị Kiều Thị Thắm, cộng tác viên dân số, thăm các sản phụ.", "Kiều Thị Thắm"),
    ("Mẹ Việt Nam Anh hùng Phùng Thị Lượt nhận quà của Sở Y tế.", "Phùng Thị Lượt"),
    # an organisation right behind the name
    ("Góp ý có bà Marta Kowalska (UNICEF) và nhiều đại biểu.", "Marta Kowalska"),
    ("Bà Olga Petrenko của Hội Chữ thập đỏ Ba Lan hướng dẫn băng bó.", "Olga Petrenko"),
    ("Chị Chu Thị Miền, Trung tâm Y tế huyện Ba Chẽ, hướng dẫn từng hộ ngủ màn.", "Chu Thị Miền"),
    ("Em Sín Thị Máy của Trạm Y tế xã Nậm Lúc gùi vắc xin lên thôn.", "Sín Thị Máy"),
    ("Ông Thào A Vừ đến từ Bệnh viện Đa khoa huyện Mường Tè dự thi.", "Thào A Vừ"),
    # posts that only a reader of words sees, behind what is left of a name
    ("Ông Cát Văn Nhượng, Chi cục phó, nói việc kiểm tra còn kéo dài.", "Cát Văn Nhượng"),
    ("Bà Kim Ji-won, Trưởng đại diện Quỹ Ánh Dương, trao máy thở.", "Kim Ji"),
    ("Đó là ông Somchai Keomany (đánh giá viên).", "Somchai Keomany"),
    ("Trong số đó có ông Khúc Bá Tòng, sau này là Giám đốc Ty Y tế.", "Khúc Bá Tòng"),
    ("Ông Phó Đức Lãm - CT HĐQT Công ty Thủy Nguyên - trao học bổng.", "Phó Đức Lãm"),
    ("Trần Thế Bốn – Thủ kho Bệnh viện Lao – Thành viên", "Trần Thế Bốn"),
    # who is honoured, takes part, leads, teaches, can be called
    ("Giải cá nhân xuất sắc: anh Trịnh Văn Cưỡng (Trà Ôn).", "Trịnh Văn Cưỡng"),
    ("Trong lễ tôn vinh, anh Vũ Văn Đương được biểu dương vì đã hiến máu 60 lần.", "Vũ Văn Đương"),
    ("Tham dự hội nghị có ông Lê Sĩ Đoan, bà Tạ Kim Huê và ông Đỗ Tất Quỳ.", "Đỗ Tất Quỳ"),
    ("Thành viên đoàn gồm bà Nguyễn Thị Bội, ông Lâm Quốc Chẩn.", "Lâm Quốc Chẩn"),
    ("Đoàn tình nguyện do ông Kwesi Mensah dẫn đầu đến trao quà.", "Kwesi Mensah"),
    ("Học viên Hứa Thị Điệp nói lớp học rất bổ ích.", "Hứa Thị Điệp"),
    ("Đăng ký tiêm xin gặp chị Lương Thị Ngân, số điện thoại 0912 000 111.", "Lương Thị Ngân"),
    ("Sư cô Thích Nữ Diệu Hòa nấu cháo phát cho người bệnh.", "Thích Nữ Diệu Hòa"),
    ("Cô giáo Triệu Thị Đào xin đoàn nói chuyện với các em gái.", "Triệu Thị Đào"),
    ("Ai đăng ký học thì gọi 0912 000 222, gặp cô Lâm Thị Nhài.", "Lâm Thị Nhài"),
    ("Ông Chu Văn Rinh, 52 tuổi, được bầu làm chi hội trưởng.", "Chu Văn Rinh"),
    # an organisation behind several names is that of each
    ("Sáng nay chị Seo Thị Vang, anh Ly Văn Cố và em Xin Thị Bình của Trạm y tế xã đi tiêm.", "Seo Thị Vang"),
    ("Sáng nay chị Seo Thị Vang, anh Ly Văn Cố và em Xin Thị Bình của Trạm y tế xã đi tiêm.", "Ly Văn Cố"),
    # an apposition in front of the name
    ("Đại diện nhà tài trợ, ông Bạch Công Tuyển, mong máy sớm được dùng.", "Bạch Công Tuyển"),
    ("Đại diện UNICEF, bà Nora Lindqvist, khen tổ dân phố.", "Nora Lindqvist"),
    ("Chuyên gia của WHO là ông Tomas Varga đã ở lại ba tuần.", "Tomas Varga"),
    ("Huấn luyện viên Tăng Bá Hổ cho cả đội nghỉ sớm.", "Tăng Bá Hổ"),
    ("Nghiệp đoàn trưởng Bành Văn Sóng học lớp này lần thứ ba.", "Bành Văn Sóng"),
    ("Bà Lê Thị Huề nhận nhiệm vụ thay ông Từ Văn Kỷ nghỉ hưu.", "Từ Văn Kỷ"),
    ("UBND xã Phố Cát: Thào Mí Phừ, 0912 000 333", "Thào Mí Phừ"),
    ("Nữ tu Têrêsa Vũ Thị Nguyện xin thêm tã cho người già.", "Têrêsa Vũ Thị Nguyện"),
    ("Lương y Đinh Văn Thuốc bốc thuốc miễn phí cho người nghèo.", "Đinh Văn Thuốc"),
    ("Nhạc sĩ Hồ Hoài Khúc viết bài hát về ngành y.", "Hồ Hoài Khúc"),
    # who does the work
    ("Anh Lưu Văn Tập phụ trách tổ phun hóa chất.", "Lưu Văn Tập"),
    ("Chị Bế Thị Thu hướng dẫn bà con rửa tay.", "Bế Thị Thu"),
    ("Bà Nông Thị Phượng khai mạc lớp tập huấn.", "Nông Thị Phượng"),
    ("Giám đốc Trung tâm Y tế huyện Ba Chẽ Nông Thị Phượng khai trương khoa mới.", "Nông Thị Phượng"),
    ("Bà Nông Thị Phượng khai giảng lớp y sĩ.", "Nông Thị Phượng"),
    # names in a row without a courtesy of their own share what stands at its head
    ("Kíp mổ có các bác sĩ Đỗ Hữu Cảnh, Tạ Minh Kha và Lê Văn Thoại.", "Lê Văn Thoại"),
    ("Đồng chí Tô Bá Lương, Vi Văn Hợp cùng dự.", "Vi Văn Hợp"),
    ("Gia đình bác sĩ Đinh Hữu Khải - Tạ Thị Nhạn có ba người con.", "Tạ Thị Nhạn"),
    # who can be called, wrote something
    ("Mọi thắc mắc xin hỏi bà Khổng Thị Lý (0912.000.444).", "Khổng Thị Lý"),
    ("Đề tài của tác giả Nghiêm Bá Hòe đã được nghiệm thu.", "Nghiêm Bá Hòe"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nNguyễn Văn Trực", "Nguyễn Văn Trực"),
    ("5 / Trạm Y tế xã Na Sầm / Và Y Mỉ / 0912.000.555", "Và Y Mỉ"),
    ("Ông Trần Văn Tảo, Trưởng Công an xã, bắt ba đối tượng; các bị can bị tạm giam.", "Trần Văn Tảo"),
    # who speaks or acts for others
    ("Ông Lưu Trọng Ninh yêu cầu các đơn vị tiêm đủ mũi 1 trước ngày 30/9.", "Lưu Trọng Ninh"),
    ("Bà Đinh Thị Uyển chủ trì cuộc họp.", "Đinh Thị Uyển"),
    ("Ông Ngô Vĩnh Cơ cho biết toàn tỉnh đã có 40 ca mắc.", "Ngô Vĩnh Cơ"),
]


@pytest.mark.parametrize(("text", "name"), PUBLIC, ids=[name for _, name in PUBLIC])
def test_who_holds_an_office_or_acts_in_it_is_not_private(text: str, name: str) -> None:
    assert name in shown(read(text))


def test_a_patient_beside_the_doctor() -> None:
    found = read("Bác sĩ Lê Quang Bình trực tiếp điều trị cho bệnh nhân Đỗ Thị Lụa. Bà Lụa đã đi lại được.")
    assert shown(found) == {"Lê Quang Bình"}
    assert len(found.hidden) == 2, "the given name alone is hers as well"
    assert set(found.hidden.values()) == {"private:patient"}


def test_an_office_named_later_in_the_article_counts() -> None:
    found = read(
        "Ông Phan Khắc Duy, 51 tuổi, trú tại xã Hồng Thủy, vừa khỏi bệnh. Ông Phan Khắc Duy là Chủ tịch UBND xã."
    )
    assert shown(found) == {"Phan Khắc Duy"}


def test_a_weak_sign_gives_way_to_an_office_in_another_article_of_the_province() -> None:
    office = "Ông Phan Khắc Duy, Chủ tịch UBND xã Hồng Thủy, dự lễ."
    weak = "Anh Phan Khắc Duy vui vẻ chia sẻ với bà con."
    assert not shown(read(weak))
    found = read(office, weak)
    assert shown(found) == {"Phan Khắc Duy"} and not found.hidden


def test_a_strong_sign_does_not() -> None:
    office = "Ông Phan Khắc Duy, Chủ tịch UBND xã Hồng Thủy, dự lễ."
    found = read(office, "Bệnh nhân Phan Khắc Duy, 20 tuổi, nhập viện vì tai nạn.")
    assert [place[0] for place in found.hidden] == [2], "a namesake's illness is nobody's business"


def test_private_people_hold_no_positions_and_have_no_key() -> None:
    found = read("Bị can Trần Văn Mưu bị khởi tố. Mưu khai nhận mua thuốc qua mạng.")
    assert not found.people and not found.positions
    assert all(key is None for place, key in found.targets.items() if place[4] == "person")


def test_a_given_name_alone_that_is_nobodys_is_left_out_where_it_is_a_private_persons() -> None:
    assert len(read("Cháu Bông đã hết sốt và ăn được cháo.").hidden) == 1


def test_the_strict_rule_shows_only_who_has_an_office_or_title_somewhere() -> None:
    text = "Ông Lưu Trọng Ninh cho biết đơn vị sẽ tiếp tục kiểm tra."
    assert shown(read(text)) == {"Lưu Trọng Ninh"}
    assert not shown(read(text, rule="strict"))
    assert shown(read(text, "Ông Lưu Trọng Ninh, Chánh Thanh tra Sở Y tế, dự họp.", rule="strict")) == {
        "Lưu Trọng Ninh"
    }


def test_an_office_decides_even_where_the_body_suffers() -> None:
    assert shown(read("Bác sĩ Tiêu Văn Lực, Giám đốc Bệnh viện Tâm Hoa Sen, gãy tay khi cứu người.")) == {
        "Tiêu Văn Lực"
    }


def test_a_part_of_a_name_is_the_same_person() -> None:
    text = "Bà Marta Kowalska (UNICEF) dự lễ. Ông Văn Công Chín Hợi, Giám đốc Trạm Cấp cứu, khen. "
    assert not read(text + "Bà Marta cười. Ông Chín Hợi tặng hoa.").hidden
    assert len(read(text + "Bà Mận cười.").hidden) == 1


def test_a_family_name_and_a_given_name_are_a_whole_name() -> None:
    found = read("Bác sĩ Đỗ Trần Lan khám bệnh. Chị Trần Lan nhập viện.")
    assert shown(found) == {"Đỗ Trần Lan"} and len(found.hidden) == 1


def test_the_strict_rule_asks_for_more_than_taking_part() -> None:
    text = "Tham dự hội nghị có ông Lê Sĩ Đoan, bà Tạ Kim Huê và ông Đỗ Tất Quỳ."
    assert shown(read(text)) == {"Lê Sĩ Đoan", "Tạ Kim Huê", "Đỗ Tất Quỳ"}
    assert not shown(read(text, rule="strict"))


def test_an_office_in_another_article_shows_who_has_no_sign_here() -> None:
    text = "Ông Lê Sĩ Đoan vui mừng ra về."
    assert not shown(read(text))
    assert shown(read(text, "Ông Lê Sĩ Đoan, Chánh Thanh tra Sở Y tế, dự họp.")) == {"Lê Sĩ Đoan"}


def test_the_table_of_cues_says_each_thing_once() -> None:
    table = rows("private_cues")
    told = [(row["where"], row["cue"].casefold()) for row in table]
    assert len(told) == len(set(told)), sorted({one for one in told if told.count(one) > 1})
    assert {row["where"] for row in table} == {"before", "apposed", "behind", "after", "sentence", "list", "stop"}
    assert {row["strength"] for row in table} == {*STRENGTHS, "stop"}
    assert all((row["who"] == "public") == (row["strength"] in ("public", "acting", "speaks")) for row in table)
