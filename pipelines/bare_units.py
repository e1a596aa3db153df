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
from pipelines.owners import SourceFacts, owner_on
from pipelines.provinces import Province, line_of, province_on, provinces
from pipelines.reference import rows
from pipelines.text import fold
from pipelines.unit_lines import identity, identity_of
from pipelines.unit_places import Place, era, place_of

plain_key = lru_cache(maxsize=200_000)(unit_name_key)


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


By = Literal["text", "source", "article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The full names of units in one article: what a bare name beside them may go by."""

    names: Mapping[str, str]  # identity → key of a name
    province: Province | None  # the only one they name
    places: Mapping[str, str]  # level → name, where they name one place of it: "huyện" → "An Lâm"


NOTHING = Beside(names={}, province=None, places={})


def beside(texts: Iterable[str], day: str | None = None) -> Beside:
    """What the full names of an article of a day tell about its bare ones."""
    whole = set(texts)
    found = {place.key: place for text in whole if (place := _province_of(text, era(day))) is not None}
    places: dict[str, dict[str, str]] = {}
    for text in sorted(whole):
        for level, name in _places(text):
            places.setdefault(level, {}).setdefault(fold(name), name)
    return Beside(
        names={identity_of(text, era(day)): plain_key(text) for text in sorted(whole)},
        province=next(iter(found.values())) if len(found) == 1 else None,
        places={level: next(iter(names.values())) for level, names in places.items() if len(names) == 1},
    )


@lru_cache(maxsize=200_000)
def _province_of(text: str, day: str | None) -> Province | None:
    """The province that a full name tells: named in it, or the one of its district."""
    place = place_of(plain_key(text), day)
    if place.named is not None:
        return provinces()[place.named]
    return province_on(place.line, day) if place.line and place.sure else None


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
    """The unit that a name means: its identity, the key of its full name, and its place."""

    identity: str
    key: str
    place: Place
    written: str | None  # the full name put together for a bare one; None where a text has it
    by: By  # what tells it


def meaning(text: str, facts: SourceFacts, day: str | None, near: Beside) -> Meaning | None:
    """What a name means; None when it is bare and nothing tells.

    Args:
        text: the name as written.
        facts: of the source.
        day: when the article was published, where known.
        near: what the article itself tells.
    """
    key = plain_key(text)
    row = bare_row(text)
    of_source = province_on(facts.former or facts.province, day)
    about = of_source or near.province
    line = line_of(about.key) if about else None

    def found(full: str, written: str | None, by: By) -> Meaning:
        return _meaning(full, written, by, era(day), line)

    if row is None:
        return found(key, None, "text") if key else None
    owner = owner_on(facts, day)
    if owner and f"{plain_key(owner)} ".startswith(f"{key} "):
        return found(plain_key(owner), owner, "source")
    if of_source is not None and row["full"] and row["level"] in ("", of_source.level):
        full = _filled(row, text, of_source.name, of_source.place)
        return found(plain_key(full), full, "source")
    longer = [name for name in near.names.values() if name.startswith(f"{key} ")]
    if len(longer) == 1:
        return found(longer[0], None, "article")
    spot = near.places.get(row["level"])
    if row["full"] and spot is not None:
        full = _filled(row, text, spot, f"{row['level']} {spot}")
        return found(plain_key(full), full, "article")
    if of_source is None and near.province is not None and row["full"] and row["level"] in ("", near.province.level):
        full = _filled(row, text, near.province.name, near.province.place)
        return found(plain_key(full), full, "article")
    return None


@lru_cache(maxsize=200_000)
def _meaning(full: str, written: str | None, by: By, era_of: str | None, line: str | None) -> Meaning:
    place = place_of(full, era_of, line)
    return Meaning(identity=identity(full, place), key=full, place=place, written=written, by=by)


#: What is remembered by name; see `resolve_units.forget_names`.
NAME_CACHES = (plain_key, bare_row, _province_of, _places, _meaning, identity_of, place_of)


def _filled(row: Mapping[str, str], text: str, name: str, place: str) -> str:
    text = " ".join(text.split())
    return row["full"].replace("{text}", text).replace("{name}", name).replace("{place}", place)
