"""Exports: JSONL is a public format and says exactly so much; spreadsheets never run what was crawled."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from crawler import store
from crawler.errors import SoyteError
from crawler.export import export
from crawler.export_xlsx import clean
from crawler.home import Home
from crawler.items import UNKNOWN_SOURCE, Role
from tests.factories import archive, article, mention, put, sample_archive

KEYS = [
    "id",
    "url",
    "source",
    "title",
    "lead",
    "byline",
    "body",
    "published_at",
    "published_precision",
    "published_source",
    "updated_at",
    "section",
    "tags",
    "lang",
    "captions",
    "attachments",
    "people",
    "units",
    "dates",
    "documents",
    "topics",
    "duplicate_of",
    "first_seen_at",
    "fetched_at",
    "gone_at",
    "text_digest",
    "revisions",
    "capture",
    "extractor",
    "snapshot_id",
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("export"))
    sample_archive(home).close()
    return home


def records(home: Home, tmp_path: Path, **options: Any) -> list[dict[str, Any]]:
    output = tmp_path / "out.jsonl"
    count = export(home, "jsonl", output, **options)
    found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert len(found) == count
    return found


def test_every_record_has_the_same_fields(sample: Home, tmp_path: Path) -> None:
    found = records(sample, tmp_path)
    assert len(found) == 30
    assert all(list(record) == KEYS for record in found)
    assert all(list(record["capture"]) == ["digest", "warc", "offset"] for record in found)


def test_a_record_in_full(sample: Home, tmp_path: Path) -> None:
    record = next(r for r in records(sample, tmp_path) if r["url"].endswith("cap-cuu"))
    assert record["published_at"] == "2025-08-14T10:09" and record["published_precision"] == "minute"
    assert record["tags"] == ["cấp cứu", "đào tạo"] and record["section"] == "Tin tức"
    assert record["captions"][0] == {
        "text": "Ông Đỗ Khắc Hoà phát biểu khai mạc",
        "image": "https://soyte.example/anh/1.jpg",
    }
    assert record["attachments"][0]["name"] == "Kế hoạch 45" and record["attachments"][0]["text"] is None
    person = record["people"][0]
    assert (person["key"], person["name"], person["titles"]) == ("do-khac-hoa", "Đỗ Khắc Hoà", ["PGS.TS."])
    assert person["roles"] == [{"role": "Giám đốc", "unit": "Sở Y tế thành phố Huế"}]
    assert [span["field"] for span in person["mentions"]] == ["body", "body", "caption:0"]
    assert record["units"][0]["name"] == "Sở Y tế thành phố Huế" and record["units"][0]["kind"] == "department"
    assert record["units"][0]["mentions"][0]["text"] == "Sở Y tế", "as written there"
    assert record["documents"] == [
        {"number": "Kế hoạch số 45/KH-UBND", "type": "Kế hoạch", "issuer": None, "date": "2025-05-02"}
    ]
    assert {"text": "tháng 9/2025", "iso": "2025-09", "precision": "month"}.items() <= record["dates"][-1].items()


def test_offsets_lead_to_the_text(sample: Home, tmp_path: Path) -> None:
    for record in records(sample, tmp_path):
        for mention_ in [m for unit in record["units"] for m in unit["mentions"]] + record["dates"]:
            field = mention_["field"]
            text = record["captions"][int(field[8:])]["text"] if field.startswith("caption:") else record[field]
            assert text[mention_["start"] : mention_["end"]] == mention_["text"]


def test_a_repost_names_the_address_it_repeats(sample: Home, tmp_path: Path) -> None:
    repost = next(r for r in records(sample, tmp_path) if r["url"].endswith("soi-moi"))
    assert repost["duplicate_of"] == "https://moh.example/tin/soi"


def test_a_month_stays_a_month_and_gone_is_told(sample: Home, tmp_path: Path) -> None:
    record = next(r for r in records(sample, tmp_path) if r["url"].endswith("2024"))
    assert (record["published_at"], record["published_precision"]) == ("2024-12", "month")
    assert record["gone_at"] == "2025-08-26T01:00:00Z"


def test_one_source_only(sample: Home, tmp_path: Path) -> None:
    assert {r["source"] for r in records(sample, tmp_path, sources=["moh"])} == {"moh"}
    with pytest.raises(SoyteError, match="no source 'nowhere'"):
        records(sample, tmp_path, sources=["nowhere"])


def test_who_is_not_known_is_shown_as_written(tmp_path: Path) -> None:
    home = Home(tmp_path)
    db = archive(home)
    from crawler.database import ensure_source

    ensure_source(db, UNKNOWN_SOURCE)
    body = "Ông Hoà dự họp tại UBND tỉnh. Sau đó ông Hoà về Sở Y tế."
    mentions = [
        mention(body, "Hoà", roles=(Role(role="Chủ tọa"),)),
        mention(body, "Hoà", nth=1),
        mention(body, "UBND tỉnh", "unit", unit_kind="committee"),
        mention(body, "Sở Y tế", "unit", unit_kind="department"),
    ]
    put(db, article(UNKNOWN_SOURCE, body=body, mentions=mentions))
    store.resolve_all(db)
    (record,) = records(home, tmp_path)
    (person,) = record["people"]
    assert (person["key"], person["name"], len(person["mentions"])) == (None, "Hoà", 2)
    assert [(u["key"], u["name"], u["kind"]) for u in record["units"]] == [
        (None, "UBND tỉnh", "committee"),
        (None, "Sở Y tế", "department"),
    ]


HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "a\x00b\x0bc", "dòng\nhai", "lone \ud7ff ok"]


@pytest.fixture
def hostile(tmp_path: Path) -> Home:
    home = Home(tmp_path / "hostile")
    db = archive(home)
    for number, title in enumerate(HOSTILE):
        put(db, article(path=f"tin/{number}", title=title, published=f"2025-01-{number + 1:02}"))
    return home


def test_csv_opens_in_a_spreadsheet(sample: Home, tmp_path: Path) -> None:
    export(sample, "csv", tmp_path / "out.csv")
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(found) == 30 and all(None not in row for row in found)
    row = next(row for row in found if row["url"].endswith("cap-cuu"))
    assert row["people"] == "Đỗ Khắc Hoà; Võ Thị Thuỷ Miên" and "\n" in row["body"]


def test_csv_has_no_formulas(hostile: Home, tmp_path: Path) -> None:
    export(hostile, "csv", tmp_path / "out.csv")
    found = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"), newline=""))
    titles = [row["title"] for row in found]
    assert all(title.lstrip()[0] not in "=+-@" for title in titles)
    assert titles[0] == "'" + HOSTILE[0]


def test_xlsx_has_text_only(hostile: Home, tmp_path: Path) -> None:
    export(hostile, "xlsx", tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    column = header.index("title")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type == "s" for cell in cells)
    assert cells[0].value == HOSTILE[0] and cells[1].value == "+1"
    assert cells[5].value == "a\ufffdb\ufffdc"
    assert isinstance(sheet.cell(2, header.index("id") + 1).value, str), "no digit of an id is lost"


def test_xlsx_cells_have_a_longest() -> None:
    assert clean("a" * 32_767) == "a" * 32_767
    cut = clean("😀" * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767 and cut.endswith(" […]")


def test_standard_output(sample: Home, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(sample, "jsonl", sources=["moh"]) == 1
    assert json.loads(capfdbinary.readouterr().out)["source"] == "moh"


def test_what_cannot_be_written_is_one_clear_line(sample: Home, tmp_path: Path) -> None:
    with pytest.raises(SoyteError, match="cannot be written"):
        export(sample, "jsonl", tmp_path / "no" / "out.jsonl")
    with pytest.raises(SoyteError, match="nothing to export yet"):
        export(Home(tmp_path / "none"), "jsonl", tmp_path / "out.jsonl")
    with pytest.raises(SoyteError, match="no export format 'pdf'"):
        export(sample, "pdf", tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_snapshot_exports_the_same_records_and_says_which_it_is(sample: Home, tmp_path: Path) -> None:
    from crawler.publish import publish

    published = publish(sample)
    now, then = records(sample, tmp_path), records(sample, tmp_path, snapshot=True)
    assert {record["snapshot_id"] for record in then} == {published.snapshot_id}
    assert {record["snapshot_id"] for record in now} == {None}
    assert [{**record, "snapshot_id": None} for record in then] == now


def test_parquet_holds_the_records_as_they_are(sample: Home, hostile: Home, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (pip install 'soyte[research]')")
    for home in (sample, hostile):
        count = export(home, "parquet", tmp_path / "out.parquet")
        found = parquet.read_table(tmp_path / "out.parquet").to_pylist()
        assert len(found) == count
        for record, expected in zip(found, records(home, tmp_path), strict=True):
            assert {**record, "revisions": []} == {"corrections": [], **expected, "revisions": []}
            # A struct has all its fields: what did not change is null, where JSON leaves it out.
            for one, other in zip(record["revisions"], expected["revisions"], strict=True):
                assert {k: v for k, v in one["changes"].items() if v is not None} == other["changes"]


def test_nothing_published_is_one_clear_line(hostile: Home, tmp_path: Path) -> None:
    with pytest.raises(SoyteError, match="nothing published yet"):
        export(hostile, "jsonl", tmp_path / "out.jsonl", snapshot=True)
