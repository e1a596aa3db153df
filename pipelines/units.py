"""Units: organisations as the text writes them, longest proper name with the place that belongs to it.

A unit is a head ("Trung tâm Y tế", "Sở", "UBND"), what the head asks for (a domain, a name, another unit) and a place.
The words are in data/reference: unit_heads.csv, unit_fixed.csv, unit_domains.csv, admin_levels.csv, places.
Conventions: generic plurals ("UBND các huyện") are no units; in a lower-case name only a named place makes it one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crawler.items import Mention
from pipelines.gazetteer import Entry, listed, table
from pipelines.person_names import foreign
from pipelines.places import continues_person, person_like, place_at
from pipelines.syllables import DIGITS, TITLE, UPPER, Syllables, syllables_of
from pipelines.unit_domains import Tail
from pipelines.unit_names import person_ahead
from pipelines.unit_tails import tail_of
from pipelines.unit_writing import behind_alias, case_fits, inside_number, written_as

#: After a head or a domain these make it generic: "UBND các huyện", "trung tâm y tế tuyến huyện".
_GENERIC = frozenset(["các", "những", "cấp", "tuyến", "mọi"])
#: Behind these "Thường trực" belongs to a post: "Phó Chủ tịch Thường trực UBND tỉnh".
_POST_ENDS = frozenset(["tịch", "thư", "viên", "trưởng", "ban", "tướng", "đốc"])
#: Units inside units: "Hội đồng quản trị | Công ty … | Tập đoàn …"; what is nested deeper is no language.
_DEEPEST = 6
_ABROAD = frozenset({"international", "foreign", "embassy", "office"})
#: Fixed names that a place may still follow: "Bệnh viện C Đà Nẵng", "UNICEF Việt Nam".
_PLACED = frozenset({"hospital", "school", "international", "foreign", "government", "assembly"})
_PARTS = frozenset({"agency", "council", "party", "assembly"})
_PARENTS = frozenset({"department", "ministry", "hospital", "agency"})
_WHOLES = (("của", "quốc", "hội"), ("của", "chính", "phủ"), ("của", "đảng"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit between two tokens."""

    start: int
    end: int
    kind: str
    rule: str
    confidence: float
    after: int = 0  # the token behind a closing alias, which stays out of the span: "… (ADB)"


@cache
def _beginnings() -> frozenset[str]:
    """The first words of all units, and of what the tables say is none."""
    heads, fixed = table("unit_heads", "head", joints=True), table("unit_fixed", "name", joints=True)
    return heads.beginnings() | fixed.beginnings()


