"""Sentences and words with exact places in the text. The only module that knows underthesea.

underthesea's own `word_tokenize` returns normalised words (Hoà → Hòa) without places, and its `sent_tokenize` ignores
line breaks and cuts "PGS.TS. | Nguyễn". So sentences are ours, and of the word segmentation we use the parts:
its token pattern gives places, its model joins tokens to words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines.reference import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text; ``whole[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of one or more syllables as the text writes it; ``whole[start:end] == text``."""

    start: int
    end: int
    text: str


# A possible end: stops, closing marks, white space, and something that can begin a sentence.
_END = re.compile(r"(?<![.!?…])(?:\./\.|[.!?…]++)[\"'”’»)\]]*+(?=\s++([\"'“‘«(\[]*+)([^\W_]|[-–+•]))")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[]+$")
_NAME_BEFORE = re.compile(r"[^\W\d_]\w*\s+[^\W\d_]\.?$")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[a-zA-ZđĐ])$")
#: How far back a stop is judged by: longer than any chain of titles.
_LOOK_BACK = 40
#: No syllable, link or number is longer; underthesea's pattern takes square time on longer ones.
_LONGEST_RUN = 256
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")


class DeepModelError(RuntimeError):
    """underthesea's transformer cannot be used; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Span):
    """What underthesea's own recogniser takes for a name; ``label`` is PER, ORG, LOC or MISC."""

    label: str


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"].casefold() for row in rows("sentence_abbreviations"))


def lines(text: str) -> Iterator[Span]:
    """The lines that hold something, without the white space around them."""
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield Span(start=start, end=start + len(stripped), text=stripped)


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, without white space around them. A line break always ends one."""
    found: list[Span] = []
    for line in lines(text):
        begin = 0
        for match in _END.finditer(line.text):
            if _ends(line.text, match):
                found.append(_cut(line, begin, match.end()))
                begin = match.end()
        found.append(_cut(line, begin, len(line.text)))
    return found


def _cut(line: Span, begin: int, end: int) -> Span:
    piece = line.text[begin:end]
    start = line.start + begin + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(start=start, end=start + len(piece), text=piece)


def _ends(line: str, match: re.Match[str]) -> bool:
    """Whether the stop that matched ends a sentence, and not an abbreviation or a list number."""
    opening, following = match.group(1), match.group(2)
    if following.islower() and not opening:
        return False  # "v.v. và", "... rồi"
    if match.group() != ".":
        return True
    if match.start() < _LOOK_BACK and _LIST_NUMBER.fullmatch(line, 0, match.start()):
        return False  # "1. Các sở", "II. Mục tiêu"
    head = line[max(0, match.start() - _LOOK_BACK) : match.start()]
    word = _WORD_BEFORE.search(head)
    if word is None:
        return True
    last = word.group()
    if len(last) == 1 and last.isupper():
        # "bệnh nhân Nguyễn Văn A. Sau đó" ends; "P. Vĩnh Ninh", "Q. 5" and a first initial do not.
        before = _NAME_BEFORE.search(head)
        return before is not None and before.group()[0].isupper()
    parts = last.casefold()
    if parts in _abbreviations():
        return False
    # "PGS.TS. Nguyễn", "ThS.BS. Trần": every part is a title.
    return not ("." in parts and all(part in _abbreviations() for part in parts.split(".")))


@cache
def _segmenter() -> tuple[Any, Any, Any]:
    """The token pattern, the token normaliser and the loaded model: 0.3 to 0.7 seconds once per process."""
    from os.path import dirname, join

    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
    from underthesea.pipeline import word_tokenize
    from underthesea.pipeline.text_normalize.token_normalize import token_normalize
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

    _share_word_lists()
    model = FastCRFSequenceTagger()
    folder = dirname(word_tokenize.__file__)  # noqa: PTH120 - underthesea wants a string
    model.load(join(folder, "models", "ws_crf_vlsp2013_20230727"))  # noqa: PTH118
    return patterns, token_normalize, model


def _share_word_lists() -> None:
    """Let underthesea's taggers look into one list of words: importing it loads the same list three times, 15 MB each,
    and each worker process would carry all three.
    """
    from underthesea.pipeline.chunking import tagged_feature as first
    from underthesea.pipeline.ner import tagged_feature as second
    from underthesea.pipeline.pos_tag import tagged_feature as third

    for module in (second, third):
        for name in ("words", "lower_words"):
            if getattr(module, name, None) == getattr(first, name, ()):
                setattr(module, name, getattr(first, name))


def warm() -> None:
    """Load the model now, so that the first page of a worker does not wait for it."""
    words("Sở Y tế")


def words(text: str) -> list[Token]:
    """The words of an NFC text in order; nothing but white space lies between them.

    Line by line: a word never crosses a line break, and a long text costs no more than its lines.
    """
    patterns, normalise, model = _segmenter()
    found: list[Token] = []
    for match in re.finditer(r"[^\n]+", text):
        tokens = [
            (token.start(), token.end())
            for begin, end in _runs(text, match.start(), match.end())
            for token in patterns.finditer(text, begin, end)
        ]
        if not tokens:
            continue
        tags = model.predict([[normalise(text[start:end])] for start, end in tokens])
        start, end = tokens[0]
        for (next_start, next_end), tag in zip(tokens[1:], tags[1:], strict=True):
            if tag != "I-W":
                found.append(Token(start=start, end=end, text=text[start:end]))
                start = next_start
            end = next_end
        found.append(Token(start=start, end=end, text=text[start:end]))
    return found


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line, cut inside anything without white space that is longer than any word."""
    for match in _LONG_RUN.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end


