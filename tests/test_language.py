"""Which language a text is in, on a small labelled set of our own sentences."""

from __future__ import annotations

import pytest

from pipelines.language import language_of

SENTENCES = [
    ("vi", "Trạm y tế xã Nậm Cần vừa nhận ba tủ bảo quản vắc xin."),
    ("vi", "Tập huấn cấp cứu ban đầu"),
    ("vi", "Thông báo tuyển dụng"),
    ("vi", "Sở Y tế làm việc với Johns Hopkins University và World Health Organization về dự án Healthy Cities"),
    ("vi", "Bệnh viện khai trương khoa Cardiology theo mô hình Mayo Clinic Care Network"),
    ("vi", "So Y te to chuc hoi nghi tong ket cong tac phong chong dich va trien khai nhiem vu cua nam toi"),
    ("vi", "Ke hoach tiem chung cho tre em tai cac xa vung cao cua huyen trong thang nay"),
    ("vi", "Lịch tiêm COVID-19"),
    ("vi", "Hội thảo “Health for All” tại Đà Lạt"),
    ("vi", "Số 12/QĐ-SYT"),
    ("en", "The clinic will stop in each village twice a month from the first week of spring."),
    ("en", "Minister of Health Đào Hồng Lan received the delegation from the World Bank in Hà Nội this morning."),
    ("en", "Can Tho City opens a new centre for disease control and prevention"),
    ("en", "Department of Health of Đắk Lắk Province"),
    ("en", "Vaccination schedule for children in the highlands"),
    ("fr", "Le centre de santé de la vallée est ouvert depuis lundi pour les enfants et pour leurs parents."),
    ("fr", "La ministre a reçu une délégation à Hà Nội dans le cadre du programme des hôpitaux."),
    ("other", "ກະຊວງສາທາລະນະສຸກ ໄດ້ຈັດກອງປະຊຸມ ກ່ຽວກັບ ການສັກຢາ"),
    ("other", "ក្រសួងសុខាភិបាល បានរៀបចំកិច្ចប្រជុំ អំពីការចាក់វ៉ាក់សាំង"),
    ("other", "卫生部今天上午在河内召开了关于疫苗接种的会议"),
    ("other", "Министерство здравоохранения провело совещание по вопросам вакцинации детей"),
    ("und", ""),
    ("und", "12/05/2024 08:30"),
]


@pytest.mark.parametrize(("lang", "text"), SENTENCES)
def test_languages_are_told(lang: str, text: str) -> None:
    found = language_of(text)
    assert found == lang if lang != "other" else found not in ("vi", "en", "fr")


def test_a_mixed_page_is_of_the_language_of_most_of_it() -> None:
    vietnamese, english = SENTENCES[0][1], SENTENCES[10][1]
    assert language_of(f"{vietnamese} " * 5 + english) == "vi"
    assert language_of(f"{english} " * 5 + vietnamese) == "en"


def test_no_other_language_is_taken_for_vietnamese_without_marks() -> None:
    others = (
        "He can go to the sea in the sun and come in on the bus at ten",
        "On va au lac en bus et on a du pain et du vin",
        "Anna und Otto gehen mit dem Hund an den See und baden dort im Sommer",
        "Tinh thanh",
    )
    assert not [text for text in others if language_of(text) == "vi"]
