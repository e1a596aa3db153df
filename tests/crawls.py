"""Crawls in a process of their own: Scrapy's reactor starts once per process, and a kill must hit nothing else."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent

#: Run crawl() with captures only: what is under test here is the fetching.
_PROGRAM = """
import json, sys
from crawler.commands.options import plain
from crawler.crawl import crawl
from crawler.errors import SoyteError
from crawler.home import Home
home, options = sys.argv[1], json.loads(sys.argv[2])
try:
    print(json.dumps(plain(crawl(Home(home), extract=False, **options))))
except SoyteError as error:
    print(json.dumps({"error": str(error), "exit_status": error.status}))
"""


def start(home: Path, **options: Any) -> subprocess.Popen[str]:
    overrides = {"SOYTE_BACKOFF": [0.2, 0.4, 0.8], **options.pop("overrides", {})}
    arguments = json.dumps({"delay": 0.0, **options, "overrides": overrides})
    environment = {k: v for k, v in os.environ.items() if k != "SOYTE_CONTACT"}
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(home), arguments],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(home: Path, **options: Any) -> dict[str, Any]:
    """The crawl's summary, or {"error": …, "exit_status": …}. ``stderr`` is what it said on the way."""
    process = start(home, **options)
    output, said = process.communicate(timeout=120)
    assert output, said
    summary: dict[str, Any] = json.loads(output)
    return {**summary, "stderr": said}


def query(home: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(home / "archive.db")
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()
