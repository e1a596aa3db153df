"""Where a unit is, by its name: the commune, district and province it ends with, and the name without them.

Places are kept by their line (see `pipelines.provinces.line_of`): a district stays that of the province it lay in, for
districts ended on 1 July 2025 and their units are named after them still. Works on keys of names (`unit_name_key`).
Facts: data/reference/provinces.csv, districts.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from pipelines.names import unit_name_key
from pipelines.provinces import Province, line_of, provinces, today
from pipelines.reference import rows

_DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_LEVELS = re.compile(rf"^(?:{'|'.join(_DISTRICT)}) ")
#: After a level these words begin no place: "bảo hiểm xã hội", "huyện ủy", "thành phố ta".
_NO_PLACE = frozenset({"hội", "ủy", "ủi", "đoàn", "đội", "lộ", "ta", "này", "khác", "viên"})
_LONGEST_NAME = 4  # syllables of a district or commune that stands in no table
#: What only a province has; so a place behind it is one, with or without its level.
_OF_PROVINCES = ("sở ", "tỉnh ủi", "tỉnh ủy", "trung tâm kiểm soát bệnh tật", "đoàn đại biểu quốc hội", "cục thống kê")
#: What a district has too, and names without the level: "Trung tâm Y tế Phú Lộc", "Huyện ủy Phú Lộc".
_OF_DISTRICTS = ("trung tâm i tế", "trung tâm y tế", "huyện ủy", "quận ủy", "thị ủy", "phòng y tế")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place in a unit's name. ``line`` is its province's; ``sure`` is False when only the context tells it."""

    head: str  # the name's key without its places
    line: str | None = None
    named: str | None = None  # the province as named: "thua-thien-hue", whose line is "hue"
    district: str | None = None  # key with level: "huyện phú lộc"; for the city of Huế before 2025 "thành phố huế"
    commune: str | None = None
    sure: bool = True

    @property
    def level(self) -> str:
        return "commune" if self.commune else "district" if self.district else "province" if self.line else ""


