"""When an article was published and updated, as far as its page says.

Order of trust: the layout's place for it → a visible stamp near the title, with a label or not → JSON-LD, meta tags and
address, best where they agree → a stamp elsewhere that can be no other date → htmldate on what is left of the page.
Where two kinds of claims agree on a day that is not near that of a stamp without a label, the stamp is of something
else. The footer's licence is never looked at, and a date after the fetch is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from crawler.items import Dating
from pipelines.abroad import is_abroad
from pipelines.claims import HANOI, claims_of
from pipelines.date_places import date_places
from pipelines.dom import text_of
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading
from pipelines.list_days import is_of_another
from pipelines.metadata import Head
from pipelines.searched_dates import guessed_date, searched_date
from pipelines.shown_dates import shown, stamps_in, with_attribute
from pipelines.stray_dates import stray_date, stray_update

_MANY = 3_000  # lines: a page that long is not searched for a date
_NEAR = 1  # days apart: clocks and zones
_ZONES = timedelta(hours=14)
_SAME = timedelta(minutes=1)
#: Rules of what a page tells programs.
_CLAIMS = ("jsonld", "meta:", "time", "url")
_NUMBERS = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?:\d\d){1,2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    published: Dating | None = None
    updated: Dating | None = None
    warnings: tuple[str, ...] = ()
    positions: frozenset[int] = frozenset()  # lines that only state a date
    offered: tuple[tuple[str, Dating], ...] = ()  # (published or updated, stamp), the most trusted first
    abroad: bool = False  # by that clock


def find_dates_of_page(
    tree: Any,
    items: Sequence[Line | Picture],
    head: Head,
    layout: Layout,
    *,
    reading: Reading,
    title_at: int | None,
    body: Sequence[int],
    url: str,
    latest: datetime,
    guess: bool = False,
) -> Dates:
    """Published and updated, each with where it came from.

    Args:
        latest: when the page was fetched.
        guess: on a page from abroad, take what may be its date where nothing says so.
    """
    abroad = is_abroad(tree, url, items, body, head.title)
    warnings: list[str] = []
    found: dict[str, Dating] = {}
    positions: set[int] = set()
    offered: list[tuple[str, Dating]] = []

    def offer(kind: str, dating: Dating | None) -> None:
        if dating is None:
            return
        offered.append((kind, dating))
        if kind in found and not (found[kind].rule == "label:created" and dating.rule == "label:published"):
            return
        if not plausible(dating.value, latest):
            warnings.append(
                f"date refused: {dating.value} from {dating.rule} is not before the fetch or before the web"
            )
            return
        found[kind] = dating

    def offer_first(places: Sequence[Sequence[Any]]) -> None:
        for elements in places:
            for element in elements:
                text = text_of(element)[:400]
                for kind, dating in stamps_in(text, f"layout:{layout.key}", anywhere=True, abroad=abroad):
                    offer(kind, with_attribute(dating, element, abroad))
            if "published" in found:
                break

    own, elsewhere = date_places(tree, layout, items, reading, title_at, body)
    offer_first(own)
    for at, stamps in shown(items, title_at, body, abroad=abroad):
        positions |= at
        for kind, dating in stamps:
            offer(kind, dating)
    offer_first(elsewhere if "published" not in found else ())
    for kind, dating in claims_of(tree, head, layout, url, abroad=abroad):
        offer(kind, dating)
    if "published" not in found and len(items) <= _MANY:
        offer("published", stray_date(items, title_at, body, abroad=abroad))
        offer("updated", stray_update(found.get("published"), items, body, abroad=abroad))
    if not found and len(items) <= _MANY:
        anchor = title_at if title_at is not None else (body[0] if body else 0)
        others = {i for i in range(anchor) if is_of_another(items, i, anchor)}
        offer("published", searched_date(tree, items, latest, others))
        if not found and guess and abroad:
            offer("published", guessed_date(tree, items, latest))
    if abroad and "published" in found and (first := _before_change(found["published"], offered, latest)) is not None:
        found["updated"], found["published"] = found["published"], first
    if "published" in found:
        found["published"] = _month_first(found["published"], offered)
        found["published"] = _outvoted(found["published"], offered, latest)
        found["published"] = _to_the_minute(found["published"], offered, "published")
    if "updated" in found:
        found["updated"] = _to_the_minute(found["updated"], offered, "updated")
        if "published" not in found:
            # "Cập nhật" over an article's only date: its readers know no other. No update is stated apart from it.
            found["published"] = replace(found.pop("updated"), rule="fallback:updated")
        elif _says_the_same(found["updated"], found["published"]):
            del found["updated"]
        elif _says_it_finer(found["updated"], found["published"]):
            found["published"] = replace(found.pop("updated"), rule="fallback:updated")
    return Dates(
        published=found.get("published"),
        updated=found.get("updated"),
        warnings=tuple(warnings),
        positions=frozenset(positions),
        offered=tuple(offered),
        abroad=abroad,
    )


def plausible(value: str, latest: datetime) -> bool:
    """Whether a page fetched at ``latest`` can be of that date: not before the web, not more than a day ahead."""
    limit = (latest.astimezone(HANOI) + timedelta(days=1)) if latest.year < 9000 else latest
    return value[:4] >= "1997" and value <= limit.strftime("%Y-%m-%dT%H:%M")


def _month_first(dating: Dating, offered: Sequence[tuple[str, Dating]]) -> Dating:
    """A visible 06/01/2020 is 1 June where the page tells programs so, and nothing that it tells them is 6 January."""
    numbers = _NUMBERS.search(dating.raw)
    if numbers is None or dating.rule.startswith(_CLAIMS) or numbers["d"] == numbers["m"]:
        return dating
    year, month, day = dating.value[:10].split("-")
    claimed = {
        other.value[:10]
        for _, other in offered
        if other.rule.startswith(_CLAIMS) and not _NUMBERS.match(other.raw)  # no better told than the visible one
    }
    other = f"{year}-{day}-{month}"
    if dating.value[:10] in claimed or other not in claimed:
        return dating
    return replace(dating, value=other + dating.value[10:], rule=f"{dating.rule}, month first")


def _outvoted(dating: Dating, offered: Sequence[tuple[str, Dating]], latest: datetime) -> Dating:
    """What two kinds of claims agree on, where an unlabelled day that no claim names is days away from it: that one is
    of a picture, of a quoted post or of another article. Against a layout's place a visible day must agree as well.
    """
    if not dating.rule.startswith(("line", "layout:", "time")) or len(dating.value) < len("2025-03-12"):
        return dating
    kinds: dict[str, set[str]] = {}
    for kind, other in offered:
        if kind == "published" and other.rule.startswith(_CLAIMS) and len(other.value) >= len("2025-03-12"):
            kinds.setdefault(other.value[:10], set()).add(other.rule.partition(":")[0])
    agreed = [day for day, of in kinds.items() if len(of) > 1 and plausible(day, latest)]
    if len(agreed) != 1:
        return dating
    visible = [one for _, one in offered if one.rule.startswith("line") and one.value[:10] == agreed[0]]
    if not dating.rule.startswith("line") and not visible:
        return dating
    if any(_apart(dating.value, day) <= _NEAR for day in kinds) and not dating.rule.startswith("time"):
        return dating
    return next(one for kind, one in offered if kind == "published" and one.value[:10] == agreed[0])


def _before_change(dating: Dating, offered: Sequence[tuple[str, Dating]], latest: datetime) -> Dating | None:
    """The publication that a page tells programs, where the stamp behind "two days ago" is what it tells them of its
    last change, to the minute and in whatever zone. A day that a reader sees is believed.
    """
    if dating.precision != "minute" or dating.rule != "time":
        return None
    moment = datetime.fromisoformat(dating.value)
    for kind, other in offered:
        if kind != "updated" or other.precision != "minute" or not other.rule.startswith(_CLAIMS):
            continue
        apart = abs(datetime.fromisoformat(other.value) - moment)
        if apart <= _ZONES and (apart + _SAME) % timedelta(hours=1) <= 2 * _SAME:
            break
    else:
        return None
    return next(
        (
            one
            for kind, one in offered
            if kind == "published"
            and one.rule.startswith(("jsonld", "meta:"))
            and one.value[:10] < dating.value[:10]
            and plausible(one.value, latest)
        ),
        None,
    )


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _says_the_same(updated: Dating, published: Dating) -> bool:
    """Whether the one visible date, of an update by its label, was found as the publication a second time: by the name
    of its element, or in what programs are told.
    """
    told = published.rule.startswith((*_CLAIMS, "elsewhere")) and not updated.rule.startswith(_CLAIMS)
    return told and published.value.startswith(updated.value)


def _says_it_finer(updated: Dating, published: Dating) -> bool:
    """Whether the one visible date, of an update by its label, gives the time of a day that only the address or the
    page's metadata tell.
    """
    told = published.rule.startswith(_CLAIMS) and not updated.rule.startswith(_CLAIMS)
    return told and published.precision == "day" and updated.value.startswith(published.value)


def _to_the_minute(dating: Dating, offered: Sequence[tuple[str, Dating]], wanted: str) -> Dating:
    """A visible day, with the time that the page tells programs of the same day; midnight is no time."""
    if dating.precision != "day":
        return dating
    for kind, other in offered:
        same = kind == wanted and other.precision == "minute" and other.value.startswith(dating.value)
        if same and other.rule.startswith(_CLAIMS) and not other.value.endswith("T00:00"):
            rule, raw = f"{dating.rule}+{other.rule}", f"{dating.raw}; {other.raw}"
            return replace(dating, value=other.value, precision="minute", rule=rule, raw=raw)
    return dating
