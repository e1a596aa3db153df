"""`soyte probe URL --write`: the source file and its test pages, from what was just seen.

A department's file exists for every province, so mostly a host is added to it or marked as seen; a file of its own is
made for what no file has: a centre, a hospital, a body of the Ministry. The expectations are written as the code reads
the pages today and marked "reviewed": false; the tests refuse them until a person has compared them with the pages.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crawler.errors import SoyteError
from crawler.items import Article
from crawler.probe.belonging import Belonging
from crawler.probe.findings import Finding
from crawler.probe.looking import Pages
from crawler.probe.reading import document_of, page_of
from pipelines.article import examine
from spiders.families.registry import FAMILIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files that were made or changed, and what a person does with them."""

    files: tuple[Path, ...]
    steps: tuple[str, ...]


def write(root: Path, finding: Finding, pages: Pages, whose: Belonging, *, seen_on: date | None) -> Written:
    """Write the source file and the test folder under ``root``, a checkout of soyte.

    Args:
        seen_on: the day the site was seen live; None for a site that is not public, of which nothing is claimed.

    Raises:
        SoyteError: no article was read, or files that a person has reviewed would be overwritten.
    """
    if not finding.good or pages.listing is None:
        raise SoyteError(f"{finding.url}: nothing is written, as no list with readable articles was found")
    folder = root / "tests" / "sites" / whose.key
    if (folder / "expected.json").exists() and _reviewed(folder / "expected.json"):
        raise SoyteError(f"{folder}: reviewed expectations are here already; remove the folder to make it anew")
    module = root / "spiders" / f"{whose.module}.py"
    text = module.read_text(encoding="utf-8") if module.exists() else None
    code = source_code(text, finding, whose, seen_on)
    files = _test_pages(folder, finding, pages)
    if code != text:
        module.write_text(code, encoding="utf-8")
        files = (module, *files)
    steps = (
        f"look through {module.relative_to(root)}",
        f'compare tests/sites/{whose.key}/expected.json with the pages, mend it, then set its "reviewed" to true',
        f"make test-source S={whose.key}",
        "make docs",
    )
    return Written(files=files, steps=steps)


def _reviewed(path: Path) -> bool:
    return bool(json.loads(path.read_text(encoding="utf-8")).get("reviewed"))


# -- the source file


def source_code(text: str | None, finding: Finding, whose: Belonging, seen_on: date | None) -> str:
    """The text of the source file with the host in it.

    Args:
        text: the file as it is; None where there is none.

    Raises:
        SoyteError: the file is not written as source files are, so that a person has to add the host.
    """
    host = _host(finding, whose.host, seen_on)
    if text is None:
        code = _new_file(finding, whose, host)
    else:
        tree = ast.parse(text)
        known = _definition(tree, whose.key)
        if known is None:
            code = f"{_importing(text, tree)}\n\n{_class(whose, host)}"
        else:
            code = _with_host(text, known, whose, host, seen_on)
    ast.parse(code)
    return code


def _host(finding: Finding, name: str, seen_on: date | None) -> str:
    """The lines that state the host."""
    family = finding.recognised.family if finding.recognised and finding.recognised.family else "no known make"
    listed = max((listing.articles for listing in finding.listings), default=0)
    evidence = f"probed: {family}, {listed} articles on a list, {len(finding.good)} of them read"
    lines = ["        Host(", f"            {_text(name)},", f"            {_text(evidence)},"]
    lines.append(f"            {_text('high' if seen_on else 'low')},")
    if seen_on:
        lines.append(f"            verified={_text(seen_on.isoformat())},")
    return "\n".join([*lines, "        ),\n"])


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _class(whose: Belonging, host: str) -> str:
    province = f", province={_text(whose.province)}" if whose.province and whose.province != whose.key else ""
    return (
        f"class {whose.class_name}(SourceSpider):\n"
        f"    source = department({_text(whose.key)}{province})\n"
        f"    known_hosts = (\n{host}    )\n"
    )


def _new_file(finding: Finding, whose: Belonging, host: str) -> str:
    where = f"        province={_text(whose.province)},\n" if whose.province else ""
    home = f"        home={_text(finding.home or finding.url)},\n" if finding.url.startswith("http:") else ""
    return (
        f'"""{whose.name}."""\n\n'
        "from crawler.items import Source\nfrom spiders.base import Host, SourceSpider\n\n\n"
        f"class {whose.class_name}(SourceSpider):\n"
        "    source = Source(\n"
        f"        key={_text(whose.key)},\n        name={_text(whose.name)},\n        kind={_text(whose.kind)},\n"
        f"{where}        owner_unit={_text(whose.name)},\n{home}    )\n"
        f"    known_hosts = (\n{host}    )\n"
    )


