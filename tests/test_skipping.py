"""The grammars look only at words that begin an entry of some table. What they pass over must be nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.corpus import read_corpus
from pipelines.date_patterns import EXPRESSIONS, OPENING, matches
from pipelines.dates import BARE
from pipelines.phrases import Phrase, Reader
from pipelines.syllables import Syllables
from pipelines.units import UnitScanner, find_units

DEV = Path(__file__).parent.parent / "data" / "corpus" / "dev.jsonl"
TEXTS = [article["text"] for article in read_corpus(DEV)]


def without_skipping(reader: Reader) -> list[Phrase]:
    """The phrases of a text with no word passed over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.phrases._beginnings", lambda: frozenset(reader.tokens.keys))
        return reader.read()


@pytest.mark.parametrize("text", [TEXTS[0], TEXTS[1].upper(), "\n".join(TEXTS)], ids=["one", "capitals", "all"])
def test_no_phrase_is_passed_over(text: str) -> None:
    units = find_units(text)
    phrases = without_skipping(Reader(Syllables(text), units))
    assert any(phrase.kind == "role" for phrase in phrases)
    assert Reader(Syllables(text), units).read() == phrases


def test_no_date_is_passed_over() -> None:
    """Each expression is tried only where one can begin."""
    text = "\n".join([*TEXTS, *(text.upper() for text in TEXTS)])
    openings = [opening.start() for opening in OPENING.finditer(text)]
    seen = 0
    for rule, pattern, _ in (*EXPRESSIONS, ("day:bare", BARE, None)):
        everywhere = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in matches(pattern, text, openings)] == everywhere, rule
        seen += len(everywhere)
    assert seen > 300


def test_no_unit_is_passed_over() -> None:
    text = "\n".join(TEXTS)
    tokens = Syllables(text)
    scanned = {unit.start for unit in UnitScanner(tokens).scan()}
    scanner, index, starts = UnitScanner(tokens), 0, set()
    while index < len(tokens):
        unit = scanner.unit_at(index)
        if unit is not None and unit.kind != "none":
            starts.add(unit.start)
        index = max(unit.end, unit.after) if unit is not None else index + 1
    assert len(starts) > 100
    # Those that share the head of the one before begin nowhere by themselves.
    assert starts <= scanned
