"""The whole path, driven as a user drives it: the `soyte` command, real HTTP, real files."""

from __future__ import annotations

import doctest
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler import PROJECT
from crawler.sample.content import SAMPLE, read_sites
from crawler.sample.running import RunningSite, serve_samples
from crawler.sample.site import Truth

pytestmark = pytest.mark.slow


def soyte(*arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command and insist on its exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "crawler.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "SOYTE_CONTACT": ""},
    )
    assert done.returncode == status, f"{arguments}: status {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def summary(*arguments: str | Path, status: int = 0) -> Any:
    return json.loads(soyte(*arguments, "--json", status=status).stdout)


def count(home: Path, sql: str) -> int:
    with sqlite3.connect(home / "archive.db") as db:
        return int(db.execute(sql).fetchone()[0])


@pytest.fixture(scope="module")
def sites() -> Iterator[list[RunningSite]]:
    with serve_samples() as running:
        yield running


@pytest.fixture(scope="module")
def home(sites: list[RunningSite], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the three sample sites, crawled and published."""
    folder = tmp_path_factory.mktemp("end-to-end") / "home"
    for site in sites:
        soyte("crawl", "--url", site.url, "--delay", "0", "--home", folder)
    soyte("publish", "--home", folder)
    return folder


def records(home: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in soyte("export", "--home", home).stdout.splitlines()]


def test_every_article_of_the_sites_is_there_once_as_its_department_wrote_it(
    home: Path, sites: list[RunningSite]
) -> None:
    by_host: dict[str, list[dict[str, Any]]] = {}
    for record in records(home):
        by_host.setdefault(record["url"].split("/")[2], []).append(record)
    wrong: list[str] = []
    for site in sites:
        found = by_host.pop(site.host)
        assert sorted(record["title"] for record in found) == sorted(truth.title for truth in site.articles)
        titles = {record["title"]: record for record in found}
        for truth in site.articles:
            wrong += differences(titles[truth.title], truth)
    assert by_host == {}
    assert not wrong, "\n".join(wrong)


def differences(record: dict[str, Any], truth: Truth) -> list[str]:
    """What a record has otherwise than its site shows it, in words."""
    expected = {
        "lead": truth.lead,
        "byline": truth.author,
        "published_at": truth.published,
        "captions": [caption for caption in truth.captions if caption],
        "attachments": sorted(truth.attachments),
    }
    got = {
        "lead": record["lead"],
        "byline": record["byline"],
        "published_at": record["published_at"],
        "captions": [caption["text"] for caption in record["captions"] if caption["text"]],
        "attachments": sorted(file["name"] for file in record["attachments"]),
    }
    where = record["url"]
    found = [
        f"{where} {name}: {got[name]!r}, not {expected[name]!r}" for name in expected if got[name] != expected[name]
    ]
    lines = [line.removeprefix("- ") for line in record["body"].splitlines()]
    cells = {cell for table in truth.tables for row in table for cell in row}
    found += [f"{where} body lacks {line!r}" for line in truth.body if line not in lines]
    extra = [line for line in lines if line not in truth.body and not any(cell in line for cell in cells)]
    found += [f"{where} body has {line!r}" for line in extra]
    return found


def test_no_chrome_reaches_a_body(home: Path) -> None:
    """Slogans, licences and polls stand on every page of a site, and in no article of it."""
    chrome = {line for site in read_sites(SAMPLE) for line in (site.slogan, site.licence, site.question)}
    assert len(chrome) == 9
    for record in records(home):
        text = [record["lead"], *record["body"].splitlines(), *(caption["text"] for caption in record["captions"])]
        assert not chrome & set(text), record["url"]
        assert "Trang mẫu của soyte" not in record["body"], record["url"]


def test_every_row_leads_back_to_its_evidence(home: Path) -> None:
    from crawler import raw
    from crawler.home import Home

    for record in records(home)[::7]:
        capture = record["capture"]
        page = raw.read(Home(home), capture["warc"], capture["offset"], capture["digest"])
        assert page.status == 200


def test_offsets_name_what_they_claim(home: Path) -> None:
    for record in records(home):
        fields = {"title": record["title"], "lead": record["lead"] or "", "body": record["body"]}
        fields |= {f"caption:{n}": caption["text"] for n, caption in enumerate(record["captions"])}
        for unit in record["units"]:
            for mention in unit["mentions"]:
                assert fields[mention["field"]][mention["start"] : mention["end"]] == mention["text"]
        for date in record["dates"]:
            assert fields[date["field"]][date["start"] : date["end"]] == date["text"]


def test_the_cross_posted_article_is_one_story(home: Path) -> None:
    reposts = [record for record in records(home) if record["duplicate_of"]]
    assert len(reposts) >= 1
    urls = {record["url"] for record in records(home)}
    assert {record["duplicate_of"] for record in reposts} <= urls


def test_a_second_crawl_stores_nothing_new_and_says_so(home: Path, sites: list[RunningSite]) -> None:
    tables = ("articles", "mentions", "people", "units", "positions", "documents", "revisions", "attachments")
    before = {table: count(home, f"select count(*) from {table}") for table in tables}
    result = soyte("crawl", "--url", sites[0].url, "--delay", "0", "--home", home)
    assert "0 new" in result.stdout
    assert {table: count(home, f"select count(*) from {table}") for table in tables} == before
    assert summary("publish", "--home", home)["changed"] is False


def test_extracting_everything_again_changes_nothing(home: Path) -> None:
    before = records(home)
    again = summary("extract", "--all", "--home", home)["new"]
    assert again == 0
    assert records(home) == before


def test_the_snapshot_opens_in_plain_sqlite(home: Path) -> None:
    with sqlite3.connect(
        f"file:{(home / 'published' / 'current' / 'archive.db').resolve()}?immutable=1", uri=True
    ) as db:
        found = db.execute(
            "select count(*) from articles where docid in"
            " (select rowid from search_folded where search_folded match ?)",
            ('"so y te"',),
        ).fetchone()[0]
        assert found > 20
        tables = {row[0] for row in db.execute("select name from sqlite_master")}
    assert "pages" not in tables


def test_health_and_sources_speak(home: Path) -> None:
    assert len(summary("health", "--home", home)["sources"]) == 3
    assert {"moh", "hue"} <= {line["key"] for line in summary("sources", "--home", home)}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "photo.jpg"),
        ("latin.txt", "Sở Y tế họp".encode("utf-16"), "UTF-8"),
        ("half.warc", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK", "half.warc"),
        ("listing.html", b"<html><title>Tin</title><body><a href=/a>a</a></body></html>", "not an article"),
    ],
)
def test_bad_input_is_named_and_loses_nothing(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    good = tmp_path / "good.txt"
    sentence = "Ngày 12/3/2025, Sở Y tế tỉnh Cà Mau tổ chức lớp tập huấn cho cán bộ các trạm y tế trên địa bàn."
    good.write_text("Tập huấn giám sát dịch bệnh\n\n12/03/2025\n\n" + "\n\n".join([sentence] * 4), encoding="utf-8")
    home = tmp_path / "home"
    soyte("import", good, "--home", home)
    assert count(home, "select count(*) from articles") == 1
    bad = tmp_path / name
    bad.write_bytes(content)
    done = soyte("import", bad, "--home", home, status=2)
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert count(home, "select count(*) from articles") == 1


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = soyte("crawl", "--url", "http://127.0.0.1:9/", "--home", file / "home", status=2)
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(file) in done.stderr


def test_a_database_of_a_newer_schema(tmp_path: Path) -> None:
    home = tmp_path / "home"
    soyte("extract", "--home", home)
    with sqlite3.connect(home / "archive.db") as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('soyte', 'of_the_future', '2030-01-01')"
        )
    done = soyte("extract", "--home", home, status=2)
    assert "newer soyte" in done.stderr


def test_a_public_site_needs_a_contact_address(tmp_path: Path) -> None:
    done = soyte("crawl", "hue", "--home", tmp_path / "home", status=2)
    assert "contact" in done.stderr.lower()
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_example_in_the_readme_prints_what_it_says() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(readme.split("```python\n")[1].split("```")[0], {}, "README", None, 0)
    assert example.examples
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_what_the_department_changed_becomes_a_revision_and_nothing_else_does(tmp_path: Path) -> None:
    """Counters, clocks and related lists differ at every fetch; two articles are really rewritten."""
    home = tmp_path / "home"
    with serve_samples() as fresh:
        site = fresh[0]
        crawl = ("crawl", "--url", site.url, "--delay", "0", "--home", home)
        soyte(*crawl)
        before = {truth.url: truth.body for truth in site.articles}
        site.revise()
        rewritten = {truth.url for truth in site.articles if truth.body != before[truth.url]}
        assert len(rewritten) == 2
        with sqlite3.connect(home / "archive.db") as db:  # as if weeks had passed
            db.execute("update pages set next_due = '2020-01-01T00:00:00Z' where kind = 'article'")
        assert summary(*crawl)["extracted"]["changed"] == 2
    with sqlite3.connect(home / "archive.db") as db:
        revised = db.execute("select url, revisions from articles where revisions > 0").fetchall()
    assert {urlsplit(url).path for url, _ in revised} == {urlsplit(url).path for url in rewritten}
    assert {number for _, number in revised} == {2}


def test_reference_articles_score(tmp_path: Path) -> None:
    """Real articles with gold annotations, where they lie beside the checkout."""
    reference = os.environ.get("SOYTE_REFERENCE")
    if not reference:
        pytest.skip("SOYTE_REFERENCE is not set: no reference articles here")
    home, out = tmp_path / "home", tmp_path / "out.jsonl"
    seeds = sorted((Path(reference) / "seeds").glob("*.txt"))
    assert summary("import", *seeds, "--home", home)["imported"]["stored"] == len(seeds)
    soyte("export", "--home", home, "--output", out)
    scorer = Path(reference) / "tools" / "score_seeds.py"
    command = [sys.executable, scorer, out, "--verbose", "--min", "0.95"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
