"""The structure of a text dump: title, stamps, byline, captions, paragraphs, and the lines of the portal left out.

Text copied from a rendered page, or made by an extractor, has no markup: what a line is must come from its words and
its place. Above the title and under the end stands the portal; the end is the last running text before a heading such
as "Tin khác". Nothing vanishes: every line is kept in one field or listed in ``dropped`` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.items import Dating
from pipelines.bylines import byline_of, is_credit, is_signature
from pipelines.chrome_lines import ENDING
from pipelines.plain_captions import caption_positions
from pipelines.plain_dates import dates_of, without_date
from pipelines.plain_lines import PlainLine, is_listing, plain_lines
from pipelines.plain_title import choose_title
from pipelines.stamp_lines import StampLine, section_of
from pipelines.text import fold, nfc_clean

_LEAST_WORDS = 20
_DATED_LINK = re.compile(
    r".{10,200}\(\s*(?:\d{1,2}:\d\d\s*[-,|]?\s*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?[^()]{0,12}\)\s*$"
)
_SIGNED_FOR = re.compile(r"\(?đã ký\)?|(?:KT|TM|TL|TUQ|Q)\.\s*.+", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+[-–|]\s+[^-–|]{3,80}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDoc:
    """What a dump holds. ``dropped``: (line, reason) of every line that is no part of the article."""

    title: str
    published: Dating | None
    updated: Dating | None
    byline: str | None
    section: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    dropped: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Draft:
    """The document while it is read."""

    byline: str | None = None
    section: str | None = None
    lead: list[str] = field(default_factory=list)
    stamps: list[tuple[str, StampLine]] = field(default_factory=list)  # where (plain_dates.PLACES)
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def drop(self, line: PlainLine, reason: str) -> None:
        self.dropped.append((line.text, reason))

    def stamp(self, line: PlainLine, where: str) -> None:
        if line.stamp is None:
            return
        self.stamps.append((where, line.stamp))
        self.byline = self.byline or line.stamp.author
        self.section = self.section or line.stamp.section
        if line.stamp.title is None:
            self.drop(line, "stamp")


def read_plain(text: str) -> PlainDoc | None:
    """Read a dump; None when it holds no article (a menu, a listing, a message, nothing)."""
    lines = plain_lines(nfc_clean(text))
    if is_listing(lines):
        return None
    at = choose_title(lines)
    if at is None:
        return None
    stamp = lines[at].stamp
    title = stamp.title if stamp is not None and stamp.title else lines[at].text
    draft = _Draft()
    _above(lines[:at], draft)
    draft.stamp(lines[at], "title")
    title = _shortest_form(title, lines[: at + 4])
    title, dated = without_date(title)
    rest = lines[at + 1 :]
    begin = _head(rest, title, draft)
    end = _end(rest, begin)
    body = _body(rest[begin:end], draft) + _tail(rest[end:], draft)
    captions = caption_positions(body, title)
    paragraphs = tuple(line.text for i, line in enumerate(body) if i not in captions)
    if sum(len(p.split()) for p in paragraphs) + sum(len(p.split()) for p in draft.lead) < _LEAST_WORDS:
        return None
    published, updated = dates_of(draft.stamps)
    published = published or dated
    lead = " ".join(draft.lead) or None
    if lead is not None and not paragraphs:
        paragraphs, lead = (lead,), None
    return PlainDoc(
        title=title,
        published=published,
        updated=updated,
        byline=draft.byline,
        section=draft.section,
        lead=lead,
        paragraphs=paragraphs,
        captions=tuple(line.text for i, line in enumerate(body) if i in captions),
        dropped=tuple(draft.dropped),
    )


def _above(lines: Sequence[PlainLine], draft: _Draft) -> None:
    """What stands over the title: the portal, and sometimes the stamp, the author or the section."""
    for line in lines:
        if line.stamp is not None:
            draft.stamp(line, "above")
            continue
        draft.section = section_of(line.text) or draft.section
        draft.drop(line, line.chrome or "above the title")


def _head(rest: Sequence[PlainLine], title: str, draft: _Draft) -> int:
    """Read what stands between title and text; the position where the text (captions too) begins."""
    first = next((i for i, line in enumerate(rest) if line.prose), len(rest))
    # A lead may stand between the title and the stamp.
    stamp = next((i for i, line in enumerate(rest[: first + 4]) if line.stamp is not None), None)
    body = first
    if stamp is not None and stamp > first and all(line.prose or line.chrome for line in rest[first:stamp]):
        draft.lead = [line.text for line in rest[first:stamp] if line.prose]
        body = next((i for i in range(stamp, len(rest)) if rest[i].prose), len(rest))
    # What is kept of the lines before the text (a caption, a sub-heading) belongs to the text.
    begin = body
    for i in range(body):
        line = rest[i]
        if line.stamp is not None:
            draft.stamp(line, "head")
        elif line.text in draft.lead:
            continue
        elif line.chrome is not None:
            draft.section = section_of(line.text) or draft.section
            draft.drop(line, line.chrome)
        elif _same_title(line.text, title):
            draft.drop(line, "title again")
        elif line.words == 1 and len(line.text) <= 5:
            draft.drop(line, "badge")  # "Th5" beside a picture of the day
        elif section_of(line.text):
            draft.section = section_of(line.text)
            draft.drop(line, "section")
        elif name := byline_of(line.text, signed=True):
            draft.byline = draft.byline or name
            draft.drop(line, "byline")
        elif is_credit(line.text):
            draft.drop(line, "credit")
        else:
            begin = min(begin, i)
    return begin


def _shortest_form(title: str, head: Sequence[PlainLine]) -> str:
    """The title as it stands alone in the head, when the line chosen has more around it ("Title - Sở Y tế")."""
    folded = fold(title)
    for line in head:
        other = fold(line.text)
        inside = other != folded and (folded.startswith(f"{other} ") or folded.endswith(f" {other}"))
        if inside and line.words >= 5 and line.chrome is None and line.stamp is None and not line.prose:
            return line.text
    return title


def _same_title(line: str, title: str) -> bool:
    one, other = fold(line).strip(" ."), fold(title).strip(" .")
    return one == other or fold(_SITE_SUFFIX.sub("", line)).strip(" .") == other


def _end(rest: Sequence[PlainLine], begin: int) -> int:
    """Where the text ends: behind its last running line before a heading of other articles, a poll, the links."""
    stop = len(rest)
    told = 0
    for i in range(begin, len(rest)):
        told += rest[i].words if rest[i].prose else 0
        if rest[i].chrome in ENDING and told:
            after = sum(line.words for line in rest[i + 1 :] if line.prose)
            if after <= told:
                stop = i
                break
    prose = [i for i in range(begin, stop) if rest[i].prose]
    return prose[-1] + 1 if prose else begin


def _body(lines: Sequence[PlainLine], draft: _Draft) -> list[PlainLine]:
    """The lines of the text between its first and its last running line."""
    kept = []
    for i, line in enumerate(lines):
        if line.chrome is not None and not (line.chrome == "menu" and i > 0):
            draft.drop(line, line.chrome)
        elif line.stamp is not None and (line.stamp.stamps[0].label or (line.stamp.title is None and i == 0)):
            draft.stamp(line, "head")
        elif is_credit(line.text) and byline_of(line.text) is None:
            draft.drop(line, "credit")
        else:
            kept.append(line)
    return kept


def _tail(lines: Sequence[PlainLine], draft: _Draft) -> list[PlainLine]:
    """What stands under the last running line: list items, captions, the author, and then the portal."""
    kept: list[PlainLine] = []
    portal: str | None = None
    for line in lines:
        reason = line.chrome or ("other articles" if _DATED_LINK.match(line.text) else None)
        signer = bool(kept) and (kept[-1].text.isupper() or _SIGNED_FOR.fullmatch(kept[-1].text) is not None)
        name = None if reason or signer or portal in ENDING else byline_of(line.text, signed=True)
        if line.stamp is not None and line.stamp.title is None and portal not in ENDING:
            labelled = line.stamp.stamps[0].label is not None
            if labelled or not draft.stamps:
                draft.stamp(line, "tail")
            else:
                draft.drop(line, "stamp")
            portal = portal or "stamp"
        elif reason is not None:
            draft.drop(line, reason)
            portal = "related" if reason == "other articles" else portal if portal in ENDING else reason
        elif name is not None:
            draft.byline = draft.byline or name
            draft.drop(line, "byline")
            portal = portal or "byline"
        elif is_credit(line.text) or is_signature(line.text):
            draft.drop(line, "credit")
            portal = portal or "credit"
        elif portal is not None and not (portal in ("byline", "credit", "files") and line.prose):
            draft.drop(line, "under the end")
        else:
            kept.append(line)
    return kept
