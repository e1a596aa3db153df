"""Whose a source is on a day: the unit that a bare "Sở Y tế" means there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.provinces import province_on, provinces


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What resolution knows of a source."""

    owner_unit: str | None = None  # as it is today
    province: str | None = None  # of today
    former: str | None = None  # the province before a merger whose department's site it was


@lru_cache(maxsize=20_000)
def owner_on(facts: SourceFacts, day: str | None) -> str | None:
    """The owner's name on a day: with the province as it was called, and before a merger the former one.

    Of the site of Yên Bái's department that is "Sở Y tế tỉnh Yên Bái" until the merger, "Sở Y tế tỉnh Lào Cai" after.
    """
    owner, now = facts.owner_unit, facts.former or facts.province
    then = province_on(now, day)
    if owner is None or then is None or (day is None and facts.former is None):
        return owner
    for province in provinces().values():
        if owner.endswith(f" {province.place}"):
            return f"{owner.removesuffix(province.place)}{then.place}"
    return owner
