"""Which line of a text dump is the title: by its place, its form, and how much the text below takes up its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.bylines import byline_of, is_credit
from pipelines.caption_text import caption_score, is_list_item
from pipelines.dates import find_dates
from pipelines.nlp import sentences
from pipelines.plain_lines import PlainLine
from pipelines.text import fold

_QUOTES = "\"“”'«»"
_CANDIDATES = 14
_LONGEST_WORDS = 60


def choose_title(lines: Sequence[PlainLine]) -> int | None:
    """The position of the title, None when no line can be one."""
    last_prose = max((i for i, line in enumerate(lines) if line.prose), default=None)
    if last_prose is None:
        return None
    candidates = [i for i, line in enumerate(lines[:last_prose]) if line.chrome is None and _may_be(line)][:_CANDIDATES]
    plain = [i for i in candidates if not is_slogan(lines[i].text)]
    pairs = [_pairs(line.text) if line.prose else frozenset() for line in lines]
    best: tuple[float, int] | None = None
    for order, i in enumerate(plain):
        if lines[i].stamp is not None:
            return i
        below = frozenset[tuple[str, str]]().union(*pairs[i + 1 :])
        weight = _weight(lines, i, below) - 0.25 * order
        if best is None or weight > best[0]:
            best = (weight, i)
        if order > 0 and _is_body(lines, i):
            break  # the text has begun: the title stands above it
    return best[1] if best is not None and best[0] > 0 else None


def is_slogan(text: str) -> bool:
    """A motto of the portal: capitals in quotation marks."""
    return text[0] in _QUOTES and text[-1] in _QUOTES and text.isupper()


def _may_be(line: PlainLine) -> bool:
    return line.stamp is None or line.stamp.title is not None


def _is_body(lines: Sequence[PlainLine], i: int) -> bool:
    line = lines[i]
    return line.prose and (line.words >= 25 or len(sentences(line.text)) > 1) and not _stamp_near(lines, i, 1)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(re.findall(r"\w+", fold(text))))


def _weight(lines: Sequence[PlainLine], i: int, below: frozenset[tuple[str, str]]) -> float:
    line = lines[i]
    text = line.text
    own = _pairs(text)
    weight = 2.0 * len(own & below) / len(own) if own else 0.0
    if 6 <= line.words <= _LONGEST_WORDS:
        weight += 1.5
    elif line.words < 4 or line.words > _LONGEST_WORDS:
        weight -= 3.0
    else:
        weight -= 1.0  # "SỞ Y TẾ TỈNH AN SƠN": all its words stand in the text, as a title's do
    if len(sentences(text)) > 1:
        weight -= 3.0
    if text.endswith((":", ";")) or is_list_item(text) or byline_of(text) or is_credit(text):
        weight -= 3.0
    elif text.endswith("."):
        weight -= 0.6
    elif text.endswith("?"):
        weight -= 0.3
    if text.isupper():
        weight -= 0.2
    dates = find_dates(text[:60], None)
    if dates and dates[0].start == 0 and dates[0].precision == "day":
        weight -= 2.0
    if caption_score(text) >= 0.9:
        weight -= 0.5
    if _stamp_near(lines, i, 1):
        weight += 3.0
        above = next((lines[k] for k in range(i - 1, -1, -1) if lines[k].chrome is None), None)
        if (
            text.endswith(".")
            and above is not None
            and above.words >= 6
            and _may_be(above)
            and not is_slogan(above.text)
        ):
            weight -= 2.5  # the lead between title and stamp
    elif i + 1 < len(lines) and lines[i + 1].prose and _stamp_near(lines, i + 1, 1):
        weight += 3.0
    elif _stamp_near(lines, i, -1):
        weight += 1.5
    return weight


def _stamp_near(lines: Sequence[PlainLine], i: int, step: int) -> bool:
    """Whether the next line in a direction that is neither chrome nor a byline is a stamp."""
    k = i + step
    while 0 <= k < len(lines):
        line = lines[k]
        if line.stamp is not None:
            return line.stamp.title is None
        if line.chrome is None and byline_of(line.text) is None:
            return False
        k += step
    return False
