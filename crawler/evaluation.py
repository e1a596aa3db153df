"""How well people, units, dates and posts are found, measured on an annotated corpus file.

The corpus format and what counts as a mention are described in docs/annotation.md. Figures:

* exact: the span is the annotated one, but for what the guidelines leave free (a part of day before a date, a closing
  "(CDC)" after a unit); relaxed: the spans overlap, each counted once.
* date ISO: of the annotated dates that were found (relaxed), the share with the right ISO value.
* roles: distinct (person, role) of an article; pairs: distinct (person, role, unit).

Optional spans and posts count neither way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from crawler.corpus import KINDS, Article
from crawler.items import Source
from pipelines import find_mentions
from pipelines.nlp import recognise

Post = tuple[str, str | None]

# What the guidelines leave free at the edges of a date and of a unit.
DATE_START = re.compile(
    r"(?:(?:rạng )?(?:(?:sáng|trưa|chiều|tối|đêm|khuya)(?: (?:sớm|tối|muộn|khuya))?"
    r"|đầu|giữa|cuối|hết|từ|trước|sau|hôm|trong|cùng kỳ|nhiệm kỳ|giai đoạn|năm học"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)),?\s+(?:[-–]\s+)?)+",
    re.I,
)
DATE_END = re.compile(r"\s+(?:năm nay|này|tới|vừa qua)$", re.I)
UNIT_END = re.compile(r"\s*\([^()]*\)$")
TONES = {"uỷ": "ủy", "hoà": "hòa", "hoá": "hóa", "thuỷ": "thủy", "khoẻ": "khỏe", "sỹ": "sĩ"}


def fold(text: str | None) -> str:
    """Case, spaces, tone placement and end punctuation are no difference between two readings of a name."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip(" .,;:").casefold()
    for old, new in TONES.items():
        text = text.replace(old, new)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A mention, annotated or found; ``core`` is what exact matching compares."""

    kind: str
    start: int
    end: int
    text: str
    optional: bool = False
    iso: str | None = None
    #: Per post the accepted readings, the first being the annotator's own, and whether it is optional.
    posts: tuple[tuple[tuple[Post, ...], bool], ...] = ()

    @property
    def core(self) -> tuple[int, int]:
        start, end = self.start, self.end
        if self.kind == "date":
            if found := DATE_START.match(self.text):
                start += found.end() if found.end() < len(self.text) else 0
                if found.end() < len(self.text) and self.text[found.end()] == "(" and self.text.endswith(")"):
                    start, end = start + 1, end - 1  # "thứ bảy (20/9)": with the weekday goes the bracket
            if found := DATE_END.search(self.text):
                end -= len(found[0])
        elif self.kind == "unit" and (found := UNIT_END.search(self.text)):
            end -= len(found[0])
        return start, end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(slots=True)
class Tally:
    """Hits among what was wanted and what was found; ``found`` leaves the optional out."""

    hits: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, hits: int, wanted: int, found: int) -> None:
        self.hits += hits
        self.wanted += wanted
        self.found += found

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(slots=True)
class Scores:
    exact: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    relaxed: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    iso: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    pairs: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)


def gold_spans(article: Article) -> list[Span]:
    """The annotated mentions of a corpus object."""
    return [
        Span(
            kind=m["kind"],
            start=m["start"],
            end=m["end"],
            text=m["text"],
            optional=m["optional"],
            iso=m.get("iso"),
            posts=tuple(
                (tuple((p["role"], p["unit"]) for p in [post, *post.get("also", ())]), post.get("optional", False))
                for post in m.get("roles", ())
            ),
        )
        for m in article["mentions"]
    ]


def _overlap_hits(wanted: Sequence[Span], found: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Each wanted span with one found span that overlaps it, none used twice; equal cores are paired first."""
    pairs: list[tuple[Span, Span]] = []
    left = list(found)
    for test in (lambda a, b: a.core == b.core, Span.overlaps):
        for want in [w for w in wanted if all(w is not p[0] for p in pairs)]:
            if match := next((f for f in left if test(want, f)), None):
                pairs.append((want, match))
                left.remove(match)
    return pairs


