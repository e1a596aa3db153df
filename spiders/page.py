"""The table in docs/sources.md, made from the source files.

python -m spiders.page          write it into docs/sources.md
python -m spiders.page --check  exit 1 when it is out of date
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from crawler import PROJECT
from spiders.families.registry import FAMILIES
from spiders.table import SourceLine, table

PAGE = PROJECT / "docs" / "sources.md"
BEGIN, END = "<!-- made by `make docs`; do not edit below -->", "<!-- made until here -->"


def markdown() -> str:
    """The sources by province, then the families with how well each is proven."""
    groups = table()
    hosts = [host for group in groups for source in group.sources for host in source.hosts]
    without = [group.name for group in groups if not group.crawled]
    lines = [
        f"{len(groups) - 1} provinces and the Ministry; {len(hosts)} hosts are known,"
        f" {sum(host.crawled for host in hosts)} of them crawled,"
        f" {sum(host.verified is not None for host in hosts)} seen live."
        f" No host is crawled in {', '.join(without)}." * bool(without),
        "",
        "| province | source | host | family | how sure | seen live | what speaks for it |",
        "|---|---|---|---|---|---|---|",
    ]
    for group in groups:
        name = group.name
        for source in group.sources:
            for cells in _rows(source):
                lines.append(f"| {' | '.join(map(_cell, (name, *cells)))} |")
                name = ""
    lines += ["", "| family | proven | in detail |", "|---|---|---|"]
    lines += [f"| {family.key} | {family.proof} | {family.note or '–'} |" for family in FAMILIES.values()]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _rows(source: SourceLine) -> list[tuple[str, ...]]:
    """A row a host; one row that says what to do where none is known."""
    if not source.hosts:
        return [(source.name, "none known", "", "", "", f"`{source.next_step}` tries {len(source.guesses)} guesses")]
    rows: list[tuple[str, ...]] = []
    for host in source.hosts:
        about = host.evidence if host.crawled else f"{host.evidence}. Not crawled: {host.why_not}"
        first = host is source.hosts[0]
        rows.append(
            (
                source.name if first else "",
                host.name,
                (source.family or "by fingerprint") if first else "",
                host.confidence,
                host.verified or "no",
                about,
            )
        )
    return rows


def written(page: str) -> str:
    """The page with the table of today in it.

    Raises:
        ValueError: the page has lost the marks between which the table stands.
    """
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"docs/sources.md: the lines {BEGIN!r} and {END!r} must stand in it once each")
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{markdown()}\n{END}{rest.partition(END)[2]}"


def main(arguments: list[str] | None = None, page: Path = PAGE) -> int:
    parser = argparse.ArgumentParser(prog="python -m spiders.page", description="Write the table in docs/sources.md.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    text = page.read_text(encoding="utf-8")
    wanted = written(text)
    if parser.parse_args(arguments).check:
        if text == wanted:
            return 0
        print(f"{page}: out of date; run python -m spiders.page", file=sys.stderr)
        return 1
    page.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
