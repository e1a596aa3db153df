"""`soyte probe`: what is this site, and can it be crawled?"""

from __future__ import annotations

from datetime import date

import click

from crawler import PROJECT
from crawler.addresses import is_private
from crawler.commands.options import delay_option, home_option, json_option, show
from crawler.home import Home


@click.command("probe")
@click.argument("url", required=False)
@click.option("--province", help="Without URL: try all hosts known or guessed for it. With --write: whose it is.")
@click.option("--write", is_flag=True, help="Make the source file and its test pages from what was found.")
@delay_option
@home_option
@json_option
def command(url: str | None, province: str | None, write: bool, delay: float, home: Home, as_json: bool) -> int:
    """Look at the site at URL with a dozen polite requests: family, feeds, lists, sample articles, and a verdict.

    Nothing is stored in an archive; of HOME only hosts.csv is read.

    Exit status 0: articles were read; 1: a person should look; 2: nothing came of it.
    """
    if url is None and (province is None or write):
        raise click.UsageError("name a site, or --province NAME alone (soyte sources lists them)")
    from crawler.odd_hosts import read
    from crawler.probe.report import brief, lines
    from crawler.probe.run import probe, probe_province, province_key

    if url is None:
        assert province is not None
        findings = probe_province(province, delay=delay, odd_hosts=read(home.hosts_file))
        show([finding.plain() for finding in findings], brief(province, findings), as_json=as_json)
        return min((finding.exit_status for finding in findings), default=2)
    where = province_key(province, former=True) if province else None
    if write:
        from crawler.probe.belonging import belonging

        whose = belonging(url, where)  # refused before anything is asked
    finding, pages = probe(url, delay=delay, odd_hosts=read(home.hosts_file))
    said, files = lines(finding), []
    if write and finding.exit_status < 2:
        from crawler.probe.writing import write as write_files

        private = all(is_private(host) for host in pages.source.hosts)
        written = write_files(PROJECT, finding, pages, whose, seen_on=None if private else date.today())
        files = [str(path.relative_to(PROJECT)) for path in written.files]
        said += ["", "wrote", *(f"  {name}" for name in files), "now", *(f"  {step}" for step in written.steps)]
    show({**finding.plain(), "written": files}, said, as_json=as_json)
    return finding.exit_status
