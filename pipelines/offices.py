"""The posts of an archive's people as resolution weighs them: in which unit, where, and in what line of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipelines.camps import Office
from pipelines.namesakes import NATION
from pipelines.reference import rows
from pipelines.resolve_positions import plain_role
from pipelines.resolve_units import Unit
from pipelines.seats import Seat, calling_of
from pipelines.text import fold

#: Where a mention stands: article, field, start, end, kind.
At = tuple[int, str, int, int, str]

#: Kinds of units that are of the whole state where no province is in their name.
_STATE = frozenset({"ministry", "government", "assembly"})


def place_of_office(role: str, unit: Unit | None) -> str | None:
    """Where a post is held: a province's line, NATION, or None where neither role nor unit tell."""
    if unit is not None and unit.line is not None:
        return unit.line
    if unit is not None and (unit.kind in _STATE or unit.level == "nation"):
        return NATION
    return NATION if unit is None and plain_role(role)[1] in _national() else None


@lru_cache(maxsize=1)
def _national() -> frozenset[str]:
    return frozenset(fold(row["role"]) for row in rows("national_posts"))


def offices_of(
    posts: Iterable[tuple[At, str, str | None, str | None]],
    named: Iterable[tuple[At, str | None]],
    units: Mapping[str, Unit],
) -> dict[At, tuple[Office, ...]]:
    """The posts that texts give, by the place of the person's mention.

    A post in a department that is named with its house, "Trưởng khoa Nội Bệnh viện Bạch Mai", is one in the house.

    Args:
        posts: place, role, and the unit's key and name as written.
        named: the places of units, and their keys.
    """
    given = list(posts)
    inner = {key for _, _, key, _ in given if key is not None and key in units and _is_inner(units[key])}
    articles = {place[0] for place, _, key, _ in given if key in inner}
    beside: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
    for at, house in named if inner else ():
        if at[0] in articles and house is not None and house not in inner:
            beside.setdefault((at[0], at[1]), []).append((at[2], at[3], house))
    made: dict[tuple[str, str | None], tuple[Office, ...]] = {}
    found: dict[At, tuple[Office, ...]] = {}
    for place, role, key, written in given:
        if key in inner:
            key = _house(place, role, written or "", beside.get((place[0], place[1]), ())) or key
        post = (role, key)
        if post not in made:
            made[post] = (_office(role, units.get(key) if key is not None else None),)
        found[place] = (*found[place], *made[post]) if place in found else made[post]
    return found


_INNER = ("khoa ", "phòng ", "đơn nguyên ", "đơn vị ", "tổ ", "bộ phận ", "ban ")
#: Titles and a courtesy have room between a house and the name behind it.
_ROOM = 25


def _is_inner(unit: Unit) -> bool:
    return unit.line is None and (unit.kind == "internal" or fold(unit.name).startswith(_INNER))


def _house(person: At, role: str, department: str, named: Iterable[tuple[int, int, str]]) -> str | None:
    """The unit whose name follows that of a department, behind a name or before it."""
    head = department.split(" ")[0]
    shared = len(head) if fold(role.split(" ")[-1]) == fold(head) else -len(" ")
    # "…, Trưởng khoa Nội Bệnh viện X": the post, then its department, one of whose words may be the post's own.
    end = person[3] + len(", ") + len(role) + len(department) - shared
    for start, stop, house in named:
        if start in (end + len(" "), end + len(", ")) or 0 < person[2] - stop <= _ROOM:
            return house
    return None


def beside_of(
    people: Iterable[At], named: Iterable[tuple[At, str | None]], units: Mapping[str, Unit]
) -> dict[At, Office]:
    """The unit right behind a name, "bác sĩ Lò Văn Tấp, Bệnh viện Bạch Mai" or "… (Bệnh viện Bạch Mai)".

    Args:
        people: the places of those who have no post.
        named: the places of units, and their keys.
    """
    behind = {(place[0], place[1], place[3] + len(", ")): place for place in people}
    return {
        behind[at]: _office("", units[key]) for place, key in named if key is not None and (at := place[:3]) in behind
    }


def _office(role: str, unit: Unit | None) -> Office:
    _, plain, former = plain_role(role)
    return Office(
        role=plain,
        unit=unit.key if unit is not None else None,
        place=place_of_office(role, unit),
        former=former,
        calling=calling_of(unit.kind, unit.name, unit.place) if unit is not None else None,
    )


def seats_of(units: Mapping[str, Unit]) -> dict[str, Seat]:
    """The units whose posts are full ones, by key."""
    return {
        key: Seat(
            unit=key,
            name=unit.name,
            calling=calling,
            local=unit.place,
            central=unit.line is None and (unit.parent is not None or fold(unit.name).endswith("trung ương")),
            parents=_parents(unit, units),
        )
        for key, unit in units.items()
        if (calling := calling_of(unit.kind, unit.name, unit.place)) is not None
    }


def _parents(unit: Unit, units: Mapping[str, Unit]) -> frozenset[str]:
    found: set[str] = set()
    parent = unit.parent
    while parent is not None and parent not in found:
        found.add(parent)
        parent = above.parent if (above := units.get(parent)) is not None else None
    return frozenset(found)
