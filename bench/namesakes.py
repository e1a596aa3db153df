"""Are mentions of one name led to the right people? On groups of short articles in which the people are marked.

python -m bench.namesakes data/namesakes/dev.txt [--errors]

Each group is read as an archive of its own, through find_mentions and resolve. Pairs: of two mentions in a group
whether they are one person. B-cubed: of every mention, how much of its found person is its own, and how much of its
person was found. A mention not found, or left out by the privacy rule, is a person of its own.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from crawler.errors import SoyteError
from crawler.items import UNKNOWN_SOURCE, Source
from pipelines import find_mentions
from pipelines.owners import SourceFacts
from pipelines.provinces import provinces, today
from pipelines.resolve import resolve
from pipelines.resolve_rows import ArticleRow, MentionRow, Place, Resolution, RoleRow

_MARK = re.compile(r"\{([^{}=]+)=(\w+)\}")
_MINISTRY = "bo-y-te"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mention of a person: where it stands and whom it means."""

    start: int
    end: int
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    published: str
    source: str
    text: str
    people: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles of one archive; ``kind`` says what makes them hard."""

    name: str
    kind: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one marked mention was led to; None: to nobody."""

    place: str
    text: str
    person: str
    key: str | None


def read_groups(path: Path) -> list[Group]:
    """The groups of a marked file.

    Raises:
        SoyteError: a line is not of the format; the message names file and line.
    """
    groups: list[Group] = []
    texts: list[Text] = []
    head: tuple[str, str] | None = None
    lines = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines()
    for number, line in enumerate([*lines, "## "], 1):
        if line.startswith("## "):
            if head is not None:
                groups.append(Group(name=head[0], kind=head[1], texts=tuple(texts)))
            name, _, kind = line[3:].partition(" ")
            head, texts = (name, kind), []
        elif line.startswith("@ "):
            published, _, source = line[2:].partition(" | ")
            if source not in (*provinces(), "-", _MINISTRY):
                raise SoyteError(f"{path}:{number}: no province has the key {source!r} (data/reference/provinces.csv)")
            texts.append(Text(published=date.fromisoformat(published).isoformat(), source=source, text="", people=()))
        elif line.strip():
            if not texts or texts[-1].text:
                raise SoyteError(f"{path}:{number}: a text stands in one line, under a line '@ day | source'")
            texts[-1] = _text(texts[-1], line)
    return groups


def _text(head: Text, marked: str) -> Text:
    text, last, people = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        people.append(Marked(start=len(text), end=len(text) + len(mark[1]), person=mark[2]))
        text, last = text + mark[1], mark.end()
    return Text(published=head.published, source=head.source, text=text + marked[last:], people=tuple(people))


def facts(source: str) -> SourceFacts:
    """What is known of a source: the department of a province (also of one that is part of another now), or nothing."""
    if source == "-":
        return SourceFacts()
    if source == _MINISTRY:
        return SourceFacts(owner_unit="Bộ Y tế")
    now = today(source)
    province = provinces()[now]
    former = source if provinces()[source].valid_to is not None and source != f"{now}-truoc-2025" else None
    return SourceFacts(owner_unit=f"Sở Y tế {province.place}", province=now, former=former)


def answers(group: Group) -> list[Answer]:
    """Read and resolve a group; what each of its marked mentions was led to."""
    resolution, places = _resolved(group)
    found = []
    for number, text in enumerate(group.texts):
        for one in text.people:
            at = next((p for p in places if p[0] == number and p[2] < one.end and one.start < p[3]), None)
            found.append(
                Answer(
                    place=f"{group.name}.{number + 1}",
                    text=text.text[one.start : one.end],
                    person=one.person,
                    key=resolution.targets.get(at) if at is not None else None,
                )
            )
    return found


