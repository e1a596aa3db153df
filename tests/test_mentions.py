"""find_mentions: exact places for any text, no overlaps, and the kinds together. All people are invented."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.mentions import find_mentions

SENTENCE = (
    "Ngày 12/3, PGS.TS Lê Hoài Nam - Giám đốc Sở Y tế tỉnh Khánh Hòa ký Quyết định số 45/QĐ-SYT "
    "giao TTYT huyện Ba Vì thực hiện."
)

_PIECES = [
    "Giám đốc", "Sở Y tế", "ông", "Trần Văn Khôi", "H'Len Niê", " - ", ", ", "\n", "\r\n", "\u00a0", " ", "  ", "😀", "(", ")",
    "UBND huyện", "Phú Lộc", "các", "trung tâm y tế", "PGS.TS.", "BSCKII", "|", "/", ":", "12/3", "Thị", "\u0301", "\u200b", "và",
    "Bệnh viện", "Trưởng", "phòng", "do", "làm", "giữ chức", "CDC", "số 12", "TP.", "Y", "A", "Ủy ban", "của", "tại", "-", "'",
]  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))


def holds(text: str) -> None:
    mentions = find_mentions(text, date(2024, 6, 1))
    ends: dict[str, int] = {}
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= ends.get(mention.kind, 0)
        assert mention.rule
        ends[mention.kind] = mention.end
    assert [(m.start, m.end) for m in mentions] == sorted((m.start, m.end) for m in mentions)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_offsets_are_exact_for_any_text(text: str) -> None:
    holds(text)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_offsets_are_exact_for_decomposed_text(text: str) -> None:
    holds(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "given_text",
    [
        unicodedata.normalize("NFD", SENTENCE),
        SENTENCE.replace(" ", "\u00a0"),
        "😀\r\n" + SENTENCE.replace(", ", ",\r\n"),
        SENTENCE.replace("Sở", "S\u200bở"),
    ],
)
def test_other_codings_of_a_text_have_the_same_mentions(given_text: str) -> None:
    def seen(text: str) -> list[tuple[str, str]]:
        return [
            (m.kind, " ".join(unicodedata.normalize("NFC", m.text).replace("\u200b", "").split()))
            for m in find_mentions(text, date(2024, 6, 1))
        ]

    holds(given_text)
    assert seen(given_text) == seen(SENTENCE)


def test_all_kinds_stand_together() -> None:
    mentions = find_mentions(SENTENCE, date(2024, 6, 1))
    assert [(m.kind, m.text) for m in mentions if m.kind in ("person", "unit")] == [
        ("person", "Lê Hoài Nam"),
        ("unit", "Sở Y tế tỉnh Khánh Hòa"),
        ("unit", "TTYT huyện Ba Vì"),
    ]
    assert {m.kind for m in mentions} == {"person", "unit", "date", "document"}
    [person] = [m for m in mentions if m.kind == "person"]
    assert person.titles == ("PGS.TS",)
    assert [(role.role, role.unit) for role in person.roles] == [("Giám đốc", "Sở Y tế tỉnh Khánh Hòa")]


def test_an_empty_text_has_none() -> None:
    assert find_mentions("") == []
