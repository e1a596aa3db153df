"""`soyte crawl`: fetch new and changed pages, extract them, store them."""

from __future__ import annotations

import sys
from typing import Any

import click

from crawler.commands.options import budget_options, delay_option, home_option, json_option, show
from crawler.home import Home
from crawler.progress import Progress


@click.command("crawl")
@click.argument("sources", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All sources that have a spider.")
@click.option("--url", "urls", multiple=True, help="The home or any page of a site; needs no source file. Repeatable.")
@delay_option
@budget_options
@home_option
@json_option
def command(
    sources: tuple[str, ...],
    everything: bool,
    urls: tuple[str, ...],
    delay: float,
    home: Home,
    as_json: bool,
    **bounds: Any,
) -> int:
    """Fetch new and changed pages of SOURCES, newest first, then extract and store them."""
    if not (sources or everything or urls) or (everything and (sources or urls)):
        raise click.UsageError("name the sources to crawl, or --all, or --url URL (soyte sources lists them)")
    from crawler.crawl import crawl

    progress = Progress()
    summary = crawl(home, keys=sources, everything=everything, urls=urls, delay=delay, progress=progress, **bounds)
    progress.clear()
    show(summary, summary.lines(), as_json=as_json)
    sys.stdout.flush()
    return summary.exit_status
