"""Read one raw page and say what of it is left out: `python -m crawler.browse.reread_child`, a task on standard input.

Started by crawler.browse.reread only.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from crawler import raw
from crawler.home import Home
from crawler.items import Article, Context, Source
from pipelines.article import examine
from pipelines.explain import explain
from pipelines.version import EXTRACTOR

#: Address space of this process, in bytes.
MEMORY = 2 << 30
#: Lines that are told, and letters of each.
MOST_LINES = 500
LONGEST_LINE = 300


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """What `crawler.browse.reread` is told, as plain data."""
    try:
        page = raw.read(Home(task["home"]), *task["capture"])
    except raw.RawError as error:
        return {"failure": str(error)}
    source = Source(**task["source"] | {"hosts": tuple(task["source"]["hosts"])})
    context = Context(source=source.key, version=task["context"], chrome=frozenset(task["chrome"]))
    found = explain(page, source, context)
    article = examine(page, source, context, mentions=False)
    return {
        "extractor": EXTRACTOR,
        "reason": found.reason,
        "same_text": isinstance(article, Article) and article.text_digest == task["text_digest"],
        "total": len(found.dropped),
        "lines": [
            {"rule": line.rule, "text": line.text[:LONGEST_LINE], "place": line.place[-LONGEST_LINE:], "key": line.key}
            for line in found.dropped[:MOST_LINES]
        ],
    }


def main() -> int:
    task = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (task["seconds"], task["seconds"]))
    json.dump(answer(task), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
