"""Posts over time: when seen, begun and ended by what articles say, and what cannot all be true."""

from __future__ import annotations

import pytest

from pipelines.mentions import find_mentions
from pipelines.resolve_positions import Position, Saying, conflicts, plain_role, resolve_positions

UNITS = {"so-y-te": "hue", "cdc": "hue", "benh-vien": "gia-lai", "hoi": None}


def says(
    day: str, person: str, role: str = "Giám đốc", unit: str | None = "so-y-te", change: str | None = None
) -> Saying:
    return Saying(article=int(day.replace("-", "")), day=day, person=person, role=role, unit=unit, change=change)


def positions(*sayings: Saying) -> list[Position]:
    return sorted(resolve_positions(sayings).values(), key=lambda p: (p.person, p.role))


def test_first_and_last_are_days_on_which_it_was_held() -> None:
    (found,) = positions(
        says("2024-05-01", "lan"), says("2023-01-01", "lan"), says("2025-02-01", "lan", "nguyên Giám đốc")
    )
    assert (found.first_seen, found.last_seen, found.ended) == ("2023-01-01", "2024-05-01", "2025-02-01")
    assert found.role == "Giám đốc" and found.articles == 3


def test_a_post_known_only_as_a_former_one_was_held_on_no_day() -> None:
    (found,) = positions(says("2025-02-01", "lan", "Nguyên Phó Giám đốc"))
    assert (found.role, found.first_seen, found.last_seen, found.ended) == ("Phó Giám đốc", None, None, "2025-02-01")


def test_acting_is_another_post() -> None:
    found = positions(says("2024-05-01", "lan", "Quyền Giám đốc"), says("2024-09-01", "lan", "Giám đốc"))
    assert [(p.role, p.acting) for p in found] == [("Giám đốc", False), ("Quyền Giám đốc", True)]


def test_an_appointment_begins_one_post_and_ends_another() -> None:
    found = positions(
        says("2024-05-01", "lan", "Trưởng phòng", "cdc", "left"), says("2024-05-01", "lan", "Giám đốc", "cdc", "new")
    )
    assert [(p.role, p.begins, p.ended) for p in found] == [
        ("Giám đốc", "2024-05-01", None),
        ("Trưởng phòng", None, "2024-05-01"),
    ]


def test_a_post_that_is_held_again_has_not_ended() -> None:
    (found,) = positions(
        says("2024-01-01", "lan"), says("2024-05-01", "lan", "nguyên Giám đốc"), says("2024-09-01", "lan")
    )
    assert (found.last_seen, found.ended) == ("2024-09-01", None)
    (left,) = positions(says("2024-05-01", "lan", change="left"), says("2024-08-01", "lan", "nguyên Giám đốc"))
    assert (left.last_seen, left.ended) == ("2024-05-01", "2024-05-01")


def test_two_heads_at_one_time_contradict_and_a_hand_over_does_not() -> None:
    def kinds(*sayings: Saying) -> set[str]:
        return {conflict.kind for conflict in conflicts(positions(*sayings), UNITS)}

    assert kinds(
        says("2024-01-01", "lan"), says("2024-06-01", "minh"), says("2024-09-01", "lan"), says("2024-12-01", "minh")
    ) == {"two holders"}
    assert not kinds(
        says("2024-01-01", "lan"), says("2024-06-01", "lan"), says("2024-06-01", "minh"), says("2024-12-01", "minh")
    )
    deputies = [says(day, who, "Phó Giám đốc") for day in ("2024-01-01", "2024-12-01") for who in ("lan", "minh")]
    assert not kinds(*deputies), "there may be several deputies"


def test_one_person_in_two_provinces_at_one_time_contradicts() -> None:
    sayings = [
        says(day, "lan", "Giám đốc", unit) for day in ("2024-01-01", "2024-12-01") for unit in ("so-y-te", "benh-vien")
    ]
    assert {conflict.kind for conflict in conflicts(positions(*sayings), UNITS)} == {"two places"}
    sayings = [
        says(day, "lan", "Giám đốc", unit) for day in ("2024-01-01", "2024-12-01") for unit in ("so-y-te", "hoi", "cdc")
    ]
    assert not conflicts(positions(*sayings), UNITS)


@pytest.mark.parametrize(
    ("role", "plain", "former"),
    [
        ("nguyên  Giám đốc", "Giám đốc", True),
        ("Nguyên Phó Giám đốc", "Phó Giám đốc", True),
        ("Cựu Bộ trưởng", "Bộ trưởng", True),
        ("Tân Giám đốc", "Giám đốc", False),
        ("Quyền Giám đốc", "Quyền Giám đốc", False),
        ("Giám đốc", "Giám đốc", False),
    ],
)
def test_words_of_time_before_a_post(role: str, plain: str, former: bool) -> None:
    assert plain_role(role)[::2] == (plain, former)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "Ông Trần Văn Bảo, Trưởng phòng Nghiệp vụ Sở Y tế, được bổ nhiệm giữ chức vụ Phó Giám đốc Sở Y tế.",
            {"Trưởng phòng": "left", "Phó Giám đốc": "new"},
        ),
        ("Ông Đinh Văn Hợp thôi giữ chức Giám đốc CDC tỉnh Gia Lai.", {"Giám đốc": "left"}),
        ("Bà Lê Thị Hà, Giám đốc Sở Y tế, trao quyết định.", {"Giám đốc": None}),
        ("Bà Lê Thị Hà, hiện giữ chức Giám đốc Sở Y tế, dự lễ.", {"Giám đốc": None}),
        ("Sở Y tế công bố quyết định bổ nhiệm. Bà Lê Thị Hà, Giám đốc Sở Y tế, phát biểu.", {"Giám đốc": None}),
        (
            "Bổ nhiệm bà Vi Thị Sen, Phó Giám đốc Sở Y tế tỉnh Sơn La giữ chức Giám đốc Sở Y tế tỉnh Sơn La.",
            {"Phó Giám đốc": "left", "Giám đốc": "new"},
        ),
        (
            "Ông Lò Văn Sìn, Giám đốc TTYT huyện Mai Sơn, được bổ nhiệm giữ chức Phó Giám đốc Sở Y tế tỉnh Sơn La.",
            {"Giám đốc": "left", "Phó Giám đốc": "new"},
        ),
    ],
)
def test_what_a_sentence_says_of_a_post(text: str, changes: dict[str, str | None]) -> None:
    (person,) = [mention for mention in find_mentions(text) if mention.kind == "person"]
    assert {role.role: role.change for role in person.roles} == changes
