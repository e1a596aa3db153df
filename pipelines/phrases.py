"""The text as phrases: posts, titles, courtesies, units, places and single words, in order.

What the grammar of people reads: a name is told by the phrases around it, and a post belongs to a name by what stands
between them. Facts: roles.csv, role_modifiers.csv, titles.csv, courtesies.csv in data/reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crawler.items import Mention
from pipelines.gazetteer import Entry, keys, listed, table
from pipelines.places import continues_person, person_cut, person_like, place_at
from pipelines.syllables import BREAK, DIGITS, LOWER, MARK, TITLE, Syllables

Kind = Literal["role", "title", "courtesy", "unit", "place", "name", "mark", "word", "break"]

#: Parts of an office or hospital whose head a post repeats: "Trưởng Phòng Nghiệp vụ Y", "Trưởng khoa Nhi".
_DEPARTMENTS = frozenset({"khoa", "phòng", "ban"})
_LONGEST_DEPARTMENT = 6  # syllables behind "Trưởng khoa"
_MOST_MODIFIERS = 4  # "nguyên quyền Phó …"


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A phrase between two tokens. ``unit``: the text of a unit, also of one fused into a post."""

    kind: Kind
    start: int
    end: int
    key: str = ""
    unit: str | None = None
    unit_end: int = 0  # of a fused unit: the token behind it
    takes: str = "unit"
    alone: bool = False  # a given name alone may follow
    private: bool = False


@cache
def _beginnings() -> frozenset[str]:
    """The first words of all that is a phrase by a table."""
    named = [("roles", "role"), ("role_modifiers", "modifier"), ("titles", "title"), ("courtesies", "courtesy")]
    named += [("admin_levels", "level"), ("provinces", "name"), ("regions", "name"), ("districts", "name")]
    return frozenset().union(*(table(name, column).beginnings() for name, column in named))


