"""`soyte import`: bring files into the raw archive, then extract them."""

from __future__ import annotations

from pathlib import Path

import click

from crawler import extract, runs
from crawler.commands.extract import extract_lines
from crawler.commands.options import home_option, json_option, show
from crawler.database import connect
from crawler.extract import ExtractSummary
from crawler.home import Home
from crawler.importer import ImportSummary, import_paths
from crawler.progress import Progress


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@home_option
@json_option
def command(paths: tuple[Path, ...], home: Home, as_json: bool) -> int:
    """Bring pages (.html, .txt), documents (.pdf, .doc, .docx, .xls, .xlsx, .rtf), .warc, .warc.gz and .wacz files or
    folders of them into the archive, then extract them.
    """

    home.open()
    db = connect(home.database)
    progress = Progress()
    run = runs.start(db, "import", [str(path) for path in paths])
    with runs.closing(db, run):
        imported = import_paths(home, db, paths, run=run, progress=progress.step)
        extracted = extract.run(home, db, step=progress.step)
    progress.clear()
    status = _status(paths, imported, extracted)
    summary = {"imported": imported, "extracted": extracted, "exit_status": status}
    runs.finish(db, run, exit_status=status)
    lines = [f"imported {imported.stored} pages, {imported.known} known already, {len(imported.skipped)} skipped"]
    lines += [f"  skipped: {path}: {reason}" for path, reason in imported.skipped]
    show(summary, lines + extract_lines(extracted, by_name=True), as_json=as_json)
    return status


def _status(paths: tuple[Path, ...], imported: ImportSummary, extracted: ExtractSummary) -> int:
    """One bad file by itself is bad usage (2). In a batch the rest is stored and what is broken makes it 1; a page
    without an article is no fault of a batch."""
    broken = bool(imported.skipped or extracted.quarantined)
    if len(paths) == 1 and not paths[0].is_dir():
        found = extracted.new + extracted.changed + extracted.unchanged
        return 2 if broken or (extracted.processed and not found) else 0
    if not imported.stored and not imported.known:
        return 2
    return 1 if broken else 0
