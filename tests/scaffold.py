"""What every family and source must have under tests/sites, and how a source's pages are compared with it.

A family: a folder with a list and two articles, links of its lists named one by one (``discovery/``), and a whole small
site (``tests/minis``). A source: its family's pages stand in for its own until a person has seen it live (``verified``
in its file); from then on it needs a folder of its own, as ``soyte probe URL --write`` makes it. A source's folder is
refused until a person has reviewed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.items import Article, Context, Page, Source
from crawler.probe.writing import facts
from pipelines.article import examine
from pipelines.urls import host_key
from spiders.base import SourceSpider
from spiders.document import Document
from spiders.families.registry import FAMILIES

SITES = Path(__file__).parent / "sites"
#: A site of no known make has the folder of one that was written without any CMS.
FOLDERS = {"generic": "sloppy"}


def expectations(folder: Path) -> dict[str, Any]:
    """Pages by file name; what else ``expected.json`` says has no file of its name."""
    known: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return known


def of_pages(expected: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: wanted for name, wanted in expected.items() if isinstance(wanted, dict)}


def family_lacks(family: str, sites: Path, minis: Iterable[str]) -> list[str]:
    """In words, what a family has no tests for."""
    found = []
    folder = sites / FOLDERS.get(family, family)
    if not (folder / "expected.json").exists():
        found.append(
            f"{folder.name}/expected.json is missing: a list and two articles, and what is to be read from them"
        )
    else:
        pages = of_pages(expectations(folder))
        lists = [name for name, wanted in pages.items() if wanted.get("not_article")]
        articles = [name for name, wanted in pages.items() if wanted.get("title") and wanted.get("body")]
        if not lists:
            found.append(f"{folder.name}/expected.json names no page that is no article (not_article)")
        if len(articles) < 2:
            found.append(
                f"{folder.name}/expected.json names {len(articles)} articles with title and body; two are needed"
            )
        found += [f"{folder.name}/{name} is missing" for name in pages if not (folder / name).exists()]
    if not (sites / "discovery" / family / "expected.json").exists():
        found.append(f"discovery/{family}/expected.json is missing: a list, and the links a person would name on it")
    if family not in minis:
        found.append(f"tests/minis has no site of {family}")
    return found


def source_lacks(spider: type[SourceSpider], sites: Path) -> list[str]:
    """In words, what a source has no tests for."""
    source = spider.source
    folder = sites / source.key
    seen = [host.name for host in spider.known_hosts or () if host.verified is not None]
    if (folder / "expected.json").exists():
        return folder_lacks(folder)
    if seen:
        return [f"{source.key} was seen live, so it needs pages of its own: soyte probe https://{seen[0]}/ --write"]
    family = source.family or spider.cms or "generic"
    stand_in = sites / FOLDERS.get(family, family)
    return (
        []
        if (stand_in / "expected.json").exists()
        else [f"{source.key}: {stand_in.name}/ is to stand in, and is missing"]
    )


def folder_lacks(folder: Path) -> list[str]:
    """In words, what a source's folder lacks."""
    expected = expectations(folder)
    pages = of_pages(expected)
    found = []
    if expected.get("reviewed") is not True:
        found.append(
            f'{folder.name}/expected.json is not reviewed: compare it with its pages, mend it, set "reviewed" to true'
        )
    if "listing.html" not in pages:
        found.append(f"{folder.name}/expected.json names no listing.html")
    if not any(wanted.get("title") for wanted in pages.values()):
        found.append(f"{folder.name}/expected.json names no article")
    found += [f"{folder.name}/{name} is missing" for name in (*pages, "context.json") if not (folder / name).exists()]
    return found


def differences(folder: Path) -> list[str]:
    """What is read from the pages of a source's folder otherwise than a person expects; none where it has no folder."""
    if not (folder / "expected.json").exists():
        return []
    return [
        f"{folder.name}/{name}, {field}: {got!r}, not {wanted!r}"
        for name in of_pages(expectations(folder))
        for field, (wanted, got) in read_otherwise(folder, name).items()
    ]


def read_otherwise(folder: Path, name: str) -> dict[str, tuple[Any, Any]]:
    """What is read from a page of a source's folder otherwise than expected: expected and found, by field."""
    expected = expectations(folder)
    wanted = expected[name]
    body = (folder / name).read_bytes()
    source = Source(key=folder.name, name=folder.name, hosts=(host_key(wanted["url"]),))
    if name == "listing.html":
        family = FAMILIES[expected.get("family") or "generic"]
        links = family.discover("listing", Document(wanted["url"], body, wanted["content_type"]), source).links
        got: dict[str, Any] = {
            "article": [link.url for link in links if link.kind == "article"],
            "pages": [[link.url, link.number] for link in links if link.listing is not None],
        }
    else:
        chrome = json.loads((folder / "context.json").read_text(encoding="utf-8"))["chrome"]
        context = replace(Context.empty(folder.name), chrome=frozenset(chrome))
        fetched = datetime.fromisoformat(wanted["fetched"]).replace(tzinfo=UTC)
        page = Page(url=wanted["url"], body=body, content_type=wanted["content_type"], fetched_at=fetched)
        result = examine(page, source, context, mentions=False)
        if not isinstance(result, Article):
            return {"article": (wanted["title"], result.reason)}
        got = facts(result)
    return {field: (wanted[field], value) for field, value in got.items() if field in wanted and wanted[field] != value}
