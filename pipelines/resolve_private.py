"""Which of an article's people are private: what their mentions say together, and whether the name has an office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipelines.privacy import STRENGTHS, is_initials


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one mention tells. ``bearer``: the article and the name's key; ``home``: where an office of it would be."""

    bearer: tuple[int, str]
    home: str
    text: str
    office: bool = False  # a post stands beside it
    title: bool = False
    privacy: str | None = None


def private_bearers(signs: Iterable[Sign], *, strict: bool = False) -> dict[tuple[int, str], str]:
    """Who is private, and as what: patient, child, victim, accused, kin, resident, donor, initials, no office.

    Whoever is shown has something public: in the article an office, a title or another public sign that no stronger
    private one stands against, or an office or title in another article of the place. The strict rule knows only
    offices, titles and signs of their strength. Whoever is charged with a crime is private whatever the office.
    """
    offices: set[tuple[int, str]] = set()
    told: dict[tuple[int, str], tuple[int, str]] = {}  # the strongest sign
    homes: dict[tuple[int, str], str] = {}
    public: set[tuple[int, str]] = set()  # bearers with a public sign

    def tell(bearer: tuple[int, str], rank: int, who: str) -> None:
        if rank == _PUBLIC:
            public.add(bearer)
        if (sign := (rank, who)) < told.get(bearer, _NOTHING):
            told[bearer] = _shared(sign)

    for sign in signs:
        homes[sign.bearer] = min(homes.get(sign.bearer, sign.home), sign.home)
        strength, _, who = (sign.privacy or "").partition(":")
        if is_initials(sign.text):
            tell(sign.bearer, -1, "initials")
        elif strength in STRENGTHS and not (strict and strength in ("acting", "speaks")):
            tell(sign.bearer, STRENGTHS.index(strength), who)
        if sign.title:
            tell(sign.bearer, _PUBLIC, "public")
        if sign.office:
            offices.add(sign.bearer)
    of_place = {(homes[bearer], bearer[1]) for bearer in (*offices, *public)}
    found: dict[tuple[int, str], str] = {}
    for bearer, home in homes.items():
        rank, who = told.get(bearer, _NOTHING)
        if rank > _CHARGED and (bearer in offices or who == "public"):
            continue
        if rank <= _STRONG or (home, bearer[1]) not in of_place:
            found[bearer] = who
    return found


@lru_cache(maxsize=1_000)
def _shared(sign: tuple[int, str]) -> tuple[int, str]:
    """One object for all who have this sign."""
    return sign


_NOTHING = (len(STRENGTHS), "no office")
_CHARGED, _PUBLIC, _STRONG = (STRENGTHS.index(strength) for strength in ("charged", "public", "strong"))


def hidden_as(found: Mapping[tuple[int, str], str], bearer: tuple[int, str]) -> str | None:
    """How mentions.hidden says it."""
    return f"private:{found[bearer]}" if bearer in found else None
