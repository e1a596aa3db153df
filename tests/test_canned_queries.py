"""The questions soyte comes with: each runs on a snapshot, in plain SQLite, and says in two languages what it is."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from crawler.browse.canned_queries import canned_queries
from crawler.browse.language import speaking
from crawler.home import Home
from crawler.publish import publish
from tests.factories import sample_archive

QUESTIONS = canned_queries()

#: What the sample archive is known to answer: (question, parameters, a column, a value that is in it).
ANSWERS = [
    ("people_in_unit", {"unit": "Huế"}, "person", "Đỗ Khắc Hoà"),
    ("career", {"name": "Khắc Hoà"}, "role", "Giám đốc"),
    ("most_cited_documents", {}, "number", "45/KH-UBND"),
    ("search", {"words": '"cap cuu"'}, "published_on", "2025-08-14"),
    ("named_together", {"person": "do-khac-hoa"}, "name", "Võ Thị Thuỷ Miên"),
    ("reposts", {}, "articles", 1),
    ("gone", {}, "gone_at", "2025-08-26T01:00:00Z"),
    ("articles_per_month", {}, "month", "2025-08"),
    ("where_the_date_came_from", {}, "precision", "month"),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    home = Home(tmp_path_factory.mktemp("questions"))
    sample_archive(home).close()
    path = Path(publish(home).path) / "archive.db"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.mark.parametrize("name", QUESTIONS)
def test_runs_with_its_example(snapshot: sqlite3.Connection, name: str) -> None:
    question = QUESTIONS[name]
    example = dict(parse_qsl(question["example"]))
    assert set(re.findall(r"(?<![:\w]):(\w+)", question["sql"])) == set(example) == set(question["params"])
    snapshot.execute(question["sql"], example).fetchall()


@pytest.mark.parametrize(("name", "parameters", "column", "value"), ANSWERS)
def test_answers(
    snapshot: sqlite3.Connection, name: str, parameters: dict[str, str], column: str, value: object
) -> None:
    found = [row[column] for row in snapshot.execute(QUESTIONS[name]["sql"], parameters)]
    assert value in found


def test_said_in_both_languages() -> None:
    assert len(QUESTIONS) >= 12
    with speaking("en"):
        english = canned_queries()
    for name, question in QUESTIONS.items():
        for said in ("title", "description"):
            assert question[said] and english[name][said] and question[said] != english[name][said]
