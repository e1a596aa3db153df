"""Which people of an annotated corpus file the privacy rule hides, and which it shows.

    python -m bench.privacy data/corpus/dev.jsonl [--errors]

The file is read as one archive, every article of a province of its own unless its source says more. Counted are the
mentions of people that soyte finds and the annotation has: the private ones should be hidden, the others shown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crawler.corpus import Article, read_corpus
from pipelines import find_mentions
from pipelines.owners import SourceFacts
from pipelines.resolve import resolve
from pipelines.resolve_rows import ArticleRow, MentionRow, Resolution, RoleRow

#: How much of a text is printed to either side of a name.
_BESIDE = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A mention that was found and annotated."""

    article: int
    start: int
    end: int
    private: bool
    hidden: str | None
    sign: str | None


def judged(articles: Sequence[Article], *, strict: bool = False) -> Iterator[Judged]:
    """What the rule says of every mention that was found and annotated."""
    read = [find_mentions(article["text"], date.fromisoformat(article["published"])) for article in articles]
    people = {
        (number, mention.start): mention
        for number, found in enumerate(read)
        for mention in found
        if mention.kind == "person"
    }
    hidden = {(place[0], place[2]): why for place, why in _resolved(articles, strict=strict).hidden.items()}
    for number, article in enumerate(articles):
        for wanted in article["mentions"]:
            if wanted["kind"] != "person":
                continue
            for start in (s for n, s in people if n == number):
                mention = people[number, start]
                if start < wanted["end"] and wanted["start"] < mention.end:
                    yield Judged(
                        article=number,
                        start=start,
                        end=mention.end,
                        private=wanted.get("private", False),
                        hidden=hidden.get((number, start)),
                        sign=mention.privacy,
                    )
                    break


def _resolved(articles: Sequence[Article], *, strict: bool) -> Resolution:
    rows: list[ArticleRow] = []
    mentions: list[MentionRow] = []
    roles: list[RoleRow] = []
    sources: dict[str, SourceFacts] = {}
    for number, article in enumerate(articles):
        key, day = f"s{number}", article["published"]
        sources[key] = SourceFacts(owner_unit=article["source_unit"])
        rows.append(
            ArticleRow(
                id=number, source=key, text_digest=key, characters=len(article["text"]),
                first_seen_at=f"{day}T00:00:00Z", published_at=day, published_to=day, published_on=day, month=day[:7],
            )
        )  # fmt: skip
        for mention in find_mentions(article["text"], date.fromisoformat(day)):
            if mention.kind == "date":
                continue
            place = (number, "body", mention.start, mention.end, mention.kind)
            mentions.append(
                MentionRow(
                    place=place,
                    text=mention.text,
                    titles=mention.titles,
                    privacy=mention.privacy,
                    unit_kind=mention.unit_kind,
                    number=mention.number,
                )
            )
            roles += [
                RoleRow(place=place, number=n, role=role.role, unit_text=role.unit)
                for n, role in enumerate(mention.roles)
            ]
    return resolve(rows, mentions, roles, sources, strict_privacy=strict)


def _line(article: Article, one: Judged) -> str:
    text = article["text"]
    before = text[max(0, one.start - _BESIDE) : one.start]
    shown = f"{before}[{text[one.start : one.end]}]{text[one.end : one.end + _BESIDE]}".replace("\n", " ¶ ")
    return f"  {article['id']} {one.hidden or 'shown'} ({one.sign or 'no sign'}): {shown}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the mentions that are judged wrongly")
    options = parser.parse_args()
    articles = read_corpus(options.file)
    print(f"{options.file.name}: {len(articles)} articles")
    print(f"{'rule':8} {'private: hidden':>16} {'shown':>6} {'':>7}   {'public: hidden':>14} {'shown':>6}")
    for rule in ("named", "strict"):
        found = list(judged(articles, strict=rule == "strict"))
        counts = Counter((one.private, one.hidden is not None) for one in found)
        figures = []
        for private in (True, False):
            hidden, all_of = counts[private, True], counts[private, True] + counts[private, False]
            figures.append((hidden, all_of - hidden, 100 * hidden / all_of if all_of else 0.0))
        (a, b, c), (d, e, f) = figures
        print(f"{rule:8} {a:16} {b:6} {c:6.1f}%   {d:14} {e:6} {f:6.1f}%")
        if options.errors:
            for title, private in (("private but shown", True), ("public but hidden", False)):
                wrong = [one for one in found if one.private is private and (one.hidden is None) is private]
                print(f"\n{rule}: {title}", *(_line(articles[one.article], one) for one in wrong), "", sep="\n")


if __name__ == "__main__":
    main()
