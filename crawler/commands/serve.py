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
@click.option("--public", is_flag=True, help="For strangers: no SQL, no debug pages, no file, bounded exports.")
@click.option("--excerpts", is_flag=True, help="Show the openings of texts only, with the link to the original.")
@click.option("--hide-unreachable", is_flag=True, help="Leave out articles that their site no longer has.")
@click.option("--contact", default="", metavar="EMAIL", help="Where readers may report an error.")
@home_option
def command(
    host: str, port: int, public: bool, excerpts: bool, hide_unreachable: bool, contact: str, home: Home
) -> int:
    """Open the published snapshot in Datasette; a newer snapshot is taken up by itself."""
    from crawler.browse.profile import Profile
    from crawler.browse.serve import serve

    return serve(
        home,
        host=host,
        port=port,
        profile=Profile(public=public, excerpts=excerpts, hide_unreachable=hide_unreachable, contact=contact),
        ready=lambda url: click.echo(f"soyte is at {url} (Ctrl-C stops it)"),
    )
