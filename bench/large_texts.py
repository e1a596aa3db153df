"""Texts for a generated archive: the sentences of data/corpus and data/sample with their names, dates and numbers anew.

A sentence is cut into parts once: what mentions and topics it holds, which numbers and places. An article is a run of
such sentences, half of them from one article of the corpus, with the names, days and diseases of its own province and
time. So common phrases are as common as they are in real news, and names, places, numbers and medicines are rare.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from bench.large_names import Names, Person
from crawler.corpus import read_corpus
from crawler.items import Mention
from crawler.sample.content import read_sites
from pipelines import find_mentions
from pipelines.reference import REFERENCE, rows
from pipelines.topics import find_topics, topics

_CORPUS = REFERENCE.parent / "corpus"
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_PLACE = re.compile(r"(?:huyện|xã|phường|thị trấn|thị xã) [A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+){0,2}")

_NAMING = ("person", "unit", "document", "topic", "date")

#: What news says where it does not name: the corpus names far more than news does.
_UNNAMED = {"person": "lãnh đạo", "unit": "đơn vị", "date": "thời gian qua"}

#: A part of a sentence: what it is, its text, and what belongs to it.
Part = tuple[str, str, Any]
#: A mention or topic place as found while a text was put together: kind, start, end, and what belongs to it.
Found = tuple[str, int, int, Any]


@dataclass(slots=True)
class Sentences:
    """The material: sentences by the article they come from, titles apart."""

    titles: list[tuple[Part, ...]] = field(default_factory=list)
    groups: list[list[tuple[Part, ...]]] = field(default_factory=list)
    every: list[tuple[Part, ...]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Setting:
    """Where and when an article is written."""

    line: str  # province as it was, "" for the whole country
    day: date
    subject: str  # the disease it is about
    person: Person | None = None  # the one named last


@cache
def sentences() -> Sentences:
    """Everything in the train and dev parts of the corpus and in the sample sites; the test parts are never read."""
    found = Sentences()
    for title, lines in _texts():
        found.titles.append(title)
        found.groups.append(lines)
        found.every += lines
    # Lines that name nobody are rarer in the corpus than in news.
    plain = [line for line in found.every if sum(part[0] in _NAMING for part in line) <= 1]
    found.every += plain * 6
    random.Random(1).shuffle(found.every)
    return found


def _texts() -> Iterator[tuple[tuple[Part, ...], list[tuple[Part, ...]]]]:
    for part in ("train", "dev"):
        for article in read_corpus(_CORPUS / f"{part}.jsonl"):
            marks = [(m["kind"], m["start"], m["end"]) for m in article["mentions"]]
            yield _cut(article["text"], marks)
    for site in read_sites():
        for sample in site.articles:
            lines = [sample.title, *([sample.lead] if sample.lead else [])]
            lines += [" ".join(text.split()) for block in sample.blocks for text in block.texts]
            text = "\n".join(line for line in lines if line)
            yield _cut(text, [(m.kind, m.start, m.end) for m in find_mentions(text, sample.published.date())])


def _cut(text: str, marks: list[tuple[str, int, int]]) -> tuple[tuple[Part, ...], list[tuple[Part, ...]]]:
    """A text's lines as parts; the first is the title."""
    units = [
        Mention(kind="unit", field="text", start=start, end=end, text=text[start:end], rule="unit", confidence=1.0)
        for kind, start, end in marks if kind == "unit"
    ]  # fmt: skip
    spans: list[tuple[int, int, str, Any]] = [(start, end, kind, None) for kind, start, end in marks]
    kinds = {topic.key: topic.kind for topic in topics()}
    hits = find_topics({"text": text}, units)
    spans += [(hit.start, hit.end, "topic", (hit.topic, kinds[hit.topic])) for hit in hits]
    spans += [(m.start(), m.end(), "place", None) for m in _PLACE.finditer(text)]
    spans += [(m.start(), m.end(), "number", None) for m in _NUMBER.finditer(text)]
    lines: list[tuple[Part, ...]] = []
    parts: list[Part] = []
    at = 0
    for start, end, kind, extra in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < at or "\n" in text[start:end]:
            continue
        *whole, rest = text[at:start].split("\n")
        for line in whole:
            lines.append((*parts, ("plain", line, None)))
            parts = []
        parts += [("plain", rest, None), (kind, text[start:end], extra)]
        at = end
    *whole, rest = text[at:].split("\n")
    for line in whole:
        lines.append((*parts, ("plain", line, None)))
        parts = []
    lines.append((*parts, ("plain", rest, None)))
    kept = [tuple(part for part in line if part[1]) for line in lines]
    kept = [line for line in kept if line]
    return kept[0], kept[1:] or kept


@cache
def _terms() -> dict[str, list[str]]:
    """The words of each topic, the usual one first."""
    return {row["key"]: [word.strip() for word in row["terms"].split(";") if word.strip()] for row in rows("topics")}


@cache
def _of_kind() -> dict[str, tuple[list[str], list[float]]]:
    """The topics of a kind in order, with cumulated shares: a few make up most of the news."""
    found: dict[str, list[str]] = {}
    for topic in topics():
        if _terms().get(topic.key):
            found.setdefault(topic.kind, []).append(topic.key)
    return {kind: (keys, list(accumulate(1 / (1 + n) for n in range(len(keys))))) for kind, keys in found.items()}


