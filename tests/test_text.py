import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reference import ReferenceTableError, read_rows
from pipelines.text import bare, fold, nfc_clean, nfc_clean_map, original_span, slug, unify_tones

#: Text as sites send it: composed and decomposed Vietnamese, odd spaces, emoji, line breaks, joining scripts.
MESSY = st.lists(
    st.sampled_from(
        [
            *"aăâeôơưđyHoàNgữ ỷệ.1",
            *"\u0300\u0301\u0323\u0302\u031b",
            *"\u00a0\u200b\ufeff\r\n\u2028",
            *("😷", "👩\u200d⚕️", "\r\n", "\u1100", "\u1161", "\u11a8"),
        ]
    )
).map("".join)


def test_clean_joins_marks_and_unifies_spaces():
    nfd = unicodedata.normalize("NFD", "Sở Y tế")
    assert nfc_clean(f"\ufeff{nfd}\u00a0Huế\u200b\r\nmột\rhai") == "Sở Y tế Huế\nmột\nhai"


def test_clean_mends_nothing_else():
    assert nfc_clean("  Ngƣời  dân…\t“x” ") == "  Ngƣời  dân…\t“x” "


@given(MESSY)
def test_clean_is_idempotent_and_normal(text):
    clean = nfc_clean(text)
    assert nfc_clean(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)


@given(MESSY)
def test_map_agrees_with_clean_and_leads_back(text):
    clean, offsets = nfc_clean_map(text)
    assert clean == nfc_clean(text)
    assert len(offsets) == len(clean) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for index, char in enumerate(clean):
        start, end = original_span(offsets, index, index + 1)
        assert 0 <= start < end <= len(text)
        if char.isalpha() and char < "\u1100":
            assert unicodedata.normalize("NFD", char)[0] in unicodedata.normalize("NFD", text[start:end])


@given(MESSY)
def test_original_span_of_everything_cleans_to_the_same(text):
    clean, offsets = nfc_clean_map(text)
    start, end = original_span(offsets, 0, len(clean))
    assert nfc_clean(text[start:end]) == clean or not clean


def test_original_span_takes_marks_along():
    given_text = unicodedata.normalize("NFD", "Bà Lệ đến")
    clean, offsets = nfc_clean_map(given_text)
    begin = clean.index("Lệ")
    start, end = original_span(offsets, begin, begin + 2)
    assert unicodedata.normalize("NFC", given_text[start:end]) == "Lệ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),
        ("Thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("hoá", "hóa"),
        ("tóan", "toán"),
        ("hòan", "hoàn"),
        ("qúy", "quý"),
        ("Sở  Y\u00a0tế", "sở y tế"),
    ],
)
def test_fold_meets(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Luận", "Luân"), ("sĩ", "sỹ"), ("Đào", "Dào"), ("quỳ", "qùy khác"), ("hoa", "hòa")]
)
def test_fold_keeps_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "word", ["quý", "quỷ", "loài", "hoàn", "thuyền", "toàn", "xoè"[:2], "ngoại", "khuỷu", "của", "tòa", "múa"]
)
def test_right_spelling_stays(word):
    assert unify_tones(word) == word


@given(st.text())
def test_fold_and_bare_are_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)
    assert len(unify_tones(text)) == len(text)


def test_bare_and_slug():
    assert bare("Đầu Thanh Tùng") == "dau thanh tung"
    assert slug("Sở Y tế TP. Huế") == "so-y-te-tp-hue"
    assert slug(" — ") == ""


def test_reference_names_file_and_line(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("\ufeffa,b\n# remark\n\n1, 2 \n1,2,3\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"t\.csv:5: 3 cells instead of 2"):
        read_rows(table)
    table.write_text('a,b\n1,"2, 3"\n', encoding="utf-8")
    assert read_rows(table) == ({"a": "1", "b": "2, 3"},)
    table.write_bytes(b"a,b\n1,\xff\n")
    with pytest.raises(ReferenceTableError, match="UTF-8"):
        read_rows(table)
    with pytest.raises(ReferenceTableError, match="no such"):
        read_rows(tmp_path / "none.csv")
    table.write_text("a,a\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match="twice"):
        read_rows(table)
