"""Files give their text or say why not, and nothing in a file makes the reader raise."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.files import read_file
from pipelines.files.reading import LONGEST
from tests.office_files import compound, doc, docx, paragraph, pdf, run, xls, xlsx
from tests.test_legacy_text import to_tcvn3, to_vni

LINES = (
    "KẾ HOẠCH",
    "Phun hóa chất diệt muỗi đợt hai tại ba xã vùng trũng",
    "Các trạm y tế chuẩn bị máy phun, nhiên liệu và người dẫn đường; Trung tâm cử bốn kỹ thuật viên.",
    "Người dân che đậy thức ăn, đưa vật nuôi ra khỏi nhà trước giờ phun ba mươi phút.",
)
TEXT = "\n".join(LINES)


def test_a_pdf_is_read_page_by_page() -> None:
    found = read_file(pdf([TEXT, "Phụ lục: danh sách hộ gia đình"]))
    assert (found.kind, found.state, found.pages, found.message) == ("pdf", "read", 2, None)
    assert found.text == f"{TEXT}\n\nPhụ lục: danh sách hộ gia đình"


def test_pictures_of_pages_are_called_so() -> None:
    found = read_file(pdf([None, None]))
    assert (found.state, found.text, found.pages) == ("scan", "", 2)
    assert found.message == "2 of 2 pages are pictures without a text layer"


def test_a_signature_stamp_is_no_text_layer() -> None:
    found = read_file(pdf([None], stamp="Ký bởi: Trạm Y tế xã Cồn Sậy\nNgày 12-05-2025"))
    assert found.state == "scan"
    assert "Cồn Sậy" in found.text  # what little there is can be found


def test_a_pdf_of_both_says_which_pages_are_missing() -> None:
    found = read_file(pdf([TEXT, None, None]))
    assert (found.state, found.message) == ("read", "2 of 3 pages are pictures without a text layer")


def test_a_short_pdf_is_no_scan() -> None:
    assert read_file(pdf(["Lịch trực tuần 32"])).state == "read"


def test_a_pdf_with_a_password() -> None:
    found = read_file(pdf([TEXT], password="kin"))
    assert (found.kind, found.state, found.text) == ("pdf", "encrypted", "")


@pytest.mark.parametrize("keep", [20, 300])
def test_a_cut_pdf_is_broken(keep: int) -> None:
    found = read_file(pdf([TEXT])[:keep])
    assert (found.kind, found.state) == ("pdf", "broken")
    assert found.message


def test_old_letters_of_text_layers() -> None:
    assert read_file(pdf([TEXT.replace("ư", "ƣ")])).text == TEXT
    found = read_file(pdf([to_tcvn3(TEXT)]))
    assert found.text.lower() == TEXT.lower()
    assert found.message == "converted from TCVN3"
    assert read_file(pdf([to_vni(TEXT)])).text == TEXT


def test_a_word_file_with_a_table() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Xã", "Ngày", "", "Số hộ"))
    second = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Cồn Sậy", "12/5"))
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    body = "".join(map(paragraph, LINES)) + table + paragraph("Nơi nhận:", "<w:r><w:tab/><w:t>như trên</w:t></w:r>")
    found = read_file(docx(body))
    assert (found.kind, found.state) == ("docx", "read")
    assert found.text.split("\n") == [*LINES, "Xã | Ngày | Số hộ", "Cồn Sậy | 12/5", "Nơi nhận: như trên"]


def test_what_was_deleted_in_a_word_file_stays_deleted() -> None:
    deleted = f"<w:del>{run('bản nháp')}</w:del>"
    inserted = f"<w:ins>{run('bản chính')}</w:ins>"
    assert read_file(docx(f"<w:p>{run('Đây là ')}{deleted}{inserted}</w:p>")).text == "Đây là bản chính"


def test_fonts_of_a_word_file_tell_its_encoding() -> None:
    """However short the text, and for capitals that only the font makes."""
    body = paragraph(run(to_tcvn3("sở y tế"), ".VnTimeH"), run(to_tcvn3(" kính gửi"), ".VnTime"), run(" các xã"))
    assert read_file(docx(body)).text == "SỞ Y TẾ kính gửi các xã"
    vni = to_vni("Trưởng trạm")
    assert read_file(docx(paragraph(vni[:5], vni[5:]), font="VNI-Times")).text == "Trưởng trạm"


def test_an_old_word_file() -> None:
    """Its text in pieces of two encodings, a table, a field, and formatting before the table of pieces."""
    found = read_file(
        doc(
            [
                (LINES[0] + "\r" + LINES[1] + "\r", False),
                ('Xem \x13 HYPERLINK "http://x.example" \x14trang nhà\x15\r'.replace("à", "a"), True),
                ("Xã\x07Số hộ\x07\x07Cồn Sậy\x0741\x07\x07", False),
            ]
        )
    )
    assert (found.kind, found.state) == ("doc", "read")
    assert found.text.split("\n") == [LINES[0], LINES[1], "Xem trang nha", "Xã | Số hộ", "Cồn Sậy | 41"]


def test_an_old_word_file_in_an_old_font() -> None:
    found = read_file(doc([(to_tcvn3(TEXT).replace("\n", "\r"), True)]))
    assert found.text.lower() == TEXT.lower()


def test_old_word_files_that_cannot_be_read() -> None:
    assert read_file(doc([("x", True)], encrypted=True)).state == "encrypted"
    old = read_file(doc([("x", True)], version=0x65))
    assert (old.state, old.message) == ("broken", "older than Word 97")


def test_workbooks_new_and_old() -> None:
    rows = [["Xã", "Số hộ", "Ngày"], ["Cồn Sậy", 41, None], [], ["An Hạ", 12.5, "12/5"]]
    wanted = "Danh sách\nXã | Số hộ | Ngày\nCồn Sậy | 41\nAn Hạ | 12.5 | 12/5"
    new = read_file(xlsx({"Danh sách": rows, "Trống": []}))
    assert (new.kind, new.state, new.text, new.pages) == ("xlsx", "read", wanted, 2)
    old = read_file(xls({"Danh sách": [[cell for cell in row if cell is not None] for row in rows]}))
    assert (old.kind, old.state, old.text, old.pages) == ("xls", "read", wanted, 1)


def test_days_in_a_workbook() -> None:
    found = read_file(xlsx({"A": [[date(2025, 5, 12), datetime(2025, 5, 12, 7, 30)]]}))
    assert found.text == "A\n2025-05-12 | 2025-05-12 07:30:00"


@pytest.mark.parametrize(
    ("body", "kind", "state"),
    [
        (b"", "other", "unread"),
        (b"GIF89a", "other", "unread"),
        (b"{\\rtf1 x}", "rtf", "unread"),
        (b"\n<!DOCTYPE html><html><body>404</body></html>", "html", "not a file"),
        (b"PK\x03\x04 cut short", "zip", "unread"),
        (docx("")[:-30], "zip", "unread"),
        (docx("<w:p>"), "docx", "broken"),
        (docx(""), "docx", "empty"),
        (compound({"WordDocument": b"x" * 2000}), "ole", "broken"),
        (compound({"EncryptedPackage": b"x"}), "ole", "encrypted"),
        (compound({"Other": b"x"}), "other", "unread"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ole", "broken"),
    ],
)
def test_what_holds_no_text_says_so(body: bytes, kind: str, state: str) -> None:
    found = read_file(body)
    assert (found.kind, found.state, found.text) == (kind, state, "")


def test_a_package_that_grows_without_end() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(70):
            part.write(b" " * (1 << 20))
    assert len(out.getvalue()) < 100_000
    found = read_file(out.getvalue())
    assert (found.state, found.message) == ("broken", "unpacks to more than 64 MB")


def test_entities_of_a_word_file_are_not_resolved() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
            'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>a&x;b</w:t></w:r></w:p></w:body></w:document>',
        )
    assert "root" not in read_file(out.getvalue()).text


def test_a_long_text_is_cut_and_says_so() -> None:
    found = read_file(docx(paragraph("số liệu " * (LONGEST // 6))))
    assert len(found.text) <= LONGEST
    assert "cut after" in (found.message or "")


GOOD = {
    "pdf": pdf([TEXT, None]),
    "docx": docx("".join(map(paragraph, LINES))),
    "xlsx": xlsx({"A": [["x", 1]]}),
    "doc": doc([(TEXT, False), ("abc", True)]),
    "xls": xls({"A": [["x", 1.0]]}),
}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=8)), max_size=12),
    st.floats(0, 1),
)
def test_damage_is_a_state_and_never_an_error(kind: str, changes: list[tuple[int, bytes]], keep: float) -> None:
    body = bytearray(GOOD[kind])
    for at, new in changes:
        at %= len(body)
        body[at : at + len(new)] = new
    found = read_file(bytes(body[: max(16, int(len(body) * (keep if keep < 0.3 else 1)))]))
    assert found.state in ("read", "scan", "broken", "encrypted", "empty", "unread", "not a file")
