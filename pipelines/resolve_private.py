"""Which of an article's people are private: what their mentions say together, and whether the name has an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def private_bearers(signs: Sequence[Sign], *, strict: bool = False) -> dict[tuple[int, str], str]:
    """Who is private, and as what: patient, child, victim, accused, kin, resident, donor, initials, no office.

    Whoever is shown has something public: in the article an office, a title or another public sign that no stronger
    private one stands against, or an office or title in another article of the place. The strict rule knows only
    offices, titles and signs of their strength. Whoever is charged with a crime is private whatever the office.
    """
    offices: set[tuple[int, str]] = set()
    cues: dict[tuple[int, str], set[tuple[int, str]]] = defaultdict(set)
    homes: dict[tuple[int, str], str] = {}
    for sign in signs:
        homes[sign.bearer] = min(homes.get(sign.bearer, sign.home), sign.home)
        strength, _, who = (sign.privacy or "").partition(":")
        if is_initials(sign.text):
            cues[sign.bearer].add((-1, "initials"))
        elif strength in STRENGTHS and not (strict and strength in ("acting", "speaks")):
            cues[sign.bearer].add((STRENGTHS.index(strength), who))
        if sign.title:
            cues[sign.bearer].add((_PUBLIC, "public"))
        if sign.office:
            offices.add(sign.bearer)
    public = {
        (homes[bearer], bearer[1])
        for bearer in homes
        if bearer in offices or any(rank == _PUBLIC for rank, _ in cues[bearer])
    }
    found: dict[tuple[int, str], str] = {}
    for bearer, home in homes.items():
        rank, who = min(cues[bearer], default=(len(STRENGTHS), "no office"))
        if rank > _CHARGED and (bearer in offices or who == "public"):
            continue
        if rank <= _STRONG or (home, bearer[1]) not in public:
            found[bearer] = who
    return found


_CHARGED, _PUBLIC, _STRONG = (STRENGTHS.index(strength) for strength in ("charged", "public", "strong"))


def hidden_as(found: Mapping[tuple[int, str], str], bearer: tuple[int, str]) -> str | None:
    """How mentions.hidden says it."""
    return f"private:{found[bearer]}" if bearer in found else None
