"""Every table and column is described, in both languages, and docs/schema.md says so."""

from __future__ import annotations

from pathlib import Path

from crawler.schema import PAGE, columns, descriptions, main, markdown
from crawler.snapshot import MACHINERY


def test_every_table_and_column_is_described_and_nothing_else_is() -> None:
    wanted = {(table, "") for table in columns()}
    wanted |= {(table, column.name) for table, found in columns().items() for column in found}
    assert wanted == set(descriptions())


def test_both_languages_are_filled_in() -> None:
    for key, words in descriptions().items():
        assert words.en and words.vi, key
        assert not words.en.endswith(".") and not words.vi.endswith("."), key


def test_what_snapshots_leave_out_is_said() -> None:
    for table, found in columns().items():
        assert found
        about = descriptions()[table, ""]
        assert (table in MACHINERY) == ("not in snapshots" in about.en) == ("không có trong bản chốt" in about.vi), (
            table
        )


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "run python -m crawler.schema"


def test_check_tells_an_old_page(tmp_path: Path) -> None:
    page = tmp_path / "schema.md"
    assert main(["--check"], page) == 1
    assert main([], page) == 0
    assert main(["--check"], page) == 0