def _definition(tree: ast.Module, key: str) -> ast.ClassDef | None:
    """The class whose source has the key: the first text in what ``source`` is set to."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            value = _assigned(node, "source")
            texts = [part.value for part in ast.walk(value) if isinstance(part, ast.Constant)] if value else []
            if key in texts[:1] or key in [_keyword(value, "key")]:
                return node
    return None


def _keyword(value: ast.expr | None, name: str) -> object:
    if not isinstance(value, ast.Call):
        return None
    return next((k.value.value for k in value.keywords if k.arg == name and isinstance(k.value, ast.Constant)), None)


def _assigned(node: ast.ClassDef, name: str) -> ast.expr | None:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name for t in statement.targets
        ):
            return statement.value
    return None


def _with_host(text: str, node: ast.ClassDef, whose: Belonging, host: str, seen_on: date | None) -> str:
    """The file with the host among the known ones, or with the day it was seen where it is there already."""
    known = _assigned(node, "known_hosts")
    if not isinstance(known, ast.Tuple):
        raise SoyteError(f"spiders/{whose.module}.py: {node.name} has no known_hosts; add {whose.host} to it by hand")
    stated = [f"        {ast.get_source_segment(text, one)},\n" for one in known.elts]
    for number, call in enumerate(known.elts):
        if isinstance(call, ast.Call) and call.args and getattr(call.args[0], "value", None) == whose.host:
            if seen_on is None:
                return text
            stated[number] = _seen(text, call, seen_on)
            break
    else:
        stated.append(host)
    lines = text.splitlines(keepends=True)
    lines[known.lineno - 1 : known.end_lineno] = [f"    known_hosts = (\n{''.join(stated)}    )\n"]
    code = "".join(lines)
    if "Host" in _imports(ast.parse(code)):
        return code
    code = _without_note(code)
    return _importing(code, ast.parse(code))


def _seen(text: str, call: ast.Call, seen_on: date) -> str:
    """The lines that state a host, with the day it was seen."""
    parts = [ast.get_source_segment(text, part) for part in call.args]
    parts += [f"{k.arg}={ast.get_source_segment(text, k.value)}" for k in call.keywords if k.arg != "verified"]
    inside = "".join(f"            {part},\n" for part in [*parts, f"verified={_text(seen_on.isoformat())}"])
    return f"        Host(\n{inside}        ),\n"


def _imports(tree: ast.Module) -> set[str]:
    return {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "spiders.base"
        for alias in node.names
    }


def _importing(text: str, tree: ast.Module) -> str:
    """The file with all that a definition needs imported."""
    needed = sorted({*_imports(tree), "Host", "SourceSpider", "department"})
    node = next((n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "spiders.base"), None)
    line = f"from spiders.base import {', '.join(needed)}\n"
    lines = text.splitlines(keepends=True)
    if node is None:
        return text
    lines[node.lineno - 1 : node.end_lineno] = [line]
    return "".join(lines)


def _without_note(text: str) -> str:
    """Without the line that says that no host is known."""
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("No host is known;", "No host of the first is known;"))]
    return "".join(kept).replace('.\n\n"""', '."""', 1) if len(kept) < len(lines) else text


# -- the test pages


def _test_pages(folder: Path, finding: Finding, pages: Pages) -> tuple[Path, ...]:
    """The pages as they were sent, what was learned of their host, and what is read from them."""
    assert pages.listing is not None
    folder.mkdir(parents=True, exist_ok=True)
    family = FAMILIES[finding.recognised.family or "generic"] if finding.recognised else FAMILIES["generic"]
    found = family.discover("listing", document_of(pages.listing), pages.source)
    expected: dict[str, Any] = {
        "reviewed": False,
        "family": finding.recognised.family if finding.recognised else None,
        "listing.html": {
            "url": pages.listing.at,
            "content_type": pages.listing.content_type,
            "article": [link.url for link in found.links if link.kind == "article"],
            "pages": [[link.url, link.number] for link in found.links if link.listing is not None],
        },
    }
    made = {"listing.html": pages.listing.body}
    for number, answer in enumerate(pages.articles, 1):
        article = examine(page_of(answer), pages.source, pages.context, mentions=False)
        if not isinstance(article, Article):
            continue
        name = f"article-{number}.html"
        made[name] = answer.body
        expected[name] = {
            "url": answer.at,
            "content_type": answer.content_type,
            "fetched": page_of(answer).fetched_at.date().isoformat(),
            **facts(article),
        }
    context = {"chrome": sorted(pages.context.chrome)}
    for name, body in made.items():
        (folder / name).write_bytes(body)
    for name, value in (("context.json", context), ("expected.json", expected)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return tuple(folder / name for name in (*made, "context.json", "expected.json"))


def facts(article: Article) -> dict[str, Any]:
    """What a person compares with the page."""
    return {
        "title": article.title,
        "published": article.published.value if article.published else None,
        "section": article.section,
        "byline": article.byline,
        "lead": article.lead,
        "body": article.body.split("\n"),
        "captions": [caption.text for caption in article.captions],
        "attachments": [attachment.url for attachment in article.attachments],
        "identity": article.identity_url,
    }
