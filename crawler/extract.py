"""From captures to articles: learn → process in a pool of workers → store → resolve.

The one way in: crawl, import, re-extraction and the tests all end here. What is to do is read from the database: the
captures that the present code and the host's present context have not read yet. So a run that was cut short is finished
by the next one, and a run with nothing to do costs one query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler import corrected, raw, store
from crawler.attachments import read_attachments, troubles
from crawler.database import load_source, transaction
from crawler.gone import write_gone
from crawler.home import Home
from crawler.items import UNKNOWN_SOURCE, Article, Context, Source
from crawler.pool import Outcome, WorkerPool
from pipelines import EXTRACTOR
from pipelines.document_article import DOCUMENTS
from pipelines.learn import Learned, PageBlocks, learn, quarter_of, sample
from pipelines.urls import canonical

#: Media types that can hold an article by themselves; files that belong to one are read as its attachments.
READABLE = ("text/html", "application/xhtml+xml", "text/plain")

#: Seconds a page may take. The slowest real page seen took under 2 s; a hostile one must not stop the night's run.
PAGE_TIMEOUT = 60.0

#: Pages without an article that a summary names; a crawl has hundreds of listings.
NAMED = 50

#: Numbers in a reason ("only 46 characters of text") tell pages apart, not reasons.
_NUMBERS = re.compile(r"\d+")

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A capture and where its bytes lie: all a worker needs to read it."""

    capture: int
    url: str
    fetched_at: datetime
    warc: str
    offset: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A task for a worker: read this record. Without a context, only observe its blocks, for learning."""

    home: Path
    record: Record
    source: Source
    context: Context | None


@dataclass(slots=True, kw_only=True)
class ExtractSummary:
    """What an extraction did.

    ``skipped`` counts why pages hold no article, ``without_article`` names the first NAMED of them with the reason in
    full; ``quarantined`` names what broke. ``files`` counts the attachments read now by their state, and
    ``unreadable_files`` names those that hold no text for us.
    """

    processed: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    articles: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    without_article: list[tuple[str, str]] = field(default_factory=list)
    quarantined: list[tuple[str, str]] = field(default_factory=list)
    files: Counter[str] = field(default_factory=Counter)
    unreadable_files: list[tuple[str, str]] = field(default_factory=list)
    by_source: dict[str, Counter[str]] = field(default_factory=dict)
    resolved: bool = False
    corrections: list[str] = field(default_factory=list)  # one line for each that did not apply

    def count(self, change: str) -> None:
        """Count an article by what storing it changed: new, changed or unchanged."""
        setattr(self, change, getattr(self, change) + 1)


Pool = WorkerPool[Reading, PageBlocks | Article | str]


def read(task: Reading) -> PageBlocks | Article | str:
    """In a worker: a page's blocks, or its article, or in words why it holds none."""
    from pipelines.article import examine
    from pipelines.learn import observe
    from pipelines.verdict import NotArticle

    record = task.record
    page = raw.read(Home(task.home), record.warc, record.offset, record.digest)
    if task.context is None:
        return observe(page)
    result = examine(page, task.source, task.context)
    return result.reason if isinstance(result, NotArticle) else result


def run(
    home: Home,
    db: Database,
    *,
    sources: Sequence[str] | None = None,
    everything: bool = False,
    step: Step | None = None,
    workers: int | None = None,
) -> ExtractSummary:
    """Extract what is missing, then resolve.

    Args:
        sources: keys of the sources to look at; None: all that have captures.
        everything: read captures again that the present code has read already.
        step: called with (stage, done, total) as work goes on.
        workers: processes; by default one per core.

    Raises:
        Locked: another extraction runs on this home.
    """
    summary = ExtractSummary()
    with home.lock("extract"):
        keys = [row[0] for row in db.execute("select distinct source from captures order by source")]
        wanted = [key for key in keys if sources is None or key in sources]
        pool: Pool = WorkerPool(
            read,
            size=workers,
            timeout=PAGE_TIMEOUT,
            preload=("crawler.extract", "pipelines.article", "pipelines.mentions"),
        )
        with pool:
            for key in wanted:
                if everything or _unread(db, key, None):
                    _extract_source(home, db, key, pool, summary, everything=everything, step=step)
        read_now = read_attachments(home, db, everything=everything, workers=workers, step=step)
        summary.files.update(text.state for _, text in read_now)
        summary.unreadable_files += troubles(read_now)
        if summary.processed or corrected.changed(db):
            summary.resolved = True
            if step:
                step("resolve", 0, 1)
            store.resolve_all(db)
        else:  # a run that fetched no article may have found that one is gone
            with transaction(db):
                write_gone(db)
        summary.corrections = corrected.warnings(db)
        summary.articles = db.execute("select count(*) from articles").fetchone()[0]
    return summary


