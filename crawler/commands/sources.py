"""`soyte sources`: where the news is, how sure that is, and what the archive has of it."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from crawler.commands.options import home_option, json_option, show
from crawler.home import Home

if TYPE_CHECKING:
    from crawler.health import SourceHealth
    from spiders.table import Group, SourceLine

#: Columns of a terminal that the list fits into.
WIDTH = 100
#: The group of what this archive came to know by --url or import.
OTHERS = "archive"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the archive has of a source: see `soyte health` for more."""

    status: str
    articles: int
    last_run: str | None
    why: str | None

    def line(self) -> str:
        articles = f"{self.articles} article{'s' * (self.articles != 1)}"
        if self.status == "imported":
            return f"{articles}, imported"
        if self.status == "never crawled":
            return "never crawled"
        when = (self.last_run or "")[:10]
        return f"{'' if self.status == 'ok' else self.status.upper() + ', '}{articles}, {when}"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A source with its state; ``seen_family``: what its pages in this archive bore the marks of."""

    source: SourceLine
    state: State
    seen_family: str | None

    @property
    def family(self) -> str:
        if self.seen_family:
            return self.seen_family
        return f"{self.source.family}?" if self.source.family else "–"


@click.command("sources")
@click.option("--markdown", is_flag=True, help="Print the table of docs/sources.md instead.")
@home_option
@json_option
def command(markdown: bool, home: Home, as_json: bool) -> int:
    """List every province's sources with their hosts: how sure they are, and what the archive has of them."""
    if markdown:
        from spiders.page import markdown as page

        click.echo(page(), nl=False)
        return 0
    from spiders.table import table

    groups = table()
    states, families, others = _archive(home, {source.key for group in groups for source in group.sources})
    rows = [
        Row(
            source=source,
            state=_state(states.get(source.key)),
            seen_family=families.get(source.key),
        )
        for group in (*groups, *others)
        for source in group.sources
    ]
    if as_json:
        show([_plain(row) for row in rows], [], as_json=True)
    else:
        click.echo("\n".join([*_lines((*groups, *others), rows), "", *_summary(groups, rows)]))
    return 0


def _archive(home: Home, listed: set[str]) -> tuple[dict[str, SourceHealth], dict[str, str], tuple[Group, ...]]:
    """What the archive says of its sources, and those of them that no file defines."""
    if not home.database.exists():
        return {}, {}, ()
    from crawler.database import connect, load_source
    from crawler.health import health
    from spiders.table import Group, HostLine, SourceLine

    db = connect(home.database)
    states = {row.source: row for row in health(db).sources}
    known = [load_source(db, key) for key in states]
    db.close()
    others = tuple(
        SourceLine(
            key=source.key,
            name=source.name,
            group=OTHERS,
            kind=source.kind,
            former=None,
            home=source.home,
            hosts=tuple(
                HostLine(
                    name=host, evidence="given to --url", confidence="low", verified=None, doubt=None, crawled=True
                )
                for host in source.hosts
            ),
            guesses=(),
            family=source.family,
            proof=None,
            crawled=False,
            next_step=f"soyte crawl --url {source.home}" if source.home else None,
        )
        for source in known
        if source.key not in listed
    )
    families = {source.key: source.family for source in known if source.family}
    groups = (Group(key=OTHERS, name="Only in this archive (--url, import)", sources=others),) if others else ()
    return states, families, groups


def _state(row: SourceHealth | None) -> State:
    if row is None:
        return State(status="never crawled", articles=0, last_run=None, why=None)
    return State(
        status=row.status, articles=row.articles, last_run=row.last_run, why=row.why if row.status != "ok" else None
    )


def _plain(row: Row) -> dict[str, object]:
    return {
        **dataclasses.asdict(row.source),
        "seen_family": row.seen_family,
        "state": dataclasses.asdict(row.state),
    }


def _lines(groups: Sequence[Group], rows: Sequence[Row]) -> list[str]:
    """A block a province, a line a host."""
    key = max(len(row.source.key) for row in rows)
    host = max(len(host.name) for row in rows for host in row.source.hosts)
    family = max(len(row.family) for row in rows)
    lines = []
    for group in groups:
        lines.append(group.name)
        for row in rows:
            if row.source.group != group.key:
                continue
            source = row.source
            if not source.hosts:
                what = f"no host known; next: {source.next_step}" if source.next_step else row.state.line()
                lines.append(f"  {source.key.ljust(key)}  {what}")
            for number, known in enumerate(source.hosts):
                first = number == 0
                left = f"  {(source.key if first else '').ljust(key)}  {known.name.ljust(host)}"
                middle = f"  {(row.family if first else '').ljust(family)}  {known.confidence.ljust(6)}"
                said = [f"live {known.verified}"] if known.verified else []
                said += [f"not crawled: {known.why_not}"] if not known.crawled else [row.state.line()] if first else []
                lines += _fitted(f"{left}{middle}  ", "; ".join(said))
            if row.state.why:
                lines += _fitted("      ", f"why: {row.state.why}")
    return lines


def _fitted(left: str, text: str) -> list[str]:
    """Words beside what stands left of them, in as many lines as they need."""
    indent = " " * len(left)
    wrapped = textwrap.wrap(text, WIDTH, initial_indent=left, subsequent_indent=indent, break_on_hyphens=False)
    return wrapped or [left.rstrip()]


def _summary(groups: Sequence[Group], rows: Sequence[Row]) -> list[str]:
    from spiders.families.registry import FAMILIES

    hosts = [host for row in rows if row.source.group != OTHERS for host in row.source.hosts]
    crawled = sum(row.source.crawled for row in rows)
    live = sum(host.verified is not None for host in hosts)
    without = [group.key for group in groups if not group.crawled]
    text = [
        f"{len(groups) - 1} provinces and the Ministry. soyte crawl --all crawls {crawled} sources on"
        f" {sum(host.crawled for host in hosts)} hosts; {live or 'none'} of the {len(hosts)} known hosts"
        f" {'has' if live < 2 else 'have'} been seen live yet (soyte probe URL looks)."
    ]
    if without:
        text.append(f"No host is crawled in {', '.join(without)}.")
    text.append("Columns: key, host, family (? expected, pages decide), how sure the host is, state in this archive.")
    for proof in ("from CMS source", "from scrapers", "inferred"):
        named = [family.key for family in FAMILIES.values() if family.proof == proof]
        text.append(f"Families {proof}: {', '.join(named)}.")
    return [line for part in text for line in _fitted("", part)]