def recognise(text: str, *, deep: bool = False) -> list[Entity]:
    """What ``underthesea.ner()`` finds, with places: the yardstick that `soyte evaluate` shows.

    Not part of process(): its model of 2017 knows hardly any agency, and its time grows with the square of the text.

    Args:
        deep: its transformer instead, which the extra ``soyte[deep]`` installs and which fetches its weights from a
            hub when it is first used.

    Raises:
        DeepModelError: ``deep``, and the transformer cannot be loaded.
    """
    if deep:
        # Sentences, as it reads some 500 word pieces and drops what is behind them.
        return [entity for sentence in sentences(text) for entity in _recognise_deep(text, sentence)]
    from underthesea import ner

    found: list[Entity] = []
    for line in lines(text):
        at, last = 0, ""
        for token in ner(line.text):
            word, tag = token[0], token[-1]
            # Words come back with their tone marks moved (Hoà → Hòa): letters may differ, their number does not.
            start = line.text.find(word, at)
            if start < 0:
                start = at + len(line.text[at:]) - len(line.text[at:].lstrip())
            at = start + len(word)
            label = tag[2:]
            if label:
                begin = found.pop().start if tag.startswith("I-") and label == last else line.start + start
                end = line.start + at
                found.append(Entity(start=begin, end=end, text=text[begin:end], label=label))
            last = label
    return found


def load_deep() -> Any:
    """underthesea's recogniser, sure that its transformer is there.

    Raises:
        DeepModelError: the extra is not installed, or the weights are neither here nor to be had.
    """
    from underthesea import ner

    try:
        # Its module loads library and weights when it is first imported.
        import underthesea.pipeline.ner.model_transformers  # noqa: F401
    except ImportError as error:
        raise DeepModelError(
            f"underthesea.ner(deep=True) cannot be loaded ({_first_line(error)}); pip install 'soyte[deep]'"
        ) from error
    except (OSError, ValueError) as error:
        raise DeepModelError(
            f"the weights of underthesea.ner(deep=True) are not here and could not be fetched ({_first_line(error)}); "
            "run it once with the hub in reach, or leave --deep out"
        ) from error
    return ner


def _first_line(error: Exception) -> str:
    return next((line.strip().rstrip(".") for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _recognise_deep(text: str, sentence: Span) -> Iterator[Entity]:
    """The names in a sentence. Only the word pieces of names come back, with their places and a B- or I- label each."""
    name: Entity | None = None
    for piece in load_deep()(sentence.text, deep=True):
        prefix, _, label = piece["entity"].partition("-")
        begin, end = sentence.start + piece["start"], sentence.start + piece["end"]
        goes_on = name is not None and name.label == label and not text[name.end : begin].strip()
        if name is not None and goes_on and (prefix == "I" or begin == name.end):
            name = Entity(start=name.start, end=end, text=text[name.start : end], label=label)
            continue
        if name is not None:
            yield name
        name = Entity(start=begin, end=end, text=text[begin:end], label=label)
    if name is not None:
        yield name
