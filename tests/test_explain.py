"""`soyte explain`: the same steps as the article itself, told so that a person can follow them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from crawler import captures, extract, raw
from crawler.commands.explain import WIDTH
from crawler.commands.explain import command as explain_command
from crawler.database import connect, ensure_source, transaction
from crawler.home import Home
from crawler.items import Context, Page, Source
from pipelines.explain import Candidate, explain
from pipelines.html_article import read_html

SOURCE = Source(key="vi-du", name="Trang ví dụ", hosts=("vi-du.example",))
FETCHED = datetime(2025, 3, 20, 2, tzinfo=UTC)
SENTENCE = "Ngày thứ {n}, trạm y tế xã tiêm cho {m} trẻ, không ghi nhận trường hợp nào phản ứng nặng sau tiêm chủng."


def page(n: int = 1) -> Page:
    html = f"""<html><head><title>Tiêm chủng đợt {n} ở ba xã vùng cao - Trang ví dụ</title>
    <meta property="article:published_time" content="2025-03-0{n}T08:30:00+07:00"></head><body>
    <nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
    <div class="khau-hieu">Đoàn kết, kỷ cương, sáng tạo vì sức khỏe nhân dân</div>
    <div class=bai><h1>Tiêm chủng đợt {n} ở ba xã vùng cao</h1><div>Ngày đăng: 0{n}/03/2025</div>
    <p>{SENTENCE.format(n=n, m=n * 7)}</p><p>{SENTENCE.format(n=n + 20, m=n * 9)}</p>
    <p>{SENTENCE.format(n=n + 40, m=n * 11)}</p><p align=right><b>Đinh Thị Nhàn</b></p></div>
    <div class=box><h3>Tin khác</h3><a href=/1>Một bài khác nữa về tiêm chủng</a></div></body></html>"""
    return Page(url=f"https://vi-du.example/tin/{n}", body=html.encode(), fetched_at=FETCHED + timedelta(minutes=n))


def archive(path: Path) -> tuple[Home, Database]:
    """Five pages, captured and extracted as a crawl does."""
    home = Home(path).open()
    db = connect(home.database)
    with home.lock("crawl"):
        store = raw.RawArchive(home)
        pages = [page(n) for n in range(1, 6)]
        places = store.write_group([raw.Record(page=one, source=SOURCE) for one in pages])
        store.close()
        with transaction(db):
            ensure_source(db, SOURCE)
            for one, place in zip(pages, places, strict=True):
                captures.record(db, place, one, SOURCE, None)
    extract.run(home, db, workers=1)
    return home, db


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home, db = archive(tmp_path_factory.mktemp("explain") / "home")
    db.close()
    return home


def test_every_field_names_its_rule_and_what_it_beat() -> None:
    found = explain(page(), SOURCE, Context.empty("vi-du"))
    fields = {field.name: field for field in found.fields}
    article = read_html(page(), SOURCE, Context.empty("vi-du"))
    assert fields["title"].taken == Candidate(
        value=article.title,  # type: ignore[union-attr]
        rule="h1",
        place="/html/body/div.bai/h1",
    )
    assert any(one.rule == "title" and one.value.startswith("Tiêm chủng") for one in fields["title"].beaten)
    published = fields["published"]
    assert published.taken is not None and "Ngày đăng" in published.taken.rule
    assert "meta:article:published_time" in published.taken.rule  # which knows the time of that day
    assert [one.value for one in published.beaten] == ["2025-03-01", "2025-03-01T08:30"]
    assert fields["byline"].taken is not None and fields["byline"].taken.rule == "closing line"
    assert fields["body"].taken is not None and fields["body"].taken.place == "html/body/div.bai"
    assert fields["lead"].taken is None


def test_every_dropped_line_names_its_rule() -> None:
    found = explain(page(), SOURCE, Context.empty("vi-du"))
    rules = {line.text: line.rule for line in found.dropped}
    assert rules["Trang chủ Tin tức"] == "tag:nav"
    assert rules["Tin khác"] == "words:related"
    assert rules["Một bài khác nữa về tiêm chủng"] == "related"
    assert not any(text.startswith("Ngày thứ") for text in rules)


def test_a_page_without_an_article_says_why() -> None:
    found = explain(Page(url="https://vi-du.example/", body=b"<p>x", fetched_at=FETCHED), SOURCE, Context.empty("x"))
    assert found.reason
    missing = Page(url="https://vi-du.example/x", body=b"", status=404, fetched_at=FETCHED)
    assert explain(missing, SOURCE, Context.empty("x")).reason == "status 404"


def test_the_command_reads_what_the_archive_reads(home: Home) -> None:
    result = CliRunner().invoke(
        explain_command, ["https://vi-du.example/tin/2", "--home", str(home.path)], standalone_mode=False
    )
    assert result.exception is None and result.return_value == 0
    lines = result.output.split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert any("khác" in line for line in lines)
    slogan = next(line for line in lines if "Đoàn kết, kỷ cương" in line)
    assert "on 5 pages" in slogan
    assert any("× learned" in line for line in lines)


def test_the_command_takes_an_id_and_gives_json(home: Home) -> None:
    db = connect(home.database)
    key, title = db.execute("select id, title from articles order by url limit 1").fetchone()
    db.close()
    result = CliRunner().invoke(explain_command, [str(key), "--home", str(home.path), "--json"], standalone_mode=False)
    found = json.loads(result.output)
    assert found["fields"][0]["name"] == "title" and found["fields"][0]["taken"]["value"] == title
    assert found["context"] and found["reason"] is None


def test_the_command_takes_a_saved_page(tmp_path: Path) -> None:
    file = tmp_path / "bai.html"
    file.write_bytes(page().body)
    result = CliRunner().invoke(explain_command, [str(file)], standalone_mode=False)
    assert result.return_value == 0
    assert "Tiêm chủng đợt 1" in result.output and "no context learned" in result.output


def test_what_is_not_there_is_said_with_what_to_do(home: Home) -> None:
    result = CliRunner().invoke(
        explain_command, ["https://khac.example/1", "--home", str(home.path)], standalone_mode=False
    )
    assert "soyte crawl --url" in str(result.exception)