class Reader:
    """Reads the phrases of a text whose units are known."""

    def __init__(self, tokens: Syllables, units: Sequence[Mention]) -> None:
        self.tokens = tokens
        self._unit_end: dict[int, int] = {}  # first token → token behind
        by_start = {start: index for index, start in enumerate(tokens.starts)}
        by_end = {end: index + 1 for index, end in enumerate(tokens.ends)}
        for unit in units:
            if unit.start in by_start and unit.end in by_end:
                self._unit_end[by_start[unit.start]] = by_end[unit.end]

    def read(self) -> list[Phrase]:
        phrases: list[Phrase] = []
        shapes, keys, size, begins = self.tokens.shapes, self.tokens.keys, len(self.tokens), _beginnings()
        index = 0
        while index < size:
            if keys[index] in begins or index in self._unit_end or shapes[index] in (BREAK, MARK):
                phrase = self._phrase(index)
            else:  # most words of a text: no table has a name that begins so
                phrase = Phrase(kind="word", start=index, end=index + 1, key=keys[index])
            phrases.append(phrase)
            index = phrase.end
            if phrase.unit_end > index:  # what is left of a unit whose head stands in the post
                phrases.append(Phrase(kind="unit", start=index, end=phrase.unit_end, unit=phrase.unit))
                index = phrase.unit_end
        return phrases

    def _phrase(self, index: int) -> Phrase:
        tokens = self.tokens
        shape = tokens.shapes[index]
        if shape == BREAK:
            return Phrase(kind="break", start=index, end=index + 1, key="\n")
        if shape == MARK:
            return Phrase(kind="mark", start=index, end=index + 1, key=tokens.keys[index])
        found = self._role(index) or self._title(index)
        if found is not None:
            return found
        end = self._unit_end.get(index)
        if end is not None:
            return Phrase(kind="unit", start=index, end=end, unit=tokens.slice(index, end))
        courtesy = self._courtesy(index)
        place = place_at(tokens, index)
        if courtesy is not None and (place is None or place.end <= index + 1):
            return courtesy
        if place is not None and place.named and not person_like(tokens, index, tokens.run_end(index)):
            return Phrase(kind="place", start=index, end=place.end)
        return Phrase(kind="word", start=index, end=index + 1, key=tokens.keys[index])

    def _role(self, index: int) -> Phrase | None:
        tokens = self.tokens
        if tokens.keys[index] == "vụ" and tokens.key(index - 1) in ("chức", "nhiệm", "nghiệp"):
            return None  # "giữ chức vụ | Phó Giám đốc" is no Vụ phó
        head = index
        for _ in range(_MOST_MODIFIERS):
            modifier = self._modifier(head, "before")
            if modifier is None or modifier >= len(tokens):
                break
            head = modifier
        for start in {head: None, index: None}:
            for end, entry in table("roles", "role").matches(tokens, start):
                phrase = self._role_of(index, start, end, entry)
                if phrase is not None:
                    return phrase
        return None

    def _role_of(self, index: int, start: int, end: int, entry: Entry) -> Phrase | None:
        tokens, takes = self.tokens, entry.row["takes"]
        inside = next(
            (i for i in range(start, end) if self._unit_end.get(i, 0) > (start if i > start else 10**9)), None
        )
        if takes == "fused":
            inside = end if end in self._unit_end else None
            if inside is None:
                return None
            # The role is the first word of the unit's head too: "Trưởng trạm", "Phó Trưởng Công an".
            head_end = inside + (2 if tokens.keys[inside] in ("công", "văn", "bộ") else 1)
            return self._fused(index, head_end, inside, self._unit_end[inside])
        if inside is not None and self._unit_end[inside] > end:
            if takes != "words":
                return None  # a shorter post and its unit: "Ủy viên | Ban Thường vụ Tỉnh ủy"
            return self._fused(index, end, inside, self._unit_end[inside])
        if takes == "words":
            plain = self._modifier(end, "after") is not None  # "Phó Trưởng ban | Thường trực" is no department's
            department = end if plain else max(self._department(end), self._whole_department(end))
            head = end if tokens.key(end) in _DEPARTMENTS and not self._of_prevention(end) else end - 1
            if department > end and tokens.keys[head] in _DEPARTMENTS:
                return self._fused(index, end, head, department)
            end = department
        elif takes == "country":
            end = self._country(end)
        while (modifier := self._modifier(end, "after")) is not None:
            end = modifier
        return Phrase(kind="role", start=index, end=end, takes=takes, alone=entry.row["alone"] == "yes")

    def _of_prevention(self, index: int) -> bool:
        """ "Trưởng khoa | Phòng, chống HIV/AIDS": here "phòng" is what the department does."""
        tokens = self.tokens
        return (
            tokens.keys[index - 1] in _DEPARTMENTS and tokens.key(index + 1 + (tokens.key(index + 1) == ",")) == "chống"
        )

    def _fused(self, start: int, end: int, inside: int, unit_end: int) -> Phrase:
        """A post that has the head of its unit in it: "Trưởng khoa | Nhi" is post "Trưởng khoa" and unit "khoa Nhi"."""
        inside -= self.tokens.key(inside - 1) == "tiểu"  # "Tiểu ban"
        unit = self.tokens.slice(inside, unit_end)
        return Phrase(kind="role", start=start, end=end, unit=unit, unit_end=unit_end, takes="fused")

    def _country(self, index: int) -> int:
        """ "Đại sứ | Nhật Bản tại Việt Nam": whom an envoy speaks for, and where."""
        place = place_at(self.tokens, index)
        if place is None or not place.named:
            return index
        there = place_at(self.tokens, place.end + 1) if self.tokens.key(place.end) == "tại" else None
        return there.end if there is not None and there.named else place.end

    def _department(self, index: int) -> int:
        """The words of a department that belong to a post: "Trưởng khoa | Nội tổng hợp"."""
        tokens = self.tokens
        if index >= len(tokens) or index in self._unit_end or not tokens.spaced[index]:
            return index
        if tokens.keys[index] in ("khoa", "phòng") and tokens.capital(index + 1):
            more = self._department(index + 1)
            return more if more > index + 1 else index
        for end, entry in table("unit_domains", "domain", joints=True).matches(tokens, index):
            if entry.row["form"] != "open" and (tokens.capital(index) or end - index > 1):
                joint = tokens.key(end)
                if joint in ("-", "và") and tokens.capital(end + 1) and end + 1 not in self._unit_end:
                    more = self._department(end + 1)
                    return more if more > end + 1 else end
                return end
        run = tokens.run_end(index)
        surname = "common=yes" if run - index > 3 else ""
        if tokens.shouted[index] or run == index or tokens.keys[index] in keys("surnames", "surname", surname):
            return index
        cut = person_cut(tokens, index, run) if run - index > 3 else None
        if cut is not None:
            return cut  # "Trưởng thôn Ka Tăng | Hồ Thanh Bình"
        # A run that goes on in lower case is the beginning of a longer phrase, not a name.
        return run if run - index <= 3 and not (run < len(tokens) and tokens.shapes[run] == LOWER) else index

    def _whole_department(self, index: int) -> int:
        """The end of a department's words where a mark or a unit closes them: "Trưởng khoa | Vi rút đường ruột | ,"."""
        tokens = self.tokens
        if index in self._unit_end or not _DEPARTMENTS & {tokens.keys[index - 1], tokens.key(index)}:
            return index
        if tokens.keys[index : index + 1] in (["khoa"], ["phòng"]):
            index += 1
        end = index
        while end < len(tokens) and end not in self._unit_end and tokens.shapes[end] not in (MARK, BREAK, DIGITS):
            small = tokens.shapes[end] == LOWER and listed(tokens.keys[end], "stop")
            if end - index >= _LONGEST_DEPARTMENT or small or (end > index and tokens.capital(end)):
                return index
            end += 1
        closed = end >= len(tokens) or end in self._unit_end or tokens.keys[end] in (",", ";", "(", ")", "|", "\n", ".")
        return end if closed and end > index + 1 and tokens.capital(index) and tokens.spaced[index] else index

    def _modifier(self, index: int, where: str) -> int | None:
        if index >= len(self.tokens):
            return None
        for end, entry in table("role_modifiers", "modifier").matches(self.tokens, index):
            if entry.row["where"] == where:
                return end
        return None

    def _title(self, index: int) -> Phrase | None:
        """A chain of titles: "PGS.TS.BS", "ThS. BSCKII", "Thầy thuốc Ưu tú"."""
        tokens = self.tokens
        end, alone, position = index, False, index
        while position < len(tokens):
            step = next(
                (
                    (stop, entry)
                    for stop, entry in table("titles", "title").matches(tokens, position)
                    if _title_fits(tokens, position, stop, entry)
                ),
                None,
            )
            if step is None:
                break
            end, alone = step[0], step[1].row["alone"] == "yes"
            position = end
            while tokens.key(position) in (".", "-", "/", ",") and position < end + 2:
                position += 1
        if end == index or (end - index == 2 and tokens.capital(end - 1) and self._named(index, end)):
            return None
        if tokens.key(end) == "." and tokens.shapes[end - 1] != LOWER and end < len(tokens) and not tokens.spaced[end]:
            end += 1
        return Phrase(kind="title", start=index, end=end, alone=alone)

    def _named(self, index: int, end: int) -> bool:
        """ "Huỳnh Bá | Cử Nhân" is a name, "Huỳnh Bá Sơn | Cử nhân" a name and a title."""
        tokens = self.tokens
        return tokens.shapes[index] == TITLE == tokens.shapes[end - 1] and continues_person(tokens, index)

    def _courtesy(self, index: int) -> Phrase | None:
        found = table("courtesies", "courtesy").longest(self.tokens, index)
        if found is None:
            return None
        end, entry = found
        return Phrase(
            kind="courtesy",
            start=index,
            end=end,
            alone=entry.row["alone"] == "yes",
            private=entry.row["private"] == "yes",
        )


def _title_fits(tokens: Syllables, start: int, end: int, entry: Entry) -> bool:
    """Abbreviations keep their capitals ("BS", not "bs"), words may be written in any case."""
    first = entry.name.split()[0]
    if sum(letter.isupper() for letter in first) < 2:
        return True
    return tokens.texts[start] == first or (tokens.texts[start].isupper() and not tokens.shouted[start])
