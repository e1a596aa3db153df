"""`soyte sources`: where the news is, and what the archive has of it."""

from __future__ import annotations

import dataclasses

import click

from crawler.commands.options import home_option, json_option, show
from crawler.home import Home
from crawler.items import Source


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as the command lists it. ``spider``: it has a file in spiders/ and is crawled by --all."""

    key: str
    name: str
    kind: str
    province: str | None
    home: str | None
    family: str | None
    spider: bool
    articles: int

    def line(self, width: int) -> str:
        where = self.home or "no address: imported files"
        how = "spider" if self.spider else "this archive only"
        family = self.family or "family by fingerprint"
        return f"{self.key.ljust(width)}  {self.name}  {where}  {family}, {how}, {self.articles} articles"


def _line(source: Source, *, spider: bool, articles: int) -> SourceLine:
    return SourceLine(
        key=source.key,
        name=source.name,
        kind=source.kind,
        province=source.province,
        home=source.home,
        family=source.family,
        spider=spider,
        articles=articles,
    )


@click.command("sources")
@home_option
@json_option
def command(home: Home, as_json: bool) -> int:
    """List the sources: those with a spider file, and those that this archive came to know by --url or import."""
    from crawler.database import connect, load_source
    from spiders.registry import sources

    spiders = {key: spider.source for key, spider in sources().items()}
    counts: dict[str, int] = {}
    known: dict[str, Source] = {}
    if home.database.exists():
        db = connect(home.database)
        counts = dict(db.execute("select source, count(*) from articles group by source").fetchall())
        known = {key: load_source(db, key) for (key,) in db.execute("select key from sources").fetchall()}
    lines = [
        _line(spiders.get(key) or known[key], spider=key in spiders, articles=counts.get(key, 0))
        for key in sorted({*spiders, *known})
    ]
    width = max((len(line.key) for line in lines), default=0)
    show(lines, [line.line(width) for line in lines], as_json=as_json)
    return 0
