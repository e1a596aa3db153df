"""Dates that stand neither near the title nor below the text, and can yet be no other than the article's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.items import Dating
from pipelines.dating import label_alone, stamps
from pipelines.dom import text_of
from pipelines.lines import Line, Picture
from pipelines.searched_dates import ISSUED
from pipelines.shown_dates import stamps_in, with_attribute

_LONGEST = 120
_HEAD = 3  # lines of the text
_FOOT = 4  # lines below it
_FEET = ("name:footer", "name:ft", "tag:footer")
_SIGNS = " \t()[].,;:|-–—•·"
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|data|pubdate|postdate|publishdate|timestamp|published|ngaydang)(?:$|[\s_-])"
)
#: The day at the head of a text, in brackets: "(12/03/2025) …".
_BRACKETED = re.compile(r"\((\d[^()]{7,30})\)\s")
#: Chrome by these names may still say when its page was made.
_NAMED_CHROME = re.compile(r"name:(?!comment|binhluan|related|relate|lienquan|tinkhac|widget|hotnews|poll|vote|ads?$)")


def stray_date(
    items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int], *, abroad: bool
) -> Dating | None:
    """An element named for the date at the head of the text; the foot of the post right below it; a labelled day, where
    all labelled days of the page are the same.
    """
    for found in (_named(items, title_at, body, abroad), _foot(items, body, abroad)):
        if (dating := next(found, None)) is not None:
            return dating
    if (dating := _in_parts(items, title_at, abroad)) is not None:
        return dating
    labelled = list(_labelled(items, abroad))
    return labelled[0] if len({dating.value[:10] for dating in labelled}) == 1 else None


def stray_update(
    published: Dating | None, items: Sequence[Line | Picture], body: Sequence[int], *, abroad: bool
) -> Dating | None:
    """What the foot of a post says of its update, where it says when it was published as well."""
    if published is None or published.rule != "elsewhere:foot":
        return None
    first, *others = _foot(items, body, abroad)
    return next((dating for dating in others if first == published and dating.value > first.value), None)


def _named(
    items: Sequence[Line | Picture], title_at: int | None, body: Sequence[int], abroad: bool
) -> Iterator[Dating]:
    head = body[:_HEAD]
    if title_at is not None and head and 0 < head[0] - title_at <= 12:
        head = (*range(title_at + 1, head[0]), *head)
    for i in head:
        line = items[i]
        if not isinstance(line, Line) or line.chrome is not None:
            continue
        bracketed = _BRACKETED.match(line.text)
        if bracketed and (found := stamps(bracketed[1], abroad=abroad)) and found[0].end == len(bracketed[1]):
            yield Dating(value=found[0].value, precision=found[0].precision, rule="elsewhere:bracket", raw=bracketed[1])
        for node in line.element.iterdescendants("span", "time", "em", "i", "b", "strong", "small", "font"):
            text = text_of(node)[:_LONGEST]
            named = _NAMED.search(f"{node.get('class') or ''} {node.get('id') or ''}".lower())
            if named or (text[:1] == "(" and text[-1:] == ")" and text in line.text):
                found = stamps(text, abroad=abroad)
                if found and not text[: found[0].label_start].strip(_SIGNS) and not text[found[0].end :].strip(_SIGNS):
                    yield Dating(value=found[0].value, precision=found[0].precision, rule="elsewhere:named", raw=text)


def _in_parts(items: Sequence[Line | Picture], title_at: int | None, abroad: bool) -> Dating | None:
    """A day whose parts stand in elements of their own beside the title: "12", "Tháng 3", "2025"."""
    for at in range(max(title_at - 4, 0), title_at + 5) if title_at is not None else ():
        for parts in (items[at : at + 2], items[at : at + 3]):
            texts = [line.text for line in parts if isinstance(line, Line) and len(line.text) <= 12]
            if len(texts) < len(parts) or not texts or not re.fullmatch(r"\d{1,2}", texts[0]):
                continue
            raw = ("/" if all(text.isdigit() for text in texts) else " ").join(texts)
            found = stamps(raw, abroad=abroad)
            if len(found) == 1 and found[0].precision == "day" and (found[0].start, found[0].end) == (0, len(raw)):
                return Dating(value=found[0].value, precision="day", rule="elsewhere:parts", raw=raw)
    return None


def _foot(items: Sequence[Line | Picture], body: Sequence[int], abroad: bool) -> Iterator[Dating]:
    if not body:
        return
    found: list[tuple[str, Dating]] = []
    for i in range(body[-1] + 1, min(body[-1] + 1 + _FOOT, len(items))):
        line = items[i]
        if isinstance(line, Line) and line.chrome in _FEET and _is_open(line) and not _of_page(line):
            found += stamps_in(line.text, "elsewhere:foot", anywhere=True, abroad=abroad)
    for wanted in ("published", "updated"):
        yield from (dating for kind, dating in found if kind == wanted)


def _of_page(line: Line) -> bool:
    """Whether a line stands in the footer of the whole page."""
    footer = next((e for e in (line.element, *line.element.iterancestors()) if e.tag == "footer"), None)
    return footer is not None and footer.getparent() is not None and footer.getparent().tag in ("body", "html")


def _labelled(items: Sequence[Line | Picture], abroad: bool) -> Iterator[Dating]:
    """Lines that are a label and a day, or the one below the other."""
    above = None
    for line in items:
        if not isinstance(line, Line):
            continue
        label, above = above, None
        if not _is_open(line) or not (line.chrome is None or _NAMED_CHROME.match(line.chrome)):
            continue
        above = label_alone(line.text)
        found = stamps(line.text, abroad=abroad)
        if len(found) != 1 or line.text[found[0].end :].strip(_SIGNS):
            continue
        if line.text[: found[0].label_start].strip(_SIGNS) or (found[0].label or label) not in ("published", "created"):
            continue
        dating = Dating(value=found[0].value, precision=found[0].precision, rule="elsewhere:label", raw=line.text)
        yield with_attribute(dating, line.element, abroad)


def _is_open(line: Line) -> bool:
    return len(line.text) <= _LONGEST and line.links < 0.5 and not line.row and not ISSUED.search(line.text)
