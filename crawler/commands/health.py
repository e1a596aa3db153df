"""`soyte health`: what is wrong, if anything."""

from __future__ import annotations

import click

from crawler.commands.options import home_option, json_option, show
from crawler.errors import SoyteError
from crawler.home import Home


@click.command("health")
@home_option
@json_option
def command(home: Home, as_json: bool) -> int:
    """One line per source: its last crawl, what failed and why. Exit status 0 well, 1 some sources fail, 2 all do."""
    from crawler.database import connect
    from crawler.health import health

    if not home.database.exists():
        raise SoyteError(f"{home.path}: no archive here yet; crawl or import something first")
    report = health(connect(home.database))
    show(report, report.lines(), as_json=as_json)
    return report.exit_status
