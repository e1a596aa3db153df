"""`soyte crawl`: fetch new and changed pages, extract them, store them."""

from __future__ import annotations

import sys

import click

from crawler.commands.options import home_option, json_option, show
from crawler.home import Home
from crawler.progress import Progress


@click.command("crawl")
@click.argument("sources", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All sources that have a spider.")
@click.option("--url", help="The home or any page of a site; needs no source file.")
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Seconds between requests to one host.",
)
@click.option("--limit", type=click.IntRange(1), help="Stop after this many articles per source.")
@home_option
@json_option
def command(
    sources: tuple[str, ...],
    everything: bool,
    url: str | None,
    delay: float,
    limit: int | None,
    home: Home,
    as_json: bool,
) -> int:
    """Fetch new and changed pages of SOURCES, newest first, then extract and store them."""
    if sum((bool(sources), everything, url is not None)) != 1:
        raise click.UsageError("name the sources to crawl, or --all, or --url URL (soyte sources lists them)")
    from crawler.crawl import crawl

    progress = Progress()
    summary = crawl(home, keys=sources, everything=everything, url=url, delay=delay, limit=limit, progress=progress)
    progress.clear()
    show(summary, summary.lines(), as_json=as_json)
    sys.stdout.flush()
    return summary.exit_status
