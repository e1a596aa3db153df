"""`soyte import`: bring files into the raw archive, then extract them."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.commands.extract import extract_lines
from crawler.commands.options import home_option, json_option, show
from crawler.home import Home
from crawler.progress import Progress


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@home_option
@json_option
def command(paths: tuple[Path, ...], home: Home, as_json: bool) -> int:
    """Bring .html, .txt, .warc, .warc.gz, .wacz files or folders into the archive, then extract them."""
    from crawler import extract, runs
    from crawler.database import connect
    from crawler.importer import import_paths

    home.open()
    db = connect(home.database)
    progress = Progress()
    run = runs.start(db, "import", [str(path) for path in paths])
    imported = import_paths(home, db, paths, run=run, progress=progress.step)
    extracted = extract.run(home, db, step=progress.step)
    progress.clear()
    # Something was wrong with a part of a batch: the rest is stored, and the exit status says so.
    nothing = not imported.stored and not imported.known
    status = 2 if nothing else 1 if imported.skipped or extracted.quarantined else 0
    summary = {"imported": imported, "extracted": extracted, "exit_status": status}
    runs.finish(db, run, exit_status=status)
    lines = [f"imported {imported.stored} pages, {imported.known} known already, {len(imported.skipped)} skipped"]
    lines += [f"  skipped: {path}: {reason}" for path, reason in imported.skipped]
    show(summary, lines + extract_lines(extracted), as_json=as_json)
    return status