class UnitScanner:
    """Finds the units of one text; what begins at a token is worked out once."""

    def __init__(self, tokens: Syllables) -> None:
        self.tokens = tokens
        self._seen: dict[int, Unit | None] = {}
        self._depth = 0

    def scan(self) -> Iterator[Unit]:
        """All units in order, none overlapping another."""
        index, keys, begins = 0, self.tokens.keys, _beginnings()
        while index < len(keys):
            unit = self.unit_at(index) if keys[index] in begins else None
            if unit is None:
                index += 1
                continue
            if unit.kind != "none":
                yield unit
            index = max(unit.end, unit.after)
            for other in self._coordinated(unit):
                yield other
                index = other.end

    def unit_at(self, index: int) -> Unit | None:
        """The unit that begins at a token; of kind "none" where a table says that these words are no unit."""
        if index not in self._seen:
            if self._depth >= _DEEPEST:
                return None
            self._seen[index] = None  # a name does not contain itself
            self._depth += 1
            self._seen[index] = self._read(index)
            self._depth -= 1
        return self._seen[index]

    def _read(self, index: int) -> Unit | None:
        tokens = self.tokens
        if index >= len(tokens) or not tokens.texts[index][0].isalpha() or inside_number(tokens, index):
            return None
        if tokens.keys[index] == "thường" and tokens.key(index - 1) in _POST_ENDS:
            return None
        best = self._fixed(index)
        for end, entry in table("unit_heads", "head", joints=True).matches(tokens, index):
            if best is not None and end < best.end:
                break
            if not case_fits(tokens, index, end, entry):
                continue
            unit = self._with_head(index, end, entry)
            if unit is not None:
                return unit if best is None or unit.end > best.end else best
        return best

    def _fixed(self, index: int) -> Unit | None:
        tokens = self.tokens
        for end, entry in table("unit_fixed", "name", joints=True).matches(tokens, index):
            exact = entry.row["case"] == "exact"
            fits = written_as(tokens, index, end, entry) if exact else tokens.capital(index)
            if not (fits or entry.row["case"] == "any"):
                continue
            after = end
            if entry.row["kind"] != "none":
                end = self._abroad(end, entry.row["kind"])
                place = place_at(tokens, end) if entry.row["kind"] in _PLACED else None
                own = place is not None and place.level == "tỉnh" and entry.row["kind"] == "hospital"
                end = place.end if place is not None and (place.named or own) else end
                end = self._of_whole(self._second_site(end), entry.row["kind"])
                after = behind_alias(tokens, end)
                abroad = self._abroad(after, entry.row["kind"])
                end = abroad if abroad > after else end
            return Unit(start=index, end=end, after=after, kind=entry.row["kind"], rule="unit.fixed", confidence=0.95)
        return None

    def _with_head(self, index: int, end: int, entry: Entry) -> Unit | None:
        tokens, row = self.tokens, entry.row
        if (tokens.key(end) in _GENERIC and tokens.shapes[end] != TITLE) or tokens.key(end) == "viên":
            return None  # "UBND các huyện"; "Tỉnh ủy viên" is a post
        if tokens.keys[index:end] == ["tổ", "chức"] and not self._foreign_name(end):
            return None  # "Tổ chức Hội thi" is a verb; organisations of Vietnamese name stand in the table
        lower = not tokens.capital(index)
        alias_end = behind_alias(tokens, end)
        tail = tail_of(self, alias_end, entry)
        if tail is not None and tail.rule == "unit.name" and row["bare"] == "yes" and row["kind"] == "mass":
            tail = None if person_ahead(tokens, alias_end) else tail  # "Bí thư Đoàn xã | Trần Bá Tước"
        if tail is None and row["bare"] == "yes":
            tail = Tail(end=end, named=False, rule="unit.bare", complete=True)
        if tail is None or (lower and tail.rule == "unit.name" and person_ahead(tokens, alias_end)):
            return None  # "phó giám đốc trung tâm Vũ Thu Cúc"
        if tail.rule == "unit.name" and end == index + 1 and self._is_person(index):
            return None
        if lower and tail.end == end + 1 and tokens.shapes[end] == DIGITS:
            return None  # "phòng khám | 3 buồng chuối"
        finish, named, level = self._finish(tail, row)
        if not named and self._is_generic(index, finish, level, lower=lower, case=row["case"]):
            return None
        return Unit(
            start=index,
            end=finish,
            after=behind_alias(tokens, finish),
            kind=row["kind"],
            rule=tail.rule,
            confidence=0.8 if tail.rule == "unit.name" or lower else 0.95,
        )

    def _is_person(self, index: int) -> bool:
        """Whether a head of one syllable is part of a person's name: "Nguyễn Phú | Trường An", "Báo Văn Đê"."""
        tokens = self.tokens
        return continues_person(tokens, index) or (
            tokens.key(index + 1) in ("văn", "thị") and person_like(tokens, index, tokens.run_end(index))
        )

    def _finish(self, tail: Tail, row: dict[str, str]) -> tuple[int, bool, str]:
        """What closes a name: its end, whether it names one place, and the level word if it does not."""
        tokens, end, named, level = self.tokens, tail.end, tail.named, tail.level
        if not level and row["tail"] != "none":
            # "Trung tâm Kiểm soát bệnh tật (CDC) Hà Tĩnh": an alias is inside when the name goes on behind it.
            for start in (end, behind_alias(tokens, end)):
                place = place_at(tokens, start)
                if place is not None and not place.level and tokens.keys[start : place.end] == ["trung", "ương"]:
                    place = place_at(tokens, place.end) or place  # "Trung ương Huế"
                if place is not None:
                    end, named, level = place.end, named or place.named, place.level
                    break
        if named or level:
            end = self._more_places(end)
            end = self._task_behind(end, row)
            end = self._second_site(end)
        whole = self._of_whole(end, row["kind"])
        if whole > end:
            return whole, True, level
        joint = end + (tokens.key(end) == "-")
        if row["kind"] == "bank" and tokens.keys[joint : joint + 2] == ["chi", "nhánh"]:
            branch = place_at(tokens, joint + 2)
            return (branch.end, True, level) if branch is not None and branch.named else (end, named, level)
        if row["kind"] == "council" and tail.rule == "unit.domain":
            parent = self.unit_at(end)  # "Hội đồng Khoa học - Công nghệ | Sở Y tế"
            if parent is not None and parent.kind in _PARENTS:
                return parent.end, True, level
        if row["kind"] == "party" and tokens.key(end) == "khóa" and not tokens.key(end + 1).strip("ivxlc"):
            end += 2 if tokens.key(end + 1) else 0
        return self._abroad(end, row["kind"]), named, level

    def _second_site(self, end: int) -> int:
        """ "Bệnh viện Bạch Mai | cơ sở 2"."""
        keys = self.tokens.keys[end : end + 3]
        return end + 3 if keys[:2] == ["cơ", "sở"] and keys[-1].isdigit() else end

    def _of_whole(self, end: int, kind: str) -> int:
        """ "Ủy ban Xã hội | của Quốc hội"."""
        for whole in _WHOLES:
            if tuple(self.tokens.keys[end : end + len(whole)]) == whole and kind in _PARTS:
                return end + len(whole)
        return end

    def _foreign_name(self, index: int) -> bool:
        """ "Tổ chức | HealthBridge", "Tổ chức | CHAI"."""
        tokens = self.tokens
        if index >= len(tokens):
            return False
        letters = tokens.shapes[index] == UPPER and len(tokens.texts[index]) > 2 and not tokens.shouted[index]
        return foreign(tokens.keys[index]) or letters

    def _task_behind(self, end: int, row: dict[str, str]) -> int:
        """ "Ban Chỉ đạo Quốc gia | phòng, chống dịch …": what a committee is for may follow its rank."""
        if row["kind"] != "agency" or "name" not in row["tail"] or "place" not in row["tail"]:
            return end
        for stop, domain in table("unit_domains", "domain", joints=True).matches(self.tokens, end):
            if domain.row["form"] == "complete":
                place = place_at(self.tokens, stop)
                return place.end if place is not None else stop
        return end

    def _more_places(self, end: int) -> int:
        """ "Trạm Y tế xã Tân Lập huyện Mộc Châu tỉnh Sơn La": places side by side, without a comma."""
        while (place := place_at(self.tokens, end, bare=False)) is not None and place.named:
            end = place.end
        return end

    def _abroad(self, end: int, kind: str) -> int:
        if kind in _ABROAD and self.tokens.key(end) == "tại":
            place = place_at(self.tokens, end + 1)
            if place is not None and place.named:
                return place.end
        return end

    def _is_generic(self, index: int, end: int, level: str, *, lower: bool, case: str) -> bool:
        """Whether a name without a named place speaks of many such units or of any."""
        tokens = self.tokens
        before = tokens.key(index - 1)
        plural = listed(before, "plural") or (before.isdigit() and tokens.spaced[index])
        counted = tokens.key(end).isdigit() and place_at(tokens, end + 1, bare=False) is not None
        if plural or counted or tokens.key(end) in _GENERIC:
            return True
        if lower and case != "loose" and level != "tỉnh":
            return True
        if level and tokens.key(end) in (",", "/", "và"):
            following = place_at(tokens, end + 1, bare=False)
            return following is not None and not following.named
        return False

    def _coordinated(self, unit: Unit) -> Iterator[Unit]:
        """ "Sở Tư pháp, Tài chính và Nội vụ": the domains that share the head of the first."""
        tokens = self.tokens
        if unit.kind not in ("department", "ministry") or unit.rule != "unit.domain":
            return
        index = unit.end
        while tokens.key(index) in (",", "và", "-", "&") and tokens.key(index) != "-":
            start = index + 1
            if tokens.key(index) == "," and tokens.key(start) == "và":
                start += 1
            if start >= len(tokens) or not tokens.capital(start) or self.unit_at(start) is not None:
                return
            found = table("unit_domains", "domain", joints=True).longest(tokens, start)
            if found is None or found[1].row["department"] != "yes":
                return
            end = found[0]
            yield Unit(start=start, end=end, kind=unit.kind, rule="unit.coordinated", confidence=0.7)
            index = end


def find_units(text: str) -> list[Mention]:
    """The units of an NFC text in order, without overlaps; ``unit_kind`` as in data/reference/unit_heads.csv."""
    tokens = syllables_of(text)
    return [
        Mention(
            kind="unit",
            start=tokens.starts[unit.start],
            end=tokens.ends[unit.end - 1],
            text=tokens.slice(unit.start, unit.end),
            rule=unit.rule,
            confidence=unit.confidence,
            unit_kind=unit.kind,
        )
        for unit in UnitScanner(tokens).scan()
    ]
