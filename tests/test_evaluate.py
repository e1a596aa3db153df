"""The evaluator on cases small enough to count by hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from crawler import evaluation
from crawler.commands.evaluate import command
from crawler.corpus import KINDS, read_corpus
from crawler.errors import SoyteError
from pipelines.nlp import recognise

BENCH = Path(__file__).resolve().parent.parent / "bench"


def load(name: str) -> ModuleType:
    """A script of bench/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def annotate() -> ModuleType:
    return load("annotate")


MARKED = """x1 | 2025-05-10 | Sở Y tế tỉnh A
Sáng {d|ngày 09/5|2025-05-09}, bác sĩ {p|Mùa A Thử|t=bác sĩ|r=Trưởng phòng@phòng Nghiệp vụ Y|ro=trưởng đoàn}, Trưởng \
{u?|phòng Nghiệp vụ Y}, {u|Sở Y tế}, đọc {n|Kế hoạch số 5/KH-SYT|5/KH-SYT}.
{u|Trung tâm Kiểm soát bệnh tật} (CDC) báo cáo.
"""


def guess(article: dict[str, Any], kind: str, text: str, **more: Any) -> Any:
    start = article["text"].index(text)
    return evaluation.Span(kind=kind, start=start, end=start + len(text), text=text, **more)


def test_marked_text_gives_offsets_and_can_be_shown_again(annotate: ModuleType) -> None:
    article = annotate.compile_article(MARKED)
    assert "{" not in article["text"]
    assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article["mentions"])
    shown = annotate.show_article(json.loads(json.dumps(article)))
    assert annotate.compile_article(shown.removeprefix("### ")) == article


def test_a_mark_left_open_is_refused(annotate: ModuleType) -> None:
    with pytest.raises(ValueError, match="x1"):
        annotate.compile_article("x1 | 2025-05-10 | -\nSáng {d|ngày 09/5|2025-05-09, họp.")


def test_the_gold_itself_scores_one(annotate: ModuleType) -> None:
    article = annotate.compile_article(MARKED)
    scores = evaluation.score([article], evaluation.gold_spans)
    assert [scores.exact[kind].f1 for kind in KINDS] == [1, 1, 1, 1]
    assert (scores.iso.recall, scores.roles.f1, scores.pairs.f1) == (1, 1, 1)
    assert scores.errors == []


def test_nothing_found_scores_zero(annotate: ModuleType) -> None:
    scores = evaluation.score([annotate.compile_article(MARKED)], lambda _: [])
    assert all(scores.relaxed[kind].recall == 0 for kind in KINDS)
    assert scores.exact["unit"].wanted == 2


def test_free_edges_overlap_and_optional_spans(annotate: ModuleType) -> None:
    article = annotate.compile_article(MARKED)
    scores = evaluation.score(
        [article],
        lambda a: [
            guess(a, "date", "Sáng ngày 09/5", iso="2024-05-09"),  # the part of day is free; the year is wrong
            guess(a, "unit", "phòng Nghiệp vụ Y"),  # optional: neither way
            guess(a, "unit", "Trung tâm Kiểm soát bệnh tật (CDC)"),  # the closing alias is free
            guess(a, "unit", "Sở Y tế, đọc Kế hoạch"),  # overlaps, not exact
            guess(a, "person", "báo cáo"),  # wrong
        ],
    )
    assert (scores.exact["date"].f1, scores.iso.recall) == (1, 0)
    assert (scores.exact["unit"].hits, scores.exact["unit"].found, scores.relaxed["unit"].hits) == (1, 2, 2)
    assert (scores.exact["person"].found, scores.exact["person"].hits) == (1, 0)
    assert any("extra: 'báo cáo'" in error for error in scores.errors)


@pytest.mark.parametrize(
    ("posts", "roles", "pairs"),
    [
        ([("Trưởng phòng", "phòng Nghiệp vụ Y")], 1.0, 1.0),
        ([("Trưởng", "Phòng Nghiệp vụ Y")], 1.0, 1.0),  # the other accepted reading, other case
        ([("Trưởng phòng", None)], 1.0, 0.0),  # the unit was lost
        ([("Trưởng phòng", "phòng Nghiệp vụ Y"), ("trưởng đoàn", "Đoàn công tác")], 1.0, 1.0),  # optional post
        ([("Trưởng phòng", "phòng Nghiệp vụ Y"), ("Phó Bí thư", None)], 2 / 3, 2 / 3),
        ([("Giám đốc", "Sở Y tế")], 0.0, 0.0),
    ],
)
def test_posts(annotate: ModuleType, posts: list[tuple[str, str | None]], roles: float, pairs: float) -> None:
    article = annotate.compile_article(MARKED)
    found = tuple(((post,), False) for post in posts)
    scores = evaluation.score([article], lambda a: [guess(a, "person", "Mùa A Thử", posts=found)])
    assert scores.roles.f1 == pytest.approx(roles)
    assert scores.pairs.f1 == pytest.approx(pairs)


def test_the_command_prints_both_tables(annotate: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(annotate.compile_article(MARKED), ensure_ascii=False) + "\n", encoding="utf-8")
    shown = CliRunner().invoke(command, [str(file), "--baseline", "--json"])
    report = json.loads(shown.output)
    assert report["articles"] == 1
    assert [run["finder"] for run in report["runs"]] == ["soyte", "underthesea.ner()"]
    assert report["runs"][0]["exact"]["unit"]["wanted"] == 2
    assert report["runs"][0]["exact"]["date"]["f1"] > report["runs"][1]["exact"]["date"]["f1"] == 0
    lines = CliRunner().invoke(command, [str(file)]).output.splitlines()
    assert lines[0] == "own.jsonl: 1 articles"
    assert max(map(len, lines)) < 100


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": "Khác hẳn"}, "own.jsonl:2"),
        ({"published": "10/5/2025"}, "10/5/2025"),
        ({"mentions": [{"kind": "place", "start": 0, "end": 1, "text": "S"}]}, "place"),
        ({"mentions": [{"kind": "unit", "start": 0}]}, "lacks 'end'"),
    ],
)
def test_a_bad_line_is_named(annotate: ModuleType, tmp_path: Path, change: dict[str, Any], says: str) -> None:
    good = annotate.compile_article(MARKED)
    file = tmp_path / "own.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in (good, {**good, **change})), encoding="utf-8")
    with pytest.raises(SoyteError, match=says):
        read_corpus(file)


def test_the_baseline_gives_places_in_the_text() -> None:
    text = "Bà Trần Thị Hoà ở Huế.\n\nÔng Nguyễn Văn Thảnh đến  Đà Nẵng."
    found = recognise(text)
    assert all(text[entity.start : entity.end] == entity.text for entity in found)
    assert {"Trần Thị Hoà", "Nguyễn Văn Thảnh"} & {entity.text for entity in found if entity.label == "PER"}
