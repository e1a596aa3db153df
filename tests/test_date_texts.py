"""Dates in whole paragraphs of many kinds: bulletins, tenders, rosters, obituaries, plans, histories of hospitals.

`tests/date_texts.txt` was annotated by docs/annotation.md before any rule was run on it, in the marks of
`test_date_cases`. A paragraph begins with `### publication date | kind`; what is known to be missed in it may follow.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.test_date_cases import read_dates

TEXTS = Path(__file__).with_name("date_texts.txt").read_text(encoding="utf-8")
PARAGRAPHS = [
    pytest.param(head, marked.strip(), marks=[pytest.mark.xfail(strict=True)] if "| missed:" in head else [])
    for head, _, marked in (part.partition("\n") for part in re.split(r"^### ", TEXTS, flags=re.MULTILINE)[1:])
]


@pytest.mark.parametrize(("head", "marked"), PARAGRAPHS)
def test_every_date_of_a_paragraph_is_found_and_nothing_else_is(head: str, marked: str) -> None:
    found, wanted = read_dates(marked, date.fromisoformat(head.partition(" |")[0]))
    assert found == wanted
