"""Posts that begin or end where a text names them: "ông X, Trưởng phòng A, được bổ nhiệm giữ chức Phó Giám đốc B".

Read from the sentence of each mention, after names and posts were found. Facts: data/reference/appointment_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from crawler.items import Mention, Role
from pipelines.reference import rows
from pipelines.text import fold

Change = Literal["new", "left"]

_SENTENCE_END = re.compile(r"(?<![A-ZĐ])[.!?](?=\s+[^\W\da-z_])|[;\n]")
_WINDOW = 400  # characters to either side


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["words"].casefold(): row["effect"] for row in rows("appointment_words")}
    longest = sorted(table, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE), table


def with_changes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with what the sentence says of the posts of each person: new, left, or nothing."""
    pattern, table = _words()
    if not pattern.search(text):
        return list(mentions)
    starts = sorted(mention.start for mention in mentions if mention.kind == "person")
    found = []
    for mention in mentions:
        if mention.kind == "person" and mention.roles:
            high = min((start for start in starts if start >= mention.end), default=len(text))
            roles = _changed(text, mention, high, pattern, table)
            mention = replace(mention, roles=roles) if roles != mention.roles else mention
        found.append(mention)
    return found


def _changed(
    text: str, mention: Mention, high: int, pattern: re.Pattern[str], table: dict[str, str]
) -> tuple[Role, ...]:
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    start = mention.start - len(before) + (stops[-1] if stops else 0)
    after = text[mention.end : min(high, mention.end + _WINDOW)]
    stop = _SENTENCE_END.search(after)
    end = mention.end + (stop.start() if stop else len(after))
    sentence = text[start:end]
    turns = [(found.start(), table[found[0].casefold()]) for found in pattern.finditer(sentence)]
    if not any(effect in ("new", "move", "left") for _, effect in turns):
        return mention.roles
    flat, at = fold(sentence), 0
    changed = []
    for role in mention.roles:
        words = fold(role.role)
        place = _place(flat, words, at)
        at = max(at, place + len(words))  # the next post stands behind this one, not inside it
        changed.append(replace(role, change=_effect(place, turns)))
    return tuple(changed)


def _place(sentence: str, words: str, start: int) -> int:
    """Where whole words stand, from ``start`` on or, failing that, anywhere; -1 if nowhere. Giám đốc does not stand in
    "Phó Giám đốc"."""
    pattern = re.compile(rf"(?<!\w)(?<!phó ){re.escape(words)}(?!\w)")
    found = pattern.search(sentence, start) or pattern.search(sentence)
    return found.start() if found else -1


def _effect(place: int, turns: list[tuple[int, str]]) -> Change | None:
    """What the words around a post say of it. In front of the last "giữ chức" or "bổ nhiệm" stands what is left."""
    earlier = [effect for at, effect in turns if at < place]
    if earlier and earlier[-1] == "left":
        return "left"
    moved = next((at for at, effect in turns if effect in ("new", "move")), None)
    if moved is None or place < 0:
        return None
    new = [at for at, effect in turns if effect == "new" or (effect == "hold" and at > moved)]
    if not new:
        return None
    return "new" if place > new[-1] else "left"
