"""Publication and update of a text dump, from the stamps found in it and where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Dating
from pipelines.dating import parse_stamp, plausible
from pipelines.stamp_lines import StampLine

#: Where stamps stand, the most trusted place first.
PLACES = ("title", "head", "above", "tail")
_BRACKETED = re.compile(r"\s+\(\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^()]{0,12}\)\s*$")


def without_date(title: str) -> tuple[str, Dating | None]:
    """A title without the date in brackets that listings put behind it, and that date."""
    match = _BRACKETED.search(title)
    found = parse_stamp(match.group()) if match else None
    if match is None or found is None or not plausible(found[0]):
        return title, None
    dating = Dating(value=found[0], precision=found[1], rule="line:title", raw=match.group().strip(" ()"))
    return title[: match.start()].rstrip(), dating


def dates_of(stamps: Sequence[tuple[str, StampLine]]) -> tuple[Dating | None, Dating | None]:
    """Publication and update, from stamp lines and their places (PLACES).

    Where only the update is told, it stands for both, and the rule says so.
    """
    published: Dating | None = None
    updated: Dating | None = None
    # Over the title may stand today's date; what stands under it is the article's.
    for where, line in sorted(stamps, key=lambda item: PLACES.index(item[0])):
        for stamp in line.stamps:
            if not plausible(stamp.value):
                continue
            rule = f"label:{stamp.label}" if stamp.label else f"line:{where}"
            dating = Dating(value=stamp.value, precision=stamp.precision, rule=rule, raw=line.raw(stamp))
            if stamp.label == "updated":
                updated = updated or dating
            elif published is None or (published.rule.startswith("line:") and stamp.label):
                published = dating
    if (
        published is not None
        and published.rule == "line:above"
        and updated
        and published.value[:10] > updated.value[:10]
    ):
        published = None  # the clock of the portal: nothing is published after its last update
    if published is None and updated is not None:
        published = Dating(value=updated.value, precision=updated.precision, rule="fallback:updated", raw=updated.raw)
    return published, updated
