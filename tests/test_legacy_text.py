"""Old encodings are led back, and what is correct is never touched. The encoders here are written from the tables'
definition in the other direction, so that a slip in one of them shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.decoding import parse
from pipelines.legacy_text import TCVN3, VNI, encoding_of, from_tcvn3, from_twice_encoded, from_vni, mend, mend_tree
from pipelines.spelling_rules import is_syllable

TEXT = (
    "Sở Y tế vừa ban hành kế hoạch phòng, chống dịch bệnh mùa mưa lũ năm nay.\n"
    "Các trạm y tế xã được giao kiểm tra nguồn nước, phun hóa chất và hướng dẫn người dân giữ vệ sinh.\n"
    "Đường dây nóng trực 24/24 giờ; mọi ý kiến gửi về phòng Nghiệp vụ trước ngày 15 tháng 9.\n"
    "Ông Huỳnh Đắc Nghiệm đề nghị khử khuẩn bể chứa, ủ kỹ rác hữu cơ, đậy kín lu khạp và thả cá diệt lăng quăng."
)
ENGLISH = (
    "The department of health held a training course for 120 village health workers.\n"
    "Temperatures of 25 °C ± 2 and a dose of 0,5 µg/ml; © 2024 «Health»™, naïve café, façade, Zürich, Ångström, 3½ × 4."
)
FRENCH = "Le ministère de la Santé a été informé dès février; où était l'élève à Noël? Ça coûte cher, français."

WORDS = sorted({word.strip(".,;") for word in TEXT.split() if word.strip(".,;").isalpha()})
words = st.lists(st.sampled_from(WORDS), min_size=8, max_size=40).map(" ".join)


def to_tcvn3(text: str) -> str:
    """Capitals with a tone have no code in TCVN3: they are written small, in a font of capitals."""
    codes = {letter: code for code, letter in TCVN3.items()}
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


def to_vni(text: str) -> str:
    codes: dict[str, str] = {}
    for code, letter in VNI.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


def twice(text: str) -> str:
    raw = text.encode()
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)


# By hand, from how such text looks on screen.
@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Së Y tÕ", "Sở Y tế"),
        ("Bé Y tÕ", "Bộ Y tế"),
        ("BÖnh viÖn ®a khoa", "Bệnh viện đa khoa"),
        ("®­îc, ng­êi, tr­ëng, phßng, chèng", "được, người, trưởng, phòng, chống"),
        ("kh¸m, ch÷a bÖnh", "khám, chữa bệnh"),
        ("¡n uèng, §iÒu d­ìng", "Ăn uống, Điều dưỡng"),
    ],
)
def test_tcvn3_as_it_is_seen(shown: str, meant: str) -> None:
    assert from_tcvn3(shown) == meant


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Sôû Y teá", "Sở Y tế"),
        ("Beänh vieän ña khoa", "Bệnh viện đa khoa"),
        ("ñöôïc, ngöôøi, tröôûng, phoøng, choáng", "được, người, trưởng, phòng, chống"),
        ("khaùm, chöõa beänh", "khám, chữa bệnh"),
        ("AÊn uoáng, Ñieàu döôõng, GIAÙM ÑOÁC", "Ăn uống, Điều dưỡng, GIÁM ĐỐC"),
        ("nghæ, kyõ, lyù, vò trí, kì", "nghỉ, kỹ, lý, vị trí, kì"),
    ],
)
def test_vni_as_it_is_seen(shown: str, meant: str) -> None:
    assert from_vni(shown) == meant


def test_utf8_encoded_twice_as_it_is_seen() -> None:
    assert from_twice_encoded("Sá»Ÿ Y táº¿") == "Sở Y tế"


@pytest.mark.parametrize(
    "word",
    ["Sở", "tế", "người", "được", "quyết", "giếng", "gì", "quỹ", "nghiêng", "khuỷu", "hoà", "hòa", "YÊU", "ỷ", "Đắc"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tÕ", "bßng", "ngđê", "Zürich", "été", "tcá", "mạtt", "hôông", "bắf", ""])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("encode", "name"), [(to_tcvn3, "TCVN3"), (to_vni, "VNI"), (twice, "UTF-8 encoded twice")])
def test_a_whole_text_comes_back(encode, name) -> None:  # type: ignore[no-untyped-def]
    mended, found = mend(encode(TEXT))
    assert found == name
    if name == "TCVN3":  # it has no toned capitals
        assert mended.lower() == TEXT.lower()
    else:
        assert mended == TEXT


@given(words)
def test_conversion_is_the_inverse_of_encoding(text: str) -> None:
    assert from_tcvn3(to_tcvn3(text)).lower() == text.lower()
    assert from_vni(to_vni(text)) == text
    assert from_twice_encoded(twice(text)) == text


@given(words)
def test_correct_vietnamese_is_never_touched(text: str) -> None:
    assert mend(text) == (text, None)


@given(st.lists(st.sampled_from([*ENGLISH.split(), *FRENCH.split(), *WORDS]), max_size=60).map(" ".join))
def test_correct_text_of_several_languages_is_never_touched(text: str) -> None:
    assert mend(text) == (text, None)


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    mended, _ = mend(text)
    assert mended.count("\n") == text.count("\n")


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, TEXT, f"{TEXT}\n{ENGLISH}\n{FRENCH}", "", "©®™ «» ½"])
def test_other_languages_stay(text: str) -> None:
    assert mend(text) == (text, None)


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni, twice])
def test_a_text_that_mixes_both(encode) -> None:  # type: ignore[no-untyped-def]
    """Old paragraphs pasted into a new page: each line by what it is."""
    old, new = TEXT.split("\n")[:2], TEXT.split("\n")[2:]
    mixed = "\n".join([encode(old[0]), new[0], encode(old[1]), new[1], ENGLISH])
    assert mend(mixed)[0] == "\n".join([old[0], new[0], old[1], new[1], ENGLISH])


def test_addresses_stay() -> None:
    mended, _ = mend(f"{to_tcvn3(TEXT)}\nXem https://soyte.example/t\u00fdp-tin.pdf hoÆc gëi t\u00ee@soyte.example")
    assert mended.endswith("Xem https://soyte.example/t\u00fdp-tin.pdf hoặc gởi t\u00ee@soyte.example")


def test_a_few_odd_words_make_no_case() -> None:
    assert mend("Máy đo nhiệt Brüel & Kjær, mã tÕ-12, giá 3½ triệu")[1] is None


def test_gha_is_u_with_horn() -> None:
    assert mend("Ngƣời dân đƣợc khám")[0] == "Người dân được khám"


def test_a_page_is_mended_before_it_is_read() -> None:
    old = to_tcvn3(TEXT).split("\n")
    tree = parse(
        f"<html><head><title>{old[0]}</title><style>a:after {{ content: '»' }}</style></head>"
        f"<body><p>{old[1]}</p><p>{TEXT.splitlines()[2]}<br>{old[3]}</p></body></html>"
    )
    assert mend_tree(tree) == "TCVN3"
    text = [line.lower() for line in TEXT.split("\n")]
    assert tree.findtext(".//title").lower() == text[0]
    first, second = tree.findall(".//p")
    assert first.text.lower() == text[1]
    assert (second.text.lower(), second[0].tail.lower()) == (text[2], text[3])
    assert tree.findtext(".//style") == "a:after { content: '»' }"


def test_encoding_is_none_for_correct_pages() -> None:
    assert encoding_of(TEXT * 50) is None
