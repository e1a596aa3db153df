"""process() on whole pages: tests/sites was written, with what must be read from each page, before the rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.items import UNKNOWN_SOURCE, Article, Context, Page, Source
from pipelines import extract_article, process
from pipelines.article import day_of, examine, explain_not_article
from pipelines.learn import learn, observe
from pipelines.verdict import NotArticle

SITES = Path(__file__).parent / "sites"
FETCHED = datetime(2026, 11, 23, tzinfo=UTC)
SOURCE = Source(key="vi-du", name="Ví dụ")
EMPTY = Context.empty("vi-du")


def page(body: bytes | str, url: str = "https://vi-du.vn/tin/bai-viet", **kwargs: Any) -> Page:
    body = body.encode() if isinstance(body, str) else body
    return Page(url=url, body=body, fetched_at=kwargs.pop("fetched_at", FETCHED), **kwargs)


def site_pages(family: str) -> dict[str, tuple[Page, dict[str, Any]]]:
    expected = json.loads((SITES / family / "expected.json").read_text())
    return {
        name: (page((SITES / family / name).read_bytes(), wanted["url"]), wanted) for name, wanted in expected.items()
    }


#: Sources' folders, which have a learned context of their own, are read by test_scaffold.py.
FAMILIES = sorted(
    folder.name
    for folder in SITES.iterdir()
    if (folder / "expected.json").exists() and not (folder / "context.json").exists()
)
CASES = [(family, name) for family in FAMILIES for name in site_pages(family)]


def facts(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "lead": article.lead,
        "body": article.body.split("\n"),
        "byline": article.byline,
        "published": article.published.value if article.published else None,
        "section": article.section,
        "tags": list(article.tags),
        "captions": [[caption.text, caption.image] for caption in article.captions],
        "attachments": [[attachment.name, attachment.url] for attachment in article.attachments],
        "tables": [[[list(cell) for cell in row] for row in table.rows] for table in article.tables],
        "layout": article.layout,
        "identity": article.identity_url,
        "canonical": article.canonical_url,
        "lang": article.lang,
    }


@pytest.mark.parametrize("learned", [False, True], ids=["alone", "with context"])
@pytest.mark.parametrize(("family", "name"), CASES)
def test_sites(family: str, name: str, learned: bool) -> None:
    pages = site_pages(family)
    context = learn("vi-du", [observe(one) for one, _ in pages.values()]).context if learned else EMPTY
    one, wanted = pages[name]
    result = examine(one, SOURCE, context, mentions=False)
    if wanted.get("not_article"):
        assert isinstance(result, NotArticle)
        assert result.reason
        return
    assert isinstance(result, Article), result
    got = facts(result)
    assert {key: got[key] for key in wanted if key in got} == {key: wanted[key] for key in wanted if key in got}
    assert result.context == context.version


REFERENCE = os.environ.get("SOYTE_REFERENCE", "")


def reference_page(name: str) -> Page:
    if not REFERENCE:
        pytest.skip("SOYTE_REFERENCE is not set: no saved pages to read")
    return page((Path(REFERENCE) / "pages" / name).read_bytes(), f"import:0123456789ab/{name}")


def test_the_saved_article() -> None:
    article = process(reference_page("ncov_moh_article_post-detail.html"), SOURCE, EMPTY)
    assert article is not None
    assert article.title.startswith("Những chỉ đạo")
    assert "Bộ Y tế" not in article.title
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2021-05-22T11:38", "minute")
    assert article.lead is not None
    assert article.lead not in article.body
    assert article.byline == "Vũ Phương Nhi"
    lines = article.body.split("\n")
    assert len(lines) == 25
    assert "Nguồn" not in lines[-1]
    assert not any(line.startswith("Tin đọc nhiều") for line in lines)
    assert article.lang == "vi"
    for mention in article.mentions:
        assert article.field(mention.field)[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("kind", ["home_2020", "listing_chi-dao", "listing_tin-tuc", "timeline"])
def test_saved_pages_without_an_article(kind: str) -> None:
    one = reference_page(f"ncov_moh_{kind}.html")
    assert process(one, SOURCE, EMPTY) is None
    assert explain_not_article(one, SOURCE, EMPTY)


def test_saved_timeline_in_nfd_is_read_as_nfc() -> None:
    one = reference_page("ncov_moh_timeline.html")
    for block in observe(one).blocks:
        assert unicodedata.is_normalized("NFC", block.sample)


PARAGRAPH = (
    "Sáng 10/02, Trung tâm Y tế thành phố Vị Thanh phát động đợt hai chiến dịch diệt lăng quăng tại bảy xã, phường. "
)
ARTICLE = f"""<html><head><title>Ra quân diệt lăng quăng đợt hai - Sở Y tế</title></head><body>
<h1>Ra quân diệt lăng quăng đợt hai</h1><p>Ngày đăng: 11/02/2025</p>
<p>{PARAGRAPH}</p><p>Bác sĩ Thạch Minh Khuê cho biết: {PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"""


def test_nfd_pages_give_nfc_text_and_exact_offsets() -> None:
    article = process(page(unicodedata.normalize("NFD", ARTICLE)), SOURCE, EMPTY)
    assert article == process(page(ARTICLE), SOURCE, EMPTY)
    assert article is not None
    assert unicodedata.is_normalized("NFC", article.title + article.body)
    assert any(mention.kind == "person" and mention.text == "Thạch Minh Khuê" for mention in article.mentions)
    for mention in article.mentions:
        assert article.field(mention.field)[mention.start : mention.end] == mention.text


def in_windows_1258(text: str) -> bytes:
    """As old editors wrote it: letters with their hats, tones as marks of their own."""
    written = []
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        written.append(base + "".join(tones))
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    "content_type", ["text/html; charset=windows-1258", "text/html; charset=ISO-8859-1", "text/html"]
)
def test_old_charset(content_type: str) -> None:
    article = process(page(in_windows_1258(ARTICLE), content_type=content_type), SOURCE, EMPTY)
    modern = process(page(ARTICLE), SOURCE, EMPTY)
    assert article is not None and modern is not None
    assert article.text_digest == modern.text_digest


def test_a_cut_utf8_page_stays_utf8() -> None:
    article = process(page(ARTICLE.encode()[:-60] + "ậ".encode()[:2]), SOURCE, EMPTY)
    assert article is not None
    assert "Thạch Minh Khuê" in article.body
    assert any("not UTF-8" in warning for warning in article.warnings)


def test_text_digest_is_of_the_text_and_not_of_the_page() -> None:
    one = process(page(ARTICLE), SOURCE, EMPTY)
    other = process(
        page(ARTICLE.replace("<body>", "<body class=x><!-- 17 --><nav><a href=/>Lượt truy cập: 5</a></nav>")),
        SOURCE,
        EMPTY,
    )
    changed = process(page(ARTICLE.replace("bảy xã", "tám xã")), SOURCE, EMPTY)
    assert one is not None and other is not None and changed is not None
    assert one.text_digest == other.text_digest != changed.text_digest


def test_a_date_after_the_fetch_is_refused_with_a_warning() -> None:
    article = process(page(ARTICLE, fetched_at=datetime(2025, 1, 1, tzinfo=UTC)), SOURCE, EMPTY)
    assert article is not None
    assert article.published is None
    assert any("2025-02-11" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("kwargs", "reason"),
    [
        ({"status": 404}, "status 404"),
        ({"content_type": "application/pdf"}, "application/pdf"),
        ({"url": "https://vi-du.vn/"}, "home page"),
    ],
)
def test_not_an_article(kwargs: dict[str, Any], reason: str) -> None:
    assert reason in (explain_not_article(page(ARTICLE, **kwargs), SOURCE, EMPTY) or "")


def test_a_challenge_page_is_no_article() -> None:
    html = '<html><body><script>document.cookie="D1N=8f2";window.location.reload(true);</script></body></html>'
    assert process(page(html), SOURCE, EMPTY) is None


def test_plain_text_goes_the_same_way() -> None:
    text = f"Ra quân diệt lăng quăng đợt hai\n\nNgày đăng: 11/02/2025\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    article = process(page(text, "import:0123456789ab/x.txt", content_type="text/plain; charset=utf-8"), SOURCE, EMPTY)
    assert article is not None
    assert article.layout == "plain"
    assert article.title == "Ra quân diệt lăng quăng đợt hai"
    assert article.identity_url == "import:0123456789ab/x.txt"
    assert dict(article.field_rules) == {"title": "plain text", "body": "plain text"}


def test_one_page_by_itself() -> None:
    for html in (ARTICLE, ARTICLE.encode()):
        article = extract_article(html, "https://vi-du.vn/tin/bai-viet")
        assert article is not None
        assert article.title == "Ra quân diệt lăng quăng đợt hai"
        assert article.published is not None and article.published.value == "2025-02-11"


def test_day_of_a_month_is_its_last() -> None:
    article = process(page(ARTICLE.replace("11/02/2025", "02/2024")), SOURCE, EMPTY)
    assert article is not None and article.published is not None
    assert article.published.value == "2024-02"
    assert str(day_of(article.published)) == "2024-02-29"


FRAGMENTS = st.sampled_from(
    (
        "<p>",
        "</p>",
        "<div class=share>",
        "<table><tr><td>",
        "</table>",
        "<h1>",
        "<!--",
        "-->",
        "<br>",
        "<img src=x.jpg>",
        "<a href='http://[x'>",
        "\x00",
        "&nbsp;",
        "&#xFFFF;",
        "é",
        "12/13/2024",
        "Ngày đăng: 31/02/2024",
        PARAGRAPH,
        "<script>",
        "<svg>",
        "<ul><li>",
        "<title>",
        "<meta charset=x>",
        "<b>",
        "</b>",
        "<figcaption>",
        "<div class=sapo>",
    )
)


@settings(max_examples=60, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.binary(max_size=400), st.lists(FRAGMENTS, max_size=40).map(lambda pieces: "".join(pieces).encode()))
)
def test_nothing_makes_it_raise(body: bytes) -> None:
    for content_type in ("text/html", "text/html; charset=utf-16", "text/plain"):
        one = page(body, content_type=content_type)
        result = examine(one, SOURCE, EMPTY)
        assert isinstance(result, Article | NotArticle)
        if isinstance(result, Article):
            for mention in result.mentions:
                assert result.field(mention.field)[mention.start : mention.end] == mention.text
        observe(one)
    extract_article(body, one.url)


@settings(max_examples=25, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=0), st.sampled_from(CASES))
def test_truncated_pages(cut: int, case: tuple[str, str]) -> None:
    one, _ = site_pages(case[0])[case[1]]
    extract_article(one.body[: cut % len(one.body)], one.url)


HUGE = {
    "nested": b"<div>" * 2_000_000,
    "nested tables": b"<table><tr><td>" * 400_000,
    "nested mixed": b"<div><ul><li><table><tr><td><b>x" * 100_000,
    "nested inline": b"<b><i><span>x" * 300_000,
    "null": b"\x00" * 1_000_000,
    "links": b"<a href=x>y" * 100_000,
    "dated links": b"<li><a href=/x>Tin ng\xe1\xba\xafn</a> <span>12/03/2025</span>" * 40_000,
    "rows": b"<table>" + b"<tr><td>a</td><td>b</td></tr>" * 60_000,
    "spans": b"<table>" + b"<tr><td rowspan=100000 colspan=100000>a</td><td>b</td></tr>" * 2_000,
    "one paragraph": ("<p>" + PARAGRAPH * 10_000).encode(),
    "one line": b"a" * 10_000_000,
    "attributes": b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x",
    "one attribute": b"<p class='" + b"a " * 3_000_000 + b"'>x",
    "entities": b"&amp;&lt;&#7853;" * 300_000,
    "br": b"<br>" * 1_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HUGE)
def test_huge_pages_take_bounded_time(kind: str) -> None:
    for read in (lambda: examine(page(HUGE[kind]), SOURCE, EMPTY), lambda: extract_article(HUGE[kind], "")):
        started = time.process_time()
        read()
        assert time.process_time() - started < 5


def test_unknown_source_has_a_place_too() -> None:
    assert isinstance(examine(page(ARTICLE), UNKNOWN_SOURCE, Context.empty("unknown"), mentions=False), Article)


def test_the_doors_are_cheap_to_import() -> None:
    heavy = "('lxml', 'trafilatura', 'underthesea')"
    code = f"import sys; from pipelines import process; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=SITES.parent.parent, check=True
    )
    assert result.stdout.strip() == "[]"
