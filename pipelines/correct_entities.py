"""People and units as corrections have them: `pipelines.corrections` applied to what resolution found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from pipelines.corrections import Correction, Outcome, Relabel, Subject
from pipelines.namesakes import Reason
from pipelines.resolve_people import People, Person
from pipelines.resolve_units import Alias, Unit, Units
from pipelines.short_names import name_key
from pipelines.slugs import Known


class _WithText(Protocol):
    @property
    def text(self) -> str: ...


def correct_people(
    people: People,
    subject: Callable[[int], Subject],
    known: Iterable[Known],
    corrections: Sequence[Correction],
    outcome: Outcome,
) -> tuple[People, frozenset[str]]:
    """The people with corrections, and the keys that one of them merged away."""
    if not any(one.action.endswith(" person") for one in corrections):
        return people, frozenset()

    def renamed(one: Person, name: str, key: str | None, mark: str | None) -> Person:
        if key is None:
            return replace(one, name=name, rule_name=one.rule_name or one.name)
        why = (Reason(kind="correction", a="", b=""),)
        return replace(one, key=key, name=name, place=mark or one.place, reasons=why, score=1.0)

    work = Relabel("person", people.keys, people.people, known, renamed)
    work.apply(corrections, subject, outcome)
    for key in set(work.redirects.values()):
        target = work.found.get(key)
        if target is not None:
            work.found[key] = replace(target, reasons=(*target.reasons, Reason(kind="correction", a="", b="")))
    return (
        replace(people, keys=tuple(work.keys), people=work.found, redirects={**people.redirects, **work.redirects}),
        frozenset(work.redirects),
    )


def correct_units(
    units: Units,
    subject: Callable[[int], Subject],
    known: Iterable[Known],
    corrections: Sequence[Correction],
    outcome: Outcome,
) -> tuple[Units, frozenset[str]]:
    """The units with corrections, and the keys that one of them merged away; their names stay as aliases."""
    if not any(one.action.endswith(" unit") for one in corrections):
        return units, frozenset()

    def renamed(one: Unit, name: str, key: str | None, mark: str | None) -> Unit:
        if key is None:
            return replace(one, name=name, rule_name=one.rule_name or one.name)
        return replace(one, key=key, name=name, identity=mark or one.identity)

    work = Relabel("unit", units.keys, units.units, known, renamed)
    work.apply(corrections, subject, outcome)

    def now(key: str | None) -> str | None:
        return work.redirects.get(key, key) if key is not None else None

    found = {
        key: replace(
            unit,
            parent=now(unit.parent) if now(unit.parent) != key else None,
            successor=now(unit.successor) if now(unit.successor) != key else None,
        )
        for key, unit in work.found.items()
    }
    aliases = {(a.unit, a.alias, a.source): a for a in sorted(units.aliases, key=lambda a: (a.unit, a.alias, a.source))}
    moved: dict[tuple[str, str, str], Alias] = {}
    for alias in aliases.values():
        unit = now(alias.unit)
        if unit in found:
            moved.setdefault((unit, alias.alias, alias.source), replace(alias, unit=unit))
    for key, one in units.units.items():
        unit = now(key)
        if unit in found and found[unit].name != one.name:
            moved.setdefault((unit, one.name, ""), Alias(unit=unit, alias=one.name))
    return (
        Units(
            keys=tuple(work.keys),
            units=found,
            aliases=frozenset(moved.values()),
            redirects={**units.redirects, **work.redirects},
        ),
        frozenset(work.redirects),
    )


def forced_privacy(corrections: Iterable[Correction], names: Mapping[str, str]) -> dict[tuple[int | None, str], bool]:
    """Names that corrections call private (True) or public; ``about`` is a name or a key given earlier."""
    return {
        (one.article, name_key(names.get(one.about, one.about))): one.action == "private person"
        for one in corrections
        if one.action in ("private person", "public person")
    }


def note_privacy(
    corrections: Iterable[Correction], names: Mapping[str, str], mentions: Iterable[_WithText], outcome: Outcome
) -> None:
    """Say of each correction about privacy whether its name is anywhere."""
    written = {name_key(mention.text) for mention in mentions}
    for one in corrections:
        if one.action in ("private person", "public person"):
            name = names.get(one.about, one.about)
            if name_key(name) in written:
                outcome.done(one, 1)
            else:
                outcome.failed(one, f"no article names {name!r}")
