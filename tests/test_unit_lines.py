"""Units through time: names of one unit meet, namesakes stay apart, and what ended has an end. All from public law."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from pipelines.names import unit_name_key
from pipelines.owners import SourceFacts
from pipelines.provinces import line_of, provinces, today
from pipelines.reference import rows
from pipelines.resolve_units import Unit, UnitMention, Units, resolve_units
from pipelines.slugs import Known
from pipelines.unit_lines import valid_on
from pipelines.unit_places import place_of

SOURCES = {
    "hue": SourceFacts(owner_unit="Sở Y tế thành phố Huế", province="hue"),
    "an-giang": SourceFacts(owner_unit="Sở Y tế tỉnh An Giang", province="an-giang"),
    "kien-giang": SourceFacts(owner_unit="Sở Y tế tỉnh An Giang", province="an-giang", former="kien-giang"),
    "gia-lai": SourceFacts(owner_unit="Sở Y tế tỉnh Gia Lai", province="gia-lai"),
    "binh-dinh": SourceFacts(owner_unit="Sở Y tế tỉnh Gia Lai", province="gia-lai", former="binh-dinh"),
    "moh": SourceFacts(owner_unit="Bộ Y tế"),
}


def resolved(*named: tuple[str, str, str | None], known: Sequence[Known] = ()) -> Units:
    """Units of mentions (text, source, day), each in an article of its own."""
    mentions = [
        UnitMention(article=number, text=text, source=source, day=day)
        for number, (text, source, day) in enumerate(named)
    ]
    return resolve_units(mentions, SOURCES, known)


def only(*named: tuple[str, str, str | None]) -> Unit:
    """The one unit that all of them mean."""
    found = resolved(*named)
    assert len(set(found.keys)) == 1, found.keys
    assert found.keys[0] is not None
    return found.units[found.keys[0]]


def test_a_province_that_only_changed_its_name_is_one_line() -> None:
    unit = only(
        ("Sở Y tế tỉnh Thừa Thiên Huế", "moh", "2021-05-01"),
        ("Sở Y tế thành phố Huế", "moh", "2025-03-01"),
        ("Sở Y tế", "hue", "2019-05-01"),
        ("Sở Y tế", "hue", "2025-09-01"),
    )
    assert unit.name == "Sở Y tế thành phố Huế" and unit.province == "hue" and unit.valid_to is None


def test_its_former_name_is_an_alias_with_an_end() -> None:
    found = resolved(
        ("Sở Y tế tỉnh Thừa Thiên Huế", "moh", "2021-05-01"), ("Sở Y tế thành phố Huế", "moh", "2025-03-01")
    )
    (alias,) = found.aliases
    assert (alias.alias, alias.valid_from, alias.valid_to) == ("Sở Y tế tỉnh Thừa Thiên Huế", None, "2024-12-31")
    assert (alias.first_seen, alias.last_seen) == ("2021-05-01", "2021-05-01")
    assert valid_on("Sở Y tế thành phố Huế") == ("2025-01-01", None)
    assert valid_on("Bộ Y tế") == (None, None)


def test_the_city_of_hue_within_its_province_was_another_unit() -> None:
    found = resolved(("UBND thành phố Huế", "hue", "2019-05-01"), ("UBND thành phố Huế", "hue", "2025-05-01"))
    city, province = (found.units[key] for key in found.keys if key)
    assert city.key != province.key
    assert (city.level, city.valid_to) == ("district", "2025-06-30")
    assert (province.level, province.valid_to) == ("province", None)


def test_the_department_of_a_merged_province_ends_and_has_a_successor() -> None:
    found = resolved(("Sở Y tế", "binh-dinh", "2025-06-30"), ("Sở Y tế", "binh-dinh", "2025-07-01"))
    old, new = (found.units[key] for key in found.keys if key)
    assert (old.name, old.valid_to, old.successor) == ("Sở Y tế tỉnh Bình Định", "2025-06-30", new.key)
    assert new.name == "Sở Y tế tỉnh Gia Lai" and new.successor is None and new.valid_to is None
    assert old.province == new.province == "gia-lai" and (old.line, new.line) == ("binh-dinh", "gia-lai")


def test_a_successor_is_written_down_though_nobody_named_it() -> None:
    found = resolved(("Sở Y tế tỉnh Yên Bái", "moh", "2020-01-01"))
    (old,) = (found.units[key] for key in found.keys if key)
    assert old.successor is not None and found.units[old.successor].name == "Sở Y tế tỉnh Lào Cai"


@pytest.mark.parametrize("key", [row["key"] for row in rows("provinces") if row["successor"]])
def test_every_province_of_before_leads_to_one_of_today(key: str) -> None:
    province, now = provinces()[key], provinces()[today(key)]
    assert now.valid_to is None
    found = resolved((f"Sở Y tế {province.place}", "moh", "2024-06-01"))
    (old,) = (found.units[unit] for unit in found.keys if unit)
    if line_of(key) == now.key:  # it goes on
        assert old.successor is None and old.valid_to is None
    else:
        assert old.valid_to == province.valid_to
        assert old.successor is not None and found.units[old.successor].province == now.key


def test_a_hospital_of_a_merged_province_need_not_end() -> None:
    unit = only(("Bệnh viện Mắt Bình Định", "moh", "2024-01-01"), ("Bệnh viện Mắt tỉnh Bình Định", "moh", "2025-09-01"))
    assert unit.valid_to is None and unit.successor is None and unit.province == "gia-lai"


def test_a_district_unit_keeps_its_place() -> None:
    found = resolved(("TTYT huyện Phú Lộc", "hue", "2024-01-01"), ("Trung tâm Y tế Phú Lộc", "moh", "2025-10-01"))
    assert len(set(found.keys)) == 1
    unit = found.units[found.keys[0] or ""]
    assert (unit.level, unit.place, unit.line, unit.province) == ("district", "huyện Phú Lộc", "hue", "hue")
    assert unit.valid_to is None, "a health centre may go on where the district is gone"
    assert unit.parent is not None and found.units[unit.parent].name == "Sở Y tế thành phố Huế"
    assert unit.parent_sure == 0.8


def test_a_district_of_a_merged_province_is_in_the_province_of_then_and_now() -> None:
    unit = only(("TTYT huyện Hoài Ân", "moh", "2024-01-01"), ("TTYT huyện Hoài Ân", "gia-lai", "2025-10-01"))
    assert (unit.line, unit.province) == ("binh-dinh", "gia-lai")


def test_committees_of_districts_ended_with_them() -> None:
    for name in ("UBND huyện A Lưới", "HĐND huyện A Lưới", "Huyện ủy A Lưới", "Phòng Y tế huyện A Lưới"):
        assert only((name, "hue", "2024-01-01")).valid_to == "2025-06-30", name
    assert only(("UBND xã Vinh Hiền", "hue", "2024-01-01")).valid_to is None


def test_districts_of_one_name_are_as_many_units() -> None:
    found = resolved(
        ("TTYT huyện Châu Thành", "an-giang", "2024-01-01"),
        ("TTYT huyện Châu Thành", "kien-giang", "2024-01-01"),
        ("TTYT huyện Châu Thành, tỉnh Kiên Giang", "moh", "2024-01-01"),
        ("TTYT huyện Châu Thành", "moh", "2024-01-01"),
    )
    first, second, third, unknown = found.keys
    assert second == third and len({first, second, unknown}) == 3
    assert unknown is not None and found.units[unknown].province is None, "nothing tells which"


def test_on_the_site_of_today_the_districts_of_all_its_parts_are_meant() -> None:
    assert only(("TTYT huyện An Lão", "gia-lai", "2025-10-01")).line == "binh-dinh"  # the other lies in Hải Phòng


def test_communes_of_one_name_in_two_provinces_are_two() -> None:
    found = resolved(("Trạm Y tế xã Tân Hòa", "hue", "2024-01-01"), ("Trạm Y tế xã Tân Hòa", "an-giang", "2024-01-01"))
    assert len(set(found.keys)) == 2


def test_a_commune_that_is_called_like_a_province_lies_where_the_article_is() -> None:
    unit = only(("Trạm Y tế xã Hòa Bình", "hue", "2024-01-01"))
    assert unit.province == "hue" and unit.level == "commune"


def test_a_health_station_belongs_to_the_centre_of_its_district() -> None:
    found = resolved(("Trạm Y tế xã Vinh Hiền, huyện Phú Lộc", "moh", "2024-01-01"))
    station = found.units[found.keys[0] or ""]
    assert station.parent is not None
    assert found.units[station.parent].name == "Trung tâm Y tế huyện Phú Lộc" and station.parent_sure == 0.7


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("CDC tỉnh Gia Lai", "Sở Y tế tỉnh Gia Lai"),
        ("Bệnh viện Đa khoa tỉnh Gia Lai", "Sở Y tế tỉnh Gia Lai"),
        ("Chi cục Dân số tỉnh Gia Lai", "Sở Y tế tỉnh Gia Lai"),
        ("Cục Quản lý Dược", "Bộ Y tế"),
        ("Bệnh viện Trung ương Huế", "Bộ Y tế"),
        ("Vụ Pháp chế", None),  # every ministry has one
        ("Bệnh viện Quân y 268", None),
        ("Bệnh viện Đại học Y Dược Cần Thơ", None),
        ("Bệnh viện Quốc tế Hoa Sen Huế", None),
    ],
)
def test_to_whom_a_unit_belongs(name: str, parent: str | None) -> None:
    found = resolved((name, "moh", "2024-01-01"))
    unit = found.units[found.keys[0] or ""]
    assert (found.units[unit.parent].name if unit.parent else None) == parent


def test_abbreviations_of_one_centre_meet() -> None:
    only(
        ("TTKSBT tỉnh Gia Lai", "moh", "2024-01-01"),
        ("CDC Gia Lai", "moh", "2024-01-01"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Gia Lai", "moh", "2024-01-01"),
        ("Trung tâm KSBT Gia Lai", "moh", "2024-01-01"),
        ("Trung tâm Kiểm soát bệnh tật", "gia-lai", "2024-01-01"),
    )


def test_keys_given_before_lines_existed_are_kept_and_joined() -> None:
    known = [
        Known(key="so-y-te-tinh-thua-thien-hue", name="Sở Y tế tỉnh Thừa Thiên Huế"),
        Known(key="so-y-te-thanh-pho-hue", name="Sở Y tế thành phố Huế"),
    ]
    found = resolved(("Sở Y tế", "hue", "2019-05-01"), known=known)
    assert found.keys == ("so-y-te-thanh-pho-hue",)
    assert found.redirects == {"so-y-te-tinh-thua-thien-hue": "so-y-te-thanh-pho-hue"}


def test_namesakes_keep_their_keys() -> None:
    named = (("TTYT huyện Châu Thành", "an-giang", None), ("TTYT huyện Châu Thành", "kien-giang", None))
    first = resolved(*named)
    assert set(first.keys) == {"ttyt-huyen-chau-thanh", "ttyt-huyen-chau-thanh-kien-giang"}
    known = [Known(key=unit.key, name=unit.name, place=unit.line, level=unit.level) for unit in first.units.values()]
    assert resolved(*reversed(named), known=known).keys == tuple(reversed(first.keys))


def test_a_unit_of_a_merged_districts_area_is_another_one() -> None:
    found = resolved(("Trung tâm Y tế khu vực Phú Lộc", "hue", "2025-10-01"), ("TTYT Phú Lộc", "hue", "2024-10-01"))
    assert len(set(found.keys)) == 2


def test_the_city_of_hue_keeps_its_key() -> None:
    named = (("UBND thành phố Huế", "hue", "2019-05-01"), ("UBND thành phố Huế", "hue", "2025-05-01"))
    first = resolved(*named)
    known = [Known(key=unit.key, name=unit.name, place=unit.line, level=unit.level) for unit in first.units.values()]
    assert resolved(*named, known=known) == first


def test_the_order_of_mentions_does_not_matter() -> None:
    named = [
        ("Sở Y tế", "hue", "2019-05-01"),
        ("Sở Y tế tỉnh Thừa Thiên Huế", "moh", "2021-05-01"),
        ("SỞ Y TẾ THÀNH PHỐ HUẾ", "moh", "2025-05-01"),
        ("TTYT huyện Châu Thành", "an-giang", "2024-01-01"),
        ("TTYT huyện Châu Thành", "kien-giang", None),
        ("Trung tâm Y tế Phú Lộc", "moh", None),
        ("TTYT huyện Phú Lộc", "hue", "2025-01-01"),
        ("UBND thành phố Huế", "hue", "2019-05-01"),
        ("Sở Y tế tỉnh Bình Định", "moh", None),
    ]
    whole = resolved(*named)
    chance = random.Random(5)
    for _ in range(20):
        order = chance.sample(range(len(named)), len(named))
        again = resolved(*(named[number] for number in order))
        assert (again.units, again.aliases) == (whole.units, whole.aliases)
        assert [again.keys[order.index(number)] for number in range(len(named))] == list(whole.keys)


def test_a_place_needs_its_words() -> None:
    assert place_of(unit_name_key("Bệnh viện Tâm Đức An")).level == ""
    assert place_of(unit_name_key("Sở Y tế")).level == ""
    assert place_of(unit_name_key("Bảo hiểm xã hội Việt Nam")).level == ""
    assert place_of(unit_name_key("Ban Thường vụ Huyện ủy An Lâm")).level == ""
    assert place_of(unit_name_key("Trung tâm Y tế")).level == ""
