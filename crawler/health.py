"""How every source fares: what its last crawl came to, how long it has been failing, what waits, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from crawler.corrected import warnings
from crawler.gone import gone_words

#: imported: the archive holds pages of it, but it was never crawled from here. unfinished: its first crawl was cut
#: short, and nobody has taken it up since.
Status = Literal["ok", "failing", "never crawled", "imported", "unfinished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One source. Times are UTC; counts of pages are those of its frontier now."""

    source: str
    name: str
    status: Status
    last_run: str | None  # when the last crawl of it ended
    last_ok: str | None  # when the last good one ended
    failures: int  # crawls in a row that failed, up to the last
    last_new_article: str | None  # when an article of it was first seen
    articles: int
    queued: int
    failed: int  # pages given up for now
    blocked: int  # pages that are not for us
    quarantined: int  # pages that break the code
    gone: int  # articles that their site no longer has
    gone_since: str | None  # when the first of them was missed
    why: str | None

    def line(self) -> str:
        """The row for a person."""
        parts = [f"{self.source}: {self.status}"]
        if self.failures:
            parts.append(f"{self.failures} failed crawls in a row, last good {self.last_ok or 'never'}")
        parts.append(f"{self.articles} articles, newest seen {self.last_new_article or 'never'}")
        for count, what in (
            (self.queued, "pages queued"),
            (self.failed, "pages failed"),
            (self.blocked, "pages blocked"),
            (self.quarantined, "pages quarantined"),
        ):
            if count:
                parts.append(f"{count} {what}")
        if self.gone:
            parts.append(gone_words(self.gone, self.gone_since))
        return ", ".join(parts) + (f" ({self.why})" if self.why else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """``exit_status``: 0 nothing is wrong, 1 some sources fail, 2 all do, or there is none."""

    sources: tuple[SourceHealth, ...]
    exit_status: int
    corrections: tuple[str, ...] = ()  # one line for each correction that did not apply

    def lines(self) -> list[str]:
        lines = [row.line() for row in self.sources] or ["no sources yet: crawl or import something first"]
        return [*lines, *(f"warning: {line}" for line in self.corrections)]


# Articles are walked once for all sources: a source's own lie far apart, and there may be a million.
_ROWS = """
select s.key, s.name, coalesce(a.articles, 0), a.newest,
    (select count(*) from pages p where p.source = s.key and p.state in ('queued', 'claimed')),
    (select count(*) from pages p where p.source = s.key and p.state = 'failed'),
    (select count(*) from pages p where p.source = s.key and p.state = 'blocked'),
    (select count(*) from quarantine q join captures c on c.id = q.capture where c.source = s.key),
    coalesce(a.gone, 0), a.gone_since,
    exists (select 1 from captures c where c.source = s.key),
    exists (select 1 from pages p where p.source = s.key)
from sources s
left join (
    select source, count(*) as articles, max(first_seen_at) as newest, count(gone_at) as gone,
        min(gone_at) as gone_since
    from articles not indexed group by source
) a on a.source = s.key
order by s.key
"""

_RUNS = """
select r.status, coalesce(runs.finished_at, runs.started_at), r.message
from run_sources r join runs on runs.id = r.run where r.source = ? and r.status <> 'skipped' order by r.run desc
"""


def health(db: Database) -> HealthReport:
    """The health of every source the archive knows."""
    rows = tuple(_source(db, row) for row in db.conn.execute(_ROWS).fetchall())
    bad = sum(row.status in ("failing", "unfinished") for row in rows)
    good = sum(row.status in ("ok", "imported") for row in rows)
    return HealthReport(sources=rows, exit_status=2 if not good else 1 if bad else 0, corrections=tuple(warnings(db)))


def _source(db: Database, row: tuple[Any, ...]) -> SourceHealth:
    key, name, articles, newest, queued, failed, blocked, quarantined, gone, since, has_captures, has_pages = row
    crawls = db.conn.execute(_RUNS, [key]).fetchall()
    failures = next((number for number, crawl in enumerate(crawls) if crawl[0] == "ok"), len(crawls))
    never: Status = "unfinished" if has_pages else "imported" if has_captures else "never crawled"
    status: Status = never if not crawls else "failing" if failures else "ok"
    why = next((message for _, _, message in crawls[:1] if message), None)
    if why is None and status == "failing":
        why = _worst_page(db, key)
    return SourceHealth(
        source=key,
        name=name,
        status=status,
        last_run=crawls[0][1] if crawls else None,
        last_ok=next((ended for outcome, ended, _ in crawls if outcome == "ok"), None),
        failures=failures,
        last_new_article=newest,
        articles=articles,
        queued=queued,
        failed=failed,
        blocked=blocked,
        quarantined=quarantined,
        gone=gone,
        gone_since=since,
        why=why,
    )


def _worst_page(db: Database, source: str) -> str | None:
    """What most of a source's failed pages say."""
    row = db.conn.execute(
        """
        select message, count(*) from pages
        where source = ? and state in ('failed', 'blocked') and message is not null
        group by message order by 2 desc, 1 limit 1
        """,
        [source],
    ).fetchone()
    return str(row[0]) if row else None
