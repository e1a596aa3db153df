"""Signs beside a name that its bearer is a private person: a patient, a child, a victim, an accused, their kin.

Said of one mention, from its sentence alone; what it means for the person is decided where all mentions of an article
are known (`pipelines.resolve_private`). Facts: data/reference/private_cues.csv; limits: docs/privacy.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from crawler.items import Mention
from pipelines.reference import rows

#: "Nguyễn Thị K", "L.T.H", "N.V.A": letters for a name say that somebody is to stay unknown. "Lê Thị Ý" is a name.
_INITIALS = re.compile(r"(?:[A-ZĐ]\s*\.\s*){1,4}[A-ZĐ]?\.?|(?:[^\W\d_]+\s+)+[A-ZĐ]\.?")
#: An age behind a name, in brackets or after a comma.
_AGE = re.compile(r"^[\s,(–-]*(?:khoảng |mới |hơn |gần )?\d{1,3} (?:tháng |tuần |ngày )?tuổi\b", re.IGNORECASE)
#: What parts a name from what is apposed to it: brackets and an age may stand between.
_APPOSED = (
    r"^\s*(?:\([^)]{0,60}\)\s*)?(?:,?\s*\d{1,3} tuổi\s*)?(?:[,(–:-]|\blà\b|\bhiện là\b)\s*"
    r"(?:là |hiện là |một |cũng là )?"
)
_COURTESY = r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu|bé|thầy)"
_SENTENCE_END = re.compile(r"(?<![A-ZĐ])[.!?](?=\s+[^\W\da-z_])|[;\n]")
_WINDOW = 160  # characters to either side that can tell anything


@dataclass(frozen=True, slots=True)
class Cue:
    """What a sign says: who its bearer is, and how far it is to be trusted."""

    strength: str  # strong | weak | public
    who: str

    def __str__(self) -> str:
        return f"{self.strength}:{self.who}"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], dict[str, Cue]], ...]:
    found = []
    for where, form in (
        ("before", rf"(?<!\w)(CUES)\s*[:,]?\s*(?:{_COURTESY}\s+)?$"),
        ("apposed", rf"{_APPOSED}(CUES)(?!\w)"),
        ("after", r"(?<!\w)(CUES)(?!\w)"),
        ("sentence", r"(?<!\w)(CUES)(?!\w)"),
    ):
        for strength in ("public", "strong", "weak"):
            table = {
                row["cue"].casefold(): Cue(strength, row["who"])
                for row in rows("private_cues")
                if (row["where"], row["strength"]) == (where, strength)
            }
            if table:
                words = "|".join(re.escape(cue) for cue in sorted(table, key=len, reverse=True))
                found.append((where, re.compile(form.replace("CUES", words), re.IGNORECASE), table))
    return tuple(found)


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    words = [row["cue"] for row in rows("private_cues") if row["where"] == "stop"]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )


def with_privacy(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with what the text tells about the bearers of names."""
    people = [mention for mention in mentions if mention.kind == "person"]
    if not people:
        return list(mentions)
    starts = sorted(mention.start for mention in people)
    ends = sorted(mention.end for mention in people)
    return [
        replace(mention, privacy=str(cue))
        if mention.kind == "person" and (cue := cue_of(text, mention, starts, ends)) is not None
        else mention
        for mention in mentions
    ]


def cue_of(text: str, mention: Mention, starts: Iterable[int] = (), ends: Iterable[int] = ()) -> Cue | None:
    """The strongest sign beside one mention of a person; ``starts`` and ``ends`` are those of all names."""
    if is_initials(mention.text):
        return Cue("strong", "initials")
    before, after = _around(text, mention, starts, ends)
    stop = _stop().search(after)
    after = after[: stop.start()] if stop else after
    sentence = before + text[mention.start : mention.end] + after
    found: dict[str, Cue] = {}
    for where, pattern, table in _patterns():
        match = pattern.search({"before": before, "sentence": sentence}.get(where, after))
        if match is not None:
            cue = table[match[1].casefold()]
            found.setdefault(cue.strength, cue)
    if _AGE.search(after):
        found.setdefault("strong", Cue("strong", "patient"))
    return found.get("public") or found.get("strong") or found.get("weak")


def is_initials(name: str) -> bool:
    """Whether a name is hidden behind letters: "L.T.H.", "Nguyễn Thị K"."""
    return _INITIALS.fullmatch(name.strip()) is not None


def _around(text: str, mention: Mention, starts: Iterable[int], ends: Iterable[int]) -> tuple[str, str]:
    """The sentence of a mention, before and behind it, and no further than the names beside it."""
    low = max((end for end in ends if end <= mention.start), default=0)
    high = min((start for start in starts if start >= mention.end), default=len(text))
    before = text[max(low, mention.start - _WINDOW) : mention.start]
    after = text[mention.end : min(high, mention.end + _WINDOW)]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    if stops:
        before = before[stops[-1] :]
    stop = _SENTENCE_END.search(after)
    return before, after[: stop.start()] if stop else after
