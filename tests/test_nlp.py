import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import nlp
from pipelines.nlp import sentences, words

TEXTS = [
    "Bác sĩ Trần Thị Hoà làm việc tại Trung tâm Y tế huyện, thuỷ đậu giảm.",
    "Ngày 12/3/2025,\u00a0 Sở Y tế họp 😷 với 13.000 người…\r\nTP. Huế: 24/7 – a@b.vn https://example.vn/x?y=1",
]


@pytest.mark.parametrize(
    "text",
    [
        "PGS.TS. Nguyễn Văn Bình phát biểu.",
        "Đoàn do PGS.TS. BS. Lê Thị Mai dẫn đầu.",
        "Đoàn đến TP. Huế sáng nay.",
        "Xem Tr. 5 của báo cáo.",
        "Có 13.000 người được tiêm.",
        "Trụ sở ở Q. 5 và P. Vĩnh Ninh.",
        "1. Các sở, ban, ngành",
        "II. Mục tiêu chung",
        "Thuốc, vắc xin, v.v. được cấp đủ.",
        "Địa chỉ: số 3 Đ. Lê Lợi.",
        "ThS.BS. Trần Kim Anh trình bày.",
        "Kinh phí 2.5 tỷ đồng... được duyệt.",
    ],
)
def test_one_sentence(text):
    assert [s.text for s in sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hội nghị kết thúc. Các đại biểu ra về.", ["Hội nghị kết thúc.", "Các đại biểu ra về."]),
        ("Bệnh nhân Nguyễn Văn A. Sau đó khỏi.", ["Bệnh nhân Nguyễn Văn A.", "Sau đó khỏi."]),
        ("Ông nói: “Rất tốt.” Sau đó ông về.", ["Ông nói: “Rất tốt.”", "Sau đó ông về."]),
        ("Tốt! 12 người khỏi bệnh? Đúng.", ["Tốt!", "12 người khỏi bệnh?", "Đúng."]),
        ("dòng một\n\n  dòng hai  ", ["dòng một", "dòng hai"]),
        ("Phát triển địa phương./. Tin ảnh", ["Phát triển địa phương./.", "Tin ảnh"]),
        ("Dịch giảm năm 2024. Năm 2025 tốt hơn.", ["Dịch giảm năm 2024.", "Năm 2025 tốt hơn."]),
    ],
)
def test_sentences(text, parts):
    assert [s.text for s in sentences(text)] == parts


PIECES = st.lists(
    st.sampled_from(
        [
            *("Sở Y tế", "hoà", "thuỷ đậu", "PGS.TS.", "v.v.", "13.000", "12/3", "👩\u200d⚕️", "e\u0302\u0323"),
            *("\u00a0", "\n", "\r\n", "\t", "\x1c", "\x85", " ", "\u0301", "😷"),
            *".,-(”#ÐʺưA",
        ]
    )
).map("".join)


@settings(deadline=None)
@given(st.one_of(PIECES, st.text()))
def test_tokens_cover_the_text_in_order(text):
    place = 0
    for token in words(text):
        assert text[token.start : token.end] == token.text
        assert not text[place : token.start].strip(), "only white space between words"
        assert token.start >= place and token.end > token.start
        place = token.end
    assert not text[place:].strip()


@given(st.one_of(PIECES, st.text()))
def test_sentences_cover_the_text_in_order(text):
    place = 0
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert not text[place : sentence.start].strip()
        place = sentence.end
    assert not text[place:].strip()


@pytest.mark.parametrize("text", TEXTS)
def test_same_words_as_underthesea(text):
    from underthesea.pipeline.word_tokenize import word_tokenize

    for line in unicodedata.normalize("NFC", text).splitlines():
        theirs = "".join(word_tokenize(line)).replace(" ", "")
        ours = [unicodedata.normalize("NFC", t.text) for t in words(line)]
        assert len(ours) == len(word_tokenize(line))
        assert len("".join("".join(ours).split())) == len(theirs)


def test_words_are_segmented():
    assert [t.text for t in words("Bác sĩ khám bệnh")] == ["Bác sĩ", "khám", "bệnh"] or [
        t.text for t in words("Bác sĩ khám bệnh")
    ] == ["Bác sĩ", "khám bệnh"]


def test_hostile_runs_take_no_square_time():
    nlp.warm()
    begin = time.process_time()
    words("a." * 20_000 + " " + "a" * 40_000)
    sentences("A. " * 20_000)
    assert time.process_time() - begin < 5
