"""The elements where a layout puts an article's date, those of the article itself first.

Themes give the dates of other posts the same names, and often better ones: what stands between title and text is the
article's, what stands among other articles is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipelines.dom import select
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading
from pipelines.list_days import is_of_another

_MOST = 4
#: In the reason why something is chrome, layouts' selectors included.
_FOREIGN = re.compile(r"relat|recent|other|comment|lien-?quan|khac", re.IGNORECASE)


def date_places(
    tree: Any,
    layout: Layout,
    items: Sequence[Line | Picture],
    reading: Reading,
    title_at: int | None,
    body: Sequence[int],
) -> tuple[list[list[Any]], list[list[Any]]]:
    """The elements that each selector finds: those between title and text, and those elsewhere on the page. What stands
    among other articles is in neither.
    """
    own: list[list[Any]] = []
    elsewhere: list[list[Any]] = []
    for selector in layout.date:
        found = select(tree, selector)[:_MOST]
        ranks = [_rank(element, items, reading, title_at, body) for element in found]
        own.append([element for element, rank in zip(found, ranks, strict=True) if rank == 0])
        elsewhere.append([element for element, rank in zip(found, ranks, strict=True) if rank == 1])
    return own, elsewhere


def _rank(
    element: Any, items: Sequence[Line | Picture], reading: Reading, title_at: int | None, body: Sequence[int]
) -> int:
    """0 between title and text, or where no reader sees it; 1 elsewhere; 2 among other articles."""
    at = reading.spans.get(element, (-1, -1))[0]
    if title_at is None or not 0 <= at < len(items):
        return 0
    if _FOREIGN.search(items[at].chrome or "") or (at < title_at and is_of_another(items, at, title_at)):
        return 2
    return 0 if not body or title_at <= at <= max(body[0] + 1, title_at + 1) else 1
