"""What developers call the parts of an article: class names and ids of sites whose CMS nobody described.

Names are weak proof: each rule that asks here also looks at the place and the length of what it found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

Part = Literal["lead", "byline"]

_EDGE = r"(?:^|-)"
_END = r"(?:$|-)"
#: On names in lower case with hyphens between their words; Vietnamese ones are written with and without.
_NAMES: dict[Part, re.Pattern[str]] = {
    "lead": re.compile(
        r"tom-?tat|sapo|trich-?dan|trich-?yeu|home-?text|chapeau|summary|excerpt|intro-?text"
        rf"|{_EDGE}(?:lead|intro|dek|standfirst|teaser|desc|description|mo-?ta|subtitle|sub-title){_END}"
    ),
    "byline": re.compile(
        r"tac-?gia|author|byline|nguoi-?viet|but-?danh|ky-?ten"
        rf"|{_EDGE}(?:writer|signature|sign|nguon-tin|source-author){_END}"
    ),
}
_UNLIKE: dict[Part, re.Pattern[str]] = {
    "lead": re.compile(r"related|lien-?quan|tin-?khac|comment|binh-?luan|widget|sidebar|list|item|box"),
    "byline": re.compile(r"related|lien-?quan|comment|binh-?luan|widget|sidebar|avatar|bio"),
}
_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=4096)
def _is(part: Part, name: str) -> bool:
    words = re.sub(r"[\s_:]+", "-", _CAPITALS.sub("-", name)).lower()
    return bool(_NAMES[part].search(words)) and not _UNLIKE[part].search(words)


def is_named(element: Any, part: Part) -> bool:
    """Whether an element's id or one of its classes says that it is this part of an article."""
    names = (element.get("class") or "").split()
    identifier = element.get("id")
    return any(_is(part, name) for name in ((*names, identifier) if identifier else names))


def is_name(name: str, part: Part) -> bool:
    """As `is_named`, for the id and classes of a line."""
    return any(_is(part, word) for word in name.split())


def names_of(element: Any, part: Part, levels: int = 3) -> Any:
    """The nearest element, from this one up to so many levels above it, that is named so; else None."""
    for _ in range(levels + 1):
        if element is None or element.tag in ("body", "html"):
            return None
        if is_named(element, part):
            return element
        element = element.getparent()
    return None
