"""How long publishing takes, step by step.

    python -m bench.publish HOME

Publishes as `soyte publish` does (what is told "beside" runs at the same time as what follows; CPU is the whole
process's), and once more to see how long it takes to find that nothing changed. Exit status 1
when an archive of up to 300,000 articles takes more than six minutes.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import crawler.publish
import crawler.snapshot
import crawler.snapshot_check
from crawler.home import Home
from crawler.publish import publish

#: Seconds, up to so many articles.
FLOOR, FLOOR_ARTICLES = 360, 300_000

_STEPS: tuple[tuple[ModuleType, str, str], ...] = (
    (crawler.publish, "content_state", "beside: content state"),
    (crawler.publish, "fill_search", "beside: both search indexes"),
    (crawler.publish, "copy_readable", "copy of the rows"),
    (crawler.snapshot, "build_search_rows", "search rows"),
    (crawler.snapshot.reading_tables, "write", "reading tables"),
    (crawler.snapshot.coverage, "write", "coverage"),
    (crawler.snapshot, "move_in", "search tables moved in"),
    (crawler.publish, "finish", "indexes, views, search tables"),
    (crawler.snapshot_check, "_damage", "  file"),
    (crawler.snapshot_check, "_dangling", "  references"),
    (crawler.snapshot_check, "_search_faults", "  search tables"),
    (crawler.publish, "check", "checks"),
    (crawler.publish, "write_inspect_file", "hash and counts"),
    (crawler.publish, "_sync", "to the disk"),
)


def timed(module: ModuleType, name: str, label: str) -> None:
    """Let a function say how long it took."""
    function: Callable[..., Any] = getattr(module, name)

    def told(*args: Any, **kwargs: Any) -> Any:
        started, used = time.monotonic(), time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            _say(label, started, used)

    setattr(module, name, told)


def _say(label: str, started: float, used: float) -> None:
    taken, cpu = time.monotonic() - started, time.process_time() - used
    if taken > 0.05:
        print(f"{label:34} {taken:7.1f} s  {cpu:7.1f} s of CPU", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.publish", description=__doc__.split("\n")[0])
    parser.add_argument("home", type=Path)
    home = Home(parser.parse_args().home)
    for step in _STEPS:
        timed(*step)
    started, used = time.monotonic(), time.process_time()
    summary = publish(home)
    taken = time.monotonic() - started
    _say(f"published: {summary.articles} articles", started, used)
    size = (summary.path / "archive.db").stat().st_size / 1e9
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{size:.2f} GB, peak memory {peak} MB, load of the machine {os.getloadavg()[0]:.1f}")
    if not summary.changed:
        print("nothing had changed")
        return 0
    started, used = time.monotonic(), time.process_time()
    publish(home)
    _say("again, nothing changed", started, used)
    return int(taken > FLOOR and summary.articles <= FLOOR_ARTICLES)


if __name__ == "__main__":
    sys.exit(main())
