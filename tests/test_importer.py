"""Files into the raw archive: everything readable is stored once, everything else is named."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.database import connect
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.importer import import_paths
from crawler.items import UNKNOWN_SOURCE, Context, Page
from crawler.raw import read
from pipelines import process
from tests.office_files import docx, paragraph, pdf, run

HTML = "<html><body><h1>Trạm y tế Phước Bình mở cửa</h1><p>Bà Lan cho biết.</p></body></html>".encode()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").open()


@pytest.fixture
def db(home: Home) -> Iterator[Database]:
    db = connect(home.database)
    yield db
    db.close()


def rows(db: Database, columns: str = "source, url, status, content_type") -> list[tuple[object, ...]]:
    return db.execute(f"select {columns} from captures order by id").fetchall()


def warc(path: Path, *, compress: bool = True, pages: int = 5) -> Path:
    """A WARC as other tools write it: a chunked page, a gzipped one, a picture, a redirect among the pages."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compress)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "khac"}))

        def add(url: str, payload: bytes, headers: list[tuple[str, str]], status: str = "200 OK") -> None:
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            when = {"WARC-Date": "2025-03-12T02:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    url, "response", io.BytesIO(payload), len(payload), http_headers=http, warc_headers_dict=when
                )
            )

        for number in range(pages):
            body = HTML.replace(b"Lan", f"Lan {number}".encode())
            add(f"http://soyte.thu.vn/bai-{number}.html", body, [("Content-Type", "text/html; charset=utf-8")])
        chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)
        add("http://soyte.thu.vn/khuc", chunks, [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")])
        packed = gzip.compress(HTML)
        add("http://soyte.thu.vn/nen", packed, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")])
        add("http://soyte.thu.vn/a.png", b"\x89PNG", [("Content-Type", "image/png")])
        add("http://soyte.thu.vn/cu", b"", [("Location", "/moi"), ("Content-Type", "text/html")], "301 Moved")
        add("http://moh.gov.vn/x.html", HTML, [("Content-Type", "text/html")])
    return path


def test_pages_and_text_without_an_address(home: Home, db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sâu").mkdir(parents=True)
    (folder / "a.html").write_bytes(HTML)
    (folder / "sâu" / "b.txt").write_text("Tin\n\nBà Hoa cho biết.", encoding="utf-8")
    (folder / ".an").write_bytes(b"x")
    summary = import_paths(home, db, [folder])
    assert (summary.stored, summary.known, summary.skipped) == (2, 0, ())
    (page, text) = rows(db)
    assert page[0] == "unknown"
    assert str(page[1]).startswith("import:")
    assert str(page[1]).endswith("/a.html")
    assert text[3] == "text/plain; charset=utf-8"
    warc_name, offset, digest = db.execute("select warc, offset, digest from captures limit 1").fetchone()
    assert read(home, warc_name, offset, digest).body == HTML
    again = import_paths(home, db, [folder])
    assert (again.stored, again.known) == (0, 2)
    assert len(rows(db)) == 2


def test_a_page_that_a_browser_saved_knows_where_it_was(home: Home, db: Database, tmp_path: Path) -> None:
    file = tmp_path / "luu.htm"
    file.write_bytes(b"<!-- saved from url=(0033)http://soyte.thu.vn/tin?utm_source=x -->\n" + HTML)
    import_paths(home, db, [file])
    assert rows(db, "source, url") == [("soyte-thu-vn", "http://soyte.thu.vn/tin")]


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc"])
def test_pages_of_a_warc(home: Home, db: Database, tmp_path: Path, name: str) -> None:
    path = warc(tmp_path / name, compress=name.endswith("gz"))
    summary = import_paths(home, db, [path])
    assert (summary.stored, summary.ignored, summary.skipped) == (8, 2, ())
    found = rows(db, "source, url, fetched_at")
    assert found[0] == ("soyte-thu-vn", "http://soyte.thu.vn/bai-0.html", "2025-03-12T02:00:00Z")
    assert found[-1][0] == "moh"
    for warc_name, offset, digest in db.execute("select warc, offset, digest from captures"):
        assert b"Lan" in read(home, warc_name, offset, digest).body
    assert import_paths(home, db, [path]).known == 8


def test_a_record_that_refers_to_the_bytes_of_another_is_named(home: Home, db: Database, tmp_path: Path) -> None:
    path = warc(tmp_path / "x.warc.gz")
    with path.open("ab") as file:
        writer = WARCWriter(file, gzip=True)
        for kind in ("application/pdf", "image/png"):
            http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            first = ("http://soyte.thu.vn/goc", "2025-03-12T02:00:00Z")
            writer.write_record(writer.create_revisit_record("http://soyte.thu.vn/sao", "sha1:AB", *first, http))
    summary = import_paths(home, db, [path])
    assert (summary.stored, summary.ignored) == (8, 3)
    ((where, reason),) = summary.skipped
    assert where.endswith("x.warc.gz: http://soyte.thu.vn/sao")
    assert reason == "its bytes are not here: the same as http://soyte.thu.vn/goc"


def test_our_own_archive_comes_back_in_as_known(home: Home, db: Database, tmp_path: Path) -> None:
    import_paths(home, db, [warc(tmp_path / "x.warc.gz")])
    summary = import_paths(home, db, [home.warc_dir])
    assert (summary.stored, summary.known, summary.skipped) == (0, 8, ())


def test_a_wacz(home: Home, db: Database, tmp_path: Path) -> None:
    package = tmp_path / "x.wacz"
    with zipfile.ZipFile(package, "w") as file:
        file.write(warc(tmp_path / "x.warc.gz"), "archive/data.warc.gz")
        file.writestr("pages/pages.jsonl", "{}\n")
    assert import_paths(home, db, [package]).stored == 8


@pytest.mark.parametrize("keep", [0.25, 0.5, 0.8, 0.97])
@pytest.mark.parametrize("compress", [True, False])
def test_a_warc_cut_short_gives_what_is_whole(
    home: Home, db: Database, tmp_path: Path, keep: float, compress: bool
) -> None:
    path = warc(tmp_path / ("x.warc.gz" if compress else "x.warc"), compress=compress)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    summary = import_paths(home, db, [path])
    assert 0 < summary.stored < 8 or keep > 0.9
    ((where, reason),) = summary.skipped
    assert where == str(path)
    assert "cut short" in reason
    assert len(rows(db)) == summary.stored


def test_what_cannot_be_brought_in_is_named(home: Home, db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "tot.html").write_bytes(HTML)
    (folder / "rong.html").write_bytes(b"")
    (folder / "latin.txt").write_bytes("Sở Y tế".encode("utf-16"))
    (folder / "la.xyz").write_bytes(b"?")
    (folder / "gia.warc.gz").write_bytes(b"not gzip at all")
    (folder / "gia.wacz").write_bytes(b"not a zip")
    summary = import_paths(home, db, [folder])
    assert summary.stored == 1
    reasons = {Path(where).name: reason for where, reason in summary.skipped}
    assert set(reasons) == {"rong.html", "latin.txt", "la.xyz", "gia.warc.gz", "gia.wacz"}
    assert reasons["rong.html"] == "empty file"
    assert "UTF-8" in reasons["latin.txt"]
    assert "unknown type" in reasons["la.xyz"]
    assert "WARC" in reasons["gia.warc.gz"]
    assert all("\n" not in reason for reason in reasons.values())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.html", b"", "empty file"),
        ("x.txt", b"\xff\xfeS\x00", "not UTF-8"),
        ("x.doc", b"abc", "no Word, Excel, RTF or PDF file"),
        ("x.pdf", b"<html>", "no Word, Excel, RTF or PDF file"),
        ("x.warc.gz", b"abc", "WARC"),
        ("x.html", None, "no such file"),
    ],
)
def test_a_single_bad_path_is_an_error(
    home: Home, db: Database, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SoyteError, match=message):
        import_paths(home, db, [path])
    assert rows(db) == []


@pytest.mark.parametrize("name", ["Ke_hoach_tiem_chung.pdf", "Ke_hoach_tiem_chung.docx"])
def test_a_document_is_an_item_of_its_own_with_its_text(home: Home, db: Database, tmp_path: Path, name: str) -> None:
    text = "Trạm y tế Phước Bình tổ chức tiêm chủng cho trẻ em vào ngày 12/03/2025."
    content = pdf([text]) if name.endswith(".pdf") else docx(paragraph(run(text)))
    (tmp_path / name).write_bytes(content)
    assert import_paths(home, db, [tmp_path / name]).stored == 1
    ((url, content_type, warc_name, offset, digest),) = rows(db, "url, content_type, warc, offset, digest")
    body = read(home, str(warc_name), int(str(offset)), str(digest)).body
    article = process(
        Page(url=str(url), body=body, content_type=str(content_type), fetched_at=datetime(2026, 1, 1, tzinfo=UTC)),
        UNKNOWN_SOURCE,
        Context.empty(UNKNOWN_SOURCE.key),
    )
    assert article is not None
    assert (article.title, article.body, article.lang) == ("Ke hoach tiem chung", text, "vi")
    assert article.published is None
    assert any(mention.kind == "date" for mention in article.mentions)


def test_a_file_fetched_from_a_site_is_an_attachment_and_no_article() -> None:
    page = Page(
        url="https://soyte.thu.vn/tep/ke-hoach.pdf",
        body=pdf(["Trạm y tế Phước Bình tổ chức tiêm chủng."]),
        content_type="application/pdf",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert process(page, UNKNOWN_SOURCE, Context.empty(UNKNOWN_SOURCE.key)) is None
