"""Public benchmark sets of general news pages as folders that bench/extraction.py reads.

    python -m bench.public_sets scrapinghub CHECKOUT OUT
    python -m bench.public_sets htmldate CHECKOUT OUT

CHECKOUT is a clone of the set's repository, OUT a folder outside this one: nothing of the sets is kept here, and no
rule is made for them.

* ``scrapinghub``: scrapinghub/article-extraction-benchmark, 181 pages with their body.
* ``htmldate``: adbar/htmldate, the pages its own comparison is made on, with their date.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


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


SETS = {"scrapinghub": scrapinghub, "htmldate": htmldate}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=SETS)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    out = options.out / options.name
    out.mkdir(parents=True, exist_ok=True)
    lines = []
    for file, html, facts in SETS[options.name](options.checkout):
        (out / file).write_bytes(html)
        lines.append(json.dumps({"file": file, **facts}, ensure_ascii=False))
    if not lines:
        sys.exit(f"{options.checkout}: not a clone of the set {options.name}: none of its pages found")
    (out / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} pages in {out}")


if __name__ == "__main__":
    main()
