"""The end of a crawl: counts written down, everything fetched extracted, one summary."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crawler import runs
from crawler.database import connect, transaction
from crawler.gone import gone_words
from crawler.rhythm import reschedule
from crawler.session import Session, Tally

if TYPE_CHECKING:
    from crawler.extract import ExtractSummary

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """How one source fared. ``status``: ok, or failed when not one of its pages came or it had to be given up."""

    source: str
    status: str
    fetched: int  # pages answered and archived: listings, feeds, files and errors like 404 included
    unchanged: int  # pages that are as they were: "not modified", or the same bytes
    articles: int  # article pages among them
    new: int  # article pages never fetched before
    failed: int
    blocked: int
    queued: int  # left for the next run
    message: str | None = None  # the first thing that went wrong

    def line(self) -> str:
        parts = [f"{self.source}: {self.fetched} pages fetched, {self.articles} articles, {self.new} new"]
        if self.unchanged:
            parts.append(f"{self.unchanged} unchanged")
        for count, what in ((self.failed, "failed"), (self.blocked, "blocked"), (self.queued, "left for later")):
            if count:
                parts.append(f"{count} {what}")
        if self.status == "failed":
            parts.insert(1, "FAILED")
        return ", ".join(parts) + (f" ({self.message})" if self.message else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlSummary:
    """What a crawl did. ``exit_status``: 0 all sources worked, 1 some failed, 2 none worked."""

    sources: tuple[SourceRow, ...]
    fetched: int
    new: int
    failed: int
    exit_status: int
    extracted: ExtractSummary | None = field(default=None)
    interrupted: bool = False
    budget: str | None = None  # which part of the run's budget was used up
    gone: int = 0  # articles of these sources that their sites no longer have, as the last extraction found
    gone_since: str | None = None  # when the first of them was missed

    def lines(self) -> list[str]:
        """The summary for a person; the lines of the single sources were shown as each of them ended."""
        if len(self.sources) == 1:
            lines = [self.sources[0].line()]
        else:
            total = f"{self.fetched} pages fetched, {self.new} new, {self.failed} failed"
            lines = [f"{len(self.sources)} sources: {total}"]
        if self.budget is not None:
            lines.append(f"{self.budget}: the next run goes on from here")
        if self.interrupted:
            lines.append("stopped: nothing is lost; run the same command to go on, or soyte extract to read what came")
        elif self.extracted is not None:
            from crawler.commands.extract import extract_lines

            lines += extract_lines(self.extracted)
        if self.gone:
            lines.append(f"{gone_words(self.gone, self.gone_since)}: kept here")
        return lines


def row_of(tally: Tally) -> SourceRow:
    return SourceRow(
        source=tally.source,
        status="ok" if tally.worked and not tally.gave_up else "failed",
        fetched=tally.fetched,
        unchanged=tally.unchanged,
        articles=tally.articles,
        new=tally.new,
        failed=tally.failed,
        blocked=tally.blocked,
        queued=tally.queued,
        message=tally.message,
    )


def finish_source(session: Session, key: str) -> None:
    """A source's crawl is over. The last one to say so extracts what all of them fetched."""
    with _one_at_a_time:
        session.waiting.discard(key)
        if session.waiting or not session.extract or session.interrupted:
            return
        extract_now(session)


def extract_now(session: Session) -> None:
    """Extract, resolve and store what this run's sources have in the archive.

    What stops it (another extraction holds the lock …) is left in ``session.problem`` for when the run is over: what
    was fetched is safe, and the next extraction reads it.
    """
    from crawler import extract

    db = connect(session.home.database)
    try:
        step = session.progress.step if session.progress is not None else None
        keys = sorted(session.tallies)
        have = {row[0] for row in db.execute("select key from sources")}
        session.extracted = extract.run(session.home, db, sources=[key for key in keys if key in have], step=step)
        (began,) = db.execute("select started_at from runs where id = ?", [session.run]).fetchone()
        with transaction(db):
            for key in keys:
                reschedule(db, key, began)
    except Exception as error:
        session.problem = error
    finally:
        db.close()


def conclude(session: Session) -> CrawlSummary:
    """Write the run's record and give its summary. The session is to be closed after this."""
    rows = tuple(row_of(session.tallies[key]) for key in sorted(session.tallies))
    bad = sum(row.status != "ok" for row in rows)
    marks = ", ".join("?" * len(rows))
    gone = f"select count(*), min(gone_at) from articles where gone_at is not null and source in ({marks})"
    count, since = session.reader.execute(gone, [row.source for row in rows]).fetchone()
    summary = CrawlSummary(
        sources=rows,
        fetched=sum(row.fetched for row in rows),
        new=sum(row.new for row in rows),
        failed=sum(row.failed for row in rows),
        exit_status=0 if not bad else 2 if bad == len(rows) else 1,
        extracted=session.extracted,
        interrupted=session.interrupted,
        budget=session.budget.over,
        gone=count,
        gone_since=since,
    )
    changes = session.extracted.by_source if session.extracted is not None else {}
    known = {row[0] for row in session.reader.execute("select key from sources")}
    for row in rows:
        if row.source in known:
            counts = changes.get(row.source, {})
            runs.record_source(
                session.reader,
                session.run,
                row.source,
                status=row.status,
                fetched=row.fetched,
                failed=row.failed,
                new_articles=counts.get("new", 0),
                changed_articles=counts.get("changed", 0),
                message=row.message,
            )
    record: dict[str, Any] = {"fetched": summary.fetched, "new": summary.new, "failed": summary.failed}
    runs.finish(session.reader, session.run, exit_status=summary.exit_status, summary=record)
    return summary


def say(session: Session, key: str) -> None:
    """One line per source, when it is through; of a single one the summary says the same in a moment."""
    line = row_of(session.tally(key)).line()
    if session.progress is None:
        sys.stderr.write(line + "\n")
    elif len(session.tallies) > 1:
        session.progress.line(line)
