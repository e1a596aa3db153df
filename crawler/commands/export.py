"""`soyte export`: all articles with what was found in them."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.commands.options import home_option
from crawler.home import Home


@click.command("export")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "xlsx", "parquet"]), default="jsonl", show_default=True
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else standard output.")
@click.option("--source", "sources", multiple=True, help="Only this source; may be given several times.")
@click.option("--snapshot", is_flag=True, help="From what was last published, with its id in every row.")
@home_option
def command(form: str, output: Path | None, sources: tuple[str, ...], snapshot: bool, home: Home) -> int:
    """Write all articles, with text, people, units, dates and documents (docs/schema.md describes the fields)."""
    from crawler.export import export

    count = export(home, form, output, sources=sources, snapshot=snapshot)
    if output is not None:
        click.echo(f"wrote {count} articles to {output}", err=True)
    return 0
