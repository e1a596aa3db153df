"""The lines of a text dump, each with what its words alone say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.chrome_lines import ENDING, is_chrome
from pipelines.stamp_lines import StampLine, read_stamp_line


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """A line of a dump that is not empty."""

    text: str  # clean, spaces squeezed
    chrome: str | None  # why it is no part of an article, by its words
    stamp: StampLine | None
    indented: bool  # white space stood before it
    words: int

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: some length, and the end of a sentence."""
        if self.chrome is not None or self.stamp is not None:
            return False
        ended = self.text.rstrip(' "”’»)').endswith((".", "!", "?", "…", ":", ";", "/"))
        return (self.words >= 12 and (ended or self.words >= 60)) or (self.words >= 8 and self.text.endswith("./."))


def plain_lines(text: str) -> list[PlainLine]:
    """The lines of a clean text that hold something."""
    found = []
    for raw in text.split("\n"):
        squeezed = " ".join(raw.split())
        if not squeezed:
            continue
        stamp = read_stamp_line(squeezed)
        found.append(
            PlainLine(
                text=squeezed,
                chrome=None if stamp is not None else is_chrome(squeezed),
                stamp=stamp,
                indented=raw[:1].isspace(),
                words=len(squeezed.split()),
            )
        )
    return found


def is_listing(lines: Sequence[PlainLine]) -> bool:
    """Title and date, title and date: a page of links, or a page of short notices. None of them is an article.

    Under the end of an article such a list is common; so only what stands among the running text counts.
    """
    prose = [i for i, line in enumerate(lines) if line.prose]
    if not prose:
        return False
    stop = next((i for i in range(prose[0], len(lines)) if lines[i].chrome in ENDING), len(lines))
    last = max(i for i in prose if i < stop)
    within = [line.stamp for line in lines[prose[0] : last] if line.stamp is not None and line.stamp.title is None]
    timed = sum(1 for stamp in within if stamp.stamps[0].precision == "minute")
    return timed >= 3 or (len(within) >= 4 and len(within) * 2 >= len(prose))
