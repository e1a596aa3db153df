"""What follows the head of a unit: a domain of the table, an open name, another unit, or only a place."""

from __future__ import annotations

from pipelines.gazetteer import Entry
from pipelines.places import known_name, place_at
from pipelines.syllables import BREAK, Syllables
from pipelines.unit_domains import Scanner, Tail, domain_at, joined_domain
from pipelines.unit_names import open_name, person_ahead

_BARE_PARENTS = frozenset({"trung tâm", "bệnh viện", "nhà trường", "công ty"})
_QUOTED = frozenset({"fund", "company", "mass"})
_OPENING = frozenset({'"', "“", "‘", "'"})
_CLOSING = frozenset({'"', "”", "’", "'"})
_LONGEST_QUOTED = 8  # syllables and marks of a name in quotation marks
#: Kinds whose own name may be another unit's: "Bệnh viện Trường Đại học Y Dược Huế", "Bệnh viện Công an tỉnh".
_HOLDS_UNIT = frozenset({"hospital", "clinic", "institute"})


def tail_of(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    """What the head's row allows at ``index``, the longest proper one; None when nothing of it is there."""
    tokens = scanner.tokens
    if index >= len(tokens) or tokens.shapes[index] == BREAK:
        return None
    wanted = entry.row["tail"].split("/")
    holds_unit = "unit" in wanted or ("name" in wanted and entry.row["kind"] in _HOLDS_UNIT)
    if holds_unit:
        inner = scanner.unit_at(index)
        if inner is not None and inner.kind != "none" and (tokens.capital(index) or inner.kind == "party"):
            return Tail(
                end=inner.end, named=inner.rule != "unit.bare" or "unit" in wanted, rule="unit.of", complete=True
            )
    if "unit" in wanted and tokens.keys[index] in ("sở", "bộ") and tokens.capital(index):
        return Tail(end=index + 1, named=True, rule="unit.of", complete=True)  # "Đoàn TN | Sở"
    if "unit" in wanted and entry.row["kind"] == "mass" and tokens.capital(index):
        parent = " ".join(tokens.keys[index : index + 2])
        if parent in _BARE_PARENTS:
            return Tail(end=index + 2, named=True, rule="unit.of", complete=True)  # "Đoàn Thanh niên | Trung tâm"
    quoted = _quoted(tokens, index) if entry.row["kind"] in _QUOTED else None
    if quoted is not None:
        return Tail(end=quoted, named=True, rule="unit.quoted", complete=True)
    if "place" in wanted:
        place = place_at(tokens, index)
        if place is not None and not ("name" in wanted and not place.level and _goes_on(tokens, place.end)):
            end = _joined_place(tokens, place.end, entry) if place.named and not place.level else place.end
            return Tail(end=end, named=place.named, rule="unit.place", complete=True, level=place.level)
    if "name" in wanted:
        return open_name(scanner, index, entry)
    if "domain" in wanted:
        return _domain(scanner, index, entry)
    return None


def _quoted(tokens: Syllables, index: int) -> int | None:
    """The end of a short name in quotation marks: "Quỹ | “Vì ngày mai”"."""
    if tokens.keys[index] not in _OPENING or not tokens.capital(index + 1):
        return None
    for end in range(index + 2, min(index + _LONGEST_QUOTED, len(tokens))):
        if tokens.keys[end] in _CLOSING:
            return end + 1
        if tokens.shapes[end] == BREAK or tokens.keys[end] in (".", ",", ":", ";"):
            return None
    return None


def _joined_place(tokens: Syllables, index: int, entry: Entry) -> int:
    """ "Bệnh viện Việt Nam | - Thụy Điển Uông Bí": the friends that built it, and where it stands."""
    if entry.row["kind"] != "hospital" or tokens.key(index) != "-":
        return index
    friend = place_at(tokens, index + 1)
    if friend is None or not friend.named or friend.level:
        return index
    seat = place_at(tokens, friend.end)
    return seat.end if seat is not None and seat.named else friend.end


def _goes_on(tokens: Syllables, index: int) -> bool:
    """Whether a name runs on behind a bare place: "Bệnh viện Trung ương | Quân đội 108", but no person's name."""
    if not tokens.capital(index) or not tokens.spaced[index]:
        return False
    return known_name(tokens, index) is not None or not (person_ahead(tokens, index) or tokens.shouted[index])


def _domain(scanner: Scanner, index: int, entry: Entry) -> Tail | None:
    """One domain of the table; "Phòng, chống …" and other open ones run on as names do."""
    found = domain_at(scanner.tokens, index, entry, after_open=False)
    if found is None:
        return None
    end, form = found
    if form == "open":
        return open_name(scanner, index, entry)
    if entry.row["kind"] not in ("department", "ministry"):
        end = joined_domain(scanner, end, entry)
    return Tail(end=end, named=False, rule="unit.domain", complete=True)
