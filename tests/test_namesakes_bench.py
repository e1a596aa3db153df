"""The measure of namesakes: its files keep their format, and its figures are those of a count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.namesakes import Answer, answers, figures, read_groups
from crawler.errors import SoyteError

DATA = Path(__file__).resolve().parent.parent / "data" / "namesakes"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.name)
def test_every_group_asks_a_question(path: Path) -> None:
    groups = read_groups(path)
    assert len(groups) >= 30 and len({group.name for group in groups}) == len(groups)
    for group in groups:
        marked = [one for text in group.texts for one in text.people]
        assert len(group.texts) >= 2 and len(marked) >= 2, group.name
        assert all(text.text[one.start : one.end].strip() for text in group.texts for one in text.people)
        assert "{" not in "".join(text.text for text in group.texts)


def test_no_name_of_one_part_is_in_the_other() -> None:
    names = [
        {text.text[one.start : one.end] for group in read_groups(path) for text in group.texts for one in text.people}
        for path in (DATA / "dev.txt", DATA / "test.txt")
    ]
    assert not {name for name in names[0] & names[1] if " " in name}


def test_figures_by_hand() -> None:
    def said(person: str, key: str | None) -> Answer:
        return Answer(place="x", text="x", person=person, key=key)

    # a and b are led to one, c, the same person as a, to nobody.
    got = figures([said("1", "k"), said("2", "k"), said("1", None)])
    assert (got.right, got.joined, got.wanted) == (0, 1, 1)
    assert got.precision == 0.5 + 0.5 + 1 and got.recall == 0.5 + 1 + 0.5
    two = figures([said("1", None), said("1", None)])
    assert (two.joined, two.wanted) == (0, 1), "nobody is never the same as nobody"


def test_a_group_is_read_and_resolved(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        "## x1 moved\n@ 2024-01-05 | lang-son\nÔng {Lò Khánh Tấp=1}, Giám đốc Sở Y tế tỉnh Lạng Sơn, chủ trì.\n"
        "@ 2024-03-05 | -\nGiám đốc Sở Y tế Lạng Sơn {Lò Khánh Tấp=1} cho biết.\n",
        encoding="utf-8",
    )
    (group,) = read_groups(path)
    assert {answer.key for answer in answers(group)} == {"lo-khanh-tap"}


def test_a_source_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("## x1 moved\n@ 2024-01-05 | nowhere\nÔng {A B=1}.\n", encoding="utf-8")
    with pytest.raises(SoyteError, match=r"x.txt:2: no province has the key 'nowhere'"):
        read_groups(path)
