"""Bytes to text, whatever the server and the page say about them."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.article import extract_article
from pipelines.decoding import decode
from pipelines.legacy_text import TCVN3, VNI
from pipelines.text import nfc_clean

TITLE = "Trạm y tế xã Cồn Sậy mở lớp học phòng bệnh cho bà mẹ có con nhỏ"
PARAGRAPHS = (
    "Sáng nay, Trạm y tế xã Cồn Sậy mở lớp hướng dẫn chăm sóc trẻ dưới hai tuổi cho ba mươi bà mẹ trong xã.",
    "Lớp học kéo dài hai buổi, do các nữ hộ sinh của trạm đứng lớp; người học được thực hành nấu bột và pha dung dịch.",
    "Trưởng trạm cho biết sẽ mở thêm lớp ở ấp Đông và ấp Tây trong tháng tới, khi nước lũ đã rút và đường đi dễ hơn.",
)


def html(title: str = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, meta: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head>{meta}<title>{title}</title></head><body><div class='content'><h1>{title}</h1>"
        f"<div class='detail'>{text}</div></div></body></html>"
    )


def cp1258(text: str) -> bytes:
    """windows-1258 has no letters with a tone on another mark: the tone is a sign of its own."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            plain, tone = unicodedata.normalize("NFD", letter)[:-1], unicodedata.normalize("NFD", letter)[-1]
            if tone in "\u0302\u0306\u031b":  # ậ decomposes into a, the dot below and the circumflex
                plain, tone = unicodedata.normalize("NFD", letter)[0] + tone, unicodedata.normalize("NFD", letter)[1]
            out += unicodedata.normalize("NFC", plain).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def tcvn3(text: str) -> bytes:
    codes = {letter: code for code, letter in TCVN3.items()}
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text).encode("latin-1")


def vni(text: str) -> bytes:
    codes: dict[str, str] = {}
    for code, letter in VNI.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text).encode("cp1252")


def twice(text: str) -> bytes:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()).encode()


UTF8 = html().encode()
META_1252 = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"
CASES = {
    "utf-8, said so": (UTF8, "text/html; charset=utf-8"),
    "utf-8, nothing said": (UTF8, ""),
    "utf-8 said to be latin-1": (UTF8, "text/html; charset=ISO-8859-1"),
    "utf-8, the page says windows-1252": (html(meta=META_1252).encode(), "text/html"),
    "utf-8, the header says windows-1258": (UTF8, "text/html; charset=windows-1258"),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + UTF8, "text/html; charset=iso-8859-1"),
    "utf-16 with a mark": (html().encode("utf-16"), "text/html"),
    "utf-16-be with a mark": (b"\xfe\xff" + html().encode("utf-16-be"), "text/html; charset=utf-8"),
    "utf-16-le without a mark": (html().encode("utf-16-le"), "text/html; charset=utf-8"),
    "utf-16-be without a mark": (html().encode("utf-16-be"), "text/html"),
    "windows-1258, said so": (cp1258(html()), "text/html; charset=windows-1258"),
    "windows-1258, only the page says so": (
        cp1258(html(meta="<meta charset='windows-1258'>")), "text/html; charset=iso-8859-1"),
    "windows-1258, nothing said": (cp1258(html()), "text/html"),
    "windows-1258 said to be latin-1": (cp1258(html()), "text/html; charset=ISO-8859-1"),
    "latin-1 with references, only the page says so": (
        html(meta="<meta charset=iso-8859-1>").encode("latin-1", "xmlcharrefreplace"), "text/html"),
    "latin-1 with references, nothing said": (html().encode("latin-1", "xmlcharrefreplace"), "text/html"),
    "latin-1 with references said to be utf-8": (
        html().encode("latin-1", "xmlcharrefreplace"), "text/html; charset=utf-8"),
    "latin-1 with references said to be windows-1258": (
        html().encode("latin-1", "xmlcharrefreplace"), "text/html; charset=windows-1258"),
    "windows-1252 with hexadecimal references": (
        html(meta=META_1252).encode("cp1252", "xmlcharrefreplace").replace(b"&#7841;", b"&#x1EA1;"), "text/html"),
    "windows-1258 with references for letters of two marks, said to be latin-1": (
        "".join(c if c < "\u1e00" else f"&#{ord(c)};" for c in html()).encode("cp1258", "xmlcharrefreplace"),
        "text/html; charset=iso-8859-1"),
    "decomposed": (unicodedata.normalize("NFD", html()).encode(), "text/html; charset=utf-8"),
    "utf-8 encoded twice": (twice(html()), "text/html; charset=utf-8"),
    "VNI": (vni(html()), "text/html; charset=x-user-defined"),
    "VNI said to be windows-1258": (vni(html()), "text/html; charset=windows-1258"),
    "VNI in a utf-8 page": (vni(html()).decode("cp1252").encode(), "text/html; charset=utf-8"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_article_is_read(case: str) -> None:
    body, content_type = CASES[case]
    from datetime import UTC, datetime

    from crawler.items import UNKNOWN_SOURCE, Article, Context, Page
    from pipelines.article import examine

    page = Page(
        url="https://soyte.example/lop-hoc.html",
        body=body,
        content_type=content_type,
        fetched_at=datetime(2025, 9, 1, tzinfo=UTC),
    )
    article = examine(page, UNKNOWN_SOURCE, Context.empty("unknown"), mentions=False)
    assert isinstance(article, Article)
    assert (article.title, article.body.split("\n")) == (TITLE, list(PARAGRAPHS))
    assert article.lang == "vi"


@pytest.mark.parametrize("content_type", ["text/html; charset=iso-8859-1", "text/html; charset=windows-1258", ""])
def test_tcvn3_is_read_but_for_toned_capitals(content_type: str) -> None:
    text, _ = decode(tcvn3(html()), content_type)
    article = extract_article(text, "https://soyte.example/lop-hoc.html")
    assert article is not None and article.refused is None
    assert article.body.lower() == "\n".join(PARAGRAPHS).lower()
    assert any("TCVN3" in warning for warning in article.warnings)


def test_a_western_page_is_not_made_vietnamese() -> None:
    french = "Le ministère de la Santé a tenu sa conférence à Genève, où l'été a été très chaud."
    text, _ = decode(f"<p>{french}</p>".encode("latin-1"), "text/html; charset=iso-8859-1")
    assert french in text


def test_what_readers_cannot_see_goes() -> None:
    text = "Sở\u00a0Y\u200b tế\ufeff thông\u00ad tin\u2028Huế"
    assert nfc_clean(text) == "Sở Y tế thông tin\nHuế"


@pytest.mark.parametrize("body", [b"", b"\x00", b"\xff\xfe", b"\x00" * 50, b"\xff" * 50, bytes(range(256)) * 4])
def test_no_bytes_make_it_raise(body: bytes) -> None:
    for content_type in ("", "text/html; charset=utf-16", "text/html; charset=hex", "text/html; charset=x-none"):
        assert isinstance(decode(body, content_type)[0], str)
