"""How long pages take on a large snapshot, beside plain Datasette on the same file in the same run.

    python -m bench.browse HOME [--requests 50] [--only NAME] [--plain/--no-plain]

Each kind of page (the table KINDS) is asked with other people, units, articles and words every time, over real HTTP,
one request after the other. Printed are the median, the 95th percentile and the worst, in milliseconds, and the median
of the server's CPU time, which a busy machine changes little. Beside it stands plain Datasette (no plugin, no template:
what it shows for the same question) with its median, its CPU time, and how many times ours that is. Exit status 1 when
a page misses its floor. A page that answers 404 every time is not there yet.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from statistics import median
from threading import Event, Thread
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from crawler.browse.serve import current_snapshot, serve
from crawler.home import Home

#: No page of an archive of more than so many articles may take longer, in milliseconds.
LARGE, SLOWEST = 500_000, 1_500

_COMMON = ("y tế", "bệnh viện", "sức khỏe", "công tác", "người dân")
_USUAL = (
    "tiêm chủng", "phòng chống dịch", "sốt xuất huyết", "sởi", "covid", "hội nghị tổng kết", "tay chân miệng",
    "an toàn thực phẩm", "trạm y tế", "vắc xin", "bảo hiểm y tế", "hiến máu", "tập huấn", "bổ nhiệm giám đốc",
    "bach hau", "suy dinh duong", "kham chua benh", "dân số", "bệnh dại", "ho gà", "chuyển đổi số",
)  # fmt: skip


_FACETS = ("source", "month", "section")


@dataclass(slots=True)
class Known:
    """What the snapshot holds that requests may name, in the shares in which readers would."""

    articles: list[int] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    provinces: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page: its floor, its address, and what plain Datasette is asked instead (None: nothing like it)."""

    name: str
    floor: int  # milliseconds, 95th percentile, at 300,000 articles
    path: Callable[[random.Random, Known], str]
    plain: Callable[[random.Random, Known], str] | None = None


def _list(*facets: str, **filters: str) -> str:
    asked = [*filters.items(), *(("_facet", facet) for facet in facets)]
    return "/archive/articles" + (f"?{urlencode(asked)}" if asked else "")


def _plain(*facets: str, search: str = "", **filters: str) -> str:
    """The articles table as Datasette comes; a search or a list there shows the groups that ours shows."""
    facets = ("source", "month", "section") if search else facets
    asked = [*filters.items(), *(("_facet", facet) for facet in facets), ("_size", "30")]
    asked += [("_sort_desc", "published_on")]
    if search:
        asked += [("_fts_table", "search_folded"), ("_fts_pk", "docid"), ("_search", search)]
    return "/archive/articles?" + urlencode(asked)


def _search(form: str = "", **asked: str) -> str:
    return f"/-/search{form}" + (f"?{urlencode(asked)}" if asked else "")


def _plain_list(table: str, column: str, value: str) -> str:
    """The articles that another table names with a value, as Datasette comes."""
    through = json.dumps({"table": table, "column": column, "value": value})
    return _plain(*_FACETS, _through=through)


def _year(rng: random.Random) -> dict[str, str]:
    year = rng.randint(2018, 2025)
    return {"from": f"{year}-01", "to": f"{year}-12"}


def _plain_year(rng: random.Random) -> dict[str, str]:
    year = rng.randint(2018, 2025)
    return {"published_on__gte": f"{year}-01-01", "published_on__lte": f"{year}-12-31"}


def _row(table: str, key: object) -> str:
    return f"/archive/{table}/{tilde_encode(str(key))}"