@lru_cache(maxsize=1)
def _provinces() -> tuple[tuple[str, Province], ...]:
    """Keys of names, longest first; a name that is still in use means the province of today."""
    ordered = sorted(provinces().values(), key=lambda province: province.valid_to is None)
    names = {unit_name_key(province.name): province for province in ordered}
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=1)
def districts() -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """By the key of a district's name: its level and name as written, for each province's line that had one."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("districts"):
        found[unit_name_key(row["name"])][line_of(row["province"])].append((row["level"], row["name"]))
    return {name: {line: tuple(levels) for line, levels in by_line.items()} for name, by_line in found.items()}


@lru_cache(maxsize=1)
def _turns() -> tuple[str, ...]:
    return tuple(sorted({province.valid_from for province in provinces().values() if province.valid_from}))


def era(day: str | None) -> str | None:
    """The day on which the map of provinces last changed: what of a day matters to the meaning of a name."""
    return None if day is None else max((turn for turn in _turns() if turn <= day), default="")


@lru_cache(maxsize=200_000)
def place_of(key: str, day: str | None = None, near: str | None = None) -> Place:
    """The place at the end of a unit's key.

    Args:
        day: the `era` in which the name was used; "thành phố Huế" was a city before it was a province.
        near: the line of the province that the context speaks of, for districts of one name in several provinces.
    """
    rest, named = _province(key, day)
    line = line_of(named.key) if named else None
    # "Trạm Y tế xã Vinh Hiền huyện Phú Lộc": the commune stands before the district.
    district, head = _district(rest, line or near, bare=line is None)
    commune, head = _with_level(head, _COMMUNE)
    line, sure = (line, True) if line else _line(near, district, commune)
    return Place(
        head=head, line=line, named=named.key if named else None, district=district, commune=commune, sure=sure
    )


def _line(near: str | None, district: str | None, commune: str | None) -> tuple[str | None, bool]:
    """The province of a district or commune whose name does not tell it, and whether that is sure."""
    if district is None:
        return (near, False) if commune else (None, True)
    name = _LEVELS.sub("", district)
    lines = districts().get(name, {})
    # "thành phố Cao Bằng" and "thành phố Huế" lie in the province of the same name.
    same = next((line_of(province.key) for known, province in _provinces() if known == name), None)
    if same is not None and not lines:
        return same, True
    if len(lines) == 1:
        return next(iter(lines)), True
    if near is None or not lines:
        return near, False
    # On the site of a merged province the districts of all its parts are meant.
    own = [one for one in lines if one == near] or [one for one in lines if today(one) == today(near)]
    return (own[0], True) if len(own) == 1 else (None, False)


def _province(key: str, day: str | None) -> tuple[str, Province | None]:
    """The key without the province at its end, and that province."""
    for name, province in _provinces():
        if key != name and not key.endswith(f" {name}"):
            continue
        head = key[: -len(name)].rstrip()
        only = f"{head} ".startswith(_OF_PROVINCES)
        # Only a province has a Sở, so there the level tells nothing more, nor does a wrong one.
        for level in ("tỉnh", "thành phố") if only else (province.level,):
            if head.endswith(f" {level}"):
                if not only and _was_city(province, day):
                    return key, None
                return head.removesuffix(level).rstrip(), province
        if head.endswith(tuple(f" {level}" for level in (*_DISTRICT, *_COMMUNE))):
            return key, None  # the city of Cao Bằng, the commune of Hòa Bình
        if f"{head} ".startswith(("huyện ủ", "quận ủ", "thị ủ")) or not head:
            return key, None
        if f"{head} ".startswith("thành ủ") and (province.level != "thành phố" or _was_city(province, day)):
            return key, None
        return head, province
    return key, None


def _was_city(province: Province, day: str | None) -> bool:
    """Whether the name with its level meant a city within another province then: Huế before 2025."""
    if day is None or province.valid_from is None or day >= province.valid_from:
        return False
    return any(other.successor == province.key and other.name != province.name for other in provinces().values()) and (
        not any(other.successor == province.key and other.name == province.name for other in provinces().values())
    )


def _with_level(key: str, levels: tuple[str, ...]) -> tuple[str | None, str]:
    """The place with its level at the end of a key, and the key without it."""
    found = re.search(rf"(?:^|(?<= ))({'|'.join(levels)}) ((?:\S+ ?){{1,{_LONGEST_NAME}}})$", key)
    if found is None or not found.start() or found[2].split()[0] in _NO_PLACE:
        return None, key
    return f"{found[1]} {found[2]}", key[: found.start()].rstrip()


def _district(key: str, near: str | None, *, bare: bool) -> tuple[str | None, str]:
    for level, name in _known_districts(key):
        head = key[: len(key) - len(name)].rstrip()
        if level is not None:
            return f"{level} {name}", head.removesuffix(level).rstrip()
        # "Trung tâm Y tế Phú Lộc", and not "Trung tâm Y tế khu vực Phú Lộc": that is another, younger one.
        if bare and head in _OF_DISTRICTS:
            lines = districts()[name]
            here = [line for line in lines if near is not None and today(line) == today(near)] or list(lines)
            levels = {level for line in here for level, _ in lines[line]}
            if len(levels) == 1:
                return f"{levels.pop()} {name}", head
    found, head = _with_level(key, _DISTRICT)
    return found, head


def _known_districts(key: str) -> list[tuple[str | None, str]]:
    """The known district names a key ends with, longest first, each with the level written before it."""
    syllables = key.split()
    found: list[tuple[str | None, str]] = []
    for length in range(min(5, len(syllables) - 1), 0, -1):
        name = " ".join(syllables[-length:])
        if name in districts():
            before = " ".join(syllables[:-length])
            found.append((next((level for level in _DISTRICT if before.endswith(f" {level}")), None), name))
    return found
