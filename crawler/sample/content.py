"""The content of the embedded sample sites, as data/sample/README.md describes it: TOML in, frozen values out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from crawler import PROJECT
from crawler.errors import SoyteError

SAMPLE = PROJECT / "data" / "sample"

_FILE_NAME = re.compile(r"(\d{3})-([a-z0-9]+(?:-[a-z0-9]+)*)\.toml")
_PICTURE = re.compile(r"!\[(.*)\]\(([\w.-]+\.(?:jpg|png))\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a body. ``runs`` of a text are (is bold, text), in order."""

    kind: Literal["paragraph", "heading", "list", "table", "picture"]
    lines: tuple[tuple[tuple[bool, str], ...], ...] = ()  # runs per paragraph, heading or list item
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    image: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines without their markup."""
        return tuple("".join(text for _, text in runs) for runs in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    number: int  # unique in its site; a cross-posted article gets 900 + its number on the other site
    slug: str
    title: str
    section: str
    published: datetime  # local
    updated: datetime | None = None
    byline: str | None = None
    author: str | None = None  # who the byline says wrote it; None when it names nobody
    byline_in_body: bool = False
    source: str | None = None
    lead: str | None = None
    tags: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    revised_blocks: tuple[Block, ...] | None = None
    attachments: tuple[File, ...] = ()
    cross_posted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """One site: its chrome and its articles, newest first."""

    key: str
    family: str
    name: str
    title: str
    slogan: str
    licence: str
    address: str
    phone: str
    responsible: str
    menu: tuple[str, ...]
    notices: tuple[str, ...]
    links: tuple[str, ...]
    counters: dict[str, int]
    question: str
    choices: tuple[str, ...]
    sections: tuple[Section, ...]
    articles: tuple[SampleArticle, ...] = field(default=())


def _runs(text: str) -> tuple[tuple[bool, str], ...]:
    """``a **b** c`` as ((False, "a "), (True, "b"), (False, " c"))."""
    pieces = _BOLD.split(text)  # the odd pieces are what stood between the stars
    return tuple((number % 2 == 1, piece) for number, piece in enumerate(pieces) if piece)


def read_body(text: str) -> tuple[Block, ...]:
    """The blocks of a body in the tiny markup of data/sample/README.md."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines()]
        picture = _PICTURE.fullmatch(part.strip())
        if picture:
            blocks.append(Block(kind="picture", caption=picture[1].strip(), image=picture[2]))
        elif all(line.startswith("- ") for line in lines):
            blocks.append(Block(kind="list", lines=tuple(_runs(line[2:].strip()) for line in lines)))
        elif all(line.startswith("|") and line.endswith("|") for line in lines):
            rows = tuple(tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines)
            if len({len(row) for row in rows}) != 1:
                raise ValueError(f"the table that starts {lines[0]!r} has rows of different lengths")
            blocks.append(Block(kind="table", rows=rows))
        elif lines[0].startswith("## "):
            if len(lines) > 1:
                raise ValueError(f"no blank line after the heading {lines[0]!r}")
            blocks.append(Block(kind="heading", lines=(_runs(lines[0][3:].strip()),)))
        elif any(line.startswith(("- ", "|", "## ", "![")) for line in lines):
            raise ValueError(f"a blank line is missing in the block that starts {lines[0][:40]!r}")
        else:
            blocks.append(Block(kind="paragraph", lines=(_runs(" ".join(lines)),)))
    return tuple(blocks)


_ARTICLE_KEYS = {
    *("title", "section", "published", "updated", "byline", "author", "byline_in_body", "source", "lead", "tags"),
    *("cross_posted", "cross_posted_section", "cross_posted_at", "body", "revised_body", "attachments"),
}