def _score_kind(scores: Scores, name: str, kind: str, gold: Sequence[Span], guesses: Sequence[Span]) -> None:
    wanted = [s for s in gold if s.kind == kind and not s.optional]
    optional = [s for s in gold if s.kind == kind and s.optional]
    found = []
    for span in (s for s in guesses if s.kind == kind):
        free = any(span.overlaps(o) for o in optional) and not any(span.overlaps(w) for w in wanted)
        if not free:
            found.append(span)
    pairs = _overlap_hits(wanted, found)
    exact = [pair for pair in pairs if pair[0].core == pair[1].core]
    scores.exact[kind].add(len(exact), len(wanted), len(found))
    scores.relaxed[kind].add(len(pairs), len(wanted), len(found))
    if kind == "date":
        right = sum(want.iso == guess.iso for want, guess in pairs)
        scores.iso.add(right, len(pairs), len(pairs))
    for want, guess in pairs:
        if want.core != guess.core:
            scores.errors.append(f"{name} {kind} span: {want.text!r} found as {guess.text!r}")
        elif kind == "date" and want.iso != guess.iso:
            scores.errors.append(f"{name} date iso: {want.text!r} is {want.iso}, found {guess.iso}")
    scores.errors += [f"{name} {kind} missed: {w.text!r}" for w in wanted if all(w is not p[0] for p in pairs)]
    scores.errors += [f"{name} {kind} extra: {f.text!r}" for f in found if all(f is not p[1] for p in pairs)]


def _post(post: Post) -> tuple[str, str]:
    role, unit = post
    return fold(role), fold(UNIT_END.sub("", unit or ""))


def _score_posts(scores: Scores, name: str, gold: Sequence[Span], guesses: Sequence[Span]) -> None:
    private = {fold(s.text) for s in gold if s.kind == "person" and s.optional}
    people = [s for s in gold if s.kind == "person" and not s.optional]
    annotated = [
        (fold(span.text), frozenset(map(_post, readings)), optional)
        for span in people
        for readings, optional in span.posts
    ]
    free = {(person, role) for person, readings, optional in annotated if optional for role, _ in readings}
    found = {
        (fold(span.text), _post(readings[0]))
        for span in guesses
        if span.kind == "person" and fold(span.text) not in private
        for readings, _ in span.posts
    }
    found = {(person, post) for person, post in found if (person, post[0]) not in free}
    for tally, width in ((scores.roles, 1), (scores.pairs, 2)):
        # Two posts of one name may share their role ("Phó Bí thư" here and there): as roles they are one.
        wanted = {(person, frozenset(r[:width] for r in readings)) for person, readings, opt in annotated if not opt}
        got = {(person, post[:width]) for person, post in found}
        missed = [w for w in wanted if not any((w[0], reading) in got for reading in w[1])]
        extra = [g for g in got if not any(g[0] == person and g[1] in readings for person, readings in wanted)]
        hits = len(wanted) - len(missed)
        tally.add(hits, len(wanted), hits + len(extra))
        if width == 2:
            scores.errors += [f"{name} post missed: {person} {sorted(posts)}" for person, posts in missed]
            scores.errors += [f"{name} post extra: {person} {post}" for person, post in sorted(extra)]


def score(articles: Iterable[Article], find: Callable[[Article], list[Span]]) -> Scores:
    """Compare what ``find`` finds in each article's text with its annotation."""
    scores = Scores()
    for article in articles:
        gold, guesses = gold_spans(article), find(article)
        for kind in KINDS:
            _score_kind(scores, article["id"], kind, gold, guesses)
        _score_posts(scores, article["id"], gold, guesses)
    return scores


def find_ours(article: Article) -> list[Span]:
    """What this project finds."""
    owner = article["source_unit"]
    source = Source(key="x", name=owner or "Không rõ nguồn", owner_unit=owner)
    return [
        Span(
            kind=m.kind,
            start=m.start,
            end=m.end,
            text=m.text,
            iso=m.iso,
            posts=tuple((((role.role, role.unit),), False) for role in m.roles),
        )
        for m in find_mentions(article["text"], published=date.fromisoformat(article["published"]), source=source)
    ]


def find_baseline(article: Article, *, deep: bool = False) -> list[Span]:
    """What ``underthesea.ner()`` finds: its persons as people, its organisations as units."""
    kinds = {"PER": "person", "ORG": "unit"}
    return [
        Span(kind=kinds[found.label], start=found.start, end=found.end, text=found.text)
        for found in recognise(article["text"], deep=deep)
        if found.label in kinds
    ]
