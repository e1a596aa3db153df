"""Crawling: plain Scrapy and soyte over the same web of small hosts on loopback, without delay.

    python -m bench.crawl [--hosts 20] [--pages 250] [--size 40000] [--identity] [--rounds 1]

Each crawl runs in a process of its own, the web in another. Plain Scrapy has the same concurrency and follows the same
links, and does nothing else; soyte runs as ever (robots.txt, frontier, raw archive), without extraction. The last line
is soyte again, on the unchanged web.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.crawl_site import serve

_spawn = multiprocessing.get_context("spawn")


def plain(ports: list[int], home: str) -> dict[str, float]:
    """Scrapy as it comes: one spider per host, as soyte has."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    wanted = re.compile(r"/vi/news/[\w-]+/")
    count = {"pages": 0}

    class Plain(scrapy.Spider):
        name = "plain"

        def parse(self, response: Any) -> Any:
            count["pages"] += 1
            for href in response.css("a::attr(href)").getall():
                if wanted.search(href):
                    yield response.follow(href)

    process = CrawlerProcess(
        {
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
            "DOWNLOAD_DELAY": 0,
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    for port in ports:
        process.crawl(Plain, start_urls=[f"http://127.0.0.1:{port}/"])
    process.start()
    return {"pages": count["pages"]}


def soyte(ports: list[int], home: str) -> dict[str, float]:
    """Everything on, but the extraction."""
    from crawler.crawl import crawl
    from crawler.home import Home

    sys.stderr = Path("/dev/null").open("w")  # noqa: SIM115  # a line per source
    summary = crawl(Home(Path(home)), urls=[f"http://127.0.0.1:{port}/" for port in ports], delay=0.0, extract=False)
    assert summary.exit_status == 0, summary
    return {"pages": summary.fetched + sum(row.unchanged for row in summary.sources)}


def _measured(name: str, ports: list[int], home: str, says: Connection) -> None:
    """In a process of its own. Imports count for the process's memory, and not for its time."""
    import scrapy.crawler  # noqa: F401

    import crawler.crawl  # noqa: F401

    work: Callable[[list[int], str], dict[str, float]] = {"plain": plain, "soyte": soyte}[name]
    started, used = time.perf_counter(), time.process_time()
    found = work(ports, home)
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    says.send({**found, "wall": wall, "cpu": cpu, "peak": peak})


def measure(name: str, ports: list[int], home: str) -> dict[str, float]:
    ours, theirs = _spawn.Pipe()
    process = _spawn.Process(target=_measured, args=(name, ports, home, theirs))
    process.start()
    theirs.close()
    found: dict[str, float] = ours.recv()
    process.join()
    return found


def answers(port: int) -> dict[str, int]:
    """How often the web gave each status since this was last asked."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/stats", timeout=10) as reply:
        found: dict[str, int] = json.load(reply)
    return found


def show(name: str, found: dict[str, float], replies: dict[str, int]) -> None:
    pages = found["pages"]
    print(
        f"{name:14} {pages:6.0f} pages {pages / found['wall']:8.1f} pages/s"
        f" {1000 * found['cpu'] / pages:7.2f} ms CPU/page"
        f" {found['peak']:6.0f} MB peak   answers {replies}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--pages", type=int, default=250, help="pages per host")
    parser.add_argument("--size", type=int, default=40_000, help="bytes per page")
    parser.add_argument("--identity", action="store_true", help="the web does not compress")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", choices=("plain", "soyte"))
    options = parser.parse_args()
    ours, theirs = _spawn.Pipe()
    web = _spawn.Process(
        target=serve, args=(options.hosts, options.pages, options.size, not options.identity, theirs), daemon=True
    )
    web.start()
    ports: list[int] = ours.recv()
    runs: dict[str, list[dict[str, float]]] = {"plain": [], "soyte": []}
    try:
        for _ in range(options.rounds):
            for name in runs if options.only is None else (options.only,):
                with tempfile.TemporaryDirectory() as home:
                    runs[name].append(measure(name, ports, home))
                    show(name, runs[name][-1], answers(ports[0]))
                    if name == "soyte":
                        show("soyte, again", measure(name, ports, home), answers(ports[0]))
    finally:
        web.terminate()
        web.join()
    if options.only is None:
        speed, cpu = (
            statistics.median(b(found) for found in runs["soyte"]) / statistics.median(b(p) for p in runs["plain"])
            for b in (lambda f: f["pages"] / f["wall"], lambda f: f["cpu"] / f["pages"])
        )
        print(f"soyte: {speed:.2f} × plain Scrapy's pages/s, {cpu:.2f} × its CPU per page")


if __name__ == "__main__":
    main()
