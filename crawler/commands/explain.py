"""`soyte explain`: why an article reads as it does."""

from __future__ import annotations

import json
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.commands.options import home_option, json_option, show
from crawler.errors import SoyteError
from crawler.home import Home

if TYPE_CHECKING:
    from crawler.items import Context, Page, Source
    from pipelines.explain import Candidate, Explanation, FieldReason

WIDTH = 100
_NAME = 11
_SHOWN = 4  # examples of each rule that dropped lines


@click.command("explain")
@click.argument("what", metavar="URL|ID|FILE")
@click.option("--url", help="The address that a FILE was saved from.")
@click.option("--all", "every", is_flag=True, help="All lines that were dropped, not only examples.")
@home_option
@json_option
def command(what: str, url: str | None, every: bool, home: Home, as_json: bool) -> int:
    """Show each field of an article with the rule and place it came from, what it was preferred to, and the blocks
    that were dropped, by rule.

    URL or ID: an article of the archive, read from its newest capture. FILE: a saved page, read by itself.
    """
    from pipelines.explain import explain

    seen: dict[str, str] = {}
    stored: list[str] = []
    if Path(what).is_file():
        page, source, context = _saved(Path(what), url)
    else:
        page, source, context, seen, stored = _captured(home, what)
    found = explain(page, source, context)
    show(found, _lines(found, page, seen, stored, every=every), as_json=as_json)
    return 0 if found.reason is None else 1


def _saved(path: Path, url: str | None) -> tuple[Page, Source, Context]:
    from crawler.items import UNKNOWN_SOURCE, Context, Page

    mime = "text/plain; charset=utf-8" if path.suffix.lower() == ".txt" else "text/html"
    moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    address = url or f"import:{path.name}"
    page = Page(url=address, body=path.read_bytes(), content_type=mime, fetched_at=moment)
    return page, UNKNOWN_SOURCE, Context.empty(UNKNOWN_SOURCE.key)


def _captured(home: Home, what: str) -> tuple[Page, Source, Context, dict[str, str], list[str]]:
    """The newest capture of an article or page, its source, its present context, what is known of its blocks, and how
    the archive's article was read.
    """
    from crawler import raw
    from crawler.contexts import load_context
    from crawler.database import connect, load_source
    from pipelines.urls import canonical

    home.open()
    db = connect(home.database)
    row = None
    if what.isdecimal():
        row = db.execute("select capture from articles where id = ?", [int(what)]).fetchone()
    else:
        for sql in (
            "select capture from articles where url = ?1 or url = ?2 or identity_url = ?2 limit 1",
            "select id from captures where url = ?1 or url = ?2 order by fetched_at desc, id desc limit 1",
        ):
            row = row or db.execute(sql, [what, canonical(what)]).fetchone()
    if row is None:
        missing = f"{what}: no capture of it in {home.path}"
        raise SoyteError(f"{missing}; crawl it first (soyte crawl --url …), or name a saved page's file")
    key, warc, offset, digest = db.execute(
        "select source, warc, offset, digest from captures where id = ?", [row[0]]
    ).fetchone()
    context = load_context(db, key)
    blocks = db.execute(
        """
        select key, pages, substr(first_seen, 1, 10), substr(last_seen, 1, 10)
        from blocks where source = ? and context = ?
        """,
        [key, context.version],
    )
    seen = {block: f"on {pages} pages, {first} to {last}" for block, pages, first, last in blocks}
    read = db.execute("select extractor, field_rules from articles where capture = ?", [row[0]]).fetchone()
    return raw.read(home, warc, offset, digest), load_source(db, key), context, seen, _stored(read) if read else []


def _stored(read: tuple[str, str | None]) -> list[str]:
    """Which code and rules gave what the archive holds: the present ones may be others."""
    from pipelines.version import EXTRACTOR

    extractor, rules = read
    by = "this version" if extractor == EXTRACTOR else f"version {extractor}, this is {EXTRACTOR}"
    if rules is None:
        return [f"in the archive: read by {by}; rules not recorded"]
    given = "; ".join(f"{name} by {rule}" for name, rule in json.loads(rules).items())
    return _wrapped("", f"in the archive: read by {by}; {given}")


def _lines(found: Explanation, page: Page, seen: dict[str, str], stored: list[str], *, every: bool) -> list[str]:
    lines = [found.url]
    blocks = f"context {found.context} ({len(seen)} blocks)" if found.context else "no context learned"
    lines.append(f"fetched {page.fetched_at:%Y-%m-%d %H:%M} UTC, layout {found.layout}, {blocks}")
    lines += stored
    if found.reason is not None:
        lines.append(f"NOT AN ARTICLE: {found.reason}")
    lines += [f"warning: {warning}" for warning in found.warnings]
    for field in found.fields:
        lines += _field(field)
    lines += ["", f"dropped: {len(found.dropped)} lines"]
    for rule, dropped in found.by_rule().items():
        lines.append(_cut(f"  {len(dropped):4} × {rule}"))
        for line in dropped if every else dropped[:_SHOWN]:
            known = f"  [{seen[line.key]}]" if line.key in seen else ""
            lines.append(_cut(f"         “{line.text}", f"”{known}"))
            if every:
                lines.append(f"           {_tail(line.place, WIDTH - 11)}")
        if not every and len(dropped) > _SHOWN:
            lines.append(f"         … {len(dropped) - _SHOWN} more (--all)")
    return lines


def _field(field: FieldReason) -> list[str]:
    if field.taken is None and not field.beaten:
        return ["", f"{field.name.ljust(_NAME)}–"]
    lines = ["", *_wrapped(field.name.ljust(_NAME), field.taken.value if field.taken else "–")]
    if field.taken is not None:
        lines += _wrapped(" " * _NAME, f"by {field.taken.rule}")
        if field.taken.place:
            lines.append(" " * _NAME + f"at {_tail(field.taken.place, WIDTH - _NAME - 3)}")
    for candidate in field.beaten:
        lines += _beaten(candidate, "beat" if field.taken is not None else "refused")
    return lines


def _beaten(candidate: Candidate, word: str) -> list[str]:
    return [_cut(f"{' ' * _NAME}{word} “{candidate.value}", f"” by {_tail(candidate.rule, 50)}")]


def _wrapped(start: str, text: str) -> list[str]:
    short = text if len(text) <= 400 else text[:400].rstrip() + " …"
    return textwrap.wrap(short, WIDTH, initial_indent=start, subsequent_indent=" " * _NAME, break_on_hyphens=False)


def _cut(text: str, end: str = "") -> str:
    room = WIDTH - len(end)
    return (text if len(text) <= room else text[: room - 1] + "…") + end


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room else "…" + text[1 - room :]
