"""When an article was published and updated, as far as its page says.

Order of trust: the layout's place for it → a visible stamp near the title → JSON-LD, meta tags and address, best
where they agree → htmldate on what is left of the page. Lines of chrome (the footer's licence) are never looked at,
and a date after the fetch is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from crawler.items import Dating, Precision
from pipelines.abroad import is_abroad
from pipelines.claims import HANOI, claims_of, machine_stamp
from pipelines.date_places import date_places
from pipelines.dating import Stamp, parse_stamp, stamps
from pipelines.dom import text_of
from pipelines.headlines import stamp_behind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture, Reading
from pipelines.metadata import Head
from pipelines.searched_dates import ISSUED, searched_date

_LONGEST_STAMP = 160
_LONGEST_SHOWN = 80
_MANY = 3_000  # lines: a page that long is not searched for a date
_FEW = 6  # letters beside a stamp that make no sentence
#: What stands beside a stamp and says nothing: weekdays, counters, signs.
_OTHER_WORDS = re.compile(
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ nhật|[a-z]{3,6}day\b|(?:số )?(?:lượt|lần) (?:xem|đọc)\s*:?\s*[\d.,]*"
    r"|views?\s*:?\s*[\d.,]*|GMT[+-]?\d*|[^\w]+",
    re.IGNORECASE,
)
#: A line that is a time of day and nothing else: some templates give date and time an element each.
_TIME_ALONE = re.compile(
    r"\W*(?:lúc\s+|giờ đăng\s*:?\s*)?(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\s?phút)?"
    r"\W*",
    re.IGNORECASE,
)
_ATTRIBUTES = ("datetime", "content", "title", "data-time", "data-date", "data-datetime", "data-published")
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
) -> Dates:
    """Published and updated, each with where it came from. ``latest``: when the page was fetched."""
    abroad = is_abroad(tree, url, items, body, head.title)
    warnings: list[str] = []
    found: dict[str, Dating] = {}
    positions: set[int] = set()
    offered: list[tuple[str, Dating]] = []

    def offer(kind: str, dating: Dating | None) -> None:
        if dating is None:
            return
        offered.append((kind, dating))
        if kind in found:
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
                    offer(kind, dating)
            if "published" in found:
                break

    own, elsewhere = date_places(tree, layout, items, reading, title_at, body)
    offer_first(own)
    for i, distance in _near(items, title_at, body):
        line = items[i]
        if not isinstance(line, Line) or len(line.text) > _LONGEST_STAMP or ISSUED.search(line.text):
            continue
        title = stamp_behind(line.text) if i == title_at else None
        stamps = list(stamps_in(line.text[len(title or "") :], "line", abroad=abroad))
        if not stamps and distance <= 6 and len(line.text) <= _LONGEST_SHOWN:
            stamps = list(_behind(line.element, abroad))
        if line.row and (distance > 6 or not all(dating.rule.startswith("label") for _, dating in stamps)):
            continue  # a row of a table with figures, unless it says so
        if not stamps or (distance > 6 and not any(dating.rule.startswith("label") for _, dating in stamps)):
            continue
        if i != title_at:
            positions.add(i)
        for kind, dating in stamps:
            offer(kind, _with_its_time(dating, i, items, positions, abroad))
    offer_first(elsewhere if "published" not in found else ())
    for kind, dating in claims_of(tree, head, layout, url, abroad=abroad):
        offer(kind, dating)
    if not found and len(items) <= _MANY:
        offer("published", searched_date(tree, items, latest))
    if "published" in found:
        found["published"] = _month_first(found["published"], offered)
        found["published"] = _to_the_minute(found["published"], offered)
    if "published" not in found and "updated" in found:
        # A page that only says when it was updated was published then or before: shown as such, by its rule.
        found["published"] = replace(found["updated"], rule="fallback:updated")
    return Dates(
        published=found.get("published"),
        updated=found.get("updated"),
        warnings=tuple(warnings),
        positions=frozenset(positions),
        offered=tuple(offered),
    )


def stamps_in(text: str, rule: str, *, anywhere: bool = False, abroad: bool = False) -> Iterator[tuple[str, Dating]]:
    """The stamps of a short visible text, each as published or updated; a label names the rule of an unplaced one.

    A sentence that mentions a day is no stamp: beside date and label there may be a weekday, a counter, little else,
    unless the text stands where a layout says the date is (``anywhere``).
    """
    found = stamps(text, abroad=abroad)
    rest = text
    for stamp in reversed(found):
        rest = rest[: stamp.label_start] + rest[stamp.end :]
    words = _OTHER_WORDS.sub("", rest)
    for stamp in found:
        if stamp.label == "other":
            continue
        allowed = 20 + 30 * (stamp.precision == "minute") + 40 * (stamp.label is not None)
        if not anywhere and (len(words) > allowed or (len(words) > _FEW and _in_sentence(text, stamp))):
            continue
        name = f"label:{stamp.label}" if stamp.label and rule == "line" else rule
        raw = text[stamp.label_start : stamp.end].strip()
        yield stamp.label or "published", Dating(value=stamp.value, precision=stamp.precision, rule=name, raw=raw)


def _in_attribute(raw: str, abroad: bool) -> tuple[str, Precision] | None:
    return machine_stamp(raw, abroad=abroad) or parse_stamp(raw, abroad=abroad)


def _behind(element: Any, abroad: bool) -> Iterator[tuple[str, Dating]]:
    """The stamp behind words such as "3 days ago", in the attribute of a time or abbr element."""
    for node in element.iter("time", "abbr"):
        raw = (node.get("datetime") or node.get("title") or "")[:_LONGEST_STAMP]
        stamp = _in_attribute(raw, abroad)
        if stamp is not None:
            yield "published", Dating(value=stamp[0], precision=stamp[1], rule="time", raw=raw)
            return


def _in_sentence(text: str, stamp: Stamp) -> bool:
    """Whether a stamp without a label is part of a sentence: "… gửi trước 16 giờ 30 ngày 10/4/2025."."""
    if stamp.label is not None:
        return False
    before, after = text[: stamp.start].rstrip(), text[stamp.end :].strip()
    if text.rstrip().endswith((".", ";", ":")) and before:
        return True
    return bool(before and after and before[-1].isalnum() and after[0].isalnum()) or after.startswith(",")


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
    claimed = {other.value[:10] for _, other in offered if other.rule.startswith(_CLAIMS)}
    other = f"{year}-{day}-{month}"
    if dating.value[:10] in claimed or other not in claimed:
        return dating
    return replace(dating, value=other + dating.value[10:], rule=f"{dating.rule}, month first")


def _to_the_minute(dating: Dating, offered: Sequence[tuple[str, Dating]]) -> Dating:
    """A visible day, with the time that the page tells programs of the same day; midnight is no time."""
    if dating.precision != "day":
        return dating
    for kind, other in offered:
        same = kind == "published" and other.precision == "minute" and other.value.startswith(dating.value)
        if same and other.rule.startswith(_CLAIMS) and not other.value.endswith("T00:00"):
            rule, raw = f"{dating.rule}+{other.rule}", f"{dating.raw}; {other.raw}"
            return replace(dating, value=other.value, precision="minute", rule=rule, raw=raw)
    return dating


def _with_its_time(
    dating: Dating, at: int, items: Sequence[Line | Picture], positions: set[int], abroad: bool
) -> Dating:
    """A visible day, with the time that stands in the line beside it or in an attribute of its element."""
    if dating.precision != "day":
        return dating
    for i in (at + 1, at - 1, at + 2, at - 2):
        beside = items[i] if 0 <= i < len(items) else None
        time = _TIME_ALONE.fullmatch(beside.text) if isinstance(beside, Line) else None
        if time is not None and isinstance(beside, Line):
            positions.add(i)
            value = f"{dating.value}T{int(time['h']):02}:{time['m']}"
            return replace(dating, value=value, precision="minute", raw=f"{dating.raw} {beside.text}")
    element = items[at].element
    for node in element.iter():
        for name in _ATTRIBUTES:
            raw = (node.get(name) or "")[:_LONGEST_STAMP] if isinstance(node.tag, str) else ""
            stamp = (
                (machine_stamp(raw, abroad=abroad) or parse_stamp(raw, abroad=abroad))
                if any(c.isdigit() for c in raw)
                else None
            )
            if stamp and stamp[1] == "minute" and stamp[0].startswith(dating.value) and not stamp[0].endswith("T00:00"):
                return replace(dating, value=stamp[0], precision="minute", raw=f"{dating.raw}; {raw}")
    return dating


def _near(items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Positions where a stamp may stand, nearest to the title first, each with its distance from title or body end."""
    anchor = title_at if title_at is not None else (body[0] if body else None)
    if anchor is None:
        return
    title = items[anchor] if title_at is not None else None
    if isinstance(title, Line) and stamp_behind(title.text) is not None:
        yield anchor, 0
    seen = 0
    for i in range(anchor + 1, min(anchor + 30, len(items))):
        item = items[i]
        if isinstance(item, Line) and (_may_be_stamp(item) or (i <= anchor + 3 and _is_named_stamp(item))):
            seen += 1
            yield i, seen
        if body and i > body[0] + 1:
            break
    if body and body[0] - anchor > 12:
        # The title stands far above, over a menu or in a banner: what stands right above the text is as near to it.
        for i in range(body[0], body[0] - 4, -1):
            item = items[i]
            if isinstance(item, Line) and _may_be_stamp(item):
                yield i, body[0] - i + 1
    seen = 0
    for i in range(anchor - 1, max(anchor - 8, -1), -1):
        item = items[i]
        if isinstance(item, Line) and item.chrome is None:
            seen += 1
            if seen > 4:
                break
            yield i, seen
    if body:
        for distance, i in enumerate(range(max(body[-1] - 2, body[0]), min(body[-1] + 15, len(items)))):
            item = items[i]
            if isinstance(item, Line) and _may_be_stamp(item):
                yield i, 3 if distance < 4 else 10


def _may_be_stamp(line: Line) -> bool:
    """Stamps repeat on sister pages (many articles of one day) and stand beside counters and tools."""
    reason = line.chrome or ""
    return not reason or reason == "learned" or reason in ("words:counter", "words:tool")


def _is_named_stamp(line: Line) -> bool:
    """Whether a line right under the title is a stamp and nothing else, in an element named like a menu."""
    return (
        (line.chrome or "").startswith("name:")
        and len(line.text) <= 30
        and line.links < 0.5
        and bool(stamps(line.text))
    )
