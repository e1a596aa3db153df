"""The main job on the embedded sample: serve three small sites on loopback, crawl them over real HTTP, publish.

The first run lets some weeks pass at one of them and looks again: there is a change to see, and an article is gone.

    python -m crawler.sample.demo --home DIR

Everything goes through the `soyte` command, as a user would run it; only the web sites are our own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from crawler.database import connect, ensure_source, open_snapshot
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.items import Source
from crawler.sample.running import RunningSite, serve_samples

#: Fixed, so that a second run on the same home finds the same sites and stores nothing new.
PORTS = (18101, 18102, 18103)


def source_of(site: RunningSite) -> Source:
    """The sample site as a source: what a file in spiders/ would say of a real one."""
    return Source(
        key=f"mau-{site.key}",
        name=f"{site.name} (mẫu)",
        kind="department",
        province=site.key,
        owner_unit=site.name,
        home=site.url,
        hosts=(site.host,),
    )


def soyte(*arguments: str) -> None:
    """Run one command of ours, its output shown.

    Raises:
        SoyteError: it did not end well.
    """
    print(f"$ soyte {' '.join(arguments)}", flush=True)
    status = subprocess.run([sys.executable, "-m", "crawler.cli", *arguments], check=False).returncode
    if status:
        raise SoyteError(f"soyte {arguments[0]} ended with status {status}; its own message stands above")


def crawl(site: RunningSite, home: Home) -> None:
    soyte("crawl", "--url", site.url, "--delay", "0", "--home", str(home.path))


def later(site: RunningSite) -> None:
    """The site as it is some weeks later: two articles were rewritten, and the oldest is no longer there."""
    site.revise()
    site.withdraw(site.articles[-1].url)


def weeks_pass(home: Home, source: str) -> None:
    """Every article of that source is due to be looked at again."""
    db = connect(home.database)
    with db.conn:
        db.conn.execute(
            "update pages set next_due = '2020-01-01T00:00:00Z' where kind = 'article' and source = ?", [source]
        )
    db.close()


def summary(home: Home) -> str:
    """What was found and where it lies."""
    db = open_snapshot(home.current / "archive.db")
    count = {
        name: db.execute(sql).fetchone()[0]
        for name, sql in {
            "articles": "select count(*) from articles",
            "people": "select count(*) from people where merged_into is null",
            "units": "select count(*) from units where merged_into is null",
            "dates": "select count(*) from mentions where kind = 'date'",
            "documents": "select count(*) from documents",
        }.items()
    }
    found = ", ".join(f"{number} {name}" for name, number in count.items())
    return (
        f"\n{found}\n"
        f"archive   {home.database}\nraw pages {home.warc_dir}\nsnapshot  {home.current.resolve() / 'archive.db'}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m crawler.sample.demo", description="Crawl the embedded sample sites."
    )
    parser.add_argument("--home", type=Path, required=True, help="the archive's folder")
    parser.add_argument("--ports", type=int, nargs=3, default=PORTS, help="where the sample sites listen")
    options = parser.parse_args(arguments)
    home = Home(options.home)
    started = time.monotonic()
    try:
        home.open()
        with serve_samples(options.ports) as sites:
            db = connect(home.database)
            first = not db["articles"].count
            for site in sites:
                ensure_source(db, source_of(site))
            db.close()
            changing = sites[0]
            if not first:
                later(changing)
            for site in sites:
                crawl(site, home)
            if first:
                later(changing)
                for _ in range(2):  # gone is what was not found twice
                    weeks_pass(home, source_of(changing).key)
                    crawl(changing, home)
        soyte("publish", "--home", str(home.path))
        print(summary(home))
        print(f"done in {time.monotonic() - started:.0f} s")
    except SoyteError as error:
        parser.exit(error.status, f"soyte: {error}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
