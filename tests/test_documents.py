import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents import find_documents

# text, [(span, number, type, issuer, iso)]; written before the rules
CASES = [
    (
        "theo Nghị quyết 02/2022/NQ-HĐND tỉnh",
        [("Nghị quyết 02/2022/NQ-HĐND", "02/2022/NQ-HĐND", "Nghị quyết", "HĐND", None)],
    ),
    (
        "ban hành Chỉ thị số\u00a010/CT-UBND\u00a0về",
        [("Chỉ thị số\u00a010/CT-UBND", "10/CT-UBND", "Chỉ thị", "UBND", None)],
    ),
    (
        "Nghị quyết số 20-NQ/TW ngày 25/10/2017 và số 21-NQ/TW",
        [
            ("Nghị quyết số 20-NQ/TW", "20-NQ/TW", "Nghị quyết", "Trung ương", "2017-10-25"),
            ("số 21-NQ/TW", "21-NQ/TW", "Nghị quyết", "Trung ương", None),
        ],
    ),
    (
        "(Quyết định số 376/QĐ-TTg ngày 17/3/2021 của",
        [("Quyết định số 376/QĐ-TTg", "376/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", "2021-03-17")],
    ),
    ("Công điện 778/CĐ-TTg", [("Công điện 778/CĐ-TTg", "778/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", None)]),
    (
        "thông tư số 46/2016/TT-BYT, ngày 30 tháng 12 năm 2016",
        [("thông tư số 46/2016/TT-BYT", "46/2016/TT-BYT", "Thông tư", "Bộ Y tế", "2016-12-30")],
    ),
    ("Công văn số 2345/SYT-NVY gửi", [("Công văn số 2345/SYT-NVY", "2345/SYT-NVY", "Công văn", "Sở Y tế", None)]),
    ("văn bản 1234/BYT-TCCB", [("văn bản 1234/BYT-TCCB", "1234/BYT-TCCB", "Công văn", "Bộ Y tế", None)]),
    ("Luật Khám bệnh, chữa bệnh số 15/2023/QH15", [("số 15/2023/QH15", "15/2023/QH15", "Luật", "Quốc hội", None)]),
    ("Kế hoạch số 123 /KH - SYT", [("Kế hoạch số 123 /KH - SYT", "123/KH-SYT", "Kế hoạch", "Sở Y tế", None)]),
    (
        "Thông tư liên tịch số 51/2015/TTLT-BYT-BNV",
        [
            (
                "Thông tư liên tịch số 51/2015/TTLT-BYT-BNV",
                "51/2015/TTLT-BYT-BNV",
                "Thông tư liên tịch",
                "Bộ Y tế, Bộ Nội vụ",
                None,
            )
        ],
    ),
    ("Nghị định 96/2023 của", [("Nghị định 96/2023", "96/2023", "Nghị định", None, None)]),
    ("Quyết định số 7/QĐ-UBND-HC", [("Quyết định số 7/QĐ-UBND-HC", "7/QĐ-UBND-HC", "Quyết định", "UBND", None)]),
    ("số 01877/AS-GPHĐ", [("số 01877/AS-GPHĐ", "01877/AS-GPHĐ", "Giấy phép hoạt động", "AS", None)]),
    (
        "ký Quy chế phối hợp số 03/QCPH-SYT-CAT",
        [("Quy chế phối hợp số 03/QCPH-SYT-CAT", "03/QCPH-SYT-CAT", "Quy chế phối hợp", "Sở Y tế", None)],
    ),
    (
        "Văn bản liên tịch số 77/LT-SYT-SNV; Hướng dẫn liên ngành số 12/HDLN-SYT",
        [
            ("Văn bản liên tịch số 77/LT-SYT-SNV", "77/LT-SYT-SNV", "Văn bản liên tịch", "Sở Y tế, Sở Nội vụ", None),
            ("Hướng dẫn liên ngành số 12/HDLN-SYT", "12/HDLN-SYT", "Hướng dẫn liên ngành", "Sở Y tế", None),
        ],
    ),
    ("Nghị quyết số 20 của", [("Nghị quyết số 20", "20", "Nghị quyết", None, None)]),
]

NEVER = [
    "Đề án 06 của Chính phủ",
    "ngày 12/3/2025 và tháng 8/2025",
    "trực 24/7, cúm A/H5N1, COVID-19, 20 km/h",
    "kế hoạch năm 2025; Kế hoạch số hóa",
    "10/12 UBND xã",
    "BHYT 5 năm, 12-UBND",
    "điện thoại 0234.3822.173",
    "Nghị quyết 5 điểm, quyết định 3 vấn đề",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_documents(text, expected):
    found = find_documents(text)
    assert [(m.text, m.number, m.document_type, m.issuer, m.iso) for m in found] == expected
    assert all(text[m.start : m.end] == m.text and m.kind == "document" for m in found)


@pytest.mark.parametrize("text", NEVER)
def test_never_a_document(text):
    assert find_documents(text) == []


@given(
    st.lists(
        st.sampled_from([*"0123456789/-– ()\u00a0\n", "NQ", "QĐ", "TTg", "số ", "Nghị quyết ", "HĐND", "ngày "])
    ).map("".join)
)
def test_spans_are_exact_ordered_and_apart(text):
    place = 0
    for mention in find_documents(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= place
        place = mention.end


@given(st.integers(1, 9999), st.integers(1990, 2030), st.sampled_from(["NQ-HĐND", "QĐ-UBND", "TT-BYT", "NĐ-CP"]))
def test_numbers_are_read_whole(number, year, code):
    written = f"{number:02}/{year}/{code}"
    (found,) = find_documents(f"Căn cứ {written} nêu trên")
    assert found.number == written
