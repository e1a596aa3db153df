"""One post in the text: its words and the unit that follows them, whoever holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.gazetteer import table
from pipelines.phrases import Phrase, Reader
from pipelines.syllables import Syllables

#: Heads that a post takes in lower case: "giám đốc bệnh viện", "phó giám đốc trung tâm".
_LOWER_HEADS = frozenset({"hospital", "center", "institute", "school", "company", "department"})
_CELLS = frozenset({"|", "/"})
_DEPARTMENTS = frozenset({"khoa", "phòng"})
_OF = frozenset({"của", "tại", "thuộc", "ở"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post with its unit, between two phrases."""

    role: str
    unit: str | None
    start: int
    end: int


class PostReader:
    """Reads the posts among the phrases of a text. Positions are those of phrases."""

    def __init__(self, tokens: Syllables, phrases: Sequence[Phrase], reader: Reader) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.reader = reader

    def at(self, start: int) -> Post | None:
        """The post that begins at a phrase, with the unit that follows it."""
        if self.kind(start) != "role":
            return None
        phrase = self.phrases[start]
        role, after = self.text(phrase), start + 1
        if phrase.unit is not None:
            # Fused: step over the rest of the unit, and over what a department belongs to.
            while after < len(self.phrases) and self.phrases[after].start < phrase.unit_end:
                after += 1
            if phrase.unit.split()[0].casefold() in _DEPARTMENTS:
                after = self._over_parent(after)
            return Post(role=role, unit=squeezed(phrase.unit), start=start, end=after)
        if phrase.takes == "none":
            return Post(role=role, unit=None, start=start, end=after)
        step = after
        of = self.kind(step) == "word" and self.key(step) in _OF
        apart = phrase.takes == "words" and self.key(step) in (",", "-")
        if of or apart or self.key(step) in _CELLS:
            step += 1
        if self.kind(step) == "unit":
            return Post(role=role, unit=self._of_office(phrase, self.unit_text(step)), start=start, end=step + 1)
        bare = self.bare_head(after)
        if bare is not None:
            end = after + len(bare.split())
            return Post(role=role, unit=self._of_office(phrase, bare), start=start, end=end)
        if phrase.takes == "needs":
            return None
        return Post(role=role, unit=None, start=start, end=after)

    def _of_office(self, phrase: Phrase, unit: str) -> str:
        """ "Chánh Văn phòng | Sở" heads the "Văn phòng Sở", which has its name only with its parent."""
        keys = self.tokens.keys[phrase.start : phrase.end]
        for at in range(len(keys) - 1):
            if keys[at : at + 2] == ["văn", "phòng"] and not unit.casefold().startswith("văn phòng"):
                return f"{self.tokens.slice(phrase.start + at, phrase.start + at + 2)} {unit}"
        return unit

    def _over_parent(self, position: int) -> int:
        """Behind the unit that a department is part of: "… khoa Nhi | , Bệnh viện Đa khoa tỉnh"."""
        step = position
        if self.key(step) in (",", "-", "(") or self.key(step) in _CELLS or self.key(step) in _OF:
            step += 1
        if self.kind(step) != "unit":
            return position
        return step + 2 if self.key(position) == "(" and self.key(step + 1) == ")" else step + 1

    def ending(self, end: int) -> Post | None:
        """The post whose phrases end right before ``end``."""
        for start in range(end - 1, max(-1, end - 9), -1):
            phrase = self.phrases[start]
            if phrase.kind == "role":
                post = self.at(start)
                return post if post is not None and post.end == end else None
            if phrase.kind in ("name", "break", "title", "courtesy") or phrase.key in (",", ";", ".", ":"):
                return None
        return None

    def delegation(self, position: int) -> str | None:
        """ "Đoàn công tác số 3 của Bộ Y tế": from "Đoàn" to the end of the unit at ``position``."""
        for start in range(position, max(-1, position - 8), -1):
            if self.phrases[start].kind in ("mark", "break", "name"):
                return None
            if self.phrases[start].key == "đoàn":
                begin, end = self.phrases[start].start, self.phrases[position].end
                return squeezed(self.tokens.slice(begin, end))
        return None

    def bare_head(self, position: int) -> str | None:
        """The head of a unit named before: "Phó Giám đốc | Sở", "giám đốc | bệnh viện"."""
        if self.kind(position) != "word":
            return None
        start = self.phrases[position].start
        capital = self.tokens.capital(start)
        for end, entry in table("unit_heads", "head").matches(self.tokens, start):
            words = self.phrases[position : position + end - start]
            kind = entry.row["kind"]
            fits = kind not in ("internal", "press") if capital else kind in _LOWER_HEADS
            if fits and all(phrase.kind == "word" for phrase in words):
                return self.tokens.slice(start, end)
        return None

    def announces(self, end: int) -> bool:
        """Whether a name, with its titles and courtesy, stands right behind a post."""
        while self.kind(end) in ("title", "courtesy"):
            end += 1
        return self.kind(end) == "name"

    def kind(self, position: int) -> str:
        return self.phrases[position].kind if 0 <= position < len(self.phrases) else ""

    def key(self, position: int) -> str:
        return self.phrases[position].key if 0 <= position < len(self.phrases) else ""

    def text(self, phrase: Phrase) -> str:
        return squeezed(self.tokens.slice(phrase.start, phrase.end))

    def unit_text(self, position: int) -> str:
        return self.text(self.phrases[position])


def squeezed(text: str) -> str:
    """A text with single spaces, as a role or a unit's name is kept."""
    return " ".join(text.split())
