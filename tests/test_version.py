"""What tells whether an article has to be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.version import digest_of

FILES = {
    "pipelines/rules.py": "RULE = 1\n",
    "pipelines/layouts/one.py": "NAME = 'one'\n",
    "data/reference/words.csv": "word\nxã\n",
    "data/reference/interface.csv": "group,key\n",
}


def checkout(root: Path, **changed: str) -> Path:
    for name, text in {**FILES, **changed}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", ["a", "main", "zz", "data/x", "pipelines/y"])
def test_the_same_wherever_the_checkout_lies(tmp_path: Path, name: str) -> None:
    assert digest_of(checkout(tmp_path / name)) == digest_of(checkout(tmp_path / "soyte"))


def test_every_rule_and_row_counts_and_words_that_are_only_shown_do_not(tmp_path: Path) -> None:
    before = digest_of(checkout(tmp_path / "one"))
    for number, name in enumerate(FILES):
        after = digest_of(checkout(tmp_path / f"other{number}", **{name: "changed\n"}))
        assert (after == before) == name.endswith("interface.csv")
