"""An archive of any size to measure publishing and browsing with: generated, always the same for the same arguments.

    python -m bench.large_archive HOME [--articles 300000] [--seed 7]

Words are those of data/corpus (train, dev) and data/sample in about their real shares; sources are those of spiders/.
Rows go straight into today's schema (the project's own migrations), not through extraction; what the archive counts
(people, units, positions, rollups, topics) is counted from the rows.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import math
import random
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bench.large_counts import count_all
from bench.large_names import Names, names
from bench.large_rows import ArticleRows, Made, insert
from bench.large_texts import Setting, Writer, subject
from crawler.database import connect, ensure_source
from crawler.errors import SoyteError
from crawler.home import Home
from crawler.items import Source
from spiders.registry import definitions

FIRST, LAST = date(2015, 1, 1), date(2026, 10, 31)
#: When the archive began to crawl: older articles were first seen in the weeks after.
BEGAN = date(2026, 3, 2)
BATCH = 4_000
REPOSTS, REVISED, GONE = 0.06, 0.02, 0.01

_SECTIONS = (
    "Tin tức - Sự kiện", "Tin hoạt động", "Phòng chống dịch", "Thông báo", "Khám, chữa bệnh", "Y tế dự phòng",
    "Chỉ đạo điều hành", "An toàn thực phẩm", "Dân số", "Truyền thông giáo dục sức khỏe", "Cải cách hành chính",
    "Bảo hiểm y tế", "Dược - Mỹ phẩm", "Tổ chức - Cán bộ", "Đảng - Đoàn thể", "Gương người tốt việc tốt",
    "Tin trong tỉnh", "Tin trong nước", "Hội nghị - Tập huấn", "Nghiên cứu khoa học", "Văn bản mới", "Hỏi đáp",
    "Đấu thầu", "Tuyển dụng", "Y học cổ truyền", "Chuyển đổi số",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Outlet:
    """A source and how it publishes."""

    source: Source
    host: str
    line: str  # whose people and units it writes about
    sections: list[str]
    months: list[tuple[int, int]]
    weights: list[float]  # cumulated


@dataclass(slots=True)
class _Recent:
    """Articles that others may still repeat."""

    made: list[Made] = field(default_factory=list)

    def add(self, made: Made, at: int) -> None:
        if len(self.made) < 400:
            self.made.append(made)
        else:
            self.made[at % 400] = made


def build(home: Home, articles: int, seed: int = 7, *, progress: bool = False) -> None:
    """Fill a new home.

    Raises:
        SoyteError: the home holds an archive already.
    """
    if home.database.exists():
        raise SoyteError(f"{home.path}: holds an archive already; choose another folder")
    home.open()
    (home.path / "archive-id").write_text(f"{seed:08x}\n", encoding="ascii")
    rng = random.Random(seed)
    outlets = _outlets(rng)
    with contextlib.closing(connect(home.database)) as db:
        for outlet in outlets:
            ensure_source(db, outlet.source, outlet.source.key)
        with _bulk(db):
            named = names(rng, articles, {outlet.line for outlet in outlets})
            rows = ArticleRows(db.conn)
            _names_in(db.conn, named)
            _runs_in(db.conn, outlets)
            for count in _articles(rng, rows, outlets, named, articles):
                if progress:
                    print(f"\r{count} of {articles} articles", end="", file=sys.stderr, flush=True)
            rows.listing_pages([(outlet.source.key, outlet.host) for outlet in outlets])
            if progress:
                print("; counting", end="", file=sys.stderr, flush=True)
        count_all(db)
    if progress:
        print(file=sys.stderr)


@contextlib.contextmanager
def _bulk(db: Database) -> Iterator[None]:
    """For one long load: no journal, and the indexes made anew at its end."""
    connection = db.conn
    connection.execute("pragma foreign_keys = off")
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cache_size = -2000000")
    indexes = connection.execute("select name, sql from sqlite_master where type = 'index' and sql is not null")
    made = indexes.fetchall()
    for name, _ in made:
        connection.execute(f"drop index {name}")
    yield
    for _, sql in made:
        connection.execute(sql)
    connection.commit()
    connection.execute("pragma journal_mode = wal")


def _outlets(rng: random.Random) -> list[Outlet]:
    found = []
    every = [
        (year, month)
        for year in range(FIRST.year, LAST.year + 1)
        for month in range(1, 13)
        if (year, month) <= (LAST.year, LAST.month)
    ]
    for number, (key, spider) in enumerate(sorted(definitions().items())):
        source = replace(spider.source)
        host = source.hosts[0] if source.hosts else f"soyte-{key}.example"
        size = 4.0 if source.province is None else 1 / (1 + number % 12) ** 0.6
        begins = rng.choice((2015, 2015, 2016, 2018, 2020, 2022))
        # Blanks: some months of some sources were never had.
        months = [month for month in every if month[0] >= begins and rng.random() > 0.04]
        weights = [size * math.exp(0.2 * (year - 2015)) * rng.uniform(0.6, 1.4) for year, _ in months]
        sections = rng.sample(_SECTIONS, rng.randint(8, len(_SECTIONS)))
        found.append(
            Outlet(
                source=source, host=host, line=source.former or source.province or "", sections=sections,
                months=months, weights=weights,
            )
        )  # fmt: skip
    return found


def _plan(rng: random.Random, outlets: list[Outlet], count: int) -> list[tuple[date, Outlet]]:
    """When and where each article appears, oldest first."""
    places = [(outlet, month) for outlet in outlets for month in outlet.months]
    weights = list(accumulate(weight for outlet in outlets for weight in outlet.weights))
    chosen = rng.choices(places, cum_weights=weights, k=count)
    found = [(date(*month, 1) + timedelta(days=int(28 * rng.random())), outlet) for outlet, month in chosen]
    return sorted(found, key=lambda item: item[0])


def _articles(rng: random.Random, rows: ArticleRows, outlets: list[Outlet], named: Names, count: int) -> Iterator[int]:
    """Write the articles in the order of their publication; yields how many are written."""
    writer, recent = Writer(rng, named), _Recent()
    for number, (day, outlet) in enumerate(_plan(rng, outlets, count), 1):
        first = rng.choice(recent.made) if recent.made and rng.random() < REPOSTS else None
        if first is not None and first.source != outlet.source.key:
            made = replace(first, **_place(rng, outlet, day, number, first.title), original=first.id)
            if rng.random() < 0.3:  # nearly the same
                made.body += "\nTheo trang tin của đơn vị bạn."
                made.text_digest = _digest(made)
        else:
            made = _written(rng, writer, outlet, day, number)
            recent.add(made, number)
        rows.add(made, rng)
        if number % BATCH == 0 or number == count:
            rows.flush()
            yield number


def _place(rng: random.Random, outlet: Outlet, day: date, number: int, title: str) -> dict[str, Any]:
    """What an article is by where and when it appears."""
    minute = datetime(day.year, day.month, day.day, 7 + int(11 * rng.random()), int(60 * rng.random()))
    lot = rng.random()
    if lot < 0.9:
        published, precision = minute.strftime("%Y-%m-%dT%H:%M"), "minute"
    elif lot < 0.98:
        published, precision = day.isoformat(), "day"
    elif lot < 0.99:
        published, precision = day.isoformat()[:7], "month"
    else:
        published, precision = None, None
    seen = max(day, BEGAN + timedelta(days=int(60 * rng.random())))
    sections = outlet.sections
    return {
        "source": outlet.source.key,
        "host": outlet.host,
        "number": number,
        "day": day,
        "published": published,
        "precision": precision,
        "section": sections[int(len(sections) * rng.random() ** 2)] if rng.random() < 0.95 else None,
        "seen": datetime(seen.year, seen.month, seen.day, 20, int(60 * rng.random()), int(60 * rng.random())),
        "id": 0,
    }


def _written(rng: random.Random, writer: Writer, outlet: Outlet, day: date, number: int) -> Made:
    setting = Setting(line=outlet.line, day=day, subject=subject(rng, day))
    title, in_title = writer.title(setting)
    length = min(20_000, max(200, int(rng.lognormvariate(math.log(1_900), 0.75))))
    lead, in_lead = writer.body(setting, 150) if rng.random() < 0.45 else (None, [])
    body, in_body = writer.body(setting, length)
    captions = [writer.title(setting) for _ in range(rng.choice((0, 0, 0, 1, 1, 2)))]
    files = [writer.body(setting, int(rng.lognormvariate(math.log(3_000), 1)))[0] for _ in range(rng.random() < 0.12)]
    made = Made(
        **_place(rng, outlet, day, number, title),
        title=title,
        lead=lead,
        body=body,
        captions=[text for text, _ in captions],
        files=files,
        found=[("title", in_title), ("lead", in_lead), ("body", in_body)]
        + [(f"caption:{at}", found) for at, (_, found) in enumerate(captions)],
        text_digest="",
        revised=rng.random() < REVISED,
        gone=rng.random() < GONE,
    )
    made.text_digest = _digest(made)
    return made


def _digest(made: Made) -> str:
    return hashlib.sha256(f"{made.title}\n{made.lead}\n{made.body}".encode()).hexdigest()


def _names_in(connection: sqlite3.Connection, named: Names) -> None:
    units = [
        {
            "key": unit.key, "name": unit.name, "kind": unit.kind, "province": None, "parent": unit.parent,
            "level": unit.level, "place": unit.place, "line": unit.line, "identity": unit.name.lower(),
            "parent_sure": 0.9 if unit.parent else None,
        }
        for group in named.units.values() for unit in group
    ]  # fmt: skip
    insert(connection, "units", units)
    connection.execute(
        """
        update units set province = (select coalesce(p.successor, p.key) from provinces p where p.key = units.line)
        where line is not null
        """
    )
    aliases = [
        {"unit": unit.key, "alias": alias, "source": ""}
        for group in named.units.values() for unit in group for alias in unit.aliases
    ]  # fmt: skip
    insert(connection, "unit_aliases", aliases)
    people = [person for group in named.people.values() for person in group]
    insert(
        connection,
        "people",
        [{"key": p.key, "name": p.name, "place": p.place, "score": 0.75 + len(p.posts) / 20} for p in people],
    )
    insert(
        connection,
        "people_evidence",
        [
            {"person": p.key, "number": 0, "kind": "one_place", "a": p.place, "b": p.place, "detail": None}
            for p in people
        ],
    )
    papers = [{"key": d.key, "number": d.number, "type": d.type, "issuer": d.issuer} for d in named.papers]
    insert(connection, "documents", papers)


def _runs_in(connection: sqlite3.Connection, outlets: list[Outlet]) -> None:
    """A run a day since the archive began, in which a source fails now and then."""
    days = (LAST - BEGAN).days + 1
    runs, fared = [], defaultdict(list)
    for run in range(1, days + 1):
        day = (BEGAN + timedelta(days=run - 1)).isoformat()
        runs.append(
            {
                "id": run, "command": "update", "version": "0.1.0", "started_at": f"{day}T19:00:00Z",
                "finished_at": f"{day}T22:30:00Z", "exit_status": 0, "summary": json.dumps({"fetched": 900}),
            }
        )  # fmt: skip
        for place, outlet in enumerate(outlets):
            status = ("blocked", "failed", "ok")[min(2, (run * 7 + place * 13) % 40)]
            fared["run_sources"].append(
                {
                    "run": run, "source": outlet.source.key, "status": status, "fetched": 30 * (status == "ok"),
                    "message": None if status == "ok" else "HTTP 503",
                }
            )  # fmt: skip
    insert(connection, "runs", runs)
    insert(connection, "run_sources", fared["run_sources"])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.large_archive", description=__doc__.split("\n")[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    started = time.monotonic()
    home = Home(given.home)
    build(home, given.articles, given.seed, progress=sys.stderr.isatty())
    size = home.database.stat().st_size / 1e9
    print(f"{home.path}: {given.articles} articles, {size:.2f} GB, made in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
