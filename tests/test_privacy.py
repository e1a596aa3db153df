"""Who is left out: patients, children, victims, accused and their kin, by context; and who is not, having an office.

Every sentence and name is invented. Written before the rule.
"""

from __future__ import annotations

import pytest

from pipelines.mentions import find_mentions
from pipelines.owners import SourceFacts
from pipelines.resolve import ArticleRow, MentionRow, Resolution, RoleRow, resolve

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
