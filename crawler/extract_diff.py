"""What the present code would change: the raw archive read again and compared with what is stored, nothing written.

The articles as readers see them are compared: of every address its newest capture. A context is learned anew, as the
next extraction would, and thrown away.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from crawler import extract
from crawler.contexts import load_context
from crawler.database import load_source
from crawler.home import Home
from crawler.items import Article
from crawler.pool import WorkerPool
from crawler.store import article_id
from pipelines.learn import PageBlocks

#: Changes kept per field as examples.
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an article's field is, and what it would be; of a text the lines that would go and come."""

    url: str
    old: str
    new: str


@dataclass(slots=True, kw_only=True)
class SourceDiff:
    """One source: how many chrome blocks would go and come, and which articles would differ.

    ``fields`` counts per field the articles that change in it; "new article" and "no article" are counted there too.
    """

    source: str
    articles: int = 0
    changed: int = 0
    blocks_added: list[str] = field(default_factory=list)
    blocks_removed: list[str] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Change]] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, change: Change, limit: int) -> None:
        self.fields[name] += 1
        kept = self.examples.setdefault(name, [])
        if len(kept) < limit:
            kept.append(change)


@dataclass(slots=True, kw_only=True)
class DiffSummary:
    sources: list[SourceDiff] = field(default_factory=list)

    def lines(self) -> list[str]:
        """For a person, at most 100 columns wide."""
        lines: list[str] = []
        for diff in self.sources:
            lines.append(f"{diff.source}: {diff.changed} of {diff.articles} articles would change")
            for word, blocks in (("more", diff.blocks_added), ("fewer", diff.blocks_removed)):
                if blocks:
                    lines.append(
                        _cut(f"  {len(blocks)} chrome blocks {word}: " + ", ".join(f"“{b}”" for b in blocks[:3]))
                    )
            for name, count in diff.fields.most_common():
                lines.append(f"  {count:5} × {name}")
                for change in diff.examples[name]:
                    lines.append(_cut(f"          {change.url}"))
                    lines += [_cut(f"            - {line}") for line in change.old.split("\n") if line]
                    lines += [_cut(f"            + {line}") for line in change.new.split("\n") if line]
            lines += [_cut(f"  FAILED {url}: {reason}") for url, reason in diff.failures[:20]]
        return lines or ["nothing to compare: no captures"]


def diff(
    home: Home,
    db: Database,
    *,
    sources: Sequence[str] | None = None,
    limit: int = EXAMPLES,
    step: extract.Step | None = None,
    workers: int | None = None,
) -> DiffSummary:
    """What `soyte extract --all` would change, by field; the database is only read.

    Args:
        limit: how many examples to keep of each field.
    """
    keys = [row[0] for row in db.execute("select distinct source from captures order by source")]
    summary = DiffSummary()
    pool: extract.Pool = WorkerPool(
        extract.read, size=workers, timeout=extract.PAGE_TIMEOUT, preload=("crawler.extract", "pipelines.article")
    )
    with pool:
        for key in keys:
            if sources is None or key in sources:
                summary.sources.append(_source(home, db, key, pool, limit, step))
    return summary


def _source(
    home: Home, db: Database, key: str, pool: extract.Pool, limit: int, step: extract.Step | None
) -> SourceDiff:
    source = load_source(db, key)
    found = SourceDiff(source=key)
    learned = extract.learned(home, db, source, pool, step)
    before = load_context(db, key)
    samples = {block.key: block.sample for block in learned.blocks}
    found.blocks_added = sorted(samples[name] for name in learned.context.chrome - before.chrome)
    stored_blocks = dict(
        db.execute("select key, sample from blocks where source = ? and context = ?", [key, before.version]).fetchall()
    )
    found.blocks_removed = sorted(stored_blocks[name] for name in before.chrome - learned.context.chrome)
    stored = {row["capture"]: row for row in _stored(db, key)}
    owners = {row["id"] for row in stored.values()}
    found.articles = len(stored)
    records = extract.newest(db, key)
    tasks = (extract.Reading(home=home.path, record=r, source=source, context=learned.context) for r in records)
    for done, outcome in enumerate(pool.run(tasks), 1):
        _compare(found, outcome.task.record, outcome.result, outcome.failure, stored, owners, limit)
        if step:
            step(key, done, len(records))
    return found


