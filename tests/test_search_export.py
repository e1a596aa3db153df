"""Feeds and downloads of a search: the same articles as the page counts, whole, and safe to open."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from crawler import xlsx_stream
from crawler.browse import export_records, search_feed
from crawler.browse.application import application
from crawler.browse.profile import Profile
from tests.search_archive import (
    ALIAS,
    CAPTION,
    FILE,
    GONE,
    HOSPITAL,
    MEASLES,
    MONTH,
    REPOST,
    UNDATED,
    YEAR,
    build_search_archive,
)
from tests.snapshots import build_snapshot
from tests.test_search_plugin import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NEWEST_FIRST = [UNDATED, REPOST, MEASLES, ALIAS, FILE, GONE, CAPTION, HOSPITAL, MONTH, YEAR]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(build_search_archive(tmp_path_factory.mktemp("search")))
    yield found
    found.loop.close()


def raw(site: Site, path: str, **arguments: str) -> Any:
    address = f"{path}?{urlencode(arguments)}"
    return site.loop.run_until_complete(site.datasette.client.get(address))


def test_csv_opens_in_excel(site: Site) -> None:
    answer = raw(site, "/-/search.csv", q="sởi")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="soyte-sample-1.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [int(row["id"]) for row in rows] == [REPOST, MEASLES, GONE]
    assert rows[1] == {
        "id": str(MEASLES),
        "permalink": f"http://localhost/archive/articles/{MEASLES}",
        "url": "https://minhha.example/tin/1",
        "title": "Ra quân tiêm vắc xin sởi tại xã Đồng Mây",
        "source": "minhha",
        "source_name": "Sở Y tế tỉnh Minh Hà",
        "province": "minh-ha",
        "published_at": "2025-08-14T10:09",
        "published_precision": "minute",
        "published_source": "layout:nukeviet",
        "date_basis": "published",
        "updated_at": "",
        "section": "Tin hoạt động",
        "tags": "",
        "topics": "soi",
        "people": "Trần Thị Luân",
        "people_keys": "tran-thi-luan",
        "units": "Sở Y tế tỉnh Minh Hà",
        "units_keys": "so-y-te-minh-ha",
        "documents": "",
        "attachments": "",
        "duplicate_of": "",
        "gone_at": "",
        "first_seen_at": "2025-08-20T02:30:00Z",
        "fetched_at": "2025-08-20T02:30:00Z",
        "text_digest": "sha256:1",
        "snapshot_id": "sample-1",
    }
    assert rows[2]["gone_at"] == "2025-08-30T00:00:00Z"


def test_text_comes_when_asked_for(site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/-/search.csv", q="sởi", text="1")[1].removeprefix("\ufeff"))))
    assert rows[1]["lead"] == "Chiến dịch kéo dài hai tuần."
    assert rows[1]["body"] == "BSCKII Trần Thị Luân, Giám đốc Sở Y tế, dự."


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_all_rows_come_whatever_the_page_shows(site: Site, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(export_records, "BATCH", batch)
    found = json.loads(site.get("/-/search.json", page="7", sort="rank")[1])
    assert [article["id"] for article in found["articles"]] == NEWEST_FIRST
    assert found["count"] == 10
    assert found["address"] == "http://localhost/-/search.json?sort=rank"
    undated = found["articles"][0]
    assert (undated["published_at"], undated["date_basis"]) == (None, "first_seen")
    assert {article["snapshot_id"] for article in found["articles"]} == {"sample-1"}
    lines = site.get("/-/search.jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == found["articles"]


def test_nothing_found_is_an_empty_file(site: Site) -> None:
    assert site.get("/-/search.jsonl", q="Luấn") == (200, "")
    assert json.loads(site.get("/-/search.json", q="Luấn")[1])["articles"] == []
    assert len(site.get("/-/search.csv", q="Luấn")[1].splitlines()) == 1


def test_xlsx_is_a_workbook_of_texts(site: Site) -> None:
    from openpyxl import load_workbook

    answer = raw(site, "/-/search.xlsx", q="sởi", text="1")
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    book = load_workbook(io.BytesIO(answer.content))
    rows = list(book["articles"].iter_rows(values_only=True))
    assert rows[0] == (*export_records.FIELDS, "lead", "body")
    assert [row[0] for row in rows[1:]] == [str(REPOST), str(MEASLES), str(GONE)]
    assert rows[2][3] == "Ra quân tiêm vắc xin sởi tại xã Đồng Mây"
    about = dict(book["about"].iter_rows(values_only=True))
    assert about["rows"] == "3"
    assert about["address"] == "http://localhost/-/search.xlsx?q=s%E1%BB%9Fi&text=1"
    assert book["articles"].freeze_panes == "A2"


def test_a_sheet_says_where_it_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl import load_workbook

    monkeypatch.setattr(xlsx_stream, "MOST_ROWS", 3)
    rows = ([str(number)] for number in range(5))
    book = load_workbook(io.BytesIO(b"".join(xlsx_stream.workbook("articles", ["n"], rows, [("address", "x")]))))
    assert list(book["articles"].iter_rows(values_only=True)) == [("n",), ("0",), ("1",)]
    assert dict(book["about"].iter_rows(values_only=True))["note"] == "cut at 3 rows"


def test_a_workbook_leaves_while_it_is_made() -> None:
    rows = ([f"{number:x}" * 50] for number in range(2_000))
    pieces = list(xlsx_stream.workbook("articles", ["n"], rows, []))
    assert len(pieces) > 10
    assert zipfile.ZipFile(io.BytesIO(b"".join(pieces))).testzip() is None


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1", "'=1"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    articles = [{"title": title, "body": title, "section": title, "published_at": None} for title in FORMULAS]
    site = Site(build_snapshot(tmp_path, articles))
    rows = list(csv.reader(io.StringIO(site.get("/-/search.csv", text="1")[1].removeprefix("\ufeff"))))
    assert len(rows) == len(FORMULAS) + 1
    assert [cell for row in rows[1:] for cell in row if cell.lstrip()[:1] in tuple("=+-@")] == []
    book = load_workbook(io.BytesIO(raw(site, "/-/search.xlsx").content))
    assert {cell.data_type for row in book["articles"].iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    titles = {str(row[3]) for row in book["articles"].iter_rows(min_row=2, values_only=True)}
    assert "=1+1" in titles
    site.loop.close()


def feed(site: Site, **arguments: str) -> ET.Element:
    status, text = site.get("/-/search.atom", **arguments)
    assert status == 200
    return ET.fromstring(text)


def links(element: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall("a:link", ATOM)}


def test_a_feed_has_what_atom_asks_for(site: Site) -> None:
    answer = raw(site, "/-/search.atom", q="sởi")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = feed(site, q="sởi")
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "vi"
    own = "http://localhost/-/search.atom?q=s%E1%BB%9Fi"
    assert links(root) == {"self": own, "alternate": own.replace(".atom", "")}
    assert root.findtext("a:id", None, ATOM) == own
    assert root.findtext("a:title", None, ATOM) == "soyte: sởi"
    assert "sample-1" in (root.findtext("a:generator", None, ATOM) or "")
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == 3
    ids = [entry.findtext("a:id", None, ATOM) for entry in entries]
    assert ids == [f"http://localhost/archive/articles/{number}" for number in (REPOST, MEASLES, GONE)]
    for element in [root, *entries]:
        updated = element.findtext("a:updated", None, ATOM) or ""
        assert datetime.fromisoformat(updated).tzinfo is not None
    first = entries[1]
    assert first.findtext("a:author/a:name", None, ATOM) == "Sở Y tế tỉnh Minh Hà"
    assert first.findtext("a:published", None, ATOM) == "2025-08-14T10:09:00+07:00"
    assert first.findtext("a:summary", None, ATOM) == "Chiến dịch kéo dài hai tuần."
    assert links(first)["via"] == "https://minhha.example/tin/1"
    assert [category.attrib["term"] for category in first.findall("a:category", ATOM)] == ["soi"]


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        ({"person": "tran-thi-luan"}, [REPOST, MEASLES]),
        ({"unit": "bvdk-gia-lai"}, [HOSPITAL]),
        ({"topic": "soi"}, [REPOST, MEASLES, GONE]),
        ({"source": "boyte"}, [REPOST]),
        ({"province": "binh-dinh"}, [MONTH, YEAR]),
        ({}, NEWEST_FIRST),
    ],
)
def test_every_list_has_a_feed(site: Site, arguments: dict[str, str], articles: list[int]) -> None:
    found = [str(entry.findtext("a:id", "", ATOM)) for entry in feed(site, **arguments).findall("a:entry", ATOM)]
    assert [int(address.rpartition("/")[2]) for address in found] == articles


def test_what_is_not_known_to_the_day_has_no_moment(site: Site) -> None:
    entries = feed(site, province="binh-dinh").findall("a:entry", ATOM)
    assert [entry.find("a:published", ATOM) for entry in entries] == [None, None]


def test_older_entries_are_a_page_away(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_feed, "ENTRIES", 4)
    root, seen = feed(site), []
    for _ in range(5):
        seen += [int((entry.findtext("a:id", "", ATOM)).rpartition("/")[2]) for entry in root.findall("a:entry", ATOM)]
        following = links(root).get("next")
        if following is None:
            break
        root = ET.fromstring(site.get(following.removeprefix("http://localhost"))[1])
    assert seen == NEWEST_FIRST
    assert links(root)["previous"] == "http://localhost/-/search.atom?page=2"


def test_a_public_site_gives_a_limited_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Profile, "longest_export", property(lambda _: 4))
    site = Site(build_search_archive(tmp_path))
    assert len(site.get("/-/search.jsonl")[1].splitlines()) == 4
    assert len(site.get("/-/search.csv")[1].splitlines()) == 5
    assert "tối đa 4 bài" in site.get("/-/search")[1]
    assert "tối đa" not in site.get("/-/search", q="sởi")[1]
    site.loop.close()


def test_a_reader_who_leaves_ends_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second chunk is asked for only when the first was taken; nobody there: no more are made."""
    monkeypatch.setattr(export_records, "BATCH", 1)
    monkeypatch.setattr("crawler.browse.search_export.CHUNK", 1)
    database = build_search_archive(tmp_path)

    async def ask() -> list[dict[str, Any]]:
        app = application(database).app()
        sent: list[dict[str, Any]] = []
        left = asyncio.Event()

        requests = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, Any]:
            if requests:
                return requests.pop()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)
            if len(sent) == 3:
                left.set()
                await asyncio.sleep(0)

        scope = {"type": "http", "method": "GET", "path": "/-/search.jsonl", "raw_path": b"/-/search.jsonl",
                 "query_string": b"", "headers": [(b"host", b"x")], "scheme": "http"}  # fmt: skip
        await app(scope, receive, send)
        return sent

    sent = asyncio.run(ask())
    assert sent[0]["status"] == 200
    bodies = [message["body"] for message in sent if message["type"] == "http.response.body" and message["body"]]
    assert 2 <= len(bodies) < 10


def test_a_wrong_form_is_no_page(site: Site) -> None:
    assert site.get("/-/search.exe")[0] == 404


def test_headers_keep_the_browser_from_guessing(site: Site) -> None:
    for form in ("csv", "atom", "json"):
        headers = raw(site, f"/-/search.{form}").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert re.match("default-src 'none'", headers["content-security-policy"])


def test_too_many_downloads_at_once_are_put_off(site: Site) -> None:
    raw(site, "/-/search.csv")
    running = vars(site.datasette)["_soyte_streams"]
    assert running == set(), "each download before this one is over"
    running.update(range(4))
    answer = raw(site, "/-/search.csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "Máy chủ đang tạo nhiều tệp tải về" in answer.text
    running.clear()
    assert raw(site, "/-/search.csv").status_code == 200