def _extract_source(
    home: Home,
    db: Database,
    key: str,
    pool: Pool,
    summary: ExtractSummary,
    *,
    everything: bool,
    step: Step | None,
) -> None:
    source = load_source(db, key)
    what = learned(home, db, source, pool, step)
    context = what.context
    if source.key != UNKNOWN_SOURCE.key:
        store.store_context(db, what, pages=what.pages)
    counts = summary.by_source.setdefault(key, Counter())
    records = _unread(db, key, None if everything else context.version, everything=everything)
    while records:
        tasks = (Reading(home=home.path, record=record, source=source, context=context) for record in records)
        for done, outcome in enumerate(pool.run(tasks), 1):
            result = _store(db, outcome, context, summary)
            counts[result] += 1
            if step:
                step(key, done, len(records))
        # An article whose newest capture turned out to hold none falls back on its older ones, which wait again now.
        records = _unread(db, key, context.version)


def _store(
    db: Database, outcome: Outcome[Reading, PageBlocks | Article | str], context: Context, summary: ExtractSummary
) -> str:
    record, result, failure = outcome.task.record, outcome.result, outcome.failure
    made_by = {"extractor": EXTRACTOR, "context": context.version}
    summary.processed += 1
    if isinstance(result, Article):
        try:
            change = store.store_article(db, article=result, capture=record.capture)
        except store.UnsoundArticle as error:  # a fault of our code on this page: name it, and go on with the others
            failure = str(error)
        else:
            summary.count(change)
            return change
    if failure is not None:
        store.quarantine(db, record.capture, stage="process", reason=failure, **made_by)
        summary.quarantined.append((record.url, failure))
        return "quarantined"
    assert isinstance(result, str)
    store.store_outcome(db, record.capture, outcome="not an article", message=result, **made_by)
    summary.skipped[_NUMBERS.sub("…", result.partition(":")[0])] += 1
    if len(summary.without_article) < NAMED:
        summary.without_article.append((record.url, result))
    return "skipped"


def learned(
    home: Home,
    db: Database,
    source: Source,
    pool: Pool,
    step: Step | None,
) -> Learned:
    """What a fixed sample of the source's captures teaches; nothing is written."""
    if source.key == UNKNOWN_SOURCE.key:  # files from anywhere share no template
        return Learned(context=Context.empty(source.key), blocks=(), pages=0)
    records = _sample(db, source.key)
    observed: list[PageBlocks] = []
    tasks = (Reading(home=home.path, record=record, source=source, context=None) for record in records)
    for done, outcome in enumerate(pool.run(tasks), 1):
        if isinstance(outcome.result, PageBlocks):
            observed.append(outcome.result)
        if step:
            step(f"{source.key}: learn", done, len(records))
    return replace(learn(source.key, observed), pages=len(observed))


def newest(db: Database, key: str) -> list[Record]:
    """Of every address of a source the newest readable capture, oldest first."""
    found = {canonical(record.url): record for record in _records(db, key, "order by c.fetched_at, c.id")}
    return sorted(found.values(), key=lambda record: (record.fetched_at, record.capture))


def _sample(db: Database, key: str) -> list[Record]:
    """The captures to learn from: the newest readable one of each address and quarter, of as many as learning needs."""
    newest = {
        (canonical(record.url), quarter_of(record.fetched_at)): record
        for record in _records(db, key, "order by c.fetched_at, c.id")
    }
    chosen = sample((record.url, record.fetched_at) for record in newest.values())
    return [record for place, record in newest.items() if place in chosen]


def _unread(db: Database, key: str, context: str | None, *, everything: bool = False) -> list[Record]:
    """Readable captures that the present extractor (and ``context``, when given) has not read, oldest first."""
    order = "order by c.fetched_at, c.id"
    if everything:
        return list(_records(db, key, order))
    condition = "and (e.capture is null or e.extractor <> :extractor"
    condition += " or e.context <> :context)" if context is not None else ")"
    return list(_records(db, key, f"{condition} {order}", extractor=EXTRACTOR, context=context))


def _records(db: Database, key: str, condition: str, **parameters: str | None) -> Iterator[Record]:
    types = " or ".join(f"c.content_type like '{mime}%'" for mime in READABLE)
    documents = ", ".join(f"'{mime}'" for mime in DOCUMENTS.values())
    types += f" or (c.url like 'import:%' and c.content_type in ({documents}))"
    rows = db.execute(
        f"""
        select c.id, c.url, c.fetched_at, c.warc, c.offset, c.digest
        from captures c left join extractions e on e.capture = c.id
        where c.source = :source and c.status = 200 and c.length > 0 and ({types}) {condition}
        """,
        {"source": key, **parameters},
    )
    for capture, url, fetched_at, warc, offset, digest in rows:
        yield Record(
            capture=capture,
            url=url,
            fetched_at=datetime.fromisoformat(fetched_at),
            warc=warc,
            offset=offset,
            digest=digest,
        )
