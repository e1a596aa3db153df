"""The pages for reading, and what hostile text can do in them: nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse import display
from crawler.browse.application import application
from crawler.browse.body_blocks import blocks
from crawler.browse.highlight import Span, excerpt, paragraphs, pieces
from tests.snapshots import build_snapshot

Get = Callable[[str], tuple[int, str, dict[str, str]]]


def opened(database: Path) -> tuple[Get, asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    datasette = application(database)
    loop.run_until_complete(datasette.invoke_startup())

    def get(path: str) -> tuple[int, str, dict[str, str]]:
        answer = loop.run_until_complete(datasette.client.get(path))
        return answer.status_code, answer.text, dict(answer.headers)

    return get, loop


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    asked, loop = opened(build_snapshot(tmp_path_factory.mktemp("snapshot")))
    yield asked
    loop.close()


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_an_article_can_be_read(get: Get) -> None:
    status, page, _ = get("/archive/articles/1")
    text = text_of(page)
    assert status == 200
    for wanted in (
        "Sở Y tế tỉnh Minh Hà phát động chiến dịch tiêm vắc xin sởi",
        "10:09, 14/8/2025 chính xác đến phút",
        "Tác giả: Hoài An",
        "Chiến dịch kéo dài hai tuần",
        "cho biết toàn tỉnh cần 12.000 liều, theo Kế hoạch số 15/KH-SYT.",
        "Ảnh: Hoài An",
        "4.200",
        "Kế hoạch 15.pdf",
        "Chiến dịch tiêm vắc xin sởi ở Minh Hà",
    ):
        assert wanted in text


def test_mentions_are_links(get: Get) -> None:
    page = get("/archive/articles/1")[1]
    assert re.search(r'<a class="m m-person" href="/archive/people/tran-thi-luan"[^>]*>Trần Thị Luân</a>', page)
    assert re.search(r'<a class="m m-person" href="/archive/people/tran-thi-luan"[^>]*>Luân</a>', page)
    assert '<a class="m m-unit" href="/archive/units/so-y-te-minh-ha"' in page
    assert '<time class="m m-date" datetime="2025-08-14" title="14/8/2025">14/8/2025</time>' in page
    assert re.search(r'<a class="m m-document" href="/archive/documents/15-kh-syt"', page)
    assert 'href="https://minhha.example/tin/1"' in page


def test_a_table_stands_in_its_place_and_once(get: Get) -> None:
    page = get("/archive/articles/1")[1]
    assert page.count("4.200") == 1
    assert " | " not in text_of(page.partition('<div class="text"')[2].partition("<section>")[0])
    assert page.index("12.000 liều") < page.index("<td>4.200</td>") < page.index("rà soát từng hộ")
    assert re.search(r'<td><a class="m m-unit" href="/archive/units/cdc-minh-ha"[^>]*>CDC Minh Hà</a></td>', page)
    assert page.index("rà soát từng hộ") < page.index("<td>không có trong bài</td>")


def test_evidence_names_the_record_and_the_rule(get: Get) -> None:
    text = text_of(get("/archive/articles/1")[1])
    for wanted in ("0a1b2c3d-sample-202508-001.warc.gz", "vị trí 4096", "sha256:000", "layout:nukeviet", "abc123"):
        assert wanted in text
    assert "09:30, 20/8/2025" in text  # 02:30 UTC on the clock in Vietnam


def test_a_date_is_no_more_precise_than_known(get: Get) -> None:
    text = text_of(get("/archive/articles/2")[1])
    assert "Ngày đăng tháng 12/2024 chỉ biết tháng" in text
    assert "1/12/2024" not in text


def test_an_article_without_a_date_says_so(get: Get) -> None:
    assert "Không rõ ngày đăng" in get("/archive/articles/5")[1]


def test_a_repost_points_to_its_original(get: Get) -> None:
    page = get("/archive/articles/4")[1]
    assert "Bài gần giống" in page
    assert 'href="/archive/articles/1"' in page


def test_person_and_unit_pages(get: Get) -> None:
    person = text_of(get("/archive/people/tran-thi-luan")[1])
    assert "Giám đốc" in person
    assert "Sở Y tế tỉnh Minh Hà" in person
    assert "phát động chiến dịch" in person
    unit = text_of(get("/archive/units/so-y-te-minh-ha")[1])
    assert "Trần Thị Luân" in unit
    assert "phát động chiến dịch" in unit


def test_a_merged_person_leads_on(tmp_path: Path) -> None:
    import sqlite3

    database = build_snapshot(tmp_path)
    with sqlite3.connect(database) as db:
        db.execute("insert into people (key, name, merged_into) values ('tran-luan', 'Trần Luân', 'tran-thi-luan')")
    db.close()
    asked, loop = opened(database)
    status, _, headers = asked("/archive/people/tran-luan")
    assert (status, headers["location"]) == (302, "/archive/people/tran-thi-luan")
    loop.close()


@pytest.mark.parametrize(
    "path", ["/archive/articles/999", "/archive/articles/x", "/archive/people/nobody", "/archive/x"]
)
def test_what_is_not_there_is_a_plain_404(get: Get, path: str) -> None:
    assert get(path)[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/archive",
        "/archive/articles",
        "/archive/articles?_view=table",
        "/archive/people",
        "/archive/units",
        "/archive/documents",
        "/archive/sources",
        "/archive/sources/minhha",
        "/archive/mentions",
        "/archive/captures/1",
        "/archive/career?name=Lu",
        "/archive/articles/1",
        "/archive/articles_per_month",
        "/archive/people_in_unit?unit=Minh",
        "/nothing",
        "/archive/most_cited_documents",
        "/archive/where_the_date_came_from",
    ],
)
def test_pages_are_safe_by_their_headers_and_ask_nothing_of_others(get: Get, path: str) -> None:
    status, page, headers = get(path)
    assert status == (404 if path == "/nothing" else 200)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    for address in re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page):
        assert address.startswith(("/", "http://localhost/")), f"{path} loads {address}"
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.replace("<script>DATASETTE", "")), "inline script"


EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=javascript:alert(1)>x</a>",
    "--><svg onload=alert(1)>",
    "\u202e<b>",
]
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "//evil.example/x",
    "http:",
    'https://a.example/"onclick="alert(1)',
    "http://[bad",
    "file:///etc/passwd",
]


class Checked(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            if name.startswith("on") or (name == "style"):
                self.acting.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not re.match(r"(https?://|/|#|\?|\.\./)", value or ""):
                self.acting.append(f"{tag} {name}={value}")
        if tag == "script" and not dict(attrs).get("src"):
            self.acting.append("script")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    articles = [
        {
            "title": f"[person:p|{evil}] {evil}",
            "lead": evil,
            "body": f'{evil} [unit:u|{evil}] [date:2025-01-01" onclick="x|{evil}]\n{evil}',
            "byline": evil,
            "section": evil,
            "tags": [evil],
            "url": LINKS[number % len(LINKS)] + f"#{number}",
            "published_at": "2025-01-01",
            "captions": [(evil, link) for link in LINKS],
            "attachments": [(link, evil) for link in LINKS],
            "tables": [[[[evil, 1, 1], [evil, 0, 65000]]]],
        }
        for number, evil in enumerate(EVIL + EVIL)
    ]
    database = build_snapshot(
        tmp_path, articles, people={"p": EVIL[0] + EVIL[1]}, units={"u": (EVIL[1], EVIL[0])}, snapshot_id=EVIL[0]
    )
    asked, loop = opened(database)
    paths = [f"/archive/articles/{number}" for number in range(1, len(articles) + 1)]
    lists = [
        "/",
        "/archive/articles",
        "/archive/articles?_search=alert",
        "/archive/people/p",
        "/archive/units/u",
        "/-/search?person=p",
        "/-/search?q=alert",
        "/archive/people",
        "/archive/units",
        "/archive/captures/1",
        "/archive/articles?section=%3Cscript%3Ealert(1)%3C/script%3E",
    ]
    for path in paths + lists:
        status, page, _ = asked(path)
        assert status == 200, path
        checked = Checked()
        checked.feed(page)
        assert checked.acting == [], path
        assert not checked.elements & {"img", "b", "iframe", "object"}, path
        assert "alert(1)" in page or path == "/archive/captures/1"  # shown, as text
        assert "49" not in text_of(page).split("7*7")[0][-5:]
    loop.close()


@pytest.mark.parametrize("address", LINKS[:-1])
def test_only_web_addresses_become_links(address: str) -> None:
    found = display.web_link(address)
    assert found is None or found.startswith("https://a.example/")


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=8))
def test_pieces_are_the_text(text: str, borders: list[tuple[int, int]]) -> None:
    spans = [Span(start=start, end=end, kind="person") for start, end in borders]
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    for piece in cut:
        assert piece.text
        assert piece.span is None or text[piece.span.start : piece.span.end] == piece.text
    lines = ["".join(piece.text for piece in line) for line in paragraphs(text, spans)]
    assert lines == [line for line in text.split("\n") if line.strip()]


@settings(deadline=None)
@given(
    st.lists(st.text("abà |\t", max_size=12), max_size=6),
    st.lists(st.lists(st.tuples(st.text("abà |", max_size=6), st.just(1), st.integers(0, 99999))), max_size=3),
)
def test_blocks_keep_every_letter(lines: list[str], table: list[list[tuple[str, int, int]]]) -> None:
    text = "\n".join([*lines, *(" | ".join(cell[0] for cell in row if cell[0]) for row in table), *lines])
    made = blocks(text, [Span(start=1, end=3, kind="person")], [table] if table else [])
    shown = "".join(
        piece.text
        for block in made
        for part in ([block.pieces] if block.rows is None else [cell.pieces for row in block.rows for cell in row])
        for piece in part or []
    )
    plain = str.maketrans("", "", " |\t\n")
    assert text.translate(plain) == shown.translate(plain)[: len(text.translate(plain))]


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(0, 390))
def test_an_excerpt_holds_its_first_hit(text: str, start: int) -> None:
    hits = [Span(start=start, end=start + 5, kind="hit")] if start + 5 <= len(text) else []
    shown = excerpt(text, hits, width=60)
    assert sum(len(piece.text) for piece in shown) <= 60 + 4


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-08-14T10:09", "10:09, 14/8/2025"),
        ("2025-08-04", "4/8/2025"),
        ("2024-12", "tháng 12/2024"),
        ("2024", "năm 2024"),
        ("2024-Q1", "quý 1/2024"),
        ("2025-03-12/2025-03-15", "12/3/2025 – 15/3/2025"),
        (None, ""),
        ("someday", "someday"),
    ],
)
def test_dates_in_words(iso: str | None, words: str) -> None:
    assert display.date(iso) == words


def test_tables_are_described() -> None:
    from crawler.browse.application import metadata
    from crawler.browse.profile import Profile

    found = metadata(Profile())["databases"]["archive"]
    assert found["tables"]["articles"]["fts_table"] == "search_folded"
    for table in ("articles", "people", "units", "mentions", "captures"):
        assert found["tables"][table]["description"]
        assert found["tables"][table]["columns"]
