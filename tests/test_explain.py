"""`soyte explain`: the same steps as the article itself, told so that a person can follow them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.explain import WIDTH
from crawler.commands.explain import command as explain_command
from crawler.database import connect
from crawler.home import Home
from crawler.items import Article, Context, Page
from pipelines.explain import Candidate, explain
from pipelines.html_article import read_html
from pipelines.version import EXTRACTOR
from tests.factories import PAGE_FETCHED, PAGE_SOURCE, archive_of_pages, article_page


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home, db = archive_of_pages(tmp_path_factory.mktemp("explain") / "home")
    db.close()
    return home


def test_every_field_names_its_rule_and_what_it_beat() -> None:
    found = explain(article_page(), PAGE_SOURCE, Context.empty("vi-du"))
    fields = {field.name: field for field in found.fields}
    article = read_html(article_page(), PAGE_SOURCE, Context.empty("vi-du"))
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


@pytest.mark.parametrize("notice", [False, True])
def test_an_article_names_the_rules_that_are_explained(notice: bool) -> None:
    page = article_page()
    if notice:  # one bold paragraph is a text, and no lead
        text = "<b>Trạm y tế xã Nậm Cần tạm dừng tiêm chủng trong ngày thứ Hai để sửa tủ bảo quản vắc xin.</b>"
        start, end = page.body.index(b"<p>"), page.body.index(b"</div>\n    <div class=box>")
        page = replace(page, body=page.body[:start] + b"<p>" + text.encode() + b"</p>" + page.body[end:])
    article = read_html(page, PAGE_SOURCE, Context.empty("vi-du"))
    found = explain(page, PAGE_SOURCE, Context.empty("vi-du"))
    assert isinstance(article, Article)
    told = {field.name: field.taken.rule for field in found.fields if field.taken is not None}
    if notice:
        assert article.lead is None and article.body
        if "lead" in told:  # found as a lead, and made the text because there is no other
            told["body"] = told.pop("lead")
    names = ("title", "lead", "byline", "section", "body")
    assert dict(article.field_rules) == {name: told[name] for name in names if name in told}
    assert ("byline" in told) is not notice


def test_every_dropped_line_names_its_rule() -> None:
    found = explain(article_page(), PAGE_SOURCE, Context.empty("vi-du"))
    rules = {line.text: line.rule for line in found.dropped}
    assert rules["Trang chủ Tin tức"] == "tag:nav"
    assert rules["Tin khác"] == "words:related"
    assert rules["Một bài khác nữa về tiêm chủng"] == "related"
    assert not any(text.startswith("Ngày thứ") for text in rules)


def test_a_page_without_an_article_says_why() -> None:
    found = explain(
        Page(url="https://vi-du.example/", body=b"<p>x", fetched_at=PAGE_FETCHED), PAGE_SOURCE, Context.empty("x")
    )
    assert found.reason
    missing = Page(url="https://vi-du.example/x", body=b"", status=404, fetched_at=PAGE_FETCHED)
    assert explain(missing, PAGE_SOURCE, Context.empty("x")).reason == "status 404"


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
    assert "in the archive: read by this version; title by h1;" in result.output


def test_the_command_says_what_the_archive_was_read_with(home: Home) -> None:
    db = connect(home.database)
    before = db.execute("select id, extractor, field_rules from articles").fetchall()
    with db.conn:
        db.execute("update articles set extractor = '0ld', field_rules = null")
    asked = ["https://vi-du.example/tin/2", "--home", str(home.path)]
    result = CliRunner().invoke(explain_command, asked, standalone_mode=False)
    with db.conn:
        for key, extractor, rules in before:
            db.execute("update articles set extractor = ?, field_rules = ? where id = ?", [extractor, rules, key])
    db.close()
    assert f"in the archive: read by version 0ld, this is {EXTRACTOR}; rules not recorded" in result.output


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
    file.write_bytes(article_page().body)
    result = CliRunner().invoke(explain_command, [str(file)], standalone_mode=False)
    assert result.return_value == 0
    assert "Tiêm chủng đợt 1" in result.output and "no context learned" in result.output


def test_what_is_not_there_is_said_with_what_to_do(home: Home) -> None:
    result = CliRunner().invoke(
        explain_command, ["https://khac.example/1", "--home", str(home.path)], standalone_mode=False
    )
    assert "soyte crawl --url" in str(result.exception)
