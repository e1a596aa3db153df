from __future__ import annotations

import pytest

from pipelines.names import person_name_key, unit_name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TTYT huyện Phú Vang", "Trung tâm Y tế huyện Phú Vang"),
        ("Chi cục DS-KHHGĐ", "CHI CỤC DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH"),
        ("Sở Y tế TP. Huế", "Sở Y tế thành phố  Huế"),
        ("CDC Huế", "Trung tâm Kiểm soát bệnh tật (CDC) Huế"),
        ("Cục Quản lí Dược", "Cục Quản lý Dược"),
        ("Sở Y tế Thanh Hoá", "Sở Y tế Thanh Hóa"),
        ("UBND TP.HCM", "Uỷ ban Nhân dân thành phố Hồ Chí Minh"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
    ],
)
def test_spellings_of_a_unit_meet(one: str, other: str) -> None:
    assert unit_name_key(one) == unit_name_key(other)


def test_people_meet_over_case_and_tone_placement_but_not_over_marks() -> None:
    assert person_name_key("TRẦN THỊ THUÝ  HOÀ") == person_name_key("Trần Thị Thúy Hòa")
    assert person_name_key("H’Len Niê") == person_name_key("H'Len Niê")
    assert person_name_key("Lê Luận") != person_name_key("Lê Luân")
    assert person_name_key("Lê Thúy Vy") != person_name_key("Lê Thúy Vi")
