"""Every block of docs/cookbook.md, run in order in a folder that holds a published file."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import PROJECT
from crawler.home import Home
from crawler.publish import publish
from tests.factories import sample_archive

pytestmark = pytest.mark.slow

BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (PROJECT / "docs" / "cookbook.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cookbook")
    home = Home(folder / "home")
    sample_archive(home).close()
    shutil.copyfile(publish(home).path / "archive.db", folder / "archive.db")
    return folder


def test_there_are_recipes_of_every_kind() -> None:
    kinds = [kind for kind, _ in BLOCKS]
    assert kinds.count("sql") >= 6 and kinds.count("python") >= 5 and kinds.count("bash") >= 3


@pytest.mark.parametrize("sql", [text for kind, text in BLOCKS if kind == "sql"])
def test_sql(folder: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "archive.db")) as connection:
        rows = connection.execute(sql).fetchall()
    assert rows or "topics_read" in sql, "the sample has something to show"


def test_the_rest_in_the_order_of_the_page(folder: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed (pip install 'soyte[research]')")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'soyte[research]')")
    programs = Path(sys.executable).parent
    environment = {**os.environ, "SOYTE_HOME": str(folder / "home"), "PATH": f"{programs}:{os.environ['PATH']}"}
    for kind, text in BLOCKS:
        if kind == "sql":
            continue
        commands = [[sys.executable, "-c", text]] if kind == "python" else map(shlex.split, text.splitlines())
        for command in commands:
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, f"{text}\n{done.stderr}"
            assert done.stdout or done.stderr or "assert" in text, text
