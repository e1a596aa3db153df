"""Mentions laid over the text they were found in, as pieces that a template can print one by one.

Nothing here makes markup: a piece is plain text with at most one mention, and the template escapes it. So crawled text
can never become markup, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Which mention wins where two of one length cover each other: what a reader follows most comes first.
_RANK = {"person": 0, "unit": 1, "document": 2, "date": 3, "topic": 4, "hit": 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text, in code points, and what it names."""

    start: int
    end: int
    kind: str  # person | unit | date | document | topic | hit
    key: str | None = None  # of the person, unit, document or topic; a date's ISO form
    note: str | None = None  # what a reader is told about it: roles, the date worked out


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    span: Span | None = None


def chosen(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans to show, in order and apart: of two that overlap the longer stays. Those outside the text go."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, _RANK.get(span.kind, 9), span.start)):
        if not 0 <= span.start < span.end <= length:
            continue
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The whole text cut at the borders of its spans: the pieces joined are the text."""
    found: list[Piece] = []
    at = 0
    for span in chosen(spans, len(text)):
        if at < span.start:
            found.append(Piece(text[at : span.start]))
        found.append(Piece(text[span.start : span.end], span))
        at = span.end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """The pieces of each line that is not empty. A span across a line break shows in every line it touches."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces(text, spans):
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.span))
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def excerpt(text: str, hits: Sequence[Span], width: int = 280) -> list[Piece]:
    """About ``width`` characters around the first hit, or the beginning when there is none; cut between words."""
    flat = text.replace("\n", " ")
    first = min((hit.start for hit in hits), default=0)
    start = 0 if first < width * 2 // 3 else flat.rfind(" ", 0, first - width // 3) + 1
    end = len(flat)
    if start + width < end:
        cut = flat.rfind(" ", start + width // 2, start + width)
        end = cut if cut > 0 else start + width
    inside = [
        Span(start=hit.start - start, end=hit.end - start, kind=hit.kind)
        for hit in hits
        if start <= hit.start and hit.end <= end
    ]
    shown = pieces(flat[start:end], inside)
    return [*([Piece("… ")] if start else []), *shown, *([Piece(" …")] if end < len(flat) else [])]
