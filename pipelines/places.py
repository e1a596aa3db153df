"""Places inside the names of units: "tỉnh Lai Châu", "TP. Vinh", "huyện A Lưới", "phường 7", "Thanh Hóa", "tỉnh".

Facts: data/reference/admin_levels.csv, provinces.csv, districts.csv, regions.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.gazetteer import Entry, Gazetteer, keys, listed, table
from pipelines.reference import rows
from pipelines.syllables import DIGITS, TITLE, Syllables

#: A place name that stands in no table has at most so many syllables ("Hoàng Su Phì", "Krông Pa").
_LONGEST_UNKNOWN = 3
#: After a level these words speak of all such places, or of their rank, not of one.
_GENERIC_NEXT = frozenset(["ủy", "đoàn", "lộ", "ngoài", "nhà", "ta", "này", "khác"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    end: int  # the token behind it
    named: bool  # "huyện A Lưới" and "Huế", but not "huyện"
    level: str = ""  # the level word's key; "" for a bare name


@cache
def names() -> Gazetteer:
    """Provinces, districts, regions and countries by their bare names."""
    found = [Entry(name=row["name"], row={"in": "provinces"}) for row in rows("provinces")]
    found += [Entry(name=row["name"], row={"in": "regions"}) for row in rows("regions")]
    found += [Entry(name=row["name"], row={"in": "districts"}) for row in rows("districts") if row["name"][0].isalpha()]
    return Gazetteer(found, joints=True)


@cache
def provinces() -> Gazetteer:
    """What may follow "tỉnh": our provinces and those of the neighbours."""
    beyond = (row for row in rows("regions") if row["level"] == "yes")
    return Gazetteer((Entry(name=row["name"], row=row) for row in (*rows("provinces"), *beyond)), joints=True)


def known_name(tokens: Syllables, index: int, *, table_of: Gazetteer | None = None) -> int | None:
    """The end of a place name of the tables that begins at ``index`` and is written with its capitals."""
    if index >= len(tokens):
        return None
    for end, entry in (table_of or names()).matches(tokens, index):
        # "Cao Bằng" but not "Cao bằng" or "Mai châu": the last syllable keeps its capital too.
        if _capital_last(entry.name) and not tokens.capital(end - 1):
            continue
        if entry.lower or tokens.capital(index):
            return end
    return None


def _capital_last(name: str) -> bool:
    return name.replace("-", " ").split()[-1][:1].isupper()  # "Ô-xtrây-li-a" ends small


def place_at(tokens: Syllables, index: int, *, bare: bool = True) -> Place | None:
    """The place that begins at ``index``: level with name, level alone, or (``bare``) a name of the tables."""
    if index >= len(tokens):
        return None
    level = table("admin_levels", "level").longest(tokens, index)
    if level is not None:
        end, entry = level
        place = _after_level(tokens, end, entry)
        if place is not None:
            return place
    if bare:
        known = known_name(tokens, index)
        if known is not None and not splits_person(tokens, index, known):
            return Place(end=known, named=True)
    return None


def _after_level(tokens: Syllables, end: int, entry: Entry) -> Place | None:
    level, row = entry.name.casefold(), entry.row
    if row["scope"] == "province":
        known = known_name(tokens, end, table_of=provinces())
        if known is not None and not splits_person(tokens, end, known):
            return Place(end=known, named=True, level=level)
    else:
        known, unknown = known_name(tokens, end), _unknown_name(tokens, end)
        if known is not None and not splits_person(tokens, end, known):
            # "xã Vinh Hiền" is more than the city of Vinh.
            return Place(end=_numbered(tokens, max(known, unknown)), named=True, level=level)
        if end < len(tokens) and tokens.shapes[end] == DIGITS and tokens.spaced[end] and row["alone"] == "yes":
            return Place(end=end + 1, named=True, level=level)
        if unknown > end:
            return Place(end=_numbered(tokens, unknown), named=True, level=level)
    generic = tokens.key(end) in _GENERIC_NEXT and not person_like(tokens, end, tokens.run_end(end))
    if row["alone"] == "yes" and not generic:
        return Place(end=end, named=False, level=level)
    return None


def _numbered(tokens: Syllables, end: int) -> int:
    """ "xã Sơn Kim 1": a number that closes the name, not one that counts what follows it."""
    if end >= len(tokens) or tokens.shapes[end] != DIGITS or not tokens.spaced[end] or len(tokens.texts[end]) > 2:
        return end
    closes = end + 1 >= len(tokens) or tokens.keys[end + 1] in (",", ";", ")", "\n", "-", ".")
    closes = closes or listed(tokens.keys[end + 1], "number_closed")
    return end + 1 if closes else end


def _unknown_name(tokens: Syllables, index: int) -> int:
    """The end of a capitalised name that no table has; a person's name behind it is left alone."""
    if tokens.shouted[index] if index < len(tokens) else True:
        return index
    run = tokens.run_end(index)
    if run == index:
        return index
    if tokens.shapes[index] != TITLE and len(tokens.texts[index]) > 4:
        return index
    if person_like(tokens, index, run):
        side = run - index <= _LONGEST_UNKNOWN and listed(tokens.keys[run - 1], "side")
        common = tokens.keys[index] in keys("surnames", "surname", "common=yes")
        return run if side and not common else index  # "phường | Hòa Khánh Bắc"
    end = min(run, index + _LONGEST_UNKNOWN)
    cut = person_cut(tokens, index, run)
    if cut is not None:
        return cut
    return end if run - index <= _LONGEST_UNKNOWN + 1 else min(index + 2, run)


