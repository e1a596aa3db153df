"""underthesea's transformer as a yardstick: everything but its weights, which only a hub has, is real here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.evaluate import command
from crawler.errors import SoyteError
from pipelines.nlp import DeepModelError, recognise

DEEP = "underthesea.pipeline.ner.model_transformers"
HUB = "undertheseanlp/vietnamese-ner-v1.4.0a2"
DEV = Path(__file__).resolve().parent.parent / "data" / "corpus" / "dev.jsonl"
Piece = tuple[str, str]


class Weights:
    """Stands for the transformers library at its three names that underthesea calls."""

    def __init__(self, labelled: dict[str, list[Piece]], fail: Exception | None = None) -> None:
        self.labelled = labelled
        self.fail = fail
        self.asked: list[str] = []

    def from_pretrained(self, repository: str) -> Weights:
        self.asked.append(repository)
        if self.fail is not None:
            raise self.fail
        return self

    def pipeline(self, task: str, *, model: Weights, tokenizer: Weights) -> Callable[[str], list[dict[str, Any]]]:
        assert (task, model, tokenizer) == ("ner", self, self)
        return self.read

    def read(self, sentence: str) -> list[dict[str, Any]]:
        """As the library answers: the word pieces that are not "O", with their places in the sentence."""
        answer: list[dict[str, Any]] = []
        at = 0
        for index, (piece, entity) in enumerate(self.labelled[sentence], 1):
            start = sentence.index(piece.removeprefix("##"), at)
            at = start + len(piece.removeprefix("##"))
            if entity != "O":
                answer.append(
                    {"entity": entity, "score": 0.99, "index": index, "word": piece, "start": start, "end": at}
                )
        return answer


def install(monkeypatch: pytest.MonkeyPatch, weights: Weights) -> None:
    library = ModuleType("transformers")
    library.AutoModelForTokenClassification = weights  # type: ignore[attr-defined]
    library.AutoTokenizer = weights  # type: ignore[attr-defined]
    library.pipeline = weights.pipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "transformers", library)
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """underthesea loads its transformer again when it is next asked for, here and after the test."""
    import underthesea.pipeline.ner as package

    monkeypatch.setitem(sys.modules, DEEP, None)  # type: ignore[arg-type]
    monkeypatch.delitem(sys.modules, DEEP)
    monkeypatch.delattr(package, "model_transformers", raising=False)


def test_word_pieces_become_names_with_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = "Lê bảo Lê Thị Khuyên thuộc CDC Bắc Kạn.", "Bà Lê Hà."
    labelled = {
        first: [
            ("Lê", "O"), ("bảo", "O"), ("Lê", "B-PER"), ("Thị", "I-PER"), ("Kh", "I-PER"), ("##uyên", "I-PER"),
            ("thuộc", "O"), ("CD", "B-ORG"), ("##C", "I-ORG"), ("Bắc", "B-LOC"), ("K", "I-LOC"),
            ("##ạn", "I-LOC"), (".", "O"),
        ],
        second: [("Bà", "O"), ("Lê", "B-PER"), ("Hà", "B-PER"), (".", "O")],
    }  # fmt: skip
    weights = Weights(labelled)
    install(monkeypatch, weights)
    text = f"  {first} {second}\n"
    found = recognise(text, deep=True)
    assert weights.asked == [HUB, HUB]
    assert all(text[entity.start : entity.end] == entity.text for entity in found)
    assert [(entity.text, entity.label) for entity in found] == [
        ("Lê Thị Khuyên", "PER"),
        ("CDC", "ORG"),
        ("Bắc Kạn", "LOC"),
        ("Lê", "PER"),
        ("Hà", "PER"),
    ]
    assert found[0].start == 9  # not at the Lê before it, which is no name


def test_a_name_does_not_go_on_over_words_between(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ông Vi Mạnh và bà Hoa"
    pieces = [("Vi", "B-PER"), ("Mạnh", "I-PER"), ("Hoa", "I-PER")]
    install(monkeypatch, Weights({text: pieces}))
    assert [entity.text for entity in recognise(text, deep=True)] == ["Vi Mạnh", "Hoa"]


def test_weights_out_of_reach_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    offline = OSError("We couldn't connect to the hub to load the files.\nCheck your internet connection.")
    install(monkeypatch, Weights({}, offline))
    with pytest.raises(DeepModelError, match=r"could not be fetched \(We couldn't connect .*\); run it once"):
        recognise("Sở Y tế", deep=True)


def test_without_the_extra_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)  # type: ignore[arg-type]
    forget(monkeypatch)
    result = CliRunner().invoke(command, [str(DEV), "--deep"])
    assert isinstance(result.exception, SoyteError)
    message = str(result.exception)
    assert "transformers" in message
    assert message.endswith("pip install 'soyte[deep]'")
    assert "\n" not in message
    assert result.output == ""
