"""`soyte extract`: read the raw archive again with the present code."""

from __future__ import annotations

import click

from crawler.commands.options import home_option, json_option, show
from crawler.extract import ExtractSummary
from crawler.home import Home
from crawler.progress import Progress


def extract_lines(summary: ExtractSummary, *, by_name: bool = False) -> list[str]:
    """An extraction's summary for a person; ``by_name``: pages without an article are named, not only counted."""
    if not summary.processed and not summary.files:
        again = "; resolved again, for the corrections changed" if summary.resolved else ""
        nothing = f"nothing to extract: every capture was read by the present code{again}"
        return [nothing, *(f"warning: {line}" for line in summary.corrections)]
    lines = [
        f"read {summary.processed} pages: {summary.new} new articles, {summary.changed} changed, "
        f"{summary.unchanged} unchanged, {sum(summary.skipped.values())} without an article"
    ]
    if by_name and summary.without_article:
        lines += [f"  not an article: {url}: {reason}" for url, reason in summary.without_article]
        more = sum(summary.skipped.values()) - len(summary.without_article)
        lines += [f"  not an article: {more} more"] if more else []
    else:
        lines += [f"  not an article: {count} × {reason}" for reason, count in summary.skipped.most_common()]
    lines += [f"  quarantined: {url}: {reason}" for url, reason in summary.quarantined]
    if summary.files:
        states = ", ".join(f"{count} {state}" for state, count in sorted(summary.files.items()))
        lines.append(f"read {sum(summary.files.values())} attached files: {states}")
        lines += [f"  no text: {url}: {reason}" for url, reason in summary.unreadable_files]
    lines += [f"warning: {line}" for line in summary.corrections]
    return lines


@click.command("extract")
@click.argument("sources", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also read again what the present code has read already.")
@click.option("--diff", "only_diff", is_flag=True, help="Store nothing: show what would change, by field.")
@click.option(
    "--examples", type=click.IntRange(0), default=3, show_default=True, help="With --diff: examples of each field."
)
@home_option
@json_option
def command(
    sources: tuple[str, ...], everything: bool, only_diff: bool, examples: int, home: Home, as_json: bool
) -> int:
    """Read the raw archive again with the present code: SOURCES, or all of them."""
    from crawler import extract, runs
    from crawler.database import connect, known_sources

    home.open()
    db = connect(home.database)
    known_sources(db, sources)
    progress = Progress()
    if only_diff:
        from crawler.extract_diff import diff

        found = diff(home, db, sources=sources or None, limit=examples, step=progress.step)
        progress.clear()
        show(found, found.lines(), as_json=as_json)
        return 1 if any(source.failures for source in found.sources) else 0
    run = runs.start(db, "extract", sources)
    with runs.closing(db, run):
        summary = extract.run(home, db, sources=sources or None, everything=everything, step=progress.step)
    progress.clear()
    status = 1 if summary.quarantined else 0
    runs.finish(db, run, exit_status=status)
    show(summary, extract_lines(summary), as_json=as_json)
    return status
