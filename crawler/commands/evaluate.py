"""`soyte evaluate`: how well mentions are found, on any annotated file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.commands.options import json_option, show

if TYPE_CHECKING:
    from crawler.evaluation import Scores, Span, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One finder's figures on one file; ``errors`` in words, where they were asked for."""

    finder: str
    exact: dict[str, dict[str, float]]
    relaxed: dict[str, dict[str, float]]
    date_iso: float
    roles: dict[str, float]
    pairs: dict[str, float]
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    file: str
    articles: int
    runs: list[Figures]


@click.command("evaluate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--baseline", is_flag=True, help="Measure underthesea.ner() in the same run.")
@click.option("--deep", is_flag=True, help="Measure underthesea.ner(deep=True) too (needs: pip install 'soyte[deep]').")
@click.option("--errors", is_flag=True, help="List every error of soyte's.")
@json_option
def command(file: Path, baseline: bool, deep: bool, errors: bool, as_json: bool) -> int:
    """Compare what soyte finds in FILE (JSON lines, docs/annotation.md) with its annotation: precision, recall, F1."""
    from crawler.corpus import read_corpus
    from crawler.errors import SoyteError
    from crawler.evaluation import find_baseline, find_ours, score
    from pipelines.nlp import DeepModelError, load_deep

    articles = read_corpus(file)
    finders: list[tuple[str, Callable[[dict[str, Any]], list[Span]]]] = [("soyte", find_ours)]
    if baseline:
        finders.append(("underthesea.ner()", find_baseline))
    if deep:
        try:
            load_deep()
        except DeepModelError as error:
            raise SoyteError(str(error)) from error
        finders.append(("underthesea.ner(deep=True)", partial(find_baseline, deep=True)))
    scores = [(name, score(articles, find)) for name, find in finders]
    runs = [_figures(name, found, errors and name == "soyte") for name, found in scores]
    report = Report(file=str(file), articles=len(articles), runs=runs)
    lines = [f"{file.name}: {len(articles)} articles"]
    for name, found in scores:
        lines += ["", *_table(name, found)]
    for run in runs:
        lines += ["", *run.errors] if run.errors else []
    show(report, lines, as_json=as_json)
    return 0


def _figures(name: str, scores: Scores, errors: bool) -> Figures:
    return Figures(
        finder=name,
        exact={kind: _three(tally) for kind, tally in scores.exact.items()},
        relaxed={kind: _three(tally) for kind, tally in scores.relaxed.items()},
        date_iso=round(scores.iso.recall, 4),
        roles=_three(scores.roles),
        pairs=_three(scores.pairs),
        errors=list(scores.errors) if errors else [],
    )


def _three(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "wanted": tally.wanted,
    }


def _table(name: str, scores: Scores) -> list[str]:
    """The figures as lines of text."""
    lines = [f"{name:27} {'exact P':>8} {'R':>6} {'F1':>6}   {'relaxed P':>9} {'R':>6} {'F1':>6}   {'wanted':>6}"]
    for kind, tally in scores.exact.items():
        loose = scores.relaxed[kind]
        lines.append(f"  {kind:25} {_row(tally)}   {_row(loose, 9)}   {tally.wanted:6}")
    if scores.iso.wanted:
        lines.append(f"  {'ISO value of dates found':25} {scores.iso.recall:8.3f}   of {scores.iso.wanted}")
    for label, tally in (("(person, role)", scores.roles), ("(person, role, unit)", scores.pairs)):
        lines.append(f"  {label:25} {_row(tally)}   {'':9} {'':6} {'':6}   {tally.wanted:6}")
    return lines


def _row(tally: Tally, width: int = 8) -> str:
    return f"{tally.precision:{width}.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