def _read_article(path: Path) -> tuple[SampleArticle, dict[str, Any]]:
    """One article file, and its raw table (which also says where it is cross-posted)."""
    name = _FILE_NAME.fullmatch(path.name)
    if not name:
        raise ValueError("the file is not named NNN-slug.toml")
    raw = tomllib.loads(path.read_text("utf-8"))
    if unknown := raw.keys() - _ARTICLE_KEYS:
        raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
    article = SampleArticle(
        number=int(name[1]),
        slug=name[2],
        title=raw["title"],
        section=raw["section"],
        published=datetime.fromisoformat(raw["published"]),
        updated=datetime.fromisoformat(raw["updated"]) if "updated" in raw else None,
        byline=raw.get("byline"),
        author=raw.get("author", raw.get("byline")) or None,
        byline_in_body=raw.get("byline_in_body", False),
        source=raw.get("source"),
        lead=raw.get("lead"),
        tags=tuple(raw.get("tags", ())),
        blocks=read_body(raw["body"]),
        revised_blocks=read_body(raw["revised_body"]) if "revised_body" in raw else None,
        attachments=tuple(File(name=file["name"], text=file["text"]) for file in raw.get("attachments", ())),
    )
    return article, raw


def _copy_for(article: SampleArticle, raw: dict[str, Any]) -> SampleArticle:
    """The article as the other site posts it: same title, lead and body under its own date and section."""
    return SampleArticle(
        number=900 + article.number,
        slug=article.slug,
        title=article.title,
        section=raw["cross_posted_section"],
        published=datetime.fromisoformat(raw["cross_posted_at"]),
        lead=article.lead,
        blocks=article.blocks,
        cross_posted=True,
    )


def read_sites(folder: Path = SAMPLE) -> tuple[SiteContent, ...]:
    """All sites in a folder, by the name of their own; articles newest first.

    Raises:
        SoyteError: a file that does not follow the format, by name.
    """
    tables: dict[str, dict[str, Any]] = {}
    articles: dict[str, list[SampleArticle]] = {}
    copies: list[tuple[Path, str, SampleArticle]] = []
    for path in [*sorted(folder.glob("*/site.toml")), *sorted(folder.glob("*/articles/*"))]:
        try:
            if path.name == "site.toml":
                tables[path.parent.name] = tomllib.loads(path.read_text("utf-8"))
                continue
            article, raw = _read_article(path)
            articles.setdefault(path.parent.parent.name, []).append(article)
            if "cross_posted" in raw:
                copies.append((path, raw["cross_posted"], _copy_for(article, raw)))
        except (ValueError, KeyError, TypeError) as error:
            reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise SoyteError(f"{path}: {reason}; data/sample/README.md describes the format") from error
    for path, other, copy in copies:
        if other not in tables:
            raise SoyteError(f"{path}: cross_posted names {other!r}, which has no site.toml")
        articles.setdefault(other, []).append(copy)
    return tuple(_site(folder, key, table, articles.get(key, [])) for key, table in sorted(tables.items()))


def _site(folder: Path, key: str, table: dict[str, Any], articles: list[SampleArticle]) -> SiteContent:
    try:
        sections = tuple(Section(key=row["key"], name=row["name"]) for row in table["sections"])
        texts = {name: str(table[name]) for name in ("family", "name", "title", "slogan", "licence")}
        site = SiteContent(
            key=key,
            **texts,
            address=table["address"],
            phone=table["phone"],
            responsible=table["responsible"],
            menu=tuple(table["menu"]),
            notices=tuple(table["notices"]),
            links=tuple(table["links"]),
            counters={name: int(table["counters"][name]) for name in ("online", "today", "total")},
            question=table["poll"]["question"],
            choices=tuple(table["poll"]["choices"]),
            sections=sections,
            articles=tuple(sorted(articles, key=lambda a: (a.published, a.number), reverse=True)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SoyteError(f"{folder / key / 'site.toml'}: {error!r}; data/sample/README.md describes it") from error
    known = {section.key for section in sections}
    for article in articles:
        if article.section not in known:
            raise SoyteError(f"{folder / key}: article {article.number:03} is in {article.section!r}, not a section")
    if len({article.number for article in articles}) != len(articles):
        raise SoyteError(f"{folder / key / 'articles'}: two articles have the same number")
    return site
