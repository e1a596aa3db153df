"""Lists that ASP.NET pages by form: which form, filled in how, asks for the next page.

Such a list has one address. Its page numbers are links to a script, ``__doPostBack(target, argument)``, which puts
both into the page's one form and sends it, together with the state the server gave along (``__VIEWSTATE``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from crawler.rows import Form
from pipelines.text import fold
from pipelines.urls import absolute
from spiders.document import Document

_CALL = re.compile(
    r"""(?:__doPostBack|WebForm_PostBackOptions)\(\s*["'](?P<target>[^"']*)["']\s*,\s*["'](?P<argument>[^"']*)["']"""
)
_NEXT = re.compile(r"(?:trang )?(?:tiếp|tiếp theo|sau|kế tiếp|kế)|trang sau|next(?: page)?|>|›|→")
#: ASP.NET's calendar sends days and months as numbers of days ("9205", "V9191"): an endless space.
_DAY = re.compile(r"V?\d{4,}")
_CALENDAR = re.compile(r"calendar|lich|ngay|date", re.IGNORECASE)
#: Letters of state that are still sent back. More is a page that keeps its tables there.
_MOST = 2_000_000


def next_form(document: Document, page: int) -> Form | None:
    """The form that asks for the page after number ``page`` (the first is 1), or None where no such pager is.

    The link with the next number, else the one that says "next", else the dots behind the last number of this block.
    """
    if document.tree is None or b"__VIEWSTATE" not in document.body:
        return None
    for form in document.tree.iter("form"):
        if not any(field.get("name") == "__VIEWSTATE" for field in form.iter("input")):
            continue
        offers = list(_offers(form))
        numbered = [fields for label, fields in offers if label == str(page + 1)]
        named = [fields for label, fields in offers if _NEXT.fullmatch(label)]
        # Dots lead on where they stand behind the numbers of a block, and back where they stand before them.
        dots = [
            fields
            for (before, _), (label, fields) in pairwise(offers)
            if label in ("...", "…") and before.isdigit() and int(before) <= page
        ]
        chosen = next(iter(numbered or named or dots), None)
        url = absolute(document.base, form.get("action") or document.url)
        if chosen is None or url is None:
            continue
        values = {name: value for name, value in form.form_values() if name not in chosen}
        fields = tuple({**values, **chosen}.items())
        if sum(len(value) for _, value in fields) <= _MOST:
            return Form(url=url, fields=fields)
    return None


def _offers(form: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """What can be pressed in a form, in document order: its words, and the fields it sends."""
    for element in form.iter("a", "input", "button"):
        if "disabled" in element.attrib or "disabled" in (element.get("class") or ""):
            continue
        label = element.text_content() if element.tag != "input" else element.get("value") or ""
        label = fold(label or element.get("title") or "").strip(" .[]()\xa0") or ("..." if label else "")
        call = _CALL.search(f"{element.get('href') or ''} {element.get('onclick') or ''}")
        if call is not None:
            target, argument = call["target"], call["argument"]
            if not _DAY.fullmatch(argument) and not _CALENDAR.search(target):
                yield label, {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
        elif element.tag != "a" and element.get("type") == "submit" and element.get("name"):
            yield label, {element.get("name"): element.get("value") or ""}
