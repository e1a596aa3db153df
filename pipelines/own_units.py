"""Whose a site is, where nobody has said so: what its pages all carry, or else what its articles are mostly about.

A site that was crawled by its address alone has no source file that names its owner. Its header or footer does ("SỞ Y
TẾ TỈNH GIA LAI"), and stands on every page; failing that, the province that most of its articles name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pipelines.bare_units import bare_row, plain_key
from pipelines.owners import SourceFacts
from pipelines.provinces import Province, provinces, today
from pipelines.unit_places import place_of

#: A province is a site's own when this many of its articles name it, and this share of those that name any.
FEWEST_ARTICLES = 3
SHARE = 0.5


def own_facts(chrome: Iterable[str], articles: Iterable[Iterable[str]]) -> SourceFacts:
    """The owner and province of a source.

    Args:
        chrome: texts that stand on many of its pages.
        articles: for each article, the names of units in it.
    """
    signed = Counter(province.key for text in chrome for province in _departments(text))
    if signed:
        (key, most), *others = signed.most_common()
        if not others or others[0][1] < most:
            return SourceFacts(owner_unit=f"Sở Y tế {provinces()[key].place}", province=key)
    named: Counter[str] = Counter()
    total = 0
    for units in articles:
        found = {today(place.key) for text in units if (place := _place_of(text)) is not None}
        named.update(found)
        total += bool(found)
    if named:
        key, most = min(named.items(), key=lambda item: (-item[1], item[0]))
        if most >= FEWEST_ARTICLES and most > SHARE * total:
            return SourceFacts(province=key)
    return SourceFacts()


@lru_cache(maxsize=1)
def _department_pattern() -> tuple[re.Pattern[str], dict[str, Province]]:
    # A name that is still in use means the province of today.
    by_name = {
        plain_key(place.name): place for place in sorted(provinces().values(), key=lambda place: not place.valid_to)
    }
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    return re.compile(rf"\bsở y tế (?:tỉnh |thành phố )?({names})(?!\w)"), by_name


def _departments(text: str) -> list[Province]:
    """The provinces whose department of health a text names."""
    pattern, by_name = _department_pattern()
    return [by_name[name] for name in sorted(set(pattern.findall(plain_key(text))))]


def _place_of(text: str) -> Province | None:
    line = place_of(plain_key(text)).line if bare_row(text) is None else None
    return provinces()[line] if line else None
