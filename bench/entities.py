"""How fast people, units and dates are found: find_mentions beside sentence-wise underthesea.ner(), in one run.

    python -m bench.entities [--rounds N] [--no-ner]

The texts are the articles of the embedded sample and, where SOYTE_REFERENCE names the reference articles, those too,
each whole: title, lead, body and captions. ``ner()`` is given sentence by sentence, since its time grows with the
square of what it is given. Both run in turn in each round, in CPU time of one process; the ratio is the median over the
rounds, because what else a machine does moves absolute figures by half and more.

Import, first call and memory are those of fresh processes that do nothing else. Scaling is articles per second of two
such processes at once over one, by the clock: it says something only on a machine with two idle cores, which is why
the CPU time per article stands beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

#: Any day: what it costs to find a date does not depend on it.
DAY = date(2025, 8, 14)
#: Our pass over the texts is short, so it is repeated within a round.
REPEATS = 5

_FRESH = """
import json, resource, sys, time
texts = json.load(sys.stdin)
began, wall = time.process_time(), time.perf_counter()
from pipelines import find_mentions
imported, imported_wall = time.process_time() - began, time.perf_counter() - wall
find_mentions(texts[0])
first, first_wall = time.process_time() - began, time.perf_counter() - wall
began, wall = time.process_time(), time.perf_counter()
for _ in range(int(sys.argv[1])):
    for text in texts:
        find_mentions(text)
print(json.dumps({
    "import": imported, "import_wall": imported_wall, "first": first, "first_wall": first_wall,
    "cpu": time.process_time() - began, "wall": time.perf_counter() - wall,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


def sample_texts() -> list[str]:
    """The articles of the embedded sample, as a reader sees them."""
    from crawler.sample.running import serve_samples

    with serve_samples() as sites:
        return [
            "\n".join(part for part in (truth.title, truth.lead, *truth.body, *truth.captions) if part)
            for site in sites
            for truth in site.articles
        ]


def reference_texts() -> list[str]:
    """The reference articles, where there are any."""
    root = os.environ.get("SOYTE_REFERENCE")
    return [path.read_text(encoding="utf-8") for path in sorted(Path(root, "seeds").glob("*.txt"))] if root else []


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def compare(name: str, texts: Sequence[str], rounds: int) -> None:
    """Both finders in turn; prints articles per second and the median ratio."""
    from underthesea import ner

    from pipelines import find_mentions
    from pipelines.nlp import sentences

    pieces = [sentence.text for text in texts for sentence in sentences(text)]
    ner(pieces[0])
    find_mentions(texts[0], DAY)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(seconds(lambda: [find_mentions(text, DAY) for _ in range(REPEATS) for text in texts]) / REPEATS)
        theirs.append(seconds(lambda: [ner(piece) for piece in pieces]))
    ratios = [b / a for a, b in zip(ours, theirs, strict=True)]
    print(
        f"{name:10} {len(texts):4} articles of {sum(map(len, texts)) / len(texts):.0f} characters: "
        f"find_mentions {len(texts) / statistics.median(ours):.1f}/s, "
        f"ner() {len(texts) / statistics.median(theirs):.2f}/s, "
        f"{statistics.median(ratios):.1f} times ({min(ratios):.1f} to {max(ratios):.1f} in {rounds} rounds)"
    )


def fresh(texts: Sequence[str], passes: int, processes: int) -> list[dict[str, float]]:
    """Fresh processes that find mentions at the same time: what each measured of itself."""
    command = [sys.executable, "-c", _FRESH, str(passes)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    found = []
    for process in running:
        assert process.stdin is not None
        process.stdin.write(json.dumps(texts))
        process.stdin.close()
    for process in running:
        assert process.stdout is not None
        found.append(json.loads(process.stdout.read().splitlines()[-1]))
        process.wait()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (default 5)")
    parser.add_argument(
        "--no-ner", action="store_true", help="leave underthesea.ner() out, which takes most of the time"
    )
    options = parser.parse_args()
    samples, references = sample_texts(), reference_texts()
    if not options.no_ner:
        compare("samples", samples, options.rounds)
        if references:
            compare("references", references, options.rounds)
    texts = [*references, *samples]
    alone: list[dict[str, float]] = []
    together: list[list[dict[str, float]]] = []
    for _ in range(options.rounds):
        alone += fresh(texts, 4, 1)
        together.append(fresh(texts, 4, 2))
    first = min(alone, key=lambda run: run["first"])
    print(
        f"import of pipelines {first['import']:.2f} s, with the first call {first['first']:.2f} s of CPU "
        f"({min(run['first_wall'] for run in alone):.2f} s by the clock); "
        f"{max(run['memory'] for run in alone):.0f} MB at most"
    )
    count = 4 * len(texts)
    one = max(count / run["wall"] for run in alone)
    two = max(sum(count / run["wall"] for run in pair) for pair in together)
    cpu_one = min(run["cpu"] for run in alone) / count
    cpu_two = min(run["cpu"] for pair in together for run in pair) / count
    print(
        f"one process {one:.1f} articles/s, two {two:.1f}: {two / one:.2f} times (the best of {options.rounds} runs); "
        f"CPU per article {1000 * cpu_one:.2f} ms alone, {1000 * cpu_two:.2f} ms beside another"
    )


if __name__ == "__main__":
    main()
