"""The section an article stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from pipelines.bylines import is_signature
from pipelines.dating import stamps
from pipelines.dom import select, squeeze, text_of
from pipelines.fact_nodes import leads_to_section, nodes_of, stands_apart
from pipelines.headlines import LABELLED, SECTION_NAME, Title
from pipelines.labels import chrome_kind, title_kind
from pipelines.layouts import Layout
from pipelines.lines import Line, Picture
from pipelines.metadata import Head
from pipelines.post_sentences import credit, filed_under, post_sentence
from pipelines.section_names import menu_names
from pipelines.text import fold
from pipelines.urls import absolute

_LONGEST = 80
_ABOVE = 14  # lines
_KICKER = 6  # words
_BLOCK = 3  # elements around a title
_MOST_STEPS = 5
#: More lines than this, with the first leading home, are a menu.
_FEW_STEPS = 3
_CRUMBS = re.compile(r"crumb|duong-?dan|path-?way", re.IGNORECASE)
_BARE_STEPS = re.compile(r"\s+(?:>>?|»|›)\s+")
#: The same in a row of facts, where it opens the row or stands behind a sign.
_FACT = re.compile(
    r"(?:^|[|/\\•·,;(\]–-]\s*|\s{2,})(?:(?:chuyên mục|danh mục|thể loại|lĩnh vực)\s*:|(?:đăng|xuất bản) trong:?"
    r"|posted in:?)\s*(?=\S)",
    re.IGNORECASE,
)
#: Before the link in a row with a stamp: "12 March 2025 in News".
_WITHIN = re.compile(r"(?<!\w)(?:in|on|trong|tại mục)\s$", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:chuyên mục|danh mục|thể loại|lĩnh vực)\s*:?", re.IGNORECASE)
#: How templates call the list of an article's sections.
_CALLED = re.compile(r"categor|(?:^|[-_ ])cats?(?:$|[-_ ])|chuyen-?muc|danh-?muc|terms-list", re.IGNORECASE)
_FACT_ENDS = re.compile(r"\s+[|/•·–-]\s+|\s*[|•·]\s*")
_FACT_LINES = 6
_FAR = 60
_FOREIGN = re.compile(r"relat|lien-?quan|recent|other|comment|widget|sidebar|aside|nav|menu", re.IGNORECASE)
_LONGEST_FACTS = 240
_STEPS = re.compile(r"\s*(?:>>?|»|›|/|\|)\s*")
#: As `_STEPS`, of links that stand beside each other as a way: a bar between two links makes a menu.
_WAY = re.compile(r"\s*(?:>>?|»|›|→|/)\s*")
_ARROWS = re.compile(r"[>»›→]")
_LONGEST_WAY = 200
_NEAR_END = 8  # lines below a text
#: A link without a slash before its first word, on a page with a base.
_RELATIVE = re.compile(r"(?:category|chuyen-?muc|danh-?muc|the-?loai)[/=?-]", re.IGNORECASE)
#: Below a text these are tags.
_TOPIC = re.compile(r"chu-?de|topic|tag", re.IGNORECASE)
#: What a site calls all its news: a finer name is the section, where the page shows one.
_ALL_NEWS = frozenset(
    fold(name)
    for name in (
        "Tin tức",
        "Tin tức - Sự kiện",
        "Tin tức sự kiện",
        "Tin tức & Sự kiện",
        "Tin tức và Sự kiện",
        "Tin tức, sự kiện",
        "Tin bài",
        "Bài viết",
        "Blog",
        "News",
    )
)
_FINER = frozenset({"labelled under the title", "link to a section", "called the section", "chip above the title"})
_NO_SECTION = re.compile(r"(?:xem\s+)?tất cả|xem thêm|theo dõi|quan tâm", re.IGNORECASE)
#: Words beside a date that say who wrote it, or are buttons.
_NO_FACT = re.compile(
    r"(?:phó|trưởng|giám đốc|chủ tịch|bác sĩ|dược sĩ|điều dưỡng|y sĩ|cán bộ|nhân viên|chuyên viên|phóng viên"
    r"|cộng tác viên|biên tập|ban biên|theo|nguồn|bởi|by|bài|ảnh|tin bài|tin, bài|đăng|viết|in|xem|cỡ|nghe|đọc|chia sẻ|gửi"
    r"|lưu|thời gian|thời lượng|ngày|thứ|chủ nhật|tác giả|người|lượt|số|góp ý|bình luận|chưa|không|quay|trở|về|cập nhật)\b",
    re.IGNORECASE,
)


def sections(
    tree: Any,
    items: Sequence[Line | Picture],
    head: Head,
    layout: Layout,
    generic: Layout,
    title: Title,
    end: int | None = None,
) -> Iterator[tuple[str, str]]:
    """The section an article stands in, with the rule that found it: where a link right above the title names it or the
    layout puts it, else the last step of the breadcrumb. Never the home page, a list of other articles or the article
    itself. ``end``: where the text ends.
    """
    found = _told(_named(tree, items, head, layout, generic, title, end), title)
    first = next(found, None)
    if first is None:
        return
    if fold(first[0]) in _ALL_NEWS:
        rest = list(found)
        yield from (one for one in rest if one[1] in _FINER and fold(one[0]) not in _ALL_NEWS)
        yield first
        yield from rest
    else:
        yield first
        yield from found


def _told(named: Iterator[tuple[str, str]], title: Title) -> Iterator[tuple[str, str]]:
    """Those that can be the name of a section."""
    for text, rule in named:
        text = text.strip(" /»>›|:-–")
        if not 2 <= len(text) <= _LONGEST or _is_title(text, title) or _NO_SECTION.fullmatch(text):
            continue
        if title_kind(text) not in ("home", "detail") and chrome_kind(text) is None:
            yield text, rule


def _is_title(text: str, title: Title) -> bool:
    """Whether a text is the title, or its beginning where a breadcrumb cuts it."""
    cut = text.rstrip(" .…")
    whole = fold(title.text)
    return fold(text) == whole or (cut != text and whole.startswith(fold(cut)))


def _named(
    tree: Any,
    items: Sequence[Line | Picture],
    head: Head,
    layout: Layout,
    generic: Layout,
    title: Title,
    end: int | None,
) -> Iterator[tuple[str, str]]:
    above = [
        line
        for i in range(max((title.position or 0) - _ABOVE, 0), title.position or 0)
        if isinstance(line := items[i], Line)
    ]
    sentence = post_sentence(items, title.position or 0)
    if sentence is not None and isinstance(line := items[sentence], Line) and (filed := filed_under(line)):
        yield filed, "sentence below the post"
    yield from _facts(items, title.position)
    yield from _kickers(above, told=True)
    yield from _chip(items, title, head.url)
    if layout is not generic:
        yield from _placed(tree, layout, head.url)
    yield from _trails(above, head.url, title)
    yield from _placed(tree, generic, head.url)
    yield from _far_trails(items[: max((title.position or 0) - _ABOVE, 0)], head.url, title)
    yield from _linked(items, title.position, end)
    yield from _called(items, title.position)
    yield from _kickers(above, told=False)
    yield from _right_above(items, title, tree, head.url)
    yield from _beside_date(items, title.position)
    yield from _claimed_sections(head)


def _placed(tree: Any, layout: Layout, url: str) -> Iterator[tuple[str, str]]:
    """Where a layout puts it."""
    for selector in layout.section:
        for element in reversed(select(tree, selector)):
            if not any(_leads_home(link, url) for link in (element, *element.iter("a"))):
                yield text_of(element), f"layout:{layout.key}:{selector}"


def _chip(items: Sequence[Line | Picture], title: Title, url: str) -> Iterator[tuple[str, str]]:
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
    links = [link for link in _links(line) if not _leads_home(link, url)]
    steps = [step for step in _WAY.split(line.text) if step]
    if _alone(line, before):
        if len(line.text.split()) <= _KICKER and line.text[-1] not in ".;!?" and links:
            yield line.text, "chip above the title"
    elif 1 < len(steps) == len(links) <= _FEW_STEPS and all(len(step.split()) <= 2 * _KICKER for step in steps):
        yield steps[-1], "chip above the title"


def _called(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """What the template calls the category, in a row of facts under the title, linked or not."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        if not isinstance(line, Line) or len(line.text) > _LONGEST_FACTS or _FOREIGN.search(line.chrome or ""):
            continue
        for node, text in nodes_of(line.element):
            name = node.get("class") or ""
            if text not in line.text or not _CALLED.search(name) or _FOREIGN.search(name) or stamps(text):
                continue
            text = _FACT.sub("", text)
            if text and len(text.split()) <= 2 * _KICKER and text[-1] not in ".;!?":
                yield text, "called the section"