def _resolved(group: Group) -> tuple[Resolution, list[Place]]:
    articles: list[ArticleRow] = []
    mentions: list[MentionRow] = []
    roles: list[RoleRow] = []
    sources: dict[str, SourceFacts] = {}
    for number, text in enumerate(group.texts):
        key = UNKNOWN_SOURCE.key if text.source == "-" else text.source
        sources[key] = known = facts(text.source)
        day = text.published
        articles.append(
            ArticleRow(
                id=number, source=key, text_digest=f"{number}", characters=len(text.text),
                first_seen_at=f"{day}T00:00:00Z", published_at=day, published_to=day, published_on=day, month=day[:7],
            )
        )  # fmt: skip
        source = Source(key=key, name=known.owner_unit or key, owner_unit=known.owner_unit)
        for mention in find_mentions(text.text, published=date.fromisoformat(day), source=source):
            if mention.kind == "date":
                continue
            place = (number, "body", mention.start, mention.end, mention.kind)
            mentions.append(
                MentionRow(
                    place=place, text=mention.text, titles=mention.titles, courtesy=mention.courtesy,
                    privacy=mention.privacy, unit_kind=mention.unit_kind, number=mention.number,
                )
            )  # fmt: skip
            roles += [
                RoleRow(place=place, number=n, role=role.role, unit_text=role.unit, change=role.change)
                for n, role in enumerate(mention.roles)
            ]
    places = [row.place for row in mentions if row.place[4] == "person"]
    return resolve(articles, mentions, roles, sources), places


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Pairs rightly joined, joined, and of one person; the sums of B-cubed precision and recall over mentions."""

    right: int = 0
    joined: int = 0
    wanted: int = 0
    precision: float = 0.0
    recall: float = 0.0
    mentions: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            right=self.right + other.right,
            joined=self.joined + other.joined,
            wanted=self.wanted + other.wanted,
            precision=self.precision + other.precision,
            recall=self.recall + other.recall,
            mentions=self.mentions + other.mentions,
        )

    def line(self) -> str:
        pairs = _shares(self.right, self.joined, self.wanted)
        mentions = self.mentions or 1
        p, r = self.precision / mentions, self.recall / mentions
        return f"{pairs}   {p:.3f} {r:.3f} {2 * p * r / (p + r) if p + r else 0:.3f}   {self.mentions:5}"


def _shares(right: int, joined: int, wanted: int) -> str:
    p, r = right / joined if joined else 1.0, right / wanted if wanted else 1.0
    return f"{p:.3f} {r:.3f} {2 * right / (joined + wanted) if joined + wanted else 1.0:.3f}"


def figures(found: Sequence[Answer]) -> Figures:
    """The figures of one group."""
    keys = [one.key if one.key is not None else f"nobody {n}" for n, one in enumerate(found)]
    people = [one.person for one in found]
    pairs = list(combinations(range(len(found)), 2))
    same_key, same_person = Counter(keys), Counter(people)
    both = Counter(zip(keys, people, strict=True))
    return Figures(
        right=sum(keys[a] == keys[b] and people[a] == people[b] for a, b in pairs),
        joined=sum(keys[a] == keys[b] for a, b in pairs),
        wanted=sum(people[a] == people[b] for a, b in pairs),
        precision=sum(both[key, person] / same_key[key] for key, person in zip(keys, people, strict=True)),
        recall=sum(both[key, person] / same_person[person] for key, person in zip(keys, people, strict=True)),
        mentions=len(found),
    )


def _wrong(found: Sequence[Answer]) -> Iterator[str]:
    got = figures(found)
    if got.right == got.joined == got.wanted:
        return
    for one in found:
        yield f"    {one.place} {one.text} is {one.person}, led to {one.key}"


def _by_kind(groups: Iterable[Group]) -> Iterator[tuple[str, Figures, list[str]]]:
    kinds: dict[str, tuple[Figures, list[str]]] = {}
    for group in groups:
        found = answers(group)
        before, errors = kinds.get(group.kind, (Figures(), []))
        kinds[group.kind] = (before + figures(found), [*errors, *_wrong(found)])
    yield from ((kind, *rest) for kind, rest in kinds.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the groups that are not told rightly")
    options = parser.parse_args()
    groups = read_groups(options.file)
    print(f"{options.file.name}: {len(groups)} groups, {sum(len(group.texts) for group in groups)} articles")
    print(f"{'':64} {'pairs P':>7} {'R':>3} {'F1':>6}   {'B3 P':>5} {'R':>3} {'F1':>6}   mentions")
    whole = Figures()
    for kind, got, errors in _by_kind(groups):
        whole += got
        if not options.errors:
            print(f"{kind[:64]:64} {got.line()}")
        elif errors:
            print(f"{kind[:64]:64} {got.line()}", *errors, sep="\n")
    print(f"{'all':64} {whole.line()}")


if __name__ == "__main__":
    main()
