"""One unit through time: the identity under which its names meet, and what is known of it by law or by custom.

"Sở Y tế tỉnh Thừa Thiên Huế" and "Sở Y tế thành phố Huế" are one; "TTYT huyện Châu Thành" is as many as there were
districts of that name. Facts: data/reference/unit_ranks.csv, provinces.csv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.names import unit_name_key
from pipelines.provinces import Province, line_of, provinces, today
from pipelines.reference import rows
from pipelines.unit_places import Place, districts, place_of

#: The last day of the districts (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
LAST_DAY_OF_DISTRICTS = "2025-06-30"


_LEVEL = re.compile(r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A row of unit_ranks.csv."""

    head: str
    level: str
    parent: str
    sure: float
    ends: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a unit's name and place tell of it. Parent and successor are full names."""

    level: str | None = None
    place: str | None = None  # of a district or commune: as its key has it
    line: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    parent: str | None = None
    parent_sure: float | None = None


def identity(key: str, place: Place) -> str:
    """What two names of one unit have in common; equal for names that mean one unit, and for no others."""
    if not place.level:
        return key
    parts = [place.head, place.line or "?", place.district or "", place.commune or ""]
    return "@".join(parts).rstrip("@")


@lru_cache(maxsize=200_000)
def identity_of(name: str, day: str | None = None, near: str | None = None) -> str:
    """As `identity`, for a name as written; ``day`` is an era."""
    key = unit_name_key(name)
    return identity(key, place_of(key, day, near))


@lru_cache(maxsize=1)
def _ranks() -> tuple[Rank, ...]:
    found = [
        Rank(
            head=unit_name_key(row["head"]),
            level=row["level"],
            parent=row["parent"],
            sure=float(row["sure"]),
            ends=row["ends"] == "yes",
        )
        for row in rows("unit_ranks")
    ]
    return tuple(sorted(found, key=lambda rank: (-len(rank.head), rank.head, rank.level)))


def rank_of(key: str, place: Place) -> Rank | None:
    """The row that the longest fitting head has for a place of this level."""
    level = place.level or "nation"
    longest = 0
    for rank in _ranks():
        if not f"{key} ".startswith(f"{rank.head} ") or len(rank.head) < longest:
            continue
        if rank.level in (level, "any"):
            return rank
        longest = max(longest, len(rank.head)) if rank.level == "any" else longest
    return None


@lru_cache(maxsize=100_000)
def facts_of(key: str, place: Place, kept: str | None = None) -> Facts:
    """What is known of a unit.

    Args:
        key: of its name.
        kept: the name to show, from which the successor's is made.
    """
    rank = rank_of(key, place)
    level = place.level or None
    spot = ", ".join(filter(None, (_as_name(place.commune), _district_name(place)))) or None
    if rank is None:
        return Facts(level=level, place=spot, line=place.line)
    parent = _parent(rank, place)
    valid_to, successor = _end(rank, place, kept)
    return Facts(
        level=level or ("nation" if rank.level == "nation" else None),
        place=spot,
        line=place.line,
        valid_to=valid_to,
        successor=successor,
        parent=parent,
        parent_sure=rank.sure if parent else None,
    )


def _parent(rank: Rank, place: Place) -> str | None:
    if not rank.parent:
        return None
    names = {"province": _province_name(place.line), "district": _district_name(place), "commune": None}
    wanted = rank.parent
    for level, name in names.items():
        if f"{{{level}}}" in wanted:
            if name is None:
                return None
            wanted = wanted.replace(f"{{{level}}}", name)
    return wanted


def _province_name(line: str | None) -> str | None:
    return provinces()[line].place if line else None


def _district_name(place: Place) -> str | None:
    """ "huyện Phú Lộc", of "huyện phú lộc"."""
    if place.district is None:
        return None
    shown = _as_name(place.district) or ""
    level, name = _LEVEL.match(place.district), _LEVEL.sub("", place.district)
    written = next((as_is for _, as_is in districts().get(name, {}).get(place.line or "", ())), None)
    return f"{level[0]}{written}" if level and written else shown


def _as_name(place: str | None) -> str | None:
    """ "xã Vinh Hiền" of "xã vinh hiền"."""
    level = _LEVEL.match(place) if place else None
    return level[0] + place[level.end() :].title() if place and level else None


def _end(rank: Rank, place: Place, kept: str | None) -> tuple[str | None, str | None]:
    """The last day of a unit that ended with its place, and the name of the unit that took over."""
    if not rank.ends or place.line is None:
        return None, None
    if place.level == "district":
        return LAST_DAY_OF_DISTRICTS, None
    line = provinces()[place.line]
    if place.level != "province" or line.valid_to is None:
        return None, None
    return line.valid_to, _moved(kept, line, provinces()[today(line.key)])


def _moved(name: str | None, old: Province, new: Province) -> str | None:
    """The name with the new province for the old: "Sở Y tế tỉnh Bình Định" → "Sở Y tế tỉnh Gia Lai"."""
    if name is None or not name.casefold().endswith(old.name.casefold()):
        return None
    head = name[: -len(old.name)].rstrip()
    for level in ("tỉnh", "thành phố"):
        if head.casefold().endswith(f" {level}"):
            return f"{head[: -len(level)].rstrip()} {new.place}"
    return f"{head} {new.name}"


def valid_on(name: str) -> tuple[str | None, str | None]:
    """From when to when a province-level unit could bear this name; (None, None) where its province tells nothing."""
    key = unit_name_key(name)
    place = place_of(key)
    if place.level != "province" or place.line is None:
        return None, None
    ends = [
        province
        for province in provinces().values()
        if line_of(province.key) == place.line and f" {key}".endswith(f" {unit_name_key(province.name)}")
    ]
    if not ends:
        return None, None
    names = {province.name for province in provinces().values() if line_of(province.key) == place.line}
    longest = max(len(province.name) for province in ends)
    own = [province for province in ends if len(province.name) == longest]
    if len(names) == 1:  # one name all along: only its end can be told
        last = provinces()[place.line].valid_to
        return None, last
    first = min((province.valid_from or "" for province in own), default="") or None
    still = any(province.valid_to is None for province in own)
    return first, None if still else max(province.valid_to or "" for province in own)
