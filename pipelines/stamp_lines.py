"""Lines that hold the stamp of an article, and what else editors' templates print in the same line.

"Lưu Mỹ Hạnh Đăng vào 15/05/2024 Tin hoạt động" is author, stamp and section; " date 2024-05 Tập huấn …" is stamp and
title; "Ngày 15/5/2024, Sở Y tế tổ chức …" is a sentence and no stamp at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.bylines import byline_of, is_credit, is_labelled, is_signature
from pipelines.chrome_lines import is_chrome
from pipelines.dating import Stamp, stamps

_NOISE = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lúc|hồi|ngày|giờ"
    r"|gmt\s*[+-]\s*\d+(?::\d\d)?|\(?utc\)?|am|pm|viết|bởi)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:chuyên mục|danh mục|mục|thể loại|lĩnh vực)\s*:\s*(.+)", re.IGNORECASE)
_COUNT = re.compile(r"[^:\d]{2,25}:?\s*\(?[\d.,]+\)?(?:\s*lượt)?", re.IGNORECASE)
_EDGES = " \t|,;:()[]–—-•·/>»\"'."
_LONGEST = 220
_TITLE_WORDS = 5
_SECTION_WORDS = 10
_UNIT_WORDS = 4  # "Sở Y tế An Sơn | 12/05/2024"; more may be a sentence that begins with a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StampLine:
    """What a line with a stamp says."""

    stamps: tuple[Stamp, ...]
    text: str
    author: str | None = None
    section: str | None = None
    title: str | None = None

    def raw(self, stamp: Stamp) -> str:
        """The stamp as written, with its label."""
        return self.text[stamp.label_start : stamp.end].strip(" |,;-–(")


def read_stamp_line(line: str) -> StampLine | None:
    """What a clean, squeezed line with a stamp says; None for lines of text, also those that begin with a date."""
    found = tuple(stamp for stamp in stamps(line) if stamp.label != "other")
    if not found:
        return None
    first, last = found[0], found[-1]
    before, after = line[: first.label_start], line[last.end :]
    titled = _title_in(line, first, found[1] if len(found) > 1 else None, last)
    if titled is not None:
        at = line.index(titled)
        outside = tuple(s for s in found if s.end <= at or s.start >= at + len(titled))
        return StampLine(stamps=outside, text=line, title=titled)
    if len(line) > _LONGEST:
        return None
    between = "|".join(line[a.end : b.label_start] for a, b in pairwise(found))
    author: str | None = None
    section: str | None = None
    labelled = first.label in ("published", "updated", "created")
    for piece, follows in (*((p, False) for p in _pieces(before)), *((p, True) for p in _pieces(f"{between}|{after}"))):
        rest = _NOISE.sub(" ", piece).strip(_EDGES)
        if not rest:
            continue
        named = _SECTION.fullmatch(piece)
        name = byline_of(piece, signed=labelled)
        unit = is_signature(piece) and len(piece.split()) <= _UNIT_WORDS
        if named:
            section = named[1].strip()
        elif name is not None:
            author = author or name
        elif _COUNT.fullmatch(piece) or is_labelled(piece) or is_credit(piece) or unit:
            continue
        elif labelled and follows and section is None and len(rest.split()) <= _SECTION_WORDS and rest[0].isupper():
            section = piece.strip(_EDGES)
        elif not is_chrome(piece):
            return None
    return StampLine(stamps=found, text=line, author=author, section=section)


def _pieces(text: str) -> list[str]:
    """The parts of a stamp line beside the stamp: cut at bars, and at dashes where there are no bars."""
    parts = re.split(r"[|•·]", text)
    if len([part for part in parts if part.strip()]) <= 1:
        parts = [cut for part in parts for cut in re.split(r"\s+[-–—]\s+", f" {part} ")]
    return [part.strip() for part in parts if part.strip()]


def section_of(line: str) -> str | None:
    """The section that a line names: "Chuyên mục: …", or the last step of a breadcrumb."""
    named = _SECTION.fullmatch(line.strip())
    if named:
        return named[1].strip(_EDGES)
    if is_chrome(line) == "breadcrumb":
        steps = [step.strip() for step in re.split(r"[>»/›|]|\s-\s", line) if step.strip()]
        return steps[-1] if len(steps) > 1 else None
    return None


def _title_in(line: str, first: Stamp, second: Stamp | None, last: Stamp) -> str | None:
    """The title that shares its line with a stamp: behind a labelled or timed one, or before one in brackets."""
    # A bare date in front is a stamp only before what cannot be a sentence: "12/05/2024 Hội nghị tổng kết …".
    told = first.label == "published" or first.precision == "minute" or (first.start == 0 and not line.endswith("."))
    if told and not line[: first.label_start].strip(_EDGES):
        # The update's stamp may follow at once; a date further on belongs to the title.
        beside = second is not None and second.label is not None and second.label_start - first.end <= 12
        rest = line[second.end if second is not None and beside else first.end :]
        title = rest.strip(" \t|–—-:")
        if (
            len(title.split()) >= _TITLE_WORDS
            and not title[0].islower()
            and not rest.lstrip().startswith((",", ".", ";"))
        ):
            name = byline_of(title, signed=True)
            short = len(title.split()) <= _SECTION_WORDS and first.precision == "day" and first.label is not None
            other = name or short or "|" in title or is_chrome(title) or is_labelled(title) or _SECTION.match(title)
            return None if other else title
    closing = line[last.end :].strip()
    bracketed = line[: first.start].rstrip().endswith(("(", "[", "|")) and closing in ("", ")", "]")
    title = line[: first.label_start].rstrip(" ([|-–—,")
    if bracketed and len(title.split()) >= _TITLE_WORDS and (last.precision == "minute" or first.label == "published"):
        return title
    return None
