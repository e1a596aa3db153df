"""`soyte serve`: the published snapshot in Datasette."""

from __future__ import annotations

import click

from crawler.commands.options import home_option
from crawler.home import Home


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Port to listen on; 0 picks a free one.",
)
@home_option
def command(host: str, port: int, home: Home) -> int:
    """Open the published snapshot in Datasette; a newer snapshot is taken up by itself."""
    from crawler.browse.serve import serve

    return serve(home, host=host, port=port, ready=lambda url: click.echo(f"soyte is at {url} (Ctrl-C stops it)"))
