"""The import rules of docs/architecture.md, read from the code: what a page means is free of how it was got."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("crawler", "spiders", "pipelines")
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Dotted names that a module imports anywhere in it, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which package is meant"
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def within(names: set[str], package: str) -> set[str]:
    return {name for name in names if name == package or name.startswith(package + ".")}


def violations(path: Path) -> list[str]:
    name = path.relative_to(PROJECT).as_posix()
    names = imported(path)
    found: set[str] = set()
    if name.startswith("pipelines/"):
        found |= within(names, "spiders")
        if name != "pipelines/stages.py":
            found |= within(names, "scrapy")
            found |= {
                n
                for n in within(names, "crawler")
                if n not in {"crawler", "crawler.items"} and not n.startswith("crawler.items.")
            }
        if name != "pipelines/nlp.py":
            found |= within(names, "underthesea") | within(names, "underthesea_core")
    if name != "crawler/cli.py":
        found |= within(names, "crawler.cli")
    return sorted(found)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_module_keeps_the_import_rules(path: Path) -> None:
    assert violations(path) == []


def test_the_rules_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PROJECT", tmp_path)
    bad = tmp_path / "pipelines" / "dates.py"
    bad.parent.mkdir()
    bad.write_text(
        "import scrapy\ndef f():\n    from crawler.raw import x\n    import underthesea\n    import spiders.base\n"
    )
    assert violations(bad) == ["crawler.raw", "crawler.raw.x", "scrapy", "spiders.base", "underthesea"]


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_ours(package: str) -> None:
    """Top-level names this generic can be shadowed by a stray distribution."""
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).resolve().is_relative_to(PROJECT)
