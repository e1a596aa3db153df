"""`soyte update`: the cron line."""

from __future__ import annotations

from typing import Any

import click

from crawler.commands.extract import extract_lines
from crawler.commands.options import budget_options, delay_option, home_option, json_option, show
from crawler.home import Home
from crawler.progress import Progress


@click.command("update")
@delay_option
@budget_options
@home_option
@json_option
def command(delay: float, home: Home, as_json: bool, **bounds: Any) -> int:
    """Crawl every source, extract what is missing, publish. What could not be reached does not stop the rest."""
    from crawler import extract
    from crawler.crawl import crawl
    from crawler.database import connect
    from crawler.publish import publish

    progress = Progress()
    crawled = crawl(home, everything=True, delay=delay, progress=progress, **bounds)
    # A crawl extracts what it fetched; this picks up what an earlier run, cut short, left behind.
    extracted = extract.run(home, connect(home.database), step=progress.step)
    published = publish(home)
    progress.clear()
    lines = [*crawled.lines(), *extract_lines(extracted)]
    lines.append(f"{'published' if published.changed else 'nothing changed since'} snapshot {published.snapshot_id}")
    summary = {"crawled": crawled, "extracted": extracted, "published": published}
    show(summary, lines, as_json=as_json)
    return crawled.exit_status