#: One line for each kind of page. Where two lambdas are given they draw the same lot, so both are asked the same.
KINDS = (
    Kind(name="home", floor=150, path=lambda r, k: "/", plain=lambda r, k: "/"),
    Kind(name="table", floor=150, path=lambda r, k: _list(), plain=lambda r, k: _plain()),
    Kind(
        name="table, one facet",
        floor=150,
        path=lambda r, k: _list("source", month=r.choice(k.months)),
        plain=lambda r, k: _plain("source", month=r.choice(k.months)),
    ),
    Kind(
        name="table, one facet of all",
        floor=150,
        path=lambda r, k: _list(r.choice(_FACETS)),
        plain=lambda r, k: _plain(r.choice(_FACETS)),
    ),
    Kind(
        name="table, three facets",
        floor=250,
        path=lambda r, k: _list(*_FACETS, source=r.choice(k.sources)),
        plain=lambda r, k: _plain(*_FACETS, source=r.choice(k.sources)),
    ),
    Kind(
        name="table, three facets of all",
        floor=250,
        path=lambda r, k: _list(*_FACETS),
        plain=lambda r, k: _plain(*_FACETS),
    ),
    Kind(
        name="search, usual words",
        floor=700,
        path=lambda r, k: _search(q=r.choice(_USUAL), sort="date"),
        plain=lambda r, k: _plain(search=r.choice(_USUAL)),
    ),
    Kind(
        name="search, commonest words",
        floor=700,
        path=lambda r, k: _search(q=r.choice(_COMMON), sort="date"),
        plain=lambda r, k: _plain(search=r.choice(_COMMON)),
    ),
    Kind(
        name="search, a name",
        floor=700,
        path=lambda r, k: _search(q=r.choice(k.names), sort="date"),
        plain=lambda r, k: _plain(search=r.choice(k.names)),
    ),
    Kind(
        name="search, filtered",
        floor=700,
        path=lambda r, k: _search(q=r.choice(_USUAL), source=r.choice(k.sources), sort="date"),
        plain=lambda r, k: _plain(search=r.choice(_USUAL), source=r.choice(k.sources)),
    ),
    Kind(
        name="search, a period",
        floor=700,
        path=lambda r, k: _search(q=r.choice(_USUAL), **_year(r), sort="date"),
        plain=lambda r, k: _plain(search=r.choice(_USUAL), **_plain_year(r)),
    ),
    Kind(
        name="search, ranked",
        floor=900,
        path=lambda r, k: _search(q=r.choice(_USUAL)),
        plain=lambda r, k: _plain(search=r.choice(_USUAL)),
    ),
    Kind(
        name="search, ranked commonest",
        floor=900,
        path=lambda r, k: _search(q=r.choice(_COMMON)),
        plain=lambda r, k: _plain(search=r.choice(_COMMON)),
    ),
    Kind(name="search, no words", floor=700, path=lambda r, k: _search(), plain=lambda r, k: _plain(*_FACETS)),
    Kind(
        name="search, of a person",
        floor=700,
        path=lambda r, k: _search(person=r.choice(k.people)),
        plain=lambda r, k: _plain_list("mentions", "person", r.choice(k.people)),
    ),
    Kind(
        name="search, of a unit",
        floor=700,
        path=lambda r, k: _search(unit=r.choice(k.units)),
        plain=lambda r, k: _plain_list("mentions", "unit", r.choice(k.units)),
    ),
    Kind(
        name="search, of a topic",
        floor=700,
        path=lambda r, k: _search(topic=r.choice(k.topics)),
        plain=lambda r, k: _plain_list("article_topics", "topic", r.choice(k.topics)),
    ),
    Kind(
        name="search, of a province",
        floor=700,
        path=lambda r, k: _search(province=r.choice(k.provinces)),
        plain=lambda r, k: _plain(
            *_FACETS, _where=f"source in (select key from sources where province = '{r.choice(k.provinces)}')"
        ),
    ),
    Kind(name="search, page 40", floor=700, path=lambda r, k: _search(q=r.choice(_USUAL), page="40")),
    Kind(name="feed of a search", floor=700, path=lambda r, k: _search(".atom", q=r.choice(_USUAL))),
    Kind(name="feed of a person", floor=700, path=lambda r, k: _search(".atom", person=r.choice(k.people))),
    Kind(
        name="article",
        floor=50,
        path=lambda r, k: _row("articles", r.choice(k.articles)),
        plain=lambda r, k: _row("articles", r.choice(k.articles)),
    ),
    Kind(
        name="person",
        floor=150,
        path=lambda r, k: _row("people", r.choice(k.people)),
        plain=lambda r, k: _row("people", r.choice(k.people)),
    ),
    Kind(
        name="unit",
        floor=150,
        path=lambda r, k: _row("units", r.choice(k.units)),
        plain=lambda r, k: _row("units", r.choice(k.units)),
    ),
    Kind(
        name="topic",
        floor=150,
        path=lambda r, k: _row("topics", r.choice(k.topics)),
        plain=lambda r, k: _row("topics", r.choice(k.topics)),
    ),
    Kind(
        name="province",
        floor=150,
        path=lambda r, k: _row("provinces", r.choice(k.provinces)),
        plain=lambda r, k: _row("provinces", r.choice(k.provinces)),
    ),
    Kind(
        name="source",
        floor=150,
        path=lambda r, k: _row("sources", r.choice(k.sources)),
        plain=lambda r, k: _row("sources", r.choice(k.sources)),
    ),
    Kind(name="people", floor=150, path=lambda r, k: "/archive/people", plain=lambda r, k: "/archive/people"),
    Kind(name="units", floor=150, path=lambda r, k: "/archive/units", plain=lambda r, k: "/archive/units"),
    Kind(
        name="evidence table",
        floor=500,
        path=lambda r, k: f"/-/evidence?topic={r.choice(k.topics)}&from=2024-01&to=2025-12",
        plain=lambda r, k: (
            f"/archive/topic_rollups?topic={r.choice(k.topics)}&month__gte=2024-01&month__lte=2025-12"
            "&_facet=source&_facet=month"
        ),
    ),
    Kind(
        name="coverage",
        floor=500,
        path=lambda r, k: "/-/coverage",
        plain=lambda r, k: "/archive/coverage?_facet=state&_facet=source",
    ),
    Kind(
        name="changes",
        floor=150,
        path=lambda r, k: "/-/changes",
        plain=lambda r, k: "/archive/changes?_facet=kind&_facet=source",
    ),
    Kind(
        name="document",
        floor=150,
        path=lambda r, k: _row("documents", r.choice(k.documents)),
        plain=lambda r, k: _row("documents", r.choice(k.documents)),
    ),
)


