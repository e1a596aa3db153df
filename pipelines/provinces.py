"""What a province was called on a day: the mergers of 2025 as data, so that an old article keeps its own names.

Facts: data/reference/provinces.csv. Codes were reused in 2025, so nothing here is joined on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.reference import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province as it was between two days, both included; None: since ever, until now."""

    key: str
    name: str
    level: str  # tỉnh | thành phố
    valid_from: str | None
    valid_to: str | None
    successor: str | None

    @property
    def place(self) -> str:
        return f"{self.level} {self.name}"

    def holds_on(self, day: str) -> bool:
        return (self.valid_from or "") <= day and (self.valid_to is None or day <= self.valid_to)


@lru_cache(maxsize=1)
def provinces() -> dict[str, Province]:
    """All provinces, former ones too, by key."""
    return {
        row["key"]: Province(
            key=row["key"],
            name=row["name"],
            level=row["level"],
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
            successor=row["successor"] or None,
        )
        for row in rows("provinces")
    }


@lru_cache(maxsize=20_000)
def province_on(key: str | None, day: str | None) -> Province | None:
    """The province that a source of this one belonged to on a day (ISO date; None: as it is now).

    Before a merger that is the former province of the same name, or the only one there was; a source of a province
    that was merged away is in its successor afterwards.
    """
    known = provinces()
    province = known.get(key) if key else None
    if province is None or day is None or province.holds_on(day):
        return province
    if province.valid_to is not None and day > province.valid_to:
        return province_on(province.successor, day)
    former = [other for other in known.values() if other.successor == key and other.holds_on(day)]
    same_name = [other for other in former if other.name == province.name]
    return (same_name or former)[0] if len(same_name or former) == 1 else province


@lru_cache(maxsize=256)
def line_of(key: str) -> str:
    """The key under which a province and its earlier self are one: the same name before a merger, or another name for
    the same territory (Thừa Thiên Huế is Huế). A province that was merged into a greater one is a line of its own."""
    province = provinces()[key]
    if province.successor is None:
        return key
    before = [other for other in provinces().values() if other.successor == province.successor]
    same = province.name == provinces()[province.successor].name
    return line_of(province.successor) if same or len(before) == 1 else key


@lru_cache(maxsize=256)
def today(key: str) -> str:
    """The province of today that a province became part of."""
    successor = provinces()[key].successor
    return key if successor is None else today(successor)
