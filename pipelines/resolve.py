"""What needs many articles: duplicates, people, units, documents, positions, monthly counts.

Plain rows in, plain rows out; a function of the set of rows, so that one crawl, two merged archives and a re-extraction
come to the same result. The only memory are the keys of people and units given earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from crawler.items import UNKNOWN_SOURCE
from pipelines.camps import PersonMention
from pipelines.correct_entities import correct_people, correct_units, forced_privacy, note_privacy
from pipelines.corrections import Correction, Outcome, Subject
from pipelines.namesakes import NOWHERE
from pipelines.offices import beside_of, offices_of, seats_of
from pipelines.own_units import own_facts
from pipelines.owners import SourceFacts
from pipelines.provinces import line_of, province_on
from pipelines.resolve_counts import UNSEEN, find_duplicates, rollups, seen_by_key
from pipelines.resolve_documents import DocumentMention, resolve_documents
from pipelines.resolve_people import resolve_people
from pipelines.resolve_positions import Position, Saying, conflicts, plain_role, resolve_positions, with_units
from pipelines.resolve_rows import ArticleRow, MentionRow, Place, Resolution, RoleRow
from pipelines.resolve_units import UnitMention, Units, forget_names, resolve_units
from pipelines.slugs import Known


def resolve(
    articles: Sequence[ArticleRow],
    mentions: Sequence[MentionRow],
    roles: Sequence[RoleRow],
    sources: Mapping[str, SourceFacts],
    known_people: Iterable[Known] = (),
    known_units: Iterable[Known] = (),
    chrome: Mapping[str, Sequence[str]] = MappingProxyType({}),
    *,
    strict_privacy: bool = False,
    alike: Sequence[tuple[int, int]] = (),
    corrections: Sequence[Correction] = (),
    outcome: Outcome | None = None,
) -> Resolution:
    """Resolve a whole archive.

    Args:
        sources: facts by source key; an article of a source not named here is of an unknown one.
        known_people, known_units: the keys given earlier. They are kept, whoever is mentioned now.
        alike: pairs of articles that are one story in nearly the same words (see `pipelines.near_duplicates`).
        chrome: by source, texts that stand on many of its pages: they name who it is, where nobody else does.
        strict_privacy: show nobody for taking part in public alone (see `pipelines.resolve_private`).
        corrections: those of people and units; they win over what is found.
        outcome: what became of them is noted here.
    """
    outcome = outcome if outcome is not None else Outcome()
    known_people, known_units = list(known_people), list(known_units)
    by_id = {article.id: article for article in articles}
    day_of = {article.id: article.published_on for article in articles}
    people_rows = [row for row in mentions if row.place[4] == "person"]
    unit_rows = [row for row in mentions if row.place[4] == "unit"]
    document_rows = [row for row in mentions if row.place[4] == "document"]
    named_roles = [row for row in roles if row.unit_text]
    sources = _whose(sources, articles, unit_rows, chrome)

    def unit_mention(article: int, text: str, kind: str | None, of_post: bool) -> UnitMention:
        source, day = by_id[article].source, day_of[article]
        return UnitMention(article=article, source=source, day=day, text=text, kind=kind, of_post=of_post)

    units = resolve_units(
        [unit_mention(row.place[0], row.text, row.unit_kind, False) for row in unit_rows]
        + [unit_mention(row.place[0], row.unit_text or "", None, True) for row in named_roles],
        sources,
        known_units,
    )
    unit_places = [row.place for row in unit_rows] + [row.place for row in named_roles]
    forget_names()
    units, merged_units = correct_units(
        units, lambda n: _subject(unit_places[n][0], by_id, sources), known_units, corrections, outcome
    )
    role_keys = units.keys[len(unit_rows) :]
    role_units = {(row.place, row.number): key for row, key in zip(named_roles, role_keys, strict=True)}
    homes = _homes(articles, sources, unit_rows, units)
    offices = offices_of(
        ((row.place, row.role, role_units.get((row.place, row.number)), row.unit_text) for row in roles),
        zip((row.place for row in unit_rows), units.keys, strict=False),
        units.units,
    )
    beside = beside_of(
        (row.place for row in people_rows if row.place not in offices),
        zip((row.place for row in unit_rows), units.keys, strict=False),
        units.units,
    )
    people = resolve_people(
        [
            PersonMention(
                article=row.place[0],
                text=row.text,
                home=homes[row.place[0]],
                day=day_of[row.place[0]],
                titles=row.titles,
                courtesy=row.courtesy,
                offices=offices.get(row.place, ()),
                beside=beside.get(row.place),
                privacy=row.privacy,
            )
            for row in people_rows
        ],
        known_people,
        strict_privacy=strict_privacy,
        seats=seats_of(units.units),
        forced=forced_privacy(corrections, {row.key: row.name for row in known_people}),
    )
    held = [frozenset(o.unit for o in offices.get(row.place, ()) if o.unit) for row in people_rows]
    people, merged_people = correct_people(
        people,
        lambda n: replace(_subject(people_rows[n].place[0], by_id, sources), units=held[n]),
        known_people,
        corrections,
        outcome,
    )
    note_privacy(corrections, {row.key: row.name for row in known_people}, people_rows, outcome)
    cited = [_citation(row, by_id[row.place[0]].source, sources) for row in document_rows]
    documents = resolve_documents(cited)

    targets: dict[Place, str | None] = {}
    targets.update((row.place, key) for row, key in zip(people_rows, people.keys, strict=True))
    targets.update((row.place, key) for row, key in zip(unit_rows, units.keys, strict=False))
    targets.update((row.place, key) for row, key in zip(document_rows, documents.keys, strict=True))
    positions, role_positions = _positions(roles, targets, role_units, day_of)

    people_seen = seen_by_key(zip(people.keys, (row.place[0] for row in people_rows), strict=True), day_of)
    unit_articles = (place[0] for place in unit_places)
    units_seen = seen_by_key(zip(units.keys, unit_articles, strict=True), day_of)
    documents_seen = seen_by_key(zip(documents.keys, (row.place[0] for row in document_rows), strict=True), day_of)
    return Resolution(
        duplicates=(duplicates := find_duplicates(articles, alike)),
        targets=targets,
        role_units=role_units,
        hidden={row.place: why for row, why in zip(people_rows, people.hidden, strict=True) if why},
        people={key: (person, people_seen.get(key, UNSEEN)) for key, person in people.people.items()},
        people_redirects=people.redirects,
        units={key: (unit, units_seen.get(key, UNSEEN)) for key, unit in units.units.items()},
        units_redirects=units.redirects,
        aliases=units.aliases,
        documents={key: (document, documents_seen[key].articles) for key, document in documents.documents.items()},
        positions=positions,
        role_positions=role_positions,
        conflicts=conflicts(positions.values(), {key: unit.line for key, unit in units.units.items()}),
        merges=frozenset({("people", key) for key in merged_people} | {("units", key) for key in merged_units}),
        rollups=rollups(articles, duplicates),
    )


def _whose(
    sources: Mapping[str, SourceFacts],
    articles: Sequence[ArticleRow],
    unit_rows: Sequence[MentionRow],
    chrome: Mapping[str, Sequence[str]],
) -> dict[str, SourceFacts]:
    """The sources' facts; of those that nobody described (crawled by address), what their own pages tell."""
    source_of = {article.id: article.source for article in articles}
    silent = {key for key in source_of.values() if sources.get(key, SourceFacts()) == SourceFacts()}
    silent.discard(UNKNOWN_SOURCE.key)  # files from anywhere have no owner in common
    named: dict[str, dict[int, set[str]]] = {key: defaultdict(set) for key in silent}
    for row in unit_rows:
        source = source_of[row.place[0]]
        if source in silent:
            named[source][row.place[0]].add(row.text)
    return {**sources, **{key: own_facts(chrome.get(key, ()), named[key].values()) for key in sorted(silent)}}


