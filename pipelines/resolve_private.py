"""Which of an article's people are private: what their mentions say together, and whether the name has an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.privacy import is_initials

#: Ranks of signs, the strongest first.
_STRENGTHS = ("strong", "weak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one mention tells. ``bearer``: the article and the name's key; ``home``: where an office of it would be."""

    bearer: tuple[int, str]
    home: str
    text: str
    public: bool = False  # a post or a title stands beside it
    privacy: str | None = None


def private_bearers(signs: Sequence[Sign], *, strict: bool = False) -> dict[tuple[int, str], str]:
    """Who is private, and as what: patient, child, victim, accused, kin, resident, donor, initials, no office.

    An office or a title in the article decides; else a strong sign; else, for a weak one, whether the name has an
    office in another article of the place. Under the strict rule whoever has none anywhere is private.
    """
    public: dict[tuple[int, str], bool] = defaultdict(bool)
    cues: dict[tuple[int, str], set[tuple[int, str]]] = defaultdict(set)
    homes: dict[tuple[int, str], str] = {}
    for sign in signs:
        homes[sign.bearer] = min(homes.get(sign.bearer, sign.home), sign.home)
        strength, _, who = (sign.privacy or "").partition(":")
        if is_initials(sign.text):
            cues[sign.bearer].add((-1, "initials"))
        elif strength in _STRENGTHS:
            cues[sign.bearer].add((_STRENGTHS.index(strength), who))
        public[sign.bearer] |= sign.public or strength == "public"
    offices = {(homes[bearer], bearer[1]) for bearer, is_public in public.items() if is_public}
    found: dict[tuple[int, str], str] = {}
    for bearer, home in homes.items():
        strongest = min(cues[bearer], default=None)
        if strongest is not None and strongest[0] == -1:
            found[bearer] = strongest[1]
        elif public[bearer]:
            continue
        elif strongest is not None and (strongest[0] == 0 or (home, bearer[1]) not in offices):
            found[bearer] = strongest[1]
        elif strict and strongest is None and (home, bearer[1]) not in offices:
            found[bearer] = "no office"
    return found


def hidden_as(found: Mapping[tuple[int, str], str], bearer: tuple[int, str]) -> str | None:
    """How mentions.hidden says it."""
    return f"private:{found[bearer]}" if bearer in found else None
