"""The sentences of an article that name a topic, cut from its own text, with who is named in them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.browse.highlight import Piece, Span, pieces
from pipelines.nlp import sentences

#: A sentence longer than this is cut around what it is shown for: lists and tables have no full stops.
LONGEST = 600

#: So many sentences of an article are shown; the article has them all.
MOST_QUOTES = 4

Place = tuple[str, int, int]  # field, start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person or unit that the sentences name; ``roles``: (role, key of the unit, its name), as they say."""

    kind: str  # person | unit
    key: str
    name: str
    roles: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence; in ``pieces`` the topic's words are marked, and people and units are linked."""

    field: str
    text: str
    pieces: list[Piece]


@dataclass(slots=True, kw_only=True)
class Quoted:
    """What an article says of the topic."""

    quotes: list[Quote] = field(default_factory=list)
    more: int = 0  # further sentences
    named: list[Named] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A sentence by its place in a field."""

    field: str
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


def stretches(texts: Mapping[str, str], places: Iterable[Place]) -> list[tuple[Stretch, list[Place]]]:
    """The sentences that hold these places, in the order of the fields and of the text, each once.

    Places outside of their text (read by other code than the text) are passed over.
    """
    order = {name: number for number, name in enumerate(texts)}
    found: dict[Stretch, list[Place]] = {}
    for name, start, end in sorted(places, key=lambda place: (order.get(place[0], 99), place[1])):
        text = texts.get(name, "")
        if not 0 <= start < end <= len(text):
            continue
        if found:
            last = next(reversed(found))
            if last.field == name and last.start <= start and end <= last.end:
                found[last].append((name, start, end))
                continue
        found[_around(text, name, start, end)] = [(name, start, end)]
    return list(found.items())


def _around(text: str, name: str, start: int, end: int) -> Stretch:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)]
    inside = (one for one in sentences(line) if one.start <= start - begin and end - begin <= one.end)
    sentence = next(inside, None)
    first, last = (begin + sentence.start, begin + sentence.end) if sentence else (begin, begin + len(line))
    if last - first <= LONGEST:
        return Stretch(field=name, start=first, end=last)
    # Cut between words, a third of the room before the hit.
    low, high = first, last
    if start - first > LONGEST // 3:
        low = text.find(" ", start - LONGEST // 3, start) + 1 or start - LONGEST // 3
    if last - end > LONGEST * 2 // 3:
        space = text.rfind(" ", end, end + LONGEST * 2 // 3)
        high = space if space >= 0 else end + LONGEST * 2 // 3
    return Stretch(field=name, start=low, end=high, cut_before=low > first, cut_after=high < last)


def read_quotes(conn: sqlite3.Connection, topic: str, articles: Sequence[int]) -> dict[int, Quoted]:
    """By article: the sentences that name the topic, and who is named in them."""
    marks = ", ".join("?" * len(articles))
    found: dict[int, Quoted] = {}
    mentions = _mentions(conn, marks, articles)
    captions: dict[int, dict[str, str]] = defaultdict(dict)
    for article, number, text in conn.execute(
        f"select article, number, text from captions where article in ({marks})", list(articles)
    ):
        captions[article][f"caption:{number}"] = text
    for row in conn.execute(
        f"""
        select a.id, a.title, coalesce(a.lead, ''), t.body, p.places
        from articles a join article_texts t on t.article = a.id
        join article_topics p on p.article = a.id and p.topic = ?
        where a.id in ({marks})
        """,
        [topic, *articles],
    ):
        texts = {"title": row[1], "lead": row[2], "body": row[3], **captions[row[0]]}
        found[row[0]] = _quoted(texts, json.loads(row[4]), mentions[row[0]])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    field: str
    start: int
    end: int
    kind: str
    key: str
    name: str
    roles: tuple[tuple[str, str | None, str | None], ...]


def _mentions(conn: sqlite3.Connection, marks: str, articles: Sequence[int]) -> dict[int, list[_Mention]]:
    roles: dict[tuple[int, str, int], list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for article, name, start, role, unit, unit_name, unit_text in conn.execute(
        f"""
        select r.article, r.field, r.start, r.role, r.unit, u.name, r.unit_text from mention_roles r
        left join units u on u.key = r.unit where r.article in ({marks}) and r.kind = 'person'
        order by r.article, r.field, r.start, r.number
        """,
        list(articles),
    ):
        roles[article, name, start].append((role, unit, unit_name or unit_text))
    found: dict[int, list[_Mention]] = defaultdict(list)
    for article, name, start, end, kind, key, known_as in conn.execute(
        f"""
        select m.article, m.field, m.start, m.end, m.kind, coalesce(m.person, m.unit), coalesce(p.name, u.name)
        from mentions m left join people p on p.key = m.person left join units u on u.key = m.unit
        where m.article in ({marks}) and (m.person is not null or m.unit is not null)
        """,
        list(articles),
    ):
        found[article].append(
            _Mention(
                field=name,
                start=start,
                end=end,
                kind=kind,
                key=key,
                name=known_as or key,
                roles=tuple(roles.get((article, name, start), ())) if kind == "person" else (),
            )
        )
    return found


def _quoted(texts: Mapping[str, str], places: list[Place], mentions: list[_Mention]) -> Quoted:
    found = stretches(texts, [(name, start, end) for name, start, end in places])
    quoted = Quoted(more=max(0, len(found) - MOST_QUOTES))
    named: dict[tuple[str, str], Named] = {}
    for number, (stretch, hits) in enumerate(found):
        inside = [
            one for one in mentions
            if one.field == stretch.field and stretch.start <= one.start and one.end <= stretch.end
        ]  # fmt: skip
        for one in inside:
            before = named.get((one.kind, one.key))
            roles = dict.fromkeys([*(before.roles if before else ()), *one.roles])
            named[one.kind, one.key] = Named(kind=one.kind, key=one.key, name=one.name, roles=tuple(roles))
        if number < MOST_QUOTES:
            quoted.quotes.append(_quote(texts[stretch.field], stretch, hits, inside))
    quoted.named = sorted(named.values(), key=lambda one: (one.kind, one.name))
    return quoted


def _quote(text: str, stretch: Stretch, hits: list[Place], inside: list[_Mention]) -> Quote:
    at = stretch.start
    spans = [Span(start=start - at, end=end - at, kind="hit") for _, start, end in hits]
    spans += [Span(start=one.start - at, end=one.end - at, kind=one.kind, key=one.key) for one in inside]
    sentence = text[at : stretch.end]
    shown = pieces(sentence, spans)
    shown = [*([Piece("… ")] if stretch.cut_before else []), *shown, *([Piece(" …")] if stretch.cut_after else [])]
    return Quote(field=stretch.field, text=sentence, pieces=shown)
