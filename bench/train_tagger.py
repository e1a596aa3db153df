"""Train the tagger of units on our own corpus, and say what it is worth: `make model`.

    python -m bench.train_tagger [--corpus FILE] [--check FILE] [--output FILE] [--folds N]

Prints exact and relaxed F1 of units by the grammar alone and with the tagger: on the training articles by
cross-validation over N folds of whole articles (each article is read by a model that has not seen it), and on the
articles of ``--check`` by the model that is written. The interval is that of the gain in exact F1 when articles are
drawn again 2,000 times. Training goes on to convergence, so that the same corpus, tables and code give the same names;
the file itself differs in order and in last digits, as the trainer hashes its attributes afresh each time.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import O_WRONLY, close, devnull, dup, dup2
from os import open as open_fd
from pathlib import Path
from typing import Any

from underthesea_core import CRFTagger, CRFTrainer

from bench.tagger import between, observations, opinion_of, stretches, tags_of, together
from crawler.corpus import Article, read_corpus
from crawler.evaluation import Span, Tally, score
from crawler.items import Mention
from pipelines.syllables import Syllables
from pipelines.units import find_units

MODEL = Path(__file__).resolve().parent.parent / "build" / "units.crf"
CORPUS = Path(__file__).resolve().parent.parent / "data" / "corpus"
#: Chosen by cross-validation on train.jsonl: of 0.1 and 1 without an L1 penalty, and two with one.
L2 = 1.0
#: More than convergence takes (some 240): a run that is cut short depends on the order of its sums.
ITERATIONS = 500
DRAWS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article with what the grammar finds in it, what the tagger is told, and what it should say."""

    article: Article
    tokens: Syllables
    units: list[Mention]
    opinion: list[str]
    tags: list[str]


def prepare(article: Article) -> Prepared:
    tokens = Syllables(article["text"])
    units = find_units(article["text"])
    # People are taught as well: where a name begins, a unit ends. Optional spans are names like any other.
    wanted = [m for m in article["mentions"] if m["kind"] in ("person", "unit")]
    spans = [(m["kind"], *between(tokens, m["start"], m["end"])) for m in sorted(wanted, key=lambda m: m["kind"])]
    return Prepared(
        article=article, tokens=tokens, units=units, opinion=opinion_of(tokens, units), tags=tags_of(tokens, spans)
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """The trainer writes its progress to the terminal past Python."""
    kept, nowhere = dup(2), open_fd(devnull, O_WRONLY)
    dup2(nowhere, 2)
    try:
        yield
    finally:
        dup2(kept, 2)
        close(kept)
        close(nowhere)


def train(articles: Sequence[Prepared]) -> Any:
    """A model of these articles, stretch by stretch in their order."""
    told: list[list[list[str]]] = []
    tags: list[list[str]] = []
    for one in articles:
        for begin, end in stretches(one.tokens, one.opinion):
            told.append(observations(one.tokens, one.opinion, begin, end))
            tags.append(one.tags[begin:end])
    trainer = CRFTrainer()
    trainer.set_l1_penalty(0.0)
    trainer.set_l2_penalty(L2)
    trainer.set_max_iterations(ITERATIONS)
    with _quiet():
        return trainer.train(told, tags)


def tallies(articles: Sequence[Prepared], found: dict[str, list[Mention]]) -> tuple[list[Tally], Tally]:
    """Exact tallies of units per article, and the relaxed one of all."""

    def find(article: Article) -> list[Span]:
        return [Span(kind="unit", start=m.start, end=m.end, text=m.text) for m in found[article["id"]]]

    exact = [score([one.article], find).exact["unit"] for one in articles]
    return exact, score([one.article for one in articles], find).relaxed["unit"]


def _f1(tallies: Sequence[Tally]) -> float:
    total = sum(tally.found + tally.wanted for tally in tallies)
    return 2 * sum(tally.hits for tally in tallies) / total if total else 0.0


def report(name: str, articles: Sequence[Prepared], found: dict[str, list[Mention]]) -> None:
    alone, loose = tallies(articles, {one.article["id"]: one.units for one in articles})
    both, loose_both = tallies(articles, found)
    draw = random.Random(0)
    gains = []
    for _ in range(DRAWS):
        drawn = draw.choices(range(len(articles)), k=len(articles))
        gains.append(_f1([both[i] for i in drawn]) - _f1([alone[i] for i in drawn]))
    gains.sort()
    low, high = gains[DRAWS * 25 // 1000], gains[-DRAWS * 25 // 1000]
    print(
        f"{name}: {len(articles)} articles, units exact F1 {_f1(alone):.3f} by the grammar, "
        f"{_f1(both):.3f} with the tagger (gain {_f1(both) - _f1(alone):+.3f}, "
        f"95 % of draws from {low:+.3f} to {high:+.3f}); "
        f"relaxed {loose.f1:.3f} and {loose_both.f1:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS / "train.jsonl", help="annotated articles to learn from")
    parser.add_argument("--check", type=Path, default=CORPUS / "dev.jsonl", help="articles to measure on only")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    articles = [prepare(article) for article in read_corpus(options.corpus)]
    # Neighbours in the file come from neighbouring provinces: folds are drawn, always the same way.
    drawn = list(articles)
    random.Random(0).shuffle(drawn)
    found: dict[str, list[Mention]] = {}
    for fold in range(options.folds):
        rest = [one for index, one in enumerate(drawn) if index % options.folds != fold]
        model = CRFTagger.from_model(train(rest))
        found |= {one.article["id"]: together(one.tokens, one.units, model) for one in drawn[fold :: options.folds]}
    report(f"{options.corpus.name}, {options.folds} folds", drawn, found)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    train(articles).save(str(options.output))
    model = CRFTagger()
    model.load(str(options.output))
    checked = [prepare(article) for article in read_corpus(options.check)]
    report(options.check.name, checked, {p.article["id"]: together(p.tokens, p.units, model) for p in checked})
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
