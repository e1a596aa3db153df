"""The domain in a unit's name: what it is responsible for, by data/reference/unit_domains.csv."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipelines.gazetteer import Entry, table
from pipelines.syllables import LOWER, Syllables

#: Heads after which a domain in lower case would rather be a verb: "Ban tổ chức", "Phòng khám bệnh".
_CAPITAL_DOMAIN = frozenset({"ban", "phòng", "khoa", "hội đồng", "ủy ban", "tt", "cơ quan", "hội"})

#: Committees named for a task, which may be written in lower case throughout: "Ban Chỉ đạo liên ngành về …".
_TASKED = ("ban chỉ đạo", "bcđ", "ban điều hành")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    end: int
    named: bool  # it tells this unit from all others of its head
    rule: str
    complete: bool
    level: str = ""


class Scanner(Protocol):
    """What a tail asks of the scanner of units: the unit at a token."""

    tokens: Syllables

    def unit_at(self, index: int) -> Found | None: ...


class Found(Protocol):
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def rule(self) -> str: ...


def domain_at(tokens: Syllables, index: int, entry: Entry, *, after_open: bool) -> tuple[int, str] | None:
    tasked = entry.name.casefold().startswith(_TASKED)
    for end, domain in table("unit_domains", "domain", joints=True).matches(tokens, index):
        form = domain.row["form"]
        if tokens.shapes[index] == LOWER and not after_open:
            single = end - index == 1 and entry.row["kind"] != "hospital"
            if form == "verb" or single or (domain.lower and not tasked) or entry.name.casefold() in _CAPITAL_DOMAIN:
                continue
            if entry.row["case"] == "exact" and entry.name not in ("BV", "TT", "BCĐ"):
                continue
        elif domain.lower and not after_open:
            continue
        if domain.name.isupper() and not tokens.texts[index].isupper():
            continue
        if tokens.key(end) == "học" and not tokens.capital(end):
            end += 1  # "Tim mạch học"
        if tokens.key(end - 1) == "đồng" and end < len(tokens) and tokens.texts[end] in ("1", "2"):
            end += 1  # "Nhi đồng 1"
        return end, form
    return None


def joined_domain(scanner: Scanner, end: int, entry: Entry) -> int:
    """The end of a second domain of the same unit: "Chỉnh hình | và Phục hồi chức năng", "Y | - Dược"."""
    tokens = scanner.tokens
    if tokens.key(end) not in ("và", "-", "&") or not tokens.capital(end + 1) or not tokens.spaced[end]:
        return end
    if scanner.unit_at(end + 1) is not None or starts_post(tokens, end + 1):
        return end
    found = domain_at(tokens, end + 1, entry, after_open=False)
    return found[0] if found is not None and found[1] != "open" else end


def starts_post(tokens: Syllables, index: int) -> bool:
    """Whether a post, a title or a courtesy of two syllables begins here: "… Hồng Ngọc Giám đốc"."""
    for name, column in (("roles", "role"), ("titles", "title"), ("courtesies", "courtesy")):
        found = table(name, column).longest(tokens, index)
        if found is not None and (found[0] - index > 1 or name == "titles"):
            return True
    return False
