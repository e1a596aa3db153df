"""The way to an article: breadcrumbs near its title or far above it, and the link that stands alone over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from pipelines.dating import stamps
from pipelines.dom import text_of
from pipelines.headlines import Title
from pipelines.labels import title_kind
from pipelines.lines import Line, Picture
from pipelines.text import fold
from pipelines.urls import absolute

_LONGEST = 80
_KICKER = 6  # words
_BLOCK = 3  # elements around a title
_MOST_STEPS = 5
#: More lines than this, with the first leading home, are a menu.
_FEW_STEPS = 3
_CRUMBS = re.compile(r"crumb|duong-?dan|path-?way", re.IGNORECASE)
_BARE_STEPS = re.compile(r"\s+(?:>>?|»|›)\s+")
_STEPS = re.compile(r"\s*(?:>>?|»|›|/|\|)\s*")
#: As `_STEPS`, of links that stand beside each other as a way: a bar between two links makes a menu.
_WAY = re.compile(r"\s*(?:>>?|»|›|→|/)\s*")
_ARROWS = re.compile(r"[>»›→]")
_LONGEST_WAY = 200


def chips(items: Sequence[Line | Picture], title: Title, url: str) -> Iterator[tuple[str, str]]:
    """A link, or the last of a way of links, that stands alone in the block of the title, right above it."""
    at = title.position
    if at is None:
        return
    around = list(items[at].element.iterancestors())[:_BLOCK]
    over = [line for i in range(max(at - 5, 0), at) if isinstance(line := items[i], Line) and not stamps(line.text)]
    if not over:
        return
    line, before = over[-1], over[-2] if len(over) > 1 else None
    if line.chrome is not None or line.links < 0.8 or line.item or len(line.text) > _LONGEST_WAY:
        return
    if not any(element in around for element in (line.element, *line.element.iterancestors())):
        return
    links = [link for link in links_in(line) if not leads_home(link, url)]
    steps = [step for step in _WAY.split(line.text) if step]
    if is_alone(line, before):
        if len(line.text.split()) <= _KICKER and line.text[-1] not in ".;!?" and links:
            yield line.text, "chip above the title"
    elif 1 < len(steps) == len(links) <= _FEW_STEPS and all(len(step.split()) <= 2 * _KICKER for step in steps):
        yield steps[-1], "chip above the title"


def trails(above: Sequence[Line], url: str, title: Title) -> Iterator[tuple[str, str]]:
    """The last step of a breadcrumb: links in a row or in lines of their own, the first of which leads home."""
    for at in range(len(above) - 1, -1, -1):
        first = next(links_in(above[at]), None)
        if first is None or not leads_home(first, url):
            continue
        row = [text_of(link) for link in links_in(above[at])]
        steps = [piece for piece in _STEPS.split(above[at].text) if piece] if len(row) > 1 else [*row]
        steps = steps if len(steps) >= len(row) else [*row]  # arrows may be pictures
        named = _CRUMBS.search(above[at].path)
        for line in above[at + 1 :] if len(row) == 1 else ():
            if named and not _CRUMBS.search(line.path):
                break
            if len(steps) > _MOST_STEPS or len(line.text) > _LONGEST or stamps(line.text):
                break
            if line.links > 0.5 or line.item:
                steps.append(line.text)
        steps = [step for step in steps if not is_title(step, title) and title_kind(step) != "detail"]
        if 1 < len(steps) <= (_MOST_STEPS if len(row) > 1 or _CRUMBS.search(above[at].path) else _FEW_STEPS):
            yield steps[-1], "breadcrumb line"
        break
    for line in above[-_MOST_STEPS:]:
        if line.links < 0.1 and len(line.text) <= _LONGEST_WAY and _CRUMBS.search(line.path):
            # Scripts open its steps: words with a sign behind each, the first of which is home.
            home, *steps = [piece for piece in _STEPS.split(line.text) if piece] or [""]
            steps = [step for step in steps if not is_title(step, title) and title_kind(step) != "detail"]
            if title_kind(home) == "home" and 1 <= len(steps) < _MOST_STEPS:
                yield steps[-1], "breadcrumb line"
    for line in above[-3:]:
        steps = [step.strip() for step in _BARE_STEPS.split(line.text)]
        if 1 < len(steps) <= _FEW_STEPS and all(1 <= len(step.split()) <= _KICKER for step in steps):
            yield steps[-1], "steps above the title"


def far_trails(before: Sequence[Line | Picture], url: str, title: Title) -> Iterator[tuple[str, str]]:
    """A breadcrumb in one line far above, where a column of other boxes stands between it and the article."""
    for line in reversed(before):
        if not isinstance(line, Line) or line.links < 0.5 or len(line.text) > _LONGEST_WAY:
            continue
        links = list(links_in(line))
        if not 1 < len(links) <= _MOST_STEPS or not leads_home(links[0], url):
            continue
        if _CRUMBS.search(line.path) or _ARROWS.search(line.text):
            steps = [step for step in _STEPS.split(line.text) if step and not is_title(step, title)]
            if 1 < len(steps) <= _MOST_STEPS:
                yield steps[-1], "breadcrumb line"
            return


def is_alone(line: Line, before: Line | None) -> bool:
    """Whether a line is one link, and no entry of a menu or a list: those have another above them."""
    if line.links < 0.9 or line.item or not any(text_of(link) == line.text for link in links_in(line)):
        return False
    return before is None or before.links < 0.5 or before.path != line.path


def is_title(text: str, title: Title) -> bool:
    """Whether a text is the title, or its beginning where a breadcrumb cuts it."""
    cut = text.rstrip(" .…")
    whole = fold(title.text)
    return fold(text) == whole or (cut != text and whole.startswith(fold(cut)))


def links_in(line: Line) -> Iterator[Any]:
    element = line.element
    links = element.iter("a") if element.tag != "a" else [element]
    return (link for link in links if (text := text_of(link)) and text in line.text)


def leads_home(link: Any, url: str) -> bool:
    """Whether a link goes to the home page of its host, or is called so."""
    if link.tag != "a":
        return False
    if title_kind(text_of(link)) == "home":
        return True
    href = link.get("href")
    address = absolute(url, href) if href else None
    return (
        address is not None
        and urlsplit(address).path.strip("/").lower() in ("", "index.php", "default.aspx")
        and (not urlsplit(address).query)
    )