def subject(rng: random.Random, day: date) -> str:
    """A disease as the season and the year have it."""
    if date(2020, 2, 1) <= day < date(2022, 6, 1) and rng.random() < 0.6:
        return "covid-19"
    if 6 <= day.month <= 11 and rng.random() < 0.25:
        return "sot-xuat-huyet"
    keys, weights = _of_kind()["disease"]
    return rng.choices(keys, cum_weights=weights)[0]


class Writer:
    """Puts sentences together. One for the whole archive; all choices come from its random numbers."""

    def __init__(self, rng: random.Random, names: Names) -> None:
        self.rng = rng
        self.names = names
        self.material = sentences()

    def title(self, setting: Setting) -> tuple[str, list[Found]]:
        titles = self.material.titles
        return self._put([titles[int(len(titles) * self.rng.random() ** 1.2)]], setting)

    def body(self, setting: Setting, characters: int) -> tuple[str, list[Found]]:
        """A text of about so many characters, a sentence or two on each line."""
        random_, every = self.rng.random, self.material.every
        group = self.material.groups[int(len(self.material.groups) * random_() ** 1.3)]
        at, lines, length = 0, [], 0
        while length < characters:
            if random_() < 0.3 and at < len(group):
                line = group[at]
                at += 1
            else:
                line = every[int(len(every) * random_() ** 1.6)]
            lines.append(line)
            length += sum(len(part[1]) for part in line) + 1
        return self._put(lines, setting)

    def _put(self, lines: list[tuple[Part, ...]], setting: Setting) -> tuple[str, list[Found]]:
        rng, random_ = self.rng, self.rng.random
        pieces: list[str] = []
        found: list[Found] = []
        length = 0
        for number, line in enumerate(lines):
            if number:
                separator = "\n" if number % 2 else " "
                pieces.append(separator)
                length += 1
            for kind, text, extra in line:
                more = None
                if kind == "plain":
                    pass
                elif kind in _UNNAMED and random_() < 0.4:
                    text = _UNNAMED[kind]
                elif kind == "number":
                    text = str(int(10 ** (random_() * 4)))
                elif kind == "person":
                    text, more = self._person(text, setting)
                elif kind == "unit":
                    unit = self._unit(setting.line)
                    names = unit.aliases
                    text, more = (names[int(len(names) * random_())] if names and random_() < 0.4 else unit.name), unit
                elif kind == "place":
                    places = self.names.places[setting.line] or self.names.places[""]
                    text = places[int(len(places) * random_() ** 1.5)]
                elif kind == "topic":
                    text, more = self._topic(text, extra, setting)
                elif kind == "date":
                    text, more = _day(rng, setting.day)
                elif kind == "document":
                    papers = self.names.papers
                    more = papers[int(len(papers) * random_() ** 2.5)]
                    text = f"{more.type} số {more.number}"
                if more is not None:
                    found.append((kind, length, length + len(text), more))
                pieces.append(text)
                length += len(text)
                if kind == "person" and more is not None and more.posts and random_() < 0.25:
                    role, unit = more.posts[int(len(more.posts) * random_())]
                    tail = f", {role} {unit.name}"
                    found.append(("role", found[-1][1], found[-1][2], (role, unit)))
                    found.append(("unit", length + len(tail) - len(unit.name), length + len(tail), unit))
                    pieces.append(tail)
                    length += len(tail)
            if random_() < 0.04:
                word = f" ({self.names.words[int(len(self.names.words) * random_() ** 2)].capitalize()})"
                pieces.append(word)
                length += len(word)
        return "".join(pieces), found

    def _person(self, text: str, setting: Setting) -> tuple[str, Person]:
        known = setting.person
        if known is not None and " " not in text:
            return known.name.rpartition(" ")[2], known
        people = self.names.people[setting.line if self.rng.random() < 0.85 else ""] or self.names.people[""]
        # Who holds office changes every few years; one in six is somebody whom hardly any article names.
        known_share = 3 if self.rng.random() < 0.84 else 1
        place = int(len(people) * self.rng.random() ** known_share) + (setting.day.year // 3) * 29
        setting.person = people[place % len(people)]
        return setting.person.name, setting.person

    def _unit(self, line: str) -> Any:
        units = self.names.units[line if self.rng.random() < 0.85 else ""]
        return units[int(len(units) * self.rng.random() ** 2.2)]

    def _topic(self, text: str, topic: tuple[str, str], setting: Setting) -> tuple[str, str]:
        key, kind = topic
        lot = self.rng.random()
        if kind == "disease" and lot < 0.8:
            key = setting.subject
        elif kind == "disease" or lot < 0.5:
            keys, weights = _of_kind()[kind]
            key = self.rng.choices(keys, cum_weights=weights)[0]
        else:
            return text, key
        return _terms()[key][0], key


def _day(rng: random.Random, day: date) -> tuple[str, tuple[str, str]]:
    """A date near the day of publication, as news writes it, with its ISO form and precision."""
    other = day - timedelta(days=int(40 * rng.random() ** 2))
    lot = rng.random()
    if lot < 0.55:
        return f"ngày {other.day}/{other.month}/{other.year}", (other.isoformat(), "day")
    if lot < 0.75:
        return f"ngày {other.day}/{other.month}", (other.isoformat(), "day")
    if lot < 0.9:
        return f"tháng {other.month}/{other.year}", (f"{other.year}-{other.month:02}", "month")
    return f"năm {other.year}", (str(other.year), "year")
