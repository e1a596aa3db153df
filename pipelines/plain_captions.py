"""Which lines of a text without markup are captions: their wording, and then what the rest of the text says about them.

Words alone cannot tell "Phó Giám đốc X trao bằng khen." from a short paragraph. A caption mostly repeats what the text
or the title tells, stands beside other captions, and is not indented where paragraphs are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.caption_text import caption_score, ends_open, is_list_item, names_photo
from pipelines.plain_lines import PlainLine
from pipelines.text import fold

THRESHOLD = 0.5
_GRAM = 4
_SHORT = 14


def caption_positions(body: Sequence[PlainLine], title: str) -> frozenset[int]:
    """The positions of the captions among the lines of an article's text."""
    base = [caption_score(line.text) for line in body]
    grams = [_grams(line.text) for line in body]
    titled = _grams(title)
    told_in = Counter(gram for k, found in enumerate(grams) if base[k] < THRESHOLD for gram in found)
    prose = [
        line
        for line, score in zip(body, base, strict=True)
        if line.words >= 25 and score == 0 and not is_list_item(line.text)
    ]
    indented = len(prose) >= 2 and sum(line.indented for line in prose) * 5 >= len(prose) * 3
    scores = []
    for i, line in enumerate(body):
        score = base[i]
        if score > 0 and not names_photo(line.text) and i and body[i - 1].text.endswith((":", ";")):
            # An item of a list that carries no marks; unless the list goes on with marks below the photo.
            score -= 0.0 if i + 1 < len(body) and is_list_item(body[i + 1].text) else 0.5
        if score > 0:
            told = False
            own = int(base[i] < THRESHOLD)
            repeated = sum(1 for gram in grams[i] if told_in[gram] > own or gram in titled)
            if repeated and repeated * 5 >= len(grams[i]) * 2:
                score, told = score + 0.25, True
            if indented and not line.indented:
                score, told = score + 0.2, True
            elif indented and not ends_open(line.text):
                score -= 0.3
            # A long line with a full stop may as well be a paragraph: it needs a witness beside its words.
            if not told and not ends_open(line.text) and line.words > _SHORT and not names_photo(line.text):
                score = min(score, THRESHOLD - 0.2)
        scores.append(score)
    found = {i for i, score in enumerate(scores) if score >= THRESHOLD}
    # Pictures come in rows: a line that nearly is one, beside one that is.
    found |= {i for i, score in enumerate(scores) if score >= THRESHOLD - 0.15 and ({i - 1, i + 1} & found)}
    # An article is not made of captions alone: then only what speaks of a photo is one.
    if not any(i not in found and body[i].prose for i in range(len(body))):
        found = {i for i in found if names_photo(body[i].text)}
    return frozenset(found)


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