def _citation(row: MentionRow, source: str, sources: Mapping[str, SourceFacts]) -> DocumentMention:
    facts = sources.get(source)
    return DocumentMention(
        scope=(facts.province if facts else None) or source,
        number=row.number or row.text,
        type=row.document_type,
        issuer=row.issuer,
        date=row.iso,
    )


def _subject(article: int, by_id: Mapping[int, ArticleRow], sources: Mapping[str, SourceFacts]) -> Subject:
    row = by_id[article]
    facts = sources.get(row.source, SourceFacts())
    return Subject(article=article, source=row.source, province=facts.former or facts.province or "")


def _homes(
    articles: Sequence[ArticleRow], sources: Mapping[str, SourceFacts], unit_rows: Sequence[MentionRow], units: Units
) -> dict[int, str]:
    """The province that an article is about: its source's on that day, else the only one its units lie in."""
    lines: dict[int, set[str]] = defaultdict(set)
    for row, key in zip(unit_rows, units.keys, strict=False):
        if key is not None and (line := units.units[key].line) is not None:
            lines[row.place[0]].add(line)
    unknown = SourceFacts()
    homes: dict[int, str] = {}
    for article in articles:
        facts = sources.get(article.source, unknown)
        province = province_on(facts.former or facts.province, article.published_on)
        only = next(iter(lines[article.id])) if len(lines[article.id]) == 1 else NOWHERE
        homes[article.id] = line_of(province.key) if province is not None else only
    return homes


def _positions(
    roles: Sequence[RoleRow],
    targets: Mapping[Place, str | None],
    role_units: Mapping[tuple[Place, int], str | None],
    day_of: Mapping[int, str | None],
) -> tuple[dict[int, Position], dict[tuple[Place, int], int]]:
    """The positions, and which of them each post in a text says."""
    sayings: list[Saying] = []
    places: list[tuple[Place, int]] = []
    for row in roles:
        person = targets.get(row.place)
        if person is not None:
            places.append((row.place, row.number))
            sayings.append(
                Saying(
                    article=row.place[0],
                    day=day_of[row.place[0]],
                    person=person,
                    role=row.role,
                    unit=role_units.get((row.place, row.number)),
                    change=row.change,
                )
            )
    sayings = with_units(sayings)
    found = resolve_positions(sayings)
    ids = [found[saying.person, plain_role(saying.role)[1], saying.unit].id for saying in sayings]
    return {position.id: position for position in found.values()}, dict(zip(places, ids, strict=True))
