"""`soyte sources` and docs/sources.md: nobody is left out, and what is known of a host is carried as it is."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler import runs
from crawler.commands.sources import WIDTH, command
from crawler.database import connect, ensure_source
from crawler.items import Source
from pipelines.provinces import provinces
from spiders.base import SourceSpider
from spiders.families.registry import FAMILIES
from spiders.page import PAGE, main, markdown, written
from spiders.registry import definitions, guesses
from spiders.table import table

REFERENCE = os.environ.get("SOYTE_REFERENCE", "")


def listed(home: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command, ["--home", str(home), *arguments], standalone_mode=False)
    assert done.exception is None, done.output
    return done.output


def test_every_province_of_today_and_the_ministry_have_a_group() -> None:
    groups = table()
    today = {key for key, province in provinces().items() if province.valid_to is None}
    assert [group.key for group in groups] == ["national", *sorted(today)]
    for group in groups:
        assert group.sources, group
        assert group.sources[0].key in (group.key, "moh"), "the department of today stands first"


def test_former_provinces_departments_stand_inside_the_province_of_today() -> None:
    former = {source.former: group.key for group in table() for source in group.sources if source.former}
    assert former["binh-dinh"] == "gia-lai"
    assert former["vinh-phuc"] == "phu-tho"  # of which no host is known
    merged = {key for key, province in provinces().items() if province.valid_to is not None}
    for key, where in former.items():
        assert key in merged
        assert provinces()[key].successor == where


def test_a_source_without_a_host_says_what_to_do() -> None:
    for group in table():
        for source in group.sources:
            if not source.crawled:
                assert source.next_step == f"soyte probe --province {group.key}", source
                assert source.hosts or source.guesses, source


def test_the_list_fits_a_terminal_and_names_everything(tmp_path: Path) -> None:
    text = listed(tmp_path)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    for definition in definitions().values():
        assert all(host.name in text for host in definition.known_hosts or ())
    for key, province in provinces().items():
        if province.valid_to is None:
            assert province.name in text
            assert key in text
    assert "34 provinces and the Ministry" in text
    assert "no host known; next: soyte probe --province cao-bang" in text


def test_it_says_what_the_archive_has(tmp_path: Path) -> None:
    db = connect(tmp_path / "archive.db")
    ensure_source(db, definitions()["hue"].source)
    ensure_source(
        db, Source(key="ban-be", name="Bạn bè", home="http://banbe.vn/", hosts=("banbe.vn",), family="joomla")
    )
    db.execute("update sources set family = 'huecit' where key = 'hue'")
    run = runs.start(db, "crawl", ["hue"])
    counts = {"fetched": 0, "failed": 1, "new_articles": 0, "changed_articles": 0}
    runs.record_source(db, run, "hue", status="failed", message="HTTP 403", **counts)
    runs.finish(db, run, exit_status=2)
    db.close()
    rows: list[dict[str, Any]] = json.loads(listed(tmp_path, "--json"))
    by_key = {row["key"]: row for row in rows}
    assert (by_key["hue"]["family"], by_key["hue"]["seen_family"]) == ("huecit", "huecit")
    assert by_key["hue"]["state"]["status"] == "failing"
    assert by_key["ban-be"]["group"] == "archive"
    assert len(by_key["ca-mau"]["hosts"][0]["evidence"]) > 10
    text = listed(tmp_path)
    assert "FAILING, 0 articles" in text
    assert "why: HTTP 403" in text
    assert "Only in this archive" in text


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert written(text) == text, "run make docs"
    assert all(f"| {family} |" in text for family in FAMILIES)


def test_check_tells_an_old_page(tmp_path: Path) -> None:
    page = tmp_path / "sources.md"
    page.write_text(PAGE.read_text(encoding="utf-8").replace("moh.gov.vn", "khac.vn"), encoding="utf-8")
    assert main(["--check"], page) == 1
    assert main([], page) == 0
    assert main(["--check"], page) == 0
    page.write_text("# Nguồn\n")
    with pytest.raises(ValueError, match="must stand in it once"):
        main([], page)


def test_markdown_is_the_pages_table(tmp_path: Path) -> None:
    assert listed(tmp_path, "--markdown") == markdown()
    assert markdown() in PAGE.read_text(encoding="utf-8")


def test_the_worked_examples_of_the_page_are_definitions() -> None:
    """Each as short as promised, and taken by the base class (which refuses incomplete ones)."""
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 2
    for text in examples:
        assert len(text.splitlines()) <= 15
        names: dict[str, Any] = {"__name__": "example"}
        exec(compile(ast.parse(text), "docs/sources.md", "exec"), names)
        (spider,) = [
            value
            for value in names.values()
            if inspect.isclass(value) and issubclass(value, SourceSpider) and value is not SourceSpider
        ]
        assert spider.source.hosts
        assert spider.name == spider.source.key


def test_every_host_that_was_found_is_carried_with_its_confidence() -> None:
    """One by one against the collected facts, where these are at hand."""
    if not REFERENCE:
        pytest.skip("SOYTE_REFERENCE is not set: no collected facts to compare with")
    facts = json.loads((Path(REFERENCE) / "facts" / "provinces.json").read_text(encoding="utf-8"))
    known = {
        host.name: (host, definition.source)
        for definition in definitions().values()
        for host in definition.known_hosts or ()
    }
    by_name = {province.name: key for key, province in provinces().items() if province.valid_to is None}
    seen = set()
    for entry in facts["provinces"]:
        key = by_name[entry["name"].removeprefix("Thành phố ")]
        for fact in entry["domains"]:
            # One was seen as a bare label.
            name = fact["domain"].partition(" ")[0] + (".gov.vn" if "label only" in fact["domain"] else "")
            host, source = known[name]
            assert (host.confidence, source.province) == (fact["confidence"], key), name
            seen.add(name)
        guessed = {name for whose in entry["unverified_guesses"] for name in whose["guesses"]}
        assert guessed == {name for name, _ in guesses().get(key, ())}, key
    for fact in facts["national"]:
        assert known[fact["domain"]][0].confidence == fact["confidence"]
        seen.add(fact["domain"])
    assert seen == set(known), "a host that no fact speaks for"
