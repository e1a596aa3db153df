"""Every annotated corpus file keeps its own promises: offsets, spans apart, ISO values, NFC."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "data" / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))

#: The day on which 63 provinces became 34.
MERGER = date(2025, 7, 1)

PROVINCES_BEFORE = """
An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà
Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa,
Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận,
Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái
Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
""".replace("\n", " ").strip()
PROVINCES_SINCE = """
An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà
Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Nghệ An,
Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang,
Vĩnh Long
""".replace("\n", " ").strip()

ISO_FORMS = {
    "day": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "year": r"\d{4}",
    "quarter": r"\d{4}-Q[1-4]",
}


def articles(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sentences(text: str) -> list[str]:
    """The sentences and table rows of an article; what has fewer than three words is none."""
    parts = re.split(r"(?<=[.!?…;])[\"”’)]*\s+|\n", text)
    return [part for part in parts if len(part.split()) > 2]


def whole_day(value: str) -> date:
    """The first day that an ISO value of any precision names; impossible months and days raise ValueError."""
    if "Q" in value:
        return date(int(value[:4]), 3 * int(value[-1]) - 2, 1)
    return date.fromisoformat(value + "0001-01-01"[len(value) :])


def test_there_is_a_corpus() -> None:
    assert FILES


def test_ids_are_unique_over_all_files() -> None:
    """An article in two splits would let a model be measured on what it was trained on."""
    rows = [row for path in FILES for row in articles(path)]
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["text"] for row in rows}) == len(rows)


def test_no_sentence_is_written_twice() -> None:
    """Not even between splits; short lines (the head of a table) may recur."""
    every = [
        part for path in FILES for row in articles(path) for part in sentences(row["text"]) if len(part.split()) > 4
    ]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("name", "least_articles", "least_sentences"),
    [("train", 60, 500), ("dev", 20, 200), ("test2", 25, 200), ("test3", 35, 350)],
)
def test_each_split_is_large_enough(name: str, least_articles: int, least_sentences: int) -> None:
    rows = articles(CORPUS / f"{name}.jsonl")
    assert len(rows) >= least_articles
    assert sum(len(sentences(row["text"])) for row in rows) >= least_sentences


def test_every_province_is_there_under_the_name_of_its_time() -> None:
    rows = [row for path in FILES for row in articles(path)]
    before = [row for row in rows if date.fromisoformat(row["published"]) < MERGER]
    since = [row for row in rows if date.fromisoformat(row["published"]) >= MERGER]
    former, current = PROVINCES_BEFORE.split(", "), PROVINCES_SINCE.split(", ")
    assert (len(former), len(current)) == (63, 34)

    def places(rows: list[dict[str, Any]]) -> str:
        return "\n".join(f"{row['source_unit'] or ''} {row['text']}" for row in rows)

    assert [name for name in former if name not in places(before)] == []
    assert [name for name in current if name not in places(since)] == []
    gone = set(former) - {*current, "Thừa Thiên Huế"}
    for row in since:
        assert not any((row["source_unit"] or "").endswith(name) for name in gone), row["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_articles_are_whole(path: Path) -> None:
    rows = articles(path)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"id", "published", "source_unit", "text", "mentions"}
        date.fromisoformat(row["published"])
        assert unicodedata.is_normalized("NFC", json.dumps(row, ensure_ascii=False)), row["id"]
        assert 70 <= len(row["text"].split()) <= 300, (row["id"], len(row["text"].split()))
        assert row["text"] == row["text"].strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_offsets_name_the_text_and_spans_of_a_kind_stay_apart(path: Path) -> None:
    for row in articles(path):
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"], (row["id"], mention)
            assert mention["text"] == mention["text"].strip()
            assert mention["text"]
            assert "\n" not in mention["text"]
            assert isinstance(mention["optional"], bool)
        for kind in ("person", "unit", "date", "document"):
            spans = sorted((m["start"], m["end"]) for m in row["mentions"] if m["kind"] == kind)
            assert all(before[1] <= after[0] for before, after in pairwise(spans)), (row["id"], kind)
        assert {m["kind"] for m in row["mentions"]} <= {"person", "unit", "date", "document"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_iso_values_fit_their_precision(path: Path) -> None:
    for row in articles(path):
        for mention in (m for m in row["mentions"] if m["kind"] == "date"):
            form = ISO_FORMS[mention["precision"].removesuffix("-range")]
            parts = mention["iso"].split("/")
            assert len(parts) == (2 if mention["precision"].endswith("-range") else 1), (row["id"], mention)
            assert all(re.fullmatch(form, part) for part in parts), (row["id"], mention)
            days = [whole_day(part) for part in parts]
            assert days == sorted(set(days)), (row["id"], mention)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_details_belong_to_their_kind(path: Path) -> None:
    for row in articles(path):
        for mention in row["mentions"]:
            expected: set[str] = {
                "person": {"titles", "roles"},
                "unit": set(),
                "date": {"iso", "precision"},
                "document": {"number"},
            }[mention["kind"]]
            if "private" in mention:
                # Nobody is asked to find the people whose names must stay out of every index.
                assert mention["kind"] == "person", (row["id"], mention)
                assert mention["private"] is True, (row["id"], mention)
                assert mention["optional"], (row["id"], mention)
                expected = expected | {"private"}
            assert set(mention) == {"kind", "start", "end", "text", "optional"} | expected, (row["id"], mention)
            if mention["kind"] == "document":
                assert mention["text"].endswith(mention["number"]), (row["id"], mention)
            for post in mention.get("roles", ()):
                for reading in [post, *post.get("also", ())]:
                    assert reading["role"], (row["id"], mention)
                    assert reading["unit"] is None or reading["unit"].strip(), (row["id"], mention)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_name_marked_once_is_marked_wherever_it_stands(path: Path) -> None:
    """A full name that an annotator forgot the second time would count a right answer as wrong."""
    for row in articles(path):
        marked = [(m["start"], m["end"]) for m in row["mentions"] if m["kind"] in ("person", "unit")]
        for mention in (m for m in row["mentions"] if m["kind"] == "person" and " " in m["text"]):
            for found in re.finditer(re.escape(mention["text"]), row["text"], re.I):
                assert any(start <= found.start() and found.end() <= end for start, end in marked), (
                    row["id"],
                    mention["text"],
                )
