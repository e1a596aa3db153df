"""What discovery finds of every family's test site: python -m bench.families [NAME…]

Crawls each site of tests/minis over loopback without a source file, and prints the table of docs/quality.md. The
sites were written after the families' markup by those who wrote the families: they prove that nothing is missed or
asked for twice, not that a live site looks so.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from spiders.families.registry import FAMILIES
from tests.crawls import query, run
from tests.mini_sites import Shape, address, build, shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    site: str
    family: str
    lists: int
    paging: str
    feeds: str
    found: int
    articles: int
    twice: int
    forbidden: int
    requests: int

    def cells(self) -> tuple[str, ...]:
        proof = FAMILIES[self.family].proof
        clean = "none" if not self.twice and not self.forbidden else f"{self.twice} twice, {self.forbidden} forbidden"
        found = f"{self.found} of {self.articles}"
        return (self.site, proof, str(self.lists), self.paging, self.feeds, found, clean, str(self.requests))


def measure(name: str, shape: Shape) -> Row:
    """One crawl of one site."""
    mini = build(shape)
    with tempfile.TemporaryDirectory() as folder, mini.site as site:
        home = Path(folder)
        run(home, url=site.url)
        hits = site.hits()
        kinds = dict(query(home, "select kind, count(*) from pages where status = 200 group by kind"))
    fetched = [set(hits) & {path, *mini.twins[path]} for path in mini.articles]
    asked = {path.removeprefix("POST ") for path in hits}
    second = {address(shape.listing(section, 2)) for section in shape.sections}
    paging = (
        "by form" if any(path.startswith("POST ") for path in hits) else "by address" if second & set(hits) else "–"
    )
    if kinds.get("listing", 0) and any("/wp/v2/posts" in path for path in hits):
        paging += ", REST"
    named = [f"{kinds[kind]} {kind}{'s' * (kinds[kind] > 1)}" for kind in ("feed", "sitemap") if kinds.get(kind)]
    return Row(
        site=name,
        family=shape.family,
        lists=kinds.get("listing", 0),
        paging=paging,
        feeds=", ".join(named) or "–",
        found=sum(bool(paths) for paths in fetched),
        articles=len(mini.articles),
        twice=sum(len(paths) > 1 for paths in fetched),
        forbidden=len(mini.forbidden & asked),
        requests=sum(hits.values()),
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.families")
    parser.add_argument("names", nargs="*", help="sites of tests/minis; all when none is named")
    names = parser.parse_args(arguments).names
    print("| test site | proven | lists | paging | feeds | articles found | wrong requests | requests |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for name, shape in shapes().items():
        if not names or name in names:
            print(f"| {' | '.join(measure(name, shape).cells())} |", flush=True)


if __name__ == "__main__":
    main()
