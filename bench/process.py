"""Articles per second through process(), in one process, on the embedded sample's article pages.

    python -m bench.process [--rounds N]

Prints, for one run on this machine: whole pages (with mentions), without mentions, and trafilatura's own extraction of
the same pages as the yardstick, since absolute figures differ from machine to machine.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from crawler.items import Context, Page, Source
from crawler.sample.running import serve_samples
from pipelines.article import examine
from pipelines.learn import learn, observe


def pages() -> list[tuple[Page, Source]]:
    """Every article page of the sample sites, as their servers answer."""
    found = []
    with serve_samples() as sites:
        for site in sites:
            source = Source(key=site.key, name=site.name, owner_unit=site.name, hosts=(site.host,))
            for truth in site.articles:
                parts = urlsplit(truth.url)
                reply = site.respond(f"{parts.path}?{parts.query}" if parts.query else parts.path, {})
                page = Page(
                    url=truth.url, body=reply.body, content_type=reply.content_type, fetched_at=datetime.now(UTC)
                )
                found.append((page, source))
    return found


def timed(name: str, read: Callable[..., object], work: Sequence[tuple[Any, ...]]) -> float:
    """Read each page and forget what came of it, as the archive does; print how many pages a second of CPU that is."""
    started = time.process_time()
    for item in work:
        read(*item)
    rate = len(work) / (time.process_time() - started)
    print(f"{name:34} {rate:8.1f} pages/s  {1000 / rate:7.2f} ms/page")
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is read")
    rounds = parser.parse_args().rounds
    import trafilatura

    found = pages()
    by_source: dict[str, list[Page]] = {}
    for page, source in found:
        by_source.setdefault(source.key, []).append(page)
    contexts: dict[str, Context] = {key: learn(key, map(observe, group)).context for key, group in by_source.items()}
    work = [(page, source, contexts[source.key]) for page, source in found] * rounds
    for page, source, context in work[: len(found)]:
        examine(page, source, context)  # models and tables load here
    print(f"{len(found)} pages, {sum(len(page.body) for page, _ in found) / len(found) / 1000:.1f} KB on average")
    plain = timed("process", examine, work)
    bare = timed("process without mentions", partial(examine, mentions=False), work)
    other = timed(
        "trafilatura, favor_precision",
        lambda page, *_: trafilatura.extract(page.body, favor_precision=True),
        work,
    )
    print(
        f"mentions take {1 - plain / bare:.0%} of the time; "
        f"without them a page costs {other / bare:.2f} × trafilatura's CPU"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
