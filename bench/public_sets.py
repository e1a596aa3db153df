"""Public benchmark sets of general news pages as folders that bench/extraction.py reads.

    python -m bench.public_sets scrapinghub CHECKOUT OUT
    python -m bench.public_sets htmldate CHECKOUT OUT
    python -m bench.public_sets fundus CHECKOUT OUT

CHECKOUT is a clone of the set's repository, OUT a folder outside this one: nothing of the sets is kept here, and no
rule is made for them.

* ``scrapinghub``: scrapinghub/article-extraction-benchmark, 181 pages with their body.
* ``htmldate``: adbar/htmldate, the pages its own comparison is made on, with their date.
* ``fundus``: flairNLP/fundus, the pages its parsers (one per newspaper) are tested on, with title, day, authors and
  body; in two halves, by a hash of the page's name, so that errors can be read in one and not in the other.

A title of fundus is often what the newspaper tells search engines; it is asked for where a reader of the page sees it,
in whatever marks. Authors are asked for where all that its gold names are persons (`_is_person`): general extractors
return agencies and newsrooms, soyte does not, and neither is to be held against anyone. Its days are those of the stamp
as the page writes it, in whatever zone that is.

mozilla/readability's test pages are not among the sets: what they expect is that tool's own output as it was ("by Ann
Example22 Dec 2016", titles with the name of the site), so that they measure likeness to it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html

from bench.extraction_scores import words

_UTF8 = lxml.html.HTMLParser(encoding="utf-8")
#: Words of agencies and newsrooms that sign, in the languages of the set.
_ORGANISATIONS = re.compile(
    r"\b(?:agenc\w*|ajans\w*|agentur|agência|agence|associated|press(?:e|es)?|prensa|news\w*|redak\w*|rédaction|redac\w*|redaz\w*"
    r"|editor\w*|staff|desk|team|[ée]quipe|equipo|online|digital|bureau|media|medien|tv|radio|times?|post|zeitung"
    r"|journal|magazine?|correspondents?|reporters?|writers?|service|wires?|university|reuters|bloomberg|guest|web"
    r"|the|with|and|und|et|by)\b",
    re.IGNORECASE,
)
_NO_CAPITALS = re.compile(r"[^\W\d_]{2,4}")
_PARTICLE = re.compile(r"al|ben|bin|das?|del?|della|de[nrs]|di|dos?|du|e|el|l[ae]|te[nr]|van|vo[mn]|y|zu")


def scrapinghub(checkout: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    truth = json.loads((checkout / "ground-truth.json").read_text(encoding="utf-8"))
    for key, entry in sorted(truth.items()):
        html = gzip.decompress((checkout / "html" / f"{key}.html.gz").read_bytes())
        yield f"{key[:16]}.html", html, {"url": entry["url"], "body": entry["articleBody"]}


def htmldate(checkout: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    tests = checkout / "tests"
    number = 0
    for listed in sorted(tests.glob("*eval*.json")) + sorted((tests / "eval").glob("*.json")):
        for url, entry in json.loads(listed.read_text(encoding="utf-8")).items():
            found = next((f for f in tests.rglob(entry["file"])), None) if entry.get("file") else None
            if found is not None and isinstance(entry.get("date"), str):
                number += 1
                yield f"{number:04}.html", found.read_bytes(), {"url": url, "published": entry["date"]}


def fundus(checkout: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for folder in sorted(path.parent for path in (checkout / "tests/resources/parser/test_data").glob("*/meta.info")):
        captures: dict[str, list[str]] = defaultdict(list)
        about = json.loads((folder / "meta.info").read_text(encoding="utf-8"))
        for name in about:
            captures[name.partition("_")[0]].append(name)
        for publisher, names in sorted(captures.items()):
            gold = json.loads((folder / f"{publisher}.json").read_text(encoding="utf-8"))
            # A version of the parser for each capture, the oldest first: V1, V1_1, V2 …
            versions = sorted(gold, key=lambda version: [int(part) for part in version[1:].split("_")])
            if len(versions) != len(names):
                continue
            for name, version in zip(sorted(names), versions, strict=True):
                html = gzip.decompress((folder / name).read_bytes())
                latest = datetime.fromisoformat(about[name]["crawl_date"]).date() + timedelta(days=1)
                page = f"{folder.name}-{name.removesuffix('.html.gz')}.html"
                half = ("first", "second")[hashlib.sha256(page.encode()).digest()[0] % 2]
                facts = _facts_of_fundus(gold[version], publisher, latest)
                if f" {' '.join(words(facts['title']))} " not in _seen(html):
                    del facts["title"]
                yield f"{half}/{page}", html, {"url": about[name]["url"], **facts}


def _facts_of_fundus(entry: dict[str, Any], publisher: str, latest: date) -> dict[str, Any]:
    body = entry["body"]
    sections = (section[part] for section in body["sections"] for part in ("headline", "paragraphs"))
    parts = [body["summary"], *sections]
    facts: dict[str, Any] = {
        "title": entry["title"],
        "published": entry["publishing_date"][:10],
        "body": "\n".join(text for part in parts for text in part),
    }
    if entry["publishing_date"][:10] > latest.isoformat():
        del facts["published"]  # day and month of gold changed places
    authors = entry.get("authors") or []
    if authors and all(_is_person(author, publisher) for author in authors):
        facts["byline"] = authors
    return facts


def _seen(html: bytes) -> str:
    """The words that a reader of a page sees."""
    tree = lxml.html.document_fromstring(html.decode("utf-8", errors="replace").encode(), parser=_UTF8)
    lxml.etree.strip_elements(tree, "head", "script", "style", "template", lxml.etree.Comment, with_tail=False)
    return f" {' '.join(words(' '.join(tree.itertext())))} "


def _is_person(author: str, publisher: str) -> bool:
    """Whether an author is a person by the name: two to five words with capitals, none of them an organisation's or an
    abbreviation, and not what the newspaper is called; or a few letters of a script without capitals.
    """
    if author.upper() == author.lower():
        return _NO_CAPITALS.fullmatch(author) is not None
    words = author.split()
    return (
        2 <= len(words) <= 5
        and not _ORGANISATIONS.search(author)
        and not _letters(publisher).startswith(_letters(author))
        and not any(_letters(word) == _letters(publisher) for word in words)
        and all(_PARTICLE.fullmatch(word) or (word[0].isupper() and not re.search(r"[\d,;@/]", word)) for word in words)
        and (author.isupper() or not any(word.isupper() and 2 <= len(word) <= 4 and "." not in word for word in words))
    )


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("ı", "i"))
    return "".join(character for character in plain if character.isalnum())


SETS = {"scrapinghub": scrapinghub, "htmldate": htmldate, "fundus": fundus}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=SETS)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    out = options.out / options.name
    lines: dict[Path, list[str]] = defaultdict(list)  # by folder
    for file, html, facts in SETS[options.name](options.checkout):
        path = out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html)
        lines[path.parent].append(json.dumps({"file": path.name, **facts}, ensure_ascii=False))
    if not lines:
        sys.exit(f"{options.checkout}: not a clone of the set {options.name}: none of its pages found")
    for folder, pages in lines.items():
        (folder / "gold.jsonl").write_text("\n".join(pages) + "\n", encoding="utf-8")
        print(f"{len(pages)} pages in {folder}")


if __name__ == "__main__":
    main()