def _beside_date(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """Words of their own in a row with the date, which are neither a person nor an office nor a button."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        if not isinstance(line, Line) or len(line.text) > _LONGEST_FACTS or not stamps(line.text):
            continue
        found = [text for node, text in nodes_of(line.element) if _may_be_section(text) and text in line.text]
        if len(set(found)) == 1 and stands_apart(
            next(node for node, text in nodes_of(line.element) if text == found[0]), line.element
        ):
            yield found[0], "words beside the date"
        return


def _may_be_section(text: str) -> bool:
    words = text.split()
    if not 1 < len(words) <= _KICKER or not text[0].isupper() or any(not (c.isalpha() or c in " -,&") for c in text):
        return False
    # The syllables of a name all have capitals.
    if all(word[0].isupper() for word in words if word[0].isalpha()):
        return False
    return not (_NO_FACT.match(text) or is_signature(text) or chrome_kind(text) or title_kind(text))


def _far_trails(before: Sequence[Line | Picture], url: str, title: Title) -> Iterator[tuple[str, str]]:
    """A breadcrumb in one line far above, where a column of other boxes stands between it and the article."""
    for line in reversed(before):
        if not isinstance(line, Line) or line.links < 0.5 or len(line.text) > _LONGEST_WAY:
            continue
        links = list(_links(line))
        if not 1 < len(links) <= _MOST_STEPS or not _leads_home(links[0], url):
            continue
        if _CRUMBS.search(line.path) or _ARROWS.search(line.text):
            steps = [step for step in _STEPS.split(line.text) if step and not _is_title(step, title)]
            if 1 < len(steps) <= _MOST_STEPS:
                yield steps[-1], "breadcrumb line"
            return


def _facts(items: Sequence[Line | Picture], title_at: int | None) -> Iterator[tuple[str, str]]:
    """The section that the small facts under a title name: "12/03/2025 | Chuyên mục: Dân số | Lượt xem: 40"."""
    for line in items[title_at + 1 : title_at + 1 + _FACT_LINES] if title_at is not None else ():
        told = credit(line.text) if isinstance(line, Line) else None
        if told is not None and told.filed:
            yield told.filed, "sentence under the title"
        label = _FACT.search(line.text) if isinstance(line, Line) and len(line.text) <= _LONGEST_FACTS else None
        if label is None or not isinstance(line, Line):
            continue
        named = line.text[label.end() :]
        linked = [text for link in _links(line) if named.startswith(text := text_of(link))]
        text = linked[0] if linked else _FACT_ENDS.split(named, maxsplit=1)[0]
        if text[:1].isupper() and len(text.split()) <= 2 * _KICKER and text[-1] not in ".;!?":
            yield text, "labelled under the title"


def _linked(items: Sequence[Line | Picture], title_at: int | None, end: int | None) -> Iterator[tuple[str, str]]:
    """The section that a link among the small facts leads to, by its relation or its address."""
    if title_at is None:
        return
    last = title_at + _FAR if end is None else min(title_at + _FAR, end + _NEAR_END)
    for i in range(max(title_at - 2, 0), min(last, len(items))):
        line = items[i]
        if not isinstance(line, Line) or not line.links or len(line.text) > _LONGEST_FACTS:
            continue
        if _FOREIGN.search(line.chrome or "") or not (line.links >= 0.5 or stamps(line.text)):
            continue
        above = items[i - 1] if i else None
        labelled = isinstance(above, Line) and _LABEL_ALONE.fullmatch(above.text) is not None
        for link in line.element.iter("a") if line.element.tag != "a" else (line.element,):
            related = "category" in (link.get("rel") or "").casefold().split()
            text = text_of(link)
            if not text or text not in line.text:
                continue
            within = i <= title_at + _FACT_LINES and _WITHIN.search(line.text[: line.text.find(text)]) is not None
            below = end is not None and i > end and _TOPIC.search(link.get("href") or "")
            told = labelled or within or (_leads_to_section(link) and not below) or _is_called_section(link)
            if related or (i > title_at and told):
                yield text, "link to a section"


def _leads_to_section(link: Any) -> bool:
    return leads_to_section(link) or _RELATIVE.match(link.get("href") or "") is not None


def _is_called_section(link: Any) -> bool:
    around = (link, link.getparent())
    names = [e.get("class") or "" for e in around if e is not None]
    return any(_CALLED.search(name) and not _FOREIGN.search(name) for name in names)


def _kickers(above: Sequence[Line], *, told: bool) -> Iterator[tuple[str, str]]:
    """A line of few words right above the title. ``told``: its name or a label says that it is the section;
    otherwise it is a link, a heading or has a mark before it.
    """
    lines = [line for line in above if not stamps(line.text)]
    for at in range(len(lines) - 1, max(len(lines) - 3, -1), -1):
        line, before = lines[at], lines[at - 1] if at else None
        labelled = LABELLED.fullmatch(line.text)
        named = told and SECTION_NAME.search(f"{line.path.rpartition('/')[2]} {line.name}") and _alone(line, before)
        if len(line.text.split()) > (2 * _KICKER if named else _KICKER) or line.text[-1] in ".;!?":
            return
        if is_signature(line.text):
            return
        if labelled or named:
            yield (labelled[1] if labelled else line.text), "line above the title"
        elif not told and (line.text[0] in "»›>" or line.heading or _alone(line, before)):
            yield line.text, "line above the title"


def _right_above(items: Sequence[Line | Picture], title: Title, tree: Any, url: str) -> Iterator[tuple[str, str]]:
    """A line of few words in the block of the title, with nothing but the stamp between: a name, and no sentence."""
    at = title.position
    if at is None:
        return
    around = [element for element in items[at].element.iterancestors() if element.tag not in ("body", "html")][:_BLOCK]
    for line in reversed(items[max(at - 2, 0) : at]):
        if not isinstance(line, Line) or not any(element in around for element in line.element.iterancestors()):
            return
        if stamps(line.text) or line.chrome in ("words:counter", "words:tool"):
            continue
        plain = line.chrome is None and line.links < 0.5 and not line.row and not line.item
        named = 1 < len(line.text.split()) <= _KICKER and line.text[0].isupper() and line.text[-1].isalpha()
        if plain and named and not is_signature(line.text):
            # "TIN HOẠT ĐỘNG" stands over all articles of a site, unless a menu has it as well.
            other = line.text.isupper() or title_kind(line.text)
            if not other or fold(line.text) in menu_names(tree, url):
                yield line.text, "line right above the title"
        return


def _alone(line: Line, before: Line | None) -> bool:
    """Whether a line is one link, and no entry of a menu or a list: those have another above them."""
    if line.links < 0.9 or line.item or not any(text_of(link) == line.text for link in _links(line)):
        return False
    return before is None or before.links < 0.5 or before.path != line.path


def _trails(above: Sequence[Line], url: str, title: Title) -> Iterator[tuple[str, str]]:
    """The last step of a breadcrumb: links in a row or in lines of their own, the first of which leads home."""
    for at in range(len(above) - 1, -1, -1):
        first = next(_links(above[at]), None)
        if first is None or not _leads_home(first, url):
            continue
        row = [text_of(link) for link in _links(above[at])]
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
        steps = [step for step in steps if not _is_title(step, title) and title_kind(step) != "detail"]
        if 1 < len(steps) <= (_MOST_STEPS if len(row) > 1 or _CRUMBS.search(above[at].path) else _FEW_STEPS):
            yield steps[-1], "breadcrumb line"
        break
    for line in above[-3:]:
        steps = [step.strip() for step in _BARE_STEPS.split(line.text)]
        if 1 < len(steps) <= _FEW_STEPS and all(1 <= len(step.split()) <= _KICKER for step in steps):
            yield steps[-1], "steps above the title"


def _links(line: Line) -> Iterator[Any]:
    element = line.element
    links = element.iter("a") if element.tag != "a" else [element]
    return (link for link in links if (text := text_of(link)) and text in line.text)


def _leads_home(link: Any, url: str) -> bool:
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


def _claimed_sections(head: Head) -> Iterator[tuple[str, str]]:
    for data in head.data:
        named = data.get("articleSection")
        for name in named if isinstance(named, list) else [named]:
            if isinstance(name, str):
                yield squeeze(name), "jsonld"
    for value in head.meta.get("article:section", ()):
        yield value, "meta:article:section"
