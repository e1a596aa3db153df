"""The `soyte` command: finds the subcommand, turns errors into one line and an exit status.

Exit status: 0 all well, 1 some sources failed, 2 nothing worked or bad usage, 75 another run holds the lock.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from crawler import __version__
from crawler.errors import SoyteError

#: Command name → module under crawler.commands. Imported only when asked for: `soyte --help` must not load Scrapy.
COMMANDS = {
    "crawl": "crawl",
    "import": "import_",
    "extract": "extract",
    "explain": "explain",
    "publish": "publish",
    "update": "update",
    "serve": "serve",
    "export": "export",
    "sources": "sources",
    "probe": "probe",
    "health": "health",
    "evaluate": "evaluate",
}

SUMMARIES = {
    "crawl": "Fetch new and changed pages, extract them, store them.",
    "import": "Bring .html, .txt, .warc(.gz), .wacz files or folders into the archive.",
    "extract": "Read the raw archive again with the present code; --diff only shows what would change.",
    "explain": "Why is this the title, date, body; which block was dropped by which rule.",
    "publish": "Make a snapshot for readers.",
    "update": "Crawl everything, extract what is missing, publish: the cron line.",
    "serve": "Open the published snapshot in Datasette.",
    "export": "Write all articles as JSON lines, CSV or XLSX.",
    "sources": "List the sources and what is known of each.",
    "probe": "Look at a site: what it is, whether it can be crawled; can write its source file.",
    "health": "Say what is wrong, if anything; the exit status says it to scripts.",
    "evaluate": "Measure how well people, units and dates are found, on an annotated file.",
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"crawler.commands.{COMMANDS[name]}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.command(cls=LazyGroup)
@click.version_option(__version__, prog_name="soyte")
def soyte() -> None:
    """The public memory of Vietnam's health departments: crawl, keep, read, publish, browse."""


def main() -> None:
    """Entry point of the console script."""
    try:
        status = soyte.main(standalone_mode=False, prog_name="soyte")
    except click.ClickException as error:
        error.show()
        status = 2
    except click.Abort:
        click.echo("soyte: stopped", err=True)
        status = 130
    except SoyteError as error:
        click.echo(f"soyte: {error}", err=True)
        status = error.status
    except BrokenPipeError:
        # The reader went away (`soyte export | head`): not our error, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
