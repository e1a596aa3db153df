"""What a unit's name means that leaves out its place: "Sở Y tế", "UBND tỉnh", "Huyện ủy".

On a department's own site it is the department's, or that of its province on the day of the article. Where the site
does not tell, the article does, when it names just one place or one full name that fits. What nothing explains means no
unit: better no link than a wrong one. Facts: data/reference/bare_units.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines.names import unit_name_key
from pipelines.provinces import Province, province_at_end, province_on
from pipelines.reference import rows
from pipelines.text import fold

plain_key = lru_cache(maxsize=200_000)(unit_name_key)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """As unit_name_key, without the level of a province at the end: "CDC tỉnh Gia Lai" is "CDC Gia Lai".

    "UBND thành phố Cao Bằng" keeps its level: that city lies in the province of the same name.
    """
    key = plain_key(name)
    province = province_at_end(key)
    if province is None:
        return key
    head, place = key[: -len(plain_key(province.name))], key[-len(plain_key(province.name)) :]
    # Only a province has a Sở, so there the level tells nothing more, nor does a wrong one.
    levels = ("tỉnh", "thành phố") if key.startswith("sở ") else (province.level,)
    for level in levels:
        if head.endswith(f" {level} "):
            return f"{head.removesuffix(f'{level} ')}{place}"
    return key


@lru_cache(maxsize=200_000)
def bare_row(text: str) -> Mapping[str, str] | None:
    """The row of the table that a name falls under; None for a name that stands by itself."""
    whole, ends = _table()
    key = plain_key(text)
    if key in whole:
        return whole[key]
    return next((row for end, row in ends if key.endswith(f" {end}")), None)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, dict[str, str]], tuple[tuple[str, dict[str, str]], ...]]:
    table = rows("bare_units")
    whole = {unit_name_key(row["name"]): row for row in table if row["match"] == "is"}
    return whole, tuple((unit_name_key(row["name"]), row) for row in table if row["match"] == "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The full names of units in one article: what a bare name beside them may go by."""

    keys: frozenset[str]
    province: Province | None  # the only one they name
    places: Mapping[str, str]  # level → name, where they name one place of it: "huyện" → "An Lâm"


NOTHING = Beside(keys=frozenset(), province=None, places={})


def beside(texts: Iterable[str]) -> Beside:
    """What the full names of an article tell about its bare ones."""
    whole = set(texts)
    found = {place.key: place for text in whole if (place := _province_of(text)) is not None}
    places: dict[str, dict[str, str]] = {}
    for text in sorted(whole):
        for level, name in _places(text):
            places.setdefault(level, {}).setdefault(fold(name), name)
    return Beside(
        keys=frozenset(map(name_key, whole)),
        province=next(iter(found.values())) if len(found) == 1 else None,
        places={level: next(iter(names.values())) for level, names in places.items() if len(names) == 1},
    )


@lru_cache(maxsize=200_000)
def _province_of(text: str) -> Province | None:
    return province_at_end(plain_key(text))


@lru_cache(maxsize=1)
def _place_pattern() -> re.Pattern[str]:
    levels = sorted({row["level"] for row in rows("bare_units") if row["level"]}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(levels)})\s+(?=[^\W\d_])(\w[^,;()]*)$", re.IGNORECASE)


@lru_cache(maxsize=200_000)
def _places(text: str) -> tuple[tuple[str, str], ...]:
    """The place of a level that a name ends with: ("huyện", "An Lâm") of "UBND huyện An Lâm"."""
    found = _place_pattern().search(" ".join(text.split()))
    # A place is a name: "Trạm Y tế xã vùng cao" ends with none.
    return ((found[1].casefold(), found[2]),) if found and found[2][0].isupper() else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The unit that a name means, by the key of its full name."""

    key: str
    written: str | None  # the full name put together for a bare one; None where a text has it
    by: Literal["text", "source", "article"]  # what tells it


def meaning(text: str, owner_unit: str | None, province: str | None, day: str | None, near: Beside) -> Meaning | None:
    """What a name means; None when it is bare and nothing tells.

    Args:
        text: the name as written.
        owner_unit, province: of the source, where known.
        day: when the article was published, where known.
        near: what the article itself tells.
    """
    key = plain_key(text)
    row = bare_row(text)
    if row is None:
        return Meaning(key=name_key(text), written=None, by="text") if key else None
    if owner_unit and f"{plain_key(owner_unit)} ".startswith(f"{key} "):
        return Meaning(key=name_key(owner_unit), written=owner_unit, by="source")
    of_source = province_on(province, day)
    if of_source is not None and row["full"] and row["level"] in ("", of_source.level):
        return _filled(row, text, of_source.name, of_source.place, "source")
    longer = [name for name in near.keys if name.startswith(f"{key} ")]
    if len(longer) == 1:
        return Meaning(key=longer[0], written=None, by="article")
    place = near.places.get(row["level"])
    if row["full"] and place is not None:
        return _filled(row, text, place, f"{row['level']} {place}", "article")
    if of_source is None and near.province is not None and row["full"] and row["level"] in ("", near.province.level):
        return _filled(row, text, near.province.name, near.province.place, "article")
    return None


def _filled(row: Mapping[str, str], text: str, name: str, place: str, by: Literal["source", "article"]) -> Meaning:
    text = " ".join(text.split())
    full = row["full"].replace("{text}", text).replace("{name}", name).replace("{place}", place)
    return Meaning(key=name_key(full), written=full, by=by)
