"""Crawls in a process of their own: Scrapy's reactor starts once per process, and a kill must hit nothing else.

The processes are forked from one that has imported already what a crawl needs (tests/preloaded.py): that saves each of
them more than a second.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.preloaded"])


class Crawl:
    """A crawl under way, with captures only: what is under test is the fetching."""

    def __init__(self, home: Path, options: dict[str, Any]) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._output, self._said = (Path(self._folder.name) / name for name in ("output", "said"))
        self._process = _forks.Process(target=_main, args=(home, options, self._output, self._said), daemon=True)
        self._process.start()

    @property
    def ended(self) -> bool:
        return self._process.exitcode is not None

    def signal(self, number: int) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def wait(self) -> tuple[dict[str, Any] | None, str]:
        """The summary, or None after a kill, and what was written to stderr."""
        self._process.join(120)
        assert self.ended, "the crawl does not end"
        said = self._said.read_text(encoding="utf-8") if self._said.exists() else ""
        output = json.loads(self._output.read_text(encoding="utf-8")) if self._output.exists() else None
        self._folder.cleanup()
        return output, said


def start(home: Path, **options: Any) -> Crawl:
    """Begin a crawl with the arguments of :func:`crawler.crawl.crawl`; retries come within a second.

    ``names`` (addresses by host name), ``sources`` and ``environment`` are what :func:`_pretend` sets up.
    """
    overrides = {"SOYTE_BACKOFF": [0.2, 0.4, 0.8], "SOYTE_CONTACT": "", **options.pop("overrides", {})}
    return Crawl(home, {"delay": 0.0, "extract": False, **options, "overrides": overrides})


def run(home: Path, **options: Any) -> dict[str, Any]:
    """The crawl's summary, or {"error": …, "exit_status": …}. ``stderr`` is what it said on the way."""
    summary, said = start(home, **options).wait()
    assert summary is not None, said
    return {**summary, "stderr": said}


def query(home: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(home / "archive.db")
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def _main(home: Path, options: dict[str, Any], output: Path, said: Path) -> None:
    sys.stderr = said.open("w", encoding="utf-8", buffering=1)
    os.dup2(sys.stderr.fileno(), 2)
    from crawler.commands.options import plain
    from crawler.crawl import crawl
    from crawler.errors import SoyteError
    from crawler.home import Home

    _pretend(options.pop("names", {}), options.pop("sources", ()), options.pop("environment", {}))
    try:
        summary = plain(crawl(Home(home), **options))
    except SoyteError as error:
        summary = {"error": str(error), "exit_status": error.status}
    output.write_text(json.dumps(summary, ensure_ascii=False), encoding="utf-8")


def _pretend(names: dict[str, str], sources: Sequence[Any], environment: dict[str, str]) -> None:
    """What a test cannot have on one machine: names as a DNS would give them, and sources without a source file."""
    os.environ.update(environment)
    if names:
        real = socket.gethostbyname
        socket.gethostbyname = lambda name: names.get(name) or real(name)  # type: ignore[assignment]
    if sources:
        import crawler.crawl
        from spiders.generic import GenericSpider

        chosen = [(GenericSpider, source, {"url": source.home, "source": source}) for source in sources]
        crawler.crawl._choose = lambda *args, **options: chosen
