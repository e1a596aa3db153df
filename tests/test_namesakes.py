"""One name, how many people? By place and by reasons, whatever the order of the captures. All names are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipelines.camps import Office, PersonMention
from pipelines.names import person_name_key
from pipelines.namesakes import NATION, rarity, weights
from pipelines.resolve_people import GUESSED, People, resolve_people
from pipelines.seats import Seat, calling_of
from pipelines.slugs import Known


def said(
    article: int,
    text: str,
    home: str = "hue",
    *offices: tuple[str, str | None, str | None],
    day: str | None = "2024-05-01",
    titles: tuple[str, ...] = ("bác sĩ",),
) -> PersonMention:
    """A mention, with a title that tells nobody apart; offices are (role, unit, place of the unit)."""
    held = tuple(Office(role=role, unit=unit, place=place) for role, unit, place in offices)
    return PersonMention(article=article, text=text, home=home, day=day, titles=titles, offices=held)


def how_many(*mentions: PersonMention) -> int:
    return len(resolve_people(mentions).people)


DIRECTOR = ("giám đốc", "so-y-te-hue", "hue")
HEAD = ("giám đốc", "benh-vien-gia-lai", "gia-lai")
#: What the tables call a common, an ordinary and a rare name.
COMMON, ORDINARY, RARE = "Nguyễn Văn Thành", "Trần Kha Nguyên", "Kpă H'Lan Byă"


def test_how_rare_a_name_is() -> None:
    assert [rarity(person_name_key(name)) for name in (COMMON, ORDINARY, RARE)] == ["common", "ordinary", "rare"]


@pytest.mark.parametrize("name", [COMMON, ORDINARY, RARE])
def test_one_province_is_one_person(name: str) -> None:
    assert (
        how_many(said(1, name, "hue", DIRECTOR), said(2, name, "hue", ("trưởng phòng", "x", "hue")), said(3, name)) == 1
    )


def test_two_provinces_are_two_people() -> None:
    found = resolve_people([said(1, ORDINARY, "hue", DIRECTOR), said(2, ORDINARY, "gia-lai", HEAD)])
    assert sorted(found.people) == ["tran-kha-nguyen", "tran-kha-nguyen-hue"]
    assert {person.place for person in found.people.values()} == {"hue", "gia-lai"}


def test_a_stated_transfer_joins_them() -> None:
    moved = said(3, ORDINARY, "hue", DIRECTOR, HEAD)
    found = resolve_people([said(1, ORDINARY, "hue", DIRECTOR), said(2, ORDINARY, "gia-lai", HEAD), moved])
    (person,) = found.people.values()
    assert next(reason.kind for reason in person.reasons) == "both_places" and person.score >= 0.6


def test_the_same_unit_joins_them_wherever_it_is_named() -> None:
    post = ("phó giám đốc", "vien-nhiet-doi-hoa-sen", None)
    assert how_many(said(1, ORDINARY, "hue", post), said(2, ORDINARY, "gia-lai", post)) == 1


def test_degrees_and_a_rare_name_count() -> None:
    titled = {"titles": ("BSCKII",)}
    pair = (said(1, RARE, "hue", DIRECTOR, **titled), said(2, RARE, "gia-lai", HEAD, day="2025-02-01", **titled))
    assert how_many(*pair) == 1
    pair = (said(1, COMMON, "hue", DIRECTOR, **titled), said(2, COMMON, "gia-lai", HEAD, day="2025-02-01", **titled))
    assert how_many(*pair) == 2


def test_two_posts_at_the_same_time_count_against_it() -> None:
    here = [said(n, RARE, "hue", DIRECTOR, day=f"2024-0{n}-01", titles=("BSCKII",)) for n in (1, 5)]
    there = [said(10 + n, RARE, "gia-lai", HEAD, day=f"2024-0{n}-15", titles=("BSCKII",)) for n in (1, 5)]
    assert how_many(*here, *there) == 2


def test_the_ministry_is_a_place_of_its_own_and_visits() -> None:
    minister = ("thứ trưởng", "bo-y-te", NATION)
    assert how_many(said(1, ORDINARY, "hue", minister), said(2, ORDINARY, "gia-lai", minister)) == 1
    assert how_many(said(1, ORDINARY, "hue", minister), said(2, ORDINARY, "gia-lai")) == 1, "named there without a post"
    assert how_many(said(1, COMMON, "hue", minister), said(2, COMMON, "gia-lai")) == 2


def test_a_merged_province_leads_on_to_the_one_of_today() -> None:
    before = said(1, ORDINARY, "binh-dinh", ("giám đốc", "so-y-te-binh-dinh", "binh-dinh"), day="2025-06-01")
    after = said(2, ORDINARY, "gia-lai", ("phó giám đốc", "so-y-te-gia-lai", "gia-lai"), day="2025-08-01")
    assert how_many(before, after) == 1
    namesake = said(3, ORDINARY, "gia-lai", ("trưởng phòng", "so-y-te-gia-lai", "gia-lai"), day="2024-01-01")
    assert how_many(before, after, namesake) == 2, "that name was in the other province before the merger"


def test_where_nothing_tells_the_place() -> None:
    assert how_many(said(1, RARE, "hue", DIRECTOR), said(2, RARE, "")) == 1
    assert how_many(said(1, COMMON, "hue", DIRECTOR), said(2, COMMON, "")) == 2


def test_why_is_said_and_has_a_weight() -> None:
    (person,) = resolve_people([said(1, COMMON, "hue", DIRECTOR)]).people.values()
    assert [(reason.kind, reason.a) for reason in person.reasons] == [("one_place", "hue")]
    assert 0 < person.score < 0.9, "a common name"
    assert set(weights()) >= {"one_place", "both_places", "same_unit", "successor"}


# One province, several people -----------------------------------------------------------------------------------------


SEATS = {
    seat.unit: seat
    for seat in (
        Seat(unit="benh-vien-nhi", name="Bệnh viện Nhi", calling="health"),
        Seat(unit="ubnd-xa-muong", name="UBND xã Mường", calling="public", local="xã Mường"),
        Seat(unit="ttyt-xin", name="TTYT huyện Xín", calling="health", local="huyện Xín"),
        Seat(unit="tram-sin", name="Trạm Y tế xã Sín, huyện Xín", calling="health", local="xã Sín, huyện Xín"),
        Seat(unit="tram-pu", name="Trạm Y tế xã Pú, huyện Lũng", calling="health", local="xã Pú, huyện Lũng"),
        Seat(unit="vien-dinh-duong", name="Viện Dinh dưỡng", calling="health", central=True),
        Seat(unit="hoi-dong", name="HĐND xã Mường", calling="public", local="xã Mường"),
    )
}


def sits(article: int, name: str, unit: str, day: str, *, former: bool = False, beside: bool = False) -> PersonMention:
    seat = SEATS[unit]
    office = Office(
        role="" if beside else "trưởng",
        unit=unit,
        place=None if seat.central else "hue",
        former=former,
        calling=seat.calling,
    )
    return PersonMention(
        article=article, text=name, home="hue", day=day, titles=("bác sĩ",) if beside else (),
        offices=() if beside else (office,), beside=office if beside else None,
    )  # fmt: skip


def led(*mentions: PersonMention, known: Sequence[Known] = ()) -> tuple[str | None, ...]:
    return resolve_people(mentions, known, seats=SEATS).keys


MOUNTAIN, UNIQUE = "Giàng A Chu", "Y Blui Niê Kđăm"


@pytest.mark.parametrize(
    ("name", "posts", "people"),
    [
        # (unit, month of 2024) in order of the articles; the people by number
        (COMMON, [("benh-vien-nhi", 1), ("ubnd-xa-muong", 2), ("benh-vien-nhi", 3)], "121"),
        (ORDINARY, [("benh-vien-nhi", 1), ("ubnd-xa-muong", 2), ("benh-vien-nhi", 3)], "121"),
        (COMMON, [("benh-vien-nhi", 1), ("ubnd-xa-muong", 2)], "12"),  # of two callings: namesakes, not a career
        (ORDINARY, [("benh-vien-nhi", 1), ("ubnd-xa-muong", 2)], "11"),  # few bear it: a career
        (UNIQUE, [("benh-vien-nhi", 1), ("ubnd-xa-muong", 2), ("benh-vien-nhi", 3)], "111"),
        (MOUNTAIN, [("tram-sin", 1), ("tram-pu", 2), ("tram-sin", 3)], "121"),  # rare in the country, not in its hills
        (COMMON, [("tram-sin", 1), ("tram-pu", 2)], "11"),  # moved from one station to another
        (COMMON, [("tram-sin", 1), ("ttyt-xin", 2), ("tram-sin", 3)], "111"),  # the station is in the district
        (COMMON, [("ubnd-xa-muong", 1), ("hoi-dong", 2), ("ubnd-xa-muong", 3)], "111"),  # posts of one commune
        (COMMON, [("vien-dinh-duong", 1), ("tram-pu", 2)], "12"),
        (ORDINARY, [("vien-dinh-duong", 1), ("tram-pu", 2)], "11"),
    ],
)
def test_posts_that_nobody_holds_at_once_are_two_peoples(name: str, posts: list[tuple[str, int]], people: str) -> None:
    keys = led(*(sits(n, name, unit, f"2024-{month:02}-05") for n, (unit, month) in enumerate(posts)))
    numbers = {key: str(number) for number, key in enumerate(dict.fromkeys(keys), 1)}
    assert "".join(numbers[key] for key in keys) == people


def test_what_one_article_says_of_both_posts_counts_more() -> None:
    both = [sits(4, COMMON, "benh-vien-nhi", "2024-04-05"), sits(4, COMMON, "ubnd-xa-muong", "2024-04-05")]
    apart = [sits(1, COMMON, "benh-vien-nhi", "2024-01-05"), sits(2, COMMON, "ubnd-xa-muong", "2024-02-05")]
    assert len(set(led(*apart))) == 2 and len(set(led(*apart, *both))) == 1


def test_a_former_post_is_held_no_more() -> None:
    found = led(
        sits(1, ORDINARY, "benh-vien-nhi", "2024-01-05"),
        sits(2, ORDINARY, "ubnd-xa-muong", "2024-02-05"),
        sits(3, ORDINARY, "benh-vien-nhi", "2024-03-05", former=True),
    )
    assert len(set(found)) == 1


def test_the_unit_behind_a_name_counts_where_no_post_is_told() -> None:
    expert = sits(1, COMMON, "vien-dinh-duong", "2024-01-05", beside=True)
    assert len(set(led(expert, sits(2, COMMON, "tram-pu", "2024-02-05")))) == 2
    there = said(3, RARE, "gia-lai")
    here = sits(1, RARE, "vien-dinh-duong", "2024-01-05", beside=True)
    assert len(set(led(here, there))) == 2
    again = replace(here, article=4, home="gia-lai")
    assert len(set(led(here, again))) == 1, "the same institute in two provinces"


def test_who_has_no_post_is_the_one_named_most() -> None:
    head = [sits(n, COMMON, "benh-vien-nhi", f"2024-0{n}-05") for n in (1, 3)]
    chair = sits(2, COMMON, "ubnd-xa-muong", "2024-02-05")
    found = led(*head, chair, said(5, COMMON, "hue"))
    assert found[3] == found[0] != found[2]


def test_a_post_without_its_unit_is_that_of_whoever_has_it() -> None:
    head = [sits(n, COMMON, "benh-vien-nhi", f"2024-0{n}-05") for n in (1, 3)]
    chair = sits(2, COMMON, "ubnd-xa-muong", "2024-02-05")
    chair = replace(chair, offices=(replace(chair.offices[0], role="chủ tịch"),))
    found = led(*head, chair, said(5, COMMON, "hue", ("chủ tịch", None, None)))
    assert found[3] == found[2] != found[0]


def test_a_key_stays_with_its_post_when_a_province_turns_out_to_hold_two() -> None:
    head = [sits(n, COMMON, "benh-vien-nhi", f"2024-0{n}-05") for n in (1, 3)]
    chair = [sits(n, COMMON, "ubnd-xa-muong", f"2024-0{n}-15") for n in (2, 4, 6, 8)]
    alone = resolve_people(head, seats=SEATS)
    two = resolve_people([*head, chair[0]], kept(alone), seats=SEATS)
    assert two.keys[0] == alone.keys[0] != two.keys[2]
    more = resolve_people([*head, *chair], kept(two), seats=SEATS)
    assert more.keys[:3] == two.keys[:3], "also when the other is named more by now"


def test_keys_of_a_province_that_holds_one_again_lead_to_one() -> None:
    head, chair = sits(1, COMMON, "benh-vien-nhi", "2024-01-05"), sits(2, COMMON, "ubnd-xa-muong", "2024-02-05")
    two = resolve_people([head, chair], seats=SEATS)
    said_so = [replace(head, article=3), replace(chair, article=3)]
    one = resolve_people([head, chair, *said_so], kept(two), seats=SEATS)
    assert len(set(one.keys)) == 1 and len(one.redirects) == 1 and set(one.keys) < set(two.keys)


@pytest.mark.parametrize(
    ("kind", "name", "local", "calling"),
    [
        ("hospital", "Bệnh viện Nhi", None, "health"),
        ("department", "Sở Y tế tỉnh X", None, "health"),
        ("mass", "Công đoàn ngành Y tế", None, None),
        ("mass", "Hội Chữ thập đỏ huyện X", "huyện X", "public"),
        ("committee", "UBND tỉnh", None, None),  # the head of a department sits in it
        ("committee", "UBND xã X", "xã X", "public"),
        ("police", "Công an tỉnh X", None, "police"),
        ("department", "Sở Nội vụ", None, None),
        (None, "Đoàn công tác", None, None),
    ],
)
def test_the_calling_of_a_unit(kind: str | None, name: str, local: str | None, calling: str | None) -> None:
    assert calling_of(kind, name, local) == calling


@pytest.mark.parametrize(
    ("courtesies", "short", "meant"),
    [
        (("ông", "bà"), "bà", 1),
        (("ông", "bà"), "ông", 0),
        (("ông", "bà"), "đồng chí", None),
        ((None, "bà"), "bà", None),  # Thạch Sa Oanh may be a woman
        (("ông", None), "chị", 1),
    ],
)
def test_a_given_name_of_two_is_whom_the_courtesy_suits(
    courtesies: tuple[str | None, str | None], short: str, meant: int | None
) -> None:
    names = ("Thạch Sa Oanh", "Lâm Kim Oanh")
    full = [replace(said(1, name, "hue"), courtesy=word) for name, word in zip(names, courtesies, strict=True)]
    keys = resolve_people([*full, replace(said(1, "Oanh", "hue"), courtesy=short)]).keys
    assert keys[2] == (keys[meant] if meant is not None else None)


def test_the_middle_name_tells_a_woman() -> None:
    full = [said(1, "Lù Thị Pành", "hue"), replace(said(1, "Tao Sa Pành", "hue"), courtesy="ông")]
    keys = resolve_people([*full, replace(said(1, "Pành", "hue"), courtesy="chị")]).keys
    assert keys[2] == keys[0]


# Keys -----------------------------------------------------------------------------------------------------------------


def kept(found: People) -> list[Known]:
    return [
        Known(
            key=person.key,
            name=person.name,
            place=person.place,
            merged_into=found.redirects.get(person.key),
            merged_by="rule" if person.key in found.redirects else None,
        )
        for person in found.people.values()
    ]


HERE, THERE = said(1, ORDINARY, "hue", DIRECTOR), said(2, ORDINARY, "gia-lai", HEAD)
TRANSFER = said(3, ORDINARY, "hue", DIRECTOR, HEAD)


def test_namesakes_keep_their_keys_whoever_comes_first() -> None:
    first = resolve_people([HERE])
    both = resolve_people([THERE, HERE], kept(first))
    assert both.keys == ("tran-kha-nguyen-gia-lai", "tran-kha-nguyen")
    assert resolve_people([THERE], kept(both)).keys == ("tran-kha-nguyen-gia-lai",)


def test_who_turns_out_to_be_one_redirects_and_comes_back_when_the_reason_goes() -> None:
    apart = resolve_people([HERE, THERE])
    joined = resolve_people([HERE, THERE, TRANSFER], kept(apart))
    assert set(joined.keys) == {"tran-kha-nguyen"} and joined.redirects == {"tran-kha-nguyen-hue": "tran-kha-nguyen"}
    rows = [
        Known(key=row.key, name=row.name, place=row.place, merged_into=joined.redirects.get(row.key), merged_by="rule")
        if row.key in joined.redirects
        else row
        for row in kept(apart)
    ]
    assert resolve_people([HERE, THERE], rows).keys == apart.keys


def test_a_key_of_before_places_is_whoever_bears_the_name_most() -> None:
    more = [said(n, ORDINARY, "gia-lai", HEAD) for n in (5, 6)]
    found = resolve_people([HERE, *more], [Known(key="tkn", name=ORDINARY)])
    assert found.keys == ("tran-kha-nguyen", "tkn", "tkn")


def test_a_guessed_place_may_move_and_a_known_one_may_not() -> None:
    guess = resolve_people([said(1, ORDINARY, "hue")])
    assert guess.people["tran-kha-nguyen"].place == f"{GUESSED}hue"
    assert resolve_people([said(1, ORDINARY, "hue", HEAD)], kept(guess)).keys == ("tran-kha-nguyen",)
    known = resolve_people([HERE])
    assert resolve_people([said(1, ORDINARY, "hue", HEAD)], kept(known)).keys == ("tran-kha-nguyen-gia-lai",)


def test_the_set_of_mentions_decides_and_never_their_order() -> None:
    mentions = [
        HERE, THERE, TRANSFER,
        said(4, "Nguyên", "hue"), said(3, "Nguyên", "hue"),
        said(4, COMMON, "hue", DIRECTOR), said(5, COMMON, "gia-lai"), said(6, COMMON, ""),
        said(7, COMMON, "nghe-an", HEAD),
        said(8, RARE, "hue", titles=("BSCKI",)), said(9, RARE, "nghe-an", DIRECTOR), said(9, "Byă", "nghe-an"),
        said(10, "ĐỖ HOÀ", "hue"), said(11, "Đỗ Hòa", "hue"),
    ]  # fmt: skip
    whole = resolve_people(mentions)
    chance = random.Random(11)
    for _ in range(25):
        order = chance.sample(range(len(mentions)), len(mentions))
        again = resolve_people([mentions[number] for number in order])
        assert (again.people, again.redirects) == (whole.people, whole.redirects)
        assert _in_order(again.keys, order) == list(whole.keys)


def _in_order(keys: Sequence[str | None], order: Sequence[int]) -> list[str | None]:
    return [keys[order.index(number)] for number in range(len(order))]
