"""Why an article reads as it does: each field with the rule and the place it came from, what it was preferred to, and
what of the page was left out by which rule.

It runs the very steps of `page_parts`, and asks each of them for the candidates that it had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawler.items import Article, Context, Page, Source
from pipelines import layouts
from pipelines.article import examine
from pipelines.closing import bylines
from pipelines.leads import leads
from pipelines.lines import Line, Part
from pipelines.page_parts import PageParts, take_apart
from pipelines.page_title import titles
from pipelines.sections import sections
from pipelines.stretch import length_of
from pipelines.verdict import NotArticle

_BEATEN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value and where it came from. ``place``: the DOM path of its line, when it has one."""

    value: str
    rule: str
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReason:
    """One field: what was taken (None: nothing was found), and what was found besides, the best first."""

    name: str
    taken: Candidate | None
    beaten: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line of the page that is in no field."""

    rule: str
    text: str
    place: str
    key: str  # its block, as contexts hold it


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    url: str
    layout: str
    context: str
    reason: str | None  # why there is no article, when there is none
    fields: tuple[FieldReason, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()

    def by_rule(self) -> dict[str, list[Dropped]]:
        """The dropped lines of each rule, the rule that took most of them first."""
        found: dict[str, list[Dropped]] = defaultdict(list)
        for line in self.dropped:
            found[line.rule].append(line)
        return dict(sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def explain(page: Page, source: Source, context: Context) -> Explanation:
    """Why ``process`` reads a page as it does. Pure, as it is."""
    result = examine(page, source, context, mentions=False)
    reason = result.reason if isinstance(result, NotArticle) else None
    if page.status != 200 or page.mime not in ("text/html", "application/xhtml+xml", ""):
        fields = _plain(result) if isinstance(result, Article) else ()
        layout = result.layout if isinstance(result, Article) else "none"
        return Explanation(url=page.url, layout=layout, context=context.version, reason=reason, fields=fields)
    parts = PageParts()
    take_apart(page, context, parts)
    article = result if isinstance(result, Article) else None
    return Explanation(
        url=page.url,
        layout=parts.layout.key,
        context=context.version,
        reason=reason,
        fields=tuple(_fields(parts, context, article)),
        dropped=tuple(_dropped(parts)),
        warnings=article.warnings if article else (),
    )


def _plain(article: Article) -> tuple[FieldReason, ...]:
    """Plain text has no markup to point at: the values alone."""
    values = {
        "title": article.title,
        "published": article.published_at,
        "lead": article.lead,
        "byline": article.byline,
        "section": article.section,
        "body": f"{len(article.body)} characters",
    }
    dating = article.published
    rules = {"published": dating.rule if dating else "plain"}
    return tuple(
        FieldReason(name=name, taken=Candidate(value=value, rule=rules.get(name, "plain text")) if value else None)
        for name, value in values.items()
    )


def _fields(parts: PageParts, context: Context, article: Article | None) -> Iterator[FieldReason]:
    tree, items, layout, head = parts.tree, parts.items, parts.layout, parts.head
    if tree is None or not items:
        return
    first = parts.content.positions[0] if parts.content else None
    yield _of(
        "title",
        (
            Candidate(value=one.text, rule=one.rule, place=_place(parts, one.position))
            for one in titles(tree, items, head, layout, context, first)
        ),
    )
    if parts.title is None:
        return
    for kind in ("published", "updated"):
        yield _dates(parts, kind)
    yield _of(
        "lead",
        (_part(parts, one) for one in leads(tree, items, parts.running, layout, layouts.GENERIC, parts.title.position)),
    )
    signed = bylines(
        tree,
        items,
        parts.lines,
        head,
        layout,
        layouts.GENERIC,
        parts.title.position,
        parts.positions[-1] if parts.positions else None,
        abroad=parts.dates.abroad,
    )
    yield _of("byline", (_part(parts, one) for one in signed if one.text))
    named = sections(tree, items, head, layout, layouts.GENERIC, parts.title)
    yield _of("section", (Candidate(value=text, rule=rule) for text, rule in named))
    if parts.content is not None:
        yield _body(parts, article)
    for caption in parts.captions:
        yield FieldReason(name="caption", taken=Candidate(value=caption.text, rule=caption.image or "no picture"))
    for tag in article.tags if article else ():
        yield FieldReason(name="tag", taken=Candidate(value=tag, rule="link to a tag"))
    for file in article.attachments if article else ():
        yield FieldReason(name="attachment", taken=Candidate(value=file.name, rule=file.url))


def _dates(parts: PageParts, kind: str) -> FieldReason:
    found = parts.dates.published if kind == "published" else parts.dates.updated
    offered = [
        Candidate(value=one.value, rule=f"{one.rule}: “{one.raw}”") for of, one in parts.dates.offered if of == kind
    ]
    if found is None:
        return FieldReason(name=kind, taken=None, beaten=tuple(offered))
    taken = Candidate(value=found.value, rule=f"{found.rule}: “{found.raw}”")
    return FieldReason(name=kind, taken=taken, beaten=_others(taken, offered))


def _body(parts: PageParts, article: Article | None) -> FieldReason:
    def candidate(content: Any) -> Candidate:
        length = length_of(content, parts.items)
        return Candidate(value=f"{length} characters", rule=content.rule, place=_path_of(content.container))

    assert parts.content is not None
    tried = [candidate(content) for content in parts.tried]
    best = candidate(parts.content)
    lines = len(article.body.split("\n")) if article else 0
    taken = Candidate(
        value=f"{lines} paragraphs, {len(article.body) if article else 0} characters", rule=best.rule, place=best.place
    )
    return FieldReason(name="body", taken=taken, beaten=_others(best, tried))


def _part(parts: PageParts, part: Part) -> Candidate:
    at = min(part.positions) if part.positions else None
    return Candidate(value=part.text, rule=part.rule, place=_place(parts, at))


def _of(name: str, candidates: Iterable[Candidate]) -> FieldReason:
    found = list(islice(candidates, 40))
    return FieldReason(name=name, taken=found[0] if found else None, beaten=_others(found[0], found) if found else ())


def _others(taken: Candidate, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that differ from the one that was taken, each once."""
    rest = dict.fromkeys(one for one in candidates if (one.value, one.rule) != (taken.value, taken.rule))
    return tuple(rest)[:_BEATEN]


def _place(parts: PageParts, position: int | None) -> str | None:
    return parts.items[position].path if position is not None and isinstance(parts.items[position], Line) else None  # type: ignore[union-attr]


def _path_of(element: Any) -> str:
    steps = []
    while element is not None:
        identifier, names = element.get("id"), (element.get("class") or "").split()
        steps.append(element.tag + (f"#{identifier}" if identifier else "") + "".join(f".{name}" for name in names[:2]))
        element = element.getparent()
    return "/".join(reversed(steps))


def _dropped(parts: PageParts) -> Iterator[Dropped]:
    from pipelines.blocks import block_key

    used = {*parts.kept, *parts.caption_lines, *parts.dates.positions}
    for part in (parts.lead, parts.byline):
        used |= part.positions if part is not None else set()
    if parts.title is not None and parts.title.position is not None:
        used.add(parts.title.position)
    inside = set(parts.content.positions) if parts.content is not None else set()
    for i, item in enumerate(parts.items):
        if isinstance(item, Line) and i not in used:
            rule = item.chrome or ("links" if i in inside else "outside the article")
            yield Dropped(rule=rule, text=item.text, place=item.path, key=block_key(item))
