"""Whether a snapshot is whole, before readers get it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from crawler.errors import SoyteError
from crawler.search_tables import SEARCH_TABLES


def check(path: Path) -> None:
    """Prove that the finished snapshot is whole: the file, its references, and that search knows every article.

    Raises:
        SoyteError: it is not; nothing was published.
    """
    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(look, path) for look in (_damage, _dangling, _search_faults)]
        problems = [problem for future in found for problem in future.result()]
    if problems:
        raise SoyteError(f"the new snapshot is not sound ({'; '.join(problems)}); the old one stays; check the disk")


def _damage(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        # Every page and row. That indexes say what their tables do is not looked at: SQLite made them just now.
        return [row[0] for row in connection.execute("pragma quick_check(3)") if row[0] != "ok"]


def _dangling(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("pragma foreign_key_check")
        return [f"{row[0]} row {row[1]} refers to nothing in {row[2]}" for row in rows][:3]


def _search_faults(path: Path) -> list[str]:
    problems = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        articles = connection.execute("select count(*) from articles").fetchone()[0]
        for table in SEARCH_TABLES:
            # FTS5 takes this for a change. It is taken back: to keep it, the others who look would have to be through.
            connection.execute("begin")
            try:
                connection.execute(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                problems.append(f"{table}: {error}")
            finally:
                connection.execute("rollback")
            indexed = connection.execute(f"select count(*) from {table}_docsize").fetchone()[0]
            if indexed != articles:
                problems.append(f"{table} knows {indexed} of {articles} articles")
    return problems
