"""find_mentions: exact places for any text, no overlaps, and the kinds together. All people are invented."""

from __future__ import annotations

import importlib.util
import json
import os
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.mentions import find_mentions
from pipelines.reference import rows

SENTENCE = (
    "Ngày 12/3, PGS.TS Lê Hoài Nam - Giám đốc Sở Y tế tỉnh Khánh Hòa ký Quyết định số 45/QĐ-SYT "
    "giao TTYT huyện Ba Vì thực hiện."
)

_PIECES = [
    "Giám đốc",
    "Sở Y tế",
    "ông",
    "Trần Văn Khôi",
    "H'Len Niê",
    " - ",
    ", ",
    "\n",
    "\r\n",
    "\xa0",
    " ",
    "  ",
    "😀",
    "(",
    ")",
    "UBND huyện",
    "Phú Lộc",
    "các",
    "trung tâm y tế",
    "PGS.TS.",
    "BSCKII",
    "/",
    ":",
    "12/3",
    "Thị",
    "́",
    "\u200b",
    "và",
    "Bệnh viện",
    "Trưởng",
    "phòng",
    "do",
    "làm",
    "giữ chức",
    "CDC",
    "số 12",
    "TP.",
    "Y",
    "A",
    "Ủy ban",
    "của",
    "tại",
    "-",
    "'",
]
#: Every word of the tables, so that every rule meets every end of a text.
_WORDS = [
    row[column]
    for name, column in (
        ("unit_heads", "head"),
        ("unit_domains", "domain"),
        ("unit_fixed", "name"),
        ("admin_levels", "level"),
        ("regions", "name"),
        ("roles", "role"),
        ("role_links", "link"),
        ("titles", "title"),
        ("courtesies", "courtesy"),
        ("surnames", "surname"),
        ("not_people", "word"),
        ("credits", "label"),
    )
    for row in rows(name)
]
_phrases = st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_PIECES)), max_size=10).map(" ".join)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    _phrases,
    _phrases.map(str.upper),
)


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


def test_the_reference_articles_reach_their_floors() -> None:
    """People .95, roles and units .90 both ways on articles that are not part of the project."""
    root = os.environ.get("SOYTE_REFERENCE")
    if not root:
        pytest.skip("SOYTE_REFERENCE is not set: no reference articles here")
    spec = importlib.util.spec_from_file_location("score_seeds", Path(root) / "tools" / "score_seeds.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = json.loads((Path(root) / "seeds" / "gold.json").read_text(encoding="utf-8"))
    totals = {name: [0, 0, 0] for name in ("people", "roles", "units")}
    for name, expected in gold.items():
        chrome = {scorer.key(line) for line in (*expected["boilerplate"], expected["author"])}
        lines = (Path(root) / "seeds" / name).read_text(encoding="utf-8").splitlines()
        mentions = find_mentions("\n".join(line for line in lines if scorer.key(line) not in chrome))
        people: dict[str, dict[str, Any]] = {}
        for mention in mentions:
            if mention.kind == "person":
                person = people.setdefault(mention.text, {"name": mention.text, "roles": []})
                person["roles"] += [{"role": role.role} for role in mention.roles]
        record = {"people": list(people.values()), "units": [m.text for m in mentions if m.kind == "unit"]}
        _, lists = scorer.score(record, expected)
        for field, total in totals.items():
            for place in range(3):
                total[place] += lists[field][place]
    for field, (hit, want, wrong) in totals.items():
        floor = 0.95 if field == "people" else 0.90
        assert hit / want >= floor, (field, "recall")
        assert hit / (hit + wrong) >= floor, (field, "precision")


@pytest.mark.parametrize(
    "piece", ["Trung tâm ", "Văn phòng ", "Hội đồng quản lý ", "Trưởng Phó ", "Nguyễn ", "(", "TS.BS. "]
)
def test_a_piece_repeated_without_end_is_read(piece: str) -> None:
    holds(piece * 1500)