def person_cut(tokens: Syllables, index: int, run: int) -> int | None:
    """Where a person's name begins behind another in one run: "xã Tân Lập | Trần Văn Bảy"; three syllables rather
    than four, four rather than two."""
    if run - index <= 2:
        return None
    surnames = keys("surnames", "surname", "common=yes")
    if run - index > 3 and tokens.keys[run - 2] in ("văn", "thị"):
        return run - 3
    for length in (3, 4, 2):
        if run - length > index and tokens.keys[run - length] in surnames:
            return run - length
    return None


def person_like(tokens: Syllables, index: int, run: int) -> bool:
    """Whether the capitalised run from ``index`` reads as a person: family name and two or three syllables more."""
    if not 3 <= run - index <= 5 or tokens.shouted[index]:
        return False
    if tokens.keys[index] in keys("surnames", "surname"):
        return True
    # "huyện | Trạc Văn Lò": Văn and Thị tell a name of which the family is in no table.
    plain = tokens.keys[index + 1] == "văn" and listed(tokens.keys[index + 2], "word_with_văn")
    return run - index <= 4 and tokens.keys[index + 1] in ("văn", "thị") and not plain


def continues_person(tokens: Syllables, index: int) -> bool:
    """Whether the capitalised syllable at ``index`` goes on with a person's name: "Nguyễn Phú | Trường An"."""
    if not tokens.spaced[index] or tokens.shouted[index] or not tokens.capital(index + 1):
        return False
    surnames = keys("surnames", "surname", "common=yes")
    for start in range(index - 1, max(-1, index - 4), -1):
        if tokens.shapes[start] != TITLE or (start + 1 < index and not tokens.spaced[start + 1]):
            return False
        if tokens.keys[start] in surnames and start < index - 1 and tokens.run_end(index) - start <= 6:
            return True
    return False


def splits_person(tokens: Syllables, index: int, end: int) -> bool:
    """Whether taking ``index:end`` as a place would leave one syllable of a person's name behind it.

    "Sở Y tế | Hà Nam Sơn" is a person, "Sở Y tế Hà Nam | Trần Văn Sơn" a place and a person.
    """
    run = tokens.run_end(end)
    return (
        run - end == 1
        and not tokens.shouted[index]
        and tokens.keys[index] in keys("surnames", "surname")
        and (tokens.spaced[end] and tokens.shapes[end] == TITLE)
    )
