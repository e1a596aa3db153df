"""A diff tells both texts whole, and says what a reader would say has changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.word_diff import Change, is_change, shortened, word_diff


def told(changes: list[Change]) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[change.kind].format(change.text) for change in changes)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Có 120 học viên.", "Có 135 học viên.", "Có [-120-][+135+] học viên."),
        ("Ông An dự họp.", "Ông Bình dự họp.", "Ông [-An-][+Bình+] dự họp."),
        ("Lớp học mở", "Lớp học mở rộng", "Lớp học mở[+ rộng+]"),
        ("Bà Mai, Giám đốc, chủ trì.", "Bà Mai chủ trì.", "Bà Mai[-, Giám đốc,-] chủ trì."),
        ("Đoạn một.\nĐoạn hai.", "Đoạn một.\nĐoạn mới.\nĐoạn hai.", "Đoạn một.\n[+Đoạn mới.\n+]Đoạn hai."),
        ("Sở Y tế họp", "Ủy ban nhân dân họp", "[-Sở Y tế-][+Ủy ban nhân dân+] họp"),
        ("như nhau", "như nhau", "như nhau"),
        ("", "mới", "[+mới+]"),
        ("cũ", "", "[-cũ-]"),
        ("", "", ""),
        ("hoà", "hòa", "[-hoà-][+hòa+]"),  # the department changed it, however little
    ],
)
def test_what_changed(old: str, new: str, wanted: str) -> None:
    assert told(word_diff(old, new)) == wanted


def test_a_text_written_anew_is_no_mosaic() -> None:
    old = "Sáng nay đoàn đi thăm trạm y tế và tặng quà cho người nghèo."
    new = "Giá thuốc tại các nhà thuốc trên địa bàn vẫn ổn định, không khan hàng."
    assert told(word_diff(old, new)) == f"[-{old}-][+{new}+]"


TEXTS = st.lists(
    st.sampled_from(["Sở", "Y", "tế", "họp", "120", "135", ",", ".", "\n", " ", " ", "bác sĩ", "  "]), max_size=40
).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_are_told_whole(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new
    assert is_change(changes) == (old != new)


@given(TEXTS)
def test_a_text_is_no_change_of_itself(text: str) -> None:
    assert word_diff(text, text) == ([Change(kind="same", text=text)] if text else [])


def test_long_stretches_are_cut_and_changes_never() -> None:
    rest = "Phần này dài và không đổi. " * 40
    changes = word_diff(f"Có 120 người. {rest}Hết tuần.", f"Có 135 người. {rest}Hết tháng.")
    short = shortened(changes, around=40)
    assert [change for change in short if change.kind != "same"] == [c for c in changes if c.kind != "same"]
    assert sum(len(change.text) for change in short) < 200
    assert "…" in short[3].text and short[3].text.startswith(" người. Phần")


def test_a_very_long_text_ends_soon() -> None:
    old = "một hai ba bốn năm " * 20_000
    changes = word_diff(old, old.replace("ba", "bảy"))
    assert is_change(changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("một hai " * 1_400, "hai hai một " * 900),
        ("một " * 1_400, "hai " * 1_400),
        ("0 | 0\n" * 3_000, "1 | 0\n" + "0 | 0\n" * 2_900),
        (", . " * 1_500, ". , " * 1_500),
    ],
    ids=["words", "spaces", "lines", "marks"],
)
def test_the_same_few_words_over_and_over_end_soon(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new


def test_a_long_passage_of_many_words_is_still_compared_by_words() -> None:
    old = " ".join(f"tiếng{number}" for number in range(1_300))
    changes = word_diff(old, old.replace("tiếng700", "tiếng mới"))
    assert [change.text for change in changes if change.kind != "same"] == ["tiếng700", "tiếng mới"]
