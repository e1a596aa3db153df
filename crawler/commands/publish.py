"""`soyte publish`: make a snapshot for readers."""

from __future__ import annotations

import click

from crawler.commands.options import home_option, json_option, show
from crawler.home import Home


@click.command("publish")
@home_option
@json_option
def command(home: Home, as_json: bool) -> int:
    """Make a snapshot for readers; does nothing when nothing changed since the last one."""
    from crawler.publish import publish

    summary = publish(home)
    state = "published" if summary.changed else "nothing changed since"
    lines = [f"{state} snapshot {summary.snapshot_id}: {summary.path}"]
    show(summary, [*lines, *(f"warning: {line}" for line in summary.corrections)], as_json=as_json)
    return 0
