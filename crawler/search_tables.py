"""The search tables of a snapshot, built in files beside it and moved in.

One thread reads the texts and works out both forms of every word; two others, which SQLite lets run at the same time,
each fill one index in a file of its own. FTS5 keeps an index in ordinary tables, so a finished one is copied whole.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from queue import Full, Queue

from crawler.search_text import both_forms

#: The columns of both search tables; their rowid is articles.docid.
SEARCH_COLUMNS = ("title", "lead", "body", "captions", "attachments", "people", "units")
#: The tables and their tokenizers, in the order of what :func:`both_forms` gives.
SEARCH_TABLES = {
    "search_folded": "unicode61 remove_diacritics 2",
    "search_exact": "unicode61 remove_diacritics 0",
}

#: Words gathered in memory before they are written, in bytes for each index: the more, the fewer pieces to merge.
GATHERED = 64 << 20
#: Articles handed over at once, and how many such lots may wait.
LOT, WAITING = 200, 6

#: The tables that FTS5 keeps an index in, where it has no content of its own.
_PARTS = ("data", "idx", "docsize", "config")

Row = tuple[int | str, ...]


def build_search(connection: sqlite3.Connection) -> None:
    """Make the search tables of a snapshot whose articles are numbered."""
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        move_in(connection, fill_search(connection, Path(folder)))


def fill_search(connection: sqlite3.Connection, folder: Path, numbers: str = "articles") -> dict[str, Path]:
    """Build the search tables in files of their own, by what an archive or a snapshot holds.

    Args:
        folder: where the files are made: on the snapshot's disk, which has room for them.
        numbers: the table that knows the docid of every article's id.
    """
    files = {table: folder / f"{table}.db" for table in SEARCH_TABLES}
    _fill_all(_texts(connection, numbers), files)
    return files


def move_in(connection: sqlite3.Connection, files: Mapping[str, Path]) -> None:
    """Put search tables that were built beside it into a snapshot."""
    for table, file in files.items():
        _create(connection, table)
        connection.execute("attach ? as built", [str(file)])
        for part in _PARTS:
            connection.execute(f"delete from main.{table}_{part}")
            connection.execute(f"insert into main.{table}_{part} select * from built.{table}_{part}")
        connection.execute("detach built")
        file.unlink()


def _create(connection: sqlite3.Connection, table: str) -> None:
    columns, tokenizer = ", ".join(SEARCH_COLUMNS), SEARCH_TABLES[table]
    connection.execute(f"create virtual table {table} using fts5({columns}, content='', tokenize='{tokenizer}')")


def _fill_all(texts: Iterator[Row], files: dict[str, Path]) -> None:
    queues: list[Queue[list[Row] | None]] = [Queue(WAITING) for _ in files]
    with ThreadPoolExecutor(len(files)) as pool:
        filling = [
            pool.submit(_fill, file, table, queue) for (table, file), queue in zip(files.items(), queues, strict=True)
        ]
        try:
            while lot := list(islice(texts, LOT)):
                forms = [(docid, [both_forms(str(text)) for text in columns]) for docid, *columns in lot]
                for place, (queue, future) in enumerate(zip(queues, filling, strict=True)):
                    _put(queue, future, [(docid, *(form[place] for form in made)) for docid, made in forms])
        finally:
            for queue, future in zip(queues, filling, strict=True):
                _put(queue, future, None)
        for future in filling:
            future.result()


def _put(queue: Queue[list[Row] | None], future: Future[None], lot: list[Row] | None) -> None:
    """Hand over a lot, unless who should take it has died: its error is raised when all are asked for theirs."""
    while not future.done():
        with suppress(Full):
            queue.put(lot, timeout=0.5)
            return


def _fill(file: Path, table: str, lots: Queue[list[Row] | None]) -> None:
    marks = ", ".join("?" * (1 + len(SEARCH_COLUMNS)))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        connection.execute("pragma cache_size = -65536")
        connection.execute("begin")
        _create(connection, table)
        # Nothing is merged on the way, and everything once at the end.
        for name, value in {"hashsize": GATHERED, "automerge": 0, "crisismerge": 1000}.items():
            connection.execute(f"insert into {table} ({table}, rank) values (?, ?)", [name, value])
        while (lot := lots.get()) is not None:
            connection.executemany(f"insert into {table} (rowid, {', '.join(SEARCH_COLUMNS)}) values ({marks})", lot)
        connection.execute(f"insert into {table} ({table}) values ('optimize')")
        connection.execute(f"delete from {table}_config where k <> 'version'")  # they were meant for this work alone
        connection.execute("commit")


def unindex(connection: sqlite3.Connection, table: str, docids: str) -> None:
    """Take articles out of a search table. It keeps no text of its own: it must be told what it once read.

    Args:
        docids: a query for the docids of the articles.
    """
    form = list(SEARCH_TABLES).index(table)
    marks = ", ".join("?" * (1 + len(SEARCH_COLUMNS)))
    connection.executemany(
        f"insert into {table} ({table}, rowid, {', '.join(SEARCH_COLUMNS)}) values ('delete', {marks})",
        (
            (docid, *(both_forms(str(text))[form] for text in texts))
            for docid, *texts in _texts(connection, "articles", f"where n.docid in ({docids})")
        ),
    )


def _texts(connection: sqlite3.Connection, numbers: str, which: str = "") -> Iterator[Row]:
    """(docid, and the text of each search column) in docid order; names beside mentions, aliases beside names.

    Of an archive only what snapshots show: what is said of a hidden mention stays out.
    """
    people = {key: (name,) for key, name in connection.execute("select key, name from people")}
    units: dict[str, set[str]] = defaultdict(set)
    for key, name in connection.execute(
        "select key, name from units union select unit, alias from unit_aliases where source = ''"
    ):
        units[key].add(name)
    for *texts, named_people, named_units in connection.execute(
        f"""
        select
            n.docid, a.title, coalesce(a.lead, ''), coalesce((select body from article_texts where article = a.id), ''),
            coalesce((
                select group_concat(text, ' · ') from (select text from captions where article = a.id order by number)
            ), ''),
            coalesce((
                select group_concat(text, ' · ') from (
                    select f.name || ' ' || coalesce(t.text, '') as text
                    from attachments f left join attachment_texts t on t.digest = f.digest
                    where f.article = a.id order by f.number
                )
            ), ''),
            (select group_concat(distinct person) from mentions where article = a.id and hidden is null),
            (select group_concat(distinct unit) from mentions where article = a.id and hidden is null)
        from {numbers} n cross join articles a on a.id = n.id {which} order by n.docid
        """
    ):
        yield (*texts, _joined(people, named_people), _joined(units, named_units))


def _joined(names: Mapping[str, Iterable[str]], keys: str | None) -> str:
    return " · ".join(sorted({name for key in (keys or "").split(",") for name in names.get(key, ())}))
