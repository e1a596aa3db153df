"""Which lines of a text without markup are captions: their wording, and then what the rest of the text says about them.

Words alone cannot tell "Phó Giám đốc X trao bằng khen." from a short paragraph. A caption mostly repeats what the text
or the title tells, stands beside other captions, and is not indented where paragraphs are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.caption_text import caption_score, ends_open
from pipelines.plain_title import PlainLine
from pipelines.text import fold

THRESHOLD = 0.5
_GRAM = 4
_SURE = 0.9


def caption_positions(body: Sequence[PlainLine], title: str) -> frozenset[int]:
    """The positions of the captions among the lines of an article's text."""
    base = [caption_score(line.text) for line in body]
    grams = [_grams(line.text) for line in body]
    titled = _grams(title)
    prose = [line for line in body if line.prose and line.words >= 25]
    indented = len(prose) >= 2 and sum(line.indented for line in prose) * 5 >= len(prose) * 3
    scores = []
    for i, line in enumerate(body):
        score = base[i]
        if score > 0:
            others = titled.union(*(grams[k] for k in range(len(body)) if k != i and base[k] < THRESHOLD))
            if grams[i] and len(grams[i] & others) * 5 >= len(grams[i]) * 2:
                score += 0.25
            if indented:
                score += -0.3 if line.indented and not ends_open(line.text) else 0.0 if line.indented else 0.2
        scores.append(score)
    found = {i for i, score in enumerate(scores) if score >= THRESHOLD}
    # Pictures come in rows: a line that nearly is one, beside one that is.
    found |= {i for i, score in enumerate(scores) if score >= THRESHOLD - 0.15 and ({i - 1, i + 1} & found)}
    # An article is not made of captions alone: then only what speaks of a photo is one.
    if not any(i not in found and body[i].prose for i in range(len(body))):
        found = {i for i in found if scores[i] >= _SURE and not body[i].prose}
    return frozenset(found)


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