def look(database: Path) -> Known:
    """People, units and topics in the shares in which articles name them; articles of all years."""
    found = Known()
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:

        def keys(sql: str) -> list[str]:
            return [row[0] for row in connection.execute(sql)]

        every = max(1, connection.execute("select max(docid) from articles").fetchone()[0] // 2000)
        found.articles = [int(key) for key in keys(f"select id from articles where docid % {every} = 0")]
        # The best known, some in between, and some whom hardly anybody names.
        ranked = "select key from (select key, row_number() over (order by articles desc) n from {} where articles > 0)"
        chosen = " where n <= 12 or n % 500 = 0 and n < 20000 limit 40"
        found.people = keys(ranked.format("people") + chosen)
        found.units = keys(ranked.format("units") + chosen)
        names = dict(connection.execute("select key, name from people").fetchall())
        found.names = [names[key] for key in found.people]
        found.documents = keys(ranked.format("documents") + chosen)
        found.topics = keys("select key from topics order by articles desc limit 30")
        found.provinces = keys("select distinct province from sources where province is not null")
        found.sources = keys("select distinct source from articles")
        found.months = keys("select distinct month from rollups where month > '2020'")
    return found


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: int

    def cpu(self) -> float:
        """Milliseconds of CPU that it has used so far."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def _children(word: str) -> Iterator[int]:
    """This process's children whose command line holds a word."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and word in (stat.parent / "cmdline").read_text():
                yield int(stat.parent.name)


@contextmanager
def served(home: Home) -> Iterator[Server]:
    """`soyte serve` on this home."""
    stop, ready = Event(), Event()
    ports: list[int] = []

    def tell(address: str) -> None:
        ports.append(int(address.rstrip("/").rpartition(":")[2]))
        ready.set()

    thread = Thread(target=serve, args=(home,), kwargs={"port": 0, "ready": tell, "stop": stop, "poll": 0.1})
    thread.start()
    try:
        if not ready.wait(120):
            raise TimeoutError("soyte serve did not answer in time; see the lines above")
        yield Server(ports[0], next(_children("serve_child")))
    finally:
        stop.set()
        thread.join()


@contextmanager
def plain_datasette(database: Path) -> Iterator[Server]:
    """Datasette as it comes, on the same file with the same limits and its inspect file."""
    port = 18_650 + random.randrange(300)
    command = [sys.executable, "-m", "datasette", "-i", str(database), "--port", str(port)]
    command += ["--inspect-file", str(database.parent / "inspect-data.json")]
    command += ["--setting", "sql_time_limit_ms", "60000", "--setting", "facet_time_limit_ms", "60000"]
    command += ["--setting", "suggest_facets", "off"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=database.parent)
    try:
        for _ in range(300):
            try:
                if ask(port, "/-/versions.json")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def ask(port: int, path: str) -> tuple[int, float]:
    """Status and milliseconds of one request, its redirects followed and timed with it."""
    started = time.perf_counter()
    for _ in range(4):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        path = answer.headers.get("location") or ""
        if not path:
            break
    return answer.status, (time.perf_counter() - started) * 1000


def measure(
    server: Server, kind: Kind, make: Callable[[random.Random, Known], str], known: Known, count: int
) -> tuple[list[float], float]:
    """Milliseconds of each request in order, and the median of their CPU time; none when the page is not there.

    Raises:
        RuntimeError: a page fails.
    """
    rng = random.Random(kind.name)
    paths = [make(rng, known) for _ in range(count)]
    if {ask(server.port, path)[0] for path in paths[:3]} == {404}:  # and what is read once is read now
        return [], 0.0
    times, used = [], []
    for path in paths:
        before = server.cpu()
        status, taken = ask(server.port, path)
        if status not in (200, 404):
            raise RuntimeError(f"{path} answers {status}")
        times.append(taken)
        used.append(server.cpu() - before)
    return sorted(times), median(used)


def p95(times: list[float]) -> float:
    """The 95th percentile of sorted times: the nearest rank, the 48th of 50."""
    return times[ceil(len(times) * 0.95) - 1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.browse", description=__doc__.split("\n")[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--requests", type=int, default=50)
    parser.add_argument("--only", help="kinds whose name holds this")
    parser.add_argument("--plain", action=argparse.BooleanOptionalAction, default=True, help="ask plain Datasette too")
    given = parser.parse_args()
    home = Home(given.home)
    database = current_snapshot(home)
    known = look(database)
    with closing(sqlite3.connect(database)) as connection:
        articles = connection.execute("select count(*) from articles").fetchone()[0]
    large = articles > LARGE
    print(
        f"{articles} articles, {database.stat().st_size / 1e9:.2f} GB, {given.requests} requests a page, milliseconds"
    )
    print(f"{'page':26} {'p50':>6} {'p95':>6} {'worst':>6} {'cpu':>6} {'floor':>6}   plain p50    cpu  ratio")
    missed = 0
    with served(home) as ours, plain_datasette(database) as plain:
        for kind in KINDS:
            if given.only and given.only not in kind.name:
                continue
            times, used = measure(ours, kind, kind.path, known, given.requests)
            if not times:
                print(f"{kind.name:26} not there")
                continue
            floor, reached = (SLOWEST, times[-1]) if large else (kind.floor, p95(times))
            verdict = "ok" if reached <= floor / 2 else "ok, aim missed" if reached <= floor else "MISSED"
            missed += reached > floor
            line = f"{kind.name:26} {median(times):6.0f} {p95(times):6.0f} {times[-1]:6.0f} {used:6.0f} {floor:6}"
            if kind.plain and given.plain:
                other, spent = measure(plain, kind, kind.plain, known, min(20, given.requests))
                if other:
                    line += f"   {median(other):9.0f} {spent:6.0f} {spent / used:6.1f}"
            print(f"{line:88} {verdict}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
