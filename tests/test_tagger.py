"""The tagger of units: what it mends, what it adds, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from underthesea_core import CRFTagger

from bench.tagger import between, opinion_of, stretches, tags_of, together
from bench.train_tagger import Prepared, prepare, train
from crawler.corpus import read_corpus
from crawler.items import Mention
from pipelines.syllables import Syllables
from pipelines.text import nfc_clean

CORPUS = Path(__file__).parent.parent / "data" / "corpus"


@cache
def articles() -> list[Prepared]:
    return [prepare(article) for article in read_corpus(CORPUS / "train.jsonl")[:25]]


@cache
def small_model() -> Any:
    """A model of 25 articles whose grammar found nothing: it knows units by their words alone, and trusts nobody."""
    return CRFTagger.from_model(train([replace(one, opinion=["O"] * len(one.tokens)) for one in articles()]))


def unit(text: str, name: str, **facts: Any) -> Mention:
    start = text.index(name)
    facts = {"rule": "unit.domain", "confidence": 0.95, "unit_kind": "department", **facts}
    return Mention(kind="unit", start=start, end=start + len(name), text=name, **facts)


TEXT = "Sáng qua, Sở Y tế tỉnh Lai Châu làm việc với Trung tâm Y tế huyện Mường Tè về công tác phòng bệnh."


def found(units: list[Mention], model: Any) -> list[tuple[str, str]]:
    mentions = together(Syllables(TEXT), units, model)
    assert all(TEXT[m.start : m.end] == m.text for m in mentions)
    return [(m.text, m.rule) for m in mentions]


def test_what_grammar_and_tagger_agree_on_stays_as_it_was() -> None:
    units = [
        unit(TEXT, "Sở Y tế tỉnh Lai Châu"),
        unit(TEXT, "Trung tâm Y tế huyện Mường Tè", unit_kind="health_center"),
    ]
    assert together(Syllables(TEXT), units, small_model()) == units


def test_a_name_that_breaks_off_is_mended_and_keeps_what_it_is() -> None:
    units = [unit(TEXT, "Sở Y tế tỉnh", unit_kind="department"), unit(TEXT, "Trung tâm Y tế huyện Mường Tè")]
    first, second = together(Syllables(TEXT), units, small_model())
    assert (first.text, first.rule, first.unit_kind) == ("Sở Y tế tỉnh Lai Châu", "unit.mended", "department")
    assert second == units[1]


def test_a_name_that_the_grammar_does_not_see_is_added_with_the_kind_of_its_head() -> None:
    units = [unit(TEXT, "Sở Y tế tỉnh Lai Châu")]
    first, second = together(Syllables(TEXT), units, small_model())
    assert first == units[0]
    assert (second.text, second.rule, second.unit_kind) == (
        "Trung tâm Y tế huyện Mường Tè",
        "unit.tagger",
        "health_center",
    )
    assert 0.8 <= second.confidence <= 1.0


def test_a_name_that_the_tagger_does_not_see_is_not_taken_away() -> None:
    units = [unit(TEXT, "Sáng qua"), unit(TEXT, "Sở Y tế tỉnh Lai Châu")]
    assert ("Sáng qua", "unit.domain") in found(units, small_model())


def test_a_doubtful_tagger_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.tagger.SURE_TO_ADD", 1.1)
    monkeypatch.setattr("bench.tagger.SURE_TO_MEND", 1.1)
    units = [unit(TEXT, "Sở Y tế tỉnh")]
    assert together(Syllables(TEXT), units, small_model()) == units


def test_two_trainings_say_the_same() -> None:
    """The file of a model is not the same twice; what it says is."""
    silent = [replace(one, opinion=["O"] * len(one.tokens)) for one in articles()]
    models = [small_model(), CRFTagger.from_model(train(silent))]
    others = [prepare(article) for article in read_corpus(CORPUS / "dev.jsonl")[:6]]
    answers = [[together(one.tokens, [], model) for one in others] for model in models]
    assert answers[0] == answers[1]
    assert sum(map(len, answers[0])) > 10


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        ("một hai ba bốn năm sáu bảy tám", []),
        ("một hai ba bốn năm Sở bảy tám chín mười hết", ["hai ba bốn năm Sở bảy tám chín mười"]),
        ("Sở một hai ba bốn năm sáu bảy tám chín mười Bộ", ["Sở một hai ba bốn", "bảy tám chín mười Bộ"]),
        ("Sở một hai\nba Bộ", ["Sở một hai", "ba Bộ"]),
        ("một\n\nhai Bộ\n", ["hai Bộ"]),
    ],
)
def test_only_what_is_near_a_capital_is_read(text: str, read: list[str]) -> None:
    tokens = Syllables(text)
    assert [tokens.slice(begin, end) for begin, end in stretches(tokens, opinion_of(tokens, []))] == read


def test_a_name_in_lower_case_is_read_where_the_grammar_sees_it() -> None:
    text = "một hai ba bốn năm sáu trạm y tế xã"
    tokens = Syllables(text)
    [(begin, end)] = stretches(tokens, opinion_of(tokens, [unit(text, "trạm y tế")]))
    assert tokens.slice(begin, end) == "ba bốn năm sáu trạm y tế xã"


def test_tags_begin_each_name_anew_and_the_first_of_two_stays() -> None:
    tokens = Syllables("Sở Y tế Bộ Y tế")
    assert between(tokens, 0, 7) == (0, 3)
    tags = tags_of(tokens, [("unit", 0, 3), ("unit", 3, 6), ("person", 1, 2)])
    assert tags == ["B-unit", "I-unit", "I-unit", "B-unit", "I-unit", "I-unit"]


def test_units_that_are_mended_never_overlap() -> None:
    """Offered spans cut every few letters, so that the tagger mends whatever it sees."""
    text = nfc_clean("\n".join(article["text"] for article in read_corpus(CORPUS / "dev.jsonl")[:4]))
    tokens = Syllables(text)
    for step in (3, 5, 8):
        cuts = range(0, len(tokens) - 2, step)
        units = [
            replace(unit(text, text[:1]), start=tokens.starts[i], end=tokens.ends[i + 1], text=tokens.slice(i, i + 2))
            for i in cuts
        ]
        mended = together(tokens, units, small_model())
        assert all(a.end <= b.start for a, b in pairwise(mended))
        assert {m.rule for m in mended} >= {"unit.mended"}
        assert all(text[m.start : m.end] == m.text for m in mended)
