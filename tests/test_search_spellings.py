"""Abbreviations, full names and places: what is looked for beside what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.search_query import parse
from crawler.browse.search_spellings import MOST_SPELLINGS, grouped, spellings
from crawler.search_text import folded

WORDS = ["CDC", "TTYT", "BVĐK", "Huế", "Gia", "Lai", "tỉnh", "Sở", "Y", "tế", "TP", "DS", "KHHGĐ", "sởi", "UBND", "x"]


def written(typed: str) -> set[str]:
    return {folded(" ".join(words)) for words in spellings(tuple(typed.split()))}


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("TTKSBT", {"trung tam kiem soat benh tat", "cdc"}),
        ("CDC", {"trung tam kiem soat benh tat", "ttksbt"}),
        ("Trung tâm Kiểm soát bệnh tật", {"cdc", "ttksbt"}),
        ("trung tam kiem soat benh tat", {"cdc", "ttksbt"}),
        ("cdc Huế", {"trung tam kiem soat benh tat hue", "trung tam kiem soat benh tat thanh pho hue"}),
        ("CDC thành phố Huế", {"cdc hue", "trung tam kiem soat benh tat hue"}),
        ("BVĐK tỉnh Gia Lai", {"benh vien da khoa tinh gia lai", "bvdk gia lai"}),
        ("bvdk gia lai", {"benh vien da khoa tinh gia lai"}),
        ("ttyt Sa Đéc", {"trung tam y te sa dec"}),
        ("Sở Y tế Lào Cai", {"syt lao cai", "so y te tinh lao cai"}),
        ("UBND TP Huế", {"uy ban nhan dan thanh pho hue"}),
        ("DS KHHGĐ", {"dan so ke hoach hoa gia dinh"}),
    ],
)
def test_names_of_units_meet(typed: str, also: set[str]) -> None:
    assert spellings(tuple(typed.split()))[0] == tuple(typed.split())
    assert also <= written(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "sởi",
        "ca mắc sởi",  # CA is Công an only in capitals
        "tập huấn",
        "who",  # an English word
        "th true milk",
        "tính mạng",
        "Sơ y tế",  # with other marks than Sở Y tế
        "Trung tâm Kiểm soát bệnh tất",
        "Gia Lai",
    ],
)
def test_words_that_are_no_abbreviation_stay_as_they_are(typed: str) -> None:
    assert spellings(tuple(typed.split())) == (tuple(typed.split()),)


def test_known_names_are_kept_together_in_long_queries() -> None:
    words = ("tập", "huấn", "tại", "trung", "tâm", "kiểm", "soát", "bệnh", "tật", "huế")
    assert ("trung", "tâm", "kiểm", "soát", "bệnh", "tật") in list(grouped(words))
    assert [word for part in grouped(words) for word in part] == list(words)
    assert parse(" ".join(words)).parts == tuple(grouped(words))
    # Four syllables are tried as a phrase first; as loose words they are loose.
    assert parse("an toàn thực phẩm").parts == (("an",), ("toàn",), ("thực",), ("phẩm",))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_spellings_are_few_and_each_is_another(words: list[str]) -> None:
    found = spellings(tuple(words))
    assert 1 <= len(found) <= MOST_SPELLINGS
    assert len({folded(" ".join(form)) for form in found}) == len(found)


@pytest.mark.parametrize(
    ("typed", "parts", "excluded"),
    [
        ("sởi -covid", (("sởi",),), (("covid",),)),
        ('sởi -"tay chân miệng"', (("sởi",),), (("tay", "chân", "miệng"),)),
        ("vắc-xin", (("vắc",), ("xin",)), ()),
        ("2024 -19", (("2024",), ("19",)), ()),
        ("a - b", (("a",), ("b",)), ()),
        ("--x", (("x",),), ()),
        ("-", (), ()),
        ('-""', (), ()),
    ],
)
def test_a_minus_leaves_out(typed: str, parts: object, excluded: object) -> None:
    query = parse(typed)
    assert (query.parts, query.excluded) == (parts, excluded)
