"""In which unit a post is for telling namesakes apart, read through the whole of resolution."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines import find_mentions
from pipelines.camps import Office
from pipelines.offices import beside_of, offices_of, seats_of
from pipelines.owners import SourceFacts
from pipelines.resolve_units import UnitMention, resolve_units

HOUSE = "benh-vien-da-khoa-tinh-lang-son"


def offices(text: str) -> tuple[tuple[Office, ...], Office | None]:
    """The posts of the only person of a text, and the unit right behind the name."""
    found = find_mentions(text, date(2023, 5, 5))
    (person,) = (m for m in found if m.kind == "person")
    named = [m for m in found if m.kind == "unit"]
    written = [(m.text, m.unit_kind, False) for m in named] + [(r.unit, None, True) for r in person.roles if r.unit]
    units = resolve_units(
        [
            UnitMention(article=1, source="x", day="2023-05-05", text=unit, kind=kind, of_post=of_post)
            for unit, kind, of_post in written
        ],
        {"x": SourceFacts(owner_unit="Sở Y tế tỉnh Lạng Sơn", province="lang-son")},
    )
    keys = iter(units.keys[len(named) :])
    place = (1, "body", person.start, person.end, "person")
    at = [((1, "body", m.start, m.end, "unit"), key) for m, key in zip(named, units.keys, strict=False)]
    posts = [(place, role.role, next(keys) if role.unit else None, role.unit) for role in person.roles]
    return (
        offices_of(posts, at, units.units).get(place, ()),
        beside_of([place], at, units.units).get(place),
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Dược sĩ Lò Văn Tấp, Phó Trưởng khoa Dược Bệnh viện Đa khoa tỉnh Lạng Sơn, kiểm kho.", HOUSE),
        ("Dược sĩ Lò Văn Tấp, Trưởng khoa Dược, Bệnh viện Đa khoa tỉnh Lạng Sơn, kiểm kho.", HOUSE),
        ("Trưởng khoa Dược Bệnh viện Đa khoa tỉnh Lạng Sơn Lò Văn Tấp kiểm kho.", HOUSE),
        ("Trưởng khoa Dược Bệnh viện Đa khoa tỉnh Lạng Sơn, dược sĩ Lò Văn Tấp, kiểm kho.", HOUSE),
        ("Ông Lò Văn Tấp, Phó Giám đốc Bệnh viện Đa khoa tỉnh Lạng Sơn, kiểm kho.", HOUSE),
        ("Ông Lò Văn Tấp, Trưởng khoa Dược, kiểm kho thuốc của Bệnh viện Đa khoa tỉnh Lạng Sơn.", "khoa-duoc"),
    ],
)
def test_a_post_in_a_department_is_one_in_its_house(text: str, unit: str) -> None:
    (office,), _ = offices(text)
    assert office.unit == unit
    assert office.place == ("lang-son" if unit == HOUSE else None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Bác sĩ Lò Văn Tấp, Bệnh viện Đa khoa tỉnh Lạng Sơn, nói.", HOUSE),
        ("Bác sĩ Lò Văn Tấp (Bệnh viện Đa khoa tỉnh Lạng Sơn) nói.", HOUSE),
        ("Bác sĩ Lò Văn Tấp và Bệnh viện Đa khoa tỉnh Lạng Sơn cùng nói.", None),
        ("Bác sĩ Lò Văn Tấp nói.", None),
    ],
)
def test_the_unit_right_behind_a_name(text: str, unit: str | None) -> None:
    _, beside = offices(text)
    assert (beside.unit if beside is not None else None) == unit


def test_bodies_of_the_state_are_central_and_a_province_has_its_own() -> None:
    names = ("Bệnh viện Da liễu Trung ương", "Viện Dinh dưỡng", "Bệnh viện Nhi Thanh Hóa", "Trạm Y tế xã Sín")
    units = resolve_units(
        [UnitMention(article=1, source="x", day="2023-05-05", text=name, kind="hospital") for name in names],
        {"x": SourceFacts(owner_unit="Sở Y tế tỉnh Lạng Sơn", province="lang-son")},
    )
    seats = seats_of(units.units)
    assert [seats[key].central for key in units.keys if key] == [True, True, False, False]
    assert [seats[key].local for key in units.keys if key] == [None, None, None, "xã Sín"]