def _compare(
    found: SourceDiff,
    record: extract.Record,
    result: PageBlocks | Article | str | None,
    failure: str | None,
    stored: dict[int, dict[str, Any]],
    owners: set[int],
    limit: int,
) -> None:
    row = stored.get(record.capture)
    if failure is not None:
        found.failures.append((record.url, failure))
        return
    if not isinstance(result, Article):
        if row is not None:
            found.changed += 1
            found.add("no article", Change(url=record.url, old=row["title"], new=str(result)), limit)
        return
    if row is None:
        # Another address of an article that is there, or one that was not.
        if article_id(result.source, result.identity_url) not in owners:
            found.changed += 1
            found.add("new article", Change(url=record.url, old="", new=result.title), limit)
        return
    changes = list(_changes(row, result))
    found.changed += bool(changes)
    for name, old, new in changes:
        found.add(name, Change(url=record.url, old=old, new=new), limit)


def _changes(row: dict[str, Any], article: Article) -> Iterator[tuple[str, str, str]]:
    """The fields that differ, each as (name, old, new)."""
    new = _values(article)
    for name in ("title", "byline", "published_at", "updated_at", "section", "lang", "identity_url", "layout", "lead"):
        old = row[name] or ""
        if old != new[name]:
            yield name, old, new[name]
    for name in ("body", "captions", "attachments", "tags", "tables", "mentions"):
        if row[name] != new[name]:
            yield name, *_lines_apart(row[name], new[name])


def _values(article: Article) -> dict[str, str]:
    """An article's fields as texts, one entry a line, as `_stored` gives them."""
    return {
        "title": article.title,
        "lead": article.lead or "",
        "byline": article.byline or "",
        "published_at": article.published_at or "",
        "updated_at": article.updated_at or "",
        "section": article.section or "",
        "lang": article.lang,
        "identity_url": article.identity_url,
        "layout": article.layout,
        "body": article.body,
        "tags": "\n".join(article.tags),
        "captions": "\n".join(caption.text for caption in article.captions),
        "attachments": "\n".join(file.url for file in article.attachments),
        "tables": "\n".join(json.dumps(table.rows, ensure_ascii=False) for table in article.tables),
        "mentions": "\n".join(sorted(f"{m.kind} {m.field} {m.start}–{m.end} {m.text}" for m in article.mentions)),
    }


def _stored(db: Database, key: str) -> Iterator[dict[str, Any]]:
    columns = "id, capture, title, lead, byline, published_at, updated_at, section, tags, lang, identity_url, layout"
    for row in db.query(f"select {columns} from articles where source = ?", [key]):
        one = row["id"]

        def texts(sql: str, one: int = one) -> list[str]:
            return [found[0] for found in db.execute(sql, [one])]

        (body, tables) = db.execute("select body, tables from article_texts where article = ?", [one]).fetchone()
        mentions = texts(
            """
            select kind || ' ' || field || ' ' || start || '–' || "end" || ' ' || text from mentions where article = ?
            """
        )
        yield row | {
            "body": body,
            "tags": "\n".join(json.loads(row["tags"])),
            "tables": "\n".join(json.dumps(table, ensure_ascii=False) for table in json.loads(tables or "[]")),
            "captions": "\n".join(texts("select text from captions where article = ? order by number")),
            "attachments": "\n".join(texts("select url from attachments where article = ? order by number")),
            "mentions": "\n".join(sorted(mentions)),
        }


def _lines_apart(old: str, new: str) -> tuple[str, str]:
    """The lines that only one of two texts has, as often as it has them more."""
    one, other = Counter(old.split("\n")), Counter(new.split("\n"))
    gone, come = one - other, other - one
    if not gone and not come:
        return "(same lines)", "(in another order)"
    return "\n".join(gone.elements()), "\n".join(come.elements())


def _cut(line: str, width: int = 100) -> str:
    return line if len(line) <= width else line[: width - 1] + "…"
