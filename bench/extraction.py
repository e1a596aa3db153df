"""How well articles are read from pages with gold, by soyte and by general extractors, in one run.

    python -m bench.extraction FOLDER… [--candidate module:function …] [--errors] [--json]

**The format.** Each sub-folder of FOLDER that holds a ``gold.jsonl`` is one layout: pages of one host, so that what
they have in common can be learned from its siblings. ``gold.jsonl`` has one object per page:

    {"file": "01.html", "url": "https://…", "fetched_at": "2025-03-05T02:00:00Z",
     "title": "…", "lead": "…" or null, "body": "paragraphs, one a line",
     "published": "2025-03-04T09:30" or null, "updated": … or null,      as precise as the page says, Vietnamese time
     "byline": … or null, "section": … or null, "tags": […], "captions": […], "attachments": [addresses]}

The body holds neither lead nor captions nor byline. A page with ``"article": false`` (a list, the home page) is only a
sibling to learn from; only file, url and fetched_at are read of it. A field that gold does not name is not measured.
A byline given as a list of names is compared as such, in any order and letters, with the names that a candidate found.
Files are handed over as bytes.

**Candidates** are named ``module:function`` and called with (html, url); what they return has title, body, published_at
and byline, as attributes or keys, and may have lead, captions, updated_at, section, tags and attachments. soyte's own
is ``pipelines:extract_article``: one page by itself. ``learned`` is soyte's full path: with the context that the pages
of the layout's own folder teach.

**Figures.** Token F1 is over the words of a page, each as often as it stands there, and the mean over pages. *body F1*
**counts the lead as body**, in gold and in what a candidate found, since general extractors know no lead; *without
lead* compares body with body alone. *Leakage* is lines of a candidate's body per 100 articles whose words do not stand,
in this order and together, in title, lead, body, captions or byline of the gold. Title and byline must be the gold's,
word for word and mark for mark (degrees before a name, "BS. Thu Hà", count neither way); *date* must be the same day,
*time* all that gold knows. Captions F1 is over all pages together. CPU is of one process; the first page of a candidate
is read once before the clock runs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.extraction_scores import FIELDS, Found, Gold, Scores, Wrong, score
from bench.extractors import CANDIDATES, Candidate, load, prepare

_HEADINGS = {
    "body": "body F1",
    "plain": "without lead",
    "leakage": "leakage",
    "title": "title",
    "date": "date",
    "time": "time",
    "byline": "byline",
    "captions": "captions F1",
    "ms": "ms per page",
}


def layouts_in(folders: Sequence[Path]) -> dict[str, list[Gold]]:
    """Name of layout → its pages, of all folders given; a folder may be a layout itself."""
    found: dict[str, list[Gold]] = {}
    for folder in folders:
        files = [folder / "gold.jsonl"] if (folder / "gold.jsonl").exists() else sorted(folder.glob("*/gold.jsonl"))
        if not files:
            sys.exit(f"{folder}: no gold.jsonl in it or in its sub-folders; see python -m bench.extraction --help")
        for file in files:
            lines = file.read_text(encoding="utf-8").split("\n")
            found[file.parent.name] = [
                Gold(folder=file.parent, facts=json.loads(line)) for line in lines if line.strip()
            ]
    return found


def measure(candidate: Candidate, layouts: dict[str, list[Gold]]) -> tuple[dict[str, Scores], list[Wrong]]:
    """A candidate's scores by layout, with what it got wrong."""
    scores: dict[str, Scores] = {}
    wrong: list[Wrong] = []
    for number, (name, pages) in enumerate(layouts.items()):
        read = prepare(candidate, pages)
        articles = [page for page in pages if page.is_article]
        if number == 0 and articles:
            read(articles[0].html, articles[0].url)  # models and tables load here
        of_layout = scores[name] = Scores()
        for page in articles:
            html = page.html
            started = time.process_time()
            result = read(html, page.url)
            of_layout.seconds += time.process_time() - started
            wrong += [
                Wrong(layout=name, page=page, field=f, found=a, wanted=b)
                for f, a, b in score(of_layout, page, Found.of(result))
            ]
    return scores, wrong


def table(rows: Sequence[tuple[str, str, Scores]], fields: Sequence[str]) -> list[str]:
    """The figures as a table in Markdown."""
    names = ["layout", "candidate", *(_HEADINGS.get(field, field) for field in fields)]
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += [
        "| " + " | ".join([layout, name, *(scores.shown(field) for field in fields)]) + " |"
        for layout, name, scores in rows
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--candidate",
        action="append",
        help=f"module:function or one of {', '.join(CANDIDATES)}; all of these by default",
    )
    parser.add_argument(
        "--fields", action="store_true", help="also the fields that only soyte has: lead, section, tags …"
    )
    parser.add_argument("--errors", action="store_true", help="name what was wrong, page by page")
    parser.add_argument("--json", action="store_true", dest="as_json", help="the figures as one JSON object")
    options = parser.parse_args()
    layouts = layouts_in(options.folders)
    rows: list[tuple[str, str, Scores]] = []
    totals: list[tuple[str, str, Scores]] = []
    errors: list[tuple[str, Wrong]] = []
    for name in options.candidate or CANDIDATES:
        candidate = load(name)
        if isinstance(candidate, str):
            print(f"left out: {name}: {candidate}", file=sys.stderr)
            continue
        scores, wrong = measure(candidate, layouts)
        rows += [(layout, name, of_layout) for layout, of_layout in scores.items()]
        totals.append(("all", name, Scores.together(scores.values())))
        errors += [(name, one) for one in wrong]
    rows.sort(key=lambda row: row[0])
    fields = [*_HEADINGS, *(FIELDS if options.fields else ())]
    if options.as_json:
        figures = [
            {"layout": layout, "candidate": name, "pages": s.pages, **{f: s.figure(f) for f in (*_HEADINGS, *FIELDS)}}
            for layout, name, s in [*totals, *rows]
        ]
        print(json.dumps(figures, ensure_ascii=False))
        return
    print(
        f"{sum(page.is_article for pages in layouts.values() for page in pages)} articles in {len(layouts)} layouts\n"
    )
    print("\n".join(table([*totals, *(rows if len(layouts) > 1 else [])], fields)))
    if options.errors:
        for name, one in errors:
            print(f"\n{name}: {one.layout}/{one.page.facts['file']}: {one.field}")
            print(f"  found  {one.found}\n  wanted {one.wanted}")


if __name__ == "__main__":
    main()
