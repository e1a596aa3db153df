# ruff: noqa: E501 - a paragraph of a dump is one line
"""Dumps of pages as text, each of another make. People and places are invented; cases stood before the rules."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.plain import read_plain

P1 = (
    "Ngày 14/5/2024, Sở Y tế tỉnh An Sơn phối hợp với Trung tâm Kiểm soát bệnh tật tổ chức lớp tập huấn giám sát dịch cho 120 cán bộ "
    "trạm y tế. Lớp học diễn ra trong hai ngày với nhiều nội dung thực hành."
)
P2 = (
    "Theo báo cáo của ban tổ chức, số ca sốt xuất huyết từ đầu năm giảm một phần ba so với cùng kỳ. Tuy vậy, chỉ số côn trùng tại vùng ven "
    "biển vẫn cao, nhiều hộ dân còn trữ nước mưa trong lu vại không có nắp đậy."
)
P3 = (
    "Kết thúc lớp tập huấn, học viên thực hành điều tra ổ dịch tại hai khu phố. Ban tổ chức đề nghị các trạm y tế báo cáo kết quả hằng tuần "
    "để kịp thời xử lý./."
)
TITLE = "Tập huấn giám sát sốt xuất huyết cho cán bộ trạm y tế tại An Sơn"


@dataclass(frozen=True, kw_only=True)
class Case:
    text: str
    title: str = TITLE
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = (P1, P2, P3)


CASES = {
    "title, stamp with a bar, poll after the end": Case(
        text=f"{TITLE}\n\n15/05/2024 | 8:05 AM\n\n\u00a0|\u00a0\n\n{P1}\u00a0\u00a0 \u00a0\n\nToàn cảnh lớp tập huấn\n\n{P2}\n\n{P3}\n\n\nThăm dò ý kiến",
        published="2024-05-15T08:05",
        captions=("Toàn cảnh lớp tập huấn",),
    ),
    "stamp in front of the title in one line, author alone at the end": Case(
        text=f" date 2024-05 {TITLE}\n\n{P1}\n\nCác học viên tham gia lớp tập huấn.\n\n{P2}\n\n{P3}\n\nHải Yến",
        published="2024-05",
        byline="Hải Yến",
        captions=("Các học viên tham gia lớp tập huấn.",),
    ),
    "author, stamp and section in one line": Case(
        text=f"{TITLE}\n\nLưu Mỹ Hạnh Đăng vào 15/05/2024 Tin hoạt động của ngành\n\n{P1}\n\n{P2}\n\n{P3}\n\nTin khác\n\nKhai trương phòng khám mới ở Đá Bạc",
        published="2024-05-15",
        byline="Lưu Mỹ Hạnh",
        section="Tin hoạt động của ngành",
    ),
    "chrome before the title, update label only, author after the attachments": Case(
        text=(
            f'Tìm kiếm\n"QUYẾT TÂM XÂY DỰNG NGÀNH Y TẾ AN SƠN TRONG SẠCH, VỮNG MẠNH, VÌ NHÂN DÂN PHỤC VỤ"\n\u00a0\n\nThăm dò ý kiến\n'
            f"Bạn thấy giao diện mới thế nào?\n\nChung nhan Tin Nhiem Mang\n{TITLE}\nNgày cập nhật 15/05/2024\nẢnh minh họa\n\n{P1}\n\n{P2}\n\n{P3}\n\n\u00a0\n\n"
            "Tập tin đính kèm:\nTrần Bảo Lâm\nTin mới\nXem tin theo ngày\u00a0\nLiên kết website\nBáo An SơnĐài phát thanhCổng dịch vụ\nThống kê truy cập\n"
            "Tổng truy cập 1.234.567\nLượt truy cập hiện tại 21"
        ),
        published="2024-05-15",
        updated="2024-05-15",
        byline="Trần Bảo Lâm",
        captions=("Ảnh minh họa",),
    ),
    "weekday stamp above the title, breadcrumb, credit line": Case(
        text=(
            f"Trang chủ > Tin tức > Y tế dự phòng\nThứ tư - 15/05/2024 09:30\n{TITLE}\nCỡ chữ: A- A A+\n{P1}\n{P2}\n"
            f"Bác sĩ Lưu Mỹ Hạnh hướng dẫn học viên bắt lăng quăng\n{P3}\nTin, ảnh: Minh Khuê\nNguồn tin: CDC An Sơn\nLượt xem: 1.204\nNhững tin cũ hơn\n"
            "Đá Bạc ra quân vệ sinh môi trường (10/05/2024)\n"
        ),
        published="2024-05-15T09:30",
        byline="Minh Khuê",
        section="Y tế dự phòng",
        captions=("Bác sĩ Lưu Mỹ Hạnh hướng dẫn học viên bắt lăng quăng",),
    ),
    "labels of both dates and the author between title and text": Case(
        text=(
            f"CỔNG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ TỈNH AN SƠN\n{TITLE}\nTác giả: Trần Bảo Lâm\nNgày đăng: 15/05/2024 - Cập nhật: 16/05/2024 10:00\n\n{P1}\n\n{P2}\n\n{P3}\n\n"
            "Các tin liên quan\nTổng kết chiến dịch uống vitamin A\n© 2024 Sở Y tế tỉnh An Sơn\nGiấy phép số 12/GP-STTTT ngày 15/03/2019"
        ),
        published="2024-05-15",
        updated="2024-05-16T10:00",
        byline="Trần Bảo Lâm",
    ),
    "no stamp at all, sub-headings and lists stay in the body": Case(
        text=f"{TITLE}\n\n{P1}\n\n1. Kết quả giám sát\n\n{P2}\n\n- Diệt lăng quăng hằng tuần\n\n- Phun hóa chất tại ổ dịch\n\nNhiệm vụ thời gian tới\n\n{P3}",
        paragraphs=(
            P1,
            "1. Kết quả giám sát",
            P2,
            "- Diệt lăng quăng hằng tuần",
            "- Phun hóa chất tại ổ dịch",
            "Nhiệm vụ thời gian tới",
            P3,
        ),
    ),
    "title repeated with the name of the site, English stamp": Case(
        text=f"{TITLE} - Sở Y tế An Sơn\n{TITLE}\nWednesday, 15/05/2024, 22:18\n{P1}\n{P2}\n{P3}\nChia sẻ\nFacebook\nZalo\nIn trang",
        published="2024-05-15T22:18",
    ),
    "indented paragraphs, captions at the margin": Case(
        text=(
            f"{TITLE}\nNgày cập nhật 15/05/2024\n\n\u00a0 \u00a0 {P1}\n\n\u00a0\n\nCác trạm trưởng và cán bộ dự phòng thảo luận cách xử lý ổ dịch nhỏ.\n\n\u00a0 \u00a0 {P2}\n\n"
            f"DS. Trần Bảo Lâm – Trưởng phòng Nghiệp vụ trao chứng nhận cho học viên (ảnh dưới).\n\n\u00a0 \u00a0 {P3}\n\nThực hiện: Hải Yến\nTin mới\n"
        ),
        published="2024-05-15",
        updated="2024-05-15",
        byline="Hải Yến",
        captions=(
            "Các trạm trưởng và cán bộ dự phòng thảo luận cách xử lý ổ dịch nhỏ.",
            "DS. Trần Bảo Lâm – Trưởng phòng Nghiệp vụ trao chứng nhận cho học viên (ảnh dưới).",
        ),
    ),
    "title in capitals, stamp in words under it, windows line ends": Case(
        text=f"SỞ Y TẾ AN SƠN\r\n{TITLE.upper()}\r\n(Ngày 15 tháng 05 năm 2024)\r\n{P1}\r\n{P2}\r\n{P3}\r\n\r\nLưu Mỹ Hạnh\r\n",
        title=TITLE.upper(),
        published="2024-05-15",
        byline="Lưu Mỹ Hạnh",
    ),
    "photo captions with credits, related links with dates without a heading": Case(
        text=(
            f"{TITLE}\n9h30 | 15/05/2024\n\n{P1}\n\nHọc viên thực hành tại khu phố 3. Ảnh: Minh Khuê\n\n{P2}\n\n{P3}\n\nMinh Khuê - Thu Cúc\n\n"
            "Ra mắt đội phản ứng nhanh (12/05/2024)\nTrao tặng thiết bị cho trạm y tế Đá Bạc (11/05/2024)\nHọp giao ban quý II (09/05/2024)"
        ),
        published="2024-05-15T09:30",
        byline="Minh Khuê - Thu Cúc",
        captions=("Học viên thực hành tại khu phố 3. Ảnh: Minh Khuê",),
    ),
    "lead between title and stamp": Case(
        text=f"{TITLE}\nHơn một trăm cán bộ trạm y tế được tập huấn kỹ năng giám sát và xử lý ổ dịch trước mùa mưa.\n15-05-2024, 9:10 am\n{P1}\n{P2}\n{P3}\nTheo Báo An Sơn",
        published="2024-05-15T09:10",
    ),
    "a notice of one paragraph": Case(
        text=f"{TITLE}\nĐăng ngày: 15/05/2024\n{P1}\nVăn phòng Sở",
        published="2024-05-15",
        paragraphs=(P1,),
    ),
    "captions that repeat the text, with full stops": Case(
        text=(
            f"{TITLE}\n15/05/2024\n{P1}\nPhó Giám đốc Sở Y tế Trần Bảo Lâm trao bằng khen của Chủ tịch UBND tỉnh cho ba tập thể có thành tích xuất sắc trong phòng, chống dịch.\n"
            "12 cá nhân nhận giấy khen của Giám đốc Sở Y tế vì có thành tích xuất sắc trong phòng, chống dịch.\n"
            "Tại lớp học, Phó Giám đốc Sở Y tế Trần Bảo Lâm đã trao bằng khen của Chủ tịch UBND tỉnh cho ba tập thể, giấy khen của Giám đốc Sở Y tế cho 12 cá nhân có "
            f"thành tích xuất sắc trong phòng, chống dịch.\n{P2}\n{P3}"
        ),
        published="2024-05-15",
        captions=(
            "Phó Giám đốc Sở Y tế Trần Bảo Lâm trao bằng khen của Chủ tịch UBND tỉnh cho ba tập thể có thành tích xuất sắc trong phòng, chống dịch.",
            "12 cá nhân nhận giấy khen của Giám đốc Sở Y tế vì có thành tích xuất sắc trong phòng, chống dịch.",
        ),
        paragraphs=(
            P1,
            "Tại lớp học, Phó Giám đốc Sở Y tế Trần Bảo Lâm đã trao bằng khen của Chủ tịch UBND tỉnh cho ba tập thể, giấy khen của Giám đốc Sở Y tế cho 12 cá nhân có "
            "thành tích xuất sắc trong phòng, chống dịch.",
            P2,
            P3,
        ),
    ),
    "stamp at the bottom, tags": Case(
        text=f"{TITLE}\n{P1}\n{P2}\n{P3}\nTừ khóa: sốt xuất huyết, tập huấn\nNgày đăng: 15/05/2024 08:00 - Người đăng: Hải Yến\nBình luận",
        published="2024-05-15T08:00",
    ),
    "a clock over the title": Case(
        text=f"Thứ hai, 23/11/2026 08:15:22\n{TITLE}\nThứ tư, 15/05/2024\n{P1}\n{P2}\n{P3}\nHải Yến",
        published="2024-05-15",
        byline="Hải Yến",
    ),
    "a clock over the title and only an update under it": Case(
        text=f"Thứ hai, 23/11/2026\n{TITLE}\nNgày cập nhật 15/05/2024\n{P1}\n{P2}\n{P3}",
        published="2024-05-15",
        updated="2024-05-15",
    ),
    "a document with its signer, who is no author": Case(
        text=f"{TITLE}\nNgày đăng: 15/05/2024\n{P1}\n{P2}\n{P3}\nNơi nhận:\n- Như trên;\nGIÁM ĐỐC\nTrần Bảo Lâm",
        published="2024-05-15",
        paragraphs=(P1, P2, P3, "Nơi nhận:", "- Như trên;", "GIÁM ĐỐC", "Trần Bảo Lâm"),
    ),
    "menu in one line, photo label before the caption, unit of the author": Case(
        text=(
            f"Trang chủ | Giới thiệu | Tin tức | Liên hệ\n{TITLE}\n15/05/2024 09:12\n{P1}\nẢnh: Bác sĩ Lưu Mỹ Hạnh hướng dẫn học viên\n{P2}\n{P3}\n"
            "Hải Yến – TTYT Đá Bạc\nCÁC TIN KHÁC\n» Họp giao ban 10/05/2024"
        ),
        published="2024-05-15T09:12",
        byline="Hải Yến",
        captions=("Ảnh: Bác sĩ Lưu Mỹ Hạnh hướng dẫn học viên",),
    ),
    "a short directive, no captions": Case(
        text=f"Về việc tăng cường phòng, chống dịch sốt xuất huyết mùa mưa năm 2024\nNgày xuất bản 15/05/2024\n{P1}\n1. Các trạm y tế\n- {P2}\n2. Văn phòng Sở\n- {P3}\nTải về",
        title="Về việc tăng cường phòng, chống dịch sốt xuất huyết mùa mưa năm 2024",
        published="2024-05-15",
        paragraphs=(P1, "1. Các trạm y tế", f"- {P2}", "2. Văn phòng Sở", f"- {P3}"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_structure(name):
    case = CASES[name]
    doc = read_plain(case.text)
    assert doc is not None
    assert doc.title == case.title
    assert (doc.published.value if doc.published else None) == case.published
    assert (doc.updated.value if doc.updated else None) == case.updated
    assert doc.byline == case.byline
    assert doc.captions == case.captions
    assert doc.paragraphs == case.paragraphs
    if case.section:
        assert doc.section == case.section


def test_update_label_is_named_as_the_source_of_published():
    doc = read_plain(CASES["indented paragraphs, captions at the margin"].text)
    assert doc.published.rule == "fallback:updated"
    assert doc.updated.rule == "label:updated"
    assert doc.updated.raw == "Ngày cập nhật 15/05/2024"


def test_lead_between_title_and_stamp():
    doc = read_plain(CASES["lead between title and stamp"].text)
    assert doc.lead.startswith("Hơn một trăm cán bộ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u00a0\n",
        "Tìm kiếm\nĐăng nhập\nTrang chủ\nLiên hệ\nThống kê truy cập\nTổng truy cập 1.234",
        "Trang chủ\nTin tức\nTập huấn tại Đá Bạc\n15/05/2024\nKhám bệnh miễn phí\n14/05/2024\nHọp giao ban\n13/05/2024\nTrang sau",
        "Trang này không tồn tại",
        "x" * 5000,
    ],
)
def test_no_article(text):
    assert read_plain(text) is None


@pytest.mark.parametrize("name", CASES)
def test_every_line_is_kept_once_or_dropped_with_a_reason(name):
    doc = read_plain(CASES[name].text)
    for line, reason in doc.dropped:
        assert line.strip() and reason
        assert line not in doc.paragraphs


@given(st.text())
def test_never_raises(text):
    read_plain(text)


@given(
    st.lists(
        st.sampled_from(
            [P1, P2, TITLE, "15/05/2024", "Tin khác", "Hải Yến", "", "\u00a0", "Toàn cảnh", "- mục", "Ảnh: A"]
        )
    ).map("\n".join)
)
def test_never_raises_on_pieces(text):
    doc = read_plain(text)
    assert doc is None or (doc.title and doc.paragraphs)


def test_seeds():
    reference = os.environ.get("SOYTE_REFERENCE")
    if not reference:
        pytest.skip("SOYTE_REFERENCE is not set: the seed articles are not part of the project")
    import json
    import unicodedata

    def key(text: str | None) -> str:
        return " ".join(unicodedata.normalize("NFC", text or "").split()).strip(" .,;:").lower()

    folder = Path(reference) / "seeds"
    for name, gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
        doc = read_plain((folder / name).read_text(encoding="utf-8"))
        assert doc is not None, name
        assert key(doc.title) == key(gold["title"])
        assert doc.published is not None
        assert doc.published.value == gold["published_at"]
        assert key(doc.byline) == key(gold["author"])
        assert key(doc.paragraphs[0]).startswith(key(gold["body_first_sentence"])[:60])
        assert {key(c) for c in doc.captions} - {key("Ảnh minh họa")} == {key(c) for c in gold["captions"]} - {
            key("Ảnh minh họa")
        }
        last = key(gold["body_last_sentence"])
        assert key(doc.paragraphs[-1]).endswith(last) or last in {key(c) for c in doc.captions}
        lines = {key(p) for p in doc.paragraphs}
        assert not lines & {key(b) for b in gold["boilerplate"]}
