"""Nothing is taken on trust: every family and source has pages, and expectations that a person has reviewed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from spiders.base import Host
from spiders.families.registry import FAMILIES
from spiders.registry import definitions
from tests.mini_sites import shapes
from tests.scaffold import (
    SITES,
    differences,
    family_lacks,
    folder_lacks,
    source_lacks,
)

MINIS = {shape.family for shape in shapes().values()}


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str) -> None:
    assert family_lacks(family, SITES, MINIS) == []


@pytest.mark.parametrize("source", definitions())
def test_source(source: str) -> None:
    """`make test-source S=…`: its own pages, reviewed and read as expected, or those of its family."""
    assert source_lacks(definitions()[source], SITES) == []
    assert differences(SITES / source) == []


def test_folders_belong_to_something() -> None:
    """A folder that no source or family claims is never looked at."""
    known = {*FAMILIES, *definitions(), "discovery", "sloppy", "others"}
    assert {path.name for path in SITES.iterdir()} <= known


# -- the rules can fail


def test_what_a_family_lacks_is_said(tmp_path: Path) -> None:
    assert [line.split(" ")[0] for line in family_lacks("vhv", tmp_path, ())] == [
        "vhv/expected.json",
        "discovery/vhv/expected.json",
        "tests/minis",
    ]
    shutil.copytree(SITES / "vhv", tmp_path / "vhv")
    shutil.copytree(SITES / "discovery" / "vhv", tmp_path / "discovery" / "vhv")
    assert family_lacks("vhv", tmp_path, {"vhv"}) == []
    (tmp_path / "vhv" / "listing.html").unlink()
    assert family_lacks("vhv", tmp_path, {"vhv"}) == ["vhv/listing.html is missing"]
    (tmp_path / "vhv" / "expected.json").write_text("{}")
    assert len(family_lacks("vhv", tmp_path, {"vhv"})) == 2


def _spider(**known: Any) -> Any:
    source = SimpleNamespace(key="thu", family=None)
    return SimpleNamespace(source=source, cms="vhv", known_hosts=(Host("a.vn", "thấy", "high", **known),))


def test_a_source_needs_pages_of_its_own_once_it_was_seen_live(tmp_path: Path) -> None:
    assert source_lacks(_spider(), SITES) == []
    assert source_lacks(_spider(), tmp_path) == ["thu: vhv/ is to stand in, and is missing"]
    (lack,) = source_lacks(_spider(verified="2027-01-31"), SITES)
    assert "soyte probe https://a.vn/ --write" in lack


def test_expectations_nobody_reviewed_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "expected.json").write_text(json.dumps({"reviewed": False, "listing.html": {"article": []}}))
    said = folder_lacks(folder)
    assert "not reviewed" in said[0]
    assert [line.rpartition(" ")[2] for line in said[1:]] == ["article", "missing", "missing"]
    assert source_lacks(_spider(), tmp_path) == said
